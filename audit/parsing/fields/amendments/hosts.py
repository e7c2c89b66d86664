"""The runs of one citation in, the same with titles and what they stand in told apart out."""

from audit.language.months import MONTHS
from audit.parsing.fields.amendments.amendment import amendment
from audit.parsing.fields.amendments.runs import Run, merged
from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.tokens import Token

_OF_BOOKS = frozenset(["publisher", "place", "edition"])
_MISTAKEN = frozenset(["genre", "place", "publisher", "note", "series", "court"])
_CLOSING = frozenset(["”", '"', "»", "“", "’"])
_GENRES = frozenset(
    """release statement interview paper speech lecture report letter email manuscript draft briefing transcript
    presentation memorandum testimony thesis dissertation video podcast""".split()
)
_PAPERS = frozenset(
    "times post news herald tribune guardian observer gazette telegraph independent mail mirror express zeitung".split()
)
# What stands in the names of papers beside the words above and their towns.
_BESIDE = frozenset(
    "new york los angeles street straits daily evening sunday morning weekly business financial".split()
)
_BEFORE_DATES = frozenset(["v", "vom", "of", "du", "del", "dal", "from"])
_ARCHIVES = ("Archiv", "Staatsarchiv", "Stadtarchiv", "Landesarchiv", "Hauptstaatsarchiv", "Bundesarchiv")
_PARTS = frozenset(["Abstract", "Introduction", "Preface", "Foreword", "Afterword", "Editorial", "Trans", "Eds", "Ed"])
_SPECIAL = frozenset(["special", "themenheft", "sonderheft", "monográfico", "spécial", "speciale"])
_NAMED = ("container", "series", "publisher")
_LINK = "link"  # a label that gives no field
_TEARABLE = " ".join(f"{one}>{other}" for one in _NAMED for other in _NAMED)
_HEADS = frozenset(["author", "editor", "edtrans"])


@amendment("in editor", "title")
def hosts_after_in(runs: list[Run]) -> list[Run]:
    """Call what follows "in" a container, where a title stands before it."""
    out: list[Run] = []
    titled = hosted = False
    for label, tokens in runs:
        if label == "in" or (label == "editor" and tokens[0].text in ("in", "In")):
            hosted = titled
        elif label == "title":
            if hosted:
                label = "container"
            titled = True
        out.append((label, tokens))
    return merged(out)


