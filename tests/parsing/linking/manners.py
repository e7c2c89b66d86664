"""Works in, notes that cite them in full and again in short out, in six manners, with the work that each note names.

The works are composed; they have what makes linking hard: several works of one author, particles, double names, bodies,
years in titles, titles of one word, titles that begin alike, articles without authors.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A work as its citations show it; `shorts` are the titles that it may be shortened to, `body` an author."""

    key: str
    given: str
    family: str
    title: str
    shorts: tuple[str, ...]
    place: str = "London"
    press: str = "Harrow"
    year: int = 1990
    journal: str = ""
    volume: int = 0
    first_page: int = 0


def _book(key: str, name: str, title: str, shorts: str, place: str, press: str, year: int) -> Source:
    given, _, family = name.partition("|")
    return Source(key, given, family, title, tuple(shorts.split("|")), place, press, year)


def _article(key: str, name: str, title: str, shorts: str, journal: str, volume: int, year: int, page: int) -> Source:
    given, _, family = name.partition("|")
    return Source(
        key, given, family, title, tuple(shorts.split("|")), year=year, journal=journal, volume=volume, first_page=page
    )


SOURCES = (
    _book(
        "pratt",
        "Marion|Pratt",
        "The Origins of the War of 1878",
        "Origins|Origins of the War of 1878|War of 1878",
        "London",
        "Longmans",
        1961,
    ),
    _book(
        "pratt2",
        "Marion|Pratt",
        "Cabinets and Crises: Diplomacy before the Congress",
        "Cabinets and Crises|Cabinets",
        "Oxford",
        "Clarendon Press",
        1969,
    ),
    _book(
        "dewit",
        "Pieter|de Wit",
        "Ports of the Inland Sea",
        "Ports|Ports of the Inland Sea|Inland Sea",
        "Leiden",
        "Brill",
        1984,
    ),
    _book("vdb", "Anna|van den Bosch", "Weavers: A Social History of Ghent", "Weavers", "Ghent", "Academia", 1992),
    _book(
        "lopez",
        "Inés|López García",
        "La ciudad y sus mercados",
        "La ciudad|La ciudad y sus mercados",
        "Madrid",
        "Alianza",
        1979,
    ),
    _book(
        "muller",
        "Jürgen|Müller",
        "Zünfte und Märkte im Spätmittelalter",
        "Zünfte und Märkte|Zünfte",
        "München",
        "Beck",
        1988,
    ),
    _book(
        "oneill",
        "Maeve|O’Neill",
        "Hunger and the Law",
        "Hunger and the Law|Hunger",
        "Dublin",
        "Irish Academic Press",
        2001,
    ),
    _book(
        "ward",
        "Edith|Ward",
        "Letters from the Harbour, 1820–1850",
        "Letters from the Harbour|Letters",
        "Bristol",
        "Avon",
        1958,
    ),
    _book("ward2", "Thomas|Ward", "The Price of Bread", "Price of Bread|Bread", "London", "Methuen", 1971),
    _book(
        "sorel", "Claude|Lévy-Sorel", "Les Foires de Champagne", "Les Foires|Foires de Champagne", "Paris", "Plon", 1966
    ),
    _book(
        "bianchi",
        "Carlo|Bianchi",
        "Mercanti e consoli nel Mediterraneo",
        "Mercanti e consoli|Mercanti",
        "Torino",
        "Einaudi",
        1983,
    ),
    _book(
        "notes",
        "Harriet|Vane",
        "Notes on the State of the Fisheries",
        "Notes|State of the Fisheries",
        "Edinburgh",
        "Tait",
        1833,
    ),
    _article(
        "kerr",
        "Robert|Kerr",
        "Salt, Smuggling, and the Excise in Cornwall",
        "Salt, Smuggling, and the Excise|Salt",
        "Maritime History Review",
        14,
        1987,
        201,
    ),
    _article(
        "kerr2",
        "Robert|Kerr",
        "Pilots and Wreckers on the Western Coast",
        "Pilots and Wreckers",
        "Economic Annals",
        41,
        1994,
        33,
    ),
    _article(
        "ito", "Keiko|Itō", "Paper Money in a Silver Age", "Paper Money", "Journal of Monetary Studies", 8, 2003, 77
    ),
    _article(
        "haas",
        "Ulrich|Haas",
        "Gericht und Gemeinde",
        "Gericht und Gemeinde|Gemeinde",
        "Zeitschrift für Landesgeschichte",
        52,
        1999,
        115,
    ),
    _article("adler", "Ruth|Adler", "The Clerk’s Hand", "Clerk’s Hand", "Archival Quarterly", 23, 1978, 9),
    _book(
        "board", "|Board of Trade", "Report on the Herring Fishery", "Report|Herring Fishery", "London", "HMSO", 1908
    ),
    _book(
        "committee",
        "|Royal Commission on Harbours",
        "Minutes of Evidence",
        "Minutes|Minutes of Evidence",
        "London",
        "HMSO",
        1883,
    ),
    _book("grant", "Ian|Grant", "Empire", "Empire", "London", "Faber", 1995),
    _book(
        "simms",
        "Peter|Simms",
        "Empire and Its Discontents",
        "Empire and Its Discontents|Discontents",
        "New York",
        "Norton",
        2004,
    ),
)

