"""LaTeX's environments in (lists, tables, quotations, code, bibliographies); their blocks in the reading's flow out."""

from collections.abc import Mapping
from typing import Any, ClassVar

from audit.language.expressions import expression
from audit.readers.bibtex import plain as plain_text
from audit.readers.latex_commands import (
    CODE_ENVIRONMENTS,
    LISTS,
    MATH_ENVIRONMENTS,
    QUOTE_ENVIRONMENTS,
    SKIPPED_ENVIRONMENTS,
    TABLE_ENVIRONMENTS,
)
from audit.readers.latex_source import Source
from audit.readers.latex_text import Group, TextReading

_ENTRY = expression(r"\\(?:bib|harvard)item(?![A-Za-z@])")


class EnvironmentReading(TextReading):
    """Reads text with its environments. A subclass says what ends with a bibliography."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[int] = []  # numbers of the lists that are open, -1 for lists without

    def end_bibliography(self) -> None:
        """A `thebibliography` ends."""
        self.end_kind()

    def begin(self, source: Source, at: int, name: str) -> None:
        """`\\begin{…}`."""
        argument = source.argument(source.at)
        if argument is None:
            return
        begin, end, source.at = argument
        name = source.text[begin:end].strip()
        if name in SKIPPED_ENVIRONMENTS or name in CODE_ENVIRONMENTS or name in MATH_ENVIRONMENTS:
            self._whole_environment(source, name)
            return
        self.flow.end_block()
        group = Group(name=name)
        self.groups.append(group)
        if name in QUOTE_ENVIRONMENTS:
            _, source.at = source.optional(source.at)
            self.begin_kind("quote", 0)
            group.close = self.end_kind
        elif name in TABLE_ENVIRONMENTS:
            self.skip_arguments(source, TABLE_ENVIRONMENTS[name])
            self.begin_kind("table", 0)
            group.close = self.end_kind
        elif name in LISTS:
            _, source.at = source.optional(source.at)
            if name == "list":
                self.skip_arguments(source, 2)
            self.items.append(0 if "enum" in name else -1)
            self.begin_kind("list_item", 0)
            group.close = self._list_ends
        elif name == "thebibliography":
            self.skip_arguments(source, 1)
            self._skip_to_entries(source)
            self.begin_kind("reference", 0)
            group.close = self.end_bibliography
        elif name in ("minipage", "multicols", "wrapfigure", "spacing"):
            self.skip_arguments(source, 1)
        else:
            _, source.at = source.optional(source.at)
            group.close = self.flow.end_block

    def _whole_environment(self, source: Source, name: str) -> None:
        closing = f"\\end{{{name}}}"
        stop = self.find(source, closing)
        content = source.text[source.at : stop] if stop >= 0 else ""
        if stop < 0:
            return
        if name not in SKIPPED_ENVIRONMENTS and content.strip():
            self.begin_kind("code" if name in CODE_ENVIRONMENTS else "paragraph", 0)
            flow = self.flow
            flow.line, flow.column, flow.path = source.place(source.at)
            flow.put(content.strip())
            self.end_kind()
        source.at = stop + len(closing)

    def end(self, source: Source, at: int, name: str) -> None:
        """`\\end{…}`: closes all that was opened since."""
        argument = source.argument(source.at)
        if argument is None:
            return
        begin, end, source.at = argument
        name = source.text[begin:end].strip()
        if any(group.name == name for group in self.groups):
            while self.groups:
                closed = self.groups[-1].name
                self.pop_group()
                if closed == name:
                    break
        self.flow.end_block()

    def _list_ends(self) -> None:
        if self.items:
            self.items.pop()
        self.end_kind()

    def item(self, source: Source, at: int, name: str) -> None:
        """`\\item` of a list, with the number that LaTeX prints."""
        self.flow.end_block()
        label, source.at = source.optional(source.at)
        source.at = source.skip_space(source.at)
        if label is not None:
            self.put(plain_text(label) + " ", at)
        elif self.items and self.items[-1] >= 0:
            self.items[-1] += 1
            self.put(f"{self.items[-1]}. ", at)

    def _skip_to_entries(self, source: Source) -> None:
        """Leave out what BibTeX writes before the first entry: definitions, which count, and conditions on them."""
        first = _ENTRY.search(source.text, source.at, source.end)
        if first is not None:
            self.macros.learn(source, first.start())
            source.at = first.start()

    def caption(self, source: Source, at: int, name: str) -> None:
        """`\\caption[short]{…}`."""
        _, source.at = source.optional(source.at)
        self.begin_kind("caption", 0)
        self.open_argument(source, None, self.end_kind)

    handlers: ClassVar[Mapping[str, Any]] = {
        **TextReading.handlers,
        "begin": begin,
        "end": end,
        "item": item,
        **dict.fromkeys(("caption", "captionof"), caption),
    }
