"""A compiled regular expression in, the ways out in which a hostile text makes Python's engine backtrack.

The expression's parse becomes a position automaton (Glushkov 1961), and the automaton is searched for two witnesses:

* two different loops from a state to itself over one word: the time may double with each repetition of the word
  (exponential ambiguity; Weber and Seidl 1991, section 3);
* a loop that the expression's own beginning also leads to over the same word: a search starts anew at each
  repetition and reads to the end each time, so that the time grows with the square.

Counted repeats are cut to a few copies, look-arounds are taken as always true except at the beginning, and classes
are compared over a sample of characters: what is found is certain but for those, and is a reason to look.
"""

import re
import string
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from re import _compiler, _constants, _parser
from typing import Any

COPIES = 2  # of a counted repeat's optional part, and of its required part
MOST_POSITIONS = 3000
SAMPLE = string.printable + "\0\x1béßçøŁЖд́م中あ\u00a0\u2009\u200f“”„‘’«»‹›–—…·•¶†‡§⁰¹²³⁴⁵⁶⁷⁸⁹№ªº٣①\ufeff\u2028"


@dataclass
class Part:
    """A piece of the automaton: `free` is nullable without any assertion, `ends` are its last positions."""

    nullable: bool
    free: bool
    first: set[int] = field(default_factory=set)
    last: set[int] = field(default_factory=set)
    free_last: set[int] = field(default_factory=set)


