"""Settings: a file's table and the command's options in, one frozen `Settings` out, read once and passed down."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from audit.folders import user_folder
from audit.model.record import record
from audit.profiles import PROFILES

FailOn = Literal["error", "warning", "note", "never"]

FILE_NAME = "citation-audit.toml"
TABLE = "citation-audit"  # [tool.citation-audit] in pyproject.toml
FAIL_ON = ("error", "warning", "note", "never")
LEVELS = ("error", "warning", "note", "off")


class SettingsError(ValueError):
    """A setting cannot be used; the message says which, where it stands and what would do, for a person."""


@record
class Settings:
    """What a run was asked to do.

    `profile` names the profiles (`audit.profiles`) under the other settings; what they set is in `levels` and
    `fail_on` already. `select` and `ignore` hold rule ids, beginnings of ids (`DAT`) and rule names; an empty `select`
    means all. `levels` gives rules, named in the same way, another level, or "off". `pages` are ranges from 1, both
    ends included. `today` is the day against which future dates are judged. `exclude` holds glob patterns of files and
    folders that a walk through a folder leaves out. `online` asks registers of works; `offline` answers from what is
    kept of earlier runs, `refresh` asks again for it. `index` is a local index,
    `index_server` the address of an index on a server, `retractions` are lists of retractions,
    `abbreviations` is a table of journals; `contact` is an e-mail address that services may write to, `deadline` the
    number of seconds after which nothing more is asked. `jobs` is the number of processes, 0 for as
    many as pay, at most one a core; `dask` is the address of a cluster that works in their place. `max_bytes` is the
    size above which a file is refused, `time_limit` the seconds that one document may take, `memory_limit` the MiB that
    it may need; 0: no limit.
    """

    profile: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn = "error"
    levels: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[Path, ...] = ()
    online: bool = False
    offline: bool = False
    refresh: bool = False
    index: Path | None = None
    index_server: str = ""
    retractions: tuple[Path, ...] = ()
    abbreviations: Path | None = None
    contact: str = ""
    deadline: int = 600
    baseline: Path | None = None
    exclude: tuple[str, ...] = ()
    jobs: int = 0
    dask: str = ""
    pages: tuple[tuple[int, int], ...] = ()
    password: str = ""
    rejected_changes: bool = False
    today: date = field(default_factory=date.today)
    max_bytes: int = 256 * 1024 * 1024
    ledger: Path | None = None
    shard: tuple[int, int] | None = None
    time_limit: int = 60
    memory_limit: int = 2048
    file: Path | None = None  # where the settings were read from, None without a file


def load_settings(paths: Iterable[Path | str], *, config: Path | None = None, **options: Any) -> Settings:
    """Return the settings for `paths`: the defaults, over them the file's, over them `options` that are not None.

    The file is `config`, or the nearest `citation-audit.toml` or `pyproject.toml` with a `[tool.citation-audit]` table
    in the folder that holds all `paths`, or above it; where there is none, the user's own. Raises `SettingsError`.
    """
    file = config or find_settings_file(_common_folder(paths)) or user_settings_file()
    table = {} if file is None else read_table(file, required=config is not None)
    given = {key: value for key, value in options.items() if value is not None}
    chosen = given if "profile" in given else table
    profile = override(Settings(), {"profile": chosen.get("profile", ())}, str(file or "the options"), Path()).profile
    settings = override(under_profiles(profile), table, str(file), file.parent if file else Path())
    asked = replace(override(settings, given, "the options", Path()), profile=profile, file=file)
    if "index_server" in given and not asked.online:
        raise SettingsError("--index-server asks over the network: give --online, too")
    return asked


def find_settings_file(folder: Path) -> Path | None:
    """Return the nearest settings file in `folder` or above it; of two in one folder, `citation-audit.toml`."""
    for place in (folder, *folder.parents):
        own = place / FILE_NAME
        if own.is_file():
            return own
        shared = place / "pyproject.toml"
        if shared.is_file() and _mentions_table(shared):
            return shared
    return None


def user_settings_file() -> Path | None:
    """Return the settings file in the user's own configuration folder, if there is one."""
    try:
        file = user_folder("config") / FILE_NAME
        return file if file.is_file() else None
    except (OSError, RuntimeError):  # a folder that may not be looked into, a user without a home
        return None


