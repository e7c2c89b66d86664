"""Frames in, candidates for note labels out: the lines that begin with what may be a note's number or sign."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from audit.language.expressions import expression
from audit.readers.pdf.columns import Frame
from audit.readers.pdf.lines import Line

LabelKind = Literal["raised", "roman", "dot", "bracket", "paren", "plain", "symbol"]

_PLAIN = expression(r"([\[(]?)(\d{1,4})([\])]?)(\s[.)](?=\s)|[.):]?)(?=(\s?))")
_RAISED = expression(r"\s*([\[(]?)(\d{1,4})([\])]?)\.?\s*")
_FIGURES = expression(r"([1-9]\d{0,7})([.](?=\d))?")
_CALLED = expression(r"[\[(]?\d{1,4}(?:[,;–-]\s?\d{1,4}){0,8}[\])]?\s*")
_DIGITS = expression(r"\d{1,4}")
_ROMAN = expression(r"\s{0,9}([ivxlc]{1,7})\.?\s*")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# Raised by the character, not by its place. What begins with a set of characters is found much faster than a repeat.
_SUPERSCRIPT = expression(r"[⁰¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3}")
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SYMBOL = expression(r"\s*([*†‡§¶‖∥∗]{1,4}|\|\|)\s*")
CAPTION = expression(
    r"(?:Figure|Fig\.|Table|Abbildung|Abb\.|Tabelle|Tab\.|Figura|Tabla|Tabella|Tableau|Graph|Chart|Map|Plate)\s+"
    r"(?:\d{1,3}|[IVX]{1,5})\b(?:[.:]|\s+[A-Z—–-]|$)"
)
_SIGNS = "*†‡§¶‖∥|∗"


@dataclass(slots=True)
class Label:
    """What may be a note's label: where it stands and how it looks.

    `frame` and `line` are indices (of the frame, and of the line in it). `start` and `end` are offsets in the line's
    text; what lies between is the label with its punctuation and the space after it; `text` is the label alone.
    `x0` and `x1` are its edges relative to the left edge of the frame.
    """

    frame: int
    line: int
    kind: LabelKind
    number: int
    text: str
    text_start: int
    start: int
    end: int
    x0: float
    x1: float
    size: float
    page: int = 0
    inner: bool = False  # stands inside the line, not at its beginning
    glued: bool = False  # no space stands between the label and the text of the note
    whole: bool = True  # all figures that the line begins with
    bare: bool = False  # the line has nothing else


class Call(NamedTuple):
    """A raised number inside the line `line` of the frame `frame`, on the page `page`."""

    frame: int
    line: int
    number: int
    page: int = 0


def find_labels(frames: list[Frame]) -> list[Label]:
    """Return all candidates in the order of reading."""
    labels: list[Label] = []
    for number, frame in enumerate(frames):
        left = frame.edge
        for index, line in enumerate(frame.lines):
            if line.role:
                continue
            begins = line.text[0]
            label = None
            if line.pieces[0].shift > 0:
                label = _raised(line, number, index, left)
            elif "0" <= begins <= "9" or begins in "[(":
                label = _plain(line, number, index, left)
            elif begins in "⁰¹²³⁴⁵⁶⁷⁸⁹":
                label = _superscript(line, number, index, left)
            elif begins in _SIGNS or begins.isspace():
                label = _symbol(line, number, index, left)
            if label is not None:
                labels.append(label)
            if len(line.pieces) > 1:
                _add_inner(line, number, index, left, labels)
    return labels


def find_glued_labels(frames: list[Frame], kind: LabelKind) -> list[Label]:
    """Return the labels before texts that begin with figures: "5908 F.2d" may be note 5, "5.908 F.2d", too.

    Only for documents that print no space between the labels, of one kind, and the texts of their notes.
    """
    labels: list[Label] = []
    for number, frame in enumerate(frames):
        left = frame.edge
        for index, line in enumerate(frame.lines):
            match = _FIGURES.match(line.text) if not line.role and not line.pieces[0].shift else None
            if match is None:
                continue
            figures, stop = match.group(1), bool(match.group(2))
            edges = _edges(line)
            if kind != "plain":
                lengths = range(len(figures), len(figures) + 1) if stop and len(figures) < 4 else range(0)
            else:
                lengths = range(1, min(4, len(figures)))
            for length in lengths:
                text = figures[:length]
                labels.append(
                    Label(
                        frame=number, line=index, kind=kind, number=int(text), text=text, text_start=0, start=0,
                        end=length + stop, x0=line.x0 - left, x1=edges[length] - left, size=line.size, page=line.page,
                        glued=True, whole=False,
                    )
                )  # fmt: skip
    return labels


def _raised(line: Line, frame: int, index: int, left: float) -> Label | None:
    first = line.pieces[0]
    match = _RAISED.fullmatch(first.text)
    roman = _ROMAN.fullmatch(first.text) if match is None else None
    if match is None and roman is None:
        return _symbol(line, frame, index, left)
    if len(line.pieces) == 1:
        return None
    kind: LabelKind = "raised"
    if match is not None:
        text, at, number = match.group(2), match.start(2), int(match.group(2))
    else:
        assert roman is not None
        kind, text, at, number = "roman", roman.group(1), roman.start(1), roman_value(roman.group(1))
    end = len(first.text)
    rest = line.text[end:]
    end += len(rest) - len(rest.lstrip(" .")) if rest[:1] in (" ", ".") else 0
    return Label(
        frame=frame, line=index, kind=kind, number=number, text=text, text_start=at, start=0, end=end,
        x0=first.x0 - left, x1=first.x1 - left, size=line.size, page=line.page,
    )  # fmt: skip


def _superscript(line: Line, frame: int, index: int, left: float) -> Label | None:
    match = _SUPERSCRIPT.match(line.text)
    if match is None or match.end() >= len(line.text):
        return None
    space = line.text[match.end()] == " "
    digits = match.group().translate(_PLAIN_DIGITS)
    return Label(
        frame=frame, line=index, kind="raised", number=int(digits), text=digits, text_start=0, start=0,
        end=match.end() + space, x0=line.x0 - left, x1=_edges(line)[match.end()] - left, size=line.size, page=line.page,
    )  # fmt: skip


def _plain(line: Line, frame: int, index: int, left: float) -> Label | None:
    match = _PLAIN.match(line.text)
    if match is None:
        return None
    opening, digits, closing, stop, space = match.groups()
    stop = stop.strip()  # French typesetters put a space before it
    if opening and not closing and stop != ")":
        return None
    if not space and not stop and not closing and match.end() < len(line.text):
        following = line.text[match.end()]
        if following.isdigit() or following in ",-–/:;%°'’" or (following.isalpha() and following.islower()):
            return None
    if not space and stop == "." and line.text[match.end() : match.end() + 1].isdigit():
        return None
    enclosed: LabelKind = "bracket" if opening else "paren"
    kind: LabelKind = enclosed if closing or stop == ")" else "dot" if stop else "plain"
    edge = len(digits) + match.start(2)
    xs = _edges(line)
    x1 = xs[edge] if edge < len(xs) else line.x1
    return Label(
        frame=frame, line=index, kind=kind, number=int(digits), text=digits, text_start=match.start(2), start=0,
        end=match.end() + len(space), x0=line.x0 - left, x1=x1 - left, size=line.size, page=line.page,
        glued=not space, bare=match.end() == len(line.text),
    )  # fmt: skip


def _symbol(line: Line, frame: int, index: int, left: float) -> Label | None:
    if line.text.lstrip()[:1] not in _SIGNS:
        return None
    match = _SYMBOL.match(line.text)
    if match is None or match.end() >= len(line.text):
        return None
    return Label(
        frame=frame, line=index, kind="symbol", number=0, text=match.group(1), text_start=match.start(1), start=0,
        end=match.end(), x0=line.x0 - left, x1=line.x0 - left, size=line.size, page=line.page,
    )  # fmt: skip


def _add_inner(line: Line, frame: int, index: int, left: float, labels: list[Label]) -> None:
    """Add raised numbers inside the line: several short notes may share one line."""
    for piece, start in zip(line.pieces[1:], line.starts[1:], strict=True):
        if piece.shift > 0:
            match = _RAISED.fullmatch(piece.text)
            if match is None or start + len(piece.text) >= len(line.text):
                continue
            if line.text[start - 1] != " ":
                continue
            labels.append(
                Label(
                    frame=frame,
                    line=index,
                    kind="raised",
                    number=int(match.group(2)),
                    text=match.group(2),
                    text_start=start + match.start(2),
                    start=start,
                    end=start + len(piece.text),
                    x0=piece.x0 - left,
                    x1=piece.x1 - left,
                    size=line.size,
                    page=line.page,
                    inner=True,
                )
            )


def _edges(line: Line) -> list[float]:
    edges: list[float] = []
    for piece in line.pieces:
        edges.extend(piece.xs)
        if len(edges) > 10:
            break
    return edges


def roman_value(text: str) -> int:
    """Return what a number in Roman letters is worth."""
    values = [_ROMAN_VALUES.get(letter, 0) for letter in text.lower()]  # "ı" is an i to who ignores case
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def find_roman_calls(frames: list[Frame]) -> list[Call]:
    """Return the raised Roman numbers inside lines, in the order of reading."""
    return [
        Call(number, index, roman_value(match.group(1)), frame.page)
        for number, frame in enumerate(frames)
        for index, line in enumerate(frame.lines)
        if len(line.pieces) > 1
        for piece in line.pieces[1:]
        if piece.shift > 0 and (match := _ROMAN.fullmatch(piece.text))
    ]


def find_calls(frames: list[Frame]) -> list[Call]:
    """Return the raised numbers inside lines, in the order of reading: what may call a note."""
    calls: list[Call] = []
    for number, frame in enumerate(frames):
        for index, line in enumerate(frame.lines):
            if line.role == "formula":
                continue
            if not line.text.isascii() and _SUPERSCRIPT.search(line.text, 1):
                calls.extend(
                    Call(number, index, int(match.group().translate(_PLAIN_DIGITS)), frame.page)
                    for match in _SUPERSCRIPT.finditer(line.text, 1)
                )
            if len(line.pieces) < 2:
                continue
            for piece in line.pieces[1:]:
                if piece.shift > 0 and _CALLED.fullmatch(piece.text):
                    calls.extend(Call(number, index, int(digits), frame.page) for digits in _DIGITS.findall(piece.text))
    return calls
