# ruff: noqa: E501 (a row of a table is one line)
"""The local index: every format of dump, what is found in it, and a build that was broken off."""

import gzip
import json
import random
import sqlite3
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.cli.bibliographies import READERS
from audit.model.lookup import Outcome
from audit.resolvers.index import building
from audit.resolvers.index.asking import open_index
from audit.resolvers.index.building import build_index
from audit.resolvers.index.dumps import Block, find_dumps, read_blocks
from audit.resolvers.index.entries import Entry, make_entry, read_line, write_line
from audit.resolvers.index.forms import read_entries, read_other
from audit.resolvers.index.keys import NO_KEYS, find_common, make_keys
from audit.resolvers.index.layout import pack_lines, unpack_line
from audit.resolvers.index.postings import bucket_of, cut_run, find_rows, make_run, merge_runs
from audit.resolvers.index.shapes import SHAPES, Shape
from audit.resolvers.items import make_item
from audit.resolvers.query import read_query

CROSSREF: dict[str, Any] = {
    "DOI": "10.5555/JWH.41", "type": "journal-article", "title": ["The looms of the northern towns"], "subtitle": ["1780–1850"],
    "author": [{"given": "Jane", "family": "Smith"}, {"name": "Invented Society"}], "issued": {"date-parts": [[2012, 3]]},
    "published-print": {"date-parts": [[2013]]}, "container-title": ["Journal of Woollen History"], "volume": "41", "issue": "2",
    "page": "201-230", "publisher": "Invented Press", "ISBN": ["http://id.crossref.org/isbn/9780306406157"],
    "updated-by": [{"DOI": "10.5555/jwh.42.r", "type": "retraction", "label": "Retraction", "updated": {"date-parts": [[2013, 3, 1]]}}],
    "relation": {"has-preprint": [{"id": "10.5555/pre.1"}]},
}  # fmt: skip
OPENALEX = {
    "id": "https://openalex.org/W7", "doi": "https://doi.org/10.5555/oa.7", "display_name": "Counting sheep by lantern light",
    "title": "Counting sheep by lantern light", "publication_year": 2010, "type": "article",
    "authorships": [{"raw_author_name": "Kirsten Ibsen"}], "biblio": {"volume": "40", "first_page": "77", "last_page": "99"},
    "primary_location": {"source": {"display_name": "Journal of Woollen History"}},
}  # fmt: skip
DATACITE = {
    "id": "10.5555/dc.9", "type": "dois",
    "attributes": {"doi": "10.5555/DC.9", "titles": [{"title": "A table of northern sheep"}], "creators": [{"familyName": "Kold", "givenName": "Liv"}],
                   "publicationYear": 2014, "types": {"resourceTypeGeneral": "Dataset"}, "publisher": "Invented Archive"},
}  # fmt: skip
CSL = {"id": "x", "type": "book", "title": "Dikes and their keepers", "author": [{"family": "Eskildsen", "given": "Frida"}],
       "issued": {"date-parts": [[2009]]}, "publisher": "Invented Press", "ISBN": "0-306-40615-2"}  # fmt: skip
BIBTEX = """% a comment
@article{lund13,
  author = {Lund, Mia and Holt, {\\'A}sa},
  title = {{Floods} of the lower river: {T}heir records},
  journal = "Journal of Woollen History", year = 2013, volume = {42}, pages = {5--50}, doi = {10.5555/bib.1}
}
@book{broken, title = {No end
@book{juul, author = "Karen Juul", title = "An account of wool", publisher = {Invented Press}, year = {1999}}
"""
RIS = """TY  - JOUR
AU  - Gran, Hanne
TI  - Walks on graphs with many short cycles
JO  - Journal of Graph Walks
VL  - 9
SP  - 1
EP  - 20
PY  - 2018/05/01
DO  - 10.5555/walks.9
ER  - 
TY  - BOOK
AU  - Arnesen, Britt
T1  - Looms
PY  - 2001
SN  - 9780306406157
"""  # noqa: W291


