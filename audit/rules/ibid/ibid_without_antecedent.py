"""IBD001: an Ibid. that nothing precedes."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.ibid.sources import ibid_uses, printed, shows_source, text_span
from audit.rules.rule import rule


@rule(id="IBD001", name="ibid-without-antecedent", scope="note", level=Level.WARNING)
def ibid_without_antecedent(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Ibid. or its like stands in the first note, or after a note with no source.

    Why:
        Ibid. means "the source just cited". With none there, the reader cannot know which source is meant; often a
        note was inserted or moved after the Ibid. was written.

    Example:
        Note 4 says "The figures are rounded."; note 5 says "Ibid., 12."

    Instead:
        Name the source in note 5.

    Limits:
        A note in which no citation was read, but which shows a year, a page, a title or an address, counts as having
        a source.

    References:
        Chicago Manual of Style, 18th ed., 13.37; Bluebook, 21st ed., rule 4.1.
    """
    numbered_from_one = {note.sequence for note in manuscript.notes if note.number == 1}
    for use in ibid_uses(manuscript):
        if use.previous is None:
            whole = use.note.sequence in numbered_from_one and (use.note.expected or use.note.number) == 1
            yield Problem(
                span=use.span,
                message=f"“{use.word}” opens note {printed(use.note)}, and no note stands before it.",
                note=use.note.label,
                confidence=0.95 if whole else 0.6,
                kind="fail" if whole else "review",
            )
        elif not shows_source(manuscript, use.previous):
            yield Problem(
                span=use.span,
                message=f"“{use.word}” in note {printed(use.note)} follows note {printed(use.previous)}, "
                "which cites no source.",
                related=(
                    RelatedPlace(span=text_span(use.previous), message=f"note {printed(use.previous)}: no source"),
                ),
                note=use.note.label,
                confidence=0.8,
            )
