"""Judgments cited by court, day and docket, and acts by section or number: what is read, and what only looks so."""

import pytest

from audit.parsing.entries import parse_entry


def read(note: str) -> dict[str, str]:
    """Return the type and the fields of the only citation of a note."""
    (citation,) = parse_entry(note).citations
    fields = {field.variable: str(field.value) for field in citation.item.fields if field.variable != "issued"}
    issued = citation.item.date("issued")
    return {"type": citation.item.type, **fields, **({"issued": issued.iso()} if issued is not None else {})}


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        (
            "Cass. civ. 1re, 3 mars 2010, n° 09-12.345, Bull. civ. I.",
            {"authority": "Cass. civ. 1re", "issued": "2010-03-03", "number": "09-12.345"},
        ),
        ("CE, 3 mars 2010, n° 123456.", {"authority": "CE", "issued": "2010-03-03", "number": "123456"}),
        ("Corte cost., 12 marzo 2008, n. 120.", {"authority": "Corte cost", "issued": "2008-03-12", "number": "120"}),
        (
            "Cass. civ., sez. un., 11 novembre 2008, n. 26972.",
            {"authority": "Cass. civ., sez. un", "issued": "2008-11-11", "number": "26972"},
        ),
        ("HR 23 oktober 2015, ECLI:NL:HR:2015:3019.", {"authority": "HR", "number": "ECLI:NL:HR:2015:3019"}),
        (
            "BVerfG, Urt. v. 12.3.2008 – 1 BvR 256/08, NJW 2008, 1505.",
            {"authority": "BVerfG", "issued": "2008-03-12", "number": "1 BvR 256/08", "container-title": "NJW"},
        ),
        (
            "BGH, Urteil vom 3. Mai 2001 – VI ZR 257/91, BGHZ 120, 45.",
            {"authority": "BGH", "issued": "2001-05-03", "number": "VI ZR 257/91", "container-title": "BGHZ"},
        ),
        ("STS 123/2015, de 12 de marzo (ECLI:ES:TS:2015:1234).", {"number": "STS 123/2015"}),
        ("ECLI:NL:HR:2015:3019", {"number": "ECLI:NL:HR:2015:3019"}),
    ],
)
def test_judgments(note: str, wanted: dict[str, str]) -> None:
    found = read(note)
    assert {name: found.get(name, "") for name in wanted} == wanted
    assert found["type"] == "legal_case"


@pytest.mark.parametrize(
    "note",
    [
        "Corte, Ines. Le strade. Torino: Einaudi, 3 maggio 1999.",
        "Hof, Anna, Die Luft der Städte, München 1999, S. 45.",
        "Ines Lund, Das Urteil von Bonn, München 1999, S. 45.",
        "Ines Lund to Anna Berg, 3 May 1999, box 3, folder 12, Lund Papers.",
    ],
)
def test_what_is_no_judgment(note: str) -> None:
    assert read(note)["type"] != "legal_case"


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("§ 823 Abs. 1 BGB.", {"section": "§ 823 Abs. 1", "title": "BGB"}),
        ("Art. 5 GG.", {"section": "Art. 5", "title": "GG"}),
        ("§ 14 Abs. 2 Satz 1 StGB.", {"section": "§ 14 Abs. 2 Satz 1", "title": "StGB"}),
        (
            "Directive 2003/12/EC of the European Parliament [2003] OJ L12/34.",
            {"title": "Directive 2003/12/EC of the European Parliament"},
        ),
        ("Regulation (EU) 2016/679, art. 17.", {"title": "Regulation (EU) 2016/679"}),
        ("Richtlinie 2003/12/EG, Art. 5.", {"title": "Richtlinie 2003/12/EG"}),
    ],
)
def test_acts(note: str, wanted: dict[str, str]) -> None:
    found = read(note)
    assert {name: found.get(name, "") for name in wanted} == wanted
    assert found["type"] == "legislation"


@pytest.mark.parametrize(
    "note",
    [
        "Ines Lund, Directive Voices: Air in Towns, Journal of Urban Air 12/3 (1999): 45–67.",
        "Ines Lund, Regulation and the Town (Oslo: Fjord Press, 1999), 45.",
        "Lund, Art. „Luft“, in: Lexikon der Stadt 3 (2002), Sp. 12–15.",
    ],
)
def test_what_is_no_act(note: str) -> None:
    assert read(note)["type"] != "legislation"