def build(folder: Path, name: str, data: bytes | str, **options: Any) -> Path:
    """Return an index of one dump."""
    dump, output = folder / name, folder / "works.db"
    dump.write_bytes(data if isinstance(data, bytes) else data.encode())
    build_index([dump], output, bibliographies=READERS, jobs=1, **options)
    return output


def lines(*works: dict[str, Any]) -> str:
    return "".join(json.dumps(work) + "\n" for work in works)


FORMS: list[tuple[str, bytes | str, list[str]]] = [
    ("works.jsonl", lines(CROSSREF, OPENALEX, DATACITE, CSL), ["The looms of the northern towns: 1780–1850", "Counting sheep by lantern light", "A table of northern sheep", "Dikes and their keepers"]),
    ("works.jsonl.gz", gzip.compress(lines(CROSSREF).encode(), mtime=0), ["The looms of the northern towns: 1780–1850"]),
    ("0.json.gz", gzip.compress(json.dumps({"items": [CROSSREF, {**CROSSREF, "DOI": "10.5555/2", "title": ["Wool"]}]}).encode(), mtime=0), ["The looms of the northern towns: 1780–1850", "Wool: 1780–1850"]),
    ("datacite.json", json.dumps({"data": [DATACITE]}), ["A table of northern sheep"]),
    ("library.json", json.dumps([CSL, {"no": "work"}, 3], indent=1), ["Dikes and their keepers"]),
    ("part_000.gz", gzip.compress(lines(OPENALEX).encode(), mtime=0), ["Counting sheep by lantern light"]),
    ("library.bib", BIBTEX, ["Floods of the lower river: Their records", "An account of wool"]),
    ("library.ris", RIS, ["Walks on graphs with many short cycles", "Looms"]),
    ("address.ris", "TY  - JOUR\nTI  - Wool\nUR  - https://doi.org/10.5555/wool\nER  - \n", ["Wool"]),
    ("latin.bib", "@book{m, title={Über Käse}, author={Müller, Jörg}}".encode("latin-1"), ["Über Käse"]),
    ("answer.json", json.dumps({"status": "ok", "message": {"facets": {}, "items": [CSL]}}), ["Dikes and their keepers"]),
    ("one.json", json.dumps({"status": "ok", "message": OPENALEX}), ["Counting sheep by lantern light"]),
    ("page.json", json.dumps({"meta": {"count": 1}, "results": [OPENALEX]}), ["Counting sheep by lantern light"]),
    ("single.json", json.dumps({"data": DATACITE}, indent=2), ["A table of northern sheep"]),
    ("stray.jsonl", lines({**CSL, "title": "Caf"}).encode().replace(b"Caf", b"Caf\xe9") + lines(CSL).encode(), ["Caf\ufffd", "Dikes and their keepers"]),
    ("deep.jsonl", '{"title": "T", "relation": ' + "[" * 9000 + "\n" + lines(CSL), ["Dikes and their keepers"]),
    ("bom.json", b"\xef\xbb\xbf" + json.dumps([CSL]).encode(), ["Dikes and their keepers"]),
    ("damaged.jsonl", lines(OPENALEX) + '{"DOI": "10.5555/cut", "tit\n' + lines(CSL), ["Counting sheep by lantern light", "Dikes and their keepers"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "titles"), FORMS, ids=[form[0] for form in FORMS])
def test_every_format_is_read(name: str, data: bytes | str, titles: list[str], tmp_path: Path) -> None:
    dump = tmp_path / name
    dump.write_bytes(data if isinstance(data, bytes) else data.encode())
    entries = [entry for block in read_blocks(dump) for entry in read_entries(block, READERS)]
    found = [read_line(write_line(entry)).item.text("title") for entry in entries]
    assert [title for title in found if not title.startswith("No end")] == titles


def test_a_line_keeps_what_the_record_says() -> None:
    record = read_line(write_line(entry_of(CROSSREF)))
    assert record.id == record.item.text("DOI") == "10.5555/jwh.41"
    assert [str(name) for name in record.item.names()] == ["Jane Smith", "Invented Society"]
    assert record.years == (2012, 2013)
    assert (record.item.text("volume"), record.item.text("page")) == ("41", "201-230")
    assert [(u.kind, u.doi, u.date) for u in record.updates] == [("retraction", "10.5555/jwh.42.r", "2013-03-01")]
    assert [(tie.kind, tie.doi) for tie in record.relations] == [("has-preprint", "10.5555/pre.1")]


@pytest.mark.parametrize(
    ("raw", "by", "title"),
    [
        ("https://doi.org/10.5555/JWH.41", "doi", "The looms of the northern towns: 1780–1850"),
        ("Eskildsen F. Dikes. ISBN 978-0-306-40615-7", "isbn", ""),
        ("Smith J (2012) The looms of the northern towns. J Woollen Hist 41:201–230", "search", "The looms of the northern towns: 1780–1850"),
        ("Smith J (2012) The loms of the norhtern towns. J Woollen Hist 41:201–230", "search", "The looms of the northern towns: 1780–1850"),
        ("Ibsen K, J. Woollen Hist. 40, 77 (2010)", "search", "Counting sheep by lantern light"),
        ("Lund, M., & Holt, A. (2013). Floods of the lower river. Journal of Woollen History, 42, 5–50.", "search", ""),
    ],
)  # fmt: skip
def test_works_are_found(raw: str, by: str, title: str, tmp_path: Path) -> None:
    with open_index(build(tmp_path, "works.jsonl", lines(CROSSREF, OPENALEX, DATACITE, CSL))) as index:
        answer = index.look_up(read_query(raw))[0]
        if title:
            assert (answer.outcome, answer.by) == (Outcome.FOUND, by)
            assert answer.records[0].item.text("title") == title
            assert answer.records[0].verdict == "same"
        elif by == "search":
            assert answer.outcome is not Outcome.FOUND
        else:
            assert answer.by == by


def test_where_the_doi_is_another_works_the_work_cited_is_searched_for(tmp_path: Path) -> None:
    with open_index(build(tmp_path, "works.jsonl", lines(CROSSREF, OPENALEX))) as index:
        raw = "Smith J (2012) The looms of the northern towns. J Woollen Hist 41:201–230. doi:10.5555/oa.7"
        named, searched = index.look_up(read_query(raw))
        assert (named.by, named.records[0].id, searched.outcome) == ("doi", "W7", Outcome.FOUND)
        assert searched.records[0].id == "10.5555/jwh.41"


def test_a_title_that_is_none_does_not_hide_the_work(tmp_path: Path) -> None:
    raw = "Academies of Wool, Weaving, and Dyes (2012) The looms of the northern towns. J Woollen Hist 41:201–230"
    misread = make_item("article-journal", texts={"title": "Weaving, and Dyes"})
    work = {**CROSSREF, "author": [{"name": "Academies of Wool, Weaving, and Dyes"}], "subtitle": []}
    with open_index(build(tmp_path, "works.jsonl", lines(work, OPENALEX))) as index:
        (answer,) = index.look_up(read_query(raw, item=misread))
        assert (answer.outcome, answer.records[0].id) == (Outcome.FOUND, "10.5555/jwh.41")
        (absent,) = index.look_up(read_query("Doe J (1999) Quite unknown matters. Nowhere 1:1"))
        assert (absent.outcome, absent.reason) == (Outcome.ABSENT, "not in the index")


def test_a_retraction_in_the_dump_is_told(tmp_path: Path) -> None:
    with open_index(build(tmp_path, "works.jsonl", lines(CROSSREF))) as index:
        (record,) = index.look_up(read_query("doi:10.5555/jwh.41"))[0].records
        assert [update.kind for update in record.updates] == ["retraction"]


@pytest.mark.parametrize(
    "printed",
    ["9780306406157", "http://id.crossref.org/isbn/9780306406157", "978 0 306 40615 7", "0-306-40615-2 (pbk.)",
     "9783161484100 0306406152", "978-3-16-148410-0, 978-0-306-40615-7"],
)  # fmt: skip
def test_any_of_a_books_numbers_is_found(printed: str, tmp_path: Path) -> None:
    with open_index(build(tmp_path, "works.jsonl", lines({**CSL, "ISBN": printed}))) as index:
        answer = index.look_up(read_query("Eskildsen F. Dikes. ISBN 978-0-306-40615-7"))[0]
        assert (answer.outcome, answer.by) == (Outcome.FOUND, "isbn")


def test_a_key_that_shares_its_hash_with_another_finds_no_other_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audit.resolvers.index.postings.crc32", lambda key: len(key))
    with open_index(build(tmp_path, "works.jsonl", lines(CROSSREF, CSL))) as index:
        for raw in ("Wool. ISBN 978-3-16-148410-0", "Wool. doi:10.5555/abc.41"):
            assert index.look_up(read_query(raw))[0].outcome is Outcome.ABSENT


def test_a_notice_with_a_record_of_its_own_is_told_with_its_work(tmp_path: Path) -> None:
    """Older files of Crossref's say only in the notice (`update-to`) what it is about, not in the work."""
    updated = {"date-parts": [[2013, 3, 1]]}
    notice = {"DOI": "10.5555/n.1", "type": "journal-article", "title": ["Retraction notice"], "update-to": [
        {"DOI": "10.5555/JWH.41", "type": "retraction", "label": "Retraction", "updated": updated},
        {"DOI": "10.5555/jwh.99", "type": "erratum", "updated": updated}]}  # fmt: skip
    work = {**CROSSREF, "updated-by": None}
    with open_index(build(tmp_path, "works.jsonl", lines(work, OPENALEX, notice))) as index:
        for raw in ("doi:10.5555/jwh.41", "Smith J (2012) The looms of the northern towns. J Woollen Hist 41:201–230"):
            (record,) = index.look_up(read_query(raw))[0].records
            assert [(u.kind, u.doi, u.date) for u in record.updates] == [("retraction", "10.5555/n.1", "2013-03-01")]
        (own,) = index.look_up(read_query("doi:10.5555/n.1"))[0].records
        assert own.updates == ()


def make_many(count: int) -> list[dict[str, Any]]:
    rng = random.Random(5)
    words = ["".join(rng.choices("abcdefghijklmnop", k=rng.randint(4, 9))) for _ in range(300)]
    return [
        {"DOI": f"10.5555/{n}", "type": "journal-article", "title": [" ".join(rng.choices(words, k=rng.randint(3, 9)))],
         "author": [{"family": rng.choice(words).title(), "given": "A."}], "issued": {"date-parts": [[rng.randint(1950, 2020)]]}}
        for n in range(count)
    ]  # fmt: skip


def test_many_blocks_segments_and_processes_give_the_same_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = make_many(3000)
    monkeypatch.setattr(building, "SEGMENT_ROWS", 700)
    monkeypatch.setattr("audit.resolvers.index.dumps.BLOCK_BYTES", 40_000)
    dump = tmp_path / "works.jsonl"
    dump.write_text(lines(*works), encoding="utf-8")
    for jobs in (1, 2):
        output = tmp_path / f"{jobs}.db"
        report = build_index([dump], output, jobs=jobs)
        assert (report.records, report.added, report.skipped) == (3000, 3000, ())
        with open_index(output) as index:
            for work in works[::50]:
                answer = index.look_up(read_query(f"doi:{work['DOI']}"))[0]
                assert answer.records[0].id == work["DOI"]
                name = work["author"][0]["family"]
                raw = f"{name} A ({work['issued']['date-parts'][0][0]}) {work['title'][0]}"
                assert index.find(read_query(raw))[0].item.text("title") == work["title"][0]


@pytest.mark.parametrize(("segment", "saved"), [(400, 1000), (1_000_000, 2)])
def test_a_build_that_was_broken_off_goes_on(
    segment: int, saved: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = make_many(2000)
    monkeypatch.setattr(building, "SEGMENT_ROWS", segment)
    monkeypatch.setattr(building, "_SAVED_BLOCKS", saved)
    monkeypatch.setattr("audit.resolvers.index.dumps.BLOCK_BYTES", 20_000)
    first, second, output = tmp_path / "1.jsonl", tmp_path / "2.json.gz", tmp_path / "works.db"
    first.write_text(lines(*works[:1200]), encoding="utf-8")
    second.write_bytes(gzip.compress(json.dumps({"items": works[1200:]}).encode()))

    class Stopped(Exception):
        pass

    def stop_after(limit: int) -> Callable[[int, str], None]:
        def progress(count: int, name: str) -> None:
            if count > limit:
                raise Stopped

        return progress

    for limit in (500, 1000, 1500):
        with pytest.raises(Stopped):
            build_index([first, second], output, jobs=1, progress=stop_after(limit))
    report = build_index([first, second], output, jobs=1)
    assert report.records == 2000
    assert 0 < report.added < 1400
    assert build_index([first, second], output, jobs=1).added == 0
    with open_index(output) as index:
        for work in works[::37]:
            found = index.look_up(read_query(f"doi:{work['DOI']}"))[0]
            assert found.records[0].id == work["DOI"]


def test_a_file_that_has_changed_is_read_anew_and_what_it_held_is_gone(tmp_path: Path) -> None:
    library, other, output = tmp_path / "library.bib", tmp_path / "other.jsonl", tmp_path / "works.db"
    library.write_text("@book{a, title={Looms of the north}, author={Lund, Mia}, year=2001}")
    other.write_text(lines(CSL))
    assert build_index([library, other], output, bibliographies=READERS, jobs=1).records == 2
    library.write_text(
        "@book{a, title={Looms of the south}, author={Lund, Mia}, year=2001}\n"
        "@book{b, title={A history of the wool trade}, author={Holt, Asa}, year=2003}\n"
    )
    report = build_index([library, other], output, bibliographies=READERS, jobs=1)
    assert (report.records, report.added) == (3, 2)
    with open_index(output) as index:
        found = [record.item.text("title") for record in index.find(read_query("Lund M (2001) Looms of the north"))]
        assert found == ["Looms of the south"]
        assert index.look_up(read_query("Holt A (2003) A history of the wool trade. London"))[0].records


def test_files_without_works_stop_nothing(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.jsonl").write_text('{"no": "work"}\n{"nor": "this"}\n')
    (tmp_path / "d.jsonl").write_text(lines(CROSSREF))
    (tmp_path / "journals.json").write_text(
        json.dumps({"message": {"items": [{"title": "Wool", "ISSN": ["1234-5678"]}]}})
    )
    report = build_index([tmp_path], tmp_path / "works.db", jobs=1)
    assert (report.records, report.skipped) == (1, ())


def test_a_damaged_dump_is_named_and_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(*make_many(50)).encode())[:-20])
    (tmp_path / "b.json").write_text("this is no dump")
    (tmp_path / "c.jsonl").write_text(lines(CROSSREF))
    (tmp_path / "d.json").write_text("[" * 5000)
    (tmp_path / "e.jsonl.gz").write_bytes(b"")
    report = build_index([tmp_path], tmp_path / "works.db", jobs=1)
    assert len(report.skipped) == 4
    assert "left out: " in str(report)
    assert any("a.jsonl.gz" in reason for reason in report.skipped)
    assert any("b.json" in reason for reason in report.skipped)
    assert report.records >= 1


def test_what_is_no_index_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE letters (a)")
    with pytest.raises(ValueError, match="no index"):
        build_index([], other)
    with pytest.raises(ValueError, match="nowhere"):
        build_index([], tmp_path / "nowhere" / "works.db")
    text = tmp_path / "text.db"
    text.write_text("no database at all" * 100)
    with pytest.raises(ValueError, match="index"):
        build_index([], text)
    for path in (other, text, tmp_path / "missing.db"):
        with pytest.raises((ValueError, sqlite3.Error)):
            open_index(path)
    with pytest.raises(FileNotFoundError):
        find_dumps([tmp_path / "nowhere"])


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=80),
    st.lists(st.tuples(st.text(max_size=10), st.text(max_size=5)), max_size=3),
    st.text(max_size=20),
)
def test_no_work_breaks_a_line(title: str, people: list[tuple[str, str]], volume: str) -> None:
    work = {
        "DOI": "10.5555/x",
        "title": [title],
        "author": [{"family": f, "given": g} for f, g in people],
        "volume": volume,
    }
    entries = entries_of(work)
    if not title:
        assert entries == []
        return
    (entry,) = entries
    line = write_line(entry)
    assert b"\n" not in line
    assert read_line(line).id == "10.5555/x"
    assert b"d:10.5555/x" in make_keys(entry, NO_KEYS)


