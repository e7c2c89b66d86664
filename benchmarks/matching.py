"""Measure the matching: reference strings and candidate records in, precision, recall and their curve out.

    python benchmarks/matching.py [--candidates FILE] [--sample N] [--parsed] [--errors N]

Without `--candidates` it reads, from `../shared`, four sets (each skipped aloud when absent):

* own: real reference strings whose fields were marked by hand (gold/references), each with a record made of those
  fields as a database would have it (containers in full where the abbreviation table knows them) among the four
  likest records of other strings and hard rivals made from it: a review of it, its twin in another venue, the same
  author's next paper in the same volume, its second part. Counted once with the right record among them and once
  without it.
* recorded: records that Crossref really sent (api), printed in five styles with slips, among their neighbours.
* strings: the strings of matching/ that have a DOI, each with a record of the fields that the parser finds in it
  (containers in full), among the eight likest records of the others; with it and without it. The strings that have no
  DOI stand among the same records and the hard rivals made from what the parser finds in them. What Crossref answers
  to the strings is not recorded, so that slips of records are not in this figure.
* strangers: the strings of matching/, none of whose works is among the records: every match is a false one.

`--candidates FILE` measures real answers: JSON lines `{"text", "doi", "also"?, "candidates": [Crossref works]}`.
"""

import argparse
import csv
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rapidfuzz import fuzz

from audit.model.citation import Citation, Name
from audit.model.lookup import Outcome, Record
from audit.resolvers.items import make_date, make_item
from audit.resolvers.matching.choice import choose, compare
from audit.resolvers.matching.words import content_words, fold
from audit.resolvers.query import clean_doi, read_query
from audit.resolvers.services.crossref import read_work

SHARED = Path(__file__).resolve().parents[2] / "shared"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A string, the id of its record among `candidates` ("" when it is not there)."""

    text: str
    right: frozenset[str]
    candidates: tuple[Record, ...]


@dataclass(kw_only=True)
class Result:
    """Counts over cases, and (score, right?) of every best record for the curve."""

    name: str
    with_record: int = 0
    without_record: int = 0
    right: int = 0
    wrong: int = 0
    false: int = 0
    ambiguous: int = 0
    curve: list[tuple[float, bool]]
    errors: list[str]
    seconds: float = 0.0


def measure(name: str, cases: Iterable[Case], *, parsed: bool = False) -> Result:
    result = Result(name=name, curve=[], errors=[])
    for case in cases:
        citation = _parse(case.text) if parsed else None
        started = time.perf_counter()
        query = read_query(case.text, citation)
        outcome, found = choose(query, case.candidates)
        result.seconds += time.perf_counter() - started
        present = any(candidate.id in case.right for candidate in case.candidates)
        result.with_record += present
        result.without_record += not present
        result.ambiguous += outcome is Outcome.AMBIGUOUS
        if found and found[0].verdict == "same":
            result.curve.append((found[0].score, found[0].id in case.right))
        if outcome is Outcome.FOUND:
            if found[0].id in case.right:
                result.right += 1
            elif present:
                result.wrong += 1
                result.errors.append(_show("WRONG", case, found[0]))
            else:
                result.false += 1
                result.errors.append(_show("FALSE", case, found[0]))
        elif present:
            right = [compare(query, record) for record in case.candidates if record.id in case.right]
            result.errors.append(_show("MISSED", case, right[0]))
    return result


def _parse(text: str) -> Citation | None:
    """Return the first full citation that the parser finds in a string, None when it finds none."""
    from audit.parsing.entries import parse_entry

    citations = parse_entry(text).citations
    return next((citation for citation in citations if citation.form == "full"), None)


def report(result: Result, errors: int) -> None:
    answered = result.right + result.wrong + result.false
    total = result.with_record + result.without_record
    print(f"\n== {result.name}: {total} strings, {result.with_record} with their record among the candidates")
    print(
        f"precision {_per_cent(result.right, answered)}  recall {_per_cent(result.right, result.with_record)}  "
        f"false matches without the record {_per_cent(result.false, result.without_record)}  "
        f"left ambiguous {result.ambiguous}  {1000 * result.seconds / max(1, total):.2f} ms a string"
    )
    print("  bits ≥   precision   recall")
    for threshold in (22, 24, 26, 28, 30, 34, 38, 42, 46, 50):
        kept = [right for score, right in result.curve if score >= threshold]
        print(f"  {threshold:6}   {_per_cent(sum(kept), len(kept)):>9}   {_per_cent(sum(kept), result.with_record):>7}")
    for line in random.Random(7).sample(result.errors, min(errors, len(result.errors))):
        print(line)


def _per_cent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else "–"


def _show(kind: str, case: Case, record: Record) -> str:
    reasons = " ".join(f"{found.field}:{found.agreement}:{found.weight:g}" for found in record.comparisons)
    item = record.item
    names = ", ".join(str(name) for name in item.names()[:3])
    held = f"{names} | {item.text('title')} | {item.text('container-title')} {item.text('volume')}:{item.text('page')}"
    shown = f"{item.type} {held} {record.years}"
    return f"{kind} {record.score:g} {record.verdict}\n   {case.text[:300]}\n   {shown}\n   {reasons}"


# --- candidates -----------------------------------------------------------------------------------------------------


class Pool:
    """Records by their words, to find the likest as a search engine would."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = list(records)
        self._posts: dict[str, list[int]] = defaultdict(list)
        for number, record in enumerate(self.records):
            for word in _words_of(record):
                self._posts[word].append(number)

    def likest(self, text: str, count: int, leave_out: str = "") -> list[Record]:
        scores: Counter[int] = Counter()
        for word in set(fold(text).split()):
            post = self._posts.get(word, ())
            if 0 < len(post) < 800:
                for number in post:
                    scores[number] += 1 / (1 + len(post)) ** 0.5
        best = [self.records[number] for number, _ in scores.most_common(count + 1)]
        return [record for record in best if record.id != leave_out][:count]


