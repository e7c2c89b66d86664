"""LaTeX in; its text, styles and blocks out, macros put in where they are called. What its notes are, others say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from audit.language.expressions import expression
from audit.model.document import BlockKind, Style
from audit.readers.flow import Flow
from audit.readers.latex_commands import (
    ACCENTS,
    HIDDEN_FIRST,
    PRINTED,
    SECTIONS,
    SIGNS,
    SILENT,
    STYLES,
    SWITCHES,
    TABLE_ENVIRONMENTS,
    accented,
)
from audit.readers.latex_formulas import raised_mark
from audit.readers.latex_inline import INLINE
from audit.readers.latex_macros import Macros
from audit.readers.latex_shorthands import shorthand
from audit.readers.latex_source import Source

_SPECIAL = expression(r"[\\{}$%~&#^_`'\"\-\n]")
_NAME = expression(r"\\([A-Za-z@]+)(\*?)")
_BLANK = expression(r"[ \t]*\n[ \t\n]*")
_LENGTH = (
    r"=?\s{0,9}-?(?:\d{1,9}(?:[.,]\d{1,9})?|[.,]\d{1,9})\s?(?:pt|em|ex|cm|mm|in|sp|bp|pc|dd|cc|mu|filll?)?(?![A-Za-z])"
)
_DIMENSION = expression(rf"\s{{0,9}}{_LENGTH}(?:\s{{0,9}}(?:plus|minus)\s{{0,9}}{_LENGTH}){{0,2}}")
_CONDITION = expression(r"\\(if(?!f(?![A-Za-z@]))[A-Za-z@]{0,40}|else|fi)(?![A-Za-z@])")  # `\iff` is an arrow
_LET = expression(r"\s*\\([A-Za-z@]{1,60})\s*=?\s*\\([A-Za-z@]{1,60})")
_DASHES = {1: "-", 2: "–", 3: "—"}
DEEPEST = 60  # sources in one another: inputs and macros


@dataclass(slots=True)
class Group:
    """What ends with a brace or an environment."""

    name: str = ""
    styles: list[tuple[Style, int]] = field(default_factory=list)
    close: Callable[[], None] | None = None


class TextReading:
    """One pass over sources. A subclass adds commands in `handlers` and says what notes and chapters are."""

    handlers: ClassVar[Mapping[str, Any]] = {}  # functions of (reading, source, place of the command, its name)

    def __init__(self) -> None:
        self.flow = Flow()
        self.sources: list[Source] = []
        self.groups: list[Group] = []
        self.macros = Macros(self.note_format, self.is_known)
        self.other_names: dict[str, str] = {}  # that `\\let` gave to commands
        self.kinds: list[tuple[BlockKind, int]] = [("paragraph", 0)]
        self.shorthands = False  # whether `"` is a sign of command, as in German
        self.unclosed: set[tuple[str | None, str]] = set()

    def command(self, source: Source, at: int, name: str) -> bool:
        """Deal with a command that is neither text nor in `handlers`; False when it is unknown."""
        return False

    def chapter(self) -> None:
        """A chapter begins."""

    def note_format(self, body: str) -> None:
        """`\thefootnote` is redefined as `body`."""

    def is_known(self, name: str) -> bool:
        """Tell whether a command has its meaning here, whatever the author defines."""
        return name in self.handlers or name in STYLES or name in SECTIONS

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
            self.pop_group()

    def _sign(self, source: Source, sign: str) -> None:
        text, at, flow = source.text, source.at, self.flow
        source.at = at + 1
        if sign == "\\":
            self._command(source, at)
        elif sign == "{":
            self.groups.append(Group())
        elif sign == "}":
            if self.groups and not self.groups[-1].name:
                self.pop_group()
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
        elif sign == '"' and self.shorthands:
            printed, length = shorthand(text[at + 1 : min(at + 2, source.end)])
            source.at = at + length
            self.put(printed, at)
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

    def pop_group(self) -> None:
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
        name = self.other_names.get(match[1], match[1])
        source.at = match.end()
        handler = self.handlers.get(name)
        if handler is not None:
            handler(self, source, at, name)
        elif name in self.macros:
            self._expand(source, at, name)
        elif name in PRINTED:
            source.at = self.after_name(source)
            self.put(PRINTED[name], at)
        elif name in STYLES:
            self.open_argument(source, STYLES[name])
        elif name in SWITCHES:
            source.at = self.after_name(source)
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
                source.at = self.after_name(source)

    def after_name(self, source: Source) -> int:
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
            closing = self.find(source, "\\)" if sign == "(" else "\\]")
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

    def find(self, source: Source, wanted: str) -> int:
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
            self.groups.append(Group(styles=styles, close=close))
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

    def _expand(self, source: Source, at: int, name: str) -> None:
        """Put in what a macro of the author's stands for, at the place of its call."""
        body = self.macros.expand(name, source)
        if not self.macros.takes_arguments(name):
            source.at = self.after_name(source)
        if body is not None and len(self.sources) < DEEPEST:
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
        mark = raised_mark(formula)
        if mark is None:
            self.put(" ".join(formula.split()), at)
        elif mark:
            start = self.flow.here()
            self.put(mark, at)
            self.flow.style("superscript", start)

    def definition(self, source: Source, at: int, name: str) -> None:
        """`\\newcommand` and its kin within the text."""
        self.macros.define(source, at)

    def paragraph_end(self, source: Source, at: int, name: str) -> None:
        """`\\par` and page breaks."""
        source.at = self.after_name(source)
        self.flow.end_block()

    def false_branch(self, source: Source, at: int, name: str) -> None:
        """`\\iffalse … \\else`, `\\fi`: what stands between is never printed."""
        depth = 0
        for found in _CONDITION.finditer(source.text, source.at, source.end):
            if (found[1] == "fi" and depth == 0) or (found[1] == "else" and depth == 0):
                source.at = found.end()
                return
            depth += -1 if found[1] == "fi" else found[1] != "else"

    def let(self, source: Source, at: int, name: str) -> None:
        """`\\let\\other\\footnote`: another name for a command."""
        found = _LET.match(source.text, source.at, source.end)
        if found:
            source.at = found.end()
            if not self.is_known(found[1]):
                self.other_names[found[1]] = self.other_names.get(found[2], found[2])

    def dimension(self, source: Source, at: int, name: str) -> None:
        """`\\penalty0`, `\\hskip 2em plus 1em`: the number and its unit print nothing."""
        found = _DIMENSION.match(source.text, source.at, source.end)
        source.at = found.end() if found else source.at

    def ignore(self, source: Source, at: int, name: str) -> None:
        """Commands that stand for nothing here: the title is set already."""
        if name in ("title", "author"):
            self.skip_arguments(source, 1)
        else:
            source.at = self.after_name(source)


TextReading.handlers = {
    **INLINE,
    **dict.fromkeys(("newcommand", "renewcommand", "providecommand", "def", "gdef", "edef"), TextReading.definition),
    **dict.fromkeys(
        ("par", "newpage", "clearpage", "pagebreak", "endgraf", "cleardoublepage"), TextReading.paragraph_end
    ),
    "iffalse": TextReading.false_branch,
    "let": TextReading.let,
    **dict.fromkeys(("penalty", "hskip", "vskip", "kern", "mskip", "mkern"), TextReading.dimension),
    **dict.fromkeys(("title", "author", "maketitle", "tableofcontents", "noindent"), TextReading.ignore),
}
