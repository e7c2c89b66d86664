"""How certain each field is: a number for each, lower where the source is harder to read; nothing else changes."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from audit.model.citation import Citation, Field
from audit.parsing.entries import parse_entry
from audit.parsing.entryconfidence import with_confidence

CLEAR = "Anna Weiss, *Tides and Trade* (London: Penguin, 1990), 12; ders., Die Flut, Bonn 1991."
_WORDS = "Weiss Anna Tides 1990 London: ( ) , . “ ” ; ibid. in ed. 12 *On* Vgl. ders., 3–9 http://a.org/b".split()


def _unweighed(citation: Citation) -> Citation:
    fields = tuple(replace(field, confidence=1.0) for field in citation.item.fields)
    return replace(citation, item=replace(citation.item, fields=fields))


def _fields(text: str) -> list[Field]:
    citations = with_confidence(text, parse_entry(text)).citations
    return [field for citation in citations for field in citation.item.fields]


def test_fields_of_a_clear_source_are_more_certain_than_those_of_an_odd_one() -> None:
    clear = _fields("Anna Weiss, *Tides and Trade* (London: Penguin, 1990), 12.")
    odd = _fields("Anna Weiss, Tides and Trade, 1990, Aber.")
    assert min(field.confidence for field in clear) > 0.99 > 0.9 > min(field.confidence for field in odd)


def test_nobody_is_told_how_certain_a_field_is_unasked() -> None:
    fields = [field for citation in parse_entry(CLEAR).citations for field in citation.item.fields]
    assert {field.confidence for field in fields} == {1.0}
    assert 1.0 not in {field.confidence for field in _fields(CLEAR)}


@given(st.lists(st.sampled_from(_WORDS), max_size=30).map(" ".join))
def test_confidences_are_added_and_nothing_else(text: str) -> None:
    entry = parse_entry(text)
    weighed = with_confidence(text, entry)
    assert all(0.0 <= field.confidence <= 1.0 for field in _fields(text))
    assert tuple(_unweighed(citation) for citation in weighed.citations) == entry.citations
    assert weighed.commentary == entry.commentary
