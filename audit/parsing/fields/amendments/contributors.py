"""The runs of one citation in, the same with those who made a source told apart by the words that say what they did.

The roles are the name variables of CSL 1.0.2.
"""

from audit.parsing.fields.amendments.amendment import amendment, amendment_of_runs
from audit.parsing.fields.amendments.roles import EDITING, TRANSLATING, names_end, role_at
from audit.parsing.fields.amendments.runs import Run, cut_run
from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.tokens import Token

_BY = frozenset(["by", "par", "von"])
# What is done "by" somebody, and the variable of who did it.
_DONE = {
    "directed": "director", "réalisé": "director", "regie": "director", "regia": "director",
    "music": "composer", "composed": "composer", "musik": "composer", "musique": "composer",
    "illustrated": "illustrator", "illustrations": "illustrator", "drawings": "illustrator",
    "written": "script-writer", "screenplay": "script-writer", "script": "script-writer", "libretto": "script-writer",
    "contributions": "contributor",
    "performed": "performer", "sung": "performer", "narrated": "narrator", "read": "narrator",
    "interview": "interviewer", "interviewed": "interviewer", "entretien": "interviewer",
}  # fmt: skip
_BETWEEN = frozenset(["and", "und", "et", ",", "lyrics", "book", "words"])  # "music and lyrics by"
_LONGEST_PHRASE = 5  # tokens from the word to "by"
_WITH = frozenset(["with", "mit", "avec", "con"])
_INTERVIEWS = frozenset(["interview", "entretien", "intervista", "entrevista", "gespräch", "conversation"])
_INTRODUCING = frozenset(["rev", "intro", "introd", "foreword", "afterword", "introduction", "einl", "eingel", "komm"])
_PEOPLE = frozenset(["author", "editor", "translator", "edtrans"])
# Beside these, who is said to direct directs a film, a play or an orchestra, and no book of several authors.
_PERFORMANCE = frozenset(
    """film dvd blu-ray vhs video videocassette episode season aired broadcast featuring starring theatre theater
    teatro théâtre netflix hbo orchestra orchester orchestre philharmonic philharmoniker symphony sinfonie
    symphonie ensemble concerto opera oper opéra quartet cast choreographed chor screenplay""".split()
)
_DIRECTING = frozenset(["dir", "directed", "director", "regie", "regia", "cond", "conductor"])
_PERFORMERS = frozenset(
    """vocalist vocals singer soprano mezzo-soprano alto tenor baritone pianist piano violinist violin cellist cello
    guitarist organist trumpeter saxophonist conductor narrator performer rapper""".split()
)


@amendment_of_runs("editor translator edtrans", words=EDITING | TRANSLATING)
def roles_as_said(run: Run) -> list[Run] | None:
    """Call "ed. C. L. Cline" an editor and "trans. R. Heath" a translator, whichever of them they were taken for."""
    label, tokens = run
    said = [(at, _said(tokens, at)) for at in range(len(tokens)) if at == 0 or tokens[at - 1].text in ",;("]
    said = [(at, role) for at, role in said if role]
    if said and said[0][0] > 1:  # "a cura di A. Berg, trad. it. di I. Lund"
        said.insert(0, (0, label))
    if not said or [role for _, role in said] == [label]:
        return None
    starts = [0, *(at for at, _ in said[1:])]
    ends = [*starts[1:], len(tokens)]
    return [(role, tokens[a:b]) for a, b, (_, role) in zip(starts, ends, said, strict=True)]


def _said(tokens: list[Token], at: int) -> str:
    """Return the role that the word at `at` gives to the names behind it; "note" where they introduce or annotate."""
    following = [token.text for token in tokens[at + 1 : at + 3]]
    if tokens[at].text in _INTRODUCING and following and "ed" not in following:
        return "note"
    found = role_at(tokens, at)
    return found[0] if found else ""


