"""Notes whose citations are marked in the text itself, and how well a reading of them agrees with the marks.

`{form:…}` is a citation (`xref` is short for `cross_reference`), `{supra#12:…}` one that names note 12, `|…|` in it the
locator. What stands outside is signal or commentary. A line that begins with `#` is a remark.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MARK = re.compile(r"\{(?P<form>full|short|ibid|supra|xref)(?:#(?P<target>\d+))?:|\||\}")


@dataclass(frozen=True)
class Marked:
    """A citation of the gold: its form, its span in the plain note, its locator and the number of the note it names."""

    form: str
    start: int
    end: int
    locator: str | None = None
    target: int | None = None


@dataclass(frozen=True)
class MarkedNote:
    """A note as plain text, and its citations in order."""

    raw: str
    citations: tuple[Marked, ...]

    @property
    def held_back(self) -> bool:
        """Tell whether the note belongs to the third that is looked at only for the final figure."""
        return zlib.crc32(self.raw.encode()) % 3 == 0


def read_notes(path: Path) -> tuple[MarkedNote, ...]:
    """Read a file of marked notes."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(read_note(line) for line in lines if line and not line.startswith("#"))


def read_note(line: str) -> MarkedNote:
    """Take the marks out of one line."""
    plain = ""
    found: list[Marked] = []
    at = 0
    form, target, start, bar = "", None, 0, -1
    locator = None
    for mark in _MARK.finditer(line):
        plain += line[at : mark.start()]
        at = mark.end()
        if mark["form"]:
            form, start, locator = mark["form"].replace("xref", "cross_reference"), len(plain), None
            target = int(mark["target"]) if mark["target"] else None
        elif mark[0] == "|":
            if bar < 0:
                bar = len(plain)
            else:
                locator, bar = plain[bar:], -1
        else:
            found.append(Marked(form, start, len(plain), locator, target))
    return MarkedNote(plain + line[at:], tuple(found))


@dataclass(frozen=True)
class Agreement:
    """Counts of citations: in the gold, read, matched by span; of the matched, those whose form is right."""

    gold: int
    read: int
    matched: int
    formed: int

    @property
    def segmentation(self) -> float:
        """F1 of the spans."""
        return 2 * self.matched / max(1, self.gold + self.read)

    @property
    def forms(self) -> float:
        """Share of the right forms among the citations matched."""
        return self.formed / max(1, self.matched)


def pairs(note: MarkedNote, record: dict[str, Any]) -> list[tuple[Marked, dict[str, Any]]]:
    """Return gold and read citations whose spans share at least half of their union, one to one, best first."""
    shared = sorted(
        (
            (_overlap(gold, read["span"]), i, j)
            for i, gold in enumerate(note.citations)
            for j, read in enumerate(record["citations"])
        ),
        reverse=True,
    )
    taken: list[tuple[int, int]] = []
    for overlap, i, j in shared:
        if overlap >= 0.5 and all(i != a and j != b for a, b in taken):
            taken.append((i, j))
    return [(note.citations[i], record["citations"][j]) for i, j in taken]


def _overlap(gold: Marked, span: list[int]) -> float:
    inner = max(0, min(gold.end, span[1]) - max(gold.start, span[0]))
    return inner / max(1, max(gold.end, span[1]) - min(gold.start, span[0]))


def agreement(notes: Iterable[MarkedNote], records: Iterable[dict[str, Any]]) -> Agreement:
    """Compare marked notes with what `parse_lines` made of them."""
    gold = read = matched = formed = 0
    for note, record in zip(notes, records, strict=True):
        mates = pairs(note, record)
        gold += len(note.citations)
        read += len(record["citations"])
        matched += len(mates)
        formed += sum(one.form == other["form"] for one, other in mates)
    return Agreement(gold, read, matched, formed)


def differences(notes: Iterable[MarkedNote], records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield what is read otherwise than marked, in words: for whoever mends the reader."""
    for note, record in zip(notes, records, strict=True):
        mates = pairs(note, record)
        right = len(mates) == len(note.citations) == len(record["citations"])
        if right and all(a.form == b["form"] and (a.locator is None or a.locator == b["locator"]) for a, b in mates):
            continue
        yield note.raw
        for marked in note.citations:
            yield f"    marked {marked.form:15} {note.raw[marked.start : marked.end]} | {marked.locator}"
        for found in record["citations"]:
            yield f"    read   {found['form']:15} {note.raw[slice(*found['span'])]} | {found['locator']}"
