"""A manuscript and folders of sources in, what the sources say about it out: answers, comparisons and their counts."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import log2
from pathlib import Path

from audit.language.folding import content_words
from audit.model.citation import Citation
from audit.model.document import Document
from audit.model.lookup import Lookup, Outcome, Passage, SourceComparison, SourceCoverage
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.model.statement import Quotation, Statement
from audit.resolvers.library.comparing import (
    CountedFact,
    DatedFact,
    compare_counts,
    compare_dates,
    counted_facts,
    dated_facts,
    in_words,
    other_spelling,
    stored_counts,
    stored_dates,
)
from audit.resolvers.library.folding import level
from audit.resolvers.library.indexing import build, count_names, find_files, text_digest
from audit.resolvers.library.matching import match_citations
from audit.resolvers.library.quoting import Found, find_quotation
from audit.resolvers.library.storing import Store, StoredSource

_ON_TOPIC = 4  # names that a source must share with the manuscript to be on the same events
_MOST_SOURCES = 40  # sources looked into besides those cited
_QUOTED_WORDS = 6  # words of a quotation that is sought in sources that are not cited
_ISSUED_KINDS = frozenset({"statement", "speech"})  # events that happen when the source that records them comes out
_SEARCH_WORDS = 6  # words of a quotation with which the index is asked
_LONGEST_TITLE = 90  # characters of a title that are shown
_EXCERPT = 260  # characters of a passage that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """What the sources at hand answered."""

    answers: tuple[Lookup, ...] = ()
    comparisons: tuple[SourceComparison, ...] = ()
    coverage: SourceCoverage = field(default_factory=SourceCoverage)
    warnings: tuple[str, ...] = ()


def consult(
    manuscript: Manuscript,
    folders: Sequence[Path],
    *,
    read: Callable[[Path], Document],
    state: Callable[[Document], tuple[Statement, ...]],
    index: Path | None = None,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Consultation:
    """Hold a manuscript against the texts in `folders`.

    `read` turns a file into a document and may raise anything; `state` finds the statements of a document. `index` is
    the SQLite file that keeps what was read (None: in memory, for this time only). `tell` hears how many files are
    done. Never raises for a source that cannot be read or an index that cannot be used: both become warnings.
    """
    stamps = list(find_files(folders))
    warnings: list[str] = []
    store = _open(index, warnings)
    try:
        faults = build(store, stamps, read, state, tell)
        missing = [str(folder) for folder in folders if not folder.exists()]
        warnings += [f"there is no folder of sources {folder}" for folder in missing]
        warnings += [f"the source {path} could not be read: {reason}" for path, reason in sorted(faults.items())[:20]]
        own = text_digest(manuscript.text)
        sources = [source for source, digest in store.sources(one.path for one in stamps) if digest != own]
        store.keep_to(source.id for source in sources)
        return _compare(manuscript, store, sources, len(faults), tuple(warnings))
    except sqlite3.Error as error:
        return Consultation(warnings=(*warnings, f"the index of sources could not be used: {error}"))
    finally:
        store.close()


def _open(index: Path | None, warnings: list[str]) -> Store:
    try:
        return Store(index)
    except (OSError, sqlite3.Error) as error:
        warnings.append(f"the index of sources {index} could not be used ({error}); the sources are read anew")
        return Store(None)


def _compare(
    manuscript: Manuscript, store: Store, sources: list[StoredSource], unreadable: int, warnings: tuple[str, ...]
) -> Consultation:
    answers, matched = match_citations(manuscript.citations, store, sources)
    cited = _cited_by_note(manuscript, matched)
    texts = _Texts(store)
    on_topic = _on_topic(manuscript, store, sources)
    every = {source.id: source for found in cited.values() for source in found} | {one.id: one for one in on_topic}
    comparisons: list[SourceComparison] = []
    comparisons += _quotations(manuscript, store, texts, cited, {source.id: source for source in sources})
    comparisons += _facts(manuscript, store, list(every.values()), cited)
    outcomes = Counter((one.fact == "quotation", one.outcome) for one in comparisons)
    coverage = SourceCoverage(
        files=len(sources),
        unreadable=unreadable,
        cited=len(matched),
        ambiguous=sum(one.outcome is Outcome.AMBIGUOUS for one in answers),
        quotations=sum(count for (quoted, _), count in outcomes.items() if quoted),
        quotations_found=outcomes[True, "agrees"],
        quotations_differ=outcomes[True, "differs"] + outcomes[True, "absent"],
        facts_agree=outcomes[False, "agrees"],
        facts_differ=outcomes[False, "differs"],
    )
    shown = tuple(one for one in comparisons if one.outcome != "no-source")
    return Consultation(answers=answers, comparisons=shown, coverage=coverage, warnings=warnings)


def _cited_by_note(
    manuscript: Manuscript, matched: dict[str, tuple[StoredSource, ...]]
) -> dict[str, tuple[StoredSource, ...]]:
    """Return note id → the sources at hand that it cites, Ibid. and short forms followed to their work."""
    by_work: dict[str, tuple[StoredSource, ...]] = {}
    for work in manuscript.works:
        for citation_id in work.citation_ids:
            if citation_id in matched:
                by_work[work.id] = matched[citation_id]
    found: dict[str, tuple[StoredSource, ...]] = {}
    for citation in manuscript.citations:
        sources = matched.get(citation.id) or _through_link(manuscript, citation, by_work)
        if citation.note_id is not None and sources:
            found[citation.note_id] = (*found.get(citation.note_id, ()), *sources)
    return found


def _through_link(
    manuscript: Manuscript, citation: Citation, by_work: dict[str, tuple[StoredSource, ...]]
) -> tuple[StoredSource, ...]:
    link = manuscript.link_by_citation.get(citation.id)
    if link is None or link.outcome != "linked" or not link.work_ids:
        return ()
    return by_work.get(link.work_ids[0], ())


class _Texts:
    """The texts of sources and their levelled twins, each fetched once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[int, tuple[str, str]] = {}

    def of(self, source: int) -> tuple[str, str]:
        """Return text and levelled text, of the same length."""
        if source not in self._kept:
            body = self._store.body(source)
            self._kept[source] = (body, level(body))
        return self._kept[source]


