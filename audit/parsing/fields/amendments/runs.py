"""The type that the rules share, a labelled run of tokens, and the joining of two; nothing else."""

from audit.parsing.fields.tokens import Token

_SEVERAL = frozenset(["date", "author", "editor", "page"])
Run = tuple[str, list[Token]]  # label, tokens


def merged(runs: list[Run]) -> list[Run]:
    """Join neighbours of one label, but for those of which a citation may have several."""
    out: list[Run] = []
    for label, tokens in runs:
        if out and out[-1][0] == label and label not in _SEVERAL:
            out[-1] = (label, out[-1][1] + tokens)
        else:
            out.append((label, tokens))
    return out


def cut_run(run: Run, place: int, label: str) -> list[Run]:
    """Cut a run in two at `place`; what stands behind it gets `label`. A part without tokens is left out."""
    first, tokens = run
    parts = [(first, tokens[:place]), (label, tokens[place:])]
    return [part for part in parts if part[1]]
