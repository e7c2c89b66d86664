"""A manuscript in, its works with the places that cite each of them out, in words and as JSON values."""

from collections.abc import Iterator
from typing import Any

from audit.model.citation import Citation, Item, Link, Work
from audit.model.manuscript import Manuscript, Note

LONGEST_TITLE = 90  # characters; a work is to be recognised, not cited
_SHORT_FORMS = {"short": "short", "supra": "supra", "ibid": "ibid.", "cross_reference": "cross-reference"}

_ARCHIVAL = ("archive", "archive_collection", "archive_location", "call-number")


def work_lines(manuscript: Manuscript) -> Iterator[str]:
    """Yield each work with its notes, in order of first citation, then the citations that name no single work."""
    cited = [(work, places) for work in manuscript.works if (places := _places(manuscript, work))]
    if cited:
        yield ""
        yield "  works"
    for work, places in cited:
        yield f"    {item_words(work.item) or _printed(manuscript, work)}"
        yield f"      {places}"
    open_ones = list(_open_links(manuscript))
    if open_ones:
        yield ""
        yield "  citations that name no single work"
    for link, citation, note in open_ones:
        said = " ".join(citation.span.of(manuscript.text).split())
        works = [f"“{_title(manuscript.work_by_id[id].item)}”" for id in link.work_ids]
        yield f"    note {note.label}  {_cut(said)}: {'fits ' + ', '.join(works) if works else link.reason}"


def named_work(manuscript: Manuscript, citation: Citation) -> str:
    """Return in words which work a shortened citation names: `→ Lund, “The Harbour” (note 3)`; "" where none."""
    link = manuscript.link_by_citation.get(citation.id)
    if citation.form == "full" or link is None or link.outcome != "linked":
        return ""
    work = manuscript.work_by_id[link.work_ids[0]]
    first = next((manuscript.citation_by_id.get(id) for id in work.citation_ids), None)
    note = None if first is None else manuscript.note_by_id.get(first.note_id or "")
    if first is not None and first.id == citation.id:
        return ""
    where = f" (note {note.label})" if note is not None else ""
    return f"→ {_name_and_title(work.item)}{where}"


def item_words(item: Item) -> str:
    """Return a source in one line: `Anna Weiss, “Tides and Trade”, Journal of Tides 9(36): 215–236, 2019-12`."""
    date = item.date()
    parts = (
        _name_and_title(item),
        _container(item),
        ": ".join(filter(None, (item.text("publisher-place"), item.text("publisher")))),
        date.iso() if date else "",
        *(item.text(variable) for variable in _ARCHIVAL),
        item.text("DOI") or item.text("URL"),
    )
    return ", ".join(part for part in parts if part)


def _name_and_title(item: Item) -> str:
    names = [str(name) for name in item.names() or item.names("editor")]
    shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
    title = f"“{_title(item)}”" if _title(item) else ""
    return ", ".join(part for part in (shown, title) if part)


def _title(item: Item) -> str:
    return _cut(item.text("title") or item.text("container-title"))


def _container(item: Item) -> str:
    issue = f"({item.text('issue')})" if item.text("issue") else ""
    pages = f": {item.text('page')}" if item.text("page") else ""
    title = item.text("container-title") if item.text("title") else ""
    return f"{title} {item.text('volume')}{issue}{pages}".strip(" :")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1].rstrip() + "…"


def _printed(manuscript: Manuscript, work: Work) -> str:
    """Return the words in which a work is first cited, for one of which no field was read."""
    first = manuscript.citation_by_id.get(work.citation_ids[0])
    return "" if first is None else _cut(" ".join(first.span.of(manuscript.text).split()))


def _places(manuscript: Manuscript, work: Work) -> str:
    """Return where a work is cited: `notes 3, 7 short, 8 ibid.; in the list`."""
    citations = [manuscript.citation_by_id.get(id) for id in work.citation_ids]
    noted = []
    for citation in citations:
        note = None if citation is None else manuscript.note_by_id.get(citation.note_id or "")
        if citation is not None and note is not None:
            noted.append(f"{note.label} {_SHORT_FORMS.get(citation.form, '')}".strip())
    listed = "in the list" if None in citations else ""
    places = f"{'note' if len(noted) == 1 else 'notes'} {', '.join(dict.fromkeys(noted))}" if noted else ""
    return "; ".join(part for part in (places, listed) if part)


def _open_links(manuscript: Manuscript) -> Iterator[tuple[Link, Citation, Note]]:
    for link in manuscript.links:
        citation = manuscript.citation_by_id.get(link.citation_id)
        note = None if citation is None else manuscript.note_by_id.get(citation.note_id or "")
        if link.outcome != "linked" and citation is not None and note is not None:
            yield link, citation, note


def work_values(manuscript: Manuscript) -> list[dict[str, Any]]:
    """Return each work as JSON values: its item, and the ids of the citations that name it."""
    return [
        {"id": work.id, "item": work.item.to_csl(), "citation_ids": list(work.citation_ids)}
        for work in manuscript.works
    ]


def link_value(link: Link | None) -> dict[str, Any] | None:
    """Return which work a citation names, and how that was read, as JSON values."""
    if link is None:
        return None
    return {"outcome": link.outcome, "work_ids": list(link.work_ids), "via": link.via, "reason": link.reason}
