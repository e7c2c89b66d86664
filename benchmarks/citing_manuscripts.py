"""Made-up manuscripts that cite by name and year or by number, faultless or with one fault put in, for measuring.

Names, words and the manners of eight style guides are put together at random; nothing in them is anybody's text.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from audit.language.surnames import fold_name

_FAMILIES = (
    "Abbott Achterberg Adeyemi Alvarado Andrade Bäcker Baumgartner Bellini Bergström Bianchi Blanchard Bouchard "
    "Brandão Brewer Çelik Castellanos Cavalcanti Chaudhuri Chevalier Christensen Cooper Costa D'Angelo Delacroix "
    "Dietrich Domínguez Dubois Eriksson Esposito Fernandes Ferrari Fitzgerald Fontaine Fujimoto García Gallagher "
    "Gruber Guimarães Hakimi Hansen Haraldsson Hernández Hoffmann Horváth Ibrahim Ivanova Jansen Jørgensen Kamara "
    "Kaufmann Keller Kowalski Krishnan Lambert Laurent Lefebvre Lindqvist Lombardi Marchetti Martins Medeiros "
    "Mitchell Mokoena Moreau Müller Nakamura Navarro Nguyen Novák O'Connor Okonkwo Olivier Ortega Papadopoulos "
    "Pellegrini Pereira Petrov Quintana Ramírez Richter Rossi Salazar Santoro Schneider Sørensen Stevenson "
    "Takahashi Thompson Tremblay Ueda Valentini Vasconcelos Vogel Wagner Weber Whitfield Yılmaz Zamora Zhang "
    "Zimmermann"
)
FAMILIES = tuple(_FAMILIES.split())
COMPOUND = (
    "García Márquez",
    "van den Berg",
    "de la Cruz",
    "von Humboldt",
    "Lévi-Strauss",
    "Ortega y Gasset",
    "al-Jabri",
    "Di Iorio",
)
BODIES = ("World Health Organization", "European Commission", "Ministry of Finance", "Statistics Norway")
_GIVEN = (
    "Anna Bruno Clara David Elena Felix Greta Hugo Irene Jonas Karin Luis Marta Nils Olga Pavel Rosa Simon Tomas Vera"
)
GIVEN = tuple(_GIVEN.split())
_WORDS = (
    "trade memory harbours states paper labour weather archives letters borders taxes cities rivers schools "
    "prayers machines forests markets soldiers maps gardens clocks roads voices wages"
)
WORDS = tuple(_WORDS.split())
CLAUSES = (
    "The question has been put in several ways",
    "Most of the evidence comes from the coast",
    "Prices rose for a decade and then fell",
    "Nobody had counted the households before",
    "The sources are silent on this point",
    "A second survey gave the same result",
    "Wages were paid in kind until the end of the century",
    "In Germany, the law was changed in 1871",
    "The office had 1,204 clerks in 1950",
)


@dataclass(frozen=True)
class Work:
    """A made work. `letter` tells two works of one year apart."""

    families: tuple[str, ...]
    year: int
    letter: str = ""
    title: str = ""
    body: bool = False

    @property
    def dated(self) -> str:
        return f"{self.year}{self.letter}"


@dataclass(frozen=True)
class Manner:
    """One way to cite: how a bracket, a sentence's subject and an entry are written."""

    name: str
    inside: Callable[[Work, str], str]
    narrative: Callable[[Work], str]
    entry: Callable[[Work], str]
    heading: str
    join: str = "; "


def joined(work: Work, last: str, limit: int, others: str = "et al.") -> str:
    """Return the names as cited: all, or the first "et al."."""
    if len(work.families) > limit:
        return f"{work.families[0]} {others}"
    if len(work.families) == 1:
        return work.families[0]
    return ", ".join(work.families[:-1]) + last + work.families[-1]


def given(work: Work, index: int) -> str:
    """Return the same given name for the same place in a work."""
    return GIVEN[(len(work.title) * 7 + index * 3 + work.year) % len(GIVEN)]


