"""Counted quantities in running text: text in, numbers with unit, qualifier and predicate out."""

import re
from dataclasses import dataclass

from audit.language.expressions import expression

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS: dict[str, int] = {word: number for number, word in enumerate(_SMALL.split())} | {
    word: number * 10 for number, word in enumerate(_TENS.split(), 2)
}
_MAGNITUDES = {
    "hundred": 1e2, "dozen": 12, "thousand": 1e3, "million": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9,
    "trillion": 1e12,
}  # fmt: skip
_QUALIFIERS: dict[str, tuple[float, float]] = {  # the range meant, as factors of the number
    "more than": (1.0, 1.2), "over": (1.0, 1.2), "at least": (1.0, 1.2), "upwards of": (1.0, 1.2),
    "no fewer than": (1.0, 1.2), "no less than": (1.0, 1.2), "exceeding": (1.0, 1.2), "nearly": (0.85, 1.0),
    "almost": (0.85, 1.0),
    "close to": (0.85, 1.15), "up to": (0.7, 1.0), "as many as": (0.7, 1.0), "fewer than": (0.7, 1.0),
    "less than": (0.7, 1.0), "under": (0.7, 1.0), "about": (0.85, 1.15), "around": (0.85, 1.15), "some": (0.85, 1.15),
    "roughly": (0.85, 1.15), "approximately": (0.85, 1.15), "an estimated": (0.8, 1.2), "estimated": (0.8, 1.2),
    "nearing": (0.85, 1.0), "circa": (0.85, 1.15),
}  # fmt: skip
_QUALIFIER = "|".join(sorted(_QUALIFIERS, key=len, reverse=True))
_ONES = "|".join(_SMALL.split()[1:10])
_TEENS = "|".join(_SMALL.split()[2:])
_WORD_NUMBER = rf"(?:(?:{_TENS.replace(' ', '|')})(?:-(?:{_ONES}))?|{_TEENS}|a)"
_COUNT = expression(
    rf"(?<![\w.,$€£/–-])(?:(?P<q>{_QUALIFIER})\s{{1,2}})?(?:(?:the|a|an|total of|a total of)\s)?"
    r"(?P<currency>(?:US|A|C|HK)?\\?\$\s?|€\s?|£\s?|¥\s?|Rs\.?\s)?"
    rf"(?:(?P<digits>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}(?:\.[0-9]{{1,2}})?|[0-9]{{1,9}}(?:\.[0-9]{{1,2}})?)"
    rf"(?:(?:\s?(?:to|[-–—])\s?)(?P<digits2>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}|[0-9]{{1,9}}(?:\.[0-9]{{1,2}})?))?"
    rf"|(?P<word>\b{_WORD_NUMBER}))(?![\w/:]|[.,][0-9])"
    rf"(?:[\s-](?P<magnitude>{'|'.join(_MAGNITUDES)})s?\b)?"
    r"(?P<unit>\s?%|(?:[\s-](?:of\s)?(?:the\s)?[^\W\d_][\w'’-]{0,24}){0,4})?",
    re.IGNORECASE,
)

# Nouns that are counted, by the one name under which they are compared. Persons of any sort are persons: a title's
# "people" are a text's "pilgrims".
_UNITS: dict[str, str] = {
    "person": "people person men man women woman child children civilian soldier troop fighter militant pilgrim"
    " policeman policemen officer worker passenger student prisoner protester demonstrator refugee victim"
    " villager resident sailor miner migrant delegate member inhabitant citizen death fatality casualty"
    " killing dead life lives guard insurgent rebel gunman gunmen hostage patient settler slave convict"
    " deportee striker marcher personnel terrorist combatant crew",
    "percent": "% percent per-cent percentage",
    "km": "km kilometre kilometer kilometres kilometers",
    "mile": "mile", "metre": "metre meter", "hectare": "hectare", "acre": "acre", "tonne": "ton tonne",
    "ship": "ship vessel boat", "aircraft": "aircraft plane jet warplane airplane aeroplane",
    "house": "house home building dwelling", "village": "village", "town": "town", "day": "day", "week": "week",
    "month": "month", "year": "year", "vote": "vote", "seat": "seat", "state": "state",
    "country": "country countries nation", "missile": "missile rocket", "drone": "drone", "copy": "copy copies",
    "page": "page", "article": "article",
    "outpost": "outpost", "school": "school", "church": "church churches", "letter": "letter", "case": "case",
}  # fmt: skip
UNIT_BY_WORD: dict[str, str] = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_BREAKS = frozenset("and or in on at to by was were is are from who that when".split())  # noqa: SIM905
_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "r": "INR"}
_PREDICATES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "killed",
        expression(
            r"\b(?:kill(?:s|ed|ing)?|dead|die[sd]?|deaths?|lost their lives|slain|perish\w*|fatalit\w+)\b", re.I
        ),
    ),
    ("injured", expression(r"\b(?:injur\w+|wound(?:s|ed|ing)?|hurt)\b", re.I)),
    ("arrested", expression(r"\b(?:arrest\w*|detain\w*|jailed|imprison\w*)\b", re.I)),
    ("missing", expression(r"\bmissing\b", re.I)),
    ("displaced", expression(r"\b(?:displac\w+|evacuat\w+|homeless|fled|flee)\b", re.I)),
    ("captured", expression(r"\bcaptur\w+|\bseiz\w+", re.I)),
    ("destroyed", expression(r"\bdestr\w+|\brazed\b|\bdemolish\w+", re.I)),
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of `unit` at `start` to `end` of the text it was read from, meaning `low` to `high`."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    qualifier: str
    predicate: str