def under_profiles(names: Iterable[str]) -> Settings:
    """Return the settings that the profiles `names` stand for; a later one wins over an earlier one."""
    settings = Settings(profile=tuple(names))
    for name in settings.profile:
        profile = PROFILES[name]
        settings = replace(
            settings,
            levels={**settings.levels, **profile.levels},
            fail_on=profile.fail_on or settings.fail_on,
        )
    return settings


def read_settings_file(file: Path) -> Settings:
    """Return the settings that `file` alone gives. Raises `SettingsError`."""
    return load_settings((), config=file)


def read_table(file: Path, *, required: bool = False) -> dict[str, Any]:
    """Return the table of settings in `file`, keys with underscores. Raises `SettingsError`.

    A `pyproject.toml` without our table is an error only when `required` (it was named by the user).
    """
    import tomllib  # costs 10 ms, and most runs have no settings file

    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{file}: is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file}: is not valid TOML: {error}") from None
    tool = content.get("tool")
    table = tool.get(TABLE) if isinstance(tool, dict) else None
    if file.name == FILE_NAME and table is None:
        table = content  # our own file may leave the table's heading out
    if table is None:
        if required and file.name == "pyproject.toml":
            raise SettingsError(f"{file}: has no [tool.{TABLE}] table")
        table = content if required else {}
    if not isinstance(table, dict):
        raise SettingsError(f"{file}: [tool.{TABLE}] must be a table")
    return {key.replace("-", "_"): value for key, value in table.items()}


def override(settings: Settings, given: Mapping[str, Any], where: str, folder: Path) -> Settings:
    """Return `settings` with the values `given`, each checked; `where` names their origin in messages.

    Levels are added to those of `settings`, other values replace theirs. Relative paths are under `folder`. Raises
    `SettingsError` for an unknown key (with the nearest known one) or a value of the wrong type.
    """
    checked: dict[str, Any] = {}
    for key, value in given.items():
        reader = _READERS.get(key)
        if reader is None:
            raise SettingsError(f"{where}: unknown setting '{key.replace('_', '-')}'{_nearest(key)}")
        try:
            checked[key] = reader(value, folder)
        except _WrongValueError as error:
            raise SettingsError(f"{where}: '{key.replace('_', '-')}' must be {error}, not {value!r}") from None
    if "levels" in checked:
        checked["levels"] = {**settings.levels, **checked["levels"]}
    return replace(settings, **checked)


def parse_pages(text: str) -> tuple[tuple[int, int], ...]:
    """Return the ranges of `3`, `1-10` or `1-3,8,20-24`. Raises `SettingsError`."""
    ranges: list[tuple[int, int]] = []
    for part in text.split(","):
        first, dash, last = part.strip().replace("–", "-").partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()):
            raise SettingsError(f"pages must be like 3, 1-10 or 1-3,8, not '{text}'")
        start, end = int(first), int(last or first)
        if not 1 <= start <= end:
            raise SettingsError(f"pages count from 1 and rise, which '{part.strip()}' does not")
        ranges.append((start, end))
    return tuple(ranges)


class _WrongValueError(Exception):
    """Says what a value must be."""


def _strings(value: Any, folder: Path) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list | tuple) or not all(isinstance(part, str) for part in value):
        raise _WrongValueError("a list of strings")
    return tuple(part.strip() for part in value if part.strip())


def _profiles(value: Any, folder: Path) -> tuple[str, ...]:
    names = _strings(value, folder)
    if not set(names) <= set(PROFILES):
        raise _WrongValueError("among " + ", ".join(PROFILES))
    return names


