"""Words that decide whether a full stop ends a sentence: abbreviations, and words with which sentences begin."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Written without their last full stop, in small letters.
ABBREVIATIONS = _words(
    """e.g i.e cf vs v no nos vol vols ed eds trans tr dr mr mrs ms messrs st ste prof gen col lt maj capt sgt cmdr adm
    sen rep gov pres rev hon br fr msgr ca c fig figs ch chs sec secs art arts p pp para paras par bk pt ser n nn fol
    fols ff l ll esp viz approx ibid id op loc cit et al incl repr supp suppl dept univ assn bros mt ft ave blvd cong
    sess stat z.b d.h bzw nr bd bde hrsg hg sog dt s vgl u.a a.a.o m mme mlle mm av sr sra dra ud p.ej núm pág dott sig
    on jan feb mar apr jun jul aug sep sept oct nov dec okt dez janv févr avr juil déc ene abr ago dic lug ott"""
)
# Abbreviations that often stand at a sentence's end.
CLOSING_ABBREVIATIONS = _words("u.s u.k u.n u.s.a e.u d.c a.m p.m etc jr inc co corp ltd ph.d m.d b.c a.d usw")
# Words that open a sentence far more often than they follow an abbreviation with a capital.
SENTENCE_OPENERS = _words(
    """the a an in on at by for from to of with as it its he his she her they their this that these those there then
    when while after before since although though however but and yet nor so if we our my you one some many most such
    thus here both each despite during under over between among according like unlike not now once only later early
    still meanwhile moreover furthermore nevertheless similarly indeed finally first second third der die das ein eine
    im am les le la un une el los las il lo gli"""
)
