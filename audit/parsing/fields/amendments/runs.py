"""The type that the rules share, a labelled run of tokens, and the joining of two; nothing else."""

from audit.parsing.fields.tokens import Token

_SEVERAL = frozenset(["date", "author", "editor", "page"])
Run = tuple[str, list[Token], float]  # label, tokens, confidence


def merged(runs: list[Run]) -> list[Run]:
    """Join neighbours of one label, but for those of which a citation may have several."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        if out and out[-1][0] == label and label not in _SEVERAL:
            out[-1] = (label, out[-1][1] + tokens, min(out[-1][2], confidence))
        else:
            out.append((label, tokens, confidence))
    return out


def cut_run(run: Run, place: int, label: str, *, weight: float = 1.0) -> list[Run]:
    """Cut a run in two at `place`; what stands behind it gets `label`. A part without tokens is left out."""
    first, tokens, confidence = run
    parts = [(first, tokens[:place], confidence), (label, tokens[place:], confidence * weight)]
    return [part for part in parts if part[1]]
