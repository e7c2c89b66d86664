"""How long a whole `check` takes beside importing rich and rapidfuzz, and how long checking takes without start-up.

Usage: python benchmarks/startup.py [MANUSCRIPT] [--rounds N] [--assert]

Three figures are printed. The first is the wall time of `python -m audit check MANUSCRIPT` over that of
`python -c "import rich.console, rapidfuzz.fuzz"`, both the median of alternating runs, so that a slow or busy
machine slows both; the target is at most 4. The second is the time of one check in a process that has already made
one of another manuscript, in milliseconds; the target is at most 60. A third is that of checking the same manuscript
again, as an editor does after each change: the entries read before are remembered.
"""

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
YARDSTICK = "import rich.console, rapidfuzz.fuzz"
MAX_RATIO = 4.0
MAX_CHECK_MS = 60.0


def run_time_s(*arguments: str) -> float:
    """Return the wall time of one Python process from start to exit, in seconds."""
    began = perf_counter()
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its modules compiled
    done = subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, env=env, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(arguments)} ended with exit code {done.returncode}")
    return perf_counter() - began


def process_times(manuscript: Path, rounds: int) -> tuple[float, float]:
    """Return the medians of the whole check and of the yardstick, in seconds, measured in turns."""
    checks, yardsticks = [], []
    for turn in range(rounds + 1):
        yardstick = run_time_s("-c", YARDSTICK)
        check = run_time_s("-m", "audit", "check", str(manuscript))
        if turn:  # the first turn fills the disk's cache and writes the compiled modules
            checks.append(check)
            yardsticks.append(yardstick)
    return statistics.median(checks), statistics.median(yardsticks)


def check_times_ms(manuscript: Path, rounds: int) -> tuple[float, float, float]:
    """Return the first time of one check within a process, the median of later ones, and of repeated ones, in ms."""
    sys.path.insert(0, str(ROOT))
    from audit.engine import audit
    from audit.parsing.entries import forget_entries
    from audit.settings import Settings

    def time_ms() -> float:
        began = perf_counter()
        audit([manuscript], Settings())
        return (perf_counter() - began) * 1000

    first = time_ms()
    later, again = [], []
    for _ in range(rounds):
        forget_entries()
        later.append(time_ms())
        again.append(time_ms())
    return first, statistics.median(later), statistics.median(again)


def main() -> int:
    """Print the figures; with --assert, return 1 when one is over its target."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("manuscript", nargs="?", type=Path, default=default_manuscript())
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--assert", action="store_true", dest="strict", help="exit 1 when a target is missed")
    arguments = parser.parse_args()
    whole, yardstick = process_times(arguments.manuscript, arguments.rounds)
    first, later, again = check_times_ms(arguments.manuscript, arguments.rounds)
    ratio = whole / yardstick
    print(f"manuscript                  {arguments.manuscript} ({arguments.manuscript.stat().st_size:,} bytes)")
    print(f"whole process               {whole * 1000:.0f} ms")
    print(f"yardstick                   {yardstick * 1000:.0f} ms  ({YARDSTICK})")
    print(f"ratio                       {ratio:.2f}  (target: at most {MAX_RATIO:g})")
    print(f"check without start-up      {later:.1f} ms  (target: at most {MAX_CHECK_MS:g})")
    print(f"checked again               {again:.1f} ms  (entries remembered)")
    print(f"first check in a process    {first:.1f} ms  (with what it imports)")
    print(f"check over yardstick        {later / (yardstick * 1000):.2f}")
    return 1 if arguments.strict and (ratio > MAX_RATIO or later > MAX_CHECK_MS) else 0


def default_manuscript() -> Path:
    """Return the article under audit where it is at hand, else the largest Markdown seed."""
    article = ROOT.parent / "shared" / "seeds" / "001_198be74247f87934.txt"
    if article.is_file():
        return article
    return max((ROOT / "seeds").glob("*.md"), key=lambda path: path.stat().st_size)


if __name__ == "__main__":
    sys.exit(main())
