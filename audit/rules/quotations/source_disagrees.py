"""QUO005: a source at hand gives another date, count or name for the same fact."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.quotations.passages import places_in_source
from audit.rules.rule import rule

_WHAT = {"date": "dates this", "count": "gives", "name": "spells this"}


@rule(id="QUO005", name="source-disagrees", scope="lookup", level=Level.WARNING, needs=("sources",))
def source_disagrees(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A source at hand gives another date, count or name for the same fact.

    Why:
        Two texts on one event disagree; one of them is wrong, or the sentence says less than it seems to.

    Example:
        `The border of 709 km` where a source in the folder has “the 700 km border”.

    Instead:
        Read both passages, and say which figure you follow.

    Limits:
        Sentences are taken to speak of one event when they share its kind and names and lie close in time; that is a
        guess, so a source that the note does not cite is only ever shown for review.

    References:
        J. F. Allen, “Maintaining Knowledge about Temporal Intervals,” CACM 26, no. 11 (1983): 832–843.
    """
    for one in lookups.comparisons:
        if one.fact == "quotation" or one.outcome != "differs" or one.passage is None:
            continue
        note = manuscript.note_by_id.get(one.note_id or "")
        standing = "the source cited" if one.cited else "a source at hand that the note does not cite"
        yield Problem(
            span=one.span,
            message=f"The text has {one.said}; “{one.passage.title}”, {standing}, {_WHAT.get(one.fact, 'gives')} "
            f"{one.found}.",
            related=places_in_source(one),
            evidence={"text": one.said, "source": one.found, "passage": one.passage.text, "path": one.passage.path,
                      "cited": one.cited},
            note=note.label if note is not None else None,
            kind="review",
            confidence=0.7 if one.cited else 0.5,
            level=None if one.cited else Level.NOTE,
        )  # fmt: skip
