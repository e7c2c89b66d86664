"""Measure the local index: build speed, memory, time and recall on synthetic but realistic records.

    python benchmarks/index.py [--records N] [--queries N] [--folder DIR] [--jobs N]

The records are invented: titles of 3 to 18 words from a vocabulary of 60,000 with the frequencies of Zipf's law,
surnames likewise, printed as Crossref's JSON lines. The queries are titles of records drawn at random, with noise: a
letter lost, doubled or changed in up to two words, a word left out, the subtitle gone, capitals changed; they are asked
by title alone, and once more as raw reference strings with author, year, journal, volume and page.
"""

import argparse
import json
import os
import random
import resource
import sys
import tempfile
import time
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import accumulate
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from audit.resolvers.index.asking import Index, open_index
from audit.resolvers.index.building import build_index
from audit.resolvers.index.dumps import Block, read_blocks
from audit.resolvers.items import make_item
from audit.resolvers.query import Query, read_query

_SYLLABLES = (
    *("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su", "ta", "ve", "wi"),
    *("xo", "ya", "zen", "tron", "gen", "lith", "mor", "phic", "stan", "dro", "cal"),
)
_FUNCTION = ("of", "the", "in", "and", "for", "on", "with", "by", "from", "a", "to")


class Words:
    """A vocabulary whose words are drawn with the frequencies of Zipf's law."""

    def __init__(self, rng: random.Random, count: int, exponent: float, longest: int) -> None:
        self._rng = rng
        words: dict[str, None] = {}
        while len(words) < count:
            words["".join(rng.choices(_SYLLABLES, k=rng.randint(2, longest)))] = None
        self._words = list(words)
        self._sums = list(accumulate(1 / (rank + 5) ** exponent for rank in range(count)))

    def draw(self) -> str:
        return self._words[bisect_left(self._sums, self._rng.random() * self._sums[-1])]


