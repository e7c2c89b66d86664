"""A part of a note in, the same with the remarks of the author taken out of its citations.

Explanations in brackets ("(holding that …)", "(“… the Court …”)"), sentences after an Ibid., sentences taken for a
source: no citation ends with them, and what stands behind them is another.
"""

from collections.abc import Iterator

from audit.model.record import changed
from audit.parsing.entrysources import begins, is_source
from audit.parsing.fields.counting import COUNTING
from audit.parsing.fields.parts import REPEATS, Part
from audit.parsing.fields.tokens import Token

_PLAIN = frozenset(["title", "date", "page", "number", "volume", "issue", "genre", "note", "place"])
# Finite verbs and pronouns that sentences have and short titles have not: English, German, French, Italian, Spanish.
_SENTENCE_WORDS = """
is are was were has have had does do did can could may might must shall should will would leaves remains it we i
he she they there this these those my our ist sind war waren wird werden wurde wurden hat haben hatte hatten
kann können konnte muss müssen soll sollen darf es sich ich wir dies diese dieser nicht est sont était étaient
ont avait ne se ce cette il elle nous je è sono era erano hanno ha non si ho es son eran han no se que
"""
OF_SENTENCES = frozenset(_SENTENCE_WORDS.split())
LEAST_WORDS = 6
# Words with which a bracket after a source speaks about it; those in -ing are told by their ending.
_REMARKING_WORDS = """
emphasis emphases internal citation citations footnote footnotes alteration alterations quotation same omitted
Hervorhebung Hervorhebungen souligné corsivo cursivas
"""
_REMARKING = frozenset(_REMARKING_WORDS.split())
_NAMING = frozenset(("quoting", "citing", "quoted", "cited", "discussing", "reviewing", "construing", "zitiert", "zit"))
_NO_REMARK = frozenset(("forthcoming", "working", "during", "spring", "beginning"))
_IBID = frozenset(("Id", "id", "Ibid", "ibid", "Ebd", "Ibidem"))
_IBID_WORDS = frozenset(
    ("id", "ibid", "ibidem", "ibíd", "ibídem", "idem", "íd", "ib", "ibi", "ivi", "ebd", "ebenda", "ebda", "aldaar")
)
# With a capital, behind the end of a sentence; the last one may be an author's name elsewhere.
_OPENING_IBID = frozenset(("ibid", "ibidem", "ibíd", "ibídem", "ivi", "ebd", "ebenda", "ebda", "id"))
_LOWER_WORDS = """
van von vom de der den del della di da du des la le el al ten ter zu zur d l op loc ders dies supra infra above below
note n art
"""
_LOWER_NAMES = frozenset(_LOWER_WORDS.split())
_POINTING_WORDS = """
supra infra above below oben unten vorne hinten plus haut bas ci dessus dessous sopra sotto arriba abajo note notes n
nota part chapter section kapitel teil abschnitt appendix table figure text introduction conclusion zie hierboven
"""
_POINTING = frozenset(_POINTING_WORDS.split())
_FEW_WORDS = 3
_PROSE = 10  # upright words without a name, a date or a page; most of them small, they are prose
_LONGEST = 200  # tokens of one remark or sentence that are looked at
_MOSTLY = 0.65  # share of words in small letters: prose has more, names and titles have less
_RELATIVE_WORDS = (
    "der die das dessen deren dem den wo which who whose where though although qui que où che cui quien cuyo"
)
_RELATIVE = frozenset(_RELATIVE_WORDS.split())
_OPINION = frozenset(("concurring", "dissenting", "plurality"))


def sliced(part: Part, start: int, stop: int) -> Part:
    """Return the part of `part` between two of its tokens."""
    if start == 0 and stop == len(part.tokens):
        return part
    return changed(part, tokens=part.tokens[start:stop], labels=part.labels[start:stop])


