"""The bytes of a page or of XML, and from which element each stretch of a built text came, in; lines and columns out.

Nothing is done until a place is asked for, so that a manuscript without findings costs nothing. Then every tag of the
file is marked with its own offset and the file is parsed once more: the elements of that second tree say where they
stand, however the parser mends the page, and however many lines it has (libxml2 itself counts to 65,535).
"""

import html
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from audit.language.expressions import expression
from audit.model.document import LineMap, Place
from audit.model.record import record
from audit.model.span import Span
from audit.readers.anchors import Anchor, AnchorMap
from audit.readers.xml import local_name, parse_marked, path_step

if TYPE_CHECKING:
    from lxml import etree

Syntax = Literal["html", "xml"]
_MARK = "audit-offset"
_TAG = expression(r"<(?:!--|!\[CDATA\[|\?|!DOCTYPE|(/?)([A-Za-z_:][^\s/<>]{0,200})(?=[\s/>]))")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": ">", "<!DOCTYPE": ">"}
_RAW = {name: expression(rf"(?i)</{name}") for name in ("script", "style", "textarea", "title")}
_DIGITS = expression(r"\d+")
_REST_OF_TAG = expression(r"""(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_MARKUP = expression(r"<[A-Za-z_:/!?]")
_ENTITY = expression(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{0,40});?")
_DECLARED = expression(r"""(?:encoding|charset)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{2,40})""")
_LABEL_SIGNS = 4  # characters of the file before the next of the text: ". ", "] "
_LONGEST_GAP = 20_000  # characters of markup between two words of one stretch


@record
class MarkupFile:
    """A file of markup as it was read, and how it was parsed."""

    data: bytes
    syntax: Syntax


class MarkupMap:
    """The source map of a text built from markup: lines and columns of the file, and the path of the element."""

    def __init__(
        self, text: str, offsets: list[int], anchors: list[Anchor], files: dict[str | None, MarkupFile]
    ) -> None:
        self._text = text
        self._offsets = offsets
        self._anchors = anchors
        self._files = files
        self._known = AnchorMap(offsets, anchors)
        self._firsts: list[int] = []  # of each anchor, the first of those in a row of one stretch of markup
        self._sources: dict[str | None, _Source | None] = {}
        self._reached = (-1, 0, 0)  # of the anchor asked last: offset in the text, offset in the file

    def __getstate__(self) -> dict[str, object]:
        return {**vars(self), "_sources": {}}

    def place(self, span: Span) -> Place:
        """Return line and column of both ends of `span`, as far as the file tells, with the path of its element."""
        known = self._known.place(span)
        source = self._source(known.path)
        if source is None:
            return known
        start = self._origin(source, span.start)
        end = self._origin(source, max(span.start, span.end - 1))
        if start is None or end is None:
            return known
        found = source.lines.place(Span(start, max(start, end) + (span.end > span.start)))
        return Place(
            start_line=found.start_line,
            start_column=found.start_column,
            end_line=found.end_line,
            end_column=found.end_column,
            logical=known.logical,
            path=known.path,
        )

    def _source(self, path: str | None) -> "_Source | None":
        if path not in self._sources:
            file = self._files.get(path)
            self._sources[path] = _Source(file) if file is not None else None
        return self._sources[path]

    def _origin(self, source: "_Source", offset: int) -> int | None:
        """Return the offset in the file of the character at `offset`."""
        if not self._firsts:
            self._firsts = _first_of_stretches(self._anchors)
        index = bisect_right(self._offsets, offset) - 1
        if index < 0:
            return None
        index = self._firsts[index]
        anchor = self._anchors[index]
        begin = source.begin(anchor.origin, anchor.part)
        if begin is None:
            return None
        at = self._offsets[index]
        if self._reached[0] == index and self._reached[1] <= offset:
            _, at, begin = self._reached
        begin = source.follow(self._text, at, offset, begin)
        self._reached = (index, offset, begin)
        return begin


class _Source:
    """One file, its lines, and where the text of each of its elements begins."""

    def __init__(self, file: MarkupFile) -> None:
        self.text = decoded(file)
        self.lines = LineMap(self.text)
        self._starts: dict[str, int] = {}  # element paths to the offsets of their start tags
        self._tails: dict[str, int] = {}  # and of what follows their end tags
        self._index(parse_marked(mark(self.text, file.syntax), file.syntax))

    def _index(self, root: "etree._Element | None") -> None:
        if root is None:
            return
        paths: dict[etree._Element, str] = {root: f"/{local_name(root.tag)}"}
        counts: dict[etree._Element, dict[str, int]] = {}
        for element in root.iter():
            parent = element.getparent()
            name = local_name(element.tag)
            if parent is not None and not name:  # a comment: one of those that mark ends
                before = element.getprevious()
                if before is not None and before in paths and (element.text or "").isdecimal():
                    self._tails[paths[before]] = int(element.text or "0")
                continue
            if parent is not None:
                within = counts.setdefault(parent, {})
                within[name] = within.get(name, 0) + 1
                paths[element] = paths[parent] + path_step(name, within[name])
            offset = _DIGITS.match(element.get(_MARK) or "")
            if offset:
                self._starts[paths[element]] = int(offset[0])

    def begin(self, path: str, part: str) -> int | None:
        """Return where the `part` of an element begins: its start tag, its text, or what follows its end."""
        start = self._starts.get(path)
        if part == "tag":
            return start
        if part == "tail":
            tail = self._tails.get(path)
            if tail is not None or start is None:
                return tail
        return None if start is None else self._behind_tag(start)

    def _behind_tag(self, at: int) -> int:
        rest = _REST_OF_TAG.match(self.text, at + 1)
        return rest.end() if rest else at

    def follow(self, text: str, at: int, target: int, here: int) -> int:
        """Return where the character of `text` at `target` stands, when that at `at` stands at or after `here`."""
        source = self.text
        if source.startswith(text[at:target], here):
            here, at = here + target - at, target
        limit = min(len(source), here + (target - at) + _LONGEST_GAP)
        while here < limit:
            if source[here] == "<" and _MARKUP.match(source, here):
                here = self._behind_markup(here)
                continue
            sign, end = self._sign(here)
            if sign.isspace() and not sign.startswith(text[at]):
                here = end
                at += at < target and text[at] == " " and not self._spaced(here)
            elif at >= target:
                break
            elif text.startswith(sign, at):
                at, here = at + len(sign), end
            else:
                at, here = self._passed_over(text, at, here)
        return here

    def _sign(self, here: int) -> tuple[str, int]:
        """Return the character that is written at `here`, by itself or as an entity, and where that ends."""
        if self.text[here] == "&":
            entity = _ENTITY.match(self.text, here)
            if entity:
                return html.unescape(entity[0]) or "&", entity.end()
        return self.text[here], here + 1

    def _spaced(self, here: int) -> bool:
        return self.text[here : here + 1].isspace()

    def _passed_over(self, text: str, at: int, here: int) -> tuple[int, int]:
        """Go forward where the two differ: in the file by a label's signs, else in what the reader itself wrote."""
        found = self.text.find(text[at], here, here + _LABEL_SIGNS)
        if found >= 0 and not any(sign in self.text[here:found] for sign in "<&"):
            return at, found
        return at + 1, here

    def _behind_markup(self, here: int) -> int:
        source = self.text
        if source.startswith("<![CDATA[", here):
            return here + len("<![CDATA[")
        for opening, closing in _ENDS.items():
            if source.startswith(opening, here):
                end = source.find(closing, here)
                return len(source) if end < 0 else end + len(closing)
        return max(self._behind_tag(here), here + 1)


