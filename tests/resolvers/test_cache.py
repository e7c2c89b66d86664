"""The cache: what is kept, for how long, and several processes at once."""

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from audit.resolvers.cache import LIFETIMES_S, Cache, StoredAnswer, clear_cache, default_cache_path, describe_cache

ANSWER = StoredAnswer(url="https://example.org/", status=200, headers={"content-type": "text/html"}, body=b"x" * 500)


class Clock:
    """A clock that stands until it is turned."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_what_is_written_is_read(tmp_path: Path) -> None:
    Cache(tmp_path / "a" / "b.sqlite").write("key", ANSWER, worth="hit")
    assert Cache(tmp_path / "a" / "b.sqlite").read("key") == ANSWER
    assert Cache(tmp_path / "a" / "b.sqlite").read("other") is None


@pytest.mark.parametrize("worth", ["hit", "absence"])
def test_answers_expire_absences_sooner(worth: str, tmp_path: Path) -> None:
    clock = Clock()
    cache = Cache(tmp_path / "c.sqlite", clock=clock)
    cache.write("key", ANSWER, worth=worth)
    clock.now += LIFETIMES_S[worth] - 1
    assert cache.read("key") == ANSWER
    clock.now += 2
    assert cache.read("key") is None
    assert cache.read("key", even_expired=True) == ANSWER
    assert LIFETIMES_S["absence"] < LIFETIMES_S["hit"] / 5


def test_a_broken_file_is_no_answer_and_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    path.write_bytes(b"this is no database" * 100)
    cache = Cache(path)
    cache.write("key", ANSWER, worth="hit")
    assert cache.read("key") is None
    assert "cannot be used" in cache.fault


def test_a_broken_row_is_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    Cache(path).write("key", ANSWER, worth="hit")
    with sqlite3.connect(path) as database:
        database.execute("UPDATE answers SET body = x'00'")
    assert Cache(path).read("key") is None


def test_info_and_clear(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    assert not describe_cache(path).exists
    assert "no cache yet" in str(describe_cache(path))
    assert not path.exists()
    assert clear_cache(path) == 0
    cache = Cache(path)
    cache.write("1", ANSWER, worth="hit")
    cache.write("2", ANSWER, worth="absence")
    described = describe_cache(path)
    assert (described.hits, described.absences, described.expired) == (1, 1, 0)
    assert described.size > 0
    assert described.oldest is not None
    assert "1 answers with records and 1 without, 0 of them too old" in str(described)
    assert clear_cache(path) == 2
    assert describe_cache(path).hits == 0
    cache.write("3", ANSWER, worth="hit")  # who had it open goes on
    assert cache.read("3") == ANSWER


def test_the_place_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITATION_AUDIT_CACHE", str(tmp_path / "here.sqlite"))
    assert default_cache_path() == tmp_path / "here.sqlite"
    monkeypatch.delenv("CITATION_AUDIT_CACHE")
    assert default_cache_path().name == "answers.sqlite"


def open_anew(path: str) -> str:
    return Cache(Path(path)).fault


def test_processes_that_make_the_file_together_all_can_use_it(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(6) as processes:
        for number in range(40):  # one in fifty failed: setting the journal's mode does not wait for a lock
            faults = processes.map(open_anew, [str(tmp_path / f"{number}.sqlite")] * 6, chunksize=1)
            assert faults == [""] * 6


def write_many(path: str, first: int) -> None:
    cache = Cache(Path(path))
    for number in range(first, first + 100):
        cache.write(str(number), ANSWER, worth="hit")
    assert not cache.fault


def test_several_processes_share_the_file(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=write_many, args=(str(path), 100 * number)) for number in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert describe_cache(path).hits == 300
