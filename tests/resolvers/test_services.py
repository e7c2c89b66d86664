# ruff: noqa: E501 (a row of a table is one line)
"""Services: what each of them sends, read into records; recorded answers where they are at hand, hand-made ones else."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.lookup import Outcome
from audit.resolvers.bucket import RATES, Buckets
from audit.resolvers.client import Client, NoAnswerError
from audit.resolvers.inquiry import inquire
from audit.resolvers.items import make_date, make_item, read_csl, read_date_parts, read_iso_date, read_person
from audit.resolvers.query import Query, read_query
from audit.resolvers.services import arxiv, crossref, datacite, dblp, openalex, openlibrary, pubmed, semanticscholar
from audit.resolvers.services.wayback import read_lines
from audit.resolvers.services.webpage import read_page
from audit.resolvers.sources import PLANS, doi_sources, open_services, plan_for
from tests.resolvers.stub import RECORDED, Scripted, Stub, serve

recorded = pytest.mark.skipif(
    not RECORDED.is_dir(), reason=f"{RECORDED} is not here: recorded answers are not replayed"
)


@pytest.fixture(scope="module")
def web() -> Iterator[Stub]:
    """The recorded answers behind a gateway."""
    with serve(recorded=RECORDED.is_dir()) as running:
        yield running


def client_of(stub: Stub) -> Client:
    return Client(gateway=stub.url, buckets=Buckets(rates=dict.fromkeys(RATES, 1000.0)), sleep=lambda seconds: None)


# --- recorded -------------------------------------------------------------------------------------------------------


@recorded
def test_a_recorded_work_of_crossref(web: Stub) -> None:
    query = read_query("Frontiers in Genetics 8 (2017) https://doi.org/10.3389/fgene.2017.00147")
    (found,) = crossref.Crossref().look_up(query, client_of(web))
    assert found.item.text("DOI") == "10.3389/fgene.2017.00147"
    assert found.item.type == "article-journal"
    assert found.item.names()
    assert ("has-preprint", "10.1101/171108") in [(tie.kind, tie.doi) for tie in found.relations]


@recorded
def test_a_doi_that_crossref_does_not_have(web: Stub) -> None:
    assert crossref.Crossref().look_up(read_query("doi:10.1371/notarealdoi"), client_of(web)) == ()


@recorded
def test_every_recorded_list_of_crossref_is_read() -> None:
    lists = works = 0
    for line in (RECORDED / "interactions.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["service"] == "crossref" and entry["status"] == 200 and "/works" in entry["url"]:
            body = (RECORDED / entry["body_file"]).read_bytes()
            try:
                found = crossref.read_works(body)
            except ValueError:
                continue
            lists += 1
            works += len(found)
            assert all(record.id.startswith("10.") for record in found)
            assert all(record.item.text("DOI") == record.id for record in found)
    assert lists > 50
    assert works > 500


@recorded
def test_recorded_answers_of_arxiv(web: Stub) -> None:
    seen = 0
    for line in (RECORDED / "interactions.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["service"] == "arxiv" and entry["status"] == 200:
            for record in arxiv.read_feed((RECORDED / entry["body_file"]).read_bytes()):
                seen += 1
                assert record.item.text("title")
                assert record.item.names()
                assert record.years
                assert record.item.text("DOI").startswith("10.48550/arxiv.")
    assert seen > 100


@recorded
def test_recorded_answers_of_datacite_and_semantic_scholar() -> None:
    counts = {"datacite": 0, "semantic-scholar": 0}
    for line in (RECORDED / "interactions.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["status"] != 200 or entry["service"] not in counts or not entry["body_file"].endswith(".json"):
            continue
        answer = json.loads((RECORDED / entry["body_file"]).read_bytes())
        if entry["service"] == "datacite" and "/dois" in entry["url"]:
            for work in answer["data"]:
                assert datacite.read_work(work).item.text("DOI").startswith("10.")
                counts["datacite"] += 1
        elif "/paper/" in entry["url"] and isinstance(answer, dict):
            papers = answer["data"] if isinstance(answer.get("data"), list) else [answer]
            counts["semantic-scholar"] += sum(bool(semanticscholar.read_paper(p).item.text("title")) for p in papers)
    assert counts["datacite"] >= 5
    assert counts["semantic-scholar"] > 100


@recorded
def test_recorded_searches_of_openalex_and_dblp() -> None:
    for folder, read in (("openalex", openalex.read_work), ("dblp", dblp.read_hit), ("crossref", crossref.read_work)):
        answers = [json.loads(file.read_bytes()) for file in sorted((RECORDED / "refchecker" / folder).glob("*.json"))]
        records = [read(entry) for answer in answers for entry in answer if isinstance(entry, dict)]
        assert len(records) > 10
        assert all(record.item.text("title") for record in records)
        assert sum(bool(record.item.names() and record.years) for record in records) > 0.9 * len(records)
        if folder == "dblp":
            assert not any(name.family.isdigit() for record in records for name in record.item.names())


@recorded
def test_recorded_lines_of_the_wayback_index() -> None:
    read = 0
    for line in (RECORDED / "interactions.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["service"] == "wayback" and "/cdx/" in entry["url"] and entry["status"] == 200:
            for stamp, address in read_lines((RECORDED / entry["body_file"]).read_bytes()):
                assert len(stamp) == 14
                assert address.startswith("http")
                read += 1
    assert read > 100


@recorded
def test_a_doi_that_is_not_registered_anywhere(web: Stub) -> None:
    """doi.org's own recorded answer, 404."""
    services = open_services()
    assert services["doi"].look_up(read_query("doi:10.1126/foo"), client_of(web)) == ()


