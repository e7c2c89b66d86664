"""Kinds of events: a sentence's words in, which kinds of happening they name out."""

from collections.abc import Collection, Iterable

# The words that name each kind, by language. English nouns stand in their bare form and take the endings below; all
# other forms are written out (`angriff|e|en|s` stands for four). Synonyms share a kind, so that "blasts" in a title can
# be held against "attack" in the text. Words that mean something common in a second language are left out (German
# "Brand", Dutch "die"), or listed in `_FALSE_FRIENDS`.
_ENGLISH: dict[str, str] = {
    "attack": "attack assault strike airstrike bombing bomb blast explosion raid shelling ambush shooting massacre"
    " offensive invasion missile bombardment retaliation reprisal incursion siege battle clash skirmish killing"
    " assassination murder",
    "visit": "visit trip tour voyage",
    "meeting": "meeting summit conference congress talk negotiation",
    "agreement": "agreement treaty accord pact deal armistice ceasefire truce convention concordat",
    "election": "election vote referendum poll ballot plebiscite",
    "disaster": "earthquake quake flood hurricane cyclone eruption fire famine storm tsunami shipwreck sinking crash"
    " collision derailment avalanche drought epidemic outbreak",
    "unrest": "protest demonstration riot uprising revolt rebellion coup revolution mutiny insurrection",
    "judgment": "verdict ruling trial conviction arrest judgment decree sentence acquittal indictment",
    "statement": "statement communiqué communique declaration announcement proclamation",
    "speech": "speech address interview sermon lecture",
    "opening": "launch opening inauguration foundation founding release premiere coronation wedding funeral burial",
    "death": "death birth",
}
_ENDINGS = ("s", "es", "ing", "ings", "e", "n", "en", "i")
_ENGLISH_VERBS: dict[str, str] = {  # past tenses that report an event
    "attack": "attacked struck bombed raided assaulted invaded shelled ambushed stormed besieged retaliated"
    " assassinated murdered massacred executed shot fired",
    "visit": "visited travelled traveled toured",
    "meeting": "met convened negotiated",
    "agreement": "signed ratified",
    "election": "elected voted",
    "disaster": "erupted burned sank crashed derailed capsized collapsed flooded",
    "unrest": "protested rioted revolted rebelled",
    "judgment": "convicted acquitted arrested sentenced indicted",
    "opening": "opened inaugurated launched crowned buried",
    "death": "died",
}
_OTHERS: dict[str, tuple[str, ...]] = {  # one line a language: German, French, Spanish, Italian, Portuguese, Dutch
    "attack": (
        "angriff|e|en|s|es anschlag|s|es anschläge|n attentat|s|e|en überfall|s|es überfälle|n schlacht|en gefecht|e|s"
        " belagerung|en bombardierung|en beschuss beschießung explosion|en ermordung mord|es morde massaker|s invasion"
        " einmarsch|es griff|en überfiel|en angegriffen angreifen überfallen bombardieren ermorden hinrichten"
        " stürmen bombardierte|n bombardiert beschoss|en beschossen"
        " stürmte|n erstürmt ermordete|n ermordet erschoss|en erschossen belagerte|n belagert hingerichtet",
        "attaque|s attaquer bombarder assassiner assiéger envahir piller attentat|s assaut|s bombardement|s raid|s"
        " bataille|s siège|s embuscade|s assassinat|s massacre|s"
        " frappe|s fusillade|s attaqua|èrent attaqué|e|s|es bombarda|èrent bombardé|e|s|es assassina|èrent"
        " assassiné|e|s|es assiégea|èrent assiégé|e|s|es envahit envahirent envahi|e|s|es pilla|èrent pillé|e|s|es",
        "ataque|s atacar asaltar bombardear asesinar invadir sitiar fusilar atentado|s asalto|s bombardeo|s"
        " batalla|s asedio|s emboscada|s asesinato|s matanza|s masacre|s"
        " invasión atacó|aron atacaron atacado|a|os|as asaltó|aron asaltaron asaltado|a|os|as bombardeó bombardearon"
        " bombardeado|a|os|as asesinó asesinaron asesinado|a|os|as invadió invadieron invadido|a sitió sitiaron"
        " fusilado|a|os",
        "attacco attacchi attaccare assalire bombardare assassinare invadere assediare attentato|i assalto|i"
        " bombardamento|i battaglia battaglie assedio assedi imboscata"
        " imboscate assassinio assassinii omicidio strage stragi massacro massacri invasione attaccò attaccarono"
        " attaccato|a|i|e assalì assalirono assaltò assaltarono bombardò bombardarono bombardato|a|i|e assassinò"
        " assassinarono assassinato|a|i|e invase invasero assediò assediarono assediato|a",
        "ataque|s atacar assaltar bombardear assassinar invadir cercar atentado|s assalto|s bombardeamento|s"
        " bombardeio|s batalha|s cerco emboscada|s assassinato|s"
        " assassínio|s massacre|s invasão atacou atacaram atacado|a|os|as assaltou assaltaram assaltado|a bombardeou"
        " bombardearam assassinou assassinaram assassinado|a|os invadiu invadiram sitiou cercaram",
        "aanval|len bombarderen vermoorden belegeren beschieten bestormen aanslag|en overval|len veldslag|en slag|en"
        " beleg|eringen belegering bombardement|en moord|en"
        " moordaanslag|en bloedbad hinderlaag invasie aangevallen overviel|en overvallen bombardeerde|n"
        " gebombardeerd vermoordde|n vermoord belegerde|n belegerd beschoot beschoten bestormde|n bestormd",
    ),
    "visit": (
        "besuch|e|es|s reise|n staatsbesuch|s|es|e besuchte|n besucht bereiste|n reiste|n",
        "visite|s voyage|s déplacement|s visita|èrent visité|e|s|es",
        "visita|s viaje|s visitó visitaron visitado|a viajó viajaron",
        "visita visite viaggio viaggi visitò visitarono visitato|a",
        "visita|s viagem viagens visitou visitaram visitado|a viajou viajaram",
        "bezoek|en staatsbezoek|en reis|zen bezocht|en bereisde|n reisde|n",
    ),
    "meeting": (
        "treffen|s gipfel|s konferenz|en kongress|es|e kongreß|es verhandlung|en unterredung|en sitzung|en tagung|en"
        " zusammenkunft versammlung|en gipfeltreffen|s traf|en tagte|n verhandelte|n verhandelt",
        "réunion|s sommet|s conférence|s congrès négociation|s entrevue|s rencontre|s séance|s rencontra|èrent"
        " réunit réunirent",
        "reunión reuniones cumbre|s conferencia|s congreso|s negociación negociaciones encuentro|s entrevista|s"
        " reunió reunieron entrevistó entrevistaron",
        "riunione riunioni vertice vertici conferenza conferenze congresso congressi negoziato|i trattativa trattative"
        " incontro incontri riunì riunirono incontrò incontrarono",
        "reunião reuniões cimeira|s cúpula|s conferência|s congresso|s negociação negociações encontro|s reuniu"
        " reuniram",
        "ontmoeting|en topconferentie|s conferentie|s congres|sen vergadering|en bijeenkomst|en onderhandeling|en"
        " ontmoette|n vergaderde|n onderhandelde|n",
    ),
    "agreement": (
        "vertrag|s|es verträge|n abkommen|s waffenstillstand|s|es frieden|s friedensschluss|es vereinbarung|en"
        " übereinkommen|s unterzeichnete|n unterzeichnet unterschrieb|en unterschrieben ratifizierte|n ratifiziert"
        "",
        "traité|s accord|s armistice|s trêve|s paix cessez-le-feu concordat signa|èrent signé|e|s|es ratifia|èrent"
        " ratifié|e|s|es",
        "tratado|s acuerdo|s armisticio|s tregua|s paz convenio|s pacto|s firmó firmaron firmado|a|os|as ratificó"
        " ratificaron ratificado|a",
        "trattato|i accordo accordi armistizio|i tregua patto patti firmò firmarono firmato|a|i|e ratificò ratificarono"
        " ratificato|a",
        "tratado|s acordo|s armistício|s trégua|s paz convénio|s convênio|s pacto|s assinou assinaram assinado|a|os|as"
        " ratificou ratificaram ratificado|a",
        "verdrag|en overeenkomst|en wapenstilstand|en bestand|en vrede akkoord|en ondertekende|n ondertekend"
        " bekrachtigde|n bekrachtigd",
    ),
    "election": (
        "wahl|en abstimmung|en volksabstimmung|en volksentscheid|s|e wählte|n gewählt",
        "élection|s scrutin|s vote|s référendum|s élut élurent élu|e|s|es",
        "elección elecciones votación votaciones referéndum eligió eligieron elegido|a|os|as",
        "elezione elezioni votazione votazioni plebiscito elesse elessero eletto|a|i|e",
        "eleição eleições votação votações plebiscito elegeu elegeram eleito|a|os|as",
        "verkiezing|en stemming|en volksraadpleging|en verkoos verkozen gekozen",
    ),
    "disaster": (
        "erdbeben|s hochwasser|s überschwemmung|en flut|en feuersbrunst brandkatastrophe grubenunglück|s unglück|s"
        " entgleisung|en ausbruch|s schiffbruch|s hungersnot seuche|n epidemie|n brannte|n abgebrannt verbrannte|n"
        " niedergebrannt sank gesunken entgleiste|n entgleist einstürzte|n eingestürzt",
        "séisme|s tremblement|s inondation|s incendie|s naufrage|s éruption|s famine|s tempête|s épidémie|s"
        " déraillement|s catastrophe|s brûla|èrent brûlé|e|s|es incendia|èrent incendié|e|s|es dérailla|èrent déraillé"
        " sombra|èrent sombré coula|èrent effondra|èrent inonda|èrent inondé|e",
        "terremoto|s inundación inundaciones incendio|s naufragio|s erupción hambruna|s tempestad epidemia|s sequía"
        " descarrilamiento|s ardió ardieron incendió incendiaron quemó hundió hundieron descarriló inundó inundado|a"
        " derrumbó",
        "terremoto|i alluvione|i incendio incendi naufragio naufragi eruzione|i carestia tempesta epidemia epidemie"
        " inondazione|i deragliamento|i bruciò bruciarono bruciato|a affondò affondarono affondato|a deragliò crollò"
        " crollarono",
        "terramoto|s terremoto|s inundação inundações incêndio|s naufrágio|s erupção fome tempestade|s epidemia|s seca"
        " descarrilamento|s ardeu arderam incendiou queimou afundou afundaram naufragou descarrilou inundou desabou",
        "aardbeving|en overstroming|en watersnood watersnoodramp schipbreuk|en uitbarsting|en hongersnood storm|en"
        " epidemie|ën ontsporing|en stadsbrand|en brandde|n afgebrand verbrandde|n zonk zonken gezonken ontspoorde|n"
        " ontspoord instortte ingestort",
    ),
    "unrest": (
        "aufstand|s|es aufstände|n unruhe|n putsch|es|s revolution|en erhebung|en meuterei|en streik|s demonstration"
        " demonstrationen kundgebung|en rebellierte|n meuterte|n demonstrierte|n streikte|n",
        "soulèvement|s émeute|s révolte|s révolution|s insurrection|s mutinerie|s manifestation|s grève|s souleva"
        " soulevèrent révolta révoltèrent manifesta|èrent",
        "rebelión rebeliones insurrección levantamiento|s sublevación motín motines revuelta|s revolución huelga|s"
        " manifestación manifestaciones golpe sublevó sublevaron rebeló rebelaron manifestaron",
        "rivolta rivolte insurrezione|i sommossa sommosse moto moti rivoluzione|i ammutinamento sciopero scioperi"
        " manifestazione|i insorse insorsero scioperarono",
        "revolta|s rebelião rebeliões insurreição levantamento|s motim motins revolução greve|s manifestação"
        " manifestações revoltou revoltaram sublevou sublevaram",
        "opstand|en oproer|en muiterij|en rel|len revolutie|s staking|en betoging|en demonstratie|s staatsgreep"
        " staakte|n muitte|n betoogde|n",
    ),
    "judgment": (
        "urteil|e|s prozess|es|e prozeß|es verurteilung|en freispruch|s verhaftung|en festnahme|n verurteilte|n"
        " verurteilt freigesprochen verhaftete|n verhaftet festgenommen",
        "jugement|s procès arrêt|s arrestation|s condamnation|s acquittement|s décret|s condamna|èrent"
        " condamné|e|s|es acquitta|èrent acquitté|e|s|es arrêté|e|s|es",
        "sentencia|s juicio|s detención detenciones condena|s decreto|s condenó condenaron condenado|a|os|as"
        " absolvió absuelto|a|os detuvo detuvieron detenido|a|os|as",
        "sentenza sentenze processo processi arresto arresti condanna condanne decreto decreti condannò condannarono"
        " condannato|a|i|e assolse assolto|a|i arrestò arrestarono arrestato|a|i|e",
        "sentença|s julgamento|s prisão detenção condenação decreto|s condenou condenaram condenado|a|os|as"
        " absolveu absolvido|a prendeu prenderam preso|a|os",
        "vonnis|sen proces|sen veroordeling|en vrijspraak arrestatie|s aanhouding|en veroordeelde|n veroordeeld"
        " vrijgesproken arresteerde|n gearresteerd",
    ),
    "statement": (
        "erklärung|en verlautbarung|en kommuniqué|s bekanntmachung|en",
        "déclaration|s communiqué|s proclamation|s",
        "declaración declaraciones comunicado|s proclamación",
        "dichiarazione|i comunicato|i proclama",
        "declaração declarações comunicado|s proclamação",
        "verklaring|en communiqué|s proclamatie|s",
    ),
    "speech": (
        "rede|n ansprache|n predigt|en vortrag|s vorträge|n",
        "discours allocution|s sermon|s",
        "discurso|s sermón sermones",
        "discorso discorsi predica prediche",
        "discurso|s sermão sermões",
        "toespraak toespraken redevoering|en preek preken",
    ),
    "opening": (
        "eröffnung|en einweihung|en gründung|en grundsteinlegung krönung|en beisetzung|en begräbnis|ses uraufführung|en"
        " eröffnete|n eröffnet eingeweiht gegründet gekrönt beigesetzt uraufgeführt",
        "ouverture|s inauguration|s fondation|s couronnement|s funérailles obsèques inaugura|èrent inauguré|e|s|es"
        " ouvrit ouvrirent fonda fondé|e|s couronna couronné|e",
        "inauguración inauguraciones apertura|s fundación coronación funeral|es entierro|s estreno|s inauguró"
        " inauguraron inaugurado|a|os|as fundó fundaron fundado|a abrió abrieron coronó coronado|a",
        "inaugurazione|i apertura fondazione incoronazione funerale|i inaugurò inaugurarono inaugurato|a|i|e fondò"
        " fondarono fondato|a aprì aprirono incoronò incoronato|a",
        "inauguração inaugurações abertura|s fundação coroação funeral funerais enterro|s estreia|s inaugurou"
        " inauguraram inaugurado|a|os|as fundou fundaram fundado|a abriu abriram coroou coroado|a",
        "opening|en inhuldiging|en oprichting kroning|en begrafenis|sen eerstesteenlegging opende|n geopend ingewijd"
        " opgericht gekroond begraven",
    ),
    "death": (
        "tod|es tode starb|en gestorben verstarb verstorben geburt|en",
        "mort|s décès naissance|s mourut moururent décéda décédé|e",
        "muerte|s fallecimiento|s nacimiento|s murió murieron falleció fallecieron",
        "morte morti decesso nascita morì morirono nacque",
        "morte|s falecimento|s nascimento|s morreu morreram faleceu faleceram",
        "dood overlijden geboorte|n stierf stierven overleed overleden",
    ),
}
# German and Dutch join words: of "Reichstagswahl" the end names the kind.
_TAILS: dict[str, str] = {
    "attack": "angriff angriffe angriffs angriffen anschlag anschlages anschlags anschläge überfall schlacht aanval"
    " aanvallen aanslag aanslagen",
    "visit": "besuch besuchs besuches bezoek bezoeken",
    "meeting": "konferenz konferenzen treffen kongress kongreß conferentie congres",
    "agreement": "vertrag vertrags vertrages verträge abkommen abkommens verdrag verdragen",
    "election": "wahl wahlen abstimmung verkiezing verkiezingen",
    "disaster": "brand brandes brands beben bebens unglück unglücks katastrophe explosion hochwasser flut ramp"
    " overstroming",
    "unrest": "aufstand aufstands aufstandes unruhen streik streiks opstand staking",
    "judgment": "prozess prozesses prozeß urteil urteils proces vonnis",
    "opening": "eröffnung einweihung gründung krönung opening",
}
_SHORTEST_JOINED = 8  # letters
_JOINING = frozenset(("de", "nl"))
# Forms that name an event in one language and are an everyday word of another.
_FALSE_FRIENDS: dict[str, frozenset[str]] = {
    "en": frozenset(("reis", "rel", "moto", "sombra", "slag", "slagen", "rede", "fonda")),
    "de": frozenset(("bestand", "bestanden", "sentence")),
    "fr": frozenset(("tour", "tours")),
    "es": frozenset(("sombra", "fonda")),
    "it": frozenset(("moto",)),
    "pt": frozenset(("reis", "sombra", "rede", "sitio")),
    "nl": frozenset(("met", "rede", "slagen")),
}


