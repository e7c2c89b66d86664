"""What is known of a cited work before anything is asked: a citation's fields and its raw words in, a `Query` out."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from audit.model.citation import Citation, Item
from audit.resolvers.matching.words import fold

_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>\[\]{}|\\^`]{1,200})", re.IGNORECASE)
_DOI_OLD = re.compile(r"\b(10\.\d{4,9}/[^\s\"]{0,60}[(<\[][^\s\"]{1,60}[0-9a-z])", re.IGNORECASE)  # SICI (ANSI Z39.56)
_ARXIV = re.compile(
    r"(?:arxiv[:.\s/]{1,3}(?:abs/|pdf/)?|arxiv\.org/(?:abs|pdf)/)"
    r"(\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z\-]{2,10}(?:\.[a-z]{2})?/\d{7}(?:v\d{1,2})?)",
    re.IGNORECASE,
)
_PMID = re.compile(r"\bpmid:?\s{0,2}(\d{5,8})\b|pubmed(?:\.ncbi\.nlm\.nih\.gov|/)/?(\d{5,8})\b", re.IGNORECASE)
_ISBN = re.compile(r"\bisbn(?:-1[03])?:?\s{0,2}([0-9][0-9\- ]{8,20}[0-9xX])", re.IGNORECASE)
# "Brown v. Board of Education, 347 U.S. 483", "Donoghue v Stevenson [1932] AC 562"
_CASE = re.compile(r"(?:[Ss]ee\s)?[^\W\d_a-z][^\d\"“”]{1,80}?\sv(?:s?\.)?\s[^\W\d_a-z]")
_REPORTER = re.compile(r"\b\d{1,4}\s(?:[A-Z][A-Za-z.]{0,8}\s?){1,4}(?:\d[a-z]{1,2}\s)?\d{1,5}\b|\[\d{4}\]|\bNo\.\s\d")
_ADDRESS = re.compile(r"https?://\S+|\b(?:doi:?\s{0,2})?10\.\d{4,9}/\S+", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]{4,1000}", re.IGNORECASE)
_PAIRS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, kw_only=True)
class Query:
    """One cited work to look up. `raw` is the citation as printed; `item` may be empty or wrong in places."""

    citation_id: str = ""
    raw: str
    item: Item = field(default_factory=Item)
    doi: str = ""  # lower case, bare
    arxiv: str = ""
    pmid: str = ""
    isbn: str = ""
    url: str = ""

    @property
    def kind(self) -> str:
        """The CSL type of the work, set right where the identifiers know better."""
        if self.arxiv and not (self.item.text("volume") and self.item.text("page")):
            return "preprint"
        item = self.item
        if not self.doi and not self.isbn and _CASE.match(self.raw) and _REPORTER.search(self.raw):
            return "legal_case"
        bare = not (self.doi or self.isbn or item.text("publisher") or item.text("volume"))
        if self.url and bare and item.type in ("book", "document", "report"):
            return "webpage"
        names = item.names("author") or item.names("editor")
        by_body = bool(names) and not names[0].family
        return "report" if item.type == "book" and by_body and not self.isbn else item.type

    @cached_property
    def folded(self) -> str:
        """The raw words, folded, without addresses and DOIs, whose numbers are no years or pages."""
        return fold(_ADDRESS.sub(" ", self.raw))

    @cached_property
    def words(self) -> list[str]:
        """The folded words of `raw`."""
        return self.folded.split()


def read_query(raw: str, citation: Citation | None = None, *, item: Item | None = None) -> Query:
    """Return the query for `raw` (any text), with the fields of `citation` or `item` where there are any."""
    item = item or (citation.item if citation is not None else Item())
    query = Query(citation_id=citation.id if citation is not None else "", raw=raw, item=item)
    url = item.text("URL") or _find(_URL, raw)
    return replace(
        query,
        doi=clean_doi(item.text("DOI")) or find_doi(raw),
        arxiv=_find(_ARXIV, f"{item.text('number')} {raw} {url}").lower(),
        pmid=item.text("PMID") or _find(_PMID, f"{raw} {url}"),
        isbn=clean_isbn(item.text("ISBN") or _find(_ISBN, raw)),
        url=trim_url(url),
    )


def find_doi(text: str) -> str:
    """Return the first DOI in `text`, clean, or ""; old DOIs with brackets and angle brackets are kept whole."""
    if "10." not in text:
        return ""
    old = _DOI_OLD.search(text)
    found = _DOI.search(text)
    if old is not None and (found is None or old.start() <= found.start()) and _looks_like_sici(old[1]):
        return clean_doi(old[1])
    return clean_doi(found[1]) if found is not None else ""


def _looks_like_sici(doi: str) -> bool:
    return bool(re.search(r"\(\d{4}\)\d|<\d+:|\(sici\)", doi, re.IGNORECASE))


def clean_doi(text: str) -> str:
    """Return the bare, lower-case DOI of `text` (an address, `doi:` and closing punctuation taken off), or ""."""
    text = text.strip().lower()
    at = text.find("10.")
    if at < 0:
        return ""
    if text.startswith(("http", "doi.org", "dx.doi")) and "%" in text:
        from urllib.parse import unquote

        text = unquote(text)
    text = text[at:].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    text = re.sub(r"/(?:abstract|full|pdf|epdf|meta)$", "", text)
    while text and (
        text[-1] in ".,;:'\"!?*_" or (text[-1] in _PAIRS and text.count(text[-1]) > text.count(_PAIRS[text[-1]]))
    ):
        text = text[:-1]
    return text if re.match(r"10\.\d{4,9}/\S", text) else ""


def clean_isbn(text: str) -> str:
    """Return the ISBN of `text` without hyphens, as 13 digits (an ISBN-10 converted), or "" when it is not valid."""
    digits = re.sub(r"[^0-9Xx]", "", text).upper()
    if len(digits) == 10 and re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum((10 - place) * (10 if digit == "X" else int(digit)) for place, digit in enumerate(digits))
        if total % 11:
            return ""
        body = "978" + digits[:9]
        check = -sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body)) % 10
        return body + str(check)
    if len(digits) == 13 and digits.isdecimal():
        total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
        return digits if total % 10 == 0 else ""
    return ""


def trim_url(url: str) -> str:
    """Return `url` without the punctuation of the sentence round it."""
    url = url.strip()
    while url and (
        url[-1] in ".,;:'\"!?*_’”»>" or (url[-1] in _PAIRS and url.count(url[-1]) > url.count(_PAIRS[url[-1]]))
    ):
        url = url[:-1]
    return url if url.lower().startswith(("http://", "https://")) else ""


def _find(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return "" if found is None else next((group for group in found.groups() if group), found[0])