def _fail_on(value: Any, folder: Path) -> str:
    if value not in FAIL_ON:
        raise _WrongValueError("one of " + ", ".join(FAIL_ON))
    return str(value)


def _levels(value: Any, folder: Path) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(level in LEVELS for level in value.values()):
        raise _WrongValueError(f"a table of rules and levels ({', '.join(LEVELS)})")
    return {str(rule): str(level) for rule, level in value.items()}


def _path(value: Any, folder: Path) -> Path:
    if not isinstance(value, str | Path) or not str(value):
        raise _WrongValueError("a path")
    return folder / Path(value).expanduser()


def _paths(value: Any, folder: Path) -> tuple[Path, ...]:
    parts = [value] if isinstance(value, str | Path) else value
    if not isinstance(parts, list | tuple):
        raise _WrongValueError("a list of paths")
    return tuple(_path(part, folder) for part in parts)


def _flag(value: Any, folder: Path) -> bool:
    if not isinstance(value, bool):
        raise _WrongValueError("true or false")
    return value


def _count(value: Any, folder: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _WrongValueError("a whole number from 1")
    return value


def _count_or_none(value: Any, folder: Path) -> int:
    return 0 if value == 0 and not isinstance(value, bool) else _count(value, folder)


def _shard(value: Any, folder: Path) -> tuple[int, int]:
    if isinstance(value, tuple):
        return value
    number, _, count = value.partition("/") if isinstance(value, str) else ("", "", "")
    if not (number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count)):
        raise _WrongValueError('a shard such as "2/5"')
    return int(number), int(count)


def _pages(value: Any, folder: Path) -> tuple[tuple[int, int], ...]:
    if isinstance(value, tuple):
        return value
    if not isinstance(value, str):
        raise _WrongValueError('a string such as "1-10"')
    return parse_pages(value)


def _text(value: Any, folder: Path) -> str:
    if not isinstance(value, str):
        raise _WrongValueError("a string")
    return value


def _day(value: Any, folder: Path) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _WrongValueError("a date such as 2024-04-03") from None


_READERS: Mapping[str, Callable[[Any, Path], Any]] = {
    "profile": _profiles,
    "select": _strings,
    "ignore": _strings,
    "fail_on": _fail_on,
    "levels": _levels,
    "sources": _paths,
    "online": _flag,
    "offline": _flag,
    "refresh": _flag,
    "index": _path,
    "index_server": _text,
    "retractions": _paths,
    "abbreviations": _path,
    "contact": _text,
    "deadline": _count,
    "baseline": _path,
    "exclude": _strings,
    "jobs": _count_or_none,
    "dask": _text,
    "ledger": _path,
    "shard": _shard,
    "time_limit": _count_or_none,
    "memory_limit": _count_or_none,
    "pages": _pages,
    "password": _text,
    "rejected_changes": _flag,
    "today": _day,
    "max_bytes": _count,
}
assert set(_READERS) == {part.name for part in fields(Settings)} - {"file"}


def _nearest(key: str) -> str:
    from difflib import get_close_matches  # only on the way to an error

    near = get_close_matches(key, _READERS, n=1)
    return f"; did you mean '{near[0].replace('_', '-')}'?" if near else ""


def _common_folder(paths: Iterable[Path | str]) -> Path:
    """Return the deepest folder that holds all `paths`; the current folder for standard input."""
    folders: list[str] = []
    for path in paths:
        try:
            place = Path.cwd() if str(path) == "-" else Path(path).resolve()
            folders.append(str(place if place.is_dir() else place.parent))
        except (OSError, RuntimeError):  # a name too long, a loop of links: reading it will say so
            continue
    try:
        return Path(os.path.commonpath(folders)) if folders else Path.cwd()
    except ValueError:  # drives that share no folder (Windows)
        return Path(folders[0])


def _mentions_table(file: Path) -> bool:
    """Tell by a look at the bytes whether a pyproject.toml has our table, so that most are never parsed."""
    try:
        return f"tool.{TABLE}".encode() in file.read_bytes()
    except OSError:
        return False
