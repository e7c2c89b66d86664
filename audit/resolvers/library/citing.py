"""Which notes cite which sources at hand: a manuscript and the sources matched in, the notes of its claims out."""

from collections.abc import Collection

from audit.model.citation import Citation
from audit.model.manuscript import Manuscript
from audit.model.statement import Statement
from audit.resolvers.library.storing import StoredSource

Cited = dict[str, tuple[StoredSource, ...]]  # note id → the sources at hand that it cites


def cited_by_note(manuscript: Manuscript, matched: Cited) -> Cited:
    """Return note id → the sources at hand that it cites, Ibid. and short forms followed to their work."""
    by_work: Cited = {}
    for work in manuscript.works:
        for citation_id in work.citation_ids:
            if citation_id in matched:
                by_work[work.id] = matched[citation_id]
    found: Cited = {}
    in_full: set[str] = set()  # what a short form can mean: works cited before it
    for citation in manuscript.citations:
        if citation.form == "full":
            in_full.add(citation.id)
        sources = matched.get(citation.id) or _through_link(manuscript, citation, by_work, in_full)
        if citation.note_id is not None and sources:
            found[citation.note_id] = (*found.get(citation.note_id, ()), *sources)
    return found


def _through_link(
    manuscript: Manuscript, citation: Citation, by_work: Cited, in_full: Collection[str]
) -> tuple[StoredSource, ...]:
    link = manuscript.link_by_citation.get(citation.id)
    if link is None or link.outcome != "linked" or not link.work_ids:
        return ()
    work = manuscript.work_by_id.get(link.work_ids[0])
    known = work is not None and any(one in in_full for one in work.citation_ids)
    return by_work.get(link.work_ids[0], ()) if known else ()


def claims_with_notes(manuscript: Manuscript) -> list[tuple[Statement, str | None]]:
    """Return each statement of the text with the note that its paragraph calls at or after it."""
    markers = manuscript.marker_by_id
    result: list[tuple[Statement, str | None]] = []
    note_id: str | None = None
    paragraph = -1
    for statement in reversed([one for one in manuscript.statements if one.paragraph >= 0]):
        if statement.paragraph != paragraph:
            note_id, paragraph = None, statement.paragraph
        for marker_id in statement.marker_ids:
            marker = markers.get(marker_id)
            note_id = marker.note_id if marker is not None else note_id
        result.append((statement, note_id))
    return result[::-1]