def _first_of_stretches(anchors: list[Anchor]) -> list[int]:
    firsts: list[int] = []
    for index, anchor in enumerate(anchors):
        before = anchors[index - 1]
        same = index > 0 and (before.origin, before.part, before.path) == (anchor.origin, anchor.part, anchor.path)
        firsts.append(firsts[-1] if same else index)
    return firsts


def decoded(file: MarkupFile) -> str:
    """Return the characters of a file in the encoding that it declares, else in UTF-8, else in Windows-1252."""
    data = file.data
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:2000].decode("latin-1"))
        try:
            return data.decode(declared[1] if declared else "cp1252", errors="replace")
        except LookupError:
            return data.decode("cp1252", errors="replace")


def mark(text: str, syntax: Syntax) -> str:
    """Return markup whose start tags carry their offsets, and whose end tags are followed by what comes after them."""
    pieces: list[str] = []
    done = at = 0
    quote = '"' if syntax == "xml" else ""  # a quotation mark could end an attribute of HTML that holds a tag
    while found := _TAG.search(text, at):
        at = found.end()
        closing = _ENDS.get(found[0])
        if closing is not None:
            end = text.find("]>" if found[0] == "<!DOCTYPE" and "[" in text[at : at + 300] else closing, at)
            if end < 0:
                break
            at = end + len(closing)
        elif found[1]:
            end = text.find(">", at)
            if end < 0:
                break
            at = end + 1
            pieces += (text[done:at], f"<!--{at}-->")
            done = at
        else:
            pieces += (text[done:at], f" {_MARK}={quote}{found.start()}{quote} ")
            done = at
            raw = _RAW.get(found[2].lower()) if syntax == "html" else None
            ending = raw.search(text, at) if raw else None
            at = ending.start() if ending else at
    return "".join((*pieces, text[done:]))
