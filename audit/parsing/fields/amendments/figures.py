"""The runs of one citation in, the same with volumes, issues and pages told apart out."""

from audit.parsing.fields.amendments.amendment import amendment, amendment_of_runs
from audit.parsing.fields.amendments.runs import Run, cut_run
from audit.parsing.fields.numbers import roman
from audit.parsing.fields.tokens import Token

_SETS = frozenset(["vols", "voll", "vol", "bde", "bände", "tomes", "tomi", "tomos", "volumes"])
_VOLUMES = frozenset(["vol", "volume", "bd", "t", "tome"])
_SERIES = frozenset(["ser", "serie", "série", "folge"])
_VERSIONS = frozenset(["v", "version", "ver"])
_BOOK = 4  # tokens of the name of a book: "1 Cor."
_MEASURES = frozenset(["cm", "mm", "rpm", "min", "×"])
_THOUSAND = 3  # digits
_WARS = frozenset(["War", "Weltkrieg", "Weltkriege", "Guerre", "guerre", "guerra", "Guerra"])
_PAGE_WORDS = frozenset(["p", "pp", "S", "SS"])
_NOTES = frozenset(["nota", "note", "n", "nn", "nt", "anm", "fn", "fußn"])


@amendment("page", "container", without="volume issue publisher place")
def volumes_in_pages(runs: list[Run]) -> list[Run]:
    """Cut the volume off "98, 161–166" or "20. 349-365" where a container precedes and no volume is labelled."""
    out: list[Run] = []
    before = ""
    for label, tokens, confidence in runs:
        numbers = [i for i, t in enumerate(tokens) if t.kind == "number"]
        if label == "page" and before in ("container", "date") and _volume_first(tokens, numbers):
            out.append(("volume", tokens[:2], confidence * 0.8))
            out.append((label, tokens[2:], confidence))
        else:
            out.append((label, tokens, confidence))
        before = label
    return out


def _volume_first(tokens: list[Token], numbers: list[int]) -> bool:
    """Tell whether "98, 161–166", "20. 349-365" or "452, 89" and no more stands in a page field."""
    if numbers[:2] != [0, 2] or tokens[1].text not in ".,:":
        return False
    if len(numbers) == 2:
        return tokens[1].text == "," and all(t.kind == "mark" for t in tokens[3:])
    return tokens[3].text in "-‐‑–—"


@amendment("container")
def volumes_before_hosts(runs: list[Run]) -> list[Run]:
    """Read "8 Law & Society Review 217": a volume before its journal, the first page after it."""
    if any(label == "page" for label, _, _ in runs) and not _volume_in_host(runs):
        return runs
    out: list[Run] = []
    before = after = False
    for label, tokens, confidence in runs:
        if label == "container" and not before and len(tokens) > 1 and tokens[0].kind == "number":
            if tokens[1].kind == "word" and tokens[1].text[0].isupper() and len(tokens[0].text) < 4:
                out.append(("volume", tokens[:1], confidence * 0.8))
                tokens = tokens[1:]
                before = True
        elif label == "volume" and not after:
            before = True
        elif label == "volume" and after and before:
            label = "page"
        after = after or (label == "container" and before)
        out.append((label, tokens, confidence))
    return out


@amendment_of_runs("title note container series page", without="volume in", words=_VOLUMES)
def volumes_of_sets(run: Run) -> list[Run] | None:
    """Cut "vol. 1 of The Whole Set" into a volume and a host, wherever it was put."""
    label, tokens, confidence = run
    at = _set(tokens)
    if at is None:
        return None
    start, stop = at
    head = [(label, tokens[:start], confidence)] if start else []
    weight = confidence * 0.8
    return [*head, ("volume", tokens[start:stop], weight), ("container", tokens[stop + 1 :], weight)]


def _set(tokens: list[Token]) -> tuple[int, int] | None:
    """Return where "vol. 2, bk. 2" stands that "of" and a capital follow."""
    for start, token in enumerate(tokens[:-4]):
        if token.text.casefold() in _VOLUMES:
            stop = start + 1
            while stop < min(start + 9, len(tokens) - 2) and tokens[stop].text != "of":
                stop += 1
            if tokens[stop].text == "of" and tokens[stop + 1].text[0].isupper():
                return start, stop
    return None


@amendment("date>volume date>issue", "title", without="container series in page editor")
def pages_without_volumes(runs: list[Run]) -> list[Run]:
    """Read the number after "A Book (1948) 102" as a page: what has no host has no volume behind its date."""
    place = len(runs) - 1
    if place < 2 or runs[place][0] not in ("volume", "issue") or runs[place - 1][0] != "date":
        return runs
    _label, tokens, confidence = runs[place]
    if any(token.kind == "word" for token in tokens):
        return runs
    return [*runs[:place], ("page", tokens, confidence * 0.8)]


