"""The runs of one citation in, the same with titles and what they stand in told apart out."""

from itertools import pairwise

from audit.language.months import MONTHS, fold
from audit.parsing.fields.amendments.runs import Run, cut_run, merged
from audit.parsing.fields.cues import ORGANISATION
from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.tokens import Token

_OF_BOOKS = frozenset(["publisher", "place", "edition"])
_MISTAKEN = frozenset(["genre", "place", "publisher", "note", "series", "court"])
_OPENING = frozenset(["“", '"', "‘", "«", "„", "'"])
_CLOSING = frozenset(["”", '"', "»", "“", "’"])
_GENRES = frozenset(
    """release statement interview paper speech lecture report letter email manuscript draft briefing transcript
    presentation memorandum testimony thesis dissertation video podcast""".split()
)
_PAPERS = frozenset(
    "times post news herald tribune guardian observer gazette telegraph independent mail mirror express zeitung".split()
)
_BEFORE_DATES = frozenset(["v", "vom", "of", "du", "del", "dal", "from"])
_ARCHIVES = ("Archiv", "Staatsarchiv", "Stadtarchiv", "Landesarchiv", "Hauptstaatsarchiv", "Bundesarchiv")
_PRESS = 10  # words of the name of a press
_PARTS = frozenset(["Abstract", "Introduction", "Preface", "Foreword", "Afterword", "Editorial", "Trans", "Eds", "Ed"])
_LINK = "link"  # a label that gives no field
_HEADS = frozenset(["author", "editor", "edtrans"])


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
    if have & {"title", "issue", "letter", "in", "court"} or not (have & _OF_BOOKS or _is_dated_book(runs)):
        return runs
    wanted = "container" if "container" in have else "series" if "series" in have else ""
    if not wanted:
        return runs
    first = next(i for i, (label, _, _) in enumerate(runs) if label == wanted)
    if have & {"volume", "page"} and not (first == 1 and runs[0][0] in _HEADS):
        return runs
    _label, tokens, confidence = runs[first]
    return [*runs[:first], ("title", tokens, confidence * 0.8), *runs[first + 1 :]]


def _is_dated_book(runs: list[Run]) -> bool:
    """Tell whether "Author, Host (1959) 8" shows nothing of a periodical: no volume, and of the date the year alone."""
    labels = [label for label, _, _ in runs]
    if labels[:3] != ["author", "container", "date"] or not set(labels[3:]) <= {"page", "note"}:
        return False
    return all(token.kind != "word" for token in runs[2][1]) and len(runs[1][1]) > 1


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


def hosts_led_in(runs: list[Run]) -> list[Run]:
    """Take off a host what leads to it or to its date: "of The Whole Set", "FAZ v. | 9.10.1986", "[Meaning], Host"."""
    out: list[Run] = []
    for number, (label, tokens, confidence) in enumerate(runs):
        if label == "container":
            head, tokens = _translation(tokens)
            if not head:
                head, tokens = _part(tokens)
            if head:
                out.append(("note", head, confidence))
            if number and tokens[0].text == "of" and len(tokens) > 2:
                out.append((_LINK, tokens[:1], confidence))
                tokens = tokens[1:]
            if number + 1 < len(runs) and runs[number + 1][0] == "date":
                size = 2 if tokens[-1].text == "." else 1
                if len(tokens) > size and tokens[-size].text in _BEFORE_DATES:
                    out += [(label, tokens[:-size], confidence), (_LINK, tokens[-size:], confidence)]
                    continue
        out.append((label, tokens, confidence))
    return out


