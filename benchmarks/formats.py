"""Measure what the readers see against the truth files of ../shared/corpus: notes, labels and texts, format by format.

    python benchmarks/formats.py [FOLDER OR PART OF A FILE NAME…]

A note counts when its label is the printed one and its text is at least 0.98 similar (Levenshtein ratio on letters
and digits). Typed notes are measured through `audit.parsing`, the others at the level of the `Document`.
"""

import json
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from rapidfuzz.distance import Indel

from audit.model.document import Document
from audit.readers import ReadOptions, UnreadableError, choose

ROOT = Path(__file__).resolve().parents[2] / "shared" / "corpus"
Found = list[tuple[str, str]]


def letters(text: str) -> str:
    """Return the letters and digits of a text: white space, punctuation and capitals (small ones) are set aside."""
    return "".join(character for character in text.casefold() if character.isalnum())


def read(path: Path) -> Document:
    data = path.read_bytes()
    return choose(data[:4096], str(path)).read(data, str(path), ReadOptions())


def native(document: Document) -> Found:
    return [(note.label, document.plain(*note.text_spans).text) for note in document.notes]


def understood(document: Document) -> Found:
    from audit.parsing import understand

    manuscript = understand(document)
    return [(note.label, document.plain(*note.text_spans).text) for note in manuscript.notes]


def references(document: Document) -> Found:
    return [(reference.label, reference.text_span.of(document.text)) for reference in document.references]


Entries = list[dict[str, object]]


def truths() -> list[tuple[Path, Entries, list[str] | None, Entries]]:
    found: list[tuple[Path, Entries, list[str] | None, Entries]] = []
    for truth in sorted(ROOT.glob("history/*/truth.jsonl")):
        notes = [json.loads(line) | {"scored": True} for line in truth.read_text().splitlines()]
        labels = [str(note["label"]) for note in notes]
        names = ("source.md", "doc.docx", "doc.odt", "doc.tex", "doc.html", "doc.jats.xml", "doc.epub")
        for name in (*names, "endnotes-typed.md", "endnotes-typed.docx"):
            found.append((truth.parent / name, notes, labels, []))
    for truth in sorted(ROOT.glob("**/*.truth.json")):
        data = json.loads(truth.read_text())
        found.append(
            (
                truth.with_name(truth.name.removesuffix(".truth.json")),
                data["notes"],
                data.get("markers"),
                data.get("references") or [],
            )
        )
    return [entry for entry in found if entry[0].suffix != ".pdf" and entry[0].exists()]


def compare(found: Found, notes: list[dict[str, object]]) -> tuple[int, int, int, list[str]]:
    """Return: notes scored, notes found with their label, of these with their text, and what went wrong."""
    scored = [note for note in notes if note.get("scored")]
    remaining: dict[str, list[str]] = defaultdict(list)
    for label, text in found:
        remaining[label].append(text)
    labelled = exact = 0
    wrong: list[str] = []
    for note in scored:
        texts = remaining.get(str(note["label"]), [])
        if not texts:
            wrong.append(f"no note {note['label']}: {str(note['text'])[:60]!r}")
            continue
        labelled += 1
        wanted = letters(str(note["text"]))
        best = max(range(len(texts)), key=lambda index: Indel.normalized_similarity(letters(texts[index]), wanted))
        text = texts.pop(best)
        if Indel.normalized_similarity(letters(text), wanted) >= 0.98:
            exact += 1
        else:
            wrong.append(f"note {note['label']}: {str(note['text'])[:80]!r} read as {text[:80]!r}")
    return len(scored), labelled, exact, wrong


def compare_references(path: Path, document: Document, entries: Entries) -> None:
    """Print how many entries of the list have label, text and title, and how many calls lead to an entry."""
    found = references(document)
    right = 0
    for (label, text), entry in zip(found, entries, strict=False):
        wanted = letters(str(entry["text"]))
        titles = entry.get("titles")
        titled = all(letters(str(title)) in letters(text) for title in titles) if isinstance(titles, list) else True
        similar = not wanted or Indel.normalized_similarity(letters(text), wanted) >= 0.98
        if label == entry["label"] and titled and similar:
            right += 1
        else:
            print(
                f"    reference {entry['label']}: {str(entry['text'])[:100]!r} {titles} read as {label} {text[:100]!r}"
            )
    keys = {reference.key for reference in document.references}
    called = [key in keys for call in document.reference_calls for key in call.keys]
    paired = f"{sum(called)}/{len(called)} calls lead to one"
    print(f"{path.relative_to(ROOT)}: {right}/{len(entries)} references ({len(found)} found), {paired}")


def compare_superscripts(folder: Path) -> None:
    """Print how many raised signs of recognised pages are taken for what they are: calls of notes or something else.

    The truth knows the signs written `$ ^{n} $` alone; what is found in other forms is counted apart.
    """
    from audit.parsing import understand

    right = total = calls = 0
    other: list[str] = []
    for name, truth in json.loads((folder / "truth.json").read_text()).items():
        found = Counter(marker.label for marker in understand(read(folder / name)).markers)
        wanted, signs = Counter(truth["note_markers"]), Counter(truth["all_superscripts"])
        wrong = (wanted - found) + ((found & signs) - wanted)
        total += signs.total()
        calls += wanted.total()
        right += signs.total() - wrong.total()
        other += [f"{name} {label}" for label in (found - signs).elements()]
        for label in wrong.elements():
            print(f"{folder.name}/{name}: {label!r} calls {'a' if label in wanted else 'no'} note")
    print(f"{folder.name}: {right}/{total} signs told apart, {calls} of them calls; others found: {other}")


def main(filters: list[str]) -> None:
    if not filters or any(part in "ocr/math-superscripts" for part in filters):
        compare_superscripts(ROOT / "ocr" / "math-superscripts")
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for path, notes, markers, entries in truths():
        if filters and not any(part in str(path) for part in filters):
            continue
        kind = f"{path.parent.parent.name}/{path.name}" if path.parent.parent.name == "history" else path.parent.name
        kind += path.suffix if path.parent.name in ("word", "lawreview") else ""
        began = time.process_time()
        try:
            document = read(path)
        except UnreadableError as error:
            print(f"{path.relative_to(ROOT)}: {error}")
            continue
        seconds = time.process_time() - began
        measured = "document"
        found = native(document)
        if not found:
            measured = "parsing"
            try:
                found = understood(document)
            except (ImportError, FileNotFoundError):
                measured = "-"
        scored, labelled, exact, wrong = compare(found, notes)
        total = totals[f"{kind} ({measured})"]
        for index, value in enumerate((scored, labelled, exact, len(found), len(notes))):
            total[index] += value
        if entries:
            compare_references(path, document, entries)
        calls = [call.label for call in document.calls]
        marks = (
            "" if markers is None or measured != "document" else f" calls {'equal' if calls == markers else 'DIFFER'}"
        )
        rate = path.stat().st_size / 1e6 / max(seconds, 1e-6)
        if filters or exact < scored:
            print(f"{path.relative_to(ROOT)}: {exact}/{scored} ({len(found)} found, {measured}){marks} {rate:.1f} MB/s")
        for line in wrong[: 40 if filters else 3]:
            print("    " + line)
    print()
    for kind, (scored, labelled, exact, found_count, all_notes) in sorted(totals.items()):
        print(f"{kind:45} {exact:5}/{scored:<5} exact, {labelled:5} labelled, {found_count:5} found of {all_notes}")


if __name__ == "__main__":
    main(sys.argv[1:])
