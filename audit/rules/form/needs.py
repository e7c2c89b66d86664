"""What a citation needs: its kind, form and text in, the fields that it should show and does not, out.

One table for all kinds and forms, after Chicago 18, 13–14; MHRA 4, 7; APA 7, 9–10; OSCOLA 4, 1–3; DIN ISO 690, 5–6.
"""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.citation import Citation, Field, Name
from audit.model.dates import DateInterval
from audit.model.manuscript import Manuscript
from audit.model.record import record
from audit.model.span import Span
from audit.rules.published import is_italic, is_parted, title_is_closed

_DATE = ("issued", "original-date", "event-date", "status")
_PRESS = ("publisher", "publisher-place")


@record
class Need:
    """A field that citations of one kind and form need: its name in words, and the variables any one of which is it.

    `whole`: a citation of any kind can show it, so that all kinds together make the manuscript's habit. `trace`: what
    the text not yet read as another field would show of it where the parser missed it.
    """

    name: str
    variables: tuple[str, ...]
    trace: re.Pattern[str]
    whole: bool = False


_WORD = expression(r"[^\W\d_]{4}")
_DIGIT = expression(r"\d")
_YEAR = expression(
    r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)|\bn\.\s?d\.|\bo\.\s?J\.|\bs\.\s?[daf]\.|forthcoming|in press|im Druck|"
    r"à paraître|in corso|ongoing|undated",
    re.IGNORECASE,
)
_ADDRESS = expression(r"https?:|www\.|\w\.(?:com|org|net|gov|edu|de|fr|uk)\b|doi")

DATE = Need(name="date", variables=_DATE, trace=_YEAR, whole=True)
_IMPRINT = Need(name="publisher or place", variables=_PRESS, trace=_WORD)
_JOURNAL = Need(name="title of the journal it stands in", variables=("container-title",), trace=_WORD)
_PAPER = Need(name="title of the newspaper it stands in", variables=("container-title",), trace=_WORD)
_HOST = Need(name="title of the book it stands in", variables=("container-title",), trace=_WORD)
_VOLUME = Need(name="volume or issue", variables=("volume", "issue", "number", "DOI", "URL"), trace=_DIGIT)
_PAGE = Need(name="page", variables=("page", "locator", "number", "DOI", "URL"), trace=_DIGIT)
_RANGE = Need(name="page", variables=("page", "DOI", "URL"), trace=_DIGIT)
_UNIVERSITY = Need(name="university", variables=(*_PRESS, "authority"), trace=_WORD)
_URL = Need(name="address", variables=("URL", "DOI"), trace=_ADDRESS)

# (kind, form) → what it needs. A note shows the page that it means, a list the pages of the whole; a short form needs
# what the linking asks of it (IBD005, IBD006), and the number of the note where the others give one.
NEEDS: dict[tuple[str, str], tuple[Need, ...]] = {
    ("book", "note"): (DATE, _IMPRINT),
    ("book", "list"): (DATE, _IMPRINT),
    ("article-journal", "note"): (_JOURNAL, DATE, _VOLUME, _PAGE),
    ("article-journal", "list"): (_JOURNAL, DATE, _VOLUME, _RANGE),
    ("article", "note"): (_JOURNAL, DATE),
    ("article", "list"): (_JOURNAL, DATE),
    ("article-magazine", "note"): (_JOURNAL, DATE),
    ("article-magazine", "list"): (_JOURNAL, DATE),
    ("article-newspaper", "note"): (_PAPER, DATE),
    ("article-newspaper", "list"): (_PAPER, DATE),
    ("chapter", "note"): (_HOST, DATE, _IMPRINT),
    ("chapter", "list"): (_HOST, DATE, _IMPRINT, _RANGE),
    ("thesis", "note"): (DATE, _UNIVERSITY),
    ("thesis", "list"): (DATE, _UNIVERSITY),
    ("report", "note"): (DATE,),
    ("report", "list"): (DATE,),
    ("post", "note"): (DATE, _URL),
    ("post", "list"): (DATE, _URL),
    ("webpage", "note"): (_URL,),
    ("webpage", "list"): (_URL,),
}
# A search finds at once what begins with a class of letters, whose case it must not be asked to leave open.
_THESIS = expression(r"[DTHdth](?<!\w.)(?i:(?<=d)iss(?:ertation|\.)|(?<=t)(?:hesis|hèse|esi)|(?<=h)abil)")
_THESIS_ALONE = expression(
    r"[\w.’']{0,12}\s?[\w.]{0,3}\s?(?:diss(?:ertation)?|thesis|thèse|tesi)[.,\s]{0,3}", re.IGNORECASE
)
_UNPUBLISHED = expression(
    r"[PLTRISUMCVBWDFpltrisumcvbwdf](?<!\w.)(?i:(?<=p)(?:aper|oster)|(?<=l)(?:ecture|etter)|(?<=t)alk|"
    r"(?<=r)(?:eport|eview of|ezension)|(?<=i)nterview|(?<=s)peech|(?<=u)npublished|(?<=m)anuscript|(?<=c)onference|"
    r"(?<=v)ortrag|(?<=b)rief|(?<=w)orking|(?<=d)(?:iary|ir\.)|(?<=f)ilm)\b"
)
_FOUND_ONLINE = expression(
    r"\b(?:accessed|retrieved|abgerufen|Zugriff|consulté|consultato|consultado)\b", re.IGNORECASE
)


