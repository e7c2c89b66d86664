"""LaTeX's note commands in; notes with the numbers that LaTeX prints, and where their texts stand, out."""

import re
from dataclasses import dataclass

from audit.language.expressions import expression
from audit.model.document import NoteKind
from audit.readers.flow import Flow
from audit.readers.latex_source import Source
from audit.readers.numbering import print_label

_THE_NOTE = expression(r"\\(roman|Roman|alph|Alph|fnsymbol|arabic)\s*\{\s*(footnote|endnote)\s*\}")
_REFERENCE = expression(r"\s*\\(?:ref|getrefnumber)\s*\{([^{}]{1,200})\}\s*$")
_NUMBER = expression(
    r"(?:\\numexpr)?(\\value\{footnote\}|\\thefootnote|\\arabic\{footnote\}|\\the\\?c@footnote)?([+-]?\d{1,5})?(?:\\relax)?"
)
_NUMBERINGS = {
    "roman": "lowerRoman",
    "Roman": "upperRoman",
    "alph": "lowerLetter",
    "Alph": "upperLetter",
    "fnsymbol": "chicago",
}


@dataclass(slots=True)
class PendingNote:
    id: str
    label: str
    kind: NoteKind
    generated: bool
    source: Source | None
    keys: tuple[str, ...] = ()  # of a note that a citation command makes


class NoteRegister:
    """Counts notes as LaTeX does, records their calls, and keeps their texts until the body is written."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.counts = {"footnote": 0, "endnote": 0}
        self.formats = {"footnote": "decimal", "endnote": "decimal"}
        self.pending: list[PendingNote] = []
        self.labels: dict[str, str] = {}  # what `\label` names, to the numbers of the notes it stands in
        self.targets: list[tuple[str, str]] = []  # labels of `\footnotemark`s so far, and the ids of their texts
        self.noted: dict[str, tuple[str, str]] = {}  # the same, to label and id of the note
        self.uses: dict[str, int] = {}
        self.used_ids: set[str] = set()

    def set_format(self, body: str) -> None:
        found = _THE_NOTE.search(body)
        if found:
            self.formats[found[2]] = _NUMBERINGS.get(found[1], "decimal")

    def note(self, source: Source, name: str) -> None:
        """`\\footnote[n]{…}`, `\\endnote`, `\\footnotetext[n]{…}`, `\\sidenote`, `\\thanks`."""
        given, source.at = source.optional(source.at)
        argument = source.argument(source.at)
        if argument is None:
            return
        begin, end, source.at = argument
        part = source.part(begin, end)
        if name == "thanks":
            self._add_note("*", "author-note", True, part, called=True)
            return
        kind: NoteKind = "endnote" if name == "endnote" else "footnote"
        number = self._given(given)
        if number is None:
            if name != "footnotetext":
                self.counts[kind] += 1
            label = print_label(self.counts[kind], self.formats[kind])
        else:
            label = print_label(number, self.formats[kind])
        self._add_note(label, kind, number is None, part, called=name != "footnotetext")

    def _given(self, text: str | None) -> int | None:
        """Return the number in an optional argument: in digits, or counted from the notes so far."""
        match = _NUMBER.fullmatch((text or "").replace(" ", ""))
        if match is None or not (match[1] or match[2]):
            return None
        return (self.counts["footnote"] if match[1] else 0) + int(match[2] or 0)

    def footnote_mark(self, source: Source, name: str) -> None:
        """`\\footnotemark[n]`, whose text is given elsewhere."""
        given, source.at = source.optional(source.at)
        reference = _REFERENCE.match(given or "")
        if reference is not None:
            self._call_again(reference[1])
            return
        number = self._given(given)
        if number is None:
            self.counts["footnote"] += 1
        label = print_label(self.counts["footnote"] if number is None else number, self.formats["footnote"])
        generated = number is None
        self.uses[label] = self.uses.get(label, 0) + 1
        target = f"mark-{label}" if self.uses[label] == 1 else f"mark-{label}-{self.uses[label]}"
        self.targets.append((label, target))
        self.flow.call(self.flow.here(), label, target, generated=generated)

    def footnote_reference(self, source: Source, name: str) -> None:
        """`\\footref{key}`, which calls the note that holds `\\label{key}` again."""
        argument = source.argument(source.at)
        if argument is not None:
            source.at = argument[2]
            self._call_again(source.text[argument[0] : argument[1]].strip())

    def _call_again(self, key: str) -> None:
        label, target = self.noted.get(key, ("", f"label-{key}"))
        self.flow.call(self.flow.here(), label or key, target, generated=True)

    def lead_marks_again(self) -> None:
        """Lead each `\\footnotemark[n]` without a text of its own to the note that prints n: a note is called again."""
        printed: dict[str, str] = {}
        for note in self.pending:
            printed.setdefault(note.label, note.id)
        again = {target: printed[label] for label, target in self.targets if label in printed}
        later = {f"label-{key}": note_id for key, (_, note_id) in self.noted.items()}
        self.flow.lead(later | {target: note for target, note in again.items() if target not in self.used_ids})

    def set_counter(self, source: Source, name: str) -> None:
        """`\\setcounter{footnote}{n}`, `\\addtocounter`."""
        counter, value = source.argument(source.at), None
        if counter is not None:
            value = source.argument(counter[2])
            source.at = counter[2]
        if counter is None or value is None:
            return
        source.at = value[2]
        which, number = source.text[counter[0] : counter[1]].strip(), self._given(source.text[value[0] : value[1]])
        if which in self.counts and number is not None:
            self.counts[which] = number + (self.counts[which] if name == "addtocounter" else 0)

    def step_counter(self, source: Source, name: str) -> None:
        """`\\stepcounter{footnote}`."""
        argument = source.argument(source.at)
        if argument is not None:
            source.at = argument[2]
            which = source.text[argument[0] : argument[1]].strip()
            if which in self.counts:
                self.counts[which] += 1

    def _add_note(
        self, label: str, kind: NoteKind, generated: bool, source: Source, *, called: bool, keys: tuple[str, ...] = ()
    ) -> None:
        note_id = self.new_id(f"{kind}-{label}") if called else self._text_id(label)
        for found in re.finditer(r"\\label\s*\{([^{}]{1,200})\}", source.text[source.at : source.end]):
            self.labels[found[1]] = label
            self.noted[found[1]] = (label, note_id)
        self.pending.append(PendingNote(note_id, label, kind, generated, source, keys))
        if called:
            self.flow.call(self.flow.here(), label, note_id, generated=generated)

    def new_id(self, name: str) -> str:
        number = 1
        note_id = name
        while note_id in self.used_ids:
            number += 1
            note_id = f"{name}-{number}"
        self.used_ids.add(note_id)
        return note_id

    def _text_id(self, label: str) -> str:
        """The id that `\\footnotemark` gave its call."""
        return self.new_id(f"mark-{label}")

    def cite(self, text: str, keys: tuple[str, ...], place: tuple[int, int, str | None], path: str | None) -> None:
        """Make the note of a citation command (`\\footcite`)."""
        self.counts["footnote"] += 1
        label = print_label(self.counts["footnote"], self.formats["footnote"])
        self._add_note(label, "footnote", True, Source(text, path, place), called=True, keys=keys)
