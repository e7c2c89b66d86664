"""A PDF's bytes and the user's wishes in, the finished `Document` out: the steps in their order."""

import gc
import re
from dataclasses import replace

from audit.language.expressions import expression
from audit.language.headings import names_a_section
from audit.model.document import Document
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.pdf.assembly import assemble
from audit.readers.pdf.pages import ReadPages, read_pages
from audit.readers.pdf.segments import PageContent
from audit.readers.pdf.structure import SCAN_SHARE, Structure, build_structure

# A page with fewer letters than this may have no text layer.
FEW_LETTERS = 12
# Characters set sideways on a page that are more than a stamp in the margin.
MUCH_TURNED = 300

_BAD_TITLE = expression(
    r"^(?:microsoft word\b|untitled|title\b|document\d*$|doc\d+$|layout\s*\d|"
    r"\S+\.(?:docx?|tex|dvi|indd|pdf|qxd|rtf|odt)\b|powerpoint|slide \d|print|\W*$|\d+\W*$)|"
    r"\.(?:docx?|indd|qxd|tex|dvi|pdf)$",
    re.IGNORECASE,
)
_MASTHEAD = expression(
    r"\b(?:law review|journal|quarterly|vol(?:ume|\.)|no\. ?\d|issue \d|university|revue|zeitschrift|rivista|revista|"
    r"jahrbuch|proceedings|issn|research article|original article)\b|"
    r"^(?:article|essay|note|comment|foreword|preface|editorial|review essay|book review|symposium|keynote)s?\W*$",
    re.IGNORECASE,
)
_NOT_LETTER = expression(r"[\W_]+")
_DATE = expression(r"D:(\d{4})(\d{2})(\d{2})")


def read_document(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a PDF. Raises `UnreadableError` with one line for a person."""
    return read_structure(data, path, options)[0]


def read_structure(data: bytes, path: str, options: ReadOptions) -> tuple[Document, Structure]:
    """Read a PDF and return the document with the structure that it was made from. Raises `UnreadableError`."""
    collecting = gc.isenabled()
    gc.disable()  # hundreds of thousands of small objects without cycles: the collector would look at all, many times
    try:
        return _read(data, path, options)
    finally:
        if collecting:
            gc.enable()


def _read(data: bytes, path: str, options: ReadOptions) -> tuple[Document, Structure]:
    pages = read_pages(data, path, options)
    if not pages.pages:
        raise UnreadableError(f"{path}: {_nothing(pages, options)}")
    nonsense = {page.number for page in pages.pages if page.nonsense}
    kept = [page._replace(segments=[], rules=[]) if page.nonsense else page for page in pages.pages]
    try:
        structure = build_structure(kept)
        document = assemble(structure, path)
    except Exception as error:
        # Nothing that a page can hold may stop a run over many files; what went wrong here is ours, and is said so.
        raise UnreadableError(
            f"{path}: the layout of this PDF defeated the reader ({type(error).__name__}); please report it"
        ) from error
    textless = sorted(nonsense | find_empty(kept, structure))
    metadata = _metadata(pages, structure, document)
    if textless:
        metadata["pages_without_text"] = ",".join(str(number) for number in textless)
    return replace(document, metadata=metadata, warnings=_warnings(pages, textless)), structure


def _nothing(pages: ReadPages, options: ReadOptions) -> str:
    if options.pages and pages.count:
        return f"the PDF has {pages.count} pages, none of them in the range asked for"
    if pages.lost:
        return "the PDF is damaged: no page could be read"
    return "the PDF has no pages"


def find_empty(pages: list[PageContent], structure: Structure) -> set[int]:
    """Return the numbers of the pages that have no text layer, running heads and stamps aside."""
    letters: dict[int, int] = {}
    for frame in structure.frames:
        letters[frame.page] = letters.get(frame.page, 0) + sum(len(line.text) for line in frame.lines)
    empty = not any(letters.values())
    return {
        page.number
        for page in pages
        if letters.get(page.number, 0) < FEW_LETTERS
        and page.turned < FEW_LETTERS
        and (page.covered >= SCAN_SHARE or empty)
    }


def _warnings(pages: ReadPages, textless: list[int]) -> tuple[str, ...]:
    warnings = list(pages.warnings)
    if textless:
        have = "page {} has" if len(textless) == 1 else "pages {} have"
        warnings.append(
            f"{have.format(_ranges(textless))} no usable text layer (a scan, or fonts without characters): "
            "nothing there was checked; run OCR first, for instance ocrmypdf"
        )
    turned = [page.number for page in pages.pages if page.turned > MUCH_TURNED]
    if turned:
        which = "page" if len(turned) == 1 else "pages"
        warnings.append(f"{which} {_ranges(turned)}: text set sideways was left out")
    if pages.lost:
        which = "page" if len(pages.lost) == 1 else "pages"
        warnings.append(f"{which} {_ranges(pages.lost)} could not be read whole: the file is damaged there")
    return tuple(warnings)


def _ranges(numbers: list[int]) -> str:
    parts: list[list[int]] = []
    for number in sorted(set(numbers)):
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(f"{part[0]}–{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)


def _metadata(pages: ReadPages, structure: Structure, document: Document) -> dict[str, str]:
    metadata: dict[str, str] = {}
    title = find_title(pages.info.get("Title", ""), structure, document)
    if title:
        metadata["title"] = title
    if pages.language:
        metadata["language"] = pages.language
    dates = [
        f"{match.group(1)}-{match.group(2)}-{match.group(3)}"
        for key in ("CreationDate", "ModDate")
        if (match := _DATE.match(pages.info.get(key, "")))
    ]
    if dates and "1990" < max(dates) < "2100":
        metadata["date"] = max(dates)
    return metadata


def find_title(given: str, structure: Structure, document: Document) -> str:
    """Return the title: the file's own if the first pages show it, else the largest words at the top of them."""
    given = " ".join(given.split())
    plausible = 4 <= len(given) <= 300 and not _BAD_TITLE.search(given) and "\ufffd" not in given
    if plausible and _bare(given) in _bare(document.text[:12_000]):
        return given
    shown = _largest(structure) or _first_heading(document)
    if shown and (not plausible or len(shown) >= 8):
        return shown.rstrip("*†‡ ")
    return given if plausible else ""


def _bare(text: str) -> str:
    return _NOT_LETTER.sub("", text).casefold()


def _largest(structure: Structure) -> str:
    """Return the words in the largest type on the first two pages, if larger than most of the text."""
    sizes: dict[float, int] = {}
    for frame in structure.frames:
        for line in frame.lines:
            sizes[line.size] = sizes.get(line.size, 0) + len(line.text)
    if not sizes:
        return ""
    usual = max(sizes, key=lambda size: sizes[size])
    first = min((frame.page for frame in structure.frames), default=1)
    for page in (first, first + 1):
        lines = [line for frame in structure.frames if frame.page == page for line in frame.lines]
        large = [line for line in lines if line.size > 1.12 * usual and any(c.isalpha() for c in line.text)]
        for size in sorted({line.size for line in large}, reverse=True):
            own = [line for line in large if line.size > 0.97 * size]
            words = " ".join(line.text for line in own[:5]).strip()
            if len(words) >= 8 and not _MASTHEAD.search(words) and not names_a_section(words):
                return words[:300]
    return ""


def _first_heading(document: Document) -> str:
    """Return the first heading among the first blocks that is not the name of the journal or of a section."""
    for block in document.blocks[:12]:
        words = " ".join(block.span.of(document.text).split())
        if block.kind == "heading" and len(words) >= 8 and not _MASTHEAD.search(words) and not names_a_section(words):
            return words[:300]
    return ""
