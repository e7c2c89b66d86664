"""Many manuscripts: documents a second with 1 and 2 processes, a run after one change, and the cost of a million.

Run: python benchmarks/corpus.py [--documents 10000] [--sample 400]

The manuscripts are made: 20 notes each. `--sample` of them are audited with 1 and with 2 jobs; then all of them with a
ledger, and again after one was changed.
"""

import argparse
import os
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from audit.corpus import sum_up  # noqa: E402
from audit.engine import audit, audit_file  # noqa: E402
from audit.parsing.entries import forget_entries  # noqa: E402
from audit.settings import Settings  # noqa: E402
from benchmarks.check import manuscript  # noqa: E402

MILLION = 1_000_000
DOLLARS_AN_HOUR = 0.05  # of one core, as clouds asked in 2025
LARGE = 100  # notes of an article


def make(folder: Path, documents: int) -> None:
    """Write manuscripts into ten folders; one in seven has a misprinted note number."""
    text = manuscript(20)
    for number in range(documents):
        own = named(text, number)
        if number % 7 == 0:
            own = own.replace("\n\n⁵ ", "\n\n⁸ ", 1)
        file = folder / f"journal{number % 10}" / f"{number:06}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(own, encoding="utf-8")


def named(text: str, number: int) -> str:
    """Return the manuscript with titles of its own, so that no entry is remembered from another one."""
    return text.replace("alley ", f"alley {number}.")


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the wall time of `work` and its processor time, with that of its processes, in seconds."""
    began, used = perf_counter(), processor_s()
    work()
    return perf_counter() - began, processor_s() - used


def processor_s() -> float:
    """Return the processor time of this process and of those it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def peak_mib(who: int) -> float:
    """Return the largest memory so far of this process, or of the largest of its processes, in MiB."""
    return resource.getrusage(who).ru_maxrss / 1024


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--sample", type=int, default=400)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, arguments.documents)
        files = sorted(folder.rglob("*.md"))
        audit_file(files[0], Settings())  # pays for the imports
        jobs(files[: arguments.sample])
        reuse(folder, files)
        million(files[: arguments.sample // 4], folder / "large")
    return 0


def jobs(files: list[Path]) -> None:
    """Print documents a second with 1 and 2 processes; processor time tells a busy machine from a slow program."""
    print(f"{len(files)} documents of 20 notes")
    first = 0.0
    for number in (1, 2):
        settings = Settings(jobs=number)
        wall, used = timed(lambda settings=settings: audit(files, settings))  # type: ignore[misc]
        rate = len(files) / wall
        first = first or rate
        print(f"  jobs {number}  {rate:>6.1f} documents/s  × {rate / first:.2f}  {used:.1f} s of processor")
    print(f"  peak memory: {peak_mib(resource.RUSAGE_CHILDREN):.0f} MiB a worker")


def reuse(folder: Path, files: list[Path]) -> None:
    """Print what a whole run with a ledger takes, and one after a change to one document."""
    ledger = folder / "ledger.db"
    settings = Settings(ledger=ledger)
    wall, used = timed(lambda: audit([folder], settings))
    print(f"{len(files):,} documents with a ledger: {wall:.1f} s, {used:.1f} s of processor")
    files[len(files) // 2].write_text(files[0].read_text(encoding="utf-8"), encoding="utf-8")
    wall, used = timed(lambda: audit([folder], settings))
    print(f"  again after one changed: {wall:.2f} s, {used:.2f} s of processor")
    wall, _ = timed(lambda: sum_up([ledger]))
    print(f"  corpus report: {wall:.2f} s; ledger {ledger.stat().st_size / 2**20:.0f} MiB")
    print(f"  peak memory: {peak_mib(resource.RUSAGE_SELF):.0f} MiB")


def million(small: list[Path], folder: Path) -> None:
    """Print the cost of a million documents, reckoned from the processor time of one, with the arithmetic."""
    folder.mkdir()
    large = [folder / f"{number}.md" for number in range(max(1, len(small) // 5))]
    for number, file in enumerate(large):
        file.write_text(named(manuscript(LARGE), number), encoding="utf-8")
    pdf = ROOT / "seeds" / "metre.pdf"
    print(f"1,000,000 documents, from the processor time of one on this machine, at ${DOLLARS_AN_HOUR} a core-hour:")
    for kind, files in (("20 notes", small), (f"{LARGE} notes", large), ("PDF, 2 pages", [pdf] * 5)):
        each = sum(alone_s(file) for file in files) / len(files)
        hours = each * MILLION / 3600
        print(
            f"  {kind:<13} {each * 1000:>6.1f} ms × 10^6 / 3600 s = {hours:>6.1f} core-hours; / 64 cores = "
            f"{hours / 64:>5.2f} h; × ${DOLLARS_AN_HOUR} = ${hours * DOLLARS_AN_HOUR:.2f}"
        )


def alone_s(file: Path) -> float:
    """Return the processor time of one audit that remembers nothing of others."""
    forget_entries()
    return timed(lambda: audit_file(file, Settings()))[1]


if __name__ == "__main__":
    print(f"{os.cpu_count()} cores")
    sys.exit(main())
