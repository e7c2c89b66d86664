"""A random source in, titles of papers of the sciences and names of conferences out."""

from __future__ import annotations

import random

from references.names import pseudo
from references.wordlists import WORDS

_SPECIES = (
    "Drosophila melanogaster|Escherichia coli|E. coli|C. elegans|Saccharomyces cerevisiae|Arabidopsis thaliana|Mus musculus|"
    "Pseudomonas aeruginosa|Plasmodium falciparum|Homo sapiens|Staphylococcus aureus|Zea mays|Bacillus subtilis|Pan troglodytes|"
    "Quercus robur|Salmo trutta|Rattus norvegicus|Picea abies|Daphnia magna|Apis mellifera|Streptomyces coelicolor gen. nov."
).split("|")
_FORMULAE = "MgB2|TiO2|GaAs|CO2|H2O2|NaCl|SU(3)|O(n)|U(1)|G(q)|1/f|e+e−|Li-ion|p53|IL-6|HIV-1|CD4+|TNF-α|β-catenin|11β-HSD|H-1|2D|3-D".split(
    "|"
)
_PEOPLE = "patients|children|adolescents|adults|women|older adults|infants|students|mice|rats|healthy volunteers|twins|survivors|nurses|teachers|immigrants|farmers".split(
    "|"
)
_STUDIES = (
    "a review|a case study|a randomized controlled trial|a new approach|a meta-analysis|a systematic review|a prospective study|"
    "an overview|preliminary results|theory and experiment|a comparison of two methods|evidence from {place}|a survey|"
    "the case of {place}|recent developments|lessons from {place}|implications for {m}|a pilot study|the role of {m}|an update|"
    "results of the {place} study|past, present, and future|a tool for {m}|friend or foe?|principles and practice"
).split("|")


def _letters(rng: random.Random, least: int = 2, most: int = 5) -> str:
    return "".join(rng.choice("ABCDEFGHILMNPRSTX") for _ in range(rng.randrange(least, most)))


def _system(rng: random.Random) -> str:
    """Return a coined name: "DenseCap", "MacMARCKS", "FlexiTaint", "ARITO"."""
    word = pseudo(rng, rng.choice((1, 2))).capitalize()
    return rng.choice(
        (
            word,
            word + pseudo(rng, 1).capitalize(),
            word + _letters(rng),
            _letters(rng, 3, 6),
            _letters(rng, 1, 3) + "-" + word,
            word + "-" + str(rng.randrange(2, 30)),
            word + "Net",
            rng.choice(WORDS["word_en"]).capitalize() + rng.choice(WORDS["word_science"]).split()[0].capitalize(),
        )
    )


def _matter(rng: random.Random) -> str:
    """Return what a paper is about, now and then an abbreviation, a formula or a coined word."""
    kind = rng.random()
    if kind < 0.05:
        return _letters(rng) + rng.choice(("", "", "-1", "2", "s", "-α"))
    if kind < 0.08:
        return rng.choice(_FORMULAE)
    if kind < 0.10:
        return f"{rng.randrange(1, 9)},{rng.randrange(1, 9)}-{pseudo(rng)}{rng.choice(('ine', 'ane', 'ol', 'ase'))}"
    if kind < 0.15:
        return pseudo(rng) + rng.choice(("ergic neurons", "ase", "in", "itis", "osis", "ine", "ate", "oid"))
    if kind < 0.20:
        return rng.choice(WORDS[rng.choice(("word_en", "more_en"))])
    matter = rng.choice(WORDS["word_science"])
    if rng.random() < 0.18:
        matter = rng.choice(WORDS["word_science"]).removesuffix("s") + " " + matter
    if rng.random() < 0.03:
        matter = f"{rng.choice(WORDS['family'])} {matter}"
    if rng.random() < 0.05:
        matter += f" ({_letters(rng)})"
    if rng.random() < 0.55:
        matter = f"{rng.choice(WORDS[rng.choice(('adjective_science', 'adjective_science', 'adjective_en'))])} {matter}"
    return matter


