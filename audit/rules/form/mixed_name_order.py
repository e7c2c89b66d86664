"""FRM003: "Surname, Given" among "Given Surname"."""

from collections.abc import Iterator
from dataclasses import replace

from audit.language.expressions import expression
from audit.model.citation import Citation, Name
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.form.majority import (
    Observation,
    find_habit,
    full_citations,
    listed_citations,
    report,
    report_demanded,
)
from audit.rules.published import is_record
from audit.rules.rule import rule

_NAME = expression(r"[^\W\d_][\w.,’' \-]{2,60}")
# What follows an inverted name: a full stop, or another name, or at once a title in quotation marks or italics.
_AFTER_INVERTED = expression(r"\.\s|[.,:]{0,2}\s(?:and\b|&|et\b|und\b|y\b|e\b|[*_“\"‘'«„(])|[;:]")
_MARKUP = 3  # characters of markup at most before the first name of an entry
_INITIALS = expression(r"[A-Z]{1,4}")
_INVERTED, _DIRECT = "“Surname, Given”", "“Given Surname”"
# The same ways in the words of the manuals; a surname before bare initials (“Lund K”) is of account to them only.
_BARE = "surname first, without a comma"
_MANUAL_WAYS = {_INVERTED: "surname first, with a comma", _DIRECT: "given name first", _BARE: _BARE}


@rule(id="FRM003", name="mixed-name-order", scope="document", level=Level.NOTE)
def mixed_name_order(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """The first author stands surname first here and given name first there.

    Why:
        Notes name the given name first, lists the surname; one among the others was usually pasted from a list, and may
        cite a work already cited.

    Example:
        Lund, Karl. “Harbour Strike Ends.” among “Ada Mirov, …” and “Jon Aker, …”

    Instead:
        Karl Lund, “Harbour Strike Ends,” …

    Limits:
        First authors with a given name only, notes and list apart, at least four of them, two thirds alike. Reported
        once. A style profile decides in the majority's place.

    References:
        Chicago Manual of Style, 18th ed., 13.18, 13.74–13.86.
    """
    for matter, citations in (
        ("first authors in notes", full_citations(manuscript)),
        ("first authors in the list", listed_citations(manuscript)),
    ):
        observed = [
            Observation(way=way, span=citation.span, label=label, matter=matter)
            for citation, label in citations
            if not is_record(manuscript, citation) and (way := _way(manuscript, citation))
        ]
        if lookups.demand("FRM003", matter) is not None:
            yield from report_demanded("FRM003", _as_demanded(manuscript, observed), lookups)
            continue
        habit = find_habit(observation for observation in observed if observation.way != _BARE)
        if habit is not None:
            yield report(habit, "First authors", confidence=0.85)


def _as_demanded(manuscript: Manuscript, observed: list[Observation]) -> Iterator[Observation]:
    """Yield the observations in the manuals' words; a citation that begins within an entry shows no first author."""
    starts = {reference.text_span.start + shift for reference in manuscript.references for shift in range(_MARKUP + 1)}
    for observation in observed:
        if observation.label is not None or observation.span.start in starts:
            yield replace(observation, way=_MANUAL_WAYS[observation.way])


def _way(manuscript: Manuscript, citation: Citation) -> str:
    """Return the order in which the first author's name is written, "" when it cannot be told."""
    field = citation.item.field("author")
    name = field.value if field is not None else None
    if field is None or not isinstance(name, Name) or not name.family or not name.given:
        return ""
    if citation.item.field("title") is None:  # "Kölnische Zeitung vom 3. Mai 1848" is no author
        return ""
    if any(word[0].isupper() for word in name.family.split()[:-1]):  # "Lévi Strauss", or words of something else
        return ""
    printed = field.span.of(manuscript.text).casefold()
    family, given = printed.find(name.family.casefold()), printed.find(name.given.split()[0].casefold())
    if family < 0 or given < 0 or family == given or not _NAME.fullmatch(field.span.of(manuscript.text)):
        return ""
    if family < given:
        after = manuscript.text[field.span.end : field.span.end + 8]
        if "," in printed[family:given]:
            return _INVERTED if name.given[0].isupper() and _AFTER_INVERTED.match(after) else ""
        return _BARE if _INITIALS.fullmatch(field.span.of(manuscript.text).split()[-1]) else ""
    return _DIRECT
