"""Word lists in, what is said of invented works out: presses, places, dates, addresses."""

from __future__ import annotations

import random
from typing import Any

from references.names import pseudo
from references.wordlists import WORDS

Work = dict[str, Any]


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


def institution(rng: random.Random) -> str:
    """Return a body that issues reports and grants degrees, often a part of a greater one."""
    if rng.random() < 0.35:
        return rng.choice(WORDS["body"])
    topic = rng.choice(WORDS["jtopic"])
    place = rng.choice(WORDS["place"])
    whole = rng.choice(
        (
            f"University of {place}",
            f"{place} University",
            f"Universität {place}",
            f"Université de {place}",
            f"Technical University of {place}",
            f"{place} Institute of Technology",
            f"{place} State University",
            f"{place} College",
        )
    )
    part = rng.choice(
        (
            f"Department of {topic}",
            f"School of {topic}",
            f"Institute of {topic}",
            f"Center for {topic}",
            f"Faculty of {topic}",
            f"{topic} Department",
            f"Graduate School of {topic}",
            f"Laboratory for {topic}",
        )
    )
    return rng.choice((whole, whole, f"{part}, {whole}", f"{whole}, {part}", f"{whole} {part}", f"{place} {topic} Foundation", f"Institute for {topic}", f"{topic} Research Association", f"{place} Research Institute", f"American Society of {topic}", f"National Center for {topic}"))  # fmt: skip


def body(rng: random.Random) -> str:
    """Return a corporate author, known or composed, now and then with its letters in brackets."""
    name = rng.choice(WORDS["body"]) if rng.random() < 0.7 else institution(rng)
    kind = rng.random()
    if kind < 0.12 and name[-1] != ")":
        name += f" ({''.join(word[0] for word in name.split() if word[0].isupper())[:6]})"
    elif kind < 0.18:
        name += rng.choice((" Collaboration", ", Committee on " + rng.choice(WORDS["jtopic"]), " Working Group"))
    return name


def publisher(rng: random.Random, lang: str) -> str:
    """Return a press: known or composed, now and then the institution that publishes its own papers."""
    if rng.random() < 0.09:
        return institution(rng)
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
