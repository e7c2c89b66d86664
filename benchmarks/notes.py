"""Notes taken apart and linked: the marked notes of the tests by manner, short forms that reach their works, FRM001.

    python -m benchmarks.notes

For every manner: notes, citations, F1 of their spans and share of right forms, for two thirds of the notes and for the
third that was held back while the reader was made. Then the short forms of composed works in six manners, read by the
parser as it is: right, wrong, open. Then how many of the fields left out of composed notes are missed, and how often
something is said of whole ones.
"""

from collections.abc import Iterable
from pathlib import Path

from audit.parsing.entries import parse_lines
from tests.parsing.linking.manners import MANNERS, compose
from tests.parsing.linking.test_live import read_and_link
from tests.parsing.markednotes import Agreement, MarkedNote, agreement, read_notes
from tests.rules.form import lacking
from tests.rules.form.test_missing_field import notes_named

GOLD = Path(__file__).resolve().parents[1] / "tests" / "parsing" / "notes_gold"
SEEDS = 3


def measured(notes: Iterable[MarkedNote]) -> Agreement:
    """Return how well the reading of `notes` agrees with their marks."""
    chosen = list(notes)
    return agreement(chosen, parse_lines(note.raw for note in chosen))


def row(name: str, found: Agreement) -> str:
    """Return one line of the table."""
    return f"{name:24}{found.gold:6} citations  spans {found.segmentation:.3f}  forms {found.forms:.3f}"


def linked(manner: str) -> tuple[int, int, int]:
    """Return how many short forms of composed notes reach their work, another, or none."""
    right = wrong = lost = 0
    for seed in range(SEEDS):
        lines = list(compose(manner, seed))
        links, _ = read_and_link({str(number): raw for number, (raw, _) in enumerate(lines, 1)})
        first: dict[str, set[str]] = {}
        for number, (_, key) in enumerate(lines, 1):
            named = {link.work_ids[0] for link in links[str(number)] if link.outcome == "linked"}
            if key not in first:
                first[key] = named
            elif not named:
                lost += 1
            elif named & first[key]:
                right += 1
            else:
                wrong += 1
    return right, wrong, lost


def missed(manner: str) -> tuple[int, int, int]:
    """Return how many fields were left out, how many were missed, and how many findings stand elsewhere."""
    count = found = beside = 0
    for kind, fields in lacking.FIELDS.items():
        for field in fields:
            for seed in range(SEEDS):
                text, spoilt = lacking.compose(manner, kind, field, seed)
                named = notes_named(text)
                count += 1
                found += spoilt in named
                beside += len(set(named) - {spoilt})
    return count, found, beside


def main() -> None:
    """Print the three tables."""
    files = {path.stem: read_notes(path) for path in sorted(GOLD.glob("*.txt"))}
    for name, notes in files.items():
        print(row(name, measured(notes)))
    everything = [note for notes in files.values() for note in notes]
    print(row("held back", measured(note for note in everything if note.held_back)))
    print(row("all", measured(everything)))
    for manner in MANNERS:
        right, wrong, lost = linked(manner)
        print(f"short forms, {manner:11}{right + wrong + lost:6}  right {right}  wrong {wrong}  open {lost}")
    for manner in lacking.MANNERS:
        count, found, beside = missed(manner)
        print(f"fields left out, {manner:7}{count:6}  missed {found}  said of whole notes {beside}")


if __name__ == "__main__":
    main()
