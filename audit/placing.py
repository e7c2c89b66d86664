"""From spans to places: a rule's problems come in, findings with lines, pages, excerpts and fingerprints go out."""

import os
from bisect import bisect_right
from collections.abc import Iterable

from audit.model.finding import Finding, Fix, Problem, RegionEdit, RegionFix, RelatedFinding, RelatedPlace
from audit.model.manuscript import Manuscript
from audit.model.span import Region, Span
from audit.rules.rule import Rule

try:
    from _blake2 import blake2b  # the same function; hashlib would load all of OpenSSL, for 5 ms
except ImportError:  # another Python than CPython
    from hashlib import blake2b

SNIPPET_BEFORE, SNIPPET_AFTER = 60, 80  # characters of an excerpt before and after the place meant
LONGEST_SNIPPET = 300


class Places:
    """The places of one manuscript, in its format's own terms."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._document = manuscript.document
        notes = [(span.start, span.end, note.label or note.id) for note in manuscript.notes for span in note.text_spans]
        notes += [(n.label_span.start, n.label_span.end, n.label) for n in manuscript.notes if n.label_span]
        self._notes = sorted(notes)

    def findings(self, problems: Iterable[Problem], rule: Rule) -> list[Finding]:
        """Return the findings that the problems of `rule` amount to."""
        return [
            Finding(
                rule=rule.id,
                name=rule.name,
                level=problem.level or rule.level,
                kind=problem.kind,
                confidence=problem.confidence,
                message=problem.message,
                region=self.region(problem.span),
                span=problem.span,
                note=problem.note,
                expected=problem.expected,
                related=tuple(map(self._related, problem.related)),
                evidence=problem.evidence,
                fix=self._fix(problem.fix),
                fingerprint=self._fingerprint(rule.id, problem),
            )
            for problem in problems
        ]

    def _related(self, place: RelatedPlace) -> RelatedFinding:
        if place.region is not None:
            return RelatedFinding(region=place.region, message=place.message)
        return RelatedFinding(region=self.region(place.span), message=place.message, span=place.span)

    def region(self, span: Span) -> Region:
        """Return the place of `span` with an excerpt of its line around it."""
        text = self._document.text
        place = self._document.source_map.place(span)
        line_start = text.rfind("\n", 0, span.start) + 1
        line_end = text.find("\n", span.start)
        line_end = len(text) if line_end < 0 else line_end
        start = max(line_start, span.start - SNIPPET_BEFORE)
        end = min(line_end, span.end + SNIPPET_AFTER, start + LONGEST_SNIPPET)
        if start > line_start and text[start - 1] != " ":
            start = text.find(" ", start, span.start) + 1 or start
        if end < line_end and text[end] != " ":
            space = text.rfind(" ", span.end, end)
            end = space if space >= 0 else end
        return Region(
            path=place.path or self._document.path,
            file=self._included(place.path),
            start_line=place.start_line,
            start_column=place.start_column,
            end_line=place.end_line,
            end_column=place.end_column,
            page=place.page,
            boxes=place.boxes,
            logical=place.logical or self._note_at(span.start),
            snippet=text[start:end],
            snippet_start=span.start - start,
            snippet_end=max(span.start, min(span.end, end)) - start,
            cut_before=start > line_start,
            cut_after=end < line_end,
        )

    def _included(self, path: str | None) -> str:
        """Return the name of a further file of the manuscript as seen from its folder; "" for the manuscript's own."""
        main = self._document.path
        if not path or path == main:
            return ""
        return path.removeprefix(main[: main.rfind(os.sep) + 1])

    def _note_at(self, offset: int) -> str | None:
        at = bisect_right(self._notes, offset, key=lambda note: note[0]) - 1
        return f"note {self._notes[at][2]}" if at >= 0 and offset < self._notes[at][1] else None

    def _fix(self, fix: Fix | None) -> RegionFix | None:
        if fix is None:
            return None
        edits = tuple(
            RegionEdit(region=self.region(edit.span), span=edit.span, replacement=edit.replacement)
            for edit in fix.edits
        )
        return RegionFix(description=fix.description, certain=fix.certain, edits=edits)

    def _fingerprint(self, rule: str, problem: Problem) -> str:
        """Return a key made of content alone, so that text inserted elsewhere does not change it."""
        text = self._document.text
        words = " ".join(problem.span.of(text)[:400].split())
        before = " ".join(text[max(0, problem.span.start - 80) : problem.span.start].split())[-40:]
        key = "\x1f".join((rule, problem.note or "", words, before))
        return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
