"""What a sentence says in figures and in others' words: its text in, its counts and quotations out."""

from collections.abc import Collection

from audit.language.expressions import expression
from audit.language.quantities import NUMBER_WORDS, find_quantities
from audit.language.quotation_marks import Pairing, pair_quotations
from audit.model.span import Span
from audit.model.statement import Count, Quotation

_QUOTATION_MARK = expression('["“„«»]')
_SPEAKER = expression(
    r"(?P<name>[A-ZÀ-ÖØ-Þ][\w'’.-]{1,40}(?: (?:[A-ZÀ-ÖØ-Þ][\w'’.-]{1,40}|al|bin|de|der|van|von|di)){0,4})"
    r"(?:,[^,]{1,80},)? (?:had )?(?:said|stated|told|declared|announced|wrote|writes|argued|added|insisted|maintained|"
    r"warned|replied|explained|noted|observed|remarked|testified|claimed|emphasi[sz]ed)\b"
)
_DIGIT = expression(r"[0-9]")


def has_number(text: str, words: Collection[str]) -> bool:
    """Tell whether `text`, which has these words in small letters, has a number in digits or words."""
    return _DIGIT.search(text) is not None or not NUMBER_WORDS.isdisjoint(words)


def counts_in(text: str, words: Collection[str], offset: int) -> tuple[Count, ...]:
    """Return the counted quantities of `text`, which has these words in small letters, at `offset` of the document."""
    return tuple(
        Count(
            low=one.low,
            high=one.high,
            unit=one.unit,
            raw=text[one.start : one.end],
            span=Span(offset + one.start, offset + one.end),
            qualifier=one.qualifier,
            predicate=one.predicate,
        )
        for one in find_quantities(text, words)
    )


def quotations_in(text: str, offset: int) -> tuple[Quotation, ...]:
    """Return the outermost quotations of `text`, which stands at `offset` of the document, with their speaker."""
    if _QUOTATION_MARK.search(text) is None:
        return ()
    pairing: Pairing = pair_quotations(text)
    speaker = _SPEAKER.search(text) if pairing.pairs else None
    found: list[Quotation] = []
    end = -1
    for opener, closer in pairing.pairs:
        if opener.start < end:
            continue
        end = closer.end
        words = text[opener.end : closer.start]
        if words.strip():
            span = Span(offset + opener.end, offset + closer.start)
            found.append(Quotation(span=span, text=words, speaker=speaker["name"] if speaker is not None else ""))
    return tuple(found)
