"""Words of events: which kind of happening a word names, and which words answer, announce or deny one."""

import re

from audit.language.expressions import expression

# Kinds of events, each with the words that name it in English and, where they are common in titles, in German, French,
# Spanish and Italian. Words stand in their bare form; `event_kind` knows their endings. Synonyms share a kind so that
# "blasts" in a title can be held against "attack" in the text.
_KINDS: dict[str, str] = {
    "attack": "attack assault strike airstrike bombing bomb blast explosion raid shelling ambush shooting massacre"
    " offensive invasion missile bombardment retaliation reprisal incursion siege battle clash skirmish killing"
    " assassination murder angriff anschlag attentat attaque frappe ataque atentado attacco attentato bombardierung"
    " schlacht bataille batalla battaglia überfall",
    "visit": "visit trip tour voyage besuch visite visita viaje viaggio reise",
    "meeting": "meeting summit conference congress talk negotiation council treffen gipfel konferenz réunion sommet"
    " conférence reunión cumbre conferencia riunione vertice conferenza kongress congrès congreso congresso",
    "agreement": "agreement treaty accord pact deal armistice ceasefire truce convention vertrag abkommen"
    " waffenstillstand traité armistice tratado acuerdo trattato armistizio concordat",
    "election": "election vote referendum poll ballot wahl élection scrutin elección elezione plebiscite",
    "disaster": "earthquake quake flood hurricane cyclone eruption fire famine storm tsunami shipwreck sinking crash"
    " collision derailment avalanche drought epidemic outbreak erdbeben séisme terremoto hochwasser inondation"
    " inundación alluvione",
    "unrest": "protest demonstration riot uprising revolt rebellion coup revolution mutiny insurrection aufstand"
    " soulèvement émeute putsch rebelión rivolta insurrección",
    "judgment": "verdict ruling trial conviction arrest judgment decree sentence acquittal indictment urteil prozess"
    " procès sentencia processo",
    "statement": "statement communiqué communique declaration announcement proclamation erklärung déclaration"
    " declaración dichiarazione",
    "speech": "speech address interview sermon lecture rede discours discurso discorso",
    "opening": "launch opening inauguration foundation founding release premiere eröffnung inauguración ouverture"
    " inaugurazione coronation wedding funeral burial",
    "death": "death birth tod mort muerte morte",
}
KIND_BY_WORD: dict[str, str] = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_VERBS = {  # verbs whose past tense reports an event, by stem
    "attacked": "attack", "struck": "attack", "bombed": "attack", "raided": "attack", "assaulted": "attack",
    "invaded": "attack", "shelled": "attack", "ambushed": "attack", "stormed": "attack", "besieged": "attack",
    "retaliated": "attack", "assassinated": "attack", "murdered": "attack", "massacred": "attack",
    "visited": "visit", "travelled": "visit", "traveled": "visit", "toured": "visit", "met": "meeting",
    "convened": "meeting", "negotiated": "meeting", "signed": "agreement", "ratified": "agreement",
    "elected": "election", "voted": "election", "erupted": "disaster", "burned": "disaster", "sank": "disaster",
    "crashed": "disaster", "derailed": "disaster", "capsized": "disaster", "collapsed": "disaster",
    "executed": "attack", "shot": "attack", "fired": "attack", "flooded": "disaster", "protested": "unrest",
    "rioted": "unrest", "revolted": "unrest", "rebelled": "unrest", "convicted": "judgment", "acquitted": "judgment",
    "arrested": "judgment", "sentenced": "judgment", "indicted": "judgment", "opened": "opening",
    "inaugurated": "opening", "launched": "opening", "died": "death", "crowned": "opening", "buried": "opening",
}  # fmt: skip
_ENDINGS = ("s", "es", "ing", "ings", "e", "n", "en", "i")

