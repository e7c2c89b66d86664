"""FRM001 on composed manuscripts: a field left out of one note is found, and nothing is said of the others."""

import pytest

from audit.engine import read_document
from audit.model.lookup import Lookups
from audit.parsing import understand
from audit.rules.form.missing_field import missing_field
from audit.settings import Settings
from tests.rules.form.lacking import FIELDS, MANNERS, compose

LEAST_FOUND = {"chicago": 1.0, "german": 0.55}  # a German chapter without its book is a book


def notes_named(text: str) -> list[int]:
    """Return the numbers of the notes at which FRM001 misses something."""
    manuscript = understand(read_document("made.md", text.encode(), Settings()))
    return [int(problem.note or 0) for problem in missing_field.check(manuscript, Lookups())]


@pytest.mark.parametrize("manner", MANNERS)
def test_a_field_left_out_is_missed_and_no_other(manner: str) -> None:
    found: dict[tuple[str, str], bool] = {}
    for kind, fields in FIELDS.items():
        for field in fields:
            text, spoilt = compose(manner, kind, field)
            named = notes_named(text)
            assert set(named) <= {spoilt}, (kind, field, text)
            found[kind, field] = named == [spoilt]
    share = sum(found.values()) / len(found)
    assert share >= LEAST_FOUND[manner], [key for key, hit in found.items() if not hit]


@pytest.mark.parametrize("manner", MANNERS)
def test_whole_notes_are_left_in_peace(manner: str) -> None:
    for seed in range(3):
        assert not notes_named(compose(manner, "book", "", seed)[0])