class Automaton:
    """The positions of one expression, the characters of each (bits of `alphabet`) and what may follow which."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        self.flags = pattern.flags
        self.parsed = _parser.parse(pattern.pattern, pattern.flags)
        extra = set(SAMPLE) | _characters(self.parsed)
        self.alphabet: list[Any] = [bytes([code]) for code in range(256)] if _is_bytes(pattern) else sorted(extra)
        self.masks: list[int] = []
        self.groups: dict[int | None, int] = {}  # the characters of each group
        self.kept: set[int] = set()  # in possessive repeats, which never give anything back
        self.edges: Counter[tuple[int, int]] = Counter()
        self.whole = self._sequence(self.parsed, self.flags)
        self.follow: dict[int, list[int]] = {}
        for before, after in self.edges:
            self.follow.setdefault(before, []).append(after)

    def exponential(self) -> str | None:
        """Return a character of a loop that one word runs through in two ways, or None."""
        for loop in self._loops():
            inside = set(loop) - self.kept
            if inside <= self.whole.free_last:
                continue  # it may stop anywhere: nothing makes it try a second way
            for (before, after), count in self.edges.items():
                if count > 1 and before in inside and after in inside:
                    return self._show(self.masks[after])
            back: dict[tuple[int, int], list[tuple[int, int]]] = {}
            seen = set()
            waiting = [(state, state) for state in inside]
            while waiting:
                pair = waiting.pop()
                for one in self.follow.get(pair[0], ()):
                    for other in self.follow.get(pair[1], ()):
                        if one not in inside or other not in inside or not self.masks[one] & self.masks[other]:
                            continue
                        after_pair = (one, other)
                        back.setdefault(after_pair, []).append(pair)
                        if one != other and after_pair not in seen:
                            seen.add(after_pair)
                            waiting.append(after_pair)
            returning = [(state, state) for state in inside]
            known = set(returning)
            while returning:
                for pair in back.get(returning.pop(), ()):
                    if pair in known:
                        continue
                    known.add(pair)
                    returning.append(pair)
            for one, other in seen:
                if (one, other) in known:
                    return self._show(self.masks[one] & self.masks[other])
        return None

    def quadratic(self) -> str | None:
        """Return a word which, repeated, a search reads again from each repetition to the end, or None."""
        behind, boundary = self._beginning()
        for loop in self._loops():
            inside = set(loop)
            if inside <= self.whole.free_last:
                continue  # it may stop anywhere: the first try is a match
            waiting: list[tuple[int, int, str]] = []
            for state in loop:
                if state in self.whole.free_last:
                    continue
                allowed = self.masks[state] & behind
                if not allowed:
                    continue
                for one in self.whole.first:
                    for other in self.follow.get(state, ()):
                        shared = self.masks[one] & self.masks[other]
                        if boundary:
                            shared &= self._across(allowed)
                        if other in inside and shared:
                            waiting.append((one, other, self._show(shared)))
            seen = {pair[:2] for pair in waiting}
            while waiting:
                one, other, word = waiting.pop()
                if one == other:
                    return word
                for one_after in self.follow.get(one, ()):
                    for other_after in self.follow.get(other, ()):
                        shared = self.masks[one_after] & self.masks[other_after]
                        if shared and other_after in inside and (one_after, other_after) not in seen:
                            seen.add((one_after, other_after))
                            waiting.append((one_after, other_after, word + self._show(shared)))
        return None

    def _beginning(self) -> tuple[int, bool]:
        """Return the characters that may stand before a match, and whether it begins at a word's boundary."""
        behind, boundary = (1 << len(self.alphabet)) - 1, False
        for operator, argument in self.parsed:
            if operator is _constants.ASSERT_NOT and argument[0] < 0 and len(argument[1]) == 1:
                behind &= ~self._leaf(argument[1][0], self.flags)
            elif operator is _constants.ASSERT and argument[0] < 0 and len(argument[1]) == 1:
                behind &= self._leaf(argument[1][0], self.flags)
            elif operator is _constants.AT and argument is _constants.AT_BOUNDARY:
                boundary = True
            elif operator is _constants.AT and argument is _constants.AT_BEGINNING:
                behind &= self._mask("\n") if self.flags & re.MULTILINE else 0
            elif operator is _constants.AT and argument is _constants.AT_BEGINNING_STRING:
                behind = 0
            else:
                break
        return behind, boundary

    def _across(self, allowed: int) -> int:
        word = b"\\w" if isinstance(self.alphabet[0], bytes) else r"\w"
        words = sum(1 << i for i, char in enumerate(self.alphabet) if re.match(word, char))
        return (~words if allowed & words else 0) | (words if allowed & ~words else 0)

    def _mask(self, char: str) -> int:
        return sum(1 << i for i, other in enumerate(self.alphabet) if other in (char, char.encode()))

    def _loops(self) -> list[list[int]]:
        """Return the strongly connected components that hold an edge (Tarjan 1972, without recursion)."""
        index: dict[int, int] = {}
        low: dict[int, int] = {}
        stack: list[int] = []
        on: set[int] = set()
        loops = []
        for root in range(len(self.masks)):
            if root in index:
                continue
            work = [(root, iter(self.follow.get(root, ())))]
            index[root] = low[root] = len(index)
            stack.append(root)
            on.add(root)
            while work:
                state, after = work[-1]
                for other in after:
                    if other not in index:
                        index[other] = low[other] = len(index)
                        stack.append(other)
                        on.add(other)
                        work.append((other, iter(self.follow.get(other, ()))))
                        break
                    if other in on:
                        low[state] = min(low[state], index[other])
                else:
                    work.pop()
                    if work:
                        low[work[-1][0]] = min(low[work[-1][0]], low[state])
                    if low[state] == index[state]:
                        loop = []
                        while not loop or loop[-1] != state:
                            loop.append(stack.pop())
                            on.discard(loop[-1])
                        if len(loop) > 1 or (state, state) in self.edges:
                            loops.append(loop)
        return loops

    def _sequence(self, items: Any, flags: int) -> Part:
        whole = Part(True, True)
        for item in items:
            part = self._item(item, flags)
            self._join(whole.last, part.first)
            whole = Part(
                whole.nullable and part.nullable,
                whole.free and part.free,
                whole.first | (part.first if whole.nullable else set()),
                part.last | (whole.last if part.nullable else set()),
                part.free_last | (whole.free_last if part.free else set()),
            )
        return whole

    def _item(self, item: Any, flags: int) -> Part:
        operator, argument = item
        if operator is _constants.BRANCH:
            return _either([self._sequence(branch, flags) for branch in argument[1]])
        if operator is _constants.SUBPATTERN:
            began = len(self.masks)
            part = self._sequence(argument[3], (flags | argument[1]) & ~argument[2])
            for mask in self.masks[began:]:
                self.groups[argument[0]] = self.groups.get(argument[0], 0) | mask
            return part
        if operator is _constants.ATOMIC_GROUP:
            return self._sequence(argument, flags)
        if operator in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
            return self._repeat(argument, flags)
        if operator is _constants.POSSESSIVE_REPEAT:
            began = len(self.masks)
            part = self._repeat(argument, flags)
            self.kept.update(range(began, len(self.masks)))
            return part
        if operator is _constants.GROUPREF_EXISTS:
            return _either([self._sequence(branch or [], flags) for branch in argument[1:]])
        if operator in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT):
            return Part(True, False)
        if operator is _constants.GROUPREF:
            return self._position(self.groups.get(argument, 0), False)
        return self._position(self._leaf(item, flags), False)

    def _repeat(self, argument: Any, flags: int) -> Part:
        least, most, body = argument
        endless = most is _constants.MAXREPEAT
        required = min(int(least), COPIES)
        parts = [self._sequence(body, flags) for _ in range(required)]
        for _ in range(0 if endless and required else 1 if endless else min(int(most) - int(least), COPIES)):
            parts.append(self._sequence(body, flags))
        if not parts:
            return Part(True, True)
        if endless:
            self._join(parts[-1].last, parts[-1].first)
        for before, after in pairwise(parts):  # one copy leads to the next; none is left out
            self._join(before.last, after.first)
        stops = parts[max(required - 1, 0) :]
        return Part(
            required == 0 or parts[0].nullable,
            required == 0 or parts[0].free,
            parts[0].first,
            set().union(*(part.last for part in stops)),
            set().union(*(part.free_last for part in stops)),
        )

    def _position(self, mask: int, nullable: bool) -> Part:
        self.masks.append(mask)
        if len(self.masks) > MOST_POSITIONS:
            raise OverflowError("more positions than can be compared")
        own = {len(self.masks) - 1}
        return Part(nullable, nullable, own, own, own)

    def _join(self, last: set[int], first: set[int]) -> None:
        for before in last:
            for after in first:
                self.edges[before, after] += 1

    def _leaf(self, item: Any, flags: int) -> int:
        state = _parser.State()
        state.flags = flags
        state.str = None
        return _accepted(repr(item), flags, _Leaf(_parser.SubPattern(state, [item])), _Leaf(self.alphabet))

    def _show(self, mask: int) -> str:
        letters = [char for i, char in enumerate(self.alphabet) if mask >> i & 1]
        best = next((char for char in letters if char in ("a", "1", " ", "(", "[", b"a", b" ")), letters[0])
        return best if isinstance(best, str) else best.decode("latin-1")


