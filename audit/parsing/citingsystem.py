"""A `Document` comes in; whether its numbers cite a list of references or call notes goes out."""

from collections import Counter

from audit.language.numerals import SUPERSCRIPT_DIGITS
from audit.model.document import Document
from audit.parsing.candidates import raised_weight
from audit.parsing.numericcitations import citing_groups, find_number_groups, text_spans
from audit.parsing.references import find_entries, listed_notes

_RAISED_WEIGHT = 0.3  # below it the raised number is an exponent


def cites_by_number(document: Document) -> bool:
    """Tell whether the numbers in the text cite a list of references, and do not call notes.

    A note is called once, by one number; a reference comes again, and in groups and ranges. A list whose own labels
    are raised is one of notes.
    """
    listed = sum(len(entries) for _, entries in listed_notes(document)) if document.notes else 0
    if 2 * listed < len(document.notes):
        return False  # notes at the foot of the page, whatever else is numbered
    entries = [entry for _, entry in find_entries(document)]
    labels = {int(entry.label) for entry in entries if entry.label.isdigit()}
    if len(labels) < 2 or 2 * len(labels) < len(entries):
        return False
    printed = (document.text[entry.span.start : entry.text_span.start] for entry in entries)
    if any(sign in SUPERSCRIPT_DIGITS for label in printed for sign in label):
        return False
    within = text_spans(document, entries[0].span.start)
    groups = citing_groups(find_number_groups(document, within), labels, max(labels))
    if not groups:
        return False
    if groups[0].manner == "raised":
        groups = [g for g in groups if raised_weight(document.text, g.span.start, g.span.end) >= _RAISED_WEIGHT]
    mentions = Counter(number for group in groups for number in set(group.numbers) if number in labels)
    together = sum(len(group.numbers) > 1 for group in groups)
    again = sum(count > 1 for count in mentions.values())
    if groups[0].manner == "bracket":
        return together > 0 or again > 1
    return together + again >= max(3, 0.1 * len(groups))
