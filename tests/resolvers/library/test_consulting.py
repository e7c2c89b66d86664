"""A folder of sources held against a manuscript: matching, comparing, the index and its faults."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from audit.model.document import Document
from audit.model.lookup import Outcome
from audit.model.manuscript import Manuscript
from audit.model.statement import Statement
from audit.parsing import understand
from audit.parsing.statements import read_text
from audit.readers import ReadOptions, choose
from audit.resolvers.library import Consultation, consult, index_sources

TEXT = """
The rebels under Arno Teck attacked the depot at Verda on May 9, 1871, and fled to Karst.[^1] The line from Verda to
Loom has a length of 320 km.[^2] Teck called it “the finest road of iron in all the south”.[^2]

[^1]: Anna Bell, “The Long War of the Southern Plain,” *Harbour Gazette*, May 3, 1956.
[^2]: Osmund Hale, *Railways* (Leeds: Quay Press, 1956), 12.
"""
WAR = """The Long War of the Southern Plain

By Anna Bell. Harbour Gazette, May 3, 1956.

In the hills of Karst and Loom the men of Arno Teck waited. The attack on Verda by Teck came on May 10, 1871. He called
the line "the finest road of iron in the south".
"""
SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def read(path: Path) -> Document:
    data = path.read_bytes()
    return choose(data[:4096], str(path)).read(data, str(path), ReadOptions())


def state(document: Document) -> tuple[Statement, ...]:
    return read_text(document, (), ()).statements


def manuscript(text: str = TEXT) -> Manuscript:
    data = text.encode()
    return understand(choose(data[:4096], "a.md").read(data, "a.md", ReadOptions()))


def ask(folder: Path, index: Path | None = None, text: str = TEXT) -> Consultation:
    return consult(manuscript(text), [folder], read=read, state=state, index=index)


def test_the_source_of_a_note_is_found_and_disagrees(tmp_path: Path) -> None:
    (tmp_path / "war.txt").write_text(WAR, encoding="utf-8")
    found = ask(tmp_path)
    assert [(one.citation_id, one.outcome) for one in found.answers if one.outcome is Outcome.FOUND] == [
        ("n0.1", Outcome.FOUND)
    ]
    (differing,) = [one for one in found.comparisons if one.fact == "date"]
    assert (differing.outcome, differing.cited, differing.said, differing.found) == (
        "differs", True, "May 9, 1871", "May 10, 1871",
    )  # fmt: skip


def test_two_texts_of_one_title_are_ambiguous(tmp_path: Path) -> None:
    (tmp_path / "war.txt").write_text(WAR, encoding="utf-8")
    (tmp_path / "war2.txt").write_text(WAR + "\nA second printing.\n", encoding="utf-8")
    assert Outcome.AMBIGUOUS in {one.outcome for one in ask(tmp_path).answers}


def test_a_quotation_is_shown_beside_words_of_a_source_not_cited(tmp_path: Path) -> None:
    (tmp_path / "war.txt").write_text(WAR, encoding="utf-8")
    (quoted,) = [one for one in ask(tmp_path).comparisons if one.fact == "quotation"]
    assert (quoted.outcome, quoted.cited) == ("differs", False)
    assert "[-all-]" in quoted.marked


def test_the_manuscript_is_not_its_own_source(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text(TEXT, encoding="utf-8")
    found = ask(tmp_path)
    assert found.coverage.files == 0
    assert found.comparisons == ()


def test_what_cannot_be_read_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 no more than this")
    (tmp_path / "war.txt").write_text(WAR, encoding="utf-8")
    found = ask(tmp_path)
    assert found.coverage.unreadable == 1
    assert any("broken.pdf" in warning for warning in found.warnings)
    assert found.coverage.files == 1


def test_no_folder_is_a_warning(tmp_path: Path) -> None:
    assert any("no folder" in warning for warning in ask(tmp_path / "none").warnings)


def test_the_index_is_read_once_and_follows_changes(tmp_path: Path) -> None:
    folder, index = tmp_path / "sources", tmp_path / "cache" / "sources.sqlite"
    folder.mkdir()
    source = folder / "war.txt"
    source.write_text(WAR, encoding="utf-8")
    reads: list[str] = []

    def counted(path: Path) -> Document:
        reads.append(path.name)
        return read(path)

    for _ in range(2):
        consult(manuscript(), [folder], read=counted, state=state, index=index)
    assert reads == ["war.txt"]
    shutil.copy(source, folder / "copy.txt")  # the same content under another name
    consult(manuscript(), [folder], read=counted, state=state, index=index)
    assert reads == ["war.txt"]
    source.write_text(WAR.replace("May 10, 1871", "May 9, 1871"), encoding="utf-8")
    found = consult(manuscript(), [folder], read=counted, state=state, index=index)
    assert reads == ["war.txt", "war.txt"]
    assert "agrees" in {one.outcome for one in found.comparisons if one.fact == "date"}


def test_an_index_that_cannot_be_used_is_a_warning(tmp_path: Path) -> None:
    index = tmp_path / "index"
    index.mkdir()
    (tmp_path / "war.txt").write_text(WAR, encoding="utf-8")
    found = ask(tmp_path, index)
    assert any("could not be used" in warning for warning in found.warnings)
    assert found.coverage.files == 1


def test_an_index_of_another_version_is_built_anew(tmp_path: Path) -> None:
    index = tmp_path / "sources.sqlite"
    (tmp_path / "war.txt").write_text(WAR, encoding="utf-8")
    ask(tmp_path, index)
    with sqlite3.connect(index) as database:
        database.execute("PRAGMA user_version=999")
        database.execute("DELETE FROM fact")
    database.close()
    assert any(one.fact == "date" for one in ask(tmp_path, index).comparisons)


@pytest.mark.skipif(not SEEDS.exists(), reason="the article and its sources are not at hand (../shared/seeds)")
def test_the_article_against_its_sources() -> None:
    article = SEEDS / "001_198be74247f87934.txt"
    found = consult(understand(read(article)), [SEEDS], read=read, state=state)
    differing = {(one.said, one.found) for one in found.comparisons if one.outcome == "differs"}
    assert ("September 2023", "August 2023") in differing
    assert ("January 16, 2024", "January 17, 2024") in differing
    assert ("909 km", "900 km") in differing
    agreeing = {one.said for one in found.comparisons if one.outcome == "agrees"}
    assert {"January 22, 2024", "January 29, 2024"} <= agreeing
    assert not any("003_" in one.passage.path for one in found.comparisons if one.passage is not None)
    quoted = next(one for one in found.comparisons if one.fact == "quotation")
    assert "own security and national interest" in quoted.found
    assert not any(one.cited for one in found.comparisons)


def test_a_name_that_the_source_cited_spells_otherwise(tmp_path: Path) -> None:
    text = TEXT.replace("and fled to Karst", "and Wassermann fled to Karst")
    (tmp_path / "war.txt").write_text(WAR + "\nIt was said that Wassarmann fled.\n", encoding="utf-8")
    named = [one for one in ask(tmp_path, text=text).comparisons if one.fact == "name"]
    assert [(one.said, one.found) for one in named] == [("Wassermann", "Wassarmann")]


@pytest.mark.parametrize(
    ("name", "theirs"),
    [("Wassermann", "Wassermann's"), ("Marshal", "Marshals"), ("Karsten", "Bersten"), ("Hale", "Hall")],
)
def test_other_names_are_no_spellings(name: str, theirs: str) -> None:
    from audit.resolvers.library.folding import stem
    from audit.resolvers.library.spelling import other_spelling

    assert other_spelling(name, {stem(theirs): theirs}, {}) is None


def test_sources_of_other_folders_in_the_index_are_not_asked(tmp_path: Path) -> None:
    index = tmp_path / "cache" / "sources.sqlite"
    for number in range(30):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "war.txt").write_text(WAR + f"\nPrinting {number}.\n", encoding="utf-8")
        found = ask(folder, index)
    assert found.coverage.files == 1
    assert found.coverage.cited == 1


def test_each_passage_has_its_line(tmp_path: Path) -> None:
    (tmp_path / "war.txt").write_text(WAR, encoding="utf-8")
    lines = {
        (one.fact, one.passage.region.start_line)
        for one in ask(tmp_path).comparisons
        if one.passage is not None and one.passage.region is not None
    }
    assert lines == {("date", 5), ("quotation", 6)}


def test_a_passage_of_a_pdf_has_its_page(tmp_path: Path) -> None:
    source = Path(__file__).parents[3] / "seeds" / "metre.pdf"
    shutil.copy(source, tmp_path / "metre.pdf")
    words = next(
        words
        for block in read(source).blocks
        if block.kind == "paragraph" and len(words := block.span.of(read(source).text).split()[:14]) > 12
    )
    text = f"He wrote: “{' '.join(words).strip('“”')}.”[^1]\n\n[^1]: Anna Bell, *Railways* (Leeds: Quay, 1956), 2.\n"
    (found,) = [one for one in ask(tmp_path, text=text).comparisons if one.fact == "quotation"]
    assert found.passage is not None
    assert found.passage.region is not None
    assert found.passage.region.page == 1
    assert found.passage.region.start_line is None


def test_files_of_every_sort_are_named_and_passed_over(tmp_path: Path) -> None:
    (tmp_path / "war.txt").write_text(WAR, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.md").write_text("\n \n", encoding="utf-8")
    (tmp_path / "broken.docx").write_bytes(b"PK no more than this")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone")
    found = ask(tmp_path)
    named = "\n".join(found.warnings)
    assert all(name in named for name in ("empty.txt", "blank.md", "broken.docx", "gone"))
    assert (found.coverage.files, found.coverage.unreadable) == (1, 4)
    assert str(found.coverage).endswith("; 4 not read")


def test_an_interruption_keeps_what_was_read(tmp_path: Path) -> None:
    folder, index = tmp_path / "sources", tmp_path / "sources.sqlite"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"{WAR}\nPrinting {number}.\n", encoding="utf-8")
    reads: list[str] = []

    def interrupted(path: Path) -> Document:
        if path.name == "3.txt":
            raise KeyboardInterrupt
        return read(path)

    def counted(path: Path) -> Document:
        reads.append(path.name)
        return read(path)

    with pytest.raises(KeyboardInterrupt):
        index_sources([folder], read=interrupted, state=state, index=index, tell=lambda done, total, path: None)
    told: list[int] = []
    index_sources([folder], read=counted, state=state, index=index, tell=lambda done, total, path: told.append(done))
    assert reads == ["3.txt", "4.txt"]
    assert told == [0, 1, 2, 3, 4, 5]


def test_two_who_read_one_folder_at_once_do_not_quarrel(tmp_path: Path) -> None:
    folder, index = tmp_path / "sources", tmp_path / "sources.sqlite"
    folder.mkdir()
    (folder / "war.txt").write_text(WAR, encoding="utf-8")

    def slowly(path: Path) -> Document:
        consult(manuscript(), [folder], read=read, state=state, index=index)  # another is done first
        return read(path)

    found = consult(manuscript(), [folder], read=slowly, state=state, index=index)
    assert found.warnings == ()
    assert found.coverage.files == 1
