"""A LaTeX manuscript in, with the files it inputs; its text with notes, numbered as LaTeX numbers them, out."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from audit.model.document import BlockKind, Document, LineMap, Style
from audit.readers.bibtex import cited_entries, item_of, parse
from audit.readers.bibtex import plain as plain_text
from audit.readers.decoding import decode
from audit.readers.flow import Flow
from audit.readers.interface import ReadOptions
from audit.readers.latex_commands import (
    ACCENTS,
    CODE_ENVIRONMENTS,
    HIDDEN_FIRST,
    LISTS,
    MATH_ENVIRONMENTS,
    PRINTED,
    QUOTE_ENVIRONMENTS,
    RESETTING_CLASSES,
    SECTIONS,
    SIGNS,
    SILENT,
    SKIPPED_ENVIRONMENTS,
    STYLES,
    SWITCHES,
    TABLE_ENVIRONMENTS,
    accented,
)
from audit.readers.latex_notes import NoteRegister
from audit.readers.latex_source import Source
from audit.readers.printing import print_entry
from audit.readers.project import Project

_SPECIAL = re.compile(r"[\\{}$%~&#^_`'\-\n]")
_NAME = re.compile(r"\\([A-Za-z@]+)(\*?)")
_BLANK = re.compile(r"[ \t]*\n[ \t\n]*")
_DASHES = {1: "-", 2: "–", 3: "—"}
_CITE = re.compile(
    r"^(?:[Pp]aren|[Tt]ext|[Aa]uto|[Ff]oot|[Ff]ootfull|[Ff]ull|[Ss]mart|[Ss]uper|[Nn]ote|[Pp]no|[Aa]vol|no|[Ss]hort)?[Cc]ites?"
    r"(?:p|t|alp|alt|author|authors|year|yearpar|title|num|fullauthor|date|url|text|sc)?$"
)
_NARRATIVE = re.compile(r"^(?:[Tt]extcites?|[Cc]itet|[Cc]itealt|[Cc]iteauthor)$")
_DEFINE = re.compile(
    r"\\(?:re|provide)?(?:newcommand|DeclareRobustCommand)\*?\s*\{?\s*\\([A-Za-z@]+)\s*\}?\s*(?:\[(\d)\])?\s*(\[)?"
)
_DEF = re.compile(r"\\[gex]?def\s*\\([A-Za-z@]+)((?:#\d){0,9})\s*(?=\{)")
_RAISED = re.compile(r"^\s*(?:\{\s*\})?\s*\^\s*(?:\{(?P<braced>.{0,60})\}|(?P<one>\\?\w+|\*))\s*$", re.DOTALL)
_MATH_WRAP = re.compile(r"\\(?:mathrm|mathit|mathbf|text|textrm|textit|rm)\s*\{([^{}]{0,60})\}")
_MATH_SIGNS = {
    "\\dagger": "†",
    "\\dag": "†",
    "\\ddagger": "‡",
    "\\ast": "*",
    "\\star": "*",
    "\\circ": "°",
    "\\prime": "′",
}
_FOOTNOTES = {"footnote": "footnote", "endnote": "endnote", "sidenote": "footnote", "footnotetext": "footnote"}
_CLASS = re.compile(r"\\documentclass\s*(?:\[[^\]]{0,2000}\])?\s*\{([^{}]{1,60})\}")
_BEGIN_DOCUMENT = re.compile(r"\\begin\s*\{document\}")
_MOST_EXPANSIONS = 20_000
_DEEPEST = 60  # sources in one another: inputs and macros
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


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a LaTeX manuscript. Raises `UnreadableError` when the bytes are not text."""
    decoded = decode(data, path)
    project = Project(path, options)
    reading = Reading(project)
    reading.read(decoded.text)
    metadata = dict(reading.metadata)
    return reading.flow.document(path, "latex", metadata, (*decoded.warnings, *project.warnings))


