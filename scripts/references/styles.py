"""An invented work in, its reference in one of many styles out, as pieces of text with their labels."""

from __future__ import annotations

import random
import re
from functools import lru_cache

from references import names, titles
from references import works as w
from references.journals import journal
from references.science import conference, science_title
from references.templates import TEMPLATES
from references.wordlists import WORDS

Piece = tuple[str, str | None]  # text, label; None: punctuation and words that take the label of their neighbours
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}|(\[)|(\])|<([^<>]*)>|~(\w+)~|([^{\[\]<~]+)")
_PRINTED = str.maketrans("⟦⟧⟨⟩", "[]<>")
_ROLE = {
    "editor": {
        "en": (
            "(ed.)",
            "(eds.)",
            "(eds)",
            "(Ed.)",
            "(Eds.)",
            "ed.",
            "eds.",
            ", ed.",
            ", eds.",
            "(editor)",
            ", editors",
            ", Eds.",
            "(ed)",
            ", editor",
            ", comp.",
            ", comps.",
            "(comp.)",
        ),
        "de": ("(Hrsg.)", "(Hg.)", "(Hgg.)", "(Hrsg)", "Hg.", "Hrsg.", "(Hg)", "(Herausg.)"),
        "fr": ("(dir.)", "(éd.)", "(éds)", "(dir)", "(sous la dir. de)", "(eds.)", "dir."),
        "it": ("(a cura di)", "(ed.)", "(edd.)", "(eds.)", "(cur.)", "(curr.)"),
        "es": ("(ed.)", "(eds.)", "(coord.)", "(coords.)", "(comp.)", "(dir.)"),
    }
}
_IN = {
    "en": ("in", "In", "in", "In", "in:", "In:"),
    "de": ("in:", "In:", "in", "In"),
    "fr": ("in", "dans", "In"),
    "it": ("in", "in"),
    "es": ("en", "En", "In"),
}
_ORDINAL = {
    "en": (
        "2nd ed.",
        "3rd edn",
        "rev. ed.",
        "2d ed.",
        "Second edition",
        "4th edn.",
        "third edition",
        "2nd edition",
        "rev. edn",
        "5th ed.",
        "new ed.",
    ),
    "de": ("2. Aufl.", "3., überarb. Aufl.", "2. Auflage", "5. Aufl.", "4. überarbeitete Auflage", "Neuaufl."),
    "fr": ("2e éd.", "3e édition", "nouvelle éd.", "2ème éd."),
    "it": ("2a ed.", "II ed.", "seconda edizione", "3ª ed."),
    "es": ("2.ª ed.", "2ª ed.", "segunda edición", "3a ed."),
}
_ROLE_BY = {
    "en": ("ed.", "edited by", "eds.", "ed. by", "Edited by", "Ed. by", "ed. and introd. by", "edd."),
    "de": ("hg. v.", "hrsg. von", "hg. von", "Hrsg. von", "hrsg. v.", "herausgegeben von", "Hg. v."),
    "fr": ("sous la direction de", "éd. par", "édité par", "sous la dir. de", "dir."),
    "it": ("a cura di", "a c. di", "ed. a cura di", "a cura di"),
    "es": ("ed. de", "edición de", "coord. por", "ed."),
}
_TRANS_BY = {
    "en": ("trans.", "translated by", "Translated by", "Trans.", "trans. by", "tr.", "Trans. by", "transl."),
    "de": ("übers. v.", "übersetzt von", "aus dem Englischen von", "Übers. v.", "übers. von"),
    "fr": ("trad.", "traduit par", "trad. de", "trad. par", "traduction de"),
    "it": ("trad. di", "traduzione di", "trad. it. di", "trad. it."),
    "es": ("trad. de", "traducción de", "trad."),
}


@lru_cache(maxsize=4096)
def _parsed(template: str) -> tuple[tuple[str, str], ...]:
    """Split a template into (kind, value) steps."""
    steps: list[tuple[str, str]] = []
    for found in _SLOT.finditer(template):
        if found[1]:
            steps.append(("slot", f"{found[1]}:{found[2] or ''}"))
        elif found[3]:
            steps.append(("open", ""))
        elif found[4]:
            steps.append(("close", ""))
        elif found[5] is not None:
            steps.append(("alt", found[5]))
        elif found[6]:
            steps.append(("label", found[6]))
        else:
            steps.append(("text", found[7]))
    return tuple(steps)


class Style:
    """How one line sets names, quotation marks, dashes: chosen once a line, so that a line agrees with itself."""

    def __init__(self, rng: random.Random, lang: str) -> None:
        self.rng = rng
        self.lang = lang
        self.names = rng.choices("n i N I V v F f S G P".split(), (20, 16, 20, 18, 9, 6, 12, 7, 2, 1.5, 1))[0]
        if self.names == "n" and lang == "fr" and rng.random() < 0.2:
            self.names = "G"
        self.caps = rng.random() < (0.5 if self.names in "GP" else 0.06)
        self.tight = rng.random() < 0.18  # J.W. for J. W.
        self.bare = rng.random() < 0.08  # J W for J. W.
        self.and_ = rng.choice(
            {
                "en": (" and ", ", and ", " & ", ", & ", " and ", ", and "),
                "de": (" und ", "/", " / ", " u. ", "; ", " und ", ", "),
                "fr": (" et ", ", ", " & ", " et "),
                "it": (" e ", ", ", " - ", " – ", " e "),
                "es": (" y ", ", ", " y ", "; "),
            }[lang]
        )
        self.between = (
            self.and_ if self.and_ in ("/", " / ", "; ", " - ", " – ") else rng.choice((", ", ", ", ", ", ", ", "; "))
        )
        if self.and_.startswith(",") is False and self.between == "; " and rng.random() < 0.6:
            self.and_ = "; "
        if rng.random() < 0.1:
            self.and_ = self.between
        if rng.random() < 0.03:
            self.and_ = self.between = rng.choice((" – ", " - "))
        self.etal = rng.choice((" et al.", ", et al.", " et al", " and others", " u. a.", " et alii", " et al."))
        quotes = {
            "en": "“”|“”|“”|\"\"|‘’|‘’|''|",
            "de": '„“|„“|»«|""|“”|‚‘|«»|',
            "fr": '« »|«»|“”|""|« »',
            "it": '«»|“”|""|«»|‘’',
            "es": '«»|“”|""',
        }[lang]
        self.quotes = rng.choice(quotes.split("|")) or ""
        self.sentence = rng.random() < 0.5
        self.months = rng.choice((w.MONTHS, w.MONTHS, w.SHORT_MONTHS))[lang]
        self.roman_volumes = rng.random() < (0.4 if lang == "it" else 0.06)
        self.roles = rng.choice(_ROLE["editor"][lang])
        self.in_ = rng.choice(_IN[lang])
        self.page_label = rng.choice(
            {
                "en": ("pp. ", "pp. ", "p. ", "pp ", "pages ", "p.", "pp.", "Pp. "),
                "de": ("S. ", "S. ", "S. ", "S.", "Seite ", "Sp. "),
                "fr": ("p. ", "pp. ", "p. "),
                "it": ("pp. ", "p. ", "pp. "),
                "es": ("pp. ", "págs. ", "p. "),
            }[lang]
        )
        self.accessed_word = rng.choice(
            {
                "en": (
                    "accessed ",
                    "Accessed ",
                    "last accessed ",
                    "retrieved ",
                    "last visited ",
                    "viewed ",
                    "Retrieved ",
                    "[Accessed ",
                    "(accessed ",
                    "Accessed on ",
                ),
                "de": ("Zugriff am ", "abgerufen am ", "letzter Zugriff ", "zuletzt besucht am ", "Stand: "),
                "fr": ("consulté le ", "page consultée le "),
                "it": ("consultato il ", "ultimo accesso "),
                "es": ("consultado el ", "acceso "),
            }[lang]
        )

    def name(self, person: tuple[str, str], position: int, form: str) -> str:
        """Set one name."""
        given, fam = person
        if not given:
            return fam
        suffix = (
            self.rng.choice(("Jr.", "III", "Jr", "Sr.", "2nd"))
            if self.rng.random() < 0.012 and self.lang == "en"
            else ""
        )
        if self.caps:
            fam = fam.upper()
        if form in "FfS":
            inverted = position == 0 or (form == "S" and position == 0)
            form = {"F": "N" if inverted else "n", "f": "I" if inverted else "i", "S": "N" if inverted else "n"}[form]
        initials = " ".join(("-".join(p[0] + "." for p in g.split("-"))) for g in given.replace(".", "").split())
        if self.tight:
            initials = initials.replace(" ", "")
        if self.bare:
            initials = initials.replace(".", "")
        particle, _, rest = fam.partition(" ")
        if form in "NI" and rest and particle.islower() and self.rng.random() < 0.4:
            particle, rest = fam.rsplit(" ", 1)  # "Humboldt, Alexander von"
            return f"{rest}, {given if form == 'N' else initials} {particle}"
        packed = initials.replace(".", "").replace(" ", "").replace("-", "")
        if suffix:
            return f"{given} {fam}, {suffix}" if form in "ni" else f"{fam}, {initials}, {suffix}"
        return {
            "n": f"{given} {fam}",
            "i": f"{initials} {fam}",
            "N": f"{fam}, {given}",
            "I": f"{fam}, {initials}",
            "V": f"{fam} {packed}",
            "v": f"{fam}, {packed}",
            "G": f"{fam} {given}",
            "J": f"{fam} {initials}",
            "P": f"{fam} ({initials})",
            "L": fam,
        }[form]

    def name_list(self, people: list[tuple[str, str]], form: str) -> str:
        """Set a list of names."""
        rng = self.rng
        shown = people
        tail = ""
        if len(people) == 1 and rng.random() < 0.02:
            tail = self.etal
        if len(people) > 3 and rng.random() < 0.45:
            shown = people[: rng.choice((1, 1, 2, 3))]
            tail = self.etal
        names = [self.name(p, i, form) for i, p in enumerate(shown)]
        if len(names) == 1 or tail:
            return self.between.join(names) + tail
        joint = self.and_
        if len(names) == 2 and joint.startswith(",") and form in "niVGL" and rng.random() < 0.8:
            joint = joint[1:]
        between = self.between
        if form in "NI" and between == ", " and joint not in ("; ", "/", " / ") and rng.random() < 0.2:
            between = "; "
        return between.join(names[:-1]) + joint + names[-1]


def render(work: w.Work, template: str, style: Style) -> list[Piece]:
    """Fill a template. A group in square brackets falls away when one of its slots has no value."""
    pieces: list[Piece] = []
    stack: list[tuple[list[Piece], list[bool]]] = []
    current: list[Piece] = pieces
    missing: list[bool] = [False]
    forced: str | None = None
    for kind, value in _parsed(template):
        if kind == "open":
            stack.append((current, missing))
            current, missing = [], [False]
        elif kind == "close":
            group, lacked = current, missing[0]
            current, missing = stack.pop()
            if not lacked:
                current += group
        elif kind == "alt":
            chosen = style.rng.choice(value.split("|"))
            inner = render(work, chosen, style) if "{" in chosen or "[" in chosen else [(chosen, forced)]
            current += [(text, forced or label) for text, label in inner]
        elif kind == "label":
            forced = None if value == "x" else value
        elif kind == "text":
            current.append((value.translate(_PRINTED), forced))
        else:
            name, form = value.split(":")
            filled = slot(work, name, form, style)
            if filled is None:
                missing[0] = True
            else:
                current.append((filled[0], forced or filled[1]))
    return pieces


def slot(work: w.Work, name: str, form: str, style: Style) -> Piece | None:
    """Return the text and label of one slot, None when the work has no such thing."""
    rng, lang = style.rng, style.lang
    if name == "lq":
        return (style.quotes[:1] + (" " if style.quotes == "« »" else ""), "title") if style.quotes else ("", "title")
    if name == "rq":
        return ((" " if style.quotes == "« »" else "") + style.quotes[-1:], "title") if style.quotes else ("", "title")
    if name == "in":
        return (style.in_, "in")
    if name == "eds":
        return (style.roles, "editor")
    if name == "edby":
        return (rng.choice(_ROLE_BY[lang]), "editor")
    if name == "trby":
        return (rng.choice(_TRANS_BY[lang]), "translator")
    if name == "plabel":
        return (style.page_label, "page")
    if name == "acc":
        return (style.accessed_word, "accessed")
    if name in ("author", "editor", "translator"):
        value = work.get(name)
        if not value:
            return None
        if isinstance(value, str):
            return (value, name)
        base = form or style.names
        if name == "author" and base in "FNfI" and rng.random() < 0.02:
            return (rng.choice(("———", "---", "______", "––––", "—", "⸺")), name)
        if name != "author" and not form:
            base = {"F": "n", "f": "i", "N": rng.choice("Nn"), "I": rng.choice("Ii")}.get(base, base)
        return (style.name_list(value, base), name)
    if name == "date":
        return (date(work, form or "y", style), "date")
    if name == "adate":
        return (
            date({**work, "year": min(2026, max(1996, work["year"] + rng.randrange(0, 9)))}, rng.choice("ddDe"), style),
            "accessed",
        )
    if name == "month":
        return (
            rng.choice(
                (style.months[work["month"] - 1], style.months[work["month"] - 1], "Spring", "Winter", "March/April")
            ),
            "date",
        )
    if name == "monthday":
        month = style.months[work["month"] - 1]
        return (rng.choice((f"{month} {work['day']}", f"{work['day']} {month}")), "date")
    if name == "odate":
        return (str(work["year"] - rng.randrange(5, 80)), "origdate")
    if name == "edition":
        return (rng.choice(_ORDINAL[lang]), "edition") if work.get("edition") else None
    if name == "volume":
        value = work.get("volume")
        if value is None:
            return None
        return (w.roman(value) if style.roman_volumes or form == "R" else str(value), "volume")
    if name == "page" and form == "1":
        return (work["page"].split("-")[0].split("–")[0].strip(), "page") if work.get("page") else None
    if name == "locator":
        return (w.locator(rng, lang), "page")
    if name == "title":
        text = work["title"]
        if form == "T" or (not form and not style.sentence and lang == "en"):
            text = titles.title_case(text)
        if form == "C":
            text = titles.title_case(text)
        return (text, "title")
    value = work.get(name)
    if value is None or value == "":
        return None
    label = {
        "journal": "container",
        "book": "container",
        "newspaper": "container",
        "site": "container",
        "conference": "container",
        "fondo": "archive_location",
        "institution": "publisher",
    }.get(name, name)
    text = str(value)
    if name == "book" and not style.sentence and lang == "en":
        text = titles.title_case(text)
    return (text, label)


def date(work: w.Work, form: str, style: Style) -> str:
    """Set a date: y year, m month and year, d day-month-year, D month-day-year, e numeric, i ISO, s season."""
    rng = style.rng
    year, month, day = work["year"], work["month"], work["day"]
    name = style.months[month - 1]
    if form == "a":
        form = "D" if style.lang == "en" and rng.random() < 0.6 else "d"
    if form == "y":
        kind = rng.random()
        if kind < 0.006:
            return rng.choice(("n.d.", "n.d", "o. J.", "s. d.", "forthcoming", "in press"))
        if kind < 0.05:
            return f"{year}{rng.choice('abc')}"
        if kind < 0.07:
            return f"{year}{rng.choice('-–/')}{(year + 1) % 100:02}"
        return str(year)
    if form == "m":
        return f"{name} {year}" if rng.random() < 0.85 else f"{name}, {year}"
    if form == "s":
        seasons = {
            "en": ("Spring", "Summer", "Autumn", "Fall", "Winter"),
            "de": ("Frühjahr", "Herbst"),
            "fr": ("printemps", "automne"),
            "it": ("primavera", "autunno"),
            "es": ("primavera", "otoño"),
        }
        return f"{rng.choice(seasons[style.lang])} {year}"
    if form == "d":
        return {"de": f"{day}. {name} {year}", "es": f"{day} de {name} de {year}"}.get(
            style.lang, f"{day} {name} {year}"
        )
    if form == "D":
        return f"{name} {day}, {year}" if rng.random() < 0.9 else f"{name} {day:02}, {year}"
    if form == "A":
        return f"{year}, {name} {day}"
    if form == "e":
        return f"{day:02}.{month:02}.{year}" if style.lang == "de" else f"{day}/{month}/{year}"
    return f"{year}-{month:02}-{day:02}"


_OPTIONAL = re.compile(r"\[[^\[\]]*\]")


def complete(work: w.Work, template: str, style: Style) -> w.Work:
    """Give a work what a template cannot do without: a translator, a series, an issue, an edition."""
    needed = _OPTIONAL.sub("", template)
    rng = style.rng
    if "{translator" in needed and not work["translator"]:
        work["translator"] = names.people(rng, style.lang, few=True)
    if "{series" in needed and not work["series"]:
        work["series"] = rng.choice(WORDS["series"])
    if "{issue" in needed and not work["issue"]:
        work["issue"] = str(rng.randrange(1, 25))
    if "{page" in needed and not work["page"]:
        work["page"] = w.pages(rng)
    if "{edition" in needed:
        work["edition"] = True
    return work


def _other(rng: random.Random, lang: str) -> str:
    """Return the language of a title: now and then another than that of the reference."""
    return lang if rng.random() < 0.93 else rng.choice(("en", "de", "fr", "it", "es"))


def new_work(rng: random.Random, lang: str) -> w.Work:
    """Return an invented work: every variable that a template may ask for."""
    work: w.Work = {
        "author": names.people(rng, lang),
        "editor": names.people(rng, lang, few=True),
        "translator": names.people(rng, lang, few=True) if rng.random() < 0.15 else None,
        "title": science_title(rng)
        if lang == "en" and rng.random() < 0.16
        else titles.title(rng, _other(rng, lang), long=rng.random() < 0.4),
        "book": titles.title(rng, lang) if rng.random() < 0.8 else conference(rng),
        "journal": journal(rng, lang if rng.random() < 0.85 else "en"),
        "conference": conference(rng),
        "newspaper": rng.choice(WORDS["newspaper"])
        if rng.random() < 0.8
        else f"{rng.choice(('The ', ''))}{rng.choice(WORDS['place'])} {rng.choice(('Times', 'Post', 'Herald', 'News', 'Gazette', 'Tribune', 'Zeitung', 'Observer'))}",
        "site": rng.choice(WORDS[rng.choice(("site", "site", "newspaper", "body"))]),
        "series": rng.choice(WORDS["series"]) if rng.random() < 0.16 else None,
        "publisher": w.publisher(rng, lang),
        "place": w.place(rng),
        "year": w.year(rng),
        "month": rng.randrange(1, 13),
        "day": rng.randrange(1, 29),
        "volume": rng.randrange(1, 130) if rng.random() < 0.94 else rng.randrange(130, 900),
        "issue": rng.choice(
            (
                str(rng.randrange(1, 13)),
                str(rng.randrange(1, 60)),
                f"{rng.randrange(1, 4)}{rng.choice('-/–')}{rng.randrange(4, 7)}",
            )
        )
        if rng.random() < 0.65
        else None,
        "page": w.pages(rng) if rng.random() < 0.97 else None,
        "edition": rng.random() < 0.12,
        "url": w.url(rng),
        "doi": w.doi(rng),
        "court": rng.choice(WORDS["court"]),
        "genre": None,
    }
    if rng.random() < 0.05:
        work["author"] = w.body(rng)
    work["institution"] = w.institution(rng)
    work["number"] = str(rng.randrange(1, 900))
    work["archive"] = rng.choice(WORDS["archive"])
    work["fondo"] = rng.choice(WORDS["fondo"])
    return work


_SHARE = {
    "journal": 30, "book": 24, "chapter": 20, "edited": 7, "volumes": 9, "newspaper": 9, "web": 8, "thesis": 3, "report": 8, "conference": 9, "science": 20, "case": 5, "statute": 3,
    "lawreview": 6, "archive": 4, "letter": 2.5, "media": 4, "body": 6, "de_notes": 0, "de_law": 0, "it_notes": 0, "it_archive": 0, "de_archive": 0, "fr_archive": 0, "fr": 0, "es": 0, "classics": 3, "fragments": 5, "review": 2, "post": 2, "dictionary": 1.5, "law_society": 16,
}  # fmt: skip


@lru_cache
def _families(lang: str) -> tuple[list[str], list[float]]:
    share = dict(_SHARE)
    if lang == "de":
        share |= {
            "de_notes": 48,
            "de_lists": 26,
            "de_law": 8,
            "de_archive": 10,
            "science": 3,
            "case": 0.3,
            "statute": 0.2,
            "lawreview": 1,
            "law_society": 1,
        }
    if lang == "it":
        share |= {
            "it_notes": 48,
            "it_archive": 25,
            "classics_it": 12,
            "science": 1,
            "case": 0,
            "lawreview": 0,
            "law_society": 0.5,
        }
    if lang == "fr":
        share |= {"fr": 50, "fr_archive": 8, "science": 3, "lawreview": 0, "case": 0.2}
    if lang == "es":
        share |= {"es": 40, "science": 3, "lawreview": 0, "case": 0}
    kept = {k: v for k, v in share.items() if v and k in TEMPLATES}
    return list(kept), list(kept.values())
