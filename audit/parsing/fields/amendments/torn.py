"""The runs of one citation in, those that were torn inside a bracket, a phrase or a name joined again out."""

from audit.parsing.fields.amendments.amendment import amendment
from audit.parsing.fields.amendments.runs import Run
from audit.parsing.fields.tokens import Token

_PEOPLE = frozenset(["author", "editor", "translator", "edtrans"])
_WORDED = frozenset(["title", "container", "publisher", "place"])
_LEADING_ON = frozenset(["of", "and", "the", "von", "der", "des", "und", "de", "du", "et", "di", "della", "del"])
_SHORT = 4  # tokens of an abbreviation in brackets
_JOINING = frozenset(["and", "&", "or", "und", "oder", "et", "ou", "e", "ed", "o", "y"])
_ENDING = frozenset(",;:)]”")
_SPANNING = frozenset(
    "from between until since von zwischen bis seit ab de entre depuis dal dall tra fra desde".split()
)
_OPENING = frozenset("([{“„«‘")


@amendment()
def marks_astray(runs: list[Run]) -> list[Run]:
    """Give marks at the head of a run, or alone in one, to what they stand at: an opening one to what follows it."""
    if not any(tokens[0].kind == "mark" and _leads_astray(tokens) for _, tokens in runs):
        return runs
    out: list[Run] = []
    opening: list[Token] = []
    for number, (label, tokens) in enumerate(runs):
        if (
            _is_marks(tokens)
            and tokens[-1].text in _OPENING
            and number + 1 < len(runs)
            and runs[number + 1][0] in _WORDED
        ):
            opening = tokens
            continue
        cut = _marks_before(tokens, out[-1][1]) if out else 0
        if cut:
            out[-1] = (out[-1][0], out[-1][1] + tokens[:cut])
        if cut < len(tokens):
            out.append((label, opening + tokens[cut:]))
            opening = []
    return out


def _leads_astray(tokens: list[Token]) -> bool:
    return tokens[0].text in _ENDING or tokens[0].text == "»" or _is_marks(tokens)


def _marks_before(tokens: list[Token], before: list[Token]) -> int:
    """Return how many marks at the head of a run end what stands before it."""
    cut = 0
    closes = any(token.text == "«" for token in before) and not any(token.text == "»" for token in before)
    while cut < len(tokens) and (tokens[cut].text in _ENDING or (tokens[cut].text == "»" and closes)):
        cut += 1
    return len(tokens) if _is_marks(tokens) else cut


def _is_marks(tokens: list[Token]) -> bool:
    return tokens[0].kind == "mark" and all(token.kind == "mark" for token in tokens)


@amendment("title>container title>note", words=_JOINING)
def titles_that_go_on(runs: list[Run]) -> list[Run]:
    """Join "A Declaration of Ends, | and Means" and "Redivivus, | or The Looking-Glass": no host opens so."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        if (
            before is None
            or before[0] != "title"
            or label not in ("container", "note")
            or not _goes_on(before[1], tokens)
        ):
            out.append((label, tokens))
            continue
        by = next((at for at in range(2, len(tokens)) if tokens[at].text == "by" and tokens[at - 1].text == ","), 0)
        stop = by or len(tokens)
        out[-1] = ("title", before[1] + tokens[:stop])
        if by:
            out.append(("note", tokens[by:]))
    return out


def _goes_on(title: list[Token], rest: list[Token]) -> bool:
    """Tell whether "or The …", "and Means …" goes on with an unquoted title that ends with a comma or with none."""
    if rest[0].text not in _JOINING or len(rest) < 3 or title[0].text in '“„«‘"':
        return False
    following = rest[2] if rest[1].text == "," and len(rest) > 3 else rest[1]
    return following.kind == "word" and following.text[0].isupper() and title[-1].text not in ".”»"


@amendment(" ".join(f"{one}>{other}" for one in ("title", "container") for other in _PEOPLE), words=_LEADING_ON)
def names_in_hosts(runs: list[Run]) -> list[Run]:
    """Join "Letters of | E. B. Lund, ed. Ines Berg" and "The Letters | of A. Berg, ed." up to what ends the name."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        torn = label in _PEOPLE and before is not None and before[0] in ("title", "container")
        leads = before is not None and (before[1][-1].text in _LEADING_ON or _goes_with(before[1][-1], tokens))
        if not torn or before is None or not leads or len(before[1]) < 2:
            out.append((label, tokens))
            continue
        stop = next((at + 1 for at, token in enumerate(tokens) if token.text in ",;("), len(tokens))
        out[-1] = (before[0], before[1] + tokens[:stop])
        if stop < len(tokens):
            out.append((label, tokens[stop:]))
    return out


def _goes_with(last: Token, tokens: list[Token]) -> bool:
    """Tell whether "of John Berg," follows a word without a mark."""
    return last.kind == "word" and tokens[0].text in ("of", "von", "de", "di") and tokens[0].spaced


