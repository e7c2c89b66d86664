"""Counted quantities in running text: text in, numbers with unit, qualifier and predicate out."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from audit.language.expressions import expression
from audit.language.phrases import Phrases, places_of, words_of
from audit.language.tongues import tongues_of
from audit.model.record import record

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
# Number words of other languages; those that are other words elsewhere (six, dix, sei, tien) are left out.
_OTHER_WORDS: dict[int, str] = {
    2: "zwei deux dos dois duas twee due", 3: "drei trois tres três tre drie", 4: "vier quatre cuatro quatro quattro",
    5: "fünf cinq cinco cinque vijf", 6: "sechs seis zes", 7: "sieben sept siete sette sete zeven",
    8: "acht huit ocho otto oito", 9: "neun neuf nueve nove negen", 10: "zehn diez dieci dez",
    11: "elf onze undici", 12: "zwölf douze doce dodici doze twaalf", 20: "zwanzig vingt veinte venti vinte twintig",
    30: "dreißig dreissig trente treinta trenta trinta dertig",
    40: "vierzig quarante cuarenta quaranta quarenta veertig",
    50: "fünfzig cinquante cincuenta cinquanta cinquenta vijftig",
    60: "sechzig soixante sesenta sessanta sessenta zestig",
    70: "siebzig setenta settanta zeventig", 80: "achtzig ochenta ottanta oitenta tachtig",
    90: "neunzig noventa novanta negentig", 100: "hundert honderd cien cento",
}  # fmt: skip
_WORDS: dict[str, int] = (
    {word: number for number, word in enumerate(_SMALL.split())}
    | {word: number * 10 for number, word in enumerate(_TENS.split(), 2)}
    | {
        f"{tens}-{one}": number * 10 + unit
        for number, tens in enumerate(_TENS.split(), 2)
        for unit, one in enumerate(_SMALL.split()[1:10], 1)
    }
    | {word: number for number, words in _OTHER_WORDS.items() for word in words.split()}
)
_MAGNITUDES: dict[str, float] = {
    "hundred": 1e2, "hundreds": 1e2, "hundert": 1e2, "honderd": 1e2, "dozen": 12, "dozens": 12, "thousand": 1e3,
    "thousands": 1e3, "tausend": 1e3, "mille": 1e3, "mila": 1e3, "mil": 1e3, "duizend": 1e3, "million": 1e6,
    "millions": 1e6, "mn": 1e6, "millionen": 1e6, "mio": 1e6, "millones": 1e6, "milioni": 1e6, "milhões": 1e6,
    "miljoen": 1e6, "billion": 1e9, "billions": 1e9, "bn": 1e9, "milliarden": 1e9, "mrd": 1e9, "milliard": 1e9,
    "milliards": 1e9, "miliardi": 1e9, "miljard": 1e9, "trillion": 1e12, "trillions": 1e12,
}  # fmt: skip
_MORE, _ABOUT, _NEARLY, _UP_TO, _ESTIMATED = (1.0, 1.2), (0.85, 1.15), (0.85, 1.0), (0.7, 1.0), (0.8, 1.2)
# The range meant, as factors of the number.
_QUALIFIERS: dict[str, tuple[float, float]] = {
    phrase.strip(): factors
    for phrases, factors in (
        (
            """more than; over; at least; upwards of; no fewer than; no less than; exceeding; mehr als; über; mindestens
            wenigstens; plus de; au moins; más de; al menos; por lo menos; più di; oltre; almeno; mais de; pelo menos
            ao menos; meer dan; ruim; minstens""",
            _MORE,
        ),
        (
            """nearly; almost; nearing; fast; knapp; beinahe; presque; près de; casi; quasi; quase; bijna""",
            _NEARLY,
        ),
        (
            """close to; about; around; some; roughly; approximately; circa; rund; etwa; ungefähr; gegen; environ
            quelque; unos; unas; cerca de; alrededor de; ongeveer; zo'n; uns""",
            _ABOUT,
        ),
        ("an estimated; estimated", _ESTIMATED),
        (
            """up to; as many as; fewer than; less than; under; bis zu; weniger als; jusqu'à; moins de; hasta
            menos de; fino a; meno di; até; tot; minder dan""",
            _UP_TO,
        ),
    )
    for phrase in phrases.replace("\n", ";").split(";")
}
_LONGEST_QUALIFIER = 3  # words
_BEFORE_NUMBER = frozenset(("the", "a", "an", "total", "of", "die", "les", "los", "las", "i", "le", "de"))
_NUMBER = expression(
    r"(?<![\w.,$€£/–-])(?P<currency>(?:US|A|C|HK)?\\?\$\s?|€\s?|£\s?|¥\s?|Rs\.?\s)?"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,2})?|[0-9]{1,3}(?:[.\u00a0\u202f][0-9]{3}){1,3}"
    r"|[0-9]{1,9}(?:[.,][0-9]{1,2})?)"
    r"(?:(?:\s?(?:to|bis|à|tot|[-–—])\s?)(?P<digits2>[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,9}(?:\.[0-9]{1,2})?))?"
    r"(?![\w/:]|[.,][0-9])"
)
_DIGIT = expression(r"[0-9]")
_LONGEST_CURRENCY = 6  # characters before the digits: "HK\\$ "
_ANY_WORD = expression(r"(?<![\w.,$€£/–'’-])[^\W\d_]+(?:-[^\W\d_]+)?(?![\w/:])")
_COUNTED = expression(
    r"(?:[\s-](?P<magnitude>[^\W\d_]{2,10})\b)?(?P<unit>\s?%|(?:[\s-](?:of\s|de\s|d['’])?(?:the\s)?"
    r"[^\W\d_][\w'’-]{0,24}){0,4})?"
)
_BLANK_PARTED = expression(r"\S+")
_UNIT_WORD = expression(r"[^\W\d_][\w'’-]*")
_PER_CENT = expression(r"[\s-](?:per|pour|por)[\s-]?(?:cent|ciento|cento)\b", re.IGNORECASE)
_ELIDED = expression(
    r"\s{0,4}(?:(?:were|was|are|had been|have been)\s{1,4})?(?:killed|injured|wounded|dead|died|missing)", re.IGNORECASE
)

