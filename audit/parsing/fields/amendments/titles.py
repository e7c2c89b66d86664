"""The runs of one citation in, the same with what belongs to the title and what only follows it told apart out."""

from audit.language.expressions import expression
from audit.language.months import MONTHS
from audit.parsing.fields.amendments.runs import Run, cut_run, merged
from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.tokens import Token

_LEADING_TO_YEARS = frozenset(["of", "von", "de", "del", "in", "since", "before", "after", "seit", "vor", "nach"])
_PERFORMING = frozenset(
    """recorded read directed dir performed narrated conducted composed introduction introd foreword preface""".split()
)
_WITH = frozenset("introduction introd foreword preface afterword afterw commentary contributions essays".split())
_SPAN = expression(r"(?:1\d|20)\d\d[a-z]?")
_SECTION = expression(r"\d{1,4}(?:[a-e]\d{0,2}|\.\d{1,4}(?:\.\d{1,4})?)(?:[-–]\d{0,4}[a-e]?\d{0,2})?")
_IMPRINT = frozenset(["place", "publisher"])
_THESES = frozenset(["diss", "dissertation", "thesis"])
_ARTICLES = frozenset(["The", "A", "An", "Die", "Der", "Das", "La", "Le", "Il", "El", "On"])
_BODIES = frozenset(
    """Committee Commission Akademie Academy Ministry Ministère Ministerium Inc Ltd Corp Corporation Department
    Association Institute Council Agency Bureau Kommission Ausschuss""".split()
)
_LONGEST_BODY = 12  # tokens
_FEW = 8  # tokens


def subtitles(runs: list[Run]) -> list[Run]:
    """Join "Title. Subtitle" of a book, whose second half was taken for a host."""
    have = {label for label, _, _ in runs}
    if have & {"in", "volume", "issue", "page", "editor", "url", "publisher", "archive"} or "place" not in have:
        return runs
    out: list[Run] = []
    for label, tokens, confidence in runs:
        before = out[-1] if out else None
        if (
            label == "container"
            and before is not None
            and before[0] == "title"
            and before[1][-1].text in ".:"
            and len(tokens) > 3
        ):
            out[-1] = ("title", before[1] + tokens, min(before[2], confidence))
        else:
            out.append((label, tokens, confidence))
    return out


def performed(runs: list[Run]) -> list[Run]:
    """Cut ", recorded 1946–67", ", read by the author", ". Introduction by …" off a title."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        cut = 0
        if label == "title":
            cut = next((place for place in range(2, len(tokens)) if _performs(tokens, place)), 0)
        out.append((label, tokens[:cut] if cut else tokens, confidence))
        if cut:
            out.append(("note", tokens[cut:], confidence))
    return out


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


def remarks_in_brackets(runs: list[Run]) -> list[Run]:
    """Cut "[Where did Pigafetta go?]", "[Film; special edition" off the end of a title."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        cut = 0
        if label == "title":
            cut = next((at for at in range(len(tokens) - 1, 1, -1) if tokens[at].text == "["), 0)
            closed = next((at for at in range(cut, len(tokens)) if tokens[at].text == "]"), len(tokens))
            if any(token.kind != "mark" for token in tokens[closed + 1 :]) or len(tokens) - cut < 3:
                cut = 0
        out += cut_run((label, tokens, confidence), cut, "note") if cut else [(label, tokens, confidence)]
    return out


def years_in_brackets(runs: list[Run]) -> list[Run]:
    """Give "(1848–1914)" behind a title or host back to it, where a later date stands with the imprint."""
    out: list[Run] = []
    for number, (label, tokens, confidence) in enumerate(runs):
        before = out[-1] if out else None
        if (
            label in ("date", "origdate")
            and before is not None
            and before[0] in ("title", "container")
            and _is_span(tokens)
            and _dated_later(runs[number + 1 :])
        ):
            out[-1] = (before[0], before[1] + tokens, min(before[2], confidence))
            continue
        out.append((label, tokens, confidence))
    return merged(out)


def _is_span(tokens: list[Token]) -> bool:
    """Tell whether tokens are two years in round brackets, and nothing else."""
    years = sum(bool(_SPAN.fullmatch(token.text)) for token in tokens)
    return tokens[0].text == "(" and years == 2 and all(t.kind == "mark" or _SPAN.fullmatch(t.text) for t in tokens)


def _dated_later(runs: list[Run]) -> bool:
    """Tell whether a date follows a place or a press."""
    labels = [label for label, _, _ in runs]
    return "date" in labels and bool(_IMPRINT & set(labels[: labels.index("date")]))


