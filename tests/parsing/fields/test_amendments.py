"""Each rule that mends the runs of a citation: what it is for, and what it leaves alone, as a table of runs."""

from collections.abc import Callable

import pytest

from audit.parsing.fields.amending import RULES
from audit.parsing.fields.amendments import figures, hosts, people
from audit.parsing.fields.amendments.runs import Run
from audit.parsing.fields.tokens import tokenize


def runs_of(described: str) -> list[Run]:
    """Read "author: Smith, J., | title: A Title" as two runs of one text."""
    parts = [part.strip().partition(": ") for part in described.split(" | ")]
    text, bounds = "", []
    for label, _, words in parts:
        text += " " if text else ""
        bounds.append((label, len(text), len(text) + len(words)))
        text += words
    tokens = tokenize(text)
    return [(label, [t for t in tokens if start <= t.start < end], 0.9) for label, start, end in bounds]


def described(runs: list[Run]) -> str:
    """Return the runs in the same notation."""
    parts = []
    for label, tokens, _ in runs:
        words = "".join((" " if token.spaced else "") + token.text for token in tokens).strip()
        parts.append(f"{label}: {words}")
    return " | ".join(parts)


TABLE: tuple[tuple[Callable[[list[Run]], list[Run]], str, str], ...] = (
    (
        people.same_authors,
        "title: Ders., Das stille Recht, | place: Bonn",
        "author: Ders., | title: Das stille Recht, | place: Bonn",
    ),
    (
        people.same_authors,
        "title: Das stille Recht, | place: Bonn",
        "title: Das stille Recht, | place: Bonn",
    ),
    (
        people.places_among_editors,
        "container: Storia, | editor: a cura di F. Barbarano, Vicenza, | publisher: Pozza",
        "container: Storia, | editor: a cura di F. Barbarano, | place: Vicenza, | publisher: Pozza",
    ),
    (
        people.places_among_editors,  # a given name may be a place's, too
        "container: Storia, | editor: a cura di Barbarano, Florence, | publisher: Pozza",
        "container: Storia, | editor: a cura di Barbarano, Florence, | publisher: Pozza",
    ),
    (
        hosts.years_of_titles,
        "author: Pratt, | publisher: War of | date: 1878, | page: S. 117",
        "author: Pratt, | title: War of 1878, | page: S. 117",
    ),
    (
        hosts.years_of_titles,
        "author: Pratt, | date: War of 1878, | page: 117",
        "author: Pratt, | title: War of 1878, | page: 117",
    ),
    (
        hosts.years_of_titles,
        "author: Pratt, | date: March 1878, | page: 117",
        "author: Pratt, | date: March 1878, | page: 117",
    ),
    (people.names_like_places, "place: Lund, | page: 45", "author: Lund, | page: 45"),
    (people.names_like_places, "place: Lund, | date: 1945", "place: Lund, | date: 1945"),
    (
        hosts.papers_alone,
        "author: Guardian, | date: 4 March 1996",
        "container: Guardian, | date: 4 March 1996",
    ),
    (
        hosts.papers_alone,
        "title: «La Difesa», | date: 14 aprile 1921",
        "container: «La Difesa», | date: 14 aprile 1921",
    ),
    (
        hosts.papers_alone,
        "author: Ann Poe, | date: 4 March 1996",
        "author: Ann Poe, | date: 4 March 1996",
    ),
    (
        figures.pages_without_volumes,
        "author: Ann Poe, | title: Small Towns | date: (1948) | volume: 102",
        "author: Ann Poe, | title: Small Towns | date: (1948) | page: 102",
    ),
    (
        figures.pages_in_hosts,
        "title: Towns, | volume: 93 | container: Harv. L. Rev. 1, | page: 5–6",
        "title: Towns, | volume: 93 | container: Harv. L. Rev. | page: 1, | page: 5–6",
    ),
    (
        figures.pages_in_hosts,  # the number belongs to the name
        "title: Towns, | in: in | container: Windows 95 | page: 5–6",
        "title: Towns, | in: in | container: Windows 95 | page: 5–6",
    ),
    (
        people.swallowed_titles,
        "author: Stephen Hawking, A Brief History of Time: | place: London",
        "author: Stephen Hawking, | title: A Brief History of Time: | place: London",
    ),
    (
        people.swallowed_titles,  # a body's name may hold an article
        "author: Society for Letters, The Hague, | title: Statutes",
        "author: Society for Letters, The Hague, | title: Statutes",
    ),
    (
        people.translators_in_notes,
        "title: Novels. | note: Translated by Ann Poe. Two volumes.",
        "title: Novels. | translator: Translated by Ann Poe. | note: Two volumes.",
    ),
    (
        people.edited_titles,
        "editor: The Letters of George May, ed. C. L. Cline, | place: Oxford:",
        "title: The Letters of George May, | editor: ed. C. L. Cline, | place: Oxford:",
    ),
    (
        people.cases,
        "author: R. v. Ministry of Defence | date: [1996]",
        "title: R. v. Ministry of Defence | date: [1996]",
    ),
    (
        people.roles_before_titles,
        "author: Ann Poe and Bo Li | title: (eds.), Small Towns",
        "editor: Ann Poe and Bo Li (eds.), | title: Small Towns",
    ),
    (
        people.roles_before_titles,
        "author: Ann Poe | title: et al. Small Towns",
        "author: Ann Poe et al. | title: Small Towns",
    ),
    (
        people.last_authors,
        "author: Aubert JF, Katz J, | title: Schutz G. Growth of cells in mice.",
        "author: Aubert JF, Katz J, Schutz G. | title: Growth of cells in mice.",
    ),
    (
        people.authors_who_edit,
        "author: Ann Poe (ed.), | title: Small Towns",
        "editor: Ann Poe (ed.), | title: Small Towns",
    ),
    (
        people.authors_who_edit,
        "author: Bo Li, | title: Streets, | author: in Ann Poe, | container: Towns",
        "author: Bo Li, | title: Streets, | editor: in Ann Poe, | container: Towns",
    ),
    (
        people.editors_without_roles,
        "editor: Ann Poe, | title: Small Towns",
        "author: Ann Poe, | title: Small Towns",
    ),
    (
        people.editors_without_roles,
        "editor: Ann Poe, ed., | title: Small Towns",
        "editor: Ann Poe, ed., | title: Small Towns",
    ),
    (
        hosts.hosts_after_in,
        "title: Streets, | in: in | title: Small Towns",
        "title: Streets, | in: in | container: Small Towns",
    ),
    (
        hosts.names_torn,
        "container: Journal of Small | publisher: Towns | volume: 3",
        "container: Journal of Small Towns | volume: 3",
    ),
    (
        hosts.subtitles,
        "title: Small Towns. | container: Streets and Their Shops. | place: Leeds",
        "title: Small Towns. Streets and Their Shops. | place: Leeds",
    ),
    (
        hosts.papers,
        "title: “Small Towns,” | place: Leeds Mercury, | date: May 3, 1901",
        "title: “Small Towns,” | container: Leeds Mercury, | date: May 3, 1901",
    ),
    (
        hosts.papers,
        "title: “Small Towns,” | genre: press release, | date: May 3, 1901",
        "title: “Small Towns,” | genre: press release, | date: May 3, 1901",
    ),
    (
        hosts.abbreviated_hosts,
        "title: Prog. Part. | container: Nucl. Phys. | volume: 3",
        "container: Prog. Part. Nucl. Phys. | volume: 3",
    ),
    (
        hosts.hosts_alone,
        "author: Ann Poe. | container: Small Towns. | place: Leeds",
        "author: Ann Poe. | title: Small Towns. | place: Leeds",
    ),
    (
        hosts.languages,
        "title: Towns [ | in: in | container: Russian] | place: Leeds",
        "title: Towns [ | note: in | note: Russian] | place: Leeds",
    ),
    (
        hosts.performed,
        "title: Small Songs, recorded 1946–67, | publisher: Disc",
        "title: Small Songs, | note: recorded 1946–67, | publisher: Disc",
    ),
    (
        figures.facts_at_the_end,
        "title: Small Towns, New York 1991",
        "title: Small Towns, | place: New York | date: 1991",
    ),
    (
        figures.facts_at_the_end,  # a year that belongs to a title whose date follows in its own run
        "title: Origins of the War of 1914, | place: Oxford | date: 1952",
        "title: Origins of the War of 1914, | place: Oxford | date: 1952",
    ),
    (
        figures.published,
        "date: 1899, | title: Towns | place: Leeds | date: 1952",
        "note: 1899, | title: Towns | place: Leeds | date: 1952",
    ),
    (
        figures.years_in_pages,
        "container: Towns | page: 1523–1545, 2005",
        "container: Towns | page: 1523–1545, | date: 2005",
    ),
    (
        figures.volumes_in_pages,
        "container: Towns | page: 98, 161–166",
        "container: Towns | volume: 98, | page: 161–166",
    ),
    (
        figures.volumes_before_hosts,
        "title: Towns | container: 8 Law and Society Review | volume: 217",
        "title: Towns | volume: 8 | container: Law and Society Review | page: 217",
    ),
    (
        figures.only_dates,
        "title: Towns | origdate: (New York: Faber, 1999)",
        "title: Towns | place: (New York: | publisher: Faber, | date: 1999)",
    ),
    (
        figures.volumes_of_sets,
        "title: Streets, vol. 1 of The Whole Set of Towns | place: Leeds",
        "title: Streets, | volume: vol. 1 | container: The Whole Set of Towns | place: Leeds",
    ),
)


@pytest.mark.parametrize(
    ("rule", "before", "after"), TABLE, ids=[f"{row[0].__name__}-{n}" for n, row in enumerate(TABLE)]
)
def test_one_rule(rule: Callable[[list[Run]], list[Run]], before: str, after: str) -> None:
    assert described(rule(runs_of(before))) == after


def test_every_rule_has_a_row() -> None:
    assert {rule.__name__ for rule in RULES} == {rule.__name__ for rule, _, _ in TABLE}


@pytest.mark.parametrize("rule", RULES, ids=[rule.__name__ for rule in RULES])
def test_no_token_is_lost_but_the_words_of_a_set(rule: Callable[[list[Run]], list[Run]]) -> None:
    for _, before, _ in TABLE:
        runs = runs_of(before)
        words = [token.text for _, tokens, _ in runs for token in tokens]
        kept = [token.text for _, tokens, _ in rule(runs) for token in tokens]
        assert kept == words or [word for word in words if word != "of"] == [word for word in kept if word != "of"]
