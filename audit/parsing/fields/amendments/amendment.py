"""A function that mends the runs of a citation in, the same with what must stand in one for it to be asked out.

There are many faults, and a citation has few of them: nearly all amendments are passed over without a call.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from audit.model.record import record
from audit.parsing.fields.amendments.runs import Run

Amend = Callable[[list[Run]], list[Run]]


@record
class Amendment:
    """What mends one fault, and where it may be found.

    `needs`: of each of these sets, one label must be among those of the citation; "author>title" is a title right
    behind an author. `without`: none of these may be. `words`: one of these must stand in it, in small letters; empty
    where no word tells.
    """

    name: str
    amend: Amend
    needs: tuple[frozenset[str], ...]
    without: frozenset[str]
    words: frozenset[str]

    def fits(self, labels: set[str]) -> bool:
        """Tell whether a citation with these labels may have the fault."""
        for group in self.needs:
            if group.isdisjoint(labels):
                return False
        return self.without.isdisjoint(labels)

    def __call__(self, runs: list[Run]) -> list[Run]:
        """Return the runs without the fault."""
        told = not self.words or not self.words.isdisjoint(words_of(runs))
        return self.amend(runs) if told and self.fits(among([label for label, _ in runs])) else runs


def among(labels: Sequence[str]) -> set[str]:
    """Return the labels of a citation, and "a>b" for each two neighbours among them."""
    return {*labels, *[f"{one}>{other}" for one, other in pairwise(labels)]}


def words_of(runs: list[Run]) -> set[str]:
    """Return the words and marks of a citation in small letters."""
    return {token.text.casefold() for _, tokens in runs for token in tokens}


def amendment(*needs: str, without: str = "", words: Iterable[str] = ()) -> Callable[[Amend], Amendment]:
    """Turn a function of all runs into an amendment; each of `needs` lists labels of which one must be there."""

    def declare(amend: Amend) -> Amendment:
        return Amendment(
            name=amend.__name__,
            amend=amend,
            needs=tuple(frozenset(group.split()) for group in needs),
            without=frozenset(without.split()),
            words=frozenset(word.casefold() for word in words),
        )

    return declare


def amendment_of_runs(
    *needs: str, without: str = "", words: Iterable[str] = ()
) -> Callable[[Callable[[Run], list[Run] | None]], Amendment]:
    """Turn a function of one run into an amendment of those that have a label of the first of `needs`.

    The function returns what comes in the place of the run, None where it stays.
    """

    def declare(mend: Callable[[Run], list[Run] | None]) -> Amendment:
        asked = frozenset(needs[0].split())

        def amend(runs: list[Run]) -> list[Run]:
            mended = [mend(run) if run[0] in asked else None for run in runs]
            if not any(mended):
                return runs
            return [part for run, parts in zip(runs, mended, strict=True) for part in parts or [run]]

        amend.__name__ = mend.__name__
        return amendment(*needs, without=without, words=words)(amend)

    return declare