@amendment("volume>container date>container")
def pages_in_hosts(runs: list[Run]) -> list[Run]:
    """Cut the first page off "93 Harv. L. Rev. 1", where a volume precedes and no page or a pinpoint follows."""
    out: list[Run] = []
    before = ""
    for label, tokens, confidence in runs:
        last = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].kind != "mark"), 0)
        if (
            label == "container"
            and before in ("volume", "date")
            and last
            and tokens[last].kind == "number"
            and tokens[last].text.isdigit()
            and (tokens[last - 1].text == "." or _is_series(tokens[:last]))
        ):
            out.append((label, tokens[:last], confidence))
            out.append(("page", tokens[last:], confidence * 0.8))
        else:
            out.append((label, tokens, confidence))
        before = label
    return out


def _volume_in_host(runs: list[Run]) -> bool:
    """Tell whether the host begins with its volume, so that the number labelled so behind it is a page."""
    hosts = [i for i, (label, tokens, _) in enumerate(runs) if label == "container" and tokens[0].kind == "number"]
    return bool(hosts) and hosts[0] + 2 < len(runs) and [r[0] for r in runs[hosts[0] + 1 :][:2]] == ["volume", "page"]


@amendment_of_runs("volume", words=_SETS)
def sizes_of_sets(run: Run) -> list[Run] | None:
    """Read "3 vols." as the size of a set; the volume cited may follow it: "2 vol., t. 1"."""
    label, tokens, confidence = run
    if len(tokens) < 2 or tokens[0].kind != "number" or tokens[1].text.casefold() not in _SETS:
        return None
    size = 2
    while size < len(tokens) and tokens[size].text in ".,":
        size += 1
    return cut_run(("note", tokens, confidence), size, label)


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
    label, tokens, confidence = run
    cut = _label_place(tokens)
    return cut_run(("note", tokens, confidence), cut, label) if cut else None


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
        label, tokens, confidence = out[place]
        bare = all(token.kind != "word" for token in tokens)
        if (
            label == "volume"
            and bare
            and out[place - 1][0] in ("title", "container")
            and out[place + 1][0] == "edition"
        ):
            out[place] = ("page", tokens, confidence * 0.8)
    return out


@amendment_of_runs("title", without="volume in", words=_VOLUMES)
def volumes_in_titles(run: Run) -> list[Run] | None:
    """Cut ", Bd. 1: Arbeitswelt" off a title, where no volume is labelled."""
    label, tokens, confidence = run
    at = _volume_at(tokens)
    if not at:
        return None
    volume = ("volume", tokens[at : at + 3], confidence * 0.8)
    rest = [("note", tokens[at + 3 :], confidence)] if len(tokens) > at + 3 else []
    return [(label, tokens[:at], confidence), volume, *rest]


def _volume_at(tokens: list[Token]) -> int:
    """Return where ", Bd. 1" or ", vol. II" stands in a title, else 0."""
    for at in range(2, len(tokens) - 2):
        marks = [tokens[at - 1].text, tokens[at + 1].text]
        if marks == [",", "."] and tokens[at].text.casefold() in _VOLUMES:
            number = tokens[at + 2]
            if number.kind == "number" or roman(number.text):
                return at
    return 0


@amendment_of_runs("page", without="volume", words=_VOLUMES)
def volumes_as_pages(run: Run) -> list[Run] | None:
    """Read "vol. 4" and "vol. 4, 123" behind a title as a volume, where it was taken for a page."""
    label, tokens, confidence = run
    figure = next(
        (at for at in range(1, min(4, len(tokens))) if tokens[at].kind == "number" or roman(tokens[at].text)), 0
    )
    if tokens[0].text.casefold() not in _VOLUMES or not figure:
        return None
    stop = figure + 2 if figure + 1 < len(tokens) and tokens[figure + 1].text in ",:" else figure + 1
    paged = any(token.kind == "number" for token in tokens[stop:])
    return cut_run(("volume", tokens, confidence * 0.8), stop if paged else len(tokens), label)


@amendment_of_runs("container", "in", without="volume", words=_VOLUMES)
def volumes_in_hosts(run: Run) -> list[Run] | None:
    """Cut ", vol. 4 of The Whole Set" off the title of one volume that is cited with "in"."""
    label, tokens, confidence = run
    at = _set(tokens)
    if at is None:
        return None
    start, stop = at
    weight = confidence * 0.8
    head = [(label, tokens[:start], confidence)] if start else []
    whole = "series" if start else label
    return [*head, ("volume", tokens[start:stop], weight), (whole, tokens[stop + 1 :], weight)]


