"""Bytes of a PDF in, the content of its pages out: page ranges, several processes, pages that fail."""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import dict_value, resolve1

from audit.processes import shared_out
from audit.readers.interface import ReadOptions
from audit.readers.pdf.bitmaps import find_tops
from audit.readers.pdf.content import ContentInterpreter
from audit.readers.pdf.device import Run, RunDevice
from audit.readers.pdf.glyphnames import find_superiors
from audit.readers.pdf.inflating import MOST_OF_STREAM, Tally, bounded
from audit.readers.pdf.nonsense import is_nonsense
from audit.readers.pdf.opening import REBUILT, open_document, rewritten, salvaged
from audit.readers.pdf.parcels import pack, unpack
from audit.readers.pdf.segments import PageContent, chain_segments

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


# Another process pays from this many pages on (measured: to copy this one and hand over pages takes as long as to read
# ten). They are read in runs so short that no process waits long for the last one of another.
MANY_PAGES = 40
_RUNS = 32


@dataclass(slots=True)
class ReadPages:
    """The pages that could be read, what the file says of itself, and what was lost."""

    pages: list[PageContent] = field(default_factory=list)
    info: dict[str, str] = field(default_factory=dict)
    language: str = ""
    lost: list[int] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    count: int = 0
    refused: int = 0  # streams that unpack to too much

    def add(self, part: "ReadPages") -> None:
        """Add what was read of later pages."""
        self.pages.extend(part.pages)
        self.lost.extend(part.lost)
        self.count = max(self.count, part.count)
        self.refused += part.refused
        self.warnings.extend(warning for warning in part.warnings if warning not in self.warnings)

    def __getstate__(self) -> tuple[Any, ...]:
        return pack(self.pages), self.info, self.language, self.lost, self.warnings, self.count, self.refused

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        parcel, self.info, self.language, self.lost, self.warnings, self.count, self.refused = state
        self.pages = unpack(parcel)


class TolerantResources(PDFResourceManager):  # type: ignore[misc]
    """pdfminer's resources, with a plain font in place of one that cannot be read."""

    def __init__(self) -> None:
        super().__init__()
        self.damaged = 0

    def get_font(self, objid: object, spec: Any) -> Any:
        """Return the font, or a plain one."""
        try:
            font = super().get_font(objid, spec)
        except Exception:
            self.damaged += 1
            return super().get_font(None, {})
        if not hasattr(font, "superiors"):
            font.superiors = find_superiors(spec)
            if type(font).__name__ == "PDFType3Font":
                font.tops = find_tops(spec)
        return font


def read_pages(data: bytes, path: str, options: ReadOptions) -> ReadPages:
    """Read the pages that `options` ask for, in several processes if there are many. Raises `UnreadableError`."""
    with bounded() as tally:
        result = _read(data, path, options, tally)
    result.refused += tally.refused
    if result.refused:
        result.warnings.append(
            f"{result.refused} of its streams would unpack to more than {MOST_OF_STREAM // 1_000_000} MB and were left "
            "out: a damaged file, or one made to exhaust the reader"
        )
    return result


def _read(data: bytes, path: str, options: ReadOptions, tally: Tally) -> ReadPages:
    document, repaired = open_document(data, path, options.password)
    count, ranges = _count(document), options.pages
    wanted = sum(min(last, count) - first + 1 for first, last in ranges if first <= count) if ranges else count
    if options.jobs > 1 and wanted >= MANY_PAGES and not repaired:
        numbers = sorted({n for first, last in ranges or ((1, count),) for n in range(first, min(last, count) + 1)})
        return _read_together(document, numbers, options, tally)

    def tell(done: int) -> None:
        if options.pages_read is not None:
            options.pages_read(done, max(done, wanted))

    result = _read_alone(document, ranges, tell, tally)
    if not result.pages and not result.count and not repaired:
        for repair in (rewritten, salvaged):
            other = repair(data, options.password)
            if other is not None and (again := _read_alone(other, ranges, tell, tally)).pages:
                result, repaired = again, REBUILT
                break
    if repaired:
        result.warnings.append(repaired)
    return result


def _count(document: PDFDocument) -> int:
    """Return the number of pages that the file claims to have, 0 if it does not say."""
    try:
        value = resolve1(dict_value(document.catalog.get("Pages")).get("Count"))
    except Exception:
        return 0
    return value if isinstance(value, int) and 0 < value < 1_000_000 else 0