# Nouns that are counted, by the one name under which they are compared. Persons of any sort are persons: a title's
# "people" are a text's "pilgrims".
_UNITS: dict[str, str] = {
    "person": "people person men man women woman child children civilian soldier troop fighter militant pilgrim"
    " policeman policemen officer worker passenger student prisoner protester demonstrator refugee victim"
    " villager resident sailor miner migrant delegate member inhabitant citizen death fatality casualty"
    " killing dead life lives guard insurgent rebel gunman gunmen hostage patient settler slave convict"
    " deportee striker marcher personnel terrorist combatant crew"
    " mensch menschen personen männer frauen kinder arbeiter arbeitern soldaten tote toten opfer todesopfer verletzte"
    " verletzten verwundete verwundeten gefangene gefangenen flüchtlinge einwohner bergleute polizisten zivilisten"
    " personne personnes homme hommes femme femmes enfant enfants mort morts tué tués blessé blessés ouvrier ouvriers"
    " soldat soldats victime victimes habitant habitants prisonnier prisonniers réfugié réfugiés mineurs"
    " persona personas hombre hombres mujer mujeres niños muerto muertos muertas herido heridos heridas obrero obreros"
    " soldado soldados víctima víctimas habitante habitantes preso presos refugiados mineros"
    " persone uomini donne bambini morti feriti operai soldati vittime abitanti prigionieri profughi minatori"
    " pessoa pessoas homens mulheres crianças mortos mortas feridos operários vítimas presos refugiados mineiros"
    " mens mensen mannen vrouwen kinderen doden gewonden arbeiders slachtoffers inwoners gevangenen vluchtelingen",
    "percent": "% percent per-cent percentage prozent procent",
    "km": "km kilometre kilometer kilometres kilometers kilómetro kilómetros chilometri quilómetros quilômetros"
    " kilomètre kilomètres",
    "mile": "mile", "metre": "metre meter mètre mètres metros metri", "hectare": "hectare hektar", "acre": "acre",
    "tonne": "ton tonne tonnen tonelada toneladas tonnellate",
    "ship": "ship vessel boat schiff schiffe navire navires buque buques navio navios navi schip schepen",
    "aircraft": "aircraft plane jet warplane airplane aeroplane",
    "house": "house home building dwelling haus häuser maison maisons casa casas case huizen", "village": "village",
    "town": "town", "day": "day", "week": "week",
    "month": "month", "year": "year", "vote": "vote", "seat": "seat", "state": "state",
    "country": "country countries nation", "missile": "missile rocket", "drone": "drone", "copy": "copy copies",
    "page": "page", "article": "article",
    "outpost": "outpost", "school": "school", "church": "church churches", "letter": "letter", "case": "case",
}  # fmt: skip
UNIT_BY_WORD: dict[str, str] = {word: unit for unit, words in reversed(_UNITS.items()) for word in words.split()}
_BREAKS = frozenset(
    """and or in on at to by was were is are from who that when und oder im am auf wurden wurde von die der et ou dans
    furent ont y o en fueron e nel furono em foram op werden""".split()
)
_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "r": "INR"}
_FATES: dict[str, Phrases] = {  # what befell persons
    "killed": Phrases(
        """
        kill|kills|killed|killing|dead|die|dies|died|death|deaths|slain|perish|perished|fatality|fatalities
        lost their lives; getötet|tötete|töteten|tötet|töten|starb|starben|tote|toten|todesopfer; ums leben
        tue|tuent|tué|tués|tuée|tuées|mort|morts|mortes|moururent|périrent; perdirent la vie
        muerto|muertos|muertas|murieron|mueren|mató|mataron|mata|matan|fallecieron; perdieron la vida
        uccide|uccidono|uccisero|ucciso|uccisi|uccise|morti|morirono; persero la vita
        morto|mortos|mortas|morreram|morrem|matou|mataram|matam; perderam a vida
        gedood|doden|doodt|omgekomen|stierven; kwamen om; om het leven
        """
    ),
    "injured": Phrases(
        """
        injure|injures|injured|injuring|injury|injuries|wound|wounds|wounded|wounding|hurt
        verletzt|verletzte|verletzten|verwundet|verwundete; blessé|blessés|blessée|blessées|blesse
        herido|heridos|heridas|hiere; ferito|feriti|ferite; ferido|feridos|feridas; gewond|gewonden
        """
    ),
    "arrested": Phrases(
        """
        arrest|arrests|arrested|arresting|detain|detains|detained|detaining|jailed|imprisoned|imprison
        verhaftet|verhaftete|festgenommen; arrêté|arrêtés|arrêtées; detenido|detenidos|detuvieron
        arrestato|arrestati|arrestarono; detido|detidos|presos|prenderam; gearresteerd|aangehouden
        """
    ),
    "missing": Phrases("missing; vermisst|vermißt|vermisste; disparu|disparus; desaparecidos; dispersi; vermist"),
    "displaced": Phrases(
        """
        displace|displaced|displaces|displacing|evacuated|evacuates|evacuate|homeless|fled|flee
        obdachlos|flohen|evakuiert; évacués|déplacés|fuirent; desplazados|evacuados|huyeron; sfollati; desalojados
        geëvacueerd|dakloos|gevlucht
        """
    ),
    "captured": Phrases("capture|captures|captured|capturing|seize|seizes|seized|seizing|gefangengenommen|capturés"),
    "destroyed": Phrases(
        """
        destroy|destroys|destroyed|destroying|destruction|razed|demolish|demolishes|demolished
        zerstört|zerstörte|zerstörten; détruit|détruits|détruite|détruites|détruisit; destruido|destruidas|destruyó
        distrutto|distrutte|distrusse; destruídas|destruiu; verwoest|vernield
        """
    ),
}
_ARTICLES_ALIKE = {"de": frozenset(("die", "dies")), "nl": frozenset(("die",))}  # English words, but for these


