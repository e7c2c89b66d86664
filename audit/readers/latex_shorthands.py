"""The shorthands of German and Dutch LaTeX: whether a file uses them, and what `"` and the sign after it print.

Source: Johannes Braams and Javier Bezos, "Babel", the chapters on German and Dutch; polyglossia has the same.
"""

from audit.language.expressions import expression

_LOADED = expression(
    r"\\(?:usepackage|documentclass|RequirePackage)\s{0,9}\[[^\]]{0,400}?\b(?:n?german[b]?|naustrian|austrian|nswissgerman|"
    r"swissgerman|dutch|afrikaans|lowersorbian|uppersorbian)\b|\\usepackage\s{0,9}\{n?german\}|babelshorthands\s{0,3}=\s{0,3}true"
)
# A file without a preamble shows it: a hyphen that may break, between letters.
_SHOWN = expression(r"[^\W\d_]\"[-=~|](?:[^\W\d_]|\s)")
_UMLAUTS = dict(zip("aouAOUeiEI", "äöüÄÖÜëïËÏ", strict=True))
_PRINTED = {
    **_UMLAUTS,
    "s": "ß",
    "z": "ß",
    "S": "SS",
    "Z": "SZ",
    "`": "„",
    "'": "“",
    "<": "«",
    ">": "»",
    "-": "",
    "|": "",
    '"': "",
    "~": "-",
    "=": "-",
    "/": "/",
}


def uses_shorthands(text: str) -> bool:
    """Tell whether `"` is a sign of command in a file."""
    return _LOADED.search(text) is not None or _SHOWN.search(text) is not None


def shorthand(following: str) -> tuple[str, int]:
    """Return what `"` and the sign after it print, and how many signs that takes."""
    printed = _PRINTED.get(following)
    return ('"', 1) if printed is None else (printed, 2)
