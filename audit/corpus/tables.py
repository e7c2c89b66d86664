"""The corpus report for other programs: `CorpusReport` in; CSV, JSON or Parquet out, a row a group, rule and level."""

import csv
import io
import json
from typing import TextIO

from audit.corpus.totals import CorpusReport
from audit.model.serial import to_value
from audit.reporters.csv import cell_text
from audit.settings import SettingsError

COLUMNS = ("group", "rule", "name", "level", "findings", "before", "with_findings", "documents", "unread")
SCHEMA_VERSION = 1

Row = tuple[str, str | None, str | None, str | None, int, int | None, int, int, int]


class MissingPackageError(SettingsError):
    """A package of an extra is absent; the message says which."""


def rows(report: CorpusReport) -> list[Row]:
    """Return the rows; a group without findings has one, too, with no rule, so that its documents are counted."""
    sizes = {group.name: (group.documents, group.unread) for group in report.groups}
    found: list[Row] = [
        (
            *(cell.group, cell.rule, cell.name, cell.level.value),
            *(cell.findings, cell.before, cell.documents),
            *sizes.get(cell.group, (0, 0)),
        )
        for cell in report.cells
    ]
    before = None if report.before is None else 0
    silent = sizes.keys() - {cell.group for cell in report.cells}
    found += [(group, None, None, None, 0, before, 0, *sizes[group]) for group in silent]
    return sorted(found, key=lambda row: (row[0], row[1] or "", row[3] or ""))


def write_csv(report: CorpusReport, stream: TextIO) -> None:
    """Write comma-separated values (RFC 4180) to `stream`."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(["" if cell is None else cell_text(cell) for cell in row] for row in rows(report))


def write_json(report: CorpusReport, stream: TextIO) -> None:
    """Write one JSON object to `stream`: the runs, the groups and the rows."""
    value = {
        "schema_version": SCHEMA_VERSION,
        "grouping": report.grouping,
        "comparable": report.comparable,
        "run": to_value(report.run),
        "history": to_value(report.history),
        "groups": to_value(report.groups),
        "before": to_value(report.before),
        "rows": [dict(zip(COLUMNS, row, strict=True)) for row in rows(report)],
        "worst": [{"path": path, "errors": errors} for path, errors in report.worst],
    }
    json.dump(value, stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def parquet_bytes(report: CorpusReport) -> bytes:
    """Return the rows as a Parquet file. Raises `MissingPackageError`."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise MissingPackageError("Parquet needs a package: pip install 'citation-audit[parquet]'") from None
    text, number = pyarrow.string(), pyarrow.int64()
    schema = pyarrow.schema([(name, text if index < 4 else number) for index, name in enumerate(COLUMNS)])
    columns = list(zip(*rows(report), strict=True)) or [()] * len(COLUMNS)
    table = pyarrow.table([pyarrow.array(list(c), f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)
    sink = io.BytesIO()
    parquet.write_table(table, sink)
    return sink.getvalue()