def inverted(work: Work, separator: str, last: str, *, initials: bool, all_inverted: bool) -> str:
    """Return the names as an entry has them."""
    if work.body:
        return work.families[0]
    names = []
    for index, family in enumerate(work.families):
        first = given(work, index)
        first = first[0] + "." if initials else first
        names.append(f"{family}, {first}" if index == 0 or all_inverted else f"{first} {family}")
    return names[0] if len(names) == 1 else separator.join(names[:-1]) + last + names[-1]


def shouted(work: Work) -> Work:
    """Return the work with its names in capitals, as ABNT has them."""
    return replace(work, families=tuple(family.upper() for family in work.families))


def pages(work: Work) -> str:
    start = 10 + (work.year * 13) % 300
    return f"{start}–{start + 17}"


MANNERS = (
    Manner(
        "APA",
        lambda w, page: f"{joined(w, ' & ', 2)}, {w.dated}" + (f", p. {page}" if page else ""),
        lambda w: f"{joined(w, ' and ', 2)} ({w.dated})",
        lambda w: (
            f"{inverted(w, ', ', ', & ', initials=True, all_inverted=True).rstrip('.')}. ({w.dated}). {w.title}."
            f" *Journal of Record*, {w.year % 40}(2), {pages(w)}."
        ),
        "References",
    ),
    Manner(
        "Chicago",
        lambda w, page: f"{joined(w, ' and ', 3)} {w.dated}" + (f", {page}" if page else ""),
        lambda w: f"{joined(w, ' and ', 3)} ({w.dated})",
        lambda w: (
            f"{inverted(w, ', ', ', and ', initials=False, all_inverted=False)}. {w.dated}. “{w.title}.”"
            f" *Journal of Record* {w.year % 40} (2): {pages(w)}."
        ),
        "Works Cited",
    ),
    Manner(
        "Harvard",
        lambda w, page: f"{joined(w, ' and ', 2)}, {w.dated}" + (f": {page}" if page else ""),
        lambda w: f"{joined(w, ' and ', 2)} ({w.dated})",
        lambda w: (
            f"{inverted(w, ', ', ' and ', initials=True, all_inverted=True)} ({w.dated}) ‘{w.title}’, *Journal of"
            f" Record*,"
            f" {w.year % 40}(2), pp. {pages(w)}."
        ),
        "Reference list",
    ),
    Manner(
        "German",
        lambda w, page: f"{joined(w, '/', 2).replace(', ', '/')} {w.dated}" + (f": {page}" if page else ""),
        lambda w: f"{joined(w, ' und ', 2)} ({w.dated})",
        lambda w: (
            f"{inverted(w, '/', '/', initials=False, all_inverted=True)} ({w.dated}): {w.title}. In: Zeitschrift für"
            f" Geschichte {w.year % 40}, S. {pages(w)}."
        ),
        "Literaturverzeichnis",
    ),
    Manner(
        "French",
        lambda w, page: f"{joined(w, ' et ', 2)}, {w.dated}" + (f", p. {page}" if page else ""),
        lambda w: f"{joined(w, ' et ', 2)} ({w.dated})",
        lambda w: (
            f"{inverted(w, ', ', ' et ', initials=False, all_inverted=False)} ({w.dated}), « {w.title} », *Revue des"
            f" temps*,"
            f" n° {w.year % 40}, p. {pages(w)}."
        ),
        "Références bibliographiques",
        " ; ",
    ),
    Manner(
        "Spanish",
        lambda w, page: f"{joined(w, ' y ', 2)}, {w.dated}" + (f", p. {page}" if page else ""),
        lambda w: f"{joined(w, ' y ', 2)} ({w.dated})",
        lambda w: (
            f"{inverted(w, ', ', ' y ', initials=True, all_inverted=True).rstrip('.')}. ({w.dated}). {w.title}."
            f" *Revista de"
            f" Estudios*, {w.year % 40}, {pages(w)}."
        ),
        "Referencias",
    ),
    Manner(
        "Italian",
        lambda w, page: f"{joined(w, ' e ', 2)} {w.dated}" + (f", p. {page}" if page else ""),
        lambda w: f"{joined(w, ' e ', 2)} ({w.dated})",
        lambda w: (
            f"{inverted(w, ', ', ', ', initials=True, all_inverted=True)} ({w.dated}), *{w.title}*, «Rivista storica»,"
            f" {w.year % 40}, pp. {pages(w)}."
        ),
        "Riferimenti bibliografici",
    ),
    Manner(
        "Portuguese",
        lambda w, page: (
            f"{'; '.join(w.families[:3]).upper() + (' et al.' if len(w.families) > 3 else '')}, {w.dated}"
            + (f", p. {page}" if page else "")
        ),
        lambda w: f"{joined(w, ' e ', 3)} ({w.dated})",
        lambda w: (
            f"{inverted(shouted(w), '; ', '; ', initials=False, all_inverted=True)}."
            f" {w.title}. Revista de Estudos, v. {w.year % 40}, p. {pages(w)}, {w.dated}."
        ),
        "Referências",
    ),
)


