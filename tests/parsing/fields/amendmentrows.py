"""Rows for `test_amendments.py`: (amendment, runs before, runs after) of sources that are no articles or books.

At least three that an amendment mends and two near ones that it leaves; all names and titles are invented.
"""

from audit.parsing.fields.amendments import (
    contributors,
    described,
    figures,
    hosts,
    imprints,
    recordings,
    roles,
    torn,
    undivided,
    volumes,
)
from audit.parsing.fields.amendments.amendment import Amendment

Case = tuple[Amendment, tuple[tuple[str, str], ...], tuple[str, ...]]


def rows(cases: tuple[Case, ...]) -> list[tuple[Amendment, str, str]]:
    """Return all rows of cases, those that stay as they are with the same runs twice."""
    return [
        *((amendment, before, after) for amendment, changed, _ in cases for before, after in changed),
        *((amendment, same, same) for amendment, _, left in cases for same in left),
    ]


# What an amendment turns into what, and what it leaves as it is.
SOURCES: tuple[Case, ...] = (
    (
        contributors.roles_as_said,
        (
            ("title: Letters, | translator: ed. I. Lund,", "title: Letters, | editor: ed. I. Lund,"),
            ("title: Briefe, | editor: übers. v. Ines Berg,", "title: Briefe, | translator: übers. v. Ines Berg,"),
            (
                "title: Logic, | translator: ed. I. Lund, trans. A. Berg",
                "title: Logic, | editor: ed. I. Lund, | translator: trans. A. Berg",
            ),
            ("title: Works, | editor: ed. and trans. I. Lund", "title: Works, | edtrans: ed. and trans. I. Lund"),
        ),
        ("title: Works, | editor: ed. I. Lund,", "editor: Lund, Ines (ed.), | title: Works", "editor: rev. ed. Lund,"),
    ),
    (
        contributors.authors_after_titles,
        (
            ("title: Two Towns, | note: by Ines Lund", "title: Two Towns, | author: by Ines Lund"),
            (
                "editor: A. Berg, ed., | title: Essays, by Ines Lund,",
                "editor: A. Berg, ed., | title: Essays, | author: by Ines Lund,",
            ),
            ("title: Stadtluft, | note: von Ingrid Lund", "title: Stadtluft, | author: von Ingrid Lund"),
            (
                "author: A. Berg, | title: “Air,” | in: in | container: Towns, by Ines Lund",
                "author: A. Berg, | title: “Air,” | in: in | container: Towns, | container-author: by Ines Lund",
            ),
        ),
        (
            "author: A. Berg, | title: Two Towns, | note: by Ines Lund",
            "title: Two Towns, by night and day",
            "title: Towns with a foreword. | note: by Ines Lund",
        ),
    ),
    (
        contributors.authors_of_hosts,
        (
            (
                "in: in | author: Style and Grace, by | editor: Ines Lund",
                "in: in | container: Style and Grace, | container-author: by Ines Lund",
            ),
            (
                "in: in | container: Two Towns, by | author: A. Berg,",
                "in: in | container: Two Towns, | container-author: by A. Berg,",
            ),
            (
                "in: In | editor: Villes, par | author: Anne Berg,",
                "in: In | container: Villes, | container-author: par Anne Berg,",
            ),
        ),
        ("in: in | container: Two Towns, | editor: ed. A. Berg", "title: Two Towns, by | author: A. Berg"),
    ),
    (
        contributors.titles_with_authors,
        (
            ("author: Four Farces by Ines Lund, | place: Oslo", "attributed: Four Farces by Ines Lund, | place: Oslo"),
            ("author: Poems by A. Berg, | date: 1970", "attributed: Poems by A. Berg, | date: 1970"),
            (
                "author: Selected Tales by Anne Berg. | place: Bergen",
                "attributed: Selected Tales by Anne Berg. | place: Bergen",
            ),
        ),
        ("author: Lund, Step by Step, | place: Oslo", "author: Four Farces by Ines Lund, | title: Towns"),
    ),
    (
        contributors.people_by_deeds,
        (
            ("title: Towns, music by Ines Lund,", "title: Towns, | composer: music by Ines Lund,"),
            (
                "author: A. Berg, | genre: interview by | author: Ines Lund,",
                "author: A. Berg, | interview: interview by Ines Lund,",
            ),
            (
                "title: “Air,” | note: interview by Ines Lund, transcript",
                "title: “Air,” | interviewer: interview by Ines Lund, | note: transcript",
            ),
            ("title: North, | note: directed by Ines Lund,", "title: North, | director: directed by Ines Lund,"),
            (
                "title: Poems. With contributions by | translator: Ines Lund.",
                "title: Poems. | contributor: With contributions by Ines Lund.",
            ),
        ),
        ("title: The Music by the River,", "title: Towns, written by hand,", "title: Towns, read by candlelight"),
    ),
    (
        contributors.performances,
        (
            (
                "title: North, | editor: dir. Ines Lund | genre: DVD",
                "title: North, | director: dir. Ines Lund | genre: DVD",
            ),
            ("editor: A. Berg, dir., | title: Symphony no. 9,", "director: A. Berg, dir., | title: Symphony no. 9,"),
            (
                "title: Bridges, | note: season 2, episode 3, | editor: directed by A. Berg",
                "title: Bridges, | note: season 2, episode 3, | director: directed by A. Berg",
            ),
        ),
        (
            "editor: Anne Berg, dir., | title: Histoire des villes, | place: Paris",
            "title: Film and Town, | editor: ed. Ines Lund",
        ),
    ),
    (
        contributors.performers,
        (
            (
                "author: Ines Lund, | note: vocalist, | title: “Air,” | note: by Anne Berg,",
                "performer: Ines Lund, | note: vocalist, | title: “Air,” | note: by Anne Berg,",
            ),
            (
                "author: Ines Lund, | note: pianist, | title: Nocturnes, | note: by Paul Berg,",
                "performer: Ines Lund, | note: pianist, | title: Nocturnes, | note: by Paul Berg,",
            ),
            (
                "author: Ines Lund, | note: conductor, | title: Mass, by Paul Berg,",
                "performer: Ines Lund, | note: conductor, | title: Mass, by Paul Berg,",
            ),
        ),
        (
            "author: Ines Lund, | note: pianist, | title: My Life | date: 1990",
            "author: Ines Lund, | note: letter, | title: Towns, | note: by Paul Berg,",
        ),
    ),
    (
        described.kinds_behind_names,
        (
            ("author: AC, comment on Lund, | title: “Air”", "author: AC, | note: comment on Lund, | title: “Air”"),
            (
                "title: Anne Berg, description of a town, | archive: Archive",
                "author: Anne Berg, | title: description of a town, | archive: Archive",
            ),
            ("title: Sentinel, letters, | page: 29.", "author: Sentinel, | title: letters, | page: 29."),
            (
                "author: Anne Berg, letter to the editor, | container: Post, | date: 1990",
                "author: Anne Berg, | title: letter to the editor, | container: Post, | date: 1990",
            ),
        ),
        (
            "title: Town Air, letters home from the north | date: 1990",
            "author: Berg, Anne, | title: Towns",
            "title: Oslo, notices and remarks, | place: Oslo | date: 1990",
        ),
    ),
    (
        described.kinds_as_names,
        (
            (
                "author: Obituary of Ines Lund, | container: Post, | date: 1990",
                "title: Obituary of Ines Lund, | container: Post, | date: 1990",
            ),
            ("author: Review of Two Towns, | container: Post", "title: Review of Two Towns, | container: Post"),
            (
                "author: Interview with Ines Lund, | container: Post",
                "title: Interview with Ines Lund, | container: Post",
            ),
        ),
        ("author: Ines Lund, | container: Post", "author: Review Board, | container: Post"),
    ),
    (
        described.papers_as_authors,
        (
            (
                "author: New York Times, | title: obituary of Ines Lund.",
                "container: New York Times, | title: obituary of Ines Lund.",
            ),
            (
                "author: Daily Telegraph, | title: “Town Air,” | date: 1990",
                "container: Daily Telegraph, | title: “Town Air,” | date: 1990",
            ),
            ("author: The Guardian, | title: “Town Air”", "author: The Guardian, | title: “Town Air”"),
            ("author: Washington Post, | title: “Town Air,”", "container: Washington Post, | title: “Town Air,”"),
        ),
        ("author: Emily Post, | title: Manners", "author: Daily Telegraph, | title: “Air,” | url: https://example.org"),
    ),
    (
        described.front_matter,
        (
            (
                "author: Lund, | title: afterword to Two Towns.",
                "author: Lund, | note: afterword to | title: Two Towns.",
            ),
            (
                "author: Lund, | title: introduction to Two Towns",
                "author: Lund, | note: introduction to | title: Two Towns",
            ),
            ("author: Lund, | title: prefazione a Due città", "author: Lund, | note: prefazione a | title: Due città"),
        ),
        ("author: Lund, | title: Introduction to Algebra", "author: Lund, | title: preface for readers"),
    ),
    (
        described.reviews,
        (
            (
                "author: Lund, | title: review of Two Towns, | note: by Ines Berg, | container: Post",
                "author: Lund, | review: review of Two Towns, by Ines Berg, | container: Post",
            ),
            (
                "author: Lund, | title: Review of Two Towns, | container: Post",
                "author: Lund, | review: Review of Two Towns, | container: Post",
            ),
            (
                "author: Lund, | title: Rezension zu Zwei Städte, | container: Post",
                "author: Lund, | review: Rezension zu Zwei Städte, | container: Post",
            ),
        ),
        ("author: Lund, | title: Review Essays", "author: Lund, | title: Towns in review"),
    ),
    (
        described.pen_names,
        (
            (
                "title: John Lund [Ines Berg], Two Towns | place: Oslo",
                "author: John Lund [Ines Berg], | title: Two Towns | place: Oslo",
            ),
            (
                "title: Talvi [Ines Berg]. Two Towns | date: 1990",
                "author: Talvi [Ines Berg]. | title: Two Towns | date: 1990",
            ),
            (
                "title: A. Nordmann [pseud.], Two Towns | date: 1990",
                "author: A. Nordmann [pseud.], | title: Two Towns | date: 1990",
            ),
        ),
        ("title: Two Towns [film], a history | date: 1990", "title: The air of towns [Luft], Oslo | date: 1990"),
    ),
    (
        described.titles_behind_brackets,
        (
            (
                "author: John Lund | note: [Ines Berg, pseud.], Death to | title: My Town | date: 1966",
                "author: John Lund | note: [Ines Berg, pseud.], | title: Death to My Town | date: 1966",
            ),
            (
                "author: Sentinel | note: [pseud.], letters, | in: in | container: Papers",
                "author: Sentinel | note: [pseud.], | title: letters, | in: in | container: Papers",
            ),
            (
                "author: Talvi | note: [Berg], Air and | title: Light | date: 1990",
                "author: Talvi | note: [Berg], | title: Air and Light | date: 1990",
            ),
        ),
        (
            "author: Talvi | note: [Berg], | title: Light",
            "author: Talvi | note: n.d., Air | title: Light [second part], more",
        ),
    ),
    (
        undivided.titles_like_names,
        (
            ("author: Lund, J. S. Berg.", "author: Lund, | title: J. S. Berg."),
            (
                "author: Anne Lund, J. S. Berg, | translator: trans. A. Dahl | date: 1911",
                "author: Anne Lund, | title: J. S. Berg, | translator: trans. A. Dahl | date: 1911",
            ),
            ("author: A. Lund, George Eckhart, | page: 12", "author: A. Lund, | title: George Eckhart, | page: 12"),
        ),
        (
            "author: Lund, J. S., | date: 1911",
            "author: Anne Lund and J. S. Berg, | date: 1911",
            "author: Lund, John Henry, | date: 1911",
            "author: Anne Lund, J. S. Berg, | container: Post",
        ),
    ),
    (
        undivided.titles_begun_as_names,
        (
            (
                "author: Anne Lund, Jacob H. | title: Berg: A Study | place: Oslo",
                "author: Anne Lund, | title: Jacob H. Berg: A Study | place: Oslo",
            ),
            ("author: Lund, Jacob H. | title: Berg.", "author: Lund, | title: Jacob H. Berg."),
            (
                "author: Anne Lund, Jacob H. Berg: | title: A Study | place: (Oslo:",
                "author: Anne Lund, | title: Jacob H. Berg: A Study | place: (Oslo:",
            ),
            (
                "author: A. B. Lund, George F. | title: Eckhart: His Life | date: 1990",
                "author: A. B. Lund, | title: George F. Eckhart: His Life | date: 1990",
            ),
        ),
        (
            "author: Lund, Jacob H. | title: Town Air: A Study | date: 1990",
            "author: Anne Lund, Jacob Berg, | title: Air: A Study",
            "author: Anne Lund, Jacob Berg: | title: Air, | place: Oslo",
        ),
    ),
    (
        undivided.hosts_in_names,
        (
            (
                "author: Plotin, Enneads, in Psyche, | title: Nous | volume: 4",
                "author: Plotin, | title: Enneads, | in: in | container: Psyche, | title: Nous | volume: 4",
            ),
            (
                "author: Lund, Town Air, in Works, | page: 12",
                "author: Lund, | title: Town Air, | in: in | container: Works, | page: 12",
            ),
            (
                "author: Anne Lund, Luft, in Werke, | date: 1990",
                "author: Anne Lund, | title: Luft, | in: in | container: Werke, | date: 1990",
            ),
        ),
        (
            "author: Lund, Anne, in Works, | date: 1990",
            "author: Lund, Anne, “Air”, in Works, | date: 1990",
            "author: Lund, in Works,",
        ),
    ),
    (
        undivided.hosts_in_short,
        (
            (
                "title: “Air,” | in: in | container: Berg, | publisher: Prairie Towns, | page: 84–87",
                "title: “Air,” | in: in | editor: Berg, | container: Prairie Towns, | page: 84–87",
            ),
            (
                "title: “Air,” | in: in | editor: Berg, | title: Prairie Towns, | page: 84",
                "title: “Air,” | in: in | editor: Berg, | container: Prairie Towns, | page: 84",
            ),
            (
                "title: „Luft“, | in: in | container: Berg, | series: Städte, | page: S. 84",
                "title: „Luft“, | in: in | editor: Berg, | container: Städte, | page: S. 84",
            ),
        ),
        (
            "title: “Air,” | in: in | container: Nature, | place: Oslo | page: 84",
            "title: “Air,” | in: in | container: Town Air, | publisher: Prairie House, | page: 84",
        ),
    ),
    (
        recordings.labels_of_records,
        (
            (
                "title: Air, | note: recorded 1958, | place: Fjord CL 1157, | date: 1960",
                "title: Air, | note: recorded 1958, | publisher: Fjord | number: CL 1157, | date: 1960",
            ),
            (
                "title: Air, | number: Fjord Lyd 60822-2-RG, | genre: compact discs",
                "title: Air, | publisher: Fjord Lyd | number: 60822-2-RG, | genre: compact discs",
            ),
            (
                "title: Air, | publisher: Harmonia 1047, | genre: LP",
                "title: Air, | publisher: Harmonia | number: 1047, | genre: LP",
            ),
        ),
        ("title: Air, | publisher: Fjord Press 1984, | date: 1984", "title: Air, | place: Oslo, | note: 2 discs"),
    ),
    (
        recordings.tracks,
        (
            (
                "title: “Air,” | note: track 1 on Town Songs, | publisher: Fjord",
                "title: “Air,” | note: track 1 on | container: Town Songs, | publisher: Fjord",
            ),
            (
                "title: “Air,” | note: Lydbank, track 4 on Lund, Town Songs, | date: 2007",
                "title: “Air,” | note: Lydbank, track 4 on Lund, | container: Town Songs, | date: 2007",
            ),
            (
                "title: “Air,” | note: side 2 of Town Songs, | date: 1967",
                "title: “Air,” | note: side 2 of | container: Town Songs, | date: 1967",
            ),
        ),
        (
            "title: “Air,” | note: on track 1, | date: 1967",
            "title: “Air,” | note: track 1 on Town Songs, | container: Songs",
        ),
    ),
    (
        recordings.scenes,
        (
            (
                "title: “The Chase,” | note: North by Night, | director: dir. A. Berg",
                "title: “The Chase,” | container: North by Night, | director: dir. A. Berg",
            ),
            (
                "title: “Town,” | note: Air, | editor: dir. A. Berg | genre: DVD",
                "title: “Town,” | container: Air, | editor: dir. A. Berg | genre: DVD",
            ),
            (
                "title: «La fuga», | note: Notte, | director: regia A. Berg",
                "title: «La fuga», | container: Notte, | director: regia A. Berg",
            ),
            (
                "title: “Il ponte,” | note: Notte, | director: regia di A. Berg",
                "title: “Il ponte,” | container: Notte, | director: regia di A. Berg",
            ),
        ),
        (
            "title: The Chase, | note: North by Night, | editor: ed. A. Berg",
            "title: “The Chase,” | note: a lecture, | editor: ed. A. Berg",
        ),
    ),
    (
        recordings.blogs_in_papers,
        (
            (
                "editor: A. Berg, ed., | container: Town Air (blog), Evening Post, | url: https://example.org",
                "editor: A. Berg, ed., | title: Town Air | genre: (blog), | container: Evening Post, | url: https://example.org",
            ),
            (
                "container: Town Air (blog), | url: https://example.org",
                "title: Town Air | genre: (blog), | url: https://example.org",
            ),
            (
                "author: A. Berg, | container: Luft (blog), Zeit Online, | date: 2010",
                "author: A. Berg, | title: Luft | genre: (blog), | container: Zeit Online, | date: 2010",
            ),
        ),
        ("title: Air, | container: Town Air (blog), | date: 2010", "container: The Blog Review, | date: 2010"),
    ),
    (
        recordings.blogs,
        (
            (
                "title: “Air,” | note: Ward Ten (blog), June 30, 2008, | url: https://example.org",
                "title: “Air,” | container: Ward Ten | genre: (blog), | date: June 30, 2008, | url: https://example.org",
            ),
            (
                "title: “Air,” | note: Town Notes (blog), 2010",
                "title: “Air,” | container: Town Notes | genre: (blog), | date: 2010",
            ),
            (
                "title: “Air,” | note: Town Notes (blog), | url: https://example.org",
                "title: “Air,” | container: Town Notes | genre: (blog), | url: https://example.org",
            ),
        ),
        ("title: “Air,” | note: a blog of towns, 2010", "title: “Air,” | note: Ward Ten (blog), | date: 2010"),
    ),
    (
        torn.marks_astray,
        (
            ("container: The Mill | date: ( | title: Die Mühle),", "container: The Mill | title: ( Die Mühle),"),
            (
                "author: A. Lund, | title: Air | place: , | publisher: Fjord",
                "author: A. Lund, | title: Air , | publisher: Fjord",
            ),
            ("title: Air | note: . | date: 1990", "title: Air . | date: 1990"),
        ),
        ("title: Air, | date: (1990)", "author: A. Lund, | title: ‘Air’,"),
    ),
    (
        torn.titles_that_go_on,
        (
            (
                "title: A Declaration of Ends, | container: and Means by Which | date: (1610)",
                "title: A Declaration of Ends, and Means by Which | date: (1610)",
            ),
            (
                "title: Redivivus, | note: or The Looking-Glass, by “A. Gent” | date: 1730",
                "title: Redivivus, or The Looking-Glass, | note: by “A. Gent” | date: 1730",
            ),
            ("title: Emil, | container: oder Die Stadt, | date: 1790", "title: Emil, oder Die Stadt, | date: 1790"),
        ),
        (
            "title: “Air,” | container: and Towns, | date: 1990",
            "title: Air, | container: The And Review, | date: 1990",
            "title: Air, | note: and others, | date: 1990",
        ),
    ),
    (
        torn.names_in_hosts,
        (
            (
                "container: Letters of | translator: E. B. Lund, ed. A. Berg | date: 1976",
                "container: Letters of E. B. Lund, | translator: ed. A. Berg | date: 1976",
            ),
            ("title: The Life of | author: Anne Berg | place: (Oslo", "title: The Life of Anne Berg | place: (Oslo"),
            (
                "container: Die Briefe von | editor: Anne Berg, hg. v. A. Lund",
                "container: Die Briefe von Anne Berg, | editor: hg. v. A. Lund",
            ),
        ),
        ("container: Letters, | editor: A. Berg", "container: Letters of Towns | editor: A. Berg"),
    ),
    (
        torn.titles_in_brackets,
        (
            ("author: Extensible Language ( | title: XL) | page: 2.0", "title: Extensible Language ( XL) 2.0"),
            ("author: Town Data Model ( | title: TDM), | date: 1990", "title: Town Data Model ( TDM), | date: 1990"),
            (
                "author: Fjord Markup ( | title: FM) 1.1, | edition: 2nd ed.",
                "title: Fjord Markup ( FM) 1.1, | edition: 2nd ed.",
            ),
        ),
        (
            "author: Lund et al ( | title: Town Air), | date: 1990",
            "author: Anne Lund, A. Berg ( | title: eds), | date: 1990",
        ),
    ),
    (
        torn.hosts_in_brackets,
        (
            (
                "title: “Air,” | container: Die Mühle | title: (The Mill), | in: in",
                "title: “Air,” | container: Die Mühle (The Mill), | in: in",
            ),
            (
                "title: Air, | container: Luft | title: (Air). | date: 1990",
                "title: Air, | container: Luft (Air). | date: 1990",
            ),
            (
                "title: Air, | container: Città | title: (Towns), | volume: 2",
                "title: Air, | container: Città (Towns), | volume: 2",
            ),
        ),
        (
            "container: Die Mühle | title: (The Mill), | date: 1990",
            "title: Air, | container: Luft | title: (Air) and Towns",
        ),
    ),
    (
        torn.titles_as_names,
        (
            (
                "author: The Daily Guide | title: to English Usage, | date: 1990",
                "title: The Daily Guide to English Usage, | date: 1990",
            ),
            (
                "title: ‘Air’, | author: in A New Companion | title: to Towns, | date: 1990",
                "title: ‘Air’, | in: in | container: A New Companion to Towns, | date: 1990",
            ),
            (
                "author: Neuer Führer | title: durch die Stadt, | date: 1990",
                "title: Neuer Führer durch die Stadt, | date: 1990",
            ),
        ),
        (
            "author: Lund | title: et al., Air",
            "author: Lund, Anne | title: the town",
            "author: Anne Lund | title: The Town",
        ),
    ),
    (
        torn.imprints_of_presses,
        (
            (
                "publisher: Fjord Press, | note: an imprint of | publisher: Harbour House, | date: 1990",
                "publisher: Fjord Press, an imprint of Harbour House, | date: 1990",
            ),
            (
                "publisher: Fjord, | note: an imprint of | publisher: Press of | place: the North, | date: 1990",
                "publisher: Fjord, an imprint of Press of the North, | date: 1990",
            ),
            (
                "publisher: University of | place: Bergen, imprint | date: 1990",
                "publisher: University of Bergen, imprint | date: 1990",
            ),
        ),
        ("publisher: Imprint Press, | place: Oslo | date: 1990", "title: The Imprint of Towns, | publisher: Fjord"),
    ),
    (
        volumes.numbers_of_wars,
        (
            (
                "container: Towns in World War | volume: II | place: (Boston:",
                "container: Towns in World War II | place: (Boston:",
            ),
            ("title: Der Weltkrieg | volume: I | publisher: (Fjord,", "title: Der Weltkrieg I | publisher: (Fjord,"),
            ("title: La Guerra | volume: II | place: (Roma:", "title: La Guerra II | place: (Roma:"),
        ),
        ("title: Gesammelte Schriften | volume: IV | place: (Berlin:", "title: War | volume: 12 | place: (Boston:"),
    ),
    (
        figures.numbers_torn,
        (
            (
                "title: Detectors | number: (US patent 4,586, | page: 960, | note: filed",
                "title: Detectors | number: (US patent 4,586, 960, | note: filed",
            ),
            ("number: U.S. Patent 9,123, | page: 456", "number: U.S. Patent 9,123, 456"),
            ("number: patent 1,102, | page: 653.", "number: patent 1,102, 653."),
        ),
        ("number: patent 4586, | page: 12", "title: patent | number: no. 12 | page: 456"),
    ),
    (
        volumes.volumes_as_pages,
        (
            ("author: Plotin, | title: Opera, | page: vol. 4.", "author: Plotin, | title: Opera, | volume: vol. 4."),
            ("title: Werke, | page: Bd. 3, S. 12", "title: Werke, | volume: Bd. 3, | page: S. 12"),
            ("title: Opere, | page: t. II.", "title: Opere, | volume: t. II."),
        ),
        ("title: Opera, | page: 4", "title: Opera, | volume: vol. 4, | page: vol. 5"),
    ),
    (
        volumes.volumes_in_hosts,
        (
            (
                "title: Air, | in: in | container: Plotin, vol. 4 of The Complete Works,",
                "title: Air, | in: in | container: Plotin, | volume: vol. 4 | series: The Complete Works,",
            ),
            (
                "title: Air, | in: in | container: vol. 2 of Works,",
                "title: Air, | in: in | volume: vol. 2 | container: Works,",
            ),
            (
                "title: Air, | in: in | container: Towns, volume 3 of A History,",
                "title: Air, | in: in | container: Towns, | volume: volume 3 | series: A History,",
            ),
        ),
        (
            "title: Air, | in: in | container: The Volume of Towns,",
            "title: Air, | in: in | container: Towns, vol. 4, | page: 12",
        ),
    ),
    (
        volumes.volumes_of_series,
        (
            (
                "container: Bulletin | note: , 4th ser., 9 | date: (1967)",
                "container: Bulletin | note: , 4th ser., | volume: 9 | date: (1967)",
            ),
            (
                "container: Archiv, | note: Neue Folge, 12 | date: (1967)",
                "container: Archiv, | note: Neue Folge, | volume: 12 | date: (1967)",
            ),
            (
                "container: Revue, | note: 3e série, 5 | date: (1967)",
                "container: Revue, | note: 3e série, | volume: 5 | date: (1967)",
            ),
        ),
        (
            "container: Bulletin, | note: 4th ser. | date: (1967)",
            "container: Bulletin, | note: edition, 9 | date: (1967)",
        ),
    ),
    (
        figures.versions,
        (
            (
                "title: Town Air, v. | note: 1.4.25 (Fjord Games, | date: 2014)",
                "title: Town Air, | version: v. 1.4.25 | note: (Fjord Games, | date: 2014)",
            ),
            (
                "title: Statlab, version | page: 6.0.30, macOS | publisher: (Fjord,",
                "title: Statlab, | version: version 6.0.30 | note: , macOS | publisher: (Fjord,",
            ),
            (
                "author: Stadtlupe Lite, | page: V. 3.1 | place: (Oslo:",
                "title: Stadtlupe Lite, | version: V. 3.1 | place: (Oslo:",
            ),
            (
                "title: Statlab, version | number: 3.1, | date: 2014",
                "title: Statlab, | version: version 3.1 | note: , | date: 2014",
            ),
            ("title: Statlab, Version | volume: 3. | date: 2014", "title: Statlab, | version: Version 3. | date: 2014"),
        ),
        ("title: Lund v. | note: Berg 12", "title: A New Version of | note: Town 12"),
    ),
    (
        imprints.presses_in_brackets,
        (
            (
                "genre: technical report (LUND DD note, | date: 1988)",
                "genre: technical report | publisher: (LUND DD note, | date: 1988)",
            ),
            (
                "genre: PhD thesis (University of Lund, | date: 1988)",
                "genre: PhD thesis | publisher: (University of Lund, | date: 1988)",
            ),
            (
                "genre: Diss. (Universität Lund | date: 1988)",
                "genre: Diss. | publisher: (Universität Lund | date: 1988)",
            ),
        ),
        ("genre: report (draft) | date: 1988", "genre: thesis (in progress, | date: 1988)"),
    ),
    (
        imprints.firms_that_publish,
        (
            (
                "title: Fjord Games, Two Towns | note: 1.2 (Fjord Games, | date: 2014)",
                "author: Fjord Games, | title: Two Towns | note: 1.2 ( | publisher: Fjord Games, | date: 2014)",
            ),
            (
                "title: Lund Software, Air | publisher: (Lund Software, | date: 2014)",
                "author: Lund Software, | title: Air | publisher: (Lund Software, | date: 2014)",
            ),
            (
                "title: Nordlab, Statlab | place: (Nordlab, | date: 2014)",
                "author: Nordlab, | title: Statlab | publisher: (Nordlab, | date: 2014)",
            ),
        ),
        ("title: Two Towns, One Air | publisher: (Fjord, | date: 2014)", "title: Oslo | place: (Oslo, | date: 2014)"),
    ),
    (
        roles.editors_behind_editions,
        (
            (
                "title: Air, | edition: 5th ed., ed. | note: Tim Berg et al. (Town Board, | date: 2008)",
                "title: Air, | edition: 5th ed., | editor: ed. Tim Berg et al. | publisher: (Town Board, | date: 2008)",
            ),
            (
                "title: Air, | edition: 2nd ed., ed. | author: A. Berg, | date: 2008",
                "title: Air, | edition: 2nd ed., | editor: ed. A. Berg, | date: 2008",
            ),
            (
                "title: Air, | edition: 3rd edn, ed. | editor: Ines Lund, | place: Oslo",
                "title: Air, | edition: 3rd edn, | editor: ed. Ines Lund, | place: Oslo",
            ),
        ),
        (
            "title: Air, | edition: rev. ed. | editor: A. Berg,",
            "title: Air, | edition: 5th ed. | note: of many, | date: 2008",
        ),
    ),
    (
        roles.roles_before_titles,
        (
            (
                "author: Anne L. | title: Berg, ed., “Town Air,” | date: 1999",
                "editor: Anne L. Berg, ed., | title: “Town Air,” | date: 1999",
            ),
            (
                "author: Anne L. | title: Berg, eds., Town Air | date: 1999",
                "editor: Anne L. Berg, eds., | title: Town Air | date: 1999",
            ),
            (
                "author: A. | title: Berg, hrsg., Die Stadt | date: 1999",
                "editor: A. Berg, hrsg., | title: Die Stadt | date: 1999",
            ),
        ),
        ("author: A. Lund, | title: Town, ed. A. Berg", "author: A. Lund, | title: Berg, edition and more of it"),
    ),
    (
        hosts.special_issues,
        (
            (
                "in: in | container: “Towns,” | editor: ed. A. Lund, | note: special issue, | container: Post 99",
                "in: in | issue_title: “Towns,” | editor: ed. A. Lund, | note: special issue, | container: Post 99",
            ),
            (
                "in: in | container: „Städte“, | note: Themenheft, | container: Archiv 9",
                "in: in | issue_title: „Städte“, | note: Themenheft, | container: Archiv 9",
            ),
            (
                "container: “Towns,” | note: special section, | container: Post",
                "issue_title: “Towns,” | note: special section, | container: Post",
            ),
        ),
        (
            "container: Towns, | note: vol. 2, | container: Post",
            "container: Special Issues, | note: 1990, | date: 1990",
        ),
    ),
)
