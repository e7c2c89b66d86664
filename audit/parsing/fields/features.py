"""Tokens in, for each token the attributes from which the labels are decided out.

A quarter of the time of reading a citation goes into handing the attributes over to the model, so there are few, and
one is left out where it says nothing: outside brackets, in a line without quotation marks. Each was kept because the
labels were worse without it (scripts/train_labels.py says how that is measured).
"""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from audit.parsing.fields.looks import Look, attributes_of, looks_of
from audit.parsing.fields.phrases import after_initials, phrases_of
from audit.parsing.fields.surroundings import FAR, brackets_of, bucket, manners_of, quotation_states, seen_before
from audit.parsing.fields.tokens import Token

_EDGES = frozenset([",", ".", ":", "(", ")", ";", "“", "”", '"', "‘", "’", "in", "^in"])

_BEFORE, _AFTER = attributes_of("<"), attributes_of(">")  # a line and behind it
_FROM_START = [f"pos={bucket(count)}" for count in range(FAR)]
_TO_END = [f"end={bucket(count)}" for count in range(FAR)]


def features_of(tokens: list[Token], known: Callable[[str], str] | None = None) -> list[list[str]]:
    """Return the attributes of every token. `known` replaces the lexicon's classes (training hides some words)."""
    looks = looks_of(tokens, known)
    quotes = quotation_states(tokens)
    brackets = brackets_of(tokens, looks)
    phrase_of, shared, heads = phrases_of(tokens, looks)
    languages = Counter(filter(None, [look.language for look in looks]))
    language = max(languages, key=languages.__getitem__) if languages else "?"
    leading = f"lang={language}|"
    bases = ["<", "<", *[look.base for look in looks], ">", ">"]
    pairs = [f"{left}|{right}" for left, right in pairwise(bases)]
    alone = [_BEFORE, _BEFORE, *[look.alone for look in looks], _AFTER, _AFTER]
    shapes = ["<", *[look.shape for look in looks], ">"]
    rows = [
        [
            a0[0],
            a1[1],
            a2[2],
            o1[3],
            o2[4],
            "10=" + pair,
            "0+1=" + next_pair,
            f"210={b2}|{pair}",
            f"0+12={next_pair}|{n2}",
            f"101={s1}|{s0}|{t1}_" if token.spaced else f"101={s1}|{s0}|{t1}",
            leading + b0,
            f"seen={seen}|{s0}",
            f"g={manner}|{s0}|{b1 if b1 in _EDGES else '.'}",
            *phrase,
        ]
        for token, a2, a1, a0, o1, o2, b2, b1, b0, n2, pair, next_pair, s1, s0, t1, seen, manner, phrase in zip(
            tokens,
            alone,
            alone[1:],
            alone[2:],
            alone[3:],
            alone[4:],
            bases,
            bases[1:],
            bases[2:],
            bases[4:],
            pairs[1:],
            pairs[2:],
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
    for i, (row, token, look, bracket) in enumerate(zip(rows, tokens, looks, brackets, strict=True)):
        if quoted:
            row.append(f"q={quotes[i]}|{look.base}")
        if bracket:
            row += ("(=" + bracket, f"(0={bracket[:2]}|{look.base}")
        if i < FAR:
            row.append(_FROM_START[i])
        if size - i <= FAR:
            row.append(_TO_END[size - 1 - i])
        if look.ending:
            row.append(look.ending)
        if token.italic or italic:
            row.append("it=" + ("t" if token.italic else "f") + ("t" if italic else "f"))
        if initials[i]:
            row.append(f"ini={initials[i]}|{look.shape}")
        italic = token.italic > 0