def _on_topic(manuscript: Manuscript, store: Store, sources: list[StoredSource]) -> list[StoredSource]:
    """Return the sources that share enough names with the manuscript to speak of the same events, best first."""
    stems = count_names(manuscript.text)
    total = len(sources)
    by_id = {source.id: source for source in sources}
    scores: dict[int, float] = {}
    shared: Counter[int] = Counter()
    for rows in store.name_counts(stems).values():
        weight = log2(1 + (total + 1) / len(rows))
        for source, _ in rows:
            if source in by_id:
                scores[source] = scores.get(source, 0.0) + weight
                shared[source] += 1
    best = sorted((source for source in scores if shared[source] >= _ON_TOPIC), key=lambda one: -scores[one])
    return [by_id[source] for source in best[:_MOST_SOURCES]]


# Quotations.


def _quotations(
    manuscript: Manuscript,
    store: Store,
    texts: _Texts,
    cited: dict[str, tuple[StoredSource, ...]],
    by_id: dict[int, StoredSource],
) -> list[SourceComparison]:
    found: list[SourceComparison] = []
    for statement, note_id in _with_notes(manuscript):
        for quotation in statement.quotations:
            if len(content_words(quotation.text)) < 2:
                continue
            found.append(_quotation(manuscript, store, texts, quotation, note_id, cited, by_id))
    return found


def _with_notes(manuscript: Manuscript) -> list[tuple[Statement, str | None]]:
    """Return each statement of the text with the note that its paragraph calls at or after it."""
    markers = manuscript.marker_by_id
    result: list[tuple[Statement, str | None]] = []
    note_id: str | None = None
    paragraph = -1
    for statement in reversed([one for one in manuscript.statements if one.paragraph >= 0]):
        if statement.paragraph != paragraph:
            note_id, paragraph = None, statement.paragraph
        for marker_id in statement.marker_ids:
            marker = markers.get(marker_id)
            note_id = marker.note_id if marker is not None else note_id
        result.append((statement, note_id))
    return result[::-1]


