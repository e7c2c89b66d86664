"""`check --watch`: what is saved is audited again, and what came and went is said."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.manuscripts import MISPRINTED

MENDED = MISPRINTED.replace("⁵ Clara", "³ Clara")


def watch(folder: Path, rules: str, path: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "audit", "check", "--watch", "--select", rules, path],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to a child")
def test_a_saved_manuscript_is_audited_again(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(MISPRINTED, encoding="utf-8")
    process = watch(tmp_path, "NUM", "a.md")
    try:
        assert process.stdout is not None
        assert "1 error in 1 manuscript." in process.stdout.readline()
        file.write_text(MENDED + "\n", encoding="utf-8")
        assert "a.md: no findings; 1 gone" in process.stdout.readline()
        file.write_text(MISPRINTED, encoding="utf-8")
        assert "a.md: 1 error; 0 gone" in process.stdout.readline()
        assert process.stdout.readline().startswith("  new: a.md:11:1: error NUM004")
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
    finally:
        process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to a child")
def test_a_manuscript_is_audited_again_when_a_part_of_it_is_saved(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text("\\input{one}\n", encoding="utf-8")
    (tmp_path / "one.tex").write_text("It met on 31 April 1921.\n", encoding="utf-8")
    process = watch(tmp_path, "DAT001", ".")
    try:
        assert process.stdout is not None
        assert "1 error in 1 manuscript." in process.stdout.readline()
        (tmp_path / "one.tex").write_text("It met on 30 April 1921, they say.\n", encoding="utf-8")
        assert "main.tex: no findings; 1 gone" in process.stdout.readline()
    finally:
        process.kill()
