"""What mends the labels of a note in, the same with the words that call for it out; and those called for, made.

A note has few of the forms that the repairs are for, and nearly all are told by a word: so most are passed over.
"""

from collections.abc import Callable, Iterable

from audit.model.record import record
from audit.parsing.fields.tokens import Token

Mend = Callable[[list[Token], list[str]], None]  # changes the labels


@record
class Repair:
    """What mends one fault of the labels, and the words that call for it.

    `words`: one of these must be among the words and marks of the note, in small letters, or the kinds of its tokens;
    empty where no word tells.
    """

    mend: Mend
    words: frozenset[str]

    def __call__(self, tokens: list[Token], labels: list[str]) -> None:
        """Change `labels` where they have the fault."""
        self.mend(tokens, labels)


def repair(words: Iterable[str] = ()) -> Callable[[Mend], Repair]:
    """Turn a function that changes labels into a repair that one of `words` calls for."""
    return lambda mend: Repair(mend=mend, words=frozenset(word.casefold() for word in words))


def make_repairs(repairs: Iterable[Repair], tokens: list[Token], labels: list[str]) -> None:
    """Make those of the repairs, in turn, that the tokens call for."""
    said = {token.text.casefold() for token in tokens} | {token.kind for token in tokens}
    for one in repairs:
        if not one.words or not one.words.isdisjoint(said):
            one.mend(tokens, labels)