def names_before_titles(runs: list[Run]) -> list[Run]:
    """Read names at the head of a title that has no author: "Grande and Augustyn, Gems", "Shaw, George. Pygmalion"."""
    if not runs or runs[0][0] != "title" or any(label == "author" for label, _, _ in runs):
        return runs
    tokens = runs[0][1]
    short = {label for label, _, _ in runs} <= {"title", "page"}
    cut = (
        (short and (_two_names(tokens) or _ancient(tokens, runs[1:])))
        or _inverted(tokens)
        or _bracketed(tokens)
        or _body(tokens)
    )
    if not cut:
        return runs
    return [*cut_run(("author", tokens, runs[0][2] * 0.8), cut, "title"), *runs[1:]]


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


def words_taken_for_names(runs: list[Run]) -> list[Run]:
    """Give "Ehrenmänner." in "Ute Frevert, Ehrenmänner. | Das Duell" to the title: no list of authors ends so."""
    out: list[Run] = []
    for number, (label, tokens, confidence) in enumerate(runs):
        follows = number + 1 < len(runs) and runs[number + 1][0] == "title"
        if label == "author" and follows and _ends_with_a_word(tokens):
            out += cut_run((label, tokens, confidence), len(tokens) - 2, "title", weight=0.8)
        else:
            out.append((label, tokens, confidence))
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


def years_of_titles(runs: list[Run]) -> list[Run]:
    """Read "War of 1878" behind a name as a title, where there is none: a year follows "of" in no imprint."""
    if any(label in ("title", "container", "in") for label, _, _ in runs):
        return runs
    for place in range(1, len(runs)):
        label, tokens, confidence = runs[place]
        words = [token.text for token in tokens if token.kind == "word"]
        if runs[place - 1][0] != "author" or not words or not words[0][0].isupper():
            continue
        if label == "date" and words[-1] in _LEADING_TO_YEARS and words[0].casefold() not in MONTHS:
            return [*runs[:place], ("title", tokens, confidence * 0.8), *runs[place + 1 :]]
        dated = place + 1 < len(runs) and runs[place + 1][0] == "date"
        if label in ("publisher", "place") and dated and tokens[-1].text in _LEADING_TO_YEARS:
            return [*runs[:place], ("title", tokens + runs[place + 1][1], confidence * 0.8), *runs[place + 2 :]]
    return runs


def words_behind_quotations(runs: list[Run]) -> list[Run]:
    """Cut "Abstract. PhD diss" off "“A Title.” Abstract. PhD diss": a quoted title ends with its quotation."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        cut = _quotation_end(tokens) if label == "title" else 0
        if not cut:
            out.append((label, tokens, confidence))
            continue
        tail = "genre" if any(token.text.casefold() in _THESES for token in tokens[cut:]) else "note"
        out += cut_run((label, tokens, confidence), cut, tail)
    return out


def _quotation_end(tokens: list[Token]) -> int:
    """Return where the only quotation of a title that begins with one ends, 0 where nothing but marks follows it."""
    if tokens[0].text != "“" or sum(token.text == "“" for token in tokens) != 1:
        return 0
    at = next((i for i, token in enumerate(tokens) if token.text == "”"), 0)
    closed = at > 1 and tokens[at - 1].text in ".,?!" and any(token.kind == "word" for token in tokens[at + 1 :])
    return at + 1 if closed else 0


def titles_torn(runs: list[Run]) -> list[Run]:
    """Join "History: A | Critical Introduction" and "Virtue: | International Arbitration", of which half was a host."""
    if any(label in ("in", "volume", "issue", "url") for label, _, _ in runs):
        return runs
    out: list[Run] = []
    for label, tokens, confidence in runs:
        before = out[-1] if out else None
        if label == "container" and before is not None and before[0] == "title" and _runs_on(before[1], tokens):
            out[-1] = ("title", before[1] + tokens, min(before[2], confidence))
        else:
            out.append((label, tokens, confidence))
    return out


def _runs_on(title: list[Token], host: list[Token]) -> bool:
    """Tell whether nothing, or the colon of a subtitle, stands between a title and what was taken for its host."""
    last, first = title[-1], host[0]
    if first.kind != "word" or first.italic != title[0].italic:
        return False
    if last.text in "»”":  # "nella tradizione dell’«economica» | tra Cinque e Seicento"
        return title[0].text not in "«“" and first.text[0].islower()
    return last.kind == "word" or (last.text == ":" and len(title) > 2)
