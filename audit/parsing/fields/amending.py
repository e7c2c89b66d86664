"""The labelled runs of one citation in, runs mended by what a citation as a whole must look like out.

Each rule looks at one fault that the labelling of tokens makes, since it sees only the neighbours of each.
"""

from audit.language.expressions import expression
from audit.language.months import MONTHS
from audit.parsing.fields.cues import ORGANISATION, ROLE_WORDS
from audit.parsing.fields.tokens import Token

Run = tuple[str, list[Token], float]

_BOOK_FACTS = frozenset(["publisher", "place"])
_TITLE_WORDS = frozenset(
    ["of", "the", "and", "to", "in", "on", "for", "with", "The", "A", "An", "der", "des", "und", "de", "la"]
)
_MISTAKEN = frozenset(["genre", "place", "publisher", "note", "series", "court"])
_CLOSING = frozenset(["”", '"', "»", "“", "’"])
_GENRES = frozenset(
    """release statement interview paper speech lecture report letter email manuscript draft briefing transcript
    presentation memorandum testimony thesis dissertation video podcast""".split()  # noqa: SIM905
)
_TRANSLATING = frozenset(["translated", "trans", "transl", "tr", "übers", "übersetzt", "traduit", "trad", "traduzione"])
_PERFORMING = frozenset(["recorded", "read", "directed", "dir", "performed", "narrated", "conducted"])
_EDITING = frozenset(["ed", "eds", "edd", "hrsg", "hg", "hgg", "editor", "editors", "dir", "coord", "coords", "cura"])
_YEAR = expression(r"(?:1[4-9]|20)\d\d[a-z]?")


def amended(runs: list[Run], text: str) -> list[Run]:
    """Return the runs with every rule applied in turn."""
    for rule in _RULES:
        runs = rule(runs)
    return runs


def _roles_before_titles(runs: list[Run]) -> list[Run]:
    """Give "(eds.)," at the head of a title back to the names before it."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        if (
            out
            and label in ("title", "container", "series", "publisher")
            and out[-1][0] in ("author", "editor")
            and len(tokens) > 3
        ):
            before = out[-1]
            size = _role_size(tokens)
            if 0 < size < len(tokens):
                out[-1] = ("editor", before[1] + tokens[:size], before[2])
                tokens = tokens[size:]
            elif [t.text for t in tokens[:2]] == ["et", "al"]:
                size = 3 if tokens[2].text == "." else 2
                out[-1] = (before[0], before[1] + tokens[:size], before[2])
                tokens = tokens[size:]
        out.append((label, tokens, confidence))
    return out


def _role_size(tokens: list[Token]) -> int:
    """Return how many tokens "(eds.)," or "eds.," takes at the head of `tokens`."""
    place = 1 if tokens[0].text in "([" else 0
    if tokens[place].text.casefold() not in _EDITING:
        return 0
    place += 1
    while place < min(len(tokens), 5) and tokens[place].text in ".)],:":
        place += 1
    return place


def _authors_who_edit(runs: list[Run]) -> list[Run]:
    """Call the names editors that end with "(eds.)", and those that "in" introduces."""
    out: list[Run] = []
    for number, (label, tokens, confidence) in enumerate(runs):
        if label == "author":
            tail = [t.text.casefold() for t in tokens[-4:] if t.kind == "word"]
            if (len(tokens) > 2 and tail and tail[-1] in _EDITING and tokens[-1].text in ".),:]") or (
                number
                and len(tokens) > 2
                and tokens[0].text in ("in", "In")
                and any(r[0] == "title" for r in runs[:number])
            ):
                label = "editor"
        out.append((label, tokens, confidence))
    return out


def _editors_without_roles(runs: list[Run]) -> list[Run]:
    """Call names authors, at the head of a citation or among authors, where no word says that they edit."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        edges = tokens[:3] + tokens[-5:]
        alone = not out and not any(other == "author" for other, _, _ in runs)
        crowd = len(tokens) > 80 and (not out or out[-1][0] == "author")
        if label == "editor" and (alone or crowd) and not any(t.text.casefold() in ROLE_WORDS for t in edges):
            label = "author"
        out.append((label, tokens, confidence))
    return out


