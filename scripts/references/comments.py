"""A random source in, sentences of commentary, signals and repeat forms in five languages out."""

from __future__ import annotations

import random
import re

from references import names, prose, titles
from references import works as w
from references.styles import Piece, Style, new_work
from references.wordlists import WORDS

SIGNALS = {
    "en": "See|See|See|See also|see|see also|See, e.g.,|See, for example,|See for example|See e.g.|But see|Cf.|cf.|Compare|See generally|See especially|For example,|E.g.,|e.g.|Accord|Contra|Quoted in|Cited in|See further|For a discussion, see|For an overview see|For a review of the literature, see|See, in particular,|On this point see|For further discussion see|See in general|Also see|See also, for instance,|For a different view, see|For a critique see|As argued by|Originally published as|and see|See the discussion in|For details, see|Here I follow|For instance,|See inter alia|See for instance|Most notably".split(
        "|"
    ),
    "de": "Vgl.|Vgl.|Vgl.|Vgl. auch|vgl.|vgl. auch|Siehe|siehe|S.|Siehe auch|siehe auch|So auch|So|Dazu|Hierzu|Vgl. dazu|Vgl. hierzu|Vgl. etwa|Vgl. z. B.|Vgl. statt vieler|Dazu ausführlich|Dazu näher|Näher|Näher dazu|Zit. nach|Zitiert nach|Anders|A. A.|Ebenso|Grundlegend|Ausführlich|Kritisch dazu|Zur Diskussion|Zum Folgenden|Vgl. insbesondere|Siehe etwa|Siehe zum Beispiel|Statt vieler|Z. B.|Hierzu ausführlich|Vgl. aber|Vgl. ferner|Ferner|Zusammenfassend".split(
        "|"
    ),
    "fr": "Voir|Voir aussi|Voir|voir|Cf.|cf.|V.|Voir par exemple|Voir notamment|Sur ce point, voir|Pour une synthèse, voir|Voir en particulier|V. aussi|Cité par".split(
        "|"
    ),
    "it": "Cfr.|Cfr.|cfr.|Si veda|Si vedano|Vedi|V.|Cfr. anche|Si veda anche|Sul tema si veda|Per un quadro generale cfr.|Cfr. in proposito|Su questo punto si veda|Citato in|Vedi anche|Sull'argomento".split(
        "|"
    ),
    "es": "Véase|Véase también|véase|Cf.|Cfr.|Ver|Vid.|Véanse|Véase, por ejemplo,|Citado en".split("|"),
}
_CROSS = {
    "en": "supra note {n}|above, n. {n}|above n. {n}|infra note {n}|note {n} above|See supra note {n}|see above, n. {n}|supra notes {n}–{m}|supra notes {n}-{m} and accompanying text|supra text accompanying note {n}|See infra Part II|see section 3 above|text accompanying notes {n}-{m}|notes {n}–{m} above|See note {n}|see n. {n} above|supra Part I.B|infra notes {n}–{m} and accompanying text|below, p. {n}|See p. {n} below".split(
        "|"
    ),
    "de": "oben Anm. {n}|siehe oben Fn. {n}|Siehe oben, S. {n}|s. o. Anm. {n}|vgl. oben Fn. {n}|siehe unten Kap. 3|Fn. {n}|oben II.2|vgl. Anm. {n}|siehe Fußnote {n}|oben Fußn. {n}|unten, Abschnitt IV|s.o. Fn. {n}".split(
        "|"
    ),
    "fr": "supra, note {n}|voir supra, note {n}|ci-dessus, p. {n}|infra, p. {n}|supra, n. {n}|voir note {n}|Cf. supra, n. {n}".split(
        "|"
    ),
    "it": "supra, nota {n}|vedi sopra, nota {n}|cfr. nota {n}|infra, p. {n}|cfr. supra, n. {n}|v. nota {n}".split("|"),
    "es": "supra, nota {n}|véase nota {n}|véase supra, n. {n}|ver nota {n}".split("|"),
}
_IBID = {
    "en": "Ibid.|ibid.|Id.|id.|Ibid|Ibidem|ibid|Idem|Id.|id.|Ibid.".split("|"),
    "de": "Ebd.|ebd.|Ebenda|ebenda|Ebda.|A.a.O.|Ibid.|Ebd.".split("|"),
    "fr": "Ibid.|ibid.|Ibidem|Id.|Idem".split("|"),
    "it": "Ibid.|Ibidem|ivi|Ivi|Ibidem|Idem|Ibi".split("|"),
    "es": "Ibid.|Ibíd.|Ibídem|Ib.|Idem".split("|"),
}
_IBID_PAGE = {
    "en": ", {l}|, p. {l}|, pp. {l}| at {l}|, at {l}| {l}| p. {l}|, para {l}|: {l}".split("|"),
    "de": ", S. {l}|, {l}|, S. {l}| S. {l}|: {l}| {l}".split("|"),
    "fr": ", p. {l}|, pp. {l}| p. {l}".split("|"),
    "it": ", p. {l}|, pp. {l}|, c. {l}| p. {l}".split("|"),
    "es": ", p. {l}|, pp. {l}| p. {l}".split("|"),
}
_SUPRA = {
    "en": "{a}, supra note {n}, at {l}|{a}, op. cit., p. {l}|{a}, op. cit.|{a}, op. cit., n. {n}, p. {l}|{a}, op. cit. (n. {n}), p. {l}|{a}, above n. {n}, {l}|{a}, loc. cit.|{a} (n {n}) {l}|{a} (n. {n}) {l}|{a} (note {n} above), {l}|{a}, supra n. {n}, p. {l}|op. cit., n. {n}, p. {l}|id., op. cit., n. {n}|{a}, supra note {n}|{a}, op. cit. n. {n} at {l}|{a}, above, n. {n}, at p. {l}|supra note {n}, at {l}|{a}, n. {n} above, p. {l}|{a}, cited in n. {n}, p. {l}|{a}, supra, n. {n}, p. {l}|{a} and {b}, supra note {n}, at {l}|{a} & {b}, supra note {n}, at {l}|{a} and {b}, op. cit. (n. {n}), at pp. {l}|{a}, supra note {n}, at {l}|{a}, {t}, supra note {n}, at {l}|{a} et al., op. cit., p. {l}|{a}, id., n. {n}, p. {l}|{a}, op. cit., at {l}|op. cit., p. {l}|loc. cit.".split(
        "|"
    ),
    "de": "{a} (Anm. {n}), S. {l}|{a}, a.a.O., S. {l}|{a}, a. a. O., S. {l}|{a} (Fn. {n}), S. {l}|{a}, Fn. {n}, S. {l}|{a} (wie Anm. {n}), S. {l}|{a}, a.a.O. (Fn. {n}), S. {l}|{a}, a. a. O. (Anm. {n}), S. {l}|a.a.O., S. {l}|{a} (o. Fn. {n}), S. {l}|{a}/{b} (Fn. {n}), S. {l}|{a} aaO. (FN {n}) S. {l}|{a} (Anm. {n}) {l}|{a}, {t} (Anm. {n}), S. {l}|{a}, {t}, a.a.O., S. {l}|{a}, wie Anm. {n}, S. {l}|{a} (oben Anm. {n}), S. {l}|{a} (FN {n}), {l}|{a} 1987 (Fn. {n}), S. {l}".split(
        "|"
    ),
    "fr": "{a}, op. cit., p. {l}|{a}, {t}, op. cit., p. {l}|{a}, op. cit. (n. {n}), p. {l}|{a}, art. cit., p. {l}|{a}, art. cité, p. {l}|op. cit., p. {l}|{a}, loc. cit.|{a} (supra, n. {n}), p. {l}".split(
        "|"
    ),
    "it": "{a}, op. cit., p. {l}|{a}, {t}, cit., p. {l}|{a}, {t} cit., p. {l}|{a}, art. cit., p. {l}|op. cit., p. {l}|{a}, cit., pp. {l}|{a}, {t}, cit., pp. {l}|{a}, {t} cit., pp. {l}|{a}, cit., nota {n}, p. {l}|Ivi, cit., p. {l}".split(
        "|"
    ),
    "es": "{a}, op. cit., p. {l}|{a}, {t}, op. cit., p. {l}|op. cit., p. {l}|{a}, {t}, cit., p. {l}|{a}, ob. cit., p. {l}".split(
        "|"
    ),
}
_SHORT = {
    "en": "{t}.|{t}.|{a}, {t}|{a} to {b}.|{a} to {b}.|{a}, {t}.|{a}, {t}.|{a}, {t}.|{a}, {t}, {l}.|{a}, “{q}.”|{a}, “{q},” {l}.|{a} and {b}, {t}.|{a}, {c}, and {b}, {t}.|{a}, {c}, and {b}, “{q}.”|{a}, {c} and {b}, {t}|{a}, introduction to {t}.|{a}, review of {t}.|{t}.|{t}, s.v. “{q}.”|{a}, {t}, {k}:{l}.|{a}, {k}:{l}.|{a} to {b}.|{a} to {b}, {y}.|“{q}.”|{a}, letter to the editor.|{a}, interview.|{a} et al., “{q}.”|{a}, {t}, vol. {k}.|{a}, {t} {k}.{l}.|{t}, {k}.{l}.|{a}, {t}, {l}.|{a}, “{q},” {l}.|{a}, “{q}.”|{a}, “{q},” {l}|{a}, {t}, p. {l}.|{a}, ‘{q}’, p. {l}.|{a} {t} {l}.|{a} {y}, {l}.|{a} {y}: {l}.|{a} ({y}), p. {l}.|{a} ({y}: {l}).|“{q},” {l}.|“{q}.”|{a} and {b}, {t}, {l}.|{a} and {b}, “{q},” {l}.|{a}, {l}.|{a} {l}.|{a} and {b} ({y}).|{a} ({y}).|{a} {y}.|{a} and {b} {y}, {l}.|{t}, {l}.|({a} {l})|({a}, {t} {l})|{a} et al. {y}|{a} et al., “{q},” {l}.|{a}, p. {l}.|{a}, at {l}.".split(
        "|"
    ),
    "de": "{a}, {t}, S. {l}.|{a} {y}, S. {l}.|{a} {y}: {l}.|{a} ({y}), S. {l}.|{a}, {t}.|{a}: {t}, S. {l}.|{a} {y}.|{a}/{b} {y}, S. {l}.|{a} {y}, {l}|{a} ({y}: {l}).|{a}, S. {l}.|{a}, „{q}“, S. {l}.|{a}/{b} {y}: {l}|{a} & {b} {y}|{a} ({y}).|{a} u.a. {y}: {l}|{a} {y}: {l}".split(
        "|"
    ),
    "fr": "{a}, {t}, p. {l}.|{a}, « {q} », p. {l}.|{a} {y} : {l}.|{a} ({y}), p. {l}.|{a}, {y}, p. {l}.".split("|"),
    "it": "{a}, {t}, p. {l}.|{a}, {t}, pp. {l}.|{a}, «{q}», p. {l}.|{a} {y}, p. {l}.|{a}, p. {l}.|{a}, {y}, p. {l}".split(
        "|"
    ),
    "es": "{a}, {t}, p. {l}.|{a} ({y}), p. {l}.|{a}, «{q}», p. {l}.".split("|"),
}
_SENTENCES = {
    "en": (
        "The {n1} of {t1} is discussed in the next section.",
        "I thank {p1} for this {n1}.",
        "Emphasis added.",
        "Emphasis in original.",
        "Translation mine.",
        "All translations are my own.",
        "This {n1} has been criticised by many authors, who point to the {n2} of {t1}.",
        "It is not clear whether {t1} or {t2} was the cause.",
        "{p2} made a similar {n1} in {y}.",
        "The term ‘{t1}’ is used here in a broad sense.",
        "Of course, {t1} may also depend on {t2}, as {p2} observed.",
        "Interviews were conducted in {pl} in {y}.",
        "On the {n1} of {t1} there is a large literature.",
        "I am grateful to {p1} and {p2} for comments on an earlier draft.",
        "This article is based on research funded by the {b}.",
        "However, in {y} the {b} changed its {n1}, and the {n2} was abandoned.",
        "Compare the {n1} of {t1} in {pl}.",
        "The same is true of {t1}.",
        "The figures for {y} are not available.",
        "There were {k} cases in {y}, of which {m} were dismissed.",
        "For reasons of space, the {n1} cannot be pursued here.",
        "He added that ‘the {n1} of {t1} is not a {n2}’.",
        "{p2} writes: “The {a1} {n1} of {t1} cannot be explained by {t2} alone.”",
        "Some argue that {t1} is {a1}; others, that it is merely {a2}.",
        "Not all {t1} is {a1}, however.",
        "In this respect, {pl} differs from {pl2}.",
        "The manuscript was lost in {y}.",
        "The reading of the second edition is different here.",
        "This claim is controversial.",
        "The {n1} is quoted there in full.",
        "A further {n1}, which I cannot discuss here, concerns {t1}.",
        "The distinction goes back to {p2}.",
        "This was the position of the {b} until {y}.",
        "Contrast the earlier view of {p2} that {t1} had no {n1}.",
        "For the text, the reader may consult the appendix.",
        "My thanks to {p1}.",
        "The author wishes to thank the {b} for its support.",
        "Quoted from the English translation.",
        "Here and in what follows I use “{t1}” as shorthand for {a1} {t2}.",
        "It should be noted that the {n1} only applies to {t1}",
        "Hereafter cited as {a1} {n1}.",
        "The {b} is hereafter referred to as ‘the {n1}’.",
        "I return to this {n1} below.",
        "As {p2} puts it, ‘{t1} is a {a1} {n1}’.",
        "{p2}’s {n1} is of particular interest.",
        "At the time of writing, the {n1} had not been published.",
        "It was said that “{t1} is {a1}” (emphasis added).",
        "What matters is the {n1}, not the {t1}.",
        "And yet {t1} persists.",
        "In {pl}, {k} per cent of respondents agreed.",
        "On {t1}.",
        "On {t1} and {t2}.",
    ),
    "de": (
        "Auf die {n1} der {t1} kann hier nicht näher eingegangen werden.",
        "Hervorhebung im Original.",
        "Hervorhebung d. Verf.",
        "Übersetzung vom Verf.",
        "Ich danke {p1} für diesen Hinweis.",
        "Das gilt auch für die {t1}.",
        "Die Angaben für {y} fehlen.",
        "Anders ist die Lage in {pl}.",
        "Der Begriff der {t1} wird hier in einem weiten Sinne verwendet.",
        "Zur {n1} der {t1} gibt es eine umfangreiche Literatur.",
        "Dies wurde in der {n1} immer wieder bestritten.",
        "So schreibt {p2}, die {t1} sei eine {a1} {n1}.",
        "Insgesamt wurden {k} Personen befragt, davon {m} in {pl}.",
        "Die folgenden Zahlen beruhen auf einer Erhebung aus dem Jahr {y}.",
        "Diese Auffassung ist freilich umstritten.",
        "Für wertvolle Hinweise danke ich {p1} und {p2}.",
        "Im Folgenden wird nur die {a1} {t1} behandelt.",
        "Dabei ist zu beachten, daß die {t1} erst seit {y} besteht.",
        "Die {n1} von {p2} ist in dieser Hinsicht aufschlussreich.",
        "Eine {a1} {n1} steht noch aus.",
        "Das ist in der Sache richtig, ändert aber nichts an der {n1}.",
        "Zur {t1}.",
        "Zum Begriff der {t1}.",
        "Die Handschrift ging {y} verloren.",
        "In diesem Sinne spricht {p2} von „{t1}“.",
    ),
    "fr": (
        "Nous ne pouvons traiter ici de la {t1}.",
        "Souligné par l'auteur.",
        "Traduction de l'auteur.",
        "Je remercie {p1} pour cette remarque.",
        "Les chiffres manquent pour {y}.",
        "La question de la {t1} reste ouverte.",
        "Le terme de « {t1} » est pris ici au sens large.",
        "L'auteur ne précise pas sa source.",
        "Cette thèse a été contestée.",
        "C'est le cas à {pl}.",
        "Sur la {t1}.",
        "En {y}, la {t1} avait changé.",
    ),
    "it": (
        "Sulla {t1} esiste una vasta bibliografia.",
        "Il corsivo è mio.",
        "Ringrazio {p1} per la segnalazione.",
        "Il documento è oggi perduto.",
        "La questione della {t1} resta aperta.",
        "Lo stesso vale per {pl}.",
        "I dati del {y} mancano.",
        "Non è possibile qui affrontare il problema della {t1}.",
        "Si tratta della {t1} di {pl}.",
        "Sulla {t1}.",
        "Per la {t1}.",
        "Diversa è l'opinione di {p2}.",
        "Il testamento è del {y}.",
    ),
    "es": (
        "La cuestión de la {t1} sigue abierta.",
        "El subrayado es mío.",
        "Traducción propia.",
        "Agradezco a {p1} esta observación.",
        "Sobre la {t1}.",
        "Faltan los datos de {y}.",
    ),
}


