"""Full citations in notes and a bibliography: works to which the two give different years."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from audit.language.folding import content_words, fold
from audit.model.citation import Citation, Item, Reference
from audit.model.dates import DateInterval
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.manuscript import Manuscript
from audit.rules.gathering import ONE_BY_ONE, gathered

Key = tuple[str, str]  # folded surname of the first author, content words of the title
_FEWEST_WORDS = 2  # of a title: "Letters" and "Works" are many books
_SAME = ("container-title", "volume", "edition", "publisher")  # what two editions of one title differ in
_MOST_SHOWN = 4
_MOST = 0.25  # of the works that both have; above, one cause is likelier than many slips


def misdated_in_notes(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield a problem for each entry of a bibliography whose work the notes cite in full with another year only.

    The author must be a person (a body gives its reports one title year after year), author and title must be the
    entry's, and neither container, volume, edition nor publisher may tell that another edition is meant.
    """
    cited: dict[Key, list[Citation]] = defaultdict(list)
    for citation in manuscript.citations:
        key = _key(citation.item)
        if citation.form == "full" and citation.note_id is not None and key is not None:
            cited[key].append(citation)
    listed: dict[Key, list[Reference]] = defaultdict(list)
    for reference in manuscript.references if cited else ():
        key = None if reference.citation is None else _key(reference.citation.item)
        if key in cited:
            listed[key].append(reference)
    compared, found = 0, []
    for key, references in listed.items():
        entry = references[0].citation
        compared += 1
        if len(references) > 1 or entry is None or any(_dates_meet(one.item, entry.item) for one in cited[key]):
            continue
        misdated = [one for one in cited[key] if _is_same_edition(one.item, entry.item)]
        if misdated:
            found.append(_problem(manuscript, references[0], entry.item, misdated))
    if len(found) > max(ONE_BY_ONE, _MOST * compared):  # the list has other editions, or its years were not read
        doubtful = [replace(problem, level=Level.NOTE, confidence=0.4) for problem in found]
        yield from gathered(doubtful, lambda number: f"{number} of {compared} works have another year in the list")
    else:
        yield from found


def _problem(manuscript: Manuscript, reference: Reference, entry: Item, misdated: list[Citation]) -> Problem:
    first = misdated[0]
    note = manuscript.note_by_id.get(first.note_id or "")
    year, other = _year(first.item), _year(entry)
    where = f"Note {note.label}" if note is not None else "A note"
    again = tuple(
        RelatedPlace(span=one.span, message=f"cited here too: {_year(one.item)}") for one in misdated[1:_MOST_SHOWN]
    )
    return Problem(
        span=first.span,
        message=f"{where} gives {year} for {_named(entry)}; the list has {other}.",
        related=(RelatedPlace(span=reference.span, message=f"the entry: {other}"), *again),
        evidence={"cited": year, "listed": other},
        note=note.label if note is not None else None,
        kind="review",
        confidence=0.8,
    )


def _key(item: Item) -> Key | None:
    authors = item.names()
    words = content_words(item.text("title"))
    if not authors or not authors[0].family or len(words) < _FEWEST_WORDS or item.date() is None:
        return None
    return fold(authors[0].family), " ".join(words)


def _dates_meet(a: Item, b: Item) -> bool:
    """Tell whether any year of one is a year of the other, those of first publication included."""
    mine, other = (_dates(item) for item in (a, b))
    return any(one.meets(two) for one in mine for two in other)


def _dates(item: Item) -> list[DateInterval]:
    return [date for variable in ("issued", "original-date") if (date := item.date(variable)) is not None]


def _is_same_edition(a: Item, b: Item) -> bool:
    for variable in _SAME:
        mine, other = fold(a.text(variable)), fold(b.text(variable))
        if mine != other and ((mine and other) or variable == "edition"):
            return False
    return True


def _named(item: Item) -> str:
    return f"{item.names()[0].family}, “{item.text('title')}”"


def _year(item: Item) -> int:
    date = item.date()
    assert date is not None  # `_key` asks for one
    return date.start.year
