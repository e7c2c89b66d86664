"""Intervals as ISO 8601 and as CSL date-parts: as short as says all of them."""

from datetime import date

import pytest

from audit.model.dates import DateInterval, Precision


@pytest.mark.parametrize(
    ("start", "end", "precision", "iso", "parts"),
    [
        ("2024-04-03", "2024-04-03", "day", "2024-04-03", [[2024, 4, 3]]),
        ("2024-04-01", "2024-04-30", "month", "2024-04", [[2024, 4]]),
        ("0800-01-01", "0800-12-31", "year", "0800", [[800]]),
        ("1966-01-01", "1968-12-31", "range", "1966/1968", [[1966], [1968]]),
        ("1980-01-01", "1989-12-31", "decade", "1980/1989", [[1980], [1989]]),
        ("2020-01-01", "2020-02-29", "range", "2020-01/2020-02", [[2020, 1], [2020, 2]]),
        ("2019-12-01", "2020-03-31", "season", "2019-12/2020-03", [[2019, 12], [2020, 3]]),
        ("2021-01-01", "2021-02-27", "range", "2021-01-01/2021-02-27", [[2021, 1, 1], [2021, 2, 27]]),
        ("1914-06-28", "1914-07-31", "range", "1914-06-28/1914-07-31", [[1914, 6, 28], [1914, 7, 31]]),
        ("9990-01-01", "9999-12-31", "range", "9990/9999", [[9990], [9999]]),  # the last day that the calendar has
    ],
)
def test_an_interval_is_said_as_shortly_as_it_can_be(
    start: str, end: str, precision: Precision, iso: str, parts: list[list[int]]
) -> None:
    interval = DateInterval(start=date.fromisoformat(start), end=date.fromisoformat(end), precision=precision)
    assert interval.iso() == iso
    assert interval.date_parts() == parts
