"""A Type 3 font in, how tall its type is out: such fonts draw each glyph by a program, in a space of any scale.

TeX's bitmap fonts are of this kind; the box that they give for the whole font says nothing of its size. Each glyph
begins by giving its own box, and in type for text letters rise so high over their baseline.
"""

from statistics import median
from typing import Any

from pdfminer.pdftypes import dict_value, stream_value

from audit.language.expressions import expression
from audit.readers.pdf.glyphnames import glyph_names

# How high the tops of letters are in sizes of their type: Computer Modern .694, .683, .644 and .431 (Knuth, Computer
# Modern Typefaces), Times .683, .662, .676 and .450; medians of the two.
_TOPS = {"bdfhkl": 0.69, "ABCDEFGHIJKLMNOPQRSTUVWXYZ": 0.675, "0123456789": 0.66, "acemnorsuvwxz": 0.44}
# Of so many glyphs or more, most have no ascender, also in other scripts; fewer may be some signs as tall as capitals.
_MANY, _MOST, _SIGN = 12, 0.44, 0.7
# The operator `d1` with width, and left, lower, right and upper edge of the glyph (ISO 32000-1, 9.6.5).
_BOX = expression(r"(?:[-+.\d]{1,12}\s{1,3}){5}([-+.\d]{1,12})\s{1,3}d1\b")
_BOX_WITHIN = 200


def find_tops(spec: Any) -> dict[int, float]:
    """Return how high the glyph of each code rises, in the glyph space of the font `spec`."""
    tops: dict[int, float] = {}
    try:
        programs = dict_value(spec["CharProcs"])
        for code, name in glyph_names(dict_value(spec["Encoding"])).items():
            if name in programs:
                box = _BOX.search(stream_value(programs[name]).get_data()[:_BOX_WITHIN].decode("latin-1"))
                if box:
                    tops[code] = float(box.group(1))
    except Exception:
        return {}
    return tops


def type_height(font: Any) -> float:
    """Return the size of the type of a Type 3 font where text is set in size 1, by its letters' tops or by its box."""
    tops: dict[int, float] = {code: top for code, top in getattr(font, "tops", {}).items() if top > 0}
    scale = abs(font.matrix[3]) if tops else 0.0
    if not scale:
        return abs(font.get_height()) or 1.0
    for letters, share in _TOPS.items():
        own = [tops[ord(letter)] for letter in letters if ord(letter) in tops]
        if own:
            return float(median(own)) * scale / share
    share = _MOST if len(tops) >= _MANY else _SIGN
    return float(median(tops.values())) * scale / share
