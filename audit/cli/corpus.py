"""`corpus`: ledgers in, the totals of their last runs out."""

from argparse import Namespace
from pathlib import Path

from audit.cli.exits import CLEAN
from audit.cli.output import OutputError, write_bytes, write_output
from audit.corpus import sum_up

SUFFIX_FORMATS = {".html": "html", ".csv": "csv", ".parquet": "parquet", ".json": "json"}


def run(arguments: Namespace) -> int:
    """Sum the ledgers up and write the report; raises `LedgerError` when one is none."""
    output: Path | None = arguments.output
    format = arguments.format or (SUFFIX_FORMATS.get(output.suffix.lower(), "terminal") if output else "terminal")
    report = sum_up(arguments.ledgers, arguments.by, arguments.depth)
    if format == "parquet":
        from audit.corpus.tables import parquet_bytes

        if output is None or str(output) == "-":
            raise OutputError("--format parquet makes a binary file, and needs --output")
        write_bytes(parquet_bytes(report), output)
        return CLEAN
    if format == "html":
        from audit.corpus.html import write_html as write
    elif format == "csv":
        from audit.corpus.tables import write_csv as write
    elif format == "json":
        from audit.corpus.tables import write_json as write
    else:
        from audit.corpus.terminal import write_terminal as write
    write_output(lambda stream: write(report, stream), output)
    return CLEAN
