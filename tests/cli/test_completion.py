"""`completion`: what bash offers, asked of bash; the other scripts by their syntax and their words."""

import shutil
import subprocess

import pytest

from audit.cli import main


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["citation-audit", "ch"], {"check"}),
        (["citation-audit", "check", "--format", "sa"], {"sarif"}),
        (["citation-audit", "check", "--fail-on", "n"], {"note", "never"}),
        (["citation-audit", "check", "--chang"], {"--changed-since"}),
        (["citation-audit", "explain", "NUM00"], {f"NUM00{n}" for n in range(1, 9)}),
        (["citation-audit", "fix", "--di"], {"--diff"}),
    ],
)
def test_bash_offers(words: list[str], offered: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    quoted = " ".join(f"'{word}'" for word in words)
    ask = f"COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _citation_audit; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    source = script("bash", capsys)
    done = subprocess.run(["bash", "--norc", "-c", f"{source}\n{ask}"], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_is_named(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = script(shell, capsys)
    for word in ("check", "fix", "extract", "parse", "explain", "rules", "changed-since"):
        assert word in text


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_itself_can_read_it(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run([shell, "-n"], input=script(shell, capsys), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
