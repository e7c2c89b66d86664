# ruff: noqa: E501 (a row of a table is one line)
"""Looking up a whole manuscript: lists of retractions, the index, what is counted, and Ctrl-C."""

import gzip
import json
import threading
import time
from pathlib import Path

import pytest

from audit.engine import read_document, understand_document
from audit.model.lookup import Lookup, Lookups, Outcome, Record, status_of
from audit.model.manuscript import Manuscript
from audit.resolvers.client import Client
from audit.resolvers.index.building import build_index
from audit.resolvers.items import make_item
from audit.resolvers.lookups import LookupOptions, count_outcomes, look_up, options_from_environment
from audit.resolvers.online import look_up_online
from audit.resolvers.query import Query, read_query
from audit.resolvers.retractions import read_retractions
from audit.resolvers.works import make_queries
from audit.settings import Settings
from tests.resolvers.stub import OWN

SHARED = Path(__file__).resolve().parents[3] / "shared" / "aux"


@pytest.fixture
def manuscript() -> Manuscript:
    data = (OWN / "registers.md").read_bytes()
    return understand_document(read_document("registers.md", data, Settings()), Settings())


def test_every_work_is_asked_about_once(manuscript: Manuscript) -> None:
    queries = make_queries(manuscript)
    assert len(queries) == 9
    assert len({query.citation_id for query in queries}) == 9
    assert [query.doi for query in queries][:2] == ["10.5555/jwh.2012.41", "10.5555/other.7"]
    assert queries[4].arxiv == "1605.08386"
    assert queries[3].url == "https://www.ravnholt-city.org/plans/old.html"


def test_nothing_is_asked_unless_told(manuscript: Manuscript) -> None:
    lookups = Lookups()
    assert look_up(manuscript, lookups, LookupOptions()) is lookups


FULL = """Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,RetractionNature
1,A,4/30/2021 0:00,10.5555/n1,10.5555/A,Retraction
2,B,,10.5555/n2,10.5555/b,Expression of concern
3,C,2020-01-02,10.5555/n3,10.5555/c,Correction
4,D,1/1/2019 0:00,10.5555/n4,10.5555/d,Retraction
5,D,1/1/2020 0:00,10.5555/n5,10.5555/d,Reinstatement
6,E,,unavailable,10.5555/e,Retraction
"""


@pytest.mark.parametrize("packed", [False, True])
def test_the_full_list_of_retractions_is_read(packed: bool, tmp_path: Path) -> None:
    path = tmp_path / ("list.csv.gz" if packed else "list.csv")
    path.write_bytes(gzip.compress(FULL.encode()) if packed else FULL.encode())
    found = read_retractions([path], {f"10.5555/{letter}" for letter in "abcdex"})
    told = {doi: [(u.kind, u.doi, u.date) for u in updates] for doi, updates in found.items() if updates}
    assert told == {
        "10.5555/a": [("retraction", "10.5555/n1", "2021-04-30")],
        "10.5555/b": [("concern", "10.5555/n2", "")],
        "10.5555/c": [("correction", "10.5555/n3", "2020-01-02")],
        "10.5555/e": [("retraction", "", "")],
    }


def test_lists_of_pairs_are_read(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("OriginalPaperDOI,RetractionDOI\n10.5555/a,10.5555/n\n")
    (tmp_path / "c.csv").write_text("OriginalPaperDOI,NoticeDOI\n10.5555/a,10.5555/m\n")
    found = read_retractions([tmp_path / "r.csv", tmp_path / "c.csv"], {"10.5555/a"})
    assert [(u.kind, u.doi) for u in found["10.5555/a"]] == [("retraction", "10.5555/n"), ("concern", "10.5555/m")]
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ValueError, match="OriginalPaperDOI"):
        read_retractions([tmp_path / "x.csv"], set())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "cut.csv.gz",
            gzip.compress(b"OriginalPaperDOI,RetractionDOI\n" + b"10.5555/a,10.5555/b\n" * 9, mtime=0)[:-12],
        ),
        ("flipped.csv.gz", gzip.compress(b"OriginalPaperDOI,RetractionDOI\n", mtime=0)[:12] + b"\xff\xff" * 9),
        ("long.csv", b'OriginalPaperDOI,RetractionDOI\n"' + b"x" * 10_000_001 + b'"\n'),
    ],
)
def test_a_damaged_list_is_told_and_stops_nothing(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ValueError, match="is damaged"):
        read_retractions([tmp_path / name], {"10.5555/a"})


def test_a_list_that_has_changed_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    for dois in (["10.5555/a"], ["10.5555/a", "10.5555/b"]):
        file.write_text("OriginalPaperDOI,RetractionDOI\n" + "".join(f"{doi},10.5555/n\n" for doi in dois))
        assert set(read_retractions([file], {"10.5555/a", "10.5555/b"})) == set(dois)


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"{SHARED} is not here: the long list of retractions is not read")
def test_the_long_list_is_read_whole() -> None:
    found = read_retractions([SHARED / "retractions.csv.gz", SHARED / "concerns.csv"], {"10.1021/acscentsci.8b00050"})
    told = [(update.kind, update.doi) for update in found["10.1021/acscentsci.8b00050"]]
    assert ("retraction", "10.1021/acscentsci.1c00530") in told


