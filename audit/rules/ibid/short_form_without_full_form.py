"""IBD005: a short form of a work that was never cited in full."""

from collections import defaultdict
from collections.abc import Iterator

from audit.language.folding import STOPWORDS, fold
from audit.model.citation import Citation
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.rule import rule

_LONGEST = 12  # words; what is longer is no short form, whatever the parser took it for
_MOST_MISSING = 0.3  # above this share of short forms without full form, the full forms stand elsewhere (or unread)


@rule(id="IBD005", name="short-form-without-full-form", scope="citation", level=Level.WARNING)
def short_form_without_full_form(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A short form names a work that was never cited in full.

    Why:
        A short form sends the reader back to a full citation. Without one the source cannot be found; usually the note
        with the full form was cut.

    Example:
        Note 7 says "Marsh, Rivers, 45."; no other note and no entry of the bibliography names Marsh.

    Instead:
        Cite the work in full at its first mention.

    Limits:
        Silent when the name stands anywhere else in the notes before or in the list of references, and when many
        short forms lack a full form: then the full forms are somewhere that was not read.

    References:
        Chicago Manual of Style, 18th ed., 13.32–13.36; MHRA Style Guide, 4th ed., 7.3.
    """
    shorts = [c for c in manuscript.citations if c.form in ("short", "supra") and c.note_id is not None]
    groups: dict[str, list[Citation]] = defaultdict(list)
    for citation in shorts:
        link = manuscript.link_by_citation.get(citation.id)
        name = _name(citation)
        if not name or link is None or link.outcome != "unlinked" or "abbreviation" in link.reason:
            continue
        if len(fold(citation.span.of(manuscript.text)).split()) <= _LONGEST:
            groups[name].append(citation)
    if not groups or sum(map(len, groups.values())) > max(2, _MOST_MISSING * len(shorts)):
        return
    first_seen = _first_places(manuscript, set(groups))
    for name, citations in groups.items():
        first = citations[0]
        if first_seen.get(name, first.span.start) < first.span.start:
            continue
        shown = next((str(n.literal or n.family) for n in first.item.names("author")), first.span.of(manuscript.text))
        note = manuscript.note_by_id.get(first.note_id or "")
        yield Problem(
            span=first.span,
            message=f"{shown} is cited in short form; neither a note before it nor the list cites the work in full.",
            related=tuple(RelatedPlace(span=c.span, message="cited again in short form") for c in citations[1:6]),
            note=note.label if note else None,
            kind="review",
            confidence=0.7,
        )


def _name(citation: Citation) -> str:
    """Return the folded surname (last word of a body's name) by which the short form names its work, or ""."""
    for name in citation.item.names("author") or citation.item.names("editor"):
        words = [word for word in fold(name.family or name.literal).split() if word not in STOPWORDS]
        return words[-1] if words and len(words[-1]) > 2 else ""
    return ""


def _first_places(manuscript: Manuscript, wanted: set[str]) -> dict[str, int]:
    """Return for each name where it first stands in a note (offset), or 0 when the list of references has it."""
    found: dict[str, int] = {}
    for reference in manuscript.references:
        for word in set(fold(reference.span.of(manuscript.text)).split()) & wanted:
            found[word] = 0
    for note in manuscript.notes:
        for span in note.text_spans:
            for word in set(fold(span.of(manuscript.text)).split()) & wanted:
                found.setdefault(word, span.start)
    return found
