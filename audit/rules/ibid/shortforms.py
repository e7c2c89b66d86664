"""What the short-form rules share: a citation in, the surname by which it names an earlier one out."""

from audit.language.expressions import expression
from audit.language.folding import STOPWORDS, fold
from audit.model.citation import Citation
from audit.model.manuscript import Manuscript
from audit.rules.published import is_record

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
_SHORTEST_FULL = 5  # words; a "full" citation of fewer, without date and publisher, is a short form misread
_LETTER = expression(
    r"^[\W_]{0,3}[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}\s(?:to|an|à|a)\s(?:the\s)?[A-Z]"
    r"|\b(?:diary|interview|testimony|letter|memorandum)\b|\b1\d{3}\b|\b20[0-3]\d\b"
)
_SIGLUM = expression(r"[\W_]{0,3}(?=\w{0,7}[A-Z]\w{0,5}[A-Z])[A-Z]\w{1,7}(?:\s[A-Z]{1,4})?,?\s")
_CLASSICAL = expression(r"[\s*_]\d{1,3}\.\d{1,4}[.,\d–-]{0,12}(?!\w)")  # book, chapter, section
_SET_OFF = expression(r"[“„«‘\"*_]")
_NOT_A_NAME = """
see also cf compare but accord contra e eg quoted citing ibid id supra infra the this these those it in as for note
qtd cited zit zitiert cite citato citado reprinted review adapted translated trans
statement message hearing report letter memorandum box folder series record court act code const art section
"""
_NO_NAMES = frozenset(_NOT_A_NAME.split()) | STOPWORDS


def short_name(manuscript: Manuscript, citation: Citation) -> str:
    """Return the folded surname with which a short form opens ("Marsh, Rivers, 45."), or "".

    "" also for what only looks like one: letters ("Root to Buck"), dated records, statutes, long notes.
    """
    printed = citation.span.of(manuscript.text)
    words = fold(printed).split()
    if not _is_short(citation, len(words)) or is_record(manuscript, citation) or _LETTER.search(printed):
        return ""
    names = citation.item.names("author")
    opening = fold(printed.partition(",")[0]).split() if printed[:1].isupper() and "-" in printed else words[:1]
    unread = " ".join(opening if len(opening) < 3 else words[:1]) if printed[:1].isupper() else ""
    name = fold(names[0].family or names[0].literal) if names else unread
    if (_SIGLUM.match(printed) and not _SET_OFF.search(printed)) or _CLASSICAL.search(printed):
        return ""  # "BnF, N.a.fr. 16641", "TNA, STAC 8/12", "Augustine, *Letters* 28.3.5": cited in ways of their own
    last = name.split()[-1] if name else ""
    if len(last) < 3 or last in _NO_NAMES or last.isdigit() or last not in words[:4]:
        return ""
    return name


def _is_short(citation: Citation, words: int) -> bool:
    """Tell whether a citation in a note is a short form, by the parser's word or by showing next to nothing."""
    if citation.note_id is None or words > _LONGEST:
        return False
    if citation.form in ("short", "supra"):
        return True
    item = citation.item
    shown = item.date() is not None or any(
        item.field(v) for v in ("publisher", "publisher-place", "URL", "DOI", "volume")
    )
    return citation.form == "full" and words <= _SHORTEST_FULL and not shown
