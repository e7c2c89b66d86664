"""LaTeX's definitions in; for a call of a macro, what it stands for, out."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from audit.language.expressions import expression
from audit.readers.latex_source import Source

_DEFINE = expression(
    r"\\(?P<kind>(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?\s*(?:\{\s*)?\\(?P<name>[A-Za-z@]+)\s*(?:\}\s*)?"
    r"(?:\[(?P<count>\d)\]\s*)?(?P<default>\[)?"
)
_DEF = expression(r"\\[gex]?def\s*\\(?P<name>[A-Za-z@]+)(?P<arguments>(?:#\d){0,9})\s*(?=\{)")
_MOST_EXPANSIONS = 20_000
_LONGEST_EXPANSION = 100_000  # characters


@dataclass(slots=True)
class _Macro:
    body: str
    arguments: int
    default: str | None


class Macros:
    """The author's commands. Those that `is_known` names keep their meaning; `note_format` is told of note numbers."""

    def __init__(self, note_format: Callable[[str], None], is_known: Callable[[str], bool]) -> None:
        self._macros: dict[str, _Macro] = {}
        self._note_format = note_format
        self._is_known = is_known
        self._expansions = 0

    def __contains__(self, name: str) -> bool:
        return name in self._macros

    def takes_arguments(self, name: str) -> bool:
        """Tell whether the macro `name` takes arguments."""
        return self._macros[name].arguments > 0

    def learn(self, source: Source, end: int) -> None:
        """Take up every definition before `end`, without reading on."""
        for match in _DEFINE.finditer(source.text, source.at, end):
            self._define_command(source, match)
        for match in _DEF.finditer(source.text, source.at, end):
            self._define_primitive(source, match)

    def define(self, source: Source, at: int) -> None:
        """Take up the definition at `at`, and go on behind it."""
        match = _DEFINE.match(source.text, at, source.end)
        if match is not None:
            source.at = self._define_command(source, match)
            return
        match = _DEF.match(source.text, at, source.end)
        if match is not None:
            source.at = min(self._define_primitive(source, match) + 1, source.end)

    def _define_command(self, source: Source, match: re.Match[str]) -> int:
        at = match.end()
        default: str | None = None
        if match["default"]:
            default, at = source.optional(at - 1)
        argument = source.argument(at)
        if argument is None:
            return at
        begin, end, after = argument
        name, body = match["name"], source.text[begin:end]
        provided = match["kind"] == "providecommand" and name in self._macros
        if name in ("thefootnote", "theendnote"):
            self._note_format(body)
        elif not provided and not self._is_known(name):
            self._macros[name] = _Macro(body, int(match["count"] or 0), default)
        return after

    def _define_primitive(self, source: Source, match: re.Match[str]) -> int:
        closing = source.closing(match.end())
        body = source.text[match.end() + 1 : closing]
        self._macros[match["name"]] = _Macro(body, match["arguments"].count("#"), None)
        return closing

    def expand(self, name: str, source: Source) -> str | None:
        """Return what the call stands for, its arguments read from `source`; None when there were too many calls."""
        macro = self._macros[name]
        self._expansions += 1
        values: list[str] = []
        if macro.default is not None and macro.arguments:
            given, source.at = source.optional(source.at)
            values.append(macro.default if given is None else given)
        while len(values) < macro.arguments:
            argument = source.argument(source.at)
            if argument is None:
                break
            values.append(source.text[argument[0] : argument[1]])
            source.at = argument[2]
        body = macro.body
        for index, value in enumerate(values, start=1):
            body = body.replace(f"#{index}", value)
        return body if len(body) <= _LONGEST_EXPANSION and self._expansions <= _MOST_EXPANSIONS else None
