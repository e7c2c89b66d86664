"""Examples of kinds of notes, written for this project (`examples/*.txt`): fields and forms above a floor.

Text is compared without case, accents, punctuation; names by family name; a page counts wherever it was put.
"""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from audit.model.citation import Citation, Name
from audit.parsing.entries import parse_entry

EXAMPLES = sorted((Path(__file__).parent / "examples").glob("*.txt"))
LISTS = ("author", "editor", "page")
SCORED = (
    "author",
    "editor",
    "title",
    "container-title",
    "year",
    "volume",
    "page",
    "publisher",
    "publisher-place",
    "URL",
)
FLOORS = {
    "chicago_notes": (0.92, 0.95),
    "german_history_notes": (0.90, 0.95),
    "german_lists": (0.98, 0.95),
    "german_notes": (0.94, 0.95),
    "italian_archive_notes": (0.92, 0.95),
    "italian_notes": (0.95, 0.95),
    "law_forms": (0.0, 0.95),  # the fields of cases are not all written down there
    "law_review_notes": (0.87, 0.95),
    "law_society_comments": (0.94, 0.95),
    "law_society_notes": (0.97, 0.95),
    "reference_lists": (0.95, 1.0),
    "romance_notes": (0.91, 0.88),
}


def plain(text: str) -> str:
    """Return letters and digits only, folded."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if c.isalnum())


def numbers(text: str) -> list[str]:
    """Return the digits runs of a page field."""
    return re.findall(r"\d+", text)


def wanted(line: str) -> tuple[str, Counter[tuple[str, str]]]:
    """Read one `=` line: form and values."""
    form, *parts = (part.strip() for part in line[2:].split("|"))
    values: Counter[tuple[str, str]] = Counter()
    for part in parts:
        name, equals, value = part.partition("=")
        if not equals:
            continue
        for one in value.split(";") if name in LISTS else [value]:
            values.update([(name, n) for n in numbers(one)] if name == "page" else [(name, plain(one))])
    return form, values


def found(citation: Citation) -> Counter[tuple[str, str]]:
    """Return the values of a citation in the same shape."""
    values: Counter[tuple[str, str]] = Counter()
    for field in citation.item.fields:
        if isinstance(field.value, Name):
            values.update([(field.variable, plain(field.value.family or field.value.literal))])
        elif field.variable == "page":
            values.update(("page", n) for n in numbers(str(field.value)))
        elif field.variable in SCORED:
            values.update([(field.variable, plain(str(field.value)))])
    issued = citation.item.date()
    if issued is not None:
        values.update([("year", str(issued.start.year))])
    if citation.locator:
        values.update(("page", n) for n in numbers(citation.locator))
    return Counter({key: count for key, count in values.items() if key[0] in SCORED})


def entries(path: Path) -> list[tuple[str, list[str]]]:
    """Return (text, `=` lines) of a file of examples."""
    out: list[tuple[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            out[-1][1].append(line)
        elif line and not line.startswith("#"):
            out.append((line, []))
    return out


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_examples_are_read(path: Path) -> None:
    right = predicted = gold = forms_right = forms = 0
    for text, lines in entries(path):
        citations = parse_entry(text).citations
        forms += max(len(lines), len(citations))
        for number, line in enumerate(lines):
            form, values = wanted(line)
            gold += values.total()
            if number < len(citations):
                have = found(citations[number])
                right += (have & values).total()
                forms_right += citations[number].form == form
        predicted += sum(found(citation).total() for citation in citations)
    fields_floor, forms_floor = FLOORS[path.stem]
    f1 = 2 * right / (predicted + gold)
    assert forms_right / forms >= forms_floor
    assert f1 >= fields_floor
