"""Word lists in, what is said of invented works out: journals, presses, places, dates, addresses."""

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


def short_journal(rng: random.Random) -> str:
    """Return the name of a journal of the sciences as it is shortened: "J. Appl. Phys.", "Proc Natl Acad Sci"."""
    words = rng.sample(WORDS["jabbr"], rng.choice((1, 2, 2, 3, 3, 4)))
    head = rng.choice(
        ("J.", "J.", "J.", "Int. J.", "Am. J.", "Proc.", "Ann.", "Bull.", "Trans.", "Z.", "Arch.", "", "", "")
    )
    name = " ".join([head, *words] if head and head not in words else words)
    if rng.random() < 0.08:
        name += rng.choice((" A", " B", " Ser. A", ", Ser. B", " (Berl)", " USA", " Part C", " Suppl."))
    kind = rng.random()
    if kind < 0.45:
        return name.replace(".", "")
    return name.replace(". ", ".") if kind < 0.52 else name


def journal(rng: random.Random, lang: str) -> str:
    """Return the name of a journal: known, composed or abbreviated."""
    kind = rng.random()
    if kind < 0.35:
        return rng.choice(WORDS["journal"])
    if kind < 0.50:
        return short_journal(rng)
    if kind < 0.54:
        return rng.choice(WORDS["jletters"])
    if kind < 0.56:
        return "".join(rng.choice("ABCDEGHIJKLMNPRSTVZ") for _ in range(rng.randrange(2, 6)))
    if lang == "en":

        def t() -> str:
            return rng.choice(WORDS["jtopic"])

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

    def t() -> str:
        return rng.choice(WORDS[f"topic_{lang}"])

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
