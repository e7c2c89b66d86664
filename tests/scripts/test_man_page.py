"""The man page: current, complete, and sound for groff."""

import shutil
import subprocess

import pytest

from audit.cli.arguments import COMMANDS
from scripts.make_man_page import PAGE, page


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run scripts/make_man_page.py"


def test_every_command_has_its_part() -> None:
    text = page()
    for command in COMMANDS:
        assert f"\n.SS {command}\n" in text
    assert "\n.B 3\nnothing could be read" in text
    assert "\\-\\-fail\\-on error|warning|note|never" in text


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff")
def test_groff_sets_it_without_a_warning() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-z"], input=page(), text=True, capture_output=True, check=True
    )
    assert done.stderr == ""
