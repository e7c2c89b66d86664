"""What a rule is: one function with an id, a name, a level and a docstring from which its page is made."""

import re
from collections.abc import Callable, Iterable
from typing import Literal

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.record import record

Scope = Literal["document", "note", "citation", "reference", "statement", "lookup"]
Need = Literal["sources", "online", "retractions", "records"]
Check = Callable[[Manuscript, Lookups], Iterable[Problem]]

SECTIONS = ("Why", "Example", "Instead", "Limits", "References")


@record
class Rule:
    """A rule as registered. `needs` names what must be given for it to run; without it the rule is skipped, aloud."""

    id: str
    name: str
    scope: Scope
    level: Level
    check: Check
    needs: tuple[Need, ...] = ()

    @property
    def summary(self) -> str:
        """The first line of the docstring."""
        return (self.check.__doc__ or "").strip().split("\n", 1)[0]

    @property
    def sections(self) -> dict[str, str]:
        """The docstring's sections (`SECTIONS`) by heading, dedented."""
        body = re.sub(r"\n {4}", "\n", (self.check.__doc__ or "").strip())
        parts = re.split(rf"^({'|'.join(SECTIONS)}):\s*$", body, flags=re.MULTILINE)
        return {
            heading: re.sub(r"^ {4}", "", text.strip("\n"), flags=re.MULTILINE).rstrip()
            for heading, text in zip(parts[1::2], parts[2::2], strict=True)
        }


def rule(*, id: str, name: str, scope: Scope, level: Level, needs: tuple[Need, ...] = ()) -> Callable[[Check], Rule]:
    """Turn a check function into a `Rule`; the function's docstring has the sections of `SECTIONS`, in that order."""

    def register(check: Check) -> Rule:
        return Rule(id=id, name=name, scope=scope, level=level, check=check, needs=needs)

    return register