def make_works(rng: random.Random, count: int) -> list[Work]:
    """Return works sorted as their list is; some authors have two works, one pair in one year."""
    families = rng.sample(FAMILIES, count)
    works = []
    for index in range(count):
        many = rng.choice((1, 1, 1, 2, 2, 3, 5))
        names = tuple(rng.sample(FAMILIES, many)) if many > 1 else (families[index],)
        names = (families[index], *[name for name in names if name != families[index]][: many - 1])
        if index % 9 == 4:
            names = (COMPOUND[rng.randrange(len(COMPOUND))],)
        body = index % 13 == 7
        if body:
            names = (rng.choice(BODIES),)
        title = f"{rng.choice(WORDS).capitalize()} and {rng.choice(WORDS)} in the age of {rng.choice(WORDS)}"
        works.append(Work(families=names, year=rng.randint(1965, 2022), title=title, body=body))
    pair = next((work for work in works if len(work.families) == 1 and not work.body), works[0])
    works[works.index(pair)] = replace(pair, letter="a")
    works.append(replace(pair, letter="b", title="A second look at " + rng.choice(WORDS)))
    seen: set[tuple[tuple[str, ...], str]] = set()
    works = [w for w in works if (w.families[:1], w.dated) not in seen and not seen.add((w.families[:1], w.dated))]  # type: ignore[func-returns-value]
    return sorted(works, key=sort_key)


def sort_key(work: Work) -> tuple[str, str]:
    return fold_name(work.families[0]), work.dated


def write(
    rng: random.Random, manner: Manner, works: list[Work], listed: list[Work], spoil: Callable[[str], str]
) -> str:
    """Write a manuscript that cites every one of `works` and lists `listed`; `spoil` changes one citation's text."""
    todo = works + rng.choices(works, k=len(works))
    rng.shuffle(todo)
    sentences = []
    while todo:
        clause = rng.choice(CLAUSES)
        kind = rng.random()
        if kind < 0.25:
            work = todo.pop()
            sentences.append(f"{manner.narrative(work)} took the other view.")
        else:
            group = [todo.pop() for _ in range(min(len(todo), rng.choice((1, 1, 1, 2, 3))))]
            cited = manner.join.join(
                manner.inside(w, str(rng.randint(1, 300)) if rng.random() < 0.3 else "") for w in group
            )
            sentences.append(f"{clause} ({cited}).")
    body = "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5))
    entries = "\n\n".join(manner.entry(work) for work in listed)
    return f"# {rng.choice(WORDS).capitalize()}\n\n{spoil(body)}\n\n## {manner.heading}\n\n{entries}\n"


def misspelt(rng: random.Random, name: str) -> str:
    """Return a name with one letter of its inside changed, lost or doubled."""
    at = rng.randrange(1, len(name) - 1)
    letter = rng.choice("aeinorstl")
    return rng.choice(
        (name[:at] + letter + name[at + 1 :], name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:])
    )