@amendment("author>note", words=EDITING)
def roles_noted(runs: list[Run]) -> list[Run]:
    """Join "Ines Lund, | dir.," and "Ines Lund | (Hrsg.):" where the role was taken for a remark."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        words = [token.text.casefold() for token in tokens if token.kind == "word"]
        alone = label == "note" and len(words) == 1 and words[0] in EDITING
        if alone and before is not None and before[0] == "author":
            out[-1] = ("editor", before[1] + tokens)
        else:
            out.append((label, tokens))
    return out


@amendment("title container", words=_BY)
def authors_after_titles(runs: list[Run]) -> list[Run]:
    """Read ", by Ezra Pound" behind a title as its author, where none is named, and behind a host as the host's."""
    authored = any(label == "author" for label, _ in runs)
    out: list[Run] = []
    for number, (label, tokens) in enumerate(runs):
        before = out[-1][0] if out else ""
        at, stop = _authors_at(tokens)
        if stop and at and label not in ("title", "container", "note"):
            stop = 0
        if stop and not at and (before not in ("title", "container") or label not in (*_PEOPLE, "note")):
            stop = 0
        if stop and not at and out and out[-1][1][-1].text not in ",”»)":
            stop = 0
        host = label == "container" or (not at and before == "container")
        of_review = any(run[1][0].text.casefold() in ("review", "rezension") for run in runs[: number + 1])
        if not stop or of_review or (authored and not host):
            out.append((label, tokens))
            continue
        role = "container-author" if authored else "author"
        pieces = [
            (label, tokens[:at]),
            (role, tokens[at:stop]),
            ("note", tokens[stop:]),
        ]
        out += [piece for piece in pieces if piece[1]]
    return out


def _authors_at(tokens: list[Token]) -> tuple[int, int]:
    """Return where "by" and the names behind it stand; a stop of 0 where there are none."""
    for at in range(len(tokens) - 2):
        if tokens[at].text in _BY and (not at or tokens[at - 1].text in ",”»"):
            stop = names_end(tokens, at + 1)
            words = [token.text for token in tokens[at + 1 : stop] if token.kind == "word"]
            alone = not at and stop == len(tokens)  # nothing else in the run
            if len(words) > 1 and (alone or _is_given(words[0])):
                return at, stop
    return 0, 0


def _is_given(word: str) -> bool:
    return (len(word) == 1 and word.isupper()) or "g" in lexicon().classes.get(word.casefold(), "")


@amendment("author", without="title container in", words=["by"])
def titles_with_authors(runs: list[Run]) -> list[Run]:
    """Read "Four Farces by Ines Lund," as a title that says its author (label "attributed")."""
    label, tokens = runs[0]
    by = next((at for at in range(1, len(tokens) - 2) if tokens[at].text == "by"), 0)
    if label != "author" or not by or tokens[by - 1].kind != "word" or any(t.text == "," for t in tokens[:by]):
        return runs
    if not _is_given(tokens[by + 1].text) or names_end(tokens, by + 1) < len(tokens) - 1:
        return runs
    return [("attributed", tokens), *runs[1:]]


@amendment("in", words=_BY)
def authors_of_hosts(runs: list[Run]) -> list[Run]:
    """Read "in | Style: Toward Clarity, by | Ines Lund" as a host and its author."""
    out = list(runs)
    for place in range(1, len(out) - 1):
        label, tokens = out[place]
        led = out[place - 1][0] == "in" and label in (*_PEOPLE, "container") and out[place + 1][0] in _PEOPLE
        if led and len(tokens) > 2 and tokens[-2].text == "," and tokens[-1].text in _BY:
            out[place] = ("container", tokens[:-1])
            out[place + 1] = ("container-author", tokens[-1:] + out[place + 1][1])
    return out


@amendment("title container note genre", words=_DONE)
def people_by_deeds(runs: list[Run]) -> list[Run]:
    """Cut "music by Ines Lund", "interview by A. Berg" off a title or remark, also where the names stand apart.

    An interview without a title is called by the whole phrase (label "interview").
    """
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        cut, role = (
            _deed_at_end(before[1]) if before and before[0] in ("title", "container", "note", "genre") else (0, "")
        )
        if before and role and label in _PEOPLE:
            out.pop()
            out += [*cut_run(before, cut, role)[:-1], (role, before[1][cut:] + tokens)]
            continue
        out += _without_deeds((label, tokens))
    if any(label == "title" for label, _ in out):
        return out
    return [("interview" if label == "interviewer" else label, tokens) for label, tokens in out]


