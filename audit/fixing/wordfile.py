"""A Word file in; the same file with edits in the text of its runs out, all else as it was (ECMA-376-1, 17.3.3.31)."""

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from audit.engine import read_options
from audit.fixing.interface import NotFixableError, compare
from audit.model.document import Document
from audit.model.finding import Edit
from audit.readers.package import Package
from audit.readers.word import RunText, read_traced
from audit.readers.word_parts import main_part
from audit.readers.word_styles import W
from audit.settings import Settings

if TYPE_CHECKING:
    from lxml import etree

_SIGNED = "_xmlsignatures/"
_NOT_COMPUTED = re.compile(r"HYPERLINK\b", re.IGNORECASE)  # the only field whose text is the author's own
_CHARACTER = re.compile(r"&[^;&]{1,12};|\r\n|[^&]", re.DOTALL)
_KEPT_SPACE = ' xml:space="preserve"'


@dataclass(frozen=True, slots=True)
class _Piece:
    """A `w:t`: characters of the document's text, the part of the package, and which of its `w:t` it is."""

    start: int
    end: int
    part: str
    index: int
    skipped: int  # characters of the `w:t` before `start`, which the reader left out
    computed: bool


class WordSource:
    """A Word file, its text led back to the `w:t` of its parts."""

    def __init__(self, path: str, data: bytes, settings: Settings) -> None:
        self.data = data
        self._path = path
        self._settings = settings
        document, runs = read_traced(data, path, read_options(settings))
        self.document: Document = document
        self._parts = _part_names(data, path)
        if any(name.startswith(_SIGNED) for name in Package(data, path).names):
            raise NotFixableError("is signed; a change would break the signature")
        self._pieces = _pieces(runs, self._parts)
        self._starts = [piece.start for piece in self._pieces]

    def writable(self, edit: Edit) -> bool:
        """Tell whether all characters that the edit replaces stand in runs, and none was computed by a field."""
        pieces = self._touched(edit)
        covered = sum(min(piece.end, edit.span.end) - max(piece.start, edit.span.start) for piece in pieces)
        return bool(pieces) and covered == len(edit.span) and not any(piece.computed for piece in pieces)

    def mend(self, edits: Sequence[Edit]) -> "WordSource":
        """Return the file with `edits`. Raises `NotFixableError`."""
        changes: dict[str, dict[int, list[tuple[int, int, str]]]] = {}
        for edit in edits:
            replacement = edit.replacement
            for piece in self._touched(edit):
                start = max(piece.start, edit.span.start) - piece.start + piece.skipped
                end = min(piece.end, edit.span.end) - piece.start + piece.skipped
                changes.setdefault(piece.part, {}).setdefault(piece.index, []).append((start, end, replacement))
                replacement = ""  # the first run takes all of it
        package = Package(self.data, self._path)
        written = {name: _mend_part(package.read(name) or b"", texts, name) for name, texts in changes.items()}
        again = WordSource(self._path, _repacked(self.data, written), self._settings)
        again.document = replace(again.document, path=self.document.path)
        compare(self.document, edits, again.document)
        return again

    def _touched(self, edit: Edit) -> list[_Piece]:
        """Return the pieces that an edit changes, in order; an insertion belongs to the piece before it."""
        start, end = edit.span.start, edit.span.end
        at = max(bisect_right(self._starts, start) - 1, 0)
        if start == end:
            near = self._pieces[max(at - 1, 0) : at + 1]
            return [piece for piece in near if piece.start < start <= piece.end][:1] or [
                piece for piece in near if piece.start <= start < piece.end
            ]
        touched = []
        for piece in self._pieces[at:]:
            if piece.start >= end:
                break
            if piece.end > start:
                touched.append(piece)
        return touched


def _part_names(data: bytes, path: str) -> Mapping[str, str]:
    """Return the part's name by the tag of its root."""
    main = main_part(Package(data, path), path)
    folder = main.rpartition("/")[0]
    names = {kind: f"{folder}/{kind}.xml" for kind in ("footnotes", "endnotes")}
    return {W + "document": main} | {W + kind: name for kind, name in names.items()}


def _pieces(runs: Sequence[RunText], parts: Mapping[str, str]) -> list[_Piece]:
    """Return the runs with their place in the package; a run ends where the next begins (its end may be trimmed)."""
    order: dict[etree._Element, int] = {}
    roots: dict[str, etree._Element] = {}
    for run in runs:
        root = run.element.getroottree().getroot()
        if root.tag not in roots:
            roots[root.tag] = root
            order.update((element, index) for index, element in enumerate(root.iter(W + "t")))
    pieces = []
    for at, run in enumerate(runs):
        end = min(run.end, runs[at + 1].start) if at + 1 < len(runs) else run.end
        pieces.append(
            _Piece(
                start=run.start,
                end=end,
                part=parts[run.element.getroottree().getroot().tag],
                index=order[run.element],
                skipped=len(run.element.text or "") - (run.end - run.start),
                computed=_is_computed(run),
            )
        )
    return pieces


def _is_computed(run: RunText) -> bool:
    """Tell whether Word writes the text itself: the result of a field, or of a control bound to data."""
    if run.field and not _NOT_COMPUTED.match(run.field):
        return True
    for ancestor in run.element.iterancestors(W + "fldSimple", W + "sdt"):
        if ancestor.tag == W + "fldSimple" or ancestor.find(f"{W}sdtPr/{W}dataBinding") is not None:
            return True
    return False


def _mend_part(data: bytes, changes: Mapping[int, list[tuple[int, int, str]]], name: str) -> bytes:
    """Return an XML part with changes in the text of its `w:t`, counted from 0 in the order of the file."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise NotFixableError(f"{name} is not in UTF-8") from None
    prefix = re.search(r'xmlns:([\w.-]+)="[^"]*/wordprocessingml/(?:2006/)?main"', text)
    tag = re.escape(f"{prefix[1]}:t" if prefix else "t")
    element = re.compile(
        rf"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<(?P<open>{tag}(?:\s[^<>]*?)?)(?:(?P<empty>/)>|>(?P<content>[^<]*)</{tag}\s*>)",
        re.DOTALL,
    )
    pieces: list[str] = []
    at = index = 0
    for match in element.finditer(text):
        if match["open"] is None:
            continue
        if index in changes and match["content"] is not None:
            content = _changed(match["content"], changes[index])
            space = _KEPT_SPACE if content != content.strip() and "xml:space" not in match["open"] else ""
            pieces += (text[at : match.end("open")], space, ">", content)
            at = match.end("content")
        index += 1
    return "".join((*pieces, text[at:])).encode("utf-8")


def _changed(content: str, changes: Sequence[tuple[int, int, str]]) -> str:
    """Return the content of an element with changes at offsets of its characters; other characters keep their form."""
    characters = _CHARACTER.findall(content)
    for start, end, replacement in sorted(changes, reverse=True):
        characters[start:end] = escape(replacement)
    return "".join(characters)


def _repacked(data: bytes, written: Mapping[str, bytes]) -> bytes:
    """Return the package with some parts written anew; the others keep their bytes, order and dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as target:
        target.comment = package.comment
        for info in package.infolist():
            part = written.get(info.filename)
            target.writestr(info, package.read(info) if part is None else part, compress_type=info.compress_type)
    return out.getvalue()
