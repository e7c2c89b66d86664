"""A random source in, nouns, phrases and titles out, in five languages."""

from __future__ import annotations

import random

from references.names import MONONYMS, person, pseudo
from references.wordlists import WORDS

_SMALL = set(
    "a an the of and in on for to from with by at or as is und der die das des im in zu zur von für mit de la le les du des et en dans à il lo gli di del della e nel nella y el los las".split()
)


def title_case(text: str) -> str:
    """Capitalise every word but the small ones."""
    words = text.split(" ")
    return " ".join(w if w.lower() in _SMALL and i else w[:1].upper() + w[1:] for i, w in enumerate(words))


def noun(rng: random.Random, lang: str) -> str:
    """Return a noun of titles and prose; one in eight is invented."""
    if rng.random() < 0.12:
        return pseudo(rng)
    if rng.random() < 0.5:
        return rng.choice(WORDS[f"word_{lang}"])
    if f"more_{lang}" in WORDS and rng.random() < 0.6:
        return rng.choice(WORDS[f"more_{lang}"])
    return rng.choice(WORDS[f"topic_{lang}"])


def _years(rng: random.Random) -> str:
    first = rng.randrange(1450, 2010)
    last = first + rng.randrange(1, 90)
    dash = rng.choice("-–")
    return rng.choice((f"{first}{dash}{last}", f"{first}{dash}{last % 100:02}", f"{first}", f"{first}"))


