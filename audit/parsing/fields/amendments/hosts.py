"""The runs of one citation in, the same with titles and what they stand in told apart out."""

from audit.language.months import MONTHS
from audit.parsing.fields.amendments.runs import Run, merged
from audit.parsing.fields.lexicon import lexicon

_BOOK_FACTS = frozenset(["publisher", "place"])
_MISTAKEN = frozenset(["genre", "place", "publisher", "note", "series", "court"])
_CLOSING = frozenset(["”", '"', "»", "“", "’"])
_GENRES = frozenset(
    """release statement interview paper speech lecture report letter email manuscript draft briefing transcript
    presentation memorandum testimony thesis dissertation video podcast""".split()
)
_PAPERS = frozenset(
    "times post news herald tribune guardian observer gazette telegraph independent mail mirror express zeitung".split()
)
_LEADING_TO_YEARS = frozenset(["of", "von", "de", "del", "in", "since", "before", "after", "seit", "vor", "nach"])
_PERFORMING = frozenset(["recorded", "read", "directed", "dir", "performed", "narrated", "conducted"])


def hosts_after_in(runs: list[Run]) -> list[Run]:
    """Call what follows "in" a container, where a title stands before it."""
    out: list[Run] = []
    titled = hosted = False
    for label, tokens, confidence in runs:
        if label == "in" or (label == "editor" and tokens[0].text in ("in", "In")):
            hosted = titled
        elif label == "title":
            if hosted:
                label = "container"
            titled = True
        out.append((label, tokens, confidence))
    return merged(out)


def names_torn(runs: list[Run]) -> list[Run]:
    """Join a container and a series or press between which no punctuation stands; the longer gives the label."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        before = out[-1] if out else None
        if (
            before is not None
            and {label, before[0]} <= {"container", "series", "publisher"}
            and before[1][-1].kind == "word"
            and tokens[0].kind == "word"
        ):
            name = label if len(tokens) > len(before[1]) else before[0]
            name = "container" if "container" in (label, before[0]) else name
            out[-1] = (name, before[1] + tokens, min(before[2], confidence))
        else:
            out.append((label, tokens, confidence))
    return out


def subtitles(runs: list[Run]) -> list[Run]:
    """Join "Title. Subtitle" of a book, whose second half was taken for a host."""
    have = {label for label, _, _ in runs}
    if have & {"in", "volume", "issue", "page", "editor", "url", "publisher", "archive"} or "place" not in have:
        return runs
    out: list[Run] = []
    for label, tokens, confidence in runs:
        before = out[-1] if out else None
        if (
            label == "container"
            and before is not None
            and before[0] == "title"
            and before[1][-1].text in ".:"
            and len(tokens) > 3
        ):
            out[-1] = ("title", before[1] + tokens, min(before[2], confidence))
        else:
            out.append((label, tokens, confidence))
    return out


def papers(runs: list[Run]) -> list[Run]:
    """Take what stands between a quoted title and a day or month for the paper it was printed in."""
    if any(label == "container" for label, _, _ in runs):
        return runs
    out = list(runs)
    for place in range(1, len(out) - 1):
        label, tokens, confidence = out[place]
        if (
            label in _MISTAKEN
            and out[place - 1][0] == "title"
            and any(t.text in _CLOSING for t in out[place - 1][1][-2:])
            and out[place + 1][0] == "date"
            and any(t.text.casefold().rstrip(".") in MONTHS for t in out[place + 1][1])
            and tokens[-1].text == ","
            and not any(t.text.casefold() in _GENRES for t in tokens)
            and not any(t.text in "(:" for t in tokens)
        ):
            out[place] = ("container", tokens, confidence * 0.8)
    return out


def abbreviated_hosts(runs: list[Run]) -> list[Run]:
    """Give "Prog. Part." back to "Nucl. Phys." when it was taken for a title of two abbreviations."""
    out = list(runs)
    for place in range(len(out) - 1):
        label, tokens, confidence = out[place]
        words = [i for i, t in enumerate(tokens) if t.kind == "word"]
        if (
            label == "title"
            and out[place + 1][0] == "container"
            and 0 < len(words) < 4
            and len(tokens) == 2 * len(words)
            and all(len(tokens[i].text) < 7 and i + 1 < len(tokens) and tokens[i + 1].text == "." for i in words)
        ):
            out[place] = ("container", tokens, confidence)
    return merged(out)


def hosts_alone(runs: list[Run]) -> list[Run]:
    """Read a container or series as the title of a book that has none."""
    have = {label for label, _, _ in runs}
    if have & {"title", "volume", "issue", "page", "letter", "in", "court"} or not have & _BOOK_FACTS:
        return runs
    wanted = "container" if "container" in have else "series" if "series" in have else ""
    if not wanted:
        return runs
    first = next(i for i, (label, _, _) in enumerate(runs) if label == wanted)
    _label, tokens, confidence = runs[first]
    return [*runs[:first], ("title", tokens, confidence * 0.8), *runs[first + 1 :]]


def languages(runs: list[Run]) -> list[Run]:
    """Take "[in Russian]" for a remark, not for a host."""
    out = list(runs)
    for place in range(1, len(out) - 1):
        label, tokens, confidence = out[place]
        host = out[place + 1]
        if label == "in" and out[place - 1][1][-1].text in "[(" and host[1][-1].text in "])" and len(host[1]) < 4:
            out[place] = ("note", tokens, confidence)
            out[place + 1] = ("note", host[1], host[2])
    return out


def performed(runs: list[Run]) -> list[Run]:
    """Cut ", recorded 1946–67", ", read by the author" off a title."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        cut = 0
        if label == "title":
            for place in range(2, len(tokens) - 1):
                if tokens[place].text in _PERFORMING and tokens[place - 1].text == ",":
                    cut = place
                    break
        out.append((label, tokens[:cut] if cut else tokens, confidence))
        if cut:
            out.append(("note", tokens[cut:], confidence))
    return out


