"""Reporters: one fixed report in, one golden file a format out, each held against its own standard."""

import csv
import json
import re
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from rich.cells import cell_len

from audit.model.finding import DocumentReport, Level, Report
from audit.reporters import FORMATS, load_reporter
from audit.reporters.markdown import MarkdownReporter
from audit.reporters.terminal import TerminalReporter
from tests.reporters.fixed_report import ARTICLE, EMPTY, HOSTILE, LABEL, MISPRINT, REPORT

ROOT = Path(__file__).parents[2]
SARIF_SCHEMA = ROOT.parent / "shared" / "schemas" / "sarif-schema-2.1.0.json"
REPORT_SCHEMA = json.loads((ROOT / "audit" / "data" / "report.schema.json").read_text(encoding="utf-8"))
ENDINGS = {"terminal": "txt", "junit": "xml", "github": "log", "markdown": "md"}


def written(report: Report, format: str) -> str:
    stream = StringIO()
    load_reporter(format).write(report, stream)
    return stream.getvalue()


@pytest.mark.parametrize("format", FORMATS)
def test_golden(format: str, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    text = re.sub(r"(?s)<(script|style)>.*?</\1>|<meta http-equiv[^>]*>", r"<\1>", written(REPORT, format))
    golden(f"reporters/report.{format}.{ENDINGS.get(format, format)}", text)


@pytest.mark.parametrize("format", FORMATS)
def test_a_run_without_documents_is_written(format: str) -> None:
    assert written(EMPTY, format) != ""


@pytest.mark.parametrize("format", ["terminal", "github", "markdown", "csv"])
def test_no_control_character_of_a_manuscript_reaches_the_reader(format: str) -> None:
    text = written(REPORT, format)
    assert not set(text) & set("\x1b\x00\u202e\r")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="xlsx"):
        load_reporter("xlsx")


# terminal


def page(width: int, **options: Any) -> str:
    stream = StringIO()
    TerminalReporter(width=width, **options).write(REPORT, stream)
    return stream.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_lines_keep_the_width(width: int) -> None:
    headings = re.compile(r"^  (error|warning|note) |^/srv|^drafts")
    lines = [line for line in page(width).splitlines() if not headings.match(line)]
    assert max(cell_len(line) for line in lines) <= min(width, 110)


@pytest.mark.parametrize("width", [40, 80, 110])
def test_carets_stand_under_the_place_also_beside_wide_characters(width: int) -> None:
    lines = page(width).splitlines()
    carets = [number for number, line in enumerate(lines) if re.fullmatch(r" *\| *\^+", line)]
    assert len(carets) == 6
    pairs = [(lines[number - 1], lines[number]) for number in carets]
    marked = [_under(text, caret) for text, caret in pairs]
    assert "³⁴" in marked
    assert "³¹" in marked


def _under(text: str, caret: str) -> str:
    """Return the characters of `text` above the carets, counted in cells."""
    first, last = caret.index("^"), len(caret)
    found, cell = "", 0
    for character in text:
        if first <= cell < last:
            found += character
        cell += cell_len(character)
    return found


def test_plain_when_not_a_terminal_and_coloured_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" not in page(80)
    assert "\x1b[" in page(80, colour=True)
    assert "\x1b[" not in page(80, colour=False)


def test_no_color_wins_over_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    for variable, coloured in (("", True), ("1", False)):
        monkeypatch.setenv("NO_COLOR", variable)
        stream = Terminal()
        TerminalReporter(width=80).write(REPORT, stream)
        assert bool(re.search(r"\x1b\[[\d;]*3\d", stream.getvalue())) is coloured


def test_quiet_is_one_line_a_finding_and_failure() -> None:
    lines = page(80, verbosity=-1).splitlines()
    assert len(lines) == 5
    assert lines[2].startswith(f"{ARTICLE}:120:1: error NUM004 Note 31 is printed")


def test_verbose_adds_evidence_suppressions_and_what_did_not_run() -> None:
    added = set(page(100, verbosity=1).splitlines()) - set(page(100).splitlines())
    text = "\n".join(added)
    for part in ("printed: 34", "suppressed: NUM002", "needs --online: EXI001, EXI002", "confidence 0.97"):
        assert part in text


