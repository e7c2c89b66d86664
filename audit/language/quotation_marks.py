"""Quotation marks: a paragraph in, its pairs, its marks without a partner and the words quoted in it out."""

from audit.language.expressions import expression
from audit.model.record import record

# An opening mark and the marks that may close it. “ closes German „ and opens English; » opens Danish and German.
_CLOSERS = {"“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "〈": "〉", "「": "」", "『": "』"}
# Of a pattern that begins with a class of characters the search is five times as fast as of alternatives.
_MARKS = expression("[\"“”„«»「」`'’](?:(?<=[\"“”„«»「」])|(?<=`)`|(?<=')'|(?<=’)’)")
_QUOTING = expression('["“„«»]')  # a mark of one sign: most sentences have none
_FRENCH_CONTINUING = ("» ", "»\u00a0", "»\u202f")
_DEEPEST = 8  # quotations within quotations; beyond it the oldest was never closed
_LONGEST_SINGLE = 400  # characters
_BEFORE_OPENING = frozenset(" \t\n\u00a0([{—–-/‘'*_>…“„«")
# Behind a number: feet and inches ("5'10""), or a word that says what was measured.
_FEET_BEFORE = expression(r"[0-9][ ]?['’′][ ]?[0-9½¼¾. ]{1,5}$")
_MEASURED_AFTER = expression(
    r"[ -]?(?:wide|tall|high|long|thick|deep|by|x|×|in|singles?|records?|guns?|shells?|dis[ck]s?|pipes?|screens?|"
    r"planks?|boards?|diameter|square|scale|film|thick|[NSEW])\b"
)
_AFTER_CLOSING = frozenset(" \t\n\u00a0)]}—–-/’'*_<….,;:!?”“»¹²³⁴⁵⁶⁷⁸⁹⁰^$[")


@record
class Mark:
    """A quotation mark at `start`, `length` characters long; `opens` is None where its form and place leave it open."""

    start: int
    length: int
    opens: bool | None

    @property
    def end(self) -> int:
        """The offset just after the mark."""
        return self.start + self.length


@record
class Pairing:
    """The outermost and inner pairs (opening, closing) in the order of their opening, and the marks left over."""

    pairs: tuple[tuple[Mark, Mark], ...]
    lonely: tuple[Mark, ...]


def pair_quotations(text: str) -> Pairing:
    """Pair the double quotation marks of one paragraph; offsets are into `text`.

    Straight marks are told apart by what stands beside them. An opening mark that is followed by another of the same
    form before any closing one is left over, not the second: what was opened and never closed is the first.
    """
    first = len(text) - len(text.lstrip())
    if text[first : first + 2] in _FRENCH_CONTINUING:
        text = f"{text[:first]}«{text[first + 1 :]}"  # French print opens each further paragraph with »
    open_marks: list[Mark] = []
    pairs: list[tuple[Mark, Mark]] = []
    lonely: list[Mark] = []
    for mark in _marks(text):
        if len(open_marks) > _DEEPEST:
            lonely.append(open_marks.pop(0))
        sign = text[mark.start : mark.end]
        if sign == '"':
            before = [one for one in open_marks if text[one.start] == '"']
            closes = mark.opens is False or (mark.opens is None and bool(before))
            if closes and before:
                _close(before[-1], mark, open_marks, pairs, lonely)
            elif closes and not _is_inch(text, mark.start):
                lonely.append(mark)
            elif not closes:
                if before:
                    open_marks.remove(before[-1])
                    lonely.append(before[-1])
                open_marks.append(mark)
        elif sign == "``":
            open_marks.append(mark)
        elif sign in ("''", "’’"):
            before = [one for one in open_marks if text[one.start] in "`“"]
            if before:
                _close(before[-1], mark, open_marks, pairs, lonely)
        else:
            _pair_formed(text, mark, sign, open_marks, pairs, lonely)
    lonely.extend(mark for mark in open_marks if text[mark.start] != "`")
    return Pairing(
        pairs=tuple(sorted(pairs, key=lambda pair: pair[0].start)), lonely=tuple(sorted(lonely, key=lambda m: m.start))
    )


def quoted_in(text: str) -> list[tuple[int, int]]:
    """Return where the words of the outermost quotations of a sentence begin and end, without the marks."""
    if _QUOTING.search(text) is None:
        return []
    found: list[tuple[int, int]] = []
    reached = -1
    for opener, closer in pair_quotations(text).pairs:
        if opener.start < reached:
            continue
        reached = closer.end
        if text[opener.end : closer.start].strip():
            found.append((opener.end, closer.start))
    return found


def _marks(text: str) -> list[Mark]:
    found = []
    for match in _MARKS.finditer(text):
        sign, at = match[0], match.start()
        if sign in '"”' and _is_measure(text, at):
            continue
        opens: bool | None = (sign in _CLOSERS and sign != "”") or sign == "``"
        if sign == '"':
            before = text[at - 1] if at else " "
            after = text[at + 1] if at + 1 < len(text) else " "
            if before == "\\":  # an escaped mark is judged by what stands before the backslash
                before = text[at - 2] if at > 1 else " "
            loose_before, loose_after = before in _BEFORE_OPENING, after in _AFTER_CLOSING
            if loose_before and not (loose_after and after not in "[…'‘“^$"):
                opens = True
            elif not loose_before:
                opens = False if loose_after or before in ".,!?;:…" else None
            else:
                opens = None
        found.append(Mark(start=at, length=len(sign), opens=opens))
    return found


def _pair_formed(
    text: str, mark: Mark, sign: str, open_marks: list[Mark], pairs: list[tuple[Mark, Mark]], lonely: list[Mark]
) -> None:
    """Pair a mark whose form says more: “ ” „ « ». A “ or ” that a converter has turned is taken by its place."""
    turned = sign == "”" and _opens(text, mark) and text[mark.end : mark.end + 1].isalpha()
    if turned and not any(text[one.start] in "“„" for one in open_marks):
        open_marks.append(mark)
        return
    if sign == "“" and _turned_closing(text, mark):
        english = [one for one in open_marks if text[one.start] in "“”"]
        if english:
            _close(english[-1], mark, open_marks, pairs, lonely)
            return
    for earlier in reversed(open_marks):
        opener = text[earlier.start]
        if sign in _CLOSERS.get(opener, ""):
            if sign in "“«" and opener not in "„»":
                continue
            _close(earlier, mark, open_marks, pairs, lonely)
            return
    if sign in "“„«" or (sign == "»" and _opens(text, mark)) or sign == "「":
        same = [one for one in open_marks if text[one.start] == sign]
        if same and sign == "“" and not _in_single_marks(text, same[-1].end, mark.start):
            open_marks.remove(same[-1])
            lonely.append(same[-1])
        open_marks.append(mark)
    else:
        straight = [one for one in open_marks if text[one.start] == '"']
        if straight:
            _close(straight[-1], mark, open_marks, pairs, lonely)
        else:
            lonely.append(mark)


def _in_single_marks(text: str, start: int, end: int) -> bool:
    """Tell whether a single quotation is open at `end` that opened after `start`: “he called it ‘a “calm”."""
    opened = text.rfind("‘", start, end)
    return opened >= 0 and not any(
        text[at] == "’" and not text[at + 1].isalnum() for at in range(opened + 1, min(end, opened + _LONGEST_SINGLE))
    )


def _is_measure(text: str, at: int) -> bool:
    """Tell whether a mark stands for inches or seconds."""
    if not _is_inch(text, at):
        return False
    return bool(_FEET_BEFORE.search(text, max(0, at - 10), at) or _MEASURED_AFTER.match(text, at + 1))


def _opens(text: str, mark: Mark) -> bool:
    return mark.start == 0 or text[mark.start - 1] in _BEFORE_OPENING


def _turned_closing(text: str, mark: Mark) -> bool:
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    if bool(before) and before in ".,!?;…" and after.islower():
        return True  # a page's text lost the blank behind it
    return bool(before) and (before in ".,!?;…" or before.isalpha()) and (not after or after in " \n")


def _close(
    opener: Mark, closer: Mark, open_marks: list[Mark], pairs: list[tuple[Mark, Mark]], lonely: list[Mark]
) -> None:
    """Pair two marks; what was opened between them and not closed is left over."""
    at = open_marks.index(opener)
    lonely.extend(open_marks[at + 1 :])
    del open_marks[at:]
    pairs.append((opener, closer))


def _is_inch(text: str, at: int) -> bool:
    return at > 0 and (text[at - 1].isdigit() or text[at - 1] in "½¼¾")
