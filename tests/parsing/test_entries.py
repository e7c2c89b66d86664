"""Whole notes and references: forms, fields, spans, hostile text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.citation import Name
from audit.model.dates import DateInterval
from audit.model.document import Document, LineMap
from audit.model.span import Span
from audit.parsing.entries import (
    Asked,
    forget_entries,
    parse_entries,
    parse_entry,
    parse_lines,
    read_entries,
    rebase,
)

POST = (
    "Ada Rahman (@adarahman), “We Regret the Error,” Twitter, March 3, 2021, https://twitter.com/adarahman/status/12."
)


def test_a_newspaper_article_without_author() -> None:
    entry = parse_entry("“Harbour Closed after Storm,” *The Coastal Times*, January 5, 2019.")
    (citation,) = entry.citations
    assert citation.form == "full"
    assert citation.item.type == "article-newspaper"
    assert citation.item.text("title") == "Harbour Closed after Storm"
    assert citation.item.text("container-title") == "The Coastal Times"
    date = citation.item.date()
    assert date is not None
    assert date.iso() == "2019-01-05"
    assert not citation.item.names()


def test_a_body_is_one_literal() -> None:
    entry = parse_entry(
        "Ministry of Fisheries, Government of Iceland, “Notice to Mariners,” Press Release, May 4, 2011.", id="n3"
    )
    (citation,) = entry.citations
    assert citation.id == "n3.1"
    assert citation.item.names() == (Name(literal="Ministry of Fisheries, Government of Iceland"),)
    assert citation.item.text("genre") == "Press Release"


def test_a_post_with_handle_and_address() -> None:
    (citation,) = parse_entry(POST).citations
    assert citation.item.type == "post"
    assert citation.item.names()[0].family == "Rahman"
    assert citation.item.text("URL") == "https://twitter.com/adarahman/status/12"


def test_an_article_with_volume_issue_pages() -> None:
    (citation,) = parse_entry(
        "Anna Weiss and Karl Roth, “Tides and Trade,” Journal of Coastal History 9, no. 36 (December 2019): 215–236."
    ).citations
    item = citation.item
    assert item.type == "article-journal"
    assert [n.family for n in item.names()] == ["Weiss", "Roth"]
    assert (item.text("volume"), item.text("issue"), item.text("page")) == ("9", "36", "215–236")
    date = item.date()
    assert date is not None
    assert date.iso() == "2019-12"


@pytest.mark.parametrize(
    ("raw", "forms"),
    [
        ("Ibid.", ["ibid"]),
        ("Ebd., S. 47.", ["ibid"]),
        ("Ivi, p. 17.", ["ibid"]),
        ("Hart (n 4) 90.", ["supra"]),
        ("Teubner (Fn. 12), S. 23.", ["supra"]),
        ("Harmon, op. cit., n. 1, p. 50.", ["supra"]),
        ("See above, n. 12.", ["cross_reference"]),
        ("Vgl. oben Fn. 3.", ["cross_reference"]),
        ("Weiss, Tides and Trade, 47.", ["short"]),
        ("Luhmann 1972, S. 45.", ["short"]),
    ],
)
def test_forms(raw: str, forms: list[str]) -> None:
    assert [c.form for c in parse_entry(raw).citations] == forms


def test_targets_and_locators_of_repeats() -> None:
    (citation,) = parse_entry("Harmon, supra note 14, at 1102.").citations
    assert citation.target == 14
    assert citation.locator == "1102"
    assert citation.locator_span is not None
    assert citation.item.field("page") is None


def test_two_sources_and_a_comment() -> None:
    raw = (
        "See Anna Weiss, Tides and Trade (London: Penguin, 1990), 12; "
        "cf. Karl Roth, “On Harbours,” Isis 5 (1991): 3–9. "
        "The figures for 1914 are not available."
    )
    entry = parse_entry(raw)
    assert [c.form for c in entry.citations] == ["full", "full"]
    assert [c.item.names()[0].family for c in entry.citations] == ["Weiss", "Roth"]
    assert entry.citations[0].signal.casefold() == "see"
    assert [raw[s.start : s.end] for s in entry.commentary] == ["The figures for 1914 are not available."]


def letters(text: str) -> str:
    """Return the letters and digits of `text`: values are cleaned of spaces, soft hyphens and emphasis."""
    return "".join(character for character in text if character.isalnum())


def _spans(raw: str) -> None:
    entry = parse_entry(raw)
    for citation in entry.citations:
        assert 0 <= citation.span.start < citation.span.end <= len(raw)
        for field in citation.item.fields:
            assert citation.span.start <= field.span.start <= field.span.end <= len(raw)
            if isinstance(field.value, str) and field.variable not in ("URL", "DOI"):
                shown = raw[field.span.start : field.span.end]
                assert letters(field.value) in letters(shown)
            if isinstance(field.value, DateInterval) and field.value.span is not None:
                assert 0 <= field.value.span.start <= field.value.span.end <= len(raw)
        if citation.locator is not None:
            assert citation.locator_span is not None
    for span in entry.commentary:
        assert 0 <= span.start < span.end <= len(raw)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_arbitrary_text_never_raises_and_spans_lie_inside(raw: str) -> None:
    _spans(raw)


_PIECES = st.sampled_from(
    ["Smith", "J.", ",", ".", ";", "“", "”", "(", ")", "1990", "pp. 3–9", "ed.", "eds.", "In", "in:", "*", "_", "Ibid.",
     "https://a.org/b", "10.1000/x", "vol. 3", "Press", "London:", "‘", "’", "et al.", "[", "]", "&", "no. 2", "and",
     "supra note 3", "Vgl.", "S. 45 ff.", "/", "–", "@x", "II", "30 February 1999", "«", "»", "\"", "'"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=40).map(" ".join))
def test_debris_of_references_never_raises(raw: str) -> None:
    _spans(raw)


def test_parse_lines_numbers_and_shape() -> None:
    records = parse_lines(["Ibid., 4.\n", "Anna Weiss, Tides and Trade (London: Penguin, 1990)."])
    assert [r["line"] for r in records] == [1, 2]
    assert records[0]["citations"][0]["locator"] == "4"
    item = records[1]["citations"][0]["item"]
    assert item["issued"] == {"date-parts": [[1990]]}
    field = next(f for f in records[1]["citations"][0]["fields"] if f["variable"] == "publisher")
    assert records[1]["raw"][slice(*field["span"])] == "Penguin"


_ENTRY = "{}, Anna. Tides and Trade. London: Penguin, 19{}."
_TWO = "Weiss, Anna. Tides and Trade. London: Penguin, 1990; Poe, Bo. Winds and Sails. Leeds: Viking, 1991."


def test_a_line_is_one_source_where_nearly_all_lines_are_one_source_each() -> None:
    names = "Abel Bader Cole Dunn Evans Frey Gross Hart Innes Jones".split()
    entries = [_ENTRY.format(name, number) for number, name in enumerate(names, 50)]
    assert len(parse_entries([*entries, _TWO], "L")[-1].citations) == 1
    notes = [*entries, "Ibid., 4.", "See above, n. 3.", _TWO]
    assert [len(entry.citations) for entry in parse_entries(notes, "L")] == [1] * 12 + [2]
    assert [len(entry.citations) for entry in parse_entries([_TWO, *entries[:5]])] == [2] + [1] * 5
    assert parse_entries([_TWO], "L")[0].citations[1].id == "L1.2"


def test_rebase_maps_every_span_through_the_markup() -> None:
    text = "xx Anna Weiss, <i>Tides and Trade</i> (London: Penguin, 1990), 12. yy"
    markup = (Span(15, 18), Span(33, 37))
    document = Document(path="a.md", format="markdown", text=text, source_map=LineMap(text), markup=markup)
    plain = document.plain(Span(3, len(text) - 3))
    entry = rebase(parse_entry(plain.text, id="n1", note_id="n1"), plain)
    (citation,) = entry.citations
    assert citation.note_id == "n1"
    title = citation.item.field("title")
    assert title is not None
    assert title.span.of(text) == "Tides and Trade"
    date = citation.item.date()
    assert date is not None
    assert date.span is not None
    assert date.span.of(text) == "1990"
    assert citation.locator_span is not None
    assert citation.locator_span.of(text) == "12"


@pytest.mark.parametrize(
    "raw",
    [
        "(" * 40_000,
        "a, " * 20_000,
        "Smith. " * 10_000,
        "“a" * 20_000,
        "1990 " * 20_000,
        "*a " * 20_000,
        "https://a.b/" + ")" * 60_000,
    ],
    ids=["brackets", "commas", "points", "quotes", "years", "stars", "address"],
)
def test_hostile_lines_take_linear_time(raw: str) -> None:
    began = time.process_time()
    parse_entry(raw)
    assert time.process_time() - began < 12


@pytest.mark.parametrize("raw", ["\ud800", "Lund, K. The \udc00 Harbour (Oslo: Nord\ud83d, 1990), 12."])
def test_half_of_a_surrogate_pair_is_a_mark_like_others(raw: str) -> None:
    plain = raw.translate(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))
    assert [citation.span for citation in parse_entry(raw).citations] == [c.span for c in parse_entry(plain).citations]
    assert len(parse_lines([raw])) == 1


@pytest.mark.parametrize(
    ("line", "variable", "value"),
    [
        ("10.1000/182", "DOI", "10.1000/182"),
        ("DOI 10.1000/182.", "DOI", "10.1000/182"),
        ("Karl Lund, The Harbour (Oslo: Nord, 1990), ISBN 978-0-306-40615-7, 23.", "ISBN", "978-0-306-40615-7"),
        ("Lund, K. (1990). The Harbour. Oslo: Nord. ISBN 0-306-40615-2.", "ISBN", "0-306-40615-2"),
        ("arXiv:2101.00001", "number", "arXiv:2101.00001"),
    ],
)
def test_identifiers_are_fields(line: str, variable: str, value: str) -> None:
    (citation,) = parse_entry(line).citations
    assert citation.item.text(variable) == value


@pytest.mark.parametrize("line", [".", "(((((((((", "See.", "Third, compare note 12 supra."])
def test_nothing_is_cited_in_full_by_nothing(line: str) -> None:
    assert [c for c in parse_entry(line).citations if c.form in ("full", "short")] == []


def test_a_second_page_is_the_place_cited() -> None:
    (citation,) = parse_entry(
        "Cass R. Sunstein, Incompletely Theorized Agreements, 108 Harv. L. Rev. 1733, 1739 (1995)."
    ).citations
    assert (citation.item.text("page"), citation.locator) == ("1733", "1739")
    assert "locator" not in citation.item.to_csl()


def test_a_statute_by_its_year_is_no_repeat() -> None:
    (citation,) = parse_entry("Service Act, ch. 44, § 2, 1989 Stat. 310.").citations
    assert (citation.form, citation.item.date("issued").start.year) == ("full", 1989)  # type: ignore[union-attr]


def test_a_name_behind_a_whole_source_opens_the_repeat() -> None:
    note = "Yves Bonnefoy, Poems, ed. John Naughton (Chicago: University Press, 1995). Rountree, a. a. O., S. 389."
    first, second = parse_entry(note).citations
    assert (first.form, second.form) == ("full", "supra")
    assert note[second.span.start : second.span.end] == "Rountree, a. a. O., S. 389"


def test_entries_read_together_are_those_read_by_turns() -> None:
    texts = ["Ines Lund, Towns (Oslo: Fjord Press, 1990), 12.", "", "See Lund, Towns, 14.", "Ibid., 15."]
    asked: list[Asked] = [*[(text, (), "note") for text in texts], *[(text, (), "reference") for text in texts]]
    asked += asked[::-1]
    forget_entries()
    together = read_entries(asked)
    forget_entries()
    assert [read_entries([one])[0] for one in asked] == together
    assert [len(entry.citations) for entry in together[:4]] == [1, 0, 1, 1]