def _setting(rng: random.Random) -> str:
    """Return where or in whom: "in rats", "among Kenyan infants", "at Lake Tanner, Finland"."""
    place = rng.choice(WORDS["place"])
    return rng.choice(
        (
            lambda: f"in {rng.choice(_PEOPLE)}",
            lambda: f"in {rng.choice(_PEOPLE)} with {_matter(rng)}",
            lambda: f"among {rng.choice(WORDS['adjective_science'])} {rng.choice(_PEOPLE)}",
            lambda: f"in {rng.choice(_SPECIES)}",
            lambda: f"in {place}",
            lambda: f"in {place}, {rng.choice(WORDS['region'])}",
            lambda: (
                f"at {rng.choice(('Lake', 'Mount', 'the'))} {place} {rng.choice(('crater', 'basin', 'site', 'river', 'area'))}"
            ),
            lambda: f"at {rng.randrange(2, 900)} {rng.choice(('K', 'GeV', 'nm', 'MHz', 'TeV', '°C'))}",
            lambda: (
                f"in the {rng.choice(('early', 'late', 'Middle', 'Upper', 'Lower'))} {place} {rng.choice(('formation', 'valley', 'region', 'Delta'))}"
            ),
            lambda: f"during {_matter(rng)}",
            lambda: f"following {_matter(rng)}",
            lambda: f"under {_matter(rng)}",
            lambda: f"from {rng.randrange(1850, 1999)} to {rng.randrange(1999, 2024)}",
        )
    )()


def science_title(rng: random.Random) -> str:
    """Return the title of a paper of the sciences: long, lower-case, with commas, abbreviations, brackets, Latin names."""

    def m() -> str:
        return _matter(rng)

    def g() -> str:
        return rng.choice(WORDS["gerund_en"])

    text = rng.choice(
        (
            lambda: f"{m()} and {m()} {_setting(rng)}",
            lambda: f"{rng.choice(('effect', 'influence', 'impact', 'role'))} of {m()} on {m()} {_setting(rng)}",
            lambda: f"effects of {m()}, {m()}, and {m()} on {m()}",
            lambda: (
                f"the {rng.choice(('effect', 'influence', 'impact', 'role', 'use', 'importance'))} of {m()} in {m()}"
            ),
            lambda: f"{m()} of {m()}, {m()} and {m()} in the {m()}",
            lambda: f"{m()} for {m()}",
            lambda: f"{m()} by {m()} using {m()}",
            lambda: f"{m()} of {m()} for {m()} and {m()} of {m()}",
            lambda: (
                f"a {m()} {rng.choice(('method', 'model', 'algorithm', 'theory', 'framework'))} for {m()} with {m()}"
            ),
            lambda: f"an {rng.choice(_FORMULAE)} {rng.choice(('algorithm', 'method'))} for {m()} {m()}",
            lambda: f"on the {m()} of {m()}",
            lambda: f"{m()} are associated with {m()} and reveal {m()}",
            lambda: (
                f"{m()} {rng.choice(('induces', 'regulates', 'inhibits', 'determines', 'sheds light on', 'predicts', 'does not affect'))} {m()} {_setting(rng)}"
            ),
            lambda: f"{rng.choice(('is', 'are', 'can', 'does'))} {m()} {rng.choice(WORDS['adjective_science'])}? {m()}",
            lambda: f"{m()}",
            lambda: f"{m()}. {m()} in {m()}".capitalize(),
            lambda: f"{_system(rng)}: {rng.choice(('a ', '', '', 'an ', 'the '))}{m()} for {m()}",
            lambda: f"{_system(rng)}, a novel {m()} of the {m()} family of {m()}",
            lambda: f"the {m()} model: {m()} and {m()}",
            lambda: f"{g()} {m()} {_setting(rng)}",
            lambda: f"{g()} {m()} with {m()}",
            lambda: f"{g()} and {g()} {m()} for {m()}",
            lambda: (
                f"{rng.choice(('modeling', 'identification', 'comparison', 'characterization', 'development', 'detection', 'measurement', 'analysis', 'synthesis', 'cloning and expression', 'validation'))} of {m()} and {m()} {_setting(rng)}"
            ),
            lambda: (
                f"{rng.choice(('evidence for', 'towards', 'a study of', 'a note on', 'advances in', 'improving', 'relationship between', 'association between', 'prediction of'))} {m()} and {m()}"
            ),
            lambda: f"{m()} {_setting(rng)}",
            lambda: (
                f"{rng.choice(('measurement', 'observation', 'search', 'evidence'))} {rng.choice(('of', 'for'))} the {m()} in pp collisions at √s = {rng.randrange(2, 14)} TeV"
            ),
        )
    )()
    kind = rng.random()
    if kind < 0.16:
        study = rng.choice(_STUDIES).format(m=_matter(rng), place=rng.choice(WORDS["place"]))
        text += rng.choice((": ", ": ", ": ", ". ", " – ", "—")) + (study if rng.random() < 0.6 else study.capitalize())
    elif kind < 0.28:
        text += rng.choice((": ", ": ", ". ")) + f"{m()} {rng.choice(('of', 'for', 'in', 'and', 'with'))} {m()}"
    elif kind < 0.32:
        text += (
            " ("
            + rng.choice(("abstract", "Review", "Invited Paper", f"{_letters(rng)}", "Heteroptera: Reduviidae", m()))
            + ")"
        )
    elif kind < 0.34:
        text += rng.choice((" I", " II", ". Part 2", ", part I", " III"))
    return text[:1].upper() + text[1:]


