"""Passages of sources at hand beside a finding: a comparison in, the related place in the source's file out."""

from audit.model.finding import RelatedPlace
from audit.model.lookup import SourceComparison


def places_in_source(comparison: SourceComparison) -> tuple[RelatedPlace, ...]:
    """Return the passage that a comparison was made with, by file and line or page; nothing where it has no words."""
    passage = comparison.passage
    if passage is None or passage.region is None or not passage.text:
        return ()
    return (RelatedPlace(span=comparison.span, region=passage.region, message=f"the source: “{passage.text}”"),)
