"""FRM001: a citation lacks what its kind of source needs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from audit.model.citation import Citation
from audit.model.demand import Demand
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.form.majority import full_citations, listed_citations
from audit.rules.form.needs import NEEDS, Need, kind_of, lacks, shows
from audit.rules.form.unnumbered import unnumbered_repeats
from audit.rules.published import is_italic, is_parted, is_record, title_follows_author, title_is_set_off
from audit.rules.rule import rule

_LEAST = 5  # citations of one kind below which the manuscript has no habit
_HABIT = 0.8  # share of them that must show a field before its absence is said
_ONE_BY_ONE = 3
_PLAIN = 0.7  # share of the titles after authors that are not set off where a manuscript sets none off
_FACTS = ("issued", "container-title", "publisher", "publisher-place", "volume", "page", "genre")
_KINDS = {
    "article-journal": "journal article",
    "article-newspaper": "newspaper article",
    "article-magazine": "magazine article",
}
_MATTERS = {  # as the tables of the manuals call the kinds
    "book": "books",
    "article-journal": "articles in journals",
    "chapter": "chapters",
}
_OF_FULL_ONES = ("container-title", "publisher", "publisher-place", "genre")  # no short form shows them


@rule(id="FRM001", name="missing-field", scope="citation", level=Level.NOTE)
def missing_field(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A full citation lacks a field that its kind of source needs and the others of its kind have.

    Why:
        Without its year, its journal or its publisher a source can often not be found.

    Example:
        Karl Lund, *The Harbour* (Bergen: Fjord Press), 20.

    Instead:
        Karl Lund, *The Harbour* (Bergen: Fjord Press, 1988), 20.

    Limits:
        Only what four fifths of the manuscript's citations of that kind show (at least five of them) is missed, so that
        styles without publishers are left in peace; for dates, all kinds count together. A field is missing only when
        what is left of the citation holds no trace of it (a year, a number, a name), and only where quotation marks,
        italics or the names before it show which words are the title. A chapter without its book looks like a book
        where titles are printed plain. A repeat by *supra* is asked for the number of its note alone, where four fifths
        name theirs. A style profile that asks for a field stands for the four fifths. More than three are one finding.

    References:
        Chicago Manual of Style, 18th ed., chapters 13–14; ISO 690:2021.
    """
    problems: list[Problem] = []
    for form, cited in (("note", _noted(manuscript)), ("list", listed_citations(manuscript))):
        citations = [(citation, label) for citation, label in cited if not is_record(manuscript, citation)]
        plain = _is_plain([citation for citation, _ in citations], manuscript)
        judged = [
            (citation, label, kind_of(manuscript, citation))
            for citation, label in citations
            if title_is_set_off(manuscript, citation)
            or (plain and _is_sure(manuscript, citation))
            or ((lookups.demands or form == "list") and is_parted(manuscript, citation))
        ]
        habits = _habits(((citation, kind) for citation, _, kind in judged), form)
        for citation, label, kind in judged:
            demand = lookups.demand("FRM001", _MATTERS.get(kind, ""))
            for need in NEEDS.get((kind, form), ()):
                wanted = demand is not None and f"with their {need.name}" in demand.ways
                asked = demand if wanted and _is_whole(manuscript, citation) else None
                if (asked is not None or (kind, need.name) in habits) and lacks(manuscript, citation, need):
                    problems.append(_problem(citation, label, kind, need, asked))
                    break
    problems += unnumbered_repeats(manuscript)
    yield from _grouped(problems)


def _noted(manuscript: Manuscript) -> Iterator[tuple[Citation, str | None]]:
    """Yield the full citations of the notes, and those that look short only because a field is missing.

    “Title,” *Newspaper*: the title of an article and of what it stands in, and no work that it could be short for.
    """
    yield from full_citations(manuscript)
    for citation in manuscript.citations:
        note = manuscript.note_by_id.get(citation.note_id or "")
        if citation.form != "short" or note is None or citation.item.field("title") is None:
            continue
        shown = any(citation.item.field(variable) is not None for variable in _OF_FULL_ONES)
        if shown and _is_first(manuscript, citation):
            yield citation, note.label


