"""What is still to come when it is said: the words of a sentence or headline in, whether they announce out."""

import re
from collections.abc import Collection, Sequence

from audit.language.events import event_kind
from audit.language.expressions import expression
from audit.language.phrases import Phrasebook, Phrases, places_of, words_of

_ANNOUNCEMENTS = Phrasebook(
    {
        "en": """
            will; shall; won t; would; could; might; going to; next; loom; looms; loomed; looming; approaching
            approached; nearing; foretold; prophesied; computed; calculated
            is|are|was|were|be|been to|due|set|slated|scheduled|expected|planned|supposed|about|bound
            is|are|was|were|be|been preparing|planning|likely|anticipated|projected|hoping|intended|ready
            plan|plans|planned|planning|intend|intends|intended|hope|hopes|hoped|aim|aims|aimed … to|for|that
            propose|proposes|proposed|agree|agrees|agreed|decide|decides|decided|promise|promises … to|for|that
            promised|pledge|pledges|pledged|vow|vows|vowed|want|wants|wanted|offer|offers|offered … to|for|that
            prepare|prepares|prepared|preparing|arrange|arranged|threaten|threatened|resolved|order … to|for|that
            ordered|urge|urges|urged|ask|asks|asked|invite|invites|invited|authorized|authorised … to|for|that
            directed|instructed|required … to|for|that
            scheduled; slated; upcoming; forthcoming; prospective; proposed; expected; expects; expecting
            anticipated; anticipates; anticipating; anticipation; ahead of; in advance of; in the run-up|runup to
            on the eve of; deadline; expire; expires; expired; expiring; expiry; due on|in|by|to; no later than
            invitation; invited; schedule; timetable; postpone; postpones; postponed; until; till; effective
            take|takes effect; come|comes|came|enter|enters|entered into force|effect; forecast; foresaw; foresee
            foresees; foreseen; foreseeing; await; awaits; awaited; awaiting; predict; predicts; predicted; prediction
            project; projects; projected; projection; projections; target date; preparation; preparations; preparing
            fear|fears|feared|fearing; dread|dreaded; adjourned; ends; turns; opens; begins; starts; closes; runs; meets
            lapses; falls due; takes place; prepare|prepared for; can return|resume|begin|start
            can … return|resume|begin|start; call|calls|called for
        """,
        "de": """
            wird; werden; werde; würde; würden; soll; sollen; sollte; sollten; will; wollen; wollte|wollten
            geplant; geplante; geplanten; geplanter; plant; planen; plante; planten; vorgesehen; vorgesehene
            vorgesehenen; angekündigt; angekündigte; angekündigten; kündigt … an; kündigte … an; kündigten … an
            ankündigt; ankündigte; erwartet; erwarteten; voraussichtlich; bevorstehend; bevorstehende; bevorstehenden
            bevorsteht; bevorstand; beraumt|beraumte|beraumten … an; anberaumt
            anberaumte; anberaumten; einberufen; angesetzt; angesetzte; angesetzten
            terminiert; beabsichtigt; beabsichtigte; beabsichtigten; verschoben; vertagt; bis; spätestens
            einigten|einigte|einigt|geeinigt … auf|darauf; beschloss|beschloß|beschlossen … zu|für
            läuft|lief|laufen|liefen … aus|ab; ausläuft; auslief; ablaufen; auslaufen; ablief; fällig; befristet
            in kraft; ladet|lud|luden|geladen|lädt … ein|zu; einladung; eingeladen; einlud; vorbereitung
            vorbereitungen; bereitet|bereitete|bereiteten … vor; vorbereitet; vorbereitete; vereinbart … für
            verspricht; versprach; versprachen; rechnet|rechnete|rechneten … mit; am vorabend; im vorfeld; künftig
            künftige; künftigen; sieht|sah|sehen|sahen … vor; vorsieht; vorsah; droht; drohte; frist; ausgeschrieben
            fahrplan; zeitplan; nicht vor; fürchtet; fürchtete|fürchteten; befürchtet; befürchtete; befürchteten; endet
            enden; beginnt; beginnen; findet; finden; öffnet; tritt
        """,
        "fr": """
            sera; seront; serait; seraient; aura; auront; aurait; auraient; devrait; devraient; devra; devront; doit
            doivent; devait; devaient; va; vont; allait; allaient; pourra; pourrait; pourront; tiendra; tiendront
            prévoit; prévoient; prévoyait; prévu; prévue; prévus; prévues; annonce; annoncent; annonçait; annonça
            annonçaient; annoncé; annoncée; annoncés; annoncées; jusqu au|à|en|aux; prochain; prochaine; prochains
            prochaines; fixé|fixée|fixés|fixées au|à|pour; attendu; attendue; attendus; attendues; programmé
            programmée; programmés; programmées; reporté; reportée; reportés; reportées; convoqué|convoquée … pour
            convint|convinrent|convenu|convenus|accepta|acceptèrent|accepté|décida|décidèrent|décidé … de|d
            promit|promis|promirent|promet … de|d; espérait|espère|espèrent|espéraient; compte|comptait|comptent … sur
            s engagea|engagèrent|engage … à; expire; expirait; expirera; échéance; délai; au plus tard; à la veille
            en vue; entre|entra|entrer|entrera en vigueur; invita; invitèrent; invitation; invité; invitée; invités
            préparatifs; prépare; préparait; préparaient; préparent; projet de; envisage; envisageait; envisagée
            envisagé;
            craint; craignait; craignaient; redoutait; attend; attendait; attendaient; prend|prennent fin; finit
            ouvre; commence
            débute; a|ont lieu;
            termine; calendrier; avant la fin; ajourné; ajournée; ajournés
        """,
        "es": """
            será; serán; sería; serían; tendrá; tendrán; tendría; tendrían; deberá; deberán; debería; deberían; va|van a
            iba|iban a; habrá; habría; prevé; prevén; preveía; preveían; previsto; prevista; previstos; previstas
            anuncia; anuncian; anunció; anunciaron; anunciado; anunciada; anunciados; anunciadas; anunciaba; hasta
            próximo; próxima; próximos; próximas; programado; programada; programados; programadas; convocado
            convocada; convocadas; convocó; convocaron; fijado|fijada|fijó|fijaron para; planea; planean; planeaba
            planeaban; proyectado; proyectada; pretende; pretendía; espera; esperan; esperaba; esperaban; aplazado
            aplazada; aplazó; aplazaron; acordó|acordaron|decidió|decidieron|prometió|prometieron … que|para|celebrar
            vence; vencía; vencerá; vencimiento; plazo; a más tardar; en vísperas; víspera; entrar|entra|entró|entrará
            en vigor; invitó; invitaron; invitación; invitado; invitada; preparativos; prepara; preparaba
            preparaban; preparan; teme; temía; temían; temían; termina; terminan; finaliza; comienza; empieza
            celebra; calendario; con vistas; de cara a; antes de que
        """,
        "it": """
            sarà; saranno; sarebbe; sarebbero; dovrà; dovranno; dovrebbe; dovrebbero; doveva; dovevano; deve; devono
            avrà; avranno; avrebbe; avrebbero; terrà; terranno; verrà; verranno; previsto; prevista; previsti; previste
            prevede; prevedono; prevedeva; prevedevano; annuncia; annunciano; annunciò; annunciarono; annunciato
            annunciata; annunciati; annunciate; annunzia; annunziò; annunziato; fino; entro; prossimo; prossima
            prossimi; prossime; fissato; fissata; fissati; fissate; fissò; programmato; programmata; programmate
            indetto; indetta; indette; indetti; convocato; convocata; atteso; attesa; attesi; attese; rinviato
            rinviata; rinviati; rinviate; intende; intendeva; intendevano; spera; sperava; speravano; promise|promisero
            decise|decisero|accettò|accettarono|concordò|concordarono … di|che; scade; scadeva; scadrà; scadenza
            termine; alla vigilia; vigilia; in vista; entra|entrare|entrò|entrerà in vigore; invitò; invitarono; invito
            invitato; invitata; teme; temeva; temevano; termina; finisce; comincia; inizia; preparativi
            prepara; preparava; preparavano; preparano; calendario; progetta
            progettava; progettavano; imminente
        """,
        "pt": """
            será; serão; seria; seriam; deverá; deverão; deveria; deveriam; devia; deviam; deve; devem; terá; terão
            teria; teriam; haverá; haveria; vai; vão; ia; iam; prevê; preveem; previa; previam; previsto; prevista
            previstos; previstas; anuncia; anunciam; anunciou; anunciaram; anunciado; anunciada; até; próximo; próxima
            próximos; próximas; marcado; marcada; marcados; marcadas; marcou|marcaram … para; programado; programada
            agendado; agendada; convocado; convocada; convocadas; convocou; pretende; pretendia; pretendiam; espera
            esperava; esperavam; esperam; adiado; adiada; adiou; adiaram; combinou|combinaram|concordou|concordaram
            decidiu|decidiram|prometeu|prometeram … que|em|para|realizar; expira; expirava; vence; vencia; prazo
            o mais tardar; na véspera; em vésperas; véspera; entra|entrar|entrou|entrará em vigor; convidou
            convidaram; convite; convidado; convidada; preparativos; prepara; preparava; preparavam; preparam
            anunciava; anunciavam; teme; temia; temiam; termina; terminam; começa; inicia; calendário; planeia
            planeja; planejava; planeava; tenciona; tencionava; com vista
        """,
        "nl": """
            zal; zullen; zou; zouden; wordt; worden; gepland
            geplande; plant; plannen; plande; planden; voorzien; voorziene
            verwacht; verwachtte; verwachtten; verwachte; aangekondigd; aangekondigde; kondigt|kondigde|kondigden … aan
            aankondigde; komende; aanstaande; eerstvolgende; vastgesteld|bepaald op|voor; uitgeschreven; bijeengeroepen
            uitgesteld; verschoven; verdaagd; tot en met; tot aan; geldig tot; kracht tot
            uiterlijk; moet; moeten; moest; moesten; zou; wil; willen; wilde
            wilden; hoopt; hoopte; hoopten; belooft; beloofde; beloofden; besluit|besloot|besloten … te
            spreekt|sprak|spraken … af; afgesproken; stemt|stemde|stemden … toe; verloopt; verliep; vervalt; verviel
            termijn; vervaldatum; aan de vooravond; vooravond; in werking; nodigt|nodigde|nodigden … uit; uitnodiging
            uitgenodigd; voorbereiding; voorbereidingen; bereidt|bereidde|bereidden … voor; dienstregeling; tijdschema
            vreest; vrezen; vreesde; vreesden; eindigt; eindigen; begint; opent; vindt; van plan; voornemens
            in het vooruitzicht
        """,
    }
)
# Endings of the future tense that no other form has; a language not named here has none.
_FUTURES: dict[str, tuple[str, ...]] = {
    "fr": (
        "era",
        "ira",
        "dra",
        "vra",
        "eront",
        "iront",
        "dront",
        "vront",
        "uront",
        "erait",
        "irait",
        "drait",
        "vrait",
        "eraient",
        "iraient",
        "draient",
        "vraient",
    ),
    "es": ("rá", "rán", "aría", "iría", "arían", "erían", "irían"),
    "it": ("rà", "ranno", "rebbe", "rebbero"),
    "pt": ("rá", "rão"),
}
_NO_FUTURES = frozenset(
    """tiranno teherán teerão verão barão padrão patrão ladrão camarão retira attira inspira expira respira aspira
    admira déchira désira délivra livra maría retirait retiraient attirait attiraient inspirait inspiraient expiraient
    admirait admiraient désirait désiraient tirait tiraient livrait livraient délivrait""".split()
)
_SHORTEST_FUTURE = 5  # letters

