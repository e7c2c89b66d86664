"""Run every benchmark of speed and write what they print to RESULTS.md, with the machine described.

Run: python benchmarks/all.py [NAME…]   (names of benchmarks, such as `hostile`; without names all of them, ~10 minutes)

With names, the other sections of RESULTS.md stay as they are. Its diff shows what became slower.
"""

import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

HERE = Path(__file__).parent
ROOT = HERE.parent
RESULTS = HERE / "RESULTS.md"
LONGEST_S = 600
LAW = "../shared/corpus/lawreview"
TYPESET = "../shared/corpus/typeset"


@dataclass(frozen=True)
class Benchmark:
    """A section of the results: a title that says what is measured, and the command that measures it."""

    name: str
    title: str
    arguments: tuple[str, ...] = ()


SEEDS = ("border-crisis.md", "border-crisis.corrected.md", "july-1914.md", "metre.tex", "metre.pdf")
BENCHMARKS = (
    Benchmark("startup", "Start-up, and one check"),
    Benchmark("check", "Check of each seed", tuple(f"seeds/{name}" for name in SEEDS)),
    Benchmark("check", "Check of growing manuscripts", ("--sizes", "1,4,16,64")),
    Benchmark("numbering", "Notes a second of alignment"),
    Benchmark("parse", "References a second of parsing"),
    Benchmark("readers", "Readers"),
    Benchmark("cited_faults", "In-text citations: faults found, and false findings, in six languages"),
    Benchmark("pdf", "Pages a second of PDF", ("seeds/metre.pdf", "--repeats", "2")),
    Benchmark("pdf", "Pages a second of PDF, law reviews", (f"{LAW}/*.pdf", "--repeats", "1")),
    Benchmark("pdf", "Whole check of a PDF of 300 pages", (f"{TYPESET}/fn_300*.pdf", "--check")),
    Benchmark("matching", "Matching of references to records: the curve"),
    Benchmark("index", "Index of a million works: build and look-up", ("--jobs", "2")),
    Benchmark("corpus", "Documents a second, and a million"),
    Benchmark("hostile", "Endless repeats"),
)


def main(names: list[str]) -> int:
    """Run the benchmarks named, or all, and write their sections; return 1 when one of them failed."""
    unknown = set(names) - {benchmark.name for benchmark in BENCHMARKS}
    if unknown:
        print(f"no benchmark: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    sections = dict(_sections()) if names else {}
    failed = False
    for benchmark in BENCHMARKS:
        if names and benchmark.name not in names:
            continue
        sections[benchmark.title], sound = run(benchmark)
        failed = failed or not sound
        print(f"## {benchmark.title}\n\n{sections[benchmark.title]}", flush=True)
    ordered = (benchmark.title for benchmark in BENCHMARKS if benchmark.title in sections)
    parts = [f"## {title}\n\n{sections[title]}" for title in ordered]
    RESULTS.write_text("\n".join([f"# Results of the benchmarks\n\n{machine()}\n", *parts]), encoding="utf-8")
    return int(failed)


def machine() -> str:
    """Return a paragraph on the machine and on how busy it was."""
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return (
        f"`python benchmarks/all.py`, {date.today()}. {platform.system()} {platform.machine()}, {_processor()}, "
        f"{os.cpu_count()} cores, {_memory_gib()} GiB of memory, Python {platform.python_version()}; load at the "
        f"beginning {load}. Ratios within one table hold on any machine; seconds are this one's."
    )


def _processor() -> str:
    found = re.search(r"model name\s*:\s*(.+)", _read("/proc/cpuinfo"))
    return found[1].strip() if found else platform.processor() or "unknown processor"


def _memory_gib() -> str:
    found = re.search(r"MemTotal:\s*(\d+)", _read("/proc/meminfo"))
    return f"{int(found[1]) / 2**20:.0f}" if found else "?"


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""


def run(benchmark: Benchmark) -> tuple[str, bool]:
    """Return the section of a benchmark, with its time and its peak of memory, and whether it ended well."""
    arguments = [part for argument in benchmark.arguments for part in _globbed(argument)]
    command = f"python benchmarks/{' '.join((benchmark.name + '.py', *benchmark.arguments))}"
    if len(arguments) < len(benchmark.arguments):
        return f"`{command}`\n\nNot run: its files are not at hand.\n", True
    began = perf_counter()
    output, code, peak_mib = _measured([sys.executable, str(HERE / f"{benchmark.name}.py"), *arguments])
    took = f"{perf_counter() - began:.0f} s in all; peak memory of a process {peak_mib} MiB"
    took += "" if code == 0 else f"; EXIT CODE {code}"
    return f"`{command}`\n\n```\n{output.rstrip()}\n```\n\n{took}\n", code == 0


def _globbed(argument: str) -> Iterable[str]:
    return sorted(os.path.relpath(file, ROOT) for file in ROOT.glob(argument)) if "*" in argument else [argument]


def _measured(command: list[str]) -> tuple[str, int, str]:
    """Return what a command prints, its exit code, and the peak memory of its largest process (getrusage(2))."""
    script = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[2:], timeout=int(sys.argv[1]), stdout=2)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)\n"
        "sys.exit(done.returncode)\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script, str(LONGEST_S), *command],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=env,
    )
    output = done.stderr.replace(str(ROOT) + os.sep, "").replace(str(ROOT.parent) + os.sep, "../")
    return output, done.returncode, done.stdout.strip() or "?"


def _sections() -> Iterable[tuple[str, str]]:
    """Yield the title and the text of each section of the results as they are."""
    for part in _read(str(RESULTS)).split("\n## ")[1:]:
        title, _, text = part.partition("\n\n")
        yield title, text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
