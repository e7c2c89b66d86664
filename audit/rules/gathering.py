"""Findings of one kind at level note in; a few of them as they are, or one for all, with the others' places, out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from audit.model.finding import Fix, Problem, RelatedPlace

ONE_BY_ONE = 3  # more than these are a habit of the manuscript, reported once
_LISTED = 200  # places named in one finding


def gathered(problems: Sequence[Problem], say: Callable[[int], str], *, cure: str = "") -> Iterator[Problem]:
    """Yield `problems` while they are few, else one at the first place that names the others' places and messages.

    `say` puts their number into words ("7 addresses are broken"); the first message follows it. With `cure` in words,
    the one finding has the edits of all, certain when all of them are.
    """
    if len(problems) <= ONE_BY_ONE:
        yield from problems
        return
    first, *others = problems
    fixes = [problem.fix for problem in problems if problem.fix is not None]
    whole = Fix(
        description=cure,
        edits=tuple(edit for fix in fixes for edit in fix.edits),
        certain=all(fix.certain for fix in fixes),
    )
    yield replace(
        first,
        message=f"{say(len(problems))}; the first: {first.message}",
        related=tuple(RelatedPlace(span=problem.span, message=problem.message) for problem in others[:_LISTED]),
        evidence={"count": len(problems)},
        expected=None,
        fix=whole if cure and fixes else None,
    )