# What comes after something else and answers it.
ANSWERS = expression(
    r"\b(?:(?P<adjective>retaliatory|punitive|retributive|vergeltungs\w{3,20}|vergeldings\w{3,20})"
    r"|(?<!culminating )(?<!culminated )(?<!resulted )(?<!resulting )(?<!ended )(?<!ending )(?<!engaged )"
    r"(?P<noun>(?:in (?:retaliation|reprisal|revenge|response|answer|reaction|reply)"
    r"|as (?:an? )?(?:retaliation|reprisal|response|reaction|answer))(?P<to> (?:for|to|against)\b)?"
    r"|(?:en|em|por|per|als|zur) (?:représailles|represalias?|represálias?|rappresaglia|vergeltung|vergelding))"
    r"|(?P<verb>retaliat(?:ed|ing)(?: (?:for|against|after)\b)?|aveng(?:ed|ing)|counter-?attacked|hit back"
    r"|struck back|fired back))\b",
    re.IGNORECASE,
)
# What follows something named in the same breath: "in the aftermath of", "five days after".
FOLLOWS = expression(
    r"\b(?:in the (?:immediate )?(?:aftermath|wake) of|(?:on|marking|for) the (?:[\w-]+ )?anniversary of"
    r"|(?:hours|days|weeks|months|years|shortly|soon|immediately) after|following|in retaliation for|in reprisal for"
    r"|in revenge for|in response to|in reaction to|as a result of|triggered by|provoked by|prompted by|to avenge"
    r"|als (?:reaktion auf|antwort auf|vergeltung für|reactie op|antwoord op)|infolge|im gefolge"
    r"|en réponse (?:à|au|aux)|en représailles (?:à|de|contre|pour)|à la suite d[eu]|suite (?:à|au)"
    r"|en respuesta al?|en represalia por"
    r"|a raíz del?|em resposta [aà]o?|in risposta al?l?[ao]?|in seguito al?l?[ao]?|naar aanleiding van)\b",
    re.IGNORECASE,
)
# What is still to come when it is said.
ANNOUNCES = expression(
    r"\b(?:will|shall|won't|would|going to|(?:is|are|was|were|be|been) (?:to|due|set|slated|scheduled|expected"
    r"|planned|supposed|about|bound|preparing|planning|likely|anticipated|projected|hoping|intended|ready)\b"
    r"|(?:plan|plans|planned|planning|intend|intends|intended|hope|hopes|hoped|aim|aims|aimed|propose|proposes|"
    r"proposed|agree|agrees|agreed|decide|decides|decided|promise|promises|promised|pledge|pledges|pledged|vow|vows|vowed|want|"
    r"wants|wanted|offer|offers|offered|prepare|prepares|prepared|preparing|arrange|arranged|threaten|threatened|"
    r"resolved|order|ordered|urge|urges|urged|ask|asks|asked|invite|invites|invited|authorized|authorised|directed|"
    r"instructed|required) (?:\w+ ){0,6}?(?:to|for|that)\b"
    r"|scheduled|slated|upcoming|forthcoming|prospective|proposed|expected|expects|expecting|anticipat(?:ed|es|ing)"
    r"|anticipation|ahead of|in advance of|in the run-?up to|on the eve of|deadline|expir(?:e|es|ed|ing|y)"
    r"|due (?:on|in|by|to)"
    r"|no later than|invitation|invited|schedule|timetable|postpone[ds]?|until|till|effective|takes? effect|"
    r"(?:come|comes|came|enter|entered|enters) into (?:force|effect)|forecast|foresaw|"
    r"foresee\w*|await\w*|predict(?:s|ed|ion)?|project(?:s|ed|ion)|"
    r"target date|preparations?|preparing|prepar(?:e|ed) for|can (?:\w+ )?(?:return|resume|begin|start)|calls? for|"
    r"werde|würden?|sollten?|vorgesehen|angekündigt|sera|seront|devrait|devront|prévoi\w+|annonc\w+|jusqu\w+|serán?|tendrán?"
    r"|deberán?|prevén?|anunci\w+|hasta|sarà|saranno|dovrà|dovrebbe|fino|deverá|serão|até|zal|zou|zullen|gepland|"
    r"called for|wird|werden soll|soll|geplant|bevorstehend\w*|doit|devait|prévue?s?|prochain\w*|previst\w+|"
    r"próxim\w+|prossim\w+)\b",
    re.IGNORECASE,
)
# Headlines announce with a bare infinitive ("Envoys to Return to Their Posts") or "on Feb 8".
HEADLINE_ANNOUNCES = expression(
    r"\b(?:[Tt]o (?:[A-Z][a-z]+|be|hold|visit|meet|sign|return|vote|open|send|host|attend|resume|begin|start|launch)\b"
    r"|[Aa]head|[Uu]pcoming|[Ss]et to|[Pp]lans?\b|[Ee]ye[sd]?\b|[Ww]ill\b|[Ss]cheduled|[Ee]xpected|[Ee]ve of|[Mm]ay\b|"
    r"[Cc]ould\b|[Mm]ust\b|[Ss]hould\b|[Pp]repar\w+|[Aa]waits?|[Tt]hreat\w*|[Ww]arns?|[Ff]ears?|[Pp]roposed|"
    r"[Pp]roposals?|[Ff]orthcoming|[Tt]owards?\b|[Ff]uture\b|[Pp]rospects?|[Oo]utlook|[Ff]orecast\w*)"
)
# Words that make a date a border and not the day of what is told.
BORDERS = expression(
    r"\b(?P<border>since|until|till|before|after|prior to|by|from|to|through|between|as of|up to|following|"
    r"as early as|as late as|later|subsequently|seit|bis|vor|nach|depuis|jusqu(?:e|')\S{0,3}|avant|après|desde|hasta|"
    r"antes de|después de|dal|fino al?|prima del?|dopo)(?: the| la| le| el| il| dem| den| der)?(?: [\w-]+ of)?(?: the)?"
    r"[ \t\n]*$",
    re.IGNORECASE,
)


