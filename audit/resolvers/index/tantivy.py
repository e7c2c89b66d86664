"""An index for collections too big for the index file: dumps into a folder of tantivy's, and lines of works out of it.

The works are kept as in the index file, the same lines under the same keys; tantivy (extra `index`) weighs the keys and
keeps the rows on disk, whatever their number. A file of a dump is taken whole or not at all: a build that was broken
off goes on with the file that it was at.

https://github.com/quickwit-oss/tantivy-py
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any
from zlib import crc32

from audit.resolvers.index.building import BuildReport, Piece, Progress, make_workers, read_ahead
from audit.resolvers.index.dumps import DAMAGED, Block, find_dumps, read_blocks
from audit.resolvers.index.entries import write_line
from audit.resolvers.index.forms import NONE, Bibliographies, read_entries
from audit.resolvers.index.keys import NO_KEYS, SHORT_TITLE, make_keys, name_keys_of, pair_keys, words_of
from audit.resolvers.query import Query

if TYPE_CHECKING:
    import tantivy

_CANDIDATES = 60
_HEAP_BYTES = 300_000_000
_KEPT = "files.json"  # beside tantivy's own: the files that are in, with their sizes
_NAME_BOOST = 2.0


class TantivyFolder:
    """A folder of tantivy's, open for reading. Raises `ValueError` when it is none, or tantivy is not installed."""

    def __init__(self, folder: Path) -> None:
        tantivy = _load()
        if not (folder / _KEPT).is_file():
            raise ValueError("is no folder of an index")
        try:
            index = tantivy.Index.open(str(folder))
        except Exception as error:  # tantivy raises plain ValueError, OSError and RuntimeError as it pleases
            raise ValueError(f"cannot be opened: {error}") from None
        self._tantivy = tantivy
        self._schema = index.schema
        self._searcher = index.searcher()

    def close(self) -> None:
        """Nothing is kept open that must be closed."""

    def lines_under(self, key: bytes) -> Iterator[bytes]:
        """Yield the lines of the works with a key."""
        return self._lines([(key, 1.0)], _CANDIDATES)

    def lines_like(self, query: Query) -> Iterator[bytes]:
        """Yield the lines that share most keys with a query, best first."""
        words = words_of(query)
        # Here all words of a title are keys, so that pairs tell something of short titles only.
        pairs = pair_keys(words, SHORT_TITLE) if len(words) <= SHORT_TITLE + 1 else ()
        named = name_keys_of(query)
        return self._lines([*((key, 1.0) for key in chain(words, pairs)), *((key, _NAME_BOOST) for key in named)])

    def _lines(self, keys: Iterable[tuple[bytes, float]], count: int = _CANDIDATES) -> Iterator[bytes]:
        should = self._tantivy.Occur.Should
        make, text = self._tantivy.Query, "keys"
        terms = [
            (should, make.boost_query(make.term_query(self._schema, text, _term(key)), boost)) for key, boost in keys
        ]
        if not terms:
            return
        for _, address in self._searcher.search(make.boolean_query(terms), count, count=False).hits:
            yield bytes(self._searcher.doc(address)["line"][0])


def build_folder(
    dumps: Sequence[Path],
    output: Path,
    *,
    bibliographies: Bibliographies = NONE,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Add the works of `dumps` (files, folders) to the folder `output`; files that it holds already are left out.

    Raises `FileNotFoundError` of a dump that is not there, `ValueError` when `output` is no folder of an index, or
    tantivy is not installed.
    """
    started = perf_counter()
    tantivy, files = _load(), find_dumps(dumps)
    index, kept = _open_folder(tantivy, output)
    writer = index.writer(_HEAP_BYTES, jobs or 0)
    skipped: list[str] = []
    before = sum(one.count for one in kept.values())
    added = 0
    read = partial(read_documents, bibliographies=bibliographies)
    with make_workers(jobs) as workers:
        for file in files:
            name, size = str(file.resolve()), file.stat().st_size
            if name in kept and kept[name].size == size:
                continue
            mark = f"f:{crc32(name.encode()):x}"  # takes out what an earlier, broken-off call left of the file
            writer.delete_documents_by_term("keys", mark)
            count = 0
            try:
                pieces = (Piece(file, 0, block) for block in read_blocks(file))
                for _, future in read_ahead(workers, read, pieces):
                    documents = future.result() if future is not None else []
                    for line, keys in documents:
                        writer.add_document(tantivy.Document(line=[line], keys=[f"{keys} {mark}"]))
                    count += len(documents)
                    if progress:
                        progress(before + added + count, file.name)
            except DAMAGED as error:
                skipped.append(f"{file}: {error}")
            writer.commit()
            added += count
            kept[name] = _Kept(size, count)
            _write_kept(output, kept)
    writer.wait_merging_threads()
    return BuildReport(
        place=str(output),
        records=sum(one.count for one in kept.values()),
        added=added,
        files=len(files) - len(skipped),
        seconds=perf_counter() - started,
        skipped=tuple(skipped),
    )


def read_documents(block: Block, bibliographies: Bibliographies = NONE) -> list[tuple[bytes, str]]:
    """Return the line and the keys (joined by blanks) of each of a block's works."""
    return [
        (write_line(entry), " ".join(map(_term, make_keys(entry, NO_KEYS))))
        for entry in read_entries(block, bibliographies)
    ]


@dataclass(frozen=True, slots=True)
class _Kept:
    size: int
    count: int


def _open_folder(tantivy: Any, folder: Path) -> "tuple[tantivy.Index, dict[str, _Kept]]":
    file = folder / _KEPT
    if folder.exists() and not file.is_file() and (folder.is_file() or any(folder.iterdir())):
        raise ValueError(f"{folder}: is there already, and no folder of an index")
    folder.mkdir(parents=True, exist_ok=True)
    if not file.is_file():
        _write_kept(folder, {})
    builder = tantivy.SchemaBuilder()
    builder.add_bytes_field("line", stored=True)
    builder.add_text_field("keys", tokenizer_name="whitespace", index_option="basic")
    kept = {name: _Kept(*values) for name, values in json.loads(file.read_text(encoding="utf-8")).items()}
    return tantivy.Index(builder.build(), path=str(folder)), kept


def _write_kept(folder: Path, kept: dict[str, _Kept]) -> None:
    part = folder / f"{_KEPT}.part"
    part.write_text(json.dumps({name: [one.size, one.count] for name, one in kept.items()}), encoding="utf-8")
    part.replace(folder / _KEPT)


def _term(key: bytes) -> str:
    """Return a key as a term: without blanks, which separate terms."""
    return key.decode("utf-8", "replace").replace(" ", "_")


def _load() -> Any:
    try:
        import tantivy
    except ImportError:
        raise ValueError("needs tantivy: pip install 'citation-audit[index]'") from None
    return tantivy
