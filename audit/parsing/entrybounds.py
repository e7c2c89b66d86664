"""The parts of a note in, the same parts with the bounds of its citations set right out.

The model reads a note token by token, and two things escape it: where a citation ends that is followed by one of
another manner, and that a sentence with a number in it is no source. Punctuation tells where a cut may be; that both
sides, read by themselves, are sources decides.
"""

from collections.abc import Iterator
from dataclasses import replace

from audit.parsing.entryremarks import LEAST_WORDS, OF_SENTENCES, names_ibid, sliced, told, without_remarks
from audit.parsing.entrysources import FINISHED, GOES_ON, begins, is_repeat, is_source, is_whole, may_end
from audit.parsing.fields.parts import REPEATS, Part
from audit.parsing.fields.tokens import Token

_MOST_CUTS = 40  # places tried in one part: a citation of more is a text that lost its line ends
_LONGEST_SIDE = 160  # tokens of each side that are read again
_OPENERS, _CLOSERS = "([{«„“‘", ")]}»”’"
_WITH = frozenset(["with", "mit", "avec", "con"])
_COMPARE = frozenset(["compare", "Compare", "vergleiche", "Vergleiche", "comparer", "Comparer", "comparar", "contrast"])
_YEAR = 4  # digits
_SHORT = 4  # characters of an ordinal or of an abbreviated word
_SIGNALS = frozenset(["generally", "also", "especially", "auch", "dazu", "aussi", "anche", "también", "Cf", "Contra"])
_LAST = frozenset(["date", "page"])
_OPENING = frozenset("([“„«")
_LONGEST_REMARK = 25  # tokens


def set_bounds(parts: list[Part]) -> list[Part]:
    """Return `parts` with citations cut where two were taken for one, and sentences told from sources."""
    joined = _unfinished(_numbered(_over_comments(_with_presses(parts))))
    said = [piece for part in joined for piece in without_remarks(part)]
    cut = [_without_signal(piece) for part in said for piece in _pieces(part)]
    return [told(part, alone=len(cut) > 1 and _alone(cut, place)) for place, part in enumerate(cut)]


def _with_presses(parts: list[Part]) -> list[Part]:
    """Join "Author. Title. | Press, [1971?]", where the press was taken for the author of another source."""
    out: list[Part] = []
    for part in parts:
        before = out[-1] if out else None
        if before is not None and before.citation and part.citation and _is_imprint(before, part):
            out[-1] = _sum(before, ["publisher" if name == "author" else name for name in part.labels], part)
        else:
            out.append(part)
    return out


def _is_imprint(before: Part, part: Part) -> bool:
    """Tell whether a part is a name, a comma and a year, which the "Family, Given. Title" before it lacks."""
    known, names = set(before.labels), set(part.labels)
    if part.apart or part.signal or part.gap.strip() not in ("", ".") or not names <= {"author", "date", "note"}:
        return False
    if not {"author", "title"} <= known or known & (REPEATS | {"date", "page", "publisher", "url"}):
        return False
    texts = [token.text for token in part.tokens]
    comma = next((at for at, text in enumerate(texts) if text == ","), 0)
    year = any(text.isdigit() and len(text) == _YEAR for text in texts[comma + 1 :])
    inverted = "," in [token.text for token in before.tokens[1:3]]
    return comma > 0 and year and "(" not in texts and inverted and before.tokens[-1].text in ".:"


def _over_comments(parts: list[Part]) -> list[Part]:
    """Join "Archive, File 12, | letter to the bishop, | 4 May 1558": commas lead into the remark and out to a date."""
    out = list(parts)
    at = 1
    while at < len(out) - 1:
        before, comment, after = out[at - 1 : at + 2]
        if (
            comment.comment
            and before.citation
            and after.citation
            and before.tokens[-1].text == comment.tokens[-1].text == ","
            and set(after.labels) <= _LAST
            and len(comment.tokens) <= _LONGEST_REMARK
        ):
            titled = _sum(before, ["title"] * len(comment.tokens), comment)
            out[at - 1 : at + 2] = [_sum(titled, after.labels, after)]
        else:
            at += 1
    return out


def _numbered(parts: list[Part]) -> list[Part]:
    """Join "Case C-176/03" with the name of the case, which the model takes for a beginning."""
    out: list[Part] = []
    for part in parts:
        if out and part.citation and out[-1].citation and not part.gap and set(out[-1].labels) <= {"number"}:
            before = out.pop()
            part = _sum(before, part.labels, part)
        out.append(part)
    return out


