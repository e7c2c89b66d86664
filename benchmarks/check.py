"""How fast manuscripts of several sizes are checked, and whether the time grows with the length alone.

Usage: python benchmarks/check.py [PATH…] [--sizes 1,4,16]

Without paths, a manuscript is made: chapters with notes, repeated to the sizes wanted (in units of about 100 notes).
One line a document: bytes, notes, milliseconds, milliseconds a note, peak memory of the process so far.
"""

import argparse
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SURNAMES = ("Berg", "Stone", "Holm", "Vik", "Aas", "Lund", "Dahl", "Moe", "Sand", "Ness")


def manuscript(notes: int) -> str:
    """Return a faultless manuscript with `notes` notes: full citations, short forms and Ibid."""
    text, entries = [], []
    for number in range(1, notes + 1):
        label = str(number).translate(SUPERSCRIPTS)
        year = 1900 + number % 100
        text.append(f"In {year} the river of valley {number} rose above the second mark and fell within days.{label} ")
        if number % 8 == 0:
            text.append("\n\n")
        surname, given = SURNAMES[number % 10], SURNAMES[number // 10 % 10]
        if number % 3 == 2:
            entries.append(f"{label} Ibid., {number % 300 + 1}.")
        else:
            title = f"Floods of Valley {number}"
            entries.append(f"{label} {given} {surname}, *{title}* (Oslo: Fjord Press, {year + 1}), {number % 300}.")
    return "# Rivers\n\n" + "".join(text) + "\n\n## Notes\n\n" + "\n\n".join(entries) + "\n"


def measure(path: Path) -> None:
    """Print one line for one document."""
    from audit.engine import audit
    from audit.settings import Settings

    began = perf_counter()
    document = audit([path], Settings()).documents[0]
    took_ms = (perf_counter() - began) * 1000
    notes = document.coverage.notes or document.coverage.references
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{path.name:<28} {path.stat().st_size:>12,} B {notes:>7} notes {took_ms:>9.0f} ms "
        f"{took_ms / max(1, notes):>7.3f} ms/note {len(document.findings):>5} findings {memory:>6.0f} MiB"
    )


def main() -> int:
    """Measure the documents named, or made."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--sizes", default="1,4,16,64", help="in units of 100 notes (default: 1,4,16,64)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = list(arguments.paths)
        if not paths:
            for size in arguments.sizes.split(","):
                paths.append(Path(folder, f"made-{size}.md"))
                paths[-1].write_text(manuscript(100 * int(size)), encoding="utf-8")
        for path in (paths[0], *paths):  # the first time pays for the imports
            measure(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