def entries_of(*works: object) -> list[Entry]:
    data = "".join(json.dumps(work) + "\n" for work in works).encode()
    return list(read_entries(Block(form="lines", path=Path("works.jsonl"), until=0, data=data)))


def entry_of(work: object) -> Entry:
    (entry,) = entries_of(work)
    return entry


@pytest.mark.parametrize("work", [CROSSREF, OPENALEX, {**OPENALEX, "is_retracted": True}, DATACITE, CSL])
def test_what_is_decoded_fast_is_what_the_services_read(work: dict[str, Any]) -> None:
    (entry,) = [shape for decode in SHAPES if (shape := decoded(decode, work)) is not None]
    record = read_other(work)
    assert record is not None
    assert entry.texts[:7] == make_entry(record).texts[:7]
    read, wanted = read_line(write_line(entry)), read_line(write_line(make_entry(record)))
    assert (read.id, read.source, read.years, read.updates) == (wanted.id, wanted.source, wanted.years, wanted.updates)
    assert read.relations == wanted.relations
    assert read.item.names() == wanted.item.names()
    assert read.item.type == wanted.item.type


def decoded(shape: Shape, work: dict[str, Any]) -> Entry | None:
    try:
        entry: Entry | None = shape.one.decode(json.dumps(work).encode()).entry()
    except msgspec.MsgspecError:
        return None
    return entry


