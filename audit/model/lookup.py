"""What was found elsewhere about a citation: five outcomes, of which only one is absence."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Literal

from audit.model.citation import Item
from audit.model.demand import Demand
from audit.model.record import record
from audit.model.span import Region, Span

Agreement = Literal["same", "near", "differs", "unknown"]
Verdict = Literal["same", "unsure", "other"]
UpdateKind = Literal["retraction", "concern", "correction", "erratum"]
RelationKind = Literal["preprint-of", "has-preprint", "version-of", "review-of", "identical-to"]
Key = Literal["doi", "isbn", "arxiv", "pmid", "url", "search", ""]
Status = Literal["confirmed", "another work", "not found", "uncertain", "not checked"]


class Outcome(StrEnum):
    """The five outcomes of a look-up. A time-out is UNAVAILABLE, never ABSENT."""

    FOUND = "found"
    ABSENT = "absent"
    AMBIGUOUS = "ambiguous"
    UNAVAILABLE = "unavailable"
    SKIPPED = "skipped"


@record
class Comparison:
    """One field of a citation held against the same field of a record; `weight` is its evidence in bits."""

    field: str
    agreement: Agreement
    cited: str = ""
    recorded: str = ""
    weight: float = 0.0


@record
class Update:
    """A notice about a work: what it is, its own DOI ("" when unknown), its date (ISO 8601 or "") and who says so.

    `label` is the word the source uses ("Withdrawal", "Corrigendum") where it is not that of `kind`.
    """

    kind: UpdateKind
    doi: str = ""
    date: str = ""
    source: str = ""
    label: str = ""


@record
class Relation:
    """A tie of a record to another work, named by its DOI (lower case) or, where only that is known, by its `place`."""

    kind: RelationKind
    doi: str = ""
    place: str = ""  # "J. Graph Walks 9 (2018) 1-20", as the source has it


@record
class Record:
    """What a source of records says of a work. `url` leads a person to it; `updates` are retractions and the like.

    `score` is the evidence that this is the work cited (bits, base 2; 0 when it was not weighed), `verdict` what
    follows from it and `comparisons` how it came about. `years` are all years that the source gives (print, online).
    """

    source: str
    id: str
    item: Item
    url: str = ""
    score: float = 0.0
    verdict: Verdict = "unsure"
    comparisons: tuple[Comparison, ...] = ()
    updates: tuple[Update, ...] = ()
    relations: tuple[Relation, ...] = ()
    years: tuple[int, ...] = ()


@record
class Lookup:
    """The answer of one resolver about one citation.

    `by` is what was asked with: a key (a DOI's own record, an address) or a search. `expected` is True where such a
    source should know such a work, so that its silence counts. `label` is the source's name for people.
    """

    citation_id: str
    source: str
    outcome: Outcome
    records: tuple[Record, ...] = ()
    reason: str = ""
    by: Key = ""
    expected: bool = False
    label: str = ""

    @property
    def name(self) -> str:
        """The source's name for people."""
        return self.label or self.source


@record
class Passage:
    """Words of a source at hand: `path` of its file, `title` for people, the `text` around.

    `region` is the place of the words in that file, by line, page or the format's own terms; None where it is unknown.
    """

    path: str
    title: str
    text: str
    region: Region | None = None


@record
class SourceComparison:
    """One thing that the manuscript says, held against a source at hand.

    `said` is the manuscript's wording and `found` the source's; `marked` shows the differences of wording
    ("[-interests-] [+interest+]"). `cited` tells whether the note at the place cites that source. `passage` is None
    where no source at hand could be asked. `likeness` is from 0 to 1.
    """

    fact: Literal["quotation", "date", "count", "name"]
    outcome: Literal["agrees", "differs", "absent", "no-source"]
    span: Span
    said: str
    found: str = ""
    marked: str = ""
    passage: Passage | None = None
    cited: bool = False
    note_id: str | None = None
    likeness: float = 0.0


@record
class SourceCoverage:
    """What the sources at hand were asked, counted: shown in every report that had `--sources`."""

    files: int = 0
    unreadable: int = 0
    cited: int = 0  # citations whose source is at hand
    ambiguous: int = 0
    quotations: int = 0
    quotations_found: int = 0
    quotations_differ: int = 0
    facts_agree: int = 0
    facts_differ: int = 0

    def __str__(self) -> str:
        missing = self.quotations - self.quotations_found - self.quotations_differ
        unread = f"; {self.unreadable} not read" if self.unreadable else ""
        return (
            f"{_counted(self.files, 'source')} at hand, {self.cited} cited; {_counted(self.quotations, 'quotation')}: "
            f"{self.quotations_found} found, {self.quotations_differ} {_differ(self.quotations_differ)}, "
            f"{missing} no source at hand; {self.facts_agree} dates and figures agree, {self.facts_differ} "
            f"{_differ(self.facts_differ)}{unread}"
        )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _differ(count: int) -> str:
    return "differs" if count == 1 else "differ"


@record
class RegisterCoverage:
    """What look-ups came to, counted in works; `reasons` say why some were not checked.

    `pages` and `gone` count works that are only pages on the web: those that answer, and those that do not exist.
    """

    works: int = 0
    confirmed: int = 0
    differing: int = 0  # of the confirmed, those with a field that differs
    other: int = 0
    absent: int = 0
    uncertain: int = 0
    pages: int = 0
    gone: int = 0
    unchecked: int = 0
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = [f"{self.confirmed} confirmed" + (f" ({self.differing} differ in a field)" if self.differing else "")]
        if self.other:
            parts.append(f"{self.other} with another work's identifier")
        parts.append(f"{self.absent} not found")
        if self.uncertain:
            parts.append(f"{self.uncertain} uncertain")
        if self.pages:
            parts.append("1 page answers" if self.pages == 1 else f"{self.pages} pages answer")
        if self.gone:
            parts.append("1 page gone" if self.gone == 1 else f"{self.gone} pages gone")
        reasons = f" ({'; '.join(self.reasons)})" if self.reasons else ""
        parts.append(f"{self.unchecked} not checked{reasons}")
        works = "1 work" if self.works == 1 else f"{self.works} works"
        return f"{works} looked up: {', '.join(parts)}"


@record
class Lookups:
    """What is known from outside the manuscript: all answers of a run (none when nothing was asked for), the day, and
    what a manual of style demands."""

    answers: tuple[Lookup, ...] = ()
    today: date = field(default_factory=date.today)
    comparisons: tuple[SourceComparison, ...] = ()
    sources: SourceCoverage | None = None
    registers: RegisterCoverage | None = None
    warnings: tuple[str, ...] = ()
    demands: tuple[Demand, ...] = ()
    asked: frozenset[str] = frozenset()  # what there was to ask: "sources", "online", "records", "retractions"

    def demand(self, rule: str, matter: str) -> Demand | None:
        """Return what the manual of the style profile demands in a matter, None where it leaves it to the author."""
        for demand in self.demands:
            if (demand.rule, demand.matter) == (rule, matter):
                return demand
        return None

    @cached_property
    def by_citation(self) -> dict[str, tuple[Lookup, ...]]:
        """The answers about each citation, in the order in which the sources were asked."""
        grouped: dict[str, list[Lookup]] = {}
        for answer in self.answers:
            grouped.setdefault(answer.citation_id, []).append(answer)
        return {citation_id: tuple(found) for citation_id, found in grouped.items()}


def asked_for_records(answers: tuple[Lookup, ...]) -> tuple[Lookup, ...]:
    """Return those of the answers about one citation that come from registers of works (no page, copy or list)."""
    return tuple(answer for answer in answers if answer.by not in ("url", "") and answer.source != "retractions")


def status_of(answers: tuple[Lookup, ...]) -> Status:
    """Return what the registers' answers about one citation come to.

    "not found" asks for at least one source that should know the work, and for an absence from every one of them: a
    source that did not answer leaves the work "not checked".
    """
    asked = asked_for_records(answers)
    records = [record for answer in asked for record in answer.records]
    if any(record.verdict == "same" for record in records):
        return "confirmed"
    if any(record.verdict == "other" for record in records):
        return "another work"
    if records:
        return "uncertain"
    expected = [answer for answer in asked if answer.expected]
    if expected and all(answer.outcome is Outcome.ABSENT for answer in expected):
        return "not found"
    return "not checked"
