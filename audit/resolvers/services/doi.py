"""doi.org: a DOI of any agency in, its record by content negotiation out, or the fact that no such DOI is registered.

https://www.doi.org/the-identifier/resources/factsheets/doi-resolution-documentation and https://citation.doi.org
"""

from urllib.parse import quote, urlsplit

from audit.model.citation import Item
from audit.model.lookup import Key, Record
from audit.resolvers.client import GONE, Client, NoAnswerError, Request, Worth
from audit.resolvers.items import make_item, read_csl
from audit.resolvers.query import Query
from audit.resolvers.services.interface import read_json

_CSL = "application/vnd.citationstyles.csl+json"


class DoiOrg:
    """https://doi.org"""

    source = "doi"
    label = "doi.org"
    needs_title = True

    def key_of(self, query: Query) -> Key:
        """A DOI."""
        return "doi" if query.doi else ""

    def look_up(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Return the record that the DOI's agency gives, a bare one where the agency gives only a page for people."""
        url = f"https://doi.org/{quote(query.doi, safe='/')}"
        request = Request(
            url=url,
            accept=_CSL,
            types=(_CSL, "application/json", "text/html", "application/pdf"),
            judge=_judge,
            absent=GONE,
            truncate=True,
        )
        answer = client.ask(request)
        host = urlsplit(answer.url).hostname or ""
        if answer.worth == "absence":
            if host != "doi.org":  # the DOI is registered, and leads to a page that is gone
                raise NoAnswerError("server", f"{host} has no page for the DOI")
            return ()
        item = _read(answer.body) or make_item("document", texts={"DOI": query.doi})
        return (Record(source=self.source, id=query.doi, item=item, url=url),)

    def search(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Nothing: doi.org cannot be searched."""
        return ()


def _judge(body: bytes) -> Worth:
    _read(body)
    return "hit"


def _read(body: bytes) -> Item | None:
    """Return the item of CSL-JSON, None of a page. Raises `ValueError` for JSON that is no item."""
    if body.lstrip()[:1] != b"{":
        return None
    csl = read_json(body)
    if not isinstance(csl, dict):
        raise ValueError("not an item")
    return read_csl(csl)
