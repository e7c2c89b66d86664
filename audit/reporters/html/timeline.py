"""A manuscript in, its dates in order out: statements and sources on one line of time, contradictions marked."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from html import escape

from audit.model.finding import Finding
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.model.statement import DateMention
from audit.reporters.wording import printable

ROLE_WORDS = {
    "text": "text",
    "title": "title of a source",
    "issued": "source",
    "accessed": "access",
    "original": "first publication",
    "url": "address of a source",
    "post-id": "post",
}
AROUND = 60  # characters of text on each side of a date
MAX_DATES = 400


def timeline(manuscript: Manuscript, findings: Sequence[tuple[str, Finding]]) -> str:
    """Return the dates of the text and of the sources, oldest first; "" where there are none."""
    mentions = sorted(manuscript.dates, key=lambda mention: (mention.interval.start, mention.interval.end))
    if not mentions:
        return ""
    conflicts = _conflicts(findings)
    shown = mentions if len(mentions) <= MAX_DATES else [one for one in mentions if _finding_at(one.span, conflicts)]
    items = "".join(_item(manuscript, mention, conflicts) for mention in shown)
    left = f"<p>{len(mentions) - len(shown)} dates without a finding are left out.</p>\n" if shown != mentions else ""
    return (
        f'<details class="timeline"><summary>Timeline ({len(mentions)} dates)</summary>\n'
        f"{left}<ol>\n{items}</ol></details>\n"
    )


def _item(manuscript: Manuscript, mention: DateMention, conflicts: Sequence[tuple[Span, str]]) -> str:
    text, span = manuscript.text, mention.span
    before = " ".join(text[max(0, span.start - AROUND) : span.start].split())
    after = " ".join(text[span.end : span.end + AROUND].split())
    year = " (year from the context)" if mention.interval.year_from_context else ""
    name = _finding_at(span, conflicts)
    mark = f' <a href="#{name}">contradicted</a>' if name else ""
    note = f", note {printable(_label(manuscript, mention.note_id))}" if mention.note_id else ""
    return (
        f'<li class="{mention.role}{" conflict" if name else ""}">'
        f"<time>{escape(mention.interval.iso())}</time> "
        f'<span class="role">{ROLE_WORDS[mention.role]}{escape(note)}{year}</span>{mark} '
        f"<q>{_shown(before)} <b>{_shown(span.of(text))}</b> {_shown(after)}</q></li>\n"
    )


def _shown(text: str) -> str:
    return escape(printable(text))


def _label(manuscript: Manuscript, note_id: str) -> str:
    note = manuscript.note_by_id.get(note_id)
    return note.label if note is not None else note_id


def _conflicts(findings: Sequence[tuple[str, Finding]]) -> list[tuple[Span, str]]:
    """Return the places that findings about dates name, by start, each with the id of the finding's card."""
    places = []
    for name, finding in findings:
        if finding.rule.startswith("DAT"):
            places.append((finding.span, name))
            places += [(related.span, name) for related in finding.related if related.span is not None]
    return sorted(places)


def _finding_at(span: Span, conflicts: Sequence[tuple[Span, str]]) -> str | None:
    first = bisect_left(conflicts, (Span(span.start - 2000, 0), ""))
    last = bisect_right(conflicts, (Span(span.end, 0), ""))
    for place, name in conflicts[first:last]:
        if place.overlaps(span) and len(place) < 200:
            return name
    return None
