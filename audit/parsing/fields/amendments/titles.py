"""The runs of one citation in, the same with what belongs to the title and what only follows it told apart out."""

from audit.language.expressions import expression
from audit.language.months import MONTHS
from audit.parsing.fields.amendments.amendment import amendment, amendment_of_runs
from audit.parsing.fields.amendments.runs import Run, cut_run, merged
from audit.parsing.fields.tokens import Token

_LEADING_TO_YEARS = frozenset(["of", "von", "de", "del", "in", "since", "before", "after", "seit", "vor", "nach"])
_PERFORMING = frozenset(
    """recorded read directed dir performed narrated conducted composed introduction introd foreword preface""".split()
)
_WITH = frozenset("introduction introd foreword preface afterword afterw commentary contributions essays".split())
_SPAN = expression(r"(?:1\d|20)\d\d[a-z]?")
_LEADING_ON = frozenset(
    "of the and der die des dem von und zur zum di del della dei e de la du des et y and in".split()
)
_IMPRINT = frozenset(["place", "publisher"])
_DEGREES = frozenset(
    ["diss", "dissertation", "habil", "habilitationsschrift", "masterarbeit", "magisterarbeit", "tesi"]
)
_CLOSED_BY = {"‘": "’", "“": "”", "„": "“", "«": "»"}
_THESES = frozenset(["diss", "dissertation", "thesis"])


