"""The tokens of a line in, for each what it stands in out: quotation, brackets, what came before, manner of citing."""

from audit.parsing.fields.looks import Look
from audit.parsing.fields.tokens import Token

_OPEN_QUOTES = {
    "“": "”", "„": "“”", "«": "»", "‘": "’", "‚": "‘’", "»": "«", '"': '"', "'": "'", "‹": "›", "`": "'`",
}  # fmt: skip
_QUOTE_CLASS = {"“": "D", "„": "D", "«": "D", "»": "D", '"': "D", "‘": "S", "‚": "S", "'": "S", "‹": "S", "`": "S"}
QUOTES = frozenset("”\"»’'“«‘›`")  # the marks with which quotations end
_LONGEST_QUOTATION = 80  # tokens
_LONGEST_BRACKET = 40
_EDITING = frozenset(["ed", "eds", "hrsg", "hg", "hgg", "dir", "edd", "editors", "editor"])
_BUCKETS = (0, 1, 2, 3, 4, 4, 6, 6, 8, 8, 8, 8, 12, 12, 12, 12, 16)
FAR = 20


def bucket(count: int) -> int:
    """Return a count made coarse: exact to four, `FAR` from seventeen."""
    return _BUCKETS[count] if count < 17 else FAR


def quotation_states(tokens: list[Token]) -> list[str]:
    """Say for each token whether it stands before, inside (D, S) or after the last quotation."""
    marks = [(index, token.text) for index, token in enumerate(tokens) if token.kind == "mark"]
    closing: dict[str, list[int]] = {}
    for index, text in marks:
        if text in QUOTES:
            closing.setdefault(text, []).append(index)
    pointers = dict.fromkeys(closing, 0)
    size = len(tokens)
    state: list[str] = []
    after = "b"
    for index, text in marks:
        if text not in _OPEN_QUOTES or index < len(state) or (text in "'\"»`" and not _opens(tokens, index)):
            continue
        stop = size
        for partner in _OPEN_QUOTES[text]:
            places = closing.get(partner, [])
            at = pointers.get(partner, 0)
            while at < len(places) and (
                places[at] <= index or (partner in "’'“\"" and not _closes(tokens, places[at]))
            ):
                at += 1
            if partner in pointers:
                pointers[partner] = at
            if at < len(places):
                stop = min(stop, places[at])
        if stop == size or stop - index > _LONGEST_QUOTATION:
            continue
        kind = _QUOTE_CLASS[text]
        state += [after] * (index - len(state))
        state += [kind + "<", *[kind] * (stop - index - 1), kind + ">"]
        after = "a" if kind == "D" else "as"
    return state + [after] * (size - len(state))


def _opens(tokens: list[Token], index: int) -> bool:
    """Tell whether an ambiguous mark opens: a space or a bracket before it, none after it."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.spaced:
        return False
    return tokens[index].spaced or index == 0 or tokens[index - 1].text in "([“‘—–:,."


def _closes(tokens: list[Token], index: int) -> bool:
    """Tell whether an ambiguous mark closes: no space before it, and a space, the end or punctuation after it."""
    if tokens[index].spaced and tokens[index].text != '"':
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is None or following.spaced or following.kind == "mark"


def brackets_of(tokens: list[Token], looks: list[Look]) -> list[str]:
    """Say for each token whether it stands in round or square brackets, and what these hold; "" outside."""
    size = len(tokens)
    out = [""] * size
    index = 0
    while index < size:
        if tokens[index].text in "([":
            closing = ")" if tokens[index].text == "(" else "]"
            stop = index + 1
            limit = min(size, index + _LONGEST_BRACKET)
            while stop < limit and tokens[stop].text != closing:
                stop += 1
            if stop < limit:
                kind = "r" if closing == ")" else "s"
                inside = looks[index:stop]
                has = "y" if any(look.tells == "y" for look in inside) else ""
                has += "e" if any(look.lower in _EDITING for look in inside) else ""
                has += ":" if any(look.shape == ":" for look in inside) else ""
                has += str(bucket(stop - index - 1))
                out[index : stop + 1] = [kind + has] * (stop + 1 - index)
                out[index] = kind + "<" + has
                out[stop] = kind + ">" + has
                index = stop + 1
                continue
        index += 1
    return out


def manners_of(looks: list[Look], quotes: list[str], brackets: list[str]) -> list[str]:
    """Describe for each token the manner of its citation (to the next semicolon): where the year stands, and in what
    brackets; whether something is quoted, and whether "in" leads to a host."""
    size = len(looks)
    out: list[str] = []
    cuts = [place for place, look in enumerate(looks, 1) if look.tells == ";"]
    for stop in cuts if cuts and cuts[-1] == size else [*cuts, size]:
        start = len(out)
        bracket = year = quoted = hosted = "-"
        for i in range(start, stop):
            tells = looks[i].tells
            if tells == "y":
                inside = brackets[i]
                if year == "-":
                    quarter = (i - start) * 4 // (stop - start)
                    year = ("0" if i - start < 2 else "1", "2", "3", "4")[quarter] + ("b" if inside else "")
                if inside:
                    bracket = ":" if ":" in inside else "y" if inside[1:] in ("y1", "y2", "y3") else "t"
            elif quotes[i][-1] == "<":
                quoted = "q" if i - start > 1 else "f"
            elif tells == "in":
                hosted = "i"
        out += [bracket + year + quoted + hosted] * (stop - start)
    return out


def seen_before(looks: list[Look], quotes: list[str]) -> list[str]:
    """Say what stands between the last semicolon and each token: years, numbers, a quotation; and if a year follows."""
    out = []
    year = quoted = number = 0
    told = "000"
    for look, quote, after in zip(looks, quotes, _years_ahead(looks), strict=True):
        out.append(told + after)
        tells = look.tells
        if tells == "y":
            year = min(year + 1, 2)
        elif tells == "d":
            number = min(number + 1, 2)
        elif quote[-1] == ">":
            quoted = 1
        elif tells == ";":
            year = quoted = number = 0
        else:
            continue
        told = f"{year}{quoted}{number}"
    return out


def _years_ahead(looks: list[Look]) -> list[str]:
    """Say for each token whether a year follows it before the next semicolon."""
    ahead = ["-"] * len(looks)
    start = 0
    for place, look in enumerate(looks):
        if look.tells == "y":
            ahead[start:place] = ["y"] * (place - start)
            start = place
        elif look.tells == ";":
            start = place
    return ahead
