"""The runs of one citation in, the same with its people told apart out: names, roles, and titles taken for names."""

from itertools import pairwise

from audit.language.months import MONTHS, fold
from audit.parsing.fields.amendments.amendment import amendment, amendment_of_runs
from audit.parsing.fields.amendments.runs import Run, cut_run, merged
from audit.parsing.fields.cues import ORGANISATION, PARTICLES, ROLE_WORDS
from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.tokens import Token

_AND = frozenset(["and", "und", "&"])
_LONGEST_LIST = 8  # tokens
_ARTICLES = frozenset(["A", "An", "The", "Der", "Die", "Das", "La", "Le"])


@amendment("author", words=_ARTICLES)
def swallowed_titles(runs: list[Run]) -> list[Run]:
    """Cut ", A Brief History of Time:" off the authors, where a person stands before it."""
    out: list[Run] = []
    for label, tokens in runs:
        cut = _title_among(tokens) if label == "author" else 0
        if cut:
            out.append((label, tokens[:cut]))
            out.append(("title", tokens[cut:]))
        else:
            out.append((label, tokens))
    return merged(out)


def _title_among(tokens: list[Token]) -> int:
    """Return where, after the comma that follows a person, an article and a capital begin a title; else 0."""
    for place in range(2, len(tokens) - 1):
        if tokens[place - 1].text == "," and tokens[place].text in _ARTICLES:
            before = [t.text for t in tokens[: place - 1] if t.kind == "word"]
            after = tokens[place + 1]
            if after.kind != "word" or after.text.casefold() in ORGANISATION or len(after.text) < 3:
                continue
            if 1 < len(before) < 6 and not any(w[0].islower() or w.casefold() in ORGANISATION for w in before):
                return place
    return 0


@amendment("author editor", words=["v", "vs"])
def cases(runs: list[Run]) -> list[Run]:
    """Take "R. v. Ministry of Defence" for the name of a case, not for names of authors."""
    out: list[Run] = []
    for label, tokens in runs:
        led = tokens[0].text.casefold() in ROLE_WORDS  # "hg. v. Otto Brunner"
        if (
            label in ("author", "editor")
            and not led
            and any(t.text in ("v", "vs") and 0 < i < len(tokens) - 1 and t.spaced for i, t in enumerate(tokens))
        ):
            label = "title"
        out.append((label, tokens))
    return merged(out)


@amendment("author>title author>container")
def last_authors(runs: list[Run]) -> list[Run]:
    """Give the last of "Aubert JF, Katz J, Schutz G." back to the authors when it was put before the title."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        if (
            label in ("title", "container")
            and before is not None
            and before[0] == "author"
            and before[1][-1].text == ","
            and len(tokens) > 4
            and tokens[0].text[0].isupper()
            and tokens[1].kind == "word"
            and tokens[1].text.isupper()
            and len(tokens[1].text) < 4
            and tokens[2].text == "."
            and len(before[1]) > 2
            and before[1][-2].text.isupper()
        ):
            out[-1] = ("author", before[1] + tokens[:3])
            tokens = tokens[3:]
        out.append((label, tokens))
    return out


@amendment("place", without="author title date")
def names_like_places(runs: list[Run]) -> list[Run]:
    """Read "Lund, 45" as a short form: a place with a page, and nothing else, is a name that a town has, too."""
    if runs[0][0] == "place" and {label for label, _ in runs[1:]} <= {"page"}:
        return [("author", runs[0][1]), *runs[1:]]
    return runs


@amendment("author>title", words=_AND)
def authors_after_and(runs: list[Run]) -> list[Run]:
    """Give "and Jan Svartvik." at the head of a title back to the authors that stand before it."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        cut = 0
        if label == "title" and before is not None and before[0] == "author" and before[1][-1].text == ",":
            cut = _last_name(tokens)
        if cut:
            out[-1] = ("author", out[-1][1] + tokens[:cut])
            tokens = tokens[cut:]
        if tokens:
            out.append((label, tokens))
    return out


def _last_name(tokens: list[Token]) -> int:
    """Return where the name behind an "and" ends near the head of `tokens`, 0 where there is none."""
    start = next((at for at in range(min(6, len(tokens))) if tokens[at].text in _AND), -1)
    head = tokens[: max(start, 0)]
    if start < 0 or any(t.kind == "word" and t.text[0].islower() for t in head) or (head and head[-1].text != ","):
        return 0
    words = 0
    for at in range(start + 1, min(start + 7, len(tokens) - 1)):
        text = tokens[at].text
        if text == "." and len(tokens[at - 1].text) > 1:
            return at + 1 if words > 1 and tokens[at + 1].text[0].isupper() else 0
        if tokens[at].kind == "word" and not text[0].isupper() and text not in PARTICLES:
            return 0
        if text not in ".-’'" and tokens[at].kind != "word":
            return 0
        words += tokens[at].kind == "word"
    return 0