@recorded
def test_content_negotiation_is_followed_to_the_agency(web: Stub) -> None:
    """doi.org's recorded redirect leads to Crossref's transform, which was recorded in other formats, not in ours."""
    with pytest.raises(NoAnswerError) as caught:
        open_services()["doi"].look_up(read_query("doi:10.1126/science.169.3946.635"), client_of(web))
    assert caught.value.failure == "content"
    assert any("api.crossref.org/v1/works" in url for url in web.asked())


# --- by hand --------------------------------------------------------------------------------------------------------


def test_updates_are_read_in_both_directions() -> None:
    updated = {"date-parts": [[2019, 11, 24]]}
    notice = {"DOI": "10.5555/n", "title": ["Retraction"], "update-to": [
        {"DOI": "10.5555/W", "type": "retraction", "label": "Retraction", "updated": updated},
        {"DOI": "10.5555/other", "type": "erratum", "updated": updated},
    ]}  # fmt: skip
    (found,) = crossref.read_notices(notice, "10.5555/w")
    assert (found.kind, found.doi, found.date) == ("retraction", "10.5555/n", "2019-11-24")
    kinds = {"retraction": "retraction", "withdrawal": "retraction", "expression_of_concern": "concern",
             "corrigendum": "correction", "erratum": "erratum", "new_version": None, "new_edition": None}  # fmt: skip
    for type, kind in kinds.items():
        work = {
            "DOI": "10.5555/w",
            "title": ["W"],
            "updated-by": [{"DOI": "10.5555/n", "type": type, "updated": updated}],
        }
        assert [update.kind for update in crossref.read_work(work).updates] == ([kind] if kind else [])
    assert crossref.read_work(notice).updates == ()  # a notice is not itself retracted


def test_a_subtitle_belongs_to_the_title() -> None:
    work = {"DOI": "10.5555/w", "title": ["Wool"], "subtitle": ["A history"]}
    assert crossref.read_work(work).item.text("title") == "Wool: A history"
    assert crossref.read_work({**work, "title": ["Wool: a history"]}).item.text("title") == "Wool: a history"


def test_dois_with_brackets_and_commas_are_encoded(tmp_path: Path) -> None:
    doi = "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"
    with serve() as stub:
        url = "https://api.crossref.org/works/10.1002%2F%28sici%291097-4571%28199806%2949%3A8%3C693%3A%3Aaid-asi4%3E3.0.co%3B2-o"
        stub.add_json(url, {"message": {"DOI": doi, "title": ["Wool"]}})
        query = read_query(f"https://doi.org/{doi}")
        assert query.doi == doi
        (found,) = crossref.Crossref().look_up(query, client_of(stub))
        assert found.id == doi
        assert stub.asked() == [url]


def test_openalex_gives_the_flag_and_stops_searching_when_its_budget_is_spent() -> None:
    work = {"id": "https://openalex.org/W1", "doi": "https://doi.org/10.5555/w", "display_name": "Wool", "is_retracted": True,
            "publication_year": 2001, "authorships": [{"author": {"display_name": "Jan van der Berg"}}]}  # fmt: skip
    found = openalex.read_work(work)
    assert [update.kind for update in found.updates] == ["retraction"]
    assert found.item.names()[0].family == "van der Berg"
    with serve() as stub:
        headers = {"content-type": "application/json", "x-ratelimit-remaining-usd": "0.0002"}
        stub.add_host("api.openalex.org", Scripted(headers=headers, body=b'{"results": []}'))
        client, service = client_of(stub), openalex.OpenAlex()
        query = read_query("Doe, J. Wool and water in the towns, 2001")
        assert service.search(query, client) == ()
        with pytest.raises(NoAnswerError, match="budget"):
            service.search(query, client)
        assert len(stub.requests) == 1


