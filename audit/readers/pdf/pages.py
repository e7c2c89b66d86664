"""Bytes of a PDF in, the content of its pages out: page ranges, several processes, pages that fail."""

import gc
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import dict_value, resolve1

from audit.readers.interface import ReadOptions
from audit.readers.pdf.content import ContentInterpreter
from audit.readers.pdf.device import Run, RunDevice
from audit.readers.pdf.fonts import UNKNOWN
from audit.readers.pdf.inflating import MOST_OF_STREAM, bounded
from audit.readers.pdf.opening import REBUILT, open_document, rewritten, salvaged
from audit.readers.pdf.parcels import pack, unpack
from audit.readers.pdf.segments import PageContent, chain_segments

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


_Task = tuple[bytes, str, str]  # a PDF, its path and its password

# Another process pays from this many pages on (measured: to start it and hand over its pages takes as long as to read
# forty). This one reads so many times as many as each of the others, which have to hand theirs over.
MANY_PAGES = 100
OWN_SHARE = 1.25


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


class TolerantResources(PDFResourceManager):  # type: ignore[misc]
    """pdfminer's resources, with a plain font in place of one that cannot be read."""

    def __init__(self) -> None:
        super().__init__()
        self.damaged = 0

    def get_font(self, objid: object, spec: Any) -> Any:
        """Return the font, or a plain one."""
        try:
            return super().get_font(objid, spec)
        except Exception:
            self.damaged += 1
            return super().get_font(None, {})


def read_pages(data: bytes, path: str, options: ReadOptions) -> ReadPages:
    """Read the pages that `options` ask for, in several processes if there are many. Raises `UnreadableError`."""
    with bounded() as tally:
        result = _read(data, path, options)
    result.refused += tally.refused
    if result.refused:
        result.warnings.append(
            f"{result.refused} of its streams would unpack to more than {MOST_OF_STREAM // 1_000_000} MB and were left "
            "out: a damaged file, or one made to exhaust the reader"
        )
    return result


def _read(data: bytes, path: str, options: ReadOptions) -> ReadPages:
    document, repaired = open_document(data, path, options.password)
    count, ranges = _count(document), options.pages
    wanted = sum(min(last, count) - first + 1 for first, last in ranges if first <= count) if ranges else count
    if options.jobs > 1 and wanted >= MANY_PAGES and not repaired:
        numbers = sorted({n for first, last in ranges or ((1, count),) for n in range(first, min(last, count) + 1)})
        return _read_together(document, (data, path, options.password), numbers, options)

    def tell(done: int) -> None:
        if options.pages_read is not None:
            options.pages_read(done, max(done, wanted))

    result = _read_alone(document, ranges, tell)
    if not result.pages and not result.count and not repaired:
        for repair in (rewritten, salvaged):
            other = repair(data, options.password)
            if other is not None and (again := _read_alone(other, ranges, tell)).pages:
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


def _read_together(document: PDFDocument, task: _Task, numbers: list[int], options: ReadOptions) -> ReadPages:
    """Share the pages out among processes, this one too, in runs of neighbours; return the results in order."""
    jobs = min(options.jobs, 1 + len(numbers) // (MANY_PAGES // 2))
    size = int(len(numbers) / (jobs - 1 + OWN_SHARE))
    cut = len(numbers) - size * (jobs - 1)
    own = _as_ranges(numbers[:cut])
    others = [_as_ranges(numbers[at : at + size]) for at in range(cut, len(numbers), size)]

    def tell(done: int) -> None:  # the other processes are about as far
        if options.pages_read is not None:
            options.pages_read(min(len(numbers), done * len(numbers) // cut), len(numbers))

    helpers = [_start(task, share) for share in others]
    result = _read_alone(document, own, tell)
    for share, pipe in zip(others, helpers, strict=True):
        part = _receive(pipe) if pipe is not None else None
        if part is None:  # the system gave no process, or ended it
            part = _read_alone(document, share, _tell_nobody)
        result.pages.extend(part.pages)
        result.lost.extend(part.lost)
        result.count = max(result.count, part.count)
        result.refused += part.refused
        result.warnings.extend(warning for warning in part.warnings if warning not in result.warnings)
    return result


def _start(task: _Task, share: tuple[tuple[int, int], ...]) -> "Connection | None":
    """Let another process read the pages of `share`; return where it will send them, None when it cannot be started."""
    import multiprocessing

    here, there = multiprocessing.Pipe(duplex=False)
    try:
        multiprocessing.Process(target=_serve, args=(there, task, share), daemon=True).start()
    except (OSError, AssertionError):  # too many processes; this one may have none
        return None
    finally:
        there.close()
    return here


def _serve(pipe: "Connection", task: _Task, share: tuple[tuple[int, int], ...]) -> None:
    gc.disable()  # as the reader does
    try:
        with bounded() as tally:
            result = _read_alone(open_document(*task)[0], share, _tell_nobody)
        result.refused = tally.refused
        parcel = pack(result.pages)
        result.pages = []
        pipe.send((result, parcel))
    except (Exception, KeyboardInterrupt):
        pipe.close()  # whoever waits will read the pages itself, or has gone; nobody reads what is printed here


def _receive(pipe: "Connection") -> ReadPages | None:
    try:
        result, parcel = pipe.recv()
    except (EOFError, OSError):
        return None
    finally:
        pipe.close()
    assert isinstance(result, ReadPages)
    result.pages = unpack(parcel)
    return result


def _as_ranges(numbers: list[int]) -> tuple[tuple[int, int], ...]:
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return tuple(ranges)


def _tell_nobody(done: int) -> None:
    pass


def _read_alone(document: PDFDocument, ranges: tuple[tuple[int, int], ...], tell: Callable[[int], None]) -> ReadPages:
    result = ReadPages()
    result.info = _info(document)
    result.language = _language(document)
    resources = TolerantResources()
    device = RunDevice(resources)
    interpreter = ContentInterpreter(resources, device)
    wanted = _wanted(ranges)
    for number, page in _numbered(document, result):
        if wanted is not None and number > wanted[-1]:
            break
        result.count = number
        if wanted is not None and number not in wanted:
            continue
        device.runs = []
        try:
            interpreter.process_page(page)
        except Exception:
            result.lost.append(number)
            if not device.runs:
                continue
        result.pages.append(_content(number, page, device))
        tell(len(result.pages))
    if resources.damaged:
        result.warnings.append("some fonts in the file are damaged: their letters may be wrong")
    return result


def _wanted(ranges: tuple[tuple[int, int], ...]) -> Any:
    if not ranges:
        return None
    if len(ranges) == 1:
        return range(ranges[0][0], ranges[0][1] + 1)
    return sorted({number for first, last in ranges for number in range(first, min(last, 100_000) + 1)})


def _numbered(document: PDFDocument, result: ReadPages) -> Iterator[tuple[int, PDFPage]]:
    """Yield the pages as far as the page tree can be read."""
    pages = PDFPage.create_pages(document)
    number = 0
    while True:
        number += 1
        try:
            page = next(pages)
        except StopIteration:
            return
        except Exception:
            result.lost.append(number)
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
    characters = unknown = turned = 0
    for run in device.runs:
        characters += len(run.text)
        if not run.text.isascii():
            unknown += run.text.count(UNKNOWN)
        if run.angle:
            turned += len(run.text)
    segments = chain_segments(_within_crop(page, device.runs))
    return PageContent(
        number, width, height, segments, device.rules, min(1.0, covered / area), characters, unknown, turned
    )


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
