"""LaTeX in; its text, styles and blocks out, macros put in where they are called. What its notes are, others say."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from audit.language.expressions import expression
from audit.model.document import BlockKind, Style
from audit.readers.bibtex import plain as plain_text
from audit.readers.flow import Flow
from audit.readers.latex_commands import (
    ACCENTS,
    CODE_ENVIRONMENTS,
    HIDDEN_FIRST,
    LISTS,
    MATH_ENVIRONMENTS,
    PRINTED,
    QUOTE_ENVIRONMENTS,
    SECTIONS,
    SIGNS,
    SILENT,
    SKIPPED_ENVIRONMENTS,
    STYLES,
    SWITCHES,
    TABLE_ENVIRONMENTS,
    accented,
)
from audit.readers.latex_source import Source

_SPECIAL = expression(r"[\\{}$%~&#^_`'\-\n]")
_NAME = expression(r"\\([A-Za-z@]+)(\*?)")
_BLANK = expression(r"[ \t]*\n[ \t\n]*")
_DASHES = {1: "-", 2: "–", 3: "—"}
_DEFINE = expression(
    r"\\(?:re|provide)?(?:newcommand|DeclareRobustCommand)\*?\s*(?:\{\s*)?\\([A-Za-z@]+)\s*(?:\}\s*)?(?:\[(\d)\]\s*)?(\[)?"
)
_DEF = expression(r"\\[gex]?def\s*\\([A-Za-z@]+)((?:#\d){0,9})\s*(?=\{)")
_RAISED = expression(r"^\s*(?:\{\s*\}\s*)?\^\s*(?:\{(?P<braced>.{0,60})\}|(?P<one>\\?\w+|\*))\s*$", re.DOTALL)
_MATH_WRAP = expression(r"\\(?:mathrm|mathit|mathbf|text|textrm|textit|rm)\s*\{([^{}]{0,60})\}")
_MATH_SIGNS = {
    "\\dagger": "†",
    "\\dag": "†",
    "\\ddagger": "‡",
    "\\ast": "*",
    "\\star": "*",
    "\\circ": "°",
    "\\prime": "′",
}
_MOST_EXPANSIONS = 20_000
DEEPEST = 60  # sources in one another: inputs and macros
_LONGEST_EXPANSION = 100_000  # characters


@dataclass(slots=True)
class _Group:
    """What ends with a brace or an environment."""

    name: str = ""
    styles: list[tuple[Style, int]] = field(default_factory=list)
    close: Callable[[], None] | None = None


@dataclass(slots=True)
class _Macro:
    body: str
    arguments: int
    default: str | None


class TextReading:
    """One pass over sources. A subclass adds commands in `handlers` and says what notes and chapters are."""

    handlers: ClassVar[Mapping[str, "Handler"]] = {}

    def __init__(self) -> None:
        self.flow = Flow()
        self.sources: list[Source] = []
        self.groups: list[_Group] = []
        self.macros: dict[str, _Macro] = {}
        self.kinds: list[tuple[BlockKind, int]] = [("paragraph", 0)]
        self.items: list[int] = []  # numbers of the lists that are open, -1 for lists without
        self.expansions = 0
        self.unclosed: set[tuple[str | None, str]] = set()

    def command(self, source: Source, at: int, name: str) -> bool:
        """Deal with a command that is neither text nor in `handlers`; False when it is unknown."""
        return False

    def chapter(self) -> None:
        """A chapter begins."""

    def note_format(self, body: str) -> None:
        """`\thefootnote` is redefined as `body`."""

    def end_bibliography(self) -> None:
        """A `thebibliography` ends."""
        self.end_kind()

    def learn_macros(self, source: Source, end: int) -> None:
        text = source.text
        for match in _DEFINE.finditer(text, 0, end):
            self._define(source, match)
        for match in _DEF.finditer(text, 0, end):
            closing = source.closing(match.end())
            self.macros[match[1]] = _Macro(text[match.end() + 1 : closing], match[2].count("#"), None)

    def _define(self, source: Source, match: re.Match[str]) -> int:
        """Take up a `\\newcommand`; returns where to go on."""
        at = match.end()
        default: str | None = None
        if match[3]:
            default, at = source.optional(at - 1)
        argument = source.argument(at)
        if argument is None:
            return at
        begin, end, after = argument
        name, body = match[1], source.text[begin:end]
        if name in ("thefootnote", "theendnote"):
            self.note_format(body)
        elif name not in self.handlers and name not in STYLES and name not in SECTIONS:
            self.macros[name] = _Macro(body, int(match[2] or 0), default)
        return after

    def run(self, source: Source) -> None:
        """Read a source to its end, and those it calls."""
        base, groups = len(self.sources), len(self.groups)
        self.sources.append(source)
        flow = self.flow
        while len(self.sources) > base:
            source = self.sources[-1]
            text, at, end = source.text, source.at, source.end
            match = _SPECIAL.search(text, at, end) if at < end else None
            stop = match.start() if match else end
            if stop > at:
                flow.line, flow.column, flow.path = source.place(at)
                flow.write(text[at:stop])
            if match is None:
                source.at = end
                self.sources.pop()
                continue
            source.at = stop
            self._sign(source, text[stop])
        while len(self.groups) > groups:
            self._pop_group()

    def _sign(self, source: Source, sign: str) -> None:
        text, at, flow = source.text, source.at, self.flow
        source.at = at + 1
        if sign == "\\":
            self._command(source, at)
        elif sign == "{":
            self.groups.append(_Group())
        elif sign == "}":
            if self.groups and not self.groups[-1].name:
                self._pop_group()
        elif sign == "\n":
            blank = _BLANK.match(text, at + 1, source.end)
            if blank:
                source.at = blank.end()
                self._end_paragraph()
            else:
                flow.write(" ")
        elif sign == "%":
            stop = text.find("\n", at, source.end)
            source.at = source.end if stop < 0 else stop + 1
            while source.at < source.end and text[source.at] in " \t":
                source.at += 1
        elif sign == "~":
            self.put("\u00a0", at)
        elif sign == "$":
            self._math(source, at)
        elif sign == "&":
            if any(group.name in TABLE_ENVIRONMENTS for group in self.groups):
                flow.end_block()
            else:
                self.put("&", at)
        elif sign == "-":
            run = 1
            while run < 3 and text.startswith("-", at + run) and at + run < source.end:
                run += 1
            source.at = at + run
            self.put(_DASHES[run], at)
        elif sign == "`" or sign == "'":
            double = text.startswith(sign, at + 1) and at + 1 < source.end
            source.at = at + 1 + double
            self.put(("“" if double else "‘") if sign == "`" else ("”" if double else "’"), at)
        elif sign not in "#^_":
            self.put(sign, at)
        elif sign == "_":
            self.put("_", at)

    def put(self, text: str, at: int) -> None:
        flow = self.flow
        flow.line, flow.column, flow.path = self.sources[-1].place(at)
        flow.put(text)

    def _end_paragraph(self) -> None:
        self.flow.end_block()

    def _pop_group(self) -> None:
        group = self.groups.pop()
        for style, start in reversed(group.styles):
            self.flow.style(style, start)
        if group.close is not None:
            group.close()

    def begin_kind(self, kind: BlockKind, level: int) -> None:
        self.flow.end_block()
        self.kinds.append((kind, level))
        self.flow.kind, self.flow.level = kind, level

    def end_kind(self) -> None:
        self.flow.end_block()
        if len(self.kinds) > 1:
            self.kinds.pop()
        self.flow.kind, self.flow.level = self.kinds[-1]

    def _command(self, source: Source, at: int) -> None:
        text = source.text
        match = _NAME.match(text, at, source.end)
        if match is None:
            self._sign_command(source, at)
            return
        name = match[1]
        source.at = match.end()
        handler = self.handlers.get(name)
        if handler is not None:
            handler(self, source, at, name)
        elif name in self.macros:
            self._expand(source, at, self.macros[name])
        elif name in PRINTED:
            source.at = self._after_name(source)
            self.put(PRINTED[name], at)
        elif name in STYLES:
            self.open_argument(source, STYLES[name])
        elif name in SWITCHES:
            source.at = self._after_name(source)
            if self.groups:
                self.groups[-1].styles.append((SWITCHES[name], self.flow.here()))
        elif name in SECTIONS:
            self._section(source, name)
        elif name in SILENT:
            self.skip_arguments(source, SILENT[name])
        elif name in HIDDEN_FIRST:
            self.skip_arguments(source, HIDDEN_FIRST[name])
            self.open_argument(source, None)
        elif name in ACCENTS:
            self._accent(source, at, name)
        elif not self.command(source, at, name):
            # an unknown command prints nothing by itself; its arguments in braces are taken for text
            _, source.at = source.optional(source.at)
            if not text.startswith(("{", "["), source.at):
                source.at = self._after_name(source)

    def _after_name(self, source: Source) -> int:
        """TeX drops the space behind a command's name, and `{}` is only there to keep it."""
        text, at = source.text, source.at
        if text.startswith("{}", at) and at + 1 < source.end:
            return at + 2
        while at < source.end and text[at] in " \t":
            at += 1
        return at

    def _sign_command(self, source: Source, at: int) -> None:
        sign = source.text[at + 1 : min(at + 2, source.end)]
        source.at = min(at + 2, source.end)
        if sign in ACCENTS and sign:
            self._accent(source, at, sign)
        elif sign == "(" or sign == "[":
            closing = self._find(source, "\\)" if sign == "(" else "\\]")
            if closing >= 0:
                self._formula(source.text[source.at : closing], at)
                source.at = closing + 2
        elif sign == "\\":
            _, source.at = source.optional(source.at)
            self.flow.write(" ")
            if any(group.name in TABLE_ENVIRONMENTS for group in self.groups):
                self.flow.end_block()
        elif sign:
            self.put(SIGNS.get(sign, ""), at)

    def _find(self, source: Source, wanted: str) -> int:
        """Find what closes something; what was looked for in vain once is not looked for again."""
        if (source.path, wanted) in self.unclosed:
            return -1
        found = source.text.find(wanted, source.at, source.end)
        if found < 0 and source.fixed is None:
            self.unclosed.add((source.path, wanted))
        return found

    def _accent(self, source: Source, at: int, sign: str) -> None:
        argument = source.argument(source.at)
        if argument is None:
            return
        begin, end, source.at = argument
        self.put(accented(sign, source.text[begin:end]), at)

    def open_argument(self, source: Source, style: Style | None, close: Callable[[], None] | None = None) -> None:
        """Go into the argument of a command; at its closing brace the style ends and `close` is called."""
        at = source.skip_space(source.at)
        if source.text.startswith("{", at) and at < source.end:
            source.at = at + 1
            styles = [(style, self.flow.here())] if style is not None else []
            self.groups.append(_Group(styles=styles, close=close))
        elif close is not None:
            close()

    def skip_arguments(self, source: Source, count: int) -> None:
        source.at += source.text.startswith("*", source.at)
        _, source.at = source.optional(source.at)
        for _ in range(count):
            argument = source.argument(source.at)
            if argument is None:
                return
            source.at = argument[2]
            _, source.at = source.optional(source.at)

    def _section(self, source: Source, name: str) -> None:
        _, source.at = source.optional(source.at)
        if name == "chapter":
            self.chapter()
        self.begin_kind("heading", SECTIONS[name])
        self.open_argument(source, None, self.end_kind)

    def _expand(self, source: Source, at: int, macro: _Macro) -> None:
        """Put in what a macro of the author's stands for, at the place of its call."""
        self.expansions += 1
        values: list[str] = []
        count = macro.arguments
        if macro.default is not None and count:
            given, source.at = source.optional(source.at)
            values.append(macro.default if given is None else given)
        while len(values) < count:
            argument = source.argument(source.at)
            if argument is None:
                break
            values.append(source.text[argument[0] : argument[1]])
            source.at = argument[2]
        if count == 0:
            source.at = self._after_name(source)
        body = macro.body
        for index, value in enumerate(values, start=1):
            body = body.replace(f"#{index}", value)
        if len(body) <= _LONGEST_EXPANSION and self.expansions <= _MOST_EXPANSIONS and len(self.sources) < DEEPEST:
            self.sources.append(Source(body, source.path, source.place(at)))

    def _math(self, source: Source, at: int) -> None:
        text = source.text
        width = 2 if text.startswith("$$", at) else 1
        stop = at + width
        while True:
            stop = text.find("$", stop, source.end)
            if stop < 0:
                return
            if text[stop - 1] != "\\":
                break
            stop += 1
        self._formula(text[at + width : stop], at)
        source.at = min(stop + width, source.end)

    def _formula(self, formula: str, at: int) -> None:
        """Write a formula as it is; one that is only an exponent is a raised mark."""
        raised = _RAISED.match(formula)
        if raised is None:
            self.put(" ".join(formula.split()), at)
            return
        content = _MATH_WRAP.sub(r"\1", raised["braced"] or raised["one"] or "").strip()
        content = _MATH_SIGNS.get(content, content)
        if content:
            start = self.flow.here()
            self.put(content, at)
            self.flow.style("superscript", start)

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
        group = _Group(name=name)
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
            self.begin_kind("reference", 0)
            group.close = self.end_bibliography
        elif name in ("minipage", "multicols", "wrapfigure", "spacing"):
            self.skip_arguments(source, 1)
        else:
            _, source.at = source.optional(source.at)
            group.close = self.flow.end_block

    def _whole_environment(self, source: Source, name: str) -> None:
        closing = f"\\end{{{name}}}"
        stop = self._find(source, closing)
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
                self._pop_group()
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

    def definition(self, source: Source, at: int, name: str) -> None:
        """`\\newcommand` and its kin within the text."""
        match = _DEFINE.match(source.text, at, source.end) or _DEF.match(source.text, at, source.end)
        if match is None:
            return
        if match.re is _DEFINE:
            source.at = self._define(source, match)
            return
        closing = source.closing(match.end())
        self.macros[match[1]] = _Macro(source.text[match.end() + 1 : closing], match[2].count("#"), None)
        source.at = min(closing + 1, source.end)

    def quotation(self, source: Source, at: int, name: str) -> None:
        """`\\enquote{…}`, `\\textquote[cite]{…}`, `\\blockquote{…}` of csquotes."""
        _, source.at = source.optional(source.at)
        if name in ("foreignquote", "hyphenquote", "textcquote", "blockcquote"):
            self.skip_arguments(source, 1)
        self.put("“", at)

        def close() -> None:
            self.flow.put("”")

        self.open_argument(source, None, close)

    def href(self, source: Source, at: int, name: str) -> None:
        """`\\href{address}{text}`."""
        _, source.at = source.optional(source.at)
        argument = source.argument(source.at)
        if argument is None:
            return
        begin, end, source.at = argument
        target = source.text[begin:end].replace("\\", "")
        start = self.flow.here()

        def close() -> None:
            self.flow.style("link", start, target)

        self.open_argument(source, None, close)

    def url(self, source: Source, at: int, name: str) -> None:
        """`\\url{…}`: no command counts in it."""
        argument = source.argument(source.at)
        if argument is None:
            return
        begin, end, source.at = argument
        address = source.text[begin:end].replace("\\_", "_").replace("\\%", "%").replace("\\#", "#").replace("\\&", "&")
        start = self.flow.here()
        self.put(address, at)
        self.flow.style("link", start, address)

    def verb(self, source: Source, at: int, name: str) -> None:
        """`\\verb|…|`."""
        begin = source.at + source.text.startswith("*", source.at)
        sign = source.text[begin : begin + 1]
        closing = source.text.find(sign, begin + 1, min(source.end, begin + 1000)) if sign else -1
        if closing >= 0:
            self.put(source.text[begin + 1 : closing], at)
            source.at = closing + 1

    def first_of_two(self, source: Source, at: int, name: str) -> None:
        """`\\texorpdfstring{printed}{bookmark}`."""
        first = source.argument(source.at)
        if first is None:
            return
        second = source.argument(first[2])
        source.at = second[2] if second is not None else first[2]
        self.sources.append(source.part(first[0], first[1]))

    def caption(self, source: Source, at: int, name: str) -> None:
        """`\\caption[short]{…}`."""
        _, source.at = source.optional(source.at)
        self.begin_kind("caption", 0)
        self.open_argument(source, None, self.end_kind)

    def paragraph_end(self, source: Source, at: int, name: str) -> None:
        """`\\par` and page breaks."""
        source.at = self._after_name(source)
        self.flow.end_block()

    def ignore(self, source: Source, at: int, name: str) -> None:
        """Commands that stand for nothing here: the title is set already."""
        if name in ("title", "author"):
            self.skip_arguments(source, 1)
        else:
            source.at = self._after_name(source)


Handler = Callable[["TextReading", Source, int, str], None]
TextReading.handlers = {
    "begin": TextReading.begin,
    "end": TextReading.end,
    "item": TextReading.item,
    "verb": TextReading.verb,
    "href": TextReading.href,
    "texorpdfstring": TextReading.first_of_two,
    **dict.fromkeys(("newcommand", "renewcommand", "providecommand", "def", "gdef", "edef"), TextReading.definition),
    **dict.fromkeys(("enquote", "textquote", "foreignquote", "hyphenquote", "textcquote"), TextReading.quotation),
    **dict.fromkeys(("url", "nolinkurl", "path"), TextReading.url),
    **dict.fromkeys(("caption", "captionof"), TextReading.caption),
    **dict.fromkeys(
        ("par", "newpage", "clearpage", "pagebreak", "endgraf", "cleardoublepage"), TextReading.paragraph_end
    ),
    **dict.fromkeys(("title", "author", "maketitle", "tableofcontents", "noindent"), TextReading.ignore),
}
