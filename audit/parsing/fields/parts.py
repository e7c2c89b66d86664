"""Labelled tokens of a note in, its citations and its commentary as stretches of tokens out."""

from audit.model.record import changed, record
from audit.parsing.fields.bodies import is_body
from audit.parsing.fields.tokens import Token

OUTSIDE = frozenset(["comment", "signal", "sep", "between"])


@record
class Part:
    """A stretch of a note: one citation, or what stands between two."""

    tokens: list[Token]
    labels: list[str]
    citation: bool
    comment: bool = False
    signal: str = ""
    begun: bool = False  # the model marked its first token as the first of a citation
    gap: str = ""  # what stands between it and the part before
    apart: bool = False  # a semicolon or words stand between this part and the one before


def split(tokens: list[Token], labels: list[str]) -> list[Part]:
    """Cut a note where a citation begins ("^"), and where signals, separators or commentary begin."""
    parts: list[Part] = []
    start = 0
    size = len(tokens)
    signal = ""
    apart = False
    gap = ""
    while start < size:
        outside = labels[start].lstrip("^") in OUTSIDE
        stop = start + 1
        if outside:
            name = labels[start].lstrip("^")
            while stop < size and labels[stop] == name:
                stop += 1
            if name == "signal":
                signal = " ".join(t.text for t in tokens[start:stop] if t.kind == "word")
            elif name == "comment":
                signal = ""
            gap += "".join(t.text for t in tokens[start:stop])[:40]
            apart = apart or any(t.text == ";" or t.kind == "word" for t in tokens[start:stop])
            if name in ("comment", "between") and any(t.kind == "word" for t in tokens[start:stop]):
                parts.append(_part(tokens, labels, start, stop, citation=False, comment=name == "comment"))
        else:
            while stop < size and labels[stop][0] != "^" and labels[stop] not in OUTSIDE:
                stop += 1
            parts.append(_part(tokens, labels, start, stop, citation=True, signal=signal, apart=apart, gap=gap))
            gap = ""
            signal = ""
            apart = tokens[stop - 1].text == ";"
        start = stop
    return parts


_WHO = frozenset(["author", "editor", "translator", "edtrans"])
_HEAD = frozenset(["author", "date", "title"])
_FACTS = frozenset(
    ["container", "series", "publisher", "place", "volume", "issue", "page", "url", "doi", "archive", "genre", "court"]
)
_LONGEST_TITLE = 60  # tokens
_SAME_AUTHOR = frozenset(
    "ders dies derselbe dieselbe Ders Dies Derselbe Dieselbe ID Id id IDEM Idem idem EAD Ead EADEM Eadem".split()
)
_BODY_FACTS = frozenset(["author", "genre", "url", "accessed", "note", "place", "archive"])
_WHAT = frozenset(["title", "ibid", "supra", "xref", "court"])
REPEATS = frozenset(["ibid", "supra", "xref"])


def as_one(labels: list[str]) -> list[str]:
    """Return the labels of an entry of a reference list, which is one citation: what else is said in it is a note."""
    out: list[str] = []
    begun = False
    for name in labels:
        plain = name.lstrip("^")
        if plain in OUTSIDE:
            out.append("note" if begun else name)
        else:
            out.append(plain if begun else "^" + plain)
            begun = True
    return out


def mended(parts: list[Part]) -> list[Part]:
    """Join what the model cut without reason: a name and a year before their title, facts without name and title.

    Two parts are joined only when nothing but punctuation other than a semicolon stands between them.
    """
    out: list[Part] = []
    for part in _untitled(parts):
        before = out[-1] if out else None
        if before is not None and before.citation and part.citation and not part.signal and _belongs(before, part):
            out[-1] = _sum(before, changed(part, labels=_joined(before, part)))
        else:
            out.append(part)
    return out


def _joined(before: Part, part: Part) -> list[str]:
    """Return the labels of `part` when it goes on with `before`: an author in it was something else."""
    if set(part.labels) <= {"xref"}:
        return ["note"] * len(part.labels)
    if "title" in before.labels:
        return ["publisher" if name == "author" else name for name in part.labels]
    if _same_author(before, part) and "title" not in part.labels:
        return ["title" if name == "author" else name for name in part.labels]
    return part.labels