def test_a_book_of_open_library_has_the_years_of_its_editions() -> None:
    work = {"key": "/works/OL1W", "title": "Wool", "subtitle": "A history", "author_name": ["Jane Doe"],
            "first_publish_year": 1962, "publish_year": [1962, 1994, 2002], "publisher": ["Invented Press"]}  # fmt: skip
    found = openlibrary.read_work(work)
    assert found.years == (1962, 1994, 2002)
    assert found.item.text("title") == "Wool: A history"


def test_a_summary_of_pubmed() -> None:
    summary = {"result": {"uids": ["7"], "7": {
        "uid": "7", "title": "Wool.", "authors": [{"name": "Doe JA"}], "fulljournalname": "The lancet", "source": "Lancet",
        "volume": "2", "pages": "866-8", "pubdate": "1974 Oct 12", "articleids": [{"idtype": "doi", "value": "10.5555/W"}],
        "pubtype": ["Journal Article", "Retracted Publication"]}}}  # fmt: skip
    (found,) = pubmed.read_summaries(json.dumps(summary).encode())
    assert (found.item.text("title"), found.item.names()[0].family, found.years) == ("Wool", "Doe", (1974,))
    assert [update.kind for update in found.updates] == ["retraction"]
    gone = {"result": {"uids": ["8"], "8": {"uid": "8", "error": "cannot get document summary"}}}
    assert pubmed.read_summaries(json.dumps(gone).encode()) == ()


@pytest.mark.parametrize(
    ("html", "title", "author", "day"),
    [
        ('<meta name="citation_title" content="Wool"><meta name="citation_author" content="Doe, Jane">'
         '<meta name="citation_publication_date" content="2019/05/03"><title>Site</title>', "Wool", "Doe", "2019-05-03"),
        ('<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "Wool",'
         ' "author": [{"name": "Jane Doe"}], "datePublished": "2019-05-03T10:00:00Z"}]}</script>', "Wool", "Doe", "2019-05-03"),
        ('<meta property="og:title" content="Wool"><meta property="article:published_time" content="2019-05-03T01:02:03">'
         '<meta name="author" content="Jane Doe">', "Wool", "Doe", "2019-05-03"),
        ("<title> Wool \n</title>", "Wool", "", ""),
        ('<script type="application/ld+json">{broken</script><title>Wool</title>', "Wool", "", ""),
        ("", "", "", ""),
        ("\x00\x01<<<>>><meta name=", "", "", ""),
    ],
)  # fmt: skip
def test_a_page_says_what_it_is(html: str, title: str, author: str, day: str) -> None:
    found = read_page(html.encode(), "https://example.org/")
    assert found.item.text("title") == title
    assert (found.item.names()[0].family if found.item.names() else "") == author
    date = found.item.date("issued")
    assert (date.iso() if date else "") == day


def test_malformed_lines_of_the_wayback_index_are_left_out() -> None:
    body = b"garbage\n\norg,example)/ 20190420101500 https://example.org/ text/html 200 A 1\norg 2019 x y 200 z\n"
    assert read_lines(body) == [("20190420101500", "https://example.org/")]


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [("Jane Doe", "Doe", "Jane"), ("Doe, Jane A.", "Doe", "Jane A."), ("Doe JA", "Doe", "JA"), ("Ludwig van Beethoven", "van Beethoven", "Ludwig"),
     ("Li Wei", "Wei", "Li"), ("Plato", "", "")],
)  # fmt: skip
def test_names_are_taken_apart(text: str, family: str, given: str) -> None:
    name = read_person(text)
    assert (name.family, name.given) == (family, given)


def test_dates_that_cannot_be_are_none() -> None:
    for parts in ([[2019, 13]], [[0]], [[None]], [[]], [], None, [["x"]], "2019", [[2019, 2, 30]]):
        assert read_date_parts({"date-parts": parts}) is None
    assert read_iso_date("no date") is None
    assert read_iso_date("2019-00-00") is not None  # a year, the rest left open


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(
        ["DOI", "title", "author", "family", "given", "name", "issued", "date-parts", "container-title", "page", "volume",
         "updated-by", "relation", "type", "attributes", "creators", "titles", "authorships", "biblio", "info", "authors", "text",
         "externalIds", "journal", "publish_year", "author_name", "ISBN"]), inner, max_size=6),
    max_leaves=25,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(
    ["DOI", "title", "author", "issued", "container-title", "page", "updated-by", "relation", "attributes", "authorships", "info",
     "externalIds", "journal", "publish_year", "author_name", "id", "doi", "biblio", "primary_location", "publisher", "ISBN"]), JSON_VALUES, max_size=8))  # fmt: skip
