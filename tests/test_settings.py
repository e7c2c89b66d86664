"""Settings: files and options in, values or a message for a person out."""

from datetime import date
from pathlib import Path

import pytest

from audit.settings import Settings, SettingsError, find_settings_file, load_settings, parse_pages, read_settings_file


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    settings = load_settings([tmp_path], today=date(2026, 1, 1))
    assert settings == Settings(today=date(2026, 1, 1))
    assert (settings.fail_on, settings.online, settings.select) == ("error", False, ())


def test_options_win_over_the_file_and_none_leaves_it(tmp_path: Path) -> None:
    write(tmp_path / "citation-audit.toml", 'fail-on = "note"\nignore = ["DAT", "FRM007"]\n')
    settings = load_settings([tmp_path / "a.md"], fail_on="warning", ignore=None)
    assert settings.fail_on == "warning"
    assert settings.ignore == ("DAT", "FRM007")


def test_the_nearest_file_is_taken_and_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "citation-audit.toml", "jobs = 2\n")
    write(tmp_path / "book" / "pyproject.toml", "[project]\nname = 'x'\n")
    near = write(tmp_path / "book" / "one" / "pyproject.toml", "[tool.citation-audit]\njobs = 3\n")
    assert find_settings_file(tmp_path / "book" / "one" / "two") == near
    assert load_settings([tmp_path / "book" / "one" / "x.md"]).jobs == 3
    assert load_settings([tmp_path / "book" / "x.md"]).jobs == 2


def test_several_manuscripts_take_the_file_of_the_folder_they_share(tmp_path: Path) -> None:
    write(tmp_path / "a" / "citation-audit.toml", "jobs = 5\n")
    shared = write(tmp_path / "citation-audit.toml", "jobs = 4\n")
    settings = load_settings([tmp_path / "a" / "x.md", tmp_path / "b" / "y.md"])
    assert (settings.jobs, settings.file) == (4, shared)


def test_our_own_file_may_carry_the_heading_or_not(tmp_path: Path) -> None:
    bare = write(tmp_path / "1" / "citation-audit.toml", "online = true\n")
    headed = write(tmp_path / "2" / "citation-audit.toml", "[tool.citation-audit]\nonline = true\n")
    assert read_settings_file(bare).online
    assert read_settings_file(headed).online


def test_paths_in_a_file_are_relative_to_it(tmp_path: Path) -> None:
    file = write(tmp_path / "citation-audit.toml", 'sources = ["pdfs", "/abs"]\nbaseline = "known.json"\n')
    settings = read_settings_file(file)
    assert settings.sources == (tmp_path / "pdfs", Path("/abs"))
    assert settings.baseline == tmp_path / "known.json"


def test_levels_today_and_lists_are_read(tmp_path: Path) -> None:
    text = 'select = "NUM, DAT"\ntoday = 2025-02-03\npages = "2-3"\n[levels]\nMRK004 = "off"\nNUM = "warning"\n'
    settings = read_settings_file(write(tmp_path / "citation-audit.toml", text))
    assert settings.select == ("NUM", "DAT")
    assert settings.today == date(2025, 2, 3)
    assert settings.pages == ((2, 3),)
    assert settings.levels == {"MRK004": "off", "NUM": "warning"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("selct = []\n", ["unknown setting 'selct'", "did you mean 'select'?"]),
        ("fail_onn = 'x'\n", ["unknown setting 'fail-onn'", "did you mean 'fail-on'?"]),
        ("zzz = 1\n", ["unknown setting 'zzz'"]),
        ("jobs = 'two'\n", ["'jobs' must be a whole number from 1", "'two'"]),
        ("jobs = true\n", ["'jobs' must be a whole number from 1"]),
        ("fail-on = 'fatal'\n", ["error, warning, note, never"]),
        ("select = [1]\n", ["'select' must be a list of strings"]),
        ("online = 1\n", ["'online' must be true or false"]),
        ("sources = 3\n", ["'sources' must be a list of paths"]),
        ("baseline = ''\n", ["'baseline' must be a path"]),
        ("today = 'soon'\n", ["a date such as 2024-04-03"]),
        ("pages = '0-3'\n", ["pages count from 1"]),
        ("pages = 3\n", ["'pages' must be a string"]),
        ("[levels]\nNUM001 = 'fatal'\n", ["a table of rules and levels", "off"]),
        ("[tool]\ncitation-audit = 3\n", ["must be a table"]),
        ("= broken", ["is not valid TOML"]),
    ],
)
def test_a_wrong_file_is_named_with_what_would_do(tmp_path: Path, text: str, words: list[str]) -> None:
    file = write(tmp_path / "citation-audit.toml", text)
    with pytest.raises(SettingsError) as caught:
        read_settings_file(file)
    for word in words:
        assert word in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: cannot be read"):
        load_settings([tmp_path], config=tmp_path / "none.toml")
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b"select = ['\xe9']")
    with pytest.raises(SettingsError, match="not UTF-8"):
        load_settings([tmp_path], config=latin)


def test_a_pyproject_named_by_the_user_must_have_our_table(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"has no \[tool\.citation-audit\] table"):
        load_settings([tmp_path], config=write(tmp_path / "pyproject.toml", "[project]\n"))


@pytest.mark.parametrize(
    ("text", "ranges"), [("3", ((3, 3),)), ("1-10", ((1, 10),)), ("1–3, 8", ((1, 3), (8, 8))), ("20-20", ((20, 20),))]
)
def test_pages(text: str, ranges: tuple[tuple[int, int], ...]) -> None:
    assert parse_pages(text) == ranges


@pytest.mark.parametrize("text", ["", "a", "3-", "5-2", "0", "-4", "1-2-3"])
def test_wrong_pages(text: str) -> None:
    with pytest.raises(SettingsError):
        parse_pages(text)


def test_a_profile_lies_under_what_is_set_and_options_replace_the_files(tmp_path: Path) -> None:
    text = 'profile = "production"\nfail-on = "warning"\n[levels]\nMRK004 = "off"\n'
    write(tmp_path / "citation-audit.toml", text)
    settings = load_settings([tmp_path])
    assert (settings.profile, settings.fail_on) == (("production",), "warning")
    assert (settings.levels["MRK004"], settings.levels["FRM"]) == ("off", "warning")
    other = load_settings([tmp_path], profile="vancouver, submission", levels={"CIT006": "note"})
    assert other.profile == ("vancouver", "submission")
    assert (other.levels["CIT006"], other.levels["CIT008"], other.levels["MRK004"]) == ("note", "error", "off")
    assert "FRM" not in other.levels


def test_an_unknown_profile_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="'profile' must be among draft, submission"):
        load_settings([tmp_path], profile="harvard")
