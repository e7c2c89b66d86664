"""The labelled tokens of one citation in, a `Citation` with form, locator and target out."""

import re
from typing import Literal

from audit.language.expressions import expression
from audit.model.citation import Citation, Field, Form, Item
from audit.model.span import Span
from audit.parsing.fields.assembling import PINPOINT, assemble, runs_of
from audit.parsing.fields.parts import Part

_NOTE_NUMBER = expression(
    r"(?:\bn(?:n|ote|otes|ota|\.)?|\bAnm|\bFn|\bFN|\bFu(?:ß|ss)n(?:ote)?n?|\bnota|\bfootnote)\.?\s{0,2}(\d{1,4})",
    re.IGNORECASE,
)
_IBID = expression(
    r"[\s(\[«“\"'_*]{0,4}(?:ibid(?:em)?|ibíd(?:em)?|id|idem|ebd|ebda|ebenda|ivi|ibi|ib)\b", re.IGNORECASE
)
# The words of these that never stand for an author.
_ONLY_IBID = expression(r"[\s(\[«“\"'_*]{0,4}(?:ibid(?:em)?|ibíd(?:em)?|ebd|ebda|ebenda|ivi)\b", re.IGNORECASE)
_SUPRA = expression(
    r"\b(?:op|loc|art|ob)\.?\s?cit|\ba\.?\s?a\.?\s?O\b|\bsupra\b|\babove\b|\bart\. cité|\bcit\.|"
    r"\(\s?(?:n|note|nota|Fn|FN|Anm|wie Anm|o\. Fn|oben Anm|oben Fn|Fußn)\.?\s?\d|,\s(?:n|Fn|FN|Anm)\.\s?\d",
    re.IGNORECASE,
)
_ID_WITHIN = expression(r"\b(?:ibid|id|ebd|ebenda)\b", re.IGNORECASE)  # "Teubner, id., p. 14"
_SUPRA_WORDS = expression(r"\b(?:op|loc|art|ob)\.?\s?cit|,\scit\.|\bsupra\b|\babove\b", re.IGNORECASE)
_SHORT_CASE = expression(r"\d\s[A-Z][\w.' ]{0,20}\sat\s[*\d]")  # "388 U.S. at 12"
_DECIDED = expression(r"\([^()\d]{0,30}\d{4}\)")  # "(9th Cir. 2003)"; "138 S. Ct. at 2093" has a page, no year
_REPORTED = expression(r"\d{1,4}\s[A-Z][\w.']{0,8}(?:\s[\w.']{1,8}){0,3}\s\d")  # a case cited by reporter alone
# Statutes and archival files have no date of issue, and are cited in full all the same.
_UNDATED = expression(
    r"\b\d{1,4}\s(?:U\.\s?S\.\s?C|C\.\s?F\.\s?R|Stat|Fed\.\sReg)\b|\bConst\.\s(?:amend|art)|\bPub\.\sL\.|\bExec\.\sOrder|\bRestatement\s"
    r"|\bR\.\s(?:Civ|Crim|App|Evid)\."
    r"|\bn\.d\.|\bo\.\s?J\.|\bs\.\s?d\.|\[(?:ca?\.\s)?\d{4}\??\]|\bforthcoming\b|\bpatent\b"
    r"|\b(?:[RB]GBl|G?VBl|GBl|ABl|RegBl)\b"
    r"|(?:[Gg]esetzblatt|[Gg]esetzsammlung|[Rr]egierungs-?[Bb]latt|[Aa]mtsblatt|[Vv]erordnungsblatt)\b"
    r"|\A(?:[\w-]{1,20}\s){0,5}(?:Convention|Treaty|Covenant|Charter|Protocol|Declaration)\s(?:for|on|against|of|between|relating)\s"
    r"|\A(?:Art\.|§{1,2})\s?\d"  # "Art. 3 Abs. 2 GG", "§ 611a BGB"
    r"|\b(?:Rep|Doc)\.\sNo\.|\bCode\.?,?\s?§"
    r"|\b(?:CDD?|CL|CK|LP|SK|S2K|DVD|VHS)[\s-]\d{2}|,\s(?:[A-Z][\w/]{1,20}\s)?[A-Z]{2,5}[ -]\d{5}"  # recordings
    r"|\([^():]{2,40}:\s[^():\d]{2,60}\)"  # "(Arlington, TX: Entertainment Software)"
    r"|\b(?:BVerfGE|BVerwGE|BGHZ|BGHSt|RGZ|RGSt|BSGE|BAGE)\s\d"
    r"|\A[A-Z]{2,6},\s[A-Z]{1,5}\s\d{1,4}/\d"  # "TNA, HO 45/1551"
    r"|\A(?:Archiv(?:io|o|es?)?|Biblioteca|Bibliothèque|Staatsarchiv|Stadtarchiv)\b"
    r"|,\s(?:leg(?:ajo)?|filza|busta|b|fasc|mazzo|liasse|carton|Bü|Rep|MSS?|Box|box)\b\.?\s\d"
)
# "Angelou, Maya. “Pickin", "Kershaw, I., Bolton Priory (1973)": names as in a list of works, which no short form has.
_INVERTED = expression(
    r"\A[\[(]?[^\W\d_][^\W\d_'’-]{1,30},\s(?:[^\W\d_a-z][^\W\d_]{2,15}(?:\s[^\W\d_a-z]\.?){0,2}\.\s[“\"„«‘*_(\[^\W\d_a-z]"
    r"|(?:[^\W\d_a-z]\.\s?){1,4},\s[^()]{1,200}\([^()]{0,60}\d{4})"
)
_LEAST_GIVEN = 3  # letters of a first name written out
_LONGEST_PINPOINT = 40  # characters
_PINPOINT = expression(
    r"(?<!\w)(?:at|pp?\.|S\.|cc?\.|fols?\.|cols?\.|paras?\.?|Rn\.)\s?(?P<page>\d[\w\s,.–-]{0,30}|[ivxlc]{1,7})\Z|(?<=\[)(?P<paragraph>\d{1,4})(?=\]\Z)",
    re.ASCII,
)
_POINTER = expression(
    r"(?:Kap(?:itel)?|Abschnitt|Teil|[Cc]hap(?:ter)?|[Pp]art|[Ss]ection|S|p|pp|Anm|Fn|n)\b\.?\s?[\dIVX]"
)
_ROMAN = expression(r"(?<=[,.”\"*_]\s)[ivxlc]{1,7}(?:\s?[-–]\s?[ivxlc]{1,7})?\Z")  # "Ginzburg, Cheese, xvi–xvii"
_LEAF = expression(
    r"(?<!\w)(?:Bl|fols?|ff?|cc?)\.\s?(\d{1,4}[rv]{0,2}(?:\s?[-–]\s?\d{1,4}[rv]?)?)(?![\w/])"
)  # "Bl. 45–47"
_PAGED_WHOLE = frozenset(["book", "legislation", "manuscript", "thesis", "report"])
_PRINTED = frozenset(["publisher", "publisher-place", "container-title"])
_PLACED = frozenset(
    ["URL", "DOI", "ISBN", "ISSN", "archive", "archive_location", "genre", "collection-title", "authority"]
)


