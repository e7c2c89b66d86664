"""The engine over stray NULs and endless repeats: no failure, valid reports, linear work."""

import json
import sys
from io import StringIO
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from audit.engine import audit_document, read_document
from audit.model.finding import DocumentReport, Report
from audit.readers.interface import UnreadableError
from audit.reporters import load_reporter
from audit.settings import Settings
from tests.hostile.seeds import SEEDS

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "audit" / "data" / "report.schema.json").read_text(encoding="utf-8"))
SETTINGS = Settings()


def check(name: str, data: bytes) -> DocumentReport | None:
    """Audit `data` with no net under it; None when the reader says that it cannot be read."""
    try:
        document = read_document(name, data, SETTINGS)
    except UnreadableError:
        return None
    return audit_document(document, SETTINGS)


def assert_sound(report: DocumentReport) -> None:
    """No rule failed, and the JSON report is what the schema says."""
    jsonschema = pytest.importorskip("jsonschema")
    assert [skip for skip in report.skipped if skip.reason.startswith("failed")] == []
    stream = StringIO()
    load_reporter("json").write(Report(documents=(report,)), stream)
    jsonschema.validate(json.loads(stream.getvalue()), SCHEMA)


@pytest.mark.parametrize("name", SEEDS)
def test_a_stray_nul_is_refused_or_read_but_breaks_nothing(name: str) -> None:
    data = SEEDS[name]
    report = check(name, data[:500] + b"\0" + data[500:])
    if report is not None:
        assert_sound(report)


REPEATS = (
    *("[", "“", "(", "^", "¹", "[^1]", "Ibid. ", "> ", "<b>", "{", "*", "_", "`", "| ", "1. ", "Smith (2004), "),
    *(
        "\u0301",
        "\\input{x}",
        "&amp;",
        "see note 1; ",
        "p. ",
        "“a” ",
        "A. ",
        "\n\n¹ ",
        " ",
        "doi:10.",
        "http://",
        "- ",
        "\0",
    ),
)


def calls(name: str, data: bytes) -> int:
    """Return the number of calls, of Python's and of C's functions, that auditing `data` takes."""
    count = 0

    def profile(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        report = check(name, data)
    finally:
        sys.setprofile(None)
    if report is not None:
        assert_sound(report)
    return count


@pytest.mark.parametrize("unit", REPEATS)
def test_work_grows_no_faster_than_the_repeats(unit: str) -> None:
    made = [
        f"# Title\n\nIn 1914 it began.¹ {unit * count}\n\n## Notes\n\n¹ Ann Berg, *Floods*, 12.\n"
        for count in (300, 1200)
    ]
    small, large = (calls("long.md", text.encode()) for text in made)
    assert large < 8 * small, f"four times the repeats take {large / small:.1f} times the calls"


def test_calls_are_counted() -> None:
    assert calls("short.md", b"# Title\n\nOne.\n") > 100
