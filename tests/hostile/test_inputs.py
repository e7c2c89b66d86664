"""The engine over spoilt variants of the seeds and over endless repeats: no failure, valid reports, linear work."""

import json
import random
import sys
from collections.abc import Callable
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

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "audit" / "data" / "report.schema.json").read_text(encoding="utf-8"))
SETTINGS = Settings()
CUT = 6000  # bytes kept from the beginning and from the end of a seed: text and notes


def _seed(name: str) -> bytes:
    data = (ROOT / "seeds" / name).read_bytes()
    return data if len(data) < 2 * CUT else data[:CUT] + b"\n\n" + data[-CUT:]


def _web_page() -> bytes:
    text = _seed("july-1914.md").decode(errors="ignore")
    paragraphs = "".join(f"<p>{line.replace('<', '&lt;')}</p>\n" for line in text.split("\n") if line)
    return f"<!DOCTYPE html><html><head><title>July</title></head><body>{paragraphs}</body></html>".encode()


def _journal_article() -> bytes:
    body = "".join(
        f'<p>The river rose in 19{n:02}.<xref ref-type="fn" rid="f{n}"><sup>{n}</sup></xref></p>' for n in range(1, 20)
    )
    notes = "".join(
        f'<fn id="f{n}"><label>{n}</label><p>Ann Berg, <italic>Floods {n}</italic> (Oslo: Fjord, 1950), {n}.</p></fn>'
        for n in range(1, 20)
    )
    return (
        '<?xml version="1.0"?><article><front><article-meta><title-group><article-title>Rivers</article-title>'
        f"</title-group></article-meta></front><body>{body}</body><back><fn-group>{notes}</fn-group></back></article>"
    ).encode()


SEEDS: dict[str, Callable[[], bytes]] = {
    "july.md": lambda: _seed("july-1914.md"),
    "border.txt": lambda: _seed("border-crisis.md"),
    "metre.tex": lambda: _seed("metre.tex"),
    "july.html": _web_page,
    "rivers.xml": _journal_article,
}


def flip(data: bytes, rng: random.Random) -> bytes:
    """Change one byte in a hundred."""
    spoilt = bytearray(data)
    for _ in range(len(data) // 100):
        spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
    return bytes(spoilt)


def cut(data: bytes, rng: random.Random) -> bytes:
    """Leave out a beginning or an end."""
    at = rng.randrange(1, len(data))
    return data[at:] if rng.random() < 0.3 else data[:at]


def put_in(data: bytes, rng: random.Random) -> bytes:
    """Put marks of direction, combining marks and stray brackets anywhere."""
    text = list(data.decode("utf-8", "replace"))
    for _ in range(len(text) // 50):
        text.insert(
            rng.randrange(len(text)), rng.choice("\u202e\u200f\u0301\u0300\u2067\ufeff\u00ad[]{}()“”^¹<>&\\*_|")
        )
    return "".join(text).encode()


def swap(data: bytes, rng: random.Random) -> bytes:
    """Put a third of the lines in other places."""
    lines = data.split(b"\n")
    for _ in range(len(lines) // 3):
        one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


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


@pytest.mark.parametrize("spoil", [flip, cut, put_in, swap])
@pytest.mark.parametrize("name", SEEDS)
def test_a_spoilt_manuscript_is_audited_all_the_same(name: str, spoil: Callable[[bytes, random.Random], bytes]) -> None:
    data = SEEDS[name]()
    assert check(name, data) is not None
    read = 0
    for number in range(3):
        report = check(name, spoil(data, random.Random(f"{name} {spoil.__name__} {number}")))
        if report is not None:
            read += 1
            assert_sound(report)
    assert read, "no variant was read, so that nothing is shown"


@pytest.mark.parametrize("name", SEEDS)
def test_a_stray_nul_is_refused_or_read_but_breaks_nothing(name: str) -> None:
    data = SEEDS[name]()
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
