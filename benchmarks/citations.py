"""In-text citations against made manuscripts: how many injected faults are found, and what is said of faultless ones.

Prints, for each rule and manner of citing, the share of faults that are found, how many other findings stand beside
the right one, and how many there are on manuscripts without a fault.
Usage: python -m benchmarks.citations [documents for each manner and fault] [-v]
"""

import random
import sys
from collections import defaultdict

from audit.engine import read_document
from audit.model.lookup import Lookups
from audit.model.manuscript import Coverage, Manuscript
from audit.parsing.references import find_references
from audit.parsing.textcitations import find_text_citations
from audit.rules import RULES
from audit.settings import Settings
from benchmarks.citing_manuscripts import MANNERS, NUMERIC, author_date_case, numeric_case

AUTHOR_DATE_FAULTS = ("CIT001", "CIT002", "CIT003", "CIT004", "CIT005")
NUMERIC_FAULTS = ("CIT001", "CIT002", "CIT006", "CIT008")
SHOWN = 6  # findings printed with -v


def findings(text: str) -> list[tuple[str, str, str]]:
    """Return (rule, level, message) of what the CIT rules say of a manuscript."""
    document = read_document("made.md", text.encode(), Settings())
    references = find_references(document)
    citations = find_text_citations(document, references)
    manuscript = Manuscript(
        document=document, coverage=Coverage(system="none"), references=references, text_citations=citations
    )
    found = []
    for rule in RULES:
        if rule.id.startswith("CIT") and rule.id != "CIT007":
            for problem in rule.check(manuscript, Lookups()):
                found.append((rule.id, str(problem.level or rule.level), problem.message))
    return found


def measure(name: str, fault: str, seed: int) -> tuple[bool, list[str]]:
    """Return whether the fault put into one manuscript was found, and what else was said of it."""
    rng = random.Random(f"{name}{fault}{seed}")
    manner = next((manner for manner in MANNERS if manner.name == name), None)
    text, wanted = numeric_case(rng, name, fault) if manner is None else author_date_case(rng, manner, fault)
    found = findings(text)
    right = [finding for finding in found if finding[0] == fault and wanted.casefold() in finding[2].casefold()]
    return bool(right), [f"{fault or 'none'}: {' '.join(finding)}" for finding in found if finding not in right]


def main() -> None:
    """Print the table."""
    rounds = next((int(argument) for argument in sys.argv[1:] if argument.isdecimal()), 10)
    rules = sorted({*AUTHOR_DATE_FAULTS, *NUMERIC_FAULTS})
    print(f"{'manner':14}{''.join(f'{rule:>8}' for rule in rules)}{'beside':>9}{'faultless':>11}")
    for name in (*(manner.name for manner in MANNERS), *NUMERIC):
        faults = NUMERIC_FAULTS if name in NUMERIC else AUTHOR_DATE_FAULTS
        hits: dict[str, int] = defaultdict(int)
        beside: list[str] = []
        for fault in faults:
            for seed in range(rounds):
                hit, others = measure(name, fault, seed)
                hits[fault] += hit
                beside += others
        faultless = [line for seed in range(rounds) for line in measure(name, "", seed)[1]]
        cells = "".join(f"{hits[rule] / rounds:8.2f}" if rule in faults else f"{'':8}" for rule in rules)
        print(f"{name:14}{cells}{len(beside):9}{len(faultless):11}")
        if "-v" in sys.argv:
            print("\n".join(f"    {line}" for line in [*faultless[:SHOWN], *beside[:SHOWN]]))


if __name__ == "__main__":
    main()
