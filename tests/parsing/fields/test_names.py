"""Lists of names: raw → names, as Family|Given|particle|suffix, a body in braces."""

import pytest

from audit.model.citation import Name
from audit.parsing.fields.names import read_names
from audit.parsing.fields.tokens import tokenize

TABLE = [
    ("Barcott, Bruce", ["Barcott|Bruce"]),
    ("Bruce Barcott", ["Barcott|Bruce"]),
    ("Volcker, Paul A and Toyoo Gyohten", ["Volcker|Paul A", "Gyohten|Toyoo"]),
    ("Smith, John, Mary Jones, and Bob Brown", ["Smith|John", "Jones|Mary", "Brown|Bob"]),
    ("Vivian Yee, Hwaida Saad, and Eric Schmitt", ["Yee|Vivian", "Saad|Hwaida", "Schmitt|Eric"]),
    ("Carla Babb, and Jeff Seldin", ["Babb|Carla", "Seldin|Jeff"]),
    ("Sirosh, Miikkulainen, and Bednar", ["Sirosh", "Miikkulainen", "Bednar"]),
    ("E. Allender, N. Immerman, J. Balcazar", ["Allender|E.", "Immerman|N.", "Balcazar|J."]),
    ("LERCHE, A., VYBERG, M., et KIRKEGAARD, E.", ["LERCHE|A.", "VYBERG|M.", "KIRKEGAARD|E."]),
    ("Kalach N, Briet F, Raymond J", ["Kalach|N", "Briet|F", "Raymond|J"]),
    ("van den Bosch F. C., Balcells M.", ["Bosch|F. C.|van den", "Balcells|M."]),
    ("Li, X., Wu, Y.-H.", ["Li|X.", "Wu|Y.-H."]),
    ("von Humboldt, Alexander", ["Humboldt|Alexander|von"]),
    ("Humboldt, Alexander von", ["Humboldt|Alexander|von"]),
    ("Maria de Sousa Santos", ["Sousa Santos|Maria|de"]),
    ("W.-P. de Roever", ["Roever|W.-P.|de"]),
    ("Ursula K. Le Guin", ["Le Guin|Ursula K."]),
    ("Emmanuel Le Roy Ladurie", ["Le Roy Ladurie|Emmanuel"]),
    ("Anna Van Daele and Jo Di Marco", ["Van Daele|Anna", "Di Marco|Jo"]),
    ("García Márquez, Gabriel", ["García Márquez|Gabriel"]),
    ("King, Martin Luther, Jr.", ["King|Martin Luther||Jr."]),
    ("Martin Luther King, Jr.", ["King|Martin Luther||Jr."]),
    ("Smith, J., Jr., & Jones, K.", ["Smith|J.||Jr.", "Jones|K."]),
    ("Müller, Hans/Schmidt, Peter", ["Müller|Hans", "Schmidt|Peter"]),
    ("Teubner/Willke", ["Teubner", "Willke"]),
    ("B.A. Stolz – R.S. Shannon (edd.)", ["Stolz|B.A.", "Shannon|R.S."]),
    ("Ginsburg, Tom, und Tamir Moustafa (Hrsg.)", ["Ginsburg|Tom", "Moustafa|Tamir"]),
    ("Cove, John J., and George F. MacDonald, eds.", ["Cove|John J.", "MacDonald|George F."]),
    ("Ayoun, R. ; Bencheikh, G. ; Ladous, R.", ["Ayoun|R.", "Bencheikh|G.", "Ladous|R."]),
    ("ALY (M.I.), NAGEB (R.)", ["ALY|M.I.", "NAGEB|R."]),
    ("a cura di F. Barbarano", ["Barbarano|F."]),
    ("translated by David Worley", ["Worley|David"]),
    (", a cura di F. Barbarano", ["Barbarano|F."]),
    ("hg. von Else Nagel", ["Nagel|Else"]),
    ("hrsg. v. Erich Maurer", ["Maurer|Erich"]),
    ("HLA Hart", ["Hart|HLA"]),
    ("MOULIN Raymonde", ["MOULIN|Raymonde"]),
    ("AA.VV.", ["{AA.VV}"]),
    ("Deutscher Bundestag (Hrsg.)", ["{Deutscher Bundestag}"]),
    ("Gilman, S. et al.", ["Gilman|S."]),
    ("Hart HA", ["Hart|HA"]),
    ("Shehbaz Sharif (@CMShehbaz)", ["Sharif|Shehbaz"]),
    ("Ministry of Foreign Affairs, Government of Pakistan", ["{Ministry of Foreign Affairs, Government of Pakistan}"]),
    ("Inter-Services Public Relations, Pakistan", ["{Inter-Services Public Relations, Pakistan}"]),
    ("World Health Organization", ["{World Health Organization}"]),
    ("Kenneth Church and Robert Park", ["Church|Kenneth", "Park|Robert"]),
]


def written(name: Name) -> str:
    """Return a name as the table writes it."""
    if name.literal:
        return "{" + name.literal + "}"
    return "|".join((name.family, name.given, name.particle, name.suffix)).rstrip("|")


@pytest.mark.parametrize(("raw", "expected"), TABLE, ids=[raw for raw, _ in TABLE])
def test_reads_names(raw: str, expected: list[str]) -> None:
    found = read_names(tokenize(raw), raw)
    assert [written(name) for name, _ in found] == expected


@pytest.mark.parametrize("raw", [raw for raw, _ in TABLE])
def test_span_of_a_name_holds_its_family_name(raw: str) -> None:
    for name, span in read_names(tokenize(raw), raw):
        assert (name.family or name.literal) in raw[span.start : span.end]


def test_long_lists_are_read_in_linear_time() -> None:
    raw = ", ".join(f"Name{chr(97 + i % 26)}, A." for i in range(3000))
    assert len(read_names(tokenize(raw), raw)) > 1000
