"""What a resolver is: citations in, one `Lookup` each out."""

from collections.abc import Iterator
from typing import Protocol

from audit.model.lookup import Lookup
from audit.model.manuscript import Manuscript


class Resolver(Protocol):
    """One service, local folder or index."""

    source: str

    def look_up(self, manuscript: Manuscript) -> Iterator[Lookup]:
        """Yield what the source knows of the manuscript's citations; never raises for an answer that does not come."""
        ...
