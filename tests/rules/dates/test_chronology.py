"""Several contradictions that meet in one date: the one that, changed, would set all right."""

from datetime import date
from pathlib import Path

import pytest

from audit.engine import audit_document, read_document
from audit.model.finding import Finding
from audit.settings import Settings

TEXT = """
In that year the rebels attacked the depot at Verda on May 9, 1871.[^1] The governor ordered a retaliatory attack on the
hills on February 12, 1871.[^2] He spoke of a crime.[^3]

[^1]: “Depot in Flames,” *Harbour Gazette*, May 11, 1871.
[^2]: Anna Bell, *Railways of the Plain* (Leeds: Quay Press, 1956), 12.
[^3]: “Governor Mourns the Dead of the Verda Attack,” *River Post*, March 4, 1871.
"""
ARTICLE = Path(__file__).parents[4] / "shared" / "seeds" / "001_198be74247f87934.txt"


def audit(text: str, path: str = "a.md") -> list[Finding]:
    settings = Settings(select=("DAT", "QUO"), today=date(2026, 11, 20))
    return list(audit_document(read_document(path, text.encode(), settings), settings).findings)


def test_the_date_in_all_contradictions_is_named() -> None:
    found = audit(TEXT)
    assert [one.rule for one in found] == ["DAT006", "DAT005"]
    for one in found:
        assert one.evidence["suspect"] == "1871-05-09"
        assert "changed to a day not after February 12, 1871" in one.message


def test_both_dates_and_places_are_shown() -> None:
    answer = next(one for one in audit(TEXT) if one.rule == "DAT005")
    assert [place.region.snippet != "" for place in answer.related] == [True, True, True]
    assert answer.evidence["rule_of_time"] == "an answer does not come before what it answers"


def test_one_contradiction_is_one_finding() -> None:
    text = TEXT.replace("“Depot in Flames,” *Harbour Gazette*, May 11", "“Verda Attack,” *Harbour Gazette*, May 2")
    found = [one for one in audit(text) if one.note == "1"]
    assert [one.rule for one in found] == ["DAT004"]


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not at hand (../shared/seeds)")
def test_the_real_article() -> None:
    found = audit(ARTICLE.read_text(encoding="utf-8"), "article.txt")
    places = sorted((one.rule, (one.note or "").strip("[]")) for one in found if one.level.rank > 1)
    assert places == [
        ("DAT004", "17"), ("DAT005", "11"), ("DAT006", "11"), ("DAT009", "15"), ("DAT009", "8"), ("QUO001", ""),
        ("QUO002", "24"), ("QUO003", "12"),
    ]  # fmt: skip


def test_of_three_places_the_odd_one_is_named() -> None:
    text = """
The rebels of Teck attacked Verda on May 9, 1871.[^1] The town was poor. Of the attack on Verda by Teck, of May 9, 1871,
nobody spoke.[^1] Only a stone tells of the attack of Teck on Verda, of May 19, 1871.[^1]

[^1]: Anna Bell, *Railways of the Plain* (Leeds: Quay Press, 1956), 12.
"""
    (found,) = audit(text)
    assert found.rule == "DAT006"
    assert found.region.snippet[found.region.snippet_start : found.region.snippet_end] == "May 19, 1871"
    assert "stands in 2 contradictions: changed to May 9, 1871, it would set all of them right" in found.message
    assert len(found.related) == 3


def test_a_source_older_than_two_events_is_the_suspect() -> None:
    text = """
The first stone was laid on March 3, 1924.[^1] The bridge was opened on June 14, 1926.[^2]

[^1]: “The Bridge at Verda,” *Harbour Gazette*, March 5, 1921.
[^2]: Ibid.
"""
    found = audit(text)
    assert [one.rule for one in found] == ["DAT004", "DAT004"]
    assert all(one.evidence["suspect"] == "1921-03-05" for one in found)
