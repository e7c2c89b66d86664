"""The head of an entry: whose work it is, and of which year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.parsing.entryheads import read_head_text

HEADS = [
    ("Almas, Bridget, and Marie-Claire Weber. 2013. “A Platform.” Quarterly 28: 4–5.", ("Almas", "Weber"), ("2013",)),
    ("Smith, J. A., & Jones, B. (2004a). Title here. Journal, 12(3), 45–67.", ("Smith", "Jones"), ("2004a",)),
    ("Smith JA, Jones B, de la Cruz M. Title of it. Lancet 2004;12:3–4.", ("Smith", "Jones", "de la Cruz"), ("2004",)),
    ("Abel R. Salt and the crown. Econ Hist. 1999;3:1–20.", ("Abel",), ("1999",)),
    ("World Health Organization. (2010). Guidelines. Geneva: WHO.", ("World Health Organization",), ("2010",)),
    ("United Nations, General Assembly. Resolution. 2012.", ("United Nations, General Assembly",), ("2012",)),
    ("Müller, Hans: Die Stadt 1870–1914. München 2004.", ("Müller",), ("2004", "1870")),
    ("SILVA, João; SOUZA, Maria. Título. São Paulo: Atlas, 2010.", ("SILVA", "SOUZA"), ("2010",)),
    ("García Márquez, G. (1985). El amor. Bogotá.", ("García Márquez",), ("1985",)),
    ("van Dijk, Teun A. (n.d.) Discourse. Retrieved 5 May 2010.", ("van Dijk",), ("n.d.",)),
    ("Marx, K. (1990 [1867]). Capital. London: Penguin.", ("Marx",), ("1990", "1867")),
    ("Müller, H./Schmidt, K. (Hrsg.) (2001): Titel. Berlin.", ("Müller", "Schmidt"), ("2001",)),
    ("Goethe, Johann Wolfgang von. 1808. Faust.", ("Goethe",), ("1808",)),
    ("Abbot P, Abe J, Alcock J, et al. (2011) Fitness. Nature 471: E1–E4.", ("Abbot", "Abe", "Alcock"), ("2011",)),
    ("———. 2005. Another.", ("Doe",), ("2005",)),
    ("Lee, S. (in press). Things to come.", ("Lee",), ("forthcoming",)),
    ("Dupont, Marie & Leroy, Paul (1999), Titre, Paris.", ("Dupont", "Leroy"), ("1999",)),
    ("Brown MA de Swiet M 1999 Classification.", ("Brown", "de Swiet"), ("1999",)),
    ("Ortega y Gasset, Rosa. 1977a. Meditaciones.", ("Ortega y Gasset",), ("1977a",)),
    ("Noel Ash and Christopher K Berg. Title for it. Wiley, 2011.", ("Ash", "Berg"), ("2011",)),
    ("Ann-Marie Holt and Cees van den Berg. Title. 2010.", ("Holt", "van den Berg"), ("2010",)),
    (
        "Tom Holt, Kim Ash, Mark A. van de Berg, and Al Roe. Such it is. 2006.",
        ("Holt", "Ash", "van de Berg", "Roe"),
        ("2006",),
    ),
    ("X. Ho and F. Mu. Chains of it. J. of Am. Stat., 97: 783–795, 2002.", ("Ho", "Mu"), ("2002",)),
    ("COLIN D. & DUMAS E., 1994. Traces. Paris : Terre.", ("COLIN", "DUMAS"), ("1994",)),
    ("• Ash, N.A.C., 1993. Title. Wiley.", ("Ash",), ("1993",)),
    ("Ministry of Health and Welfare. Report. 2001.", ("Ministry of Health and Welfare",), ("2001",)),
    ("“Salt.” The Times, 3 May 2011, p. 4.", ("Salt",), ("2011",)),
]


@pytest.mark.parametrize(("text", "names", "years"), HEADS, ids=lambda value: str(value)[:30])
def test_names_and_years(text: str, names: tuple[str, ...], years: tuple[str, ...]) -> None:
    head = read_head_text(text, names_before=("Doe",))
    assert head.names == names
    assert head.years == years


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    head = read_head_text(text)
    assert all(name.strip() for name in head.names)