@record
class Quantity:
    """A number of `unit` ("people", "USD", "km") at `start` to `end` of the text it was read from.

    It means `low` to `high`; `raw` is how it is written, `predicate` what happened to persons: "killed", "injured".
    """

    start: int
    end: int
    low: float
    high: float
    unit: str
    raw: str
    predicate: str = ""


class _Number(NamedTuple):
    """A number as it is written: its value or range, whether in digits, and its currency sign or ""."""

    start: int
    end: int
    low: float
    high: float
    digits: str
    currency: str


_SPELT = frozenset(part for word in _WORDS for part in word.split("-"))
_NUMBER_WORDS = frozenset(_WORDS) | frozenset(_MAGNITUDES)


def find_quantities(text: str) -> list[Quantity]:
    """Return the counted quantities of a sentence or title; bare numbers and units not known are left out."""
    words = words_of(text)
    if _DIGIT.search(text) is None and _NUMBER_WORDS.isdisjoint(words):
        return []
    found: list[Quantity] = []
    tongues: tuple[str, ...] | None = None
    last = 0
    for number in _numbers(text, words):
        counted = _COUNTED.match(text, number.end)
        if number.start < last or counted is None:
            continue
        factor = _MAGNITUDES.get((counted["magnitude"] or "").lower())
        if number.digits == "a" and factor is None:
            continue
        unit_at = _unit(text, number, counted, known=factor is not None)
        elided = unit_at is None and not number.currency
        after = counted.end("magnitude") if factor is not None else number.end
        if unit_at is None and not (elided and _ELIDED.match(text, after, counted.end())):
            continue
        start, qualifier = _qualified(text, number.start)
        if unit_at is None and (qualifier or number.digits.isdigit()):
            unit_at = "person", after
        if unit_at is None or _is_year(number, text[start : unit_at[1]], bool(qualifier or factor)):
            continue
        unit, end = unit_at
        if unit == "person" and number.high == 1 and not number.digits[:1].isdigit() and factor is None:
            continue
        low, high = number.low * (factor or 1), number.high * (factor or 1)
        if qualifier:
            low, high = low * _QUALIFIERS[qualifier][0], high * _QUALIFIERS[qualifier][1]
        if tongues is None:
            tongues = tongues_of(words)
        predicate = _fate(text, start, end, tongues) if unit == "person" else ""
        found.append(
            Quantity(start=start, end=end, low=low, high=high, unit=unit, raw=text[start:end], predicate=predicate)
        )
        last = end
    return found


