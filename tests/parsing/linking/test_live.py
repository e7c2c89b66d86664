"""Short forms reach their works through the parser as it is, whatever it makes of a title with a year in it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from audit.model.citation import Citation, Link
from audit.model.manuscript import Note
from audit.model.span import Span
from audit.parsing.entries import parse_entry
from audit.parsing.linking import link
from tests.parsing.linking.manners import MANNERS, SOURCES, compose
from tests.parsing.linking.test_chicago_notes import NOTES, PAIRS

LEAST_RIGHT = 0.98


def read_and_link(notes: dict[str, str]) -> tuple[dict[str, tuple[Link, ...]], str]:
    """Parse notes, by number as printed, and return the links of each note's citations, and the whole text."""
    text = ""
    made: list[Note] = []
    citations: list[Citation] = []
    for number, raw in notes.items():
        span = Span(len(text), len(text) + len(raw))
        made.append(_note(number, span))
        citations += [
            _moved(found, span.start) for found in parse_entry(raw, id=number, note_id=f"n{number}").citations
        ]
        text += raw + "\n"
    _, links = link(tuple(made), tuple(citations), (), text)
    return {
        number: tuple(found for found in links if found.citation_id.rpartition(".")[0] == number) for number in notes
    }, text


def _note(number: str, span: Span) -> Note:
    return Note(
        id=f"n{number}",
        label=number,
        number=int(number),
        expected=None,
        style="plain",
        span=span,
        label_span=None,
        text_spans=(span,),
    )


def _moved(citation: Citation, by: int) -> Citation:
    def move(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    fields = tuple(replace(field, span=move(field.span)) for field in citation.item.fields)
    return replace(citation, span=move(citation.span), item=replace(citation.item, fields=fields))


def _works(links: tuple[Link, ...]) -> set[str]:
    return {found.work_ids[0] for found in links if found.outcome == "linked"}


@pytest.mark.parametrize("manner", MANNERS)
def test_works_cited_again_in_short(manner: str) -> None:
    wrong: list[str] = []
    lost: list[str] = []
    count = 0
    for seed in range(2):
        lines = list(compose(manner, seed))
        links, _ = read_and_link({str(number): raw for number, (raw, _) in enumerate(lines, 1)})
        first: dict[str, set[str]] = {}
        for number, (raw, key) in enumerate(lines, 1):
            named = _works(links[str(number)])
            if key not in first:
                first[key] = named
                continue
            count += 1
            if not named:
                lost.append(raw)
            elif not named & first[key]:
                wrong.append(raw)
        assert len({work for named in first.values() for work in named}) >= len(SOURCES)
    assert not wrong
    assert len(lost) <= (1 - LEAST_RIGHT) * count, lost


@pytest.mark.skipif(not NOTES.exists(), reason="the sample of Chicago notes is not at hand (../shared)")
def test_short_forms_of_the_chicago_sample_through_the_parser() -> None:
    rows = [json.loads(line) for line in Path(NOTES).read_text(encoding="utf-8").splitlines()]
    links, _ = read_and_link({row["id"].partition("/")[2]: row["raw"] for row in rows})
    missed = [short for short, full in PAIRS.items() if not _works(links[short]) & _works(links[full])]
    assert len(missed) <= (1 - LEAST_RIGHT) * len(PAIRS), missed
