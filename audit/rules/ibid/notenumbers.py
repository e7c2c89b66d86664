"""A `Manuscript` in; its notes by chapter and number, the words that each shows, and where each is called, out."""

from bisect import bisect_right

from audit.language.folding import fold
from audit.model.manuscript import Manuscript, Note

_MOST_NAMED = 4  # works that an ambiguous citation may name before its names tell nothing


class NoteNumbers:
    """The notes by chapter and number."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript
        self._notes: dict[int, list[Note]] = {}
        self._chapters: dict[int, list[Note]] = {}
        for note in manuscript.notes:
            number = number_of(note)
            if number is not None and note.kind != "author-note":
                self._notes.setdefault(number, []).append(note)
                self._chapters.setdefault(note.sequence, []).append(note)
        self.highest = max(self._notes, default=0)
        self._folded: dict[str, frozenset[str]] = {}
        self._works: dict[str, frozenset[str]] = {}
        self._first: dict[int, dict[str, Note]] = {}
        self._marker_starts = [marker.span.start for marker in manuscript.markers]

    def within(self, sequence: int, number: int) -> list[Note]:
        """Return the notes `number` of a chapter: several where a format that counts by itself begins afresh."""
        return [note for note in self.everywhere(number) if note.sequence == sequence]

    def everywhere(self, number: int) -> list[Note]:
        """Return the notes of that number in all chapters, in order."""
        return self._notes.get(number, [])

    def sequence_at(self, offset: int) -> int | None:
        """Return the chapter of the last marker before `offset`, else of the first; None without markers."""
        markers = self._manuscript.markers
        return markers[max(0, bisect_right(self._marker_starts, offset) - 1)].sequence if markers else None

    def calls(self, number: int) -> list[int]:
        """Return where the notes of that number are called, in all chapters."""
        ids = [id for note in self.everywhere(number) for id in note.marker_ids]
        return [self._manuscript.marker_by_id[id].span.start for id in ids if id in self._manuscript.marker_by_id]

    def words(self, note: Note) -> frozenset[str]:
        """Return the folded words of a note and of the works that it refers back to."""
        manuscript = self._manuscript
        if note.id not in self._folded:
            words = set(fold(manuscript.content_by_note[note.id].text).split())
            for citation in manuscript.citations_by_note.get(note.id, ()):
                link = manuscript.link_by_citation.get(citation.id)
                for work_id in link.work_ids[:_MOST_NAMED] if link is not None else ():
                    words |= self._work_words(work_id)
            self._folded[note.id] = frozenset(words)
        return self._folded[note.id]

    def _work_words(self, work_id: str) -> frozenset[str]:
        if work_id not in self._works:
            fields = self._manuscript.work_by_id[work_id].item.fields
            self._works[work_id] = frozenset(word for field in fields for word in fold(str(field.value)).split())
        return self._works[work_id]

    def first_naming(self, sequence: int, name: str) -> Note | None:
        """Return the first note of a chapter that shows the word `name`, or None."""
        if sequence not in self._first:
            first: dict[str, Note] = {}
            for note in self._chapters.get(sequence, ()):
                for word in self.words(note):
                    first.setdefault(word, note)
            self._first[sequence] = first
        return self._first[sequence].get(name)


def number_of(note: Note) -> int | None:
    """Return the number that a note has by its place, or else as printed."""
    return note.number if note.expected is None else note.expected
