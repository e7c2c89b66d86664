"""Sentences: across quotations, abbreviations, note calls and page breaks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.model.document import Block
from audit.model.span import Span
from audit.parsing.sentences import Sentences

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


def split(text: str) -> list[Span]:
    return Sentences(text, (Block(span=Span(0, len(text))),)).of_block(0)


@pytest.mark.parametrize(("text", "wanted"), SPLITS, ids=[text[:24] for text, _ in SPLITS])
def test_sentences(text: str, wanted: list[str]) -> None:
    found = [span.of(text).strip() for span in split(text)]
    if text.startswith("He said"):  # the quotation is not cut; what follows it may stand with it or apart
        assert found[0].startswith("He said: “It fell. All saw it.”")
    else:
        assert found == wanted


def test_a_sentence_cut_by_a_page_belongs_to_where_it_ends() -> None:
    text = "It rained. The dam, having been\n\nbuilt of earth, broke.¹ All fled."
    sentences = Sentences(text, (Block(span=Span(0, 31)), Block(span=Span(33, len(text)))))
    assert [span.of(text) for span in sentences.of_block(0)] == ["It rained."]
    assert [span.of(text) for span in sentences.of_block(1)] == [
        "The dam, having been\n\nbuilt of earth, broke.¹",
        "All fled.",
    ]


@pytest.mark.parametrize("gap", ["\n\n", "\n" * 500])
def test_a_paragraph_that_ends_is_not_read_on(gap: str) -> None:
    text = f"It rained.{gap}all day long."
    sentences = Sentences(text, (Block(span=Span(0, 10)), Block(span=Span(10 + len(gap), len(text)))))
    assert [len(sentences.of_block(index)) for index in (0, 1)] == [1, 1]


def test_many_sentences_are_linear() -> None:
    text = " ".join(f"The dam broke at place {n}.¹" for n in range(20_000))
    assert len(split(text)) == 20_000


@given(st.text(alphabet="aA. ?!“”\"'¹2\n,(", max_size=300))
def test_sentences_cover_the_words_in_order(text: str) -> None:
    spans = split(text)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert "".join(span.of(text) for span in spans).replace(" ", "").replace("\n", "") == "".join(text.split())
