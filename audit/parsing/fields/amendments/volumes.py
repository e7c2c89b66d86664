"""The runs of one citation in, the same with volumes, and how many there are, told from titles and pages out."""

from audit.parsing.fields.amendments.amendment import amendment, amendment_of_runs
from audit.parsing.fields.amendments.runs import Run, cut_run
from audit.parsing.fields.numbers import roman
from audit.parsing.fields.tokens import Token

_SETS = frozenset(["vols", "voll", "vol", "bde", "bände", "tomes", "tomi", "tomos", "volumes"])
_VOLUMES = frozenset(["vol", "volume", "bd", "t", "tome"])
_SERIES = frozenset(["ser", "serie", "série", "folge"])
_WARS = frozenset(["War", "Weltkrieg", "Weltkriege", "Guerre", "guerre", "guerra", "Guerra"])


@amendment("page", "container", without="volume issue publisher place")
def volumes_in_pages(runs: list[Run]) -> list[Run]:
    """Cut the volume off "98, 161–166" or "20. 349-365" where a container precedes and no volume is labelled."""
    out: list[Run] = []
    before = ""
    for label, tokens in runs:
        numbers = [i for i, t in enumerate(tokens) if t.kind == "number"]
        if label == "page" and before in ("container", "date") and _volume_first(tokens, numbers):
            out.append(("volume", tokens[:2]))
            out.append((label, tokens[2:]))
        else:
            out.append((label, tokens))
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
    if any(label == "page" for label, _ in runs) and not _volume_in_host(runs):
        return runs
    out: list[Run] = []
    before = after = False
    for label, tokens in runs:
        if label == "container" and not before and len(tokens) > 1 and tokens[0].kind == "number":
            if tokens[1].kind == "word" and tokens[1].text[0].isupper() and len(tokens[0].text) < 4:
                out.append(("volume", tokens[:1]))
                tokens = tokens[1:]
                before = True
        elif label == "volume" and not after:
            before = True
        elif label == "volume" and after and before:
            label = "page"
        after = after or (label == "container" and before)
        out.append((label, tokens))
    return out


@amendment_of_runs("title note container series page", without="volume in", words=_VOLUMES)
def volumes_of_sets(run: Run) -> list[Run] | None:
    """Cut "vol. 1 of The Whole Set" into a volume and a host, wherever it was put."""
    return _parts_of_set(run, whole="container", alone="container")


def _parts_of_set(run: Run, *, whole: str, alone: str) -> list[Run] | None:
    """Cut "Streets, vol. 1 of The Whole Set" in three; the set is called `alone` where nothing stands before it."""
    label, tokens = run
    at = _set(tokens)
    if at is None:
        return None
    start, stop = at
    volume = ("volume", tokens[start:stop])
    if start == 0:
        return [volume, (alone, tokens[stop + 1 :])]
    return [(label, tokens[:start]), volume, (whole, tokens[stop + 1 :])]


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


def _volume_in_host(runs: list[Run]) -> bool:
    """Tell whether the host begins with its volume, so that the number labelled so behind it is a page."""
    hosts = [i for i, (label, tokens) in enumerate(runs) if label == "container" and tokens[0].kind == "number"]
    return bool(hosts) and hosts[0] + 2 < len(runs) and [r[0] for r in runs[hosts[0] + 1 :][:2]] == ["volume", "page"]


@amendment_of_runs("volume", words=_SETS)
def sizes_of_sets(run: Run) -> list[Run] | None:
    """Read "3 vols." as the size of a set; the volume cited may follow it: "2 vol., t. 1"."""
    label, tokens = run
    if len(tokens) < 2 or tokens[0].kind != "number" or tokens[1].text.casefold() not in _SETS:
        return None
    size = 2
    while size < len(tokens) and tokens[size].text in ".,":
        size += 1
    return cut_run(("note", tokens), size, label)


@amendment_of_runs("title", without="volume in", words=_VOLUMES)
def volumes_in_titles(run: Run) -> list[Run] | None:
    """Cut ", Bd. 1: Arbeitswelt" off a title, where no volume is labelled."""
    label, tokens = run
    at = _volume_at(tokens)
    if not at:
        return None
    volume = ("volume", tokens[at : at + 3])
    rest = [("note", tokens[at + 3 :])] if len(tokens) > at + 3 else []
    return [(label, tokens[:at]), volume, *rest]


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
    label, tokens = run
    figure = next(
        (at for at in range(1, min(4, len(tokens))) if tokens[at].kind == "number" or roman(tokens[at].text)), 0
    )
    if tokens[0].text.casefold() not in _VOLUMES or not figure:
        return None
    stop = figure + 2 if figure + 1 < len(tokens) and tokens[figure + 1].text in ",:" else figure + 1
    paged = any(token.kind == "number" for token in tokens[stop:])
    return cut_run(("volume", tokens), stop if paged else len(tokens), label)


@amendment_of_runs("container", "in", without="volume", words=_VOLUMES)
def volumes_in_hosts(run: Run) -> list[Run] | None:
    """Cut ", vol. 4 of The Whole Set" off the title of one volume that is cited with "in"."""
    return _parts_of_set(run, whole="series", alone=run[0])


@amendment_of_runs("note", "container", without="volume", words=_SERIES)
def volumes_of_series(run: Run) -> list[Run] | None:
    """Cut "9" off ", 4th ser., 9" behind a journal: the volume of its fourth series."""
    tokens = run[1]
    words = {token.text.casefold() for token in tokens[:-1] if token.kind == "word"}
    if len(tokens) < 4 or tokens[-1].kind != "number" or tokens[-2].text != "," or not words & _SERIES:
        return None
    return cut_run(run, len(tokens) - 1, "volume")


@amendment("title>volume container>volume", "volume>place volume>publisher", words=_WARS)
def numbers_of_wars(runs: list[Run]) -> list[Run]:
    """Give "II" back to "Towns in the World War | II | (Boston:": no mark parts it from the name."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        texts = [token.text for token in tokens if token.kind != "mark"]
        if (
            label == "volume"
            and before is not None
            and before[1][-1].text in _WARS
            and len(texts) == 1
            and roman(texts[0])
        ):
            out[-1] = (before[0], before[1] + tokens)
        else:
            out.append((label, tokens))
    return out