class _Leaf:
    """A value that a cache looks past."""

    def __init__(self, value: Any) -> None:
        self.value = value
        self.key = tuple(value) if isinstance(value, list) else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Leaf) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@cache
def _accepted(name: str, flags: int, leaf: _Leaf, alphabet: _Leaf) -> int:
    compiled = _compiler.compile(leaf.value, flags)
    return sum(1 << i for i, char in enumerate(alphabet.value) if compiled.fullmatch(char))


def _either(parts: list[Part]) -> Part:
    return Part(
        any(part.nullable for part in parts),
        any(part.free for part in parts),
        set().union(*(part.first for part in parts)),
        set().union(*(part.last for part in parts)),
        set().union(*(part.free_last for part in parts)),
    )


def _is_bytes(pattern: re.Pattern[Any]) -> bool:
    return isinstance(pattern.pattern, bytes)


def _characters(tree: Any) -> set[str]:
    """Return the characters that the parse names, and the neighbours of its ranges."""
    found: set[str] = set()
    if isinstance(tree, (list, tuple, _parser.SubPattern)):
        items = list(tree)
        if len(items) == 2 and items[0] in (_constants.LITERAL, _constants.NOT_LITERAL):
            return {chr(items[1])}
        if len(items) == 2 and items[0] is _constants.RANGE:
            return {chr(code) for code in items[1]}
        for item in items:
            found |= _characters(item)
    return found