def sentence(rng: random.Random, lang: str) -> str:
    """Return a sentence of commentary: composed, or one of those that occur as such."""
    if rng.random() < 0.55:
        return prose.sentence(rng, lang)
    form = rng.choice(_SENTENCES[lang])

    def word(key: str) -> str:
        return rng.choice(WORDS[key])

    values = {
        "n1": word(f"noun_{lang}") if lang in ("en", "de") else word(f"topic_{lang}"), "n2": word(f"noun_{lang}") if lang in ("en", "de") else word(f"topic_{lang}"),
        "a1": word(f"adj_{lang}") if lang in ("en", "de") else "", "a2": word(f"adj_{lang}") if lang in ("en", "de") else "",
        "t1": word(f"topic_{lang}") if rng.random() < 0.8 else names.pseudo(rng), "t2": word(f"topic_{lang}"), "p1": " ".join(names.person(rng, lang)), "p2": rng.choice((word("family"), " ".join(names.person(rng, lang)))),
        "pl": word("place"), "pl2": word("place"), "y": str(w.year(rng)), "b": word("body"), "k": str(rng.randrange(2, 900)), "m": str(rng.randrange(2, 90)),
    }  # fmt: skip
    text = form.format(**values)
    return text[:1].upper() + text[1:]


def short_title(rng: random.Random, lang: str) -> str:
    """Return a shortened title."""
    text = titles.heading(rng, lang) if rng.random() < 0.1 else titles.phrase(rng, lang)
    for article in ("the ", "a ", "die ", "la ", "il "):
        if rng.random() < 0.7 and text.startswith(article):
            text = text[len(article) :]
    text = " ".join(text.split()[: rng.randrange(1, 6)])
    return titles.title_case(text) if lang == "en" else text[:1].upper() + text[1:]


