"""What a LaTeX file takes in is audited with it, and not once more by itself."""

from pathlib import Path

import pytest

from audit.discovery import find_files
from audit.inclusion import included, parts
from audit.settings import Settings


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(folder: Path) -> list[str]:
    return [Path(path).relative_to(folder).as_posix() for path in find_files([folder], Settings())]


def test_chapters_and_bibliography_belong_to_the_main_file(tmp_path: Path) -> None:
    write(
        tmp_path,
        main_tex="\\addbibresource[label=x]{lit.bib}\n\\include{one}\n\\input parts/two\n\\bibliography{a,b}\n",
        one_tex="One.",
        parts__two_tex="Two.",
        lit_bib="",
        a_bib="",
        b_bib="",
        other_bib="",
        letter_tex="A letter of its own.",
    )
    assert found(tmp_path) == ["letter.tex", "main.tex", "other.bib"]


def test_parts_of_parts_belong_to_the_main_file(tmp_path: Path) -> None:
    write(tmp_path, main_tex="\\input{one}", one_tex="\\input{two.tex}", two_tex="Two.")
    assert found(tmp_path) == ["main.tex"]
    assert parts(tmp_path / "main.tex") == {tmp_path / "one.tex", tmp_path / "two.tex"}


@pytest.mark.parametrize("line", ["% \\input{one}", "\\inputenc{one}", "\\includegraphics{one}", "\\input{elsewhere}"])
def test_what_is_not_taken_in_stands_alone(line: str, tmp_path: Path) -> None:
    write(tmp_path, main_tex=line, one_tex="One.")
    assert found(tmp_path) == ["main.tex", "one.tex"]


def test_files_that_take_in_each_other_are_all_audited(tmp_path: Path) -> None:
    write(tmp_path, a_tex="\\input{b}", b_tex="\\input{a}", c_tex="\\input{c}")
    assert found(tmp_path) == ["a.tex", "b.tex", "c.tex"]


def test_a_part_that_is_named_is_audited(tmp_path: Path) -> None:
    write(tmp_path, main_tex="\\input{one}", one_tex="One.")
    assert list(find_files([tmp_path / "one.tex"], Settings())) == [tmp_path / "one.tex"]


def test_nothing_outside_the_folder_is_a_part(tmp_path: Path) -> None:
    write(tmp_path, book__main_tex="\\input{../secret}", secret_tex="\\input{book/main}")
    assert parts(tmp_path / "book" / "main.tex") == set()


def test_a_file_that_is_gone_takes_nothing_in(tmp_path: Path) -> None:
    assert included([tmp_path / "gone.tex", tmp_path / "a.md"]) == set()
