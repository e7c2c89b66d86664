"""The words that a short form's word may stand for among those of the works."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from audit.parsing.linking.vocabulary import Vocabulary


def test_a_word_stands_for_itself_a_slip_of_it_and_what_it_begins() -> None:
    vocabulary = Vocabulary()
    vocabulary.take({"harbour", "harbours", "harvest", "asian", "sea"})
    asked = vocabulary.ask("harbuor")
    assert asked.near == {"harbuor", "harbour"}
    assert vocabulary.ask("asia").begun == {"asia", "asian"}
    assert vocabulary.ask("sea").near == {"sea"}


def test_words_taken_later_are_found() -> None:
    vocabulary = Vocabulary()
    vocabulary.take({"rivers"})
    assert vocabulary.ask("river").begun == {"river", "rivers"}
    vocabulary.take({"riverain"})
    assert vocabulary.ask("river").begun == {"river", "rivers"}
    vocabulary.take({"rivera"})
    assert vocabulary.ask("river").begun == {"river", "rivers", "rivera"}


_WORDS = st.text("abcd", min_size=1, max_size=8)


@given(_WORDS, st.sets(_WORDS, max_size=12))
def test_each_known_word_is_compared(word: str, known: set[str]) -> None:
    vocabulary = Vocabulary()
    vocabulary.take(known)
    near = {
        other
        for other in known
        if len(word) > 4 and other[0] == word[0] and abs(len(other) - len(word)) < 3 and fuzz.ratio(word, other) >= 85
    }
    begun = {other for other in known if len(word) > 3 and 0 < len(other) - len(word) < 3 and other.startswith(word)}
    assert vocabulary.ask(word).near == near | {word}
    assert vocabulary.ask(word).begun == begun | {word}