def _unfinished(parts: list[Part]) -> list[Part]:
    """Join what a comma alone parts: a source without date and page, and what it goes on with."""
    out: list[Part] = []
    for place, part in enumerate(parts):
        before = out[-1] if out else None
        last = place == len(parts) - 1
        if before is not None and before.citation and _runs_on(before, part):
            if part.citation and "ibid" in part.labels and not names_ibid(part):  # "Vat. lat. 8467, f. 41r"
                out[-1] = _sum(before, ["archive_location"] * len(part.tokens), part)
                continue
            names = set(before.labels)
            known = names & (REPEATS | {"date", "page", "url", "archive"})
            if not known and part.citation and "title" in names and "date" in part.labels and not part.signal:
                out[-1] = _sum(before, ["title" if name == "author" else name for name in part.labels], part)
                continue
            if not known and part.comment and last and "title" not in names and _may_be_title(part):
                out[-1] = _sum(before, ["title"] * len(part.tokens), part)
                continue
        out.append(part)
    return out


def _runs_on(before: Part, part: Part) -> bool:
    """Tell whether a comma at most stands between two parts, or the full stop of an ordinal or an abbreviation."""
    if part.gap:
        return part.gap == ","
    last, number = before.tokens[-1].text, before.tokens[-2].text if len(before.tokens) > 1 else ""
    return last == "," or (last == "." and 0 < len(number) < _SHORT)


def _sum(before: Part, labels: list[str], part: Part) -> Part:
    return replace(
        before,
        tokens=before.tokens + part.tokens,
        labels=before.labels + labels,
        weights=before.weights + part.weights,
    )


def _may_be_title(part: Part) -> bool:
    """Tell whether a few words at the end of a note, "obituary of Claire Trevor", are no sentence."""
    words = [token.text.casefold() for token in part.tokens if token.kind == "word"]
    return 1 < len(words) <= LEAST_WORDS and not any(word in OF_SENTENCES for word in words)


def _without_signal(part: Part) -> Part:
    """Take "generally", or the second half of "a. A." (of another opinion), from the source that it leads to.

    A semicolon before it or a bracket opened behind it, left over from a remark, is no part of the source, either.
    """
    if part.citation and part.tokens[0].text == ";" and len(part.tokens) > 1:
        part = sliced(part, 1, len(part.tokens))
    while part.citation and part.tokens[-1].text in _OPENING and len(part.tokens) > 1:
        part = sliced(part, 0, len(part.tokens) - 1)
    size = _signal_size(part.tokens) if part.citation else 0
    if size:
        return replace(sliced(part, size, len(part.tokens)), signal=f"{part.signal} {part.tokens[0].text}".strip())
    if part.citation and part.signal.split()[-1:] == ["a"] and [t.text for t in part.tokens[:2]] == ["A", "."]:
        return replace(sliced(part, 2, len(part.tokens)), signal=f"{part.signal} A")
    return part


def _signal_size(tokens: list[Token]) -> int:
    """Return how many tokens a signal with its comma or point takes at the head of a source, 0 without one."""
    if tokens[0].text not in _SIGNALS or len(tokens) <= _SHORT:
        return 0
    return 2 if tokens[1].text in ",." else 1


def _pieces(part: Part) -> Iterator[Part]:
    """Yield the citations that a part holds."""
    start = 0
    if part.citation:
        for place in _places(part):
            if _is_bound(part, start, place):
                yield replace(sliced(part, start, place), signal=part.signal if start == 0 else "")
                start = place + 1
    if start == 0:
        yield part
    elif start < len(part.tokens):
        yield replace(sliced(part, start, len(part.tokens)), signal="", begun=True, gap=part.tokens[start - 1].text)


def _places(part: Part) -> list[int]:
    """Return the places of semicolons and full stops, outside brackets and quotations, at which a source may end."""
    found = []
    depth = 0
    tokens = part.tokens
    compared = part.signal.split()[:1] and part.signal.split()[0] in _COMPARE
    for place in range(1, len(tokens) - 2):
        text = tokens[place].text
        depth += (text in _OPENERS) - (text in _CLOSERS and depth > 0)
        if depth or (tokens[place].italic and tokens[place + 1].italic):  # within a title
            continue
        if (
            text == ";"
            or (text == "." and _ends_a_sentence(tokens, place))
            or (compared and text in _WITH and tokens[place - 1].text == ",")
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


def _is_bound(part: Part, start: int, place: int) -> bool:
    """Tell whether a source ends and another begins at `place`, both read by themselves."""
    tokens = part.tokens
    before, after = tokens[max(start, place - _LONGEST_SIDE) : place], tokens[place + 1 : place + 1 + _LONGEST_SIDE]
    after = after[_signal_size(after) :] if after else after
    if len(before) < 2 or len(after) < 3:
        return False
    if not begins(after):
        return False
    if tokens[place].text == ".":
        ended = is_whole(before, dated=True) or is_repeat(before)
        return ended and (is_whole(after, dated=True) or is_whole(after, dated=False))
    return may_end(before) and is_source(before) and is_source(after)


def _alone(parts: list[Part], place: int) -> bool:
    """Tell whether no other citation of the note stands next to the one at `place`."""
    return not any(part.citation for part in (*parts[max(0, place - 1) : place], *parts[place + 1 : place + 2]))
