"""A local list of retractions: a CSV file and the DOIs cited in, the notices about them out.

Two layouts are read, plain or gzipped: Retraction Watch's own (`OriginalPaperDOI`, `RetractionDOI`, `RetractionDate`,
`RetractionNature`; https://gitlab.com/crossref/retraction-watch-data) and lists of pairs (`OriginalPaperDOI` with
`RetractionDOI`, or with `NoticeDOI` for expressions of concern).
"""

import csv
import gzip
import io
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from audit.model.lookup import Lookup, Outcome, Record, Update, UpdateKind
from audit.resolvers.items import make_item
from audit.resolvers.query import Query, clean_doi

_NATURES: Mapping[str, UpdateKind] = {
    "retraction": "retraction",
    "expression of concern": "concern",
    "correction": "correction",
    "erratum": "erratum",
}


_Row = tuple[str, str, str]  # nature, DOI of the notice and date, as they stand in the list


def read_retractions(paths: Collection[Path], wanted: Collection[str]) -> Mapping[str, tuple[Update, ...]]:
    """Return the notices about each of the `wanted` DOIs (lower case). Raises `OSError`, `ValueError` (no such layout).

    A reinstatement takes back the retraction that it names.
    """
    found: dict[str, list[Update]] = {}
    reinstated: set[str] = set()
    for path in paths:
        state = path.stat()
        rows = _read_list(path, state.st_size, state.st_mtime_ns)
        listed = [(doi, row) for doi in wanted for row in rows.get(doi, ())]
        for doi, (nature, notice, date) in listed:
            if nature == "reinstatement":
                reinstated.add(doi)
            elif nature in _NATURES:
                update = Update(kind=_NATURES[nature], doi=clean_doi(notice), date=_read_date(date), source=path.name)
                found.setdefault(doi, []).append(update)
    return {
        doi: tuple(dict.fromkeys(u for u in updates if doi not in reinstated or u.kind != "retraction"))
        for doi, updates in found.items()
    }


@lru_cache(maxsize=8)
def _read_list(path: Path, size: int, changed: int) -> Mapping[str, list[_Row]]:
    """Return a list's rows by DOI; read once for many manuscripts, unless its size or time has changed."""
    found: dict[str, list[_Row]] = {}
    try:
        with _open(path) as lines:
            rows = csv.DictReader(lines)
            columns = set(rows.fieldnames or ())
            if "OriginalPaperDOI" not in columns or not columns & {"RetractionDOI", "NoticeDOI"}:
                raise ValueError(f"{path}: needs the columns OriginalPaperDOI and RetractionDOI (or NoticeDOI)")
            default = "retraction" if "RetractionDOI" in columns else "expression of concern"
            for row in rows:
                doi = clean_doi(row["OriginalPaperDOI"] or "")
                nature = (row.get("RetractionNature") or default).strip().lower()
                notice = row.get("RetractionDOI") or row.get("NoticeDOI") or ""
                found.setdefault(doi, []).append((nature, notice, row.get("RetractionDate") or ""))
    except (EOFError, zlib.error, csv.Error) as error:
        raise ValueError(f"{path}: is damaged: {error}") from None
    return found


def look_up_retractions(paths: Collection[Path], queries: Collection[Query]) -> Iterator[Lookup]:
    """Yield a look-up for every query whose DOI the list names."""
    updates = read_retractions(paths, {query.doi for query in queries if query.doi})
    for query in queries:
        if updates.get(query.doi):
            item = make_item("document", texts={"DOI": query.doi})
            url = f"https://doi.org/{query.doi}"
            record = Record(source="retractions", id=query.doi, item=item, url=url, updates=updates[query.doi])
            yield Lookup(
                citation_id=query.citation_id,
                source="retractions",
                outcome=Outcome.FOUND,
                records=(record,),
                by="doi",
                label="the list of retractions",
            )


def _read_date(text: str) -> str:
    """Return the ISO date of "4/30/2021 0:00" (the list's own form) or of an ISO date, else ""."""
    head = text.strip().split(" ")[0]
    for form in ("%m/%d/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(head, form).date().isoformat()
        except ValueError:
            continue
    return ""


@contextmanager
def _open(path: Path) -> Iterator[io.TextIOBase]:
    csv.field_size_limit(10_000_000)
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8-sig", errors="replace", newline="") as lines:
            yield lines
    else:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            yield lines