def _words_of(record: Record) -> set[str]:
    item = record.item
    text = " ".join([item.text("title"), item.text("container-title"), item.text("volume"), item.text("page")])
    names = " ".join(str(name) for name in item.names()[:4])
    return set(fold(f"{text} {names} {' '.join(map(str, record.years))}").split())


def rivals(record: Record, rng: random.Random) -> list[Record]:
    """Return records that look like `record` and are not it."""
    item = record.item
    year = record.years[0] if record.years else 2000
    stranger = Name(family=rng.choice(["Okafor", "Lindqvist", "Tanaka", "Moreau", "Silva"]), given="A.")
    texts = {name: item.text(name) for name in ("title", "container-title", "volume", "page")}

    def remake(suffix: str, type: str, authors: Any, years: int, **changed: str) -> Record:
        issued = make_date(years)
        made = make_item(type, authors=authors, issued=issued, texts={**texts, **changed})
        return replace(record, id=record.id + suffix, item=made, years=(years,))

    elsewhere = {
        "container-title": rng.choice(["Journal of Applied Studies", "Lecture Notes in Modern Topics", "Nota Bene"]),
        "volume": str(rng.randint(1, 400)),
        "page": str(rng.randint(1, 2000)),
    }
    found = [
        remake("#review", "article-journal", [stranger], year + 1, **elsewhere),
        remake("#review-by-name", "article-journal", item.names(), year, **elsewhere),
        remake("#review-of", "article-journal", [stranger], year, title=f"Review of {texts['title']}", **elsewhere),
        remake(
            "#next", "article-journal", item.names(), year,
            title="Further remarks on a question raised before", page=str(rng.randint(2000, 3000)),
        ),
        remake(
            "#again", "chapter", item.names(), year + 2,
            **{"container-title": "Handbook of Other Things", "volume": "", "page": "71-90", "publisher": "Springer"},
        ),
    ]  # fmt: skip
    if texts["title"]:
        found.append(remake("#within", "chapter", item.names(), year, title="Introduction",
                            **{"container-title": texts["title"], "volume": "", "page": "1-20"}))  # fmt: skip
        found.append(remake("#part", item.type, item.names(), year, title=f"{texts['title']}. II. Further results",
                            page=str(rng.randint(2000, 3000))))  # fmt: skip
        found.append(remake("#erratum", item.type, item.names(), year, title=f"Erratum: {texts['title']}",
                            page=str(rng.randint(2000, 3000))))  # fmt: skip
    return found


