"""The labelled runs of one citation in, runs mended by what a citation as a whole must look like out.

Each rule looks at one fault that the labelling of tokens makes, since it sees only the neighbours of each.
"""

import re

from audit.parsing.fields.cues import ROLE_WORDS
from audit.parsing.fields.tokens import Token

Run = tuple[str, list[Token], float]

_BOOK_FACTS = frozenset(["publisher", "place"])
_TITLE_WORDS = frozenset(["of", "the", "and", "to", "in", "on", "for", "with", "The", "A", "An", "der", "des", "und", "de", "la"])
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d[a-z]?")


def amended(runs: list[Run], text: str) -> list[Run]:
    """Return the runs with every rule applied in turn."""
    for rule in (_edited_titles, _years_in_pages, _volumes_in_pages, _hosts_alone):
        runs = rule(runs)
    return runs


def _edited_titles(runs: list[Run]) -> list[Run]:
    """Cut "The Letters of G. M., ed. C. L. Cline", labelled as an editor, before the role word."""
    out: list[Run] = []
    titled = any(label == "title" for label, _, _ in runs)
    for label, tokens, confidence in runs:
        cut = _role(tokens) if label == "editor" and not titled else 0
        if cut:
            out.append(("title", tokens[:cut], confidence * 0.8))
            out.append((label, tokens[cut:], confidence))
        else:
            out.append((label, tokens, confidence))
    return out


def _role(tokens: list[Token]) -> int:
    """Return where a role word stands that a name follows and a title precedes, 0 when there is none."""
    for place in range(2, len(tokens) - 2):
        if tokens[place].text.casefold() in ROLE_WORDS and tokens[place].kind == "word":
            before = [t.text for t in tokens[:place] if t.kind == "word"]
            after = next((t for t in tokens[place + 1 :] if t.kind == "word" and t.text != "by"), None)
            if tokens[place].text[0].islower() and after is not None and after.text[0].isupper():
                return place if len(before) > 2 and _TITLE_WORDS & set(before) else 0
            return 0
    return 0


def _years_in_pages(runs: list[Run]) -> list[Run]:
    """Cut the year off "1523–1545, 2005" where the citation has no date otherwise."""
    if any(label == "date" for label, _, _ in runs):
        return runs
    out: list[Run] = []
    for label, tokens, confidence in runs:
        last = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].kind != "mark"), 0)
        if label in ("page", "volume", "issue", "publisher", "place", "container") and last > 1 and _YEAR.fullmatch(tokens[last].text):
            if label in ("page", "volume", "issue") and tokens[last - 1].text not in ",.;(":
                out.append((label, tokens, confidence))
                continue
            out.append((label, tokens[:last], confidence))
            out.append(("date", tokens[last:], confidence * 0.8))
        else:
            out.append((label, tokens, confidence))
    return out


def _volumes_in_pages(runs: list[Run]) -> list[Run]:
    """Cut the volume off "98, 161–166" or "20. 349-365" where a container precedes and no volume is labelled."""
    have = {label for label, _, _ in runs}
    if "volume" in have or "issue" in have or "container" not in have or have & _BOOK_FACTS:
        return runs
    out: list[Run] = []
    before = ""
    for label, tokens, confidence in runs:
        numbers = [i for i, t in enumerate(tokens) if t.kind == "number"]
        if (
            label == "page"
            and before in ("container", "date")
            and len(numbers) >= 3
            and numbers[0] == 0
            and numbers[1] == 2
            and tokens[1].text in ".,:"
            and tokens[3].text in "-‐‑–—"
        ):
            out.append(("volume", tokens[:2], confidence * 0.8))
            out.append((label, tokens[2:], confidence))
        else:
            out.append((label, tokens, confidence))
        before = label
    return out


def _hosts_alone(runs: list[Run]) -> list[Run]:
    """Read a container or series as the title of a book that has none."""
    have = {label for label, _, _ in runs}
    if have & {"title", "volume", "issue", "page", "letter", "in", "court"} or not have & _BOOK_FACTS:
        return runs
    wanted = "container" if "container" in have else "series" if "series" in have else ""
    if not wanted:
        return runs
    first = next(i for i, (label, _, _) in enumerate(runs) if label == wanted)
    label, tokens, confidence = runs[first]
    return [*runs[:first], ("title", tokens, confidence * 0.8), *runs[first + 1 :]]
