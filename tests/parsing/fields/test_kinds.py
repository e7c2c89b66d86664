"""The CSL type of a source, from its note as printed."""

import pytest

from audit.parsing.entries import parse_entry

TABLE = (
    ("North by Night, directed by Ines Lund (1959; Oslo: Fjord Home Video, 2000), DVD.", "motion_picture"),
    ("City Lights. Directed by Ines Lund. Fjord Pictures, 1931. Film.", "motion_picture"),
    ("Lund, I. (Director). (1999). Town air [Film]. Fjord Pictures.", "motion_picture"),
    ("The Fjord Quartet, Town Songs, Harbour HR 60822, 1991, compact disc.", "song"),
    ("Ines Lund, “Air,” recorded May 3, 1967, track 2 on Streets, Fjord Records FR 1234, 1968.", "song"),
    ("Ines Lund to Anna Berg, 12 May 1848.", "personal_communication"),
    ("Ines Lund, email message to author, May 3, 1999.", "personal_communication"),
    ("Ines Lund, interview by Anna Berg, Oslo, May 3, 1999.", "interview"),
    ("Interview with Ines Lund, Oslo, 3 May 1999.", "interview"),
    ("Lund, Ines. Review of Streets of Oslo, by Anna Berg. Journal of Urban Air 12, no. 3 (1999): 123–25.", "review"),
    ("Anna Berg, Rez. zu: Ines Lund, Stadtluft, in: HZ 123 (1999), S. 45.", "review"),
    (
        "Lund, Ines, and Anna Berg. Air filter. US Patent 9,123,456, filed May 3, 2009, and issued June 1, 2010.",
        "patent",
    ),
    ("Fjord Software, Statlab, version 3.2 (Fjord Software, 2014), https://statlab.example.org.", "software"),
    ("Lund, I. (2020). Street air [Data set]. Fjord Data Archive. https://doi.org/10.1234/abcd", "dataset"),
    ("Harlow v Pennfield [1998] UKHL 12, [1998] 1 WLR 345.", "legal_case"),
    ("42 U.S.C. § 1983 (2018).", "legislation"),
    ("Human Rights Act 1998, s 6(1).", "legislation"),
    ("“Streets of Oslo Closed,” Evening Post, May 3, 1999, A4.", "article-newspaper"),
    ("Ines Lund, ‘Streets of Oslo Closed’ Evening Post (London, 3 May 1999) 12.", "article-newspaper"),
    ("Ines Lund, “On Air,” Street Talk (blog), May 3, 1999, http://example.org/air.", "post-weblog"),
    ("Ines Lund (@ineslund), “Town air is free,” Twitter, May 3, 2019.", "post"),
    ("Ines Lund, “Streets of Air” (lecture, University of Oslo, May 3, 1999).", "speech"),
    (
        "Anna Berg, “Streets,” paper presented at the annual meeting of the Street Society, Oslo, May 3–5, 2003.",
        "speech",
    ),
    ("I. Lund, “Air filters,” in Proc. Int. Conf. Streets, Oslo, 2003, pp. 45–50.", "paper-conference"),
    ("Lund, Ines. “Town Air.” PhD diss., University of Oslo, 1999.", "thesis"),
    ("Ines Lund, Stadtluft, Diss. phil., Univ. Lübeck 1999.", "thesis"),
    ("Ministry of Streets, Air in Towns, White Paper no. 12 (2003), p. 12.", "report"),
    ("LASH, Abt. 65.2, Nr. 1234, Bl. 12r.", "manuscript"),
    # Near ones: what names a kind in its title is none of it.
    ("Ines Lund, Film and the City (Oslo: Fjord Press, 1999), 12.", "book"),
    ("Ines Lund, Patents in the Age of Air (Oslo: Fjord Press, 1999), 12.", "book"),
    ("IPAT, Air in 2014: Synthesis Report (Geneva: IPAT, 2014).", "book"),
    ("Ines Lund, “The Review of Streets,” Journal of Urban Air 12 (1999): 45–67.", "article-journal"),
    ("Ines Lund, Recorded Voices: Sound in Towns (Oslo: Fjord Press, 1999).", "book"),
    ("Ines Lund, The Third Act (Oslo: Fjord Press, 1999).", "book"),
    ("Ines Lund, “Streets,” in Town Air, ed. Anna Berg (Oslo: Fjord Press, 1999), 12–34.", "chapter"),
    ("Max Lund, Stadt und Gesellschaft, Bd. 1 (Tübingen: Mohr, 1922).", "book"),
)


@pytest.mark.parametrize(("note", "kind"), TABLE, ids=[f"{kind}-{n}" for n, (_, kind) in enumerate(TABLE)])
def test_the_type_of_a_source(note: str, kind: str) -> None:
    (citation,) = parse_entry(note).citations
    assert citation.item.type == kind
