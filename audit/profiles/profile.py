"""What a profile is: levels for rules, a threshold, and what a manual of style demands."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from audit.model.demand import Demand
from audit.model.record import record

Threshold = Literal["error", "warning", "note", "never"]
DemandRow = tuple[str, str, str | tuple[str, ...], str]  # rule, matter, the way or ways, place in the manual
LevelRow = tuple[str, str, str]  # rule, level, why


@record
class Profile:
    """Levels by rule, and the threshold; `reasons` says of a level why the manual asks for it.

    `demands` says which way is the manual's, matter by matter: the manuscript is then held against that way, not
    against its own majority.
    """

    summary: str
    levels: Mapping[str, str] = field(default_factory=dict)
    fail_on: Threshold | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    demands: tuple[Demand, ...] = ()


def make_manual(name: str, summary: str, demands: tuple[DemandRow, ...], levels: tuple[LevelRow, ...]) -> Profile:
    """Return the profile of the manual called `name` from the rows of its two tables.

    A place is given by section where that could be confirmed in what is public of the manual, else by chapter or
    subject.
    """
    return Profile(
        summary=summary,
        levels={rule: level for rule, level, _ in levels},
        reasons={rule: reason for rule, _, reason in levels},
        demands=tuple(
            Demand(
                rule=rule, matter=matter, ways=ways if isinstance(ways, tuple) else (ways,), manual=name, place=place
            )
            for rule, matter, ways, place in demands
        ),
    )
