"""A `Document` and its references come in; the in-text citations, numeric and author–date, linked to them, go out."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from audit.language.citing import BEFORE_NOUNS
from audit.language.expressions import expression
from audit.language.occasions import names_a_place, tells_of_an_occasion
from audit.language.surnames import agree
from audit.model.citation import Reference, TextCitation
from audit.model.document import Document, PlainText, ReferenceCall
from audit.model.manuscript import Marker, Note
from audit.model.span import Span
from audit.parsing.authordate import Mention, find_mentions
from audit.parsing.citingsystem import is_exponent
from audit.parsing.numericcitations import citing_groups, find_number_groups
from audit.parsing.referenceindex import ReferenceIndex

_SILENT = ("code", "furniture", "comment", "reference")
_WORD_AFTER = expression(r"[ ]?[^\W\d_]")
_IBID = expression(
    r"\((?:(?:see|vgl\.|siehe|voir|cfr\.)\s)?(?:ibid(?:em)?|ebd|ebda|ebenda|ib|íbid|idem)\b\.?"
    r"(?:[,:]?\s?(?:pp?\.|S\.)?\s?([\divxlc]{1,8}(?:[-–]\d{1,5})?(?:\sff?\.)?))?\)",
    re.IGNORECASE,
)


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
    found = _keyed(document, references)
    if not found:
        found = [*_numeric(document, references, spans, taken), *_author_date(document, references, spans)]
        found = _with_targets(document, references, found)
    found.sort(key=lambda citation: (citation.span.start, citation.span.end))
    return tuple(replace(citation, id=f"t{number}") for number, citation in enumerate(found, 1))


def _keyed(document: Document, references: Sequence[Reference]) -> list[TextCitation]:
    """Return the citations written as keys (`[@key]`, `\\cite{key}`), when the list has keys."""
    by_key = {reference.key: reference.id for reference in reversed(references) if reference.key}  # the first counts
    shown = [call for call in document.reference_calls if _shows(call, document.text)] if by_key else []
    silent = [call for call in document.reference_calls if not len(call.span)] if shown else []  # \nocite{key}
    return [
        TextCitation(
            id="",
            span=call.span,
            system="key",
            keys=call.keys,
            narrative=call.narrative,
            reference_ids=tuple(by_key.get(key) for key in call.keys),
        )
        for call in (*shown, *silent)
    ]


def _shows(call: ReferenceCall, text: str) -> bool:
    """Tell whether a call shows the keys themselves (`[@key]`, `{cite}`key``), and no number or name in their place."""
    printed = call.span.of(text)
    return "@" in printed or (bool(call.keys) and all(key in printed for key in call.keys))


def _with_targets(
    document: Document, references: Sequence[Reference], found: Sequence[TextCitation]
) -> list[TextCitation]:
    """Link what the printed words leave open by the link that the file itself has at that place (JATS, TEI, Word).

    Where an entry of like name or year is in the list, the words stay as they are: they are what the reader sees.
    """
    by_key = {reference.key: reference.id for reference in references if reference.key}
    calls = [call for call in document.reference_calls if any(key in by_key for key in call.keys)]
    if not calls:
        return list(found)
    starts = [call.span.start for call in calls]
    linked = []
    for citation in found:
        if None in citation.reference_ids and len(citation.keys) == 1:
            at = bisect_right(starts, citation.span.end - 1) - 1
            call = calls[at] if at >= 0 and calls[at].span.overlaps(citation.span) else None
            target = by_key.get(call.keys[0]) if call is not None and len(call.keys) == 1 else None
            reference = next((reference for reference in references if reference.id == target), None)
            if reference is not None and not _alike(citation, reference):
                citation = replace(citation, reference_ids=(reference.id,))
        linked.append(citation)
    return linked


def _alike(citation: TextCitation, reference: Reference) -> bool:
    """Tell whether the printed citation differs from the entry it leads to by a name or a year only."""
    names = citation.names
    same = bool(names and reference.names) and any(agree(name, other) for name in names for other in reference.names)
    return citation.system == "numeric" or same


def _spans(document: Document, references: Sequence[Reference]) -> list[Span]:
    """Return the stretches in which citations stand: every block but the references themselves."""
    entries = sorted(reference.span for reference in references)
    starts = [span.start for span in entries]
    silent = (*_SILENT, "note") if document.notes else _SILENT  # the notes' own spans leave their labels out
    blocks = [block.span for block in document.blocks if block.kind not in silent]
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
        if group.manner == "raised" and is_exponent(document.text, group.span):
            continue
        unknown = any(number not in by_label for number in group.numbers)
        if group.manner == "round" and unknown and _WORD_AFTER.match(document.text, group.span.end):
            continue  # "(12) cases", of which there were a dozen
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
    doubtful: list[Span] = []
    repeats: list[TextCitation] = []
    notes = frozenset(span for note in document.notes for span in note.text_spans)
    for span in spans:
        plain = document.plain(span)
        in_note = span in notes
        for mention in find_mentions(plain.text, in_note=in_note):
            names, ids = index.link(mention)
            if mention.bare and not all(ids) and not (in_note and mention.sure):
                continue
            certain = any(ids) or mention.sure or index.knows(mention) or index.resembles(mention)
            if not certain and not _follows_a_verb(plain.text, mention):
                continue
            if not any(ids) and _in_italics(document, plain.origin(mention.start)):
                continue
            if _in_italics(document, plain.origin(mention.end - 1)):  # "Berg, *Manufactures, 1700–1820*"
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
            if not certain:
                doubtful.append(citation.span)
        if _IBID.search(plain.text):
            repeats += _repeats(plain, [citation for _, citation in found])
    sigla = _sigla(citation for _, citation in found)
    comma = _comma_before_year(mention for mention, citation in found if any(citation.reference_ids))
    linked = sum(mention.narrative and any(citation.reference_ids) for mention, citation in found)
    left_out = frozenset(doubtful) if 5 * len(doubtful) > linked + 1 else frozenset()
    kept = []
    for mention, citation in found:
        if citation.span in left_out:
            continue
        if any(citation.reference_ids):
            kept.append(_without_pages(citation, mention, index, comma))
        elif (
            citation.names not in sigla
            and all(index.plausible(year) for year in mention.years)
            and (mention.narrative or comma is None or comma == mention.comma)
        ):
            kept.append(citation)
    return repeats + kept


def _follows_a_verb(text: str, mention: Mention) -> bool:
    """Tell whether a word in small letters that is no article or preposition stands before a narrative citation.

    In the Romance languages that may be the verb: "ce que ne fait pas Etcheverry (2001)".
    """
    if not mention.narrative or mention.lifetime or len(mention.names) != 1 or names_a_place(mention.names[0]):
        return False
    before = re.search(r"([^\W\d_]{2,})\s\Z", text[max(0, mention.start - 30) : mention.start])
    if before is None or not before[1].islower() or before[1] in BEFORE_NOUNS or tells_of_an_occasion(before[1]):
        return False
    return " " not in mention.names[0]


def _without_pages(citation: TextCitation, mention: Mention, index: ReferenceIndex, comma: bool | None) -> TextCitation:
    """Drop a "year" that is a page: of "(Ito 1990, 1850)" where years follow no comma, or one far from the list's."""
    keep = [
        place
        for place, (year, id) in enumerate(zip(mention.years, citation.reference_ids, strict=True))
        if id is not None
        or (index.plausible(year) and (comma is not False or len(year) != 4 or place == 0 or index.spans(year)))
    ]
    if len(keep) == len(mention.years):
        return citation
    return replace(
        citation,
        keys=tuple(citation.keys[place] for place in keep),
        reference_ids=tuple(citation.reference_ids[place] for place in keep),
    )


def _repeats(plain: PlainText, before: Sequence[TextCitation]) -> list[TextCitation]:
    """Return the "(ibid., 14)" of a block, each linked to the last work cited before it."""
    found = []
    for match in _IBID.finditer(plain.text):
        span = plain.span(match.start() + 1, match.end() - 1)
        last = next((citation for citation in reversed(before) if citation.span.end <= span.start), None)
        found.append(
            TextCitation(
                id="",
                span=span,
                system="author-date",
                keys=("ibid",),
                locator=match[1],
                reference_ids=(last.reference_ids[-1] if last is not None else None,),
            )
        )
    return found


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
