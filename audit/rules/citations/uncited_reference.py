"""CIT002: an entry that no citation uses."""

import re
from collections.abc import Iterator
from itertools import takewhile

from audit.language.expressions import expression
from audit.model.citation import Reference
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.citations.nearmisses import near_misses
from audit.rules.citations.systems import author_date, cited_ids, entry_name, keyed, numeric
from audit.rules.gathering import gathered
from audit.rules.rule import rule

_MANY = 0.25  # of the entries: then the list is a bibliography, or the citations were not all read
_WIDER = expression(
    r"bibliogra|further|selected|select\b|general|consulted|fuentes|sources|quellen|fonti|fontes|suggested",
    re.IGNORECASE,
)


@rule(id="CIT002", name="uncited-reference", scope="reference", level=Level.WARNING)
def uncited_reference(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """An entry of the list of references is cited nowhere in the text.

    Why:
        A list of references holds what the text cites. An entry left over shows a passage that was cut, or a citation
        that was lost.

    Example:
        "12. Ito K. Tides. 1990." in the list, and no [12] in the text.

    Instead:
        Cite the work, or take the entry out.

    Limits:
        Only where the text cites its list in one system. It is a note in a list headed "Bibliography" or "Sources",
        which may hold more than is cited, and in a BibTeX file, of which only what is cited is printed. Several uncited
        entries at the end of a numbered list are let pass where there are figures or tables, which may cite them in an
        image. Where a quarter of the list is uncited, one note says so for all. An entry that a misspelt or misdated
        citation probably means, or a second one of the same names and year, is not reported here.

    References:
        APA Publication Manual, 7th ed., 9.1; Chicago Manual of Style, 18th ed., 13.65.
    """
    lists = _list_in_use(manuscript)
    cited = cited_ids(manuscript)
    shown = {_as_cited(reference) for reference in lists if reference.id in cited} - {None}
    meant = {near.nearest[0].id for near in near_misses(manuscript) if near.difference != "none"}
    uncited = [
        reference
        for reference in lists
        if reference.id not in cited and reference.id not in meant and _as_cited(reference) not in shown
    ]
    if len(uncited) > 3 and len(uncited) > _MANY * len(lists):
        yield Problem(
            span=uncited[0].span,
            message=f"{len(uncited)} of {len(lists)} entries of the list were found cited nowhere in the text.",
            related=tuple(RelatedPlace(span=reference.span, message=_named(reference)) for reference in uncited[1:6]),
            evidence={"uncited": len(uncited), "entries": len(lists)},
            kind="review",
            level=Level.NOTE,
            confidence=0.5,
        )
        return
    by_key = keyed(manuscript)
    unseen = _cited_in_pictures(manuscript, lists, uncited)
    left = [reference for reference in uncited if reference.id not in unseen]
    wider = {r.id for r in left if _WIDER.search(r.heading) is not None or (r.key and by_key)}
    yield from (_problem(reference) for reference in left if reference.id not in wider)
    kept = [_problem(reference, wider=True) for reference in left if reference.id in wider]
    yield from gathered(kept, lambda number: f"{number} entries of the list are cited nowhere in the text")


def _problem(reference: Reference, *, wider: bool = False) -> Problem:
    return Problem(
        span=reference.span,
        message=f"{_named(reference)} is in the list of references, but is cited nowhere in the text.",
        note=reference.label or None,
        level=Level.NOTE if wider else None,
        confidence=0.6 if wider else 0.9,
    )


def _cited_in_pictures(manuscript: Manuscript, lists: list[Reference], uncited: list[Reference]) -> frozenset[str]:
    """Return the last entries of a numbered list where several are uncited and the text has tables or figures.

    Sources cited only in tables and figures are numbered last, and a table that is an image shows none of them.
    """
    ids = {reference.id for reference in uncited}
    last = [reference.id for reference in takewhile(lambda reference: reference.id in ids, reversed(lists))]
    pictures = any(block.kind == "caption" for block in manuscript.document.blocks)
    return frozenset(last if len(last) > 1 and pictures and lists[-1].label else ())


def _list_in_use(manuscript: Manuscript) -> list[Reference]:
    """Return the entries that the text's system of citing can reach."""
    if numeric(manuscript):
        return _numbered(manuscript)
    if author_date(manuscript):
        return _dated(manuscript)
    return [reference for reference in manuscript.references if reference.key] if keyed(manuscript) else []


def _numbered(manuscript: Manuscript) -> list[Reference]:
    return [reference for reference in manuscript.references if reference.label.isdigit()]


def _dated(manuscript: Manuscript) -> list[Reference]:
    return [reference for reference in manuscript.references if reference.names and reference.years]


def _as_cited(reference: Reference) -> tuple[tuple[str, ...], str] | None:
    """Return what a citation by name and year shows of an entry: another that shows the same may be the one meant."""
    if reference.label or reference.key or not reference.names or not reference.years:
        return None
    return reference.names, reference.years[0]


def _named(reference: Reference) -> str:
    return f"Entry {reference.label} ({entry_name(reference)})" if reference.label else entry_name(reference)
