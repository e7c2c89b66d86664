"""A place in a further file of a manuscript is reported with that file's name."""

import io
import re
from pathlib import Path

import pytest

from audit import check
from audit.reporters import load_reporter


@pytest.mark.parametrize("format", ["terminal", "html", "markdown"])
def test_a_place_in_a_part_names_the_part(format: str, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "main.tex").write_text("\\input{parts/one}\nIt met on 31 April 1921.\n", encoding="utf-8")
    (tmp_path / "parts" / "one.tex").write_text("It closed on 31 June 1921.\n", encoding="utf-8")
    written = io.StringIO()
    load_reporter(format).write(check(tmp_path / "main.tex"), written)
    assert re.findall(r"(?:\S+\.tex, )?line \d+, column \d+", re.sub(r"<[^>]*>", "\n", written.getvalue())) == [
        "parts/one.tex, line 1, column 14",
        "line 2, column 11",
    ]
