"""One report made by hand, with everything that a reporter must be able to write."""

from audit.model.finding import (
    DocumentReport,
    Finding,
    Level,
    RegionEdit,
    RegionFix,
    RelatedFinding,
    Report,
    RuleInfo,
    SkippedRule,
)
from audit.model.manuscript import Coverage
from audit.model.span import Box, Region, Span

ARTICLE = "drafts/article one.md"
BOOK = "/srv/books/book.pdf"


def region(line: int, column: int, length: int, snippet: str, at: int) -> Region:
    return Region(
        path=ARTICLE,
        start_line=line,
        start_column=column,
        end_line=line,
        end_column=column + length,
        snippet=snippet,
        snippet_start=at,
        snippet_end=at + length,
    )


LABEL = region(120, 1, 2, "³⁴ Ibid., 12.", 0)

MISPRINT = Finding(
    rule="NUM004",
    name="misprinted-note-number",
    level=Level.ERROR,
    kind="fail",
    confidence=0.97,
    message="Note 31 is printed ³⁴: it stands between notes 30 and 32, and the text has a marker 31.",
    region=LABEL,
    span=Span(5000, 5002),
    note="34",
    expected="31",
    related=(
        RelatedFinding(
            region=region(40, 61, 2, "… as the two ministers had agreed in the capital.³¹ A week later", 49),
            message="marker 31 in the text",
        ),
        RelatedFinding(region=region(123, 1, 2, "³⁴ The Daily, January 3, 2024.", 0), message="the other note 34"),
    ),
    evidence={"printed": 34, "expected": 31},
    fix=RegionFix(
        description="print 31",
        certain=True,
        edits=(RegionEdit(region=LABEL, span=Span(5000, 5002), replacement="³¹"),),
    ),
    fingerprint="0123456789abcdef01234567",
)

CONFLICT = Finding(
    rule="DAT005",
    name="effect-precedes-cause",
    level=Level.WARNING,
    kind="review",
    confidence=0.8,
    message="The answer is dated December 15, 2023; what it answers, April 3, 2024.\nOne of the two is wrong.",
    region=Region(
        path=ARTICLE,
        start_line=30,
        start_column=5,
        end_line=31,
        end_column=9,
        snippet="The retaliation of December 15, 2023 [1](note) {0} |*x*| <b>@team #7</b> 100%, `y`",
        snippet_start=4,
        snippet_end=36,
    ),
    span=Span(2000, 2032),
    related=(
        RelatedFinding(
            region=Region(path=ARTICLE, start_line=29, start_column=1, end_line=29, end_column=1),
            message="the attack, [dated](here) {1}",
        ),
    ),
    evidence={"effect": "2023-12-15", "cause": "2024-04-03"},
    fingerprint="aaaaaaaaaaaaaaaaaaaaaaaa",
)

HOSTILE = Finding(
    rule="MRK004",
    name="mixed-marker-placement",
    level=Level.NOTE,
    kind="fail",
    confidence=0.5,
    message="=cmd|' /C calc'!A0 \x1b[31m::error::x\u202egnp",
    region=region(7, 6, 4, "語\x1b[2J日本\x00テキスト7,", 5),
    span=Span(300, 304),
    note="7",
    fingerprint="bbbbbbbbbbbbbbbbbbbbbbbb",
)

KEPT = Finding(
    rule="NUM002",
    name="duplicate-note-number",
    level=Level.ERROR,
    kind="fail",
    confidence=0.9,
    message="Two notes are numbered 8.",
    region=region(130, 1, 1, "8 The Daily.", 0),
    span=Span(5200, 5201),
    suppressed="kept as in the original",
    fingerprint="cccccccccccccccccccccccc",
)

PAGED = Finding(
    rule="IBD003",
    name="ibid-antecedent-uncertain",
    level=Level.WARNING,
    kind="open",
    confidence=0.6,
    message="Ibid. follows a note that is missing.",
    region=Region(
        path=BOOK,
        page=4,
        boxes=(Box(page=4, x0=72.0, y0=96.5, x1=101.25, y1=107.0),),
        logical="note 12",
        snippet="12. Ibid.",
        snippet_start=4,
        snippet_end=9,
    ),
    span=Span(900, 905),
    note="12",
    fingerprint="dddddddddddddddddddddddd",
)

REPORT = Report(
    documents=(
        DocumentReport(
            path=ARTICLE,
            format="markdown",
            title="On Borders",
            coverage=Coverage(
                system="endnotes", markers=39, notes=39, paired=39, citations=45, references=38, parsed=38
            ),
            findings=(HOSTILE, CONFLICT, MISPRINT),
            suppressed=(KEPT,),
            skipped=(
                SkippedRule(rule="EXI001", reason="needs --online"),
                SkippedRule(rule="EXI002", reason="needs --online"),
                SkippedRule(rule="QUO004", reason="needs --sources"),
            ),
            warnings=("line 4: nothing to suppress for NUM001 (kept)",),
        ),
        DocumentReport(
            path=BOOK,
            format="pdf",
            coverage=Coverage(system="footnotes", markers=12, notes=11, paired=11, references=12, parsed=10),
            findings=(PAGED,),
        ),
        DocumentReport(path="scan.pdf", failure="has no text layer (a scan?)"),
        DocumentReport(path="clean.md", format="markdown", coverage=Coverage(system="none")),
    ),
    rules=(
        RuleInfo(
            id="NUM001",
            name="missing-note-number",
            level=Level.ERROR,
            summary="A number is absent from the notes.",
            help="# NUM001 missing-note-number\n",
        ),
        RuleInfo(
            id="NUM004",
            name="misprinted-note-number",
            level=Level.ERROR,
            summary="A note's printed number is wrong by its position.",
            help="# NUM004 misprinted-note-number\n",
        ),
        RuleInfo(id="EXI001", name="unresolved-reference", level=Level.WARNING, summary="No source knows it."),
    ),
)

EMPTY = Report(documents=())