@pytest.mark.parametrize(
    "odd",
    [
        {"volume": 41}, {"title": [None, "x"]}, {"author": [{"family": 3}]}, {"issued": {"date-parts": [["2012"]]}},
        {"issued": {"date-parts": [[None]]}}, {"page": ["1"]}, {"author": None}, {"ISBN": "9780306406157"}, {"type": None},
        {"container-title": None}, {"relation": {"has-preprint": 3}}, {"updated-by": "x"}, {"title": []},
    ],
)  # fmt: skip
def test_a_work_of_a_form_not_expected_stops_nothing(odd: dict[str, Any]) -> None:
    titles = [entry.texts[0] for entry in entries_of(CROSSREF, {**CROSSREF, **odd}, OPENALEX)]
    assert titles[0] == "The looms of the northern towns: 1780–1850"
    assert titles[-1] == "Counting sheep by lantern light"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=40), max_size=80))
def test_packed_lines_are_taken_out_as_they_were(packed: list[bytes]) -> None:
    pack = pack_lines(packed)
    assert [unpack_line(pack, number) for number in range(len(packed))] == packed
    assert unpack_line(pack, len(packed)) == b""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.lists(st.binary(max_size=3), max_size=5), max_size=20), max_size=4))
def test_every_key_keeps_its_rows(blocks: list[list[list[bytes]]]) -> None:
    """Keys of several blocks, merged into buckets, lead to the rows of all blocks (a hash may be shared)."""
    runs = [cut_run(make_run([key for row in block for key in row], [*map(len, block)])) for block in blocks]
    bases = [100 * number for number in range(len(blocks))]
    parts = enumerate(zip(*runs, strict=True))
    buckets = dict(chain.from_iterable(merge_runs(part, bases, group) for group, part in parts))
    for key in {key for block in blocks for row in block for key in row}:
        wanted = [100 * n + row for n, block in enumerate(blocks) for row, keys in enumerate(block) if key in keys]
        found = find_rows(buckets[bucket_of(key)], key).tolist()
        assert found == sorted(found)
        assert set(wanted) <= set(found)
    for bucket, rows in buckets.items():
        if bucket != bucket_of(b"no such key"):
            assert not find_rows(rows, b"no such key")


