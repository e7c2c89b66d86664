"""Passages as they are shown: a source and the place of some words in it in, title, excerpt and place out."""

from pathlib import Path

from audit.model.lookup import Passage
from audit.resolvers.library.places import TextPlace
from audit.resolvers.library.storing import StoredSource

_LONGEST_TITLE = 90  # characters of a title that are shown
_EXCERPT = 260  # characters of a passage that are shown


def excerpt(text: str, start: int, end: int) -> str:
    """Return the words from `start` to `end` with some of those around."""
    spare = max(0, _EXCERPT - (end - start)) // 2
    first = max(0, start - spare)
    last = min(len(text), end + spare)
    while 0 < first < start and text[first - 1].isalnum():
        first += 1
    while end < last < len(text) and text[last].isalnum():
        last -= 1
    words = " ".join(text[first:last].split())
    return ("… " if first else "") + words + (" …" if last < len(text) else "")


def passage(source: StoredSource, text: str, place: TextPlace) -> Passage:
    """Return the passage of a source that is shown for `text`."""
    title = source.title or source.head
    if len(title) > _LONGEST_TITLE:
        title = title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    path = shown_path(source.path)
    return Passage(path=path, title=title, text=" ".join(text.split())[: _EXCERPT + 8], region=place.region(path))


def shown_path(path: str) -> str:
    """Return a path as its user would write it: from the folder at hand where it lies below that."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return path
