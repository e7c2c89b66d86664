"""What the date rules share: dates in words, the notes a statement is cited to, and when their sources are from."""

from datetime import date

from audit.language.expressions import expression
from audit.language.months import ENGLISH_MONTHS
from audit.model.citation import Citation, Item
from audit.model.dates import DateInterval
from audit.model.manuscript import Manuscript, Note
from audit.model.span import Span
from audit.model.statement import DateMention, Statement
from audit.rules.sharing import once

# Sources that come out once, on a day or in an issue: what they report has happened before it.
PUBLISHED_TYPES = frozenset(
    {
        "article", "article-journal", "article-magazine", "article-newspaper", "book", "broadcast", "chapter", "post",
        "post-weblog", "report", "review", "thesis", "webpage",
    }
)  # fmt: skip
_NEWS = (
    "news newspaper times post herald tribune gazette daily agency press telegraph guardian courier chronicle dispatch"
    " examiner sun mirror observer globe bulletin reuters bloomberg bbc cnn npr nbc cbs abc aljazeera afp zeitung"
    " tagesschau tageblatt monde figaro nachrichten diario periódico corriere gazzetta repubblica krant dagblad online"
    " radio television tv pravda izvestia"
)
_NEWS_WORDS = frozenset(_NEWS.split())
_NEWS_TYPES = frozenset({"article", "article-magazine", "broadcast", "document", "interview", "post-weblog", "webpage"})
_NIGHTS = ("night", "nuit", "notte", "noche", "nacht", "noite")
_CITES_PAGES = expression(r"\b(?:at|pp?\.|§|Rev\.|L\.J\.|Ct\.|Stat\.|U\.S\.|F\.[23]d) ?[0-9]*,$")


def in_words(interval: DateInterval) -> str:
    """Return a date as an editor writes it: "April 3, 2024", "September 2023", "1947", "the night of April 3, 2024".

    Any other stretch of time is given as it is printed.
    """
    start = interval.start
    if interval.precision == "day":
        return day_in_words(start)
    if interval.precision == "month":
        return f"{ENGLISH_MONTHS[start.month - 1]} {start.year}"
    if interval.precision == "year":
        return str(start.year)
    if interval.raw.lower().startswith(_NIGHTS):
        return f"the night of {day_in_words(start)}"
    return " ".join(interval.raw.split()) or interval.iso()


def day_in_words(day: date) -> str:
    """Return a day as an editor writes it: "April 3, 2024"."""
    return f"{ENGLISH_MONTHS[day.month - 1]} {day.day}, {day.year}"


def notes_of(manuscript: Manuscript, statement: Statement) -> list[Note]:
    """Return the notes whose markers close the statement."""
    markers = manuscript.marker_by_id
    notes = manuscript.note_by_id
    found = [markers[one].note_id for one in statement.marker_ids if one in markers]
    return [notes[one] for one in dict.fromkeys(found) if one is not None and one in notes]


def sources_of(manuscript: Manuscript, note: Note) -> list[tuple[Citation, Item]]:
    """Return each citation of a note with the work it names, Ibid. and short forms followed to their work."""
    found: list[tuple[Citation, Item]] = []
    for citation in manuscript.citations_by_note.get(note.id, ()):
        item = citation.item
        if citation.form != "full":
            link = manuscript.link_by_citation.get(citation.id)
            if link is not None and link.outcome == "linked" and link.work_ids:
                work = manuscript.work_by_id.get(link.work_ids[0])
                item = work.item if work is not None else item
        found.append((citation, item))
    return found


def dates_of_note(manuscript: Manuscript, note: Note) -> list[DateMention]:
    """Return all dates printed in a note, in its citations' titles and addresses too."""
    return _dates_by_note(manuscript).get(note.id, [])


def container_of(item: Item) -> str:
    """Return what the source came out in: its container, or a publisher or place that bears the name of news."""
    for variable in ("container-title", "publisher", "publisher-place"):
        name = item.text(variable)
        if name and (variable == "container-title" or names_news(name)):
            return name
    return ""


def is_news(item: Item) -> bool:
    """Tell whether a source is an item of news, by its type or by what its container is called."""
    if item.type == "article-newspaper":
        return True
    if item.type not in _NEWS_TYPES or item.field("volume") is not None or item.field("issue") is not None:
        return False
    return names_news(container_of(item))


def names_news(container: str) -> bool:
    """Tell whether a container's name is that of news: one of its words is, or ends in one."""
    words = [word.strip(".,’'").lower() for word in container.split()]
    return any(word in _NEWS_WORDS or word.endswith(("news", "online", "zeitung", "press")) for word in words)


def stands_as_year(text: str, span: Span, interval: DateInterval) -> bool:
    """Tell whether a bare year stands where years stand: in brackets or between commas, not as a page or section."""
    if interval.precision in ("day", "month"):
        return True
    before = text[max(0, span.start - 30) : span.start].rstrip("*_ \n")
    after = text[span.end : span.end + 3].lstrip("*_ ")
    closed = not after or after[0] in ").,;:]\n"
    return closed and before.endswith((",", "(", "[")) and not _CITES_PAGES.search(before)


def holds_one_source(manuscript: Manuscript, note: Note) -> bool:
    """Tell whether all of a note's sources were told apart: no more semicolons between them than citations."""
    text = manuscript.content_by_note[note.id].text
    return text.count(";") < max(1, len(manuscript.citations_by_note.get(note.id, ())))


def quoted_title(item: Item, limit: int = 90) -> str:
    """Return the title in quotation marks, cut at a word when it is long."""
    title = " ".join(item.text("title").split())
    if len(title) > limit:
        title = title[:limit].rsplit(" ", 1)[0] + " …"
    return f"“{title}”"


@once
def _dates_by_note(manuscript: Manuscript) -> dict[str, list[DateMention]]:
    """Return the dates of all notes by note."""
    grouped: dict[str, list[DateMention]] = {}
    for mention in manuscript.dates:
        if mention.note_id is not None:
            grouped.setdefault(mention.note_id, []).append(mention)
    return grouped