# Words with which a headline tells of its own subject's future; what they govern is the clause they stand in.
_HEADLINES = Phrases(
    """
    ahead; upcoming; set to; plan; plans; planned; eye; eyes; eyed; will; scheduled; expected; eve of; may; could; must
    should; prepare; prepares; preparing; prepared; preparations; preparation; await; awaits; threat; threats; threatens
    threatened; threatening; warn; warns; fear; fears; proposed; proposal; proposals; forthcoming; toward; towards
    future; prospect; prospects; outlook; forecast; forecasts; due; vows|vow|agree|agrees|hopes|seeks|promises to
    soll; sollen; wird; werden; geplant; geplante; geplanter; bevorstehende; bevorstehender; kündigt; kündigen; droht
    vor der|dem|den; will; wollen; plant; planen; künftige; erwartet; vorbereitung; vorbereitungen; aussichten
    va; vont; prévoit; prévoient; prévu; prévue; prochain; prochaine; bientôt; projet; préparatifs; prépare; vers; doit
    doivent; annonce; annoncent; menace; menacent; à la veille; perspectives; avenir
    prevé; prevén; próximo; próxima; pronto; proyecto; preparativos; prepara; preparan; hacia; debe; deben; anuncia
    anuncian; amenaza; amenazan; víspera; perspectivas; previsto; prevista; será; serán
    prossimo; prossima; presto; progetto; preparativi; verso; deve; devono; annuncia; annunciano; minaccia; minacciano
    vigilia; prospettive; previsto; prevista; sarà; saranno; attesa; atteso
    em breve; projeto; projecto; rumo; deve; devem; anunciam; ameaça; ameaçam; véspera; prevista; terá; serão; vai; vão
    zal; zullen; gepland; geplande; komende; aanstaande; moet; moeten; wil; willen; kondigt; dreigt; naar een; hoopt
    voorbereiding; voorbereidingen; vooravond; verwacht; binnenkort
    """
)
# Verbs of headlines that ask somebody else for something: what is asked is not what the source itself tells.
_ASKING = Phrases(
    """
    urge|urges|urged|press|presses|pressed|ask|asks|asked|tell|tells|told|order|orders|ordered|beg|begs|begged … to
    invite|invites|invited|demand|demands|demanded|command|commands|call|calls|called|want|wants|wanted … to
    force|forces|forced|help|helps|helped|allow|allows|allowed|lead|leads|led|fail|fails|failed|refuse|refuses … to
    refused|forbid|forbids|expects|pressed|pushes|push|warns|warn|advise|advises|reminds|permit|permits … to
    """
)
_CLAUSE_END = expression(r"[;:.–—]\s|\b(?:as|after|amid|while|following|nach|après|tras|dopo|após)\b", re.IGNORECASE)
# "Envoys to Return": a headline's bare infinitive. After words that take "to" themselves, and before an article, "to"
# leads to a place, a person or a thing.
_TAKES_TO = frozenset(
    """guide introduction road way path visit visits trip journey letter letters reply response answer contribution
    approach key note notes address threat tribute return returns returned back access right rights flee flees fled
    travel travels travelled goes went come comes came sent sends sail sails sailed move moves moved march marches
    marched due close closer next according thanks owing prior up speech gift train line bridge given gives gave
    brought brings carried appeal preface supplement appendix ode hymn monument resistance opposition reaction attention
    related relating devoted dedicated bound from transition limits""".split()
)
_NO_VERBS = frozenset(
    """the a an his her its their our your my this that these those them him us it all some no new every each
    one""".split()
)
_PLAIN_INFINITIVES = frozenset(
    """be hold visit meet sign return vote open send host attend resume begin start launch complete build close reopen
    discuss elect choose decide lead join leave quit restore finish appear tour speak sail strike march debate ratify
    recognize recognise deploy withdraw arrive depart celebrate mark crown wed marry bury stand face get go come make
    take give receive replace succeed end stop cut raise pay buy sell try review consider introduce present issue
    release publish deliver""".split()
)
_SHORTEST_SHARED = 5  # letters by which two words are taken for forms of one: "complete", "completed"


