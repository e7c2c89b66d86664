"""The text of a volume, an issue, a page or a number in, its field without the words around the figures out."""

import re

from audit.language.expressions import expression
from audit.model.citation import Field
from audit.model.span import Span
from audit.parsing.fields.numbers import PAGES
from audit.parsing.fields.trimming import clean, trimmed

_LABEL_WORDS = expression(
    r"^[\s(\[,.;:]*(?:n[°º]\s?|(?:vol(?:ume|s)?|bd|bde|band|bände|jg|jahrg|jahrgang|tom[eoi]?s?|t|no|nos|nr|num|núm|number|heft|h|issue|iss|part|"
    r"pt|fasc|pp?|pages?|pgs?|ss?|seiten?|sp|col|cols|n|numéro|numero|fol|foll|ff?|at|bk|book|ch|chap|para|paras|abs|cc?|bl|rn|fos)\b\.?[\s:]{0,3}|№|"
    r"§{1,2}|¶{1,2})+\s*",
    re.IGNORECASE,
)


_LEAF = expression(r"(?<=[,;])\s{0,2}(?:cc?|Bl|foll?|ff?)\.?\s{0,2}(?=\d)")
# "12", "S36", "B396", "1/2", "3-4", "XIV", "3a"; words around it ("Jahrgang", "(January)") are no part of a number
_NUMBER = expression(
    r"(?<![^\W_])(?:[A-Z]{0,3}\d{1,6}[a-z]?(?:\s?[-–/.&,]\s?[A-Z]?\d{1,6}[a-z]?){0,3}|[IVXLCDM]{1,12}(?:[-–/][IVXLCDM]{1,12})?)(?![^\W_])"
)


def read_numeral(label: str, text: str, start: int, end: int) -> Field | None:
    """Return the field of a run labelled `label`, None where it holds no figure."""
    span = trimmed(text, start, end)
    raw = text[span.start : span.end]
    head = _LABEL_WORDS.match(raw)
    if head and head.end() < len(raw):
        span = trimmed(text, span.start + head.end(), span.end)
        raw = text[span.start : span.end]
    if not raw:
        return None
    if label == "number" and raw.count("(") > raw.count(")"):  # "App no 47940/99 (ECtHR": the court is in brackets
        span = trimmed(text, span.start, span.start + raw.rindex("("))
        raw = text[span.start : span.end]
    if label in ("volume", "issue"):
        number = _NUMBER.search(raw)
        if number:
            span = Span(span.start + number.start(), span.start + number.end())
            raw = number[0]
    variable = label
    if label == "page":
        leaf = _LEAF.search(raw)
        if leaf:  # "b. 1204, cc. 12r-14v": what stands before it names the file
            span = Span(span.start + leaf.end(), span.end)
            raw = text[span.start : span.end]
        if not PAGES.search(raw):
            return None
    return Field(variable=variable, value=clean(raw), span=span)
