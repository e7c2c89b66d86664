"""Labelled tokens of a note in, its citations and its commentary as stretches of tokens out."""

from dataclasses import dataclass

from audit.parsing.fields.tokens import Token

_OUTSIDE = frozenset(["comment", "signal", "sep", "between"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a note: one citation, or what stands between two."""

    tokens: list[Token]
    labels: list[str]
    weights: list[float]
    citation: bool
    comment: bool = False
    signal: str = ""


def split(tokens: list[Token], labels: list[str], weights: list[float]) -> list[Part]:
    """Cut a note where a citation begins ("^"), and where signals, separators or commentary begin."""
    parts: list[Part] = []
    start = 0
    size = len(tokens)
    signal = ""
    while start < size:
        outside = labels[start].lstrip("^") in _OUTSIDE
        stop = start + 1
        if outside:
            name = labels[start].lstrip("^")
            while stop < size and labels[stop] == name:
                stop += 1
            if name == "signal":
                signal = " ".join(t.text for t in tokens[start:stop] if t.kind == "word")
            elif name == "comment":
                signal = ""
            if name in ("comment", "between") and any(t.kind == "word" for t in tokens[start:stop]):
                parts.append(_part(tokens, labels, weights, start, stop, citation=False, comment=name == "comment"))
        else:
            while stop < size and labels[stop][0] != "^" and labels[stop] not in _OUTSIDE:
                stop += 1
            parts.append(_part(tokens, labels, weights, start, stop, citation=True, signal=signal))
            signal = ""
        start = stop
    return parts


def _part(
    tokens: list[Token],
    labels: list[str],
    weights: list[float],
    start: int,
    stop: int,
    *,
    citation: bool,
    comment: bool = False,
    signal: str = "",
) -> Part:
    return Part(
        tokens=tokens[start:stop],
        labels=[name.lstrip("^") for name in labels[start:stop]],
        weights=weights[start:stop],
        citation=citation,
        comment=comment,
        signal=signal,
    )