def _expanded(words: str) -> Iterable[str]:
    """Yield the forms that `angriff|e|en` stands for: the first as it is, and with each ending."""
    for word in words.split():
        stem, *endings = word.split("|")
        yield stem
        for ending in endings:
            yield stem + ending
            if stem[-1] in "aoe" and ending[0] in "aeioè":
                yield stem[:-1] + ending  # attacco|i, visita|èrent: the ending takes the vowel's place


def _forms() -> dict[str, str]:
    bare = {word: kind for kind, words in _ENGLISH.items() for word in words.split()}
    forms = {word: kind for kind, lines in _OTHERS.items() for line in lines for word in _expanded(line)}
    forms |= {word + ending: kind for word, kind in bare.items() for ending in _ENDINGS}
    forms |= {word[:-1] + "ing": kind for word, kind in bare.items() if word.endswith("e")}
    return forms | bare | {word: kind for kind, words in _ENGLISH_VERBS.items() for word in words.split()}


KIND_BY_FORM = _forms()
_KIND_BY_TAIL = {tail: kind for kind, tails in _TAILS.items() for tail in tails.split()}
_EVERY_TAIL = tuple(_KIND_BY_TAIL)


def event_kind(word: str, tongues: Collection[str] = ()) -> str | None:
    """Return the kind of event that `word` names ("bombings" → "attack"), None when it names none.

    `tongues` are the languages that the word may be of; none means any.
    """
    small = word.lower()
    kind = KIND_BY_FORM.get(small)
    if kind is not None:
        return None if any(small in _FALSE_FRIENDS.get(tongue, ()) for tongue in tongues) else kind
    joined = len(small) >= _SHORTEST_JOINED and (not tongues or not _JOINING.isdisjoint(tongues))
    if joined and small.endswith(_EVERY_TAIL):
        return next(kind for tail, kind in _KIND_BY_TAIL.items() if small.endswith(tail))
    return None


def event_kinds(words: Collection[str], tongues: Collection[str] = ()) -> tuple[str, ...]:
    """Return the kinds of event that words in small letters name, each once, in order."""
    if tongues and _JOINING.isdisjoint(tongues):
        if KIND_BY_FORM.keys().isdisjoint(words):
            return ()
        words = [word for word in words if word in KIND_BY_FORM]
    kinds = (event_kind(word, tongues) for word in words)
    return tuple(dict.fromkeys(kind for kind in kinds if kind is not None))
