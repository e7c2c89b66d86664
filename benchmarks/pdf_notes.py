"""Folders of PDFs with exact notes in, how well the reader finds them out.

    python benchmarks/pdf_notes.py FOLDER… [--verbose]

A note counts as found when its label is right and its text is at least 0.9 similar (Levenshtein, after folding case,
spaces, quotation marks and dashes). Truth is looked for beside each PDF: `X.pdf.truth.json`, `X.json` (typeset), or
`truth.jsonl` for all PDFs of a folder. A label "?" in it is not known.
"""

import argparse
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz.distance import Indel, LCSseq, Levenshtein

from audit.model.document import Document
from audit.readers.interface import ReadOptions
from audit.readers.pdf import read

LIKE = 0.9


@dataclass
class Truth:
    """The notes and marker labels that a PDF really has. Notes not `scored` count neither for nor against."""

    notes: list[tuple[str, str, bool, bool]]  # label, text, split, scored
    markers: list[str] | None


@dataclass
class Score:
    """Counts for one or several documents."""

    documents: int = 0
    perfect: int = 0
    expected: int = 0
    found: int = 0
    given: int = 0
    given_right: int = 0
    split: int = 0
    split_found: int = 0
    markers: int = 0
    markers_found: int = 0
    markers_given: int = 0
    errors: list[float] = field(default_factory=list)
    pages: int = 0
    seconds: float = 0.0

    def add(self, other: "Score") -> None:
        """Add the counts of another score."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def row(self, name: str) -> str:
        """Return one line for a table."""

        def ratio(part: int, whole: int) -> str:
            return f"{part / whole:.4f}" if whole else "  -   "

        error = sum(self.errors) / len(self.errors) * 100 if self.errors else 0.0
        return (
            f"{name[-44:]:44} {self.expected:5} recall {ratio(self.found, self.expected)} precision "
            f"{ratio(self.given_right, self.given)} split {ratio(self.split_found, self.split)} ({self.split}) markers "
            f"{ratio(self.markers_found, self.markers)}/{ratio(self.markers_found, self.markers_given)} "
            f"error {error:.2f} % perfect {self.perfect}/{self.documents} "
            f"{self.pages / max(self.seconds, 1e-6):.0f} pages/s"
        )


_SPACE = re.compile(r"\s+")
_FOLD = str.maketrans("’‘“”–—‐‑", "''\"\"----", "\u00ad")


def fold(text: str) -> str:
    """Return the text without differences of case, space, quotation marks and dashes."""
    return _SPACE.sub(" ", text.translate(_FOLD).replace("…", "...").casefold()).strip()


def find_truths(folder: Path) -> Iterator[tuple[Path, Truth]]:
    """Yield every PDF in `folder` that has a truth."""
    for pdf in sorted(folder.rglob("*.pdf")):
        side = pdf.with_name(pdf.name + ".truth.json")
        plain = pdf.with_suffix(".json")
        word = pdf.with_name(pdf.name.replace("word_", "fn_")).with_suffix(".json")
        lines = pdf.with_name("truth.jsonl")
        if side.exists():
            data = json.loads(side.read_text("utf-8"))
            notes = [
                (n["label"], n["text"], bool(n.get("split")), bool(n.get("scored", "scored" not in data)))
                for n in data["notes"]
                if n["kind"] != "author-note"
            ]
            markers = data.get("markers")
            yield pdf, Truth(notes, [m for m in markers if m and m.isdigit()] if markers else None)
        elif plain.exists() or (word != plain and word.exists()):
            data = json.loads((plain if plain.exists() else word).read_text("utf-8"))
            split = pdf.stem.startswith("fn")
            notes = [
                (str(n["note"]), n["text"], split and n.get("note_end_page") != n.get("note_page"), True)
                for n in data["notes"]
            ]
            yield pdf, Truth(notes, [label for label, *_ in notes])
        elif lines.exists():
            rows = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
            notes = [(row["label"], row["text"], False, True) for row in rows]
            yield pdf, Truth(notes, [row["label"] for row in rows])


def score(pdf: Path, truth: Truth, verbose: bool) -> Score:
    """Read one PDF and compare."""
    start = time.perf_counter()
    document = read(pdf.read_bytes(), str(pdf), ReadOptions())
    seconds = time.perf_counter() - start
    result = Score(documents=1, seconds=seconds)
    result.pages = max((note.page or 1 for note in document.notes), default=1)
    given = [
        (note.label, fold(" ".join(span.of(document.text) for span in note.text_spans)))
        for note in document.notes
        if note.kind != "author-note"
    ]
    free: dict[str, list[int]] = {}
    for index, (label, _) in enumerate(given):
        free.setdefault(label, []).append(index)
    for label, text, split, scored in truth.notes:
        own = free.get(label, []) if label != "?" else next((f for f in free.values() if _holds(f, given, text)), [])
        wanted = fold(text)
        best, at = 0.0, -1
        for index in own:
            likeness = Levenshtein.normalized_similarity(wanted, given[index][1])
            if likeness > best:
                best, at = likeness, index
        if not scored:
            if own:
                own.remove(at if at >= 0 else own[0])
            continue
        result.expected += 1
        result.split += split
        if best >= LIKE:
            result.found += 1
            result.given += 1
            result.given_right += 1
            result.split_found += split
            own.remove(at)
            result.errors.append(Indel.distance(wanted, given[at][1]) / 2 / max(1, len(wanted)))
        elif verbose:
            print(f"  missed {label}: {wanted[:90]!r} … {wanted[-50:]!r}")
            for index in own:
                print(f"     got {best:.2f} {given[index][1][:90]!r} … {given[index][1][-50:]!r}")
    wrong = sorted(index for own in free.values() for index in own)
    result.given += len(wrong)
    if verbose:
        for index in wrong:
            print(f"  wrong {given[index][0]}: {given[index][1][:120]!r}")
    result.perfect = int(result.found == result.expected and not wrong)
    if truth.markers is not None:
        own_markers = body_markers(document)
        right = LCSseq.similarity(truth.markers, own_markers)
        result.markers, result.markers_found, result.markers_given = len(truth.markers), right, len(own_markers)
        if verbose and right < len(truth.markers):
            print("  markers missing:", [m for m in truth.markers if m not in own_markers][:20])
    return result


def _holds(indices: list[int], given: list[tuple[str, str]], text: str) -> bool:
    """Tell whether one of the notes has this text, for files whose labels are not known."""
    wanted = fold(text)
    return any(Levenshtein.normalized_similarity(wanted, given[index][1], score_cutoff=LIKE) for index in indices)


def body_markers(document: Document) -> list[str]:
    """Return the labels of raised numbers in the text outside notes, tables and formulas."""
    notes = [note.span for note in document.notes]
    first = min((span.start for span in notes), default=len(document.text))
    beside = [block.span for block in document.blocks if block.kind in ("table", "code")]
    labels: list[str] = []
    for styled in document.styles:
        if styled.style == "superscript" and styled.span.start < first:
            if any(span.contains(styled.span) for span in beside):
                continue  # a formula's exponent
            labels.extend(re.findall(r"\d+", styled.span.of(document.text)))
    return labels


def main() -> None:
    """Print a row a document and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--verbose", action="store_true", help="print what was missed")
    parser.add_argument("--only", default="", help="a part of the names of the PDFs to read")
    arguments = parser.parse_args()
    groups: dict[str, Score] = {}
    for folder in arguments.folders:
        for pdf, truth in find_truths(folder):
            if arguments.only not in str(pdf):
                continue
            own = score(pdf, truth, arguments.verbose)
            print(own.row(f"{pdf.parent.name[-16:]}/{pdf.name}"), flush=True)
            kind = pdf.name if (pdf.parent / "truth.jsonl").exists() else pdf.parent.name
            groups.setdefault(kind, Score()).add(own)
    print()
    for kind, total in groups.items():
        print(total.row(kind))


if __name__ == "__main__":
    main()
