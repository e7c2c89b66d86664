"""For author–date citations without an entry: the entry that was probably meant, and what differs."""

from collections import defaultdict
from typing import Literal

from audit.language.expressions import expression
from audit.language.surnames import acronyms, agree, fold_name, foldings, likeness, nearly_same, without_particles
from audit.model.citation import Reference, TextCitation
from audit.model.manuscript import Manuscript
from audit.model.record import record
from audit.rules.citations.systems import cited_ids, unlinked_years

Difference = Literal["year", "letter", "name", "none"]
_ABBREVIATED = expression(r"[(\[]([^\W\d_a-z][\w&-]{1,9})[)\]]")
_HEAD = 160  # characters of an entry in which a body's abbreviation stands
_SHOWN = 3  # entries named in a message


@record
class NearMiss:
    """Citations of one work that the list lacks, and the entries nearest to it, the likeliest first.

    `difference` is "none" when no entry is near enough to have been meant; `nearest` may still name some.
    """

    names: tuple[str, ...]
    et_al: bool
    year: str
    citations: tuple[TextCitation, ...]
    difference: Difference
    nearest: tuple[Reference, ...]


def near_misses(manuscript: Manuscript) -> list[NearMiss]:
    """Return one near miss for each work cited that the list lacks, in order of its first citation."""
    grouped: dict[tuple[tuple[str, ...], str], list[TextCitation]] = {}
    for citation, year in unlinked_years(manuscript):
        spelt = tuple(fold_name(name).replace(" ", "") for name in citation.names)
        grouped.setdefault((spelt, year), []).append(citation)
    if not grouped:
        return []
    cited = cited_ids(manuscript)
    index = _Index(manuscript)
    found = []
    for (_, year), citations in grouped.items():
        names, et_al = citations[0].names, citations[0].et_al
        difference, nearest = _nearest(index, names, et_al, year, cited)
        found.append(
            NearMiss(
                names=names,
                et_al=et_al,
                year=year,
                citations=tuple(citations),
                difference=difference,
                nearest=nearest[:_SHOWN],
            )
        )
    return found


class _Index:
    """The dated references by the words of their first names and by their years, so that each look-up sees few."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._by_word: dict[str, list[Reference]] = defaultdict(list)
        self.by_year: dict[str, list[Reference]] = defaultdict(list)
        self.abbreviations: dict[str, str] = {}  # "kmk" of "Kultusministerkonferenz (KMK)", by the entry's id
        for reference in manuscript.references:
            if reference.names and reference.years:
                short = _ABBREVIATED.search(reference.text_span.of(manuscript.text)[:_HEAD])
                if short is not None:
                    self.abbreviations[reference.id] = fold_name(short[1])
                shorts = {self.abbreviations.get(reference.id, "")}
                for word in (_keys(reference.names[0]) | acronyms(reference.names[0]) | shorts) - {""}:
                    self._by_word[word].append(reference)
                for year in reference.years:
                    self.by_year[year].append(reference)

    def sharing(self, name: str) -> list[Reference]:
        """Return the references whose first name shares a word with `name`, in order."""
        found = {reference.id: reference for word in _keys(name) for reference in self._by_word.get(word, ())}
        return sorted(found.values(), key=lambda reference: reference.span)


def _keys(name: str) -> frozenset[str]:
    return frozenset(word for form in foldings(name) for word in (*form.split(), form.replace(" ", "")))


def _nearest(
    index: _Index, names: tuple[str, ...], et_al: bool, year: str, cited: frozenset[str]
) -> tuple[Difference, tuple[Reference, ...]]:
    """Name the difference that explains the citation best: the year's letter, the year, a name, or none.

    An entry whose year is one slip away, or that is cited nowhere else, was probably meant; an entry that is cited
    rightly elsewhere and is years away was not.
    """
    namesakes = [
        reference
        for reference in index.sharing(names[0])
        if _same_names(names, et_al, reference) or index.abbreviations.get(reference.id) == fold_name(names[0])
    ]
    lettered = [reference for reference in namesakes if any(base(y) == base(year) for y in reference.years)]
    if lettered:
        return "letter", tuple(lettered)
    alone = len(namesakes) == 1
    slips = [
        reference
        for reference in namesakes
        if _slip(year, reference.years[0], alone=alone) or reference.id not in cited
    ]
    if slips:
        return "year", tuple(sorted(slips, key=lambda reference: _distance(year, reference.years[0])))
    misspelt = [reference for reference in index.by_year.get(year, ()) if _near_names(names, reference)]
    if misspelt:
        return "name", tuple(misspelt)
    return "none", tuple(sorted(namesakes, key=lambda reference: _distance(year, reference.years[0])))


def base(year: str) -> str:
    """Return a year without its letter."""
    return year[:4] if year[:4].isdigit() else year.rstrip("abcdefgh") if year.startswith("n.d.") else year


def _same_names(names: tuple[str, ...], et_al: bool, reference: Reference) -> bool:
    """Tell whether the names cited are those of the entry, in number too."""
    if not names or not agree(names[0], reference.names[0]):
        return False
    if not all(any(agree(name, other) for other in reference.names) for name in names[1:]):
        return False
    return (len(reference.names) > len(names)) if et_al else len(names) in (1, len(reference.names))


def _near_names(names: tuple[str, ...], reference: Reference) -> bool:
    """Tell whether the names are the entry's but for a slip in one of them, or their order."""
    if len(names) > len(reference.names):
        return False
    slips = 0
    for name, other in zip(names, reference.names, strict=False):
        if agree(name, other):
            continue
        if not any(
            nearly_same(without_particles(a), without_particles(b)) for a in foldings(name) for b in foldings(other)
        ):
            slips = -1
            break
        slips += 1
    if slips == 1:
        return True
    reordered = len(names) > 1 and all(any(agree(name, other) for other in reference.names) for name in names)
    return reordered and not agree(names[0], reference.names[0])


def _slip(year: str, printed: str, *, alone: bool) -> bool:
    """Tell whether two years differ by a slip of the pen: one digit, two digits swapped, or a year more or less.

    Where the list has this one entry of the name (`alone`), two years and a decade are believed a slip, too.
    """
    first, second = base(year), base(printed)
    if not (first.isdigit() and second.isdigit()):
        return False
    apart = abs(int(first) - int(second))
    return likeness(first, second) == 1 or apart <= 1 or (alone and apart in (2, 10))


def _distance(year: str, printed: str) -> int:
    first, second = base(year), base(printed)
    return abs(int(first) - int(second)) if first.isdigit() and second.isdigit() else 9999
