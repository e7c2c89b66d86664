"""Each rule that mends the runs of a citation: what it is for, and what it leaves alone, as a table of runs."""

import pytest

from audit.parsing.fields.amending import AMENDMENTS, amended
from audit.parsing.fields.amendments import (
    dates,
    figures,
    heads,
    hosts,
    imprints,
    law,
    people,
    roles,
    titles,
    volumes,
)
from audit.parsing.fields.amendments.amendment import Amendment
from audit.parsing.fields.amendments.runs import Run, merged
from audit.parsing.fields.tokens import tokenize
from tests.parsing.fields.amendmentfacts import FACTS
from tests.parsing.fields.amendmentrows import SOURCES, rows


def runs_of(described: str) -> list[Run]:
    """Read "author: Smith, J., | title: A Title" as two runs of one text; "~title: …" has no blank before it."""
    parts = [part.strip().partition(": ") for part in described.split(" | ")]
    text, bounds = "", []
    for label, _, words in parts:
        text += " " if text and not label.startswith("~") else ""
        bounds.append((label.lstrip("~"), len(text), len(text) + len(words)))
        text += words
    tokens = tokenize(text)
    return [(label, [t for t in tokens if start <= t.start < end]) for label, start, end in bounds]


def described(runs: list[Run]) -> str:
    """Return the runs in the same notation."""
    parts = []
    for label, tokens in runs:
        words = "".join((" " if token.spaced else "") + token.text for token in tokens).strip()
        parts.append(f"{label}: {words}")
    return " | ".join(parts)


