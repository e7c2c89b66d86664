"""QUO002: a quoted statement nearly repeats its source's title, but not quite."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.language.quotation_marks import quoted_in
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.model.statement import Statement
from audit.rules.rule import rule

_WORD = expression(r"[^\W_]+(?:['’-][^\W_]+)*")
_FEWEST = 5  # words; shorter titles repeat by chance
_LIKE = 0.75  # share of equal words from which the one is taken to repeat the other


@rule(id="QUO002", name="quote-differs-from-title", scope="statement", level=Level.WARNING)
def quote_differs_from_title(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A quoted statement nearly repeats the title of the source cited for it, but not quite.

    Why:
        The title of a post or a press item is often the statement itself; one of the two was copied wrongly.

    Example:
        `“The harbour is a shame to this fine city.”³` with a note to `“The Harbour is a Shame to the Fine City.”`

    Instead:
        Compare both with the source.

    Limits:
        At least five words must be quoted, three of four must agree in order, and only differences of wording count:
        not capitals, punctuation, accents, ellipses or words added in brackets.

    References:
        Chicago Manual of Style, 17th ed., 13.7 (permissible changes to quotations).
    """
    titles: dict[str, list[Statement]] = {}
    for one in manuscript.statements:
        if one.citation_id and one.note_id:
            titles.setdefault(one.note_id, []).append(one)
    markers = manuscript.marker_by_id
    for statement in manuscript.statements:
        notes = [markers[one].note_id for one in statement.marker_ids if one in markers]
        quotations = quoted_in(statement.content) if any(note_id in titles for note_id in notes) else ()
        for note_id in notes if quotations else ():
            for title in titles.get(note_id or "", ()):
                for start, end in quotations:
                    difference = _difference(statement.content[start:end], title.content)
                    if difference is None:
                        continue
                    note = manuscript.note_by_id.get(note_id or "")
                    quoted, titled = difference
                    yield Problem(
                        span=Span(start, end).shift(statement.span.start),
                        message=f"The quotation reads “{quoted}”, the title of the source cited for it “{titled}”.",
                        related=(RelatedPlace(span=title.span, message=f"the title: “{titled}”"),),
                        evidence={"quotation": quoted, "title": titled},
                        note=note.label if note is not None else None,
                        kind="review",
                    )


def _difference(quotation: str, title: str) -> tuple[str, str] | None:
    """Return the two wordings where a sentence of the quotation nearly repeats the title, else None."""
    wanted = _folded(title)
    if len(wanted) < _FEWEST:
        return None
    for sentence in re.split(r"(?<=[.!?;…])\s", quotation):
        if "[" in sentence or "..." in sentence or "…" in sentence or ". . ." in sentence:
            continue
        words = _folded(sentence)
        if not _FEWEST <= len(words) <= len(wanted) * 1.3 or len(wanted) > len(words) * 1.3:
            continue
        from difflib import SequenceMatcher  # few quotations come so near

        equal = sum(block.size for block in SequenceMatcher(None, words, wanted, autojunk=False).get_matching_blocks())
        if _holds(words, wanted) or _holds(wanted, words) or equal < _LIKE * max(len(words), len(wanted)):
            continue
        return " ".join(sentence.split()).rstrip(".,;"), " ".join(title.split()).rstrip(".,;")
    return None


def _holds(words: list[str], others: list[str]) -> bool:
    """Tell whether `others` stand in `words` one after the other, so that nothing is worded otherwise."""
    return any(words[at : at + len(others)] == others for at in range(len(words) - len(others) + 1))


def _folded(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]
