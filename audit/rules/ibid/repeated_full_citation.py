"""IBD007: one work cited in full more than once."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.language.folding import fold
from audit.model.citation import Citation
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.ibid.sources import is_numeric_list, printed, title_of
from audit.rules.published import LEGAL, is_published, is_record
from audit.rules.rule import rule

_VOLUME = expression(r"\b(?:vol(?:ume)?|bd|band|tome|tomo|pt|part|teil)\.?\s(\w{1,7})\b", re.IGNORECASE)
_LONG = 8  # words
_ONE_BY_ONE = 3  # more repeated works than this are a habit of the manuscript, reported once


@rule(id="IBD007", name="repeated-full-citation", scope="document", level=Level.NOTE)
def repeated_full_citation(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """The same work is cited in full twice, also in two different forms.

    Why:
        After the first full citation a short form serves the reader better; two full forms that differ leave him asking
        whether they are one work.

    Example:
        Note 7: "Harbour Strike Ends," *Evening Mail*, 3 May 1921. Note 28: Lund, Karl. "Harbour Strike Ends." *Evening
        Mail*, 3 May 1921.

    Instead:
        Use the short form at the second mention, or make the two agree.

    Limits:
        Two citations are one work when title and author, or title, container and date, agree. Statutes and cases are
        left alone, and so are issues of newspapers by their day. More than three repeated works are reported together.

    References:
        Chicago Manual of Style, 18th ed., chapter 13 (short forms).
    """
    if is_numeric_list(manuscript):  # there it is CIT007
        return
    repeats = sorted(_repeats(manuscript), key=lambda cited: cited[1].span)
    if len(repeats) > _ONE_BY_ONE:
        yield _together(manuscript, repeats)
        return
    for cited in repeats:
        yield _one(manuscript, cited)


def _repeats(manuscript: Manuscript) -> Iterator[list[Citation]]:
    for work in manuscript.works:
        if work.item.type in LEGAL or len(work.citation_ids) < 2:
            continue
        cited = [
            citation
            for id in work.citation_ids
            if (citation := manuscript.citation_by_id.get(id)) is not None
            and citation.form == "full"
            and citation.note_id is not None
            and not is_record(manuscript, citation)
            and not _is_issue(citation)
        ]
        cited = [c for c in cited if _is_plain(manuscript, c)] or _verbatim(manuscript, cited)
        volumes: dict[tuple[str, ...], list[Citation]] = {}
        for citation in cited:
            volumes.setdefault(_volume(manuscript, citation), []).append(citation)
        yield from (same for same in volumes.values() if len({citation.note_id for citation in same}) > 1)


def _is_plain(manuscript: Manuscript, citation: Citation) -> bool:
    """Tell whether a citation is of a dated publication with a title of two words and more, surely read aright."""
    title = citation.item.text("title")
    return len(title.split()) > 1 and citation.item.date() is not None and is_published(manuscript, citation)


def _is_issue(citation: Citation) -> bool:
    """Tell whether a citation is of one day's issue of a newspaper, which has no shorter form."""
    item = citation.item
    issued = item.date()
    whole = issued is not None and issued.precision == "day"
    return whole and not item.names("author") and item.field("container-title") is None


def _verbatim(manuscript: Manuscript, cited: list[Citation]) -> list[Citation]:
    """Return the citations that repeat the first word for word (its pages apart), whatever was read in them."""
    words = [fold(citation.span.of(manuscript.text)).split() for citation in cited]
    if not words or len(words[0]) < _LONG or cited[0].item.date() is None:
        return []
    alike = (len(found) >= _LONG and found[:-3] == words[0][: len(found) - 3] for found in words)
    return [citation for citation, same in zip(cited, alike, strict=True) if same]


def _volume(manuscript: Manuscript, citation: Citation) -> tuple[str, ...]:
    """Return the volumes that a citation names: two volumes of one work are no repetition."""
    return (citation.item.text("volume"), *_VOLUME.findall(citation.span.of(manuscript.text)))


def _one(manuscript: Manuscript, cited: list[Citation]) -> Problem:
    first, second = cited[0], cited[1]
    labels = [_label(manuscript, citation) for citation in cited]
    one_form = fold(first.span.of(manuscript.text)) == fold(second.span.of(manuscript.text))
    forms = "in full" if one_form else "in full, in two forms"
    return Problem(
        span=second.span,
        message=f"{title_of(first.item)} is cited {forms}, in notes {', '.join(labels[:-1])} and {labels[-1]}.",
        related=tuple(RelatedPlace(span=c.span, message=f"note {_label(manuscript, c)}") for c in [first, *cited[2:6]]),
        evidence={"notes": labels},
        note=_printed_label(manuscript, second),
        kind="review",
        confidence=0.85,
    )


def _together(manuscript: Manuscript, repeats: list[list[Citation]]) -> Problem:
    first = repeats[0][1]
    return Problem(
        span=first.span,
        message=f"{len(repeats)} works are cited in full more than once; the first is {title_of(repeats[0][0].item)}.",
        related=tuple(
            RelatedPlace(span=cited[1].span, message=f"again in full: {title_of(cited[0].item)}")
            for cited in repeats[1:]
        ),
        evidence={"works": len(repeats)},
        note=_printed_label(manuscript, first),
        kind="review",
        confidence=0.8,
    )


def _label(manuscript: Manuscript, citation: Citation) -> str:
    note = manuscript.note_by_id.get(citation.note_id or "")
    return printed(note) if note is not None else "?"


def _printed_label(manuscript: Manuscript, citation: Citation) -> str | None:
    note = manuscript.note_by_id.get(citation.note_id or "")
    return note.label if note is not None else None