@amendment_of_runs("note", "container", without="volume", words=_SERIES)
def volumes_of_series(run: Run) -> list[Run] | None:
    """Cut "9" off ", 4th ser., 9" behind a journal: the volume of its fourth series."""
    tokens = run[1]
    words = {token.text.casefold() for token in tokens[:-1] if token.kind == "word"}
    if len(tokens) < 4 or tokens[-1].kind != "number" or tokens[-2].text != "," or not words & _SERIES:
        return None
    return cut_run(run, len(tokens) - 1, "volume", weight=0.8)


@amendment("number>page", words=["patent", "patents"])
def numbers_torn(runs: list[Run]) -> list[Run]:
    """Join "patent 4,586, | 960," where the comma stands between thousands."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        before = out[-1] if out else None
        torn = label == "page" and before is not None and before[0] == "number" and before[1][-1].text == ","
        if (
            torn
            and before is not None
            and len(before[1]) > 1
            and before[1][-2].kind == "number"
            and len(tokens[0].text) == 3
        ):
            out[-1] = ("number", before[1] + tokens, min(before[2], confidence))
        else:
            out.append((label, tokens, confidence))
    return out


@amendment("title>volume container>volume", "volume>place volume>publisher", words=_WARS)
def numbers_of_wars(runs: list[Run]) -> list[Run]:
    """Give "II" back to "Towns in the World War | II | (Boston:": no mark parts it from the name."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        before = out[-1] if out else None
        texts = [token.text for token in tokens if token.kind != "mark"]
        if (
            label == "volume"
            and before is not None
            and before[1][-1].text in _WARS
            and len(texts) == 1
            and roman(texts[0])
        ):
            out[-1] = (before[0], before[1] + tokens, min(before[2], confidence))
        else:
            out.append((label, tokens, confidence))
    return out


@amendment("title>note title>volume title>number title>page author>page", words=_VERSIONS)
def versions(runs: list[Run]) -> list[Run]:
    """Read ", v. | 1.4.25" and ", | V. 3.1" behind the title of a program as its version."""
    out = list(runs)
    for place in range(len(runs) - 1):
        (label, tokens, confidence), (_, following, weight) = runs[place : place + 2]
        if label not in ("title", "author") or (label == "author" and any(one == "title" for one, _, _ in runs)):
            continue
        size = 2 if tokens[-1].text == "." else 1
        behind = len(tokens) > size + 1 and tokens[-size].text.casefold() in _VERSIONS
        split = len(tokens) - size if behind and tokens[-size - 1].text == "," else len(tokens)
        version = tokens[split:] + following
        stop = _version_end(version)
        if not stop or (split == len(tokens) and tokens[-1].text != ","):
            continue
        rest = [("note", version[stop:], weight)] if stop < len(version) else []
        out[place : place + 2] = [("title", tokens[:split], confidence), ("version", version[:stop], weight), *rest]
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
    return [("version", *run[1:])]


@amendment_of_runs("issue", "genre", without="container volume series")
def numbers_of_reports(run: Run) -> list[Run] | None:
    """Read "White Paper | no. 12" as the number of a report: it is an issue of nothing."""
    return [("number", *run[1:])]


@amendment(
    "container>volume title>volume author>volume", "volume>page", without="date publisher place issue", words=":"
)
def books_of_verses(runs: list[Run]) -> list[Run]:
    """Read "Gen | 1: | 1–3" as a book and a place in it by chapter and verse, where nothing else is cited."""
    if len(runs) != 3 or runs[1][1][-1].text != ":" or runs[1][1][0].kind != "number" or len(runs[0][1]) > _BOOK:
        return runs
    (_, book, confidence), (_, chapter, _), (_, verse, weight) = runs
    return [("title", book, confidence * 0.8), ("page", chapter + verse, weight)]


@amendment("series>volume", without="container issue")
def numbers_in_series(runs: list[Run]) -> list[Run]:
    """Read "JSOTSup | 12" as a number in a series."""
    out = list(runs)
    for place in range(1, len(out)):
        label, tokens, confidence = out[place]
        if label == "volume" and out[place - 1][0] == "series" and tokens[0].kind == "number":
            out[place] = ("series_number", tokens, confidence)
    return out


@amendment_of_runs("page volume issue", words=_MEASURES)
def measures(run: Run) -> list[Run] | None:
    """Take "82 cm" and "33⅓ rpm" for remarks, not for pages."""
    words = {token.text for token in run[1]}
    return [("note", *run[1:])] if words & _MEASURES else None


@amendment_of_runs("page", words=":")
def scales(run: Run) -> list[Run] | None:
    """Take the scale "1:700,000" of a map for a remark, not for pages."""
    texts = [token.text for token in run[1] if token.text != "."]
    scale = len(texts) > 4 and texts[0] == "1" and texts[1] == ":" and texts[3] == "," and len(texts[4]) == _THOUSAND
    return [("note", *run[1:])] if scale else None
