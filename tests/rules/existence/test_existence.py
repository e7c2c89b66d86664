# ruff: noqa: E501 (a row of a table is one line)
"""The rules about existence, on whole manuscripts with look-ups made by hand: what fires, and what nearly does.

Look-ups cannot be had from text alone, so that these rules have no case files; the tables below take their place, and a
test holds every rule to two texts that fire and two near misses, as the case files do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from audit.engine import read_document, understand_document
from audit.model.citation import Citation
from audit.model.finding import Problem
from audit.model.lookup import Key, Lookup, Lookups, Outcome, Record, Relation, Update
from audit.model.manuscript import Manuscript
from audit.resolvers.items import make_date, make_item, read_person
from audit.resolvers.matching.choice import compare
from audit.resolvers.query import read_query
from audit.rules import RULES
from audit.settings import Settings

SMITH = "Smith, J. (2012). The looms of the northern towns. Journal of Woollen History, 41(2), 201–230."
SMITH_DOI = f"{SMITH} https://doi.org/10.5555/jwh.41"
PAGE = "City of Ravnholt. (2018). The harbour plan. https://www.ravnholt-city.org/old.html (accessed 3 May 2019)."
GRAN = "Gran, H. (2016). Walks on graphs with many short cycles. arXiv:1605.08386."
BOOK = "Hansen, P. (1999). A history of the northern looms. Aarhus: Invented University Press."


def understand(*entries: str) -> Manuscript:
    """Return a manuscript that cites each of the entries once."""
    calls = " ".join(f"Claim {number}.[{number}]" for number in range(1, len(entries) + 1))
    listed = "\n\n".join(f"[{number}] {entry}" for number, entry in enumerate(entries, 1))
    text = f"# Looms\n\n{calls}\n\n## References\n\n{listed}\n"
    settings = Settings(today=date(2026, 1, 1))
    return understand_document(read_document("looms.md", text.encode(), settings), settings)


def citations_of(manuscript: Manuscript) -> list[Citation]:
    listed = (reference.citation for reference in manuscript.references if reference.citation is not None)
    found = {citation.id: citation for citation in (*manuscript.citations, *listed)}
    return sorted((one for one in found.values() if one.form == "full"), key=lambda citation: citation.span)


def record(
    title: str = "The looms of the northern towns",
    author: str = "Smith, John",
    year: int = 2012,
    *,
    type: str = "article-journal",
    container: str = "Journal of Woollen History",
    volume: str = "41",
    page: str = "201-230",
    doi: str = "10.5555/jwh.41",
    source: str = "crossref",
    updates: tuple[Update, ...] = (),
    relations: tuple[Relation, ...] = (),
    notices: tuple[str, ...] = (),
) -> Record:
    texts = {"title": title, "container-title": container, "volume": volume, "page": page, "DOI": doi}
    item = make_item(type, authors=[read_person(author)], issued=make_date(year), texts=texts)
    return Record(
        source=source, id=doi, item=item, url=f"https://doi.org/{doi}", years=(year,), updates=updates,
        relations=relations, notices=notices,
    )  # fmt: skip


Answer = Callable[[Citation, Manuscript], Lookup]


def answer(
    source: str, outcome: str, *records: Record, by: Key = "search", expected: bool = True, reason: str = ""
) -> Answer:
    """Return a maker of the answer, its records compared with the citation as the resolvers do it."""
    labels = {"crossref": "Crossref", "openalex": "OpenAlex", "doi": "doi.org", "openlibrary": "Open Library"}

    def make(citation: Citation, manuscript: Manuscript) -> Lookup:
        query = read_query(manuscript.document.plain(citation.span).text, citation)
        compared = tuple(compare(query, one, by_key=by != "search") for one in records) if by != "url" else records
        return Lookup(
            citation_id=citation.id, source=source, outcome=Outcome(outcome), records=compared, by=by,
            expected=expected, reason=reason, label=labels.get(source, source),
        )  # fmt: skip

    return make


def by_doi(found: Record) -> Answer:
    return answer("crossref", "found", found, by="doi", expected=False)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One manuscript with its answers, a tuple for each entry; `says` is in the message, None when it is silent."""

    rule: str
    name: str
    entries: tuple[str, ...] = (SMITH_DOI,)
    answers: tuple[tuple[Answer, ...], ...]
    says: str | None = None
    level: str = ""
    expected: str | None = None
    certain: bool | None = None


