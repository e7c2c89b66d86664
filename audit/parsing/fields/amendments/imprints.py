"""The runs of one citation in, the same with places, presses and series told apart out."""

from itertools import pairwise

from audit.language.months import MONTHS, fold
from audit.parsing.fields.amendments.amendment import amendment, amendment_of_runs
from audit.parsing.fields.amendments.runs import Run, cut_run
from audit.parsing.fields.cues import ORGANISATION
from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.tokens import Token

_OPENING = frozenset(["“", '"', "‘", "«", "„", "'"])
_CLOSING = frozenset(["”", '"', "»", "“", "’"])
_PRESS = 10  # words of the name of a press
_STATE = 3  # letters of the abbreviation of a state
_REPRINTS = frozenset("repr reprint reprinted reissued rpt nachdr nachdruck ristampa réimpr reimpr".split())
_STATES = frozenset(["Mass", "Calif", "Conn", "Penn", "Texas", "Ohio", "Iowa", "England", "Germany", "France", "Italy"])


@amendment("title>container", "place>publisher", without="in")
def series_before_imprints(runs: list[Run]) -> list[Run]:
    """Call "WUNT 51" behind a title a series, where no "in" leads to it and place and press follow."""
    out = list(runs)
    for place in range(1, len(out) - 2):
        if out[place][0] != "container" or out[place - 1][0] != "title" or _is_quoted(out[place - 1][1]):
            continue
        last = place
        while last + 1 < len(out) and out[last + 1][0] in ("volume", "issue"):
            last += 1
        if [label for label, _ in out[last + 1 : last + 3]] != ["place", "publisher"]:
            continue
        out[place] = ("series", out[place][1])
        for at in range(place + 1, last + 1):
            out[at] = ("series_number", out[at][1])
    return out


def _is_quoted(tokens: list[Token]) -> bool:
    return tokens[0].text in _OPENING or tokens[-1].text in _CLOSING


@amendment_of_runs("publisher", without="place")
def places_as_presses(run: Run) -> list[Run] | None:
    """Read "(Oxford)" and ". Salisbury, 1766" as a place, where no place is labelled: towns seldom are presses."""
    return [("place", run[1])] if _names_a_town(run[1]) else None


def _names_a_town(tokens: list[Token]) -> bool:
    """Tell whether tokens are one word that is known as a town, and, without brackets, as nothing else."""
    words = [token.text.casefold() for token in tokens if token.kind == "word"]
    if len(words) != 1:
        return False
    classes = lexicon().classes.get(words[0], "")
    return "p" in classes and (tokens[0].text == "(" or classes == "p")


@amendment("date", words="(")
def presses_with_dates(runs: list[Run]) -> list[Run]:
    """Cut "OUP" off "(OUP 2002)", where no press is labelled: the words before a year in brackets are no month."""
    if any(label in ("publisher", "place", "container") for label, _ in runs[2:]):
        return runs
    return [part for run in runs for part in (_without_press(run) if run[0] == "date" else [run])]


def _without_press(run: Run) -> list[Run]:
    """Cut the words before the year off a date, where nothing but a bracket stands before them."""
    label, tokens = run
    words = [token for token in tokens if token.kind == "word"]
    if not words or tokens[0].text != "(":
        return [run]
    last = next((at for at in range(len(tokens) - 1, 0, -1) if tokens[at].kind == "number"), 0)
    named = all(t.text[0].isupper() and fold(t.text) not in MONTHS and len(t.text) > 2 for t in words)
    between = len(words) + 1 == last and words[-1].end < tokens[last].start
    return [("publisher", tokens[:last]), (label, tokens[last:])] if named and between else [run]


@amendment("title>date", without="place publisher container in")
def imprints_in_titles(runs: list[Run]) -> list[Run]:
    """Cut ", Venezia-Roma, Istituto veneto," off a title before its date, where no imprint is labelled."""
    out: list[Run] = []
    for number, (label, tokens) in enumerate(runs):
        dated = number + 1 < len(runs) and runs[number + 1][0] == "date"
        at = _imprint_at(tokens) if label == "title" and dated else 0
        if at:
            out += [(label, tokens[:at]), ("place", tokens[at : at + 2])]
            out += [("publisher", tokens[at + 2 :])] if len(tokens) > at + 2 else []
        else:
            out.append((label, tokens))
    return out


def _imprint_at(tokens: list[Token]) -> int:
    """Return where a town stands between the last commas of a title, with a name of a press behind it; else 0."""
    commas = [at for at, token in enumerate(tokens) if token.text == ","]
    for first, second in list(pairwise(commas))[-4:]:
        word = tokens[first + 1]
        behind = [token for token in tokens[second + 1 :] if token.kind == "word"]
        if (
            second == first + 2
            and first > 1
            and word.kind == "word"
            and _is_town(word.text)
            and 0 < len(behind) < _PRESS
        ):
            return first + 1
    return 0


def _is_town(word: str) -> bool:
    """Tell whether each part of "Venezia-Roma" is known as a town."""
    classes = lexicon().classes
    return all("p" in classes.get(part.casefold(), "") for part in word.split("-"))


