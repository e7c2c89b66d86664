"""A manuscript and folders of sources in, what the sources say about it out: answers, comparisons and their counts."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import log2
from pathlib import Path

from audit.model.document import Document
from audit.model.lookup import Lookup, Outcome, SourceComparison, SourceCoverage
from audit.model.manuscript import Manuscript
from audit.model.statement import Statement
from audit.resolvers.library.citing import cited_by_note
from audit.resolvers.library.facts import compare_facts
from audit.resolvers.library.indexing import Tell, build, count_names, find_files, text_digest
from audit.resolvers.library.matching import match_citations
from audit.resolvers.library.passages import shown_path
from audit.resolvers.library.quotations import compare_quotations
from audit.resolvers.library.storing import Store, StoredSource
from audit.resolvers.library.texts import Texts

_ON_TOPIC = 4  # names that a source must share with the manuscript to be on the same events
_MOST_SOURCES = 40  # sources looked into besides those cited
_MOST_NAMED = 20  # files that could not be read and are named


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
    tell: Tell = lambda done, total, path: None,
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
        warnings += _faults_in_words(faults)
        own = text_digest(manuscript.text)
        sources = [source for source, digest in store.sources(one.path for one in stamps) if digest != own]
        store.keep_to(source.id for source in sources)
        return _compare(manuscript, store, sources, len(faults), tuple(warnings))
    except sqlite3.Error as error:
        return Consultation(warnings=(*warnings, f"the index of sources could not be used: {error}"))
    finally:
        store.close()


def index_sources(
    folders: Sequence[Path],
    *,
    read: Callable[[Path], Document],
    state: Callable[[Document], tuple[Statement, ...]],
    index: Path,
    tell: Tell,
) -> None:
    """Read what is new in `folders` into the index, so that `consult` finds it there; see `consult`.

    Never raises for a source or an index: `consult` will say what is wrong with them.
    """
    try:
        store = Store(index)
    except (OSError, sqlite3.Error):
        return
    try:
        build(store, list(find_files(folders)), read, state, tell)
    except sqlite3.Error:
        return
    finally:
        store.close()


def _faults_in_words(faults: dict[str, str]) -> list[str]:
    """Name the sources that could not be read, each with the reason; of many only the first."""
    named = [f"the source {shown_path(path)} was not read: {faults[path]}" for path in sorted(faults)[:_MOST_NAMED]]
    more = len(faults) - len(named)
    return [*named, f"{more} more sources were not read"] if more else named


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
    cited = cited_by_note(manuscript, matched)
    texts = Texts(store)
    on_topic = _on_topic(manuscript, store, sources)
    every = {source.id: source for found in cited.values() for source in found} | {one.id: one for one in on_topic}
    comparisons: list[SourceComparison] = []
    comparisons += compare_quotations(manuscript, texts, cited, {source.id: source for source in sources})
    comparisons += compare_facts(manuscript, store, list(every.values()), cited)
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
