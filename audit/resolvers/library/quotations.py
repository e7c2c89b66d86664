"""Quotations against sources: what a manuscript quotes in, the nearest words of the sources at hand out."""

from collections.abc import Mapping, Sequence

from audit.language.folding import content_words
from audit.language.phrases import words_of
from audit.language.quotation_marks import quoted_in
from audit.language.tongues import tongues_of
from audit.model.lookup import SourceComparison
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.resolvers.library.citing import Cited, claims_with_notes
from audit.resolvers.library.passages import excerpt, passage
from audit.resolvers.library.places import NOWHERE
from audit.resolvers.library.quoting import Found, find_quotation
from audit.resolvers.library.storing import StoredSource
from audit.resolvers.library.texts import Texts

_QUOTED_WORDS = 6  # words of a quotation that is sought in sources that are not cited
_SHORT = 3  # letters of a word that titles leave small
_SAMPLE = 4000  # characters of a source that show its language
_SEARCH_WORDS = 6  # words of a quotation with which the index is asked


def compare_quotations(
    manuscript: Manuscript,
    texts: Texts,
    cited: Cited,
    by_id: Mapping[int, StoredSource],
) -> list[SourceComparison]:
    """Return what became of each quotation of the text."""
    found: list[SourceComparison] = []
    for statement, note_id in claims_with_notes(manuscript):
        for start, end in quoted_in(statement.content):
            words = statement.content[start:end]
            if len(content_words(words)) < 2:
                continue
            span = Span(start, end).shift(statement.span.start)
            closed = bool(statement.marker_ids)
            found.append(_quotation(manuscript, texts, words, span, note_id, cited, by_id, closed=closed))
    return found


def _quotation(
    manuscript: Manuscript,
    texts: Texts,
    quotation: str,
    span: Span,
    note_id: str | None,
    cited: Cited,
    by_id: Mapping[int, StoredSource],
    *,
    closed: bool,
) -> SourceComparison:
    """Return what became of one quotation; `closed` tells whether a note stands at its own sentence."""
    said = " ".join(quotation.split())
    own = cited.get(note_id or "", ())
    best: tuple[Found, StoredSource] | None = None
    for source in own:
        found = find_quotation(quotation, *texts.of(source.id))
        if found.verdict == "found":
            return _compared(span, said, found, source, texts, note_id, cited=True)
        proves = found.verdict == "differs" or (closed and _should_hold(quotation, texts.of(source.id)[0]))
        if found.verdict != "too-short" and proves and (best is None or found.likeness > best[0].likeness):
            best = found, source
    if best is not None and len(own) >= len(manuscript.citations_by_note.get(note_id or "", ())):
        return _compared(span, said, best[0], best[1], texts, note_id, cited=True)
    words = content_words(quotation)
    nearest: tuple[Found, StoredSource] | None = None
    for source_id in texts.search(_longest(words), "body", 6) if len(said.split()) >= _QUOTED_WORDS else ():
        if source_id not in by_id:
            continue
        found = find_quotation(quotation, *texts.of(source_id))
        if found.verdict in ("found", "differs") and (nearest is None or found.likeness > nearest[0].likeness):
            nearest = found, by_id[source_id]
    if nearest is not None:
        return _compared(span, said, nearest[0], nearest[1], texts, note_id, cited=False)
    return SourceComparison(fact="quotation", outcome="no-source", span=span, said=said, note_id=note_id)


def _should_hold(quotation: str, text: str) -> bool:
    """Tell whether a source cited for a quotation should have these words: no title of another work, no translation."""
    words = [word for word in quotation.split() if len(word) > _SHORT]
    if all(word.lstrip("“\"'‘(*_")[:1].isupper() for word in words):
        return False
    ours, theirs = tongues_of(words_of(quotation)), tongues_of(words_of(text[:_SAMPLE]))
    return not ours or not theirs or bool(set(ours) & set(theirs))


def _longest(words: Sequence[str]) -> list[str]:
    """Return the longest words, which are the rarest: enough to find a passage, and far quicker than all."""
    return sorted(set(words), key=lambda word: (-len(word), word))[:_SEARCH_WORDS]


def _compared(
    span: Span, said: str, found: Found, source: StoredSource, texts: Texts, note_id: str | None, *, cited: bool
) -> SourceComparison:
    outcome = {"found": "agrees", "differs": "differs", "absent": "absent"}.get(found.verdict, "no-source")
    text = texts.of(source.id)[0]
    around = excerpt(text, found.start, found.end) if found.end else ""
    place = texts.places(source.id).at(found.start) if found.end else NOWHERE
    return SourceComparison(
        fact="quotation",
        outcome=outcome,  # type: ignore[arg-type]
        span=span,
        said=said,
        found=" ".join(found.words.split()),
        marked=found.marked,
        passage=passage(source, around, place),
        cited=cited,
        note_id=note_id,
        likeness=round(found.likeness, 3),
    )
