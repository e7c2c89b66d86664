"""Notes that a converter tore apart are whole again; body paragraphs are left where they are."""

from audit.engine import read_document
from audit.parsing.numbering import find_apparatus
from audit.settings import Settings

PAGE = """The first survey of the harbours began in spring. 1 Nobody had asked for it. 2

1. Ada Holt, *Harbour Surveys* (Leiden: Quay Press, 1981), 14.

2. The council had its own reasons, which it set out at length in a letter that was never

sent and which may be found in the archive, see Holt, supra note 1, at 20 (Leiden, 1981).

The second survey took three years. 3 Its members disagreed. 4

{between}

3. Ibid.

4. Piotr Zawada, “The Second Survey,” *Baltic Studies* 12 (1974): 45.
"""


def texts(manuscript: str) -> list[str]:
    document = read_document("page.md", manuscript.encode(), Settings())
    return [document.plain(*note.text_spans).text for note in find_apparatus(document).notes]


def test_a_note_that_breaks_off_goes_on_in_the_next_paragraph() -> None:
    found = texts(PAGE.replace("{between}\n\n", ""))
    assert found[1].startswith("The council had")
    assert found[1].endswith("(Leiden, 1981).")


def test_a_note_that_breaks_off_goes_on_before_the_next_page_of_notes() -> None:
    moved = PAGE.replace(
        "sent and which may be found in the archive, see Holt, supra note 1, at 20 (Leiden, 1981).\n\n", ""
    )
    moved = moved.replace("{between}", "sent; see Holt, supra note 1, at 20 (Leiden, 1981).")
    assert texts(moved)[1].endswith("never sent; see Holt, supra note 1, at 20 (Leiden, 1981).")


def test_a_paragraph_with_a_marker_is_body() -> None:
    whole = texts(PAGE.replace("{between}\n\n", ""))
    assert not any("second survey took three years" in text for text in whole)


def test_a_paragraph_that_cites_nothing_is_body() -> None:
    found = texts(PAGE.replace("{between}", "The weather was fair throughout, and the men were paid."))
    assert not any("weather" in text for text in found)


def test_a_bracket_left_open_is_closed_by_the_paragraph_before_the_next_note() -> None:
    page = PAGE.replace(
        "in a letter that was never\n\nsent and which may be found in the archive, see Holt, supra note 1,"
        " at 20 (Leiden, 1981).",
        "in a letter (which nobody would",
    )
    page = page.replace("{between}", "have thought worth the paper).")
    assert texts(page)[1].endswith("(which nobody would have thought worth the paper).")


def test_an_address_that_breaks_off_goes_on() -> None:
    page = PAGE.replace(
        "{between}",
        "The weather was fair throughout.\n\n/1981/volume-2; see Holt, supra note 1, at 20 (1981).",
    ).replace(
        "in a letter that was never\n\nsent and which may be found in the archive, see Holt, supra note 1, "
        "at 20 (Leiden, 1981).",
        "at https://archive.example.org/letters",
    )
    assert texts(page)[1].endswith("/letters /1981/volume-2; see Holt, supra note 1, at 20 (1981).")


def test_a_label_alone_in_its_paragraph_finds_its_note() -> None:
    page = PAGE.replace("{between}\n\n", "").replace("3. Ibid.", "3.\n\nIbid., at 14.")
    document = read_document("page.md", page.encode(), Settings())
    found = {note.label: document.plain(*note.text_spans).text for note in find_apparatus(document).notes}
    assert found["3"] == "Ibid., at 14."


def test_a_label_behind_the_note_before_finds_its_note() -> None:
    page = PAGE.replace("{between}\n\n", "").replace("3. Ibid.", "3. Ibid. 4").replace("4. Piotr", "Piotr")
    document = read_document("page.md", page.encode(), Settings())
    found = {note.label: document.plain(*note.text_spans).text for note in find_apparatus(document).notes}
    assert found["3"].strip() == "Ibid."
    assert found["4"].startswith("Piotr Zawada")


def test_the_number_of_a_page_alone_is_no_label() -> None:
    page = PAGE.replace("{between}\n\n", "4\n\nThe weather was fair throughout.\n\n")
    assert [text.startswith("Piotr") for text in texts(page)] == [False, False, False, True]