def _quotation(
    manuscript: Manuscript,
    store: Store,
    texts: _Texts,
    quotation: Quotation,
    note_id: str | None,
    cited: dict[str, tuple[StoredSource, ...]],
    by_id: dict[int, StoredSource],
) -> SourceComparison:
    said = " ".join(quotation.text.split())
    own = cited.get(note_id or "", ())
    best: tuple[Found, StoredSource] | None = None
    for source in own:
        found = find_quotation(quotation.text, *texts.of(source.id))
        if found.verdict == "found":
            return _compared(quotation.span, said, found, source, texts, note_id, cited=True)
        if found.verdict != "too-short" and (best is None or found.likeness > best[0].likeness):
            best = found, source
    if best is not None and len(own) >= len(manuscript.citations_by_note.get(note_id or "", ())):
        return _compared(quotation.span, said, best[0], best[1], texts, note_id, cited=True)
    words = content_words(quotation.text)
    nearest: tuple[Found, StoredSource] | None = None
    for source_id in store.search(_longest(words), "body", 6) if len(said.split()) >= _QUOTED_WORDS else ():
        if source_id not in by_id:
            continue
        found = find_quotation(quotation.text, *texts.of(source_id))
        if found.verdict in ("found", "differs") and (nearest is None or found.likeness > nearest[0].likeness):
            nearest = found, by_id[source_id]
    if nearest is not None:
        return _compared(quotation.span, said, nearest[0], nearest[1], texts, note_id, cited=False)
    return SourceComparison(fact="quotation", outcome="no-source", span=quotation.span, said=said, note_id=note_id)


def _longest(words: Sequence[str]) -> list[str]:
    """Return the longest words, which are the rarest: enough to find a passage, and far quicker than all."""
    return sorted(set(words), key=lambda word: (-len(word), word))[:_SEARCH_WORDS]


def _compared(
    span: Span, said: str, found: Found, source: StoredSource, texts: _Texts, note_id: str | None, *, cited: bool
) -> SourceComparison:
    outcome = {"found": "agrees", "differs": "differs", "absent": "absent"}.get(found.verdict, "no-source")
    text = texts.of(source.id)[0]
    around = _around(text, found.start, found.end) if found.end else ""
    return SourceComparison(
        fact="quotation",
        outcome=outcome,  # type: ignore[arg-type]
        span=span,
        said=said,
        found=" ".join(found.words.split()),
        marked=found.marked,
        passage=_passage(source, around),
        cited=cited,
        note_id=note_id,
        likeness=round(found.likeness, 3),
    )


def _around(text: str, start: int, end: int) -> str:
    spare = max(0, _EXCERPT - (end - start)) // 2
    first = max(0, start - spare)
    last = min(len(text), end + spare)
    excerpt = " ".join(text[first:last].split())
    return ("… " if first else "") + excerpt + (" …" if last < len(text) else "")


def _passage(source: StoredSource, text: str) -> Passage:
    title = source.title or source.head
    if len(title) > _LONGEST_TITLE:
        title = title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    return Passage(path=source.path, title=title, text=text)


# Dates and figures.


