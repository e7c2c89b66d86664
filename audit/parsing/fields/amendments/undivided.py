"""The runs of one citation in, names at its head that hold a title or a host told from these out."""

from audit.parsing.fields.amendments.amendment import amendment
from audit.parsing.fields.amendments.runs import Run
from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.tokens import Token

_JOINING = frozenset(["and", "und", "et", "y", "e", "&", ";", "/", "al"])
_SHORT = frozenset(["author", "title", "page", "volume", "note"])
_HOSTS = frozenset(["container", "publisher", "title", "series", "place"])


@amendment("author", without="title container series in letter supra ibid archive court")
def titles_like_names(runs: list[Run]) -> list[Run]:
    """Read "Lund, J. S. Berg." and "Ines Lund, J. S. Berg, | trans." as an author and a title that is a name."""
    label, tokens = runs[0]
    alone = [one for one, _ in runs].count("author") == 1
    comma = _only_comma(tokens) if label == "author" and alone else 0
    if not comma or not _is_whole_name(tokens[comma + 1 :]):
        return runs
    first = [token for token in tokens[:comma] if token.kind == "word"]
    short = {one for one, _ in runs} <= _SHORT
    initialled = len(tokens[comma + 1].text) == 1
    if not (len(first) > 1 or (short and initialled)):
        return runs
    return [("author", tokens[: comma + 1]), ("title", tokens[comma + 1 :]), *runs[1:]]


@amendment("author>title")
def titles_begun_as_names(runs: list[Run]) -> list[Run]:
    """Join "Ines Lund, Jacob H. | Berg: A Study" behind the comma: a title that begins with a name."""
    if [label for label, _ in runs[:2]] != ["author", "title"]:
        return runs
    tokens, title = runs[0][1], runs[1][1]
    comma = _only_comma(tokens)
    bracketed = any(label == "place" and inside[0].text == "(" for label, inside in runs)
    if comma > 1 and bracketed and tokens[-1].text == ":" and _is_whole_name(tokens[comma + 1 : -1]):
        head = ("author", tokens[: comma + 1])  # "Ines Lund, Jacob H. Berg: | A Study (Oslo:"
        return [head, ("title", tokens[comma + 1 :] + title), *runs[2:]]
    if not comma or tokens[-1].text in ",:;" or title[0].kind != "word" or not title[0].text[0].isupper():
        return runs
    first = [token for token in tokens[:comma] if token.kind == "word"]
    given = [token.text for token in tokens[comma + 1 :] if token.kind == "word"]
    words = [token for token in title if token.kind == "word"]
    short = {one for one, _ in runs} <= _SHORT and len(words) == 1
    subtitled = len(first) > 1 and len(title) > 2 and title[1].text == ":"
    if not (short or subtitled) or not given or len(given[-1]) > 1 or not _is_given(given[0]):
        return runs
    head = ("author", tokens[: comma + 1])
    return [head, ("title", tokens[comma + 1 :] + title), *runs[2:]]


def _only_comma(tokens: list[Token]) -> int:
    """Return where the one comma inside a list of names stands, 0 where there are more, or other marks of a list."""
    commas = [at for at, token in enumerate(tokens[:-1]) if token.text == ","]
    if len(commas) != 1 or any(token.text in _JOINING for token in tokens):
        return 0
    return commas[0]


def _is_whole_name(tokens: list[Token]) -> bool:
    """Tell whether tokens are initials or a given name and a family name, in this order, and no more."""
    words = [token.text for token in tokens if token.kind == "word"]
    if not 1 < len(words) < 5 or any(t.kind == "mark" and t.text not in ".,-" for t in tokens):
        return False
    last = words[-1]
    family = len(last) > 2 and last[0].isupper() and "g" not in lexicon().classes.get(last.casefold(), "")
    return family and _is_given(words[0])


def _is_given(word: str) -> bool:
    return (len(word) == 1 and word.isupper()) or "g" in lexicon().classes.get(word.casefold(), "")


@amendment("author", words=["in"])
def hosts_in_names(runs: list[Run]) -> list[Run]:
    """Read "Lund, Towns, in Works" as an author, a title and a host, where all was taken for names."""
    label, tokens = runs[0]
    led = next((at for at in range(2, len(tokens) - 1) if (tokens[at - 1].text, tokens[at].text) == (",", "in")), 0)
    comma = next((at for at, token in enumerate(tokens) if token.text == ","), 0)
    title = tokens[comma + 1 : led - 1]
    if label != "author" or not led or not comma or not title or any(token.text in ",“„«‘" for token in title):
        return runs
    if len(title) == 1 and _is_given(title[0].text):
        return runs
    pieces = [("author", tokens[: comma + 1]), ("title", tokens[comma + 1 : led]), ("in", tokens[led : led + 1])]
    return [*((name, piece) for name, piece in pieces), ("container", tokens[led + 1 :]), *runs[1:]]


@amendment("in", "page", without="date place")
def hosts_in_short(runs: list[Run]) -> list[Run]:
    """Read "in | Berg, | Prairie Towns, | 84–87" as the editor and the title of a book that was cited before."""
    out = list(runs)
    for place in range(1, len(runs) - 1):
        if runs[place - 1][0] == "in" and runs[place][0] == "container" and _begins_with_editor(runs[place][1]):
            _, both = runs[place]
            return [
                *runs[:place],
                ("editor", both[:2]),
                ("container", both[2:]),
                *runs[place + 1 :],
            ]
    for place in range(1, len(runs) - 2):
        led, (_, name), (label, title) = runs[place - 1][0], runs[place], runs[place + 1]
        single = len(name) == 2 and name[0].kind == "word" and name[0].text[0].isupper() and name[1].text == ","
        if led == "in" and single and label in _HOSTS and runs[place + 2][0] in ("page", "volume"):
            out[place], out[place + 1] = ("editor", name), ("container", title)
    return out


def _begins_with_editor(tokens: list[Token]) -> bool:
    """Tell whether "Berg, Prairie Towns" begins with one word that is a family name, and no town, journal or title."""
    if len(tokens) < 5 or tokens[1].text != "," or any(token.text == "," for token in tokens[2:-1]):
        return False
    classes = set(lexicon().classes.get(tokens[0].text.casefold(), ""))
    return "f" in classes and not classes & set("pjnt") and tokens[2].text[0].isupper()