def _hosts_after_in(runs: list[Run]) -> list[Run]:
    """Call what follows "in" a container, where a title stands before it."""
    out: list[Run] = []
    titled = hosted = False
    for label, tokens, confidence in runs:
        if label == "in" or (label == "editor" and tokens[0].text in ("in", "In")):
            hosted = titled
        elif label == "title":
            if hosted:
                label = "container"
            titled = True
        out.append((label, tokens, confidence))
    return _merged(out)


def _merged(runs: list[Run]) -> list[Run]:
    """Join neighbours of one label."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        if out and out[-1][0] == label and label not in ("date", "author", "editor"):
            out[-1] = (label, out[-1][1] + tokens, min(out[-1][2], confidence))
        else:
            out.append((label, tokens, confidence))
    return out


def _names_torn(runs: list[Run]) -> list[Run]:
    """Join a container and a series or press between which no punctuation stands; the longer gives the label."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        before = out[-1] if out else None
        if (
            before is not None
            and {label, before[0]} <= {"container", "series", "publisher"}
            and before[1][-1].kind == "word"
            and tokens[0].kind == "word"
        ):
            name = label if len(tokens) > len(before[1]) else before[0]
            name = "container" if "container" in (label, before[0]) else name
            out[-1] = (name, before[1] + tokens, min(before[2], confidence))
        else:
            out.append((label, tokens, confidence))
    return out


def _subtitles(runs: list[Run]) -> list[Run]:
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


def _facts_at_the_end(runs: list[Run]) -> list[Run]:
    """Cut ", New York 1991" off a title or host, and "1935 (repr. …" off a place, before any other date."""
    out: list[Run] = []
    dated = cut = False
    for label, tokens, confidence in runs:
        at = _year_at(tokens) if label in ("title", "container", "place") and not dated else 0
        if at and label == "place":
            out.append((label, tokens[:at], confidence))
        elif at:
            comma = next((i for i in range(at - 1, max(at - 6, 0), -1) if tokens[i].text == ","), 0)
            between = [t for t in tokens[comma + 1 : at] if t.kind == "word"]
            if comma < 2 or not between or not all(t.text[0].isupper() for t in between):
                at = 0
            else:
                out.append((label, tokens[: comma + 1], confidence))
                out.append(("place", tokens[comma + 1 : at], confidence * 0.8))
        if at:
            out.append(("date", tokens[at : at + 1], confidence * 0.8))
            if len(tokens) > at + 1:
                out.append(("note", tokens[at + 1 :], confidence))
            dated = cut = True
            continue
        out.append(("note" if cut and label in ("date", "origdate", "place") else label, tokens, confidence))
        dated = dated or label == "date"
    return out


def _year_at(tokens: list[Token]) -> int:
    """Return where a year stands at the end, or before the bracket of a reprint; 0 when there is none."""
    for place in range(len(tokens) - 1, 0, -1):
        if _YEAR.fullmatch(tokens[place].text) and tokens[place].kind == "number":
            rest = tokens[place + 1 :]
            if all(t.kind == "mark" for t in rest) or rest[0].text == "(":
                earlier = _year_at(tokens[:place]) if rest and rest[0].text != "(" else 0
                return earlier or place
    return 0


def _published(runs: list[Run]) -> list[Run]:
    """Put the date that stands with the press before other dates of the same citation."""
    dates = [i for i, (label, _, _) in enumerate(runs) if label == "date"]
    if len(dates) < 2:
        return runs
    years = [{t.text[:4] for t in runs[i][1] if _YEAR.fullmatch(t.text)} for i in dates]
    if not years[0] or all(not y or y == years[0] for y in years[1:]):
        return runs
    for place, found in zip(dates[1:], years[1:], strict=True):
        if found and runs[place - 1][0] in ("place", "publisher"):
            return [("note" if i in dates and i != place else label, t, c) for i, (label, t, c) in enumerate(runs)]
    return runs


