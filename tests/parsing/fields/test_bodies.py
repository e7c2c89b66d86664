"""Bodies in several languages are literal names; a person of a name like a body's is a person."""

import pytest

from audit.model.citation import Name
from audit.parsing.entries import parse_entry


def author(text: str) -> Name:
    (citation,) = parse_entry(text, kind="reference").citations
    return citation.item.names()[0]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Naciones Unidas (2012). Informe sobre fronteras. Madrid: Faro.", "Naciones Unidas"),
        ("Consejo de Puertos (2003). Memoria anual. Madrid: Faro.", "Consejo de Puertos"),
        ("United Nations. 2012. Report on Frontiers. Oslo: Nord.", "United Nations"),
    ],
)
def test_a_body_is_one_literal_name(text: str, body: str) -> None:
    assert author(text).literal == body


def test_a_person_may_bear_a_word_for_a_body() -> None:
    assert author("Consiglio, A. (1950). Storia del porto. Milano: Mursia.").family == "Consiglio"
