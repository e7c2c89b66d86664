"""Look-ups written in a case file: tables in, the `Lookups` that the resolvers would have made out.

A table `lookups` gives one answer: the `work` asked about (the first cited is 1), the `source`, the `outcome`, what it
was asked `by`, whether it is `expected` to know such works, the `reason`, and the `record`, in CSL-JSON with `updates`,
`relations`, `years` and `url` beside. Its verdict is not written: the resolvers' own comparison gives it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from audit.model.lookup import Lookup, Lookups, Outcome, Record, Relation, Update
from audit.model.manuscript import Manuscript
from audit.resolvers.items import read_csl
from audit.resolvers.matching.choice import compare
from audit.resolvers.query import Query
from audit.resolvers.sources import open_services
from audit.resolvers.works import make_queries
from audit.settings import Settings

LABELS = {name: service.label for name, service in open_services().items()} | {"retractions": "the list of retractions"}
KEYS = {"work", "source", "outcome", "by", "expected", "reason", "record"}
RECORD_KEYS = {"updates", "relations", "years", "url"}


def make_lookups(manuscript: Manuscript, tables: Iterable[Mapping[str, Any]], settings: Settings) -> Lookups:
    """Return the look-ups; an unknown key, or a work that is not cited, is an error."""
    queries = make_queries(manuscript)
    answers = []
    for table in tables:
        assert set(table) <= KEYS, f"unknown key {set(table) - KEYS}"
        number = table.get("work", 1)
        assert 1 <= number <= len(queries), f"the text cites {len(queries)} works in full, none is number {number}"
        answers.append(_make_lookup(queries[number - 1], table))
    asked = frozenset({"online", "records", "retractions"})
    return Lookups(answers=tuple(answers), today=settings.today, asked=asked)


def _make_lookup(query: Query, table: Mapping[str, Any]) -> Lookup:
    by = table.get("by", "search")
    record = _make_record(table["source"], table["record"]) if "record" in table else None
    if record is not None and record.item.text("title") and by != "url":
        record = compare(query, record, by_key=by != "search")
    return Lookup(
        citation_id=query.citation_id,
        source=table["source"],
        outcome=Outcome(table["outcome"]),
        records=() if record is None else (record,),
        by=by,
        expected=table.get("expected", by == "search"),
        reason=table.get("reason", ""),
        label=LABELS[table["source"]],
    )


def _make_record(source: str, table: Mapping[str, Any]) -> Record:
    item = read_csl({name: value for name, value in table.items() if name not in RECORD_KEYS})
    issued = item.date("issued")
    doi = item.text("DOI")
    return Record(
        source=source,
        id=doi or table.get("url", ""),
        item=item,
        url=table.get("url", f"https://doi.org/{doi}"),
        verdict="same" if source == "retractions" else "unsure",
        updates=tuple(Update(**update) for update in table.get("updates", ())),
        relations=tuple(Relation(**relation) for relation in table.get("relations", ())),
        years=tuple(table.get("years", () if issued is None else (issued.start.year,))),
    )
