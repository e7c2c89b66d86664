"""A Word package in; its parts as XML, what they name and what the file says of itself, out."""

from typing import TYPE_CHECKING

from audit.readers.interface import UnreadableError
from audit.readers.package import Package
from audit.readers.word_elements import MATH
from audit.readers.word_styles import W
from audit.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from lxml import etree

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH[1:-1].encode()),
)


def read_part(package: Package, name: str, path: str) -> "etree._Element | None":
    data = package.read(name)
    if data is None or not data.strip():
        return None
    if b"purl.oclc.org" in data[:8192]:
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
    return parse_xml(data, f"{path} ({name})")


def read_optional_part(package: Package, name: str, path: str, warnings: list[str]) -> "etree._Element | None":
    """Return a part without which a manuscript can still be read; damage to it is a warning."""
    try:
        return read_part(package, name, path)
    except UnreadableError as error:
        warnings.append(f"read without {name}: {str(error).removeprefix(path).lstrip(': ')}")
        return None


def main_part(package: Package, path: str) -> str:
    """The part that the package names its document (ECMA-376 part 2, 9.3); `word/document.xml` in nearly all files."""
    if "word/document.xml" in package:
        return "word/document.xml"
    relations = package.read("_rels/.rels")
    if relations is not None:
        for relation in parse_xml(relations, path):
            if (relation.get("Type") or "").endswith("/officeDocument"):
                return (relation.get("Target") or "").lstrip("/")
    return "word/document.xml"


def relations_of(package: Package, part: str, path: str) -> dict[str, str]:
    folder, _, name = part.rpartition("/")
    data = package.read(f"{folder}/_rels/{name}.rels")
    if data is None:
        return {}
    return {relation.get("Id") or "": relation.get("Target") or "" for relation in parse_xml(data, path)}


def notes_by_id(root: "etree._Element | None") -> dict[str, "etree._Element"]:
    notes: dict[str, etree._Element] = {}
    for note in root if root is not None else ():
        if isinstance(note.tag, str) and note.get(W + "type", "normal") == "normal":
            notes.setdefault(note.get(W + "id") or "", note)
    return notes


def metadata_of(package: Package, path: str, language: str) -> dict[str, str]:
    metadata = {"language": language} if language else {}
    core = package.read("docProps/core.xml")
    for element in parse_xml(core, path) if core and core.strip() else ():
        name = {"title": "title", "modified": "date", "language": "language"}.get(local_name(element.tag))
        if name and element.text and element.text.strip():
            metadata[name] = element.text.strip()[:10] if name == "date" else element.text.strip()
    return metadata
