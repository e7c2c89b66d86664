"""A folder that is given is all that is read: links that lead out of it are passed over."""

from pathlib import Path

import pytest

from audit.discovery import find_files
from audit.settings import Settings


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    folder, outside = tmp_path / "book", tmp_path / "secret.md"
    folder.mkdir()
    outside.write_text("# Secret\n")
    (folder / "one.md").write_text("# One\n")
    try:
        (folder / "within.md").symlink_to(folder / "one.md")
        (folder / "out.md").symlink_to(outside)
        (folder / "loop.md").symlink_to(folder / "loop.md")
    except OSError:
        pytest.skip("no symbolic links here")
    found = [Path(path).name for path in find_files([folder], Settings())]
    assert found == ["loop.md", "one.md", "within.md"]  # the loop is named when it is read
