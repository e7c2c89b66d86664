"""Characters as fonts name them in, characters as a reader sees them out, each with its place.

Ligatures are taken apart, spacing accents are put on their letter, private-use and control characters are dropped or
read, and odd spaces become plain ones.
"""

import re
import unicodedata

from audit.language.expressions import expression
from audit.readers.pdf.places import Places, places

# Spacing accents that TeX's and PostScript's old fonts draw over a letter (TeX: OT1 encoding, Knuth, TeXbook app. F),
# and the combining character of each.
ACCENTS = {
    "\u02c7": "\u030c",  # caron
    "\u00b4": "\u0301",  # acute
    "\u02ca": "\u0301",
    "\u0060": "\u0300",  # grave
    "\u02cb": "\u0300",
    "\u02c6": "\u0302",  # circumflex
    "\u00a8": "\u0308",  # diaeresis
    "\u02dc": "\u0303",  # tilde
    "\u02d8": "\u0306",  # breve
    "\u02d9": "\u0307",  # dot above
    "\u02da": "\u030a",  # ring above
    "\u02dd": "\u030b",  # double acute
    "\u00af": "\u0304",  # macron
    "\u02c9": "\u0304",
    "\u00b8": "\u0327",  # cedilla
    "\u02db": "\u0328",  # ogonek
}
SPACING_ACCENT = expression("[`\u00a8\u00af\u00b4\u00b8\u02c6-\u02cb\u02d8-\u02dd]")
# An accent's letter stands less than this share of the usual step from letter to letter to its right.
OVERLAP = 0.5
_LETTERS = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u00a0": " ",
    "\t": " ",
    "\n": " ",
    "\r": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2004": " ",
    "\u2005": " ",
    "\u2006": " ",
    "\u2007": " ",
    "\u2008": " ",
    "\u2009": " ",
    "\u200a": " ",
    "\u202f": " ",
    "\u205f": " ",
    "\u3000": " ",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\ufeff": "",
    "\u2010": "-",
    "\u2011": "-",
}
_LIGATURES = frozenset("ﬀﬁﬂﬃﬄﬅﬆ")
# Adobe's corporate private-use area for old-style and small-capital glyphs (Adobe Glyph List, "corporateuse.txt"):
# figures at F730, small capitals at F761.
_PRIVATE = {0xF730 + digit: str(digit) for digit in range(10)}
_PRIVATE.update({0xF761 + letter: chr(ord("A") + letter) for letter in range(26)})
_PRIVATE.update({0xF6E1: ",", 0xF6E2: "-", 0xF6E7: ".", 0xF6E8: ")", 0xF6E9: "("})

_SPECIAL = expression(
    "[\u0000-\u001f\u007f-\u00a0\u00a8\u00ad\u00af\u00b4\u00b8\u02c6-\u02cb\u02d8-\u02dd`\u0131\u0300-\u036f\u2000-\u2011"
    "\u202a-\u202f\u205f\u2060-\u2069\u3000\ue000-\uf8ff\ufb00-\ufb06\ufeff]"
)


def mend(text: str, xs: Places) -> tuple[str, Places]:
    """Return `text` as a reader sees it, and the left edge of each of its characters.

    `xs` holds the left edge of every character of `text`.
    """
    if "  " not in text:
        if not _SPECIAL.search(text):
            return text, xs
        special = list(_SPECIAL.finditer(text))
        if all(match.group() in _LIGATURES for match in special):
            return _take_apart(text, xs, special)
    letters: list[str] = []
    edges: list[float] = []
    accent = ""
    final = len(text) - 1
    # A grave accent, not a quotation mark of a typewriter, if the letter stands under it and not beside it.
    overlap = OVERLAP * (xs[-1] - xs[0]) / max(1, final)
    for index, (character, x) in enumerate(zip(text, xs, strict=True)):
        if character == "\u00ad" and index < final:
            continue  # a soft hyphen inside a line breaks nothing
        replacement = _read(character)
        if replacement in ACCENTS and (letters or len(text) > 1):
            accent = replacement
            letters.append(replacement)
            edges.append(x)
            continue
        if accent and replacement:
            composed = _compose(replacement, accent) if accent != "`" or x - edges[-1] <= overlap else ""
            if composed:
                letters[-1] = composed
                accent = ""
                continue
            # An accent drawn after its letter (c and cedilla) stands over the letter's own place.
            if len(letters) > 1 and replacement != " ":
                before = _compose(letters[-2], accent)
                if before and edges[-1] < edges[-2] + 0.01:
                    letters[-2:] = [before]
                    edges.pop()
            accent = ""
        if "\u0300" <= character <= "\u036f" and letters:
            composed = unicodedata.normalize("NFC", letters[-1] + character)
            if len(composed) == 1:
                letters[-1] = composed
                continue
        for part in replacement:
            if part == " " and letters and letters[-1] == " ":
                continue
            letters.append(part)
            edges.append(x)
    return "".join(letters), places(edges)


def _take_apart(text: str, xs: Places, ligatures: list[re.Match[str]]) -> tuple[str, Places]:
    """Spell out ligatures, the commonest case, without looking at every character."""
    parts: list[str] = []
    edges = places()
    at = 0
    for match in ligatures:
        place = match.start()
        letters = _LETTERS[match.group()]
        left = xs[place]
        right = xs[place + 1] if place + 1 < len(xs) else left
        step = (right - left) / len(letters)
        parts += (text[at:place], letters)
        edges += xs[at:place]
        edges.extend([left + step * index for index in range(len(letters))])
        at = place + 1
    parts.append(text[at:])
    edges += xs[at:]
    return "".join(parts), edges


def _read(character: str) -> str:
    found = _LETTERS.get(character)
    if found is not None:
        return found
    code = ord(character)
    if code < 0x20 or 0x7F <= code < 0xA0 or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
        return ""
    if 0xE000 <= code <= 0xF8FF:
        if code in _PRIVATE:
            return _PRIVATE[code]
        # Symbol fonts map their codes to F000 and on (OpenType spec, "Non-standard (Symbol) fonts").
        if 0xF020 <= code <= 0xF07E:
            return chr(code - 0xF000)
        return ""
    return character


def _compose(letter: str, accent: str) -> str:
    base = {"\u0131": "i", "\u0237": "j"}.get(letter, letter)
    if not base.isalpha() or len(base) != 1:
        return ""
    composed = unicodedata.normalize("NFC", base + ACCENTS[accent])
    return composed if len(composed) == 1 else ""