def make_works(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Yield invented works as Crossref writes them."""
    rng = random.Random(seed)
    vocabulary, surnames = Words(rng, 60_000, 0.95, 5), Words(rng, 40_000, 0.8, 4)
    journals = [f"Journal of {vocabulary.draw().title()} {vocabulary.draw().title()}" for _ in range(5_000)]
    for number in range(count):
        words: list[str] = []
        for _ in range(min(18, max(3, int(rng.gauss(9, 3.5))))):
            if words and rng.random() < 0.3:
                words.append(rng.choice(_FUNCTION))
            words.append(vocabulary.draw())
        title = " ".join(words).capitalize()
        work: dict[str, Any] = {
            "DOI": f"10.{rng.randint(1000, 9999)}/j.{number:x}.{rng.randint(0, 99999)}",
            "type": rng.choices(("journal-article", "book-chapter", "proceedings-article", "book"), (75, 12, 9, 4))[0],
            "title": [title],
            "author": [
                {"given": rng.choice("ABCDEFGHJKLMNPRSTW") + ".", "family": surnames.draw().capitalize(),
                 "sequence": "additional", "affiliation": []}
                for _ in range(rng.randint(1, 6))
            ],
            "container-title": [rng.choice(journals)],
            "volume": str(rng.randint(1, 300)),
            "issue": str(rng.randint(1, 12)),
            "page": f"{(first := rng.randint(1, 3000))}-{first + rng.randint(2, 30)}",
            "issued": {"date-parts": [[rng.randint(1950, 2025), rng.randint(1, 12)]]},
            "publisher": "Synthetic Press",
            "member": "78",
        }  # fmt: skip
        if rng.random() < 0.25:
            work["subtitle"] = [" ".join(vocabulary.draw() for _ in range(5))]
        yield work


def add_noise(title: str, rng: random.Random) -> str:
    """Return the title as it may stand in a reference."""
    words = title.split()
    if len(words) > 5 and rng.random() < 0.3:
        del words[rng.randrange(len(words))]
    for _ in range(rng.randint(0, 2)):
        at = rng.randrange(len(words))
        word = words[at]
        if len(word) > 4:
            place = rng.randrange(1, len(word) - 1)
            change = rng.choice(("", word[place] * 2, rng.choice("abcdefghijklmnopqrstuvwxyz")))
            words[at] = word[:place] + change + word[place + 1 :]
    text = " ".join(words)
    return rng.choice((text, text.upper(), text.title(), text.lower() + "."))


def make_query(work: dict[str, Any], rng: random.Random, raw: bool) -> Query:
    title = work["title"][0]
    if "subtitle" in work and rng.random() < 0.6:
        title = f"{title}: {work['subtitle'][0]}"
    title = add_noise(title, rng)
    if not raw:
        return read_query(title, item=make_item("article-journal", texts={"title": title}))
    people = ", ".join(f"{name['family']} {name['given'][0]}" for name in work["author"][:3])
    year = work["issued"]["date-parts"][0][0]
    journal, volume, page = work["container-title"][0], work["volume"], work["page"]
    return read_query(f"{people} ({year}) {title}. {journal} {volume}:{page}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=2_000)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    if arguments.folder:
        arguments.folder.mkdir(parents=True, exist_ok=True)
        run(arguments, arguments.folder)
        return
    with tempfile.TemporaryDirectory() as folder:
        run(arguments, Path(folder))


def run(arguments: argparse.Namespace, folder: Path) -> None:
    """Make the dump unless it is there, index it, and ask."""
    dump, output = folder / f"works-{arguments.records}.jsonl", folder / "works.db"
    if not dump.is_file():
        with dump.open("w", encoding="utf-8") as lines:
            for work in make_works(arguments.records, 1):
                lines.write(json.dumps(work) + "\n")
    output.unlink(missing_ok=True)
    jobs = arguments.jobs or os.cpu_count() or 1
    bare, bare_worked = measure_parsing(dump, jobs)
    began, of_others = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    report = build_index([dump], output, jobs=jobs)
    own, of_workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    worked = time.process_time() - began + of_workers.ru_utime - of_others.ru_utime
    worked += of_workers.ru_stime - of_others.ru_stime
    count = max(1, report.added)
    print(f"dump {dump.stat().st_size / 1e6:.0f} MB, index {output.stat().st_size / 1e6:.0f} MB")
    print(
        f"built {report.added:,} records in {report.seconds:.1f} s with {jobs} processes: "
        f"{count / report.seconds:,.0f} records/s, {1e6 * worked / count:.1f} µs of processor a record; "
        f"json.loads of every line alone: {count / bare:,.0f} records/s, {1e6 * bare_worked / count:.1f} µs; "
        f"the build takes {report.seconds / bare:.1f} times as long; "
        f"peak memory {own.ru_maxrss / 1024:.0f} MB, of a worker {of_workers.ru_maxrss / 1024:.0f} MB"
    )
    rng = random.Random(2)
    chosen = set(rng.sample(range(arguments.records), min(arguments.queries, arguments.records)))
    with dump.open(encoding="utf-8") as lines:
        works = [json.loads(line) for number, line in enumerate(lines) if number in chosen]
    with open_index(output) as index:
        for name, raw in (("title alone", False), ("raw reference", True)):
            measure(name, index, works, raw, random.Random(3))


def measure_parsing(dump: Path, jobs: int) -> tuple[float, float]:
    """Return seconds and processor seconds of `json.loads` on every line of the dump, in as many processes.

    That is the least that reading it with the standard library takes, on this machine in its present state.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    started = time.perf_counter()
    with ProcessPoolExecutor(jobs) as processes:
        deque(processes.map(parse_block, read_blocks(dump)), maxlen=0)
    seconds = time.perf_counter() - started
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def parse_block(block: Block) -> int:
    return sum(json.loads(line) is not None for line in block.load().splitlines())


def measure(name: str, index: Index, works: list[dict[str, Any]], raw: bool, rng: random.Random) -> None:
    times: list[float] = []
    worked: list[float] = []
    right = found = wrong = 0
    for work in works:
        query = make_query(work, rng, raw)
        started, began = time.perf_counter(), time.process_time()
        records = index.find(query)
        times.append(time.perf_counter() - started)
        worked.append(time.process_time() - began)
        right += bool(records) and records[0].id == work["DOI"]
        answer = index.look_up(query)[0]
        if answer.outcome == "found":
            found += answer.records[0].id == work["DOI"]
            wrong += answer.records[0].id != work["DOI"]
    print(
        f"{name}: {len(works)} queries, {describe(times)} (of processor: {describe(worked)}), "
        f"recall@1 {right / len(works):.4f}; judged the work cited: right {found / len(works):.4f}, wrong {wrong}"
    )


def describe(times: list[float]) -> str:
    """Return the percentiles of seconds, in milliseconds."""
    ordered = sorted(times)
    return ", ".join(f"p{share} {1000 * ordered[int(len(ordered) * share / 100)]:.2f} ms" for share in (50, 95, 99))


if __name__ == "__main__":
    main()
