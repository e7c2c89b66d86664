"""The parts of a note in, the same with those joined that one citation was taken apart into out.

The model begins a citation at every name that may be an author's. Commas, brackets and the words between tell where
none began: a press, a file in an archive, what a comment is on.
"""

from collections.abc import Callable

from audit.model.record import changed
from audit.parsing.entryremarks import LEAST_WORDS, OF_SENTENCES, names_ibid
from audit.parsing.fields.parts import REPEATS, Part

_YEAR = 4  # digits
_SHORT = 4  # characters of an ordinal or of an abbreviated word
_LAST = frozenset(["date", "page"])
_LONGEST_REMARK = 25  # tokens
_LONGEST_TITLE = 12  # words
_ARTICLES = frozenset(["die", "der", "das", "se"])
_LONGEST_BRACKET = 30  # tokens
_WHO = frozenset(["author", "editor", "translator"])
_FILES = frozenset(["archive", "archive_location", "number", "volume", "note"])
_IN_FILES = frozenset(["author", "title", "place", "date", "volume", "number", "archive_location", "page"])
_OF_LETTERS = _LAST | {"author", "place"}
_PAPERS = frozenset(
    "brief petition complaint transcript motion memorandum answer declaration affidavit order reply opposition".split()
)
_POINTER = frozenset(["xref", "page"])
_AT = frozenset([",at", "at"])  # "chapter 3 above, at notes 22–30"
_KEPT_BY = ("from the", "from")


def joined(parts: list[Part]) -> list[Part]:
    """Return `parts` with those joined that are one citation."""
    return _unfinished(_numbered(_over_comments(_over_words(_with_presses(_with_titles(parts))))))


def _with_titles(parts: list[Part]) -> list[Part]:
    """Join "Statistisches Jahrbuch für Preußen | 1985, S. 330", where the title of a note was taken for a remark."""
    if len(parts) < 2 or not (parts[0].comment and parts[1].citation and set(parts[1].labels) <= _LAST):
        return parts
    head, part = parts[:2]
    words = [token.text for token in head.tokens if token.kind == "word"]
    said = any(word.casefold() in OF_SENTENCES - _ARTICLES for word in words)
    apart = part.tokens[0].start > head.tokens[-1].end + 1
    if len(words) != len(head.tokens) or said or apart or not words[0][0].isupper() or len(words) > _LONGEST_TITLE:
        return parts
    return [
        _sum(changed(head, labels=["title"] * len(words), citation=True, comment=False), part.labels, part),
        *parts[2:],
    ]


def _over_words(parts: list[Part]) -> list[Part]:
    """Join two citations where what stands between them, or what the first is, shows that they are one."""
    out: list[Part] = []
    for part in parts:
        before = out[-1] if out else None
        joint = _joint(before, part) if before is not None and before.citation and part.citation else None
        if before is not None and joint is not None:
            out[-1] = _sum(before, [joint(name) for name in part.labels], part)
        else:
            out.append(part)
    return out


def _joint(before: Part, part: Part) -> Callable[[str], str] | None:
    """Return what the labels of a part become when it goes on with the one before, None where it does not."""
    signal = part.signal.casefold()
    if signal in _KEPT_BY and before.tokens[-1].text != "." and "archive" not in before.labels:
        return _as_archive
    if _closes_bracket(before, part):
        return _as_imprint
    if _POINTER.issuperset(before.labels) and _POINTER.issuperset(part.labels) and part.gap.replace(" ", "") in _AT:
        return _as_said
    if part.signal or part.gap.strip() not in ("", ","):
        return None
    comma = part.gap.strip() == "," or before.tokens[-1].text == ","
    if comma and before.tokens[0].text.casefold() in _PAPERS and "page" in before.labels and _is_case(part):
        return _as_said
    if comma and "archive" in before.labels and set(before.labels) <= _FILES and set(part.labels) <= _IN_FILES:
        return _as_files
    return None


def _as_archive(label: str) -> str:
    return "archive" if label in ("container", "publisher", "author", "title") else label


def _as_imprint(label: str) -> str:
    return "note" if label in _WHO or label in ("title", "date") else label


def _as_said(label: str) -> str:
    return label


def _as_files(label: str) -> str:
    return {"author": "title", "place": "archive_location"}.get(label, label)


def _closes_bracket(before: Part, part: Part) -> bool:
    """Tell whether a semicolon parts what stands within one pair of brackets: "(New York, 1979; Kindle ed., 2017)"."""
    marks = [token.text for token in before.tokens]
    opened = len(marks) - 1 - marks[::-1].index("(") if "(" in marks else -1
    if opened < 1 or ")" in marks[opened:] or not {"place", "publisher", "date"} & set(before.labels[opened:]):
        return False
    inside = [token.text for token in part.tokens[:_LONGEST_BRACKET]]
    return ")" in inside and "(" not in inside[: inside.index(")")]


