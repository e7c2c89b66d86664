"""What a service is: asked by a key of its own, or by a search; the client's failures pass through."""

from typing import Any, Protocol

from audit.model.lookup import Key, Record
from audit.resolvers.client import Client
from audit.resolvers.query import Query


class Service(Protocol):
    """One service on the network. Both verbs raise `NoAnswerError` when no usable answer comes."""

    source: str
    label: str
    needs_title: bool  # whether `search` can do nothing without a title

    def key_of(self, query: Query) -> Key:
        """Return which of the query's keys the service looks up, "" when it has none that it knows."""
        ...

    def look_up(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Return the records under the query's key, none when the service says that there is none."""
        ...

    def search(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Return the records that a search for the work finds, best first, at most five."""
        ...


def read_json(body: bytes) -> Any:
    """Return the JSON of an answer. Raises `ValueError`."""
    import json

    try:
        return json.loads(body)
    except (RecursionError, UnicodeDecodeError) as error:
        raise ValueError("not JSON") from error


def search_words(query: Query) -> str:
    """Return what to search for: author, title, container and year where they are known, else the raw words."""
    item = query.item
    title = item.text("title")
    if not title:
        return query.raw[:400]
    names = item.names("author") or item.names("editor")
    year = item.date("issued")
    parts = [title, names[0].family or names[0].literal if names else "", item.text("container-title")]
    return " ".join(part for part in [*parts, str(year.start.year) if year else ""] if part)[:400]


def read_xml(body: bytes) -> Any:
    """Return the root of an answer in XML; entities are not resolved, nothing is fetched. Raises `ValueError`."""
    from lxml import etree

    try:
        return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise ValueError("not XML") from error
