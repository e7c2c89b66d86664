"""Forms with blanks, and what fills each blank, in; one form with every blank drawn for itself out."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping

_BLANK = re.compile(r"{(\w+)}")


def filled(rng: random.Random, forms: str, draws: Mapping[str, Callable[[], str]]) -> str:
    """Return one of the lines of `forms`, each blank in it ("{noun}") drawn by the function of that name."""
    form = rng.choice(forms.strip().splitlines())
    return _BLANK.sub(lambda blank: draws[blank[1]](), form)
