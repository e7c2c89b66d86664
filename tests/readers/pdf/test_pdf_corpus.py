"""The figures that the reader must reach on real and typeset documents with exact notes, where these are at hand."""

from pathlib import Path

import pytest

from benchmarks.pdf_notes import Score, find_truths, score

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus beside the project: ../shared/corpus")


def measured(folder: str, *names: str) -> Score:
    total = Score()
    for pdf, truth in find_truths(CORPUS / folder):
        if not names or pdf.name in names:
            total.add(score(pdf, truth, verbose=False))
    assert total.documents, f"no PDF with a truth in {folder}"
    return total


def test_law_reviews() -> None:
    total = measured("lawreview")
    assert total.found / total.expected >= 0.997
    assert total.given_right / total.given >= 0.996  # one number that the truth lacks is in the PDF
    assert total.split_found / total.split >= 0.96  # one note's address differs between page and truth
    assert total.markers_found == total.markers
    assert sum(total.errors) / len(total.errors) <= 0.003


@pytest.mark.parametrize("name", ["foot.pdf", "twocol.pdf", "endnotes.pdf", "lo.pdf"])
def test_history(name: str) -> None:
    for chapter in ("frus-chapter-5", "apb-matthew-16-26"):
        total = measured(f"history/{chapter}", name)
        assert total.found == total.expected == total.given
        assert total.markers_found == total.markers == total.markers_given


@pytest.mark.parametrize("name", ["fn_12.pdf", "en_12.pdf", "word_12.pdf"])
def test_typeset(name: str) -> None:
    total = measured("typeset", name)
    assert (total.found, total.given, total.markers_found, total.markers_given) == (72, 72, 72, 72)
    assert sum(total.errors) / len(total.errors) <= 0.001