class Reading:
    """One pass over the body, files and macros put in where they are called; then one over the notes."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.flow = Flow()
        self.sources: list[Source] = []
        self.groups: list[_Group] = []
        self.macros: dict[str, _Macro] = {}
        self.resets = False  # whether a chapter begins the notes at 1
        self.notes = NoteRegister(self.flow)
        self.kinds: list[tuple[BlockKind, int]] = [("paragraph", 0)]
        self.items: list[int] = []  # numbers of the lists that are open, -1 for lists without
        self.metadata: dict[str, str] = {}
        self.bibliographies: list[str] = []
        self.printed = False
        self.cited: list[str] = []
        self.everything_cited = False
        self.expansions = 0
        self.bibitem: tuple[str, str, int, int] | None = None
        self.bibitems = 0
        self.unclosed: set[tuple[str | None, str]] = set()

    def read(self, text: str) -> None:
        """Read the main file."""
        source = Source(text, None)
        begin = _BEGIN_DOCUMENT.search(text)
        if begin:
            self._preamble(source, begin.start())
            source.at = begin.end()
            end = text.rfind("\\end{document}")
            source.end = end if end > begin.end() else len(text)
        self._run(source)
        if not self.printed and self.bibliographies:
            self._bibliography()
        self._end_bibitem()
        self._write_notes()

    def _preamble(self, source: Source, end: int) -> None:
        text = source.text
        kind = _CLASS.search(text, 0, end)
        self.resets = kind is not None and kind[1].strip() in RESETTING_CLASSES
        self._definitions(source, end)
        for match in re.finditer(r"\\addbibresource\s*(?:\[[^\]]{0,200}\])?\s*\{([^{}]{1,300})\}", text[:end]):
            self.bibliographies.append(match[1])
        for name in ("title", "author"):
            found = re.compile(rf"\\{name}\s*(?:\[[^\]]{{0,500}}\])?\s*\{{").search(text, 0, end)
            if not found:
                continue
            part = source.part(found.end(), min(source.closing(found.end() - 1), end))
            start = self.flow.here()
            self._kind("heading" if name == "title" else "paragraph", 1 if name == "title" else 0)
            self._run(part)
            self._kind_ends()
            title = self.flow.text_from(start).strip()
            if name == "title" and title:
                self.metadata["title"] = " ".join(title.split())

    def _definitions(self, source: Source, end: int) -> None:
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
            self.notes.set_format(body)
        elif name not in _RESERVED:
            self.macros[name] = _Macro(body, int(match[2] or 0), default)
        return after

    # the loop

    def _run(self, source: Source) -> None:
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
            self._put("\u00a0", at)
        elif sign == "$":
            self._math(source, at)
        elif sign == "&":
            if any(group.name in TABLE_ENVIRONMENTS for group in self.groups):
                flow.end_block()
            else:
                self._put("&", at)
        elif sign == "-":
            run = 1
            while run < 3 and text.startswith("-", at + run) and at + run < source.end:
                run += 1
            source.at = at + run
            self._put(_DASHES[run], at)
        elif sign == "`" or sign == "'":
            double = text.startswith(sign, at + 1) and at + 1 < source.end
            source.at = at + 1 + double
            self._put(("“" if double else "‘") if sign == "`" else ("”" if double else "’"), at)
        elif sign not in "#^_":
            self._put(sign, at)
        elif sign == "_":
            self._put("_", at)

    def _put(self, text: str, at: int) -> None:
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

    def _kind(self, kind: BlockKind, level: int) -> None:
        self.flow.end_block()
        self.kinds.append((kind, level))
        self.flow.kind, self.flow.level = kind, level

    def _kind_ends(self) -> None:
        self.flow.end_block()
        if len(self.kinds) > 1:
            self.kinds.pop()
        self.flow.kind, self.flow.level = self.kinds[-1]

    # commands

    def _command(self, source: Source, at: int) -> None:
        text = source.text
        match = _NAME.match(text, at, source.end)
        if match is None:
            self._sign_command(source, at)
            return
        name = match[1]
        source.at = match.end()
        handler = _HANDLERS.get(name)
        if handler is not None:
            handler(self, source, at, name)
        elif name in self.macros:
            self._expand(source, at, self.macros[name])
        elif name in PRINTED:
            source.at = self._after_name(source)
            self._put(PRINTED[name], at)
        elif name in STYLES:
            self._open_argument(source, STYLES[name])
        elif name in SWITCHES:
            source.at = self._after_name(source)
            if self.groups:
                self.groups[-1].styles.append((SWITCHES[name], self.flow.here()))
        elif name in SECTIONS:
            self._section(source, name)
        elif name in SILENT:
            self._skip_arguments(source, SILENT[name])
        elif name in HIDDEN_FIRST:
            self._skip_arguments(source, HIDDEN_FIRST[name])
            self._open_argument(source, None)
        elif name in ACCENTS:
            self._accent(source, at, name)
        elif _CITE.match(name):
            self._cite(source, at, name)
        else:
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
            self._put(SIGNS.get(sign, ""), at)

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
        self._put(accented(sign, source.text[begin:end]), at)

    def _open_argument(self, source: Source, style: Style | None, close: Callable[[], None] | None = None) -> None:
        """Go into the argument of a command; at its closing brace the style ends and `close` is called."""
        at = source.skip_space(source.at)
        if source.text.startswith("{", at) and at < source.end:
            source.at = at + 1
            styles = [(style, self.flow.here())] if style is not None else []
            self.groups.append(_Group(styles=styles, close=close))
        elif close is not None:
            close()

    def _skip_arguments(self, source: Source, count: int) -> None:
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
        if name == "chapter" and self.resets:
            self.notes.counts["footnote"] = 0
        self._kind("heading", SECTIONS[name])
        self._open_argument(source, None, self._kind_ends)

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
        if len(body) <= _LONGEST_EXPANSION and self.expansions <= _MOST_EXPANSIONS and len(self.sources) < _DEEPEST:
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
            self._put(" ".join(formula.split()), at)
            return
        content = _MATH_WRAP.sub(r"\1", raised["braced"] or raised["one"] or "").strip()
        content = _MATH_SIGNS.get(content, content)
        if content:
            start = self.flow.here()
            self._put(content, at)
            self.flow.style("superscript", start)

    # environments

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
            self._kind("quote", 0)
            group.close = self._kind_ends
        elif name in TABLE_ENVIRONMENTS:
            self._skip_arguments(source, TABLE_ENVIRONMENTS[name])
            self._kind("table", 0)
            group.close = self._kind_ends
        elif name in LISTS:
            _, source.at = source.optional(source.at)
            if name == "list":
                self._skip_arguments(source, 2)
            self.items.append(0 if "enum" in name else -1)
            self._kind("list_item", 0)
            group.close = self._list_ends
        elif name == "thebibliography":
            self._skip_arguments(source, 1)
            self._kind("reference", 0)
            group.close = self._bibliography_ends
        elif name in ("minipage", "multicols", "wrapfigure", "spacing"):
            self._skip_arguments(source, 1)
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
            self._kind("code" if name in CODE_ENVIRONMENTS else "paragraph", 0)
            flow = self.flow
            flow.line, flow.column, flow.path = source.place(source.at)
            flow.put(content.strip())
            self._kind_ends()
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
        self._kind_ends()

    def item(self, source: Source, at: int, name: str) -> None:
        """`\\item` of a list, with the number that LaTeX prints."""
        self.flow.end_block()
        label, source.at = source.optional(source.at)
        source.at = source.skip_space(source.at)
        if label is not None:
            self._put(plain_text(label) + " ", at)
        elif self.items and self.items[-1] >= 0:
            self.items[-1] += 1
            self._put(f"{self.items[-1]}. ", at)

    # notes

    def _write_notes(self) -> None:
        """Write the notes in order of their calls; a note may hold further ones."""
        flow = self.flow
        done = 0
        while done < len(self.notes.pending):
            note = self.notes.pending[done]
            done += 1
            self.kinds = [("paragraph", 0)]
            flow.kind, flow.level = "paragraph", 0
            flow.begin_note(note.id, note.label, kind=note.kind, generated=note.generated)
            if note.source is not None:
                flow.logical = f"note {note.label}"
                self._run(note.source)
            flow.end_note()

    # citations and references

    def _cite(self, source: Source, at: int, name: str) -> None:
        """`\\cite` and its kin of natbib and biblatex; printed as `[@key, p. 3]`."""
        flow = self.flow
        as_note = name.lower().startswith(("footcite", "footfullcite"))
        source.at += source.text.startswith("*", source.at)
        keys: list[str] = []
        texts: list[str] = []
        while True:
            first, after = source.optional(source.at)
            second, after = source.optional(after)
            argument = source.argument(after) if source.text.startswith("{", source.skip_space(after)) else None
            if argument is None:
                break
            begin, end, source.at = argument
            found = [key.strip() for key in source.text[begin:end].split(",") if key.strip()]
            keys.extend(found)
            locator = plain_text((second if second is not None else first) or "")
            prefix = plain_text(first or "") if second is not None else ""
            inside = "; ".join(f"@{key}" for key in found)
            texts.append(" ".join(filter(None, (prefix, inside + (f", {locator}" if locator else "")))))
            if not name.endswith("cites"):
                break
        if name == "nocite":
            self.everything_cited = self.everything_cited or "*" in keys
            keys, texts = [key for key in keys if key != "*"], []
        self.cited.extend(keys)
        if not keys:
            return
        start = flow.here()
        if as_note:
            self.notes.cite("[" + "; ".join(texts) + "]", source.place(at), source.path)
        elif texts:
            self._put("[" + "; ".join(texts) + "]", at)
        flow.reference_call(start, tuple(keys), narrative=_NARRATIVE.match(name) is not None)

    def bibliography(self, source: Source, at: int, name: str) -> None:
        """`\\bibliography{a,b}`, `\\addbibresource{a.bib}`, `\\printbibliography`."""
        _, after = source.optional(source.at)
        source.at = after
        if name != "printbibliography":
            argument = source.argument(source.at)
            if argument is None:
                return
            begin, end, source.at = argument
            self.bibliographies.extend(part.strip() for part in source.text[begin:end].split(","))
        if name != "addbibresource":
            self._bibliography()

    def _bibliography(self) -> None:
        """Write the entries of the bibliography files that the list prints."""
        self.printed = True
        cited = set(self.cited)
        printed = self.project.read(self.project.name, ".bbl", needed=False)
        if printed is not None and b"\\bibitem" in printed[1]:
            self._run(Source(decode(printed[1], printed[0]).text, printed[0]))  # the list as BibTeX made it
            return
        for name in self.bibliographies:
            found = self.project.read(name, ".bib")
            if found is None:
                continue
            path, data = found
            text = decode(data, path).text
            entries, complaints = parse(text)
            self.project.warnings.extend(f"{path}: {complaint}" for complaint in complaints)
            lines = LineMap(text)
            for entry in entries if self.everything_cited else cited_entries(entries, cited):
                print_entry(self.flow, (entry.key, entry.span, item_of(entry)), lines, path)
        self.flow.kind, self.flow.level = self.kinds[-1]

    def bib_item(self, source: Source, at: int, name: str) -> None:
        """`\\bibitem[label]{key}` of a `thebibliography`."""
        self._end_bibitem()
        label, source.at = source.optional(source.at)
        argument = source.argument(source.at)
        if argument is None:
            return
        begin, end, source.at = argument
        source.at = source.skip_space(source.at)
        self.bibitems += 1
        printed = plain_text(label).split("(")[0].strip() if label is not None else str(self.bibitems)
        self.flow.end_block()
        start = self.flow.here()
        if label is None:
            self._put(f"[{self.bibitems}] ", at)
        self.bibitem = (source.text[begin:end].strip(), printed, start, self.flow.here())

    def _end_bibitem(self) -> None:
        if self.bibitem is None:
            return
        key, label, start, text_start = self.bibitem
        self.bibitem = None
        self.flow.end_block()
        if self.flow.length > start:
            self.flow.reference(key, label, start, text_start)

    def _bibliography_ends(self) -> None:
        self._end_bibitem()
        self._kind_ends()
        self.printed = True

    # other commands

    def include(self, source: Source, at: int, name: str) -> None:
        """`\\input{file}`, `\\include{file}`: read where it stands, when it lies in the project's folder."""
        argument = source.argument(source.at)
        if argument is None:
            return
        begin, end, source.at = argument
        if name in ("import", "subimport"):
            second = source.argument(source.at)
            if second is None:
                return
            wanted = source.text[begin:end] + source.text[second[0] : second[1]]
            source.at = second[2]
        else:
            wanted = source.text[begin:end]
        found = self.project.read(wanted, ".tex")
        if found is None or len(self.sources) >= _DEEPEST or any(open_.path == found[0] for open_ in self.sources):
            return
        path, data = found
        decoded = decode(data, path)
        self.project.warnings.extend(f"{path}: {warning}" for warning in decoded.warnings)
        included = Source(decoded.text, path)
        self._definitions(included, included.end)
        if name == "include":
            self.flow.end_block()
        self.sources.append(included)

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
            self._skip_arguments(source, 1)
        self._put("“", at)

        def close() -> None:
            self.flow.put("”")

        self._open_argument(source, None, close)

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

        self._open_argument(source, None, close)

    def url(self, source: Source, at: int, name: str) -> None:
        """`\\url{…}`: no command counts in it."""
        argument = source.argument(source.at)
        if argument is None:
            return
        begin, end, source.at = argument
        address = source.text[begin:end].replace("\\_", "_").replace("\\%", "%").replace("\\#", "#").replace("\\&", "&")
        start = self.flow.here()
        self._put(address, at)
        self.flow.style("link", start, address)

    def verb(self, source: Source, at: int, name: str) -> None:
        """`\\verb|…|`."""
        begin = source.at + source.text.startswith("*", source.at)
        sign = source.text[begin : begin + 1]
        closing = source.text.find(sign, begin + 1, min(source.end, begin + 1000)) if sign else -1
        if closing >= 0:
            self._put(source.text[begin + 1 : closing], at)
            source.at = closing + 1

    def first_of_two(self, source: Source, at: int, name: str) -> None:
        """`\\texorpdfstring{printed}{bookmark}`."""
        first = source.argument(source.at)
        if first is None:
            return
        second = source.argument(first[2])
        source.at = second[2] if second is not None else first[2]
        self.sources.append(source.part(first[0], first[1]))

    def reference(self, source: Source, at: int, name: str) -> None:
        """`\\ref{…}`: the number of a note is known when the note stands before."""
        argument = source.argument(source.at)
        if argument is None:
            return
        begin, end, source.at = argument
        self._put(self.notes.labels.get(source.text[begin:end].strip(), ""), at)

    def caption(self, source: Source, at: int, name: str) -> None:
        """`\\caption[short]{…}`."""
        _, source.at = source.optional(source.at)
        self._kind("caption", 0)
        self._open_argument(source, None, self._kind_ends)

    def paragraph_end(self, source: Source, at: int, name: str) -> None:
        """`\\par` and page breaks."""
        source.at = self._after_name(source)
        self.flow.end_block()

    def ignore(self, source: Source, at: int, name: str) -> None:
        """Commands that stand for nothing here: the title is set already."""
        if name in ("title", "author"):
            self._skip_arguments(source, 1)
        else:
            source.at = self._after_name(source)