RETRACTION = Update(kind="retraction", doi="10.5555/jwh.42.r", date="2013-03-01", source="Crossref")
CONCERN = Update(kind="concern", doi="10.5555/jwh.42.c", source="Crossref")
ERRATUM = Update(kind="erratum", doi="10.5555/jwh.42.e", date="2012-12-01", source="Crossref")
CORRECTION = Update(kind="correction", doi="10.5555/jwh.42.k", source="Crossref", label="Corrigendum")
OTHER = record(
    "Enzymes of the arctic barnacle", "Zimmer, Otto", 2001, container="Coastal Chemistry", volume="7", page="3-9"
)
COPY = Record(
    source="wayback", id="20190420", item=make_item("webpage", issued=make_date(2019, 4, 20)),
    url="https://web.archive.org/web/20190420/https://www.ravnholt-city.org/old.html",
)  # fmt: skip
LATE = Record(
    source="wayback", id="20210420", item=make_item("webpage", issued=make_date(2021, 4, 20)),
    url="https://web.archive.org/web/20210420/https://www.ravnholt-city.org/old.html",
)  # fmt: skip
GONE = answer("web", "absent", by="url", reason="the server has no such page")
PREPRINT = record(
    "Walks on graphs with many short cycles", "Gran, Hanne", 2016, type="preprint", container="arXiv", volume="", page="",
    doi="10.48550/arxiv.1605.08386", source="arxiv", relations=(Relation(kind="preprint-of", doi="10.5555/walks.9"),),
    notices=("published as J. Graph Walks 9 (2018) 1-20",),
)  # fmt: skip
UNPUBLISHED = record(
    "Walks on graphs with many short cycles", "Gran, Hanne", 2016, type="preprint", container="arXiv", volume="", page="",
    doi="10.48550/arxiv.1605.08386", source="arxiv",
)  # fmt: skip
absent, late = (lambda source: answer(source, "absent")), (lambda source: answer(source, "unavailable", reason="late"))
NOT_REGISTERED = answer("doi", "absent", by="doi")

