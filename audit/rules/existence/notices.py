"""What registers say became of a work: the answers about a citation in, the notices about that very work out."""

from collections.abc import Iterator

from audit.model.lookup import Lookup, Outcome, Record, Update


def notices_about(answers: tuple[Lookup, ...]) -> list[Update]:
    """Return the notices in records that are the work cited, those with a DOI of their own first, each once.

    A flag without a notice (OpenAlex) adds nothing where another source names the notice.
    """
    found = [update for record in _own_records(answers) for update in record.updates]
    named = {update.kind for update in found if update.doi}
    kept = [update for update in found if update.doi or update.kind not in named]
    unique = {(update.kind, update.doi): update for update in reversed(kept)}
    return sorted(unique.values(), key=lambda update: (not update.doi, update.date, update.doi))


def _own_records(answers: tuple[Lookup, ...]) -> Iterator[Record]:
    for answer in answers:
        if answer.outcome is Outcome.FOUND:
            for record in answer.records:
                if record.verdict == "same" or (answer.by == "doi" and record.verdict == "unsure"):
                    yield record


def word_notice(update: Update) -> str:
    """Return where a notice is, when it was made and who says so: "notice 10.1/x of 2019-03-01, Crossref"."""
    notice = f"notice {update.doi}" if update.doi else "no notice named"
    day = f" of {update.date}" if update.date else ""
    return f"{notice}{day}, {update.source}" if update.source else f"{notice}{day}"