TABLE: tuple[tuple[Amendment, str, str], ...] = (
    *rows(SOURCES + FACTS),
    (
        titles.years_of_titles,
        "author: Pratt, | publisher: War of | date: 1878, | page: S. 117",
        "author: Pratt, | title: War of 1878, | page: S. 117",
    ),
    (
        titles.years_of_titles,
        "author: Pratt, | date: War of 1878, | page: 117",
        "author: Pratt, | title: War of 1878, | page: 117",
    ),
    (
        titles.years_of_titles,
        "author: Pratt, | date: March 1878, | page: 117",
        "author: Pratt, | date: March 1878, | page: 117",
    ),
    (people.names_like_places, "place: Lund, | page: 45", "author: Lund, | page: 45"),
    (people.names_like_places, "place: Lund, | date: 1945", "place: Lund, | date: 1945"),
    (
        hosts.papers_alone,
        "author: Guardian, | date: 4 March 1996",
        "container: Guardian, | date: 4 March 1996",
    ),
    (
        hosts.papers_alone,
        "title: «La Difesa», | date: 14 aprile 1921",
        "container: «La Difesa», | date: 14 aprile 1921",
    ),
    (
        hosts.papers_alone,
        "author: Ann Poe, | date: 4 March 1996",
        "author: Ann Poe, | date: 4 March 1996",
    ),
    (
        figures.pages_without_volumes,
        "author: Ann Poe, | title: Small Towns | date: (1948) | volume: 102",
        "author: Ann Poe, | title: Small Towns | date: (1948) | page: 102",
    ),
    (
        figures.pages_in_hosts,
        "title: Towns, | volume: 93 | container: Harv. L. Rev. 1, | page: 5–6",
        "title: Towns, | volume: 93 | container: Harv. L. Rev. | page: 1, | page: 5–6",
    ),
    (
        figures.pages_in_hosts,  # the number belongs to the name
        "title: Towns, | in: in | container: Windows 95 | page: 5–6",
        "title: Towns, | in: in | container: Windows 95 | page: 5–6",
    ),
    (
        people.swallowed_titles,
        "author: Stephen Hawking, A Brief History of Time: | place: London",
        "author: Stephen Hawking, | title: A Brief History of Time: | place: London",
    ),
    (
        people.swallowed_titles,  # a body's name may hold an article
        "author: Society for Letters, The Hague, | title: Statutes",
        "author: Society for Letters, The Hague, | title: Statutes",
    ),
    (
        roles.roles_inside,
        "title: Novels. | note: Translated by Ann Poe. Two volumes.",
        "title: Novels. | translator: Translated by Ann Poe. | note: Two volumes.",
    ),
    (
        people.cases,
        "author: R. v. Ministry of Defence | date: [1996]",
        "title: R. v. Ministry of Defence | date: [1996]",
    ),
    (
        roles.roles_before_titles,
        "author: Ann Poe and Bo Li | title: (eds.), Small Towns",
        "editor: Ann Poe and Bo Li (eds.), | title: Small Towns",
    ),
    (
        roles.roles_before_titles,
        "author: Ann Poe | title: et al. Small Towns",
        "author: Ann Poe et al. | title: Small Towns",
    ),
    (
        people.last_authors,
        "author: Aubert JF, Katz J, | title: Schutz G. Growth of cells in mice.",
        "author: Aubert JF, Katz J, Schutz G. | title: Growth of cells in mice.",
    ),
    (
        roles.authors_who_edit,
        "author: Ann Poe (ed.), | title: Small Towns",
        "editor: Ann Poe (ed.), | title: Small Towns",
    ),
    (
        roles.authors_who_edit,
        "author: Bo Li, | title: Streets, | author: in Ann Poe, | container: Towns",
        "author: Bo Li, | title: Streets, | editor: in Ann Poe, | container: Towns",
    ),
    (
        roles.editors_without_roles,
        "editor: Ann Poe, | title: Small Towns",
        "author: Ann Poe, | title: Small Towns",
    ),
    (
        roles.editors_without_roles,
        "editor: Ann Poe, ed., | title: Small Towns",
        "editor: Ann Poe, ed., | title: Small Towns",
    ),
    (
        hosts.hosts_after_in,
        "title: Streets, | in: in | title: Small Towns",
        "title: Streets, | in: in | container: Small Towns",
    ),
    (
        hosts.names_torn,
        "container: Journal of Small | publisher: Towns | volume: 3",
        "container: Journal of Small Towns | volume: 3",
    ),
    (
        titles.subtitles,
        "title: Small Towns. | container: Streets and Their Shops. | place: Leeds",
        "title: Small Towns. Streets and Their Shops. | place: Leeds",
    ),
    (
        hosts.papers,
        "title: “Small Towns,” | place: Leeds Mercury, | date: May 3, 1901",
        "title: “Small Towns,” | container: Leeds Mercury, | date: May 3, 1901",
    ),
    (
        hosts.papers,
        "title: “Small Towns,” | genre: press release, | date: May 3, 1901",
        "title: “Small Towns,” | genre: press release, | date: May 3, 1901",
    ),
    (
        hosts.abbreviated_hosts,
        "title: Prog. Part. | container: Nucl. Phys. | volume: 3",
        "container: Prog. Part. Nucl. Phys. | volume: 3",
    ),
    (
        hosts.hosts_alone,
        "author: Ann Poe. | container: Small Towns. | place: Leeds",
        "author: Ann Poe. | title: Small Towns. | place: Leeds",
    ),
    (
        titles.performed,
        "title: Small Songs, recorded 1946–67, | publisher: Disc",
        "title: Small Songs, | note: recorded 1946–67, | publisher: Disc",
    ),
    (
        dates.facts_at_the_end,
        "title: Small Towns, New York 1991",
        "title: Small Towns, | place: New York | date: 1991",
    ),
    (
        dates.facts_at_the_end,  # a year that belongs to a title whose date follows in its own run
        "title: Origins of the War of 1914, | place: Oxford | date: 1952",
        "title: Origins of the War of 1914, | place: Oxford | date: 1952",
    ),
    (
        dates.published,
        "date: 1899, | title: Towns | place: Leeds | date: 1952",
        "note: 1899, | title: Towns | place: Leeds | date: 1952",
    ),
    (
        dates.years_in_pages,
        "container: Towns | page: 1523–1545, 2005",
        "container: Towns | page: 1523–1545, | date: 2005",
    ),
    (
        volumes.volumes_in_pages,
        "container: Towns | page: 98, 161–166",
        "container: Towns | volume: 98, | page: 161–166",
    ),
    (
        volumes.volumes_before_hosts,
        "title: Towns | container: 8 Law and Society Review | volume: 217",
        "title: Towns | volume: 8 | container: Law and Society Review | page: 217",
    ),
    (
        dates.only_dates,
        "title: Towns | origdate: (New York: Faber, 1999)",
        "title: Towns | place: (New York: | publisher: Faber, | date: 1999)",
    ),
    (
        volumes.volumes_of_sets,
        "title: Streets, vol. 1 of The Whole Set of Towns | place: Leeds",
        "title: Streets, | volume: vol. 1 | container: The Whole Set of Towns | place: Leeds",
    ),
    (
        dates.published,
        "note: 1899, | title: Towns | place: Leeds | date: 1952",
        "note: 1899, | title: Towns | place: Leeds | date: 1952",
    ),
    (
        dates.reprints,
        "title: Towns | place: (Bonn: | publisher: Dent, | origdate: 1911; repr., | place: Ulm: | date: 1966)",
        "title: Towns | note: (Bonn: | publisher: Dent, | origdate: 1911; repr., | place: Ulm: | date: 1966)",
    ),
    (
        dates.reprints,  # nothing but a year follows
        "title: Towns | place: (Bonn: | publisher: Dent, | origdate: 1911; repr. | date: 1966)",
        "title: Towns | place: (Bonn: | publisher: Dent, | origdate: 1911; repr. | date: 1966)",
    ),
    (
        dates.dates_in_brackets,
        "title: Towns. | publisher: Belser, | note: [1971?]",
        "title: Towns. | publisher: Belser, | date: [1971?]",
    ),
    (dates.dates_in_brackets, "title: Towns. | note: [in 1971 lost]", "title: Towns. | note: [in 1971 lost]"),
    (
        dates.addresses_with_dates,
        "title: Towns | accessed: www.towns.org/may accessed 19 November 2009",
        "title: Towns | url: www.towns.org/may | accessed: accessed 19 November 2009",
    ),
    (
        titles.years_in_brackets,
        "author: Id., | title: Sur l’État. Cours | origdate: (1989-1992), | place: Paris, | date: 2012",
        "author: Id., | title: Sur l’État. Cours (1989-1992), | place: Paris, | date: 2012",
    ),
    (
        titles.years_in_brackets,  # the date of the volumes
        "author: Ann Poe, | title: Towns | date: (1989-1992)",
        "author: Ann Poe, | title: Towns | date: (1989-1992)",
    ),
    (
        heads.names_before_titles,
        "title: Poe and Rowe, Small Towns, | page: 4",
        "author: Poe and Rowe, | title: Small Towns, | page: 4",
    ),
    (
        heads.names_before_titles,
        "title: Streets and Towns in Leeds, | page: 4",
        "title: Streets and Towns in Leeds, | page: 4",
    ),
    (
        heads.names_before_titles,
        "title: Shaw, George. Small Towns. | date: 1990",
        "author: Shaw, George. | title: Small Towns. | date: 1990",
    ),
    (
        heads.names_before_titles,
        "title: Streets, Towns. A Map. | date: 1990",
        "title: Streets, Towns. A Map. | date: 1990",
    ),
    (
        heads.words_taken_for_names,
        "author: Ute Frevert, Ehrenmänner. | title: Das Duell in der Gesellschaft",
        "author: Ute Frevert, | title: Ehrenmänner. Das Duell in der Gesellschaft",
    ),
    (
        heads.words_taken_for_names,
        "author: Randolph Quirk, Smith. | title: A Grammar",
        "author: Randolph Quirk, Smith. | title: A Grammar",
    ),
    (
        titles.remarks_in_brackets,
        "title: Be kind to yourself [Film; special edition | date: 2001",
        "title: Be kind to yourself | note: [Film; special edition | date: 2001",
    ),
    (
        titles.remarks_in_brackets,
        "title: Be kind [sic] to yourself | date: 2001",
        "title: Be kind [sic] to yourself | date: 2001",
    ),
    (
        titles.words_behind_quotations,
        "title: “Small Towns.” PhD diss., | publisher: Leeds",
        "title: “Small Towns.” | genre: PhD diss., | publisher: Leeds",
    ),
    (
        titles.words_behind_quotations,
        "title: “Small” Towns and Streets, | publisher: Leeds",
        "title: “Small” Towns and Streets, | publisher: Leeds",
    ),
    (
        people.bodies_of_states,
        "author: U.S. | title: Food and Drug Administration. (2019). Pumps.",
        "author: U.S. Food and Drug Administration. | title: (2019). Pumps.",
    ),
    (
        people.bodies_of_states,
        "author: J.S. | title: Food and Drugs. Pumps.",
        "author: J.S. | title: Food and Drugs. Pumps.",
    ),
    (
        people.authors_after_and,
        "author: Quirk, Randolph, Sidney Greenbaum, | title: and Jan Svartvik. A Grammar",
        "author: Quirk, Randolph, Sidney Greenbaum, and Jan Svartvik. | title: A Grammar",
    ),
    (
        people.authors_after_and,
        "author: Quirk, Randolph, | title: Streets and towns of the North. A Map",
        "author: Quirk, Randolph, | title: Streets and towns of the North. A Map",
    ),
    (
        roles.roles_inside,
        "title: Streets, | in: in | container: Towns, hg. v. Otto May/Eva Rowe, | date: 1990",
        "title: Streets, | in: in | container: Towns, | editor: hg. v. Otto May/Eva Rowe, | date: 1990",
    ),
    (roles.roles_inside, "title: Towns, rev. ed. London", "title: Towns, rev. ed. London"),
    (
        roles.roles_inside,
        "title: Towns, edited and translated by Ann Poe, | publisher: Dent",
        "title: Towns, | edtrans: edited and translated by Ann Poe, | publisher: Dent",
    ),
    (
        hosts.hosts_led_in,
        "title: Rede, | in: in: | container: FAZ v. | date: 9.10.1986",
        "title: Rede, | in: in: | container: FAZ | link: v. | date: 9.10.1986",
    ),
    (
        hosts.hosts_led_in,
        "title: “Woorden?” | container: [Words?], Tijdschrift | volume: 78",
        "title: “Woorden?” | note: [Words?], | container: Tijdschrift | volume: 78",
    ),
    (
        imprints.presses_with_dates,
        "author: JA Weir, | container: Tort Law | date: (OUP 2002) | page: 77",
        "author: JA Weir, | container: Tort Law | publisher: (OUP | date: 2002) | page: 77",
    ),
    (
        imprints.presses_with_dates,
        "author: JA Weir, | container: Tort Law | date: (March 2002)",
        "author: JA Weir, | container: Tort Law | date: (March 2002)",
    ),
    (
        hosts.hosts_alone,
        "author: C. May, | container: The Small Town | date: (1959) | page: 8",
        "author: C. May, | title: The Small Town | date: (1959) | page: 8",
    ),
    (
        hosts.hosts_alone,  # a newspaper
        "author: C. May, | container: The Times | date: (3 May 1959) | page: 8",
        "author: C. May, | container: The Times | date: (3 May 1959) | page: 8",
    ),
    (imprints.places_as_presses, "title: Towns | publisher: (Oxford).", "title: Towns | place: (Oxford)."),
    (
        imprints.places_as_presses,
        "title: Towns | publisher: Penguin, | date: 1990",
        "title: Towns | publisher: Penguin, | date: 1990",
    ),
    (
        imprints.series_before_imprints,
        "title: Paulusstudien. | container: WUNT | volume: 51. | place: Tübingen: | publisher: Mohr",
        "title: Paulusstudien. | series: WUNT | series_number: 51. | place: Tübingen: | publisher: Mohr",
    ),
    (
        imprints.series_before_imprints,
        "title: “Towns,” | container: Signs | volume: 51 | place: (Leeds: | publisher: Dent",
        "title: “Towns,” | container: Signs | volume: 51 | place: (Leeds: | publisher: Dent",
    ),
    (
        volumes.sizes_of_sets,
        "title: Towns, | volume: 2 vol., t. 1, | page: 4",
        "title: Towns, | note: 2 vol., | volume: t. 1, | page: 4",
    ),
    (volumes.sizes_of_sets, "title: Towns, | volume: vol. 2, | page: 4", "title: Towns, | volume: vol. 2, | page: 4"),
    (figures.notes_on_pages, "title: Towns, | page: p. 127, n. 14", "title: Towns, | page: p. 127, | note: n. 14"),
    (figures.notes_on_pages, "title: Towns, | page: pp. 127, 140", "title: Towns, | page: pp. 127, 140"),
    (
        figures.pages_after_labels,
        "title: Recht, | page: § 28 II, S. 240",
        "title: Recht, | note: § 28 II, | page: S. 240",
    ),
    (
        figures.pages_after_labels,
        "title: Recht, | page: S. 39–61, hier S. 45",
        "title: Recht, | page: S. 39–61, hier S. 45",
    ),
    (
        figures.pages_of_books,
        "author: Posner, | container: Analysis of Law | volume: 25 | edition: (8th ed. | date: 2011)",
        "author: Posner, | container: Analysis of Law | page: 25 | edition: (8th ed. | date: 2011)",
    ),
    (
        figures.pages_of_books,
        "author: Posner, | container: Analysis of Law | volume: vol. 2 | edition: (8th ed. | date: 2011)",
        "author: Posner, | container: Analysis of Law | volume: vol. 2 | edition: (8th ed. | date: 2011)",
    ),
    (
        volumes.volumes_in_titles,
        "title: Geschichte, Bd. 1: Bürgergeist, | place: Bonn",
        "title: Geschichte, | volume: Bd. 1 | note: : Bürgergeist, | place: Bonn",
    ),
    (
        volumes.volumes_in_titles,
        "title: Geschichte, Bd. und Buch, | place: Bonn",
        "title: Geschichte, Bd. und Buch, | place: Bonn",
    ),
    (
        volumes.volumes_before_hosts,
        "title: “Towns,” | container: 9 Law Review | volume: 95, | page: 97–104",
        "title: “Towns,” | volume: 9 | container: Law Review | page: 95, | page: 97–104",
    ),
    (
        figures.pages_in_hosts,
        "title: R v Tang | date: (2008) | volume: 237 | container: CLR 1, | page: 7",
        "title: R v Tang | date: (2008) | volume: 237 | container: CLR | page: 1, | page: 7",
    ),
    (
        law.neutral_citations,
        "title: Corr v IBC | container: UKHL | number: 13, | date: [2008] | volume: 1 | container: AC | page: 884",
        "title: Corr v IBC | court: UKHL | number: 13, | date: [2008] | volume: 1 | container: AC | page: 884",
    ),
    (
        law.neutral_citations,
        "title: Corr v IBC | date: [2008] | container: UKHL | number: 13",
        "title: Corr v IBC | date: [2008] | container: UKHL | number: 13",
    ),
    (
        law.sections,
        "issue: Pub. L. No. 107-56, | page: § 215, | volume: 115 | container: Stat. | page: 272",
        "issue: Pub. L. No. 107-56, | section: § 215, | volume: 115 | container: Stat. | page: 272",
    ),
    (law.sections, "volume: 18 | container: U.S.C. | page: § 1030", "volume: 18 | container: U.S.C. | page: § 1030"),
    (
        law.parts_of_reports,
        "date: [2005] | container: ECR I– | page: 7879",
        "date: [2005] | container: ECR | page: I– 7879",
    ),
    (
        titles.titles_torn,
        "author: A. May, | title: Crime and History: A | container: Critical Introduction | date: (1993)",
        "author: A. May, | title: Crime and History: A Critical Introduction | date: (1993)",
    ),
    (
        titles.titles_torn,
        "author: A. May, | title: Crime: | container: Law Review | volume: 3",
        "author: A. May, | title: Crime: | container: Law Review | volume: 3",
    ),
    (
        people.columns,
        "author: Barbara Wallraff, Word Court, Atlantic Monthly, | date: April 2000",
        "author: Barbara Wallraff, | title: Word Court, | container: Atlantic Monthly, | date: April 2000",
    ),
    (people.columns, "author: Ann Poe, Bo Li, Cy May, | date: 2000", "author: Ann Poe, Bo Li, Cy May, | date: 2000"),
    (heads.names_before_titles, "title: Plato, Timaeus | page: 37d.", "author: Plato, | title: Timaeus | page: 37d."),
    (heads.names_before_titles, "title: Streets, Towns | page: 37.", "title: Streets, Towns | page: 37."),
    (
        heads.names_before_titles,
        "title: [Ebenezer Cook?], Sotweed Redivivus.",
        "author: [Ebenezer Cook?], | title: Sotweed Redivivus.",
    ),
    (
        people.cases,
        "container: Grundbegriffe, | editor: hg. v. Otto Brunner, | date: 1982",
        "container: Grundbegriffe, | editor: hg. v. Otto Brunner, | date: 1982",
    ),
    (
        imprints.imprints_in_titles,
        "author: G. Cozzi, | title: Il doge, Venezia-Roma, Istituto veneto, | date: 1958",
        "author: G. Cozzi, | title: Il doge, | place: Venezia-Roma, | publisher: Istituto veneto, | date: 1958",
    ),
    (
        imprints.imprints_in_titles,
        "author: G. Cozzi, | title: Storia di Roma, dei suoi papi, | date: 1958",
        "author: G. Cozzi, | title: Storia di Roma, dei suoi papi, | date: 1958",
    ),
    (
        hosts.archives_as_titles,
        "title: Archivo General de Simancas (AGS), Estado, | archive_location: leg. 1490",
        "archive: Archivo General de Simancas (AGS), Estado, | archive_location: leg. 1490",
    ),
    (
        hosts.archives_as_titles,
        "author: Ann Poe, | title: Archives of Towns, | archive_location: Box 4",
        "author: Ann Poe, | title: Archives of Towns, | archive_location: Box 4",
    ),
    (
        hosts.hosts_of_letters,
        "letter: EBW to B. Russell, | date: 2 July 1947, | archive: in Letters of E. B. White, | page: 283",
        "letter: EBW to B. Russell, | date: 2 July 1947, | in: in | container: Letters of E. B. White, | page: 283",
    ),
    (
        hosts.hosts_of_letters,
        "letter: EBW to B. Russell, | archive: Russell Papers",
        "letter: EBW to B. Russell, | archive: Russell Papers",
    ),
    (
        hosts.hosts_led_in,
        "title: “Towns.” | container: Abstract. American Naturalist | volume: 78",
        "title: “Towns.” | note: Abstract. | container: American Naturalist | volume: 78",
    ),
    (
        heads.names_before_titles,
        "title: Bayerische Akademie der Wissenschaften, Allgemeine deutsche Biographie, | date: 1990",
        "author: Bayerische Akademie der Wissenschaften, | title: Allgemeine deutsche Biographie, | date: 1990",
    ),
    (
        heads.names_before_titles,
        "title: The Royal Academy, Art and Empire, | date: 1990",
        "title: The Royal Academy, Art and Empire, | date: 1990",
    ),
    (
        titles.performed,
        "title: The Tempest: An Opera. Composed | author: by Thomas Adès",
        "title: The Tempest: An Opera. | note: Composed | author: by Thomas Adès",
    ),
    (
        dates.dates_of_issues,
        "container: Kölnische Zeitung, | accessed: Nr. 77 v. 17.3.1848",
        "container: Kölnische Zeitung, | date: Nr. 77 v. 17.3.1848",
    ),
    (
        dates.dates_of_issues,
        "container: Harbor Library, | accessed: accessed 2 May 2023",
        "container: Harbor Library, | accessed: accessed 2 May 2023",
    ),
    (
        dates.visits,
        "container: Harbor Library, | note: accessed 2023-05-02,",
        "container: Harbor Library, | accessed: accessed 2023-05-02,",
    ),
    (dates.visits, "title: Maps, | note: accessed online", "title: Maps, | note: accessed online"),
    (
        dates.dates_of_issues,
        "container: The Times, | date: 1990, | accessed: visited 3 May 1991",
        "container: The Times, | date: 1990, | accessed: visited 3 May 1991",
    ),
    (
        imprints.presses_in_places,
        "title: Towns, | place: Toronto, CRRS, | date: 2006",
        "title: Towns, | place: Toronto, | publisher: CRRS, | date: 2006",
    ),
    (
        imprints.presses_in_places,
        "title: Towns, | place: Boston, MA, | date: 2006",
        "title: Towns, | place: Boston, MA, | date: 2006",
    ),
    (
        titles.titles_torn,
        "title: Handbuch der | container: Nationalversammlung | volume: 49",
        "title: Handbuch der Nationalversammlung | volume: 49",
    ),
    (
        dates.original_years,
        "author: Maitland, F. | date: (1898) 1998. | title: Roman Law",
        "author: Maitland, F. | origdate: (1898) | date: 1998. | title: Roman Law",
    ),
    (dates.original_years, "date: (1898–1998) | title: Law", "date: (1898–1998) | title: Law"),
    (
        imprints.places_alone,
        "title: Law. | place: Reprint, Union, NJ: | publisher: Lawbook",
        "title: Law. | note: Reprint, | place: Union, NJ: | publisher: Lawbook",
    ),
    (
        imprints.places_alone,
        "title: Law. | place: New York: Abingdon, | date: 1962",
        "title: Law. | place: New York: | publisher: Abingdon, | date: 1962",
    ),
    (
        heads.dates_in_titles,
        "author: Smith, P. | date: ( | title: forthcoming a), Gender and Famine, | note: 2 vols.",
        "author: Smith, P. | date: ( forthcoming a) | title: , Gender and Famine, | note: 2 vols.",
    ),
    (
        heads.dates_in_titles,
        "author: Smith, P. | date: (1990) | title: Gender (and Famine), | note: 2 vols.",
        "author: Smith, P. | date: (1990) | title: Gender (and Famine), | note: 2 vols.",
    ),
    (
        heads.given_names_in_titles,
        "author: Spinoza, | title: Paul de. A Treatise. | date: 1900",
        "author: Spinoza, Paul de. | title: A Treatise. | date: 1900",
    ),
    (
        heads.given_names_in_titles,
        "author: Spinoza, | title: Paul and Peter in Rome. A Play. | date: 1900",
        "author: Spinoza, | title: Paul and Peter in Rome. A Play. | date: 1900",
    ),
    (
        people.titles_of_repeats,
        "author: Dipper, Deutsche Geschichte | supra: (wie Anm. 10), | page: S. 80",
        "author: Dipper, | title: Deutsche Geschichte | supra: (wie Anm. 10), | page: S. 80",
    ),
    (
        people.titles_of_repeats,
        "author: Dipper, Paul Otto | supra: (wie Anm. 10), | page: S. 80",
        "author: Dipper, Paul Otto | supra: (wie Anm. 10), | page: S. 80",
    ),
)


@pytest.mark.parametrize(
    ("amendment", "before", "after"), TABLE, ids=[f"{row[0].name}-{n}" for n, row in enumerate(TABLE)]
)
def test_one_amendment(amendment: Amendment, before: str, after: str) -> None:
    assert described(amendment(runs_of(before))) == after


def test_every_amendment_has_a_row() -> None:
    assert {amendment.name for amendment in AMENDMENTS} == {amendment.name for amendment, _, _ in TABLE}


def test_all_amendments_are_made_in_turn() -> None:
    for _, before, _ in TABLE:
        runs = runs_of(before)
        for amendment in AMENDMENTS:
            runs = amendment(runs)
        assert described(amended(runs_of(before))) == described(merged(runs))


@pytest.mark.parametrize("amendment", AMENDMENTS, ids=[amendment.name for amendment in AMENDMENTS])
def test_no_token_is_lost_but_the_words_of_a_set(amendment: Amendment) -> None:
    for _, before, _ in TABLE:
        runs = runs_of(before)
        words = [token.text for _, tokens in runs for token in tokens]
        kept = [token.text for _, tokens in amendment(runs) for token in tokens]
        assert kept == words or [word for word in words if word != "of"] == [word for word in kept if word != "of"]
