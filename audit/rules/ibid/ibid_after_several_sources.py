"""IBD002: an Ibid. after a note with several sources."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.ibid.sources import as_related, ibid_uses, printed, sources
from audit.rules.rule import rule


@rule(id="IBD002", name="ibid-after-several-sources", scope="note", level=Level.WARNING)
def ibid_after_several_sources(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Ibid. or its like follows a note that cites more than one source.

    Why:
        Ibid. stands for one source. After a note with several, it can mean any of them.

    Example:
        Note 4 cites Smith 12 and Jones 34; note 5 says "Ibid., 40."

    Instead:
        Repeat the short form of the source meant.

    Limits:
        Sources inside brackets, and those quoted or reviewed by the source cited, do not count. Of a run of such
        notes only the first is reported.

    References:
        Chicago Manual of Style, 18th ed., 13.37; Bluebook, 21st ed., rule 4.1; OSCOLA, 4th ed., 1.2.1.
    """
    doubtful: set[str] = set()
    for use in ibid_uses(manuscript):
        if use.previous is None:
            continue
        if use.previous.id in doubtful:  # an Ibid. after a doubtful Ibid. is the same doubt
            doubtful.add(use.note.id)
            continue
        found = sources(manuscript, use.previous)
        if len(found) < 2:
            continue
        doubtful.add(use.note.id)
        yield Problem(
            span=use.span,
            message=f"“{use.word}” in note {printed(use.note)} can mean any of the {len(found)} sources of "
            f"note {printed(use.previous)}.",
            related=as_related(found),
            evidence={"sources": len(found)},
            note=use.note.label,
            kind="review",
            confidence=0.8,
        )