def phrase(rng: random.Random, lang: str) -> str:
    """Return one noun phrase of a title."""

    def n() -> str:
        return noun(rng, lang)

    if lang == "en":

        def a() -> str:
            return rng.choice(WORDS[rng.choice(("adj_en", "adjective_en"))])

        def g() -> str:
            return rng.choice(WORDS["gerund_en"])

        def who() -> str:
            return f"{rng.choice(WORDS['given'])} {rng.choice(WORDS['family'])}"

        def m() -> str:
            return rng.choice(WORDS["noun_en"])

        def p() -> str:
            return rng.choice(WORDS["place"] + WORDS["family"])

        return rng.choice(
            (
                lambda: f"the {m()} of {n()}",
                lambda: f"the {m()} of {a()} {n()}",
                lambda: f"{n()} and {n()}",
                lambda: f"{n()}, {n()}, and {n()}",
                lambda: f"{a()} {n()}",
                lambda: f"{n()} in {p()}",
                lambda: f"{a()} {n()} in {a()} {p()}",
                lambda: f"a {m()} of {n()} in {n()}",
                lambda: f"{m()}s in {n()}",
                lambda: f"on the {m()} of {n()}",
                lambda: f"toward a {m()} of {n()}",
                lambda: f"{n()} and the {m()} of {n()}",
                lambda: f"the {a()} {m()}",
                lambda: f"{p()} and {n()}",
                lambda: f"{n()} after {p()}",
                lambda: f"{p()}'s {n()}",
                lambda: f"how {n()} made {n()}",
                lambda: f"what is {n()}",
                lambda: f"why {n()} matters",
                lambda: f"between {n()} and {n()}",
                lambda: f"{n()} for {a()} {n()}",
                lambda: f"{a()} {m()} of {n()} using {a()} {n()}",
                lambda: f"from {n()} to {n()}",
                lambda: f"{n()}",
                lambda: f"the {n()} and its {m()}",
                lambda: f"an {m()} on {n()}",
                lambda: f"{n()} as {n()}",
                lambda: f"against {n()}",
                lambda: f"{n()} without {n()}",
                lambda: f"rethinking {n()}",
                lambda: f"measuring {a()} {n()} with {n()} and {n()}",
                lambda: f"{pseudo(rng)} {pseudo(rng)} and {n()}",
                lambda: f"the {p()} {m()}",
                lambda: f"{n()} by {a()} {n()}",
                lambda: f"a {a()} {m()} of the {n()} of {p()}",
                lambda: f"the {m()} of {p()}",
                lambda: f"{n()} at {p()}",
                lambda: f"to {n()} or not to {n()}",
                lambda: f"interview with {rng.choice(WORDS['given'])} {p()}",
                lambda: f"{p()} v. {p()}",
                lambda: f"{g()} {n()}",
                lambda: f"{g()} the {a()} {n()}",
                lambda: f"{g()} {a()} {n()} in {p()}",
                lambda: f"{g()} and {g()} {n()}",
                lambda: f"{n()} {n()}",
                lambda: f"the {n()} {n()}",
                lambda: f"{a()} {n()}, {a()} {n()}",
                lambda: f"the {n()} of {who()}",
                lambda: (
                    f"the {rng.choice(('letters', 'diaries', 'papers', 'works', 'poems', 'speeches', 'correspondence', 'complete works', 'collected poems', 'life', 'age', 'world'))} of {who()}"
                ),
                lambda: who(),
                lambda: f"{who()}: {a()} {n()}",
                lambda: f"{who()} and the {n()} of {n()}",
                lambda: f"{p()}, {p()}, and the {n()}",
                lambda: f"{rng.choice(('two', 'three', 'four', 'seven', 'twelve', '12', '100', '501'))} {a()} {n()}",
                lambda: f"the {n()} of the {n()} of {rng.randrange(1500, 2000)}",
                lambda: f"the {p()} {n()} of {rng.randrange(1500, 2000)}",
                lambda: (
                    f"{rng.randrange(1500, 2000)}: the {n()} that {rng.choice(('changed', 'made', 'shook', 'lost'))} {p()}"
                ),
                lambda: f"my {n()}",
                lambda: (
                    f"{rng.choice(('we', 'I', 'you', 'they', 'who'))} {rng.choice(('speak', 'remember', 'need', 'want', 'love', 'own', 'are'))} {rng.choice(('the', 'our', 'your', 'no'))} {n()}"
                ),
            )
        )()
    if lang == "de":

        def a() -> str:
            return rng.choice(WORDS[rng.choice(("adj_de", "adjective_de"))])

        def m() -> str:
            return rng.choice(WORDS["noun_de"])

        return rng.choice(
            (
                lambda: f"{m()} der {n()}",
                lambda: f"{n()} und {n()}",
                lambda: f"die {a()} {n()}",
                lambda: f"zur {m()} der {n()}",
                lambda: f"{m()} zur {n()}",
                lambda: f"{n()}, {n()} und {n()}",
                lambda: f"{n()} in der {n()}",
                lambda: f"das {n()} der {n()}",
                lambda: f"über {n()} und {n()}",
                lambda: f"vom {n()} zum {n()}",
                lambda: f"zwischen {n()} und {n()}",
                lambda: f"{n()} als {n()}",
                lambda: f"{a()} {n()} im {n()}",
                lambda: f"{n()} bei {rng.choice(WORDS['family'])}",
                lambda: f"{m()} eines {n()}s",
                lambda: f"{n()}",
                lambda: f"der Kampf um die {n()}",
                lambda: f"was ist {n()}",
                lambda: f"{m()} zu einer {a()}n {n()}",
                lambda: f"{pseudo(rng).capitalize()}{n().lower()}",
                lambda: f"{n()}. {m()} zur {n()} der {n()}",
                lambda: f"{n()} und {n()} in {rng.choice(WORDS['place'])} {rng.randrange(1500, 1990)}",
                lambda: f"{n()} {rng.randrange(1500, 1940)} bis {rng.randrange(1940, 2000)}",
                lambda: f"{rng.choice(WORDS['given'])} {rng.choice(WORDS['family'])}. {a()} {n()}",
                lambda: f"{n()} des {n()}s von {rng.randrange(1500, 1990)}",
            )
        )()
    if lang == "fr":
        return rng.choice(
            (
                lambda: f"l'histoire de la {n()}",
                lambda: f"la {n()} et le {n()}",
                lambda: f"{n()} et {n()}",
                lambda: f"le {n()} en {n()}",
                lambda: f"essai sur la {n()}",
                lambda: f"les origines de la {n()}",
                lambda: f"pour une {n()} de la {n()}",
                lambda: f"{n()}, {n()} et {n()}",
                lambda: f"la {n()} au XVIIIe siècle",
                lambda: f"naissance de la {n()}",
                lambda: f"de la {n()}",
                lambda: f"qu'est-ce que la {n()} ?",
                lambda: f"l'invention du {n()}",
                lambda: f"{n()} à Paris",
            )
        )()
    if lang == "it":
        return rng.choice(
            (
                lambda: f"storia della {n()}",
                lambda: f"{n()} e {n()}",
                lambda: f"la {n()} nel {n()}",
                lambda: f"{n()} a Venezia nel {n()}",
                lambda: f"il {n()} e la {n()}",
                lambda: f"studi sulla {n()}",
                lambda: f"le origini della {n()}",
                lambda: f"{n()}, {n()} e {n()}",
                lambda: f"i {n()} veneziani",
                lambda: f"per la storia della {n()}",
                lambda: f"contributo allo studio del {n()}",
                lambda: f"Venezia e la {n()}",
                lambda: f"l'{n()}",
                lambda: f"{n()} di {rng.choice(WORDS['family'])}",
            )
        )()
    return rng.choice(
        (
            lambda: f"historia de la {n()}",
            lambda: f"{n()} y {n()}",
            lambda: f"la {n()} en {n()}",
            lambda: f"el {n()} y la {n()}",
            lambda: f"estudios sobre {n()}",
            lambda: f"los orígenes de la {n()}",
            lambda: f"{n()}, {n()} y {n()}",
            lambda: f"hacia una {n()} de la {n()}",
            lambda: f"la invención de {n()}",
        )
    )()