def _read_together(document: PDFDocument, numbers: list[int], options: ReadOptions, tally: Tally) -> ReadPages:
    """Share the pages out among processes, this one too, in runs of neighbours; return the results in order."""
    reader = _PageReader(document, tally)
    size = -(-len(numbers) // _RUNS)
    runs = [numbers[at : at + size] for at in range(0, len(numbers), size)]
    before, original = tally.refused, os.getpid()

    def tell(done: int) -> None:
        if options.pages_read is not None and os.getpid() == original:
            options.pages_read(done, len(numbers))

    def read(number: int) -> ReadPages:
        refused = tally.refused
        part = reader.read(runs[number], lambda done: tell(number * size + done))  # all pages before are taken
        part.refused = tally.refused - refused
        return part

    with shared_out(read, len(runs), options.jobs - 1) as finish:
        if options.meanwhile is not None:
            options.meanwhile()
        parts = finish()
    result = parts[0]
    for part in parts[1:]:
        result.add(part)
    result.refused -= tally.refused - before  # what this process refused is counted by whoever asked
    tell(len(numbers))
    return result


def _read_alone(
    document: PDFDocument, ranges: tuple[tuple[int, int], ...], tell: Callable[[int], None], tally: Tally
) -> ReadPages:
    return _PageReader(document, tally).read(_wanted(ranges), tell)


class _PageReader:
    """Reads pages of one document: those that follow one another without looking for them anew."""

    def __init__(self, document: PDFDocument, tally: Tally) -> None:
        self._document = document
        self._tally = tally
        self._resources = TolerantResources()
        self._device = RunDevice(self._resources)
        self._interpreter = ContentInterpreter(self._resources, self._device)
        self._rewind()

    def _rewind(self) -> None:
        self._pages = _numbered(self._document)
        self._reached = 0

    def read(self, wanted: Sequence[int] | None, tell: Callable[[int], None]) -> ReadPages:
        """Read the pages with the numbers `wanted`, in order, or all that are left."""
        result = ReadPages(info=_info(self._document), language=_language(self._document))
        if wanted is not None and wanted[0] <= self._reached:
            self._rewind()
        while wanted is None or self._reached < wanted[-1]:
            number, page = next(self._pages, (0, None))
            if page is None:
                if number:
                    result.lost.append(number)
                break
            result.count = self._reached = number
            if wanted is None or number in wanted:
                self._read_page(number, page, result)
                tell(len(result.pages))
        if self._resources.damaged:
            result.warnings.append("some fonts in the file are damaged: their letters may be wrong")
        return result

    def _read_page(self, number: int, page: PDFPage, result: ReadPages) -> None:
        self._device.runs = []
        damaged = self._tally.damaged
        try:
            self._interpreter.process_page(page)
        except Exception:
            result.lost.append(number)
            if not self._device.runs:
                return
        else:
            if self._tally.damaged > damaged:
                result.lost.append(number)
        result.pages.append(_content(number, page, self._device))


def _wanted(ranges: tuple[tuple[int, int], ...]) -> Sequence[int] | None:
    if not ranges:
        return None
    if len(ranges) == 1:
        return range(ranges[0][0], ranges[0][1] + 1)
    return sorted({number for first, last in ranges for number in range(first, min(last, 100_000) + 1)})


def _numbered(document: PDFDocument) -> Iterator[tuple[int, PDFPage | None]]:
    """Yield the pages as far as the page tree can be read, and None for the one at which it cannot."""
    pages = PDFPage.create_pages(document)
    number = 0
    while True:
        number += 1
        try:
            page = next(pages)
        except StopIteration:
            return
        except Exception:
            yield number, None
            return
        yield number, page


def _content(number: int, page: PDFPage, device: RunDevice) -> PageContent:
    x0, y0, x1, y1 = page.mediabox
    width, height = abs(x1 - x0), abs(y1 - y0)
    if page.rotate in (90, 270):
        width, height = height, width
    area = max(1.0, width * height)
    covered = sum(
        max(0.0, min(right, width) - max(left, 0)) * max(0.0, min(top, height) - max(low, 0))
        for left, low, right, top in device.images
    )
    segments = chain_segments(_within_crop(page, device.runs))
    turned = sum(len(run.text) for run in device.runs if run.angle)
    nonsense = is_nonsense(device.runs, segments)
    return PageContent(number, width, height, segments, device.rules, min(1.0, covered / area), turned, nonsense)


def _within_crop(page: PDFPage, runs: list[Run]) -> list[Run]:
    """Return the runs inside the crop box: what lies outside it (printers' slugs) is on no screen and no paper."""
    left, low = page.mediabox[:2]
    x0, y0, x1, y1 = page.cropbox
    if page.rotate or tuple(page.cropbox) == tuple(page.mediabox) or x1 - x0 < 50 or y1 - y0 < 50:
        return runs
    x0, y0, x1, y1 = x0 - left - 1, y0 - low - 1, x1 - left + 1, y1 - low + 1
    return [run for run in runs if x0 <= run.x0 <= x1 and y0 <= run.y <= y1]


def _info(document: PDFDocument) -> dict[str, str]:
    from pdfminer.utils import decode_text

    info: dict[str, str] = {}
    for entry in document.info:
        for key, value in entry.items():
            try:
                value = resolve1(value)
                if isinstance(value, bytes):
                    info.setdefault(str(key), decode_text(value).strip("\x00 "))
            except Exception:
                continue
    return info


def _language(document: PDFDocument) -> str:
    try:
        value = resolve1(document.catalog.get("Lang"))
        return value.decode("ascii") if isinstance(value, bytes) else ""
    except Exception:
        return ""
