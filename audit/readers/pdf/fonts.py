"""pdfminer's fonts in, what a run of text needs of them out: the characters and widths of codes, and the look."""

import re
from itertools import islice
from string import ascii_letters
from typing import Any, NamedTuple

from pdfminer.pdffont import PDFUnicodeNotDefined

from audit.language.expressions import expression
from audit.language.numerals import SUPERSCRIPT_DIGITS
from audit.readers.pdf.bitmaps import type_height

# What a glyph without a known character reads as.
UNKNOWN = "\ufffd"
# After these a gap is a kern, never a space.
NO_SPACE_AFTER = " ([“‘"

_ITALIC = expression(
    r"ital|obliq|kursiv|slant|cmti|cmsl|sfti|[-,]it$|-ita?$|medi?it|(?:LMRoman|EBGaramond)\S{0,40}-it", re.I
)
_MONOSPACED = expression(
    r"mono|courier|typewriter|cmtt|cmvtt|ectt|latt|(?:lm|sf|ec|la|tx|cm|ql|s)tt(?:[lc]|\d|$)|consol|menlo|inconsol|andale|"
    r"terminal|fixed|letter-?gothic|prestige|ocr-?[ab]|monaco|code(?:pro|$|-)",
    re.I,
)
_BOLD = expression(r"bold|black|heavy|cmbx|sfbx|-bd|-medi|demi", re.I)


# From so many letters on, their widths tell whether a font is a typewriter's: they differ by no more than this share.
FEW_LETTERS, SAME_WIDTH = 8, 0.02
_LETTERS = frozenset(ascii_letters)
# So many of the widths that a font gives are looked at.
MOST_WIDTHS = 500
# In so many sizes a font's widths are kept.
MOST_SCALES = 50
# One character for each ligature while runs are being made, so that characters and places stay in step.
_LIGATURES = {"ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "ffi": "ﬃ", "ffl": "ﬄ", "": "\u200b"}
# TeX's bitmap fonts name no characters. What the codes below 32 mean in its two encodings (Knuth's OT1 text fonts,
# TeXbook app. F; the Cork encoding T1, TUGboat 11, 1990), and T1's quotation marks and dashes.
_TEX_T1 = dict(zip(range(16, 24), "“”„«»–—\u200b", strict=True)) | dict(zip(range(27, 32), "ﬀﬁﬂﬃﬄ", strict=True))
_TEX_OT1 = dict(zip(range(16, 32), "ıȷ`´ˇ˘¯˚¸ßæœøÆŒØ", strict=True)) | {
    11: "ﬀ", 12: "ﬁ", 13: "ﬂ", 14: "ﬃ", 15: "ﬄ", 123: "–", 124: "—"
}  # fmt: skip


class Look(NamedTuple):
    """How a font looks."""

    italic: bool
    bold: bool
    name: str
    mono: bool = False  # all letters are as wide, as on a typewriter


class Face:
    """What a run needs of its font: the text and width of every character code, and how the font looks."""

    __slots__ = (
        "_scaled",
        "_spacing",
        "codes",
        "decode",
        "font",
        "glyphs",
        "look",
        "multibyte",
        "opening",
        "plain",
        "superiors",
        "table",
        "tall",
        "vertical",
        "widths",
    )

    def __init__(self, font: Any) -> None:
        self.font = font
        self.multibyte: bool = font.is_multibyte()
        self.vertical: bool = font.is_vertical()
        self.decode = font.decode
        name = font.fontname
        name = name.decode("latin-1") if isinstance(name, bytes) else str(name)
        if name == "unknown":
            name = str(getattr(font, "basefont", ""))
        flags: int = font.flags
        italic = bool(_ITALIC.search(name)) or bool(flags & 64)
        bold = bool(_BOLD.search(name)) or bool(flags & 262144)
        self.superiors: frozenset[int] = getattr(font, "superiors", frozenset())
        self.tall = 1.0
        self.codes: dict[int, str] = {}
        if type(font).__name__ == "PDFType3Font":
            self.tall = type_height(font)
            self.codes = _TEX_OT1 if any(font.widths.get(code) for code in range(11, 16)) else _TEX_T1
        self.glyphs: dict[int, tuple[str, float]] = {}
        # Fonts of one byte a character: all texts in one string, all widths in one list.
        self.table = ""
        self.widths: list[float] = []
        self.plain = False
        if not self.multibyte and not self.vertical:
            pairs = [self.learn(code) for code in range(256)]
            self.plain = all(len(text) == 1 for text, _ in pairs)
            self.table = "".join(text for text, _ in pairs)
            self.widths = [width for _, width in pairs]
        self._scaled: dict[float, list[float]] = {}
        self._spacing = b"", self.table
        self.opening = b""  # the codes of the letters after which a gap is a kern
        if self.plain:
            space = self.table.find(" ")
            self._spacing = (bytes((space,)), self.table) if space >= 0 else self._lent(255)
            self.opening = bytes(code for code, text in enumerate(self.table) if text in NO_SPACE_AFTER)
        self.look = Look(italic, bold, name, self._is_monospaced(name))

    def _is_monospaced(self, name: str) -> bool:
        """Tell whether the letters are all as wide; where the font gives the widths of few, its name says so."""
        given = islice(self.font.widths, MOST_WIDTHS)
        learnt = [self.glyphs.get(code) or self.learn(code) for code in given if isinstance(code, int)]
        wide = [width for text, width in learnt if width and text in _LETTERS]
        if len(wide) < FEW_LETTERS:
            return bool(_MONOSPACED.search(name))
        return max(wide) - min(wide) <= SAME_WIDTH * max(wide)

    def advances(self, widen: float) -> list[float]:
        """Return how far each code of one byte moves the pen where widths are `widen` times as large."""
        advances = self._scaled.get(widen)
        if advances is None:
            if len(self._scaled) >= MOST_SCALES:
                self._scaled.clear()
            advances = self._scaled[widen] = [width * widen for width in self.widths]
        return advances

    def with_space(self, strings: list[bytes]) -> tuple[bytes, str] | None:
        """Return a code that stands for a space in `strings`, and the text of every code, this one, too.

        In a font without a space it is a code that the strings do not use. Without such a code, and for fonts with
        glyphs of several letters or several bytes, the result is None.
        """
        if not self.plain:
            return None
        space, table = self._spacing
        if table is self.table:
            return self._spacing
        used = b"".join(strings)
        if space in used:
            free = next((code for code in range(255, -1, -1) if code not in used), None)
            if free is None:
                return None
            self._spacing = self._lent(free)
        return self._spacing

    def _lent(self, code: int) -> tuple[bytes, str]:
        """Return a code as a space, and the table with a space there."""
        return bytes((code,)), f"{self.table[:code]} {self.table[code + 1 :]}"

    def learn(self, code: int) -> tuple[str, float]:
        """Return text and width (in text space) of a character code, and remember them."""
        try:
            text = self.font.to_unichr(code)
        except PDFUnicodeNotDefined:
            text = self.codes.get(code, UNKNOWN)
        text = _LIGATURES.get(text, text)
        if code in self.superiors and len(text) == 1 and "0" <= text <= "9":
            text = SUPERSCRIPT_DIGITS[int(text)]
        value = self.glyphs[code] = (text, self.font.char_width(code))
        return value