def title(rng: random.Random, lang: str, long: bool = False) -> str:
    """Return a title, often with a subtitle, a name before a colon, a span of years, quoted words or a question mark."""
    text = phrase(rng, lang)
    if rng.random() < 0.14:
        words = [noun(rng, lang) for _ in range(rng.choice((1, 1, 2, 2, 3)))]
        if lang == "en" and len(words) == 2 and rng.random() < 0.5:
            words[0] = rng.choice(("the ", "a ", "", "", "")) + rng.choice(WORDS["adj_en"] + WORDS["more_en"][-50:])
        text = " ".join(words)
    elif rng.random() < 0.06:
        text = heading(rng, lang) + rng.choice((": ", ": ", ". ", " – ")) + text
    elif rng.random() < 0.04:
        text = heading(rng, lang)
    kind = rng.random()
    if kind < 0.36:
        text += rng.choice((": ", ": ", ": ", ". ", ". ", "? ", "! ", " – ", " - ", " : ", "; ")) + (
            phrase(rng, lang) if rng.random() < 0.8 else "1 " + phrase(rng, lang)
        ).replace("the ", rng.choice(("the ", "The ", "")), 1)
    if long and rng.random() < 0.5:
        text += rng.choice(_LINKS[lang]) + phrase(rng, lang)
    if rng.random() < 0.12:
        text += rng.choice((", ", ": ", " ", ", ")) + _years(rng)
    if rng.random() < 0.05:
        text += "?"
    if rng.random() < 0.04:
        text = rng.choice(("‘{}’ and {}", "'{}' and {}", "“{}”: {}", '"{}": {}')).format(phrase(rng, lang), text)
    if rng.random() < 0.06:
        text += " (" + rng.choice((phrase(rng, lang), rng.choice(WORDS["place"]), rng.choice(WORDS["acronym"]))) + ")"
    elif rng.random() < 0.03:
        text += f", {rng.choice(WORDS['place'])}, {rng.choice(WORDS['region'])}"
    elif rng.random() < 0.02:
        text += f" [{phrase(rng, 'en')}]"
    if rng.random() < 0.02:
        text += rng.choice((" I", " II", " III", ", Part II", ", Part 1", " [sic]", ", vol. 1", " 2"))
    return text[:1].upper() + text[1:]


_LINKS = {
    "en": (" with ", " in ", " for ", " from ", " under ", " among ", " at "),
    "de": (" mit ", " in der ", " bei ", " aus ", " unter "),
    "fr": (" avec ", " dans la ", " chez "),
    "it": (" con ", " nella ", " tra "),
    "es": (" con ", " en la ", " entre "),
}


def heading(rng: random.Random, lang: str) -> str:
    """Return what stands by itself before a colon, or is a whole title: a name, a compound, a coined word."""
    who = " ".join(person(rng, lang))
    return rng.choice(
        (
            lambda: who,
            lambda: rng.choice(WORDS["family"]),
            lambda: rng.choice(MONONYMS),
            lambda: rng.choice(WORDS["place"]),
            lambda: rng.choice(("Anti", "Post", "Proto", "Neo", "Trans", "Re")) + "-" + rng.choice(WORDS["given"]),
            lambda: pseudo(rng).capitalize(),
            lambda: noun(rng, lang).capitalize(),
            lambda: f"{rng.choice(('Letters', 'Works', 'Poems', 'Essays', 'Life', 'Selected Papers'))} of {who}",
            lambda: f"{rng.choice(WORDS['family'])} and {rng.choice(WORDS['family'])}",
        )
    )()
