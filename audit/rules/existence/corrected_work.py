"""EXI005: a manuscript and the answers about its citations in, the works with a correction, erratum or concern out."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.existence.citing import label_of, looked_up
from audit.rules.existence.notices import notices_about, word_notice
from audit.rules.rule import rule

_WORDS = {
    "concern": "An expression of concern was published about the work",
    "correction": "A correction to the work was published",
    "erratum": "An erratum to the work was published",
}


@rule(id="EXI005", name="corrected-work", scope="lookup", level=Level.NOTE, needs=("retractions",))
def corrected_work(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A cited work has a correction, an erratum or an expression of concern.

    Why:
        The figure quoted may be the one that was corrected; a reader is better served by the notice beside the work.

    Example:
        3. Doe, J. “Counting the Sheep of Lund.” Textile History 45 (2014): 12–30.

    Instead:
        3. Doe, J. “Counting the Sheep of Lund.” Textile History 45 (2014): 12–30; erratum 46 (2015): 131.

    Limits:
        Knows what is registered under the work's DOI. Most corrections touch nothing that is cited, so this is a note;
        an expression of concern is a warning. Silent where the work was retracted (retracted-work), and where the
        note or entry itself speaks of the notice.

    References:
        https://publicationethics.org/guidance/guideline/expressions-concern
    """
    for citation, answers in looked_up(manuscript, lookups):
        notices = notices_about(answers)
        words = citation.span.of(manuscript.text).casefold()
        if any(update.kind == "retraction" for update in notices):
            continue
        if any(word in words for word in ("correct", "corrig", "errat", "concern", "addend")):
            continue
        for kind, wording in _WORDS.items():
            of_kind = [update for update in notices if update.kind == kind]
            if of_kind:
                yield Problem(
                    span=citation.span,
                    message=f"{wording} ({word_notice(of_kind[0])}).",
                    evidence={"notices": [{"doi": u.doi, "date": u.date, "source": u.source} for u in of_kind]},
                    note=label_of(manuscript, citation),
                    kind="review",
                    confidence=0.95,
                    level=Level.WARNING if kind == "concern" else None,
                )
                break