@amendment(_TEARABLE)
def names_torn(runs: list[Run]) -> list[Run]:
    """Join a container and a series or press between which no punctuation stands; the longer gives the label."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        if (
            before is not None
            and label in _NAMED
            and before[0] in _NAMED
            and before[1][-1].kind == "word"
            and tokens[0].kind == "word"
        ):
            name = label if len(tokens) > len(before[1]) else before[0]
            name = "container" if "container" in (label, before[0]) else name
            out[-1] = (name, before[1] + tokens)
        else:
            out.append((label, tokens))
    return out


@amendment("title", "date", without="container")
def papers(runs: list[Run]) -> list[Run]:
    """Take what stands between a quoted title and a day or month for the paper it was printed in."""
    out = list(runs)
    for place in range(1, len(out) - 1):
        label, tokens = out[place]
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
            out[place] = ("container", tokens)
    return out


@amendment("title>container")
def abbreviated_hosts(runs: list[Run]) -> list[Run]:
    """Give "Prog. Part." back to "Nucl. Phys." when it was taken for a title of two abbreviations."""
    out = list(runs)
    for place in range(len(out) - 1):
        label, tokens = out[place]
        if label == "title" and out[place + 1][0] == "container" and _are_abbreviations(tokens):
            out[place] = ("container", tokens)
    return merged(out)


def _are_abbreviations(tokens: list[Token]) -> bool:
    """Tell whether tokens are one to three short words, each with a point behind it."""
    words, points = tokens[::2], tokens[1::2]
    return (
        len(words) == len(points) < 4
        and all(token.kind == "word" and len(token.text) < 7 for token in words)
        and all(token.text == "." for token in points)
    )


@amendment("container series", without="title issue letter in court")
def hosts_alone(runs: list[Run]) -> list[Run]:
    """Read a container or series as the title of a book that has none."""
    have = {label for label, _ in runs}
    if not (have & _OF_BOOKS or _is_dated_book(runs)):
        return runs
    wanted = "container" if "container" in have else "series"
    first = next(i for i, (label, _) in enumerate(runs) if label == wanted)
    if have & {"volume", "page"} and not (first == 1 and runs[0][0] in _HEADS):
        return runs
    _label, tokens = runs[first]
    return [*runs[:first], ("title", tokens), *runs[first + 1 :]]


def _is_dated_book(runs: list[Run]) -> bool:
    """Tell whether "Author, Host (1959) 8" shows nothing of a periodical: no volume, and of the date the year alone."""
    told = [run for run in runs if run[0] not in ("editor", "translator")]
    labels = [label for label, _ in told]
    if labels[:3] != ["author", "container", "date"] or not set(labels[3:]) <= {"page", "note"}:
        return False
    return all(token.kind != "word" for token in told[2][1]) and len(told[1][1]) > 1


@amendment("author>date title>date")
def papers_alone(runs: list[Run]) -> list[Run]:
    """Read "Guardian, 4 March 1996" and "«La Nazione», 3 aprile 1921" as issues of a newspaper."""
    have = {label for label, _ in runs}
    if len(runs) < 2 or runs[1][0] != "date" or not have <= {runs[0][0], "date", "page", "place"}:
        return runs
    label, tokens = runs[0]
    if label not in ("author", "title") or not any(t.text.casefold().rstrip(".") in MONTHS for t in runs[1][1]):
        return runs
    named = all(_of_paper(t.text.casefold()) for t in tokens if t.kind == "word" and t.text[0].isupper())
    if (label == "author" and named) or (label == "title" and tokens[0].text == "«"):
        return [("container", tokens), *runs[1:]]
    return runs


def is_paper(words: list[str]) -> bool:
    """Tell whether words name a newspaper: one that many papers have in their names, and its town or others like it."""
    if _PAPERS.isdisjoint(words):
        return False
    return all(_of_paper(word) or word in _BESIDE or "p" in lexicon().classes.get(word, "") for word in words)


def _of_paper(word: str) -> bool:
    """Tell whether a word stands in the names of newspapers."""
    return word in _PAPERS or "n" in lexicon().classes.get(word, "")


@amendment("container")
def hosts_led_in(runs: list[Run]) -> list[Run]:
    """Take off a host what leads to it or to its date: "of The Whole Set", "FAZ v. | 9.10.1986", "[Meaning], Host"."""
    out: list[Run] = []
    for number, (label, tokens) in enumerate(runs):
        if label == "container":
            head, tokens = _translation(tokens)
            if not head:
                head, tokens = _part(tokens)
            if head:
                out.append(("note", head))
            if number and tokens[0].text == "of" and len(tokens) > 2:
                out.append((_LINK, tokens[:1]))
                tokens = tokens[1:]
            if number + 1 < len(runs) and runs[number + 1][0] == "date":
                size = 2 if tokens[-1].text == "." else 1
                if len(tokens) > size and tokens[-size].text in _BEFORE_DATES:
                    out += [(label, tokens[:-size]), (_LINK, tokens[-size:])]
                    continue
        out.append((label, tokens))
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


@amendment("archive_location", "title container author", without="archive")
def archives_as_titles(runs: list[Run]) -> list[Run]:
    """Call "Archivo General de Simancas (AGS)" an archive, where a shelf mark follows it."""
    if runs[0][0] not in ("title", "container", "author") or not runs[0][1][0].text.startswith(_ARCHIVES):
        return runs
    return [("archive", runs[0][1]), *runs[1:]]


@amendment("archive", words=["in"])
def hosts_of_letters(runs: list[Run]) -> list[Run]:
    """Read "in Letters of E. B. White" as the book that prints a letter, where it was taken for an archive."""
    out: list[Run] = []
    for label, tokens in runs:
        if label == "archive" and out and tokens[0].text in ("in", "In") and len(tokens) > 2:
            out += [("in", tokens[:1]), ("container", tokens[1:])]
        else:
            out.append((label, tokens))
    return out


@amendment("container", "note", words=["issue", "section", "themenheft", "sonderheft", "número", "numéro", "fascicolo"])
def special_issues(runs: list[Run]) -> list[Run]:
    """Tell the title of a special issue from the journal behind it: "“Two Towns,” | special issue, | Journal 12"."""
    hosts = [at for at, (label, _) in enumerate(runs) if label == "container"]
    if len(hosts) < 2:
        return runs
    between = [run for run in runs[hosts[0] + 1 : hosts[1]] if run[0] == "note"]
    said = any(_SPECIAL & {token.text.casefold() for token in tokens} for _, tokens in between)
    first = hosts[0]
    return [*runs[:first], ("issue_title", runs[first][1]), *runs[first + 1 :]] if said else runs


@amendment("volume>container", "title", "place publisher", without="in page issue")
def titles_of_volumes(runs: list[Run]) -> list[Run]:
    """Read "Bd. 2: | Straßen, | place" as the title of a volume: no journal stands behind a colon."""
    out = list(runs)
    for place in range(1, len(out)):
        label, tokens = out[place]
        if label == "container" and out[place - 1][0] == "volume" and out[place - 1][1][-1].text == ":":
            out[place] = ("issue_title", tokens)
    return out
