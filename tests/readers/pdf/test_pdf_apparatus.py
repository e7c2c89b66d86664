"""Small editions with notes and a critical apparatus in, the notes without it out: variants belong to none of them."""

import pytest

from audit.readers.interface import ReadOptions
from audit.readers.pdf import read
from tests.readers.pdf.smallpdf import BODY, Page, body, write

LEDGER = "Ledger of the quartermaster, folio 12."
VARIANTS = {
    1: ["4 province] county B", "9 spade] shovel corr. ex showel C, wherefore the later", "copies have neither"],
    2: ["3 quarrels] disputes B C", "11 reeds] weeds B", "14 the boys] boys om. D"],
    3: [
        "8 nobody asked] no one asks D",
        "17 railway] way in the margin, in a later hand; the other",
        "copies follow B",
    ],
}
BROKEN = "On the quarrels of the engineers and the reasons for them see the letters of the"


def edition(order: str, *, ruled: bool = False) -> bytes:
    """Three pages with a note each; `order` says what stands at the foot: n for notes, a for the apparatus."""
    pages = []
    for number in (1, 2, 3):
        page = Page()
        y = page.lines(72, 720, body(24, mark={4: str(number)}), 11, 13)
        for part in order:
            y -= 12
            if ruled:
                page.rule(72, y + 9, 180)
            if part == "a":
                y = page.lines(72, y, VARIANTS[number], 8, 9.6)
                continue
            rest = ["grandson of the miller, who has kept them all."] if number == 2 else []
            y = page.lines(72, y, [*rest, f"^{number}^{BROKEN if number == 1 else LEDGER}"], 8, 9.6)
        pages.append(page)
    return write(pages)


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("order", ["na", "an", "ana"])
def test_variants_are_no_words_of_notes(order: str, ruled: bool) -> None:
    document = read(edition(order, ruled=ruled), "edition.pdf", ReadOptions())
    found = [(note.label, " ".join(span.of(document.text) for span in note.text_spans)) for note in document.notes]
    whole = f"{BROKEN} grandson of the miller, who has kept them all."
    assert found == [("1", whole), ("2", LEDGER), ("3", LEDGER)]
    variants = document.text.index("4 province] county B")
    assert variants > document.text.rindex(BODY[1]), "they stand after the text, not between its sentences"


def test_a_bracket_in_a_note_makes_no_apparatus() -> None:
    page = Page()
    y = page.lines(72, 720, body(24, mark={4: "1"}), 11, 13) - 12
    lines = ["^1^Ledger of the quartermaster, folio 12, and [the survey, which has", "12 leaves] of the miller."]
    page.lines(72, y, lines, 8, 9.6)
    document = read(write([page]), "edition.pdf", ReadOptions())
    assert document.notes[0].text_spans[-1].of(document.text).endswith("12 leaves] of the miller.")
