"""Three whole manuscripts, read as they are: every citation in every note names the work, or the works, it should.

A chain is given a line a note: for each citation in order the keys of the works that it fits, joined by "|" where \
it is
open which is meant. A key stands for the work that was first cited where the key stands first.
"""

import pytest

from audit.engine import read_document, understand_document
from audit.settings import Settings

HISTORY = """\
Die Zünfte und ihre Feinde

Die Zünfte waren nie so geschlossen, wie man glaubte.1 Schon Wehner hat das gesehen.2 Aber das Urteil ist geteilt.3 \
Man liest es anders.4 Vieles bleibt offen.5 Das gilt auch für die Städte.6 Und für das Land.7 Man vergleiche die \
Akten.8 Die Akten sind lückenhaft.9 So auch die Rechnungen.10 Der Rat schwieg.11 Die Frauen nicht.12 Dazu gibt es \
neue Arbeiten.13 Und alte.14 Das Buch erschien zweimal.15 Man zitiere genau.16 Noch einmal.17 Das Gleiche gilt \
hier.18 Schluss damit.19 Oder doch nicht.20

Anmerkungen

1. Karl Wehner, Zunft und Stadt. Studien zur Verfassung der Reichsstädte, Göttingen 1971, S. 14–20.
2. Ebd., S. 22.
3. Anna Maria Lentz, Das Handwerk der Frauen. Arbeit und Geschlecht in Augsburg, Frankfurt a. M. 1989, S. 101; \
anders Wehner, Zunft und Stadt, S. 30.
4. Ders., Die Feinde der Zünfte, in: Zeitschrift für Stadtgeschichte 12 (1975), S. 1–33, hier S. 5.
5. Wehner, a.a.O., S. 31.
6. Wehner, Feinde, S. 9; Lentz, a.a.O., S. 104.
7. Peter Krüger, Die Stadt im Aufruhr, Köln 1980. Hans Krüger, Bauern und Herren, Münster 1982, S. 77.
8. Krüger, Aufruhr, S. 12.
9. Krüger, S. 14.
10. H. Krüger, Bauern, S. 80.
11. StadtA Augsburg, Handwerkerakten, Fasz. 12, Bl. 3r.
12. Ebd., Bl. 4v.
13. Lentz, Handwerk (wie Anm. 3), S. 105. Dies., Witwen als Meisterinnen, Augsburg 1995, S. 8.
14. Vgl. oben, Anm. 7.
15. Karl Wehner, Zunft und Stadt. Studien zur Verfassung der Reichsstädte, 2., erw. Aufl., Göttingen 1984, S. 15.
16. Wehner, Zunft und Stadt, S. 40.
17. Lentz, Witwen, S. 9.
18. Ebd.
19. Otto Bauer/Eva Stern, Handel und Wandel, Wien 1990, S. 5.
20. Stern/Bauer, Handel, S. 7.
"""
HISTORY_CHAINS = """
1 wehner71
2 wehner71
3 lentz wehner71
4 feinde
5 wehner71|feinde
6 feinde lentz
7 aufruhr bauern
8 aufruhr
9 aufruhr|bauern
10 bauern
11 akten
12 akten
13 lentz witwen
14 aufruhr|bauern
15 wehner84
16 wehner71|wehner84
17 witwen
18 witwen
19 handel
20 handel
"""

LAW = """\
The Tenure of Ports

Ports are held in trust.1 The Court has said so.2 It was not always thus.3 The Commission disagreed.4 Scholars \
divide.5 The Convention is silent.6 So is the Report.7 One reads otherwise.8 The cases differ.9 Much turns on \
this.10 And on that.11 Two Smiths wrote.12 One is right.13 Another is not.14 The first is cited again.15 The Ports \
Act is clear.16 It is a statute.17 So too here.18 And here.19 Finally.20

Notes

1. Jane Harbor, The Public Trust in Ports, 88 Mich. L. Rev. 101, 110 (1990).
2. Gale v. Port Auth., 410 U.S. 113, 120 (1973).
3. Id. at 125.
4. Royal Commission on Ports, Final Report on the Ownership of Harbours (HMSO, 1964) (hereinafter "the Harbours \
Report") 12.
5. See Harbor, supra note 1, at 112; Gale, 410 U.S. at 130.
6. Convention on the Regime of Ports, Dec. 9, 1923, 58 L.N.T.S. 285 [hereinafter Ports Convention].
7. Harbours Report, para. 33.
8. Ports Convention, art. 4.
9. Ibid., art. 5.
10. Adam Smith, Wharves and Law (1985) 44; Zadie Smith, 'Law at the Quay' (1991) 18 J. of Law and Society 5.
11. Smith, supra note 10, at 50.
12. A. Smith, op. cit., n. 10, p. 51.
13. Z. Smith, op. cit., n. 10, p. 9.
14. Jane Harbor, Ports and People (1999) 3.
15. Harbor, Ports and People, supra note 14, at 7.
16. Harbor, supra note 1, at 115.
17. id., p. 116.
18. See supra note 10.
19. Harbor, op. cit., p. 4.
20. Gale, supra note 2, at 131.
"""
LAW_CHAINS = """
1 trust
2 gale
3 gale
4 report
5 trust gale
6 convention
7 report
8 convention
9 convention
10 wharves quay
11 wharves|quay
12 wharves
13 quay
14 people
15 people
16 trust
17 trust
18 wharves|quay
19 trust|people
20 gale
"""

