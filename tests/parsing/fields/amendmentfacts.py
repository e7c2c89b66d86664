"""Rows for `test_amendments.py`: (amendment, runs before, runs after) of places, dates, numbers, archives and degrees.

At least three that an amendment mends and two near ones that it leaves; all names and titles are invented.
"""

from audit.parsing.fields.amendments import (
    archives,
    contributors,
    dates,
    described,
    figures,
    heads,
    hosts,
    imprints,
    law,
    people,
    roles,
    titles,
    torn,
)
from tests.parsing.fields.amendmentrows import Case

FACTS: tuple[Case, ...] = (
    (
        archives.shelf_marks,
        (
            (
                "author: LASH, | container: Abt. | volume: 65. | issue: 2, | page: Nr. 1234, Bl. 12r",
                "archive: LASH, | archive_location: Abt. 65. 2, Nr. 1234, Bl. 12r",
            ),
            (
                "container: NRWHA, | title: Best. 12, | page: Nr. 3 | date: 1848",
                "archive: NRWHA, | archive_location: Best. 12, Nr. 3 | date: 1848",
            ),
            ("title: ASLU, | volume: busta 12, | page: c. 4", "archive: ASLU, | archive_location: busta 12, c. 4"),
        ),
        (
            "author: LASH, | title: Report, | page: 12",
            "author: Lund, | volume: leg. 12",
            "author: AB, | volume: leg. 12",
        ),
    ),
    (
        archives.marks_torn,
        (
            (
                "archive: TNL, | archive_location: FO 371 | page: /12345,",
                "archive: TNL, | archive_location: FO 371 /12345,",
            ),
            ("archive_location: FO 371/ | page: 12345,", "archive_location: FO 371/ 12345,"),
            ("archive_location: ms. fr. | page: 12345, fol. 12r", "archive_location: ms. fr. 12345, fol. 12r"),
        ),
        ("archive_location: Add. MS 12345, | page: fol. 12r", "archive_location: reg. 12, | page: 45"),
    ),
    (
        contributors.roles_noted,
        (
            ("author: Ines Lund, | note: dir., | title: Towns", "editor: Ines Lund, dir., | title: Towns"),
            ("author: Ines Lund | note: (Hrsg.): | title: Towns", "editor: Ines Lund (Hrsg.): | title: Towns"),
            ("author: Lund, Ines, | note: coord., | title: Towns", "editor: Lund, Ines, coord., | title: Towns"),
        ),
        ("author: Ines Lund, | note: pseud., | title: Towns", "author: Ines Lund, | note: ed. A. Berg, | title: Towns"),
    ),
    (
        contributors.interviews,
        (
            (
                "genre: Interview with | author: Ines Lund, | date: 1999",
                "interviewed: Interview with Ines Lund, | date: 1999",
            ),
            (
                "note: Intervista con | author: Ines Lund, | date: 1999",
                "interviewed: Intervista con Ines Lund, | date: 1999",
            ),
            (
                "genre: Gespräch mit | author: Ines Lund | date: 1999",
                "interviewed: Gespräch mit Ines Lund | date: 1999",
            ),
        ),
        (
            "genre: Lecture with | author: Ines Lund, | date: 1999",
            "title: Air, | genre: Interview with | author: Ines Lund",
        ),
    ),
    (
        contributors.films,
        (
            (
                "author: City Air. Directed by Ines Lund. | title: Fjord Pictures, | date: 1931",
                "title: City Air. | director: Directed by Ines Lund. | publisher: Fjord Pictures, | date: 1931",
            ),
            (
                "author: Town Air. | note: Dir. Ines Lund. | date: 1931",
                "title: Town Air. | note: Dir. Ines Lund. | date: 1931",
            ),
            (
                "author: Stadtluft. Regie Ines Lund. | date: 1931",
                "title: Stadtluft. | director: Regie Ines Lund. | date: 1931",
            ),
        ),
        (
            "author: Lund, Ines, dir. | title: Towns | date: 1931",
            "author: Ines Lund, | editor: Dir. Anne Berg | title: Towns",
        ),
    ),
    (
        dates.sections_as_years,
        (
            ("author: Lykon, | container: Politics | date: 1252b.", "author: Lykon, | title: Politics | page: 1252b."),
            ("author: Lykon, | title: De aere | date: 980a", "author: Lykon, | title: De aere | page: 980a"),
            ("title: Meteorologica | date: 338b,", "title: Meteorologica | page: 338b,"),
        ),
        (
            "author: Lund, | title: Air | date: 1999b",
            "author: Lund, | date: 1252b, | title: Air",
            "author: Lund | date: 1252",
        ),
    ),
    (
        dates.dates_as_notes,
        (
            (
                "title: Air, | note: May 3, 1999, | url: https://example.org",
                "title: Air, | date: May 3, 1999, | url: https://example.org",
            ),
            ("title: Luft, | note: 3. Mai 1999", "title: Luft, | date: 3. Mai 1999"),
            ("title: Aria, | note: 3 maggio 1999,", "title: Aria, | date: 3 maggio 1999,"),
        ),
        (
            "title: Air, | note: read May 3, 1999,",
            "title: Air, | note: May 3, 1999, | date: 2001",
            "title: Air, | note: May 3",
        ),
    ),
    (
        figures.books_of_verses,
        (
            ("container: Gen | volume: 1: | page: 1–3.", "title: Gen | page: 1: 1–3."),
            ("author: Rom. | volume: 8: | page: 28", "title: Rom. | page: 8: 28"),
            ("title: 1 Kor | volume: 13: | page: 4", "title: 1 Kor | page: 13: 4"),
        ),
        (
            "container: Town Air | volume: 12: | page: 1–3 | date: 1990",
            "container: Journal of the Air of Towns | volume: 12: | page: 1–3",
            "container: Gen | volume: 1, | page: 3",
        ),
    ),
    (
        figures.numbers_in_series,
        (
            (
                "title: Air | series: (FjordSup | volume: 12; | place: Oslo:",
                "title: Air | series: (FjordSup | series_number: 12; | place: Oslo:",
            ),
            (
                "title: Luft | series: Studien zur Stadt | volume: 12)",
                "title: Luft | series: Studien zur Stadt | series_number: 12)",
            ),
            ("series: Town Papers, | volume: 3, | date: 1990", "series: Town Papers, | series_number: 3, | date: 1990"),
        ),
        ("series: Town Papers, | volume: vol. 1, | date: 1990", "container: Air | series: New Series | volume: 12"),
    ),
    (
        figures.numbers_of_reports,
        (
            ("title: Air, | genre: White Paper | issue: no. 12", "title: Air, | genre: White Paper | number: no. 12"),
            (
                "title: Air, | genre: Working Paper, | issue: 3, | date: 1990",
                "title: Air, | genre: Working Paper, | number: 3, | date: 1990",
            ),
            ("title: Luft, | genre: Bericht | issue: Nr. 4", "title: Luft, | genre: Bericht | number: Nr. 4"),
        ),
        ("title: Air, | container: Post | genre: paper | issue: no. 12", "title: Air, | issue: no. 12"),
    ),
    (
        figures.versions_behind,
        (
            (
                "title: Statlab, | note: version 3.2 | publisher: (Fjord,",
                "title: Statlab, | version: version 3.2 | publisher: (Fjord,",
            ),
            ("title: Statlab, | note: Version 3, | date: 2014", "title: Statlab, | version: Version 3, | date: 2014"),
            (
                "title: Statlab | note: (Version 2.0.1) | date: 2014",
                "title: Statlab | version: (Version 2.0.1) | date: 2014",
            ),
        ),
        ("title: Air, | note: version of 1990", "title: Air, | note: version 2 revised, | date: 2014"),
    ),
    (
        hosts.titles_of_volumes,
        (
            (
                "title: Die Stadt, | volume: Bd. 2: | container: Straßen, | place: Bonn | date: 2003",
                "title: Die Stadt, | volume: Bd. 2: | issue_title: Straßen, | place: Bonn | date: 2003",
            ),
            (
                "title: Towns, | volume: vol. 1: | container: Air | publisher: (Fjord,",
                "title: Towns, | volume: vol. 1: | issue_title: Air | publisher: (Fjord,",
            ),
            (
                "title: La città, | volume: vol. 3: | container: Le strade, | place: Roma",
                "title: La città, | volume: vol. 3: | issue_title: Le strade, | place: Roma",
            ),
        ),
        (
            "title: Air, | volume: 12 | container: Post, | place: Oslo",
            "title: Air, | in: in | volume: 12: | container: Works, | place: Oslo",
        ),
    ),
    (
        imprints.bodies_as_places,
        (
            (
                "genre: PhD diss., | place: University of Lund, | date: 1999",
                "genre: PhD diss., | publisher: University of Lund, | date: 1999",
            ),
            (
                "title: Air, | place: Institute of Air, | date: 1999",
                "title: Air, | publisher: Institute of Air, | date: 1999",
            ),
            (
                "title: Aria, | place: Università di Lund, | date: 1999",
                "title: Aria, | publisher: Università di Lund, | date: 1999",
            ),
        ),
        (
            "title: Air, | place: Oslo: | publisher: University Press",
            "title: Air, | place: Oxford University, | date: 1999",
        ),
    ),
    (
        imprints.places_in_titles,
        (
            (
                "title: Les villes, Paris, | publisher: PUL, | date: 2003",
                "title: Les villes, | place: Paris, | publisher: PUL, | date: 2003",
            ),
            (
                "title: Le strade, Torino, | publisher: Fiordo, | date: 2003",
                "title: Le strade, | place: Torino, | publisher: Fiordo, | date: 2003",
            ),
            (
                "title: Las calles, Madrid, | publisher: Fiordo, | date: 2003",
                "title: Las calles, | place: Madrid, | publisher: Fiordo, | date: 2003",
            ),
        ),
        ("title: Paris, | publisher: PUL, | date: 2003", "title: Air, Streets, | publisher: PUL, | date: 2003"),
    ),
    (
        people.bodies_with_lists,
        (
            (
                "author: National Academies of Wool, | title: Weaving, and Dyes, Report on Colours | date: 2003",
                "author: National Academies of Wool, Weaving, and Dyes, | title: Report on Colours | date: 2003",
            ),
            (
                "author: Department for Towns, | title: Streets and Air, White Paper | date: 2003",
                "author: Department for Towns, Streets and Air, | title: White Paper | date: 2003",
            ),
            (
                "author: Ministerium für Städte, | title: Straßen und Luft, Bericht | date: 2003",
                "author: Ministerium für Städte, Straßen und Luft, | title: Bericht | date: 2003",
            ),
        ),
        (
            "author: Ministry of Towns, | title: Streets of the north and the south, A Report | date: 2003",
            "author: Ines Lund, | title: Weaving, and Dyes, A Report | date: 2003",
        ),
    ),
    (
        titles.theses_in_titles,
        (
            (
                "title: Stadtluft, Diss. phil., Univ. | place: Lund",
                "title: Stadtluft, | genre: Diss. phil., | publisher: Univ. | place: Lund",
            ),
            (
                "title: Town Air, unpublished dissertation, | date: 1999",
                "title: Town Air, | genre: unpublished dissertation, | date: 1999",
            ),
            ("title: Straßen, Habil. masch., | place: Lund", "title: Straßen, | genre: Habil. masch., | place: Lund"),
        ),
        ("title: How to Write, the dissertation in ten weeks", "title: Dissertation on Air, | place: Lund"),
    ),
    (
        titles.lemmas,
        (
            ("author: Lund, | title: s.v. Luft, | in: in", "author: Lund, | note: s.v. | title: Luft, | in: in"),
            (
                "author: A. Berg, | title: s.v. Strade, | container: Dizionario",
                "author: A. Berg, | note: s.v. | title: Strade, | container: Dizionario",
            ),
            ("title: s.v. “air,” | container: Dictionary", "note: s.v. | title: “air,” | container: Dictionary"),
        ),
        ("title: S.V. Lund: A Life", "title: Air s.v. Town"),
    ),
    (
        titles.states_of_print,
        (
            (
                "author: Lund, I. | title: (in press). Town air. | container: Post",
                "author: Lund, I. | note: (in press). | title: Town air. | container: Post",
            ),
            (
                "author: Lund, I. | title: (forthcoming), Town air, | container: Post",
                "author: Lund, I. | note: (forthcoming), | title: Town air, | container: Post",
            ),
            (
                "author: Lund, I. | title: (erscheint 2030): Luft der Stadt",
                "author: Lund, I. | note: (erscheint 2030) | title: : Luft der Stadt",
            ),
        ),
        ("title: (Re)building the press in towns", "title: The forthcoming town (in press)"),
    ),
    (
        titles.hosts_behind_quotations,
        (
            (
                "author: Lund, | title: ‘Town Air’, Mind | date: 1999",
                "author: Lund, | title: ‘Town Air’, | container: Mind | date: 1999",
            ),
            (
                "author: Lund, | title: “Town Air,” Evening Post, | date: 1999",
                "author: Lund, | title: “Town Air,” | container: Evening Post, | date: 1999",
            ),
            (
                "author: Lund, | title: «Aria», Studi | date: 1999",
                "author: Lund, | title: «Aria», | container: Studi | date: 1999",
            ),
        ),
        (
            "title: ‘Air’, ‘Streets’ and Towns",
            "title: “Air” and Streets, A History",
            "title: “Town Air,” translated, | date: 1999",
        ),
    ),
    (
        torn.titles_cut_at_colons,
        (
            (
                "title: Air in 2014: | genre: Synthesis Report | place: (Oslo:",
                "title: Air in 2014: Synthesis Report | place: (Oslo:",
            ),
            ("title: Towns: | genre: An Interview, | date: 1999", "title: Towns: An Interview, | date: 1999"),
            ("title: Luft: | genre: Bericht | date: 1999", "title: Luft: Bericht | date: 1999"),
        ),
        ("title: Air in 2014, | genre: report | date: 1999", "title: Towns. | genre: PhD diss."),
    ),
    (
        torn.words_cut_at_hyphens,
        (
            (
                "title: Towns of 18th | ~container: -Century Oslo | place: (Oslo:",
                "title: Towns of 18th-Century Oslo | place: (Oslo:",
            ),
            ("title: The 3rd | ~page: -Floor Window | date: 1999", "title: The 3rd-Floor Window | date: 1999"),
            (
                "container: 20th | ~title: -Century Studies, | volume: 12",
                "container: 20th-Century Studies, | volume: 12",
            ),
        ),
        ("title: Air | container: - Town Post | date: 1999", "title: Air, | page: 12-34"),
    ),
    (
        figures.measures,
        (
            ("title: Air, | page: 33⅓ rpm.", "title: Air, | note: 33⅓ rpm."),
            ("title: Air, | volume: 84 × | page: 82 cm,", "title: Air, | note: 84 × | note: 82 cm,"),
            ("title: Air, | page: 12 min.", "title: Air, | note: 12 min."),
        ),
        ("title: Air, | page: 33–45", "title: Rpm, | volume: 12, 3"),
    ),
    (
        figures.scales,
        (
            ("title: Towns, | page: 1:700,000 | place: (Oslo)", "title: Towns, | note: 1:700,000 | place: (Oslo)"),
            ("title: Karte der Stadt, | page: 1:25,000.", "title: Karte der Stadt, | note: 1:25,000."),
            ("title: Towns, | page: 1:100,000, | date: 1900", "title: Towns, | note: 1:100,000, | date: 1900"),
        ),
        ("title: Works, | page: 1:70, 72", "title: Gen | page: 1:1–3"),
    ),
    (
        titles.descriptions_before_titles,
        (
            (
                "author: Lund, | title: memorandum to the senate, “Air,” | date: 1999",
                "author: Lund, | note: memorandum to the senate, | title: “Air,” | date: 1999",
            ),
            (
                "author: Lund, | title: review of “Air,” “Streets,” | date: 1999",
                "author: Lund, | title: review of “Air,” “Streets,” | date: 1999",
            ),
            ("author: Lund, | title: lecture notes, “Air.”", "author: Lund, | note: lecture notes, | title: “Air.”"),
            (
                "author: Lund, | title: letter to A. Berg, “On Towns,”",
                "author: Lund, | note: letter to A. Berg, | title: “On Towns,”",
            ),
        ),
        ("author: Lund, | title: The Town, “Air” and Streets", "author: Lund, | title: towns, “air” and streets"),
    ),
    (
        dates.years_as_pages,
        (
            ("note: 3 Bde., | place: Berlin | page: 1892–1916.", "note: 3 Bde., | place: Berlin | date: 1892–1916."),
            ("title: Air, | publisher: Fjord, | page: 1951–63.", "title: Air, | publisher: Fjord, | page: 1951–63."),
            (
                "title: Air, | publisher: Fjord, | page: 1951–1963.",
                "title: Air, | publisher: Fjord, | date: 1951–1963.",
            ),
            ("title: Opere, | place: Torino, | page: 1960-1964", "title: Opere, | place: Torino, | date: 1960-1964"),
        ),
        (
            "title: Air, | place: Oslo | page: 192–216",
            "title: Air, | place: Oslo | date: 1999, | page: 1892–1916",
            "title: Air, | page: 1892–1916",
        ),
    ),
    (
        torn.words_cut_at_hyphens,
        (
            ("title: Towns of the 18th- | ~container: Century North", "title: Towns of the 18th-Century North"),
            (
                "title: Air, 20th- | ~series: Century Oslo | place: (Oslo:",
                "title: Air, 20th-Century Oslo | place: (Oslo:",
            ),
            ("container: Air of 19th- | ~title: Century Towns", "container: Air of 19th-Century Towns"),
        ),
        ("title: Vor- und | container: Nachteile", "title: Towns - | container: Countries"),
    ),
    (
        torn.years_of_themes,
        (
            ("title: Bergen from | page: 1700 to 1750,", "title: Bergen from 1700 to 1750,"),
            ("title: La ville de | page: 1450 à 1560, | place: Lyon", "title: La ville de 1450 à 1560, | place: Lyon"),
            ("title: Oslo zwischen | date: 1848 und 1871", "title: Oslo zwischen 1848 und 1871"),
        ),
        ("title: Bergen, | page: 1700–1750,", "title: Letters from | page: 12 to 14"),
    ),
    (
        described.letters_to_editors,
        (
            (
                "author: I. Lund, | editor: letter to the editor, | container: Post,",
                "author: I. Lund, | title: letter to the editor, | container: Post,",
            ),
            ("author: Berg, | editor: letters to the editor,", "author: Berg, | title: letters to the editor,"),
            ("editor: letter to the editor, | date: 1999", "title: letter to the editor, | date: 1999"),
        ),
        ("title: Letters, | editor: ed. I. Lund,", "editor: Letter, I., ed., | title: Towns"),
    ),
    (
        law.pages_before_editions,
        (
            (
                "author: INES LUND, | title: THE LAW OF AIR 25 | edition: (8th ed. | date: 2011).",
                "author: INES LUND, | title: THE LAW OF AIR | page: 25 | edition: (8th ed. | date: 2011).",
            ),
            (
                "author: Lund, | title: Town Law 33 | edition: (2d ed. | date: 1995)",
                "author: Lund, | title: Town Law | page: 33 | edition: (2d ed. | date: 1995)",
            ),
            (
                "author: A. Berg, | title: On Towns 7 | edition: (rev. ed. | date: 1950)",
                "author: A. Berg, | title: On Towns | page: 7 | edition: (rev. ed. | date: 1950)",
            ),
        ),
        (
            "author: Lund, | title: Town Law 33, | edition: 2d ed., | date: 1995",
            "author: Lund, | title: Town Law | edition: (2d ed. | date: 1995)",
        ),
    ),
    (
        law.papers_of_congress,
        (
            ("author: S. | genre: Rep. | number: No. 94-473,", "genre: S. Rep. | number: No. 94-473,"),
            ("author: H.R. | genre: Rep. | number: No. 12,", "genre: H.R. Rep. | number: No. 12,"),
            ("author: H. | genre: Doc. | number: No. 12,", "genre: H. Doc. | number: No. 12,"),
        ),
        ("author: S. Lund, | genre: Rep. | number: No. 12,", "author: S. | genre: thesis, | date: 1999"),
    ),
    (
        heads.names_cut_at_stops,
        (
            (
                "author: Ph. | title: Lunde, Le droit, | date: 1999",
                "author: Ph. Lunde, | title: Le droit, | date: 1999",
            ),
            ("author: Chr. | title: Berg, Das Recht", "author: Chr. Berg, | title: Das Recht"),
            ("author: Th. | title: Lund, Town Air", "author: Th. Lund, | title: Town Air"),
        ),
        ("author: Lund. | title: Towns, Air and More", "author: Ph. | title: Towns and Air"),
    ),
    (
        figures.figures_behind_pages,
        (
            (
                "author: Lund, | container: Town Air, | volume: 401, | page: fig. 5.2.",
                "author: Lund, | title: Town Air, | page: 401, fig. 5.2.",
            ),
            (
                "author: Berg, | container: Stadtluft, | volume: 33, | page: Abb. 2",
                "author: Berg, | title: Stadtluft, | page: 33, Abb. 2",
            ),
            (
                "author: Lund, | container: Towns, | volume: 12, | page: table 3",
                "author: Lund, | title: Towns, | page: 12, table 3",
            ),
        ),
        (
            "author: Lund, | container: Town Air, | volume: 40, | page: 12",
            "author: Lund, | title: “Air,” | container: Post | volume: 40, | page: fig. 2",
        ),
    ),
    (
        people.titles_of_short_forms,
        (
            ("author: Lund, Stadtluft, | page: S. 12", "author: Lund, | title: Stadtluft, | page: S. 12"),
            ("author: Berg, Lucien Town, | page: p. 210", "author: Berg, | title: Lucien Town, | page: p. 210"),
            ("author: Harlow, Townscapes, | page: 44", "author: Harlow, | title: Townscapes, | page: 44"),
        ),
        ("author: Mann, Thomas, | page: S. 12", "author: Lund, A., | page: 12", "author: Lund, Berg, Dahl, | page: 12"),
    ),
    (
        roles.editors_behind_slashes,
        (
            (
                "author: Ines Lund/ | ~editor: Anna Berg (Hg.), | title: Air",
                "editor: Ines Lund/Anna Berg (Hg.), | title: Air",
            ),
            (
                "author: I. Lund / | editor: A. Berg (eds.), | title: Air",
                "editor: I. Lund / A. Berg (eds.), | title: Air",
            ),
            (
                "title: Air, | in: in: | author: Lund/ | ~editor: Berg (Hrsg.),",
                "title: Air, | in: in: | editor: Lund/Berg (Hrsg.),",
            ),
        ),
        (
            "author: Ines Lund, | editor: ed. A. Berg, | title: Air",
            "author: Lund/Berg, | editor: (Hg.) Dahl, | title: Air",
        ),
    ),
    (
        imprints.places_alone,
        (
            (
                "title: Air, | place: Köln [u. a.] | date: 1999",
                "title: Air, | place: Köln | note: [u. a.] | date: 1999",
            ),
            (
                "title: Air, | place: Oslo [et al.]: | publisher: Fjord",
                "title: Air, | place: Oslo | note: [et al.]: | publisher: Fjord",
            ),
            ("place: Bonn [etc.], | date: 1999", "place: Bonn | note: [etc.], | date: 1999"),
        ),
        ("place: Springfield [Ohio], | date: 1999", "place: [Oslo], | date: 1999"),
    ),
)
