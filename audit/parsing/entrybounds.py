"""The parts of a note in, the same parts with the bounds of its citations set right out.

The model reads a note token by token, and two things escape it: where a citation ends that is followed by one of
another manner, and that a sentence with a number in it is no source. Punctuation tells where a cut may be; that both
sides, read by themselves, are sources decides.
"""

from collections.abc import Iterator
from dataclasses import replace

from audit.parsing.fields.labels import label
from audit.parsing.fields.parts import OUTSIDE, REPEATS, Part
from audit.parsing.fields.repairs import repaired
from audit.parsing.fields.tokens import Token

_MOST_CUTS = 40  # places tried in one part: a citation of more is a text that lost its line ends
_LONGEST_SIDE = 160  # tokens of each side that are read again
_OPENERS, _CLOSERS = "([{«„“‘", ")]}»”’"
_FINISHED = frozenset(["f", "ff", "sq", "sqq", "cit"])
_WITH = frozenset(["with", "mit", "avec", "con"])
_COMPARE = frozenset(["compare", "Compare", "vergleiche", "Vergleiche", "comparer", "Comparer", "comparar", "contrast"])
# Words that open a sentence of the same entry: where it was printed, who edited it, where it can be read.
_GOES_ON_WORDS = """
in im reprinted repr translated trans edited ed eds hrsg hg vol vols bd series available accessed retrieved
review rezension paper special published originally first doi http https url isbn issn pp pages page no nr heft
cited quoted zit herausgegeben übersetzt ristampa trad traduit unpublished thesis dissertation diss mimeo
appendix preface foreword introduction afterword abstract also und and et emphasis hervorhebung proceedings proc
jg jahrgang pubmed pmid pmcid nihmsid eprint arxiv stage
"""
_GOES_ON = frozenset(_GOES_ON_WORDS.split())
_FACTS = frozenset(["container", "publisher", "place", "volume", "issue", "page", "url", "doi", "archive", "court"])
_PLAIN = frozenset(["title", "date", "page", "number", "volume", "issue", "genre", "note", "place"])
# Finite verbs and pronouns that sentences have and short titles have not: English, German, French, Italian, Spanish.
_SENTENCE_WORDS = """
is are was were has have had does do did can could may might must shall should will would leaves remains it we i
he she they there this these those my our ist sind war waren wird werden wurde wurden hat haben hatte hatten
kann können konnte muss müssen soll sollen darf es sich ich wir dies diese dieser nicht est sont était étaient
ont avait ne se ce cette il elle nous je è sono era erano hanno ha non si ho es son eran han no se que
"""
_OF_SENTENCES = frozenset(_SENTENCE_WORDS.split())
_LEAST_WORDS = 6
_LAST = frozenset(["date", "page"])
_LONGEST_REMARK = 25  # tokens


def set_bounds(parts: list[Part]) -> list[Part]:
    """Return `parts` with citations cut where two were taken for one, and sentences told from sources."""
    joined = _unfinished(_numbered(_over_comments(parts)))
    cut = [_without_signal(piece) for part in joined for piece in _pieces(part)]
    return [_told(part, alone=len(cut) > 1 and _alone(cut, place)) for place, part in enumerate(cut)]


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
        comma = before is not None and (part.gap == "," or (not part.gap and before.tokens[-1].text == ","))
        if before is not None and before.citation and comma:
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
    return 1 < len(words) <= _LEAST_WORDS and not any(word in _OF_SENTENCES for word in words)


def _without_signal(part: Part) -> Part:
    """Take the second half of "a. A." (of another opinion) from the author that it was taken for an initial of."""
    if part.citation and part.signal.split()[-1:] == ["a"] and [t.text for t in part.tokens[:2]] == ["A", "."]:
        return replace(_slice(part, 2, len(part.tokens)), signal=f"{part.signal} A")
    return part


def _pieces(part: Part) -> Iterator[Part]:
    """Yield the citations that a part holds."""
    start = 0
    if part.citation:
        for place in _places(part):
            if _is_bound(part, start, place):
                yield replace(_slice(part, start, place), signal=part.signal if start == 0 else "")
                start = place + 1
    if start == 0:
        yield part
    elif start < len(part.tokens):
        yield replace(_slice(part, start, len(part.tokens)), signal="", begun=True, gap=part.tokens[start - 1].text)


def _slice(part: Part, start: int, stop: int) -> Part:
    return replace(
        part, tokens=part.tokens[start:stop], labels=part.labels[start:stop], weights=part.weights[start:stop]
    )


