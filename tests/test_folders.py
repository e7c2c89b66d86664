"""The platform's folders, by the environment that each platform has; and the settings that are found there."""

import sys
from pathlib import Path

import pytest

from audit.folders import Purpose, user_folder
from audit.resolvers.cache import default_cache_path
from audit.settings import load_settings

HOME = Path("/home/anna")
VARIABLES = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA", "CITATION_AUDIT_CACHE")


@pytest.mark.parametrize(
    ("platform", "variables", "purpose", "folder"),
    [
        ("linux", {}, "cache", "/home/anna/.cache/citation-audit"),
        ("linux", {"XDG_CACHE_HOME": "/var/tmp/c"}, "cache", "/var/tmp/c/citation-audit"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "cache", "/home/anna/.cache/citation-audit"),
        ("linux", {}, "config", "/home/anna/.config/citation-audit"),
        ("linux", {"XDG_CONFIG_HOME": "/etc/x"}, "config", "/etc/x/citation-audit"),
        ("freebsd14", {}, "config", "/home/anna/.config/citation-audit"),
        ("darwin", {"XDG_CACHE_HOME": "/x"}, "cache", "/home/anna/Library/Caches/citation-audit"),
        ("darwin", {}, "config", "/home/anna/Library/Application Support/citation-audit"),
        ("win32", {"LOCALAPPDATA": "/c/Local"}, "cache", "/c/Local/citation-audit"),
        ("win32", {}, "cache", "/home/anna/AppData/Local/citation-audit"),
        ("win32", {"APPDATA": "/c/Roaming"}, "config", "/c/Roaming/citation-audit"),
    ],
)
def test_user_folder(
    platform: str, variables: dict[str, str], purpose: Purpose, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, platform, variables)
    assert user_folder(purpose) == Path(folder)


def pretend(monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str]) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: HOME)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


def test_the_cache_is_there_unless_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, "linux", {"XDG_CACHE_HOME": "/x"})
    assert default_cache_path() == Path("/x/citation-audit/answers.sqlite")
    monkeypatch.setenv("CITATION_AUDIT_CACHE", "/y/a.sqlite")
    assert default_cache_path() == Path("/y/a.sqlite")


def test_a_users_own_settings_hold_where_a_project_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, "linux", {"XDG_CONFIG_HOME": str(tmp_path / "config")})
    own = tmp_path / "config" / "citation-audit" / "citation-audit.toml"
    own.parent.mkdir(parents=True)
    own.write_text('ignore = ["FRM"]\n', encoding="utf-8")
    project = tmp_path / "project"
    project.mkdir()
    manuscript = project / "a.md"
    manuscript.write_text("Text.\n", encoding="utf-8")
    assert load_settings([manuscript]).ignore == ("FRM",)
    assert load_settings([manuscript]).file == own
    (project / "citation-audit.toml").write_text('ignore = ["DAT"]\n', encoding="utf-8")
    assert load_settings([manuscript]).ignore == ("DAT",)