def _sum(before: Part, part: Part) -> Part:
    return changed(
        before,
        tokens=before.tokens + part.tokens,
        labels=before.labels + part.labels,
    )


def _untitled(parts: list[Part]) -> list[Part]:
    """Read as a title what was taken for a comment, where a citation is torn without it."""
    out = list(parts)
    if len(out) > 1 and out[0].comment and _runs_on(out[0], out[1]):
        out[:2] = [_sum(_as(out[0], "title"), out[1])]
    at = 1
    while at < len(out) - 1:
        before, comment, after = out[at - 1 : at + 2]
        if comment.comment and before.citation and after.citation and _torn(before, comment, after):
            host = ["container" if name in _WHO else name for name in after.labels]
            out[at - 1 : at + 2] = [_sum(_sum(before, _as(comment, "title")), changed(after, labels=host))]
        else:
            at += 1
    return out


def _as(part: Part, label: str) -> Part:
    return changed(part, labels=[label] * len(part.tokens), citation=True, comment=False)


def _runs_on(comment: Part, part: Part) -> bool:
    """Tell whether a comment runs on into a title that the model did not mark as a beginning."""
    return part.citation and not part.begun and part.labels[0] == "title" and comment.tokens[-1].text not in ".!?"


def _torn(before: Part, comment: Part, after: Part) -> bool:
    """Tell whether "Author (1990)." | sentence | "Journal 12: 3–9" are one reference."""
    first, second = set(before.labels), set(after.labels)
    if after.signal or len(comment.tokens) > _LONGEST_TITLE or not first <= _HEAD:
        return False
    if "author" not in first or "title" in second or second & REPEATS:
        return False
    return bool(second & _FACTS) and bool(second & {"date", "volume", "issue"} or "date" in first)


def _belongs(before: Part, part: Part) -> bool:
    """Tell whether a part goes on with the citation before it."""
    if part.apart:
        return False
    first, second = set(before.labels), set(part.labels)
    if _same_author(before, part) and not second & REPEATS:
        return True
    if second <= {"xref"} and _names_note_of_page(before, part):
        return True
    if second & REPEATS:
        return bool(first & REPEATS) and not second & _WHO and "supra" in second and not _words(part)
    if not second & _WHO and not second & _WHAT:
        return not first & {"xref"}
    if second <= _BODY_FACTS and "title" in first and "publisher" not in first and not first & REPEATS:
        return is_body([t for t, name in zip(part.tokens, part.labels, strict=True) if name == "author"])
    if first & REPEATS or second & _WHO:
        return False
    return bool(first & _WHO) and not first & _FACTS and (not first & _WHAT or before.tokens[-1].text not in ".?!")


def _names_note_of_page(before: Part, part: Part) -> bool:
    """Tell whether "nota 12" goes on with "p. 9,": a note on the page cited, and none of this text."""
    words = [token.text.casefold() for token in part.tokens if token.kind == "word"]
    return before.labels[-1] == "page" and words in (["nota"], ["n"], ["note"]) and part.gap.strip() == ","


def _same_author(before: Part, part: Part) -> bool:
    """Tell whether `before` is nothing but the "ders.," or "Id.," that gives `part` its author."""
    comma = part.gap == "," or before.tokens[-1].text in ",:" or part.tokens[0].text in ".,:"
    return comma and set(before.labels) <= {"ibid"} and before.tokens[0].text in _SAME_AUTHOR


def _words(part: Part) -> bool:
    """Tell whether a part says more than a page."""
    return any(
        t.kind == "word" and len(t.text) > 2 and name == "supra"
        for t, name in zip(part.tokens, part.labels, strict=True)
    )


def _part(
    tokens: list[Token],
    labels: list[str],
    start: int,
    stop: int,
    *,
    citation: bool,
    comment: bool = False,
    signal: str = "",
    apart: bool = False,
    gap: str = "",
) -> Part:
    return Part(
        tokens=tokens[start:stop],
        begun=labels[start][0] == "^",
        labels=[name.lstrip("^") for name in labels[start:stop]],
        citation=citation,
        comment=comment,
        signal=signal,
        apart=apart,
        gap=gap,
    )