@amendment("author>title author>container", words="u")
def bodies_of_states(runs: list[Run]) -> list[Run]:
    """Join "U.S. | Food and Drug Administration. (2019)": initials of a state alone are no author."""
    if runs[0][0] != "author" or runs[1][0] not in ("title", "container"):
        return runs
    words = [token.text for token in runs[0][1] if token.kind == "word"]
    if words not in (["U", "S"], ["U", "K"], ["U", "N"]):
        return runs
    tokens = runs[1][1]
    cut = next((at for at in range(2, len(tokens)) if tokens[at].text in ".(" and len(tokens[at - 1].text) > 2), 0)
    if not cut:
        return runs
    head = ("author", runs[0][1] + tokens[: cut + 1])
    rest = [("title", tokens[cut + 1 :])] if cut + 1 < len(tokens) else []
    return [head, *rest, *runs[2:]]


@amendment("author>date", without="title container")
def columns(runs: list[Run]) -> list[Run]:
    """Read "Ines Lund, Word Court, Atlantic Monthly, | April 2000" as an author, a column and a magazine.

    In a short form, "Lund, Word Court, | April 2000" has a family name and the column.
    """
    if [label for label, _ in runs] != ["author", "date"]:
        return runs
    tokens = runs[0][1]
    ends = [at + 1 for at, token in enumerate(tokens) if token.text == ","]
    dated = any(token.kind == "word" and fold(token.text) in MONTHS for token in runs[1][1])
    if len(ends) not in (2, 3) or ends[-1] != len(tokens) or not dated:
        return runs
    pieces = [tokens[start:end] for start, end in pairwise([0, *ends])]
    few = [len(piece) < 3 for piece in pieces]
    if any(few[1:]) or few[0] != (len(pieces) == 2) or any(t.kind != "word" for piece in pieces for t in piece[:-1]):
        return runs
    if len(pieces) == 2 and any("g" in lexicon().classes.get(token.text.casefold(), "") for token in pieces[1]):
        return runs
    names = zip(("author", "title", "container"), pieces, strict=False)
    return [*((name, piece) for name, piece in names), runs[1]]


@amendment_of_runs("author", "supra", without="title")
def titles_of_repeats(run: Run) -> list[Run] | None:
    """Cut "Deutsche Geschichte" off the author in "Dipper, Deutsche Geschichte | (wie Anm. 10)": a title in short."""
    tokens = run[1]
    comma = next((at for at, token in enumerate(tokens) if token.text == ","), 0)
    words = [token for token in tokens[comma + 1 :] if token.kind == "word"]
    single = comma == 1 and len(words) > 1 and len(words) == len(tokens) - 2
    known = any("g" in lexicon().classes.get(word.text.casefold(), "") or len(word.text) == 1 for word in words)
    return cut_run(run, 2, "title") if single and not known else None


@amendment("author>page")
def titles_of_short_forms(runs: list[Run]) -> list[Run]:
    """Cut "Stadtluft," off the author in "Lund, Stadtluft, | S. 12": short forms give no given names behind others."""
    if [label for label, _ in runs] != ["author", "page"]:
        return runs
    tokens = runs[0][1]
    words = [token for token in tokens[2:] if token.kind == "word"]
    if len(tokens) < 4 or tokens[1].text != "," or tokens[-1].text != "," or len(words) != len(tokens) - 3:
        return runs
    last = words[-1].text
    if not words[0].text[0].isupper() or len(last) == 1 or "g" in lexicon().classes.get(last.casefold(), ""):
        return runs
    return [*cut_run(runs[0], 2, "title"), runs[1]]


@amendment("author>title", words=ORGANISATION)
def bodies_with_lists(runs: list[Run]) -> list[Run]:
    """Join "National Academies of Wool, | Weaving, and Dyes," to one body: the list behind "of" goes on."""
    if [label for label, _ in runs[:2]] != ["author", "title"]:
        return runs
    names, title = runs[0][1], runs[1][1]
    texts = [token.text for token in title]
    listed = len(names) > 3 and names[-1].text == "," and names[-3].text in ("of", "for", "für", "de", "der")
    ended = next((at for at in range(1, min(_LONGEST_LIST, len(texts))) if texts[at - 1] in _AND), 0)
    stop = next((at + 1 for at in range(ended, min(ended + 3, len(texts) - 1)) if texts[at] in ",."), 0) if ended else 0
    if (
        not listed
        or not stop
        or any(token.kind == "word" and token.text[0].islower() and token.text not in _AND for token in title[:stop])
    ):
        return runs
    if all(token.text.casefold() not in ORGANISATION for token in names):
        return runs
    return [("author", names + title[:stop]), ("title", title[stop:]), *runs[2:]]
