"""FRM005: one journal or newspaper spelt in two ways."""

from collections.abc import Iterable, Iterator

from audit.language.expressions import expression
from audit.language.folding import content_words, fold
from audit.model.citation import Citation
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.form.majority import Observation, full_citations, listed_citations, report_demanded
from audit.rules.form.variants import Mention, find_variants, is_one_spelling, report_variants
from audit.rules.published import containers
from audit.rules.rule import rule

_EDGES = expression(r"^[\W_]+|(?<![\W_])[\W_]+$")
_NUMBER = expression(r"\d|\b[ivxlc]+\b")
_JOURNALS = "titles of journals"
# What is never left whole in an abbreviated title of two words and more (ISO 4), and what only such a title has.
_WHOLE = expression(
    r"\b(?:Journal|Review|Proceedings|Annals|Archives|Transactions|International|American|of|and|the)\b"
)
_SHORTENED = expression(
    r"\b(?:J|Rev|Proc|Ann|Arch|Trans|Int|Am|Eur|Med|Res|Sci|Soc|Psychol|Clin|Biol|Educ|Surg|Stud)\b\.?"
)


@rule(id="FRM005", name="variant-container-title", scope="document", level=Level.NOTE)
def variant_container_title(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """One journal, newspaper or website is spelt in two ways.

    Why:
        A reader and a program take two spellings for two publications.

    Example:
        “Aftenposten” and “Aften-Posten”; “The Evening Mail” and “Evening Mail”; “Journal of Maritime History” and
        “Journal of Martime History”.

    Instead:
        One spelling throughout.

    Limits:
        Titles count as the same when they differ in an article, spaces, hyphens, accents, or one letter of a word of
        six and more. Abbreviations beside full titles are left alone, unless a style profile asks for one of the two;
        then titles of one word, and those that could be either, are.

    References:
        Chicago Manual of Style, 18th ed., 13.87–13.101.
    """
    citations = [*full_citations(manuscript), *listed_citations(manuscript)]
    if lookups.demand("FRM005", _JOURNALS) is not None:
        yield from report_demanded("FRM005", _lengths(manuscript, citations), lookups)
    mentions = [
        Mention(printed=printed, span=field.span, label=label)
        for field, label in containers(manuscript, citations)
        if (printed := _EDGES.sub("", str(field.value))) and len(printed) < 90
    ]
    yield from report_variants(find_variants(mentions, _keys, _same), "publication")


def _lengths(manuscript: Manuscript, citations: list[tuple[Citation, str | None]]) -> Iterator[Observation]:
    """Yield the titles of journals that are surely given in full, or surely abbreviated."""
    journals = [(citation, label) for citation, label in citations if citation.item.type == "article-journal"]
    for field, label in containers(manuscript, journals):
        title = _EDGES.sub("", str(field.value))
        whole, shortened = _WHOLE.search(title), _SHORTENED.search(title)
        if " " in title and bool(whole) != bool(shortened):
            way = "in full" if whole else "abbreviated"
            yield Observation(way=way, span=field.span, label=label, matter=_JOURNALS)


def _keys(printed: str) -> Iterable[str]:
    """Return keys that two spellings of one title share: its letters run together, and its longer words."""
    words = content_words(printed)
    return ["".join(words), *(f"{word[:4]}{len(words)}" for word in words[:2])]


def _same(a: str, b: str) -> bool:
    if a.casefold() == b.casefold() or is_one_spelling(a, b):
        return False
    words_a, words_b = content_words(a), content_words(b)
    if "".join(words_a) == "".join(words_b):
        return len("".join(words_a)) > 2
    if len(words_a) != len(words_b) or _NUMBER.search(fold(a)) or _NUMBER.search(fold(b)):
        return False
    different = [(x, y) for x, y in zip(words_a, words_b, strict=True) if x != y]
    if len(different) != 1 or min(map(len, different[0])) < 6:
        return False
    from rapidfuzz.distance import OSA

    x, y = different[0]
    plural = x.rstrip("s") == y.rstrip("s")
    return x[0] == y[0] and OSA.distance(x, y) == 1 and (not plural or len(words_a) > 2)
