"""What Word's settings and sections say of note numbers in; the number that each note gets, as Word prints it, out."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.model.document import NoteKind
from audit.readers.numbering import print_label
from audit.readers.word_styles import VAL, W
from audit.readers.xml import local_name

if TYPE_CHECKING:
    from lxml import etree

KINDS: tuple[NoteKind, NoteKind] = ("footnote", "endnote")


@dataclass(slots=True)
class Scheme:
    """How one kind of note is numbered in one section (ECMA-376 part 1, 17.11.11 footnotePr)."""

    format: str
    start: int = 1
    restart: str = "continuous"


@dataclass(slots=True)
class _Count:
    """How far one kind of note has counted, and where it last did."""

    value: int = 0
    section: int = 0
    page: int = 0


class NoteCounter:
    """Counts the notes of both kinds through sections and pages, which the reader of the body moves on."""

    def __init__(self, schemes: dict[NoteKind, list[Scheme]]) -> None:
        self.section = 0
        self.page = 1  # as far as the file has page breaks, its own or those of Word's last layout
        self._schemes = schemes
        self._counts: dict[NoteKind, _Count] = {kind: _Count() for kind in KINDS}

    def next_label(self, kind: NoteKind) -> str:
        """Count on and return the label of the next note of `kind`."""
        count = self._counts[kind]
        schemes = self._schemes[kind]
        scheme = schemes[min(self.section, len(schemes) - 1)]
        new_section = scheme.restart == "eachSect" and count.section != self.section
        new_page = scheme.restart == "eachPage" and count.page != self.page
        if count.value == 0 or new_section or new_page:
            count.value = scheme.start - 1
        count.value += 1
        count.section, count.page = self.section, self.page
        return print_label(count.value, scheme.format)


def note_schemes(body: "etree._Element", settings: "etree._Element | None") -> dict[NoteKind, list[Scheme]]:
    """Return the numbering scheme of each section in order, for both kinds of note."""
    schemes: dict[NoteKind, list[Scheme]] = {}
    for kind in KINDS:
        whole = Scheme("lowerRoman" if kind == "endnote" else "decimal")
        if settings is not None:
            whole = _scheme(settings.find(f"{W}{kind}Pr"), whole)
        found = [_scheme(section.find(f"{W}{kind}Pr"), whole) for section in body.iter(W + "sectPr")]
        schemes[kind] = [*found, whole]
    return schemes


def _scheme(properties: "etree._Element | None", default: Scheme) -> Scheme:
    if properties is None:
        return default
    values = {local_name(element.tag): element.get(VAL) or "" for element in properties}
    start = values.get("numStart", "")
    return Scheme(
        values.get("numFmt", default.format),
        int(start) if start.isdecimal() else default.start,
        values.get("numRestart", default.restart),
    )
