"""What leaves the label model: a label a token, in the terms that the parser knows, and how probable it is."""

from audit.parsing.fields.labels import MERGED, label, weigh
from audit.parsing.fields.tokens import tokenize

ARTICLE = "Poe, Edgar. “On Towns and Rivers.” Past & Present 12, no. 3 (1990): 4–19."


def test_titles_of_articles_and_of_books_leave_as_titles() -> None:
    labels = label(tokenize(ARTICLE))
    assert "title" in labels
    assert not set(MERGED) & set(labels)
    assert len(labels) == len(tokenize(ARTICLE))


def test_a_title_is_as_sure_as_its_kinds_together() -> None:
    labels, weights = label(tokenize(ARTICLE)), weigh(tokenize(ARTICLE))
    assert all(0.0 < weight <= 1.0 for weight in weights)
    titles = [weight for name, weight in zip(labels, weights, strict=True) if name == "title"]
    assert min(titles) > 0.5