def test_common_words_are_no_keys_where_others_are() -> None:
    titles = [
        f"analysis of {word}s and {word}ing under {word} conditions" for word in ("loom", "sheep", "dike", "wool")
    ]
    common = find_common([f"analysis number{number}" for number in range(4000)])
    assert b"analysis" in common
    assert b"number7" not in common
    held = [make_keys(entry_of({**CROSSREF, "title": [title], "subtitle": []}), common) for title in titles]
    assert all(b"analysis" not in keys and b"of" not in keys for keys in held)
    short = make_keys(entry_of({**CROSSREF, "title": ["An analysis of looms"], "subtitle": []}), common)
    assert {b"looms", b"anal*loom"} <= set(short)
    assert b"analysis" not in short
    few = make_keys(
        entry_of({**CROSSREF, "title": ["Analysis of looms in an analysis of towns"], "subtitle": []}), common
    )
    assert {b"looms", b"towns", b"anal*loom", b"loom*town"} <= set(few)


def test_a_new_index_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    dump, output = tmp_path / "works.jsonl", tmp_path / "works.db"
    dump.write_text(lines(CROSSREF), encoding="utf-8")

    def look(count: int, name: str) -> None:
        assert not output.exists()

    build_index([dump], output, jobs=1, progress=look)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["works.db", "works.jsonl"]
    with open_index(output) as index:
        assert index.look_up(read_query("doi:10.5555/jwh.41"))[0].outcome is Outcome.FOUND


