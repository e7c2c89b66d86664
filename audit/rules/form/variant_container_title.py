"""FRM005: one journal or newspaper spelt in two ways."""

from collections.abc import Iterable, Iterator

from audit.language.expressions import expression
from audit.language.folding import content_words, fold
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.form.majority import full_citations, listed_citations
from audit.rules.form.variants import Mention, find_variants, report_variants
from audit.rules.published import containers
from audit.rules.rule import rule

_EDGES = expression(r"^[\W_]+|(?<![\W_])[\W_]+$")
_NUMBER = expression(r"\d|\b[ivxlc]+\b")


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
        six and more. Abbreviations beside full titles are left alone.

    References:
        Chicago Manual of Style, 18th ed., 8.170, 13.100.
    """
    citations = [*full_citations(manuscript), *listed_citations(manuscript)]
    mentions = [
        Mention(printed=printed, span=field.span, label=label)
        for field, label in containers(manuscript, citations)
        if (printed := _EDGES.sub("", str(field.value))) and len(printed) < 90
    ]
    yield from report_variants(find_variants(mentions, _keys, _same), "publication")


def _keys(printed: str) -> Iterable[str]:
    """Return keys that two spellings of one title share: its letters run together, and its longer words."""
    words = content_words(printed)
    return ["".join(words), *(f"{word[:4]}{len(words)}" for word in words[:2])]


def _same(a: str, b: str) -> bool:
    if a.casefold() == b.casefold():
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
