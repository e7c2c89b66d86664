"""How well time is judged in six languages: labelled cases in (`tongues.txt`), right and wrong findings counted out.

    python benchmarks/tongues.py [--show]

Each case is one small manuscript, expected to be found at fault by one of DAT004, DAT005, DAT006, or by none of them.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

CASES = Path(__file__).with_name("tongues.txt")
RULES = ("DAT004", "DAT005", "DAT006")


@dataclass(frozen=True)
class Case:
    """A manuscript in Markdown and the rule that it breaks, "" for none."""

    tongue: str
    rule: str
    text: str


def read_cases() -> Iterator[Case]:
    """Yield the labelled cases."""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            tongue, rule, text, notes = (part.strip() for part in line.split(" | "))
            marked = text if "[^1]" in text else f"{text}[^1]"
            listed = "\n".join(f"[^{number}]: {note.strip()}" for number, note in enumerate(notes.split("||"), 1))
            yield Case(tongue, rule.strip("-"), f"{marked}\n\n{listed}\n")


def heard(case: Case) -> list[str]:
    """Return the rules of time that speak up, at warning or above."""
    from audit.engine import audit_document, read_document
    from audit.settings import Settings

    settings = Settings(select=RULES, today=date(2026, 11, 20))
    report = audit_document(read_document("case.md", case.text.encode(), settings), settings)
    return [finding.rule for finding in report.findings if finding.level.rank >= 2]


def main() -> int:
    """Audit all cases and print, for each language, what was found and what was false."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--show", action="store_true", help="print what was missed and what was false")
    arguments = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    shown: list[str] = []
    for case in read_cases():
        found = heard(case)
        counts[case.tongue, "faults" if case.rule else "sound"] += 1
        counts[case.tongue, "found"] += case.rule in found
        counts[case.tongue, "false"] += sum(rule != case.rule for rule in found)
        if (case.rule and case.rule not in found) or any(rule != case.rule for rule in found):
            shown.append(f"{case.tongue} wanted {case.rule or 'nothing'}, heard {found}: {case.text}")
    print("language  faults  found  recall  sound  false  precision")
    for tongue in dict.fromkeys(name for name, _ in counts):
        faults, sound = counts[tongue, "faults"], counts[tongue, "sound"]
        hits, false = counts[tongue, "found"], counts[tongue, "false"]
        precision = hits / (hits + false) if hits + false else 1.0
        print(f"{tongue:8} {faults:7} {hits:6} {hits / faults:7.2f} {sound:6} {false:6} {precision:10.2f}")
    if arguments.show:
        print("\n" + "\n".join(shown))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
