"""The folder of tantivy's: built of the same dumps, it gives the same answers as the index file."""

import json
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from audit.model.lookup import Outcome
from audit.resolvers.index.asking import open_index
from audit.resolvers.index.building import build_index
from audit.resolvers.index.tantivy import build_folder
from audit.resolvers.items import make_item
from audit.resolvers.query import Query, read_query
from tests.resolvers.test_index import CROSSREF, CSL, OPENALEX, lines, make_many

needed = pytest.mark.skipif(
    find_spec("tantivy") is None,
    reason="tantivy is not installed (extra index): its folders are not tested",
)


def by_title(title: str) -> Query:
    return read_query(title, item=make_item("article-journal", texts={"title": title}))


@needed
def test_a_folder_answers_as_the_file_does(tmp_path: Path) -> None:
    works = make_many(2000)
    dump = tmp_path / "works.jsonl"
    dump.write_text(lines(CROSSREF, OPENALEX, CSL, *works), encoding="utf-8")
    build_index([dump], tmp_path / "works.db", jobs=1)
    report = build_folder([dump], tmp_path / "works", jobs=1)
    assert (report.records, report.added, report.skipped) == (2003, 2003, ())
    with open_index(tmp_path / "works.db") as file, open_index(tmp_path / "works") as folder:
        for raw in (
            "https://doi.org/10.5555/JWH.41",
            "Eskildsen F. Dikes. ISBN 978-0-306-40615-7",
            "Smith J (2012) The loms of the norhtern towns. J Woollen Hist 41:201–230",
            "Ibsen K, J. Woollen Hist. 40, 77 (2010)",
            "doi:10.5555/none",
        ):
            assert folder.look_up(read_query(raw)) == file.look_up(read_query(raw))
        for work in works[::50]:
            assert folder.find(by_title(work["title"][0]))[0].item.text("title") == work["title"][0]
        assert folder.find(by_title("")) == []
        assert folder.look_up(read_query("doi:10.5555/jwh.41"))[0].records[0].updates[0].kind == "retraction"
        assert folder.look_up(read_query("doi:10.5555/JWH.41"))[0].outcome is Outcome.FOUND


@needed
def test_a_folder_takes_each_file_once_and_whole(tmp_path: Path) -> None:
    works = make_many(600)
    first, second, folder = tmp_path / "1.jsonl", tmp_path / "2.jsonl", tmp_path / "works"
    first.write_text(lines(*works[:300]), encoding="utf-8")
    second.write_text(lines(*works[300:]), encoding="utf-8")

    class Stopped(Exception):
        pass

    def stop(count: int, name: str) -> None:
        if name == "2.jsonl":
            raise Stopped

    with pytest.raises(Stopped):
        build_folder([first, second], folder, jobs=1, progress=stop)
    assert list(json.loads((folder / "files.json").read_text())) == [str(first.resolve())]
    report = build_folder([first, second], folder, jobs=1)
    assert (report.records, report.added) == (600, 300)
    assert build_folder([first, second], folder, jobs=1).added == 0
    second.write_text(lines(*works[300:400], *works[500:]), encoding="utf-8")  # a later dump of the same name
    assert build_folder([second], folder, jobs=1).records == 500
    with open_index(folder) as index:
        assert index.look_up(read_query("doi:10.5555/350"))[0].outcome is Outcome.FOUND
        assert index.look_up(read_query("doi:10.5555/450"))[0].outcome is not Outcome.FOUND


@needed
def test_what_is_no_folder_of_an_index_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("dear")
    with pytest.raises(ValueError, match="no folder of an index"):
        open_index(other)
    with pytest.raises(ValueError, match="no folder of an index"):
        build_folder([], other)
    (other / "files.json").write_text("{}")
    with pytest.raises(ValueError, match="cannot be opened"):
        open_index(other)


def test_without_tantivy_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tantivy", None)
    with pytest.raises(ValueError, match=r"citation-audit\[index\]"):
        open_index(tmp_path)
    with pytest.raises(ValueError, match=r"citation-audit\[index\]"):
        build_folder([], tmp_path / "works")
