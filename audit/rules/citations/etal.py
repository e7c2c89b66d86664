"""The author–date citations come in; works cited by "et al." where works with as many authors are not go out."""

from collections import defaultdict
from collections.abc import Iterator

from audit.language.surnames import fold_name
from audit.model.citation import Reference, TextCitation
from audit.model.finding import Level, Problem
from audit.model.manuscript import Manuscript
from audit.rules.citations.systems import author_date, entry_name

_FEWEST = 4  # works cited in one manner, without which it is no custom
_SHARE = 0.8  # of the works with as many authors


def uneven_et_al(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield, as notes, the works of three or more authors that are always cited in the manner of the few."""
    works = _manners(manuscript)
    short = [work for work in works if work.short]
    full = [work for work in works if not work.short]
    for few, many, said in (
        (full, short, "all its authors, where {} works with no more are cited by the first and “et al.”"),
        (short, full, "“et al.”, where {} works with no fewer authors are cited by all of them"),
    ):
        for work in few:
            like = [o for o in many if (o.authors <= work.authors if many is short else o.authors >= work.authors)]
            if len(like) >= _FEWEST and len(like) >= _SHARE * (len(like) + len(few)) and not work.has_namesake:
                yield Problem(
                    span=work.first.span,
                    message=f"{entry_name(work.reference)} is cited by {said.format(len(like))}.",
                    evidence={"authors": work.authors, "others": len(like)},
                    level=Level.NOTE,
                    kind="review",
                    confidence=0.6,
                )


class _Work:
    """A work, its first citation, and whether all citations of it have "et al."."""

    def __init__(self, reference: Reference, citations: list[TextCitation], *, has_namesake: bool) -> None:
        self.reference = reference
        self.first = citations[0]
        self.short = citations[0].et_al
        self.authors = len(reference.names)
        self.has_namesake = has_namesake


def _manners(manuscript: Manuscript) -> list[_Work]:
    """Return the works of three or more authors that are cited in one manner throughout."""
    cited: dict[str, list[TextCitation]] = defaultdict(list)
    for citation in author_date(manuscript):
        if len(citation.reference_ids) == 1 and citation.reference_ids[0] is not None and citation.names:
            cited[citation.reference_ids[0]].append(citation)
    first_names: dict[tuple[str, str], int] = defaultdict(int)
    for reference in manuscript.references:
        if reference.names and reference.years:
            first_names[_sign(reference)] += 1
    works = []
    for reference in manuscript.references:
        citations = cited.get(reference.id, [])
        if len(reference.names) < 3 or not citations or not reference.years:
            continue
        uniform = all(citation.et_al for citation in citations) or all(
            not citation.et_al and len(citation.names) == len(reference.names) for citation in citations
        )
        if uniform:
            works.append(_Work(reference, citations, has_namesake=first_names[_sign(reference)] > 1))
    return works


def _sign(reference: Reference) -> tuple[str, str]:
    return fold_name(reference.names[0]), reference.years[0][:4]
