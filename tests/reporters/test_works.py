"""`extract` shows which works a manuscript cites, in which notes, and which citations name no single work."""

from audit.engine import read_document
from audit.parsing import understand
from audit.reporters.extract import Extract, extract_value
from audit.reporters.works import item_words, named_work, work_lines
from audit.settings import Settings

TEXT = """
One.[^1] Two.[^2] Three.[^3] Four.[^4] Five.[^5] Six.[^6]

[^1]: Karl Lund, *The Harbour in Winter* (Bergen: Fjord Press, 1988), 20.
[^2]: Ibid., 22.
[^3]: Karl Lund, *Salt Roads of the North* (Oslo: Nord, 1991), 4.
[^4]: Lund, *Harbour in Winter*, 30.
[^5]: Lund, 45.
[^6]: Ada Mirov, “Ice and Trade,” *Annals of the Sound* 9, no. 2 (1979): 11–31.
"""
MANUSCRIPT = understand(read_document("made.md", TEXT.encode(), Settings()))


def test_each_work_stands_with_the_notes_that_cite_it() -> None:
    lines = list(work_lines(MANUSCRIPT))
    harbour = next(number for number, line in enumerate(lines) if "Harbour" in line)
    assert lines[harbour] == "    Karl Lund, “The Harbour in Winter”, Bergen: Fjord Press, 1988"
    assert lines[harbour + 1] == "      notes 1, 2 ibid., 4 short"


def test_a_citation_that_fits_two_works_is_listed_apart() -> None:
    lines = list(work_lines(MANUSCRIPT))
    assert "  citations that name no single work" in lines
    assert lines[-1] == "    note 5  Lund, 45: fits “The Harbour in Winter”, “Salt Roads of the North”"


def test_an_article_shows_volume_issue_and_pages() -> None:
    item = MANUSCRIPT.works[-1].item
    assert item_words(item) == "Ada Mirov, “Ice and Trade”, Annals of the Sound 9(2): 11–31, 1979"


def test_a_short_form_says_what_it_names() -> None:
    second = next(citation for citation in MANUSCRIPT.citations if citation.form == "ibid")
    assert named_work(MANUSCRIPT, second) == "→ Karl Lund, “The Harbour in Winter” (note 1)"
    first = MANUSCRIPT.citations[0]
    assert named_work(MANUSCRIPT, first) == ""


def test_json_has_works_and_links() -> None:
    value = extract_value(Extract(path="made.md", manuscript=MANUSCRIPT))
    works = {work["id"]: work["citation_ids"] for work in value["works"]}
    second = value["citations"][1]
    assert second["link"]["outcome"] == "linked"
    assert second["id"] in works[second["link"]["work_ids"][0]]


ARCHIVAL = """
Eins.[^1] Zwei.[^2] Drei.[^3]

[^1]: Karl Weber, Der Hafen im Winter, Kiel 1988, S. 20; ders., Das Eis der Küste, Hamburg 1991–1993, S. 4.
[^2]: GStA PK, I. HA Rep. 151, Nr. 1234, Bl. 12r–14v.
[^3]: Weber, Das Eis, S. 9.
"""


def test_a_work_of_the_same_author_is_listed_under_the_name_and_its_years() -> None:
    lines = list(work_lines(understand(read_document("made.md", ARCHIVAL.encode(), Settings()))))
    ice = next(number for number, line in enumerate(lines) if "Eis" in line)
    assert lines[ice] == "    Karl Weber, “Das Eis der Küste”, Hamburg, 1991/1993"
    assert lines[ice + 1] == "      notes 1, 3 short"


def test_a_work_without_title_is_listed_by_its_shelf_mark() -> None:
    lines = list(work_lines(understand(read_document("made.md", ARCHIVAL.encode(), Settings()))))
    assert lines[lines.index("      note 2") - 1] == "    GStA PK, I. HA Rep. 151, Nr. 1234"
