"""PDFs in, how fast the reader is beside pdfminer's own layout analysis and pypdfium2, and its memory, out.

    python benchmarks/pdf.py [--check] FILE…

All run in this process, one after the other, on the same file: `pdfminer.high_level.extract_pages` on at most
100 pages (its speed does not depend on the number), pypdfium2's plain text where it is installed (PDFium is C++, and
gives neither layout nor notes), and the reader with notes, markers and references on all. With `--check` the whole
command `check` is run beside it, as its user runs it: with its start-up, and on as many cores as it takes.
"""

import argparse
import itertools
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from audit.readers.interface import ReadOptions
from audit.readers.pdf import read

ROOT = Path(__file__).resolve().parents[1]
SAMPLE_PAGES = 100


def measure(path: Path, repeats: int) -> str:
    """Return one line about one file."""
    from pdfminer.high_level import extract_pages

    data = path.read_bytes()
    own: list[float] = []
    for _ in range(repeats):
        start = time.process_time()
        document = read(data, str(path), ReadOptions())
        own.append(time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    pages = sum(1 for _ in itertools.islice(extract_pages(str(path)), SAMPLE_PAGES))
    stock = (time.process_time() - start) / pages
    count = max((note.page or 1 for note in document.notes), default=pages)
    count = max(count, pages)
    return (
        f"{path.name:28} {count:4} pages  reader {count / min(own):6.0f} pages/s  pdfminer {1 / stock:5.0f} pages/s  "
        f"ratio {stock * count / min(own):5.1f}  pypdfium2 {plain_text_rate(path)}  peak {peak:4.0f} MB  "
        f"notes {len(document.notes)}"
    )


def measure_check(path: Path, repeats: int) -> str:
    """Return how many times as fast as pdfminer's layout analysis the whole command is, by the clock and in all cores.

    Both take turns, so that other work on the machine slows both; the medians count.
    """
    from pdfminer.high_level import extract_pages

    stock: list[float] = []
    whole: list[float] = []
    spent: list[float] = []
    for _ in range(repeats):
        start = time.perf_counter()
        pages = sum(1 for _ in extract_pages(str(path)))
        stock.append(time.perf_counter() - start)
        before, start = processor_time(), time.perf_counter()
        run_check(path)
        whole.append(time.perf_counter() - start)
        spent.append(processor_time() - before)
    layout, check = statistics.median(stock), statistics.median(whole)
    return (
        f"{path.name:28} {pages:4} pages  check {pages / check:6.0f} pages/s ({check:.2f} s, {os.cpu_count()} cores)  "
        f"pdfminer {pages / layout:5.0f} pages/s  ratio {layout / check:5.1f}  "
        f"processor time {statistics.median(spent):.2f} s"
    )


def run_check(path: Path) -> None:
    """Check `path` by the command, in a process of its own."""
    command = [sys.executable, "-m", "audit", "check", str(path)]
    env = dict(os.environ)
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its modules compiled
    done = subprocess.run(command, stdout=subprocess.DEVNULL, cwd=ROOT, env=env, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with exit code {done.returncode}")


def processor_time() -> float:
    """Return the seconds that the processes started here, and theirs, have taken of all cores."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def plain_text_rate(path: Path) -> str:
    """Return how many pages a second pypdfium2 gives as plain text."""
    try:
        import pypdfium2
    except ImportError:
        return "not installed"
    start = time.process_time()
    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        page.get_textpage().get_text_bounded()
    return f"{len(pdf) / (time.process_time() - start):.0f} pages/s"


def main() -> None:
    """Print a line a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--repeats", type=int, default=2)
    parser.add_argument("--check", action="store_true", help="the whole command beside pdfminer's layout analysis, too")
    arguments = parser.parse_args()
    for path in arguments.files:
        print(measure(path, arguments.repeats), flush=True)
        if arguments.check:
            print(measure_check(path.resolve(), arguments.repeats), flush=True)


if __name__ == "__main__":
    main()
