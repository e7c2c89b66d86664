"""Cases of European courts: docket, parties and identifier are told apart."""

import pytest

from audit.parsing.entries import parse_entry


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        (
            "Case C-621/18 Arnold v Secretary of State for Leaving the Common Union EU:C:2018:999, paras 44-48.",
            "Case C-621/18",
            "Arnold v Secretary of State for Leaving the Common Union",
        ),
        ("Case C–176/03 Council v Boats [2005] ECR I–7879.", "Case C–176/03", "Council v Boats"),
        ("Case 6/64 Corda v ENERG [1964] ECR 585.", "Case 6/64", "Corda v ENERG"),
        ("Case T–201/04 Boats Corp v Commission [2007] ECR II–3601.", "Case T–201/04", "Boats Corp v Commission"),
        ("Case C‑34/10 Brandt v Grünbund ECLI:EU:C:2011:669.", "Case C‑34/10", "Brandt v Grünbund"),
        (
            "Joined Cases C-402/05 P and C-415/05 P Nadi v Council EU:C:2008:461, [2008] ECR I-6351.",
            "Joined Cases C-402/05 P and C-415/05 P",
            "Nadi v Council",
        ),
        ("Baltos v Ruritania App no 47940/99 (ECtHR, 20 July 2004).", "App no 47940/99", "Baltos v Ruritania"),
    ],
)
def test_dockets_and_parties(text: str, number: str, title: str) -> None:
    (citation,) = parse_entry(text).citations
    item = citation.item
    assert (citation.form, item.type) == ("full", "legal_case")
    assert (item.text("number"), item.text("title")) == (number, title)
    assert not item.names()


@pytest.mark.parametrize(
    "text",
    [
        "In the Case of Smith, see Jones, Rivers, 45.",
        "Case Studies of 1990, Oslo: Nord, 2005.",
        "Case studies by Lund, Rivers (Oslo: Nord, 1990), 4.",
    ],
)
def test_other_cases_have_no_docket(text: str) -> None:
    assert all(citation.item.field("number") is None for citation in parse_entry(text).citations)


@pytest.mark.parametrize("text", ["Case C", "Joined Cases C-4/", "EU:C:", "App no 4", "Case C-1/2", "ECLI:"])
def test_what_breaks_off_is_read(text: str) -> None:
    parse_entry(text)
