"""What a reader saw: text, blocks and styles, the notes the format itself knows, and the way back to the file."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import field
from functools import cached_property
from typing import Literal, Protocol, runtime_checkable

from audit.model.citation import Item
from audit.model.record import record
from audit.model.span import Box, Span

BlockKind = Literal[
    "heading",
    "paragraph",
    "list_item",
    "quote",
    "note",
    "reference",
    "table",
    "caption",
    "code",
    "furniture",
    "comment",
]
Style = Literal["superscript", "subscript", "italic", "bold", "small-caps", "underline", "link", "code"]
NoteKind = Literal["footnote", "endnote", "author-note"]


@record
class Block:
    """A paragraph-like stretch of the text. `level` is a heading's depth from 1, else 0."""

    span: Span
    kind: BlockKind = "paragraph"
    level: int = 0


@record
class StyledSpan:
    """Characters set in one style; the span covers content only, never the markup that asks for the style.

    `target` is a link's address as the format gives it (URL, `#fn12`), else None.
    """

    span: Span
    style: Style
    target: str | None = None


@record
class SourceNote:
    """A note that the format or the page layout marks as one (Word footnote, `[^1]: …`, the foot of a PDF page).

    `span` covers label and text; `label_span` is None where the number is not in the text (Word prints it).
    `generated` means that software computes the number, so that it cannot be misprinted by hand.
    `text_spans` are the stretches of the note's own text, more than one where it runs over a page.
    """

    id: str
    span: Span
    label: str
    label_span: Span | None
    text_spans: tuple[Span, ...]
    kind: NoteKind = "footnote"
    generated: bool = False
    page: int | None = None


@record
class SourceCall:
    """A note call that the format itself marks as one (Word reference mark, `[^1]`, `\\footnote`, `xref`).

    `note_id` names the `SourceNote` called, or is None when the target does not exist. A call that takes no room in
    the text (Word) has an empty span at its place.
    """

    span: Span
    label: str
    note_id: str | None
    generated: bool = False


@record
class SourceReference:
    """An entry of a reference list that the format itself marks as one (JATS `ref`, TEI `bibl`, `\\bibitem`, BibTeX).

    `key` is the name that calls ask for it by (`xml:id`, citation key). `label` is its number as printed, or "".
    `item` holds the fields that the format itself tells apart, None where it gives running text only.
    """

    key: str
    label: str
    span: Span
    text_span: Span
    item: Item | None = None


@record
class ReferenceCall:
    """An in-text citation that the format itself marks as one (`xref` to a `ref`, `\\cite`, `[@key]`, a Zotero field).

    `keys` name entries of the reference list; a key that the list lacks stays. `items` are what the file embeds for
    the keys (Zotero, Mendeley), in the keys' order, or empty. `narrative` is True for `\\citet` and bare `@key`.
    """

    span: Span
    keys: tuple[str, ...]
    narrative: bool = False
    items: tuple[Item, ...] = ()


@record
class Place:
    """Where a span lies in the file. Lines and columns from 1 (end column excluded), None where there are none."""

    start_line: int | None = None
    start_column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    logical: str | None = None
    path: str | None = None


class SourceMap(Protocol):
    """Leads a span of `Document.text` back to the file. Implementations are picklable."""

    def place(self, span: Span) -> Place:
        """Return the place of `span`; never raises for spans inside the text."""
        ...


@runtime_checkable
class PageSource(Protocol):
    """A source map that tells pages without the rest of a place: many are asked for."""

    def page(self, offset: int) -> int | None:
        """Return the page of the character at `offset` (from 1), None where there are no pages."""
        ...


class LineMap:
    """The source map of formats whose text is the file's own text: lines and columns, both from 1."""

    def __init__(self, text: str) -> None:
        starts = [0]
        find = text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        self._starts = starts

    def place(self, span: Span) -> Place:
        """Return line and column of both ends of `span`."""
        first = bisect_right(self._starts, span.start)
        last = bisect_right(self._starts, max(span.start, span.end - 1))
        return Place(
            start_line=first,
            start_column=span.start - self._starts[first - 1] + 1,
            end_line=last,
            end_column=span.end - self._starts[last - 1] + 1,
        )


