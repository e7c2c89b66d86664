"""What words alone cannot say: who "ders." is, where nothing begins, what follows "Ibid., fol."."""

import pytest

from audit.parsing.entries import parse_entry


def forms_and_texts(raw: str) -> list[tuple[str, str]]:
    """Return form and text of each citation of a note."""
    return [(citation.form, citation.span.of(raw)) for citation in parse_entry(raw).citations]


@pytest.mark.parametrize(
    "second",
    [
        "Dies., Diebe vor Gericht. Die Entstehung der modernen Rechtsordnung im 19. Jahrhundert, Wien 2008",
        "Ders., Aufklärung und Policey. Studien zur Verwaltung, Berlin 2012, S. 14",
        "Derselbe, Das Ende der Zünfte, Leipzig 1931",
    ],
)
def test_a_source_begins_at_the_word_for_the_same_author(second: str) -> None:
    first = "Rebekka Harder, Frauen des Bürgertums. Eine Familiengeschichte, Göttingen 2000, S. 112–118"
    assert forms_and_texts(f"{first}. {second}.") == [("full", first), ("full", second)]


def test_the_same_author_after_a_semicolon() -> None:
    raw = (
        "Vgl. Eva Harder-Lenz, Rituale, München: Campus, 2013 (Historische Einführungen 16), S. 9; "
        "dies., Anna Maria. Die Kurfürstin in ihrer Zeit. Eine Biographie, München: C. H. Beck, 2017, S. 780–799."
    )
    second = parse_entry(raw).citations[1]
    assert second.span.of(raw).startswith("dies., Anna Maria")
    assert second.item.text("title") == "Anna Maria. Die Kurfürstin in ihrer Zeit. Eine Biographie"


def test_id_with_a_page_stays_a_repeat() -> None:
    assert [form for form, _ in forms_and_texts("Id., p. 12.")] == ["ibid"]
    assert [form for form, _ in forms_and_texts("Ebd., S. 3.")] == ["ibid"]


@pytest.mark.parametrize(
    "raw",
    [
        "Vgl. Lena Stoll, Rituale, Frankfurt a. M./New York: Campus, 2013 (Historische Einführungen 16), S. 9",
        "Otto Grün, Die Stadt am Fluss, Freiburg i. Br. 1988, S. 20",
        "Ritter, H. (1838–46b), The History of Ancient Philosophy, trans. A. Gale, 4 vols",
    ],
)
def test_no_source_begins_within_a_phrase(raw: str) -> None:
    assert len(forms_and_texts(raw)) == 1


def test_towns_on_rivers_are_places() -> None:
    (citation,) = parse_entry("Lena Stoll, Rituale, Frankfurt a. M./New York: Campus, 2013, S. 9.").citations
    assert citation.item.text("publisher-place") == "Frankfurt a. M./New York"


@pytest.mark.parametrize(
    ("raw", "cited"),
    [
        ("Ibid., fo. 12. See also Ann Gale, The Harbour (Oxford: Tide Press, 1993), pp. 29–36.", "Ibid., fo. 12"),
        ("Ibid., fol. 3 v°. L’orthographe a été modernisée.", "Ibid., fol. 3 v°"),
        ("Ivi, cart. 215, Antonio da Trezzo al duca, Napoli, 3 gennaio 1459.", None),
    ],
)
def test_what_follows_ibid_is_its_place(raw: str, cited: str | None) -> None:
    form, text = forms_and_texts(raw)[0]
    assert form == "ibid"
    assert cited is None or text == cited


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        ("Gale, foreword, xi.", "short"),
        ("Teubner, id., p. 14.", "supra"),
        ("Lau (ebd.), S. 343.", "supra"),
        ("M. Dean, Governmentality (1999) 98 ff.", "full"),
        ("Art. 3 Abs. 2 GG.", "full"),
        ("Universal Declaration of Human Rights (adopted 10 December 1948 UNGA Res 217 A(III) (UDHR) art 5.", "full"),
        ("Brief Bismarcks an Roon, 12. August 1862, in: Otto von Bismarck, Werke, Berlin 1933, S. 612.", "full"),
        ("Delanty, id.", "supra"),
        ("Siehe Kapitel 3.1.", "cross_reference"),
        ("Statistisches Jahrbuch für die Bundesrepublik Deutschland 1985, S. 330.", "full"),
        ("Inscriptiones Latinae, ed. Hermann Dess, 3 Bde., Berlin 1892–1916.", "full"),
        ("TNA, MEPO 2/1551.", "full"),
        ("Preußische Gesetzsammlung 1850, S. 17.", "full"),
        ("Id., Italia quattrocentesca, cit., p. 240.", "supra"),
        ("Ibíd., p. 275.", "ibid"),
        ("MGH SS XX, S. 510, Z. 22.", "full"),
        ("Regierungs-Blatt für das Königreich Württemberg 1821, Nr. 17, S. 73.", "full"),
        ("Angelou, Maya. “Pickin Em Up.” Baker, Norton, pp. 276–78.", "full"),
        ("Kaiser, “Literature of Harlem,” 189–90.", "short"),
        ("Kershaw, I., Bolton Priory (1973).", "full"),
    ],
)
def test_forms_without_a_cue(raw: str, form: str) -> None:
    assert [one for one, _ in forms_and_texts(raw)] == [form]


def test_a_note_on_a_page_is_a_place_cited() -> None:
    (citation,) = parse_entry("Quiroga, “Steam and Silence,” 741n12.").citations
    assert citation.locator == "741n12"


def test_what_follows_a_whole_name_is_a_title() -> None:
    (citation,) = parse_entry("D. Garland, Punishment and Modern Society (1990) 151.").citations
    assert [name.family for name in citation.item.names()] == ["Garland"]
    assert citation.item.text("title") == "Punishment and Modern Society"


def test_a_day_before_its_month_ends_nothing() -> None:
    raw = "Vorwärts, 12. November 1894 (Nr. 264), S. 1; Hamburger Echo, 13.11.1894."
    assert len(forms_and_texts(raw)) == 2
