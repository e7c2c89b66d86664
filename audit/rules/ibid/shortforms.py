"""What the short-form rules share: a citation in, the surname by which it names an earlier one out."""

import re

from audit.language.folding import STOPWORDS, fold
from audit.model.citation import Citation
from audit.model.manuscript import Manuscript

# Kinds of source that have ways of their own to be cited again.
NOT_SHORTENED = frozenset(
    (
        "legal_case",
        "legislation",
        "bill",
        "statute",
        "treaty",
        "regulation",
        "hearing",
        "personal_communication",
        "letter",
    )
)

_LONGEST = 12  # words; what is longer is no short form, whatever the parser took it for
_LETTER = re.compile(
    r"\b(?:to|an|à|a)\s+[A-Z]|\b(?:diary|interview|testimony|letter|memorandum)\b|\b1\d{3}\b|\b20[0-3]\d\b"
)
_NOT_A_NAME = """
see also cf compare but accord contra e eg quoted citing ibid id supra infra the this these those it in as for note
statement message hearing report letter memorandum box folder series record court act code const art section
"""
_NO_NAMES = frozenset(_NOT_A_NAME.split()) | STOPWORDS


def short_name(manuscript: Manuscript, citation: Citation) -> str:
    """Return the folded surname with which a short form opens ("Marsh, Rivers, 45."), or "".

    "" also for what only looks like one: letters ("Root to Buck"), dated records, statutes, long notes.
    """
    if citation.form not in ("short", "supra") or citation.note_id is None:
        return ""
    printed = citation.span.of(manuscript.text)
    names = citation.item.names("author")
    words = fold(printed).split()
    if not names or len(words) > _LONGEST or "§" in printed or _LETTER.search(printed):
        return ""
    name = fold(names[0].family or names[0].literal)
    last = name.split()[-1] if name else ""
    if len(last) < 3 or last in _NO_NAMES or last.isdigit() or last not in words[:4]:
        return ""
    return name
