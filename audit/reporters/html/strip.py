"""A manuscript in, the strip of its note numbers out: each number with its marker and its note, breaks shown."""

from collections.abc import Sequence
from html import escape

from audit.model.finding import Finding
from audit.model.manuscript import Manuscript, Marker, Note
from audit.reporters.wording import printable

Entry = Marker | Note

MAX_NUMBERS = 3000  # a longer strip tells nobody anything


def sequence_strip(manuscript: Manuscript, findings: Sequence[tuple[str, Finding]]) -> str:
    """Return the strip, a list for each sequence; "" where nothing is numbered."""
    entries: list[Entry] = [*manuscript.markers, *manuscript.notes]
    sequences = sorted({entry.sequence for entry in entries if _place(entry)})
    parts = [_strip(manuscript, sequence, findings) for sequence in sequences]
    if not any(parts):
        return ""
    legend = "Upper half: the marker in the text. Lower half: the note."
    summary = f"<summary>Sequence of the notes</summary>\n<p>{legend}</p>\n"
    return f'<details class="strip" open>{summary}{"".join(parts)}</details>\n'


def _strip(manuscript: Manuscript, sequence: int, findings: Sequence[tuple[str, Finding]]) -> str:
    markers = _by_place([marker for marker in manuscript.markers if marker.sequence == sequence])
    notes = _by_place([note for note in manuscript.notes if note.sequence == sequence])
    last = max((*markers, *notes), default=0)
    if last > MAX_NUMBERS:
        return ""
    cells = "".join(_cell(n, markers.get(n, []), notes.get(n, []), findings) for n in range(1, last + 1))
    return f"<ol>\n{cells}</ol>\n"


def _cell(
    number: int,
    markers: Sequence[Entry],
    notes: Sequence[Entry],
    findings: Sequence[tuple[str, Finding]],
) -> str:
    above, below = _state(number, markers), _state(number, notes)
    words = f"{number}: marker {_words(above, markers)}, note {_words(below, notes)}"
    spans = [entry.span for entry in (*markers, *notes)]
    found = [
        name
        for name, finding in findings
        if finding.rule[:3] in ("NUM", "MRK") and any(span.overlaps(finding.span) for span in spans)
    ]
    classes = f"m-{above} n-{below}"
    if found:
        return f'<li class="{classes}"><a href="#{found[0]}" title="{escape(words)}">{number}</a></li>\n'
    return f'<li class="{classes}" title="{escape(words)}">{number}</li>\n'


def _by_place(entries: Sequence[Entry]) -> dict[int, list[Entry]]:
    places: dict[int, list[Entry]] = {}
    for entry in entries:
        place = _place(entry)
        if place:
            places.setdefault(place, []).append(entry)
    return places


def _place(entry: Entry) -> int:
    """Return the number that an entry should have, 0 for one without."""
    return entry.expected or entry.number or 0


def _state(number: int, entries: Sequence[Entry]) -> str:
    if not entries:
        return "missing"
    if len(entries) > 1:
        return "repeated"
    return "right" if entries[0].number == number else "wrong"


def _words(state: str, entries: Sequence[Entry]) -> str:
    if state == "wrong":
        return f"printed {printable(entries[0].label)}"
    return {"missing": "missing", "repeated": f"found {len(entries)} times", "right": "found"}[state]