def _edited_titles(runs: list[Run]) -> list[Run]:
    """Cut "The Letters of G. M., ed. C. L. Cline", labelled as an editor, before the role word."""
    out: list[Run] = []
    titled = any(label == "title" for label, _, _ in runs)
    hosted = any(label == "container" for label, _, _ in runs)
    for label, tokens, confidence in runs:
        led = bool(out) and out[-1][0] == "in"
        cut = _role(tokens) if label == "editor" and not (hosted if led else titled) else 0
        if cut:
            out.append(("container" if led and titled else "title", tokens[:cut], confidence * 0.8))
            out.append((label, tokens[cut:], confidence))
        else:
            out.append((label, tokens, confidence))
    return out


def _role(tokens: list[Token]) -> int:
    """Return where a role word stands that a name follows and a title precedes, 0 when there is none."""
    for place in range(2, len(tokens) - 2):
        if tokens[place].text.casefold() in ROLE_WORDS and tokens[place].kind == "word":
            before = [t.text for t in tokens[:place] if t.kind == "word"]
            after = next((t for t in tokens[place + 1 :] if t.kind == "word" and t.text != "by"), None)
            if tokens[place].text[0].islower() and after is not None and after.text[0].isupper():
                return place if len(before) > 2 and _TITLE_WORDS & set(before) else 0
            return 0
    return 0


def _years_in_pages(runs: list[Run]) -> list[Run]:
    """Cut the year off "1523–1545, 2005" where the citation has no date otherwise."""
    if any(label == "date" for label, _, _ in runs):
        return runs
    out: list[Run] = []
    for label, tokens, confidence in runs:
        last = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].kind != "mark"), 0)
        if (
            label in ("page", "volume", "issue", "publisher", "place", "container")
            and last > 1
            and _YEAR.fullmatch(tokens[last].text)
        ):
            if label in ("page", "volume", "issue") and tokens[last - 1].text not in ",.;(":
                out.append((label, tokens, confidence))
                continue
            out.append((label, tokens[:last], confidence))
            out.append(("date", tokens[last:], confidence * 0.8))
        else:
            out.append((label, tokens, confidence))
    return out


def _volumes_in_pages(runs: list[Run]) -> list[Run]:
    """Cut the volume off "98, 161–166" or "20. 349-365" where a container precedes and no volume is labelled."""
    have = {label for label, _, _ in runs}
    if "volume" in have or "issue" in have or "container" not in have or have & _BOOK_FACTS:
        return runs
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


def _volumes_before_hosts(runs: list[Run]) -> list[Run]:
    """Read "8 Law & Society Review 217": a volume before its journal, the first page after it."""
    have = {label for label, _, _ in runs}
    if "container" not in have or "page" in have:
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


def _last_authors(runs: list[Run]) -> list[Run]:
    """Give the last of "Aubert JF, Katz J, Schutz G." back to the authors when it was put before the title."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        before = out[-1] if out else None
        if (
            label in ("title", "container")
            and before is not None
            and before[0] == "author"
            and before[1][-1].text == ","
            and len(tokens) > 4
            and tokens[0].text[0].isupper()
            and tokens[1].kind == "word"
            and tokens[1].text.isupper()
            and len(tokens[1].text) < 4
            and tokens[2].text == "."
            and len(before[1]) > 2
            and before[1][-2].text.isupper()
        ):
            out[-1] = ("author", before[1] + tokens[:3], before[2])
            tokens = tokens[3:]
        out.append((label, tokens, confidence))
    return out


def _swallowed_titles(runs: list[Run]) -> list[Run]:
    """Cut ", A Brief History of Time:" off the authors, where a person stands before it."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        cut = _title_among(tokens) if label == "author" else 0
        if cut:
            out.append((label, tokens[:cut], confidence))
            out.append(("title", tokens[cut:], confidence * 0.8))
        else:
            out.append((label, tokens, confidence))
    return _merged(out)


