"""FRM001: a citation lacks what its kind of source needs."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.citation import Citation
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.form.majority import full_citations, listed_citations
from audit.rules.published import is_published
from audit.rules.rule import rule

# What a full citation of each kind needs, in notes and in lists: each group is satisfied by any one of its variables.
# Chicago 18, 13–14; MHRA 4, 7; APA 7, 9–10; DIN ISO 690, 5–6. A list needs no pinpoint; a note needs no page range.
_DATE = ("issued", "original-date", "event-date", "status")
_NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "book": (("title",), _DATE, ("publisher", "publisher-place")),
    "article-journal": (
        ("title",),
        ("container-title",),
        _DATE,
        ("volume", "issue", "number", "DOI", "URL"),
        ("page", "number", "DOI", "URL"),
    ),
    "article": (("container-title",), _DATE),
    "article-magazine": (("container-title",), _DATE),
    "article-newspaper": (("container-title",), _DATE),
    "chapter": (
        ("title",),
        ("container-title",),
        _DATE,
        ("publisher", "publisher-place", "container-author", "editor"),
    ),
    "thesis": (("title",), _DATE, ("publisher", "genre")),
    "report": (("title",), _DATE),
    "post": (("URL",), _DATE),
    "webpage": (("title",), ("URL", "container-title")),
}
_NAMES = {
    _DATE: "date",
    ("publisher", "publisher-place"): "publisher or place",
    ("publisher", "publisher-place", "container-author", "editor"): "editor, publisher or place",
    ("volume", "issue", "number", "DOI", "URL"): "volume or issue",
    ("page", "number", "DOI", "URL"): "page",
    ("URL", "container-title"): "address",
    ("publisher", "genre"): "university",
    ("container-title",): "title of the journal or book it stands in",
    ("URL",): "address",
    ("title",): "title",
}
# What the text would show of a field even where the parser missed it.
_TRACES = {
    "date": expression(
        r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)|\bn\.\s?d\.|\bo\.\s?J\.|\bs\.\s?[daf]\.|forthcoming|in press|im Druck|"
        r"à paraître|in corso|ongoing|\[[^\]]{0,80}?\d{4}",
        re.IGNORECASE,
    ),
    "page": expression(r"\bpp?\.|\bS\.\s?\d|[:,]\s?[A-Za-z]?\d+|\be\d+|article|art\.|Art\."),
    "volume or issue": expression(r"\d"),
    "publisher or place": expression(
        r"\([\d\s]{0,40}[^\d\s()][^()]{0,400}\)|:\s[A-ZÀ-Ý]|[A-ZÀ-Ý]\w{1,40}\s(?:1[5-9]|20)\d\d|Press|Verlag|Éditions|Univ|n\.\s?p\."
    ),
    "address": expression(r"https?:|www\.|\w\.(?:com|org|net|gov|edu|de|fr|uk)\b|doi"),
}
_LEAST = 5  # citations of one kind below which the manuscript has no habit
_HABIT = 0.8  # share of them that must show a field before its absence is said
_ONE_BY_ONE = 6


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
        its traces (a year, a bracket, "p.") are missing too. More than six are one finding.

    References:
        Chicago Manual of Style, 18th ed., 13–14; ISO 690:2021, 5–6.
    """
    problems: list[Problem] = []
    for citations in (list(full_citations(manuscript)), list(listed_citations(manuscript))):
        habits = _habits([citation for citation, _ in citations if is_published(manuscript, citation)])
        for citation, label in citations:
            if not is_published(manuscript, citation):
                continue
            for group in _NEEDED.get(citation.item.type, ()):
                name = _NAMES[group]
                if (citation.item.type, name) not in habits or _shows(manuscript, citation, group, name):
                    continue
                problems.append(_problem(citation, label, name))
                break
    yield from _grouped(problems)


def _habits(citations: list[Citation]) -> set[tuple[str, str]]:
    """Return the (type, field) pairs that nearly all citations of a type show; dates count over all types."""
    shown: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for citation in citations:
        for group in _NEEDED.get(citation.item.type, ()):
            has = any(citation.item.field(variable) is not None for variable in group)
            shown[("" if group is _DATE else citation.item.type, _NAMES[group])][has] += 1
    usual = {
        key
        for key, n in shown.items()
        if n[True] >= _LEAST - 1 and n[True] >= _HABIT * n.total() and n.total() >= _LEAST
    }
    types = {citation.item.type for citation in citations}
    return {(kind, name) for kind in types for key, name in usual if key in ("", kind)}


def _shows(manuscript: Manuscript, citation: Citation, group: tuple[str, ...], name: str) -> bool:
    if any(citation.item.field(variable) is not None for variable in group):
        return True
    trace = _TRACES.get(name)
    return trace is None or bool(trace.search(citation.span.of(manuscript.text)))


def _problem(citation: Citation, label: str | None, name: str) -> Problem:
    kind = citation.item.type.replace("-", " ").replace("article journal", "journal article")
    return Problem(
        span=citation.span,
        message=f"The {kind} has no {name}; the others have one.",
        evidence={"type": citation.item.type, "missing": name},
        note=label,
        kind="review",
        confidence=0.6,
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
    )