def test_no_answer_breaks_a_reader(value: dict[str, object]) -> None:
    """Whatever a service sends, a reader makes a record of it."""
    readers = (crossref.read_work, openalex.read_work, datacite.read_work, semanticscholar.read_paper, dblp.read_hit, openlibrary.read_work, read_csl)  # fmt: skip
    for read in readers:
        read(value)


# --- who is asked ---------------------------------------------------------------------------------------------------


def query_of(kind: str, **keys: str) -> Query:
    texts = {
        "title": "The looms of the northern towns",
        "container-title": "Journal of Woollen History",
        "volume": "41",
        "page": "1",
    }
    item = make_item(
        kind,
        authors=[read_person("Smith, J.")],
        issued=make_date(2012),
        texts={**texts, **{k: v for k, v in keys.items() if k.isupper()}},
    )
    return read_query("Smith, J. (2012). The looms of the northern towns. Journal of Woollen History 41, 1.", item=item)


@pytest.mark.parametrize("kind", sorted(PLANS))
def test_every_source_of_every_plan_exists(kind: str) -> None:
    services = open_services()
    plan = plan_for(kind)
    assert set(plan.search) <= set(services)
    assert plan.expected <= set(plan.search)
    assert plan.search or plan.reason


def test_arxivs_dois_go_to_datacite() -> None:
    assert doi_sources("10.48550/arxiv.2101.00001")[0] == "datacite"
    assert doi_sources("10.1000/x") == ("crossref", "datacite", "doi")


def test_what_no_register_lists_is_skipped_with_a_reason() -> None:
    with serve() as stub:
        (answer,) = inquire(query_of("legal_case"), open_services(), client_of(stub))
        assert answer.outcome is Outcome.SKIPPED
        assert answer.reason
        assert stub.requests == []


def test_the_search_ends_with_the_first_source_that_has_it() -> None:
    work = {"DOI": "10.5555/w", "type": "journal-article", "title": ["The looms of the northern towns"], "volume": "41", "page": "1-9",
            "author": [{"family": "Smith", "given": "J."}], "issued": {"date-parts": [[2012]]}, "container-title": ["Journal of Woollen History"]}  # fmt: skip
    with serve() as stub:
        body = json.dumps({"message": {"items": [work]}}).encode()
        stub.add_host("api.crossref.org", Scripted(headers={"content-type": "application/json"}, body=body))
        answers = inquire(query_of("article-journal"), open_services(), client_of(stub))
        assert [(one.source, one.outcome) for one in answers] == [("crossref", Outcome.FOUND)]
        assert len(stub.requests) == 1


def test_a_dois_own_record_comes_first_and_a_search_only_where_it_is_another_work() -> None:
    other = {"DOI": "10.5555/other", "type": "journal-article", "title": ["Enzymes of the arctic barnacle"],
             "author": [{"family": "Zimmer"}], "issued": {"date-parts": [[1999]]}, "container-title": ["Coastal Chemistry"]}  # fmt: skip
    with serve() as stub:
        stub.add_json("https://api.crossref.org/works/10.5555%2Fother", {"message": other})
        stub.add_host(
            "api.crossref.org",
            Scripted(headers={"content-type": "application/json"}, body=b'{"message": {"items": []}}'),
        )
        stub.add_host("api.openalex.org/works/", Scripted(status=404))
        answers = inquire(query_of("article-journal", DOI="10.5555/other"), open_services(), client_of(stub))
        assert [(one.source, one.by) for one in answers][:3] == [
            ("crossref", "doi"),
            ("openalex", "doi"),
            ("crossref", "search"),
        ]
        assert answers[0].records[0].verdict == "other"


