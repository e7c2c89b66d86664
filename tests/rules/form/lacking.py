"""A manner, a kind of source and a field in; a manuscript of composed notes, one of which lacks the field, out."""

import random
from collections.abc import Callable
from dataclasses import dataclass

_WORDS = """
families: Abbott|Berger|Castellan|Dufour|Engel|Farrow|Grieve|Holtz|Jarvis|Kessler|Lindqvist|Moreau|Nolan|Prentice
given: Anna|Martin|Clara|Paul|Helen|Otto|Ruth|Simon|Edith|Carl|Maria|Hugh
nouns: Rivers|Markets|Guilds|Harbours|Letters|Kings|Weavers|Borders|Prisons|Schools|Taxes|Roads|Forests|Mines
qualities: Early|Forgotten|Divided|Northern|Imperial|Industrial|Sacred|Rural|Contested|Moral|Silent|Open
places: London|Oxford|Cambridge|Chicago|Berlin|Paris|Princeton|Leiden|Bristol
presses: Oxford University Press|Harper|Routledge|Clarendon Press|Brill|Longman|Faber|Norton|Blackwell
journals: Economic History Review|Journal of Social History|Urban Studies|Historical Journal|Slavic Review
newspapers: The Times|New York Times|Manchester Guardian|Le Monde|Frankfurter Zeitung
universities: University of Leeds|Harvard University|University of Michigan|Columbia University
"""
WORDS = {name: words.split("|") for name, _, words in (line.partition(": ") for line in _WORDS.split("\n") if line)}


@dataclass
class Work:
    """A composed source; an empty string is a field that is left out."""

    author: str
    title: str
    year: str
    press: str
    journal: str
    volume: str
    pages: str
    host: str
    newspaper: str
    university: str


FIELDS = {
    "book": ("year", "press"),
    "article": ("journal", "year", "volume", "pages"),
    "chapter": ("host", "year", "press"),
    "news": ("newspaper", "year"),
    "thesis": ("year", "university"),
}


def _title(rng: random.Random) -> str:
    first, second = rng.sample(WORDS["nouns"], 2)
    return f"{rng.choice(WORDS['qualities'])} {first} and the {second} of {rng.choice(WORDS['places'])}"


def _name(rng: random.Random) -> str:
    return f"{rng.choice(WORDS['given'])} {rng.choice(WORDS['families'])}"


def _work(rng: random.Random) -> Work:
    page = rng.randint(10, 400)
    return Work(
        author=_name(rng),
        title=_title(rng),
        year=str(rng.randint(1921, 2015)),
        press=f"{rng.choice(WORDS['places'])}: {rng.choice(WORDS['presses'])}",
        journal=rng.choice(WORDS["journals"]),
        volume=str(rng.randint(3, 90)),
        pages=f"{page}–{page + 20}",
        host=f"{_title(rng)}, ed. {_name(rng)}",
        newspaper=rng.choice(WORDS["newspapers"]),
        university=rng.choice(WORDS["universities"]),
    )


def _bracket(*inner: str) -> str:
    shown = ", ".join(part for part in inner if part)
    return f" ({shown})" if shown else ""


def _chicago(kind: str, work: Work) -> str:
    page = work.pages.partition("–")[0] or "12"
    if kind == "book":
        return f"{work.author}, *{work.title}*{_bracket(work.press, work.year)}, {page}."
    if kind == "article":
        journal = f" *{work.journal}*" if work.journal else ""
        pages = f": {work.pages}" if work.pages else ""
        volume = f" {work.volume}" if work.volume else ""
        return f"{work.author}, “{work.title},”{journal}{volume}{_bracket(work.year)}{pages}."
    if kind == "chapter":
        title, _, editor = work.host.partition(",")
        host = f" in *{title}*,{editor}" if work.host else ""
        return f"{work.author}, “{work.title},”{host}{_bracket(work.press, work.year)}, {page}."
    if kind == "news":
        newspaper = f" *{work.newspaper}*" if work.newspaper else ""
        day = f"{',' if newspaper else ''} March 3, {work.year}" if work.year else ""
        return f"“{work.title},”{newspaper}{day}."
    return f"{work.author}, “{work.title}”{_bracket('PhD diss.', work.university, work.year)}, {page}."


def _german(kind: str, work: Work) -> str:
    page = work.pages.partition("–")[0] or "12"
    place = f", {work.press.partition(':')[0]}" if work.press else ""
    year = f" {work.year}" if work.year else ""
    if kind == "book":
        return f"{work.author}, {work.title}{place}{year}, S. {page}."
    if kind == "article":
        volume = f" {work.volume}" if work.volume else ""
        pages = f", S. {work.pages}" if work.pages else ""
        return f"{work.author}, {work.title}, in: {work.journal}{volume}{_bracket(work.year)}{pages}."
    if kind == "chapter":
        title, _, editor = work.host.partition(", ed. ")
        host = f", in: {editor} (Hrsg.), {title}" if work.host else ""
        return f"{work.author}, {work.title}{host}{place}{year}, S. {page}."
    if kind == "news":
        newspaper = f" {work.newspaper}" if work.newspaper else ""
        day = f"{',' if newspaper else ''} 3. Mai {work.year}" if work.year else ""
        return f"„{work.title}“,{newspaper}{day}."
    university = f", {work.university}" if work.university else ""
    return f"{work.author}, {work.title}, Diss.{university}{year}."


MANNERS: dict[str, Callable[[str, Work], str]] = {"chicago": _chicago, "german": _german}


def compose(manner: str, kind: str, field: str, seed: int = 0) -> tuple[str, int]:
    """Return a manuscript in Markdown, and the number of the note that lacks `field` (0 where `field` is "")."""
    rng = random.Random(f"{manner}{kind}{field}{seed}")
    kinds = [name for name in FIELDS for _ in range(7)]
    rng.shuffle(kinds)
    spoilt = rng.choice([place for place, name in enumerate(kinds, 1) if name == kind]) if field else 0
    notes = []
    for number, name in enumerate(kinds, 1):
        work = _work(rng)
        if number == spoilt:
            setattr(work, field, "")
        notes.append(MANNERS[manner](name, work))
    body = " ".join(f"A statement.[^{number}]" for number in range(1, len(notes) + 1))
    listed = "\n\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes, 1))
    return f"# Title\n\n{body}\n\n{listed}\n", spoilt
