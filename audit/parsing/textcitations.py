"""A `Document` and its references come in; the in-text citations, numeric and author–date, linked to them, go out."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from audit.language.surnames import acronyms, fold_name, foldings, nearly_same, same_surname, without_particles
from audit.model.citation import Reference, TextCitation
from audit.model.document import Document
from audit.model.manuscript import Marker, Note
from audit.model.span import Span
from audit.parsing.authordate import Mention, find_mentions
from audit.parsing.numericcitations import citing_groups, find_number_groups

_SILENT = ("code", "furniture", "comment", "reference")
_IBID = re.compile(r"\((?:(?:see|vgl\.|siehe|voir|cfr\.)\s)?(?:ibid(?:em)?|ebd|ebda|ebenda|ib|íbid|idem|id)\b\.?(?:,?\s?[^()]{0,40})?\)", re.IGNORECASE)  # fmt: skip  # noqa: E501
_ABBREVIATED = re.compile(r"[(\[]([^\W\d_a-z][\w&-]{1,9})[)\]]")
_EARLIER, _LATER = 60, 10  # years before the oldest and after the newest entry in which a missing one may lie
_HEAD_WORDS = 400  # characters of an entry among whose words a co-author's name is looked for


def find_text_citations(
    document: Document,
    references: Sequence[Reference],
    markers: Iterable[Marker] = (),
    notes: Iterable[Note] = (),
) -> tuple[TextCitation, ...]:
    """Return the in-text citations in reading order, ids `t1`, `t2` ….

    Without a list of references nothing can be told from other numbers and brackets, and nothing is returned. Numbers
    that call notes are left to the markers. What looks like an author–date citation by its shape alone and has no
    entry is returned with None in `reference_ids`; weaker likenesses are returned only when the list has them.
    """
    if not references:
        return ()
    spans = _spans(document, references)
    taken = sorted({marker.span for marker in markers})
    found = [*_numeric(document, references, spans, taken), *_author_date(document, references, spans)]
    found.sort(key=lambda citation: (citation.span.start, citation.span.end))
    return tuple(replace(citation, id=f"t{number}") for number, citation in enumerate(found, 1))


def _spans(document: Document, references: Sequence[Reference]) -> list[Span]:
    """Return the stretches in which citations stand: every block but the references themselves."""
    entries = sorted(reference.span for reference in references)
    starts = [span.start for span in entries]
    blocks = [block.span for block in document.blocks if block.kind not in _SILENT]
    if not document.blocks:
        blocks = [Span(0, entries[0].start)]
    blocks += [span for note in document.notes for span in note.text_spans]
    spans: list[Span] = []
    end = 0
    for span in sorted(set(blocks)):
        at = bisect_right(starts, span.start) - 1
        if (at >= 0 and entries[at].end > span.start) or (at + 1 < len(entries) and starts[at + 1] < span.end):
            continue
        if span.end > end:
            spans.append(Span(max(span.start, end), span.end))
            end = span.end
    return spans


def _numeric(
    document: Document, references: Sequence[Reference], spans: Sequence[Span], taken: Sequence[Span]
) -> list[TextCitation]:
    by_label = {int(reference.label): reference.id for reference in references if reference.label.isdigit()}
    if len(by_label) < 2 or 2 * len(by_label) < len(references):
        return []
    starts = [span.start for span in taken]
    found = []
    for group in citing_groups(find_number_groups(document, spans), by_label, max(by_label)):
        at = bisect_right(starts, group.span.end - 1) - 1
        if at >= 0 and taken[at].overlaps(group.span):
            continue
        found.append(
            TextCitation(
                id="",
                span=group.span,
                system="numeric",
                keys=tuple(str(number) for number in group.numbers),
                locator=group.locator,
                reference_ids=tuple(by_label.get(number) for number in group.numbers),
            )
        )
    return found


def _author_date(document: Document, references: Sequence[Reference], spans: Sequence[Span]) -> list[TextCitation]:
    index = ReferenceIndex(document, references)
    if not index.dated:
        return []
    found: list[tuple[Mention, TextCitation]] = []
    for span in spans:
        plain = document.plain(span)
        for mention in find_mentions(plain.text):
            names, ids = index.link(mention)
            if mention.bare and not all(ids):
                continue
            if not any(ids) and not (mention.sure or index.knows(mention) or index.resembles(mention)):
                continue
            if not any(ids) and _in_italics(document, plain.origin(mention.start)):
                continue
            citation = TextCitation(
                id="",
                span=plain.span(mention.start, mention.end),
                system="author-date",
                keys=tuple(f"{' & '.join(names)}{' et al.' if mention.et_al else ''}|{year}" for year in mention.years),
                narrative=mention.narrative,
                locator=mention.locator,
                reference_ids=ids,
                names=names,
                et_al=mention.et_al,
            )
            found.append((mention, citation))
    sigla = _sigla(citation for _, citation in found)
    comma = _comma_before_year(mention for mention, citation in found if any(citation.reference_ids))
    return [
        citation
        for mention, citation in found
        if any(citation.reference_ids)
        or (
            citation.names not in sigla
            and index.plausible(mention)
            and (mention.narrative or comma is None or comma == mention.comma)
        )
    ]


def _sigla(citations: Iterable[TextCitation]) -> set[tuple[str, ...]]:
    """Return names that stand before three different numbers and are in no entry: "CAe 1560" is a shelf mark."""
    numbers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    known: set[tuple[str, ...]] = set()
    for citation in citations:
        if any(citation.reference_ids):
            known.add(citation.names)
        else:
            numbers[citation.names].update(citation.keys)
    return {names for names, keys in numbers.items() if len(keys) >= 3 and names not in known}


def _in_italics(document: Document, offset: int) -> bool:
    """Tell whether the character at `offset` is in italics: then it is a title, not a name."""
    near = document.styles_in(Span(max(0, offset - 200), offset + 1))
    return any(styled.style == "italic" and styled.span.end > offset for styled in near)


def _comma_before_year(mentions: Iterable[Mention]) -> bool | None:
    """Return whether a comma stands before the years in brackets, as nine in ten have or lack it; None if mixed.

    An unlinked one in another manner, "(Paris, 1968)" among "(Smith 2004)", is no citation.
    """
    inside = [mention.comma for mention in mentions if not mention.narrative and not mention.bare]
    share = sum(inside) / len(inside) if len(inside) >= 2 else 0.5
    return True if share >= 0.9 else False if share <= 0.1 else None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A reference as it is compared: folded names, the words of its head, and its years."""

    id: str
    names: tuple[frozenset[str], ...]
    initials: frozenset[str]
    words: frozenset[str]
    years: tuple[str, ...]


