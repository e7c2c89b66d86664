"""A Word file and its findings in, the file with a comment for each finding out (ECMA-376-1, 17.13.4)."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.run import Run

from audit.model.document import Document
from audit.model.finding import Finding
from audit.model.span import Span
from audit.reporters.annotated import AUTHOR, NotAnnotatedError, comment_text

INITIALS = "CA"
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}


def annotate(data: bytes, document: Document, findings: Sequence[Finding], password: str = "") -> bytes:
    """Return a copy of the file in which each finding is a comment; Word files with a password are never read.

    Word has no comments inside notes: a finding in a note is commented at the note's reference mark in the text. What
    has no place that can be found is commented at the first paragraph. Raises `NotAnnotatedError` when the file is not
    one that can be written back.
    """
    try:
        file = docx.Document(BytesIO(data))
    except Exception as error:  # python-docx raises whatever it stumbles over
        raise NotAnnotatedError(f"the Word file cannot be opened for comments ({type(error).__name__})") from None
    places = _Places(file.element.body, document)
    for finding in findings:
        runs = places.runs_of(finding)
        if runs:
            file.add_comment(runs=runs, text=comment_text(finding), author=AUTHOR, initials=INITIALS)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


class _Places:
    """Finds the runs that a finding is about."""

    def __init__(self, body: Any, document: Document) -> None:
        self._document = document
        self._paragraphs = list(_paragraphs(body))
        self._calls = {
            f"{kind}-{element.get(qn('w:id'))}": element
            for kind in ("footnote", "endnote")
            for element in body.iter(qn(f"w:{kind}Reference"))
        }

    def runs_of(self, finding: Finding) -> list[Run]:
        """Return the first and the last run of the place, cut so that they cover no more than it."""
        call = self._call(finding.span)
        if call is not None:
            return [Run(call.getparent(), None)]
        paragraph = self._paragraph(finding)
        if paragraph is None:
            return []
        region = finding.region
        wanted = region.snippet[region.snippet_start : region.snippet_end]
        before = region.snippet[: region.snippet_start]
        return _cover(paragraph, before, wanted) or [Run(run, None) for run in _runs(paragraph)[:1]]

    def _call(self, span: Span) -> Any | None:
        """Return the reference mark of the note that `span` lies in, or of the call that it is."""
        for note in self._document.notes:
            if note.span.start <= span.start < max(note.span.end, note.span.start + 1):
                return self._calls.get(note.id)
        for call in self._document.calls:
            if call.note_id is not None and call.span.start <= span.start <= call.span.end:
                return self._calls.get(call.note_id)
        return None

    def _paragraph(self, finding: Finding) -> Any | None:
        """Return the paragraph that the place names, or the nearest one that has the words; else the first."""
        if not self._paragraphs:
            return None
        region = finding.region
        _, _, number = (region.logical or "").partition("paragraph ")
        index = int(number) - 1 if number.isdecimal() else 0
        wanted = _squeezed(region.snippet[region.snippet_start : region.snippet_end] or region.snippet)
        nearest = sorted(range(len(self._paragraphs)), key=lambda at: abs(at - index))
        for at in nearest[:40]:
            if wanted and wanted in _squeezed(_text(self._paragraphs[at])):
                return self._paragraphs[at]
        return self._paragraphs[min(max(index, 0), len(self._paragraphs) - 1)]


def _paragraphs(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == qn("w:p"):
            yield child
        yield from _paragraphs(child)


def _runs(paragraph: Any) -> list[Any]:
    return [run for run in paragraph.iter(qn("w:r")) if not any(a.tag in _SKIPPED for a in run.iterancestors())]


def _text(paragraph: Any) -> str:
    return "".join(_run_text(run) for run in _runs(paragraph))


def _run_text(run: Any) -> str:
    return "".join(child.text or "" for child in run.iter(qn("w:t")))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _cover(paragraph: Any, before: str, wanted: str) -> list[Run]:
    """Return the runs from the beginning to the end of `wanted`, which stands after `before`; none when it does not."""
    runs = _runs(paragraph)
    texts = [_run_text(run) for run in runs]
    whole = "".join(texts)
    tail = before[-20:]
    at = whole.find(tail + wanted) if wanted else -1
    start = at + len(tail) if at >= 0 else whole.find(wanted) if wanted else -1
    if start < 0:
        return []
    end = start + len(wanted)
    covered = []
    position = 0
    for run, text in zip(runs, texts, strict=True):
        first, last = max(start - position, 0), min(end - position, len(text))
        if first < last:
            covered.append(_cut(run, first, last))
        position += len(text)
    return [Run(run, None) for run in (covered[0], covered[-1])] if covered else []


def _cut(run: Any, first: int, last: int) -> Any:
    """Return the part of `run` from character `first` to `last`, split off; the whole where it is not plain text."""
    content = [child for child in run if child.tag != qn("w:rPr")]
    if len(content) != 1 or content[0].tag != qn("w:t"):
        return run
    text = content[0].text or ""
    if last < len(text):
        run.addnext(_with_text(run, text[last:]))
    if first > 0:
        run.addprevious(_with_text(run, text[:first]))
    _put(content[0], text[first:last])
    return run


def _with_text(run: Any, text: str) -> Any:
    twin = deepcopy(run)
    _put(twin.find(qn("w:t")), text)
    return twin


def _put(element: Any, text: str) -> None:
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
