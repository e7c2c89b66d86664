"""Word lists in, invented works out: names, titles, journals, presses, dates, in several languages."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

Work = dict[str, Any]


def read_words(path: Path = Path(__file__).with_name("words.txt")) -> dict[str, list[str]]:
    """Return the lists of `words.txt` by section, doublets removed, order kept."""
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current += [word.strip() for word in line.split("|") if word.strip()]
    return {name: list(dict.fromkeys(words)) for name, words in sections.items()}


WORDS = read_words()
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}
SHORT_MONTHS = {
    "en": "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(),
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.".split(),
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(),
    "it": "gen. feb. mar. apr. mag. giu. lug. ago. set. ott. nov. dic.".split(),
    "es": "ene. feb. mar. abr. mayo jun. jul. ago. sept. oct. nov. dic.".split(),
}
_ONSETS = "b bl br c ch cl cr d dr f fl fr g gl gr h j k kl kr l m n p ph pl pr qu r s sch sh sk sl sm st str t th tr v w z".split()
_VOWELS = "a e i o u ai au ea ee ei ie oo ou ö ü ä é ó".split()
_CODAS = ["", "", "", "n", "r", "l", "s", "t", "ck", "nd", "rt", "st", "m", "ng", "ll", "tz", "x", "ff"]
_ENDINGS = {
    "en": ["son", "ton", "ley", "ford", "er", "man", "wood", "s", "", "field"],
    "de": ["mann", "er", "stein", "berg", "ing", "ke", "hardt", "bach", "feld", ""],
    "fr": ["eau", "et", "ard", "ier", "on", "in", "elle", "ault"],
    "it": ["ini", "elli", "etti", "ucci", "one", "aro", "ato", "i", "azzi"],
    "es": ["ez", "ero", "illo", "era", "ales", "ana", "oza"],
}


def pseudo(rng: random.Random, syllables: int | None = None) -> str:
    """Return a word that no list holds."""
    count = syllables or rng.choice((1, 2, 2, 3))
    return "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(count))


def family(rng: random.Random, lang: str) -> str:
    """Return a family name, half of them invented."""
    if rng.random() < 0.5:
        return rng.choice(WORDS["family"])
    name = (pseudo(rng, rng.choice((1, 1, 2))) + rng.choice(_ENDINGS[lang])).capitalize()
    kind = rng.random()
    if kind < 0.05:
        name += "-" + rng.choice(WORDS["family"]).split()[-1]
    elif kind < 0.08:
        name = rng.choice(("Mc", "O'", "O’", "Mac", "D'", "D’")) + name
    elif kind < 0.14:
        name = (
            rng.choice(
                (
                    "von ",
                    "van ",
                    "de ",
                    "van der ",
                    "van den ",
                    "Le ",
                    "De ",
                    "di ",
                    "del ",
                    "della ",
                    "du ",
                    "La ",
                    "Da ",
                )
            )
            + name
        )
    elif kind < 0.17 and lang == "es":
        name += " " + rng.choice(WORDS["family"])
    return name


def person(rng: random.Random, lang: str) -> tuple[str, str]:
    """Return (given, family)."""
    given = rng.choice(WORDS["given"]) if rng.random() < 0.92 else pseudo(rng, 2).capitalize()
    kind = rng.random()
    if kind < 0.25:
        given += f" {rng.choice('ABCDEFGHJKLMNPRSTW')}."
    elif kind < 0.32:
        given += " " + rng.choice(WORDS["given"])
    elif kind < 0.36:
        given = f"{rng.choice('ABCDEFGHJKLMNPRSTW')}. {given}"
    elif kind < 0.40:
        given = f"{rng.choice('ABCDEFGHJKLMNPRSTW')}. {rng.choice('ABCDEFGHJKLMNPRSTW')}."
    return given, family(rng, lang)


_MONONYMS = (
    "Aristotle|Plato|Homer|Euripides|Augustine|Cicero|Virgil|Ovid|Plutarch|Tacitus|Herodotus|Thomas Aquinas|Flavius Josephus|Josephus|"
    "Philo|Petrarca|Dante Alighieri|Erasmus|Christine de Pizan|Ibn Khaldun|Leonardo da Vinci|Tertullian|Livy|Xenophon|Confucius"
).split("|")


def people(rng: random.Random, lang: str, few: bool = False) -> list[tuple[str, str]]:
    """Return one to nine persons, mostly one or two."""
    weights = (70, 20, 7, 3, 0, 0, 0) if few else (46, 26, 13, 7, 4, 3, 1)
    count = rng.choices((1, 2, 3, 4, 5, 7, 9), weights)[0]
    if not few and rng.random() < 0.015:
        return [("", rng.choice(_MONONYMS))]
    return [person(rng, lang) for _ in range(count)]


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
    n = lambda: noun(rng, lang)  # noqa: E731
    if lang == "en":
        a = lambda: rng.choice(WORDS[rng.choice(("adj_en", "adjective_en"))])  # noqa: E731
        g = lambda: rng.choice(WORDS["gerund_en"])  # noqa: E731
        who = lambda: f"{rng.choice(WORDS['given'])} {rng.choice(WORDS['family'])}"  # noqa: E731
        m = lambda: rng.choice(WORDS["noun_en"])  # noqa: E731
        p = lambda: rng.choice(WORDS["place"] + WORDS["family"])  # noqa: E731
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
        a = lambda: rng.choice(WORDS[rng.choice(("adj_de", "adjective_de"))])  # noqa: E731
        m = lambda: rng.choice(WORDS["noun_de"])  # noqa: E731
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


_SPECIES = (
    "Drosophila melanogaster|Escherichia coli|E. coli|C. elegans|Saccharomyces cerevisiae|Arabidopsis thaliana|Mus musculus|"
    "Pseudomonas aeruginosa|Plasmodium falciparum|Homo sapiens|Staphylococcus aureus|Zea mays|Bacillus subtilis"
).split("|")
_MATTERS = (
    "expression|inhibition|activation|binding|synthesis|detection|degradation|replication|transport|segmentation|"
    "optimization|estimation|simulation|dynamics|stability|diffusion|absorption|scattering|emission|spectra|kinetics|"
    "receptors|proteins|cells|neurons|lymphocytes|membranes|genes|antibodies|nanoparticles|polymers|electrolytes|"
    "galaxies|clusters|neutrinos|lattices|alloys|sediments|basins|populations|patients|infants|mice|rats|networks|"
    "circuits|signals|images|databases|processors|models|equations|operators|manifolds|graphs|polynomials"
).split("|")
_MANNERS = (
    "selective|human|bovine|chronic|acute|monoclonal|recombinant|nonlinear|adaptive|parallel|sparse|robust|random|"
    "turbulent|relativistic|spin-polarized|high-energy|low-temperature|ultra-thin|two-dimensional|finite-element|"
    "age-related|insulin-dependent|time-resolved|large-scale|fault-tolerant|in vivo|in vitro|discontinuous|Bayesian|"
    "class II|type 2|T-cell|X-ray|non-Abelian|Gaussian|Markov|Hamiltonian|magnetic|thermal|optical"
).split("|")


def _matter(rng: random.Random) -> str:
    """Return what a paper of the sciences is about, now and then an abbreviation, a formula or a species."""
    kind = rng.random()
    if kind < 0.12:
        return "".join(rng.choice("ABCDEFGHILMNPRSTX") for _ in range(rng.randrange(2, 5))) + rng.choice(
            ("", "", "-1", "2", "s", "-α")
        )
    if kind < 0.18:
        return f"{rng.randrange(1, 9)},{rng.randrange(1, 9)}-{pseudo(rng)}{rng.choice(('ine', 'ane', 'ol', 'ase'))}"
    if kind < 0.28:
        return pseudo(rng) + rng.choice(("ergic neurons", "ase", "in", "itis", "osis", "ine", "ate", "oid"))
    matter = rng.choice(_MATTERS)
    return f"{rng.choice(_MANNERS)} {matter}" if rng.random() < 0.6 else matter


def science_title(rng: random.Random) -> str:
    """Return the title of a paper of the sciences: long, lower-case, with commas, abbreviations, Latin names."""
    m = lambda: _matter(rng)  # noqa: E731
    text = rng.choice(
        (
            lambda: f"{m()} and {m()} in {rng.choice(_SPECIES)}",
            lambda: f"effect of {m()} on {m()}",
            lambda: f"effects of {m()}, {m()}, and {m()} on {m()} in {m()}",
            lambda: f"{m()} of {m()}, {m()} and {m()} in the {m()}",
            lambda: (
                f"{m()} for {m()}: a {rng.choice(('review', 'case study', 'randomized trial', 'new approach', 'meta-analysis'))}"
            ),
            lambda: f"{m()} by {m()} using {m()}",
            lambda: f"a {m()} method for {m()} with {m()}",
            lambda: f"on the {m()} of {m()}",
            lambda: f"{m()} are associated with {m()} and reveal {m()}",
            lambda: f"{m()} induces {m()} in {rng.choice(_SPECIES)} {m()}",
            lambda: f"{m()} ({m()}) and its {m()}",
            lambda: f"{m()}",
            lambda: f"{m()}. {m()} in {m()}".capitalize(),
            lambda: f"{pseudo(rng).capitalize()}: {m()} for {m()}",
            lambda: f"the {m()} model: {m()} and {m()}",
            lambda: f"{m()} in {m()} at {rng.randrange(2, 900)} {rng.choice(('K', 'GeV', 'nm', 'MHz'))}",
            lambda: f"searching for {m()} in {m()} data",
        )
    )()
    return text[:1].upper() + text[1:]


def title(rng: random.Random, lang: str, long: bool = False) -> str:
    """Return a title, often with a subtitle, a span of years, quoted words or a question mark."""
    if lang == "en" and rng.random() < 0.16:
        return science_title(rng)
    text = phrase(rng, lang)
    if rng.random() < 0.14:
        words = [noun(rng, lang) for _ in range(rng.choice((1, 1, 2, 2, 3)))]
        if lang == "en" and len(words) == 2 and rng.random() < 0.5:
            words[0] = rng.choice(("the ", "a ", "", "", "")) + rng.choice(WORDS["adj_en"] + WORDS["more_en"][-50:])
        text = " ".join(words)
    kind = rng.random()
    if kind < 0.36:
        text += rng.choice((": ", ": ", ": ", ". ", ". ", "? ", "! ", " – ", " - ", " : ", "; ")) + (
            phrase(rng, lang) if rng.random() < 0.8 else "1 " + phrase(rng, lang)
        ).replace("the ", rng.choice(("the ", "The ", "")), 1)
    if long and rng.random() < 0.5:
        link = {"en": " with ", "de": " mit ", "fr": " avec ", "it": " con ", "es": " con "}[lang]
        text += link + phrase(rng, lang)
    if rng.random() < 0.12:
        text += rng.choice((", ", ": ", " ", ", ")) + _years(rng)
    if rng.random() < 0.05:
        text += "?"
    if rng.random() < 0.04:
        text = rng.choice(("‘{}’ and {}", "'{}' and {}", "“{}”: {}", '"{}": {}')).format(phrase(rng, lang), text)
    if rng.random() < 0.04:
        text += " (" + phrase(rng, lang) + ")"
    if rng.random() < 0.02:
        text += rng.choice((" I", " II", " III", ", Part II", ", Part 1", " [sic]", ", vol. 1", " 2"))
    return text[:1].upper() + text[1:]


def journal(rng: random.Random, lang: str) -> str:
    """Return the name of a journal: known, composed or abbreviated."""
    kind = rng.random()
    if kind < 0.35:
        return rng.choice(WORDS["journal"])
    if kind < 0.50:
        words = rng.sample(WORDS["jabbr"], rng.randrange(2, 5))
        name = " ".join(words)
        return name if rng.random() < 0.6 else name.replace(".", "")
    if kind < 0.53:
        return rng.choice(
            "ApJ MNRAS A&A AJ ApJS PASP ARA&A JHEP PRL PRD A&AS JCAP PoS JBL JSOT HTR CBQ ZAW VT NTS ZNW TDNT BICS CQ CP TAPA WJA QUCC RFIC JHS AJP RhM GRBS".split()
        )
    if kind < 0.56:
        return "".join(rng.choice("ABCDEGHIJKLMNPRSTVZ") for _ in range(rng.randrange(2, 6)))
    if lang == "en":
        t = lambda: rng.choice(WORDS["jtopic"])  # noqa: E731
        return rng.choice(
            (
                lambda: f"Journal of {t()}",
                lambda: f"Journal of {t()} and {t()}",
                lambda: f"{t()}",
                lambda: f"{t()} Review",
                lambda: f"{t()} Quarterly",
                lambda: f"International Journal of {t()}",
                lambda: f"American Journal of {t()}",
                lambda: f"Annals of {t()}",
                lambda: f"{t()} & {t()}",
                lambda: f"{t()} Letters",
                lambda: f"The Journal of {t()}",
                lambda: f"European Journal of {t()}",
                lambda: f"Studies in {t()}",
                lambda: f"{t()} Today",
                lambda: f"British Journal of {t()}",
                lambda: f"Annual Review of {t()}",
                lambda: f"Advances in {t()}",
                lambda: f"Trends in {t()}",
                lambda: f"Bulletin of {t()}",
                lambda: (
                    f"Proceedings of the {rng.choice(('Royal', 'American', 'National'))} {rng.choice(('Society', 'Academy'))} of {t()}"
                ),
                lambda: f"Quarterly of {t()} & {t()}",
                lambda: f"University of {rng.choice(WORDS['place'])} Law Review",
                lambda: f"{rng.choice(WORDS['place'])} Law Journal",
                lambda: pseudo(rng).capitalize(),
                lambda: f"Transactions on {t()}",
                lambda: f"IEEE Transactions on {t()}",
                lambda: f"Current {t()}",
                lambda: f"{rng.choice(WORDS['adj_en']).capitalize()} {t()}",
            )
        )()
    t = lambda: rng.choice(WORDS[f"topic_{lang}"])  # noqa: E731
    forms = {
        "de": (
            lambda: f"Zeitschrift für {t()}",
            lambda: f"Archiv für {t()}",
            lambda: f"Jahrbuch für {t()}",
            lambda: f"Zeitschrift für {t()} und {t()}",
            lambda: f"{t()} und {t()}",
            lambda: f"Beiträge zur {t()}",
            lambda: f"Kritische {t()}",
        ),
        "fr": (
            lambda: f"Revue de {t()}",
            lambda: f"Cahiers de {t()}",
            lambda: f"Revue française de {t()}",
            lambda: f"Études de {t()}",
            lambda: f"Annales de {t()}",
            lambda: f"Bulletin de la Société de {t()}",
        ),
        "it": (
            lambda: f"Rivista di {t()}",
            lambda: f"Quaderni di {t()}",
            lambda: f"Archivio di {t()}",
            lambda: f"Studi di {t()}",
            lambda: f"Bollettino di {t()}",
            lambda: f"Annali di {t()}",
        ),
        "es": (
            lambda: f"Revista de {t()}",
            lambda: f"Estudios de {t()}",
            lambda: f"Cuadernos de {t()}",
            lambda: f"Anuario de {t()}",
            lambda: f"Boletín de {t()}",
        ),
    }[lang]
    return rng.choice(forms)()


def conference(rng: random.Random) -> str:
    """Return the name of a conference volume."""
    t = lambda: rng.choice(WORDS["jtopic"] + WORDS["topic_en"]).title()  # noqa: E731
    nth = rng.choice(("", "", "First ", "Third ", "12th ", "5th ", "XIth ", "23rd ", "1999 ", "2008 "))
    base = rng.choice(
        (
            f"Proceedings of the {nth}International Conference on {t()}",
            f"Proc. {nth}Int. Conf. on {t()}",
            f"Proceedings of the {nth}Annual Meeting of the Association for {t()}",
            f"Proc. of the {nth}Workshop on {t()}",
            f"{nth}International Symposium on {t()}",
            f"{nth}European Conference on {t()}",
            f"Advances in {t()} and {t()}",
            f"Proc. IEEE {t()}",
            f"Proceedings of {rng.choice(('ACL', 'SIGIR', 'NIPS', 'ICML', 'CVPR', 'SIGMOD', 'VLDB', 'PODC'))}{rng.choice(('', ' 98', ' 2003', chr(39) + '97', '-95'))}",
            f"{t()} {rng.randrange(1985, 2015)}",
        )
    )
    if rng.random() < 0.15:
        base += f" ({''.join(rng.choice('ABCDEILMNPRST') for _ in range(4))}{rng.choice(('', ' 97', '-2001', chr(39) + '05'))})"
    return base


def publisher(rng: random.Random, lang: str) -> str:
    """Return a press: known or composed."""
    if rng.random() < 0.68:
        return rng.choice(WORDS["publisher"])
    name = rng.choice(WORDS["family"]) if rng.random() < 0.5 else pseudo(rng, 2).capitalize()
    place = rng.choice(WORDS["place"])
    return rng.choice(
        {
            "en": (
                f"{name} Press",
                f"University of {place} Press",
                f"{place} University Press",
                f"{name} & {rng.choice(WORDS['family'])}",
                f"{name} Books",
                f"{name}",
                f"{name} Publishing",
                f"{name} and Sons",
                f"{name} Publishers",
                f"{name} House",
                f"{name} and Co.",
                f"{name} Inc.",
            ),
            "de": (
                f"{name} Verlag",
                f"Verlag {name}",
                f"{name}",
                f"{name} & {rng.choice(WORDS['family'])}",
                f"Universitätsverlag {place}",
                f"{name}-Verlag",
                f"Verlag für {rng.choice(WORDS['topic_de'])}",
            ),
            "fr": (
                f"Éditions {name}",
                f"Presses universitaires de {place}",
                f"{name}",
                f"Éd. {name}",
                f"Librairie {name}",
                f"Editions de la {name}",
                f"Imprimerie {name}",
            ),
            "it": (
                f"{name} Editore",
                f"Edizioni {name}",
                f"{name}",
                f"Tip. {name}",
                f"Tipografia {name}",
                f"Editrice {name}",
            ),
            "es": (f"Editorial {name}", f"Ediciones {name}", f"{name}", f"Universidad de {place}"),
        }[lang]
    )


def place(rng: random.Random) -> str:
    """Return a place of publication, now and then two or one with its region."""
    base = rng.choice(WORDS["place"]) if rng.random() < 0.92 else pseudo(rng, 2).capitalize()
    kind = rng.random()
    if kind < 0.02:
        return f"{base}, {rng.choice(WORDS['region'])}, {rng.choice(WORDS['region'])}"
    if kind < 0.03:
        return f"{base} {rng.choice(WORDS['region'])}"
    if kind < 0.15:
        return f"{base}, {rng.choice(WORDS['region'])}"
    if kind < 0.22:
        both = (
            base
            + rng.choice((" and ", "/", "; ", ", ", " & ", " – ", "-", " / ", ", and ", " und "))
            + rng.choice(WORDS["place"])
        )
        return (
            both
            if rng.random() < 0.85
            else both + rng.choice((" and ", "-", ", ", "/", " – ")) + rng.choice(WORDS["place"])
        )
    if kind < 0.25:
        return base + rng.choice(
            (
                " a. M.",
                " a.M.",
                "/Ts.",
                " i. Br.",
                " am Main",
                " (Saale)",
                " [etc.]",
                " u. a.",
                " u.a.",
                " (Mass.)",
                " Mass.",
                " et al.",
                " usw.",
            )
        )
    return base


def year(rng: random.Random) -> int:
    """Return a year of publication, most of them after 1950."""
    return rng.choices(
        (rng.randrange(1500, 1850), rng.randrange(1850, 1950), rng.randrange(1950, 1990), rng.randrange(1990, 2025)),
        (4, 12, 32, 52),
    )[0]


def pages(rng: random.Random) -> str:
    """Return a range of pages as printed."""
    first = rng.choice(
        (rng.randrange(1, 60), rng.randrange(60, 500), rng.randrange(100, 2500), rng.randrange(1000, 20000))
    )
    last = first + rng.randrange(2, 45)
    dash = rng.choices(("-", "–", "—", "--", " - ", "−", "‑"), (38, 50, 3, 5, 3, 1, 1))[0]
    kind = rng.random()
    if kind < 0.2 and last // 100 == first // 100 and first > 100:
        return f"{first}{dash}{last % 100:02}"
    if kind < 0.24:
        return f"{rng.choice('ABDESL')}{first}{dash}{rng.choice(('', 'S', 'E')) or ''}{last}"
    if kind < 0.30:
        return f"{first}"
    if kind < 0.32:
        return rng.choice(("xi–xxv", "i–xx", "vii–xv", "I–XX"))
    return f"{first}{dash}{last}"


def locator(rng: random.Random, lang: str) -> str:
    """Return a pinpoint as printed, without its label."""
    first = rng.randrange(1, 600)
    tail = {
        "en": (
            "",
            "",
            "",
            "",
            " ff.",
            "f.",
            " n. 3",
            ", 44",
            "–" + str(first + 3),
            "-" + str(first + 2),
            "–" + f"{(first + 5) % 100:02}",
        ),
        "de": ("", "", " f.", " ff.", "f.", "ff.", "–" + str(first + 3), " Anm. 3"),
        "fr": ("", "", " sq.", " et suiv.", "-" + str(first + 4)),
        "it": ("", "", " ss.", " sg.", "-" + str(first + 4), " e n. 5"),
        "es": ("", "", " y ss.", "-" + str(first + 4)),
    }[lang]
    return f"{first}{rng.choice(tail)}"


def roman(number: int) -> str:
    """Return a roman numeral in capitals."""
    text = ""
    for value, letters in (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while number >= value:
            text += letters
            number -= value
    return text


def url(rng: random.Random) -> str:
    """Return an address."""
    host = pseudo(rng, 2).encode("ascii", "ignore").decode() or "site"
    domain = rng.choice(
        (
            f"www.{host}.{rng.choice(('com', 'org', 'edu', 'gov', 'de', 'co.uk', 'fr'))}",
            f"{host}.{rng.choice(('com', 'org', 'net', 'it'))}",
        )
    )
    path = "/".join(
        rng.choice(
            (
                "news",
                "article",
                "papers",
                "id",
                "2014/05",
                "archives",
                "pdf",
                str(rng.randrange(10000)),
                "index.html",
                "a-long-title-in-words",
                "doc_12.pdf",
                "view?id=123",
                "~smith",
            )
        )
        for _ in range(rng.randrange(0, 4))
    )
    scheme = rng.choices(("http://", "https://", ""), (5, 5, 1))[0]
    if not scheme and not domain.startswith("www") and not path:
        scheme = "http://"
    text = f"{scheme}{domain}/{path}" if path or rng.random() < 0.5 else f"{scheme}{domain}"
    if rng.random() < 0.04:
        at = rng.randrange(len(text) // 2, len(text))
        text = text[:at] + " " + text[at:]
    return text


def doi(rng: random.Random) -> str:
    """Return a DOI, bare."""
    return f"10.{rng.randrange(1000, 50000)}/" + rng.choice(
        (
            f"j.{pseudo(rng)[:5].encode('ascii', 'ignore').decode()}.{rng.randrange(1990, 2024)}.{rng.randrange(10, 99):02}.{rng.randrange(1, 999):03}",
            f"{rng.randrange(10**5, 10**7)}",
            f"S{rng.randrange(10**8)}-{rng.randrange(10**4)}(98){rng.randrange(10**5)}-X",
            f"nature{rng.randrange(1000, 99999)}",
            f"978-3-{rng.randrange(10**6)}_{rng.randrange(30)}",
        )
    )