def _title_among(tokens: list[Token]) -> int:
    """Return where, after the comma that follows a person, an article and a capital begin a title; else 0."""
    for place in range(2, len(tokens) - 1):
        if tokens[place - 1].text == "," and tokens[place].text in ("A", "An", "The", "Der", "Die", "Das", "La", "Le"):
            before = [t.text for t in tokens[: place - 1] if t.kind == "word"]
            after = tokens[place + 1]
            if after.kind != "word" or after.text.casefold() in ORGANISATION or len(after.text) < 3:
                continue
            if 1 < len(before) < 6 and not any(w[0].islower() or w.casefold() in ORGANISATION for w in before):
                return place
    return 0


def _translators_in_notes(runs: list[Run]) -> list[Run]:
    """Read the translator whom "Translated by", put among the remarks, names."""
    if any(label in ("translator", "edtrans") for label, _, _ in runs):
        return runs
    out: list[Run] = []
    for label, tokens, confidence in runs:
        stop = _person_end(tokens) if label == "note" and tokens[0].text.casefold() in _TRANSLATING else 0
        if stop:
            out.append(("translator", tokens[:stop], confidence * 0.8))
            if len(tokens) > stop:
                out.append((label, tokens[stop:], confidence))
        else:
            out.append((label, tokens, confidence))
    return out


def _person_end(tokens: list[Token]) -> int:
    """Return where the name after "Translated by" ends: at a comma, or at a point that is not an initial's."""
    named = False
    for place in range(1, min(len(tokens), 14)):
        text = tokens[place].text
        named = named or (tokens[place].kind == "word" and text[0].isupper() and len(text) > 1)
        if named and (text in ",;(" or (text == "." and len(tokens[place - 1].text) > 1)):
            return place + 1
    return len(tokens) if named and len(tokens) < 10 else 0


def _papers(runs: list[Run]) -> list[Run]:
    """Take what stands between a quoted title and a day or month for the paper it was printed in."""
    if any(label == "container" for label, _, _ in runs):
        return runs
    out = list(runs)
    for place in range(1, len(out) - 1):
        label, tokens, confidence = out[place]
        if (
            label in _MISTAKEN
            and out[place - 1][0] == "title"
            and any(t.text in _CLOSING for t in out[place - 1][1][-2:])
            and out[place + 1][0] == "date"
            and any(t.text.casefold().rstrip(".") in MONTHS for t in out[place + 1][1])
            and tokens[-1].text == ","
            and not any(t.text.casefold() in _GENRES for t in tokens)
            and not any(t.text in "(:" for t in tokens)
        ):
            out[place] = ("container", tokens, confidence * 0.8)
    return out


