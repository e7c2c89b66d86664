"""A file's bytes and its findings in, the bytes with the fixes applied out; what is not certain waits for a yes."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from audit.engine import audit_document, read_document
from audit.model.document import Document
from audit.model.finding import DocumentReport, Finding, Level, RegionEdit
from audit.model.record import record
from audit.readers.decoding import decode
from audit.settings import Settings

MAX_ROUNDS = 10  # a fix may uncover another; more rounds than this means that two fixes undo each other

Accept = Callable[[Finding, str], bool]  # the finding and the text it stands in


class NotFixableError(Exception):
    """A file cannot be fixed in place; the message says why, for a person."""


@record
class Fixed:
    """What fixing made of a file: its `original` bytes and `text`, `mended` text and the `data` to write.

    `left` are the findings that stay.
    """

    path: str
    original: bytes
    text: str
    mended: str
    data: bytes
    applied: tuple[Finding, ...]
    left: tuple[Finding, ...]

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.text != self.mended


def is_certain(finding: Finding, text: str) -> bool:
    """Accept the fixes of which no reader could want another."""
    return finding.fix is not None and finding.fix.certain


def fix_data(path: Path | str, data: bytes, settings: Settings, accept: Accept = is_certain) -> Fixed:
    """Apply the fixes that `accept` takes, and those that they uncover, until none is left.

    Raises `UnreadableError`, or `NotFixableError` when the file's text cannot be changed character by character.
    """
    source = _Source(str(path), data)
    document = read_document(path, data, settings)
    source.compare(document)
    report = audit_document(document, settings)
    text, before = source.text, _gravity(report)
    applied: list[Finding] = []
    for _ in range(MAX_ROUNDS):
        chosen = choose(report.findings, text, accept)
        if not chosen:
            break
        text = apply_edits(text, [edit for finding in chosen for edit in _edits(finding)])
        applied += chosen
        report = audit_document(_reread(document, source, text, settings), settings)
    if _gravity(report) > before:
        raise NotFixableError("the fixes would make new faults; nothing is changed, please report this")
    return Fixed(
        path=str(path),
        original=data,
        text=source.text,
        mended=text,
        data=source.encode(text),
        applied=tuple(applied),
        left=report.findings,
    )


def choose(findings: Iterable[Finding], text: str, accept: Accept) -> list[Finding]:
    """Return the findings whose fixes `accept` takes, leaving out those that meet a fix taken before."""
    taken: list[tuple[int, int]] = []
    chosen: list[Finding] = []
    for finding in findings:
        spans = [(edit.span.start, edit.span.end) for edit in _edits(finding)]
        meets = any(start <= last and first <= end for start, end in spans for first, last in taken)
        changes = any(edit.span.of(text) != edit.replacement for edit in _edits(finding))
        if spans and changes and not meets and accept(finding, text):
            chosen.append(finding)
            taken += spans
    return chosen


def apply_edits(text: str, edits: Sequence[RegionEdit]) -> str:
    """Return `text` with `edits`, whose spans are offsets into it and do not overlap."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces += (text[at : edit.span.start], edit.replacement)
        at = edit.span.end
    return "".join((*pieces, text[at:]))


def _edits(finding: Finding) -> tuple[RegionEdit, ...]:
    return finding.fix.edits if finding.fix is not None else ()


def _gravity(report: DocumentReport) -> tuple[int, int]:
    levels = [finding.level for finding in report.findings]
    return levels.count(Level.ERROR), levels.count(Level.WARNING)


def _reread(document: Document, source: "_Source", text: str, settings: Settings) -> Document:
    """Read the mended text as the file was read; it must still be the text that the edits were made in."""
    again = read_document(document.path, source.encode(text), settings)
    if again.text != text:
        raise NotFixableError("the mended text would be read otherwise than it was written; nothing is changed")
    return replace(again, path=document.path)


class _Source:
    """The file's bytes, and the way back from a text with `\\n` line ends to bytes with the file's own."""

    def __init__(self, path: str, data: bytes) -> None:
        try:
            self._encoding = decode(data, path).encoding
            raw = data.decode(self._encoding)
        except UnicodeDecodeError:
            raise NotFixableError("has bytes that are not of its encoding; they would be lost") from None
        if raw.encode(self._encoding) != data:
            raise NotFixableError("its encoding cannot be written back exactly as it was read")
        self._ends = _line_ends(raw)
        self.text = raw.replace("\r\n", "\n").replace("\r", "\n")

    def compare(self, document: Document) -> None:
        """Raise `NotFixableError` unless the document's text is the file's, character by character."""
        if document.text != self.text:
            raise NotFixableError(f"fixes are not written to {document.format} files")

    def encode(self, text: str) -> bytes:
        """Return `text` as bytes: each line keeps its own end, a new one takes the commonest."""
        ends, usual = self._ends, max(set(self._ends), key=self._ends.count, default="\n")
        if set(ends) <= {"\n"}:
            return text.encode(self._encoding)
        if text.count("\n") != len(ends):
            return text.replace("\n", usual).encode(self._encoding)
        lines = text.split("\n")
        return "".join(a + b for a, b in zip(lines, (*ends, ""), strict=True)).encode(self._encoding)


def _line_ends(raw: str) -> list[str]:
    """Return the line ends of `raw` in order."""
    return re.findall(r"\r\n|\r|\n", raw)