def test_titles_of_few_words_over_and_over_are_told_apart(tmp_path: Path) -> None:
    """Every word is common: 200 words make 4,000 titles of seven, of which a misprint spoils one word, and one is lost."""
    rng = random.Random(11)
    words = ["".join(rng.choices("bcdfglmnprstvaeiou", k=rng.randint(5, 10))) for _ in range(200)]
    works = [
        {**CROSSREF, "DOI": f"10.5555/t{n}", "title": [" ".join(rng.sample(words, 7))], "subtitle": []}
        for n in range(4000)
    ]
    with open_index(build(tmp_path, "works.jsonl", lines(*works))) as index:
        for work in works[::80]:
            title = work["title"][0].split()
            title[2] = title[2][:2] + "x" + title[2][3:]
            del title[5]
            query = read_query(" ".join(title), item=make_item("book", texts={"title": " ".join(title)}))
            assert index.find(query)[0].id == work["DOI"]


def test_a_title_of_common_words_is_found_by_its_pairs(tmp_path: Path) -> None:
    works = [
        {**CROSSREF, "DOI": f"10.5555/c{n}", "title": [(f"Study of q{n}w in towns", f"Effects on q{n}w")[n % 2]]}
        for n in range(3000)
    ]
    works[1500] |= {"title": ["Towns and effects"], "subtitle": []}
    query = read_query("Towns an effects", item=make_item("article-journal", texts={"title": "Towns an effects"}))
    with open_index(build(tmp_path, "works.jsonl", lines(*works))) as index:
        assert index.find(query)[0].id == "10.5555/c1500"
