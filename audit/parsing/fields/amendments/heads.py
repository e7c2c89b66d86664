"""The runs of one citation in, the same with the names at its head told from the title behind them out."""

from audit.language.expressions import expression
from audit.parsing.fields.amendments.amendment import amendment
from audit.parsing.fields.amendments.runs import Run, cut_run, merged
from audit.parsing.fields.cues import PARTICLES
from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.tokens import Token

_SECTION = expression(r"\d{1,4}(?:[a-e]\d{0,2}|\.\d{1,4}(?:\.\d{1,4})?)(?:[-–]\d{0,4}[a-e]?\d{0,2})?")
_ARTICLES = frozenset(["The", "A", "An", "Die", "Der", "Das", "La", "Le", "Il", "El", "On"])
_BODIES = frozenset(
    """Committee Commission Akademie Academy Ministry Ministère Ministerium Inc Ltd Corp Corporation Department
    Association Institute Council Agency Bureau Kommission Ausschuss""".split()
)
_LONGEST_BODY = 12  # tokens
_FEW = 8  # tokens
_ABBREVIATED = 3  # letters of a given name that is cut: "Ph.", "Chr."


@amendment("title", without="author")
def names_before_titles(runs: list[Run]) -> list[Run]:
    """Read names at the head of a title that has no author: "Grande and Augustyn, Gems", "Shaw, George. Pygmalion"."""
    if runs[0][0] != "title":
        return runs
    tokens = runs[0][1]
    short = {label for label, _ in runs} <= {"title", "page"}
    cut = (
        (short and (_two_names(tokens) or _ancient(tokens, runs[1:])))
        or _inverted(tokens)
        or _bracketed(tokens)
        or _body(tokens)
    )
    if not cut:
        return runs
    return [*cut_run(("author", tokens), cut, "title"), *runs[1:]]


def _two_names(tokens: list[Token]) -> int:
    """Return where "Grande and Augustyn," ends, 0 where a title does not begin so."""
    texts = [token.text for token in tokens[:5]]
    if len(tokens) < 5 or texts[1] not in ("and", "und", "et", "&") or texts[3] != ",":
        return 0
    return 4 if all(word[0].isupper() and word.isalpha() for word in (texts[0], texts[2], texts[4])) else 0


def _ancient(tokens: list[Token], rest: list[Run]) -> int:
    """Return where "Plato," ends before a work that is cited by its sections ("Timaeus 37d", "Annals 1.3")."""
    if len(tokens) < 3 or tokens[1].text != "," or tokens[0].kind != "word" or not tokens[2].text[0].isupper():
        return 0
    place = "".join(token.text for token in rest[0][1]).strip(".,") if rest else ""
    return 2 if _SECTION.fullmatch(place) else 0


def _bracketed(tokens: list[Token]) -> int:
    """Return where "[Ebenezer Cook?]," ends: an author whom the book does not name."""
    if tokens[0].text != "[" or len(tokens) < 6:
        return 0
    closed = next((at for at in range(2, min(_FEW, len(tokens) - 2)) if tokens[at].text == "]"), 0)
    named = all(t.kind == "mark" or t.text[0].isupper() for t in tokens[1:closed])
    return closed + 2 if closed and named and tokens[closed + 1].text in ",." else 0


def _body(tokens: list[Token]) -> int:
    """Return where "Bayerische Akademie der Wissenschaften," ends: a body, and a title with a capital behind it."""
    stop = next((at for at in range(2, min(_LONGEST_BODY, len(tokens) - 2)) if tokens[at].text in ",."), 0)
    words = [token for token in tokens[:stop] if token.kind == "word"]
    if len(words) < 2 or any(token.kind == "mark" for token in tokens[: stop - 1]) or words[0].text in _ARTICLES:
        return 0
    named = any(word.text in _BODIES for word in words)
    rest = tokens[stop + 2 :] if tokens[stop].text == "." and tokens[stop + 1].text == "," else tokens[stop + 1 :]
    following = [token for token in rest[:4] if token.kind == "word"]
    if not named or len(following) < 2 or rest[0].kind != "word" or not following[0].text[0].isupper():
        return 0
    return len(tokens) - len(rest)


