# ruff: noqa: E501 (a row of a table is one line)
"""Matching: tables of references and records, and which verdict they come to."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.lookup import Outcome, Record, Relation
from audit.resolvers.items import make_date, make_item, read_person
from audit.resolvers.matching.choice import choose, compare
from audit.resolvers.matching.containers import is_abbreviation, read_abbreviations, show
from audit.resolvers.matching.words import _LETTERS, fold, spellings
from audit.resolvers.query import clean_doi, clean_isbn, find_doi, read_query, trim_url

TITLE = "Attachment and ingestion of particles by macrophages"


def record(
    title: str = TITLE, authors: tuple[str, ...] = ("Ito, Tomoko", "Ueda, Michio"), year: int = 1981, type: str = "article-journal",
    container: str = "Journal of Cell Science", volume: str = "51", page: str = "189-201", publisher: str = "", id: str = "a",
    relations: tuple[Relation, ...] = (), years: tuple[int, ...] = (),
) -> Record:  # fmt: skip
    texts = {"title": title, "container-title": container, "volume": volume, "page": page, "publisher": publisher}
    texts["DOI"] = f"10.5555/{id}"
    item = make_item(type, authors=[read_person(name) for name in authors], issued=make_date(year), texts=texts)
    return Record(source="test", id=id, item=item, years=years or (year,), relations=relations)


def verdict(raw: str, candidate: Record) -> str:
    return compare(read_query(raw), candidate).verdict


@pytest.mark.parametrize(
    "raw",
    [
        f"Ito T, Ueda M (1981) {TITLE}. J Cell Sci 51:189–201",
        f"Ito, T. and Ueda, M., {TITLE.upper()}, Journal of Cell Science, vol. 51, 1981, pp. 189-201.",
        "T. Ito, M. Ueda, J. Cell Sci. 51, 189 (1981)",
        f"Ito T, et al. {TITLE}. J. Cell Sci. 1981;51:189-201.",
        f"Ito T, Ueda M (1982) {TITLE}. J Cell Sci 51:189–201",  # a year later
        "Ito T, Ueda M (1981) Atachment and ingestion of particels by macrophages. J Cell Sci 51:189–201",
        f"{TITLE}. J Cell Sci 1981; 51: 189",  # no authors
        f"Ito T, Ueda M (1981) {TITLE}. J Cell Sci (in press)",
        "Ito T, Ueda M (1981) J Cell Sci 51:189?201",  # a dash lost
        f"ITO T., UEDA M. {TITLE}. In: Journal of Cell Science LI, 1981, S. 189.",  # a Roman volume
    ],
)
def test_these_are_the_work(raw: str) -> None:
    assert verdict(raw, record()) == "same"


@pytest.mark.parametrize(
    ("raw", "changed"),
    [
        (f"Ito T, Ueda M (1981) {TITLE}. J Cell Sci 51:189–201", {"title": f"{TITLE}. II. The ingestion", "page": "203-220"}),
        (f"Ito T, Ueda M (1981) {TITLE}. J Cell Sci 51:189–201", {"title": f"Erratum: {TITLE}", "page": "299"}),
        (f"Ito T, Ueda M (1981) {TITLE}. J Cell Sci 51:189–201", {"title": "Phagocytosis in amoebae", "page": "77-80"}),
        (f"Ito T, Ueda M (1981) {TITLE}. J Cell Sci 51:189–201", {"container": "Acta Zoologica", "volume": "3", "page": "1-9"}),
        (f"Ito T (1981) {TITLE}. Academic Press, New York", {"container": "Nature", "volume": "300", "page": "12"}),  # a review
        (f"Ito T (1981) {TITLE}. PhD thesis, Osaka", {}),
        ("T. Ito, M. Ueda, J. Cell Sci. 51, 77 (1981)", {}),
        ("T. Ito, M. Ueda, J. Cell Sci. 52, 189 (1985)", {}),
        ("K. Sato, J. Cell Sci. 51, 189 (1981)", {"authors": ("Brown, A.",), "container": "Plant Cell"}),
        ("Bode, H.: Z. analyt. Chem. 143, 182 (1954); 144, 165 (1955).",
         {"title": "Über Dithizon", "authors": ("Bode, H.",), "container": "Zeitschrift für analytische Chemie", "volume": "144", "page": "165", "year": 1955}),
        (f"Ito T, Ueda M (1970) {TITLE}. J Cell Sci", {"year": 1981}),
        ("Brown A (1981) A cell. J Cell Sci", {"title": "Cell"}),
        ("", {}),
        ("(1981)", {}),
    ],
)  # fmt: skip
def test_these_are_not_certainly_the_work(raw: str, changed: dict[str, object]) -> None:
    assert verdict(raw, record(**changed)) != "same"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raw", "candidate", "same"),
    [
        ("Rogers, E. (1995). Diffusion of Innovoations. New York: Free Press.",
         record("Diffusion of Innovations", ("Rogers, Everett M.",), 1995, "book", "", "", "", "Free Press"), True),
        ("Rogers, E. (1995). Diffusion of Innovations. New York: Free Press.",
         record("Diffusion of Innovations", ("Rogers, Everett M.",), 1983, "book", "", "", "", "Free Press"), False),
        ("Rogers, E. (1995). Diffusion of Innovations. New York: Free Press.",
         record("Diffusion of Innovations", ("Moreau, A.",), 1996, "article-journal", "Marketing Review", "12", "88-90"), False),
        ("Rogers, E. (1995). Diffusion of Innovations. New York: Free Press.",
         record("Diffusion of Innovations. Everett M. Rogers", ("Rogers, E.",), 1996, "article-journal", "Marketing Review", "12", "88"), False),
        ("Setter T, Waters I (1987) Carbohydrate status of plants during flooding. In: Crawford R (ed) Plant life in aquatic habitats. Blackwell, Oxford, pp 411–433",
         record("Plant life in aquatic habitats", ("Crawford, R.",), 1987, "book", "", "", "", "Blackwell"), False),
        ("Setter T, Waters I (1987) Carbohydrate status of plants during flooding. In: Crawford R (ed) Plant life in aquatic habitats. Blackwell, Oxford, pp 411–433",
         record("Carbohydrate status of plants during flooding", ("Setter, T.", "Waters, I."), 1987, "chapter", "Plant life in aquatic habitats", "", "411-433"), True),
        ("Setter T, Waters I (1987) Carbohydrate status of plants during flooding. In: Crawford R (ed) Plant life in aquatic habitats. Blackwell, Oxford, pp 411–433",
         record("Carbohydrate status of plants during flooding", ("Setter, T.", "Waters, I."), 1988, "chapter", "Handbook of Other Things", "", "71-90"), False),
        ("Bartholomew, K. Exploring personality through test construction: development of the questionnaire. In S. R. Briggs (Ed.), Personality measures.",
         record("Exploring personality through test construction: development of the questionnaire", ("Tellegen, A.",), 2008, "chapter", "The SAGE Handbook", "", "261-292"), False),
        ("Wang B, Silk J, 1994, ApJ, 427, 759",
         record("Gravitational instability and disk star formation", ("Wang, B.", "Silk, J."), 1994, container="The Astrophysical Journal", volume="427", page="759"), True),
        ("Nielsen S (1993) Distribution of the aquaporin CHIP. PNAS 90:7275",
         record("Distribution of the aquaporin CHIP", ("Nielsen, S.",), 1993, container="Proceedings of the National Academy of Sciences", volume="90", page="7275-7279"), True),
        ("Müller K, Über die Größe der Straßen, Z. Phys. 12, 34 (1930)",
         record("Uber die Grosse der Strassen", ("Mueller, K.",), 1930, container="Zeitschrift für Physik", volume="12", page="34-40"), True),
        ("Chen, L. and Wei, F. A fast parser for scores. In Proceedings of the Conference on Parsing, 2015, pp. 11-20.",
         record("A fast parser for scores", ("Chen, L.", "Wei, F."), 2015, "paper-conference", "2015 IEEE 3rd International Meeting on Text", "", "11-20"), True),
        ("岡村秀典, 1984, 前漢鏡の編年と樣式, 史林 67, 史學硏究會.",
         record("前漢鏡の編年と樣式", ("岡村秀典",), 1984, container="史林", volume="67", page=""), True),
    ],
)  # fmt: skip
def test_kinds_of_works(raw: str, candidate: Record, same: bool) -> None:
    assert (verdict(raw, candidate) == "same") is same


def test_the_reasons_are_given_field_by_field() -> None:
    found = compare(read_query(f"Ito T, Ueda M (1979) {TITLE}. J Cell Sci 51:190–201"), record())
    agreement = {one.field: one.agreement for one in found.comparisons}
    assert agreement["title"] == agreement["author"] == agreement["container"] == agreement["volume"] == "same"
    assert agreement["year"] == agreement["page"] == "differs"
    assert found.score == pytest.approx(sum(one.weight for one in found.comparisons), abs=0.01)


RAW = f"Ito T, Ueda M (1981) {TITLE}. J Cell Sci 51:189–201"


def test_one_of_many_is_found() -> None:
    others = [record(f"Another title number {n} altogether", id=str(n), page=str(300 + n)) for n in range(6)]
    outcome, found = choose(read_query(RAW), [*others, record(id="right")])
    assert (outcome, found[0].id) == (Outcome.FOUND, "right")


def test_none_is_absent() -> None:
    assert choose(read_query(RAW), []) == (Outcome.ABSENT, ())
    assert choose(read_query(RAW), [record("Frogs", ("Lee, A.",), 2001, volume="9", page="9")]) == (Outcome.ABSENT, ())


def test_two_that_fit_alike_are_ambiguous_unless_tied() -> None:
    one = record(id="one", container="Journal of Cell Science")
    other = record(id="two", container="Journal of Cell Science", page="189-299")
    outcome, found = choose(read_query(RAW.replace("–201", "")), [one, other])
    assert outcome is Outcome.AMBIGUOUS
    assert {record.id for record in found} == {"one", "two"}
    tied = record(id="two", page="189-299", relations=(Relation(kind="version-of", doi="10.5555/one"),))
    assert choose(read_query(RAW.replace("–201", "")), [one, tied])[0] is Outcome.FOUND


def test_the_same_work_registered_twice_is_found() -> None:
    outcome, _ = choose(read_query(RAW), [record(id="one"), record(id="two")])
    assert outcome is Outcome.FOUND


@pytest.mark.parametrize(
    ("container", "shown", "least"),
    [
        ("Journal of Cell Science", "j cell sci 51", 1.0),
        ("Journal of Psychology and the Behavioral Sciences", "j psychol behav sci", 1.0),
        (
            "Proceedings of the National Academy of Sciences of the United States of America",
            "proc natl acad sci u s a",
            0.8,
        ),
        ("American Journal of Physiology", "am j phys", 1.0),
        ("Zeitschrift für analytische Chemie", "z analyt chem 143", 1.0),
        ("Annual Review of Astronomy and Astrophysics", "ara a 31 373", 1.0),
        ("Nature", "nature 481", 1.0),
        ("Journal of High Energy Physics", "jhep 05 2018", 1.0),
        ("Bioscience, Biotechnology, and Biochemistry", "biosci biotech bioch 58", 0.9),
    ],
)
def test_abbreviated_containers_are_recognised(container: str, shown: str, least: float) -> None:
    assert show(shown.split(), fold(container)) >= least


@pytest.mark.parametrize(
    ("container", "shown"),
    [
        ("Journal of Cell Science", "j cell biol 51"),
        ("Nature", "nat 481"),
        ("Journal of Physics", "annals of mathematics 12"),
        ("American Journal of Physiology", "am j bot"),
        ("Cell", "cellulose 12"),
        ("Journal of International Studies", "journal of 12"),
    ],
)
def test_other_containers_are_not(container: str, shown: str) -> None:
    assert show(shown.split(), fold(container)) < 0.65


def test_a_table_of_abbreviations_is_used(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("abbreviation,title,list\nJbl. Ndt.,Jahrbuch der nordischen Tiere,own\n", encoding="utf-8")
    table = read_abbreviations(path)
    assert show(["jbl", "ndt", "12"], fold("Jahrbuch der nordischen Tiere")) < 0.65
    assert show(["jbl", "ndt", "12"], fold("Jahrbuch der nordischen Tiere"), table) == 1.0
    path.write_text("short,long\na,b\n", encoding="utf-8")
    with pytest.raises(ValueError, match="abbreviation"):
        read_abbreviations(path)
    path.write_text('abbreviation,title\n"' + "x" * 10_000_001 + '"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="no table"):
        read_abbreviations(path)


@pytest.mark.parametrize(
    ("short", "word", "is_one"),
    [("psychol", "psychology", True), ("natl", "national", True), ("j", "journal", True), ("dtsch", "deutsche", True),
     ("psych", "physics", False), ("nt", "nature", False), ("journals", "journal", False)],
)  # fmt: skip
def test_abbreviations_are_beginnings_or_contractions(short: str, word: str, is_one: bool) -> None:
    assert is_abbreviation(short, word) is is_one


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Über <i>die</i> Größe&nbsp;der Straßen", "uber die grosse der strassen"), ("TNF-α’s rôle", "tnf alphas role"),
        ("Đặng, Łódź & Ærø", "dang lodz aero"), ("a<b and c>d", "a b and c d"), ("", ""), ("1245â\x80\x931257", "1245 1257"),
    ],
)  # fmt: skip
def test_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_names_have_several_spellings() -> None:
    assert {"muller", "mueller"} <= set(spellings("Müller"))
    assert "muller" in spellings("Mueller")


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://doi.org/10.1000/xyz123.", "10.1000/xyz123"),
        ("doi:10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"),
        ("see 10.1016/0550-3213(96)00306-9, and", "10.1016/0550-3213(96)00306-9"),
        ("(doi 10.1000/abc)", "10.1000/abc"),
        ("10.1890/0012-9615(1999)069[0569:EDILSA]2.0.CO;2", "10.1890/0012-9615(1999)069[0569:edilsa]2.0.co;2"),
        ("http://dx.doi.org/10.1000/a,b;c", "10.1000/a,b;c"),
        ("https://doi.org/10.1000%2Fxyz", "10.1000/xyz"),
        ("version 10.2/3", ""), ("10.5 and 10.1000 of them", ""), ("", ""),
    ],
)  # fmt: skip
def test_dois_are_found_whole(text: str, doi: str) -> None:
    assert (find_doi(text) or clean_doi(text)) == doi


@pytest.mark.parametrize(
    ("text", "isbn"),
    [
        ("0-306-40615-2", "9780306406157"),
        ("978-0-306-40615-7", "9780306406157"),
        ("0-306-40615-3", ""),
        ("080442957X", "9780804429573"),
        ("12", ""),
    ],
)
def test_isbns_are_made_thirteen_digits_long(text: str, isbn: str) -> None:
    assert clean_isbn(text) == isbn


@pytest.mark.parametrize(
    ("url", "trimmed"),
    [("https://a.org/b).", "https://a.org/b"), ("https://en.wiki.org/a_(b)", "https://en.wiki.org/a_(b)"),
     ("https://a.org/b,", "https://a.org/b"), ("ftp://a.org", ""), ("javascript:alert(1)", "")],
)  # fmt: skip
def test_addresses_end_before_the_sentence_does(url: str, trimmed: str) -> None:
    assert trim_url(url) == trimmed


@pytest.mark.parametrize(
    ("text", "number"),
    [("arXiv:1102.1652", "1102.1652"), ("arXiv preprint arXiv:1605.08386v2", "1605.08386v2"), ("hep-ex/0212038", ""),
     ("arXiv:gr-qc/0609038", "gr-qc/0609038"), ("https://arxiv.org/abs/2104.12255", "2104.12255"), ("pages 1102.1652", "")],
)  # fmt: skip
def test_arxiv_numbers_are_found(text: str, number: str) -> None:
    assert read_query(text).arxiv == number


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.text(max_size=80), st.text(max_size=40))
def test_no_text_breaks_it(raw: str, title: str, other: str) -> None:
    candidate = record(title, (other,), container=other, volume=other[:5], page=raw[:6])
    found = compare(read_query(raw), candidate)
    assert found.verdict in ("same", "unsure", "other")
    choose(read_query(raw), [candidate, record()])


def test_hostile_length_takes_linear_time() -> None:
    import time

    def spend(size: int) -> float:
        started = time.process_time()
        read_query("10.1000/" + "(" * size + " " + "https://" * size)
        fold("<" * size + "&" * size)
        return time.process_time() - started

    spend(1000)
    assert spend(40_000) < 1.0


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Étude de la <i>Révolution</i> &amp; ses suites", "letude de la revolution ses suites"),
        ("Straße, Øre_og Łódź", "strasse ore og lodz"),
        ("'quoted' rock'n'roll – x²", "quoted rocknroll x2"),
        ("β-Carotene ½", "beta carotene 1 2"),
        ("Ǆ ﬁn №", "dz fin no"),
    ],
)
def test_spellings_are_folded_into_one(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_characters="<&â")))
def test_folding_is_compatibility_decomposition_without_marks(text: str) -> None:
    """The words are those of Unicode's own folding (NFKD of the case-folded text), combining marks left out."""
    spelt = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_LETTERS)
    bare = "".join(sign for sign in spelt if not unicodedata.combining(sign))
    assert fold(text).split() == re.findall(r"[^\W_]+", re.sub(r"(?<=\w)'(?=\w)", "", bare))
