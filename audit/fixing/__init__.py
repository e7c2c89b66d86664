"""A file's bytes and its findings in, the bytes with the fixes applied out; what is not certain waits for a yes."""

from collections.abc import Callable, Iterable
from pathlib import Path

from audit.engine import audit_document, read_document
from audit.fixing.interface import NotFixableError, Source
from audit.fixing.textfile import TextSource
from audit.model.finding import DocumentReport, Edit, Finding, Level
from audit.model.record import record
from audit.settings import Settings

MAX_ROUNDS = 10  # a fix may uncover another; more rounds than this means that two fixes undo each other
TEXT_FORMATS = frozenset({"markdown", "text", "latex", "rst", "html", "bibtex", "ris"})

Accept = Callable[[Finding, str], bool]  # the finding and the text it stands in
Confirm = Callable[[str], bool]  # what renumbering would do, in words


@record
class Fixed:
    """What fixing made of a file: its `original` bytes and `text`, `mended` text and the `data` to write.

    `left` are the findings that stay; `remarks` say what was or was not renumbered, and what to look at.
    """

    path: str
    original: bytes
    text: str
    mended: str
    data: bytes
    applied: tuple[Finding, ...]
    left: tuple[Finding, ...]
    remarks: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.text != self.mended


def is_certain(finding: Finding, text: str) -> bool:
    """Accept the fixes of which no reader could want another."""
    return finding.fix is not None and finding.fix.certain


def fix_data(
    path: Path | str,
    data: bytes,
    settings: Settings,
    accept: Accept = is_certain,
    renumbering: Confirm | None = None,
) -> Fixed:
    """Apply the fixes that `accept` takes, and those that they uncover, until none is left; then renumber, if asked.

    Raises `UnreadableError`, or `NotFixableError` when the file's text cannot be changed character by character.
    """
    original = open_source(str(path), data, settings)
    report = audit_document(original.document, settings)
    source, before = original, _gravity(report)
    applied: list[Finding] = []
    for _ in range(MAX_ROUNDS):
        source, chosen = mend(source, choose(report.findings, source, accept))
        if not chosen:
            break
        applied += chosen
        report = audit_document(source.document, settings)
    remarks: tuple[str, ...] = ()
    if renumbering is not None:
        source, remarks = _renumbered(source, settings, renumbering)
        report = audit_document(source.document, settings)
    if _gravity(report) > before:
        raise NotFixableError("the fixes would make new faults; nothing is changed, please report this")
    return Fixed(
        path=str(path),
        original=data,
        text=original.document.text,
        mended=source.document.text,
        data=source.data,
        applied=tuple(applied),
        left=report.findings,
        remarks=remarks,
    )


def open_source(path: str, data: bytes, settings: Settings) -> Source:
    """Return the file, ready to be mended. Raises `UnreadableError` or `NotFixableError`."""
    document = read_document(path, data, settings)
    if document.format == "docx":
        from audit.fixing.wordfile import WordSource

        return WordSource(path, data, settings)
    if document.format not in TEXT_FORMATS:
        raise NotFixableError(f"fixes are not written to {document.format} files")
    return TextSource(path, data, document, settings)


def choose(findings: Iterable[Finding], source: Source, accept: Accept) -> list[Finding]:
    """Return the findings whose fixes `accept` takes and the file can hold; of two that meet, the first."""
    text = source.document.text
    taken: list[tuple[int, int]] = []
    chosen: list[Finding] = []
    for finding in findings:
        edits = _edits(finding)
        spans = [(edit.span.start, edit.span.end) for edit in edits]
        meets = any(start <= last and first <= end for start, end in spans for first, last in taken)
        changes = any(edit.span.of(text) != edit.replacement for edit in edits)
        writable = all(source.writable(edit) for edit in edits)
        if spans and changes and not meets and writable and accept(finding, text):
            chosen.append(finding)
            taken += spans
    return chosen


def mend(source: Source, chosen: list[Finding]) -> tuple[Source, list[Finding]]:
    """Return the file with the fixes of `chosen`, and those that it took: one that fails does not stop the others."""
    if not chosen:
        return source, chosen
    try:
        return source.mend([edit for finding in chosen for edit in _edits(finding)]), chosen
    except NotFixableError:
        chosen = [finding for finding in chosen if _is_taken(source, finding)]
        return source.mend([edit for finding in chosen for edit in _edits(finding)]), chosen


def _is_taken(source: Source, finding: Finding) -> bool:
    try:
        source.mend(_edits(finding))
    except NotFixableError:
        return False
    return True


def _renumbered(source: Source, settings: Settings, confirm: Confirm) -> tuple[Source, tuple[str, ...]]:
    from audit.fixing.renumbering import NotRenumberedError, renumber

    try:
        found = renumber(source, settings)
    except NotRenumberedError as error:
        return source, (f"not renumbered: {error}",)
    if found is None:
        return source, ("nothing to renumber",)
    if not confirm(found.words):
        return source, ()
    return found.source, (found.words, *(f"left, look at it: “{words}”" for words in found.left))


def _edits(finding: Finding) -> tuple[Edit, ...]:
    if finding.fix is None:
        return ()
    return tuple(Edit(span=edit.span, replacement=edit.replacement) for edit in finding.fix.edits)


def _gravity(report: DocumentReport) -> tuple[int, int]:
    levels = [finding.level for finding in report.findings]
    return levels.count(Level.ERROR), levels.count(Level.WARNING)
