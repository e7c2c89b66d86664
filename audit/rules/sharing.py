"""What several rules ask of one manuscript, worked out once: a pure function in, the same with a memory out."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from audit.model.citation import Citation
from audit.model.manuscript import Manuscript

_T = TypeVar("_T")


def once(function: Callable[[Manuscript], _T]) -> Callable[[Manuscript], _T]:
    """Return `function`, computed at its first call for a manuscript and kept as long as that is."""

    @wraps(function)
    def answer(manuscript: Manuscript) -> _T:
        memory = _memory(manuscript, function)
        if "" not in memory:
            memory[""] = function(manuscript)
        found: _T = memory[""]
        return found

    return answer


def once_a_citation(function: Callable[[Manuscript, Citation], _T]) -> Callable[[Manuscript, Citation], _T]:
    """Return `function`, computed once for each citation of a manuscript."""

    @wraps(function)
    def answer(manuscript: Manuscript, citation: Citation) -> _T:
        memory = _memory(manuscript, function)
        key = (citation.id, citation.span)
        if key not in memory:
            memory[key] = function(manuscript, citation)
        found: _T = memory[key]
        return found

    return answer


def _memory(manuscript: Manuscript, function: Callable[..., Any]) -> dict[Any, Any]:
    # As `cached_property` does: a value beside the fields of a frozen object, with no part in its equality.
    memory: dict[Any, Any] = vars(manuscript).setdefault(f"{function.__module__}.{function.__qualname__}", {})
    return memory
