"""Looking up everything a manuscript cites: a `Manuscript` and `LookupOptions` in, `Lookups` out."""

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from audit.model.lookup import Lookup, Lookups, Outcome, RegisterCoverage, status_of
from audit.model.manuscript import Manuscript
from audit.resolvers.cache import Cache, default_cache_path
from audit.resolvers.matching.containers import Abbreviations, read_abbreviations
from audit.resolvers.progress import Progress, no_progress
from audit.resolvers.query import Query
from audit.resolvers.retractions import look_up_retractions
from audit.resolvers.works import make_queries

if TYPE_CHECKING:
    from audit.resolvers.bucket import Buckets


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupOptions:
    """What a user may ask for; nothing is asked of the network unless `online`.

    `index` is a local index file, `index_server` the address of an OpenSearch server that holds one (with the index's
    name as its path: `https://search.example.org/works`). `offline` answers from the cache alone (it wins over
    `online`). `contact` is an e-mail address that services can write to. `deadline_s` is the time after which nothing
    more is asked. `gateway` is an address before every other (`http://127.0.0.1:8000/` + `https://api.crossref.org/…`),
    for a proxy of an institution's own; `rate` is how many requests a second it takes for each service, instead of the
    services' own limits.
    """

    online: bool = False
    offline: bool = False
    refresh: bool = False
    index: Path | None = None
    index_server: str = ""
    retractions: tuple[Path, ...] = ()
    abbreviations: Path | None = None
    cache: Path | None = None
    contact: str = ""
    version: str = "0"
    deadline_s: float = 600.0
    workers: int = 4
    gateway: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    rate: float | None = None

    @property
    def asks(self) -> bool:
        """Whether anything is to be looked up at all."""
        return bool(self.online or self.offline or self.index or self.retractions)


def options_from_environment(**given: object) -> LookupOptions:
    """Return options with what the environment says, under what is `given` (None counts as not given).

    `CITATION_AUDIT_CONTACT`, `CITATION_AUDIT_CACHE`, `CITATION_AUDIT_GATEWAY` and `CITATION_AUDIT_RATE` (only with a
    gateway), `OPENALEX_API_KEY`, `SEMANTIC_SCHOLAR_API_KEY`.
    """
    keys = {
        name: os.environ[variable]
        for name, variable in (("openalex", "OPENALEX_API_KEY"), ("semanticscholar", "SEMANTIC_SCHOLAR_API_KEY"))
        if os.environ.get(variable)
    }
    found: dict[str, object] = {
        "contact": os.environ.get("CITATION_AUDIT_CONTACT", ""),
        "gateway": os.environ.get("CITATION_AUDIT_GATEWAY", ""),
        "keys": keys,
    }
    rate = os.environ.get("CITATION_AUDIT_RATE", "")
    if found["gateway"] and rate.isdecimal() and int(rate):
        found["rate"] = float(rate)
    found.update({name: value for name, value in given.items() if value is not None})
    return LookupOptions(**found)  # type: ignore[arg-type]


def look_up(
    manuscript: Manuscript, lookups: Lookups, options: LookupOptions, progress: Progress = no_progress
) -> Lookups:
    """Return `lookups` with what the options' sources say of the works cited.

    Raises nothing: what cannot be used is a warning, and what does not answer is UNAVAILABLE.
    """
    if not options.asks:
        return lookups
    queries = make_queries(manuscript)
    warnings: list[str] = []
    answers: list[Lookup] = []
    asked: set[str] = set()
    abbreviations = _read_table(options.abbreviations, warnings)
    if options.retractions:
        try:
            answers += look_up_retractions(options.retractions, queries)
            asked.add("retractions")
        except (OSError, ValueError) as error:
            warnings.append(f"the list of retractions could not be used: {error}")
    if options.index is not None:
        answers += _ask_index(options.index, queries, abbreviations, asked, warnings)
    if options.index_server and options.online and not options.offline:
        answers += _ask_server(options.index_server, queries, abbreviations, asked, warnings)
    if options.online or options.offline:
        answers += _ask_online(queries, options, abbreviations, progress, warnings)
        asked |= {"online", "records", "retractions"}
    return replace(
        lookups,
        answers=(*lookups.answers, *answers),
        registers=count_outcomes(queries, answers) if "records" in asked else None,
        warnings=(*lookups.warnings, *warnings),
        asked=lookups.asked | asked,
    )


