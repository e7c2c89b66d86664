"""The type that the rules share, a labelled run of tokens, and the joining of two; nothing else."""

from audit.parsing.fields.tokens import Token

Run = tuple[str, list[Token], float]  # label, tokens, confidence


def merged(runs: list[Run]) -> list[Run]:
    """Join neighbours of one label."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        if out and out[-1][0] == label and label not in ("date", "author", "editor"):
            out[-1] = (label, out[-1][1] + tokens, min(out[-1][2], confidence))
        else:
            out.append((label, tokens, confidence))
    return out
