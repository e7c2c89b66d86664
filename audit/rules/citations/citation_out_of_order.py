"""CIT006: numeric citations are not numbered by first appearance, where the rest are."""

from bisect import bisect_right
from collections.abc import Iterator

from audit.language.surnames import fold_name
from audit.model.citation import TextCitation
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.citations.ordering import longest_rising
from audit.rules.citations.systems import numeric
from audit.rules.rule import rule

_FEWEST = 6  # numbers cited, without which an order is no order
_SHARE = 0.9  # of the numbers that must first be cited in order; of fewer than ten, all but one
_ALPHABETICAL = 0.85  # share of the entries in alphabetical order in a list that is not one of appearance
_BESIDE = ("table", "caption", "note")  # what is printed beside the text, wherever the file has it


@rule(id="CIT006", name="citation-out-of-order", scope="citation", level=Level.WARNING)
def citation_out_of_order(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A number is first cited after higher ones, in a text that numbers its sources as they appear.

    Why:
        In this system the list follows the text. A number out of turn shows a passage that was moved, or a wrong
        number.

    Example:
        "[1] … [2] … [4] … [3] … [5]"

    Instead:
        Number the sources again in the order in which they are first cited.

    Limits:
        Only where nine numbers in ten are first cited in order, or all but one of six to nine; lists in alphabetical
        order are left alone. Numbers
        also cited in tables, captions or notes, which may come earlier in print, are not reported. One finding for a
        whole stretch out of turn.

    References:
        ICMJE Recommendations, IV.A.3.g (number references in the order in which they are first mentioned).
    """
    first: dict[int, TextCitation] = {}
    beside: set[int] = set()
    places = sorted((block.span.start, block.span.end) for block in manuscript.document.blocks if block.kind in _BESIDE)
    starts = [start for start, _ in places]
    for citation in numeric(manuscript):
        at = bisect_right(starts, citation.span.start) - 1
        numbers = [int(key) for key, id in zip(citation.keys, citation.reference_ids, strict=True) if id is not None]
        if at >= 0 and places[at][1] > citation.span.start:
            beside.update(numbers)
            continue
        for number in sorted(numbers):
            first.setdefault(number, citation)
    numbers = [number for number in first if number not in beside]
    kept = longest_rising(numbers)
    if len(numbers) < _FEWEST or not _is_an_order(manuscript, len(kept), len(numbers)):
        return
    order = sorted(kept)
    late: list[int] = []
    for index, number in enumerate(numbers):
        if index in kept:
            continue
        neighbour = next((at for at in reversed(order) if at < index), None)
        if late and number == late[-1] + 1 and first[number] is first[late[-1]]:
            late.append(number)
            continue
        late = [number]
        higher = neighbour is not None and numbers[neighbour] > number
        other = numbers[neighbour] if neighbour is not None else number
        yield Problem(
            span=first[number].span,
            message=f"{number} is first cited here, {'after' if higher else 'before lower numbers and after'} {other}; "
            "the other sources are numbered in the order in which they are first cited.",
            related=(RelatedPlace(span=first[other].span, message=f"{other} is first cited here"),)
            if neighbour is not None
            else (),
            evidence={"number": number},
            note=str(number),
            confidence=0.85,
        )


def _is_an_order(manuscript: Manuscript, kept: int, cited: int) -> bool:
    """Tell whether so many of the numbers rise that they follow the text; chance leaves one of six out in 3 of 100."""
    if kept >= _SHARE * cited:
        return True
    names = [fold_name(reference.names[0]) for reference in manuscript.references if reference.names]
    alphabetical = len(longest_rising(names)) >= _ALPHABETICAL * len(names)
    return kept >= cited - 1 and not alphabetical
