"""Profiles: a name in, the settings that it stands for out. A stage of work, or a manual of style."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

from audit.model.demand import Demand
from audit.profiles.profile import Profile

_MODULES = {
    "draft": "stages",
    "submission": "stages",
    "production": "stages",
    "chicago": "chicago",
    "oscola": "oscola",
    "mhra": "mhra",
    "apa": "apa",
    "vancouver": "vancouver",
}


class _Profiles(Mapping[str, Profile]):
    """The profiles by their names, each table imported when it is asked for: most runs ask for none."""

    def __getitem__(self, name: str) -> Profile:
        profile: Profile = getattr(import_module(f"audit.profiles.{_MODULES[name]}"), name.upper())
        return profile

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


PROFILES: Mapping[str, Profile] = _Profiles()


def describe(name: str) -> str:
    """Return the tables of the profile `name` in Markdown. Raises `KeyError` for an unknown name."""
    profile = PROFILES[name]
    parts = [f"## {name}", profile.summary]
    if profile.fail_on:
        parts.append(f"Fails on: {profile.fail_on}.")
    if profile.demands:
        parts.append(
            _table(
                ("rule", "what", "how", "where it says so"),
                ((d.rule, d.matter, d.wanted, d.place) for d in profile.demands),
            )
        )
    if profile.levels:
        parts.append(
            _table(
                ("rule", "level", "because"),
                ((rule, level, profile.reasons.get(rule, "")) for rule, level in profile.levels.items()),
            )
        )
    return "\n\n".join(parts) + "\n"


def demands_of(names: Iterable[str]) -> tuple[Demand, ...]:
    """Return what the profiles `names` demand, a matter at a time; a later one wins over an earlier one."""
    return tuple({(d.rule, d.matter): d for name in names for d in PROFILES[name].demands}.values())


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
