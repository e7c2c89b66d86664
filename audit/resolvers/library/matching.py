"""Which source at hand a citation names: citations and an index in, one answer each out; two that fit are ambiguous."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from audit.language.folding import content_words, fold
from audit.model.citation import Citation, Item
from audit.model.lookup import Lookup, Outcome, Record
from audit.resolvers.library.storing import Store, StoredSource

_FEWEST = 3  # content words that a title must have to be sought among texts
_DISTINCTIVE = 5  # content words of a title that may stand among others in a source's first words
_LIKE = 90.0  # rapidfuzz ratio, 0 to 100, at which a title is that of a source
_CLOSE = 4.0  # points by which the best must lead the next


def match_citations(
    citations: Sequence[Citation], store: Store, sources: Sequence[StoredSource]
) -> tuple[tuple[Lookup, ...], dict[str, tuple[StoredSource, ...]]]:
    """Return an answer for each citation that has a title, and the sources found: citation id → sources."""
    by_id = {source.id: source for source in sources}
    answers: list[Lookup] = []
    found: dict[str, tuple[StoredSource, ...]] = {}
    for citation in citations:
        title = citation.item.text("title")
        words = content_words(title)
        if citation.form != "full" or not words:
            continue
        candidates = [by_id[one] for one in store.search(words[:16], "head") if one in by_id]
        scored = sorted(((_score(citation.item, source), source) for source in candidates), key=lambda pair: -pair[0])
        good = [(score, source) for score, source in scored if score >= _LIKE]
        if not good:
            answers.append(Lookup(citation_id=citation.id, source="library", outcome=Outcome.ABSENT))
            continue
        best = tuple(source for score, source in good if score > good[0][0] - _CLOSE)
        outcome = Outcome.FOUND if len(best) == 1 else Outcome.AMBIGUOUS
        records = tuple(Record(source="library", id=one.path, item=Item(), score=good[0][0]) for one in best)
        answers.append(
            Lookup(
                citation_id=citation.id,
                source="library",
                outcome=outcome,
                records=records,
                reason="" if len(best) == 1 else "several texts at hand bear this title",
                label="the sources at hand",
            )
        )
        if outcome is Outcome.FOUND:
            found[citation.id] = best
    return tuple(answers), found


def _score(item: Item, source: StoredSource) -> float:
    """Return how well a title fits a source: its likeness to the source's own title or to words of its head.

    An author or container who stands in the head adds a little, so that a text and its review are told apart.
    """
    title = fold(item.text("title"))
    own = fold(source.title)
    head = fold(source.head)
    few = len(content_words(item.text("title"))) < _FEWEST
    names = [fold(name.family or name.literal) for name in item.names("author")]
    container = fold(item.text("container-title"))
    witnesses = sum(len(name) > 3 and f" {name} " in f" {head} " for name in (*names[:2], container))
    if few:  # "The Dyke" names a source only where the source bears that very title, and its author's name
        return 100.0 if witnesses and (own == title or head.startswith(f"{title} ")) else 0.0
    likeness = fuzz.ratio(title, own) if own else 0.0
    if len(content_words(item.text("title"))) >= (_DISTINCTIVE if witnesses == 0 else _FEWEST):
        likeness = max(likeness, fuzz.partial_ratio(title, head) - 2)
        main = fold(item.text("title").split(":", 1)[0])
        if own and len(main) >= 16:
            likeness = max(likeness, fuzz.ratio(main, own) - 3)
    return min(100.0, likeness + 2.5 * witnesses) if likeness >= 80 else likeness