_ONE_OF_MANY = expression(
    r"[PCSWKTApcswkta](?<!\w.)(?i:(?<=p)roc(?:eedings|(?=\.))|(?<=c)on(?:f(?=\.)|ference|gress)|"
    r"(?<=s)ymp(?:osium|(?=\.))|(?<=w)orkshop|(?<=k)ongress|(?<=t)agung|(?<=a)(?:ct[ea]s|tti))(?!\w)"
)
_EDITED = expression(r"\b(?:Hrsg|Hgg?|eds?|éds?|dirs?|coords?|a cura di|edited by)\b")
# Dictionaries go by their sigla and are cited without a year: *IDB* 1:418–32, RE 4:220 (SBL Handbook, 6.3.6).
_DICTIONARY = expression(r"[*_”\s][A-Z]{2,6}[*_]{0,2}\s\d{1,2}:\d{1,4}(?:[-–]\d{1,4})?\.?\Z")
_STANDARD = expression(
    r"[IADBERN](?<!\w.)(?:(?<=I)(?:SO|EC|EEE)|(?<=A)(?:NSI|STM)|(?<=D)IN|(?<=B)S|(?<=E)N|(?<=R)FC|(?<=N)F)"
    r"(?:\sStd)?[\s/]{1,2}(?:[A-Z]{1,3}\s?)?\d{2,6}"
)
_OF_REFERENCE = expression(
    r"\b(?:Encyclop|Enzyklop|Enciclop|Dictionar|Dictionnaire|Dizionario|Diccionario|Lexi[ck]on|Handwörterbuch|Brockhaus|"
    r"Who['’]s\sWho|Wikipedia)|\bs\.\s?vv?\."
)
_PREPRINT = expression(r"\b(?:arXiv|bioRxiv|SSRN|preprint)\b", re.IGNORECASE)
_YEAR_AS_VOLUME = expression(r"\[(?:1[6-9]|20)\d\d\]\s")
_NO_KIND = ""
_IN = expression(r"\b[Ii]n\b")
_IN_AFTER = expression(r"[.,]?\s[Ii]n:")
_DAYS = expression(r"(?<!\d)[0-3]?\d(?!\d)")
_QUOTES = '“‘„«"'


