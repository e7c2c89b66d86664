"""Which source is asked for which kind of work: a CSL type in, a `Plan` out; and the services themselves."""

from collections.abc import Mapping
from dataclasses import dataclass

from audit.resolvers.services.arxiv import Arxiv
from audit.resolvers.services.crossref import Crossref
from audit.resolvers.services.datacite import DataCite
from audit.resolvers.services.dblp import Dblp
from audit.resolvers.services.doi import DoiOrg
from audit.resolvers.services.interface import Service
from audit.resolvers.services.openalex import OpenAlex
from audit.resolvers.services.openlibrary import OpenLibrary
from audit.resolvers.services.pubmed import PubMed
from audit.resolvers.services.semanticscholar import SemanticScholar
from audit.resolvers.services.wayback import Wayback
from audit.resolvers.services.webpage import WebPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is asked about a kind of work.

    `search` are the sources that are searched, in this order, until one has it. `expected` are those that should know
    such a work: only the silence of all of them, and of at least one, is absence. `reason` says why nothing is
    searched.
    """

    search: tuple[str, ...] = ()
    expected: frozenset[str] = frozenset()
    reason: str = ""


_NO_REGISTER = Plan(reason="no register of such sources is asked")
_PAGE = Plan(reason="no register of such sources is asked, and no address is given")

PLANS: Mapping[str, Plan] = {
    "article-journal": Plan(
        search=("crossref", "openalex", "semanticscholar", "pubmed"), expected=frozenset({"crossref", "openalex"})
    ),
    "paper-conference": Plan(
        search=("crossref", "dblp", "openalex", "semanticscholar"), expected=frozenset({"crossref", "dblp", "openalex"})
    ),
    "book": Plan(
        search=("openlibrary", "crossref", "openalex"), expected=frozenset({"openlibrary", "crossref", "openalex"})
    ),
    "chapter": Plan(search=("crossref", "openalex")),
    "entry-encyclopedia": Plan(search=("crossref",)),
    "entry-dictionary": Plan(search=("crossref",)),
    "thesis": Plan(search=("openalex", "datacite", "crossref")),
    "report": Plan(search=("crossref", "openalex", "datacite")),
    "standard": Plan(search=("crossref",)),
    "dataset": Plan(search=("datacite", "crossref")),
    "software": Plan(search=("datacite",)),
    "preprint": Plan(search=("crossref", "arxiv", "openalex")),
    "article": Plan(search=("crossref", "arxiv", "openalex")),
    "document": Plan(search=("crossref", "openalex")),
    "webpage": _PAGE,
    "post": _PAGE,
    "post-weblog": _PAGE,
    "article-newspaper": _PAGE,
    "article-magazine": _PAGE,
    "broadcast": _PAGE,
    "motion_picture": _PAGE,
    "song": _PAGE,
    "speech": _PAGE,
    "legal_case": _NO_REGISTER,
    "legislation": _NO_REGISTER,
    "bill": _NO_REGISTER,
    "treaty": _NO_REGISTER,
    "regulation": _NO_REGISTER,
    "hearing": _NO_REGISTER,
    "patent": _NO_REGISTER,
    "manuscript": _NO_REGISTER,
    "interview": _NO_REGISTER,
    "personal_communication": _NO_REGISTER,
    "map": _NO_REGISTER,
    "graphic": _NO_REGISTER,
    "classic": _NO_REGISTER,
}
OTHER = _NO_REGISTER

ARXIV_PREFIX = "10.48550/"


def plan_for(kind: str) -> Plan:
    """Return the plan for a CSL type."""
    return PLANS.get(kind, OTHER)


def doi_sources(doi: str) -> tuple[str, ...]:
    """Return whom to ask for a DOI's record, in order: its own agency; doi.org, which knows all, last."""
    return ("datacite", "doi") if doi.startswith(ARXIV_PREFIX) else ("crossref", "datacite", "doi")


def open_services(*, contact: str = "", openalex_key: str = "", semanticscholar_key: str = "") -> Mapping[str, Service]:
    """Return all services by name."""
    services: tuple[Service, ...] = (
        Crossref(contact),
        OpenAlex(openalex_key, contact),
        DataCite(),
        DoiOrg(),
        Arxiv(),
        PubMed(contact),
        SemanticScholar(semanticscholar_key),
        Dblp(),
        OpenLibrary(),
        WebPage(),
        Wayback(),
    )
    return {service.source: service for service in services}