CASES = (
    Case(
        rule="EXI001", name="in no register", entries=(SMITH,), answers=((absent("crossref"), absent("openalex")),),
        says="Not found in Crossref and OpenAlex.", level="note",
    ),
    Case(
        rule="EXI001", name="the DOI is not registered, the search finds nothing",
        answers=((NOT_REGISTERED, absent("crossref"), absent("openalex")),),
        says="doi.org has no record of the DOI 10.5555/jwh.41, and a search of Crossref and OpenAlex does not find",
        level="warning",
    ),
    Case(
        rule="EXI001", name="one source did not answer", entries=(SMITH,),
        answers=((absent("crossref"), late("openalex")),),
    ),
    Case(
        rule="EXI001", name="doi.org did not answer",
        answers=((answer("doi", "unavailable", by="doi"), absent("crossref"), absent("openalex")),),
    ),
    Case(
        rule="EXI001", name="only sources that need not know it", entries=(SMITH,),
        answers=((answer("pubmed", "absent", expected=False),),),
    ),
    Case(
        rule="EXI001", name="one source has something like it", entries=(SMITH,),
        answers=((absent("crossref"), answer("openalex", "ambiguous", record(page="1-2", volume="3"))),),
    ),
    Case(rule="EXI001", name="found", answers=((by_doi(record()),),)),
    Case(
        rule="EXI001", name="a page that answers", entries=(PAGE,),
        answers=((absent("openlibrary"), answer("web", "found", COPY, by="url")),),
    ),
    Case(rule="EXI002", name="another work", answers=((by_doi(OTHER),),), says="Enzymes of the arctic barnacle", level="warning"),
    Case(
        rule="EXI002", name="another work, and a search has the right one",
        answers=((by_doi(OTHER), answer("crossref", "found", record(doi="10.5555/jwh.411"))),),
        says="Crossref has the work cited under 10.5555/jwh.411", expected="10.5555/jwh.411", certain=False,
    ),
    Case(rule="EXI002", name="the work", answers=((by_doi(record()),),)),
    Case(
        rule="EXI002", name="the title in another language, author and place agree",
        answers=((by_doi(record("Vævene i de nordlige byer")),),),
    ),
    Case(
        rule="EXI002", name="the record is in another script",
        answers=((by_doi(record("北方城鎮的織機", "岡村", 2012, container="史林", volume="7", page="3-9")),),),
    ),
    Case(rule="EXI002", name="a subtitle more", answers=((by_doi(record("The looms of the northern towns: 1780 to 1850")),),)),
    Case(
        rule="EXI003", name="another year", answers=((by_doi(record(year=2015)),),),
        says="year 2012 here, 2015 there", level="warning", expected="2015",
    ),
    Case(
        rule="EXI003", name="another volume and page", answers=((by_doi(record(volume="14", page="21-50")),),),
        says="volume 41 here, 14 there; page 201–230 here, 21-50 there",
    ),
    Case(
        rule="EXI003", name="the DOI is not registered, and another is",
        answers=((NOT_REGISTERED, answer("crossref", "found", record(doi="10.5555/jwh.411"))),),
        says="The DOI 10.5555/jwh.41 is not registered; Crossref has the work under 10.5555/jwh.411.",
        expected="10.5555/jwh.411", certain=True,
    ),
    Case(
        rule="EXI003", name="no DOI among DOIs", level="note", certain=True, expected="10.5555/jwh.77",
        entries=(SMITH_DOI, SMITH_DOI.replace("41", "43"), "Ibsen, K. (2010). Counting sheep by lantern light. Journal of Woollen History, 40(3), 77–99."),
        answers=(
            (by_doi(record()),), (by_doi(record(volume="43", doi="10.5555/jwh.43")),),
            (answer("crossref", "found", record("Counting sheep by lantern light", "Ibsen, K.", 2010, volume="40", page="77-99", doi="10.5555/jwh.77")),),
        ),
        says="Gives no DOI, where other works have theirs; Crossref has it: 10.5555/jwh.77.",
    ),
    Case(
        rule="EXI003", name="a journal that numbers by years", entries=(SMITH_DOI.replace("41(2)", "05"),),
        answers=((by_doi(record(volume="2012")),),),
    ),
    Case(rule="EXI003", name="one year apart: online first", answers=((by_doi(record(year=2011)),),)),
    Case(rule="EXI003", name="all agrees", answers=((by_doi(record()),),)),
    Case(rule="EXI003", name="a page within the article", entries=(SMITH_DOI.replace("201–230", "210"),), answers=((by_doi(record()),),)),
    Case(rule="EXI003", name="the register has no pages", answers=((by_doi(record(page="", volume="")),),)),
    Case(
        rule="EXI003", name="no DOI where no work has one", entries=(SMITH,),
        answers=((answer("crossref", "found", record()),),),
    ),
    Case(
        rule="EXI003", name="another edition of a book", entries=(BOOK,),
        answers=((answer("crossref", "found", record("A history of the northern looms", "Hansen, Per", 2004, type="book", container="", volume="", page="")),),),
    ),
    Case(
        rule="EXI004", name="retracted", answers=((by_doi(record(updates=(RETRACTION,))),),),
        says="The work was retracted (notice 10.5555/jwh.42.r of 2013-03-01, Crossref).", level="warning",
    ),
    Case(
        rule="EXI004", name="in the list alone",
        answers=((answer("retractions", "found", record("", "", updates=(RETRACTION,)), by="doi", expected=False),),),
        says="10.5555/jwh.42.r",
    ),
    Case(
        rule="EXI004", name="OpenAlex's flag beside the notice is one finding",
        answers=((by_doi(record(updates=(RETRACTION,))), answer("openalex", "found", record(updates=(Update(kind="retraction", source="OpenAlex"),)), by="doi")),),
        says="10.5555/jwh.42.r",
    ),
    Case(rule="EXI004", name="a correction is no retraction", answers=((by_doi(record(updates=(CORRECTION, CONCERN, ERRATUM))),),)),
    Case(
        rule="EXI004", name="the entry says so itself", entries=(SMITH_DOI + " Retracted 2013.",),
        answers=((by_doi(record(updates=(RETRACTION,))),),),
    ),
    Case(rule="EXI004", name="another work was", answers=((by_doi(record("Enzymes of the arctic barnacle", "Zimmer, Otto", 2001, container="Coastal Chemistry", volume="7", page="3-9", updates=(RETRACTION,))),),)),
    Case(
        rule="EXI005", name="an erratum", answers=((by_doi(record(updates=(ERRATUM,))),),),
        says="An erratum to the work was published (notice 10.5555/jwh.42.e of 2012-12-01, Crossref).", level="note",
    ),
    Case(
        rule="EXI005", name="a concern", answers=((by_doi(record(updates=(CONCERN,))),),),
        says="An expression of concern was published about the work", level="warning",
    ),
    Case(rule="EXI005", name="a correction", answers=((by_doi(record(updates=(CORRECTION,))),),), says="A correction to the work"),
    Case(rule="EXI005", name="retracted later", answers=((by_doi(record(updates=(RETRACTION, ERRATUM))),),)),
    Case(rule="EXI005", name="the entry names it", entries=(SMITH_DOI + " Erratum 42, 131.",), answers=((by_doi(record(updates=(ERRATUM,))),),)),
    Case(
        rule="EXI006", name="gone, with a copy of before", entries=(PAGE,),
        answers=((GONE, answer("wayback", "found", COPY, by="url")),),
        says="a copy of 2019-04-20, before the day of access", expected=COPY.url, certain=True, level="warning",
    ),
    Case(
        rule="EXI006", name="gone, with a copy of after", entries=(PAGE,),
        answers=((GONE, answer("wayback", "found", LATE, by="url")),), says="after the day of access", certain=False,
    ),
    Case(
        rule="EXI006", name="gone without a copy", entries=(PAGE,), answers=((GONE, answer("wayback", "absent", by="url")),),
        says="has no copy",
    ),
    Case(rule="EXI006", name="did not answer", entries=(PAGE,), answers=((answer("web", "unavailable", by="url"),),)),
    Case(rule="EXI006", name="answers", entries=(PAGE,), answers=((answer("web", "found", COPY, by="url"),),)),
    Case(
        rule="EXI006", name="a copy is cited already", entries=(PAGE + " Archived at https://web.archive.org/web/2019/https://www.ravnholt-city.org/old.html",),
        answers=((GONE,),),
    ),
    Case(
        rule="EXI007", name="published", entries=(GRAN,), answers=((answer("arxiv", "found", PREPRINT, by="arxiv"),),),
        says="published: J. Graph Walks 9 (2018) 1-20 (doi 10.5555/walks.9)", level="note",
    ),
    Case(
        rule="EXI007", name="by its DOI alone", entries=("Gran, H. (2016). Walks on graphs with many short cycles. bioRxiv. https://doi.org/10.5555/pre.1",),
        answers=((by_doi(record("Walks on graphs with many short cycles", "Gran, H.", 2016, type="preprint", container="", volume="", page="", doi="10.5555/pre.1", relations=(Relation(kind="preprint-of", doi="10.5555/walks.9"),))),),),
        says="published: 10.5555/walks.9",
    ),
    Case(rule="EXI007", name="not published", entries=(GRAN,), answers=((answer("arxiv", "found", UNPUBLISHED, by="arxiv"),),)),
    Case(
        rule="EXI007", name="the journal is cited, the preprint beside it",
        entries=("Gran, H. (2018). Walks on graphs with many short cycles. Journal of Graph Walks, 9(1), 1–20. arXiv:1605.08386.",),
        answers=((answer("arxiv", "found", PREPRINT, by="arxiv"),),),
    ),
)  # fmt: skip

