"""Who made a source, and what it is called that has no title, from notes as printed."""

import pytest

from audit.parsing.entries import parse_entry

TABLE: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "The Letters of Ines Lund, ed. A. B. Berg, 3 vols. (Oslo: Fjord Press, 1970), 2:218.",
        {"title": "The Letters of Ines Lund", "editor": "A. B. Berg"},
    ),
    (
        "P. Q. Dahl, ed., Literary Essays, by Anna Berg (Oslo: Fjord Press, 1953).",
        {"editor": "P. Q. Dahl", "author": "Anna Berg", "title": "Literary Essays"},
    ),
    ("Lund, J. S. Berg.", {"author": "Lund", "title": "J. S. Berg"}),
    ("Anna Lund, Jacob H. Dahl: A Study of Air (Oslo: Fjord Press, 1999).", {"title": "Jacob H. Dahl: A Study of Air"}),
    ("Fjord Markup Language (FML) 1.0.", {"author": "", "title": "Fjord Markup Language (FML) 1.0"}),
    ("New York Times, obituary of Ines Lund.", {"container-title": "New York Times", "title": "obituary of Ines Lund"}),
    (
        "Ines Lund, “Harbour Air,” in Berg, Prairie Towns, 84–87.",
        {"editor": "Berg", "container-title": "Prairie Towns"},
    ),
    (
        "Plotin, Opera, vol. 4.",
        {"author": "Plotin", "title": "Opera", "volume": "4"},
    ),
    ("Beethoven, Piano Sonata no. 31.", {"author": "Beethoven", "title": "Piano Sonata no. 31"}),
    (
        "Ines Lund, interview by Anna B. Berg, November 20, 1974, transcript, Lund Collection.",
        {"author": "Ines Lund", "interviewer": "Anna B. Berg", "title": "interview by Anna B. Berg"},
    ),
    (
        "Gunnar Berg, ed., Air: A Reader, 5th ed., ed. Tim Dahl et al. (Oslo: Fjord Press, 2008).",
        {"title": "Air: A Reader"},
    ),
    (
        "Luca Berti, Le strade di Roma, a cura di A. Dahl, trad. it. di P. Lund, Torino, Einaudi, 1999.",
        {"editor": "A. Dahl", "translator": "P. Lund"},
    ),
    (
        "Jean Lund, « Les rues », in Anne Berg (dir.), Les villes, Paris, Seuil, 2003, p. 12-34.",
        {"title": "Les rues", "editor": "Anne Berg", "container-title": "Les villes"},
    ),
    ("Anna Berg (Bearb.): Urkundenbuch der Stadt Lund, Bd. 1, Lund 1899.", {"editor": "Anna Berg"}),
    (
        "Ders., Die Luft der Städte, in: Historische Zeitschrift 123 (1999), S. 45–67, hier S. 50.",
        {"page": "45–67", "locator": "50"},
    ),
    ("Ines Lund, ‘The Air of Towns’ (1999) 12 OJLS 45, 47.", {"page": "45", "locator": "47"}),
)


@pytest.mark.parametrize(("note", "wanted"), TABLE, ids=[note[:24] for note, _ in TABLE])
def test_the_fields_of_a_note(note: str, wanted: dict[str, str]) -> None:
    (citation,) = parse_entry(note).citations
    found = {name: citation.item.text(name) for name in wanted if name != "locator"}
    if "locator" in wanted:
        found["locator"] = citation.locator or ""
    assert found == wanted
