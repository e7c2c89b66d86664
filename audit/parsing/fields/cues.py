"""Closed lists of words that tell what a stretch of a citation is; nothing enters, frozen sets leave."""

PARTICLES = frozenset(
    """
    abu af auf av ben bin d' da dal dalla das de degli dei del della delle den der des di do dos du el ibn la le te
    ten ter van vom von zu zum zur
    """.split()
)

ROLE_WORDS = frozenset(
    """
    afterword annotated bearb bearbeitet by comp compiled compiler comps coord coordinador coords cura curato
    dir directed direction dirs durch ed edd edit edited editor editors edn eds foreword herausgeber
    herausgeberin herausgebern herausgegeben hg hgg hrsg hrsgg intro introd introduction par preface rev revised
    selected sous trad tradotto traducción traduit traduzione trans transl translated translator translators
    vorwort übers übersetzt übersetzung
    """.split()
)

ORGANISATION = frozenset(
    """
    academy académie accademia administration agence agency akademie alliance americans amt army assemblée
    association authority autorité bank bibliothek board bundesamt bundesministerium bundestag bureau center centre
    centro church coalition collaboration college comité commission commissions committee company conference
    congress conseil consortium corp corporation council court department departments deutsche deutscher division
    embassy european federal federation fondation fondazione force forum foundation fund gesellschaft gmbh
    government group ilo imf inc initiative institut institute instituto international istituto laboratory labs
    library llc ltd ministerio ministerium ministero ministry ministère museum nasa national nations nato navy
    network ngo observatory oecd office organisation organization organizations panel parliament party police press
    project relations republic school secretariat secrétariat senate service services society società société states
    statistisches stiftung survey task team tribunal trust unesco unicef union unit universidad university
    università universität université verband verein who zentrum
    """.split()
)

SUFFIXES = frozenset(["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "jun", "jun.", "sen", "fils", "père"])
