"""The report for a pull request's comment: `Report` in, GitHub-flavoured Markdown out, short enough to be posted."""

import re
from typing import TextIO

from audit.model.finding import DocumentReport, Finding, Level, Report
from audit.model.record import record
from audit.model.span import Region
from audit.reporters.excerpts import excerpt, fitted
from audit.reporters.wording import (
    KIND_WORDS,
    count_words,
    coverage_words,
    finding_place,
    place_words,
    printable,
    summary_words,
)

LONGEST_EXCERPT = 160  # characters
MAX_CHARACTERS = 60_000  # GitHub and GitLab refuse comments of more than 65,536 and 1,000,000 characters
# What would be markup, a mention, a reference to an issue, or HTML.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#@&!])")


@record
class MarkdownReporter:
    """A table a document, the gravest findings first; what does not fit is counted."""

    max_characters: int = MAX_CHARACTERS

    def write(self, report: Report, stream: TextIO) -> None:
        """Write the whole report to `stream`."""
        head = f"## Citation audit\n\n{summary_words(report)}\n"
        stream.write(head)
        room = self.max_characters - len(head)
        for document in report.documents:
            section = _section(document, room)
            if len(section) > room:
                stream.write("\nMore documents follow in the full report.\n")
                break
            stream.write(section)
            room -= len(section)


def _section(document: DocumentReport, room: int) -> str:
    head = f"\n### {_escape(document.path)}\n\n"
    if document.failure is not None:
        return f"{head}**Cannot be read:** {_escape(document.failure)}\n"
    head += f"{_escape(coverage_words(document.coverage))}\n"
    head += "".join(f"\n> {_escape(warning)}\n" for warning in document.warnings)
    if not document.findings:
        return head
    lines = ["\n| | place | finding |\n| --- | --- | --- |\n"]
    ordered = sorted(document.findings, key=lambda finding: -finding.level.rank)
    left = room - len(head) - len(lines[0]) - 100  # for the line that counts what did not fit
    for number, finding in enumerate(ordered):
        row = _row(finding)
        if len(row) > left:
            rest = count_words(len(ordered) - number, "finding").removeprefix("no ")
            lines.append(f"\n{rest} more in the full report.\n")
            break
        lines.append(row)
        left -= len(row)
    return head + "".join(lines)


def _row(finding: Finding) -> str:
    kind = f" ({KIND_WORDS[finding.kind]})" if KIND_WORDS[finding.kind] else ""
    level = f"**{finding.level}**" if finding.level is Level.ERROR else str(finding.level)
    where = finding_place(finding)
    cell = [f"{finding.rule} {finding.name}{kind}: {_escape(finding.message)}", _excerpt(finding.region)]
    for related in finding.related:
        cell.append(f"{_escape(place_words(related.region))}: {_escape(related.message)}")
        cell.append(_excerpt(related.region))
    if finding.fix is not None:
        cell.append(f"Fix: {_escape(finding.fix.description)}")
    return f"| {level} | {_escape(where)} | {'<br>'.join(part for part in cell if part)} |\n"


def _excerpt(region: Region) -> str:
    """Return the excerpt with the place itself in bold."""
    before, inside, after = (_escape(part) for part in fitted(excerpt(region), LONGEST_EXCERPT))
    return f"<sub>{before}<b>{inside}</b>{after}</sub>" if inside.strip() else ""


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda match: f"&#{ord(match[1])};", printable(text))