@amendment("author>title", words="(")
def titles_in_brackets(runs: list[Run]) -> list[Run]:
    """Join "Extensible Language ( | XL) 2.0": a bracket that opens at the end of a name closes in its own phrase."""
    label, tokens = runs[0]
    if label != "author" or tokens[-1].text != "(" or any(token.text in (",", "al") for token in tokens):
        return runs
    if all(token.text != ")" for token in runs[1][1][:_SHORT]):
        return runs
    joined = tokens + runs[1][1]
    rest = runs[2:]
    if rest and joined[-1].text not in ",.;:" and _is_version(rest[0]):
        joined, rest = joined + rest[0][1], rest[1:]
    return [("title", joined), *rest]


@amendment("container>title", "title", words="(")
def hosts_in_brackets(runs: list[Run]) -> list[Run]:
    """Give "(The Maid of the Mill)," behind a host back to it, where another title stands before."""
    out: list[Run] = []
    titled = False
    for label, tokens in runs:
        before = out[-1] if out else None
        whole = [token.text for token in tokens if token.text not in ",."]
        bracket = label == "title" and titled and whole[0] == "(" and whole[-1] == ")"
        if bracket and before is not None and before[0] == "container":
            out[-1] = (before[0], before[1] + tokens)
        else:
            out.append((label, tokens))
        titled = titled or label == "title"
    return out


def _is_version(run: Run) -> bool:
    """Tell whether a run is "1.0" and no more, taken for a page or a volume."""
    figures = [token.text for token in run[1] if token.text not in ",;"]
    return (
        run[0] in ("page", "volume", "issue", "note")
        and len(figures) > 2
        and figures[0].isdigit()
        and figures[1] == "."
    )


@amendment("author>title")
def titles_as_names(runs: list[Run]) -> list[Run]:
    """Join "The Daily Guide | to English Usage" and "in A New Companion | to Homer": no mark parts them."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        if label != "title" or before is None or before[0] != "author" or not _runs_on(before[1], tokens):
            out.append((label, tokens))
        elif before[1][0].text in ("in", "In"):
            out[-1:] = [("in", before[1][:1]), ("container", before[1][1:] + tokens)]
        elif len(out) == 1:
            out[-1] = ("title", before[1] + tokens)
        else:
            out.append((label, tokens))
    return out


def _runs_on(names: list[Token], title: list[Token]) -> bool:
    """Tell whether a title in small letters follows names without a mark, and none of these parts names."""
    small = title[0].text.islower() and title[0].text not in _JOINING
    return small and names[-1].kind == "word" and len(names) > 1 and not any(t.text in ",.&;" for t in names)


@amendment("publisher", words=["imprint"])
def imprints_of_presses(runs: list[Run]) -> list[Run]:
    """Join "Fjord Press, | an imprint of | University Press of | the North": all of it names the press."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        joins = before is not None and before[0] == "publisher" and _is_open(before[1], label, tokens)
        if joins and before is not None:
            out[-1] = ("publisher", before[1] + tokens)
        else:
            out.append((label, tokens))
    return out


def _is_open(press: list[Token], label: str, tokens: list[Token]) -> bool:
    """Tell whether a press goes on: with "an imprint of", or behind the "of" with which it ends."""
    imprint = label == "note" and any(token.text == "imprint" for token in tokens)
    return imprint or (press[-1].text == "of" and label in ("publisher", "place"))


@amendment("title>genre")
def titles_cut_at_colons(runs: list[Run]) -> list[Run]:
    """Join "Air in 2014: | Synthesis Report": behind a colon stands no genre but the rest of the title."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        if label == "genre" and before is not None and before[0] == "title" and before[1][-1].text == ":":
            out[-1] = ("title", before[1] + tokens)
        else:
            out.append((label, tokens))
    return out


@amendment("title>container title>page title>title title>series container>title", words="-")
def words_cut_at_hyphens(runs: list[Run]) -> list[Run]:
    """Join "Towns of 18th | -Century Oslo" and "18th- | Century": a hyphen without a blank stands inside a word."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        if before is not None and before[0] in ("title", "container") and _within_word(before[1], tokens):
            out[-1] = (before[0], before[1] + tokens)
        else:
            out.append((label, tokens))
    return out


def _within_word(before: list[Token], tokens: list[Token]) -> bool:
    """Tell whether a hyphen with no blank at the cut joins the last word before it to the first behind it."""
    if tokens[0].spaced:
        return False
    if tokens[0].text == "-":
        return len(tokens) > 1 and tokens[1].kind == "word"
    return len(before) > 1 and before[-1].text == "-" and not before[-1].spaced and tokens[0].kind == "word"


@amendment("title>page title>date title>volume", words=_SPANNING)
def years_of_themes(runs: list[Run]) -> list[Run]:
    """Join "Bergen from | 1700 to 1750," and "de | 1450 à 1560": a title does not end with a preposition."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        torn = before is not None and before[0] == "title" and before[1][-1].text in _SPANNING
        years = [token for token in tokens if token.text.isdigit()]
        if torn and before is not None and tokens[0] in years and all(len(year.text) > 2 for year in years):
            out[-1] = ("title", before[1] + tokens)
        else:
            out.append((label, tokens))
    return out
