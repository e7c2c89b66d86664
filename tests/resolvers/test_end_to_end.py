"""The command, a manuscript and a stub for the whole web: every outcome, the cache, a hundred references."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.resolvers.stub import OWN, Scripted, Stub, serve

JSON = {"content-type": "application/json"}
EMPTY_LISTS = {
    "api.crossref.org": {"status": "ok", "message": {"items": []}},
    "api.openalex.org": {"results": []},
    "openlibrary.org": {"docs": []},
    "dblp.org": {"result": {"hits": {"@total": "0"}}},
}


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serve(own=["registers.json"]) as running:
        for host, value in EMPTY_LISTS.items():
            running.add_host(host, Scripted(headers=JSON, body=json.dumps(value).encode()))
        running.add_host("api.openalex.org/works/", Scripted(status=404, headers=JSON, body=b"{}"))
        running.add_host("api.semanticscholar.org", Scripted(status=404, headers=JSON, body=b"{}"))
        empty = {"esearchresult": {"idlist": []}}
        running.add_host("eutils.ncbi.nlm.nih.gov", Scripted(headers=JSON, body=json.dumps(empty).encode()))
        yield running


def run(stub: Stub, folder: Path, command: list[str], settings: str = "online = true") -> "subprocess.Popen[bytes]":
    """Start `citation-audit` as a user would."""
    config = folder / "citation-audit.toml"
    config.write_text(settings, encoding="utf-8")
    environment = {
        **os.environ,
        "CITATION_AUDIT_GATEWAY": stub.url,
        "CITATION_AUDIT_CACHE": str(folder / "answers.sqlite"),
        "CITATION_AUDIT_RATE": "1000",
    }
    words = [sys.executable, "-m", "audit", command[0], "--config", str(config), "--select", "EXI", *command[1:]]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)


def check(stub: Stub, folder: Path, manuscript: Path, settings: str = "online = true") -> dict[str, Any]:
    """Run `citation-audit check` as a user would, and return its JSON."""
    process = run(stub, folder, ["check", "--format", "json", str(manuscript)], settings)
    out, err = process.communicate(timeout=120)
    assert process.returncode in (0, 1), err.decode()
    document: dict[str, Any] = json.loads(out)["documents"][0]
    return document


def found(document: dict[str, Any]) -> set[tuple[str, str | None]]:
    return {(finding["rule"], finding["note"]) for finding in document["findings"]}


def test_every_outcome(stub: Stub, tmp_path: Path) -> None:
    document = check(stub, tmp_path, OWN / "registers.md")
    assert found(document) == {
        ("EXI002", "2"),
        ("EXI003", "3"),
        ("EXI006", "4"),
        ("EXI007", "5"),
        ("EXI004", "6"),
        ("EXI001", "7"),
        ("EXI005", "8"),
        ("EXI001", "9"),
    }
    messages = {finding["note"]: finding["message"] for finding in document["findings"]}
    assert messages["3"] == "Differs from the record at Crossref (10.5555/jwh.2011.39): year 2009 here, 2011 there."
    assert "doi.org has no record of the DOI 10.5555/absent.1" in messages["7"]
    assert messages["9"].startswith("Not found in Crossref, OpenAlex")
    assert "10.5555/jwh.2013.42.r of 2013-03-01" in messages["6"]
    copy = "https://web.archive.org/web/20190420101500/https://www.ravnholt-city.org/plans/old.html"
    assert copy in messages["4"]
    levels = {(finding["note"], finding["level"]) for finding in document["findings"]}
    assert ("9", "note") in levels
    assert ("7", "warning") in levels
    fixes = {finding["note"]: finding["fix"] for finding in document["findings"] if finding["fix"]}
    assert fixes["4"]["certain"]
    assert copy in fixes["4"]["edits"][0]["replacement"]
    assert not any(finding["level"] == "error" for finding in document["findings"])
    for word in ("fabricat", "fake", "invent", "hallucinat", "fraud"):
        assert not any(word in message.lower() for message in messages.values())
    assert "9 works looked up" in document["coverage"]["sources"]


def test_a_second_run_asks_nothing_and_offline_repeats_it(stub: Stub, tmp_path: Path) -> None:
    first = check(stub, tmp_path, OWN / "registers.md")
    asked = len(stub.requests)
    assert asked > 0
    second = check(stub, tmp_path, OWN / "registers.md")
    assert len(stub.requests) == asked
    offline = check(stub, tmp_path, OWN / "registers.md", "offline = true")
    assert len(stub.requests) == asked
    assert first["findings"] == second["findings"] == offline["findings"]


def test_without_the_option_nothing_is_asked(stub: Stub, tmp_path: Path) -> None:
    document = check(stub, tmp_path, OWN / "registers.md", "")
    assert stub.requests == []
    assert document["findings"] == []
    assert {skipped["rule"] for skipped in document["skipped"]} == {f"EXI00{number}" for number in range(1, 8)}


@pytest.mark.parametrize(
    "answer",
    [
        Scripted(status=404),
        Scripted(status=500),
        Scripted(status=429, headers={"retry-after": "600"}),
        Scripted(headers=JSON, body=b'{"status": "ok", "mess'),
        Scripted(headers={"content-type": "text/html"}, body=b"<html>maintenance</html>"),
        Scripted(headers=JSON, body=b'{"message": {"items": []}}' * 9, cut=40),
        Scripted(status=302, headers={"location": "http://169.254.169.254/latest/meta-data/"}),
        Scripted(status=302, headers={"location": "http://127.0.0.1:22/"}),
        Scripted(status=302, headers={"location": "https://api.openalex.org/round"}),
    ],
    ids=[
        "404",
        "500",
        "429",
        "malformed",
        "wrong-type",
        "truncated",
        "redirect-to-metadata",
        "redirect-to-here",
        "loop",
    ],
)
def test_a_source_that_fails_is_never_an_absence(answer: Scripted, stub: Stub, tmp_path: Path) -> None:
    """Reference 9 is in no register; when one of them does not answer, that is not known."""
    stub.add_host("api.openalex.org", answer)
    document = check(stub, tmp_path, OWN / "registers.md")
    assert ("EXI001", "9") not in found(document)
    assert "not checked" in document["coverage"]["sources"]
    private = [url for url in stub.asked() if "169.254" in url or "127.0.0.1:22" in url]
    assert private == []


def test_a_slow_source_is_never_an_absence(stub: Stub, tmp_path: Path) -> None:
    stub.add_host("api.openalex.org", Scripted(delay_s=8))
    started = time.monotonic()
    document = check(stub, tmp_path, OWN / "registers.md", "online = true\ndeadline = 2")
    assert time.monotonic() - started < 8
    assert ("EXI001", "9") not in found(document)
    assert "not checked" in document["coverage"]["sources"]


def test_the_deadline_is_that_of_the_run(stub: Stub, tmp_path: Path) -> None:
    """Three manuscripts and two seconds: the last is not asked about, and told so."""
    for host in ("api.crossref.org", "api.openalex.org"):
        stub.add_host(host, Scripted(delay_s=4))
    folder = tmp_path / "many"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.md").write_text((OWN / "registers.md").read_text(encoding="utf-8"), encoding="utf-8")
    started = time.monotonic()
    check(stub, tmp_path, folder, "online = true\ndeadline = 2")
    assert time.monotonic() - started < 12


def test_ctrl_c_keeps_what_is_done_and_says_so(stub: Stub, tmp_path: Path) -> None:
    stub.latency_s = 0.5
    process = run(stub, tmp_path, ["check", "--format", "json", str(OWN / "registers.md")])
    while not stub.requests and process.poll() is None:
        time.sleep(0.05)
    time.sleep(1.2)
    process.send_signal(signal.SIGINT)
    document = json.loads(process.communicate(timeout=30)[0])["documents"][0]
    assert any("the look-ups were stopped" in warning for warning in document["warnings"])
    asked = len(stub.requests)
    check(stub, tmp_path, OWN / "registers.md")
    again = [url for url in stub.asked() if stub.asked().count(url) > 1]
    assert len(again) < asked  # what was answered before is not asked again


def test_what_was_found_is_put_in_by_fix(stub: Stub, tmp_path: Path) -> None:
    manuscript = tmp_path / "m.md"
    manuscript.write_bytes((OWN / "registers.md").read_bytes())
    process = run(stub, tmp_path, ["fix", "--online", str(manuscript)], "")
    process.communicate(timeout=60)
    assert process.returncode == 0
    copy = "https://web.archive.org/web/20190420101500/https://www.ravnholt-city.org/plans/old.html"
    assert f"old.html (archived at {copy}) (accessed" in manuscript.read_text(encoding="utf-8")


def test_a_hundred_references(stub: Stub, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Requests and time of a hundred references by DOI, against the sum of the answers' latencies."""
    lines = ["# Many", "", " ".join(f"Claim {n}.[{n}]" for n in range(1, 101)), "", "## References", ""]
    for number in range(1, 101):
        doi = f"10.5555/many.{number}"
        title = f"Observation {number} of the looms and their owners"
        lines += [
            f"[{number}] Arnesen, B. (2012). {title}. Journal of Woollen History, {number}(2), 1–20. doi:{doi}",
            "",
        ]
        message = {
            "DOI": doi, "type": "journal-article", "title": [title], "author": [{"family": "Arnesen", "given": "B."}],
            "issued": {"date-parts": [[2012]]}, "container-title": ["Journal of Woollen History"],
            "volume": str(number), "issue": "2", "page": "1-20",
        }  # fmt: skip
        stub.add_json(f"https://api.crossref.org/works/{quote(doi, safe='')}", {"message": message})
    stub.latency_s = 0.05
    manuscript = tmp_path / "many.md"
    manuscript.write_text("\n".join(lines), encoding="utf-8")
    started = time.monotonic()
    document = check(stub, tmp_path, manuscript)
    seconds = time.monotonic() - started
    requests = len(stub.requests)
    with capsys.disabled():
        print(f"\n100 references: {requests} requests, {seconds:.1f} s, latencies together {requests * 0.05:.1f} s")
    assert document["findings"] == []
    assert "100 confirmed" in document["coverage"]["sources"]
    assert requests <= 200
    assert seconds < requests * 0.05