def _is_first(manuscript: Manuscript, citation: Citation) -> bool:
    """Tell whether a citation names no work, or one that nothing cites before it."""
    link = manuscript.link_by_citation.get(citation.id)
    if link is None or link.outcome != "linked":
        return link is None or link.outcome == "unlinked"
    return manuscript.work_by_id[link.work_ids[0]].citation_ids[:1] == (citation.id,)


def _is_plain(citations: list[Citation], manuscript: Manuscript) -> bool:
    """Tell whether the manuscript sets titles off neither by quotation marks nor by italics, as German notes do."""
    authored = [citation for citation in citations if citation.item.names("author")]
    plain = sum(
        title_follows_author(manuscript, citation) and not _has_italic_title(manuscript, citation)
        for citation in authored
    )
    return bool(authored) and plain >= _PLAIN * len(authored)


def _has_italic_title(manuscript: Manuscript, citation: Citation) -> bool:
    title = citation.item.field("title")
    return title is not None and is_italic(manuscript, title.span)


def _is_sure(manuscript: Manuscript, citation: Citation) -> bool:
    """Tell whether a title that is not set off was surely read aright: names before it, two facts after it."""
    facts = sum(citation.item.field(variable) is not None for variable in _FACTS) + (citation.locator is not None)
    return facts > 1 and title_follows_author(manuscript, citation)


def _habits(citations: Iterable[tuple[Citation, str]], form: str) -> set[tuple[str, str]]:
    """Return the (kind, field) pairs that nearly all citations of a kind show; some fields count over all kinds."""
    shown: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    kinds: set[str] = set()
    for citation, kind in citations:
        kinds.add(kind)
        for need in NEEDS.get((kind, form), ()):
            shown["" if need.whole else kind, need.name][shows(citation, need)] += 1
    usual = {
        key
        for key, n in shown.items()
        if n[True] >= _LEAST - 1 and n[True] >= _HABIT * n.total() and n.total() >= _LEAST
    }
    return {(kind, name) for kind in kinds for key, name in usual if key in ("", kind)}


def _is_whole(manuscript: Manuscript, citation: Citation) -> bool:
    """Tell whether a citation shows so much after its title that it is surely meant to be a full one."""
    title = citation.item.field("title")
    fields = [citation.item.field(variable) for variable in ("publisher", "publisher-place", "volume")]
    return title is not None and any(
        field is not None
        and field.span.start > title.span.end
        and (citation.form == "full" or manuscript.text[field.span.end : field.span.end + 1] == ")")
        for field in fields
    )


def _problem(citation: Citation, label: str | None, kind: str, need: Need, asked: Demand | None) -> Problem:
    """Return what is missing, and who asks for it: the others of its kind, or the manual."""
    words = _KINDS.get(kind, kind)
    witness = "the others have one" if asked is None else f"{asked.source} gives {asked.matter} {asked.wanted}"
    return Problem(
        span=citation.span,
        message=f"The {words} has no {need.name}; {witness}.",
        evidence={"type": kind, "missing": need.name},
        note=label,
        kind="review",
        confidence=0.6,
        level=None if asked is None else Level.WARNING,
    )


def _grouped(problems: list[Problem]) -> Iterator[Problem]:
    if len(problems) <= _ONE_BY_ONE:
        yield from problems
        return
    counts = Counter(str(problem.evidence["missing"]) for problem in problems)
    first = problems[0]
    yield Problem(
        span=first.span,
        message=f"{len(problems)} citations lack a field: "
        + ", ".join(f"{name} {n} ×" for name, n in counts.most_common())
        + ".",
        related=tuple(RelatedPlace(span=p.span, message=p.message) for p in problems[1:]),
        note=first.note,
        kind="review",
        confidence=0.5,
        level=first.level,
    )
