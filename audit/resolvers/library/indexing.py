"""A folder of sources in, an index of it out: each file is read once, and again only when its content changes."""

import hashlib
import os
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from audit.language.capitals import CAPITALISED_WORDS
from audit.language.months import MONTHS, WEEKDAYS, fold
from audit.language.quantities import find_quantities
from audit.model.document import Document
from audit.model.statement import Statement
from audit.resolvers.library.folding import stem
from audit.resolvers.library.places import body_of, place_of
from audit.resolvers.library.storing import FileStamp, NewSource, Store, StoredFact

Read = Callable[[Path], Document]
State = Callable[[Document], tuple[Statement, ...]]
Tell = Callable[[int, int, str], None]  # files done, files in all, the one at hand

SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".odt", ".xml", ".tex", ".epub"}
)
_NOT_SOURCES = ("readme", "license", "licence", "manifest", "changelog", "notice")
_LARGEST = 40_000_000  # bytes; a source larger than this is no text that an author collected
_NAME = re.compile(r"(?<=[a-zß-öø-ÿ,;] )[A-ZÀ-ÖØ-Þ][\w'’-]{2,40}")
_LONGEST_TITLE = 160  # characters
_HEAD = 700  # characters at the start in which title, author and date stand


def find_files(folders: Sequence[Path]) -> Iterator[FileStamp]:
    """Yield the files of the folders, in order, that may be sources; raises nothing for what cannot be seen."""
    seen: set[str] = set()
    for folder in folders:
        paths = [folder] if folder.is_file() else _walk(folder)
        for path in paths:
            name = str(path.resolve())
            known = path.suffix.lower() in SUFFIXES and not path.name.lower().startswith((".", *_NOT_SOURCES))
            if not known or name in seen:
                continue
            seen.add(name)
            try:
                status = path.stat()
            except OSError:  # a link that leads nowhere: reading it will say so
                yield FileStamp(path=name, size=-1, modified=-1)
                continue
            yield FileStamp(path=name, size=status.st_size, modified=status.st_mtime_ns)


def _walk(folder: Path) -> Iterator[Path]:
    for directory, subfolders, names in os.walk(folder):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            yield Path(directory) / name


def build(store: Store, stamps: Sequence[FileStamp], read: Read, state: State, tell: Tell) -> dict[str, str]:
    """Bring the index up to date with the files; return what could not be read: path → reason.

    Each file is kept as soon as it is read, so that an interruption loses one at most.
    """
    known = store.known(stamps)
    faults = {path: fault for path, (_, fault) in known.items() if fault}
    for done, stamp in enumerate(stamps):
        tell(done, len(stamps), stamp.path)
        if stamp.path in known:
            continue
        fault = _add(store, stamp, read, state)
        if fault:
            faults[stamp.path] = fault
    tell(len(stamps), len(stamps), "")
    return faults


def _add(store: Store, stamp: FileStamp, read: Read, state: State) -> str:
    path = Path(stamp.path)
    digest, fault, source = "", "", None
    try:
        if not path.is_file():
            raise ValueError("is no file that can be read")
        if stamp.size > _LARGEST:
            raise ValueError(f"is larger than {_LARGEST // 1_000_000} MB")
        if not stamp.size:
            raise ValueError("is empty")
        digest = hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
        if not store.holds(digest):
            source = _source(digest, read(path), state)
    except (sqlite3.Error, KeyboardInterrupt):
        raise
    except Exception as error:  # a source that no reader can read is no reason to stop the audit
        fault = (str(error) or type(error).__name__).removeprefix(f"{path}: ")
    store.write(stamp, digest, fault, source)
    return fault


def _source(digest: str, document: Document, state: State) -> NewSource:
    statements = state(document)
    body, places = body_of(document)
    if not any(character.isalnum() for character in body):
        raise ValueError("has no text")
    return NewSource(
        digest=digest,
        title=_title(document),
        head=" ".join(body[:_HEAD].split()),
        body=body,
        text_digest=text_digest(document.text),
        places=places,
        facts=tuple(fact for one in statements if (fact := _fact(one, document)) is not None),
        names=tuple((key, spelling, times) for key, (spelling, times) in count_names(body).items()),
    )


def count_names(text: str) -> dict[str, tuple[str, int]]:
    """Return the capitalised words inside the sentences of a text: stem → spelling and how often it stands."""
    spellings: dict[str, tuple[str, int]] = {}
    for name, times in Counter(_NAME.findall(text)).items():
        if fold(name) not in CAPITALISED_WORDS and fold(name) not in MONTHS and fold(name) not in WEEKDAYS:
            key = stem(name)
            spelling, before = spellings.get(key, (name, 0))
            spellings[key] = (spelling, before + times)
    return spellings


def text_digest(text: str) -> str:
    """Return a key of a text's words, by which a manuscript knows itself among its sources."""
    return hashlib.blake2b(" ".join(text.split()).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _title(document: Document) -> str:
    """Return the title that the file gives itself, else its first line of some length, or one that stands alone."""
    if document.title:
        return document.title
    lines = [line.strip("#*_ \t\r") for line in document.text.lstrip()[:600].split("\n")]
    if len(lines) > 1 and not lines[1] and any(character.isalpha() for character in lines[0]):
        return lines[0] if len(lines[0]) <= _LONGEST_TITLE else ""
    first = next((line for line in lines if len(line.split()) > 2), "")
    return first if 0 < len(first) <= _LONGEST_TITLE else ""


def _fact(statement: Statement, document: Document) -> StoredFact | None:
    """Return what a statement dates or counts, None where it does neither."""
    start = statement.span.start
    counts = find_quantities(statement.content)
    if not statement.dates and not counts:
        return None
    first = min([one.span.start for one in statement.dates] + [start + one.start for one in counts])
    return StoredFact(
        text=statement.content,
        dates=tuple(
            (
                one.interval.start.isoformat(),
                one.interval.end.isoformat(),
                one.interval.precision,
                one.interval.raw,
                one.relation if not one.interval.circa else "border",
                one.tense,
                one.span.start - start,
            )
            for one in statement.dates
        ),
        counts=tuple((one.low, one.high, one.unit, one.raw, one.predicate, one.start) for one in counts),
        names=statement.names,
        events=statement.events,
        place=place_of(document.source_map, first),
    )
