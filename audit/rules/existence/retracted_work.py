"""EXI004: a manuscript and the answers about its citations in, the works that were retracted out."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.existence.citing import label_of, looked_up
from audit.rules.existence.notices import notices_about, word_notice
from audit.rules.rule import rule


@rule(id="EXI004", name="retracted-work", scope="lookup", level=Level.WARNING, needs=("retractions",))
def retracted_work(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A cited work was retracted or withdrawn.

    Why:
        What was retracted must not be built on unknowingly; who cites it for another reason says that it was
        retracted.

    Example:
        3. Doe, J. “A Result That Did Not Hold.” Journal of Results 4 (2010): 1–9.

    Instead:
        3. Doe, J. “A Result That Did Not Hold.” Journal of Results 4 (2010): 1–9. Retracted 2012.

    Limits:
        Knows what the publisher, Retraction Watch or the list given has registered under the work's DOI. Silent where
        the note or entry itself says that the work was retracted or withdrawn. Expressions of concern, corrections and
        errata are other things (corrected-work).

    References:
        https://publicationethics.org/guidance/guideline/retraction-guidelines
        https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/
    """
    for citation, answers in looked_up(manuscript, lookups):
        retractions = [update for update in notices_about(answers) if update.kind == "retraction"]
        words = citation.span.of(manuscript.text).casefold()
        if not retractions or "retract" in words or "withdrawn" in words:
            continue
        first = retractions[0]
        word = first.label.casefold()
        how = f"{word}; " if word not in ("", "retraction") else ""
        yield Problem(
            span=citation.span,
            message=f"The work was retracted ({how}{word_notice(first)}).",
            evidence={"notices": [{"doi": u.doi, "date": u.date, "source": u.source} for u in retractions]},
            note=label_of(manuscript, citation),
            kind="review",
            confidence=0.95 if first.doi else 0.8,
        )