@amendment("title>container", "place", without="in volume issue page editor url publisher archive")
def subtitles(runs: list[Run]) -> list[Run]:
    """Join "Title. Subtitle" of a book, whose second half was taken for a host."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        if (
            label == "container"
            and before is not None
            and before[0] == "title"
            and before[1][-1].text in ".:"
            and len(tokens) > 3
        ):
            out[-1] = ("title", before[1] + tokens)
        else:
            out.append((label, tokens))
    return out


@amendment_of_runs("title", words={*_PERFORMING, "with", "patent"})
def performed(run: Run) -> list[Run] | None:
    """Cut ", recorded 1946–67", ", read by the author", ". Introduction by …" off a title."""
    cut = next((place for place in range(2, len(run[1])) if _performs(run[1], place)), 0)
    return cut_run(run, cut, "note") if cut else None


def _performs(tokens: list[Token], place: int) -> bool:
    """Tell whether a remark on who spoke, played or introduced begins at `place`."""
    word, before = tokens[place].text, tokens[place - 1].text
    if before == "," and word in _PERFORMING - _WITH:
        return True
    following = tokens[place + 1].text if place + 1 < len(tokens) else "by"
    if before in ".," and word.casefold() in _PERFORMING and following in ("by", "von", "par"):
        return True
    if before == "," and any(token.text == "patent" for token in tokens[place : place + 5]):
        return True
    return before == "," and word == "with" and any(t.text in _WITH for t in tokens[place : place + 5])


@amendment_of_runs("title", words="[")
def remarks_in_brackets(run: Run) -> list[Run] | None:
    """Cut "[Where did Pigafetta go?]", "[Film; special edition" off the end of a title."""
    tokens = run[1]
    cut = next((at for at in range(len(tokens) - 1, 1, -1) if tokens[at].text == "["), 0)
    closed = next((at for at in range(cut, len(tokens)) if tokens[at].text == "]"), len(tokens))
    if not cut or any(token.kind != "mark" for token in tokens[closed + 1 :]) or len(tokens) - cut < 3:
        return None
    return cut_run(run, cut, "note")


@amendment("title>date title>origdate container>date container>origdate", words="(")
def years_in_brackets(runs: list[Run]) -> list[Run]:
    """Give "(1848–1914)" behind a title or host back to it, where a later date stands with the imprint."""
    out: list[Run] = []
    for number, (label, tokens) in enumerate(runs):
        before = out[-1] if out else None
        if (
            label in ("date", "origdate")
            and before is not None
            and before[0] in ("title", "container")
            and _is_span(tokens)
            and _dated_later(runs[number + 1 :])
        ):
            out[-1] = (before[0], before[1] + tokens)
            continue
        out.append((label, tokens))
    return merged(out)


def _is_span(tokens: list[Token]) -> bool:
    """Tell whether tokens are two years in round brackets, and nothing else."""
    years = sum(bool(_SPAN.fullmatch(token.text)) for token in tokens)
    return tokens[0].text == "(" and years == 2 and all(t.kind == "mark" or _SPAN.fullmatch(t.text) for t in tokens)


def _dated_later(runs: list[Run]) -> bool:
    """Tell whether a date follows a place or a press."""
    labels = [label for label, _ in runs]
    return "date" in labels and bool(_IMPRINT & set(labels[: labels.index("date")]))


@amendment("author>date author>publisher author>place", without="title container in", words=_LEADING_TO_YEARS)
def years_of_titles(runs: list[Run]) -> list[Run]:
    """Read "War of 1878" behind a name as a title, where there is none: a year follows "of" in no imprint."""
    for place in range(1, len(runs)):
        label, tokens = runs[place]
        words = [token.text for token in tokens if token.kind == "word"]
        if runs[place - 1][0] != "author" or not words or not words[0][0].isupper():
            continue
        if label == "date" and words[-1] in _LEADING_TO_YEARS and words[0].casefold() not in MONTHS:
            return [*runs[:place], ("title", tokens), *runs[place + 1 :]]
        dated = place + 1 < len(runs) and runs[place + 1][0] == "date"
        if label in ("publisher", "place") and dated and tokens[-1].text in _LEADING_TO_YEARS:
            return [*runs[:place], ("title", tokens + runs[place + 1][1]), *runs[place + 2 :]]
    return runs


@amendment_of_runs("title", words="“")
def words_behind_quotations(run: Run) -> list[Run] | None:
    """Cut "Abstract. PhD diss" off "“A Title.” Abstract. PhD diss": a quoted title ends with its quotation."""
    cut = _quotation_end(run[1])
    if not cut:
        return None
    tail = "genre" if any(token.text.casefold() in _THESES for token in run[1][cut:]) else "note"
    return cut_run(run, cut, tail)


def _quotation_end(tokens: list[Token]) -> int:
    """Return where the only quotation of a title that begins with one ends, 0 where nothing but marks follows it."""
    if tokens[0].text != "“" or sum(token.text == "“" for token in tokens) != 1:
        return 0
    at = next((i for i, token in enumerate(tokens) if token.text == "”"), 0)
    closed = at > 1 and tokens[at - 1].text in ".,?!" and any(token.kind == "word" for token in tokens[at + 1 :])
    return at + 1 if closed else 0


@amendment("title>container")
def titles_torn(runs: list[Run]) -> list[Run]:
    """Join "History: A | Critical Introduction" and "Virtue: | International Arbitration", of which half was a host."""
    periodical = any(label in ("in", "volume", "issue", "url") for label, _ in runs)
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        torn = label == "container" and before is not None and before[0] == "title"
        if torn and before and (before[1][-1].text in _LEADING_ON or (not periodical and _runs_on(before[1], tokens))):
            out[-1] = ("title", before[1] + tokens)
        else:
            out.append((label, tokens))
    return out


def _runs_on(title: list[Token], host: list[Token]) -> bool:
    """Tell whether nothing, or the colon of a subtitle, stands between a title and what was taken for its host."""
    last, first = title[-1], host[0]
    if first.kind != "word" or bool(first.italic) != bool(title[0].italic):
        return False
    if last.text in "»”":  # "nella tradizione dell’«economica» | tra Cinque e Seicento"
        return title[0].text not in "«“" and first.text[0].islower()
    return last.kind == "word" or (last.text == ":" and len(title) > 2)


@amendment_of_runs("title", without="genre", words=_DEGREES)
def theses_in_titles(run: Run) -> list[Run] | None:
    """Cut ", Diss. phil., Univ." off a title; what follows the degree is where it was taken."""
    tokens = run[1]
    cut = next((at for at in range(2, len(tokens)) if tokens[at - 1].text == "," and _is_degree(tokens, at)), 0)
    if not cut:
        return None
    head = cut_run(run, cut, "genre")
    commas = [at for at in range(cut + 1, len(tokens) - 1) if tokens[at].text == ","]
    place = commas[-1] + 1 if commas else 0
    return [head[0], *cut_run(head[1], place - cut, "publisher")] if place else head


def _is_degree(tokens: list[Token], at: int) -> bool:
    """Tell whether "Diss. phil." or "unveröffentlichte Dissertation" stands at `at`."""
    return any(token.text.casefold() in _DEGREES for token in tokens[at : at + 2]) and tokens[at].text not in (
        "a",
        "the",
    )


@amendment_of_runs("title", words=["s"])
def lemmas(run: Run) -> list[Run] | None:
    """Take "s.v." off the word that was looked up: it is the title of the entry."""
    texts = [token.text for token in run[1][:4]]
    return cut_run(("note", run[1]), 4, "title") if texts == ["s", ".", "v", "."] and len(run[1]) > 4 else None


@amendment_of_runs("title", words=["press", "forthcoming", "erscheint"])
def states_of_print(run: Run) -> list[Run] | None:
    """Take "(in press)." and "(forthcoming)," off the head of a title."""
    texts = [token.text.casefold() for token in run[1][:6]]
    closed = texts.index(")") if texts[0] == "(" and ")" in texts else 0
    if not closed or not {"press", "forthcoming", "erscheint"} & set(texts[:closed]) or len(run[1]) < closed + 3:
        return None
    return cut_run(("note", run[1]), closed + 1 + (run[1][closed + 1].text in ".,"), "title")


@amendment_of_runs("title", without="container in", words="‘“„«")
def hosts_behind_quotations(run: Run) -> list[Run] | None:
    """Cut "Mind" off "‘Town Air’, Mind": behind a quoted title and a comma stands what holds it."""
    tokens = run[1]
    closing = _CLOSED_BY.get(tokens[0].text, "")
    at = next((i for i in range(2, len(tokens) - 1) if tokens[i].text in closing), 0)
    if not at or sum(token.text in closing for token in tokens) != 1:
        return None
    comma = "," in (tokens[at - 1].text, tokens[at + 1].text)
    start = at + 2 if tokens[at + 1].text == "," else at + 1
    if not comma or start >= len(tokens) or tokens[start].kind != "word" or not tokens[start].text[0].isupper():
        return None
    return cut_run(run, start, "container")


@amendment_of_runs("title", words="“")
def descriptions_before_titles(run: Run) -> list[Run] | None:
    """Cut "memorandum to the senate," off "memorandum to the senate, “Grading,”": the title is what is quoted."""
    tokens = run[1]
    opened = next((at for at, token in enumerate(tokens) if token.text == "“"), 0)
    small = opened > 1 and tokens[opened - 1].text == "," and tokens[0].text.islower() and tokens[-1].text in ",.”"
    return cut_run(("note", run[1]), opened, "title") if small else None
