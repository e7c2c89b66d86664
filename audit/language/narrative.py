"""Words that place what is told in time and order: a sentence's words in, what answers, recurs or stands back out.

Each table has a line or more a language; see `Phrases` for how a line is read.
"""

from collections.abc import Sequence

from audit.language.phrases import Phrasebook, Phrases, words_of

# What follows something named in the same breath: "in the aftermath of", "five days after".
FOLLOWS = Phrases(
    """
    in the aftermath|wake of; in the immediate aftermath|wake of; on the heels of; in the days|weeks|months after
    anniversary of; hours|days|weeks|months|years|shortly|soon|immediately|day|week|month|year after; following
    in retaliation|reprisal|revenge for|against; in response|reaction|reply|answer to; as a result|consequence of
    triggered|provoked|prompted|sparked by; to avenge; retaliated|retaliating for|against|after; avenged; avenging

    als reaktion|antwort auf; in reaktion|erwiderung auf; als vergeltung für; zur vergeltung für; vergeltung für
    aus rache für; infolge; im gefolge; in der folge; im anschluss an; im anschluß an; ausgelöst|veranlasst durch
    stunden|tage|wochen|monate|jahre|kurz|bald|unmittelbar|tag|woche|monat|jahr nach; jahrestag der|des; jahrestages

    en réponse à|au|aux; en réaction à|au|aux; en représailles à|au|aux|de|des|du|contre|pour|d; à la suite de|du|des|d
    suite à|au|aux; au lendemain de|du|des|d; dans le sillage de|du|des; pour venger; anniversaire de|du|des
    heures|jours|semaines|mois|ans|peu|aussitôt|jour|semaine|an après; provoqué|provoquée|déclenché|déclenchée par
    en conséquence de|du

    en respuesta a|al; en reacción a|al; en represalia por|contra; como represalia por; como respuesta a|al
    a raíz de|del; a consecuencia de|del; a resultas de|del; para vengar; aniversario de|del
    horas|días|semanas|meses|años|poco|inmediatamente|día|semana|mes|año después de|del; provocado|provocada por

    in risposta a|al|alla|allo|ai|agli|alle|all; in reazione a|al|alla|allo|ai|agli|alle|all; per vendicare
    in seguito a|al|alla|allo|ai|agli|alle|all; a seguito di|del|della|dello|dei|delle|dell; come rappresaglia per
    per rappresaglia contro; anniversario di|del|della|dello|dell; indomani di|del|della|dello|dell
    ore|giorni|settimane|mesi|anni|poco|subito|giorno|settimana|mese|anno dopo; provocato|provocata da|dal|dalla|dall

    em resposta a|ao|à|aos|às; em reação a|ao|à|aos|às; em represália a|ao|à|por|pelo|pela|contra; para vingar
    em retaliação a|ao|à|por|pelo|pela|contra; na sequência de|do|da|dos|das; em consequência de|do|da
    aniversário de|do|da|dos|das; provocado|provocada por|pelo|pela
    horas|dias|semanas|meses|anos|pouco|logo|dia|semana|mês|ano depois|após de|do|da|o|a

    naar aanleiding van; als reactie|antwoord op; in reactie|antwoord op; als vergelding voor; uit wraak voor
    in de nasleep van; ten gevolge van; als gevolg van; verjaardag van; herdenking van; uitgelokt|veroorzaakt door
    uren|dagen|weken|maanden|jaren|kort|vlak|meteen|dag|week|maand|jaar na
    """
)
# The same, where the word for what happened stands behind it: "after the fire of May 5" (and not "after May 5").
AFTER_EVENT = Phrasebook(
    {
        "en": "after",
        "de": "nach",
        "fr": "après",
        "es": "tras; después de|del",
        "it": "dopo",
        "pt": "após; depois de|do|da",
        "nl": "na",
    }
)
# What answers something told before.
ANSWERS = Phrases(
    """
    retaliatory; punitive; retributive; in retaliation|reprisal|revenge|response|answer|reaction|reply
    as a|an retaliation|reprisal|response|reaction|answer; as retaliation|reprisal; retaliated; retaliating; avenged
    avenging; counter-attacked; counterattacked; hit back; struck back; fired back

    vergeltungsangriff|vergeltungsangriffe|vergeltungsschlag|vergeltungsschläge|vergeltungsaktion|vergeltungsaktionen
    vergeltungsmaßnahme|vergeltungsmaßnahmen|strafexpedition|strafaktion; zur|als|aus vergeltung; aus rache
    als reaktion|antwort; schlug|schlugen zurück

    en|par représailles; en réponse; en réaction; riposta; ripostèrent; contre-attaqua; contre-attaquèrent

    en|como represalia|respuesta|reacción; en represalias; contraatacó; contraatacaron

    per|come rappresaglia|ritorsione|risposta; in risposta|reazione; contrattaccò; contrattaccarono

    em|como|por represália|retaliação|resposta|reação; retaliou; retaliaram; contra-atacou; contra-atacaram

    als|ter|uit vergelding|wraak; als|in reactie|antwoord; vergeldingsactie|vergeldingsaanval|vergeldingsaanvallen
    strafexpeditie; sloeg|sloegen terug
    """
)
# Words before an answer after which it is the end of a story, not its continuation: "culminating in retaliation".
LEADS_TO = frozenset("culminating culminated resulting resulted ended ending engaged endete endeten".split())
# What steps back in time from what was told before.
STEPS_BACK = Phrasebook(
    {
        "en": "had; earlier; previously; previous; prior; already; before that",
        "de": "hatte; hatten; war bereits|schon; bereits; schon; zuvor; früher; vorher; einst",
        "fr": "avait; avaient; déjà; auparavant; plus tôt; précédemment; naguère",
        "es": "había; habían; ya; antes; anteriormente; previamente; anterior",
        "it": "aveva; avevano; era già; già; prima; precedentemente; precedente",
        "pt": "havia; tinha; tinham; já; antes; anteriormente; anterior",
        "nl": "had; hadden; reeds; eerder; voordien; tevoren; vroeger; al",
    }
)
# What says that an event came more than once, or is told beside another.
AGAIN = Phrasebook(
    {
        "en": "again; once; twice; first; another; second; third; fourth; further; also; later; subsequent"
        "; subsequently; renewed; new"
        "; next; repeated; series; anniversary; earlier; previous; previously; after; before; since",
        "de": "erneut; erste; ersten; erster; erstmals; wieder; abermals; nochmals; zweite; zweiten; zweiter"
        "; zweites; dritte; dritten; weitere"
        "; weiterer; weiteren; auch; später; spätere; neue; neuer; neuen; nächste; nächsten; jahrestag; früher; frühere"
        "; nach; vor; seit; wiederum",
        "fr": "encore; premier; première; nouveau; nouvelle; deuxième; second; seconde; troisième; autre; aussi"
        "; également; plus tard"
        "; suivant; suivante; anniversaire; précédent; précédente; après; avant; depuis",
        "es": "otra; otro; primera; primero; primer; nuevo; nueva; nuevamente; segunda; segundo; tercera; tercer"
        "; también; después; posterior"
        "; siguiente; aniversario; anterior; tras; antes; desde",
        "it": "ancora; primo; nuovo; nuova; nuovamente; seconda; secondo; terza; terzo; altra; altro; anche; dopo"
        "; successivo"
        "; successiva; anniversario; precedente; prima; dal; dalla",
        "pt": "outra; outro; primeira; primeiro; novo; nova; novamente; segunda; segundo; terceira; terceiro"
        "; também; depois; posterior"
        "; seguinte; aniversário; anterior; após; antes; desde",
        "nl": "opnieuw; eerste; weer; wederom; nogmaals; tweede; derde; andere; ander; ook; later; latere; nieuwe"
        "; volgende"
        "; verjaardag; eerdere; eerder; na; voor; sinds",
    }
)
# What opens a clause that tells something beside the main thing: what is dated there is no effect. Words that are
# articles or conjunctions elsewhere open one only behind a stop.
ASIDE = frozenset(
    """which who whom whose already earlier previously welche welcher welches bereits schon qui dont déjà cual cuyo cuya
    ya cui già qual cujo cuja já reeds waarop waarvan""".split()
)
ASIDE_BEHIND_STOP = ASIDE | frozenset(
    "that as where when der die das dem den wie que où comme como che come dat zoals al".split()
)
# What says that the event told is not the first of its kind.
ANEW = Phrases(
    """
    again; anew; once more; another; second; third; fourth; renewed; a further
    erneut; abermals; nochmals; wieder; zweite; zweiten; zweiter; zweites; dritte; dritten; weitere; weiteren
    de nouveau; deuxième; seconde; troisième; une autre; encore
    de nuevo; nuevamente; otra vez; segunda; segundo; tercera; tercer
    di nuovo; nuovamente; seconda; secondo; terza; terzo
    de novo; novamente; outra vez; terceira; terceiro
    opnieuw; wederom; nogmaals; tweede; derde
    """
)
# What tells of an event without being it: its date is that of the letter, not of the attack in the letter.
TELLING = Phrases(
    """
    wrote; writes; reported; reports; telegraphed; recalled; recounted; letter; diary; dispatch; telegram; report
    schrieb; schrieben; berichtete; berichteten; brief; tagebuch; telegramm; bericht
    écrivit; écrivait; rapporta; relata; lettre; journal intime; dépêche
    escribió; refirió; relató; carta; diario; despacho
    scrisse; riferì; raccontò; lettera; diario; dispaccio
    escreveu; relatou; referiu; diário; despacho
    schreef; schreven; berichtte; brief; dagboek
    """
)
# What denies, or sets something apart from what is told.
DENIES = Phrasebook(
    {
        "en": "not; never; no longer; no one; nobody; nothing; nor; denied; unlike; instead of; rather than; contrary"
        " to; as opposed to; cannot; t",
        "de": "nicht; kein; keine; keinen; keiner; keinem; nie; niemals; niemand; nichts; anders als; statt; anstatt",
        "fr": "jamais; pas; aucun; aucune; personne ne; rien; au lieu de; contrairement; ne",
        "es": "no; nunca; jamás; ningún; ninguna; nadie; nada; en vez de; en lugar de; a diferencia",
        "it": "non; mai; nessun; nessuno; nessuna; niente; invece di; anziché; a differenza",
        "pt": "não; nunca; jamais; nenhum; nenhuma; ninguém; nada; em vez de; ao contrário",
        "nl": "niet; geen; nooit; niemand; niets; in plaats van; anders dan",
    }
)
# The first words of a sentence that takes up what the one before told.
TAKES_UP = Phrases(
    """
    it; they; he; she; this; these; that; those; there; here; then
    the attack|raid|strike|bombing|fire|flood|quake|earthquake|visit|meeting|vote|election|treaty|agreement|trial
    the verdict|battle|siege|protest|march|riot|ceremony|speech|crash|explosion|event
    er; sie; es; dieser; diese; dieses; dabei; damals; dort; der angriff|anschlag|brand|vertrag|besuch|prozess
    die wahl|schlacht|konferenz|feier|verhandlung; das unglück|treffen|abkommen|urteil|feuer
    il; elle; ils; elles; ce; cet; cette; celui-ci; celle-ci; la bataille|visite|cérémonie|réunion
    este; esta; esto; él; ella; ellos; allí; el ataque|incendio|tratado; la batalla|visita|reunión
    questo; questa; egli; essa; esso; lì; la battaglia|visita|cerimonia
    ele; ela; eles; isto; isso; ali; o ataque|incêndio|tratado; a batalha|visita|reunião
    hij; zij; dit; deze; dat; daar; de aanval|brand|slag|verkiezing; het verdrag|bezoek
    """
)
# Words before a date that make it a border, and not the day of what is told.
_BORDERS = Phrases(
    """
    since; until; till; before; after; prior to; by; from; to; through; between; as of; up to; following; later
    as early|late as; subsequently; onwards; dated
    seit; bis; vor; nach; ab; ab dem; zwischen; von; spätestens
    depuis; jusqu|jusque; jusqu|jusque à|au|aux|en; avant; après; dès; entre; à partir du|de
    desde; hasta; antes de|del; después de|del; tras; entre; a partir de|del
    dal; dalla; dall; dai; fino a|al|alla|all; prima di|del|della|dell; dopo; entro; tra; a partire dal
    até; antes de|do|da; depois de|do|da; após; a partir de|do
    sinds; vanaf; tot; tot en met; voor; na; tussen; vóór
    """
)
# Words before a date, or before the event it is the date of, that say what it is set for: "a strike was feared for".
_SET_FOR = Phrases("for; für; zum; auf; pour; au; para; per; al; voor; tegen; op zijn vroegst")
_FOR_EVENT = Phrases("for; für; pour; para; per; voor")
_ARTICLES = frozenset("the la le les el il lo i gli l dem den der das die de del du des o a os as het een".split())
_OF = frozenset("of de du del della dell di do da dos vom von van d".split())
_ON = _OF | frozenset("on in am im op le el en".split())
_LONGEST_LEAD = 4  # words
_BEFORE_DATE = 64  # characters before a date in which the words that place it stand


def words_before(before: str) -> list[str]:
    """Return the words at the end of the text `before` a date in which those that place it stand."""
    return words_of(before[-_BEFORE_DATE:])


def is_border(words: Sequence[str]) -> bool:
    """Tell whether a date behind `words` is a border: "until", "after the attack of"."""
    return _leads(_BORDERS, words) or _leads(_BORDERS, _to_event(words, _OF))


def is_set_for(words: Sequence[str]) -> bool:
    """Tell whether a date behind `words` is one that something was set for: "for", "for the premiere of"."""
    return _leads(_SET_FOR, words) or _leads(_FOR_EVENT, _to_event(words, _ON))


def _to_event(words: Sequence[str], ties: frozenset[str]) -> Sequence[str]:
    """Return the words before an event that one of `ties` ties to a date: of "since the attack of" the first two."""
    return words[:-2] if len(words) > 2 and words[-1] in ties else []


def _leads(table: Phrases, words: Sequence[str]) -> bool:
    """Tell whether a phrase of `table` stands at the end of `words`, but for articles."""
    end = len(words)
    while end:
        if table.closes(words[max(0, end - _LONGEST_LEAD) : end]):
            return True
        if words[end - 1] not in _ARTICLES:
            return False
        end -= 1
    return False
