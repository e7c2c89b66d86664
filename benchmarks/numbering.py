"""Notes a second of the numbering, from 10² to 2·10⁵ notes: it should not fall as the document grows.

Run: python benchmarks/numbering.py [LARGEST]
The bare regular expression that only finds the raised numbers of the same text is measured in the same run.
"""

import random
import re
import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from audit.engine import read_document
from audit.parsing.numbering import find_apparatus
from audit.sequence.chain import Candidate, best_chain
from audit.sequence.gaps import Entry, find_departures
from audit.settings import Settings
from tests.parsing.manuscripts import sketch

COUNTS = (100, 1000, 10_000, 100_000, 200_000)
BARE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def align(count: int) -> float:
    """Return the seconds that chain and gaps take for `count` notes, one in a hundred misprinted."""
    rng = random.Random(count)
    numbers = [rng.randint(1, count) if rng.random() < 0.01 else number for number in range(1, count + 1)]
    began = process_time()
    chain = best_chain([Candidate(number=number, weight=1.0, restart=1e9) for number in numbers])
    entries = [Entry(index=index, number=number) for index, number in enumerate(numbers)]
    find_departures(entries, set(chain[0]), last=count)
    return process_time() - began


def main(largest: int) -> None:
    """Print the table."""
    print(f"{'notes':>8} {'alignment':>12} {'all of numbering':>17} {'× bare expression':>18}")
    for count in (count for count in COUNTS if count <= largest):
        text = sketch(7, "unicode", count).text()
        document = read_document("study.md", text.encode(), Settings())
        began = process_time()
        found = find_apparatus(document)
        took = process_time() - began
        began = process_time()
        assert len(BARE.findall(text)) >= len(found.notes) == count
        bare = process_time() - began
        print(f"{count:>8} {count / align(count):>10.0f}/s {count / took:>15.0f}/s {took / bare:>18.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