# --- the sets -------------------------------------------------------------------------------------------------------


def own_records(rng: random.Random) -> list[tuple[str, Record]]:
    """Return pairs of a real string and the record made of its marked fields."""
    folder = SHARED / "gold" / "references" / "dev"
    titles = _full_titles()
    pairs: list[tuple[str, Record]] = []
    for name in ("grobid", "anystyle-gold", "anystyle-core", "en-humanities"):
        path = folder / f"{name}.jsonl"
        if not path.is_file():
            print(f"skipped: {path} is not here")
            continue
        for number, line in enumerate(path.open(encoding="utf-8")):
            entry = json.loads(line)
            record = _record_of(entry.get("fields") or {}, f"{name}-{number}", titles, entry["raw"])
            if record is not None and len(entry["raw"]) > 25:
                pairs.append((entry["raw"], record))
    rng.shuffle(pairs)
    return pairs


def _record_of(fields: dict[str, Any], id: str, titles: dict[str, str], raw: str) -> Record | None:
    container, page = _text(fields.get("container-title")), fields.get("page")
    if isinstance(page, list):
        page = page[0] if page else ""
    title, volume = _text(fields.get("title")), _text(fields.get("volume"))
    found = re.search(r"\d{4}", _text(fields.get("year")))
    if not (title or (container and volume and page)) or not fields.get("author"):
        return None
    container = titles.get(fold(container), container)
    if container and (volume or not page):
        type = "article-journal" if volume else "paper-conference"
    elif container:
        type = "chapter"
    else:
        words = set(fold(raw).split())
        type = "thesis" if words & {"thesis", "dissertation"} else "preprint" if "arxiv" in words else "book"
    authors = fields["author"] if isinstance(fields["author"], list) else [fields["author"]]
    year = int(found[0]) if found else 0
    item = make_item(
        type,
        authors=[Name(family=name) for name in authors if isinstance(name, str)],
        issued=make_date(year) if year else None,
        texts={
            "title": title, "container-title": container, "volume": volume, "issue": _text(fields.get("issue")),
            "page": _text(page), "publisher": _text(fields.get("publisher")),
            "DOI": clean_doi(_text(fields.get("DOI"))),
        },
    )  # fmt: skip
    return Record(source="gold", id=id, item=item, years=(year,) if year else ())


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value) if value is not None else ""


def _full_titles() -> dict[str, str]:
    path = SHARED / "aux" / "journal_abbreviations.csv"
    if not path.is_file():
        print(f"skipped: {path} is not here; containers stay abbreviated")
        return {}
    with path.open(encoding="utf-8") as lines:
        return {fold(row["abbreviation"]): row["title"] for row in csv.DictReader(lines)}


def own_cases(pairs: list[tuple[str, Record]], pool: Pool, rng: random.Random) -> Iterator[Case]:
    for text, record in pairs:
        others = pool.likest(text, 4, leave_out=record.id) + rivals(record, rng)
        others = [other for other in others if not _twins(other, record)]
        yield Case(text=text, right=frozenset({record.id}), candidates=(record, *others))
        yield Case(text=text, right=frozenset(), candidates=tuple(others))


def _twins(one: Record, other: Record) -> bool:
    """Tell whether two gold strings cite one work (then neither is a false match of the other)."""
    if "#" in one.id:
        return False
    titles = [fold(record.item.text("title")).replace(" ", "") for record in (one, other)]
    if all(titles) and fuzz.ratio(*titles) > 75:
        return True
    pages = [re.findall(r"\d+", record.item.text("page"))[:1] for record in (one, other)]
    return bool(pages[0]) and pages[0] == pages[1] and one.item.text("volume") == other.item.text("volume")


