"""A random source in, sentences as authors write them between citations out, in five languages.

Sentences are put together from subjects, verbs and complements, so that there are many more of them than were written
down here: what tells commentary from titles is its grammar, not its words.
"""

from __future__ import annotations

import random

from references import names, titles
from references import works as w
from references.wordlists import WORDS

# {n} a noun, {a} an adjective, {p} a place, {f} a family name, {g} a whole name, {m} a month, {y} a year, {k} a number, {b} a body,
# {S} a subject, {C} a clause: both are filled in again
_SUBJECTS = {
    "en": "the {n}|this {n}|the {a} {n}|{f}|{g}|most {a} accounts|the {b}|the author|the same {n}|such an approach|one {n}|neither {n}|the {n} of {n}|the reason|it|this|the question of {n}|what {f} calls ‘{n}’|many scholars|some commentators|the {n} in {p}|the figure|the data|both {f} and {f}|the {y} {n}|the term ‘{n}’|his account of {n}|her {n}|my own {n}|the phrase|this view|that argument|no {n}|respondents|the interviewees|the court|the judge|the government|the Act|the Commission|these {n}|those who favour {n}|the first edition|the second {n}|all names|the text|the translation|lawyers|women|the police|the parties|the present writer".split(
        "|"
    ),
    "de": "die {n}|diese {n}|der {n}|das {n}|{f}|{g}|die {a} {n}|eine solche {n}|die Frage der {n}|der Begriff der {n}|die Literatur|der Verfasser|die meisten Autoren|die Befragten|das Gericht|der Gesetzgeber|die Zahl der Fälle|die Daten|die {n} in {p}|dies|es|das|die vorliegende Untersuchung|die Darstellung bei {f}|der Einwand|ein Teil der {n}|die Bundesregierung|das Gesetz|die Rechtsprechung".split(
        "|"
    ),
    "fr": "la {n}|cette {n}|le {n}|{f}|{g}|l'auteur|la question|les {n}|la notion de {n}|le texte|la thèse de {f}|le tribunal|cela|on|la plupart des auteurs|les chiffres|le document|la date".split(
        "|"
    ),
    "it": "la {n}|questa {n}|il {n}|{f}|{g}|l'autore|il documento|la questione|il testamento|la data|il contratto|la famiglia|il pittore|l'iscrizione|il codice|la notizia|il cronista|la chiesa di {p}|il manoscritto|i {n}|la lettera|l'atto|il notaio|l'opera|il dipinto".split(
        "|"
    ),
    "es": "la {n}|esta {n}|el {n}|{f}|{g}|el autor|la cuestión|el documento|los {n}|el concepto de {n}|la fecha|el tribunal|la mayoría".split(
        "|"
    ),
}
_VERBS = {
    "en": "is not {a}|is {a}|was {a} until {y}|argues that {C}|suggests that {C}|claims that {C}|has shown that {C}|notes that {C}|was abolished in {y}|was concerned with {n}|deals with {n}|cannot be {a}|remains {a}|does not distinguish between {n} and {n}|has been criticized by {f}|has been the subject of much {n}|is discussed below|is beyond the scope of this article|must be understood as {a}|refers to the {n} of {n}|may be found in the {n}|rose from {k} to {k} per cent|was carried out between {y} and {y}|differs from {n} in several respects|follows from the {n}|draws on {n}|rests on a {a} {n}|is taken from {f}|is used here in the sense of {n}|has little to say about {n}|would require a {a} {n}|made the same point in {y}|concedes that {C}|appears in the {n} of {y}|is said to have been {a}|seems to me {a}|is more {a} than {n}|had already been noticed by {f}|does not follow|is open to {n}|should not be confused with {n}|is mine|have been changed|was added in {y}|came into force in {y}|is a matter of {n}|were interviewed in {p}|took place between {m} and {m} {y}|were carried out in {m} {y}|met in {p} on {k} {m} {y}|was decided in {m} {y}; names have been changed|number {k}|gave rise to {n}".split(
        "|"
    ),
    "de": "ist {a}|ist nicht {a}|war bis {y} {a}|wird hier nicht behandelt|betont, daß {C}|zeigt, dass {C}|hat darauf hingewiesen, dass {C}|weist auf die {n} hin|bleibt umstritten|beruht auf der {n}|unterscheidet zwischen {n} und {n}|läßt sich nicht ohne {n} erklären|wurde {y} abgeschafft|wurde zwischen {y} und {y} durchgeführt|stieg von {k} auf {k} Prozent|geht auf {f} zurück|meint die {n} der {n}|findet sich schon bei {f}|setzt eine {a} {n} voraus|spricht von der {n}|steht im Mittelpunkt der {n}|kann hier nur angedeutet werden|sieht darin eine {n}|ist in diesem Zusammenhang ohne {n}|wäre eine eigene {n} wert|hat sich seit {y} nicht geändert|trat {y} in Kraft|betrifft vor allem die {n}|stammt aus der {n}|hält dies für {a}".split(
        "|"
    ),
    "fr": "est {n}|n'est pas établie|reste à démontrer|montre que {C}|souligne que {C}|date de {y}|a été publiée en {y}|concerne la {n}|renvoie à la {n}|ne se réduit pas à la {n}|a été critiquée par {f}|se trouve déjà chez {f}|mériterait une étude|distingue la {n} de la {n}|s'oppose à la {n}|fut supprimée en {y}".split(
        "|"
    ),
    "it": "è del {y}|risale al {y}|fu pubblicata nel {y}|non è documentata|è conservato a {p}|è oggi a {p}|è ricordato da {f}|è citata da {f}|è datata {y}|sostiene che {C}|ricorda che {C}|sembra {a}|morì nel {y}|fu venduta nel {y}|si trova a {p}|riguarda la {n}|è stata attribuita a {f}|viene nominato nel {y}|era figlio di {g}|abitava a {p}|è diversa|resta incerta|va identificata con la {n}|non è chiara|lascia {k} ducati alla {n}".split(
        "|"
    ),
    "es": "es {n}|no está clara|fue publicada en {y}|señala que {C}|sostiene que {C}|se refiere a la {n}|data de {y}|no puede tratarse aquí|fue suprimida en {y}|aparece ya en {f}|se opone a la {n}|depende de la {n}".split(
        "|"
    ),
}
_OPENINGS = {
    "en": "However, |Of course, |In addition, |Moreover, |Thus |Here |In {y}, |In {p}, |On the other hand, |For example, |Indeed, |Nevertheless, |According to {f}, |As {f} puts it, |As we shall see, |In this sense |To be sure, |By contrast, |Similarly, |In the words of {f}, |In fact, |It may be that |It is true that |One might add that |Whether {C}, |While {C}, |If {C}, |Although {C}, |Note that |Recall that |Interestingly, |In {m} {y}, |Between {m} {y} and {m} {y} |Since {y} |At that time |Until {y} |Strictly speaking, |In my view |But |And |Yet |So ".split(
        "|"
    ),
    "de": "Im {m} {y} |Allerdings |Freilich |Dagegen |Im Übrigen |In {p} |Nach {f} |Bei {f} |Seit {y} |Damit |Dabei |Hier |Im Unterschied dazu |Schon {y} |Insofern |Zwar |In diesem Sinne |Demgegenüber |Nach Ansicht von {f} |Auch ".split(
        "|"
    ),
    "fr": "En {m} {y}, |Toutefois, |En {y}, |D'après {f}, |À {p}, |En effet, |Par ailleurs, |Selon {f}, |Cependant, |Ainsi, ".split(
        "|"
    ),
    "it": "Nel {m} {y} |Tuttavia |Nel {y} |Secondo {f}, |A {p} |Inoltre |Infatti |Per {f} |Ancora nel {y} |Si noti che |È noto che |Già nel {y} ".split(
        "|"
    ),
    "es": "Sin embargo, |En {y}, |Según {f}, |En {p}, |Además, |Así, |Por otra parte, ".split("|"),
}
_TAILS = {
    "en": " (Art. {k})| (s. {k})| (see section {k} below)| (Table {k})|; names have been changed|, as {f} observed|, although the {n} is {a}|, at least in {p}| (my emphasis)| (emphasis added)|, and this is {a}|, not least because {C}|, which is why {C}|, for reasons discussed in the text| in the {n} of the {y}s|, but not in {p}| (see Table {k})| (n = {k})|, and the {n} of {n}|: ‘{C}’|: “{C}”|; {C}|, that is, {n}|, i.e. the {n}| (translated by the author)|, in {y} as in {y}".split(
        "|"
    ),
    "de": " (Art. {k} GG)| (§ {k} BGB)| (siehe Tabelle {k})|, so {f}|, wie {f} gezeigt hat|, jedenfalls in {p}| (Hervorhebung im Original)|, weil die {n} {a} ist|: „{n} ist {n}“|, d. h. die {n}|, nicht aber die {n}| (vgl. Tabelle {k})|, vor allem in der {n}|, obwohl die {n} {a} ist".split(
        "|"
    ),
    "fr": ", comme l'a montré {f}|, du moins à {p}| (nous soulignons)|, c'est-à-dire la {n}|, et non la {n}".split("|"),
    "it": ", come ha mostrato {f}|, almeno a {p}| (corsivo mio)|, cioè la {n}|, e non la {n}|, di cui si dirà oltre|, «{n} e {n}»|, moglie di {g}|, quondam {f}".split(
        "|"
    ),
    "es": ", como ha mostrado {f}|, al menos en {p}| (el énfasis es mío)|, es decir, la {n}".split("|"),
}
# words that lead from prose into a source; the source follows
LEADS = {
    "en": "As {f} shows in|{f} argues in|In|See the discussion in|See the {n} in|A good example is|The quotation is taken from|For a discussion of {n}, see|On {n}, see|On the {n} of {n}, see|On {n} and {n} generally, see|For the {a} {n}, see|For an account of {n} in {p}, see|The classic statement is|The point is made by|This is the argument of|This {n} is borrowed from|For a similar {n}, see|For a contrary view, see|See on this {n}|{f} discusses this in|The phrase is from|The quotation is from|The {n} is described in|The leading case is|For criticism, see|A useful summary is|{S} {V}: see|{S} {V}; see|{S} {V}, see|{S} {V} (see|{S} {V}. See|as discussed in|quoted in|reprinted in|and see also|as well as|to which may be added|the same {n} is made in|as cited by|summarized in|as quoted by|Among the more {a} studies are|Recent contributions include|There is a large literature on {n}; see, for example,|For background, see|This paragraph draws on|The following is based on|For an excellent discussion of this {n}, see|{f} makes a similar point in|The same conclusion is reached by|For the text of the {n}, see|Figures are from".split(
        "|"
    ),
    "de": "Vgl. auch die Kritik von|Vgl. die Darstellung bei|So bereits|Anders dagegen|Hierzu grundlegend:|Grundlegend:|Siehe dazu ausführlich|Vgl. hierzu die Arbeiten von|So auch|Vgl. zuletzt|Zur {n} siehe|Zur {n} der {n} vgl.|Zum Begriff der {n} vgl.|Zur {a}n {n} vgl.|So etwa|So zum Beispiel|Grundlegend zur {n}:|Die {n} findet sich bei|{S} {V}, vgl.|{S} {V}; vgl.|{S} {V}. Vgl.|{S} {V} (vgl.|Einen Überblick gibt|Einen Überblick geben|Kritisch zur {n}:|zitiert nach|abgedruckt in|sowie|ferner|Dazu jetzt|Aus der umfangreichen Literatur zur {n}:|Vgl. zur {n}|Ausführlich zur {n}|So auch die {n} von|Zur {n} s.|Das Zitat stammt aus|Für eine andere {n} siehe".split(
        "|"
    ),
    "fr": "Sur la {n}, voir|Pour une critique de la {n}, voir|Sur ce point, voir|Voir, pour la {n},|{S} {V} : voir|{S} {V}. Voir|cité dans|repris dans|ainsi que|La formule est de|Pour {p}, voir".split(
        "|"
    ),
    "it": "Per la {n} si vedano almeno|Si vedano inoltre|Il documento è citato da|Così|Sulla {n} si veda|Per la {n} cfr.|Sulla {n} di {p} si vedano|Per {f} si veda|Su {g} cfr.|{S} {V}: cfr.|{S} {V}; cfr.|{S} {V}. Si veda|{S} {V}: si veda|{S} {V} (cfr.|citato in|pubblicato in|edito in|ora in|Il documento è in|Sull'{n} si rimanda a|Per un inquadramento generale si rinvia a|La citazione è tratta da|Il testo è riportato da|trascritto in|segnalato da|Sulla vicenda".split(
        "|"
    ),
    "es": "Sobre la {n}, véase|Para la {n}, véase|Acerca de {n} puede verse|{S} {V}: véase|{S} {V}. Véase|citado en|La cita procede de|así como".split(
        "|"
    ),
}