def _numbers(text: str, words: Collection[str]) -> Iterator[_Number]:
    """Yield the numbers of `text` in order, in digits and in words."""
    found = [number for match in _written_in_digits(text) if (number := _in_digits(match)) is not None]
    present = {*words, *(part for word in words if "-" in word for part in word.split("-"))}
    if _SPELT.isdisjoint(present) and ("a" not in present or _MAGNITUDES.keys().isdisjoint(present)):
        yield from found
        return
    for match in _ANY_WORD.finditer(text):
        word = match[0].lower()
        value = 1 if word == "a" else _WORDS.get(word)
        if value is not None:
            digits = "a" if word == "a" else ""
            found.append(_Number(match.start(), match.end(), float(value), float(value), digits, ""))
    yield from sorted(found)


def _written_in_digits(text: str) -> Iterator[re.Match[str]]:
    """Yield what `_NUMBER` finds in `text`, without looking where no digits are."""
    at = 0
    while (digit := _DIGIT.search(text, at)) is not None:
        match = _NUMBER.search(text, max(at, digit.start() - _LONGEST_CURRENCY))
        if match is None:
            return
        yield match
        at = match.end()


def _in_digits(match: re.Match[str]) -> _Number | None:
    low = _value(match["digits"])
    high = _value(match["digits2"]) if match["digits2"] else low
    currency = (match["currency"] or "").strip().strip("\\").lower()
    return _Number(match.start(), match.end(), low, high, match["digits"], currency) if high >= low else None


