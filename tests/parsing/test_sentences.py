"""What a marker closes: sentences and clauses across quotations, abbreviations and several markers."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.model.document import Block
from audit.model.span import Span
from audit.parsing.sentences import Sentences, closed_clause, split_sentences

SPLITS = [
    ("One came. Two left.", ["One came.", "Two left."]),
    ("Dr. Bell saw Gen. Hale. He left.", ["Dr. Bell saw Gen. Hale.", "He left."]),
    ("J. R. Moss wrote vol. 3, no. 5. It sold.", ["J. R. Moss wrote vol. 3, no. 5.", "It sold."]),
    ("They left the U.S. Army. It went on.", ["They left the U.S. Army.", "It went on."]),
    ("It began at 5 p.m. The end came at 6.", ["It began at 5 p.m.", "The end came at 6."]),
    ("It cost 3.5 marks. No more.", ["It cost 3.5 marks.", "No more."]),
    ("It fell.¹² Then it rose.¹³ All saw.", ["It fell.¹²", "Then it rose.¹³", "All saw."]),
    ("It fell.[^1] Then it rose.", ["It fell.[^1]", "Then it rose."]),
    ("It fell on April 3, 2024. 10 men saw it.", ["It fell on April 3, 2024.", "10 men saw it."]),
    ("He said: “It fell. All saw it.” She left.", ["He said: “It fell. All saw it.” She left."]),
    ("“Is it?” she asked. It was.", ["“Is it?” she asked.", "It was."]),
    ("Er kam z. B. am Abend. Dann ging er.", ["Er kam z. B. am Abend.", "Dann ging er."]),
]


@pytest.mark.parametrize(("text", "wanted"), SPLITS, ids=[text[:24] for text, _ in SPLITS])
def test_sentences(text: str, wanted: list[str]) -> None:
    found = [span.of(text).strip() for span in split_sentences(text)]
    if text.startswith("He said"):  # the quotation is not cut; what follows it may stand with it or apart
        assert found[0].startswith("He said: “It fell. All saw it.”")
    else:
        assert found == wanted


def closed(text: str, mark: str, after: int = 0) -> str:
    at = text.index(mark)
    return closed_clause(text, (Block(span=Span(0, len(text))),), Span(at, at + len(mark)), after).of(text)


def test_a_marker_closes_the_sentence_before_it() -> None:
    assert closed("It rained. The dam broke at Verda.¹ All fled.", "¹") == "The dam broke at Verda."


def test_a_marker_within_a_sentence_closes_its_clause() -> None:
    text = "While the town slept,¹ the dam broke at Verda.²"
    assert closed(text, "¹") == "While the town slept,"
    assert closed(text, "²", after=text.index("¹") + 1) == "the dam broke at Verda."


def test_a_quotation_belongs_to_its_sentence() -> None:
    text = "It rained. He said: “The dam broke. We fled.”¹ It rained on."
    assert closed(text, "¹") == "He said: “The dam broke. We fled.”"


def test_a_paragraph_cut_by_a_page_is_read_on() -> None:
    text = "It rained. The dam, having been\n\nbuilt of earth, broke.¹"
    blocks = (Block(span=Span(0, 31)), Block(span=Span(33, len(text))))
    at = text.index("¹")
    clause = closed_clause(text, blocks, Span(at, at + 1)).of(text)
    assert clause.startswith("The dam, having been")


def test_many_markers_are_linear() -> None:
    text = " ".join(f"The dam broke at place {n}.¹" for n in range(20_000))
    sentences = Sentences(text, (Block(span=Span(0, len(text))),))
    last = text.rindex("¹")
    assert sentences.closed_by(Span(last, last + 1)).of(text) == "The dam broke at place 19999."


@given(st.text(alphabet="aA. ?!“”\"'¹2\n,(", max_size=300))
def test_sentences_cover_the_words_in_order(text: str) -> None:
    spans = split_sentences(text)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert "".join(span.of(text) for span in spans).replace(" ", "").replace("\n", "") == "".join(text.split())
