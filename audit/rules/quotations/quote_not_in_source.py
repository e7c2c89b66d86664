"""QUO004: the source is at hand, and the quotation is not in it."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups, SourceComparison
from audit.model.manuscript import Manuscript
from audit.rules.quotations.passages import places_in_source
from audit.rules.rule import rule


@rule(id="QUO004", name="quote-not-in-source", scope="lookup", level=Level.WARNING, needs=("sources",))
def quote_not_in_source(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """The source is at hand, and the quotation is not in it.

    Why:
        Quoted words are the one claim that can be checked letter by letter.

    Example:
        `The minister spoke of a “lasting and just peace”.⁴`, where the source cited reads “a just and durable peace”.

    Instead:
        Quote the source's words, or drop the quotation marks.

    Limits:
        Case, accents, forms of marks and dashes, omissions, words in brackets and the errors of character recognition
        are forgiven, and so are British and American spellings; quotations of fewer than four words, titles of other
        works, translations and quotations whose own sentence has no note are only ever found, never missed. Words found
        nearest in a source that the note does not cite are shown for review and prove nothing.

    References:
        Chicago Manual of Style, 17th ed., 13.7 (permissible changes to quotations).
    """
    for one in lookups.comparisons:
        if one.fact == "quotation" and one.outcome in ("differs", "absent") and one.passage is not None:
            note = manuscript.note_by_id.get(one.note_id or "")
            yield Problem(
                span=one.span,
                message=_message(one),
                related=places_in_source(one),
                evidence={
                    "quotation": one.said,
                    "passage": one.passage.text,
                    "source": one.passage.path,
                    "differences": one.marked,
                    "likeness": one.likeness,
                    "cited": one.cited,
                },
                note=note.label if note is not None else None,
                kind="fail" if one.cited else "review",
                confidence=0.9 if one.cited else 0.5,
                level=None if one.cited else Level.NOTE,
            )


def _message(one: SourceComparison) -> str:
    title = f"“{one.passage.title}”" if one.passage is not None else "the source"
    if not one.cited:
        return (
            f"The nearest words in the sources at hand, in {title}, which the note does not cite, are “{one.found}” "
            f"({one.marked})."
        )
    if one.outcome == "absent":
        nearest = f" The nearest words are “{one.found}”." if one.found else ""
        return f"The quotation is not in the text at hand of {title}, the source cited for it.{nearest}"
    return f"The source cited, {title}, reads “{one.found}”; the quotation differs: {one.marked}."
