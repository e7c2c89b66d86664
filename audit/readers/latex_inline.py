"""LaTeX's commands that print within a paragraph: a command with its place in, its text in the reading's flow out."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from audit.readers.latex_source import Source

if TYPE_CHECKING:
    from audit.readers.latex_text import TextReading


def quotation(reading: "TextReading", source: Source, at: int, name: str) -> None:
    """`\\enquote{…}`, `\\textquote[cite]{…}`, `\\blockquote{…}` of csquotes."""
    _, source.at = source.optional(source.at)
    if name in ("foreignquote", "hyphenquote", "textcquote", "blockcquote"):
        reading.skip_arguments(source, 1)
    reading.put("“", at)

    def close() -> None:
        reading.flow.put("”")

    reading.open_argument(source, None, close)


def href(reading: "TextReading", source: Source, at: int, name: str) -> None:
    """`\\href{address}{text}`."""
    _, source.at = source.optional(source.at)
    argument = source.argument(source.at)
    if argument is None:
        return
    begin, end, source.at = argument
    target = source.text[begin:end].replace("\\", "")
    start = reading.flow.here()

    def close() -> None:
        reading.flow.style("link", start, target)

    reading.open_argument(source, None, close)


def url(reading: "TextReading", source: Source, at: int, name: str) -> None:
    """`\\url{…}`: no command counts in it."""
    argument = source.argument(source.at)
    if argument is None:
        return
    begin, end, source.at = argument
    address = source.text[begin:end].replace("\\_", "_").replace("\\%", "%").replace("\\#", "#").replace("\\&", "&")
    start = reading.flow.here()
    reading.put(address, at)
    reading.flow.style("link", start, address)


def verb(reading: "TextReading", source: Source, at: int, name: str) -> None:
    """`\\verb|…|`."""
    begin = source.at + source.text.startswith("*", source.at)
    sign = source.text[begin : begin + 1]
    closing = source.text.find(sign, begin + 1, min(source.end, begin + 1000)) if sign else -1
    if closing >= 0:
        start = reading.flow.here()
        reading.put(source.text[begin + 1 : closing], at)
        reading.flow.style("code", start)
        source.at = closing + 1


def first_of_two(reading: "TextReading", source: Source, at: int, name: str) -> None:
    """`\\texorpdfstring{printed}{bookmark}`."""
    first = source.argument(source.at)
    if first is None:
        return
    second = source.argument(first[2])
    source.at = second[2] if second is not None else first[2]
    reading.sources.append(source.part(first[0], first[1]))


INLINE: Mapping[str, Callable[["TextReading", Source, int, str], None]] = {
    "verb": verb,
    "href": href,
    "texorpdfstring": first_of_two,
    **dict.fromkeys(("enquote", "textquote", "foreignquote", "hyphenquote", "textcquote"), quotation),
    **dict.fromkeys(("url", "nolinkurl", "path"), url),
}
