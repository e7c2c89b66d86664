"""Faults put into the texts of `citing_texts`, one at a time: the share that is found, and what else is said.

The texts are in six languages and as many ways of citing, and full of what only looks like a citation: "(Rome, 1957)".
Prints a line for each language: recall by rule, findings at warning or above on the faultless texts, and those beside
the right one. Usage: python -m benchmarks.cited_faults [-v]
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from audit.engine import audit_document, read_document
from audit.model.citation import Reference
from audit.model.finding import Finding, Level
from audit.model.manuscript import Manuscript
from audit.parsing import understand
from audit.settings import Settings

TEXTS = sorted((Path(__file__).parent / "citing_texts").glob("*.md"))
RULES = ("CIT001", "CIT002", "CIT003", "CIT004", "CIT005", "CIT007")
MOST = 6  # cases for each text and fault
Case = tuple[str, str]  # the spoilt text and the name that the finding must show


def findings(text: str) -> list[Finding]:
    report = audit_document(read_document("text.md", text.encode(), Settings()), Settings())
    return [finding for finding in report.findings if finding.rule.startswith("CIT")]


def targets(manuscript: Manuscript) -> Iterator[tuple[Reference, list[int]]]:
    """The entries by one family name, alone of that name, and where the text names each with its year."""
    families = [reference.names[0].casefold() for reference in manuscript.references if reference.names]
    for reference in manuscript.references:
        name = reference.names[0] if reference.names else ""
        alone = sum(name.casefold() in family or family in name.casefold() for family in families) == 1
        if not (name.isalpha() and len(name) > 4 and alone and reference.years[0].isdigit()):
            continue
        places = [
            citation.span.start
            for citation in manuscript.text_citations
            if reference.id in citation.reference_ids and len(citation.keys) == 1
        ]
        if places:
            yield reference, places


def cases(text: str, fault: str, rng: random.Random) -> Iterator[Case]:
    manuscript = understand(read_document("text.md", text.encode(), Settings()))
    found = list(targets(manuscript))
    entries = [reference.span for reference in manuscript.references]
    for reference, places in rng.sample(found, min(MOST, len(found))):
        name, year, span = reference.names[0], reference.years[0], reference.span
        entry = span.of(text)
        at = rng.choice(places)
        end = text.index(")", at)
        if fault == "CIT001":
            yield text[: span.start] + text[span.end :].lstrip(), name
        elif fault == "CIT002":
            other = name[:-1] + ("iev" if name.istitle() else "IEV")
            added = entry.replace(name, other, 1).replace(year, str(int(year) - 23), 1)
            words = [word[::-1] if word.isalpha() and word.islower() else word for word in added.split(" ")]
            yield text[: span.end] + "\n\n" + " ".join(words) + text[span.end :], other
        elif fault == "CIT003":
            wrong = str(int(year) + rng.choice((-10, -1, 1, 2)))
            yield text[:at] + text[at : end + 1].replace(year, wrong, 1) + text[end + 1 :], name
        elif fault == "CIT004":
            cited = text[at : end + 1]
            shown = next((form for form in (name, name.title(), name.upper()) if form in cited), None)
            if shown is None:
                continue
            place = rng.randrange(2, len(shown) - 1)
            wrong = shown[:place] + ("x" if shown.istitle() else "X") + shown[place + 1 :]
            yield text[:at] + cited.replace(shown, wrong, 1) + text[end + 1 :], wrong
        elif fault == "CIT005":
            index = entries.index(span)
            goal = (index + len(entries) // 2) % len(entries)
            if abs(goal - index) < 3:
                continue
            without = text[: span.start] + text[span.end :].lstrip("\n")
            anchor = entries[goal].of(text)
            yield without.replace(anchor, anchor + "\n\n" + entry, 1), name
        elif fault == "CIT007":
            yield text.rstrip("\n") + "\n\n" + entry.replace(",", ".,", 1) + "\n", name


def grave(finding: Finding) -> bool:
    return finding.level is not Level.NOTE


def main() -> None:
    """Print the table."""
    hits: dict[tuple[str, str], int] = defaultdict(int)
    tries: dict[tuple[str, str], int] = defaultdict(int)
    false: dict[str, list[str]] = defaultdict(list)
    beside: dict[str, list[str]] = defaultdict(list)
    cited: dict[str, int] = defaultdict(int)
    for path in TEXTS:
        language, text = path.name[:2], path.read_text(encoding="utf-8")
        cited[language] += len(understand(read_document("text.md", text.encode(), Settings())).text_citations)
        clean = findings(text)
        false[language] += [f"{path.name}: {f.rule} {f.message}" for f in clean if grave(f)]
        known = {(f.rule, f.message) for f in clean}
        for fault in RULES:
            for spoilt, name in cases(text, fault, random.Random(f"{path.name}{fault}")):
                found = findings(spoilt)
                right = [f for f in found if f.rule == fault and name.casefold() in f.message.casefold()]
                tries[language, fault] += 1
                hits[language, fault] += bool(right)
                if not right:
                    beside[language].append(f"{path.name}: {fault} of {name} is not found")
                others = [f for f in found if grave(f) and f not in right and (f.rule, f.message) not in known]
                beside[language] += [f"{path.name}: {fault} of {name}: {f.rule} {f.message}" for f in others]
    print(f"{'':8}{'cited':>7}{''.join(f'{rule:>12}' for rule in RULES)}{'false':>7}{'beside':>8}")
    for language in sorted(cited):
        cells = "".join(f"{hits[language, rule]:>7}/{tries[language, rule]:<4}" for rule in RULES)
        missed = sum(tries[language, rule] - hits[language, rule] for rule in RULES)
        print(f"{language:8}{cited[language]:7}{cells}{len(false[language]):7}{len(beside[language]) - missed:8}")
        if "-v" in sys.argv:
            print("\n".join(f"    {line}" for line in (*false[language], *beside[language])))


if __name__ == "__main__":
    main()
