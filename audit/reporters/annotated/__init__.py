"""The manuscript back with comments: a file's bytes and its report in, the bytes of an annotated copy out."""

from collections.abc import Callable, Sequence

from audit.model.document import Document
from audit.model.finding import Finding
from audit.reporters.wording import KIND_WORDS, place_words, printable

AUTHOR = "Citation Audit"

Annotate = Callable[[bytes, Document, Sequence[Finding], str], bytes]  # the last is the file's password, or ""


class NotAnnotatedError(Exception):
    """A copy with comments cannot be made; the message says why, for a person."""


def load_annotator(format: str) -> Annotate:
    """Return the annotator of `docx` or `pdf`. Raises `NotAnnotatedError` when its extra is not installed."""
    try:
        if format == "docx":
            from audit.reporters.annotated.docx import annotate as annotate_docx

            return annotate_docx
        from audit.reporters.annotated.pdf import annotate as annotate_pdf

        return annotate_pdf
    except ImportError as error:
        raise NotAnnotatedError(f"comments in {format} need the extra '{format}': {error}") from None


def comment_text(finding: Finding) -> str:
    """Return what a comment says: rule, message, the other places, the fix."""
    kind = f", {KIND_WORDS[finding.kind]}" if KIND_WORDS[finding.kind] else ""
    lines = [f"{finding.rule} {finding.name} ({finding.level}{kind})", finding.message]
    lines += [f"{place_words(related.region)}: {related.message}".removeprefix(": ") for related in finding.related]
    if finding.fix is not None:
        lines.append(f"{'Fix' if finding.fix.certain else 'Possible fix'}: {finding.fix.description}")
    return "\n".join(printable(line) for line in lines)