def sentence(rng: random.Random, lang: str) -> str:
    """Return a whole sentence with its full stop."""
    text = (rng.choice(_OPENINGS[lang]) if rng.random() < 0.35 else "") + "{S} {V}"
    while rng.random() < 0.3 and len(text) < 60:
        text += rng.choice(_TAILS[lang])
    text = _filled(text, rng, lang)
    return text[:1].upper() + text[1:] + rng.choice((".", ".", ".", ".", ".", "?") if rng.random() < 0.3 else (".",))


def lead(rng: random.Random, lang: str) -> str:
    """Return the words that lead into a source, without the space after them."""
    text = _filled(rng.choice(LEADS[lang]), rng, lang)
    return text[:1].upper() + text[1:] if rng.random() < 0.8 else text


def _filled(text: str, rng: random.Random, lang: str, depth: int = 0) -> str:
    """Replace every slot; clauses hold clauses to a depth of two."""
    out = ""
    rest = text
    while rest:
        before, brace, after = rest.partition("{")
        out += before
        if not brace:
            break
        slot, _, rest = after.partition("}")
        out += _value(slot, rng, lang, depth)
    return out


def _value(slot: str, rng: random.Random, lang: str, depth: int) -> str:
    if slot == "S":
        return _filled(rng.choice(_SUBJECTS[lang]), rng, lang, depth)
    if slot == "V":
        return _filled(_plain(rng, _VERBS[lang], depth), rng, lang, depth)
    if slot == "C":
        return _filled("{S} " + _plain(rng, _VERBS[lang], depth + 1), rng, lang, depth + 1)
    words = {
        "n": lambda: titles.noun(rng, lang),
        "a": lambda: _adjective(rng, lang),
        "p": lambda: rng.choice(WORDS["place"]),
        "f": lambda: names.family(rng, lang),
        "g": lambda: " ".join(names.person(rng, lang)),
        "m": lambda: rng.choice(w.MONTHS[lang]),
        "y": lambda: str(w.year(rng)),
        "k": lambda: str(rng.randrange(2, 1000)),
        "b": lambda: rng.choice(WORDS["body"]),
    }
    return words[slot]()


def _plain(rng: random.Random, forms: list[str], depth: int) -> str:
    """Choose a form; one without a further clause once clauses are deep."""
    return rng.choice(forms if depth < 2 else [form for form in forms if "{C}" not in form])


def _adjective(rng: random.Random, lang: str) -> str:
    name = f"adjective_{lang}"
    if name not in WORDS:
        return "nouveau" if lang == "fr" else "nueva"
    word = rng.choice(WORDS[name])
    return word.removesuffix("e") if lang == "de" and rng.random() < 0.5 else word