def _inverted(tokens: list[Token]) -> int:
    """Return where "Shaw, George B." ends: a family name, a given name that is known as one, and initials."""
    if len(tokens) < 6 or tokens[0].kind != "word" or tokens[1].text != "," or not tokens[0].text[0].isupper():
        return 0
    if "g" not in lexicon().classes.get(tokens[2].text.casefold(), "") or not tokens[2].text[0].isupper():
        return 0
    for at in range(3, min(_FEW, len(tokens) - 1)):
        if tokens[at].text == "." and len(tokens[at - 1].text) > 1:
            return at + 1 if tokens[at + 1].text[0].isupper() else 0
        if tokens[at].text != "." and len(tokens[at].text) > 1:
            return 0
    return 0


@amendment("author>title")
def words_taken_for_names(runs: list[Run]) -> list[Run]:
    """Give "Ehrenmänner." in "Ute Frevert, Ehrenmänner. | Das Duell" to the title: no list of authors ends so."""
    out: list[Run] = []
    for number, (label, tokens) in enumerate(runs):
        follows = number + 1 < len(runs) and runs[number + 1][0] == "title"
        if label == "author" and follows and _ends_with_a_word(tokens):
            out += cut_run((label, tokens), len(tokens) - 2, "title")
        else:
            out.append((label, tokens))
    return merged(out)


def _ends_with_a_word(tokens: list[Token]) -> bool:
    """Tell whether one unknown word and a full stop or a comma stand behind one whole name in reading order."""
    if len(tokens) < 5 or tokens[-1].text not in ".," or tokens[-3].text != "," or tokens[-2].kind != "word":
        return False
    words = [token for token in tokens[:-3] if token.kind == "word"]
    if any(token.text in ",;&/" for token in tokens[:-3]) or not 1 < len(words) < 5 or len(tokens[-2].text) < 4:
        return False
    classes = lexicon().classes
    direct = len(words[0].text) == 1 or "g" in classes.get(words[0].text.casefold(), "")
    return direct and not {"g", "f"} & set(classes.get(tokens[-2].text.casefold(), ""))


@amendment("date>title", words=")")
def dates_in_titles(runs: list[Run]) -> list[Run]:
    """Give "forthcoming a)," at the head of a title back to the date whose bracket it closes."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        if label == "title" and before is not None and before[0] == "date" and _is_open(before[1]):
            closed = next((at for at in range(min(_FEW, len(tokens) - 1)) if tokens[at].text in "()"), 0)
            if closed and tokens[closed].text == ")":
                out[-1] = (before[0], before[1] + tokens[: closed + 1])
                tokens = tokens[closed + 1 :]
        out.append((label, tokens))
    return out


def _is_open(tokens: list[Token]) -> bool:
    marks = [token.text for token in tokens]
    return marks.count("(") > marks.count(")")


@amendment("author>title")
def given_names_in_titles(runs: list[Run]) -> list[Run]:
    """Give "Benedict de." at the head of a title back to the author "Spinoza,"."""
    if len(runs) < 2 or [label for label, _ in runs[:2]] != ["author", "title"]:
        return runs
    family, tokens = runs[0][1], runs[1][1]
    if len(family) != 2 or family[1].text != "," or "g" not in lexicon().classes.get(tokens[0].text.casefold(), ""):
        return runs
    stop = next(
        (at for at in range(1, min(_FEW, len(tokens) - 1)) if len(tokens[at - 1].text) > 1 and tokens[at].text == "."),
        0,
    )
    words = [token.text for token in tokens[:stop] if token.kind == "word"]
    if not stop or not tokens[stop + 1].text[0].isupper() or not all(w[0].isupper() or w in PARTICLES for w in words):
        return runs
    author = ("author", family + tokens[: stop + 1])
    return [author, ("title", tokens[stop + 1 :]), *runs[2:]]


@amendment("author>title")
def names_cut_at_stops(runs: list[Run]) -> list[Run]:
    """Join "Ph. | Malaurie, Droit": a short given name alone is no author, the word up to the comma is."""
    if len(runs) < 2 or [label for label, _ in runs[:2]] != ["author", "title"]:
        return runs
    given, tokens = runs[0][1], runs[1][1]
    if [token.kind for token in given] != ["word", "mark"] or given[1].text != "." or len(given[0].text) > _ABBREVIATED:
        return runs
    if len(tokens) < 4 or tokens[1].text != "," or tokens[0].kind != "word" or not tokens[0].text[0].isupper():
        return runs
    return [("author", given + tokens[:2]), ("title", tokens[2:]), *runs[2:]]
