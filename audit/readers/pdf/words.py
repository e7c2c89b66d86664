"""Two lines in, the way they join out: with a space, without, or with the hyphen at the line's end taken away."""

import re
from collections.abc import Iterable

from audit.language.expressions import expression
from audit.readers.pdf.lines import Line

_LAST = expression(r"([^\W\d_]+)-$")
_FIRST = expression(r"[^\W\d_]+")
_ADDRESS = expression(r"(?:https?:|www\.|doi\.org|\b10\.\d{4,9}/)\S*$", re.IGNORECASE)
_ADDRESS_REST = expression(r"(?=\S*[/_=?&%#~]|\S*\d\S*[a-z]|\S*[a-z]\S*\d|\S*\w[-.]\w)[\w/.?&=#%~+:;,@!$*()-]+")
# First parts of compounds whose hyphen is nearly always the author's.
_COMPOUNDS = frozenset(
    [
        "self",
        "well",
        "half",
        "quasi",
        "all",
        "ex",
        "so",
        "ill",
        "vice",
        "ever",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
    ]
)
# So many lines are cut into words together: the words of a book at once would need memory that nothing else does.
LINES_AT_ONCE = 500
_MARKS = ".,;:!?()[]“”\"‘’'—–/*†"
_DASHES = "-\u00ad¬"
_JOINING = "-\u00ad¬:–—/"  # no line that ends in anything else, and holds no address, joins but with a space


class Joiner:
    """Decides how lines join, knowing the words of the document."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = lines
        self._known: set[str] | None = None

    def _words(self) -> set[str]:
        if self._known is None:
            # The halves of words broken at the ends of lines are no words.
            whole: list[str] = []
            cut = False
            for line in self._lines:
                text = line.text
                if cut:
                    text = text.partition(" ")[2]
                cut = line.text[-1:] in _DASHES
                if cut:
                    text = text.rpartition(" ")[0]
                whole.append(text)
            known: set[str] = set()
            for start in range(0, len(whole), LINES_AT_ONCE):
                known.update(_split("\n".join(whole[start : start + LINES_AT_ONCE])))
            known.update([word.casefold() for word in known])
            self._known = known
        return self._known

    def join(self, before: str, after: str) -> tuple[int, str]:
        """Return how many characters to take from the end of `before`, and what to put between it and `after`."""
        last = before[-1:]
        addressed = "/" in before or "www." in before
        if not addressed and last not in _JOINING:
            return 0, " "
        if last in "\u00ad¬" and last:
            return 1, ""
        if before.endswith(("http:", "https:")) and after[:1] == "/":
            return 0, ""
        if addressed and after and _ADDRESS.search(before, max(0, len(before) - 300)):
            return self._join_address(before, after)
        if last in "\u2013\u2014/" and not before[-2:-1].isspace():
            return 0, ""
        if last != "-" or len(before) < 2 or before[-2].isspace() or not after:
            return 0, " "
        return self._join_hyphen(before, after)

    def _join_hyphen(self, before: str, after: str) -> tuple[int, str]:
        first = after[0]
        head = _LAST.search(before, max(0, len(before) - 40))
        tail = _FIRST.match(after)
        if head is None or tail is None:
            if first.islower() or first.isupper() or first.isdigit() or first in "(“\"‘'":
                return 0, ""
            return 0, " "
        words = self._words()
        left, right = head.group(1), tail.group()
        if right in ("and", "or", "und", "oder", "et", "y", "e") and right not in left:
            follows = after[len(right) : len(right) + 1]
            if follows == " " and (left + right).casefold() not in words:
                return 0, " "
        whole, compound = left + right, f"{left}-{right}"
        joined = whole in words or whole.casefold() in words
        hyphened = compound in words or compound.casefold() in words
        if not first.islower():  # MacDonald, a word in capitals, or a compound: only the rest of the text can tell
            whole_known = whole in words or (joined and left.isupper() and right.isupper())
            return (1, "") if whole_known and not hyphened else (0, "")
        if joined != hyphened:
            return (1, "") if joined else (0, "")
        if left.casefold() in _COMPOUNDS or before[: -len(left) - 1].endswith("-"):
            return 0, ""
        if not joined and len(left) > 2 and len(right) > 3 and left.casefold() in words and right.casefold() in words:
            # Both halves are words of this text: a compound, unless the whole is one too.
            return (0, "") if left[0].isupper() or _both_long(left, right) else (1, "")
        return 1, ""

    def _join_address(self, before: str, after: str) -> tuple[int, str]:
        last, first = before[-1], after[0]
        if first in "/?&=#%_~" or last in "/?&=#%_~-:":
            return 0, ""
        if last in ".":
            return (0, "") if first.islower() or first.isdigit() else (0, " ")
        if last in ",;)]>":
            return 0, " "
        token = after.split(" ", 1)[0]
        if first in ".-" or (_ADDRESS_REST.fullmatch(token.rstrip(".,;)")) and not token[0].isupper()):
            return 0, ""
        return 0, " "


def _split(text: str) -> list[str]:
    """Return the words of a text without the marks beside them."""
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return text.split()


def _both_long(left: str, right: str) -> bool:
    return len(left) >= 4 and len(right) >= 5