def _fill(form: str, rng: random.Random, lang: str, labels: dict[str, str]) -> list[Piece]:
    work = new_work(rng, lang)
    style = Style(rng, lang)
    people = work["author"] if isinstance(work["author"], list) else [names.person(rng, lang)]

    def name(p: tuple[str, str]) -> str:
        return (
            p[1]
            if rng.random() < 0.8 or not p[0]
            else rng.choice((f"{p[0][0]}. {p[1]}", f"{p[0]} {p[1]}", p[1].upper()))
        )

    title = short_title(rng, lang)
    values = {
        "a": name(people[0]) if rng.random() < 0.96 else rng.choice(WORDS["body"]), "b": names.person(rng, lang)[1], "t": title, "q": title, "y": str(work["year"]) + rng.choice(("", "", "", "a", "b")),
        "l": w.locator(rng, lang), "c": names.person(rng, lang)[1], "k": str(rng.randrange(1, 9)), "n": str(rng.randrange(1, 240)), "m": str(rng.randrange(240, 300)),
    }  # fmt: skip
    if style.caps:
        values["a"] = values["a"].upper()
    pieces: list[Piece] = []
    for chunk in re.split(r"(\{\w\})", form):
        if len(chunk) == 3 and chunk[0] == "{":
            label = labels[chunk[1]]
            pieces.append((values[chunk[1]], label))
        elif chunk:
            pieces.append((chunk, None))
    return pieces


