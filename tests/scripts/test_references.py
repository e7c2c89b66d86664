"""The generator of training text: every line has a label a character, every template of the grammar can be filled."""

import random
import re
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))

from references import grammar, notes, science, styles, works  # noqa: E402

LABELS = frozenset(
    """
    accessed archive archive_location author between comment container court date doi edition editor edtrans genre
    hosted ibid in issue letter note number origdate other page place publisher sep series signal supra title
    translator url volume xref
    """.split()
)


def test_every_character_of_a_line_has_a_label() -> None:
    rng = random.Random(1)
    for _ in range(200):
        text, labels = notes.compose(rng)
        assert len(text) == len(labels)
        assert {label.removeprefix("^") for label in labels} <= LABELS


def test_the_same_seed_composes_the_same_lines() -> None:
    once, again = random.Random(3), random.Random(3)
    assert [notes.compose(once) for _ in range(20)] == [notes.compose(again) for _ in range(20)]


@pytest.mark.parametrize("family", sorted(grammar.COMPOSED))
def test_templates_put_together_say_what_they_set(family: str) -> None:
    rng = random.Random(7)
    for _ in range(60):
        template = grammar.COMPOSED[family](rng)
        assert template.count("[") == template.count("]"), template
        assert template.count("{") == template.count("}"), template
        style = styles.Style(rng, "en")
        pieces = styles.render(styles.complete(styles.new_work(rng, "en"), template, style), template, style)
        said = "".join(text for text, _ in pieces)
        assert "{" not in said, template
        assert not re.search(r"~[a-z_]+~", said), template  # `~label~` is read, not printed


def test_the_title_of_an_article_is_told_from_that_of_a_book() -> None:
    article = notes._hosted([("On Towns", "title"), (", ", None), ("Past & Present", "container")])
    book = notes._hosted([("Towns", "title"), (", ", None), ("Leeds", "place")])
    assert [label for _, label in article] == ["hosted", None, "container"]
    assert [label for _, label in book] == ["title", None, "place"]


def test_titles_and_names_of_the_sciences_vary() -> None:
    rng = random.Random(5)
    titles = {science.science_title(rng) for _ in range(200)}
    assert len(titles) > 195
    assert all(title[0] == title[0].upper() for title in titles)
    assert len({science.conference(rng) for _ in range(100)}) > 80
    assert all(works.institution(rng) and works.body(rng) for _ in range(100))


def test_a_particle_may_stand_behind_the_given_names() -> None:
    rng = random.Random(2)
    found = set()
    for _ in range(60):
        style = styles.Style(rng, "de")
        style.caps = False
        found.add(style.name(("Alexander", "von Humboldt"), 0, "N"))
    assert "Humboldt, Alexander von" in found
    assert "von Humboldt, Alexander" in found
