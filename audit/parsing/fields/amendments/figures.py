"""The runs of one citation in, the same with pages, versions, verses and numbers of reports told apart out."""

from audit.parsing.fields.amendments.amendment import amendment, amendment_of_runs
from audit.parsing.fields.amendments.runs import Run, cut_run
from audit.parsing.fields.tokens import Token

_VERSIONS = frozenset(["v", "version", "ver"])
_BOOK = 4  # tokens of the name of a book: "1 Cor."
_MEASURES = frozenset(["cm", "mm", "rpm", "min", "×"])
_THOUSAND = 3  # digits
_FIGURES = frozenset(
    "fig figs figure table tab plate pl map chart abb abbildung tafel taf grafik planche pianta tav".split()
)
_PAGE_WORDS = frozenset(["p", "pp", "S", "SS"])
_NOTES = frozenset(["nota", "note", "n", "nn", "nt", "anm", "fn", "fußn"])


@amendment("date>volume date>issue", "title", without="container series in page editor")
def pages_without_volumes(runs: list[Run]) -> list[Run]:
    """Read the number after "A Book (1948) 102" as a page: what has no host has no volume behind its date."""
    place = len(runs) - 1
    if place < 2 or runs[place][0] not in ("volume", "issue") or runs[place - 1][0] != "date":
        return runs
    _label, tokens = runs[place]
    if any(token.kind == "word" for token in tokens):
        return runs
    return [*runs[:place], ("page", tokens)]


@amendment("volume>container date>container")
def pages_in_hosts(runs: list[Run]) -> list[Run]:
    """Cut the first page off "93 Harv. L. Rev. 1", where a volume precedes and no page or a pinpoint follows."""
    out: list[Run] = []
    before = ""
    for label, tokens in runs:
        last = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].kind != "mark"), 0)
        if (
            label == "container"
            and before in ("volume", "date")
            and last
            and tokens[last].kind == "number"
            and tokens[last].text.isdigit()
            and (tokens[last - 1].text == "." or _is_series(tokens[:last]))
        ):
            out.append((label, tokens[:last]))
            out.append(("page", tokens[last:]))
        else:
            out.append((label, tokens))
        before = label
    return out


@amendment_of_runs("page", words=_NOTES)
def notes_on_pages(run: Run) -> list[Run] | None:
    """Cut ", nota 3" and ", n. 14" off a page: it names a note there."""
    tokens = run[1]
    cut = next((at for at in range(2, len(tokens) - 1) if _names_a_note(tokens, at)), 0)
    return cut_run(run, cut, "note") if cut else None


def _names_a_note(tokens: list[Token], at: int) -> bool:
    if tokens[at].text.casefold() not in _NOTES or tokens[at - 1].text != ",":
        return False
    following = tokens[at + 2] if tokens[at + 1].text == "." and at + 2 < len(tokens) else tokens[at + 1]
    return following.kind == "number"


def _is_series(tokens: list[Token]) -> bool:
    """Tell whether one word in capitals names a series: "CLR", "JC", "ECR"."""
    return len(tokens) == 1 and tokens[0].text.isupper() and 1 < len(tokens[0].text) < 7


@amendment_of_runs("page", words=_PAGE_WORDS)
def pages_after_labels(run: Run) -> list[Run] | None:
    """Cut what stands before "S. 240" in "§ 28 II, S. 240" and before "p. 92" in "1939–1940], p. 92" off the page."""
    label, tokens = run
    cut = _label_place(tokens)
    return cut_run(("note", tokens), cut, label) if cut else None


def _label_place(tokens: list[Token]) -> int:
    """Return where a word for pages stands inside a page that begins without one, else 0."""
    if tokens[0].text in _PAGE_WORDS:
        return 0
    for at in range(1, len(tokens) - 1):
        following = tokens[at + 2] if tokens[at + 1].text == "." and at + 2 < len(tokens) else tokens[at + 1]
        if tokens[at].text in _PAGE_WORDS and following.kind == "number" and tokens[at - 1].text in ",;]).":
            return at
    return 0


@amendment("volume>edition", "title>volume container>volume")
def pages_of_books(runs: list[Run]) -> list[Run]:
    """Read "25" in "Economic Analysis of Law | 25 | (8th ed. 2011)" as a page: an edition belongs to a book."""
    out = list(runs)
    for place in range(1, len(out) - 1):
        label, tokens = out[place]
        bare = all(token.kind != "word" for token in tokens)
        if (
            label == "volume"
            and bare
            and out[place - 1][0] in ("title", "container")
            and out[place + 1][0] == "edition"
        ):
            out[place] = ("page", tokens)
    return out