class ReferenceIndex:
    """The references by the words of their names; answers which of them a mention names."""

    def __init__(self, document: Document, references: Sequence[Reference]) -> None:
        self._by_word: dict[str, list[_Entry]] = defaultdict(list)
        self._by_year: dict[str, list[_Entry]] = defaultdict(list)
        self.dated = 0
        for reference in references:
            self._add(document, reference)
        years = [int(year[:4]) for reference in references for year in reference.years[:1] if year[:4].isdigit()]
        self.oldest, self.newest = min(years, default=0), max(years, default=9999)

    def knows(self, mention: Mention) -> bool:
        """Tell whether the list has an entry by these authors, of whatever year, so that they are authors."""
        if mention.lifetime or not mention.names:
            return False
        names = mention.names[min(mention.loose, len(mention.names) - 1) :]
        return any(
            _same(names[0], entry, 0) and entry.names and all(_among(name, entry) for name in names[1:])
            for entry in self._sharing(names[0])
        )

    def resembles(self, mention: Mention) -> bool:
        """Tell whether the list has an entry of the same year whose first name differs by a slip of the pen."""
        if mention.lifetime or not mention.names:
            return False
        first = mention.names[min(mention.loose, len(mention.names) - 1)]
        return any(
            nearly_same(without_particles(cited), without_particles(printed))
            for year in mention.years
            for entry in self._by_year.get(year, ())
            for printed in next(iter(entry.names), ())
            for cited in foldings(first)
        )

    def plausible(self, mention: Mention) -> bool:
        """Tell whether the years lie where those of the list do: not far before its oldest, not after its newest."""
        years = [int(year[:4]) for year in mention.years if year[:4].isdigit()]
        return all(self.oldest - _EARLIER <= year <= self.newest + _LATER for year in years)

    def _sharing(self, name: str) -> list[_Entry]:
        """Return the entries that share a word with a name, each once."""
        words = {word for form in foldings(name) for word in form.split()}
        return list({entry.id: entry for word in words for entry in self._by_word.get(word, ())}.values())

    def _add(self, document: Document, reference: Reference) -> None:
        span = reference.text_span
        head = document.plain(Span(span.start, min(span.end, span.start + _HEAD_WORDS))).text
        short = _ABBREVIATED.search(head, 0, 160)
        initials = acronyms(reference.names[0]) if reference.names else frozenset()
        if short and not short[1].isdigit():
            initials |= {fold_name(short[1])}
        entry = _Entry(
            id=reference.id,
            names=tuple(foldings(name) for name in reference.names),
            initials=initials,
            words=frozenset(word for form in foldings(head) for word in form.split()),
            years=reference.years,
        )
        self.dated += bool(reference.years)
        for year in reference.years:
            self._by_year[year].append(entry)
        for word in {word for forms in entry.names for form in forms for word in form.split()} | initials:
            self._by_word[word].append(entry)
        if not reference.names:
            for word in list(entry.words)[:12]:
                self._by_word[word].append(entry)

    def link(self, mention: Mention) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
        """Return the names that count (a sentence's own words before them dropped) and an entry's id for each year.

        A reprint cited with both its years ("1990 [1867]", "1955/1974") is linked by either.
        """
        best: tuple[tuple[str, ...], tuple[str | None, ...]] = (mention.names, (None,) * len(mention.years))
        for first in range(min(mention.loose, len(mention.names) - 1) + 1):
            names = mention.names[first:]
            ids = tuple(self._entry(names, year, et_al=mention.et_al) for year in mention.years)
            if any(ids):
                best = (names, ids)
                break
        names, ids = best
        return names, ids

    def _entry(self, names: tuple[str, ...], year: str, *, et_al: bool) -> str | None:
        """Return the id of the entry that the names and the year fit best, or None."""
        fitting: list[tuple[int, str]] = []
        for entry in self._sharing(names[0]):
            exact = year in entry.years
            if not exact and not (year[:4].isdigit() and len(year) == 4 and any(y[:4] == year for y in entry.years)):
                continue
            if not _same(names[0], entry, 0):
                continue
            if not all(_among(name, entry) for name in names[1:]):
                continue
            fullness = 2 * exact + 2 * (entry.years[:1] == (year,)) + (et_al == (len(entry.names) > 2))
            fullness += 3 * (len(names) == len(entry.names) and not et_al)
            fitting.append((fullness, entry.id))
        if not fitting:
            return None
        return max(fitting, key=lambda pair: pair[0])[1]


def _same(name: str, entry: _Entry, position: int) -> bool:
    """Tell whether a cited name is the one at `position` of the entry, or the acronym or beginning of it."""
    folded = foldings(name)
    if any(form.replace(" ", "") in entry.initials for form in folded):
        return True
    if position >= len(entry.names):
        return any(all(word in entry.words for word in form.split()) for form in folded)
    return any(same_surname(cited, printed) for cited in folded for printed in entry.names[position])


def _among(name: str, entry: _Entry) -> bool:
    """Tell whether a co-author's name stands anywhere in the head of the entry."""
    return any(
        without_particles(form).split()[-1:] and without_particles(form).split()[-1] in entry.words
        for form in foldings(name)
    )
