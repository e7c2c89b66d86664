"""Tokens in, for each token the attributes from which the labels are decided out."""

from collections.abc import Callable

from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.numbers import roman
from audit.parsing.fields.tokens import Token

_OPEN_QUOTES = {
    "“": "”", "„": "“”", "«": "»", "‘": "’", "‚": "‘’", "»": "«", '"': '"', "'": "'", "‹": "›", "`": "'`",
}  # fmt: skip
_QUOTE_CLASS = {"“": "D", "„": "D", "«": "D", "»": "D", '"': "D", "‘": "S", "‚": "S", "'": "S", "‹": "S", "`": "S"}
_EDITING = frozenset(["ed", "eds", "hrsg", "hg", "hgg", "dir", "edd", "editors", "editor"])
_PHRASE_ENDS = frozenset(["al", "ed", "eds", "ff", "f"])
_BREAKS = frozenset(',;:()[]“”„«»"?!')
_LANGUAGE = {
    "der": "de", "die": "de", "und": "de", "des": "de", "zur": "de", "das": "de", "vgl": "de", "für": "de",
    "hrsg": "de", "hg": "de", "bd": "de",
    "the": "en", "of": "en", "and": "en", "see": "en", "for": "en",
    "della": "it", "di": "it", "del": "it", "cfr": "it", "nel": "it", "dei": "it", "cura": "it",
    "le": "fr", "et": "fr", "du": "fr", "au": "fr", "les": "fr", "voir": "fr",
    "el": "es", "los": "es", "y": "es", "las": "es", "véase": "es",
}  # fmt: skip
_BUCKETS = (0, 1, 2, 3, 4, 4, 6, 6, 8, 8, 8, 8, 12, 12, 12, 12, 16)
_FAR = 20


def _bucket(count: int) -> int:
    return _BUCKETS[count] if count < 17 else _FAR


def shape_of(token: Token) -> str:
    """Return what a token looks like, its letters left out."""
    text = token.text
    if token.kind == "word":
        if len(text) == 1:
            return "I" if text.isupper() else "i"
        if text.isupper():
            if roman(text) is not None:
                return "ROM"
            return "AA" if len(text) > 3 else "A3"
        if text[0].isupper():
            return "Aa-" if "-" in text else "Aa" if text[1:].islower() else "AaA"
        return "a"
    if token.kind == "number":
        if text.isdigit():
            size = len(text)
            if size == 4 and text[0] in "12":
                return "Y" if 1400 <= int(text) <= 2035 else "d4"
            return f"d{size}" if size < 6 else "d6"
        if len(text) >= 5 and text[:4].isdigit() and text[0] in "12":
            return "Ya"
        return "dth" if text[-2:] in ("st", "nd", "rd", "th") else "da"
    return token.kind if token.kind != "mark" else text


def features_of(tokens: list[Token], known: Callable[[str], str] | None = None) -> list[list[str]]:
    """Return the attributes of every token. `known` replaces the lexicon's classes (training hides some words)."""
    words = lexicon()
    cues, classes = words.cues, words.classes
    size = len(tokens)
    bases: list[str] = []
    shapes: list[str] = []
    lowered: list[str] = []
    languages: dict[str, int] = {}
    for token in tokens:
        shape = shape_of(token)
        shapes.append(shape)
        if token.kind == "word":
            lower = token.text.casefold()
            if lower in _LANGUAGE:
                languages[_LANGUAGE[lower]] = languages.get(_LANGUAGE[lower], 0) + 1
            if lower in cues and (len(lower) > 1 or shape == "i" or not lower.isascii()):
                base = lower if shape in ("a", "i") else "^" + lower
            else:
                found = classes.get(lower, "") if known is None else known(lower)
                base = f"{shape}/{found}" if found and shape != "a" else shape
        else:
            lower = token.text
            base = shape
        lowered.append(lower)
        bases.append(base)
    quotes = quotation_states(tokens)
    brackets, inside = _brackets(tokens, shapes, lowered)
    phrase_of, phrases = _phrases(tokens, bases, shapes, lowered, cues)
    language = max(languages, key=languages.__getitem__) if languages else "?"
    seen = _seen(tokens, shapes, quotes)
    manners = _manners(tokens, shapes, lowered, quotes, inside)
    quoted = "Q" if any(q[0] in "DS" for q in quotes) else "-"
    rows: list[list[str]] = []
    last = len(phrases) - 1
    for i in range(size):
        b0 = bases[i]
        b1 = bases[i - 1] if i else "<"
        b2 = bases[i - 2] if i > 1 else "<"
        b3 = bases[i - 3] if i > 2 else "<"
        n1 = bases[i + 1] if i + 1 < size else ">"
        n2 = bases[i + 2] if i + 2 < size else ">"
        n3 = bases[i + 3] if i + 3 < size else ">"
        token = tokens[i]
        p = phrase_of[i]
        here = phrases[p]
        q = quotes[i]
        it = "t" if token.italic else "f"
        row = [
            "0=" + b0, "1=" + b1, "2=" + b2, "3=" + b3, "+1=" + n1, "+2=" + n2, "+3=" + n3,
            f"10={b1}|{b0}", f"0+1={b0}|{n1}", f"21={b2}|{b1}", f"+12={n1}|{n2}",
            f"101={shapes[i - 1] if i else '<'}|{shapes[i]}|{shapes[i + 1] if i + 1 < size else '>'}",
            f"210={b2}|{b1}|{b0}", f"0+12={b0}|{n1}|{n2}",
            f"s={shapes[i]}{'_' if token.spaced else ''}",
            f"q={q}", f"q0={q}|{b0}", f"q1={q}|{quotes[i - 1] if i else '<'}",
            f"()={brackets[i]}", f"()0={brackets[i]}|{b0}", f"(c={inside[i]}",
            "seen=" + seen[i], f"seen0={seen[i]}|{shapes[i]}",
            "pos=" + str(_bucket(i)), "end=" + str(_bucket(size - 1 - i)),
            f"it={it}{'t' if i and tokens[i - 1].italic else 'f'}",
            "lang=" + language, f"lang0={language}|{b0}", "Q=" + quoted,
            f"ph={p if p < 4 else 4 if p < 8 else 8}|{shapes[i]}",
            "g=" + manners[i], f"gp={manners[i]}|{min(p, 6)}",
            f"gs={manners[i]}|{shapes[i]}|{b1 if b1 in _EDGES else '.'}",
        ]  # fmt: skip
        row += ["P" + flag for flag in here]
        if p:
            row += ["L" + flag for flag in phrases[p - 1]]
        if p < last:
            row += ["N" + flag for flag in phrases[p + 1]]
        if p + 1 < last:
            row += ["M" + flag for flag in phrases[p + 2]]
        if token.kind == "word" and shapes[i] in ("Aa", "a", "Aa-"):
            row.append("x=" + lowered[i][-3:] + shapes[i])
            row.append("y=" + lowered[i][-5:] + shapes[i])
        rows.append(row)
    return rows


