"""A font of a PDF in, what the names of its glyphs tell out: which code draws which, and which are raised figures."""

from typing import Any

from pdfminer.pdftypes import dict_value, list_value, resolve1

from audit.language.expressions import expression

# Figures drawn small and high, as the fonts of foundries and of TeX name them ("five.superior", "five.sups").
_SUPERIOR = expression(r"(?:zero|one|two|three|four|five|six|seven|eight|nine)\.?sup(?:s|erior)?")


def glyph_names(encoding: dict[str, Any]) -> dict[int, str]:
    """Return the names of the glyphs whose codes the `Differences` of an encoding give."""
    names: dict[int, str] = {}
    code = 0
    for item in list_value(encoding["Differences"]):
        item = resolve1(item)
        if isinstance(item, int):
            code = item
            continue
        if 0 <= code < 256:
            names[code] = str(item.name)
        code += 1
    return names


def find_superiors(spec: Any) -> frozenset[int]:
    """Return the codes that draw raised figures, whatever characters the font says that they are."""
    try:
        encoding = dict_value(spec["Encoding"])
        return frozenset(code for code, name in glyph_names(encoding).items() if _SUPERIOR.fullmatch(name))
    except Exception:
        return frozenset()
