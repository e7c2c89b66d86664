"""Notes whose citations and their fields are marked in the text itself, and how well a reading of them agrees.

`{full:…}` is a citation (`xref` is short for `cross_reference`); in it `<a:…>` marks the family name of an author or a
body, `<e:…>` of an editor, `<r:…>` of a translator, `<t:…>` a title, `<c:…>` what it stands in, `<y:…>` a date,
`<v:…>` a volume, `<i:…>` an issue, `<p:…>` pages or a pinpoint, `<u:…>` a press, `<o:…>` a place, `<w:…>` an address,
`<d:…>` a DOI. What stands outside citations is signal or commentary. A line that begins with `#` is a remark.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Indel

from audit.model.citation import Citation, Name
from audit.parsing.entries import parse_entry

VARIABLES = {
    "a": "author",
    "e": "editor",
    "r": "translator",
    "t": "title",
    "c": "container-title",
    "y": "year",
    "v": "volume",
    "i": "issue",
    "p": "page",
    "u": "publisher",
    "o": "publisher-place",
    "w": "URL",
    "d": "DOI",
}
_MARK = re.compile(r"\{(full|short|ibid|supra|xref):|<([aertcyvipuowd]):|>|\}")
_PARTICLES = re.compile(r"^(?:(?:van|von|der|den|de|del|della|di|da|du|des|la|le)\s+)+", re.IGNORECASE)
_ALIKE = 0.9  # least similarity of two titles that count as one
_HALF = 0.5  # least overlap of two spans that count as one

Values = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Source:
    """A citation of the gold: form, span in the plain note, and its values as (variable, text as compared)."""

    form: str
    start: int
    end: int
    values: Values


@dataclass
class Score:
    """Counts of values and of citations: in the gold, read, and agreeing; of the latter, those with the right form."""

    values: int = 0
    values_read: int = 0
    values_right: int = 0
    citations: int = 0
    citations_read: int = 0
    citations_right: int = 0
    forms_right: int = 0

    @property
    def fields(self) -> float:
        """Micro-F1 of the values."""
        return 2 * self.values_right / max(1, self.values + self.values_read)

    @property
    def segmentation(self) -> float:
        """F1 of the spans."""
        return 2 * self.citations_right / max(1, self.citations + self.citations_read)

    @property
    def forms(self) -> float:
        """Share of right forms among the citations whose spans agree."""
        return self.forms_right / max(1, self.citations_right)


def read_note(line: str) -> tuple[str, tuple[Source, ...]]:
    """Take the marks out of one line: the plain note, and its sources in order."""
    plain, at = "", 0
    found: list[Source] = []
    form, start, values = "", 0, Counter[tuple[str, str]]()
    opened: list[tuple[str, int]] = []
    for mark in _MARK.finditer(line):
        plain += line[at : mark.start()]
        at = mark.end()
        if mark[1]:
            form, start, values = mark[1].replace("xref", "cross_reference"), len(plain), Counter()
        elif mark[2]:
            opened.append((VARIABLES[mark[2]], len(plain)))
        elif mark[0] == ">":
            variable, begin = opened.pop()
            values.update(compared(variable, plain[begin:]))
        else:
            found.append(Source(form, start, len(plain), values))
    return plain + line[at:], tuple(found)


def compared(variable: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield a value in the form in which it is compared: years and pages as numbers, names without particles."""
    if variable == "year":
        year = re.search(r"\d{4}", text)
        yield variable, year[0] if year else ""
    elif variable == "page":
        yield from ((variable, number) for number in re.findall(r"\d+", text))
    else:
        text = _PARTICLES.sub("", text) if variable in ("author", "editor", "translator") else text
        folded = unicodedata.normalize("NFKD", text.casefold())
        yield variable, "".join(character for character in folded if character.isalnum())


def values_of(citation: Citation) -> Values:
    """Return the values of a citation read, as they are compared."""
    values: Values = Counter()
    issued = citation.item.date()
    if issued is not None:
        values["year", str(issued.start.year)] += 1
    for field in citation.item.fields:
        if field.variable not in VARIABLES.values():
            continue
        if isinstance(field.value, Name):
            values.update(compared(field.variable, field.value.family or field.value.literal))
        else:
            values.update(compared(field.variable, str(field.value)))
    values.update(compared("page", citation.locator or ""))
    return values


def agreeing(gold: Values, read: Values) -> int:
    """Count the values that agree; a text that is read alike but not the same counts, too."""
    same = gold & read
    left, rest = gold - same, list((read - same).elements())
    count = same.total()
    for variable, text in left.elements():
        alike = next((v for v in rest if v[0] == variable and _alike(text, v[1])), None)
        if alike is not None and variable not in ("year", "page", "volume", "issue"):
            rest.remove(alike)
            count += 1
    return count


def _alike(first: str, second: str) -> bool:
    return Indel.normalized_similarity(first, second) >= _ALIKE


def score(path: Path) -> Score:
    """Read every note of a file and compare what is read with its marks."""
    total = Score()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        plain, gold = read_note(line)
        read = parse_entry(plain).citations
        mates = _mates(gold, read)
        total.citations += len(gold)
        total.citations_read += len(read)
        total.citations_right += len(mates)
        total.values += sum(source.values.total() for source in gold)
        total.values_read += sum(values_of(citation).total() for citation in read)
        for one, other in mates:
            total.values_right += agreeing(one.values, values_of(other))
            total.forms_right += one.form == other.form
    return total


def _mates(gold: tuple[Source, ...], read: tuple[Citation, ...]) -> list[tuple[Source, Citation]]:
    """Pair the sources and citations whose spans share at least half of their union."""
    mates = []
    for source in gold:
        for citation in read:
            inner = min(source.end, citation.span.end) - max(source.start, citation.span.start)
            outer = max(source.end, citation.span.end) - min(source.start, citation.span.start)
            if inner >= _HALF * outer:
                mates.append((source, citation))
                break
    return mates
