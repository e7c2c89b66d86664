"""Explanations, quotations and sentences around sources are no part of them."""

import pytest

from audit.parsing.entries import parse_entry


def cited(raw: str) -> list[str]:
    """Return the citations of a note as printed."""
    return [citation.span.of(raw) for citation in parse_entry(raw).citations]


@pytest.mark.parametrize(
    ("raw", "sources"),
    [
        (
            "See Smith v. Jones, 410 U.S. 113, 120 (1973) (holding that ships may not wait); "
            "Roe Lines v. Harbor Bd., 505 U.S. 833 (1992) (“The harbor is open to all.”).",
            ["Smith v. Jones, 410 U.S. 113, 120 (1973)", "Roe Lines v. Harbor Bd., 505 U.S. 833 (1992)"],
        ),
        (
            "Id. at 467 (quoting Gale v. Tide, 372 U.S. 335, 344 (1963)).",
            ["Id. at 467", "Gale v. Tide, 372 U.S. 335, 344 (1963)"],
        ),
        ("Id. The court did not say why it held so. Id. at 20.", ["Id", "Id. at 20"]),
        (
            "Id. at 15. “By giving ships a berth, the port allows them to unload and to reload.” Id. at 17.",
            ["Id. at 15", "Id. at 17"],
        ),
        ("As Professor Gale put it, the rule is dead. Gale, supra note 4, at 9.", ["Gale, supra note 4, at 9"]),
        (
            "42 U.S.C. § 2000e-2(k) (2018). The burden then shifts. Griggs v. Duke Power Co., 401 U.S. 424 (1971).",
            ["42 U.S.C. § 2000e-2(k) (2018)", "Griggs v. Duke Power Co., 401 U.S. 424 (1971)"],
        ),
        (
            "Black, supra note 14, at 5. But Black later retreated: Donald Black, Sociological Justice (1989) 7.",
            ["Black, supra note 14, at 5", "Donald Black, Sociological Justice (1989) 7"],
        ),
        (
            "Bartolomé Rey, Historia, ed. de Agustín Carlo, México, FCE, 1951, p. 274. Ibíd., p. 275.",
            ["Bartolomé Rey, Historia, ed. de Agustín Carlo, México, FCE, 1951, p. 274", "Ibíd., p. 275"],
        ),
        (
            "R. v. Board, ex parte Bruce [1992] 3 All E.R. 321, cited in P. Cane, Administrative Law (1996) 214.",
            ["R. v. Board, ex parte Bruce [1992] 3 All E.R. 321", "P. Cane, Administrative Law (1996) 214"],
        ),
        (
            "26 U.S.C. § 5845(a) (2018); 27 C.F.R. § 478.11 (2021).",
            ["26 U.S.C. § 5845(a) (2018)", "27 C.F.R. § 478.11 (2021)"],
        ),
        ("Professor Gale no longer holds this view (letter to the author, 3 May 1998).", []),
        ("Joseph Gale joined the branch in June and became its chief editor in the years of the war.", []),
        ("See above, Part II.", ["above, Part II"]),
        (
            "Stadtarchiv Köln, Best. 902, Nr. 176, Fasz. 4, S. 231. Landesarchiv Berlin, A Rep. 001-02, Nr. 1130.",
            ["Stadtarchiv Köln, Best. 902, Nr. 176, Fasz. 4, S. 231", "Landesarchiv Berlin, A Rep. 001-02, Nr. 1130"],
        ),
        ("On this see chapter 3 above, at notes 22–30.", ["chapter 3 above, at notes 22–30"]),
        ("Id. at 778 (Roberts, C.J., dissenting).", ["Id. at 778 (Roberts, C.J., dissenting)"]),
        ("Anders noch Schwer, Aktenkundig, S. 15, der sich später korrigierte.", ["Schwer, Aktenkundig, S. 15"]),
        (
            "Oxford English Dictionary, 2nd ed., s.v. “equity.” William Black, Commentaries on the Laws of England "
            "(Oxford: Clarendon Press, 1765), 3:429.",
            [
                "Oxford English Dictionary, 2nd ed., s.v. “equity.”",
                "William Black, Commentaries on the Laws of England (Oxford: Clarendon Press, 1765), 3:429",
            ],
        ),
        (
            "Ginz, *Cheese and the Worms*, xv. The same point is made, with other evidence, by Davis, *Return*, 40–41.",
            ["Ginz, *Cheese and the Worms*, xv", "Davis, *Return*, 40–41"],
        ),
        ("The statute leaves the matter to the member states (Art. 7).", []),
        ("The word was already in use in the 1830s.", []),
        (
            "A. Torre, Il consumo di devozioni, Venezia, Marsilio, 1995; Id., Luoghi, Roma, Donzelli, 2011, p. 3.",
            ["A. Torre, Il consumo di devozioni, Venezia, Marsilio, 1995", "Id., Luoghi, Roma, Donzelli, 2011, p. 3"],
        ),
    ],
)
def test_sources_end_where_remarks_begin(raw: str, sources: list[str]) -> None:
    assert cited(raw) == sources


def test_a_semicolon_within_a_title_parts_nothing() -> None:
    raw = "Gale to Tide, July 5, 1914, in *The Outbreak; Selected Documents*, ed. Ann Roe (London: Batsford, 1967), 7."
    assert len(cited(raw)) == 1


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        ("Wayfair, 138 S. Ct. at 2093.", "short"),
        ("15 U.S.C. §§ 1–7.", "full"),
        ("S. Rep. No. 42-58, at 34 (1872).", "full"),
        ("Archivo General de Indias (AGI), Audiencia de México, leg. 22, n. 14, f. 3r.", "full"),
    ],
)
def test_laws_reports_and_archives_have_the_right_form(raw: str, form: str) -> None:
    assert [citation.form for citation in parse_entry(raw).citations] == [form]