def count_outcomes(queries: Sequence[Query], answers: Sequence[Lookup]) -> RegisterCoverage:
    """Return how many works were confirmed, differ, were not found or could not be checked, and why not."""
    grouped = Lookups(answers=tuple(answers)).by_citation
    statuses: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    differing = 0
    for query in queries:
        about = grouped.get(query.citation_id, ())
        page = next((answer.outcome for answer in about if answer.source == "web"), None)
        status: str = status_of(about)
        if status == "not checked" and page in (Outcome.FOUND, Outcome.ABSENT):
            status = "page" if page is Outcome.FOUND else "gone"
        statuses[status] += 1
        if status == "not checked":
            reasons.update({answer.reason for answer in about if answer.reason})
        elif status == "confirmed":
            same = (record for answer in about for record in answer.records if record.verdict == "same")
            fields = ("year", "volume", "page")
            differing += any(one.agreement == "differs" and one.field in fields for one in next(same).comparisons)
    return RegisterCoverage(
        works=len(queries),
        confirmed=statuses["confirmed"],
        differing=differing,
        other=statuses["another work"],
        absent=statuses["not found"],
        uncertain=statuses["uncertain"],
        pages=statuses["page"],
        gone=statuses["gone"],
        unchecked=statuses["not checked"],
        reasons=tuple(reason for reason, _ in reasons.most_common(3)),
    )


def _ask_online(
    queries: Sequence[Query],
    options: LookupOptions,
    abbreviations: Abbreviations | None,
    progress: Progress,
    warnings: list[str],
) -> list[Lookup]:
    from audit.resolvers.client import Client
    from audit.resolvers.online import STOPPED, look_up_online
    from audit.resolvers.sources import open_services

    kept = Cache(options.cache or default_cache_path())
    client = Client(
        cache=kept,
        contact=options.contact,
        version=options.version,
        online=options.online and not options.offline,
        refresh=options.refresh,
        deadline_s=options.deadline_s,
        workers=options.workers,
        gateway=options.gateway,
        buckets=_open_buckets(options.rate),
    )
    services = open_services(
        contact=options.contact,
        openalex_key=options.keys.get("openalex", ""),
        semanticscholar_key=options.keys.get("semanticscholar", ""),
    )
    try:
        answers = look_up_online(
            queries, services, client, abbreviations=abbreviations, progress=progress, workers=options.workers
        )
    finally:
        kept.close()
    if kept.fault:
        warnings.append(kept.fault)
    stopped = sum(answer.outcome is Outcome.SKIPPED and answer.reason == STOPPED for answer in answers)
    if stopped:
        warnings.append(f"the look-ups were stopped: {stopped} of {len(queries)} works were not asked about")
    return answers


@cache
def _open_buckets(rate: float | None) -> "Buckets":
    """Return the buckets of this process: of several manuscripts, each asks after the one before, no sooner."""
    from audit.resolvers.bucket import RATES, Buckets

    return Buckets(rates=dict.fromkeys(RATES, rate)) if rate else Buckets()


def _ask_index(
    path: Path, queries: Sequence[Query], abbreviations: Abbreviations | None, asked: set[str], warnings: list[str]
) -> list[Lookup]:
    import sqlite3

    from audit.resolvers.index.asking import open_index

    try:
        with open_index(path) as index:
            answers = [answer for query in queries for answer in index.look_up(query, abbreviations)]
    except (OSError, sqlite3.Error, ValueError) as error:
        warnings.append(f"the index {path} could not be used: {error}")
        return []
    asked |= {"index", "records", "retractions"}
    return answers


def _ask_server(
    address: str, queries: Sequence[Query], abbreviations: Abbreviations | None, asked: set[str], warnings: list[str]
) -> list[Lookup]:
    from audit.resolvers.index.opensearch import open_server

    try:
        index = open_server(address)
    except ValueError as error:
        warnings.append(f"the search server {address} could not be used: {error}")
        return []
    asked |= {"index", "records", "retractions"}
    return [answer for query in queries for answer in index.look_up(query, abbreviations)]


def _read_table(path: Path | None, warnings: list[str]) -> Abbreviations | None:
    if path is None:
        return None
    try:
        return read_abbreviations(path)
    except (OSError, ValueError) as error:
        warnings.append(f"the table of abbreviations could not be used: {error}")
        return None
