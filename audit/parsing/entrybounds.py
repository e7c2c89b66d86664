"""The parts of a note in, the same parts with the bounds of its citations set right out.

The model reads a note token by token, and two things escape it: where a citation ends that is followed by one of
another manner, and that a sentence with a number in it is no source. Punctuation tells where a cut may be; that both
sides, read by themselves, are sources decides.
"""

from collections.abc import Iterator

from audit.model.record import changed
from audit.parsing.entryjoins import joined
from audit.parsing.entrylabels import labelled
from audit.parsing.entryremarks import sliced, told, without_remarks
from audit.parsing.entrysources import FINISHED, GOES_ON, begins, is_remark, is_repeat, is_source, is_whole, may_end
from audit.parsing.fields.parts import Part, mended, split
from audit.parsing.fields.tokens import Token

_MOST_CUTS = 40  # places tried in one part: a citation of more is a text that lost its line ends
_LONGEST_SIDE = 160  # tokens of each side that are read again
_OPENERS, _CLOSERS = "([{«„“‘", ")]}»”’"
_WITH = frozenset(["with", "mit", "avec", "con"])
_COMPARE = frozenset(["compare", "Compare", "vergleiche", "Vergleiche", "comparer", "Comparer", "comparar", "contrast"])
_SHORT = 4  # characters of an ordinal or of an abbreviated word
_SIGNALS = frozenset(["generally", "also", "especially", "auch", "dazu", "aussi", "anche", "también", "Cf", "Contra"])
_BY = frozenset(["by", "von", "bei", "par", "por", "di"])
_ARTICLES = frozenset("the a an die der das den le la les l i gli il lo el los las".split())
_FEW = 6  # tokens
_LONGEST_HEAD = 15  # tokens
_OPENING = frozenset("([“„«")


def set_bounds(parts: list[Part]) -> list[Part]:
    """Return `parts` with citations cut where two were taken for one, and sentences told from sources."""
    said = [piece for part in joined(parts) for piece in without_remarks(part)]
    cut = [_without_signal(piece) for part in said for piece in _pieces(part)]
    return [told(part, alone=len(cut) > 1 and _alone(cut, place)) for place, part in enumerate(cut)]


def _without_signal(part: Part) -> Part:
    """Take "generally", or the second half of "a. A." (of another opinion), from the source that it leads to.

    A semicolon before it or a bracket opened behind it, left over from a remark, is no part of the source, either.
    """
    if part.citation and part.tokens[0].text == ";" and len(part.tokens) > 1:
        part = sliced(part, 1, len(part.tokens))
    while part.citation and part.tokens[-1].text in _OPENING and len(part.tokens) > 1:
        part = sliced(part, 0, len(part.tokens) - 1)
    size = (_signal_size(part.tokens) or _remark_size(part)) if part.citation else 0
    if size:
        return changed(sliced(part, size, len(part.tokens)), signal=f"{part.signal} {part.tokens[0].text}".strip())
    if part.citation and part.signal.split()[-1:] == ["a"] and [t.text for t in part.tokens[:2]] == ["A", "."]:
        return changed(sliced(part, 2, len(part.tokens)), signal=f"{part.signal} A")
    return part


def _signal_size(tokens: list[Token]) -> int:
    """Return how many tokens a signal with its comma or point takes at the head of a source, 0 without one."""
    if _leads_to_source(tokens):
        return 2
    if tokens[0].text not in _SIGNALS or len(tokens) <= _SHORT:
        return 0
    return 2 if tokens[1].text in ",." else 1


def _leads_to_source(tokens: list[Token]) -> bool:
    """Tell whether "cited in" leads from one source to the one that has it."""
    words = [token.text for token in tokens[:2]]
    return len(tokens) > _SHORT and words in (
        ["cited", "in"],
        ["quoted", "in"],
        ["zitiert", "nach"],
        ["zitiert", "bei"],
    )


def _remark_size(part: Part) -> int:
    """Return how many tokens lead to a source as its author's words do: ", by Davis", "the letters in *The Times*"."""
    tokens, labels = part.tokens, part.labels
    start = next((place for place, token in enumerate(tokens) if token.text not in ",."), 0)
    if len(tokens) <= start + _SHORT:
        return 0
    start += _signal_size(tokens[start:]) if start else 0
    first = tokens[start].text
    if first in _BY and tokens[start + 1].text[0].isupper():
        return start + 1
    if first not in _ARTICLES:
        return start
    stop = next((place for place in range(start + 1, start + _FEW) if labels[place : place + 1] == ["in"]), 0)
    said = tokens[start:stop]
    plain = all(token.text.islower() and not token.italic for token in said)
    return stop + 1 if stop and plain and {"container", "title"} & set(labels[stop + 1 : stop + 2]) else start


