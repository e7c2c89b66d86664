"""The tokens and labels of a note in, what stands behind quoted titles and in their place made certain.

Behind a title in quotation marks and a comma stands what holds it, or what kind of text it is: no more of the title.
"""

from audit.parsing.fields.repair import repair
from audit.parsing.fields.surroundings import QUOTES, quotation_states
from audit.parsing.fields.tokens import Token

_GENRES = frozenset(
    """
    address briefing bulletin comunicato communiqué conference declaration dissertation editorial essay film interview
    lecture letter manuscript memo memorandum message minutes mitteilung news obituary paper photograph podcast post
    presentation press pressemitteilung release remarks report review speech statement talk thesis transcript typescript
    video working
    """.split()
)
_LONGEST_HOST = 8  # tokens
_LONGEST_BRACKET = 16  # tokens
_YEAR = 4  # digits
_HOSTS = frozenset(["container", "in", "editor", "place", "publisher", "archive", "volume"])


@repair(QUOTES)
def label_hosts_after_titles(tokens: list[Token], labels: list[str]) -> None:
    """Label the few words between a quoted title and a date: the newspaper, or the kind of text."""
    for place, state in enumerate(quotation_states(tokens)):
        if state[-1] != ">" or labels[place].lstrip("^") != "title" or place + 2 >= len(tokens):
            continue
        start = place + 1
        while start < len(tokens) and tokens[start].text in ",*_":
            start += 1
        if "," not in (tokens[place - 1].text, tokens[place + 1].text) or start == len(tokens):
            continue
        _label_host(tokens, labels, start)


@repair("(")
def label_years_as_titles(tokens: list[Token], labels: list[str]) -> None:
    """Call "1984" in "George Orwell, 1984 (London: Secker and Warburg, 1949)" the title: the year is in the bracket."""
    for place in range(2, len(tokens) - 3):
        if labels[place] == "date" and _is_year(tokens[place]):
            _label_year(tokens, labels, place)


def _label_host(tokens: list[Token], labels: list[str], start: int) -> None:
    """Label the words from `start` to the next comma, where a date is behind them."""
    name = labels[start]
    if name not in ("title", "genre", "container") or not tokens[start].text[0].isupper():
        return
    stop = start
    while stop < len(tokens) and labels[stop] == name and tokens[stop].text != ",":
        stop += 1
    words = [token.text.casefold() for token in tokens[start:stop] if token.kind == "word"]
    if not words or stop - start > _LONGEST_HOST or stop == len(tokens) or tokens[stop].text != ",":
        return
    if any(token.kind != "word" and token.text not in "*_.-&" for token in tokens[start:stop]):
        return
    kind = "genre" if _GENRES.issuperset(words) else "container"
    if name == kind or (name == "genre" and not _GENRES.isdisjoint(words)) or not _is_date(tokens, labels, stop + 1):
        return
    if kind == "container" and _has(labels, start, _HOSTS):
        return
    labels[start : stop + 1] = [kind] * (stop + 1 - start)


def _is_date(tokens: list[Token], labels: list[str], start: int) -> bool:
    """Tell whether a date begins at `start`; call it one where it was taken for a remark."""
    stop = next((at for at in range(start, min(start + 5, len(tokens))) if _is_year(tokens[at])), -1)
    if stop < 0 or any(labels[at] not in ("date", "note", "title", "genre") for at in range(start, stop + 1)):
        return False
    labels[start : stop + 1] = ["date"] * (stop + 1 - start)
    return True


def _label_year(tokens: list[Token], labels: list[str], place: int) -> None:
    if [tokens[place - 1].text, tokens[place + 1].text] != [",", "("]:
        return
    if labels[place - 1] != "author" or labels[place + 2] != "place":
        return
    bracket = range(place + 2, min(place + _LONGEST_BRACKET, len(tokens)))
    if any(labels[at] == "date" and _is_year(tokens[at]) for at in bracket) and not _has(labels, place, {"title"}):
        labels[place] = "title"


def _is_year(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) == _YEAR


def _has(labels: list[str], place: int, names: frozenset[str] | set[str]) -> bool:
    """Tell whether the citation around `place` holds one of these labels."""
    start = place
    while start and not labels[start].startswith("^"):
        start -= 1
    stop = place + 1
    while stop < len(labels) and not labels[stop].startswith("^"):
        stop += 1
    return any(label.lstrip("^") in names for label in labels[start:stop])
