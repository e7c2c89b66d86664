"""Statements: what a small manuscript says, with the dates of text, titles and addresses told apart."""

from audit.language.quantities import find_quantities
from audit.language.quotation_marks import quoted_in
from audit.model.manuscript import Manuscript
from audit.model.statement import Statement
from audit.parsing import understand
from audit.readers import ReadOptions, choose

TEXT = """
The dam was the chief matter of Arno Teck's September 2019 visit to Verda.[^1] In that flood, 103 people were
killed.[^2] The envoys agreed to meet at Karst on February 8, 2021; until May 2, 2020, they had not
written.[^3] While the town slept,[^4] the dam of Verda broke on March 3, 2020.[^5] “We saw it,” Hale said.[^6]

[^1]: Ida Marsh, “Teck Presses for Dam,” *River Post*, August 3, 2019.
[^2]: “Flood Kills More Than 80 People,” *River Post*, March 5, 2020, https://post.example/2020/03/05/flood.
[^3]: “Envoys to Meet on Feb 8,” *River Post*, January 3, 2021.
[^4]: Anna Bell, *Dams* (Leeds: Quay Press, 2021), 12.
[^5]: Anna Bell, *Dams* (Leeds: Quay Press, 2021), 14.
[^6]: Anna Bell, *Dams* (Leeds: Quay Press, 2021), 15.
"""


def read(text: str) -> Manuscript:
    data = text.encode()
    return understand(choose(data[:4096], "a.md").read(data, "a.md", ReadOptions()))


def closed_by(manuscript: Manuscript, label: str) -> Statement:
    marker = next(one for one in manuscript.markers if one.label == label)
    return next(one for one in manuscript.statements if marker.id in one.marker_ids)


def test_a_visit_in_the_past() -> None:
    statement = closed_by(read(TEXT), "1")
    (mention,) = statement.dates
    assert (mention.interval.iso(), mention.relation, mention.tense) == ("2019-09", "on", "past")
    assert "visit" in statement.events
    assert {"Arno", "Teck", "Verda"} <= set(statement.names)


def test_counts_have_their_fate() -> None:
    (count,) = find_quantities(closed_by(read(TEXT), "2").content)
    assert (count.low, count.unit, count.predicate) == (103, "person", "killed")


def test_announced_dates_and_borders() -> None:
    statement = closed_by(read(TEXT), "3")
    announced, border = statement.dates
    assert announced.tense == "announced"
    assert border.relation == "border"


def test_each_marker_closes_its_part() -> None:
    manuscript = read(TEXT)
    assert "broke" not in closed_by(manuscript, "4").content
    assert closed_by(manuscript, "5").content.startswith("the dam of Verda broke")


def test_quotations_are_read_of_what_is_said() -> None:
    content = closed_by(read(TEXT), "6").content
    assert [content[start:end] for start, end in quoted_in(content)] == ["We saw it,"]


def test_titles_are_statements_too() -> None:
    manuscript = read(TEXT)
    titles = [one for one in manuscript.statements if one.citation_id]
    envoys = next(one for one in titles if one.content.startswith("Envoys"))
    assert envoys.tense == "announced"
    assert [one.interval.iso() for one in envoys.dates] == ["2021-02-08"]
    flood = next(one for one in titles if one.content.startswith("Flood"))
    assert [(one.low, one.unit) for one in find_quantities(flood.content)] == [(80, "person")]


def test_every_date_has_its_role() -> None:
    manuscript = read(TEXT)
    roles = {(mention.interval.iso(), mention.role) for mention in manuscript.dates}
    assert {("2019-09", "text"), ("2019-08-03", "issued"), ("2020-03-05", "url"), ("2020-03-05", "issued")} <= roles


def test_spans_hold_what_is_said() -> None:
    manuscript = read(TEXT)
    for statement in manuscript.statements:
        if statement.paragraph >= 0:
            assert len(statement.content) <= len(statement.span)
            for mention in statement.dates:
                assert statement.span.contains(mention.span)
                assert mention.span.of(manuscript.text) == mention.interval.raw


def test_a_date_before_any_year_borrows_from_the_first() -> None:
    manuscript = read("On May 3 it rained. On May 5, 1921, it did not.\n")
    first = manuscript.dates[0].interval
    assert (first.iso(), first.year_from_context) == ("1921-05-03", True)
