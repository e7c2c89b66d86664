"""The runs of one citation in, the same with its people told apart out: names, roles, and titles taken for names."""

from audit.parsing.fields.amendments.runs import Run, merged
from audit.parsing.fields.cues import ORGANISATION, ROLE_WORDS
from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.tokens import Token

_SAME = frozenset("Ders Dies Derselbe Dieselbe ders dies derselbe dieselbe Id ID Idem IDEM Ead EAD Eadem EADEM".split())
_TITLE_WORDS = frozenset(
    ["of", "the", "and", "to", "in", "on", "for", "with", "The", "A", "An", "der", "des", "und", "de", "la"]
)
_TRANSLATING = frozenset(["translated", "trans", "transl", "tr", "übers", "übersetzt", "traduit", "trad", "traduzione"])
_EDITING = frozenset(["ed", "eds", "edd", "hrsg", "hg", "hgg", "editor", "editors", "dir", "coord", "coords", "cura"])


def swallowed_titles(runs: list[Run]) -> list[Run]:
    """Cut ", A Brief History of Time:" off the authors, where a person stands before it."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        cut = _title_among(tokens) if label == "author" else 0
        if cut:
            out.append((label, tokens[:cut], confidence))
            out.append(("title", tokens[cut:], confidence * 0.8))
        else:
            out.append((label, tokens, confidence))
    return merged(out)


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


def translators_in_notes(runs: list[Run]) -> list[Run]:
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


def edited_titles(runs: list[Run]) -> list[Run]:
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


def cases(runs: list[Run]) -> list[Run]:
    """Take "R. v. Ministry of Defence" for the name of a case, not for names of authors."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        if label in ("author", "editor") and any(
            t.text in ("v", "vs") and 0 < i < len(tokens) - 1 and t.spaced for i, t in enumerate(tokens)
        ):
            label = "title"
        out.append((label, tokens, confidence))
    return merged(out)


def roles_before_titles(runs: list[Run]) -> list[Run]:
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


def last_authors(runs: list[Run]) -> list[Run]:
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


def authors_who_edit(runs: list[Run]) -> list[Run]:
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


def editors_without_roles(runs: list[Run]) -> list[Run]:
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


def same_authors(runs: list[Run]) -> list[Run]:
    """Cut "Ders.," and "Id.," off the head of a title: they stand for the author of the source before."""
    if not runs or runs[0][0] != "title":
        return runs
    _label, tokens, confidence = runs[0]
    size = 2 if len(tokens) > 3 and tokens[1].text == "." else 1
    if len(tokens) <= size + 1 or tokens[0].text not in _SAME or tokens[size].text not in ",:":
        return runs
    return [("author", tokens[: size + 1], confidence * 0.8), ("title", tokens[size + 1 :], confidence), *runs[1:]]


def places_among_editors(runs: list[Run]) -> list[Run]:
    """Cut "Vicenza," off "a cura di F. Barbarano, Vicenza,", where no place is labelled and a press or date follows."""
    if any(label == "place" for label, _, _ in runs):
        return runs
    out: list[Run] = []
    for number, (label, tokens, confidence) in enumerate(runs):
        following = runs[number + 1][0] if number + 1 < len(runs) else ""
        if label == "editor" and following in ("publisher", "date", "container") and _named_place(tokens):
            out.append((label, tokens[:-2], confidence))
            out.append(("place", tokens[-2:], confidence * 0.8))
        else:
            out.append((label, tokens, confidence))
    return out


def _named_place(tokens: list[Token]) -> bool:
    """Tell whether names end with ", Vicenza,": one word that is known as a place, and as no name of a person."""
    if len(tokens) < 6 or [t.text for t in tokens[-1:]] != [","] or tokens[-3].text != ",":
        return False
    classes = lexicon().classes.get(tokens[-2].text.casefold(), "")
    return "p" in classes and not {"g", "f"} & set(classes)


def names_like_places(runs: list[Run]) -> list[Run]:
    """Read "Lund, 45" as a short form: a place with a page, and nothing else, is a name that a town has, too."""
    if runs and runs[0][0] == "place" and {label for label, _, _ in runs[1:]} <= {"page"}:
        return [("author", runs[0][1], runs[0][2] * 0.8), *runs[1:]]
    return runs
