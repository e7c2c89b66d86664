"""FRM009: notes that end without the full stop of the others."""

import re
from collections.abc import Iterator
from dataclasses import replace

from audit.language.expressions import expression
from audit.model.demand import Demand
from audit.model.document import PlainText
from audit.model.finding import Edit, Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.form.majority import Observation, find_habit, report, report_demanded
from audit.rules.rule import rule

_WITH, _WITHOUT = "with a full stop at the end", "without one"
_MANUAL_WAYS = {_WITH: _WITH, _WITHOUT: "without a full stop at the end"}
_SHORT_END = expression(r"(?<![^\W\d_])[^\W\d_]{1,4}\.$")  # the full stop may be that of an abbreviation: "2 vols."
_CLOSERS = "”’\"'»)]*_ \n\t\u00a0↩"
# A remark in brackets after the end proper: "… Universities Press. (Original work published 1936)" (APA 7, 9.41).
_REMARK_END = expression(r"[.?!][”’»*_]{0,2}\s[(\[][^()\[\]]{3,120}[)\]]\Z")
_ADDRESS_END = expression(r"(?:https?://|www\.|doi:\s?)\S+$", re.IGNORECASE)


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
        The manuscript's own majority decides, notes and list apart; at least five of them, four fifths alike. A style
        profile decides in its place; where it wants no full stop, one after a short word is left alone. An entry that
        ends in an address is, too. Reported once.

    References:
        Chicago Manual of Style, 18th ed., chapter 13 (structure of a note); OSCOLA, 4th ed., 1.1, 1.7.
    """
    document = manuscript.document
    content = manuscript.content_by_note
    notes = [(content[note.id], note.label) for note in manuscript.notes if note.kind != "author-note"]
    entries: list[tuple[PlainText, str | None]] = [
        (document.plain(reference.text_span), None) for reference in manuscript.references
    ]
    for subject, texts in (("Notes", notes), ("Entries of the list", entries)):
        matter = subject.lower()
        observed = [found for plain, label in texts if (found := _observe(plain, label, matter)) is not None]
        demand = lookups.demand("FRM009", matter)
        if demand is not None:
            cure = "add the full stop" if _WITH in demand.ways else "leave out the full stop"
            yield from report_demanded("FRM009", _as_demanded(observed, demand, manuscript), lookups, fix=cure)
            continue
        habit = find_habit(observed, least=5, most_minority=0.2)
        if habit is not None:
            yield report(habit, subject, fix="add the full stop" if habit.way == _WITH else "", confidence=0.85)


def _as_demanded(observed: list[Observation], demand: Demand, manuscript: Manuscript) -> Iterator[Observation]:
    """Yield the observations in the manual's words; full stops that may be an abbreviation's are no departure."""
    for observation in observed:
        if _WITH in demand.ways or observation.way == _WITHOUT:
            yield replace(observation, way=_MANUAL_WAYS[observation.way])
        elif not _SHORT_END.search(observation.span.of(manuscript.text)):
            stop = Span(observation.span.end - 1, observation.span.end)
            edit = Edit(span=stop, replacement="") if stop.of(manuscript.text) == "." else None
            yield replace(observation, edit=edit)


def _observe(plain: PlainText, label: str | None, matter: str) -> Observation | None:
    """Return how one entry ends; None for an address or remark at its end, or a range whose end was lost."""
    text = plain.text.rstrip(_CLOSERS)
    if _REMARK_END.search(plain.text.rstrip("*_ \n\t\u00a0↩")[-130:]):
        return None
    if len(text) < 3 or text[-1] in "-–—" or _ADDRESS_END.search(text[-300:]):
        return None
    stopped = text[-1] in ".?!…" or plain.text.rstrip("*_ \n\t\u00a0↩")[-1:] in (".", "?", "!")
    end = plain.span(len(text) - 1, len(text)).end
    start = plain.span(max(0, len(text) - 30), len(text)).start
    edit = None if stopped else Edit(span=Span(end, end), replacement=".")
    return Observation(way=_WITH if stopped else _WITHOUT, span=Span(start, end), label=label, edit=edit, matter=matter)
