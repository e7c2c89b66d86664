"""Tokens in, for each token the attributes from which the labels are decided out.

A quarter of the time of reading a citation goes into handing the attributes over to the model, so there are few, and
one is left out where it says nothing: outside brackets, in a line without quotation marks. Each was kept because the
labels were worse without it (scripts/train_labels.py says how that is measured).
"""

from collections import Counter
from collections.abc import Callable

from audit.parsing.fields.looks import looks_of
from audit.parsing.fields.phrases import after_initials, phrases_of
from audit.parsing.fields.surroundings import FAR, brackets_of, bucket, manners_of, quotation_states, seen_before
from audit.parsing.fields.tokens import Token

_EDGES = frozenset([",", ".", ":", "(", ")", ";", "“", "”", '"', "‘", "’", "in", "^in"])

_FROM_START = [f"pos={bucket(count)}" for count in range(FAR)]
_TO_END = [f"end={bucket(count)}" for count in range(FAR)]


def features_of(tokens: list[Token], known: Callable[[str], str] | None = None) -> list[list[str]]:
    """Return the attributes of every token. `known` replaces the lexicon's classes (training hides some words)."""
    size = len(tokens)
    looks = looks_of(tokens, known)
    quotes = quotation_states(tokens)
    brackets = brackets_of(tokens, looks)
    phrase_of, shared, heads = phrases_of(tokens, looks)
    after_initial = after_initials(looks, phrase_of, heads)
    seen = seen_before(looks, quotes)
    manners = manners_of(looks, quotes, brackets)
    languages = Counter(look.language for look in looks if look.language)
    language = max(languages, key=languages.__getitem__) if languages else "?"
    quoted = any(quote[0] in "DS" for quote in quotes)
    bases = ["<", "<", *(look.base for look in looks), ">", ">"]
    shapes = ["<", *(look.shape for look in looks), ">"]
    rows: list[list[str]] = []
    italic = False
    for i, token in enumerate(tokens):
        b2, b1, b0, n1, n2 = bases[i : i + 5]
        s1, s0, t1 = shapes[i : i + 3]
        row = [
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
            f"seen={seen[i]}|{s0}",
            f"g={manners[i]}|{s0}|{b1 if b1 in _EDGES else '.'}",
            *shared[phrase_of[i]],
        ]
        if quoted:
            row.append(f"q={quotes[i]}|{b0}")
        if brackets[i]:
            row.append("(=" + brackets[i])
            row.append(f"(0={brackets[i][:2]}|{b0}")
        if i < FAR:
            row.append(_FROM_START[i])
        if size - i <= FAR:
            row.append(_TO_END[size - 1 - i])
        if looks[i].ending:
            row.append("x=" + looks[i].ending)
        if token.italic or italic:
            row.append("it=" + ("t" if token.italic else "f") + ("t" if italic else "f"))
        if after_initial[i]:
            row.append(f"ini={after_initial[i]}|{s0}")
        italic = token.italic > 0
        rows.append(row)
    return rows
