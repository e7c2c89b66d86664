"""Tokens in; whether they are one source, read by themselves, out."""

from audit.parsing.entrylabels import labelled
from audit.parsing.fields.parts import OUTSIDE, REPEATS
from audit.parsing.fields.tokens import Token

FINISHED = frozenset(["f", "ff", "sq", "sqq", "cit"])
# Words that open a sentence of the same entry: where it was printed, who edited it, where it can be read.
_GOES_ON_WORDS = """
in im reprinted repr translated trans edited ed eds hrsg hg vol vols bd series available accessed retrieved
review rezension paper special published originally first doi http https url isbn issn pp pages page no nr heft
cited quoted zit herausgegeben übersetzt ristampa trad traduit unpublished thesis dissertation diss mimeo
appendix preface foreword introduction afterword abstract also und and et emphasis hervorhebung proceedings proc
jg jahrgang aufl auflage edn éd ediz pubmed pmid pmcid nihmsid eprint arxiv stage
"""
GOES_ON = frozenset(_GOES_ON_WORDS.split())
_FACTS = frozenset(["container", "publisher", "place", "volume", "issue", "page", "url", "doi", "archive", "court"])

_FILED = frozenset(["archive_location", "number", "volume", "page"])


def may_end(tokens: list[Token]) -> bool:
    """Tell whether a source may end with these tokens: with a number, a bracket, a title set off, or op. cit."""
    last = next((token for token in reversed(tokens) if token.text not in ".,"), tokens[-1])
    return last.kind in ("number", "url", "doi") or last.text in ")]”»" or last.text in FINISHED or last.italic > 0


def begins(tokens: list[Token]) -> bool:
    """Tell whether a source may begin with these tokens."""
    first = tokens[0]
    if first.kind == "number" and len(tokens) > 1 and tokens[1].text[0].isupper():  # "27 C.F.R. § 478.11"
        return tokens[1].spaced
    if first.text[0].isupper():
        return first.text.casefold() not in GOES_ON
    return first.italic > 0 or first.text in "“„«‘\"'§"


def _read(tokens: list[Token]) -> list[str] | None:
    """Return the model's labels of these tokens alone, None where it reads no source that begins with the first."""
    labels = [name.lstrip("^") for name in labelled(tokens)]
    return None if labels[0] in OUTSIDE or "comment" in labels else labels


def is_source(tokens: list[Token]) -> bool:
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


def is_repeat(tokens: list[Token]) -> bool:
    """Tell whether the model reads "Smith, op. cit., p. 3" or its like, and nothing else."""
    labels = _read(tokens)
    return labels is not None and bool(REPEATS & set(labels)) and set(labels) <= REPEATS | {"author", "page", "title"}


def is_remark(tokens: list[Token]) -> bool:
    """Tell whether the model, given these tokens alone, reads words of the author's first: a sentence, a signal."""
    return bool(tokens) and labelled(tokens)[0].lstrip("^") in ("comment", "signal")


def is_whole(tokens: list[Token], *, dated: bool) -> bool:
    """Tell whether the model reads a source by itself, as is asked for after a full stop.

    `dated`: an author (or a title set off, or the parties of a case), a title and a year. Else: an author, a title set
    off, a page.
    """
    labels = _read(tokens)
    if labels is None:
        return False
    names = set(labels)
    if names & REPEATS:
        return "author" in names and not dated
    if labels[0] == "archive" and names & _FILED and "archiv" in tokens[0].text.casefold():
        return True
    labelled = list(zip(tokens, labels, strict=True))
    set_off = any(name in ("title", "container") and (t.italic or t.text in "“„«‘") for t, name in labelled)
    if not dated:
        return set_off and labels[0] == "author" and "page" in names
    year = any(name == "date" and len(t.text) == 4 and t.kind == "number" for t, name in labelled)
    if year and "container" in names and labels[0] in ("volume", "number"):  # "42 U.S.C. § 2000e-2(k) (2018)"
        return True
    titled = bool(names & {"title", "container"})
    case = any(name == "title" and t.text in ("v", "vs") for t, name in labelled)
    return year and titled and ("author" in names or set_off or case) and bool(names & _FACTS or set_off)
