"""Tables of backward words and pointers: as printed → what they are."""

import pytest

from audit.language.ibid import find_note_pointers, read_ibid, read_same_author


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ibid.", "Ibid."),
        ("Ibid., 45.", "Ibid."),
        ("*Ibid*., pp. 3–4.", "Ibid"),
        ("Id. at 45.", "Id."),
        ("Ebd., S. 12.", "Ebd."),
        ("ebenda.", "ebenda"),
        ("Ivi, p. 23.", "Ivi"),
        ("Ibídem", "Ibídem"),
        ("Ibidem, f. 12", "Ibidem"),
        ("Id.", "Id."),
        ("Idem, 34", "Idem"),
    ],
)
def test_ibid_opens_a_citation(text: str, word: str) -> None:
    found = read_ibid(text)
    assert found is not None
    assert (found.word, text[found.start : found.end]) == (word, word)


@pytest.mark.parametrize("text", ["Ideas of men", "Idaho, 1901", "Ivies, 3", "Id., Opera omnia", "See id. at 34", ""])
def test_no_ibid(text: str) -> None:
    assert read_ibid(text) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [("Ders., Die Welt", "Ders."), ("Dies.: Buch", "Dies."), ("Eadem, Title", "Eadem"), ("Id., *Opera*", "Id.")],
)
def test_same_author_before_a_title(text: str, word: str) -> None:
    found = read_same_author(text)
    assert found is not None
    assert found.word == word


@pytest.mark.parametrize("text", ["Id. at 45.", "Ibid., 3", "Ders.", "Diesel, Motor"])
def test_no_same_author(text: str) -> None:
    assert read_same_author(text) is None


@pytest.mark.parametrize(
    ("text", "place", "numbers", "direction"),
    [
        ("Smith, supra note 12, at 45", "supra note 12", (12,), "before"),
        ("See notes 3–5 above.", "notes 3–5 above", (3, 5), "before"),
        ("See above, n. 9.", "above, n. 9", (9,), "before"),
        ("siehe Anm. 12", "Anm. 12", (12,), ""),
        ("Siehe dazu Anm. 99.", "Anm. 99", (99,), ""),
        ("voir note 12", "note 12", (12,), ""),
        ("véase nota 12", "nota 12", (12,), ""),
        ("Müller (wie Anm. 12), S. 4", "Anm. 12", (12,), ""),
        ("Smith (n 12) 45", "n 12", (12,), ""),
        ("Smith, supra note 12, 45", "supra note 12", (12,), "before"),
        ("siehe Fußnote 3, 5", "Fußnote 3", (3,), ""),
        ("vedi note 3, 5", "note 3, 5", (3, 5), ""),
        ("above n 5, 34", "above n 5", (5,), "before"),
        ("See infra notes 12-14 and accompanying text", "infra notes 12-14", (12, 14), "after"),
        ("See supra text accompanying notes 3-5", "supra text accompanying notes 3-5", (3, 5), "before"),
        ("vgl. unten Anm. 4", "unten Anm. 4", (4,), "after"),
        ("As noted in note 12, tolls fell", "note 12", (12,), ""),
        ("l'ouvrage cité à la note 4", "note 4", (4,), ""),
        ("la obra citada en la nota 5", "nota 5", (5,), ""),
        ("see note 12 of this article", "note 12", (12,), ""),
    ],
)
def test_pointers(text: str, place: str, numbers: tuple[int, ...], direction: str) -> None:
    (pointer,) = find_note_pointers(text)
    assert text[pointer.start : pointer.end] == place
    assert tuple(number for number, _, _ in pointer.targets) == numbers
    assert pointer.direction == direction
    assert all(text[start:end] == str(number) for number, start, end in pointer.targets)


@pytest.mark.parametrize(
    "text",
    [
        "p. 45 n. 12",
        "45n12",
        "see note 12 of the treaty",
        "chapter 3, note 12 above",
        "See note 12 to chapter 3",
        "s.l.: s. n. 1923",
        "Brown v. N. 3",
        "The Washington Post note 5",
        "a note 12 lines long",
        "Maria Förster, Wien 1967",
        "above 1967, unten 1967",
    ],
)
def test_notes_of_other_places(text: str) -> None:
    assert list(find_note_pointers(text)) == []
