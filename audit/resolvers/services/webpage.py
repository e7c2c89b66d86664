"""A page on the web: its address in, what the page says of itself (title, authors, date) out, or that it is gone."""

from typing import Any

from audit.model.lookup import Key, Record
from audit.resolvers.client import GONE, Client, Request
from audit.resolvers.items import make_item, one_text, read_iso_date, read_person
from audit.resolvers.query import Query
from audit.resolvers.services.interface import read_json

_MAX_BYTES = 1_500_000
_MAX_JSON = 200_000


class WebPage:
    """The page at the address that is cited."""

    source = "web"
    label = "the page itself"
    needs_title = True

    def key_of(self, query: Query) -> Key:
        """An address."""
        return "url" if query.url else ""

    def look_up(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Return the page's own record, none when the server says that there is no such page (404, 410)."""
        accept = "text/html,application/xhtml+xml,*/*;q=0.5"
        request = Request(
            url=query.url, accept=accept, types=("",), max_bytes=_MAX_BYTES, truncate=True, attempts=2, absent=GONE
        )
        answer = client.ask(request)
        if answer.worth == "absence":
            return ()
        if not answer.headers.get("content-type", "").lower().startswith(("text/html", "application/xhtml")):
            return (Record(source=self.source, id=answer.url, item=make_item("webpage"), url=answer.url),)
        return (read_page(answer.body, answer.url),)

    def search(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Nothing: the web is not searched."""
        return ()


def read_page(body: bytes, url: str) -> Record:
    """Return what a page says of itself: `citation_*` tags, else JSON-LD, else OpenGraph, else its title."""
    from lxml import etree, html

    try:
        root = html.document_fromstring(body or b"<html/>", parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Record(source="web", id=url, item=make_item("webpage"), url=url)
    tags: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())[:500]
        if name and content:
            tags.setdefault(name, []).append(content)
    linked = _read_json_ld(root)
    heading = root.findtext(".//title") or ""

    def first(*names: str) -> str:
        return next((tags[name][0] for name in names if name in tags), "")

    authors = tags.get("citation_author") or linked["authors"] or tags.get("author") or tags.get("article:author") or []
    authors = [name for name in authors if not name.startswith("http")]
    issued = (
        first("citation_publication_date", "citation_date", "citation_online_date").replace("/", "-")
        or linked["date"]
        or first("article:published_time", "dc.date", "dcterms.date", "date")
    )
    item = make_item(
        "webpage",
        authors=[read_person(name) for name in authors[:20]],
        issued=read_iso_date(issued),
        texts={
            "title": first("citation_title") or linked["title"] or first("og:title", "dc.title")
            or " ".join(heading.split())[:500],
            "container-title": first("citation_journal_title", "og:site_name") or linked["site"],
            "DOI": first("citation_doi"),
        },
    )  # fmt: skip
    return Record(source="web", id=url, item=item, url=url)


def _read_json_ld(root: Any) -> dict[str, Any]:
    """Return title, authors, date and site of the first article in the page's JSON-LD (schema.org)."""
    found: dict[str, Any] = {"title": "", "authors": [], "date": "", "site": ""}
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json" or len(script.text or "") > _MAX_JSON:
            continue
        try:
            value = read_json((script.text or "").encode())
        except ValueError:
            continue
        for thing in _things(value):
            kinds = thing.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if not any(isinstance(kind, str) and ("Article" in kind or kind in _KINDS) for kind in kinds):
                continue
            publisher = thing.get("publisher")
            return {
                "title": one_text(thing.get("headline") or thing.get("name")),
                "authors": _people(thing.get("author")),
                "date": one_text(thing.get("datePublished")),
                "site": one_text(publisher.get("name")) if isinstance(publisher, dict) else "",
            }
    return found


_KINDS = frozenset({"BlogPosting", "Report", "WebPage", "Book", "SocialMediaPosting"})


def _things(value: Any) -> list[dict[str, Any]]:
    values = value if isinstance(value, list) else [value]
    things: list[dict[str, Any]] = []
    for entry in values[:50]:
        if isinstance(entry, dict):
            things.append(entry)
            graph = entry.get("@graph")
            things += [inner for inner in graph[:50] if isinstance(inner, dict)] if isinstance(graph, list) else []
    return things


def _people(value: Any) -> list[str]:
    entries = value if isinstance(value, list) else [value]
    names = [one_text(entry.get("name") if isinstance(entry, dict) else entry) for entry in entries[:20]]
    return [name for name in names if name]
