"""What several rules ask of one manuscript, worked out once: a pure function in, the same with a memory out."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from audit.model.citation import Citation
from audit.model.manuscript import Manuscript

_T = TypeVar("_T")


def once(function: Callable[[Manuscript], _T]) -> Callable[[Manuscript], _T]:
    """Return `function`, computed at its first call for a manuscript and kept as long as that is."""
    name = _name(function)

    @wraps(function)
    def answer(manuscript: Manuscript) -> _T:
        kept = vars(manuscript)
        if name not in kept:
            kept[name] = function(manuscript)
        found: _T = kept[name]
        return found

    return answer


def once_a_citation(function: Callable[[Manuscript, Citation], _T]) -> Callable[[Manuscript, Citation], _T]:
    """Return `function`, computed once for each citation of a manuscript."""
    name = _name(function)

    @wraps(function)
    def answer(manuscript: Manuscript, citation: Citation) -> _T:
        known: dict[tuple[str, int, int], _T] = vars(manuscript).setdefault(name, {})
        span = citation.span
        key = citation.id, span.start, span.end  # Python asks a span for its hash by a call
        if key not in known:
            known[key] = function(manuscript, citation)
        return known[key]

    return answer


def _name(function: Callable[..., object]) -> str:
    """Return under what a value stands beside a manuscript's fields, as `cached_property` has it: no part of it."""
    return f"{function.__module__}.{function.__qualname__}"
