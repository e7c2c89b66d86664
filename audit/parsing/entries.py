"""The text of a note or a reference in, its citations with form, fields and spans out."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from audit.model.citation import Citation, Field, Item, Name, ParsedEntry
from audit.model.dates import DateInterval
from audit.model.document import PlainText
from audit.model.record import changed
from audit.model.span import Span
from audit.parsing.entrybounds import set_bounds
from audit.parsing.entryconfidence import with_confidence
from audit.parsing.entrylabels import labelled
from audit.parsing.fields.forms import read_citation
from audit.parsing.fields.parts import OUTSIDE, REPEATS, Part, as_one, mended, split
from audit.parsing.fields.tokens import Token, read_tokens

REMEMBERED = 4096  # entries: an editor asks for the same notes after each change, and a thesis repeats its sources
_FEWEST, _MOSTLY = 10, 0.9  # lines that make a list, and the share of them that are plain entries
Asked = tuple[str, tuple[Span, ...], Literal["note", "reference"]]  # the text, its italics, what it is
_ENTRIES: dict[Asked, ParsedEntry] = {}
LONGEST_ENTRY = 60_000  # characters; what follows is no citation but a text that lost its line ends


def parse_entry(
    text: str,
    *,
    italics: tuple[Span, ...] = (),
    kind: Literal["note", "reference"] = "note",
    id: str = "c",
    note_id: str | None = None,
) -> ParsedEntry:
    """Take a note or a reference apart.

    `text` is plain; Markdown emphasis in it is read as italics. `italics` and all spans returned are offsets into
    `text`. Citation ids are `{id}.{n}` with n from 1. Never raises, whatever the text. How certain a field is, is not
    asked here, but of `with_confidence`.
    """
    return numbered(read_entries([(text, italics, kind)])[0], id, note_id)


def numbered(entry: ParsedEntry, id: str, note_id: str | None = None) -> ParsedEntry:
    """Return the entry with the ids of its citations: `{id}.1`, `{id}.2` …"""
    citations = tuple([changed(one, id=f"{id}.{n}", note_id=note_id) for n, one in enumerate(entry.citations, 1)])
    return ParsedEntry(citations=citations, commentary=entry.commentary)


def read_entries(asked: Sequence[Asked]) -> list[ParsedEntry]:
    """Take entries apart: each its text, where that is in italics, and what it is; the citations have no ids.

    All are labelled before the first is cited: the model drives all else out of the processor's caches. Done by turns,
    entry by entry, it takes a fourteenth more.
    """
    if len(_ENTRIES) > REMEMBERED:
        _ENTRIES.clear()
    known = {one: _ENTRIES.get(one) for one in asked}
    labels = [(one, *_labelled(one)) for one, entry in known.items() if entry is None]
    made = {one: _cited(one, tokens, names) for one, tokens, names in labels}
    _ENTRIES.update(made)
    return [known[one] or made[one] for one in asked]


def parse_entries(texts: Sequence[str], prefix: str = "c") -> list[ParsedEntry]:
    """Take several notes or references apart; the citations of the n-th are numbered `{prefix}{n}.1`, `{prefix}{n}.2` …

    A single line does not say whether it is a note or an entry of a list; many do. Where nine in ten of `_FEWEST` texts
    and more are one full source each, what is left is read as entries, too: each is one source, whatever stands in it.
    """
    entries = [parse_entry(text, id=f"{prefix}{number}") for number, text in enumerate(texts, 1)]
    whole = [len(entry.citations) == 1 and entry.citations[0].form == "full" for entry in entries]
    read = sum(bool(text.strip()) for text in texts)
    if read < _FEWEST or sum(whole) < _MOSTLY * read:
        return entries
    return [
        entry if one else parse_entry(text, kind="reference", id=f"{prefix}{number}")
        for number, (text, entry, one) in enumerate(zip(texts, entries, whole, strict=True), 1)
    ]


def forget_entries() -> None:
    """Drop what is remembered of entries, so that the next is read as if it were the first (for measurements)."""
    _ENTRIES.clear()


def _labelled(asked: Asked) -> tuple[list[Token], list[str]]:
    """Return the tokens of an entry and their labels."""
    text, italics, kind = asked
    tokens = read_tokens(text[:LONGEST_ENTRY], italics)
    labels = labelled(tokens) if tokens else []
    return tokens, as_one(labels) if kind == "reference" else labels


def _cited(asked: Asked, tokens: list[Token], labels: list[str]) -> ParsedEntry:
    """Return what the labelled tokens of an entry cite."""
    text, _, kind = asked
    if not tokens:
        return ParsedEntry(citations=())
    citations: list[Citation] = []
    commentary: list[Span] = []
    parts = mended(split(tokens, labels))
    for part in relabelled(set_bounds(parts) if kind == "note" else parts):
        citation = read_citation(part, text, kind) if part.citation else None
        if citation is not None and _says_something(citation):
            citations.append(citation)
        elif part.citation or part.comment:
            commentary.append(Span(part.tokens[0].start, part.tokens[-1].end))
    if len(text) > LONGEST_ENTRY:
        commentary.append(Span(LONGEST_ENTRY, len(text)))
    return ParsedEntry(citations=tuple(citations), commentary=tuple(commentary))


def _says_something(citation: Citation) -> bool:
    """Tell whether a citation shows a field or refers to another: "See." and "(((" are none."""
    return bool(citation.item.fields) or citation.locator is not None or citation.form not in ("full", "short")


def relabelled(parts: list[Part]) -> list[Part]:
    """Label each citation of a note that holds more than one part once more, by itself: its manner is its own."""
    if len(parts) < 2:
        return parts
    out = []
    for part in parts:
        if part.citation and len(part.tokens) > 4 and not REPEATS & set(part.labels):
            labels = [name.lstrip("^") for name in labelled(part.tokens)]
            if not (OUTSIDE | REPEATS) & set(labels):
                part = changed(part, labels=labels)
        out.append(part)
    return out


def rebase(entry: ParsedEntry, plain: PlainText) -> ParsedEntry:
    """Map every span of `entry`, offsets into `plain.text`, to offsets into `Document.text`."""

    def move(span: Span) -> Span:
        return plain.span(span.start, span.end)

    def moved(field: Field) -> Field:
        value = field.value
        if isinstance(value, DateInterval) and value.span is not None:
            value = value.at(move(value.span))
        return changed(field, value=value, span=move(field.span))

    citations = tuple(
        changed(
            citation,
            span=move(citation.span),
            locator_span=None if citation.locator_span is None else move(citation.locator_span),
            item=Item(type=citation.item.type, fields=tuple(moved(field) for field in citation.item.fields)),
        )
        for citation in entry.citations
    )
    return ParsedEntry(citations=citations, commentary=tuple(move(span) for span in entry.commentary))


def parse_lines(lines: Iterable[str]) -> list[dict[str, Any]]:
    """Return what `parse --format json` prints, an object a line from 1, and each field with its confidence."""
    raws = [line.rstrip("\r\n") for line in lines]
    return [
        {
            "line": number,
            "raw": raw,
            "citations": [_citation_json(citation) for citation in with_confidence(raw, entry).citations],
            "commentary": [[span.start, span.end] for span in entry.commentary],
        }
        for number, (raw, entry) in enumerate(zip(raws, parse_entries(raws, "L"), strict=True), 1)
    ]


def _citation_json(citation: Citation) -> dict[str, Any]:
    return {
        "form": citation.form,
        "span": [citation.span.start, citation.span.end],
        "locator": citation.locator,
        "item": citation.item.to_csl(),
        "fields": [_field_json(field) for field in citation.item.fields],
    }


def _field_json(field: Field) -> dict[str, Any]:
    value: Any = field.value
    if isinstance(value, Name):
        value = value.to_csl()
    elif isinstance(value, DateInterval):
        value = value.iso()
    return {
        "variable": field.variable,
        "value": value,
        "span": [field.span.start, field.span.end],
        "confidence": round(field.confidence, 3),
    }