def _pieces(part: Part) -> Iterator[Part]:
    """Yield the citations that a part holds."""
    start = 0
    if part.citation:
        for place in _places(part):
            if _is_bound(part, start, place):
                stop = place + (part.tokens[place].text in _CLOSERS)
                yield changed(sliced(part, start, stop), signal=part.signal if start == 0 else "")
                start = place + 1
                if part.tokens[place].text == "." and is_remark(part.tokens[start : start + _LONGEST_SIDE]):
                    yield from _read_again(part.tokens[start:])
                    return
    if start == 0:
        yield part
    elif start < len(part.tokens):
        yield changed(sliced(part, start, len(part.tokens)), signal="", begun=True, gap=part.tokens[start - 1].text)


def _read_again(tokens: list[Token]) -> list[Part]:
    """Return the parts of what follows a source that ended, read by itself."""
    return mended(split(tokens, labelled(tokens)))


def _places(part: Part) -> list[int]:
    """Return the places of semicolons and full stops, outside brackets and quotations, at which a source may end."""
    found = []
    depth = 0
    tokens = part.tokens
    compared = not _COMPARE.isdisjoint(part.signal.split()[:1])
    for place in range(1, len(tokens) - 2):
        text = tokens[place].text
        if tokens[place].kind == "word" and not compared:
            continue
        depth += (text in _OPENERS) - (text in _CLOSERS and depth > 0)
        if depth or (tokens[place].italic and tokens[place + 1].italic):  # within a title
            continue
        if (
            text == ";"
            or (text == "." and _ends_a_sentence(tokens, place))
            or (text in _CLOSERS and tokens[place - 1].text == "." and _is_under_word(tokens, place))
            or (compared and text in _WITH and tokens[place - 1].text == ",")
            or (text == "," and tokens[place - 1].kind == "number" and _leads_to_source(tokens[place + 1 : place + 7]))
        ):
            found.append(place)
    return found[:_MOST_CUTS]


def _ends_a_sentence(tokens: list[Token], place: int) -> bool:
    """Tell whether the full stop at `place` stands after a number, a bracket or a quotation, and before a capital."""
    before, after = tokens[place - 1], tokens[place + 1]
    return (
        after.spaced
        and (after.text[0].isupper() or after.text in "“„«‘\"'")
        and (before.kind in ("number", "url", "doi") or before.text in FINISHED or before.text in ")]”»")
        and after.text.casefold() not in GOES_ON
    )


def _is_under_word(tokens: list[Token], place: int) -> bool:
    """Tell whether the quotation that ends at `place` is the head under which a dictionary is cited: s.v. “equity.”"""
    opened = next((at for at in range(place - 1, max(place - _LONGEST_HEAD, 3), -1) if tokens[at].text in _OPENERS), 0)
    letters = [token.text.casefold() for token in tokens[opened - 4 : opened]]
    return letters in (["s", ".", "v", "."], ["s", ".", "vv", "."])


def _is_bound(part: Part, start: int, place: int) -> bool:
    """Tell whether a source ends and another begins at `place`, both read by themselves."""
    tokens = part.tokens
    before, after = tokens[max(start, place - _LONGEST_SIDE) : place], tokens[place + 1 : place + 1 + _LONGEST_SIDE]
    after = after[_signal_size(after) :] if after else after
    if len(before) < 2 or len(after) < 3:
        return False
    if not begins(after):
        return False
    if tokens[place].text in _CLOSERS:
        return is_whole(after, dated=True)
    if tokens[place].text == ".":
        ended = is_whole(before, dated=True) or is_repeat(before)
        return ended and (is_whole(after, dated=True) or is_whole(after, dated=False) or is_remark(after))
    return may_end(before) and is_source(before) and is_source(after)


def _alone(parts: list[Part], place: int) -> bool:
    """Tell whether no other citation of the note stands next to the one at `place`."""
    return not any(part.citation for part in (*parts[max(0, place - 1) : place], *parts[place + 1 : place + 2]))
