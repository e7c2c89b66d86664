"""The runs of one citation in, the same with what records, films and blogs are cited by told apart out."""

from audit.parsing.fields.amendments.amendment import amendment, amendment_of_runs
from audit.parsing.fields.amendments.runs import Run, cut_run
from audit.parsing.fields.tokens import Token

_SOUND = frozenset(
    "recorded rpm disc discs disk lp lps vinyl cassette cassettes cd cds sacd audiocassette schallplatte".split()
)
_CLOSING = frozenset('”»“"’')
_FEW = 10  # tokens of the title of a record or a film


@amendment("publisher place number container", words=_SOUND)
def labels_of_records(runs: list[Run]) -> list[Run]:
    """Part "Fjord Records FR 1157" into the press of a record and its number."""
    out: list[Run] = []
    for run in runs:
        label, tokens = run
        at = _catalogue_at(tokens) if label in ("publisher", "place", "number", "container") else 0
        if at:
            out += cut_run(("publisher", tokens), at, "number")
        else:
            out.append(run)
    return out


def _catalogue_at(tokens: list[Token]) -> int:
    """Return where the number behind the name of a record label begins: "CL 1157", "60822-2-RG"; else 0."""
    figure = next((at for at in range(1, len(tokens)) if tokens[at].kind == "number"), 0)
    if not figure or any(token.text in ",:(" for token in tokens[: figure + 1]):
        return 0
    lettered = figure > 1 and tokens[figure - 1].text.isupper() and tokens[figure - 2].text != "/"
    at = figure - 1 if lettered else figure
    return at if any(token.kind == "word" and len(token.text) > 2 for token in tokens[:at]) else 0


@amendment("note", "title", words=["track", "side"])
def tracks(runs: list[Run]) -> list[Run]:
    """Cut "Lady in Blue" off "track 1 on Lady in Blue,": the record that a song stands on."""
    if any(label == "container" and runs[at - 1][0] != "in" for at, (label, _) in enumerate(runs)):
        return runs
    out: list[Run] = []
    for label, tokens in _with_hosts(runs):
        at = next((i + 3 for i in range(len(tokens) - 3) if _names_track(tokens, i)), 0) if label == "note" else 0
        if not at:
            out.append((label, tokens))
            continue
        commas = [i for i in range(at, len(tokens) - 1) if tokens[i].text == ","]
        last = commas[-1] + 1 if commas else at  # "track 1 on Lund, The Record": the artist first
        pressed = bool(commas) and _catalogue_at(tokens[last:]) > 0  # "track 2 on The Record, Fjord FR 1234"
        cut = (commas[-2] + 1 if len(commas) > 1 else at) if pressed else last
        out.append((label, tokens[:cut]))
        out.append(("container", tokens[cut:last] if pressed else tokens[cut:]))
        if pressed:
            split = last + _catalogue_at(tokens[last:])
            out.append(("publisher", tokens[last:split]))
            out.append(("number", tokens[split:]))
    return out


def _with_hosts(runs: list[Run]) -> list[Run]:
    """Join "track 7 on | In | Concert," where the title of a record begins with the word that leads to hosts."""
    for place in range(len(runs) - 2):
        (label, tokens), led, host = runs[place : place + 3]
        track = label == "note" and len(tokens) > 2 and _names_track(tokens + led[1], len(tokens) - 3)
        if track and led[0] == "in":
            return [*runs[:place], (label, tokens + led[1] + host[1]), *runs[place + 3 :]]
    return runs


def _names_track(tokens: list[Token], at: int) -> bool:
    named = tokens[at].text in ("track", "side") and tokens[at + 1].kind == "number"
    return named and tokens[at + 2].text in ("on", "of")


@amendment("title>note", "editor director", without="container in")
def scenes(runs: list[Run]) -> list[Run]:
    """Read "“The Chase,” | North by Night, | dir. Ines Lund" as a scene and its film."""
    out = list(runs)
    for place in range(1, len(runs) - 1):
        label, tokens = runs[place]
        quoted = runs[place - 1][0] == "title" and any(token.text in _CLOSING for token in runs[place - 1][1][-2:])
        named = len(tokens) < _FEW and tokens[0].text[0].isupper() and tokens[-1].text == ","
        if label == "note" and quoted and named and runs[place + 1][0] in ("editor", "director"):
            out[place] = ("container", tokens)
    return out


@amendment_of_runs("container", without="title", words=["blog"])
def blogs_in_papers(run: Run) -> list[Run] | None:
    """Part "Word Games (blog), Evening Post" into a blog and the paper that keeps it."""
    return _without_blog(run, "title", "container")


@amendment_of_runs("note genre", "title", without="container date", words=["blog"])
def blogs(run: Run) -> list[Run] | None:
    """Read "Ward Ten (blog), June 30, 2008" behind a title as where and when it was posted."""
    return _without_blog(run, "container", "date")


def _without_blog(run: Run, label: str, rest: str) -> list[Run] | None:
    """Cut a run at "(blog),", None where it does not stand."""
    _, tokens = run
    at = next((i for i in range(1, len(tokens) - 2) if [t.text for t in tokens[i : i + 3]] == ["(", "blog", ")"]), 0)
    if not at:
        return None
    stop = at + 4 if at + 3 < len(tokens) and tokens[at + 3].text == "," else at + 3
    pieces = [(label, tokens[:at]), ("genre", tokens[at:stop]), (rest, tokens[stop:])]
    return [(name, piece) for name, piece in pieces if piece]
