"""A stretch of LaTeX in; its braces paired and its offsets led to lines and columns out."""

import re

from audit.language.expressions import expression

_BRACES = expression(
    r"\\begin\{(?P<env>verbatim\*?|Verbatim|lstlisting|minted|comment)\}|\\verb\*?(?P<sign>[^A-Za-z\s*])"
    r"|\\(?:url|href|nolinkurl|path)\s*(?P<address>\{[^{}\n]{0,2000}\})"
    r"|\\.|%[^\n]*|[{}]",
    re.DOTALL,
)
_LONGEST_OPTION = 1500  # characters; a longer bracket is text
_BLANK_LINE = expression(r"\n[ \t]*\n")


class Source:
    """A file, or the expansion of a macro, that is being read. `at` is the place of the next character.

    An expansion has no lines of its own: all of it stands where the macro was called (`fixed`: line, column, path).
    """

    def __init__(self, text: str, path: str | None, fixed: tuple[int, int, str | None] | None = None) -> None:
        self.text = text
        self.path = path
        self.fixed = fixed
        self.at = 0
        self.end = len(text)
        self.pairs = _pair_braces(text)
        self._line = 1
        self._line_start = 0
        self._synced = 0

    def part(self, start: int, end: int) -> "Source":
        """Return the same source limited to `start` … `end`, to be read later."""
        part = Source.__new__(Source)
        part.text, part.path, part.fixed, part.pairs = self.text, self.path, self.fixed, self.pairs
        part.at, part.end = start, end
        part._line, part._line_start, part._synced = self._line, self._line_start, self._synced
        return part

    def place(self, at: int) -> tuple[int, int, str | None]:
        """Return line, column and path of the offset `at`. Offsets are asked for in rising order."""
        if self.fixed is not None:
            return self.fixed
        if at < self._synced:
            self._line, self._line_start, self._synced = 1, 0, 0
        lines = self.text.count("\n", self._synced, at)
        if lines:
            self._line += lines
            self._line_start = self.text.rfind("\n", self._synced, at) + 1
        self._synced = at
        return self._line, at - self._line_start + 1, self.path

    def closing(self, at: int) -> int:
        """Return the offset of the brace that closes the one at `at`; the end of the paragraph when none does."""
        found = self.pairs.get(at)
        if found is not None and found <= self.end:
            return found
        blank = _BLANK_LINE.search(self.text, at, self.end)
        return blank.start() if blank else self.end

    def skip_space(self, at: int) -> int:
        """Return the next offset that is neither space, nor one line end, nor comment."""
        text = self.text
        lines = 0
        while at < self.end:
            sign = text[at]
            if sign == "\n":
                lines += 1
                if lines > 1:
                    break
            elif sign == "%":
                stop = text.find("\n", at, self.end)
                at = self.end if stop < 0 else stop
            elif sign not in " \t":
                break
            at += 1
        return at

    def optional(self, at: int) -> tuple[str | None, int]:
        """Return the argument in brackets that begins at `at`, None when there is none, and where to go on."""
        begin = self.skip_space(at)
        if not self.text.startswith("[", begin) or begin >= self.end:
            return None, at
        depth = 0
        index = begin + 1
        limit = min(self.end, begin + _LONGEST_OPTION)
        if self.text.find("]", begin, limit) < 0:
            return None, at
        while index < limit:
            sign = self.text[index]
            if sign == "{":
                index = self.closing(index)
            elif sign == "[":
                depth += 1
            elif sign == "]":
                if depth == 0:
                    return self.text[begin + 1 : index], index + 1
                depth -= 1
            elif sign == "\\":
                index += 1
            index += 1
        return None, at

    def argument(self, at: int) -> tuple[int, int, int] | None:
        """Return begin and end of the argument in braces (or of the one sign) at `at`, and where to go on."""
        begin = self.skip_space(at)
        if begin >= self.end or self.text[begin] in "}]&\n":
            return None
        if self.text[begin] == "{":
            end = self.closing(begin)
            return begin + 1, end, min(end + 1, self.end)
        if self.text[begin] == "\\":
            match = re.compile(r"\\(?:[A-Za-z@]+|.)", re.DOTALL).match(self.text, begin)
            end = match.end() if match else begin + 1
            return begin, end, end
        return begin, begin + 1, begin + 1

    def groups(self, at: int) -> list[tuple[int, int]]:
        """Return begin and end of each argument in braces that follows at once on another from `at` on."""
        found: list[tuple[int, int]] = []
        while self.text.startswith("{", self.skip_space(at)) and (argument := self.argument(at)) is not None:
            found.append(argument[:2])
            at = argument[2]
        return found


def _pair_braces(text: str) -> dict[int, int]:
    pairs: dict[int, int] = {}
    stack: list[int] = []
    skip = 0
    unclosed: set[str] = set()
    for match in _BRACES.finditer(text):
        at = match.start()
        if at < skip:
            continue
        sign = text[at]
        if sign == "{":
            stack.append(at)
        elif sign == "}":
            if stack:
                pairs[stack.pop()] = at
        elif match["address"]:
            pairs[match.start("address")] = match.end() - 1  # a per cent sign in it begins no comment
        elif match["env"]:
            pairs[at + len("\\begin")] = match.end() - 1
            wanted = f"\\end{{{match['env']}}}"
            found = -1 if wanted in unclosed else text.find(wanted, match.end())
            if found < 0:
                unclosed.add(wanted)
            else:
                skip = found + len(wanted)
        elif match["sign"]:
            found = text.find(match["sign"], match.end(), match.end() + 1000)
            skip = found + 1 if found >= 0 else match.end()
    return pairs
