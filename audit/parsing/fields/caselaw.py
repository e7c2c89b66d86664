"""The tokens and labels of a note in, those of dockets, parties and European case identifiers made certain."""

from audit.parsing.fields.repair import repair
from audit.parsing.fields.tokens import Token

_DASHES = frozenset("-–‐‑")
_COURTS = frozenset("CTF")  # Court of Justice, General Court, Civil Service Tribunal
_KINDS = frozenset(["P", "R", "RX", "PPU", "REV", "RENV"])  # appeal, interim measures, review, urgent procedure
_AND = frozenset(["and", "to", "et", "und", "&", ","])
_APPLICATION = frozenset(["App", "Appl", "Application", "Applications", "Apps"])
_NUMBERED = frozenset(["no", "nos", "No", "Nos"])
_LONGEST_NAME = 60  # tokens of the parties


@repair({"Case", "Cases", "Joined", ":", *_APPLICATION})
def label_cases(tokens: list[Token], labels: list[str]) -> None:
    """Label "Case C-621/18 Wightman v … EU:C:2018:999" and "App no 47940/99".

    Forms: OSCOLA, 4th ed., 2.6 (dockets of the Union's courts, application numbers); Council Conclusions on the
    European Case Law Identifier, OJ 2011 C 127/1 (country, court, year, number).
    """
    for place, token in enumerate(tokens):
        if token.text in ("Case", "Cases", "Joined"):
            stop = _dockets_end(tokens, place)
            end = _parties_end(tokens, stop) if stop else 0
            if end > stop:
                _label(labels, place, stop, "number")
                labels[stop:end] = ["title"] * (end - stop)
        elif token.text in _APPLICATION:
            _label(labels, place, _application_end(tokens, place), "number")
        elif token.text.isupper() and tokens[place + 1 : place + 2] and tokens[place + 1].text == ":":
            _label(labels, place, _identifier_end(tokens, place), "number")


def _label(labels: list[str], start: int, stop: int, name: str) -> None:
    if stop > start:
        opens = labels[start].startswith("^")
        labels[start:stop] = [f"^{name}" if opens else name, *[name] * (stop - start - 1)]


def _dockets_end(tokens: list[Token], place: int) -> int:
    """Return where the dockets behind "Case", "Joined Cases" end, 0 where there are none."""
    at = place + 1 + (tokens[place].text == "Joined")
    stop = 0
    while end := _docket_end(tokens, at):
        stop = at = end
        if at < len(tokens) and tokens[at].text in _AND:
            at += 1
    return stop


def _docket_end(tokens: list[Token], at: int) -> int:
    """Return where "C-402/05 P" ends, its dash and number apart or not, or the old "6/64" ends; else 0."""
    if at >= len(tokens):
        return 0
    if tokens[at].text in _COURTS and at + 2 < len(tokens) and tokens[at + 1].text in _DASHES:
        at += 2
    elif tokens[at].kind != "number" and not _is_numbered(tokens[at].text):
        return 0
    if at + 2 >= len(tokens) or tokens[at + 1].text != "/" or tokens[at + 2].kind != "number":
        return 0
    return at + 3 + (at + 3 < len(tokens) and tokens[at + 3].text in _KINDS)


def _is_numbered(word: str) -> bool:
    return word[:1] in _COURTS and word[1:2] in _DASHES and word[2:].isdecimal()


def _parties_end(tokens: list[Token], at: int) -> int:
    """Return where the name of a case ends: before its identifier, a year in brackets, or the next mark of its kind."""
    for end in range(at, min(len(tokens), at + _LONGEST_NAME)):
        token = tokens[end]
        if token.text in ("[", ",", ";") or (token.text == "(" and _begins_date(tokens, end + 1)):
            return end
        if _identifier_end(tokens, end) or (token.text == "." and end + 1 == len(tokens)):
            return end
    return min(len(tokens), at + _LONGEST_NAME)


def _begins_date(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].kind == "number" or tokens[at].text in ("CJEU", "ECJ", "GC", "CJ"))


def _identifier_end(tokens: list[Token], at: int) -> int:
    """Return where "EU:C:2018:999" ends, "ECLI:" before it or not; else 0."""
    if tokens[at].text == "ECLI" and at + 2 < len(tokens) and tokens[at + 1].text == ":":
        at += 2
    parts = tokens[at : at + 7]
    if len(parts) < 7 or [part.text for part in parts[1::2]] != [":"] * 3:
        return 0
    country, court, year, number = parts[::2]
    fits = len(country.text) == 2 and country.text.isupper() and court.text.isupper() and number.kind == "number"
    return at + 7 if fits and year.kind == "number" and len(year.text) == 4 else 0


def _application_end(tokens: list[Token], at: int) -> int:
    """Return where "App no 47940/99" ends, 0 where no number of that kind follows."""
    words = [token for token in tokens[at + 1 : at + 4] if token.text != "."]
    first = next((n for n in range(at + 1, min(len(tokens), at + 5)) if tokens[n].kind == "number"), 0)
    if not first or not words or words[0].text not in _NUMBERED or first + 2 >= len(tokens):
        return 0
    return first + 3 if tokens[first + 1].text == "/" and tokens[first + 2].kind == "number" else 0