def _is_case(part: Part) -> bool:
    """Tell whether a part is a case: "Torres v. Madrid, 141 S. Ct. 989"."""
    parties = [token.text for token, name in zip(part.tokens, part.labels, strict=True) if name == "title"]
    return "v" in parties or "vs" in parties


def _with_presses(parts: list[Part]) -> list[Part]:
    """Join "Author. Title. | Press, [1971?]", where the press was taken for the author of another source."""
    out: list[Part] = []
    for part in parts:
        before = out[-1] if out else None
        if before is not None and before.citation and part.citation and _is_imprint(before, part):
            out[-1] = _sum(before, ["publisher" if name == "author" else name for name in part.labels], part)
        else:
            out.append(part)
    return out


def _is_imprint(before: Part, part: Part) -> bool:
    """Tell whether a part is a name, a comma and a year, which the "Family, Given. Title" before it lacks."""
    known, names = set(before.labels), set(part.labels)
    if part.apart or part.signal or part.gap.strip() not in ("", ".") or not names <= {"author", "date", "note"}:
        return False
    if not {"author", "title"} <= known or known & (REPEATS | {"date", "page", "publisher", "url"}):
        return False
    texts = [token.text for token in part.tokens]
    comma = next((at for at, text in enumerate(texts) if text == ","), 0)
    year = any(text.isdigit() and len(text) == _YEAR for text in texts[comma + 1 :])
    inverted = "," in [token.text for token in before.tokens[1:3]]
    return comma > 0 and year and "(" not in texts and inverted and before.tokens[-1].text in ".:"


def _over_comments(parts: list[Part]) -> list[Part]:
    """Join "Archive, File 12, | letter to the bishop, | 4 May 1558": commas lead into the remark and out to a date."""
    out = list(parts)
    at = 1
    while at < len(out) - 1:
        before, comment, after = out[at - 1 : at + 2]
        if comment.comment and before.citation and after.citation and _describes(before, comment, after):
            titled = _sum(before, ["title"] * len(comment.tokens), comment)
            out[at - 1 : at + 2] = [_sum(titled, after.labels, after)]
        else:
            at += 1
    return out


def _describes(before: Part, comment: Part, after: Part) -> bool:
    """Tell whether a remark between a source and a date says what the source is: a letter, and of whom to whom."""
    if len(comment.tokens) > _LONGEST_REMARK or after.signal:
        return False
    led = before.tokens[-1].text == "," or comment.gap == ","
    if led and comment.tokens[-1].text == "," and set(after.labels) <= _LAST:
        return True
    filed = "archive" in before.labels or "archive_location" in before.labels
    word = comment.tokens[-1].kind == "word" and comment.tokens[0].text.islower()
    return filed and word and set(after.labels) <= _OF_LETTERS and "date" in after.labels


def _numbered(parts: list[Part]) -> list[Part]:
    """Join "Case C-176/03" with the name of the case, which the model takes for a beginning."""
    out: list[Part] = []
    for part in parts:
        if out and part.citation and out[-1].citation and not part.gap and set(out[-1].labels) <= {"number"}:
            before = out.pop()
            part = _sum(before, part.labels, part)
        out.append(part)
    return out


def _unfinished(parts: list[Part]) -> list[Part]:
    """Join what a comma alone parts: a source without date and page, and what it goes on with."""
    out: list[Part] = []
    for place, part in enumerate(parts):
        before = out[-1] if out else None
        last = place == len(parts) - 1
        if before is not None and before.citation and _runs_on(before, part):
            if part.citation and "ibid" in part.labels and not names_ibid(part):  # "Vat. lat. 8467, f. 41r"
                out[-1] = _sum(before, ["archive_location"] * len(part.tokens), part)
                continue
            names = set(before.labels)
            known = names & (REPEATS | {"date", "page", "url", "archive"})
            if not known and part.citation and "title" in names and "date" in part.labels and not part.signal:
                out[-1] = _sum(before, ["title" if name == "author" else name for name in part.labels], part)
                continue
            if not known and part.comment and last and "title" not in names and _may_be_title(part):
                out[-1] = _sum(before, ["title"] * len(part.tokens), part)
                continue
        out.append(part)
    return out


def _runs_on(before: Part, part: Part) -> bool:
    """Tell whether a comma at most stands between two parts, or the full stop of an ordinal or an abbreviation."""
    if part.gap:
        return part.gap == ","
    last, number = before.tokens[-1].text, before.tokens[-2].text if len(before.tokens) > 1 else ""
    return last == "," or (last == "." and 0 < len(number) < _SHORT)


def _sum(before: Part, labels: list[str], part: Part) -> Part:
    return changed(
        before,
        tokens=before.tokens + part.tokens,
        labels=before.labels + labels,
    )


def _may_be_title(part: Part) -> bool:
    """Tell whether a few words at the end of a note, "obituary of Claire Trevor", are no sentence."""
    words = [token.text.casefold() for token in part.tokens if token.kind == "word"]
    return 1 < len(words) <= LEAST_WORDS and not any(word in OF_SENTENCES for word in words)
