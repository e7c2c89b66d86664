"""Tokens in, for each token the attributes from which the labels are decided out.

A quarter of the time of reading a citation goes into handing the attributes over to the model, so there are few, and
one is left out where it says nothing: outside brackets, in a line without quotation marks. Each was kept because the
labels were worse without it (scripts/train_labels.py says how that is measured).
"""

from collections import Counter
from collections.abc import Callable

from audit.parsing.fields.looks import Look, looks_of
from audit.parsing.fields.phrases import after_initials, phrases_of
from audit.parsing.fields.surroundings import FAR, brackets_of, bucket, manners_of, quotation_states, seen_before
from audit.parsing.fields.tokens import Token

_EDGES = frozenset([",", ".", ":", "(", ")", ";", "“", "”", '"', "‘", "’", "in", "^in"])

_FROM_START = [f"pos={bucket(count)}" for count in range(FAR)]
_TO_END = [f"end={bucket(count)}" for count in range(FAR)]


def features_of(tokens: list[Token], known: Callable[[str], str] | None = None) -> list[list[str]]:
    """Return the attributes of every token. `known` replaces the lexicon's classes (training hides some words)."""
    looks = looks_of(tokens, known)
    quotes = quotation_states(tokens)
    brackets = brackets_of(tokens, looks)
    phrase_of, shared, heads = phrases_of(tokens, looks)
    languages = Counter(look.language for look in looks if look.language)
    language = max(languages, key=languages.__getitem__) if languages else "?"
    bases = ["<", "<", *[look.base for look in looks], ">", ">"]
    shapes = ["<", *[look.shape for look in looks], ">"]
    rows = [
        [
            "0=" + b0,
            "1=" + b1,
            "2=" + b2,
            "+1=" + n1,
            "+2=" + n2,
            f"10={b1}|{b0}",
            f"0+1={b0}|{n1}",
            f"210={b2}|{b1}|{b0}",
            f"0+12={b0}|{n1}|{n2}",
            f"101={s1}|{s0}|{t1}_" if token.spaced else f"101={s1}|{s0}|{t1}",
            f"lang={language}|{b0}",
            f"seen={seen}|{s0}",
            f"g={manner}|{s0}|{b1 if b1 in _EDGES else '.'}",
            *phrase,
        ]
        for token, b2, b1, b0, n1, n2, s1, s0, t1, seen, manner, phrase in zip(
            tokens,
            bases,
            bases[1:],
            bases[2:],
            bases[3:],
            bases[4:],
            shapes,
            shapes[1:],
            shapes[2:],
            seen_before(looks, quotes),
            manners_of(looks, quotes, brackets),
            [shared[phrase] for phrase in phrase_of],
            strict=False,
        )
    ]
    _add_seldom(rows, tokens, looks, quotes, brackets, after_initials(looks, phrase_of, heads))
    return rows


def _add_seldom(
    rows: list[list[str]],
    tokens: list[Token],
    looks: list[Look],
    quotes: list[str],
    brackets: list[str],
    initials: list[str],
) -> None:
    """Add to the attributes of each token those that not all have."""
    quoted = any(quote[0] in "DS" for quote in quotes)
    size = len(tokens)
    italic = False
    for i, (row, token, look) in enumerate(zip(rows, tokens, looks, strict=True)):
        if quoted:
            row.append(f"q={quotes[i]}|{look.base}")
        if brackets[i]:
            row.append("(=" + brackets[i])
            row.append(f"(0={brackets[i][:2]}|{look.base}")
        if i < FAR:
            row.append(_FROM_START[i])
        if size - i <= FAR:
            row.append(_TO_END[size - 1 - i])
        if look.ending:
            row.append("x=" + look.ending)
        if token.italic or italic:
            row.append("it=" + ("t" if token.italic else "f") + ("t" if italic else "f"))
        if initials[i]:
            row.append(f"ini={initials[i]}|{look.shape}")
        italic = token.italic > 0