Manner = tuple[Callable[[Source], str], Callable[[Source, str, str, int], str]]


def _name(source: Source) -> str:
    return f"{source.given} {source.family}".strip()


def _initials(source: Source) -> str:
    return f"{source.given[0]}. {source.family}" if source.given else source.family


def _chicago(source: Source) -> str:
    if source.journal:
        return (
            f"{_name(source)}, “{source.title},” *{source.journal}* {source.volume} ({source.year}): "
            f"{source.first_page}–{source.first_page + 21}."
        )
    return f"{_name(source)}, *{source.title}* ({source.place}: {source.press}, {source.year}), 45."


def _chicago_short(source: Source, name: str, title: str, page: int) -> str:
    return f"{name}, “{title},” {page}." if source.journal else f"{name}, *{title}*, {page}."


def _mhra(source: Source) -> str:
    if source.journal:
        return (
            f"{_name(source)}, ‘{source.title}’, *{source.journal}*, {source.volume} ({source.year}), "
            f"{source.first_page}–{source.first_page + 21} (p. {source.first_page + 3})."
        )
    return f"{_name(source)}, *{source.title}* ({source.place}: {source.press}, {source.year}), p. 45."


def _mhra_short(source: Source, name: str, title: str, page: int) -> str:
    return f"{name}, ‘{title}’, p. {page}." if source.journal else f"{name}, {title}, p. {page}."


def _german(source: Source) -> str:
    if source.journal:
        return (
            f"{_name(source)}, {source.title}, in: {source.journal} {source.volume} ({source.year}), "
            f"S. {source.first_page}–{source.first_page + 21}."
        )
    return f"{_name(source)}, {source.title}, {source.place} {source.year}, S. 45."


def _german_short(source: Source, name: str, title: str, page: int) -> str:
    return f"{name}, {title}, S. {page}."


def _italian(source: Source) -> str:
    if source.journal:
        return (
            f"{_initials(source)}, *{source.title}*, in «{source.journal}», {source.volume}, {source.year}, "
            f"pp. {source.first_page}-{source.first_page + 21}."
        )
    return f"{_initials(source)}, *{source.title}*, {source.place}, {source.press}, {source.year}, p. 45."


def _italian_short(source: Source, name: str, title: str, page: int) -> str:
    return f"{name}, *{title}*, cit., p. {page}."


def _french(source: Source) -> str:
    if source.journal:
        return (
            f"{_name(source)}, « {source.title} », *{source.journal}*, vol. {source.volume}, {source.year}, "
            f"p. {source.first_page}-{source.first_page + 21}."
        )
    return f"{_name(source)}, *{source.title}*, {source.place}, {source.press}, {source.year}, p. 45."


def _french_short(source: Source, name: str, title: str, page: int) -> str:
    return (
        f"{name}, « {title} », art. cité, p. {page}." if source.journal else f"{name}, *{title}*, op. cit., p. {page}."
    )


def _bluebook(source: Source) -> str:
    if source.journal:
        return (
            f"{_name(source)}, *{source.title}*, {source.volume} {source.journal} {source.first_page} ({source.year})."
        )
    return f"{_name(source)}, {source.title} 45 ({source.year})."


def _bluebook_short(source: Source, name: str, title: str, page: int) -> str:
    return f"{name}, *{title}*, at {page}." if source.journal else f"{name}, {title}, at {page}."


MANNERS: dict[str, Manner] = {
    "chicago": (_chicago, _chicago_short),
    "mhra": (_mhra, _mhra_short),
    "german": (_german, _german_short),
    "italian": (_italian, _italian_short),
    "french": (_french, _french_short),
    "bluebook": (_bluebook, _bluebook_short),
}


def compose(manner: str, seed: int) -> Iterator[tuple[str, str]]:
    """Yield (note, key of the work it names): every work in full, and three times in short, in a random order."""
    rng = random.Random(f"{manner}{seed}")
    full, short = MANNERS[manner]
    order = list(SOURCES) * 4
    rng.shuffle(order)
    cited: set[str] = set()
    for source in order:
        if source.key not in cited:
            cited.add(source.key)
            yield full(source), source.key
        else:
            page = rng.randint(40, 180)
            yield short(source, source.family, rng.choice(source.shorts), page), source.key