def test_a_list_alone_answers_offline(manuscript: Manuscript, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("OriginalPaperDOI,RetractionDOI\n10.5555/JWH.2010.40,10.5555/n\n")
    found = look_up(manuscript, Lookups(), LookupOptions(retractions=(tmp_path / "r.csv",)))
    assert found.asked == {"retractions"}
    (answer,) = found.answers
    assert answer.records[0].updates[0].doi == "10.5555/n"
    broken = look_up(manuscript, Lookups(), LookupOptions(retractions=(tmp_path / "none.csv",)))
    assert broken.asked == frozenset()
    assert "could not be used" in broken.warnings[0]


def test_an_index_alone_answers_offline(manuscript: Manuscript, tmp_path: Path) -> None:
    works = [entry["json"]["message"] for entry in json.loads((OWN / "registers.json").read_text(encoding="utf-8"))["answers"]
             if "json" in entry and isinstance(entry["json"], dict) and "message" in entry["json"]]  # fmt: skip
    dump = tmp_path / "works.jsonl"
    dump.write_text("".join(json.dumps(work) + "\n" for work in works), encoding="utf-8")
    build_index([dump], tmp_path / "works.db", jobs=1)
    found = look_up(manuscript, Lookups(), LookupOptions(index=tmp_path / "works.db"))
    assert "records" in found.asked
    assert "online" not in found.asked
    assert found.registers is not None
    assert (found.registers.works, found.registers.confirmed, found.registers.other) == (9, 4, 1)
    assert found.registers.absent == 0  # an index need not know every work
    missing = look_up(manuscript, Lookups(), LookupOptions(index=tmp_path / "none.db"))
    assert "none.db" in missing.warnings[0]


def answer(outcome: Outcome, verdict: str = "", *, expected: bool = True, reason: str = "") -> Lookup:
    records = (Record(source="x", id="1", item=make_item("book"), verdict=verdict),) if verdict else ()  # type: ignore[arg-type]
    return Lookup(
        citation_id="c", source="x", outcome=outcome, records=records, by="search", expected=expected, reason=reason
    )


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ((answer(Outcome.FOUND, "same"),), "confirmed"),
        ((answer(Outcome.ABSENT), answer(Outcome.FOUND, "same")), "confirmed"),
        ((answer(Outcome.FOUND, "other"),), "another work"),
        ((answer(Outcome.AMBIGUOUS, "unsure"), answer(Outcome.ABSENT)), "uncertain"),
        ((answer(Outcome.ABSENT), answer(Outcome.ABSENT)), "not found"),
        ((answer(Outcome.ABSENT), answer(Outcome.UNAVAILABLE)), "not checked"),
        ((answer(Outcome.ABSENT), answer(Outcome.SKIPPED)), "not checked"),
        ((answer(Outcome.ABSENT), answer(Outcome.UNAVAILABLE, expected=False)), "not found"),
        ((answer(Outcome.ABSENT, expected=False),), "not checked"),
        ((), "not checked"),
    ],
)
def test_what_answers_come_to(answers: tuple[Lookup, ...], status: str) -> None:
    assert status_of(answers) == status


def test_the_counts_add_up_and_say_why() -> None:
    queries = [Query(citation_id="c", raw="x"), Query(citation_id="d", raw="y")]
    counted = count_outcomes(queries, [answer(Outcome.UNAVAILABLE, reason="Crossref did not answer in time")])
    assert counted.unchecked == 2
    assert (
        str(counted) == "2 works looked up: 0 confirmed, 0 not found, 2 not checked (Crossref did not answer in time)"
    )


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITATION_AUDIT_CONTACT", "a@example.org")
    monkeypatch.setenv("OPENALEX_API_KEY", "k")
    monkeypatch.setenv("CITATION_AUDIT_RATE", "50")
    monkeypatch.delenv("CITATION_AUDIT_GATEWAY", raising=False)
    found = options_from_environment(online=True, contact=None)
    assert (found.contact, found.online, found.keys["openalex"]) == ("a@example.org", True, "k")
    assert found.rate is None  # without a gateway the services' own limits stand
    assert options_from_environment(contact="b@example.org").contact == "b@example.org"


def test_ctrl_c_keeps_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    hold = threading.Event()

    def slow(query: Query, services: object, client: object, abbreviations: object) -> list[Lookup]:
        if query.citation_id != "0":
            hold.wait(3)
        done.append(query.citation_id)
        return [Lookup(citation_id=query.citation_id, source="x", outcome=Outcome.FOUND)]

    def interrupt(count: int, total: int, tally: object) -> None:
        if count:
            hold.set()
            raise KeyboardInterrupt

    monkeypatch.setattr("audit.resolvers.online.inquire", slow)
    queries = [read_query("x", None) for _ in range(40)]
    named = [Query(citation_id=str(number), raw=query.raw) for number, query in enumerate(queries)]
    started = time.monotonic()
    answers = look_up_online(named, {}, Client(), progress=interrupt, workers=2)
    assert time.monotonic() - started < 3
    assert len(answers) == 40
    outcomes = {one.citation_id: one.outcome for one in answers}
    assert outcomes["0"] is Outcome.FOUND
    assert outcomes["39"] is Outcome.SKIPPED
    assert {one.reason for one in answers if one.outcome is Outcome.SKIPPED} == {"the run was stopped"}