def test_the_notice_is_asked_for_where_only_the_flag_is_known() -> None:
    work = {"DOI": "10.5555/w", "type": "journal-article", "title": ["The looms of the northern towns"], "author": [{"family": "Smith"}],
            "issued": {"date-parts": [[2012]]}, "container-title": ["Journal of Woollen History"], "volume": "41", "page": "1"}  # fmt: skip
    notice = {"DOI": "10.5555/n", "title": ["Retraction"], "update-to": [{"DOI": "10.5555/w", "type": "retraction"}]}
    flagged = {"id": "https://openalex.org/W1", "doi": "https://doi.org/10.5555/w", "display_name": "The looms of the northern towns",
               "is_retracted": True, "authorships": [{"raw_author_name": "J. Smith"}], "publication_year": 2012}  # fmt: skip
    with serve() as stub:
        stub.add_json("https://api.crossref.org/works/10.5555%2Fw", {"message": work})
        stub.add_json(
            "https://api.crossref.org/works?filter=updates:10.5555/w&rows=10", {"message": {"items": [notice]}}
        )
        stub.add_host(
            "api.openalex.org",
            Scripted(headers={"content-type": "application/json"}, body=json.dumps(flagged).encode()),
        )
        answers = inquire(query_of("article-journal", DOI="10.5555/w"), open_services(), client_of(stub))
        assert [update.doi for one in answers for record in one.records for update in record.updates if update.doi] == [
            "10.5555/n"
        ]


def test_an_answer_of_another_shape_is_no_absence(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(body: bytes) -> None:
        raise TypeError("a list where an object was announced")

    monkeypatch.setattr(crossref, "read_works", break_down)
    with serve() as stub:
        stub.add_host(
            "api.crossref.org",
            Scripted(headers={"content-type": "application/json"}, body=b'{"message": {"items": [1]}}'),
        )
        answers = inquire(query_of("standard"), open_services(), client_of(stub))
        assert [(one.source, one.outcome) for one in answers] == [("crossref", Outcome.UNAVAILABLE)]


def test_a_host_that_does_not_exist_is_a_dead_link_only_when_the_network_works() -> None:
    item = make_item("webpage", texts={"URL": "https://gone.example.org/x"})
    query = read_query("Gone, https://gone.example.org/x", item=item)

    class NoHost:
        source, label, needs_title = "web", "the page itself", True

        def look_up(self, query: Query, client: Client) -> tuple[()]:
            raise NoAnswerError("no-host", "the host name gone.example.org does not exist")

    with serve() as stub:
        services = {**open_services(), "web": NoHost()}
        stub.add_host(
            "archive.org", Scripted(headers={"content-type": "application/json"}, body=b'{"archived_snapshots": {}}')
        )
        answers = inquire(query, services, client_of(stub))  # type: ignore[arg-type]
        assert [(one.source, one.outcome) for one in answers] == [("web", Outcome.ABSENT), ("wayback", Outcome.ABSENT)]
        stub.add_host("archive.org", Scripted(status=500))
        answers = inquire(query, services, client_of(stub))  # type: ignore[arg-type]
        assert answers[0].outcome is Outcome.UNAVAILABLE


FEED = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><entry>
<id>http://arxiv.org/abs/1605.08386v2</id><title>Walks on graphs</title><published>2016-05-26T00:00:00Z</published>
<author><name>Hanne Gran</name></author><arxiv:comment>{comment}</arxiv:comment>
<arxiv:journal_ref>J. Graph Walks 9 (2018) 1-20</arxiv:journal_ref></entry></feed>"""


@pytest.mark.parametrize(
    ("comment", "withdrawn"),
    [
        ("This paper has been withdrawn by the author due to an error in Lemma 3", True),
        ("Withdrawn: see arXiv:1701.00001", True),
        ("Paper withdrawn", True),
        ("20 pages; the remark withdrawn in v1 is back", False),
        ("A new section on how the army was withdrawn from Lund", False),
        ("12 pages", False),
    ],
)
def test_what_arxiv_says_became_of_a_paper(comment: str, withdrawn: bool) -> None:
    (record,) = arxiv.read_feed(FEED.format(comment=comment).encode())
    assert [(update.kind, update.label) for update in record.updates] == [("retraction", "Withdrawal")] * withdrawn
    assert [(tie.kind, tie.doi, tie.place) for tie in record.relations] == [
        ("preprint-of", "", "J. Graph Walks 9 (2018) 1-20")
    ]


def test_the_table_in_the_docs_is_that_of_the_plans() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "lookups.md").read_text(encoding="utf-8")
    labels = {service.label: name for name, service in open_services().items()}
    told = {}
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0].split(", ")[0] in PLANS:
            searched, expected = ([labels[name] for name in cell.split(", ") if name] for cell in cells[1:])
            told.update(dict.fromkeys(cells[0].split(", "), (tuple(searched), frozenset(expected))))
    assert told == {kind: (plan.search, plan.expected) for kind, plan in PLANS.items() if plan.search}
