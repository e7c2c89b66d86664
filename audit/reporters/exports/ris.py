"""Items in, RIS out (Research Information Systems, tags as Reference Manager 12 lists them)."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from audit.language.expressions import expression
from audit.model.citation import Item, Name

TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "legal_case": "CASE",
    "legislation": "STAT",
    "statute": "STAT",
    "regulation": "STAT",
    "bill": "BILL",
    "hearing": "HEAR",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "letter": "PCOMM",
    "interview": "PCOMM",
    "motion_picture": "MPCT",
    "broadcast": "VIDEO",
    "song": "SOUND",
    "map": "MAP",
    "dataset": "DATA",
    "software": "COMP",
    "pamphlet": "PAMP",
    "standard": "STAND",
    "manuscript": "UNPB",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
    "post": "ELEC",
    "post-weblog": "BLOG",
}
TAGS = {
    "title": "TI",
    "container-title": "T2",
    "collection-title": "T3",
    "volume": "VL",
    "issue": "IS",
    "edition": "ET",
    "publisher": "PB",
    "publisher-place": "CY",
    "DOI": "DO",
    "URL": "UR",
    "ISBN": "SN",
    "ISSN": "SN",
    "note": "N1",
    "number": "M1",
    "genre": "M3",
    "archive": "DB",
    "archive_location": "AV",
}
_COMMA = expression(r"(?<!,),+\s+")
ROLES = {"author": "AU", "director": "AU", "editor": "ED", "translator": "A4"}


def write(items: Iterable[tuple[str, Item]], stream: TextIO) -> None:
    """Write one record for each item."""
    for id, item in items:
        for tag, value in [("TY", TYPES.get(item.type, "GEN")), ("ID", id), *_fields(item), ("ER", "")]:
            stream.write(f"{tag}  - {' '.join(value.split())}\n")
        stream.write("\n")


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    for field in item.fields:
        if isinstance(field.value, Name) and field.variable in ROLES:
            yield ROLES[field.variable], _name(field.value)
        elif isinstance(field.value, str) and field.variable == "page":
            first, _, last = field.value.replace("–", "-").replace("—", "-").partition("-")
            yield "SP", first.strip()
            if last:
                yield "EP", last.strip()
        elif isinstance(field.value, str) and field.variable in TAGS:
            yield TAGS[field.variable], field.value
    issued = item.date()
    if issued is not None:
        parts = [f"{part:02}" for part in issued.date_parts()[0]]
        yield "PY", f"{issued.start.year}"
        said = issued.raw if issued.circa or len(issued.date_parts()) > 1 else ""  # the tag's "other information"
        yield "DA", "/".join([*parts, "", ""][:3]) + f"/{said}"
    accessed = item.date("accessed")
    if accessed is not None:
        yield "Y2", accessed.iso().replace("-", "/")


def _name(name: Name) -> str:
    """Return a name with its parts behind commas; that of a body ends with a comma, and has dashes for those inside.

    RIS has no sign for the name of a body. A blank in it parts given names from a family name in Zotero, a comma in all
    programs; doubled, as EndNote's manual asks for, it loses Zotero and pandoc what follows.
    """
    if name.literal:
        return _COMMA.sub(" – ", name.literal) + ","
    family = " ".join(part for part in (name.particle, name.family) if part)
    return ", ".join(part for part in (family, name.given, name.suffix) if part)
