"""FRM004: one author spelt in two ways."""

from collections.abc import Iterable, Iterator

from audit.language.folding import content_words, fold
from audit.model.citation import Name
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.form.majority import full_citations, listed_citations
from audit.rules.form.variants import Mention, find_variants, is_one_spelling, report_variants
from audit.rules.published import title_is_set_off
from audit.rules.rule import rule

# Words that a body's name may have or lack without becoming another body.
_OPTIONAL_WORDS = """
government us u s uk k eu republic islamic federal federation state states united kingdom royal national democratic
peoples regierung bundesrepublik republik republique gouvernement governo repubblica gobierno republica inc
ltd llc corporation corp company co gmbh ag group foundation
"""
_SHORT, _LONG = 5, 6  # letters of surnames that are compared: fewer where the given names agree in more than six
_OPTIONAL = frozenset(_OPTIONAL_WORDS.split())


@rule(id="FRM004", name="variant-author-name", scope="document", level=Level.NOTE)
def variant_author_name(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """One person or body is spelt in two ways.

    Why:
        A reader, an index and a program take two spellings for two authors.

    Example:
        “Ministry of Harbours, Government of Norway” and “Ministry of Harbours, Norway”; “Lindqvist” and “Lindquist”
        with one given name.

    Instead:
        One spelling throughout.

    Limits:
        A body counts as the same when one name has only words like "Government of" more. A person counts as the same
        when the surname is one letter (or an accent) apart and the given names agree in full. Initials beside full
        names are left alone.

    References:
        Chicago Manual of Style, 18th ed., 13.74–13.86.
    """
    mentions = [
        Mention(printed=str(field.value), span=field.span, label=label)
        for citations in (full_citations(manuscript), listed_citations(manuscript))
        for citation, label in citations
        if title_is_set_off(manuscript, citation)
        for field in citation.item.fields
        if field.variable in ("author", "editor") and isinstance(field.value, Name) and _is_whole(field.value)
    ]
    families = {str(f.value): f.value for c in manuscript.citations for f in c.item.fields if isinstance(f.value, Name)}
    families |= {
        str(f.value): f.value
        for reference in manuscript.references
        if reference.citation
        for f in reference.citation.item.fields
        if isinstance(f.value, Name)
    }

    def keys(printed: str) -> Iterable[str]:
        name = families[printed]
        if name.literal:
            words = content_words(name.literal)
            return [f"body {word}" for word in ([word for word in words if word not in _OPTIONAL] or words)[:2]]
        return [f"person {fold(name.given)}"]

    def same(a: str, b: str) -> bool:
        return _same(families[a], families[b])

    yield from report_variants(find_variants(mentions, keys, same), "author")


def _is_whole(name: Name) -> bool:
    """Leave out what the parser may have cut wrongly: one-word bodies, surnames without given names, digits."""
    text = str(name)
    if any(character.isdigit() for character in text) or len(text) > 90:
        return False
    return len(name.literal.split()) > 1 if name.literal else len(name.family) > 2 and len(fold(name.given)) > 2


def _same(a: Name, b: Name) -> bool:
    if bool(a.literal) != bool(b.literal):
        return False
    alike = _same_body(a.literal, b.literal) if a.literal else _same_person(a, b)
    return alike and not is_one_spelling(str(a), str(b))


def _same_person(a: Name, b: Name) -> bool:
    if fold(a.given) != fold(b.given) or a.family.casefold() == b.family.casefold():
        return False
    return _one_slip_apart(fold(a.family), fold(b.family), shortest=_SHORT if len(fold(a.given)) > _LONG else _LONG)


def _same_body(a: str, b: str) -> bool:
    if a.casefold().split() == b.casefold().split():
        return False
    words_a, words_b = set(content_words(a)), set(content_words(b))
    if words_a == words_b:
        return sorted(content_words(a)) == sorted(content_words(b)) and len(words_a) > 1
    small, large = sorted((words_a, words_b), key=len)
    return len(small) > 1 and small < large and large - small <= _OPTIONAL


def _one_slip_apart(a: str, b: str, shortest: int) -> bool:
    """Tell whether two surnames of `shortest` letters and more are one insertion, deletion, exchange or swap apart."""
    if a == b:
        return True
    if min(len(a), len(b)) < shortest or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b) == 1