def read_citation(part: Part, text: str, kind: Literal["note", "reference"]) -> Citation:
    """Build the citation of one part; it has no id yet."""
    item = assemble(runs_of(part.tokens, part.labels), text)
    form = _form(part, item, text, kind)
    if form == "full" and "ibid" in part.labels:  # "Id., Another Title, Padova 1991": the author of the source before
        labels = ["author" if name == "ibid" else name for name in part.labels]
        item = assemble(runs_of(part.tokens, labels), text)
    end = part.tokens[-1].end
    start = part.tokens[0].start
    while end > start + 1 and text[end - 1] in " .,;":
        end -= 1
    target = None
    if form in ("supra", "cross_reference"):
        found = _NOTE_NUMBER.search(text, start, end)
        target = int(found[1]) if found else None
    locator, item = _locator(item, form, text)
    place = None if locator is None else locator.span
    if locator is None and form in ("ibid", "supra", "short"):
        pinpoint = _PINPOINT.search(text, max(start, end - _LONGEST_PINPOINT), end)
        place = None if pinpoint is None else Span(*pinpoint.span(pinpoint.lastgroup or 0))
    leading = _ROMAN.search(text, max(start, end - _LONGEST_PINPOINT), end) if form in ("supra", "short") else None
    if leading is not None:
        place = Span(*leading.span())
    shelf = item.field("archive_location")
    if place is None and shelf is not None:
        leaf = _LEAF.search(text, shelf.span.start, shelf.span.end)
        place = None if leaf is None else Span(*leaf.span(1))
    return Citation(
        id="",
        span=Span(start, end),
        form=form,
        item=item,
        locator=str(locator.value) if locator and not leading else place.of(text) if place else None,
        locator_span=place,
        signal=part.signal,
        target=target,
    )