@amendment("place>date", without="publisher", words=",")
def presses_in_places(runs: list[Run]) -> list[Run]:
    """Cut "CRRS," off the place in "Toronto, CRRS, | 2006", where no press is labelled and no state is meant."""
    out: list[Run] = []
    for number, (label, tokens) in enumerate(runs):
        dated = number + 1 < len(runs) and runs[number + 1][0] == "date"
        comma = next((at for at, token in enumerate(tokens[:-1]) if token.text == ","), 0)
        words = [token.text for token in tokens[comma + 1 :] if token.kind == "word"]
        acronym = len(words) == 1 and words[0].isupper() and len(words[0]) > _STATE
        town = comma > 0 and (acronym or (comma == 1 and _is_town(tokens[0].text)))
        if label == "place" and dated and town and words and not _names_a_state(words):
            out += cut_run((label, tokens), comma + 1, "publisher")
        else:
            out.append((label, tokens))
    return out


def _names_a_state(words: list[str]) -> bool:
    """Tell whether words behind a town say where it lies: "MA", "Mass.", "New Jersey", another town."""
    return any(_is_town(word) for word in words) or (len(words) == 1 and (len(words[0]) < 4 or words[0] in _STATES))


@amendment("place", words=[":", "[", *_REPRINTS])
def places_alone(runs: list[Run]) -> list[Run]:
    """Cut "Reprint," and "[CD-ROM]" off the head of a place, and the press off "New York: Abingdon"."""
    out: list[Run] = []
    pressed = any(label == "publisher" for label, _ in runs)
    for label, tokens in runs:
        if label == "place":
            cut = _head_of_place(tokens)
            if cut:
                out.append(("note", tokens[:cut]))
                tokens = tokens[cut:]
            cut = _others_of_place(tokens)
            if cut:
                out += cut_run((label, tokens), cut, "note")
                continue
            colon = next((at for at in range(1, len(tokens) - 1) if tokens[at].text == ":"), 0)
            reversed_ = colon == 1 and _is_town(tokens[-1].text) and not _is_town(tokens[0].text)
            if reversed_ and not pressed:
                out += cut_run(("publisher", tokens), colon + 1, label)
                continue
            if colon and not pressed:
                out += cut_run((label, tokens), colon + 1, "publisher")
                continue
        out.append((label, tokens))
    return out


def _others_of_place(tokens: list[Token]) -> int:
    """Return where "[u. a.]" or "[et al.]" begins behind a town; 0 where none does."""
    opened = (at for at in range(1, len(tokens) - 2) if tokens[at].text == "[")
    return next((at for at in opened if tokens[at + 1].text in ("u", "u.a", "et", "etc")), 0)


def _head_of_place(tokens: list[Token]) -> int:
    """Return how many tokens stand before the town: a reprint's word, a bracket."""
    if tokens[0].text == "[":
        closed = next((at for at, token in enumerate(tokens) if token.text == "]"), 0)
        return closed + 1 if closed and any(token.kind == "word" for token in tokens[closed:]) else 0
    cut = 1 if tokens[0].text.casefold() in _REPRINTS else 0
    while cut and cut < len(tokens) - 1 and tokens[cut].text in ".,":
        cut += 1
    return cut if cut > 1 else 0


@amendment_of_runs("genre", "date", without="publisher", words="(")
def presses_in_brackets(run: Run) -> list[Run] | None:
    """Cut "(University of Lund," off "PhD thesis (University of Lund," and "CERN" off "report (CERN,"."""
    tokens = run[1]
    opened = next((at for at in range(1, len(tokens) - 1) if tokens[at].text == "("), 0)
    named = any(token.kind == "word" and token.text[0].isupper() for token in tokens[opened:])
    closed = any(token.text == ")" for token in tokens[opened:])
    return cut_run(run, opened, "publisher") if opened and named and not closed else None


@amendment("title", without="author", words="(")
def firms_that_publish(runs: list[Run]) -> list[Run]:
    """Read "Fjord Games, Two Towns (Fjord Games, 2014)" as a title by the firm that publishes it."""
    label, tokens = runs[0]
    comma = next((at for at, token in enumerate(tokens) if token.text == ","), 0)
    name = [token.text for token in tokens[:comma]]
    if label != "title" or not comma or comma + 1 >= len(tokens):
        return runs
    for place in range(1, len(runs)):
        other, words = runs[place]
        texts = [token.text for token in words]
        at = next((i + 1 for i in range(len(texts)) if texts[i] == "(" and texts[i + 1 : i + 1 + comma] == name), 0)
        if at and other in ("note", "publisher", "place"):
            head = [("author", tokens[: comma + 1]), (label, tokens[comma + 1 :])]
            before = [(other, words[:at])] if other == "note" else []
            press = words[at:] if before else words
            return [*head, *runs[1:place], *before, ("publisher", press), *runs[place + 1 :]]
    return runs


@amendment_of_runs("place", without="publisher", words=ORGANISATION)
def bodies_as_places(run: Run) -> list[Run] | None:
    """Call "University of Oslo" behind "PhD diss.," a body that publishes, no place."""
    words = [token.text.casefold() for token in run[1] if token.kind == "word"]
    return [("publisher", run[1])] if words and words[0] in ORGANISATION else None


@amendment("title>publisher", without="place")
def places_in_titles(runs: list[Run]) -> list[Run]:
    """Cut "Paris," off "Les villes, Paris, | PUF": a town between the last commas before a press."""
    out: list[Run] = []
    for number, (label, tokens) in enumerate(runs):
        pressed = number + 1 < len(runs) and runs[number + 1][0] == "publisher"
        ended = len(tokens) > 4 and [tokens[-1].text, tokens[-3].text] == [",", ","]
        if label == "title" and pressed and ended and tokens[-2].text[0].isupper() and _is_town(tokens[-2].text):
            out += cut_run((label, tokens), len(tokens) - 2, "place")
        else:
            out.append((label, tokens))
    return out
