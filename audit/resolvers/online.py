"""All works asked about at once: queries in, every `Lookup` out in the order of the queries, however the run ends."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait

from audit.model.lookup import Lookup, Outcome
from audit.resolvers.client import Client
from audit.resolvers.inquiry import inquire
from audit.resolvers.matching.containers import Abbreviations
from audit.resolvers.progress import Progress, no_progress
from audit.resolvers.query import Query
from audit.resolvers.services.interface import Service

WORKERS = 4
STOPPED = "the run was stopped"


def look_up_online(
    queries: Sequence[Query],
    services: Mapping[str, Service],
    client: Client,
    *,
    abbreviations: Abbreviations | None = None,
    progress: Progress = no_progress,
    workers: int = WORKERS,
) -> list[Lookup]:
    """Ask about every query, at most `workers` at a time.

    Ctrl-C ends the asking and keeps what is done: the rest is SKIPPED.
    """
    answers: dict[int, list[Lookup]] = {}
    with ThreadPoolExecutor(max_workers=workers, thread_name_prefix="look-up") as pool:
        waiting: dict[Future[list[Lookup]], int] = {
            pool.submit(inquire, query, services, client, abbreviations): number for number, query in enumerate(queries)
        }
        everything = dict(waiting)
        try:
            while waiting:
                done, _ = wait(waiting, timeout=0.2)
                for future in done:
                    answers[waiting.pop(future)] = future.result()
                progress(len(answers), len(queries), client.tally)
        except KeyboardInterrupt:
            client.stop()
            for future in everything:
                future.cancel()
            wait([future for future in everything if not future.cancelled()], timeout=2)
            for future, number in everything.items():
                if future.done() and not future.cancelled() and future.exception() is None:
                    answers[number] = future.result()
    stopped = [
        Lookup(citation_id=query.citation_id, source="online", outcome=Outcome.SKIPPED, reason=STOPPED)
        for number, query in enumerate(queries)
        if number not in answers
    ]
    return [answer for number in sorted(answers) for answer in answers[number]] + stopped