def _without_deeds(run: Run) -> list[Run]:
    label, tokens = run
    if label not in ("title", "container", "note", "genre"):
        return [run]
    for place in range(len(tokens) - 2):
        role = _DONE.get(tokens[place].text, "")
        if not role or (place and tokens[place - 1].text not in ",.;(”"):
            continue
        by = _by_behind(tokens, place)
        stop = names_end(tokens, by + 1) if by else 0
        if stop > by + 1:
            head = [(label, tokens[:place])] if place else []
            tail = _without_deeds(("note", tokens[stop:])) if stop < len(tokens) else []
            return [*head, (role, tokens[place:stop]), *tail]
    return [run]


def _deed_at_end(tokens: list[Token]) -> tuple[int, str]:
    """Return where "interview by" or its like begins at the end of a run, and the role of the names behind it."""
    if tokens[-1].text not in _BY:
        return 0, ""
    for place in range(max(0, len(tokens) - _LONGEST_PHRASE), len(tokens) - 1):
        if tokens[place].text in _DONE and _by_behind(tokens, place) == len(tokens) - 1:
            led = place and tokens[place - 1].text.casefold() == "with"
            return place - led, _DONE[tokens[place].text]
    return 0, ""


def _by_behind(tokens: list[Token], place: int) -> int:
    """Return where "by" stands behind a word for what was done, with nothing but a few such words between; else 0."""
    for at in range(place + 1, min(place + _LONGEST_PHRASE, len(tokens))):
        if tokens[at].text in _BY:
            return at
        if tokens[at].text not in _BETWEEN and tokens[at].text not in _DONE:
            return 0
    return 0


@amendment("genre>author note>author", without="title", words=_WITH)
def interviews(runs: list[Run]) -> list[Run]:
    """Read "Interview with | Ines Lund," as one, called by the whole phrase (label "interviewed")."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        led = before is not None and before[0] in ("genre", "note") and before[1][-1].text in _WITH
        if label == "author" and before is not None and led and before[1][0].text.casefold() in _INTERVIEWS:
            out[-1] = ("interviewed", before[1] + tokens)
        else:
            out.append((label, tokens))
    return out


@amendment("editor", words=_PERFORMANCE)
def performances(runs: list[Run]) -> list[Run]:
    """Call "dir. Ines Lund" a director, where a film, a play or an orchestra is cited and no press."""
    return [("director" if label == "editor" and _directs(tokens) else label, tokens) for label, tokens in runs]


def _directs(tokens: list[Token]) -> bool:
    return any(token.text.casefold() in _DIRECTING for token in tokens)


@amendment("author>note", "title", words=_PERFORMERS)
def performers(runs: list[Run]) -> list[Run]:
    """Read "Ines Lund, vocalist, “A Song,” by A. Berg" as a performer and, behind "by", an author."""
    if not any(_authors_at(tokens)[1] for _, tokens in runs):
        return runs
    out = list(runs)
    for place in range(len(out) - 1):
        names, role = out[place], out[place + 1]
        if names[0] == "author" and role[0] == "note" and role[1][0].text.casefold() in _PERFORMERS:
            out[place] = ("performer", names[1])
    return out


@amendment("author", without="container in letter", words=_DIRECTING)
def films(runs: list[Run]) -> list[Run]:
    """Read "City Air. Directed by Ines Lund. | Fjord Pictures," as a film, its director and who made it."""
    label, tokens = runs[0]
    if label != "author":
        return runs
    at = next((i for i in range(2, len(tokens) - 2) if tokens[i - 1].text == "." and _leads_directors(tokens[i])), 0)
    if at:
        rest = [("publisher" if one == "title" else one, inside) for one, inside in runs[1:]]
        return [("title", tokens[:at]), ("director", tokens[at:]), *rest]
    named = len(runs) > 1 and runs[1][0] in ("editor", "director", "note") and _leads_directors(runs[1][1][0])
    if named and tokens[-1].text == "." and not any(one == "title" for one, _ in runs):
        return [("title", tokens), *runs[1:]]
    return runs


def _leads_directors(token: Token) -> bool:
    return token.text in ("Directed", "Dir", "Regie", "Regia")
