"""What the text says: dated statements with the names and kinds of events that other places can be held against."""

from typing import Literal

from audit.model.dates import DateInterval, DateRole
from audit.model.record import record
from audit.model.span import Span

Tense = Literal["past", "announced", "undated"]
# "on": the day of what is told; "border": a day before, after, since or until which something held.
DateRelation = Literal["on", "border"]


@record
class DateMention:
    """A date and what it is the date of; `note_id` is set when it stands in a note.

    `relation` and `tense` are said by the words around it; `citation_id` names the citation whose date it is.
    """

    interval: DateInterval
    span: Span
    role: DateRole
    note_id: str | None = None
    relation: DateRelation = "on"
    tense: Tense = "past"
    citation_id: str | None = None


@record
class Statement:
    """One sentence (or the part of it that a marker closes), and what it says that can be checked.

    The title of a cited source is a statement too, with `citation_id`. `content` is the text of `span` with markers and
    markup blanked out, of the same length, so that offsets hold; of a title it is the text without markup. `names` are
    capitalised words in the order in which they stand; `events` the kinds of happening named (`audit.language.events`).
    `paragraph` is the index of the block in `Document.blocks`, -1 in notes. `tongues` are the languages that its words
    may be of (`audit.language.tongues`), none where no word tells. What it counts and quotes few ask, and they read it
    of `content` themselves (`audit.language.quantities`, `audit.language.quotation_marks`).
    """

    span: Span
    tense: Tense
    dates: tuple[DateMention, ...] = ()
    names: tuple[str, ...] = ()
    marker_ids: tuple[str, ...] = ()
    note_id: str | None = None
    citation_id: str | None = None
    events: tuple[str, ...] = ()
    content: str = ""
    paragraph: int = -1
    tongues: tuple[str, ...] = ()