def _cases(runs: list[Run]) -> list[Run]:
    """Take "R. v. Ministry of Defence" for the name of a case, not for names of authors."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        if label in ("author", "editor") and any(
            t.text in ("v", "vs") and 0 < i < len(tokens) - 1 and t.spaced for i, t in enumerate(tokens)
        ):
            label = "title"
        out.append((label, tokens, confidence))
    return _merged(out)


def _abbreviated_hosts(runs: list[Run]) -> list[Run]:
    """Give "Prog. Part." back to "Nucl. Phys." when it was taken for a title of two abbreviations."""
    out = list(runs)
    for place in range(len(out) - 1):
        label, tokens, confidence = out[place]
        words = [i for i, t in enumerate(tokens) if t.kind == "word"]
        if (
            label == "title"
            and out[place + 1][0] == "container"
            and 0 < len(words) < 4
            and len(tokens) == 2 * len(words)
            and all(len(tokens[i].text) < 7 and i + 1 < len(tokens) and tokens[i + 1].text == "." for i in words)
        ):
            out[place] = ("container", tokens, confidence)
    return _merged(out)


def _hosts_alone(runs: list[Run]) -> list[Run]:
    """Read a container or series as the title of a book that has none."""
    have = {label for label, _, _ in runs}
    if have & {"title", "volume", "issue", "page", "letter", "in", "court"} or not have & _BOOK_FACTS:
        return runs
    wanted = "container" if "container" in have else "series" if "series" in have else ""
    if not wanted:
        return runs
    first = next(i for i, (label, _, _) in enumerate(runs) if label == wanted)
    _label, tokens, confidence = runs[first]
    return [*runs[:first], ("title", tokens, confidence * 0.8), *runs[first + 1 :]]


def _only_dates(runs: list[Run]) -> list[Run]:
    """Take the facts of a first edition for those of the source, where no others are given."""
    have = {label for label, _, _ in runs}
    if "date" in have or "origdate" not in have:
        return runs
    out: list[Run] = []
    for label, tokens, confidence in runs:
        if label == "origdate":
            out += _facts(tokens, confidence, have)
        else:
            out.append((label, tokens, confidence))
    return out


def _facts(tokens: list[Token], confidence: float, have: set[str]) -> list[Run]:
    """Take "(New York: Faber & Faber, 1999)" apart; without a colon it is all date."""
    colon = next((i for i, t in enumerate(tokens) if t.text == ":"), 0)
    last = next((i for i in range(len(tokens) - 1, 0, -1) if _YEAR.fullmatch(tokens[i].text)), 0)
    if not 0 < colon < last - 1 or have & _BOOK_FACTS:
        return [("date", tokens, confidence)]
    return [
        ("place", tokens[: colon + 1], confidence * 0.8),
        ("publisher", tokens[colon + 1 : last], confidence * 0.8),
        ("date", tokens[last:], confidence),
    ]


def _volumes_of_sets(runs: list[Run]) -> list[Run]:
    """Cut "vol. 1 of The Whole Set" into a volume and a host, wherever it was put."""
    if "volume" in {label for label, _, _ in runs} or any(label == "in" for label, _, _ in runs):
        return runs
    out: list[Run] = []
    for label, tokens, confidence in runs:
        at = _set(tokens) if label in ("title", "note", "container", "series", "page") else None
        if at is None:
            out.append((label, tokens, confidence))
            continue
        start, stop = at
        if start:
            out.append((label, tokens[:start], confidence))
        out.append(("volume", tokens[start:stop], confidence * 0.8))
        out.append(("container", tokens[stop + 1 :], confidence * 0.8))
    return out


def _set(tokens: list[Token]) -> tuple[int, int] | None:
    """Return where "vol. 2, bk. 2" stands that "of" and a capital follow."""
    for start, token in enumerate(tokens[:-4]):
        if token.text.casefold() in ("vol", "volume", "bd", "t", "tome"):
            stop = start + 1
            while stop < min(start + 9, len(tokens) - 2) and tokens[stop].text != "of":
                stop += 1
            if tokens[stop].text == "of" and tokens[stop + 1].text[0].isupper():
                return start, stop
    return None


def _performed(runs: list[Run]) -> list[Run]:
    """Cut ", recorded 1946–67", ", read by the author" off a title."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        cut = 0
        if label == "title":
            for place in range(2, len(tokens) - 1):
                if tokens[place].text in _PERFORMING and tokens[place - 1].text == ",":
                    cut = place
                    break
        out.append((label, tokens[:cut] if cut else tokens, confidence))
        if cut:
            out.append(("note", tokens[cut:], confidence))
    return out


def _languages(runs: list[Run]) -> list[Run]:
    """Take "[in Russian]" for a remark, not for a host."""
    out = list(runs)
    for place in range(1, len(out) - 1):
        label, tokens, confidence = out[place]
        host = out[place + 1]
        if label == "in" and out[place - 1][1][-1].text in "[(" and host[1][-1].text in "])" and len(host[1]) < 4:
            out[place] = ("note", tokens, confidence)
            out[place + 1] = ("note", host[1], host[2])
    return out


_RULES = (
    _swallowed_titles,
    _translators_in_notes,
    _facts_at_the_end,
    _only_dates,
    _languages,
    _volumes_of_sets,
    _performed,
    _edited_titles,
    _cases,
    _papers,
    _roles_before_titles,
    _last_authors,
    _abbreviated_hosts,
    _authors_who_edit,
    _editors_without_roles,
    _hosts_after_in,
    _years_in_pages,
    _volumes_in_pages,
    _volumes_before_hosts,
    _names_torn,
    _subtitles,
    _published,
    _hosts_alone,
)