_FIELDS = {
    "c": "author",
    "k": "page",
    "a": "author",
    "b": "author",
    "t": "title",
    "q": "title",
    "y": "date",
    "l": "page",
    "n": "supra",
    "m": "supra",
}


def _short_case(rng: random.Random) -> list[Piece]:
    """Return the short form of a case: "Loving, 388 U.S. at 12"."""
    name = names.family(rng, "en")
    reporter = rng.choice(WORDS["reporter_us"])
    head: list[Piece] = (
        [(name if rng.random() < 0.7 else f"{name} v. {names.family(rng, 'en')}", "title"), (", ", None)]
        if rng.random() < 0.85
        else []
    )
    return [
        *head,
        (str(rng.randrange(1, 600)), "volume"),
        (" ", None),
        (reporter, "container"),
        (" at ", "page"),
        (w.locator(rng, "en"), "page"),
        (".", None),
    ]


def repeat(rng: random.Random, lang: str, kind: str) -> list[Piece]:
    """Return a repeat form: ibid, supra, short or cross_reference."""
    lang = lang if rng.random() < 0.85 else "en"
    if kind == "short" and lang == "en" and rng.random() < 0.12:
        return _short_case(rng)
    if kind == "ibid":
        word = rng.choice(_IBID[lang])
        pieces: list[Piece] = [(word, "ibid")]
        if rng.random() < 0.62:
            tail = rng.choice(_IBID_PAGE[lang])
            before, after = tail.split("{l}")
            pieces += [
                (before, "page" if any(c.isalpha() for c in before) else None),
                (w.locator(rng, lang), "page"),
                (after, None),
            ]
        if rng.random() < 0.6:
            pieces.append((".", None))
        return pieces
    if kind == "cross_reference":
        text = rng.choice(_CROSS[lang]).format(n=rng.randrange(1, 120), m=rng.randrange(121, 300))
        signal = (
            rng.choice(("", "", "See ", "see ", "See also "))
            if lang == "en" and not text.lower().startswith("see")
            else ""
        )
        for word in (
            "See ",
            "see ",
            "Siehe ",
            "siehe ",
            "vgl. ",
            "Vgl. ",
            "voir ",
            "Cf. ",
            "cfr. ",
            "véase ",
            "ver ",
            "vedi ",
            "s. ",
            "v. ",
        ):
            if text.startswith(word):
                signal, text = word, text[len(word) :]
                break
        return [(signal, "signal"), (text, "xref"), (rng.choice((".", "", ".")), None)]
    if kind == "supra":
        form = rng.choice(_SUPRA[lang])
        pieces = _fill(form, rng, lang, _FIELDS)
        out: list[Piece] = []
        for text, label in pieces:
            if label is None and text in (" and ", " & ", "/", " et al."):
                out.append((text, "author"))
            elif label is None and any(c.isalpha() for c in text):
                # "S.", "p.", "at" belong to the page; the rest says that the form is supra
                cut = max(
                    (
                        text.rfind(mark)
                        for mark in (
                            " S. ",
                            ", p. ",
                            ", pp. ",
                            ", at ",
                            " at ",
                            ", S. ",
                            " p. ",
                            " at pp. ",
                            ", at p. ",
                            ", at pp. ",
                        )
                    ),
                    default=-1,
                )
                if cut >= 0 and cut + 8 >= len(text):
                    out += [(text[:cut], "supra"), (text[cut:], "page")]
                else:
                    out.append((text, "supra"))
            else:
                out.append((text, label))
        if rng.random() < 0.6:
            out.append((".", None))
        return out
    form = rng.choice(_SHORT[lang])
    if form.startswith("{a} to {b}"):
        return _fill(form, rng, lang, {**_FIELDS, "a": "letter", "b": "letter"})
    pieces = _fill(form, rng, lang, _FIELDS)
    return [(text, _SAID.get(text.strip(), label)) for text, label in pieces]


_SAID = {
    ", introduction to": "note",
    ", s.v. “": "note",
    ", review of": "title",
    ", letter to the editor.": "title",
    ", interview.": "title",
}
