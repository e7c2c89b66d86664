"""A LaTeX manuscript in, with the files it inputs; its text with notes, numbered as LaTeX numbers them, out."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, ClassVar

from audit.language.expressions import expression
from audit.model.document import Document, LineMap
from audit.readers import biblatex_bbl
from audit.readers.bibtex import Entry, cited_entries, item_of, parse
from audit.readers.bibtex import plain as plain_text
from audit.readers.decoding import decode
from audit.readers.interface import ReadOptions
from audit.readers.latex_commands import (
    RESETTING_CLASSES,
)
from audit.readers.latex_environments import EnvironmentReading
from audit.readers.latex_notes import NoteRegister
from audit.readers.latex_shorthands import uses_shorthands
from audit.readers.latex_source import Source
from audit.readers.latex_text import DEEPEST
from audit.readers.printing import print_entry
from audit.readers.project import Project

_CITE = expression(
    r"^(?:[Pp]aren|[Tt]ext|[Aa]uto|[Ff]oot|[Ff]ootfull|[Ff]ull|[Ss]mart|[Ss]uper|[Nn]ote|[Pp]no|[Aa]vol|no|[Ss]hort)?[Cc]ites?"
    r"(?:p|t|alp|alt|author|authors|year|yearpar|title|num|fullauthor|date|url|text|sc)?$"
)
_NARRATIVE = expression(r"^(?:[Tt]extcites?|[Cc]itet|[Cc]itealt|[Cc]iteauthor)$")
_AROUND = expression(r"(?:\s{0,9}\([^()\n]{0,300}\)){1,2}(?=\s{0,9}[\[{])")
_CLASS = expression(r"\\documentclass\s*(?:\[[^\]]{0,2000}\]\s*)?\{([^{}]{1,60})\}")
_CITE_AUTHOR_YEAR = expression(r"\\(?:citeauthoryear|astroncite|citename)\s*(?=\{)")
_FILE_NAME = expression(r"\s*([^\s{}\\%]{1,300})")  # `\input chapter`, as TeX itself has it
_PREAMBLE_FILE = expression(
    r"^[^%\n]{0,200}?\\(?P<command>addbibresource|input|usepackage)(?![A-Za-z])\s*(?:\[[^\]]{0,200}\])?\s*"
    r"(?:\{(?P<name>[^{}]{1,300})\}|(?P<bare>[^\s{}\\%\[]{1,300}))",
    re.MULTILINE,
)
_LET_COMMAND = expression(r"\\let\s*\\([A-Za-z@]{1,60})\s*=?\s*\\([A-Za-z@]{1,60})")
_DEEPEST_PREAMBLE = 5  # files that name further ones
_BEGIN_DOCUMENT = expression(r"\\begin\s*\{document\}")


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a LaTeX manuscript. Raises `UnreadableError` when the bytes are not text."""
    decoded = decode(data, path)
    project = Project(path, options)
    reading = Reading(project)
    reading.read(decoded.text)
    metadata = dict(reading.metadata)
    return reading.flow.document(path, "latex", metadata, (*decoded.warnings, *project.warnings))


def _printed_label(label: str) -> str:
    """Return what `\\bibitem[…]` says is printed, of natbib's "Li and Jones(2003)Li, and Jones" the short names."""
    cited = _CITE_AUTHOR_YEAR.search(label)
    if cited:  # `\\citeauthoryear{names}{short names}{year}`, `\\astroncite{names}{year}`
        groups = [label[begin:end] for begin, end in Source(label, None).groups(cited.end())]
        return plain_text(groups[-2]) if len(groups) > 1 else ""
    return plain_text(label.partition("(")[0])