def kind_of(manuscript: Manuscript, citation: Citation) -> str:
    """Return the kind of a source by what is there, whatever the parser called it for lack of a field; "" if open."""
    item = citation.item
    text = citation.span.of(manuscript.text)
    if item.type in ("book", "document", "chapter", "thesis") and _THESIS.search(text):
        return "thesis"
    title, issued = item.field("title"), item.date()
    if title is None or _ONE_OF_MANY.search(text) or _STANDARD.search(text):
        return _NO_KIND
    daily = issued is not None and (issued.precision == "day" or _names_days(issued))
    if item.type == "article-journal":
        return _kind_of_article(manuscript, citation, title, daily=daily)
    quoted = title.span.start > 0 and manuscript.text[title.span.start - 1] in _QUOTES
    if not quoted and _lists_several(manuscript, title):
        return _NO_KIND
    if _UNPUBLISHED.search(text):
        return item.type
    if item.type in ("book", "document") and daily:
        body = any(name.literal for name in item.names("author"))  # what a body says of itself stands in no newspaper
        return "article-newspaper" if quoted and not body and item.field("publisher") is None else _NO_KIND
    if item.type == "book" and quoted and not is_italic(manuscript, title.span):
        return "chapter"
    online = item.field("accessed") is not None and _FOUND_ONLINE.search(text)
    if item.type in ("document", "article") and (online or item.field("URL") is not None):
        return "webpage"
    return item.type


def _names_days(date: DateInterval) -> bool:
    """Tell whether a date is of several days, "16 and 21 January 1778", as two issues of a newspaper have it."""
    return date.precision == "range" and len(_DAYS.findall(date.raw)) > 1


def _lists_several(manuscript: Manuscript, title: Field) -> bool:
    """Tell whether what was read as a title are several names in italics: "*Hartford Courant*, *Public Ledger*"."""
    return sum(styled.style == "italic" for styled in manuscript.document.styles_in(title.span)) > 1


def _kind_of_article(manuscript: Manuscript, citation: Citation, title: Field, *, daily: bool) -> str:
    """Tell a journal's article from a newspaper's and from what only looks like one: a book and a page, a blog."""
    item = citation.item
    container = item.field("container-title")
    if _EDITED.search(citation.span.of(manuscript.text)):
        return _NO_KIND
    if item.field("URL") is not None and (item.field("volume") is None or item.date() is None):
        return _NO_KIND
    if item.field("volume") is None and item.field("issue") is None and daily:
        return "article-newspaper"
    if container is None:
        whole = item.field("page") is None and is_italic(manuscript, title.span)  # *Book on Review* 87 (1980)
        return "article-journal" if item.field("URL") is None and not whole else _NO_KIND
    between = manuscript.text[title.span.end : container.span.start]
    closed = title_is_closed(manuscript, citation) or bool(_IN.search(between)) or is_parted(manuscript, citation)
    return "article-journal" if closed else _NO_KIND


def lacks(manuscript: Manuscript, citation: Citation, need: Need) -> bool:
    """Tell whether a citation shows a field neither among those read nor in what is left of its text.

    What is left: all that stands before the next citation and was not read as another field; a container with a number
    in it may hold that number's field, and a title that nothing closes may hold the title of what it stands in.
    """
    if shows(citation, need):
        return False
    if _is_not_asked(manuscript, citation, need):
        return False
    if need in (_IMPRINT, _UNIVERSITY) and _SAID_ABSENT.search(citation.span.of(manuscript.text)):
        return False
    if need is _IMPRINT and any(name.literal for name in citation.item.names("author")):
        return False  # a body that publishes its own report is not named twice (APA 7, 9.29)
    end = _end_of(manuscript, citation)
    if need is DATE:
        if _DICTIONARY.search(citation.span.of(manuscript.text)):
            return False
        closed = title_is_closed(manuscript, citation)
        titles = [field.span for field in citation.item.fields if field.variable == "title" and closed]
        return not need.trace.search(_without(manuscript, citation, titles, end))
    if "container-title" in need.variables and not _is_closed(manuscript, citation):
        return False
    if "page" in need.variables and not _is_numbered(citation):
        return False
    read = [
        field.span
        for field in citation.item.fields
        if need.trace is not _DIGIT or _is_one_thing(field, manuscript.text)
    ]
    unread = _without(manuscript, citation, read, end)
    return not need.trace.search(" ".join(_content(unread)))