def quotation_states(tokens: list[Token]) -> list[str]:
    """Say for each token whether it stands before, inside (D, S) or after the last quotation."""
    size = len(tokens)
    state = ["b"] * size
    closing: dict[str, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.kind == "mark" and token.text in "”\"»’'“«‘›`":
            closing.setdefault(token.text, []).append(index)
    pointers = dict.fromkeys(closing, 0)
    index = 0
    after = "b"
    while index < size:
        token = tokens[index]
        partners = _OPEN_QUOTES.get(token.text) if token.kind == "mark" else None
        if partners is None or (token.text in "'\"»`" and not _opens(tokens, index)):
            state[index] = after
            index += 1
            continue
        stop = size
        for partner in partners:
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
        if stop == size or stop - index > 80:
            state[index] = after
            index += 1
            continue
        kind = _QUOTE_CLASS[token.text]
        for place in range(index, stop + 1):
            state[place] = kind
        state[index] = kind + "<"
        state[stop] = kind + ">"
        after = "a" if kind == "D" else "as"
        index = stop + 1
    return state


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


def _brackets(tokens: list[Token], shapes: list[str], lowered: list[str]) -> tuple[list[str], list[str]]:
    """Say for each token whether it stands in round or square brackets, and what these hold."""
    size = len(tokens)
    depth = ["-"] * size
    content = ["-"] * size
    index = 0
    while index < size:
        if tokens[index].text in "([":
            closing = ")" if tokens[index].text == "(" else "]"
            stop = index + 1
            limit = min(size, index + 40)
            while stop < limit and tokens[stop].text != closing:
                stop += 1
            if stop < limit:
                kind = "r" if closing == ")" else "s"
                has = ""
                if any(shapes[k] in ("Y", "Ya") for k in range(index, stop)):
                    has += "y"
                if any(lowered[k] in _EDITING for k in range(index, stop)):
                    has += "e"
                if any(tokens[k].text == ":" for k in range(index, stop)):
                    has += ":"
                has += str(_bucket(stop - index - 1))
                for place in range(index, stop + 1):
                    depth[place] = kind
                    content[place] = has
                depth[index] = kind + "<"
                depth[stop] = kind + ">"
                index = stop + 1
                continue
        index += 1
    return depth, content


def _phrases(
    tokens: list[Token], bases: list[str], shapes: list[str], lowered: list[str], cues: frozenset[str]
) -> tuple[list[int], list[list[str]]]:
    """Cut at punctuation that ends a phrase; describe each phrase by what it holds."""
    size = len(tokens)
    phrase_of = [0] * size
    bounds: list[tuple[int, int]] = []
    start = 0
    for i in range(size):
        phrase_of[i] = len(bounds)
        text = tokens[i].text
        ends = text in _BREAKS
        if text == "." and i:
            before = tokens[i - 1]
            short = len(before.text) == 1 or (before.kind == "word" and lowered[i - 1] in cues and len(before.text) < 6)
            following = tokens[i + 1] if i + 1 < size else None
            ends = not short and (following is None or following.spaced)
            if short and following is not None and following.spaced and lowered[i - 1] in _PHRASE_ENDS:
                ends = ends or shapes[i - 1] not in ("I", "A3")
        elif text in "–—" and tokens[i].spaced:
            ends = True
        if ends:
            bounds.append((start, i + 1))
            start = i + 1
    if start < size or not bounds:
        bounds.append((start, size))
    described = []
    for begin, end in bounds:
        flags: list[str] = []
        count = 0
        capitals = 0
        initials = 0
        for k in range(begin, end):
            kind = tokens[k].kind
            if kind == "word":
                count += 1
                shape = shapes[k]
                if shape == "I":
                    initials += 1
                if shape != "a" and shape != "i":
                    capitals += 1
                base = bases[k]
                slash = base.find("/")
                if slash > 0:
                    flags += ["c" + letter for letter in base[slash + 1 :]]
                elif lowered[k] in _TELLING:
                    flags.append("w" + _TELLING[lowered[k]])
            elif kind == "number":
                flags.append("y" if shapes[k] in ("Y", "Ya") else "d")
            elif kind != "mark":
                flags.append(kind)
        flags.append(f"n{_bucket(count)}")
        if initials:
            flags.append("I1" if initials == 1 else "I2")
        if count:
            flags.append("C1" if capitals == count else "C0" if capitals == 0 else f"C{capitals * 2 // count}m")
        flags.append("e" + (tokens[end - 1].text if end > begin else ""))
        described.append(list(dict.fromkeys(flags)))
    return phrase_of, described


_EDGES = frozenset([",", ".", ":", "(", ")", ";", "“", "”", '"', "‘", "’", "in", "^in"])


def _manners(
    tokens: list[Token], shapes: list[str], lowered: list[str], quotes: list[str], inside: list[str]
) -> list[str]:
    """Describe for each token the manner of its citation (to the next semicolon): where the year stands, and in what
    brackets; whether something is quoted, and whether "in" leads to a host."""
    size = len(tokens)
    out = [""] * size
    start = 0
    while start < size:
        stop = start
        while stop < size and tokens[stop].text != ";":
            stop += 1
        stop = min(stop + 1, size)
        bracket = "-"
        year = "-"
        quoted = "-"
        hosted = "-"
        for i in range(start, stop):
            if shapes[i] in ("Y", "Ya"):
                if year == "-":
                    third = (i - start) * 4 // (stop - start)
                    year = ("0" if i - start < 2 else "1", "2", "3", "4")[third] + ("b" if inside[i] != "-" else "")
                if inside[i] != "-":
                    bracket = ":" if ":" in inside[i] else "y" if inside[i] in ("y1", "y2", "y3") else "t"
            elif quotes[i][-1] == "<":
                quoted = "q" if i - start > 1 else "f"
            elif lowered[i] == "in":
                hosted = "i"
        manner = bracket + year + quoted + hosted
        for i in range(start, stop):
            out[i] = manner
        start = stop
    return out


def _telling() -> dict[str, str]:
    groups = {
        "press": (
            "press verlag publishers publishing publisher books éditions edizioni editore editorial university "
            "universität presses sons co inc ltd"
        ),
        "ed": "ed eds edited editor editors hrsg hg hgg herausgegeben edd dir cura coord",
        "tr": "trans translated trad übers übersetzt traduzione",
        "in": "in",
        "vol": "vol volume bd band jg jahrgang tome t vols",
        "no": "no nr issue heft h number n°",
        "pp": "pp p pages s seiten seite sp",
        "jrnl": (
            "journal review quarterly zeitschrift archiv revue rivista annals bulletin proceedings proc archivio "
            "studi transactions letters annales times post news"
        ),
        "mon": (
            "january february march april may june july august september october november december januar februar "
            "märz mai juni juli oktober dezember janvier février mars avril gennaio febbraio marzo aprile jan feb "
            "mar apr jun jul aug sept sep oct nov dec"
        ),
        "acc": "accessed retrieved visited available abgerufen zugriff consulté",
        "sig": "see cf vgl siehe voir cfr compare",
        "rep": "ibid id ebd supra op cit loc ebenda ders dies",
        "v": "v vs",
        "arch": "box folder ms archives archive archivio papers busta reg",
        "and": "and und et & e y",
        "small": "the of a and on for der die das des von la le di del",
    }
    return {word: name for name, members in groups.items() for word in members.split()}


_TELLING = _telling()


def _seen(tokens: list[Token], shapes: list[str], quotes: list[str]) -> list[str]:
    """Say what stands before each token since the last semicolon: a year, a quotation; and whether a year follows."""
    size = len(tokens)
    later = [False] * size
    ahead = False
    for i in range(size - 1, -1, -1):
        later[i] = ahead
        if shapes[i] in ("Y", "Ya"):
            ahead = True
        elif tokens[i].text == ";":
            ahead = False
    out = []
    year = quote = number = 0
    for i in range(size):
        out.append(f"{min(year, 2)}{quote}{min(number, 2)}{'y' if later[i] else '-'}")
        shape = shapes[i]
        if shape in ("Y", "Ya"):
            year += 1
        elif shape[0] == "d" and shape != "d":
            number += 1
        elif quotes[i].endswith(">"):
            quote = 1
        elif tokens[i].text == ";":
            year = quote = number = 0
    return out
