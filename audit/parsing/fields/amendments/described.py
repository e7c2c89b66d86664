"""The runs of one citation in, the same with what is called by its kind ("review of …", "letter to …") told out.

What has no title is described in small letters behind its author, or in its author's place.
"""

from audit.parsing.fields.amendments.amendment import amendment, amendment_of_runs
from audit.parsing.fields.amendments.hosts import is_paper
from audit.parsing.fields.amendments.runs import Run, cut_run
from audit.parsing.fields.cues import PARTICLES
from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.tokens import Token

# Kinds of texts that are named in the place of a title; with "of", "to", "with", "on" behind them, or alone.
_KINDS = frozenset(
    """review comment comments reply response letter letters interview description obituary conversation email e-mail
    message memorandum diary testimony lecture speech remarks foreword afterword preface introduction advertisement
    notice editorial report sermon rezension besprechung nachruf leserbrief brief briefe gespräch vorwort nachwort
    einleitung recensione lettera lettere intervista prefazione postfazione introduzione necrologio reseña entrevista
    carta cartas prólogo necrología entretien lettre lettres préface postface nécrologie""".split()
)
_LINKS = frozenset("of to with on by for zu von an mit über di a al alla con de del à au avec sur per".split())
_FRONT = frozenset(
    "foreword afterword preface introduction vorwort nachwort einleitung prefazione introduzione".split()
)
_NAME = 5  # tokens of one name
_MOST = 40  # tokens of a head that are looked at


@amendment("author title", words=_KINDS)
def kinds_behind_names(runs: list[Run]) -> list[Run]:
    """Cut ", comment on Lund," and ", letters," off the name at the head: what was made, in the place of a title."""
    label, tokens = runs[0]
    cut = _kind_at(tokens) if label in ("author", "title") else 0
    if not cut or (label == "title" and not _is_name(tokens[: cut - 1], short=len(runs) < 3)):
        return runs
    titled = label == "author" and any(one == "title" for one, _ in runs[1:])
    rest = ("note" if titled else "title", tokens[cut:])
    return [("author", tokens[:cut]), rest, *runs[1:]]


def _kind_at(tokens: list[Token]) -> int:
    """Return where a kind of text begins behind the first comma of a head; else 0."""
    comma = next((at for at, token in enumerate(tokens[:_MOST]) if token.text == ","), 0)
    at = comma + 1
    if not comma or at >= len(tokens) or tokens[at].text not in _KINDS:
        return 0
    following = tokens[at + 1].text if at + 1 < len(tokens) else ","
    return at if following in _LINKS or following in ",." else 0


def _is_name(tokens: list[Token], *, short: bool) -> bool:
    """Tell whether tokens are one name in reading order; in a short form, a family name alone."""
    words = [token.text for token in tokens if token.kind == "word"]
    if not words or len(tokens) > _NAME or any(t.kind != "word" and t.text != "." for t in tokens):
        return False
    if not all(word[0].isupper() or word in PARTICLES for word in words):
        return False
    given = len(words[0]) == 1 or "g" in lexicon().classes.get(words[0].casefold(), "")
    return (given and len(words) > 1) or (short and len(words) == 1)


@amendment("author", without="title", words=_KINDS)
def kinds_as_names(runs: list[Run]) -> list[Run]:
    """Read "Obituary of Ines Lund" and "Review of Two Towns" in the place of an author as what the source is."""
    label, tokens = runs[0]
    texts = [token.text for token in tokens[:2]]
    kind = len(texts) > 1 and texts[0][0].isupper() and texts[0].casefold() in _KINDS and texts[1] in _LINKS
    return [("title", tokens), *runs[1:]] if label == "author" and kind else runs


@amendment("author>title", without="container in url")
def papers_as_authors(runs: list[Run]) -> list[Run]:
    """Read "Evening Post, obituary of Ines Lund" as a piece in a paper without an author."""
    label, tokens = runs[0]
    words = [token.text for token in tokens if token.kind == "word" and token.text not in ("The", "the")]
    if label != "author" or len(words) < 2 or any(token.kind != "word" and token.text != "," for token in tokens):
        return runs
    if not all(word[0].isupper() for word in words) or not is_paper([word.casefold() for word in words]):
        return runs
    return [("container", tokens), *runs[1:]]


@amendment_of_runs("title", words=_FRONT)
def front_matter(run: Run) -> list[Run] | None:
    """Cut "afterword to" off "afterword to Two Towns": the title is the book's."""
    texts = [token.text for token in run[1][:3]]
    if len(texts) < 3 or texts[0] not in _FRONT or texts[1] not in ("to", "zu", "a"):
        return None
    return cut_run(("note", run[1]), 2, "title")


@amendment_of_runs("editor", words=["letter", "letters"])
def letters_to_editors(run: Run) -> list[Run] | None:
    """Read "letter to the editor," as what was written: nobody edits there."""
    return [("title", run[1])] if run[1][0].text in ("letter", "letters") else None


@amendment("title", words=["review", "rezension", "recensione"])
def reviews(runs: list[Run]) -> list[Run]:
    """Read "review of Two Towns, | by Ines Lund" as one, called by what it reviews (label "review")."""
    out = list(runs)
    for place, (label, tokens) in enumerate(runs):
        if (
            label != "title"
            or len(tokens) < 3
            or tokens[0].text.casefold() not in ("review", "rezension", "recensione")
        ):
            continue
        if tokens[1].text not in _LINKS:
            continue
        following = runs[place + 1] if place + 1 < len(runs) else None
        if following is not None and following[1][0].text in ("by", "von", "di") and following[0] in ("note", "author"):
            out[place : place + 2] = [("review", tokens + following[1])]
        else:
            out[place] = ("review", tokens)
        return out
    return runs


@amendment_of_runs("title", without="author", words="[")
def pen_names(run: Run) -> list[Run] | None:
    """Cut "John Lund [Ines Berg]," off a title: a name with another in brackets opens it."""
    label, tokens = run
    opened = next((at for at in range(1, min(_NAME, len(tokens))) if tokens[at].text == "["), 0)
    closed = next((at for at in range(opened, min(opened + 10, len(tokens) - 1)) if tokens[at].text == "]"), 0)
    if not opened or not closed or tokens[closed + 1].text not in ",." or not _is_name(tokens[:opened], short=True):
        return None
    return cut_run(("author", tokens), closed + 2, label)


@amendment("note>title note>in author>note", words="[")
def titles_behind_brackets(runs: list[Run]) -> list[Run]:
    """Give "Death to" in "[Ines Berg, pseud.], Death to | My Town" back to the title; alone, it is the title."""
    out = list(runs)
    for place in range(1, len(runs)):
        label, tokens = runs[place]
        if label != "note" or runs[place - 1][0] != "author" or tokens[0].text != "[":
            continue
        closed = next((at for at, token in enumerate(tokens) if token.text == "]"), 0)
        stop = closed + 2 if closed + 1 < len(tokens) and tokens[closed + 1].text == "," else 0
        if not stop or stop >= len(tokens):
            continue
        bracket, rest = ("note", tokens[:stop]), tokens[stop:]
        following = runs[place + 1] if place + 1 < len(runs) else None
        if following is not None and following[0] == "title":
            out[place : place + 2] = [bracket, ("title", rest + following[1])]
        elif not any(one == "title" for one, _ in runs):
            out[place : place + 1] = [bracket, ("title", rest)]
        return out
    return runs