def _places(part: Part) -> list[int]:
    """Return the places of semicolons and full stops, outside brackets and quotations, at which a source may end."""
    found = []
    depth = 0
    tokens = part.tokens
    compared = part.signal.split()[:1] and part.signal.split()[0] in _COMPARE
    for place in range(1, len(tokens) - 2):
        text = tokens[place].text
        depth += (text in _OPENERS) - (text in _CLOSERS and depth > 0)
        if depth:
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
        and (before.kind in ("number", "url", "doi") or before.text in _FINISHED or before.text in ")]”»")
        and after.text.casefold() not in _GOES_ON
    )


def _is_bound(part: Part, start: int, place: int) -> bool:
    """Tell whether a source ends and another begins at `place`, both read by themselves."""
    tokens = part.tokens
    before, after = tokens[max(start, place - _LONGEST_SIDE) : place], tokens[place + 1 : place + 1 + _LONGEST_SIDE]
    if len(before) < 2 or len(after) < 3:
        return False
    if not _begins(after):
        return False
    if tokens[place].text == ".":
        return _is_whole(before, dated=True) and (_is_whole(after, dated=True) or _is_whole(after, dated=False))
    return _may_end(before) and _is_source(before) and _is_source(after)


def _may_end(tokens: list[Token]) -> bool:
    """Tell whether a source may end with these tokens: with a number, a bracket, a title set off, or op. cit."""
    last = next((token for token in reversed(tokens) if token.text not in ".,"), tokens[-1])
    return last.kind in ("number", "url", "doi") or last.text in ")]”»" or last.text in _FINISHED or last.italic


def _begins(tokens: list[Token]) -> bool:
    """Tell whether a source may begin with these tokens."""
    first = tokens[0]
    if first.text[0].isupper():
        return first.text.casefold() not in _GOES_ON
    return first.italic or first.text in "“„«‘\"'§"


def _read(tokens: list[Token]) -> list[str] | None:
    """Return the model's labels of these tokens alone, None where it reads no source that begins with the first."""
    labels = [name.lstrip("^") for name in repaired(tokens, label(tokens)[0])]
    return None if labels[0] in OUTSIDE or "comment" in labels else labels


def _is_source(tokens: list[Token]) -> bool:
    """Tell whether the model, given these tokens alone, reads a source: enough after a semicolon."""
    labels = _read(tokens)
    if labels is None:
        return False
    names = set(labels)
    if names & REPEATS:
        return bool(names & {"author", "title"}) or "ibid" in names
    if "title" in names:
        return bool(names & (_FACTS | {"author", "date"}))
    if "author" in names and any(token.italic for token in tokens):
        return bool(names & _FACTS)
    return {"author", "date"} <= names or {"container", "date"} <= names or bool(names & {"court", "archive"})


def _is_whole(tokens: list[Token], *, dated: bool) -> bool:
    """Tell whether the model reads a source by itself, as is asked for after a full stop.

    `dated`: an author (or a title set off), a title and a year. Else: an author, a title set off, a page.
    """
    labels = _read(tokens)
    if labels is None:
        return False
    names = set(labels)
    if names & REPEATS:
        return "author" in names and not dated
    labelled = list(zip(tokens, labels, strict=True))
    set_off = any(name in ("title", "container") and (t.italic or t.text in "“„«‘") for t, name in labelled)
    if not dated:
        return set_off and labels[0] == "author" and "page" in names
    year = any(name == "date" and len(t.text) == 4 and t.kind == "number" for t, name in labelled)
    titled = bool(names & {"title", "container"})
    return year and titled and ("author" in names or set_off) and bool(names & _FACTS or set_off)


def _alone(parts: list[Part], place: int) -> bool:
    """Tell whether no other citation of the note stands next to the one at `place`."""
    return not any(part.citation for part in (*parts[max(0, place - 1) : place], *parts[place + 1 : place + 2]))


def _told(part: Part, *, alone: bool) -> Part:
    """Return a part that was taken for a citation as commentary, where it is a sentence or nothing but a number."""
    if not part.citation:
        return part
    wordless = alone and not any(token.kind in ("word", "url", "doi") for token in part.tokens)
    if wordless or (set(part.labels) <= _PLAIN and _is_sentence(part)):
        return replace(part, citation=False, comment=True)
    return part


def _is_sentence(part: Part) -> bool:
    """Tell whether the words that are not set off as a title make a sentence."""
    words = [
        token.text
        for token, state in zip(part.tokens, _quoted(part.tokens), strict=True)
        if token.kind == "word" and not token.italic and not state
    ]
    if len(words) < _LEAST_WORDS or not words[0][0].isupper():
        return False
    verbs = sum(word.casefold() in _OF_SENTENCES for word in words[1:])
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