# json


def test_json_is_valid_against_the_published_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(REPORT_SCHEMA)
    validator = jsonschema.Draft202012Validator(REPORT_SCHEMA)
    document = replace(REPORT.documents[3], coverage=replace(REPORT.documents[3].coverage, system="numeric"))
    report = Report(documents=(*REPORT.documents[:2], document))
    validator.validate(json.loads(written(report, "json")))


def test_the_schema_refuses_what_is_wrong() -> None:
    validator = jsonschema.Draft202012Validator(REPORT_SCHEMA)
    value = json.loads(written(Report(documents=REPORT.documents[:1]), "json"))
    assert validator.is_valid(value)
    value["documents"][0]["findings"][0]["level"] = "fatal"
    assert not validator.is_valid(value)


def test_values_that_json_lacks_are_written_as_text() -> None:
    evidence = {"day": MISPRINT.region.start_line, "set": {"b", "a"}, "span": MISPRINT.span}
    finding = replace(MISPRINT, evidence=evidence)
    report = Report(documents=(DocumentReport(path="a.md", findings=(finding,)),))
    value = json.loads(written(report, "json"))
    assert value["documents"][0]["findings"][0]["evidence"]["set"] == ["a", "b"]


# sarif


@pytest.fixture(scope="module")
def sarif() -> dict[str, Any]:
    value: dict[str, Any] = json.loads(written(REPORT, "sarif"))
    return value


def test_sarif_is_valid_against_the_standard(sarif: dict[str, Any]) -> None:
    if not SARIF_SCHEMA.is_file():
        pytest.skip("SARIF 2.1.0 schema is not at hand (../shared/schemas)")
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(sarif)


def test_sarif_keeps_kind_and_level_compatible_and_ours_in_the_properties(sarif: dict[str, Any]) -> None:
    results = sarif["runs"][0]["results"]
    assert [(r["ruleId"], r["kind"], r["level"], r["properties"]["level"]) for r in results] == [
        ("MRK004", "fail", "note", "note"),
        ("DAT005", "review", "none", "warning"),
        ("NUM004", "fail", "error", "error"),
        ("NUM002", "fail", "error", "error"),
        ("IBD003", "open", "none", "warning"),
    ]


