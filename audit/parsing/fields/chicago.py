"""The tokens of one citation in Chicago's manner in, a label for each token out."""

from audit.parsing.fields.dating import MONTHS, SEASONS
from audit.parsing.fields.tokens import Token

_OPENING = '“„«‘"'
_CLOSING = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"'}
_GENRES = (("press", "release"), ("statement",), ("interview",), ("transcript",), ("video",), ("podcast",))


def label_chicago(tokens: list[Token]) -> list[str]:
    """Label by the order of Chicago's notes and bibliography: author, title, container, facts of publication."""
    labels = ["other"] * len(tokens)
    opening = next((i for i, t in enumerate(tokens) if t.text in _OPENING), None)
    closing = None
    if opening is not None:
        wanted = _CLOSING[tokens[opening].text]
        closing = next((i for i in range(len(tokens) - 1, opening, -1) if tokens[i].text in wanted), None)
    if opening is not None and closing is not None:
        _fill(labels, 0, opening, "author")
        _fill(labels, opening, closing + 1, "title")
        _facts(tokens, labels, closing + 1, "container")
        return labels
    italic = next((i for i, t in enumerate(tokens) if t.italic), None)
    if italic is not None:
        stop = italic
        while stop < len(tokens) and (tokens[stop].italic or tokens[stop].kind == "mark"):
            stop += 1
        _fill(labels, 0, italic, "author")
        _fill(labels, italic, stop, "title")
        _facts(tokens, labels, stop, "publisher")
        return labels
    comma = next((i for i, t in enumerate(tokens) if t.text == ","), len(tokens))
    bracket = next((i for i, t in enumerate(tokens) if t.text == "(" and i > comma), len(tokens))
    _fill(labels, 0, comma, "author")
    _fill(labels, comma, bracket, "title")
    _facts(tokens, labels, bracket, "publisher")
    return labels


def _fill(labels: list[str], start: int, end: int, label: str) -> None:
    labels[start:end] = [label] * (end - start)


def _facts(tokens: list[Token], labels: list[str], start: int, main: str) -> None:
    """Label what follows the title: container or publisher, volume, issue, date, pages, address."""
    index = start
    current = main
    journal = False
    while index < len(tokens):
        token = tokens[index]
        word = token.text.casefold()
        after = [t.text.casefold() for t in tokens[index : index + 3]]
        if token.kind in ("url", "doi"):
            labels[index] = token.kind
        elif (
            word in MONTHS
            or word in SEASONS
            or (token.kind == "number" and len(word) == 4 and word[0] in "12" and current != "page")
        ):
            stop = index + 1
            while stop < len(tokens) and (
                (tokens[stop].text == "," and stop + 1 < len(tokens) and tokens[stop + 1].kind == "number")
                or (tokens[stop].kind == "number" and tokens[stop - 1].text != ":")
            ):
                stop += 1
            _fill(labels, index, stop, "date")
            index = stop
            if current == main:
                current = "other"
            continue
        elif word in ("no", "nr") and index + 2 < len(tokens):
            stop = index + 3 if tokens[index + 1].text == "." else index + 2
            _fill(labels, index, stop, "issue")
            index = stop
            continue
        elif token.text == ":" and (journal or current == "other"):
            current = "page"
            labels[index] = "other"
        elif token.text in "(),.":
            if token.text == "(" and main == "publisher":
                current = "place"
            labels[index] = current if token.text in ",." and current == main and token.text == "," else "other"
            if token.text == "," and current == "container":
                labels[index] = "other"
                current = "other2"
        elif token.text == ":" and current == "place":
            current = "publisher"
            labels[index] = "other"
        elif token.kind == "number" and current in ("container", "other2") and labels[index - 1] == "container":
            labels[index] = "volume"
            journal = True
        elif any(tuple(after[: len(g)]) == g for g in _GENRES):
            size = next(len(g) for g in _GENRES if tuple(after[: len(g)]) == g)
            _fill(labels, index, index + size, "genre")
            index += size
            continue
        else:
            labels[index] = current if current in (main, "place", "publisher", "page") else "other"
        index += 1