def announces(words: Sequence[str], tongues: Collection[str] = ()) -> bool:
    """Tell whether the words of a sentence (see `words_of`) put something off to the future.

    `tongues` are the languages the sentence may be in; none means any.
    """
    if _ANNOUNCEMENTS.find(words, tongues) is not None:
        return True
    endings = tuple(ending for tongue in tongues for ending in _FUTURES.get(tongue, ()))
    return bool(endings) and any(
        len(word) >= _SHORTEST_FUTURE and word.endswith(endings) and word not in _NO_FUTURES for word in words
    )


def headline_announces(title: str, words: Sequence[str]) -> bool:
    """Tell whether a title of these words (see `words_of`) speaks of something that is still to come."""
    return _HEADLINES.find(words) is not None or _infinitive(title) is not None or _ASKING.find(words) is not None


def puts_off(title: str, kinds: Collection[str], words: Collection[str]) -> bool:
    """Tell whether a title announces the event that a sentence with these kinds of event and words tells as past.

    It does where a word that announces stands in one clause with the event, or announces what the sentence may mean
    in other words. A title that asks somebody else for something ("Envoy Urges Town to Complete Bridge") announces
    that alone.
    """
    asked = _ASKING.find(words_of(title))
    shared = loose = False
    for clause in _CLAUSE_END.split(title):
        listed = words_of(clause)
        named = any(event_kind(word) in kinds for word in listed)
        own = _HEADLINES.find(listed) is not None or (asked is None and _infinitive(clause) is not None)
        if named and own:
            return True
        shared, loose = shared or named, loose or own
    if asked is not None:
        governed = words_of(title)[asked[0] :]
        if any(event_kind(word) in kinds for word in governed) or (not kinds and _share_a_word(governed, words)):
            return True
    return loose and not shared


def _share_a_word(words: Collection[str], others: Collection[str]) -> bool:
    """Tell whether two sentences have a word in common, or forms of one."""
    stems = {word[:_SHORTEST_SHARED] for word in others if len(word) >= _SHORTEST_SHARED}
    return any(word[:_SHORTEST_SHARED] in stems for word in words if len(word) >= _SHORTEST_SHARED)


def _infinitive(title: str) -> int | None:
    """Return where a headline's bare infinitive stands: "Envoys to Return"."""
    if " to " not in title:
        return None
    places = places_of(title)
    for before, to, verb in zip(places, places[1:], places[2:], strict=False):
        if to.word != "to" or before.word in _TAKES_TO or verb.word in _NO_VERBS or not before.word[0].isalpha():
            continue
        if verb.word in _PLAIN_INFINITIVES or title[verb.start].isupper():
            return to.start
    return None