class Reading(EnvironmentReading):
    """One pass over the body, files and macros put in where they are called; then one over the notes."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self.notes = NoteRegister(self.flow)
        self.resets = False  # whether a chapter begins the notes at 1
        self.metadata: dict[str, str] = {}
        self.bibliographies: list[str] = []
        self.printed = False
        self.cited: list[str] = []
        self.everything_cited = False
        self.bibitem: tuple[str, str, int, int] | None = None
        self.bibitems = 0

    def command(self, source: Source, at: int, name: str) -> bool:
        """Citation commands are too many to be listed."""
        if _CITE.match(name) is None:
            return False
        self._cite(source, at, name)
        return True

    def chapter(self) -> None:
        """In books, notes begin at 1 with each chapter."""
        if self.resets:
            self.notes.counts["footnote"] = 0

    def note_format(self, body: str) -> None:
        """Notes may be numbered in Roman numerals, letters or symbols."""
        self.notes.set_format(body)

    def read(self, text: str) -> None:
        """Read the main file."""
        source = Source(text, None)
        self.shorthands = uses_shorthands(text)
        begin = _BEGIN_DOCUMENT.search(text)
        if begin:
            self._preamble(source, begin.start())
            source.at = begin.end()
            end = text.rfind("\\end{document}")
            source.end = end if end > begin.end() else len(text)
        self.run(source)
        if not self.printed and self.bibliographies:
            self._bibliography()
        self._end_bibitem()
        self._write_notes()

    def _preamble(self, source: Source, end: int) -> None:
        text = source.text
        kind = _CLASS.search(text, 0, end)
        self.resets = kind is not None and kind[1].strip() in RESETTING_CLASSES
        self._learn(source, end)
        for name in ("title", "author"):
            found = re.compile(rf"\\{name}\s*(?:\[[^\]]{{0,500}}\])?\s*\{{").search(text, 0, end)
            if not found:
                continue
            part = source.part(found.end(), min(source.closing(found.end() - 1), end))
            start = self.flow.here()
            self.begin_kind("heading" if name == "title" else "paragraph", 1 if name == "title" else 0)
            self.run(part)
            self.end_kind()
            title = self.flow.text_from(start).strip()
            if name == "title" and title:
                self.metadata["title"] = " ".join(title.split())

    def _learn(self, source: Source, end: int, depth: int = 0) -> None:
        """Take up the macros and bibliographies of a preamble, and of the author's own files that it names."""
        self.macros.learn(source, end)
        for match in _LET_COMMAND.finditer(source.text, 0, end):
            if not self.is_known(match[1]):
                self.other_names.setdefault(match[1], match[2])
        for match in _PREAMBLE_FILE.finditer(source.text, 0, end):
            command, name = match["command"], match["name"] or match["bare"]
            if command == "addbibresource":
                self.bibliographies.append(name)
            elif depth < _DEEPEST_PREAMBLE:
                for part in name.split(","):
                    suffix = ".sty" if command == "usepackage" else ".tex"
                    found = self.project.read(part, suffix, needed=command == "input")
                    if found is not None:
                        opened = self._opened(*found)
                        self._learn(opened, opened.end, depth + 1)

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
                start = flow.here()
                self.run(note.source)
                if note.keys:
                    flow.reference_call(start, note.keys)
            flow.end_note()
        self.notes.lead_marks_again()

    # citations and references

    def _cite(self, source: Source, at: int, name: str) -> None:
        """`\\cite` and its kin of natbib and biblatex; printed as `[@key, p. 3]`."""
        flow = self.flow
        as_note = name.lower().startswith(("footcite", "footfullcite"))
        source.at += source.text.startswith("*", source.at)
        keys: list[str] = []
        texts: list[str] = []
        if name.endswith("cites"):  # `\\parencites(before all)(behind all)[…]{…}[…]{…}`
            around = _AROUND.match(source.text, source.at, source.end)
            source.at = around.end() if around else source.at
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
            self.notes.cite("[" + "; ".join(texts) + "]", tuple(keys), source.place(at), source.path)
            return
        if texts:
            self.put("[" + "; ".join(texts) + "]", at)
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
        if printed is not None and (b"\\bibitem" in printed[1] or b"\\harvarditem" in printed[1]):
            self.run(Source(decode(printed[1], printed[0]).text, printed[0]))  # the list as BibTeX made it
            return
        made = printed if printed is not None and biblatex_bbl.SIGN in printed[1] else None
        for name in self.bibliographies:
            found = self.project.read(name, ".bib", needed=made is None)
            if found is not None:
                path, text = found[0], decode(found[1], found[0]).text
                entries, complaints = parse(text)
                self.project.warnings.extend(f"{path}: {complaint}" for complaint in complaints)
                self._print(entries if self.everything_cited else cited_entries(entries, cited), text, path)
                made = None
        if made is not None:
            path, text = made[0], decode(made[1], made[0]).text
            self._print(biblatex_bbl.parse(text), text, path)
        self.flow.kind, self.flow.level = self.kinds[-1]

    def _print(self, entries: list[Entry], text: str, path: str) -> None:
        lines = LineMap(text)
        for entry in entries:
            print_entry(self.flow, (entry.key, entry.span, item_of(entry)), lines, path)

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
        printed = _printed_label(label) if label is not None else str(self.bibitems)
        self.flow.end_block()
        start = self.flow.here()
        if label is None:
            self.put(f"[{self.bibitems}] ", at)
        self.bibitem = (source.text[begin:end].strip(), printed, start, self.flow.here())

    def harvard_item(self, source: Source, at: int, name: str) -> None:
        """`\\harvarditem[Li]{Li \\& Jones}{2003}{key}` of the package harvard."""
        self._end_bibitem()
        _, source.at = source.optional(source.at)
        parts: list[str] = []
        while len(parts) < 3:
            argument = source.argument(source.at)
            if argument is None:
                return
            begin, end, source.at = argument
            parts.append(source.text[begin:end])
        self.flow.end_block()
        start = self.flow.here()
        self.bibitem = (parts[2].strip(), plain_text(parts[0]), start, start)

    def _end_bibitem(self) -> None:
        if self.bibitem is None:
            return
        key, label, start, text_start = self.bibitem
        self.bibitem = None
        self.flow.end_block()
        if self.flow.length > start:
            self.flow.reference(key, label, start, text_start)

    def end_bibliography(self) -> None:
        """The last entry ends with the list."""
        self._end_bibitem()
        self.end_kind()
        self.printed = True

    def include(self, source: Source, at: int, name: str) -> None:
        """`\\input{file}`, `\\include{file}`: read where it stands, when it lies in the project's folder."""
        wanted = self._file_name(source, name)
        found = self._file_beside(wanted, source)
        if found is None or len(self.sources) >= DEEPEST or any(open_.path == found[0] for open_ in self.sources):
            return
        included = self._opened(*found)
        self.macros.learn(included, included.end)
        if name == "include":
            self.flow.end_block()
        self.sources.append(included)

    def _file_name(self, source: Source, command: str) -> str:
        bare = _FILE_NAME.match(source.text, source.at, source.end)
        if bare is not None:
            source.at = bare.end()
            return bare[1]
        parts: list[str] = []
        for _ in range(2 if command in ("import", "subimport") else 1):
            argument = source.argument(source.at)
            if argument is None:
                break
            parts.append(source.text[argument[0] : argument[1]])
            source.at = argument[2]
        return "".join(parts)

    def _file_beside(self, name: str, source: Source) -> tuple[str, bytes] | None:
        """Read a file named from the project's folder, or (`\\import`) from that of the file that names it."""
        nested = bool(source.path) and PurePath(source.path or "").parent != self.project.folder
        found = self.project.read(name, ".tex", needed=not nested)
        if found is None and nested:
            beside = PurePath(source.path or "").parent.relative_to(self.project.folder) / name
            found = self.project.read(beside.as_posix(), ".tex")
        return found

    def _opened(self, path: str, data: bytes) -> Source:
        decoded = decode(data, path)
        self.project.warnings.extend(f"{path}: {warning}" for warning in decoded.warnings)
        opened = Source(decoded.text, path)
        body = _BEGIN_DOCUMENT.search(decoded.text)
        if body:  # a subfile with a preamble of its own
            self.macros.learn(opened, body.start())
            opened.at = body.end()
            stop = decoded.text.rfind("\\end{document}")
            opened.end = stop if stop > opened.at else opened.end
        return opened

    def reference(self, source: Source, at: int, name: str) -> None:
        """`\\ref{…}`: the number of a note is known when the note stands before."""
        argument = source.argument(source.at)
        if argument is None:
            return
        begin, end, source.at = argument
        self.put(self.notes.labels.get(source.text[begin:end].strip(), ""), at)

    def note(self, source: Source, at: int, name: str) -> None:
        """`\footnote` and its kin."""
        self.notes.note(source, name)

    def footnote_mark(self, source: Source, at: int, name: str) -> None:
        """`\footnotemark[n]`, whose text is given elsewhere."""
        self.notes.footnote_mark(source, name)

    def footnote_reference(self, source: Source, at: int, name: str) -> None:
        """`\footref{key}`, which calls a note again."""
        self.notes.footnote_reference(source, name)

    def set_counter(self, source: Source, at: int, name: str) -> None:
        r"""`\setcounter{footnote}{n}`, `\addtocounter{footnote}{n}`."""
        self.notes.set_counter(source, name)

    def step_counter(self, source: Source, at: int, name: str) -> None:
        r"""`\stepcounter{footnote}`."""
        self.notes.step_counter(source, name)

    handlers: ClassVar[Mapping[str, Any]] = {
        **EnvironmentReading.handlers,
        "footnotemark": footnote_mark,
        **dict.fromkeys(("setcounter", "addtocounter"), set_counter),
        **dict.fromkeys(("stepcounter", "refstepcounter"), step_counter),
        **dict.fromkeys(("footref", "footnoteref"), footnote_reference),
        "bibitem": bib_item,
        "harvarditem": harvard_item,
        **dict.fromkeys(("footnote", "endnote", "footnotetext", "sidenote", "tablefootnote", "thanks"), note),
        **dict.fromkeys(("bibliography", "addbibresource", "printbibliography"), bibliography),
        **dict.fromkeys(("input", "include", "subfile", "import", "subimport"), include),
        **dict.fromkeys(("ref", "pageref", "vref", "cref", "Cref", "autoref", "nameref", "eqref"), reference),
    }
