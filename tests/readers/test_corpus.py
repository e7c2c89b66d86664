"""The same truth in every format, on the corpora beside the project; without them, the specimens alone are tested."""

import json
from pathlib import Path

import pytest
from rapidfuzz.distance import Indel

from audit.model.document import Document
from audit.parsing import understand
from audit.readers import ReadOptions, choose

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
NAMES = ("source.md", "doc.docx", "doc.odt", "doc.tex", "doc.html", "doc.jats.xml", "doc.epub")
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"{CORPUS} is not here: published documents are not tested")


def read(path: Path) -> Document:
    data = path.read_bytes()
    return choose(data[:4096], str(path)).read(data, str(path), ReadOptions())


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def share_right(document: Document, wanted: list[dict[str, str]]) -> float:
    """The share of notes whose label is right and whose text is at least 0.98 similar, in the order of the truth."""
    found = [(note.label, letters(document.plain(*note.text_spans).text)) for note in document.notes]
    right = sum(
        label == note["label"] and Indel.normalized_similarity(text, letters(note["text"])) >= 0.98
        for (label, text), note in zip(found, wanted, strict=False)
    )
    return right / max(len(found), len(wanted), 1)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("truth", sorted(CORPUS.glob("history/*/truth.jsonl")), ids=lambda path: str(path.parent.name))
def test_history(truth: Path, name: str) -> None:
    wanted = [json.loads(line) for line in truth.read_text().splitlines()]
    document = read(truth.parent / name)
    assert share_right(document, wanted) >= 0.995
    assert [call.label for call in document.calls] == [note["label"] for note in wanted]


@pytest.mark.parametrize(
    "truth",
    sorted([*CORPUS.glob("history/numbering/*.json"), *CORPUS.glob("tei/*.json")]),
    ids=lambda path: str(path.name),
)
def test_numbering_and_tei(truth: Path) -> None:
    wanted = json.loads(truth.read_text())
    document = read(truth.with_name(truth.name.removesuffix(".truth.json")))
    assert share_right(document, wanted["notes"]) >= 0.99


@pytest.mark.parametrize("truth", sorted(CORPUS.glob("jats/*.json")), ids=lambda path: str(path.name))
def test_jats_references(truth: Path) -> None:
    wanted = json.loads(truth.read_text())["references"]
    document = read(truth.with_name(truth.name.removesuffix(".truth.json")))
    assert [reference.label for reference in document.references] == [entry["label"] for entry in wanted]
    keys = {reference.key for reference in document.references}
    assert all(key in keys for call in document.reference_calls for key in call.keys)
    for reference, entry in zip(document.references, wanted, strict=True):
        text = letters(reference.text_span.of(document.text))
        assert all(letters(title) in text for title in entry["titles"])
        assert not entry["text"] or Indel.normalized_similarity(text, letters(entry["text"])) >= 0.98


def test_calls_and_exponents_of_recognised_pages() -> None:
    folder = CORPUS / "ocr" / "math-superscripts"
    for name, truth in json.loads((folder / "truth.json").read_text()).items():
        found = {marker.label for marker in understand(read(folder / name)).markers}
        assert found & set(truth["all_superscripts"]) == set(truth["note_markers"]), name