def _part(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Cut "Abstract." and "Trans.)." off the head of a host: what part of it is meant, and who made it."""
    if len(tokens) < 4 or tokens[0].text not in _PARTS or tokens[1].text != ".":
        return [], tokens
    stop = 2
    while stop < len(tokens) - 1 and tokens[stop].text in ").,":
        stop += 1
    return tokens[:stop], tokens[stop:]


def _translation(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Cut the translated title in square brackets that stands before a host."""
    if tokens[0].text != "[":
        return [], tokens
    stop = next((at for at, token in enumerate(tokens) if token.text == "]"), 0)
    while stop and stop + 1 < len(tokens) and tokens[stop + 1].text in ".,":
        stop += 1
    return (tokens[: stop + 1], tokens[stop + 1 :]) if 0 < stop < len(tokens) - 1 else ([], tokens)


def presses_with_dates(runs: list[Run]) -> list[Run]:
    """Cut "OUP" off "(OUP 2002)", where no press is labelled: the words before a year in brackets are no month."""
    if any(label in ("publisher", "place", "container") and number > 1 for number, (label, _, _) in enumerate(runs)):
        return runs
    out: list[Run] = []
    for label, tokens, confidence in runs:
        words = [token for token in tokens if token.kind == "word"]
        last = next((at for at in range(len(tokens) - 1, 0, -1) if tokens[at].kind == "number"), 0)
        named = words and all(t.text[0].isupper() and fold(t.text) not in MONTHS and len(t.text) > 2 for t in words)
        bracketed = tokens[0].text == "(" and len(words) + 1 == last and words and words[-1].end < tokens[last].start
        if label == "date" and named and bracketed:
            out += [("publisher", tokens[:last], confidence * 0.8), (label, tokens[last:], confidence)]
        else:
            out.append((label, tokens, confidence))
    return out


def series_before_imprints(runs: list[Run]) -> list[Run]:
    """Call "WUNT 51" behind a title a series, where no "in" leads to it and place and press follow."""
    if any(label == "in" for label, _, _ in runs):
        return runs
    out = list(runs)
    for place in range(1, len(out) - 2):
        if out[place][0] != "container" or out[place - 1][0] != "title" or _is_quoted(out[place - 1][1]):
            continue
        last = place
        while last + 1 < len(out) and out[last + 1][0] in ("volume", "issue"):
            last += 1
        if [label for label, _, _ in out[last + 1 : last + 3]] != ["place", "publisher"]:
            continue
        out[place] = ("series", out[place][1], out[place][2])
        for at in range(place + 1, last + 1):
            out[at] = ("series_number", out[at][1], out[at][2])
    return out


def _is_quoted(tokens: list[Token]) -> bool:
    return tokens[0].text in _OPENING or tokens[-1].text in _CLOSING


def places_as_presses(runs: list[Run]) -> list[Run]:
    """Read "(Oxford)" and ". Salisbury, 1766" as a place, where no place is labelled: towns seldom are presses."""
    if any(label == "place" for label, _, _ in runs):
        return runs
    return [
        ("place" if label == "publisher" and _names_a_town(tokens) else label, tokens, confidence)
        for label, tokens, confidence in runs
    ]


def _names_a_town(tokens: list[Token]) -> bool:
    """Tell whether tokens are one word that is known as a town, and, without brackets, as nothing else."""
    words = [token.text.casefold() for token in tokens if token.kind == "word"]
    if len(words) != 1:
        return False
    classes = lexicon().classes.get(words[0], "")
    return "p" in classes and (tokens[0].text == "(" or classes == "p")


def presses_of_theses(runs: list[Run]) -> list[Run]:
    """Cut "University of Chicago" off "PhD diss., University of Chicago"."""
    if any(label == "publisher" for label, _, _ in runs):
        return runs
    out: list[Run] = []
    for label, tokens, confidence in runs:
        at = next((i for i in range(2, len(tokens) - 1) if tokens[i - 1].text == "," and label == "genre"), 0)
        named = any(token.text.casefold() in ORGANISATION for token in tokens[at:])
        out += (
            cut_run((label, tokens, confidence), at, "publisher", weight=0.8)
            if at and named
            else [(label, tokens, confidence)]
        )
    return out


def imprints_in_titles(runs: list[Run]) -> list[Run]:
    """Cut ", Venezia-Roma, Istituto veneto," off a title before its date, where no imprint is labelled."""
    if any(label in ("place", "publisher", "container", "in") for label, _, _ in runs):
        return runs
    out: list[Run] = []
    for number, (label, tokens, confidence) in enumerate(runs):
        dated = number + 1 < len(runs) and runs[number + 1][0] == "date"
        at = _imprint_at(tokens) if label == "title" and dated else 0
        if at:
            out += [(label, tokens[:at], confidence), ("place", tokens[at : at + 2], confidence * 0.8)]
            out += [("publisher", tokens[at + 2 :], confidence * 0.8)] if len(tokens) > at + 2 else []
        else:
            out.append((label, tokens, confidence))
    return out


def _imprint_at(tokens: list[Token]) -> int:
    """Return where a town stands between the last commas of a title, with a name of a press behind it; else 0."""
    commas = [at for at, token in enumerate(tokens) if token.text == ","]
    for first, second in list(pairwise(commas))[-2:]:
        word = tokens[first + 1]
        behind = [token for token in tokens[second + 1 :] if token.kind == "word"]
        if (
            second == first + 2
            and first > 1
            and word.kind == "word"
            and _is_town(word.text)
            and 0 < len(behind) < _PRESS
        ):
            return first + 1
    return 0


def _is_town(word: str) -> bool:
    """Tell whether each part of "Venezia-Roma" is known as a town."""
    classes = lexicon().classes
    return all("p" in classes.get(part.casefold(), "") for part in word.split("-"))


def archives_as_titles(runs: list[Run]) -> list[Run]:
    """Call "Archivo General de Simancas (AGS)" an archive, where a shelf mark follows it."""
    labels = [label for label, _, _ in runs]
    if "archive_location" not in labels or "archive" in labels or labels[0] not in ("title", "container", "author"):
        return runs
    if not runs[0][1][0].text.startswith(_ARCHIVES):
        return runs
    return [("archive", *runs[0][1:]), *runs[1:]]


def hosts_of_letters(runs: list[Run]) -> list[Run]:
    """Read "in Letters of E. B. White" as the book that prints a letter, where it was taken for an archive."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        if label == "archive" and out and tokens[0].text in ("in", "In") and len(tokens) > 2:
            out += [("in", tokens[:1], confidence), ("container", tokens[1:], confidence * 0.8)]
        else:
            out.append((label, tokens, confidence))
    return out
