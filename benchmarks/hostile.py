"""Seconds that endless repeats take at two sizes: four times the text should take about four times as long.

Run: python benchmarks/hostile.py [SMALLER SIZE IN BYTES]
"""

import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from audit.engine import audit_document, read_document
from audit.settings import Settings

UNITS = ("[", "“", "(", "((a ", "^", "¹", "[^1]", "Ibid. ", "> ", "<b>", "*", " ", "A1", "doi:10.")


def seconds(unit: str, size: int) -> float:
    """Return the process time of one audit of `size` characters of `unit`."""
    text = f"# Title\n\nIn 1914 it began.¹ {unit * (size // len(unit))}\n\n## Notes\n\n¹ Ann Berg, *Floods*, 12.\n"
    began = process_time()
    audit_document(read_document("long.md", text.encode(), Settings()), Settings())
    return process_time() - began


def main(size: int) -> None:
    """Print the table."""
    seconds("a ", 1000)  # pays for the imports
    print(f"{'repeated':<10} {size:>10} B {4 * size:>10} B {'ratio':>7}")
    for unit in UNITS:
        small, large = seconds(unit, size), seconds(unit, 4 * size)
        print(f"{unit!r:<10} {small:>10.2f} s {large:>10.2f} s {large / max(small, 0.001):>7.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 25_000)