def recorded_records() -> list[Record]:
    path = SHARED / "api" / "interactions.jsonl"
    if not path.is_file():
        print(f"skipped: {path} is not here")
        return []
    works: dict[str, Record] = {}
    for line in path.open(encoding="utf-8"):
        entry = json.loads(line)
        if entry["service"] != "crossref" or entry["status"] != 200:
            continue
        try:
            body = json.loads((path.parent / entry["body_file"]).read_text(encoding="utf-8"))
        except (ValueError, OSError):
            continue
        for work in _works_in(body):
            record = read_work(work)
            works[record.id] = record
    return list(works.values())


def _works_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "DOI" in value and "type" in value and "title" in value and "publisher" in value:
            yield value
        for inner in value.values():
            yield from _works_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _works_in(inner)


def recorded_cases(records: list[Record], pool: Pool, rng: random.Random) -> Iterator[Case]:
    for record in records:
        item = record.item
        if not item.names() or not record.years or len(content_words(fold(item.text("title")))) < 2:
            continue
        if item.type in ("review", "document"):
            continue
        text = print_reference(record, rng)
        others = [*pool.likest(text, 4, leave_out=record.id), *rivals(record, rng)]
        others = [other for other in others if not _twins(other, record)]
        yield Case(text=text, right=frozenset({record.id}), candidates=(record, *others))
        yield Case(text=text, right=frozenset(), candidates=tuple(others))


def print_reference(record: Record, rng: random.Random) -> str:
    """Return the record printed in one of five styles, with abbreviations and slips as they occur."""
    item = record.item
    names = item.names()
    style = rng.randrange(5)
    shown = names if len(names) <= 6 else names[: rng.choice((1, 3, 6))]
    after = " et al." if len(shown) < len(names) else ""
    initials = [" ".join(word[:1] + "." for word in name.given.split()) for name in shown]
    if style in (0, 3):
        people = ", ".join(f"{n.family or n.literal} {i.replace('.', '').replace(' ', '')}".strip()
                           for n, i in zip(shown, initials, strict=True))  # fmt: skip
    else:
        people = ", ".join(f"{i} {n.family or n.literal}".strip() for n, i in zip(shown, initials, strict=True))
    title = item.text("title")
    if rng.random() < 0.15:
        title = title.split(": ")[0]
    if rng.random() < 0.2 and len(title) > 30:
        at = rng.randrange(5, len(title) - 5)
        title = title[:at] + title[at + 1 :]
    container = item.text("container-title")
    if rng.random() < 0.6:
        words = [word for word in container.split() if word.lower() not in ("of", "the", "and", "in", "for", "&")]
        container = (
            " ".join(word if len(word) < 5 else word[: rng.randint(4, 6)] + "." for word in words)
            if len(words) > 1
            else container
        )
    year = rng.choice(record.years) + (1 if rng.random() < 0.03 else 0)
    volume, page, issue = item.text("volume"), item.text("page"), item.text("issue")
    if item.type == "article-journal" and volume and page:
        place = rng.choice(
            (
                f"{container} {volume}:{page}",
                f"{container}, {volume}({issue or 1}), {page}",
                f"{container} {volume}, {page}",
            )
        )
        if style == 4:
            return f"{people}{after}, {container} {volume}, {page.split('-')[0]} ({year})"
        return f"{people}{after} ({year}) {title}. {place}"
    if item.type == "chapter":
        return f"{people}{after} ({year}) {title}. In: {container}. {item.text('publisher')}, pp. {page}"
    if item.type == "paper-conference":
        return f"{people}{after}. {title}. In {container}, {year}, pp. {page}"
    if item.type == "book":
        return f"{people}{after} ({year}). {title}. {item.text('publisher')}."
    return f"{people}{after} ({year}). {title}. {container} {volume} {page} {item.text('publisher')}"