def _value(digits: str) -> float:
    """Return the value of digits with the thousands and decimals of any language: 1,204 · 1.204 · 2.5 · 2,5."""
    plain = digits.replace("\u00a0", "").replace("\u202f", "")
    for sign in ",.":
        head, _, tail = plain.rpartition(sign)
        if head and len(tail) == 3 and (sign == "," or head.replace(".", "").isdigit()):
            plain = plain.replace(sign, "")
    return float(plain.replace(",", "."))


def _qualified(text: str, start: int) -> tuple[int, str]:
    """Return where the quantity begins, and the qualifier before its number, or ""."""
    before = text[max(0, start - 28) : start]
    if not before[-1:].isspace():
        return start, ""
    words = [(match[0].lower().replace("’", "'"), match.start()) for match in _BLANK_PARTED.finditer(before)]
    while words:
        for count in range(min(_LONGEST_QUALIFIER, len(words)), 0, -1):
            phrase = " ".join(word for word, _ in words[-count:])
            if phrase in _QUALIFIERS:
                return start - len(before) + words[-count][1], phrase
        if words[-1][0] not in _BEFORE_NUMBER:
            break
        words.pop()
    return start, ""


def _is_year(number: _Number, raw: str, counted: bool) -> bool:
    """Tell whether the number is rather a year: "in 1947 the town", "the 1979 revolution"."""
    if len(number.digits) != 4 or counted or not 1400 <= number.low <= 2100:
        return False
    return " the " in raw or not raw.endswith(("s", "n", "e", "m", "%"))


def _unit(text: str, number: _Number, counted: re.Match[str], *, known: bool) -> tuple[str, int] | None:
    """Return the unit and where it ends: the first counted noun among the words that follow the number."""
    if number.currency:
        sign = _CURRENCIES.get(number.currency[-1]) or _CURRENCIES.get(number.currency[0])
        return (sign, counted.end("magnitude") if known else number.end) if sign else None
    start = counted.end("magnitude") if known else number.end
    words = text[start : counted.end()]
    if words.strip() == "%":
        return "percent", counted.end()
    per_cent = _PER_CENT.match(words)
    if per_cent is not None:
        return "percent", start + per_cent.end()
    found: tuple[str, int] | None = None
    for word in _UNIT_WORD.finditer(words):
        name = word[0].lower()
        unit = UNIT_BY_WORD.get(name) or UNIT_BY_WORD.get(name.removesuffix("s"))
        if unit is not None:
            found = unit, start + word.end()  # of "fighter aircraft" the last noun is what is counted
        elif found is not None:
            return found
        if name in _BREAKS:
            break
    return found


def _fate(text: str, start: int, end: int, tongues: Collection[str]) -> str:
    """Return what is said to have happened to the persons counted: the nearest such word within the clause."""
    after = re.split(r"[;:.]|,?\s(?:and|while|but|und|et|y|e|en)\s(?=[0-9]|another|some|more)", text[end : end + 70])[0]
    before = re.split(r"[;:.]|\b(?:and|while|but|und|et)\b", text[max(0, start - 50) : start])[-1]
    choices: list[tuple[int, str]] = []
    for place, weight in ((after, 0), (text[start:end], -1), (before, 2)):
        parts = places_of(place)
        words = [part.word for part in parts]
        for tongue in tongues:
            words = ["" if word in _ARTICLES_ALIKE.get(tongue, ()) else word for word in words]
        for name, fate in _FATES.items():
            spans = list(fate.find_all(words))
            if not spans:
                continue
            if weight < 0:
                choices.append((0, name))
            elif place is after:
                choices.append((parts[spans[0][0]].start, name))
            else:
                choices.append((len(before) - parts[spans[-1][1] - 1].end + weight, name))
    return min(choices)[1] if choices else ""