def without_remarks(part: Part) -> Iterator[Part]:
    """Yield the citations and the remarks that a part holds, in order."""
    if not part.citation:
        yield part
        return
    at = 0
    for start, stop in _remarks(part.tokens):
        if start > at:
            yield from _cited(part, at, start)
        yield from _remark(part, start, stop)
        at = stop
    if at == 0:
        yield from _cited(part, 0, len(part.tokens))
    elif at < len(part.tokens):
        yield from _rest(part, at)


def _cited(part: Part, start: int, stop: int) -> Iterator[Part]:
    """Yield what stands outside brackets: cut before each Ibid. and after the place that it names."""
    tokens = part.tokens
    named = next((at for at in (start, start + 1) if at < stop - 1 and tokens[at].text in _NAMING), None)
    if named is not None:  # "(quoting Gale v. Tide": the model had cut at the bracket
        yield _as_comment(part, start, named + 1)
        start = named + 1
    for place in range(start + 1, stop - 1):
        if tokens[place].text.casefold() in _OPENING_IBID and _begins_sentence(tokens, place):
            yield from _sourced(part, start, place)
            start = place
    yield from _sourced(part, start, stop)


def _begins_sentence(tokens: list[Token], place: int) -> bool:
    """Tell whether the Ibid. at `place` stands after the end of a sentence or a bracket."""
    word, before, after = tokens[place], tokens[place - 1], tokens[place + 1]
    return word.text[0].isupper() and word.spaced and after.text in ".," and before.text in '.”’)"'


def _sourced(part: Part, start: int, stop: int) -> Iterator[Part]:
    """Yield a source, or an Ibid. and the sentence that follows it."""
    tokens = part.tokens
    titled = {"title", "author", "container"} & set(
        part.labels[start + 1 : min(stop, start + 5)]
    )  # "Id., *Luoghi*": the author
    if tokens[start].text in _IBID and not titled:
        end = _end_of_ibid(tokens, start, stop)
        yield _piece(part, start, end)
        if end < stop:
            yield _as_comment(part, end, stop)
        return
    head = _end_of_sentence(part, start, stop)
    if head > start:
        yield _as_comment(part, start, head)
    yield _piece(part, head, stop)


def _end_of_sentence(part: Part, start: int, stop: int) -> int:
    """Return where a source begins that the end of a sentence was taken for: behind "… the Act.” Smith, supra"."""
    tokens = part.tokens
    opens = tokens[start].text in "“‘" and stop > start + 1 and tokens[start + 1].text.islower()
    repeats = bool(REPEATS & set(part.labels[start:stop]))
    for place in range(start + _FEW_WORDS, min(stop - _FEW_WORDS, start + _LONGEST)):
        ends = tokens[place].text == "." or (tokens[place].text == "”" and tokens[place - 1].text == ".")
        if not ends or not tokens[place + 1].spaced or not tokens[place + 1].text[0].isupper():
            continue
        head = tokens[start : place + 1]
        if REPEATS & set(part.labels[start : place + 1]):
            break
        if _closes_only(head) or ((opens or repeats) and _is_small(head)):
            return place + 1
    return start


def _closes_only(tokens: list[Token]) -> bool:
    """Tell whether a stretch of words closes a quotation that it did not open."""
    words = sum(token.kind == "word" for token in tokens)
    marks = [token.text for token in tokens if token.text in "“”"]
    ends = tokens[-1].text == "”" or tokens[-2].text == "”"
    return words >= _FEW_WORDS and ends and marks.count("”") > marks.count("“")


def _is_small(tokens: list[Token]) -> bool:
    """Tell whether most words are in small letters, as those of a sentence are."""
    words = [token.text for token in tokens if token.kind == "word" and len(token.text) > 2]
    return len(words) > _FEW_WORDS and sum(word[0].islower() for word in words) > _MOSTLY * len(words)


def _end_of_ibid(tokens: list[Token], start: int, stop: int) -> int:
    """Return where an Ibid. with its place ends: before a full stop that a sentence of some words follows."""
    for place in range(start + 1, min(stop - _FEW_WORDS, start + _LONGEST)):
        after = tokens[place + 1]
        if tokens[place].text == "." and after.kind == "word" and after.text[0].isupper() and after.spaced:
            words = [token for token in tokens[place + 1 : stop] if token.kind == "word"]
            if len(words) >= _FEW_WORDS and words[1].text[0].islower():
                return place + 1
    return stop