def test_sarif_rules_are_indexed_and_suppressions_kept(sarif: dict[str, Any]) -> None:
    run = sarif["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    suppressed = [result for result in run["results"] if "suppressions" in result]
    assert [result["suppressions"][0]["justification"] for result in suppressed] == ["kept as in the original"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["executionSuccessful"] is False


def test_sarif_messages_have_no_accidental_links_or_placeholders(sarif: dict[str, Any]) -> None:
    related = sarif["runs"][0]["results"][1]["relatedLocations"][0]
    assert related["message"]["text"] == r"the attack, \[dated\](here) {{1}}"


def test_sarif_uris_are_percent_encoded_and_a_page_is_no_region(sarif: dict[str, Any]) -> None:
    uris = [artifact["location"]["uri"] for artifact in sarif["runs"][0]["artifacts"]]
    assert uris == ["drafts/article%20one.md", "file:///srv/books/book.pdf", "scan.pdf", "clean.md"]
    physical = sarif["runs"][0]["results"][4]["locations"][0]["physicalLocation"]
    assert "region" not in physical
    assert physical["properties"]["page"] == 4


# junit


def test_junit_counts_and_states() -> None:
    root = ElementTree.fromstring(written(REPORT, "junit"))
    suites = {suite.get("name"): suite for suite in root}
    assert suites["scan.pdf"].find("testcase/error") is not None
    cases = {case.get("name", "").split()[0]: case for case in suites[ARTICLE].findall("testcase")}
    states = {name: [child.tag for child in case] for name, case in cases.items()}
    assert states == {
        "NUM001": [],
        "NUM004": ["failure"],
        "EXI001": ["skipped"],
        "MRK004": ["system-out"],
        "DAT005": ["failure"],
    }
    assert root.get("failures") == "3"
    assert root.get("errors") == "1"


# github


def test_github_columns_only_within_a_line_and_properties_escaped() -> None:
    lines = written(REPORT, "github").splitlines()
    by_title = {re.search(r"title=([^:]*)::", line)[1]: line for line in lines if "title=" in line}  # type: ignore[index]
    conflict, misprint = by_title["DAT005 effect-precedes-cause"], by_title["NUM004 misprinted-note-number"]
    assert "line=30,endLine=31," in conflict
    assert "col" not in conflict.split("::")[1].replace("columns", "")
    assert "line=120,col=1,endColumn=2," in misprint
    assert "%0AOne of the two is wrong." in conflict
    assert conflict.startswith("::warning file=drafts/article one.md,")


def test_github_prints_what_exceeds_the_limit_as_lines() -> None:
    many = tuple(replace(MISPRINT, fingerprint=str(number)) for number in range(25))
    lines = written(Report(documents=(DocumentReport(path=ARTICLE, findings=many),)), "github").splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith(f"{ARTICLE}:120:1: error NUM004") for line in lines) == 15


# markdown


def test_markdown_cells_hold_no_markup_of_the_manuscript() -> None:
    text = written(REPORT, "markdown")
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| ---")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)
    assert not re.search(r"(?<!&)#\d|@team|<b>@", "".join(rows))


def test_markdown_fits_a_comment_and_says_what_is_left_out() -> None:
    many = tuple(replace(HOSTILE, message=f"{number} " + "m" * 200) for number in range(1000))
    report = Report(documents=(DocumentReport(path="a.md", findings=many), DocumentReport(path="b.md", findings=many)))
    text = written(report, "markdown")
    assert len(text) < 65_000
    shown = len(re.findall(r"^\| note", text, re.MULTILINE))
    assert f"{1000 - shown} findings more in the full report." in text
    short = StringIO()
    MarkdownReporter(max_characters=800).write(report, short)
    assert len(short.getvalue()) < 1000


# csv


def test_csv_has_a_row_a_finding_and_no_formulas() -> None:
    rows = list(csv.DictReader(StringIO(written(REPORT, "csv"))))
    assert [row["rule"] for row in rows] == ["MRK004", "DAT005", "NUM004", "IBD003", ""]
    assert rows[0]["message"].startswith("'=cmd")
    assert rows[4]["level"] == "unreadable"
    assert (rows[2]["line"], rows[2]["column"], rows[2]["expected"]) == ("120", "1", "31")


def test_the_many_places_of_an_untidiness_are_named_in_one_line() -> None:
    places = tuple(replace(MISPRINT.related[0], region=replace(LABEL, logical=f"note {n}")) for n in range(1, 40))
    untidy = replace(MISPRINT, level=Level.NOTE, related=places)
    report = replace(REPORT, documents=(replace(REPORT.documents[0], findings=(untidy,)),))

    def shown(verbosity: int) -> str:
        stream = StringIO()
        TerminalReporter(width=100, verbosity=verbosity).write(report, stream)
        return stream.getvalue()

    assert "also notes 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 27 more; -v shows them" in shown(0)
    assert shown(0).count("marker 31 in the text") == 0
    assert shown(1).count("marker 31 in the text") == len(places)


@pytest.mark.parametrize(("number", "verbosity", "shown"), [(6, 0, True), (7, 0, False), (7, 1, True)])
def test_many_untidinesses_are_shown_without_their_passages(number: int, verbosity: int, shown: bool) -> None:
    untidy = replace(MISPRINT, level=Level.NOTE, related=())
    document = replace(REPORT.documents[0], findings=(untidy,) * number + (MISPRINT,))
    stream = StringIO()
    TerminalReporter(width=80, verbosity=verbosity).write(Report(documents=(document,)), stream)
    notes, _, rest = stream.getvalue().rpartition("\n\n  error")
    assert ("^" in notes) is shown
    assert notes.count(untidy.message[:20]) == number
    assert "^" in rest