def _inflected() -> dict[str, str]:
    forms = {word + ending: kind for word, kind in KIND_BY_WORD.items() for ending in _ENDINGS}
    forms |= {word[:-1] + "ing": kind for word, kind in KIND_BY_WORD.items() if word.endswith("e")}
    return forms | KIND_BY_WORD | _VERBS


KIND_BY_FORM = _inflected()


# One of these words stands in all that `ANNOUNCES` reads: where none does, it need not be tried.
_ANNOUNCING = """
    will shall won't would going due set slated scheduled expected planned supposed about bound preparing planning
    likely anticipated projected hoping intended ready plan plans intend intends hope hopes hoped aim aims aimed
    propose proposes proposed agree agrees agreed decide decides decided promise promises promised pledge pledges
    pledged vow vows vowed want wants wanted offer offers offered prepare prepares prepared arrange arranged
    threaten threatened resolved order ordered urge urges urged ask asks asked invite invites invited authorized
    authorised directed instructed required upcoming forthcoming prospective expects expecting anticipates
    anticipating anticipation ahead advance run-up runup eve deadline expire expires expired expiring expiry later
    invitation schedule timetable postpone postpones postponed until till effective effect come comes came enter
    enters entered forecast foresaw foresee foresees foreseen foreseeing await awaits awaited awaiting predict
    predicts predicted prediction project projects projection target preparation preparations can call calls
    called wird soll geplant doit devait prévu prévue prévus prévues werde würde würden sollte sollten vorgesehen
    angekündigt sera seront devrait devront será serán tendrá tendrán deberá deberán prevé prevén hasta sarà
    saranno dovrà dovrebbe fino deverá serão até zal zou zullen gepland
"""
ANNOUNCING_WORDS = frozenset(_ANNOUNCING.split())
_BE = frozenset(("is", "are", "was", "were", "be", "been"))


_ANNOUNCING_STEMS = ("bevorstehend", "prochain", "previst", "próxim", "prossim", "prévoi", "annonc", "jusqu", "anunci")


def may_announce(words: frozenset[str]) -> bool:
    """Tell whether a text of these words (small letters) can hold anything that `ANNOUNCES` reads."""
    if not words.isdisjoint(ANNOUNCING_WORDS) or ("to" in words and not words.isdisjoint(_BE)):
        return True
    return any(word.startswith(_ANNOUNCING_STEMS) for word in words)


def event_kind(word: str) -> str | None:
    """Return the kind of event that `word` names ("bombings" → "attack"), None when it names none."""
    return KIND_BY_FORM.get(word.lower())