def papers_alone(runs: list[Run]) -> list[Run]:
    """Read "Guardian, 4 March 1996" and "«La Nazione», 3 aprile 1921" as issues of a newspaper."""
    have = {label for label, _, _ in runs}
    if len(runs) < 2 or runs[1][0] != "date" or not have <= {runs[0][0], "date", "page", "place"}:
        return runs
    label, tokens, confidence = runs[0]
    if label not in ("author", "title") or not any(t.text.casefold().rstrip(".") in MONTHS for t in runs[1][1]):
        return runs
    named = all(_of_paper(t.text.casefold()) for t in tokens if t.kind == "word" and t.text[0].isupper())
    if (label == "author" and named) or (label == "title" and tokens[0].text == "«"):
        return [("container", tokens, confidence * 0.8), *runs[1:]]
    return runs


def _of_paper(word: str) -> bool:
    """Tell whether a word stands in the names of newspapers."""
    return word in _PAPERS or "n" in lexicon().classes.get(word, "")


def years_of_titles(runs: list[Run]) -> list[Run]:
    """Read "War of 1878" behind a name as a title, where there is none: a year follows "of" in no imprint."""
    if any(label in ("title", "container", "in") for label, _, _ in runs):
        return runs
    for place in range(1, len(runs)):
        label, tokens, confidence = runs[place]
        words = [token.text for token in tokens if token.kind == "word"]
        if runs[place - 1][0] != "author" or not words or not words[0][0].isupper():
            continue
        if label == "date" and words[-1] in _LEADING_TO_YEARS and words[0].casefold() not in MONTHS:
            return [*runs[:place], ("title", tokens, confidence * 0.8), *runs[place + 1 :]]
        dated = place + 1 < len(runs) and runs[place + 1][0] == "date"
        if label in ("publisher", "place") and dated and tokens[-1].text in _LEADING_TO_YEARS:
            return [*runs[:place], ("title", tokens + runs[place + 1][1], confidence * 0.8), *runs[place + 2 :]]
    return runs
