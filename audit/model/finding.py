"""What a rule reports (`Problem`, in spans) and what a person or machine is told (`Finding`, in lines and pages)."""

from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum
from typing import Literal

from audit.model.manuscript import Coverage, Manuscript
from audit.model.record import record
from audit.model.span import Region, Span

Kind = Literal["fail", "review", "open"]


class Level(StrEnum):
    """How sure and how grave: SARIF's levels (2.1.0, 3.27.10)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """3 for error, 2 for warning, 1 for note: for comparing levels."""
        return {"error": 3, "warning": 2, "note": 1}[self.value]


@record
class RelatedPlace:
    """Another place that bears on a problem, and what it says. `region` is its place where it lies in another file."""

    span: Span
    message: str
    region: Region | None = None


@record
class Edit:
    """Replace the characters of `span` by `replacement`."""

    span: Span
    replacement: str


@record
class Fix:
    """A cure; `certain` only when no reader could want another."""

    description: str
    edits: tuple[Edit, ...]
    certain: bool = False


@record
class Problem:
    """What a rule found, in spans of the document. The engine adds the rule's id and level, and the place.

    `note` is the label, as printed, of the note or marker it stands at. `level` overrides the rule's own level.
    `evidence` holds JSON values that prove the finding (both dates, both counts).
    """

    span: Span
    message: str
    related: tuple[RelatedPlace, ...] = ()
    evidence: Mapping[str, object] = field(default_factory=dict)
    note: str | None = None
    expected: str | None = None
    kind: Kind = "fail"
    confidence: float = 1.0
    level: Level | None = None
    fix: Fix | None = None


@record
class RelatedFinding:
    """A related place, resolved. `span` is its place in the document's text, None where it lies in another."""

    region: Region
    message: str
    span: Span | None = None


@record
class RegionEdit:
    """An edit, resolved. `span` stays for programs that edit the text they were given."""

    region: Region
    span: Span
    replacement: str


@record
class RegionFix:
    """A fix, resolved."""

    description: str
    certain: bool
    edits: tuple[RegionEdit, ...]


@record
class Finding:
    """One fault, ready to be reported. `fingerprint` survives text inserted elsewhere (it is made of content)."""

    rule: str
    name: str
    level: Level
    kind: Kind
    confidence: float
    message: str
    region: Region
    span: Span
    note: str | None = None
    expected: str | None = None
    related: tuple[RelatedFinding, ...] = ()
    evidence: Mapping[str, object] = field(default_factory=dict)
    fix: RegionFix | None = None
    fingerprint: str = ""
    suppressed: str | None = None  # the reason given for an inline suppression
    known: bool = False  # suppressed because the baseline has it


@record
class SkippedRule:
    """A rule that did not run, and why: it is never counted as passed."""

    rule: str
    reason: str


@record
class RuleInfo:
    """What a report says of a rule that ran or could have run; `help` is its page in Markdown."""

    id: str
    name: str
    level: Level
    summary: str
    help: str = ""


@record
class PageImage:
    """A page as it is printed: its number from 1, width and height in points, and its image (PNG)."""

    number: int
    width: float
    height: float
    png: bytes = field(repr=False)


@record
class DocumentReport:
    """The outcome for one document; `failure` says why it could not be read, in which case the rest is empty.

    `journal` is the journal's name, where the document gives it. `manuscript` is what the findings were made on, and
    `pages` are images, where a report is to show them.
    """

    path: str
    format: str = ""
    title: str | None = None
    journal: str | None = None
    coverage: Coverage = field(default_factory=lambda: Coverage(system="none"))
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    skipped: tuple[SkippedRule, ...] = ()
    warnings: tuple[str, ...] = ()
    failure: str | None = None
    manuscript: Manuscript | None = field(default=None, repr=False, compare=False)
    pages: tuple[PageImage, ...] = field(default=(), repr=False, compare=False)


@record
class Report:
    """The outcome of one run."""

    documents: tuple[DocumentReport, ...]
    rules: tuple[RuleInfo, ...] = ()

    def count(self, level: Level) -> int:
        """Return how many findings of `level` the run has."""
        return sum(finding.level is level for document in self.documents for finding in document.findings)


def moved(report: DocumentReport, path: str) -> DocumentReport:
    """Return `report` as it would be if the same document lay at `path`."""
    if report.path == path:
        return report

    def place(region: Region) -> Region:
        return replace(region, path=path) if region.path == report.path else region

    def move(finding: Finding) -> Finding:
        edits = () if finding.fix is None else finding.fix.edits
        return replace(
            finding,
            region=place(finding.region),
            related=tuple(replace(other, region=place(other.region)) for other in finding.related),
            fix=finding.fix
            and replace(finding.fix, edits=tuple(replace(edit, region=place(edit.region)) for edit in edits)),
        )

    return replace(
        report,
        path=path,
        findings=tuple(move(finding) for finding in report.findings),
        suppressed=tuple(move(finding) for finding in report.suppressed),
        warnings=tuple(warning.replace(report.path, path) for warning in report.warnings),
        failure=report.failure and report.failure.replace(report.path, path),
    )
