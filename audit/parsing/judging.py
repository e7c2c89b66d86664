"""Whether the faults of a sequence can be believed: its markers, notes and faults come in, what to report goes out.

Numbers of tables, of lists and of program lines make sequences, too; and where a reader puts notes together out of
the letters of a page, it loses a label more often than a printer misprints one. A fault is believed where the sequence
is well attested, and where nothing on the page contradicts it.
"""

from collections.abc import Iterable, Sequence

from audit.model.document import Document
from audit.model.manuscript import Marker, Note, NumberingFault
from audit.parsing.pagewitness import Pages

# A sequence with more faults than these cannot be judged. Measured on 480 manuals of software, full of numbers in
# tables and code, of which a dozen were accused of 600 slips that are none. A page is read with less certainty.
FEW_FAULTS, FEW_ON_PAGES = 2, 1
MOST_FAULTS = 0.25  # of the numbers
FEW_PAIRS = 5
LATEST_FIRST = 4  # a sequence that begins no later lacks its first numbers; another goes on from a chapter before

_Numbers = set[int]


def believed(
    document: Document,
    entries: tuple[Sequence[Marker], Sequence[Note]],
    numbers: tuple[_Numbers, _Numbers],
    faults: list[NumberingFault],
    *,
    listed: bool,
) -> list[NumberingFault]:
    """Return those of `faults` that can be believed, or one that says that the sequence cannot be judged.

    `entries` are its markers and its notes, `numbers` those that fit it; `listed` says that its notes are marked as
    such, or stand under a heading that names them.
    """
    if not faults:
        return faults
    markers, notes = entries
    pages = Pages(document, markers, notes)
    few = FEW_ON_PAGES if pages.paged else FEW_FAULTS
    by_chance = _may_meet_by_chance(markers, numbers, listed=listed)
    if by_chance or _fit_badly(markers, numbers, faults, few) or not pages.attest():
        return [unclear(markers, notes)]
    return pages.uncontradicted(faults) if pages.paged else faults


def unclear(markers: Iterable[Marker], notes: Iterable[Note]) -> NumberingFault:
    """Return the fault that says that these markers and notes cannot be judged."""
    ids = (*(marker.id for marker in markers), *(note.id for note in notes))
    return NumberingFault(kind="unclear", series="both", expected=None, ids=ids)


def _fit_badly(
    markers: Sequence[Marker], numbers: tuple[_Numbers, _Numbers], faults: list[NumberingFault], few: int
) -> bool:
    """Tell whether the two witnesses contradict each other so much that they are hardly of one numbering.

    Numbers of a table, of program lines or of a table of contents make chains, too. More faults than one in four
    numbers, or digits on the line of which half have no counterpart, are such; a lost page is one fault. Where all
    that lacks is markers, they were lost, as conversion loses them.
    """
    marker_numbers, note_numbers = numbers
    union, shared = marker_numbers | note_numbers, marker_numbers & note_numbers
    if all(fault.kind == "missing" and fault.series == "markers" for fault in faults):
        return False
    lost = [(f.series, f.expected) for f in faults if f.kind == "missing" and f.expected is not None]
    runs = sum((series, number - 1) not in lost for series, number in lost)
    found = runs + sum(fault.kind != "missing" for fault in faults)
    if not marker_numbers and min(note_numbers, default=1) > LATEST_FIRST:
        return True
    if found > max(few, MOST_FAULTS * len(union)):
        return True
    both = bool(marker_numbers and note_numbers) and len(union) > 2
    plain = any(marker.style == "plain" for marker in markers)
    return both and 2 * len(shared) <= len(union) and (plain or len(shared) < FEW_PAIRS)


def _may_meet_by_chance(markers: Sequence[Marker], numbers: tuple[_Numbers, _Numbers], *, listed: bool) -> bool:
    """Tell whether digits on the line, `argv[1]` or `setuid(2)`, and the items of some list make up the numbers.

    So may the raised digits of a table and nothing.
    """
    marker_numbers, note_numbers = numbers
    union, shared = len(marker_numbers | note_numbers), len(marker_numbers & note_numbers)
    styles = {marker.style for marker in markers}
    if styles == {"plain"} or not note_numbers:
        return (union if listed or not note_numbers else shared) < FEW_PAIRS
    if not styles or not styles <= {"plain", "bracket"}:
        return False
    return shared < (2 if listed else FEW_PAIRS) and union > 1