@record
class Document:
    """One manuscript as its reader saw it. All spans are offsets into `text`.

    `markup` lists, in order, the characters of `text` that are syntax and not content (`*`, `<sup>`, backslashes);
    `plain` leaves them out. `metadata` holds what the file says of itself: `title`, `journal`, `language` (BCP 47),
    `date` (ISO 8601), `bibliography`.
    """

    path: str
    format: str
    text: str
    source_map: SourceMap
    blocks: tuple[Block, ...] = ()
    styles: tuple[StyledSpan, ...] = ()
    markup: tuple[Span, ...] = ()
    notes: tuple[SourceNote, ...] = ()
    calls: tuple[SourceCall, ...] = ()
    references: tuple[SourceReference, ...] = ()
    reference_calls: tuple[ReferenceCall, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def title(self) -> str | None:
        """The title that the file gives itself, or None."""
        return self.metadata.get("title")

    def pages(self, spans: Iterable[Span]) -> list[int | None]:
        """Return the page that each span begins on (from 1), None where there are no pages."""
        source_map = self.source_map
        if isinstance(source_map, PageSource):
            return [source_map.page(span.start) for span in spans]
        return [source_map.place(span).page for span in spans]

    @cached_property
    def _markup_starts(self) -> list[int]:
        return [span.start for span in self.markup]

    @cached_property
    def _style_starts(self) -> list[int]:
        return [styled.span.start for styled in self.styles]

    def styles_in(self, span: Span) -> tuple[StyledSpan, ...]:
        """Return the styled spans that begin inside `span`, in order. Requires `styles` sorted by start."""
        first = bisect_right(self._style_starts, span.start - 1)
        last = bisect_right(self._style_starts, span.end - 1)
        return self.styles[first:last]

    def _markup_in(self, span: Span) -> tuple[Span, ...]:
        """Return what of the markup may lie in `span`: the last that begins before it, and all that begin in it."""
        starts = self._markup_starts
        return self.markup[max(0, bisect_right(starts, span.start) - 1) : bisect_left(starts, span.end)]

    def plain(self, *spans: Span) -> "PlainText":
        """Return the content of `spans`, joined by one space, without markup and with the way back to offsets."""
        pieces: list[str] = []
        starts: list[int] = []  # offset in the plain text at which each piece begins
        origins: list[int] = []  # offset in `Document.text` at which each piece begins
        length = 0
        for number, span in enumerate(spans):
            if number:
                pieces.append(" ")
                starts.append(length)
                origins.append(span.start)
                length += 1
            at = span.start
            for mark in self._markup_in(span):
                if mark.start > at:
                    pieces.append(self.text[at : mark.start])
                    starts.append(length)
                    origins.append(at)
                    length += mark.start - at
                at = max(at, mark.end)
            if at < span.end:
                pieces.append(self.text[at : span.end])
                starts.append(length)
                origins.append(at)
                length += span.end - at
        return PlainText(
            text="".join(pieces),
            starts=tuple(starts),
            origins=tuple(origins),
            end=spans[-1].end if spans else 0,
        )


@record
class PlainText:
    """Content without markup, and for each of its characters the offset in `Document.text` it came from."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    end: int

    def origin(self, offset: int) -> int:
        """Return the offset in `Document.text` of the plain character at `offset`."""
        if not self.starts or offset >= len(self.text):
            return self.end
        piece = bisect_right(self.starts, offset) - 1
        return self.origins[piece] + offset - self.starts[piece]

    def offsets(self, span: Span) -> tuple[int, int]:
        """Return the plain offsets (start, end) that the `Document` span covers; equal where it covers nothing."""
        return self._offset(span.start), self._offset(span.end)

    def _offset(self, origin: int) -> int:
        if not self.origins:
            return 0
        piece = bisect_right(self.origins, origin) - 1
        if piece < 0:
            return 0
        following = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        return min(following, self.starts[piece] + origin - self.origins[piece])

    def span(self, start: int, end: int) -> Span:
        """Return the `Document` span of plain characters `start` to `end` (markup inside it included)."""
        if len(self.origins) == 1 and start < end <= len(self.text):  # one piece, as nearly all: all moves by as much
            return Span(self.origins[0] + start, self.origins[0] + end)
        first = self.origin(start)
        return Span(first, first if end <= start else self.origin(end - 1) + 1)