def _form(part: Part, item: Item, text: str, kind: Literal["note", "reference"]) -> Form:
    """Decide the form by the labels, and by the words where these are beyond doubt."""
    names = set(part.labels)
    start, end = part.tokens[0].start, part.tokens[-1].end
    said = text[start : min(end, start + 400)]
    have = {field.variable for field in item.fields}
    if "xref" in names and not have & {"author", "title"} and not _DECIDED.search(said):
        return "cross_reference"
    if _REPORTED.match(said) and _DECIDED.search(said):
        return "full"
    if _ONLY_IBID.match(said) and not _SUPRA_WORDS.search(said):
        return "ibid"
    whole = {"title", "issued"} <= have or bool(have & {"publisher", "container-title"} and "issued" in have)
    if names & {"ibid", "supra", "xref"} and not (whole and "ibid" in names):
        if _IBID.match(said) and not _SUPRA_WORDS.search(said):
            return "ibid"
        if _SUPRA.search(said):
            return "supra"
        if "ibid" in names:
            if have & {"author", "title"} and not _IBID.match(said):  # "Delanty, id."
                return "supra"
            return "cross_reference" if _POINTER.match(said) and not have & {"author", "title"} else "ibid"
        if not have and _NOTE_NUMBER.search(said):
            return "cross_reference"
        if have & {"author", "title"} and not any(cue.search(said) for cue in (_SUPRA, _NOTE_NUMBER, _ID_WITHIN)):
            return "short" if is_short(item) else "full"
        if not (have & _PLACED or ("issued" in have and have & (_PRINTED | {"author"}))):
            return "supra"
    if _SHORT_CASE.search(said) and ("issued" not in have or not _DECIDED.search(said)):
        return "short"
    if _INVERTED.match(said) and any(name.given for name in item.names("author")):
        return "full"
    if kind == "note" and is_short(item) and not _UNDATED.search(said):
        if _IBID.match(said) and "title" not in have:
            return "ibid"
        return "supra" if _SUPRA.search(said) else "short"
    return "full"


def is_short(item: Item) -> bool:
    """Tell whether an item shows no more than a short form does: a name, a title, a year or a volume.

    An address, an archive, a press, the docket of a case, or a date beside a title or a container make a citation
    full; so does a day or a month, which short forms do not give.
    """
    have = {field.variable for field in item.fields}
    if "author" not in have and ("edition" in have or _is_edited(item)):
        return False
    if have & (_PLACED | {"issue"}) or (item.type == "legal_case" and "number" in have):
        return False
    if {"container-title", "volume"} <= have and not have & {"author", "title"}:  # "MGH SS XX, S. 510"
        return False
    if "author" not in have and ":" in item.text("page"):  # "Gen 1:1–3"
        return False
    if item.type == "interview" and item.text("title")[:1].isupper():  # "Interview with Ines Lund"
        return False
    facts = have & {"publisher", "publisher-place"}
    issued = item.date("issued")
    if issued is not None:
        if "recipient" in have:
            return not have & {"container-title", "publisher", "publisher-place"}
        named = any(len(name.given) >= _LEAST_GIVEN for name in item.names("author"))  # "Luhmann 1972" gives no more
        whole = bool(have & {"title", "container-title", "editor", "translator"}) or bool(facts) or named
        return not whole and issued.precision in ("year", "range")
    if len(facts) == 2 and "title" in have:
        return False
    if {"title", "container-title"} <= have and have & {"author", "volume"}:
        return False
    return bool(have & {"author", "title", "container-title"})


def _is_edited(item: Item) -> bool:
    """Tell whether an editor or a translator is named behind the title, as no short form does."""
    title = item.field("title")
    people = [field for field in item.fields if field.variable in ("editor", "translator")]
    return title is not None and any(field.span.start > title.span.start for field in people)


def _locator(item: Item, form: Form, text: str) -> tuple[Field | None, Item]:
    """Take the pinpoint out of the item: the page of a repeat form or of a whole book is one, or a second page."""
    page, pinpoint = item.field("page"), item.field(PINPOINT)
    if pinpoint is not None:
        return pinpoint, _without(item, pinpoint)
    if page is not None and (form != "full" or item.type in _PAGED_WHOLE):
        return page, _without(item, page)
    return None, item


def _without(item: Item, field: Field) -> Item:
    return Item(type=item.type, fields=tuple(one for one in item.fields if one is not field))
