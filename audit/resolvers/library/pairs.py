"""A fact of the manuscript beside a source's fact of the same thing."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Generic[Fact]):
    """A fact of the manuscript and the source's fact of the same thing; they agree or differ."""

    ours: Fact
    theirs: Fact
    agree: bool