EXI = {rule.id: rule for rule in RULES if rule.id.startswith("EXI")}


def problems_of(case: Case) -> tuple[list[Problem], Manuscript]:
    manuscript = understand(*case.entries)
    citations = citations_of(manuscript)
    assert len(citations) == len(case.entries), [one.span.of(manuscript.text) for one in citations]
    answers = [
        make(citation, manuscript) for citation, makers in zip(citations, case.answers, strict=True) for make in makers
    ]
    asked = frozenset({"online", "records", "retractions"})
    return list(EXI[case.rule].check(manuscript, Lookups(answers=tuple(answers), asked=asked))), manuscript


@pytest.mark.parametrize("case", [c for c in CASES if c.says is not None], ids=lambda c: f"{c.rule}: {c.name}")
def test_the_rule_fires(case: Case) -> None:
    problems, manuscript = problems_of(case)
    assert len(problems) == 1, [problem.message for problem in problems]
    problem = problems[0]
    assert case.says in problem.message
    assert problem.note == str(len(case.entries))
    if case.level:
        assert str(problem.level or EXI[case.rule].level) == case.level
    if case.expected is not None:
        assert problem.expected == case.expected
    if case.certain is not None:
        assert problem.fix is not None
        assert problem.fix.certain is case.certain
        for edit in problem.fix.edits:
            assert 0 <= edit.span.start <= edit.span.end <= len(manuscript.text)


@pytest.mark.parametrize("case", [c for c in CASES if c.says is None], ids=lambda c: f"{c.rule}: {c.name}")
def test_the_rule_is_silent(case: Case) -> None:
    problems, _ = problems_of(case)
    assert [problem.message for problem in problems] == []


@pytest.mark.parametrize("rule", sorted(EXI))
def test_every_rule_has_two_texts_that_fire_and_two_near_misses(rule: str) -> None:
    mine = [case for case in CASES if case.rule == rule]
    assert sum(case.says is not None for case in mine) >= 2
    assert sum(case.says is None for case in mine) >= 2


def test_no_message_accuses() -> None:
    for case in CASES:
        for problem in problems_of(case)[0]:
            for word in ("fabricat", "fake", "hallucinat", "fraud", "plagiar", "misconduct", "lie "):
                assert word not in problem.message.lower()


def test_fixes_do_what_they_say() -> None:
    case = next(c for c in CASES if c.name == "gone, with a copy of before")
    problems, manuscript = problems_of(case)
    fix = problems[0].fix
    assert fix is not None
    edit = fix.edits[0]
    fixed = manuscript.text[: edit.span.start] + edit.replacement + manuscript.text[edit.span.end :]
    assert f"https://www.ravnholt-city.org/old.html (archived at {COPY.url}) (accessed 3 May 2019)" in fixed
