"""The tokens and labels of a note in, those of judgments cited by court, day and docket, as in Europe, certain out."""

from audit.language.months import MONTHS, fold
from audit.parsing.fields.repair import repair
from audit.parsing.fields.tokens import Token

# How the names of courts begin that are cited so: France, Italy, the Netherlands.
_COURTS = frozenset(["Cass", "Corte", "Cons", "Trib", "CE", "CA", "TGI", "HR", "Hof", "Rb"])
# Sentences of Spanish courts, cited by number and year: "STS 123/2015".
_SENTENCES = frozenset(["STS", "STC", "ATS", "ATC", "STSJ", "SAP", "SAN", "STJUE"])
_DECIDING = frozenset(["Urt", "Urteil", "Beschl", "Beschluss", "Beschluß"])
_OF = frozenset(["v", "vom"])
_NUMBERED = frozenset(["n", "no", "nr", "nº", "rg"])
_LONGEST_COURT = 16  # tokens before the date
_LONGEST_NUMBER = 9  # tokens of a docket
_YEAR = 4  # digits


@repair(_COURTS | _SENTENCES | _DECIDING)
def label_judgments(tokens: list[Token], labels: list[str]) -> None:
    """Label "Cass. civ., 3 mars 2010, n° 09-12.345", "BVerfG, Urt. v. 12.3.2008" and "STS 123/2015"."""
    for place, token in enumerate(tokens):
        opens = place == 0 or labels[place].startswith("^")
        if opens and token.text in _COURTS:
            _label_by_day(tokens, labels, place)
        elif opens and token.text in _SENTENCES:
            _label_by_number(tokens, labels, place)
        elif token.text in _DECIDING and place and labels[place] != "comment":
            _label_decided(tokens, labels, place)


def _label_by_day(tokens: list[Token], labels: list[str], place: int) -> None:
    """Read court, day and docket, where a day stands near and a docket or an identifier behind it."""
    day = next((at for at in range(place + 1, min(place + _LONGEST_COURT, len(tokens) - 3)) if _is_day(tokens, at)), 0)
    if not day:
        return
    stop = day + 3
    start = stop + 1 if stop < len(tokens) and tokens[stop].text == "," else stop
    end = _docket_end(tokens, start)
    if end == start and not (start < len(tokens) and tokens[start].text == "ECLI"):
        return
    labels[place:day] = ["^court", *["court"] * (day - place - 1)]
    labels[day:start] = ["date"] * (start - day)
    labels[start:end] = ["number"] * (end - start)


def _is_day(tokens: list[Token], at: int) -> bool:
    """Tell whether "3 mars 2010" stands at `at`."""
    number, month, year = tokens[at : at + 3]
    return number.kind == "number" and fold(month.text) in MONTHS and len(year.text) == _YEAR and year.text.isdigit()


def _docket_end(tokens: list[Token], start: int) -> int:
    """Return where "n° 09-12.345" ends that stands at `start`; `start` itself where none does."""
    if start >= len(tokens) or tokens[start].text.casefold() not in _NUMBERED:
        return start
    at = start + 1
    while at < len(tokens) and tokens[at].text in ".°º":
        at += 1
    first = at
    while at < min(len(tokens), start + _LONGEST_NUMBER) and (tokens[at].kind == "number" or tokens[at].text in ".-/"):
        at += 1
    return at if at > first else start


def _label_by_number(tokens: list[Token], labels: list[str], place: int) -> None:
    parts = tokens[place + 1 : place + 4]
    if len(parts) == 3 and parts[1].text == "/" and parts[0].kind == parts[2].kind == "number":
        labels[place : place + 4] = ["^number", *["number"] * 3]
        day = [token.text for token in tokens[place + 4 : place + 7]]
        if day[:2] == [",", "de"] and not any(label.startswith("^") for label in labels[place + 4 : place + 9]):
            labels[place + 4 : place + 9] = ["date"] * len(labels[place + 4 : place + 9])


def _label_decided(tokens: list[Token], labels: list[str], place: int) -> None:
    """Call "Urt. v. 12.3.2008 –" a date, behind its court."""
    at = place + 1 + (tokens[place + 1 : place + 2] != [] and tokens[place + 1].text == ".")
    if at >= len(tokens) or tokens[at].text not in _OF:
        return
    limit = min(len(tokens), at + 9)
    year = next(
        (end for end in range(at + 1, limit) if tokens[end].text.isdigit() and len(tokens[end].text) == _YEAR), 0
    )
    if year:  # a source that was begun at the year is none
        labels[place : year + 1] = ["date"] * (year + 1 - place)
        if year + 1 < len(tokens) and tokens[year + 1].text in ",–-":
            labels[year + 1] = "date"
