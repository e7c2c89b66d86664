"""Notes in, a table out that leads from a printed number to the note of the same chapter that bears it."""

from collections.abc import Iterable

from audit.model.manuscript import Note


class NoteTable:
    """Notes by sequence and number, and each note's predecessor in its own sequence."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self._by_number: dict[tuple[int, int], Note] = {}
        self._by_id: dict[str, Note] = {}
        self._previous: dict[str, Note] = {}
        last: dict[int, Note] = {}
        for note in notes:
            self._by_id[note.id] = note
            if note.kind == "author-note":
                continue
            if note.sequence in last:
                self._previous[note.id] = last[note.sequence]
            last[note.sequence] = note
            number = note.expected if note.expected is not None else note.number
            if number is not None:
                self._by_number.setdefault((note.sequence, number), note)

    def previous(self, note_id: str) -> Note | None:
        """Return the note just before, in the same chapter; None for a first note."""
        return self._previous.get(note_id)

    def target(self, note_id: str, number: int) -> Note | None:
        """Return the note `number` of the chapter in which note `note_id` stands, or None when there is none."""
        note = self._by_id.get(note_id)
        return None if note is None else self._by_number.get((note.sequence, number))
