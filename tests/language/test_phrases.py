"""Tables of phrases: which stand in a sentence, and where."""

import pytest

from audit.language.announcing import announces, headline_announces, puts_off
from audit.language.events import event_kind, event_kinds
from audit.language.narrative import is_border, is_set_for, words_before
from audit.language.phrases import Phrases, places_of, words_of
from audit.language.tongues import tongues_of


@pytest.mark.parametrize(
    ("table", "text", "found"),
    [
        ("agree|agreed … to; until", "They agreed at last to meet", (1, 5)),
        ("agree|agreed … to; until", "They agreed, and went to Karst", None),
        ("agree|agreed … to; until", "They agreed to", (1, 3)),
        ("agree|agreed … to; until", "They agreed one two three four five six seven to", None),
        ("in response to\nin response", "He rose in response.", (2, 4)),
        ("in response|reply to", "in reply to it", (0, 3)),
        ("à la suite de|d", "à la suite d’un incendie", (0, 4)),
    ],
)
def test_phrases_are_found(table: str, text: str, found: tuple[int, int] | None) -> None:
    assert Phrases(table).find(words_of(text)) == found


def test_a_stop_behind_digits_parts_nothing() -> None:
    assert words_of("Am 3. Mai kam er an.") == ["am", "mai", "kam", "er", "an", "."]


def test_words_know_their_places() -> None:
    text = "L’attaque, hier"
    assert [(place.word, text[place.start : place.end]) for place in places_of(text)] == [
        ("l", "L"), ("attaque", "attaque"), (",", ","), ("hier", "hier"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("The dam of Verda broke on March 3, 1920.", "en"),
        ("Der Damm von Verda brach am 3. März 1920.", "de"),
        ("La digue de Verda céda le 3 mars 1920.", "fr"),
        ("La presa de Verda se rompió el 3 de marzo de 1920.", "es"),
        ("La diga di Verda si ruppe il 3 marzo 1920.", "it"),
        ("A barragem de Verda rompeu em 3 de março de 1920.", "pt"),
        ("De dam van Verda brak op 3 maart 1920.", "nl"),
    ],
)
def test_a_sentence_tells_its_language(text: str, tongue: str) -> None:
    assert tongues_of(words_of(text)) == (tongue,)


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("Die Wahl findet am 3. Mai statt", True),
        ("Die Wahl fand am 3. Mai statt", False),
        ("Le pont s’ouvrira le 3 mai", True),
        ("Le peintre livra le tableau le 3 mai", False),
        ("El puente se abrirá el 3 de mayo", True),
        ("María abrió el puente el 3 de mayo", False),
        ("La sera del 3 maggio il ponte crollò", False),
        ("Il ponte sarebbe stato aperto il 3 maggio", True),
        ("De brug zou op 3 mei opengaan", True),
        ("Op 3 mei werd hij tot burgemeester verkozen", False),
        ("A ponte abrirá em 3 de maio", True),
    ],
)
def test_what_is_to_come(text: str, announced: bool) -> None:
    words = words_of(text)
    assert announces(words, tongues_of(words)) is announced


@pytest.mark.parametrize(
    ("title", "announced"),
    [
        ("Envoys to Return to Karst", True),
        ("Envoys to return to Karst", True),
        ("A Guide to Modern Karst", False),
        ("The Road to the Sea", False),
        ("Rebels Return to Karst", False),
        ("Envoy Urges Town to Complete Bridge", True),
        ("Vor der Wahl", True),
        ("Vers les urnes", True),
    ],
)
def test_headlines(title: str, announced: bool) -> None:
    assert headline_announces(title, words_of(title)) is announced


def test_a_headline_puts_off_what_its_word_governs() -> None:
    asked = "Envoy Urges Town to Complete Bridge"
    assert not puts_off(asked, {"visit"}, words_of("in the visit, the bridge was the first matter"))
    assert puts_off(asked, set(), words_of("the bridge was completed"))
    assert not puts_off("Council Vote Ends in Uproar; Envoys to Meet", {"election"}, [])
    assert puts_off("Vote to Be Held in May", {"election"}, [])


@pytest.mark.parametrize(
    ("word", "tongue", "kind"),
    [
        ("bombings", "en", "attack"), ("met", "en", "meeting"), ("met", "nl", None),
        ("Reichstagswahl", "de", "election"),
        ("visitèrent", "fr", "visit"), ("attacchi", "it", "attack"), ("firmado", "es", "agreement"),
        ("incêndio", "pt", "disaster"), ("aanvallen", "nl", "attack"), ("tour", "fr", None),
    ],
)  # fmt: skip
def test_words_name_kinds_of_event(word: str, tongue: str, kind: str | None) -> None:
    assert event_kind(word, (tongue,)) == kind


def test_kinds_come_once_and_in_order() -> None:
    assert event_kinds(words_of("The attack and the raid after the vote")) == ("attack", "election")


@pytest.mark.parametrize(
    "before", ["until ", "since the ", "after the attack of ", "seit dem ", "jusqu’au ", "dal ", "antes del "]
)
def test_borders(before: str) -> None:
    assert is_border(words_before(before))


@pytest.mark.parametrize("before", ["on ", "the attack of ", "le ", "am ", "nel "])
def test_days_that_are_no_borders(before: str) -> None:
    assert not is_border(words_before(before))


@pytest.mark.parametrize("before", ["feared for ", "seats for the premiere of ", "pour le ", "für den ", "per il "])
def test_days_that_something_was_set_for(before: str) -> None:
    assert is_set_for(words_before(before))
