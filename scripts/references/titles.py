"""A random source in, nouns, phrases and titles out, in five languages."""

from __future__ import annotations

import random

from references.forms import filled
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


# What a person leaves behind.
_REMAINS = (
    *("letters", "diaries", "papers", "works", "poems", "speeches", "correspondence", "complete works"),
    *("collected poems", "life", "age", "world"),
)
# One a line; what fills the blanks is told in `phrase`.
_PHRASES = {
    "en": """
the {kind} of {noun}
the {kind} of {adjective} {noun}
{noun} and {noun}
{noun}, {noun}, and {noun}
{adjective} {noun}
{noun} in {name}
{adjective} {noun} in {adjective} {name}
a {kind} of {noun} in {noun}
{kind}s in {noun}
on the {kind} of {noun}
toward a {kind} of {noun}
{noun} and the {kind} of {noun}
the {adjective} {kind}
{name} and {noun}
{noun} after {name}
{name}'s {noun}
how {noun} made {noun}
what is {noun}
why {noun} matters
between {noun} and {noun}
{noun} for {adjective} {noun}
{adjective} {kind} of {noun} using {adjective} {noun}
from {noun} to {noun}
{noun}
the {noun} and its {kind}
an {kind} on {noun}
{noun} as {noun}
against {noun}
{noun} without {noun}
rethinking {noun}
measuring {adjective} {noun} with {noun} and {noun}
{word} {word} and {noun}
the {name} {kind}
{noun} by {adjective} {noun}
a {adjective} {kind} of the {noun} of {name}
the {kind} of {name}
{noun} at {name}
to {noun} or not to {noun}
interview with {given} {name}
{name} v. {name}
{gerund} {noun}
{gerund} the {adjective} {noun}
{gerund} {adjective} {noun} in {name}
{gerund} and {gerund} {noun}
{noun} {noun}
the {noun} {noun}
{adjective} {noun}, {adjective} {noun}
the {noun} of {person}
the {remains} of {person}
{person}
{person}: {adjective} {noun}
{person} and the {noun} of {noun}
{name}, {name}, and the {noun}
{number} {adjective} {noun}
the {noun} of the {noun} of {year}
the {name} {noun} of {year}
{year}: the {noun} that {did} {name}
my {noun}
{who} {do} {whose} {noun}
""",
    "de": """
{kind} der {noun}
{noun} und {noun}
die {adjective} {noun}
zur {kind} der {noun}
{kind} zur {noun}
{noun}, {noun} und {noun}
{noun} in der {noun}
das {noun} der {noun}
über {noun} und {noun}
vom {noun} zum {noun}
zwischen {noun} und {noun}
{noun} als {noun}
{adjective} {noun} im {noun}
{noun} bei {family}
{kind} eines {noun}s
{noun}
der Kampf um die {noun}
was ist {noun}
{kind} zu einer {adjective}n {noun}
{Word}{tail}
{noun}. {kind} zur {noun} der {noun}
{noun} und {noun} in {place} {year}
{noun} {before} bis {after}
{given} {family}. {adjective} {noun}
{noun} des {noun}s von {year}
""",
    "fr": """
l'histoire de la {noun}
la {noun} et le {noun}
{noun} et {noun}
le {noun} en {noun}
essai sur la {noun}
les origines de la {noun}
pour une {noun} de la {noun}
{noun}, {noun} et {noun}
la {noun} au XVIIIe siècle
naissance de la {noun}
de la {noun}
qu'est-ce que la {noun} ?
l'invention du {noun}
{noun} à Paris
""",
    "it": """
storia della {noun}
{noun} e {noun}
la {noun} nel {noun}
{noun} a Venezia nel {noun}
il {noun} e la {noun}
studi sulla {noun}
le origini della {noun}
{noun}, {noun} e {noun}
i {noun} veneziani
per la storia della {noun}
contributo allo studio del {noun}
Venezia e la {noun}
l'{noun}
{noun} di {family}
""",
    "es": """
historia de la {noun}
{noun} y {noun}
la {noun} en {noun}
el {noun} y la {noun}
estudios sobre {noun}
los orígenes de la {noun}
{noun}, {noun} y {noun}
hacia una {noun} de la {noun}
la invención de {noun}
""",
}


def phrase(rng: random.Random, lang: str) -> str:
    """Return one noun phrase of a title."""

    def one_of(words: str) -> str:
        return rng.choice(WORDS[words])

    return filled(
        rng,
        _PHRASES[lang],
        {
            "noun": lambda: noun(rng, lang),
            "tail": lambda: noun(rng, lang).lower(),
            "kind": lambda: one_of(f"noun_{lang}"),
            "adjective": lambda: one_of(rng.choice((f"adj_{lang}", f"adjective_{lang}"))),
            "gerund": lambda: one_of(f"gerund_{lang}"),
            "name": lambda: rng.choice(WORDS["place"] + WORDS["family"]),
            "given": lambda: one_of("given"),
            "family": lambda: one_of("family"),
            "person": lambda: f"{one_of('given')} {one_of('family')}",
            "place": lambda: one_of("place"),
            "word": lambda: pseudo(rng),
            "Word": lambda: pseudo(rng).capitalize(),
            "year": lambda: str(rng.randrange(1500, 2000 if lang == "en" else 1990)),
            "before": lambda: str(rng.randrange(1500, 1940)),
            "after": lambda: str(rng.randrange(1940, 2000)),
            "remains": lambda: rng.choice(_REMAINS),
            "number": lambda: rng.choice(("two", "three", "four", "seven", "twelve", "12", "100", "501")),
            "did": lambda: rng.choice(("changed", "made", "shook", "lost")),
            "who": lambda: rng.choice(("we", "I", "you", "they", "who")),
            "do": lambda: rng.choice(("speak", "remember", "need", "want", "love", "own", "are")),
            "whose": lambda: rng.choice(("the", "our", "your", "no")),
        },
    )


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
