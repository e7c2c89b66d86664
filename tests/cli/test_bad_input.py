"""Bad input, through the command as a process: a clear message, the right exit code, never a traceback or a hang."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.cli.manuscripts import CLEAN, MISPRINTED

TIMEOUT_S = 60


def run(*arguments: str, stdin: bytes | None = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-m", "audit", *arguments],
        input=stdin,
        capture_output=True,
        timeout=TIMEOUT_S,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
    )


def refused(tmp_path: Path, name: str, words: str) -> None:
    """Audit `name` alone: it is named with `words`, on standard output and without a traceback, and the exit is 3."""
    done = run("check", name, cwd=tmp_path)
    out = (done.stdout + done.stderr).decode()
    assert done.returncode == 3, out
    assert words in " ".join(out.split()), out
    assert name in out
    assert "Traceback" not in out
    assert "internal error" not in out


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    refused(tmp_path, "none.md", "there is no such file")


def test_a_folder_without_manuscripts(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "picture.png").write_bytes(b"\x89PNG\r\n")
    refused(tmp_path, "folder", "a folder without manuscripts")


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_bytes(b"")
    refused(tmp_path, "empty.md", "is empty")


@pytest.mark.parametrize("name", ["data.bin", "data.md", "data.txt"])
def test_a_binary_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(bytes(range(256)) * 40)
    refused(tmp_path, name, "binary")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\nxref\ntrailer\n%%EOF\n" + b"\x00" * 500])
def test_a_broken_pdf(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "broken.pdf").write_bytes(data)
    refused(tmp_path, "broken.pdf", "cannot be read")


def test_a_name_too_long_for_the_system(tmp_path: Path) -> None:
    refused(tmp_path, "x" * 5000, "cannot be")


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFOs")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    refused(tmp_path, "pipe.md", "not a regular file")


@pytest.mark.skipif(sys.platform == "win32", reason="no POSIX permissions")
def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    (tmp_path / "locked.md").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "locked.md").chmod(0)
    if not os.access(tmp_path / "locked.md", os.R_OK):
        refused(tmp_path, "locked.md", "Permission denied")
        return
    # The superuser may read everything, so the command becomes another user once all it needs is imported.
    script = "import os, sys; from audit.cli import main; main(['check', 'open.md', '-o', os.devnull]); "
    script += "os.setuid(65534); sys.exit(main(['check', 'locked.md']))"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        shutil.copy2(tmp_path / "locked.md", folder)
        Path(folder, "open.md").write_text(CLEAN, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            timeout=TIMEOUT_S,
            check=False,
        )
    assert done.returncode == 3, done.stderr
    assert b"locked.md" in done.stdout
    assert b"Permission denied" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no file sizes limits needed")
def test_a_folder_that_leads_back_to_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.md").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "a" / "again").symlink_to(tmp_path / "a", target_is_directory=True)
    done = run("check", "a", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert b"in 1 manuscript." in done.stdout


def test_a_file_above_the_limit(tmp_path: Path) -> None:
    (tmp_path / "citation-audit.toml").write_text("max-bytes = 1000\n")
    (tmp_path / "long.md").write_text("word " * 500)
    refused(tmp_path, "long.md", "is larger than")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_unicode_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "wrong.md").write_bytes(MISPRINTED.encode(encoding))
    done = run("check", "wrong.md", cwd=tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert b"NUM004" in done.stdout


def test_invalid_utf_8_is_read_and_said(tmp_path: Path) -> None:
    (tmp_path / "odd.md").write_bytes(MISPRINTED.encode().replace("ø".encode(), b"\xc3\x28\xff"))
    done = run("check", "odd.md", cwd=tmp_path)
    assert done.returncode in (1, 3), done.stdout + done.stderr
    assert b"UTF-8" in done.stdout
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("unit", [b"word ", b"1", b"[^1]", b"<sup>", "¹".encode(), b"(", b"\"'", b"*_"])
def test_fifty_megabytes_in_one_line_end(tmp_path: Path, unit: bytes) -> None:
    size = 50 * 2**20 if unit == b"word " else 2 * 2**20
    (tmp_path / "line.md").write_bytes(unit * (size // len(unit)))
    done = run("check", "line.md", cwd=tmp_path)
    assert done.returncode in (0, 1, 3), done.stderr
    assert b"Traceback" not in done.stderr
    assert b"internal error" not in done.stderr
    assert len(done.stdout) < 5_000_000


def test_standard_input(tmp_path: Path) -> None:
    done = run("check", "-", stdin=MISPRINTED.encode(), cwd=tmp_path)
    assert done.returncode == 1
    assert b"NUM004" in done.stdout
    assert run("check", "-", stdin=b"", cwd=tmp_path).returncode == 3


def test_a_reader_that_stops_early_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "wrong.md").write_text(MISPRINTED, encoding="utf-8")
    for number in range(300):
        (tmp_path / f"{number}.md").write_text(MISPRINTED, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "audit", "check", "."],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    assert process.wait(TIMEOUT_S) == 1
    assert errors == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    (tmp_path / "wrong.md").write_text(MISPRINTED, encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "audit", "check", "wrong.md"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            timeout=TIMEOUT_S,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"citation-audit: standard output cannot be written: No space left on device\n"


@pytest.mark.parametrize("command", ["check", "extract"])
def test_text_that_no_terminal_encoding_has_is_written(tmp_path: Path, command: str) -> None:
    (tmp_path / "wrong.md").write_text(MISPRINTED, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "audit", command, "wrong.md"], capture_output=True, cwd=tmp_path, env=env, check=False
    )
    assert done.returncode in (0, 1)
    assert "³" in done.stdout.decode()
