"""Processor time of endless repeats as they grow, plotted: a line of slope 1 takes time in proportion to the text.

Run: python benchmarks/hostile.py [MOST REPEATS]

Each unit is repeated n/16, n/4 and n times in the middle of a small manuscript. The exponent is that of time over
length between the last two (1: linear; n log n comes out at some 1.1; 2: quadratic); the bar draws the time of a
megabyte.
"""

import math
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from audit.engine import audit_document, read_document
from audit.settings import Settings

UNITS = ("[", "“", "(", "((a ", "^", "¹", "[^1]", "*_", "Ibid. ", "> ", "<b>", "*", " ", "\u0301", "A1", "doi:10.")
UNITS += ("see note 1; ", "Smith (2004), ", "word ", "A. ")
STEP = 4
WORST = 1.35  # exponent; beyond it the work is not n log n
BAR_S = 0.25  # seconds a megabyte that one mark of the bar stands for


def repeated(unit: str) -> Callable[[int], str]:
    """Return the maker of a manuscript with many repeats of `unit`."""
    return lambda count: f"# Title\n\nIn 1914 it began.¹ {unit * count}\n\n## Notes\n\n¹ Ann Berg, *Floods*, 12.\n"


def noted(count: int) -> str:
    """Return a manuscript with a note for each 40 repeats that are asked for."""
    from benchmarks.check import manuscript

    return manuscript(max(1, count // 40))


def seconds(text: str) -> float:
    """Return the processor time of one audit."""
    began = process_time()
    audit_document(read_document("long.md", text.encode(), Settings()), Settings())
    return process_time() - began


def row(name: str, make: Callable[[int], str], most: int) -> tuple[str, float]:
    """Return a line of the table, and the exponent."""
    texts = [make(most // STEP**power) for power in (2, 1, 0)]
    times = [seconds(text) for text in texts]
    growth = math.log(len(texts[-1]) / len(texts[-2]))
    exponent = math.log(max(times[-1], 1e-3) / max(times[-2], 1e-3)) / growth
    megabyte = times[-1] / len(texts[-1].encode()) * 1e6
    cells = "".join(f"{time:>8.2f}" for time in times)
    return (
        f"{name:<16} {len(texts[-1].encode()):>9,} B{cells} s {exponent:>6.2f}  {'█' * round(megabyte / BAR_S)}",
        exponent,
    )


def main(most: int) -> int:
    """Print the table; return 1 when a unit's time grows faster than n log n."""
    from audit.parsing.entries import forget_entries

    seconds("# Title\n\n" + "a " * 500)  # pays for the imports
    heads = "".join(f"{most // STEP**power:>8,}" for power in (2, 1, 0))
    print(f"{'repeated':<16} {'length':>11}{heads}   exponent  one mark: {BAR_S} s a megabyte")
    worst = 0.0
    for name, make in [*((repr(unit), repeated(unit)) for unit in UNITS), ("notes (n / 40)", noted)]:
        forget_entries()
        line, exponent = row(name, make, most)
        worst = max(worst, exponent)
        print(line, flush=True)
    print(f"largest exponent {worst:.2f}; {'no' if worst < WORST else 'SOME'} unit grows faster than n log n")
    return int(worst >= WORST)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