def _facts(
    manuscript: Manuscript, store: Store, sources: list[StoredSource], cited: dict[str, tuple[StoredSource, ...]]
) -> list[SourceComparison]:
    dated: list[DatedFact] = []
    counted: list[CountedFact] = []
    notes = _with_notes(manuscript)
    for statement, note_id in notes:
        dated += [replace(one, note_id=note_id) for one in dated_facts(statement)]
        counted += [replace(one, note_id=note_id) for one in counted_facts(statement)]
    titles = _title_facts(manuscript)
    found = list(_names(manuscript, store, notes, cited))
    for source in sources:
        facts = list(store.facts(source.id))
        their_dates = [one for fact in facts for one in stored_dates(fact)]
        citing = {note_id for note_id, found_there in cited.items() if source in found_there}
        pairs = list(compare_dates(dated, their_dates, citing))
        issued = compare_dates(titles, their_dates)
        pairs += [pair for pair in issued if pair.agree and pair.ours.kinds & pair.theirs.kinds]
        for pair in pairs:
            found.append(_dates_compared(source, pair.ours, pair.theirs, pair.agree, cited))
        their_counts = [one for fact in facts for one in stored_counts(fact)]
        for counts in compare_counts(counted, their_counts, any(pair.agree for pair in pairs)):
            found.append(_counts_compared(source, counts.ours, counts.theirs, counts.agree, cited))
    return _each_once(found)


def _names(
    manuscript: Manuscript,
    store: Store,
    notes: Sequence[tuple[Statement, str | None]],
    cited: dict[str, tuple[StoredSource, ...]],
) -> Iterator[SourceComparison]:
    """Yield names of the text that the source cited for their sentence spells a little otherwise, each once."""
    ours = count_names(manuscript.text)
    told: set[str] = set()
    for statement, note_id in notes:
        for source in cited.get(note_id or "", ()) if statement.marker_ids else ():
            theirs = store.names(source.id)
            for name in statement.names:
                other = other_spelling(name, theirs, ours)
                if other is None or name in told:
                    continue
                told.add(name)
                at = statement.span.start + statement.content.find(name)
                yield SourceComparison(
                    fact="name",
                    outcome="differs",
                    span=Span(at, at + len(name)),
                    said=name,
                    found=other,
                    passage=_passage(source, ""),
                    cited=True,
                    note_id=note_id,
                )


def _title_facts(manuscript: Manuscript) -> list[DatedFact]:
    """Return what the titles of dated sources name, on the day the source came out: a statement, a meeting."""
    found: list[DatedFact] = []
    for statement in manuscript.statements:
        citation = manuscript.citation_by_id.get(statement.citation_id or "")
        issued = citation.item.date("issued") if citation is not None else None
        if issued is not None and issued.precision == "day":
            extra = ((issued.start, issued.end, issued.raw, statement.span),)
            facts = dated_facts(statement, extra)[-1:]
            found += [replace(one, note_id=statement.note_id) for one in facts if one.kinds & _ISSUED_KINDS]
    return found


def _dates_compared(
    source: StoredSource, own: DatedFact, other: DatedFact, agree: bool, cited: dict[str, tuple[StoredSource, ...]]
) -> SourceComparison:
    return SourceComparison(
        fact="date",
        outcome="agrees" if agree else "differs",
        span=own.span,
        said=in_words(own.start, own.end),
        found=in_words(other.start, other.end),
        passage=_passage(source, " ".join(other.sentence.split())[:_EXCERPT]),
        cited=source in cited.get(own.note_id or "", ()),
        note_id=own.note_id,
    )


def _counts_compared(
    source: StoredSource, own: CountedFact, other: CountedFact, agree: bool, cited: dict[str, tuple[StoredSource, ...]]
) -> SourceComparison:
    return SourceComparison(
        fact="count",
        outcome="agrees" if agree else "differs",
        span=own.span,
        said=own.raw,
        found=other.raw,
        passage=_passage(source, " ".join(other.sentence.split())[:_EXCERPT]),
        cited=source in cited.get(own.note_id or "", ()),
        note_id=own.note_id,
    )


def _each_once(found: list[SourceComparison]) -> list[SourceComparison]:
    """Return the comparisons without those that say the same of the same words again."""
    kept: dict[tuple[Span, str, str], SourceComparison] = {}
    for one in found:
        key = (one.span, one.outcome, one.found if one.outcome == "differs" else "")
        before = kept.get(key)
        if before is None or (one.cited and not before.cited):
            kept[key] = one
    return list(kept.values())