def _rest(part: Part, at: int) -> Iterator[Part]:
    """Yield what follows the last remark of a part: a source of its own, or more remark."""
    tokens = part.tokens
    while at < len(tokens) and tokens[at].text in ".,;:()”":
        at += 1
    if at == len(tokens):
        return
    if tokens[at].text in _IBID or (begins(tokens[at:]) and is_source(tokens[at:])):
        yield from _cited(part, at, len(tokens))
    else:
        yield _as_comment(part, at, len(tokens))


def _remarks(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield the places of the brackets and clauses that remark on the source before them, and of what follows them."""
    at = 1
    while at < len(tokens) - 2:
        if tokens[at].text == "," and _opens_clause(tokens, at):
            stop = _end_of_clause(tokens, at)
            yield at, stop
            at = stop
            continue
        if tokens[at].text == "(" and _opens_remark(tokens, at):
            stop = _closing(tokens, at)
            yield at, stop
            at = stop
        at += 1


def _opens_remark(tokens: list[Token], at: int) -> bool:
    before, first = tokens[at - 1], tokens[at + 1]
    if not tokens[at].spaced or not (before.kind == "number" or before.text in ").”" or before.text in _IBID):
        return False
    if first.text in '“‘"«':
        return True
    if any(token.text in _OPINION for token in tokens[at : _closing(tokens, at)]):
        return tokens[0].text not in _IBID  # "Id. at 778 (Roberts, C.J., dissenting)" is all of a few words
    words = [first.text, *([tokens[at + 2].text] if first.text.islower() else [])]
    if words[0] in _REMARKING or words[0] in _NAMING:
        return True
    return any(word.endswith("ing") and word.islower() and word not in _NO_REMARK for word in words)


def _opens_clause(tokens: list[Token], at: int) -> bool:
    """Tell whether a clause on the source begins behind a page: "S. 15, der sich später korrigierte"."""
    before, first, second = tokens[at - 1], tokens[at + 1], tokens[at + 2]
    paged = before.kind == "number" or before.text in ("f", "ff", ".")
    return paged and first.text in _RELATIVE and second.text.islower() and not (first.italic or second.italic)


def _end_of_clause(tokens: list[Token], at: int) -> int:
    """Return the place of the bracket or semicolon that ends a clause; the end of the note where none does."""
    stop = min(len(tokens), at + _LONGEST)
    return next((place for place in range(at + 1, stop) if tokens[place].text in "(;"), stop)


def _closing(tokens: list[Token], at: int) -> int:
    """Return the place behind the bracket that closes the one at `at`; the farthest looked at where none does."""
    depth = 0
    for place in range(at, min(len(tokens), at + _LONGEST)):
        depth += (tokens[place].text == "(") - (tokens[place].text == ")")
        if depth == 0:
            return place + 1
    return min(len(tokens), at + _LONGEST)


def _remark(part: Part, start: int, stop: int) -> Iterator[Part]:
    """Yield a bracket as commentary, and the source that it names after "quoting" as a citation."""
    tokens = part.tokens
    inner = start + 2
    last = stop - 1 if tokens[stop - 1].text == ")" else stop
    named = tokens[inner:last] if tokens[start + 1].text in _NAMING else []
    if len(named) > _FEW_WORDS and begins(named) and is_source(named):
        yield _as_comment(part, start, inner)
        yield changed(sliced(part, inner, last), begun=True, signal=tokens[start + 1].text)
        return
    yield _as_comment(part, start, stop)


def _piece(part: Part, start: int, stop: int) -> Part:
    marks = [token.text for token in part.tokens[start:stop]]
    surplus = marks.count(")") - marks.count("(")
    while stop > start + 1 and surplus > 0 and part.tokens[stop - 1].text in ".)":
        surplus -= part.tokens[stop - 1].text == ")"
        stop -= 1
    piece = sliced(part, start, stop)
    return piece if start == 0 else changed(piece, begun=True, signal="", gap="")


def _as_comment(part: Part, start: int, stop: int) -> Part:
    return changed(sliced(part, start, stop), citation=False, comment=True)


def names_ibid(part: Part) -> bool:
    """Tell whether a word for the source just cited stands in a part, whatever its labels."""
    return any(token.text.casefold() in _IBID_WORDS for token in part.tokens)


def told(part: Part, *, alone: bool) -> Part:
    """Return a part that was taken for a citation as commentary, where it is a sentence or nothing but a number."""
    if not part.citation:
        return part
    if part.tokens[0].text in COUNTING and (len(part.tokens) == 1 or (part.tokens[1].text == "," and _is_bare(part))):
        return changed(part, citation=False, comment=True)
    second = part.tokens[1].text if len(part.tokens) > 1 else ""
    bare = "date" not in part.labels or second == ","  # "author, 3 May 1998"
    if _is_fragment(part) and set(part.labels) <= _PLAIN | {"container", "author"} and bare:
        return changed(part, citation=False, comment=True)
    if set(part.labels) <= {"xref"} and not any(
        t.kind == "number" or t.text.casefold() in _POINTING for t in part.tokens
    ):
        return changed(part, citation=False, comment=True)
    if "supra" in part.labels and _is_possessive(part):
        return changed(part, citation=False, comment=True)
    if set(part.labels) <= {"ibid", "date"} and not names_ibid(part):
        return changed(part, citation=False, comment=True)
    wordless = alone and not any(token.kind in ("word", "url", "doi") for token in part.tokens)
    if wordless or (set(part.labels) <= _PLAIN and _is_sentence(part)):
        return changed(part, citation=False, comment=True)
    return part


def _is_possessive(part: Part) -> bool:
    """Tell whether a part speaks of what somebody wrote, "Kidder’s own chapter (at p. 33)", and points to no note."""
    marked = any(token.italic or token.text in "“«„‘" for token in part.tokens)
    words = [token.text for token in part.tokens[:2]]
    return not marked and words[0].endswith(("’s", "'s")) and words[-1].islower()


def _is_bare(part: Part) -> bool:
    """Tell whether a part shows nothing but words: "Second, the law of torts"."""
    return set(part.labels) <= {"title", "container", "author", "note"} and not any(t.italic for t in part.tokens)


def _is_fragment(part: Part) -> bool:
    """Tell whether a part begins with a small letter, within quotation marks or without, as no source does."""
    quoted = part.tokens[0].text in '“‘"' and len(part.tokens) > 1
    first = part.tokens[1] if quoted else part.tokens[0]
    if part.begun or first.kind != "word":
        return False
    return first.text.islower() and first.text not in _LOWER_NAMES


def _is_sentence(part: Part) -> bool:
    """Tell whether the words that are not set off as a title make a sentence."""
    words = [
        token.text
        for token, state in zip(part.tokens, _quoted(part.tokens), strict=True)
        if token.kind == "word" and not token.italic and not state
    ]
    if len(words) < LEAST_WORDS or not words[0][0].isupper():
        return False
    if len(words) >= _PROSE and set(part.labels) <= {"title", "note"} and _is_small(part.tokens):
        return len(words) == sum(token.kind == "word" for token in part.tokens)
    verbs = sum(word in OF_SENTENCES for word in words[1:])  # "May" is a month
    lower = sum(word[0].islower() for word in words) / len(words)
    return (verbs > 0 and lower > 0.6) or verbs > 1


def _quoted(tokens: list[Token]) -> list[bool]:
    """Tell of each token whether it stands within quotation marks."""
    states = []
    inside = False
    for token in tokens:
        if token.text in '“„«‘"':
            inside = token.text != '"' or not inside
        states.append(inside)
        if token.text in "”»’":
            inside = False
    return states
