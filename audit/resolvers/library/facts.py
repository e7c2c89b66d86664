"""Facts against sources: what a manuscript says in, the dates, counts and names that sources give alike or not out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from audit.model.lookup import SourceComparison
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.model.statement import Statement
from audit.resolvers.library.citing import Cited, claims_with_notes
from audit.resolvers.library.countedfacts import CountedFact, compare_counts, counted_facts, stored_counts
from audit.resolvers.library.datedfacts import DatedFact, compare_dates, dated_facts, in_words, stored_dates
from audit.resolvers.library.indexing import count_names
from audit.resolvers.library.passages import passage
from audit.resolvers.library.places import NOWHERE
from audit.resolvers.library.spelling import other_spelling
from audit.resolvers.library.storing import Store, StoredSource

_ISSUED_KINDS = frozenset({"statement", "speech"})  # events that happen when the source that records them comes out


def compare_facts(
    manuscript: Manuscript, store: Store, sources: list[StoredSource], cited: Cited
) -> list[SourceComparison]:
    """Return the dates, counts and names of the text that the sources give as well, or give otherwise."""
    dated: list[DatedFact] = []
    counted: list[CountedFact] = []
    notes = claims_with_notes(manuscript)
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
        for counts in compare_counts(counted, their_counts, any(pair.agree for pair in pairs), citing):
            found.append(_counts_compared(source, counts.ours, counts.theirs, counts.agree, cited))
    return _each_once(found)


def _names(
    manuscript: Manuscript,
    store: Store,
    notes: Sequence[tuple[Statement, str | None]],
    cited: Cited,
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
                    passage=passage(source, "", NOWHERE),
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
    source: StoredSource, own: DatedFact, other: DatedFact, agree: bool, cited: Cited
) -> SourceComparison:
    return SourceComparison(
        fact="date",
        outcome="agrees" if agree else "differs",
        span=own.span,
        said=in_words(own.start, own.end),
        found=in_words(other.start, other.end),
        passage=passage(source, other.sentence, other.place),
        cited=source in cited.get(own.note_id or "", ()),
        note_id=own.note_id,
    )


def _counts_compared(
    source: StoredSource, own: CountedFact, other: CountedFact, agree: bool, cited: Cited
) -> SourceComparison:
    return SourceComparison(
        fact="count",
        outcome="agrees" if agree else "differs",
        span=own.span,
        said=own.raw,
        found=other.raw,
        passage=passage(source, other.sentence, other.place),
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