def author_date_case(rng: random.Random, manner: Manner, fault: str) -> tuple[str, str]:
    """Return a manuscript with one fault and the name that the finding must show."""
    works = make_works(rng, 24)
    plain = [w for w in works if not w.body and not w.letter and w.families[0].isalpha() and len(w.families[0]) > 5]
    target = rng.choice([w for w in plain if sum(o.families[0] == w.families[0] for o in works) == 1])
    listed = list(works)
    cited = list(works)
    name = target.families[0]
    if fault == "CIT001":
        listed.remove(target)
    elif fault == "CIT002":
        cited.remove(target)
    elif fault == "CIT003":
        delta = rng.choice((-10, -2, -1, 1, 2, 10))
        cited[cited.index(target)] = replace(target, year=target.year + delta)
    elif fault == "CIT004":
        wrong = misspelt(rng, name)
        while wrong == name:
            wrong = misspelt(rng, name)
        cited[cited.index(target)] = replace(target, families=(wrong, *target.families[1:]))
        name = wrong
    elif fault == "CIT005":
        at = listed.index(target)
        listed.remove(target)
        listed.insert((at + rng.randint(5, 15)) % len(listed), target)
    return write(rng, manner, cited, listed, lambda body: body), name


NUMERIC: dict[str, Callable[[str], str]] = {
    "[n]": lambda numbers: f" [{numbers}]",
    "⁽ⁿ⁾ Unicode": lambda numbers: numbers.translate(str.maketrans("0123456789–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")),
    "<sup>": lambda numbers: f"<sup>{numbers}</sup>",
    "(n)": lambda numbers: f" ({numbers})",
}


def members(group: str) -> list[int]:
    """Return the numbers of "3–5" or "3,4"."""
    first, dash, last = group.partition("–")
    return list(range(int(first), int(last) + 1)) if dash else [int(number) for number in group.split(",")]


def numeric_case(rng: random.Random, manner: str, fault: str) -> tuple[str, str]:
    """Return a numbered manuscript with one fault and the number that the finding must show."""
    count = 30
    works = make_works(rng, count - 1)[:count]
    rng.shuffle(works)
    groups: list[str] = []
    at = 1
    while at <= len(works):
        size = min(rng.choice((1, 1, 1, 2, 3)), len(works) - at + 1)
        groups.append(f"{at}–{at + size - 1}" if size > 2 else ",".join(str(n) for n in range(at, at + size)))
        at += size
        if at > 4 and rng.random() < 0.4:
            groups.append(str(rng.randint(1, at - 1)))
    wanted = ""
    if fault == "CIT001":
        wanted = str(len(works) + rng.randint(1, 6))
        groups.insert(rng.randrange(3, len(groups)), wanted)
    elif fault == "CIT002":
        wanted = str(len(works) + 1)
        works.append(make_works(rng, 9)[0])
    elif fault == "CIT006":
        counted = [number for group in groups for number in members(group)]
        singles = [n for n in range(6, len(works) - 6) if str(n) in groups and counted.count(n) == 1]
        wanted = str(rng.choice(singles))
        groups.remove(wanted)
        groups.insert(len(groups) - 1, wanted)
    elif fault == "CIT008":
        index = next(i for i, g in enumerate(groups) if "–" in g)
        first, last = groups[index].split("–")
        groups[index] = wanted = f"{last}–{first}"
    sentences = [f"{rng.choice(CLAUSES)}{NUMERIC[manner](g)}." for g in groups]
    body = "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5))
    entries = "\n".join(
        f"{n}. {', '.join(f'{f} {given(w, i)[0]}' for i, f in enumerate(w.families))}. {w.title}. J Rec."
        f" {w.year};12:{pages(w)}."
        for n, w in enumerate(works, 1)
    )
    return f"# {rng.choice(WORDS).capitalize()}\n\n{body}\n\n## References\n\n{entries}\n", wanted