SALT = """\
# Salt and State

## Abbreviations

CO — Colonial Office Records, The National Archives, Kew
IOR — India Office Records, British Library, London

## Chapter

Salt was taxed.[^1] The tax was old.[^2] It was hated.[^3] Officials knew.[^4] The ministry denied it.[^5] So did \
the board.[^6] A committee sat.[^7] It reported twice.[^8] Historians differ.[^9] Some are dull.[^10] One is \
not.[^11] She wrote again.[^12] With a friend.[^13] The friend wrote first.[^14] The order changed.[^15] Letters \
survive.[^16] They are many.[^17] And moving.[^18] So it goes.[^19] On and on.[^20] The end.[^21] Really.[^22]

[^1]: Maria Campbell, *Salt and the Raj: A Social History* (London: Verso, 1994), 33–35.
[^2]: IOR/L/E/7/122, Revenue Proceedings, 3 March 1871.
[^3]: Campbell, *Salt and the Raj*, 40.
[^4]: CO 54/122, fol. 3.
[^5]: Ministry of Foreign Affairs, Government of Pakistan, *White Paper on Kalabagh Salt* (Islamabad, 1958), 2.
[^6]: Ministry of Foreign Affairs, *White Paper*, 5.
[^7]: Peter Moxham, *The Great Hedge of India* (New York: Carroll & Graf, 2001), 101.
[^8]: Moxham, *Great Hedge*, 110; Campbell, *Salt and the Raj*, 44.
[^9]: Ibid.
[^10]: Robert Campbell, “Salt Smuggling in Orissa,” *Modern Asian Studies* 12, no. 3 (1978): 400–412.
[^11]: Campbell, “Salt Smuggling,” 405.
[^12]: Campbell, 41.
[^13]: Maria Campbell and Lena Orr, “Brine and Bread,” *Past and Present* 150 (1996): 1–40.
[^14]: Orr and Campbell, “Brine and Bread,” 12.
[^15]: Lena Orr and Maria Campbell, “Brine and Bread,” *Past and Present* 150 (1996): 1–40.
[^16]: Mary Curzon to her father, 3 January 1900, Curzon Papers, box 3, British Library.
[^17]: Curzon to father, 3 January 1900.
[^18]: Maria Campbell, *Salt and the Raj: A Social History*, rev. ed. (London: Verso, 2010), 35.
[^19]: Campbell, *Salt and the Raj*, rev. ed., 36.
[^20]: Moxham, 120.
[^21]: Ibid., 121.
[^22]: Ibid.
"""
SALT_CHAINS = """
1 raj94
2 ior
3 raj94
4 co
5 paper
6 paper
7 hedge
8 hedge raj94
9 hedge|raj94
10 orissa
11 orissa
12 raj94|orissa
13 brine
14 brine
15 brine
16 curzon
17 curzon
18 raj10
19 raj10
20 hedge
21 hedge
22 hedge
"""


@pytest.mark.parametrize(
    ("name", "text", "chains"),
    [
        ("a.txt", HISTORY, HISTORY_CHAINS),
        ("a.txt", LAW, LAW_CHAINS),
        ("a.md", SALT, SALT_CHAINS),
    ],
    ids=["german history", "law", "chicago"],
)
def test_every_chain_leads_to_its_work(name: str, text: str, chains: str) -> None:
    settings = Settings()
    manuscript = understand_document(read_document(name, text.encode(), settings), settings)
    works: dict[str, str] = {}
    for line in chains.strip().splitlines():
        number, *asked = line.split()
        note = next(note for note in manuscript.notes if note.label == number)
        cited = [found for found in manuscript.citations if found.note_id == note.id]
        assert len(cited) == len(asked), line
        for citation, keys in zip(cited, asked, strict=True):
            link = manuscript.link_by_citation[citation.id]
            if "|" not in keys:
                works.setdefault(keys, link.work_ids[0])
            assert {works[key] for key in keys.split("|")} == set(link.work_ids), (line, link)
            assert link.outcome == ("ambiguous" if "|" in keys else "linked"), (line, link)
    assert len(set(works.values())) == len(works)
