"""A formula of LaTeX in; the mark that it raises, where it does nothing else, out."""

import re

from audit.language.expressions import expression

_RAISED = expression(r"^\s*(?:\{\s*\}\s*)?\^\s*(?:\{(?P<braced>.{0,60})\}|(?P<one>\\?\w+|\*))\s*$", re.DOTALL)
_WRAP = expression(r"\\(?:mathrm|mathit|mathbf|text|textrm|textit|rm)\s*\{([^{}]{0,60})\}")
_SIGNS = {
    "\\dagger": "†",
    "\\dag": "†",
    "\\ddagger": "‡",
    "\\ast": "*",
    "\\star": "*",
    "\\circ": "°",
    "\\prime": "′",
}


def raised_mark(formula: str) -> str | None:
    """Return what `^{…}` raises, in letters ("12", "†"); None when the formula is more than an exponent."""
    raised = _RAISED.match(formula)
    if raised is None:
        return None
    content = _WRAP.sub(r"\1", raised["braced"] or raised["one"] or "").strip()
    return _SIGNS.get(content, content)