def _is_not_asked(manuscript: Manuscript, citation: Citation, need: Need) -> bool:
    """Tell whether a citation has something in the place of a field: a year in brackets, a month, a site.

    "[2005] PL 440" has no other volume, a magazine of May has none, and what stands on a site or after a bare
    publisher's name shows what it stands in. Works of reference go by their headwords, preprints by their numbers.
    """
    item, text = citation.item, citation.span.of(manuscript.text)
    if _OF_REFERENCE.search(text) or (need is _IMPRINT and _PREPRINT.search(text)):
        return True
    if need is _VOLUME:
        issued = item.date()
        return (issued is not None and issued.precision != "year") or bool(_YEAR_AS_VOLUME.search(text))
    if need in (_HOST, _PAPER, _JOURNAL):
        named = item.field("publisher") is not None and item.field("publisher-place") is None
        return named or item.field("URL") is not None
    return False


def _is_closed(manuscript: Manuscript, citation: Citation) -> bool:
    """Tell whether quotation marks, italics or the "in:" after it show where the title ends."""
    title = citation.item.field("title")
    if title is None:
        return False
    return title_is_closed(manuscript, citation) or bool(_IN_AFTER.match(manuscript.text, title.span.end))


def shows(citation: Citation, need: Need) -> bool:
    """Tell whether one of the variables of a need was read."""
    if "locator" in need.variables and citation.locator is not None:
        return True
    for variable in need.variables:
        field = citation.item.field(variable)
        if field is None:
            continue
        if isinstance(field.value, DateInterval) or not _THESIS_ALONE.fullmatch(str(field.value)):
            return True
    return False


def _is_numbered(citation: Citation) -> bool:
    """Tell whether volume and journal were read, and no page as an issue ("120 Harv. L. Rev. 1468")."""
    issue = citation.item.text("issue")
    if citation.item.field("container-title") is None or (issue.isdecimal() and int(issue) > _LARGEST_ISSUE):
        return False
    return citation.item.field("volume") is not None or bool(issue)


def _is_one_thing(field: Field, text: str) -> bool:
    """Tell whether a field is a title, a name, an address, a date, or a number alone: no other number hides in it."""
    if field.variable == "issued" and len(_LONG_NUMBER.findall(field.span.of(text))) > 1:
        return False
    if field.variable in ("title", "URL", "DOI", "issued", "accessed") or isinstance(field.value, Name):
        return True
    return not _DIGIT.search(str(field.value)) or bool(_NUMBER_ALONE.fullmatch(str(field.value)))


def _end_of(manuscript: Manuscript, citation: Citation) -> int:
    """Return where the next citation of the note begins, or the end of the note or the entry."""
    note = manuscript.note_by_id.get(citation.note_id or "")
    if note is None:
        return citation.span.end
    starts = [found.span.start for found in manuscript.citations_by_note.get(note.id, ())]
    after = [s for s in starts if s >= citation.span.end and _PARTED.search(manuscript.text, citation.span.end, s)]
    return min((*after, max(span.end for span in note.text_spans), citation.span.end + _FARTHEST))


def _without(manuscript: Manuscript, citation: Citation, spans: list[Span], end: int) -> str:
    """Return the text from the beginning of a citation to `end` with `spans` left out."""
    pieces = []
    at = citation.span.start
    for span in sorted(spans):
        pieces.append(manuscript.text[at : max(at, span.start)])
        at = max(at, span.end)
    return " ".join((*pieces, manuscript.text[at : max(at, end)]))


_JOINING = """
edited translated herausgegeben Herausgeber cura accessed Diss dissertation thesis unpublished quoted editor editors
eds with from this that
"""
_CONNECTING = frozenset(_JOINING.split())
_NUMBER_ALONE = expression(r"[\dIVXLC]{1,9}(?:\s?[-–/]\s?[\dIVXLC]{1,9})?[a-z]{0,2}")
_SAID_ABSENT = expression(r"\b(?:n\.\s?p|s\.\s?[ln]|o\.\s?[OV])\.")
_LONG_NUMBER = expression(r"\d{3,}")
_PARTED = expression(r"[;)]|\w{2}")  # a full stop alone may be an abbreviation's, and cut a journal's name in two
_LARGEST_ISSUE = 60
_FARTHEST = 160  # characters


def _content(text: str) -> Iterator[str]:
    """Yield the words of a text that is left over, without those that join fields."""
    return (word for word in re.findall(r"\w+", text) if word not in _CONNECTING)