NUMBER_WORDS = frozenset(_WORDS) | {f"{tens}-{one}" for tens in _TENS.split() for one in _SMALL.split()[1:10]}


def find_quantities(text: str) -> list[Quantity]:
    """Return the counted quantities of a sentence or title; bare numbers and units not known are left out."""
    found: list[Quantity] = []
    for match in _COUNT.finditer(text):
        number = _number(match)
        unit_at = _unit(match)
        if number is None or unit_at is None or _is_year(match, text[match.start() : unit_at[1]]):
            continue
        unit, end = unit_at
        low, high = number
        qualifier = (match["q"] or "").lower()
        if qualifier:
            factor = _QUALIFIERS[qualifier]
            low, high = low * factor[0], high * factor[1]
        predicate = _predicate(text, match.start(), end) if unit == "person" else ""
        if unit == "person" and match["word"] and match["word"].lower() in ("a", "one") and not match["magnitude"]:
            continue
        found.append(Quantity(match.start(), end, low, high, unit, qualifier, predicate))
    return found


def _is_year(match: re.Match[str], raw: str) -> bool:
    """Tell whether the number is rather a year: "in 1947 the town", "the 1979 revolution"."""
    digits = match["digits"] or ""
    if len(digits) != 4 or match["q"] or match["magnitude"] or not 1400 <= int(float(digits)) <= 2100:
        return False
    return " the " in raw or not raw.endswith(("s", "n", "e", "m", "%"))


def _number(match: re.Match[str]) -> tuple[float, float] | None:
    factor = _MAGNITUDES.get((match["magnitude"] or "").lower(), 1.0)
    if match["word"]:
        word = match["word"].lower()
        if word == "a":
            return (factor, factor) if match["magnitude"] else None
        value = float(sum(_WORDS.get(part, 0) for part in word.split("-")))
        return value * factor, value * factor
    low = float(match["digits"].replace(",", ""))
    high = float(match["digits2"].replace(",", "")) if match["digits2"] else low
    return (low * factor, high * factor) if high >= low else None


def _unit(match: re.Match[str]) -> tuple[str, int] | None:
    """Return the unit and where it ends: the first counted noun among the words that follow the number."""
    currency = (match["currency"] or "").strip().strip("\\").lower()
    if currency:
        sign = _CURRENCIES.get(currency[-1]) or _CURRENCIES.get(currency[0])
        end = match.end("magnitude") if match["magnitude"] else max(match.end("digits"), match.end("digits2"))
        return (sign, end) if sign else None
    words = match["unit"] or ""
    start = match.start("unit")
    if words.strip() == "%":
        return "percent", match.end("unit")
    if re.match(r"[\s-]per[\s-]cent\b", words, re.IGNORECASE):
        return "percent", start + 9
    elided = match["q"] or match["digits"]
    found: tuple[str, int] | None = None
    for word in re.finditer(r"[^\W\d_][\w'’-]*", words):
        name = word[0].lower()
        unit = UNIT_BY_WORD.get(name) or UNIT_BY_WORD.get(name.removesuffix("s"))
        if unit is not None:
            found = unit, start + word.end()  # of "fighter aircraft" the last noun is what is counted
        elif found is not None:
            return found
        if name in _BREAKS:
            break
    if found is not None:
        return found
    first = re.match(r"\s*(were|was|are|had been|have been)?\s*(killed|injured|wounded|dead|died|missing)", words)
    if first is not None and elided:
        return "person", start
    return None


def _predicate(text: str, start: int, end: int) -> str:
    """Return what is said to have happened to the persons counted: the nearest such word within the clause."""
    after = re.split(r"[;:.]|,?\s(?:and|while|but)\s(?=[0-9]|another|some|more)", text[end : end + 70], maxsplit=1)[0]
    before = re.split(r"[;:.]|\b(?:and|while|but)\b", text[max(0, start - 50) : start])[-1]
    choices: list[tuple[int, str]] = []
    for name, pattern in _PREDICATES:
        following = pattern.search(after)
        if following is not None:
            choices.append((following.start(), name))
        leading = list(pattern.finditer(before))
        if leading:
            choices.append((len(before) - leading[-1].end() + 2, name))
        if pattern.search(text[start:end]):
            choices.append((0, name))
    return min(choices)[1] if choices else ""
