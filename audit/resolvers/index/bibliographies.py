"""Bibliographies: the text of BibTeX or RIS in, works as CSL-JSON has them out."""

import re
from collections.abc import Iterator
from typing import Any

_BIBTEX_TYPES = {
    "article": "article-journal", "book": "book", "collection": "book", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference", "conference": "paper-conference", "proceedings": "book",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report",
    "online": "webpage", "dataset": "dataset",
}  # fmt: skip
_RIS_TYPES = {
    "JOUR": "article-journal", "BOOK": "book", "EDBOOK": "book", "CHAP": "chapter", "CONF": "paper-conference",
    "CPAPER": "paper-conference", "THES": "thesis", "RPRT": "report", "ELEC": "webpage", "DATA": "dataset",
    "NEWS": "article-newspaper", "MGZN": "article-magazine",
}  # fmt: skip
_ACCENT = re.compile(r"\\[`'^\"~=.uvHcdbkr]\s?\{?([A-Za-z])\}?")
_COMMAND = re.compile(r"\\[A-Za-z]+\s?")
_BIBTEX_ENTRY = re.compile(r"^[ \t]*@(\w+)\s*[{(]\s*([^,\s{}]*)\s*,", re.MULTILINE)
_BIBTEX_FIELD = re.compile(r"\s*([\w-]+)\s*=\s*")


def read_bibtex(text: str) -> Iterator[dict[str, Any]]:
    starts = list(_BIBTEX_ENTRY.finditer(text))
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        fields = _read_bibtex_fields(text[start.end() : end])
        work: dict[str, Any] = {
            "id": start[2],
            "type": _BIBTEX_TYPES.get(start[1].lower(), "document"),
            "title": fields.get("title", "") + (f": {fields['subtitle']}" if fields.get("subtitle") else ""),
            "container-title": fields.get("journal") or fields.get("journaltitle") or fields.get("booktitle", ""),
            "volume": fields.get("volume", ""),
            "issue": fields.get("number", ""),
            "page": fields.get("pages", "").replace("--", "-"),
            "publisher": fields.get("publisher") or fields.get("school") or fields.get("institution", ""),
            "DOI": fields.get("doi", ""),
            "ISBN": fields.get("isbn", ""),
            "author": [_name(name) for name in re.split(r"\s+and\s+", fields.get("author", "")) if name],
            "editor": [_name(name) for name in re.split(r"\s+and\s+", fields.get("editor", "")) if name],
        }
        year = re.search(r"\d{4}", fields.get("year") or fields.get("date", ""))
        if year:
            work["issued"] = {"date-parts": [[int(year[0])]]}
        yield work


def _read_bibtex_fields(body: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    at = 0
    while found := _BIBTEX_FIELD.match(body, at):
        at = found.end()
        if at >= len(body):
            break
        if body[at] == "{":
            end = _closing_brace(body, at)
            value = body[at + 1 : end]
            at = end + 1
        elif body[at] == '"':
            end = body.find('"', at + 1)
            end = len(body) if end < 0 else end
            value = body[at + 1 : end]
            at = end + 1
        else:
            plain = re.compile(r"[^,}\s]*").match(body, at)
            value = plain[0] if plain else ""
            at += len(value)
        value = _COMMAND.sub("", _ACCENT.sub(r"\1", value)).replace("{", "").replace("}", "").replace("~", " ")
        fields[found[1].lower()] = " ".join(value.split())
        comma = body.find(",", at)
        if comma < 0 or body[at:comma].strip():
            break
        at = comma + 1
    return fields


def _closing_brace(body: str, at: int) -> int:
    depth = 0
    for brace in re.compile(r"[{}]").finditer(body, at):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    return len(body)


def read_ris(text: str) -> Iterator[dict[str, Any]]:
    work: dict[str, Any] = {}
    for line in text.splitlines():
        found = re.match(r"([A-Z][A-Z0-9])  -\s?(.*)", line)
        if found is None:
            continue
        tag, value = found[1], found[2].strip()
        if tag == "TY":
            work = {"type": _RIS_TYPES.get(value, "document"), "author": [], "editor": []}
        elif tag == "ER":
            if work.get("title"):
                yield _finish_ris(work)
            work = {}
        elif work and value:
            _add_ris(work, tag, value)
    if work.get("title"):
        yield _finish_ris(work)


_RIS_TAGS = {
    "TI": "title", "T1": "title", "T2": "container-title", "JO": "container-title", "JF": "container-title",
    "BT": "container-title", "VL": "volume", "IS": "issue", "SP": "first", "EP": "last", "PB": "publisher",
    "DO": "DOI", "ID": "id",
}  # fmt: skip


def _add_ris(work: dict[str, Any], tag: str, value: str) -> None:
    if tag in ("AU", "A1"):
        work["author"].append(_name(value))
    elif tag in ("ED", "A2"):
        work["editor"].append(_name(value))
    elif tag in ("PY", "Y1", "DA") and (year := re.match(r"\d{4}", value)):
        work.setdefault("issued", {"date-parts": [[int(year[0])]]})
    elif tag == "SN":
        work["ISBN" if work["type"] in ("book", "chapter") else "ISSN"] = value
    elif tag in _RIS_TAGS:
        work.setdefault(_RIS_TAGS[tag], value)


def _finish_ris(work: dict[str, Any]) -> dict[str, Any]:
    first, last = work.pop("first", ""), work.pop("last", "")
    work["page"] = f"{first}-{last}" if last and last != first else first
    return work


def _name(text: str) -> dict[str, str]:
    family, comma, given = text.partition(",")
    if comma:
        return {"family": family.strip(), "given": given.strip()}
    given, _, family = text.strip().rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": text.strip()}
