"""References, repeat forms and commentary in, whole lines with a label for every character out."""

from __future__ import annotations

import random

from references import comments, prose, science
from references.grammar import COMPOSED
from references.styles import Piece, Style, _families, complete, new_work, render
from references.templates import TEMPLATES

Line = tuple[str, list[str]]  # text; one label a character, "" where neighbours decide, "^label" at a citation's first
Part = tuple[list[Piece], str]  # "citation" or "between"
_WORDS_BETWEEN = {
    "en": (" and ", ", and ", "; and ", ", with ", " with ", ", and in ", ", as well as "),
    "de": (" und ", "; und ", ", sowie ", " sowie ", ", und "),
    "fr": (" et ", ", et ", " ainsi que "),
    "it": (" e ", ", e ", "; e ", " ed "),
    "es": (" y ", "; y ", ", y "),
}
_QUOTES = set("“„‘«‚»\"'")
_OPENING = set("([{“„‘«‚»\"'<")


_LAW = frozenset(["law_society", "lawreview"])  # what their manuals ask is mostly kept


def _full(rng: random.Random, lang: str, style: Style, manual: float) -> list[Piece]:
    """Return a full reference; `manual` is the share of those set as a manual says, the others in an order of their own."""
    work = new_work(rng, lang)
    names, weights = _families(lang)
    family = rng.choices(names, weights)[0]
    template = (
        COMPOSED[family](rng)
        if family in COMPOSED and rng.random() > (max(manual, 0.6) if family in _LAW else manual)
        else rng.choice(TEMPLATES[family])
    )
    if family in ("science", "conference") and lang == "en" and rng.random() < 0.8:
        work["title"] = science.science_title(rng)
    return render(complete(work, template, style), template, style)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Drop doubled points and commas where two pieces meet."""
    out: list[Piece] = []
    for text, label in pieces:
        if not text:
            continue
        if out and out[-1][0]:
            last = out[-1][0][-1]
            if (
                (text[0] == "." and last in ".?!")
                or (text[0] == "," and last in ",?")
                or (text[0] == " " and last == " ")
            ):
                text = text[1:]
        if text:
            out.append((text, label))
    return out


def line(rng: random.Random) -> list[Part]:
    """Return the parts of a line: an entry of a list, or a note."""
    lang = rng.choices(("en", "de", "fr", "it", "es"), (50, 25, 8, 13, 4))[0]
    style = Style(rng, lang)
    return _entry(rng, lang, style) if rng.random() < 0.5 else _note(rng, lang, style)


def _between(text: str, label: str) -> Part:
    return [(text, label)], "between"


def _entry(rng: random.Random, lang: str, style: Style) -> list[Part]:
    """Return one full reference, now and then with the mark of a list before it."""
    parts: list[Part] = [(_full(rng, lang, style, 0.25), "citation")]
    if rng.random() < 0.05:
        marks = ("1. ", "[12] ", "23 ", "(4) ", "[Smi98] ", "7) ", "• ", "- ", "� ", "� ", "◆ ")
        parts.insert(0, _between(rng.choice(marks), "between"))
    return parts


def _note(rng: random.Random, lang: str, style: Style) -> list[Part]:
    """Return commentary and citations, with what leads to each and what joins two."""
    count = rng.choices((0, 1, 2, 3, 4, 5), (7, 52, 24, 10, 5, 2))[0]
    parts: list[Part] = []
    if count == 0 or rng.random() < 0.2:
        for _ in range(rng.choice((1, 1, 2, 3)) if count == 0 else rng.choice((1, 1, 1, 2))):
            parts.append(_between(comments.sentence(rng, lang) + " ", "comment"))
    joint = rng.choice(("; ", "; ", "; ", ". ", ". ", ", ", " – ", " / "))
    for number in range(count):
        joined = number > 0 and bool(parts) and parts[-1][0][-1][0].rstrip().endswith((";", ","))
        parts += _cited(rng, lang, style, first=number == 0, joined=joined)
        parts += _joint(rng, lang, joint) if number < count - 1 else _remark(rng, lang)
    return parts


def _cited(rng: random.Random, lang: str, style: Style, *, first: bool, joined: bool) -> list[Part]:
    """Return a citation with the signal or the words that lead to it; `joined` when a comma or semicolon precedes."""
    kind = rng.choices(("full", "ibid", "supra", "short", "cross_reference"), (58, 8, 12, 16, 6))[0]
    pieces = _full(rng, lang, style, 0.65) if kind == "full" else comments.repeat(rng, lang, kind)
    pieces = [piece for piece in pieces if piece[0]]
    if pieces and pieces[0][1] == "signal":
        return [([pieces[0]], "between"), (pieces[1:], "citation")]
    if rng.random() < (0.35 if first else 0.28):
        signal = rng.choice(comments.SIGNALS[lang])
        if joined:
            signal = signal[:1].lower() + signal[1:]
        return [_between(signal + " ", "signal"), (pieces, "citation")]
    if rng.random() >= 0.16:
        return [(pieces, "citation")]
    text = prose.lead(rng, lang) if rng.random() < 0.8 else comments.sentence(rng, lang).rstrip(".") + ":"
    led = [_between(text + " ", "comment"), (pieces, "citation")]
    if "(" in text and ")" not in text:
        led.append(_between(rng.choice((").", ")", ").")), "sep"))
    return led


def _joint(rng: random.Random, lang: str, mark: str) -> list[Part]:
    """Return what stands between two citations: words of the author, a conjunction, or most often `mark`."""
    if rng.random() < 0.12:
        words = (
            comments.sentence(rng, lang),
            prose.lead(rng, lang),
            prose.lead(rng, lang),
            "and ",
            "as well as " if lang == "en" else "sowie ",
            "and " if lang == "en" else "und ",
        )
        return [_between(f" {rng.choice(words)} ", "comment")]
    if rng.random() < 0.07:
        return [_between(rng.choice(_WORDS_BETWEEN[lang]), "sep")]
    return [_between(mark if rng.random() < 0.8 else rng.choice(("; ", ". ")), "sep")]


def _remark(rng: random.Random, lang: str) -> list[Part]:
    """Return the sentences with which one note in five ends."""
    if rng.random() >= 0.22:
        return []
    gap = " " if rng.random() < 0.93 else " – "
    said = " ".join(comments.sentence(rng, lang) for _ in range(rng.choice((1, 1, 2))))
    return [([(gap, "sep"), (said, "comment")], "between")]


# Few citations begin with these: they need no labels of their own.
_FIRST = {
    "hosted": "title",
    "place": "title",
    "page": "title",
    "publisher": "title",
    "archive_location": "archive",
    "edtrans": "editor",
}


def compose(rng: random.Random) -> Line:
    """Return a line with its labels."""
    text = ""
    labels: list[str] = []
    parts = line(rng)
    for index, (pieces, kind) in enumerate(parts):
        pieces = _joined(pieces)
        following = parts[index + 1][0][0][0] if index + 1 < len(parts) and parts[index + 1][0] else ""
        first = kind == "citation"
        if kind == "citation":
            pieces = _hosted(_spread(pieces))
        for piece, label in pieces:
            if not piece:
                continue
            if text and piece[0] in ".;," and text[-1:] in ".;,":
                if piece.startswith((";", ",")) and text[-1] == ".":
                    text, labels = text[:-1], labels[:-1]
                else:
                    piece = piece[1:]
            if not piece:
                continue
            start = len(labels)
            text += piece
            labels += [label or "other"] * len(piece)
            if first:
                at = start + len(piece) - len(piece.lstrip())
                if at < len(labels):
                    name = labels[at].lstrip("^")
                    labels[at] = "^" + _FIRST.get(name, name)
                    first = False
        if kind == "citation" and following[:1] in (";", ",") and text.endswith("."):
            text, labels = text[:-1], labels[:-1]
    return _noisy(rng, text, labels)


def _hosted(pieces: list[Piece]) -> list[Piece]:
    """Set the title of what stands in a journal or a volume apart from that of a book.

    A chain of labels remembers nothing but the label before: so it knows what kind of source it is in.
    """
    if not any(label == "container" for _, label in pieces):
        return pieces
    return [(text, "hosted" if label == "title" else label) for text, label in pieces]


def _spread(pieces: list[Piece]) -> list[Piece]:
    """Give the unlabelled pieces the labels of their neighbours: words and openings forward, punctuation back."""
    out: list[Piece] = []
    for index, (text, label) in enumerate(pieces):
        if label is not None:
            out.append((text, label))
            continue
        following = next((lab for _, lab in pieces[index + 1 :] if lab), None)
        before = out[-1][1] if out else None
        cut = 0
        while cut < len(text) and not text[cut].isalnum() and text[cut] not in _OPENING and text[cut] not in "§#":
            cut += 1
        head, tail = text[:cut], text[cut:]
        if head:
            out.append((head, before or following or "other"))
        opening = ""
        while len(tail) > 1 and tail[-1] in _QUOTES and tail[-2] in " (":
            tail, opening = tail[:-1], tail[-1] + opening
        if tail:
            out.append((tail, _word_label(tail.strip(" .,;:()"), before, following)))
        if opening:
            out.append((opening, following or before or "other"))
    return out


def _word_label(words: str, before: str | None, following: str | None) -> str:
    """Return the label of words that stand between two slots: role words and "Jahrgang" go with what precedes."""
    first = words.split(" ")[0].strip(".,:;").casefold()
    if words.casefold() in ("in", "dans", "en", "aus") and following in ("container", "editor", "journal"):
        return "in"
    if before == "editor" and first in (
        "ed",
        "eds",
        "edd",
        "editor",
        "editors",
        "hrsg",
        "hg",
        "hgg",
        "dir",
        "coord",
        "comp",
    ):
        return "editor"
    if before == "volume" and first in ("jahrgang", "jg", "bde", "vols"):
        return "volume"
    if (
        following is None
        and before
        and first not in ("accessed", "repr", "in", "forthcoming", "submitted", "web", "print")
    ):
        return before
    return following or before or "other"


_SWAPS = {"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "„": '"', "«": '"', "»": '"'}


def _noisy(rng: random.Random, text: str, labels: list[str]) -> Line:
    """Spoil a part of the lines as extraction and typing do."""
    if rng.random() < 0.3:  # straight quotation marks and hyphens throughout
        text = "".join(_SWAPS.get(c, c) for c in text)
    chars = list(text)
    marks = list(labels)
    if rng.random() < 0.12:
        rate = rng.choice((0.02, 0.05, 0.15))
        out_c: list[str] = []
        out_l: list[str] = []
        for c, lab in zip(chars, marks, strict=True):
            roll = rng.random()
            if c == " " and out_c and out_c[-1] in ",.;:)" and roll < rate * 2:
                if lab.startswith("^"):
                    out_c.append(c)
                    out_l.append(lab)
                continue
            if c in ",.;:" and roll < rate * 0.4 and not lab.startswith("^"):
                out_c += [" ", c]
                out_l += [lab, lab]
                continue
            if c in ",." and roll > 1 - rate * 0.3 and not lab.startswith("^"):
                continue
            if c == "-" and roll < rate:
                out_c += ["-", " "]
                out_l += [lab, lab]
                continue
            if c.isalpha() and roll < rate * 0.06:
                c = rng.choice("lI1oO0ceumnrt")
            out_c.append(c)
            out_l.append(lab)
        chars, marks = out_c, out_l
    elif rng.random() < 0.04:
        chars, marks = _respaced(rng, chars, marks)
    if rng.random() < 0.02:
        chars = [c.upper() for c in "".join(chars)] if len("".join(chars).upper()) == len(chars) else chars
    if rng.random() < 0.05:  # a line torn off
        keep = rng.randrange(len(chars) // 2, len(chars)) if len(chars) > 20 else len(chars)
        chars, marks = chars[:keep], marks[:keep]
    return "".join(chars), marks


def _respaced(rng: random.Random, chars: list[str], marks: list[str]) -> tuple[list[str], list[str]]:
    """Move spaces about as some readers of PDFs do: " ,and", "Phys .Rev", "domainswith"."""
    rate = rng.choice((0.1, 0.3, 0.6))
    out_c: list[str] = []
    out_l: list[str] = []
    for at, (c, lab) in enumerate(zip(chars, marks, strict=True)):
        following = chars[at + 1] if at + 1 < len(chars) else ""
        if c in ",.;:)" and following == " " and rng.random() < rate and not lab.startswith("^"):
            out_c += [" ", c]
            out_l += [lab, lab]
            continue
        before = out_c[-1] if out_c else ""
        if c == " " and not lab.startswith("^") and before:
            if before in ",.;:)" and len(out_c) > 1 and out_c[-2] == " ":
                continue
            if before.isalpha() and rng.random() < rate * 0.06:
                continue
        out_c.append(c)
        out_l.append(lab)
    return out_c, out_l
