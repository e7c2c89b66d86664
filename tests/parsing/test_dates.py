"""Dates as people write them, held against the days they mean."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language.months import ENGLISH_MONTHS, ENGLISH_WEEKDAYS
from audit.model.dates import DateInterval
from audit.parsing.dates import find_dates, parse_date, post_date, url_date

DAYS = [
    ("April 3, 2024", "2024-04-03"),
    ("Apr. 03, 2024", "2024-04-03"),
    ("3 April 2024", "2024-04-03"),
    ("the 3rd of April, 2024", "2024-04-03"),
    ("April 3rd, 2024", "2024-04-03"),
    ("Sept. 11, 2001", "2001-09-11"),
    ("2024 Apr 3", "2024-04-03"),
    ("2024, April 3", "2024-04-03"),
    ("2024-04-03", "2024-04-03"),
    ("2024/04/03", "2024-04-03"),
    ("13/04/2024", "2024-04-13"),
    ("04/13/2024", "2024-04-13"),
    ("04/04/2024", "2024-04-04"),
    ("03.04.2024", "2024-04-03"),
    ("3. 4. 2024", "2024-04-03"),
    ("3. April 2024", "2024-04-03"),
    ("am 3. März 2024", "2024-03-03"),
    ("1. Jänner 1848", "1848-01-01"),
    ("le 1er janvier 1900", "1900-01-01"),
    ("14 juillet 1789", "1789-07-14"),
    ("3 de abril de 2024", "2024-04-03"),
    ("2 de setembro de 1822", "1822-09-02"),
    ("12 out. 2003", "2003-10-12"),
    ("20 settembre 1870", "1870-09-20"),
    ("5 mei 1945", "1945-05-05"),
    ("4 maart 1815", "1815-03-04"),
    ("JANUARY 16, 1991", "1991-01-16"),
]
SPELLS = [
    ("April 2024", "2024-04"),
    ("avril 2024", "2024-04"),
    ("in 1947", "1947"),
    ("April 3–5, 2024", "2024-04-03/2024-04-05"),
    ("3–5 April 2024", "2024-04-03/2024-04-05"),
    ("January 20 to 22, 2024", "2024-01-20/2024-01-22"),
    ("28 February – 3 March 2024", "2024-02-28/2024-03-03"),
    ("November–December 2019", "2019-11/2019-12"),
    ("Nov./Dec. 2019", "2019-11/2019-12"),
    ("1973-1976", "1973/1976"),
    ("1939–45", "1939/1945"),
    ("early February 2024", "2024-02-01/2024-02-15"),
    ("the night of April 3, 2024", "2024-04-03/2024-04-04"),
    ("Spring 2013", "2013-03/2013-06"),
    ("Winter 2019/20", "2019-12/2020-03"),
    ("the 1980s", "1980/1989"),
    ("the 19th century", "1801/1900"),
    ("the nineteenth century", "1801/1900"),
    ("le XIXe siècle", "1801/1900"),
    ("el siglo XIX", "1801/1900"),
]
NO_DATES = [
    "1500 soldiers", "a price of $1999", "pp. 1912–15", "no. 1848", "2 out of 3", "10 may have been lost", "1,947 men",
    "§ 1983", "in section 12.3.4", "March of the guards", "909 km", "44 BC", "1200 BC", "10 to 15 per cent", "m²",
    "version 3.11.7", "3/4 of them", "https://x.example/2024/01/18/a",
]  # fmt: skip


def test_centuries_come_in_the_order_of_the_text() -> None:
    text = "Du XVIIe siècle à the nineteenth century; nel secolo XVI, the Twentieth Century, centuries and siècles."
    assert [one.iso() for one in find_dates(text)] == ["1601/1700", "1801/1900", "1501/1600", "1901/2000"]


@pytest.mark.parametrize(("text", "iso"), DAYS + SPELLS)
def test_one_date_is_read(text: str, iso: str) -> None:
    assert [found.iso() for found in find_dates(text)] == [iso]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_left(text: str) -> None:
    assert find_dates(text) == []


def test_an_ambiguous_number_is_never_guessed() -> None:
    (found,) = find_dates("on 03/04/2024")
    assert (found.start, found.end, found.precision) == (date(2024, 3, 4), date(2024, 4, 3), "range")


@pytest.mark.parametrize(
    ("text", "month"), [("April 31, 2023", "2023-04"), ("30 February 2023", "2023-02"), ("2023-02-29", "2023-02")]
)
def test_an_impossible_day_is_marked(text: str, month: str) -> None:
    (found,) = find_dates(text)
    assert found.impossible
    assert found.iso() == month


def test_a_missing_year_is_taken_from_before_and_said() -> None:
    whole, bare = find_dates("On April 3, 2024, it rained; on May 5 it did not.")
    assert (bare.iso(), bare.year_from_context, whole.year_from_context) == ("2024-05-05", True, False)


def test_a_missing_year_is_the_nearest_one() -> None:
    assert [found.iso() for found in find_dates("from December 15, 2023, to January 16")][-1] == "2024-01-16"


def test_a_day_named_before_keeps_its_year() -> None:
    text = "On January 16, 2024, it fell. In 2013 it had stood. On January 16 it fell."
    assert find_dates(text)[-1].iso() == "2024-01-16"


def test_without_any_year_a_day_is_left_out() -> None:
    assert find_dates("On April 4 it rained.") == []
    context = DateInterval(start=date(1871, 1, 1), end=date(1871, 12, 31), precision="year")
    assert [found.iso() for found in find_dates("On April 4 it rained.", context=context)] == ["1871-04-04"]


def test_weekdays_and_doubts_are_kept() -> None:
    (found,) = find_dates("on Tuesday, April 3, 2024")
    assert found.weekday == 1
    (found,) = find_dates("about 3 April 2024")
    assert found.circa


def test_parse_date_wants_nothing_beside() -> None:
    assert parse_date("(April 3, 2024).") is not None
    assert parse_date("2024") is not None
    assert parse_date("on April 3, 2024") is None
    assert parse_date("1939 and 1945") is None


def test_addresses() -> None:
    found = url_date("https://post.example/world/2024/01/18/strike.html")
    assert found is not None
    assert found.iso() == "2024-01-18"
    found = url_date("https://post.example/2024/jan/18/strike")
    assert found is not None
    assert found.iso() == "2024-01-18"
    assert url_date("https://post.example/a/123456") is None
    assert url_date("https://web.archive.org/web/20240118/https://post.example/") is None


def test_posts() -> None:
    found = post_date("https://twitter.com/someone/status/1747521548289036626?lang=en")
    assert found is not None
    assert found.iso() == "2024-01-17"
    assert post_date("https://twitter.com/someone/status/20") is None  # before ids held the time
    assert post_date("https://post.example/status/1747521548289036626") is None


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2190, 12, 31)), st.sampled_from(range(5)))
def test_every_day_is_read_back(day: date, form: int) -> None:
    month = ENGLISH_MONTHS[day.month - 1]
    written = (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{ENGLISH_WEEKDAYS[day.weekday()]}, {month[:3]}. {day.day}, {day.year}",
        f"{day.day}. {day.month}. {day.year}",
        day.isoformat(),
    )[form]
    (found,) = find_dates(f"It fell on {written}, at noon.")
    assert (found.start, found.end) == (day, day)


@given(st.text(max_size=200))
def test_nothing_raises_and_spans_hold_what_was_read(text: str) -> None:
    for found in find_dates(text):
        assert found.span is not None
        assert found.span.of(text) == found.raw
        assert found.start <= found.end


PIECES = ("May ", "3", "–", " to ", "2024", ", ", "March", "1", ".", " c. ", "early ", "th", "/")


@given(st.lists(st.sampled_from(PIECES)))
def test_broken_dates_raise_nothing(pieces: list[str]) -> None:
    text = "".join(pieces)
    spans = [found.span for found in find_dates(text) if found.span is not None]
    assert all(first.end <= second.start for first, second in pairwise(spans))