def stranger_cases(pool: Pool) -> Iterator[Case]:
    path = SHARED / "matching" / "references.jsonl"
    if not path.is_file():
        print(f"skipped: {path} is not here")
        return
    for line in path.open(encoding="utf-8"):
        text = json.loads(line)["text"]
        yield Case(text=text, right=frozenset(), candidates=tuple(pool.likest(text, 5)))


def string_cases() -> Iterator[Case]:
    path = SHARED / "matching" / "references.jsonl"
    if not path.is_file():
        print(f"skipped: {path} is not here")
        return
    entries = [json.loads(line) for line in path.open(encoding="utf-8")]
    titles = _full_titles()
    known: dict[int, Record] = {}
    for number, entry in enumerate(entries):
        record = _record_of_string(entry["text"], str(number), titles) if entry["doi"] else None
        if record is not None:
            known[number] = record
    pool = Pool(known.values())
    rng = random.Random(20261121)
    for number, entry in enumerate(entries):
        likest = pool.likest(entry["text"], 8)
        same = {other.id for other in likest if entry["doi"] and entries[int(other.id)]["doi"] == entry["doi"]}
        others = tuple(other for other in likest if other.id not in same)
        if number in known:
            yield Case(text=entry["text"], right=frozenset({str(number)}), candidates=(known[number], *others))
        if number in known:
            yield Case(text=entry["text"], right=frozenset(), candidates=others)
        if not entry["doi"]:
            unregistered = _record_of_string(entry["text"], str(number), titles)
            hard = rivals(unregistered, rng) if unregistered is not None else []
            yield Case(text=entry["text"], right=frozenset(), candidates=(*others, *hard))


def _record_of_string(text: str, id: str, titles: dict[str, str]) -> Record | None:
    """Return a record of the parser's fields, None where they are too few to be a record in a register."""
    citation = _parse(text)
    if citation is None or citation.item.type not in ("article-journal", "paper-conference", "chapter"):
        return None
    item = citation.item
    container = titles.get(fold(item.text("container-title")), item.text("container-title"))
    texts = {name: item.text(name).replace("–", "-") for name in ("title", "volume", "issue", "page", "publisher")}
    if not texts["title"] and not (container and texts["volume"] and texts["page"]):
        return None
    date = item.date("issued")
    year = date.start.year if date is not None else 0
    issued = make_date(year) if year else None
    made = make_item(item.type, authors=item.names(), issued=issued, texts={**texts, "container-title": container})
    return Record(source="string", id=id, item=made, years=(year,) if year else ())


def real_cases(path: Path) -> Iterator[Case]:
    for line in path.open(encoding="utf-8"):
        entry = json.loads(line)
        right = frozenset(clean_doi(doi) for doi in (entry.get("doi"), entry.get("also")) if doi)
        yield Case(text=entry["text"], right=right, candidates=tuple(read_work(work) for work in entry["candidates"]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--candidates", type=Path)
    parser.add_argument("--sample", type=int, default=2000)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument(
        "--parsed", action="store_true", help="with the fields that the parser finds, not the words alone"
    )
    arguments = parser.parse_args()
    parsed = arguments.parsed
    if arguments.candidates:
        report(measure("real answers", real_cases(arguments.candidates), parsed=parsed), arguments.errors)
        return
    rng = random.Random(20261121)
    pairs = own_records(rng)
    recorded = recorded_records()
    pool = Pool([*(record for _, record in pairs), *recorded])
    report(measure("own", own_cases(pairs[: arguments.sample], pool, rng), parsed=parsed), arguments.errors)
    report(measure("recorded", recorded_cases(recorded, pool, rng), parsed=parsed), arguments.errors)
    report(measure("strings", string_cases(), parsed=parsed), arguments.errors)
    report(measure("strangers", stranger_cases(pool), parsed=parsed), arguments.errors)


if __name__ == "__main__":
    main()
