"""Words that several reporters share: model values in, phrases out."""

import unicodedata
from collections.abc import Iterable, Sequence

from audit.model.finding import DocumentReport, Finding, Level, Report
from audit.model.manuscript import Coverage
from audit.model.span import Region

SYSTEM_WORDS = {
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "numeric": "numeric citations",
    "author-date": "author–date citations",
    "mixed": "mixed systems",
    "none": "no system of notes or citations",
}
KIND_WORDS = {"fail": "", "review": "to be looked at", "open": "undecided"}


def count_words(number: int, noun: str) -> str:
    """Return `1 note`, `39 notes`, `no notes`."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def join_words(parts: Iterable[str]) -> str:
    """Return `a`, `a and b`, `a, b and c`."""
    words = list(parts)
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def place_words(region: Region) -> str:
    """Return the place in words: `line 12, column 3`, `page 4, note 31`, `note 31`, `two.tex, line 4`."""
    parts = [region.file] if region.file else []
    if region.start_line is not None:
        parts.append(f"line {region.start_line}")
        if region.start_column is not None:
            parts.append(f"column {region.start_column}")
        return ", ".join(parts)
    page = f"page {region.page}" if region.page is not None else ""
    logical = region.logical or ""
    if page and not logical.startswith(page):  # a PDF's own words for a place may begin with the page
        parts.append(page)
    if logical:
        parts.append(logical)
    return ", ".join(parts)


def places_words(regions: Sequence[Region], shown: int) -> str:
    """Return many places in few words: `notes 3, 5, 9 and 12 more`, by lines where notes are not known."""
    logical = [region.logical or "" for region in regions]
    notes = [place.removeprefix("note ") for place in logical if place.startswith("note ")]
    lines = [str(region.start_line) for region in regions if region.start_line is not None]
    names, noun = (notes, "note") if len(notes) == len(regions) else (lines, "line")
    if len(names) < len(regions):
        return count_words(len(regions), "other place")
    named = list(dict.fromkeys(names))
    head = f"{noun if len(named) == 1 else noun + 's'} {', '.join(named[:shown])}"
    return head if len(named) <= shown else f"{head} and {len(named) - shown} more"


def finding_place(finding: Finding) -> str:
    """Return the place with the note it belongs to: `note 34, line 120, column 1`."""
    place = place_words(finding.region)
    note = f"note {finding.note}" if finding.note else finding.region.logical or ""
    return place if note in place else ", ".join(part for part in (note, place) if part)


def place_address(region: Region) -> str:
    """Return the place as compilers print it, which editors turn into links: `a.md:12:3`, `a.pdf (page 4)`."""
    if region.start_line is not None:
        return ":".join(str(part) for part in (region.path, region.start_line, region.start_column) if part is not None)
    place = place_words(region)
    return f"{region.path} ({place})" if place else region.path


def coverage_words(coverage: Coverage) -> str:
    """Return what was found and understood: `39 notes, 39 markers, endnotes; 38 references parsed`."""
    return "; ".join(part for part in (_apparatus_words(coverage), coverage.sources) if part)


def _apparatus_words(coverage: Coverage) -> str:
    phrases: list[str] = []
    if coverage.notes or coverage.markers:
        paired = "" if coverage.paired in (coverage.notes, coverage.markers) else f", {coverage.paired} paired"
        phrases.append(f"{count_words(coverage.notes, 'note')}, {count_words(coverage.markers, 'marker')}{paired}")
    if coverage.system in ("numeric", "author-date") and coverage.citations:
        phrases.append(count_words(coverage.citations, "citation"))
    head = ", ".join([*phrases, SYSTEM_WORDS[coverage.system]])
    if not coverage.references and not coverage.parsed:
        return head
    if coverage.parsed < coverage.references:
        return f"{head}; {coverage.parsed} of {count_words(coverage.references, 'reference')} parsed"
    return f"{head}; {count_words(coverage.parsed, 'reference')} parsed"


def level_counts(findings: Iterable[Finding]) -> str:
    """Return `2 errors, 1 warning and 3 notes`, leaving out levels without findings; `no findings` for none."""
    found = list(findings)
    counts = [(level, sum(finding.level is level for finding in found)) for level in Level]
    return join_words(count_words(number, level.value) for level, number in counts if number) or "no findings"


def summary_words(report: Report) -> str:
    """Return the run in one sentence or two."""
    read = [document for document in report.documents if document.failure is None]
    failed = len(report.documents) - len(read)
    findings = [finding for document in read for finding in document.findings]
    sentence = f"{level_counts(findings)} in {count_words(len(read), 'manuscript')}." if read else "nothing was read."
    held = sum(len(document.suppressed) for document in read)
    if held:
        sentence += f" {count_words(held, 'finding')} suppressed."
    if failed:
        sentence += f" {count_words(failed, 'file')} could not be read."
    return sentence[0].upper() + sentence[1:]


def skipped_words(document: DocumentReport) -> tuple[str, ...]:
    """Return one line for each reason why rules did not run: `offline: EXI001, EXI002`."""
    reasons: dict[str, list[str]] = {}
    for skipped in document.skipped:
        reasons.setdefault(skipped.reason, []).append(skipped.rule)
    return tuple(f"{reason}: {', '.join(rules)}" for reason, rules in reasons.items())


def printable(text: str) -> str:
    """Return `text` with control and direction-changing characters shown as escapes, on one line.

    A manuscript must not be able to move the cursor, colour the screen or reorder the line of whoever reads the
    report (Unicode Technical Report 36, 2.4; UTS 55 on bidirectional controls).
    """
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character.isprintable() or character in "\u200c\u200d":
        return character
    if character in "\n\t\r":
        return " "
    if unicodedata.category(character) in ("Zs", "Zl", "Zp"):
        return " "
    if character == "\u00ad":
        return "-"
    return character.encode("unicode_escape").decode("ascii")