@amendment("number>page", words=["patent", "patents"])
def numbers_torn(runs: list[Run]) -> list[Run]:
    """Join "patent 4,586, | 960," where the comma stands between thousands."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        torn = label == "page" and before is not None and before[0] == "number" and before[1][-1].text == ","
        if (
            torn
            and before is not None
            and len(before[1]) > 1
            and before[1][-2].kind == "number"
            and len(tokens[0].text) == 3
        ):
            out[-1] = ("number", before[1] + tokens)
        else:
            out.append((label, tokens))
    return out


@amendment("title>note title>volume title>number title>page author>page", words=_VERSIONS)
def versions(runs: list[Run]) -> list[Run]:
    """Read ", v. | 1.4.25" and ", | V. 3.1" behind the title of a program as its version."""
    out = list(runs)
    for place in range(len(runs) - 1):
        (label, tokens), (_, following) = runs[place : place + 2]
        if label not in ("title", "author") or (label == "author" and any(one == "title" for one, _ in runs)):
            continue
        size = 2 if tokens[-1].text == "." else 1
        behind = len(tokens) > size + 1 and tokens[-size].text.casefold() in _VERSIONS
        split = len(tokens) - size if behind and tokens[-size - 1].text == "," else len(tokens)
        version = tokens[split:] + following
        stop = _version_end(version)
        if not stop or (split == len(tokens) and tokens[-1].text != ","):
            continue
        rest = [("note", version[stop:])] if stop < len(version) else []
        out[place : place + 2] = [("title", tokens[:split]), ("version", version[:stop]), *rest]
        return out
    return runs


def _version_end(tokens: list[Token]) -> int:
    """Return where "v. 1.4.25" ends that begins `tokens`, 0 where none does."""
    at = 2 if len(tokens) > 2 and tokens[1].text == "." else 1
    if tokens[0].text.casefold() not in _VERSIONS or at >= len(tokens) or tokens[at].kind != "number":
        return 0
    return next(
        (i for i in range(at, len(tokens)) if tokens[i].kind != "number" and tokens[i].text != "."), len(tokens)
    )


@amendment_of_runs("note", "title", words=["version"])
def versions_behind(run: Run) -> list[Run] | None:
    """Call ", version 3.2" behind a title a version."""
    texts = [token.text for token in run[1] if token.text not in ",.("]
    if (
        len(texts) < 2
        or texts[0].casefold() != "version"
        or not texts[1].isdigit()
        or any(t.isalpha() for t in texts[1:])
    ):
        return None
    return [("version", run[1])]


@amendment_of_runs("issue", "genre", without="container volume series")
def numbers_of_reports(run: Run) -> list[Run] | None:
    """Read "White Paper | no. 12" as the number of a report: it is an issue of nothing."""
    return [("number", run[1])]


@amendment(
    "container>volume title>volume author>volume", "volume>page", without="date publisher place issue", words=":"
)
def books_of_verses(runs: list[Run]) -> list[Run]:
    """Read "Gen | 1: | 1–3" as a book and a place in it by chapter and verse, where nothing else is cited."""
    if len(runs) != 3 or runs[1][1][-1].text != ":" or runs[1][1][0].kind != "number" or len(runs[0][1]) > _BOOK:
        return runs
    (_, book), (_, chapter), (_, verse) = runs
    return [("title", book), ("page", chapter + verse)]


@amendment("series>volume", without="container issue")
def numbers_in_series(runs: list[Run]) -> list[Run]:
    """Read "JSOTSup | 12" as a number in a series."""
    out = list(runs)
    for place in range(1, len(out)):
        label, tokens = out[place]
        if label == "volume" and out[place - 1][0] == "series" and tokens[0].kind == "number":
            out[place] = ("series_number", tokens)
    return out


@amendment_of_runs("page volume issue", words=_MEASURES)
def measures(run: Run) -> list[Run] | None:
    """Take "82 cm" and "33⅓ rpm" for remarks, not for pages."""
    words = {token.text for token in run[1]}
    return [("note", run[1])] if words & _MEASURES else None


@amendment_of_runs("page", words=":")
def scales(run: Run) -> list[Run] | None:
    """Take the scale "1:700,000" of a map for a remark, not for pages."""
    texts = [token.text for token in run[1] if token.text != "."]
    scale = len(texts) > 4 and texts[0] == "1" and texts[1] == ":" and texts[3] == "," and len(texts[4]) == _THOUSAND
    return [("note", run[1])] if scale else None


@amendment("container>volume", "volume>page", without="title date issue publisher place", words=_FIGURES)
def figures_behind_pages(runs: list[Run]) -> list[Run]:
    """Read "Lund, Town Air, 401, fig. 5" as a short title and the place in it, not as a host and its volume."""
    if [label for label, _ in runs] != ["author", "container", "volume", "page"]:
        return runs
    if runs[3][1][0].text.casefold() not in _FIGURES:
        return runs
    return [runs[0], ("title", runs[1][1]), ("page", runs[2][1] + runs[3][1])]