def _note(reading: Reading, source: Source, at: int, name: str) -> None:
    reading.notes.note(source, name)


def _footnote_mark(reading: Reading, source: Source, at: int, name: str) -> None:
    reading.notes.footnote_mark(source, name)


def _set_counter(reading: Reading, source: Source, at: int, name: str) -> None:
    reading.notes.set_counter(source, name)


_Handler = Callable[[Reading, Source, int, str], None]
_HANDLERS: dict[str, _Handler] = {
    "begin": Reading.begin,
    "end": Reading.end,
    "item": Reading.item,
    "footnotemark": _footnote_mark,
    "setcounter": _set_counter,
    "bibitem": Reading.bib_item,
    "verb": Reading.verb,
    "href": Reading.href,
    "texorpdfstring": Reading.first_of_two,
    **dict.fromkeys(("footnote", "endnote", "footnotetext", "sidenote", "thanks"), _note),
    **dict.fromkeys(("bibliography", "addbibresource", "printbibliography"), Reading.bibliography),
    **dict.fromkeys(("input", "include", "subfile", "import", "subimport"), Reading.include),
    **dict.fromkeys(("newcommand", "renewcommand", "providecommand", "def", "gdef", "edef"), Reading.definition),
    **dict.fromkeys(("enquote", "textquote", "foreignquote", "hyphenquote", "textcquote"), Reading.quotation),
    **dict.fromkeys(("url", "nolinkurl", "path"), Reading.url),
    **dict.fromkeys(("ref", "pageref", "vref", "cref", "Cref", "autoref", "nameref", "eqref"), Reading.reference),
    **dict.fromkeys(("caption", "captionof"), Reading.caption),
    **dict.fromkeys(("par", "newpage", "clearpage", "pagebreak", "endgraf", "cleardoublepage"), Reading.paragraph_end),
    **dict.fromkeys(("title", "author", "maketitle", "tableofcontents", "noindent"), Reading.ignore),
}
_RESERVED = frozenset((*_HANDLERS, *STYLES, *SECTIONS)) - {"thefootnote"}
