"""FRM009: notes that end without the full stop of the others."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.document import PlainText
from audit.model.finding import Edit, Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.form.majority import Observation, find_habit, hold_against, report
from audit.rules.rule import rule

_WITH, _WITHOUT = "with a full stop at the end", "without one"
_CLOSERS = "”’\"'»)]*_ \n\t\u00a0↩"
_ADDRESS_END = expression(r"(?:https?://|www\.|doi:)\S+$", re.IGNORECASE)


@rule(id="FRM009", name="missing-terminal-period", scope="document", level=Level.NOTE)
def missing_terminal_period(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Notes, or entries of the list, end without the full stop that the others have.

    Why:
        Besides untidiness, a note without its end may have lost its last words.

    Example:
        Eleven notes end in a full stop; note 12 ends "… *Evening Mail*, May 3, 1921"

    Instead:
        … *Evening Mail*, May 3, 1921.

    Limits:
        The manuscript's own majority decides, notes and list apart; at least five of them, four fifths alike. For
        notes a style profile may decide. An entry that ends in an address is left alone. Reported once.

    References:
        Chicago Manual of Style, 18th ed., 13.25; MHRA Style Guide, 4th ed., 7.1.
    """
    document = manuscript.document
    notes = [(document.plain(*note.text_spans), note.label) for note in manuscript.notes if note.kind != "author-note"]
    entries: list[tuple[PlainText, str | None]] = [
        (document.plain(reference.text_span), None) for reference in manuscript.references
    ]
    demanded = lookups.demands.get("FRM009")
    for subject, texts in (("Notes", notes), ("Entries of the list", entries)):
        observed = [found for plain, label in texts if (found := _observe(plain, label)) is not None]
        if demanded is not None and subject == "Notes":
            habit = hold_against(observed, demanded)
        else:
            habit = find_habit(observed, least=5, most_minority=0.2)
        if habit is not None:
            yield report(habit, subject, fix="add the full stop" if habit.way == _WITH else "", confidence=0.85)


def _observe(plain: PlainText, label: str | None) -> Observation | None:
    """Return how one entry ends; None for an address at its end, or nothing to end."""
    text = plain.text.rstrip(_CLOSERS)
    if len(text) < 3 or _ADDRESS_END.search(text[-300:]):
        return None
    stopped = text[-1] in ".?!…" or plain.text.rstrip("*_ \n\t\u00a0↩")[-1:] in (".", "?", "!")
    end = plain.span(len(text) - 1, len(text)).end
    start = plain.span(max(0, len(text) - 30), len(text)).start
    edit = None if stopped else Edit(span=Span(end, end), replacement=".")
    return Observation(way=_WITH if stopped else _WITHOUT, span=Span(start, end), label=label, edit=edit)
