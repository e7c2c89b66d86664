"""Spoilt variants of manuscripts in all formats, given to the command: exit codes, valid JSON, no traceback or hang."""

import json
import random
from pathlib import Path

import pytest

from audit.cli import main
from audit.readers.interface import UnreadableError
from scripts.fuzz_readers import feed
from tests.hostile import spoiling
from tests.hostile.seeds import SEEDS

ROOT = Path(__file__).parents[2]
BROKEN = ROOT.parent / "shared" / "corpus" / "broken"
SCHEMA = json.loads((ROOT / "audit" / "data" / "report.schema.json").read_text(encoding="utf-8"))
VARIANTS = 8


@pytest.mark.parametrize("name", SEEDS)
def test_a_folder_of_spoilt_files_is_audited(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    for number in range(VARIANTS):
        data = spoiling.spoilt(SEEDS[name], random.Random(f"{name} {number}"))
        (tmp_path / f"{number}-{name}").write_bytes(data)
    files = [str(file) for file in sorted(tmp_path.iterdir())]
    code = main(["check", *files, "--format", "json", "--jobs", "1", "--time-limit", "30"])
    printed = capsys.readouterr()
    assert code in (0, 1, 3)
    assert "please report" not in printed.out + printed.err
    assert "Traceback" not in printed.err
    report = json.loads(printed.out)
    jsonschema.validate(report, SCHEMA)
    assert len(report["documents"]) == VARIANTS
    assert not [w for document in report["documents"] for w in document["warnings"] if "took longer" in w]


@pytest.mark.skipif(not BROKEN.is_dir(), reason=f"no broken files at {BROKEN}")
def test_files_that_broke_other_programs_are_audited_or_named(capsys: pytest.CaptureFixture[str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    files = sorted(str(file) for file in BROKEN.iterdir())
    code = main(["check", *files, "--format", "json"])
    printed = capsys.readouterr()
    assert code in (0, 1)
    assert "please report" not in printed.out + printed.err
    assert "Traceback" not in printed.err
    report = json.loads(printed.out)
    jsonschema.validate(report, SCHEMA)
    assert [document["path"] for document in report["documents"]] == files


@pytest.mark.parametrize("name", [name for name in SEEDS if name.rpartition(".")[2] in ("docx", "odt", "epub")])
def test_packages_are_spoilt_inside_and_stay_packages(name: str) -> None:
    import io
    import zipfile

    read = 0
    for number in range(VARIANTS):
        data = spoiling.change_parts(SEEDS[name], random.Random(number))
        assert data != SEEDS[name]
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert package.testzip() is None
        read += _reads(name, data)
    assert read, "no variant was read, so that nothing is shown"


@pytest.mark.parametrize(
    "way", [*spoiling.OF_TEXT, spoiling.change_tags, spoiling.change_tokens], ids=lambda w: w.__name__
)
def test_each_way_spoils(way: spoiling.Spoil) -> None:
    data = SEEDS["metre.pdf"] if way is spoiling.change_tokens else SEEDS["july.jats.xml"]
    assert any(way(data, random.Random(number)) != data for number in range(3))


def _reads(name: str, data: bytes) -> bool:
    from audit.engine import read_document
    from audit.settings import Settings

    try:
        read_document(name, data, Settings())
    except UnreadableError:
        return False
    feed(Path(name).suffix, data, audit=True)
    return True
