"""A `Document` comes in; whether its numbers cite a list of references or call notes goes out."""

from collections import Counter
from itertools import pairwise

from audit.language.headings import names_references
from audit.language.numerals import SUPERSCRIPT_DIGITS
from audit.model.document import Document
from audit.model.span import Span
from audit.parsing.candidates import raised_weight
from audit.parsing.notelist import NoteCandidate
from audit.parsing.numericcitations import Manner, citing_groups, find_number_groups, text_spans
from audit.parsing.references import find_entries, listed_notes

_RAISED_WEIGHT = 0.3  # below it the raised number is an exponent


def citing_manner(document: Document) -> Manner | None:
    """Return how the numbers in the text cite a list of references; None where they call notes, or nothing.

    A note is called once, by one number; a reference comes again, and in groups and ranges. Numbers in round brackets,
    which also count what the text lists, do so three times at least, unless a heading calls the list one of references;
    under such a heading, numbers in square brackets that fall are citations, too. A list whose own labels are raised
    is one of notes.
    """
    listed = sum(len(entries) for _, entries in listed_notes(document)) if document.notes else 0
    if 2 * listed < len(document.notes):
        return None  # notes at the foot of the page, whatever else is numbered
    found = find_entries(document)
    entries = [entry for _, entry in found]
    labels = {int(entry.label) for entry in entries if entry.label.isdigit()}
    if len(labels) < 2 or 2 * len(labels) < len(entries):
        return None
    printed = (document.text[entry.span.start : entry.text_span.start] for entry in entries)
    if any(sign in SUPERSCRIPT_DIGITS for label in printed for sign in label):
        return None
    within = text_spans(document, entries[0].span.start)
    groups = citing_groups(find_number_groups(document, within), labels, max(labels))
    if not groups:
        return None
    if groups[0].manner == "raised":
        groups = [g for g in groups if not is_exponent(document.text, g.span)]
    mentions = Counter(number for group in groups for number in set(group.numbers) if number in labels)
    together = sum(len(group.numbers) > 1 for group in groups)
    again = sum(count > 1 for count in mentions.values())
    manner = groups[0].manner if groups else None
    named = all(names_references(heading) for heading, _ in found)
    if manner == "bracket":
        falling = named and any(one.numbers[0] > two.numbers[0] for one, two in pairwise(groups))
        return manner if together > 0 or again > 1 or falling else None
    return manner if together + again >= (1 if named and manner == "round" else max(3, 0.1 * len(groups))) else None


def is_exponent(text: str, span: Span) -> bool:
    """Tell whether a raised number stands behind a unit or a number, as in 10⁶ and m²."""
    return raised_weight(text, span.start, span.end) < _RAISED_WEIGHT


def notes_beside(document: Document, notes: tuple[NoteCandidate, ...]) -> tuple[NoteCandidate, ...]:
    """Return the notes of a list of their own, where other numbers cite the references, which are left out."""
    marked = bool(document.references)  # by the format itself, and then without a heading
    entries = [entry.span for heading, entry in find_entries(document) if marked or names_references(heading)]
    first = min((span.start for span in entries), default=len(document.text))
    last = max((span.end for span in entries), default=0)
    return tuple(note for note in notes if note.in_list and not first <= note.label_span.start < last)