def conference(rng: random.Random) -> str:
    """Return the name of a conference or of its volume: whole, shortened, or its letters alone."""
    kind = rng.random()
    letters = rng.choice(WORDS["acronym"])
    year = rng.randrange(1985, 2022)
    if kind < 0.22:
        return rng.choice((letters, letters, f"{letters} {year}", f"{letters}’{year % 100:02}", f"{letters}'{year % 100:02}", f"{letters}-{year % 100:02}", f"Proc. {letters}", f"Proceedings of {letters}", f"Proc. of {letters}", f"{letters} (System Demonstrations)", f"{letters} Workshop"))  # fmt: skip
    topic = rng.choice(WORDS["jtopic"] + WORDS["topic_en"] + WORDS["word_science"]).title()
    if rng.random() < 0.35:
        topic += rng.choice((" and ", " for ", " in ", " & ", ", ")) + rng.choice(WORDS["word_science"]).title()
    nth = rng.choice(("", "", "First ", "Second ", "Third ", "Eleventh ", "12th ", "5th ", "XIth ", "23rd ", "1999 ", "2008 ", "8th ", "17th Annual ", "41st "))  # fmt: skip
    what = rng.choice(("International Conference on", "International Symposium on", "Conference on", "Annual Conference on", "Workshop on", "International Workshop on", "European Conference on", "National Conference on", "U.S. National Conference on", "World Congress on", "ACM Symposium on", "IEEE Conference on", "Annual Meeting of the Association for", "Int. Conf. on", "Symp. on", "Intl. Conf. on", "IEEE Computer Society Conference on"))  # fmt: skip
    base = rng.choice(("Proceedings of the ", "Proc. ", "Proc. of the ", "In Proceedings of ", "", "", "Presented at the ", "the ", "Proceedings, ", "Proceedings of The "))  # fmt: skip
    base = base.removeprefix("In ") + nth + what + " " + topic
    if rng.random() < 0.22:
        base += f" ({rng.choice((letters, f'{letters} {year}', f'{letters}’{year % 100:02}', f'{letters}-{year}'))})"
    return base[:1].upper() + base[1:] if rng.random() < 0.9 else base
