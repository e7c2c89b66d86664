"""The lists of an OpenDocument file come in as they open and close; the numbers printed before their items go out.

ODF 1.3 part 3, 5.3 (lists), 16.32 (`text:list-level-style-number`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audit.readers.numbering import print_label

if TYPE_CHECKING:
    from lxml import etree

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@dataclass(frozen=True, slots=True)
class _Scheme:
    """How one level of a list style counts: a number's format, what stands around it, and the first number."""

    format: str
    prefix: str
    suffix: str
    first: int


@dataclass(slots=True)
class Lists:
    """The list styles of a file, and the lists that are open, outermost first."""

    _schemes: dict[tuple[str, int], _Scheme] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)  # style names
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)  # the last number of each style and level

    def learn(self, root: "etree._Element") -> None:
        """Take up the list styles of a part."""
        for style in root.iter(TEXT + "list-style"):
            for level in style.iter(TEXT + "list-level-style-number"):
                depth, first = level.get(TEXT + "level") or "1", level.get(TEXT + "start-value") or "1"
                if depth.isdecimal() and level.get(STYLE + "num-format"):
                    self._schemes[style.get(STYLE + "name") or "", int(depth)] = _Scheme(
                        format=level.get(STYLE + "num-format") or "1",
                        prefix=level.get(STYLE + "num-prefix") or "",
                        suffix=level.get(STYLE + "num-suffix") or "",
                        first=int(first) if first.isdecimal() else 1,
                    )

    @contextmanager
    def within(self, element: "etree._Element") -> Iterator[None]:
        """Keep a list open while its items are read; an inner list has the outer's style unless it names its own."""
        name = element.get(TEXT + "style-name") or (self._open[-1] if self._open else "")
        self._open.append(name)
        if not (element.get(TEXT + "continue-numbering") == "true" or element.get(TEXT + "continue-list")):
            self._counts.pop(self._level(), None)
        yield
        self._open.pop()

    def label(self, item: "etree._Element") -> str:
        """Count an item and return what is printed before it, with a blank: "12. "; "" in a list without numbers."""
        scheme = self._schemes.get(self._level()) if self._open else None
        if scheme is None:
            return ""
        value = item.get(TEXT + "start-value") or ""
        number = int(value) if value.isdecimal() else self._counts.get(self._level(), scheme.first - 1) + 1
        self._counts[self._level()] = number
        return f"{scheme.prefix}{print_label(number, scheme.format)}{scheme.suffix} "

    def _level(self) -> tuple[str, int]:
        return self._open[-1], len(self._open)
