"""The whole line: paths in, a `Report` out. The only module that knows readers, parsing, resolvers and rules."""

import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatch
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from audit import selection
from audit.model.document import Document
from audit.model.finding import DocumentReport, Finding, Report, SkippedRule
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.placing import Places
from audit.readers import READERS, choose
from audit.readers.interface import ReadOptions, UnreadableError
from audit.rules import RULES
from audit.rules.rule import Need
from audit.settings import Settings
from audit.timelimit import TimeLimitError, time_limit
from audit.version import VERSION

_OPTIONS: Mapping[Need, str] = {  # what to give so that a need is met
    "sources": "--sources",
    "online": "--online",
    "records": "--online or --index",
    "retractions": "--online or --retractions",
}

if TYPE_CHECKING:
    from audit.ledger import Ledger

Progress = Callable[[int, int, str], None]  # documents done, documents in all, path at hand
Finished = Callable[[int, str, DocumentReport], None]  # documents done, path, its report


def audit(paths: Sequence[Path | str], settings: Settings, *, progress: Progress | None = None) -> Report:
    """Audit files, folders and standard input (`-`), in order; one unreadable file does not stop the others."""
    files = [str(file) for file in find_files(paths, settings)]
    if settings.shard is not None:
        files = [file for file in files if _shard_of(file, settings.shard[1]) == settings.shard[0]]
    ledger = _open_ledger(settings)
    known = {} if ledger is None else {file: report for file in files if (report := ledger.known(file)) is not None}
    fresh = [file for file in files if file not in known]

    def finished(done: int, path: str, report: DocumentReport) -> None:
        if ledger is not None:
            ledger.keep(path, report)
        if progress:
            progress(len(known) + done, len(files), path)

    if progress:
        progress(len(known), len(files), fresh[0] if fresh else "")
    audited = dict(zip(fresh, _audit_all(fresh, settings, finished), strict=True))
    if ledger is not None:
        ledger.close()
    return Report(documents=tuple(known.get(file) or audited[file] for file in files))


def _audit_all(files: list[str], settings: Settings, finished: Finished) -> Sequence[DocumentReport]:
    """Audit each file, in processes where the settings allow it; the registers are asked by one polite client only."""
    if settings.jobs > 1 and len(files) > 1 and not settings.online and "-" not in files:
        from audit.pool import run_all

        return run_all(
            files,
            partial(audit_file, settings=replace(settings, jobs=1)),
            jobs=min(settings.jobs, len(files)),
            time_limit_s=allowed_time_s(settings),
            memory_limit_mb=settings.memory_limit,
            finished=finished,
        )
    documents = []
    for done, file in enumerate(files, 1):
        documents.append(audit_file(file, settings))
        finished(done, file, documents[-1])
    return documents


def _open_ledger(settings: Settings) -> "Ledger | None":
    """Return the ledger asked for; answers from outside change without the file, so that they are never kept."""
    if settings.ledger is None or settings.online or settings.sources or settings.index:
        return None
    from audit.ledger import Ledger

    return Ledger(settings.ledger, settings, (rule.id for rule in RULES))


def _shard_of(path: str, count: int) -> int:
    """Return which of `count` shards (from 1) a path belongs to: the same on every machine."""
    return zlib.crc32(path.replace(os.sep, "/").encode("utf-8", "surrogateescape")) % count + 1


def find_files(paths: Sequence[Path | str], settings: Settings) -> Iterator[Path | str]:
    """Yield the files to audit: those named, and below folders those with a suffix that a reader knows."""
    suffixes = {suffix for reader in READERS for suffix in reader.suffixes} - {".json"}  # mostly data, not a list
    for path in paths:
        if str(path) == "-" or not _is_folder(path):
            yield path
            continue
        for folder, below, names in os.walk(path):  # does not follow links to folders, so that loops end
            below[:] = sorted(name for name in below if not name.startswith(".") and not _excluded(name, settings))
            for name in sorted(names):
                wanted = PurePath(name).suffix.lower() in suffixes and not _excluded(name, settings)
                if wanted and _lies_below(Path(folder, name), Path(path)):
                    yield Path(folder, name)


def _lies_below(file: Path, folder: Path) -> bool:
    """Tell whether `file` is no link that leads out of `folder`: a folder given is all that was meant to be read."""
    try:
        return not file.is_symlink() or file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a loop of links: reading it will say so
        return True


def _excluded(name: str, settings: Settings) -> bool:
    return any(fnmatch(name, pattern) for pattern in settings.exclude)


def _is_folder(path: Path | str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # a name too long, a loop of links: reading it will say so
        return False


def audit_file(path: Path | str, settings: Settings) -> DocumentReport:
    """Audit one file; a file that cannot be read comes back with `failure` set. Only interrupts are raised."""
    try:
        with time_limit(allowed_time_s(settings)):
            data = load(path, settings)
            return audit_document(read_document(path, data, settings), settings)
    except UnreadableError as error:
        failure = str(error)
    except TimeLimitError:
        failure = f"took longer than {allowed_time_s(settings)} s and was given up (setting time-limit)"
    except RecursionError:
        failure = "is nested too deeply to be read"
    except MemoryError:
        failure = "needs more memory than there is"
    except Exception as error:  # one document must not lose the others' results
        failure = f"could not be audited ({type(error).__name__}: {error}); please report it"
    return DocumentReport(path=str(path), failure=failure)


def allowed_time_s(settings: Settings) -> int:
    """Return the seconds that a document may take: waiting for the network has its own bound."""
    return settings.time_limit + (settings.deadline if settings.online else 0) if settings.time_limit else 0


def audit_document(document: Document, settings: Settings) -> DocumentReport:
    """Audit a document that has been read."""
    manuscript = understand_document(document, settings)
    lookups = look_up(manuscript, settings)
    findings, skipped = apply_rules(manuscript, lookups, settings)
    ran = {rule.id for rule in RULES} - {skip.rule for skip in skipped}
    chosen = selection.apply(findings, document.text, settings, ran=ran)
    return DocumentReport(
        path=document.path,
        format=document.format,
        title=document.title,
        coverage=replace(
            manuscript.coverage, sources="; ".join(str(part) for part in (lookups.sources, lookups.registers) if part)
        ),
        findings=chosen.kept,
        suppressed=chosen.suppressed,
        skipped=skipped,
        warnings=(*document.warnings, *lookups.warnings, *chosen.warnings),
    )


def load(path: Path | str, settings: Settings) -> bytes:
    """Return the bytes of a file or of standard input. Raises `UnreadableError`."""
    if str(path) == "-":
        return sys.stdin.buffer.read(settings.max_bytes + 1)
    file = Path(path)
    try:
        if not file.exists():
            raise UnreadableError("there is no such file")
        if not file.is_file():
            raise UnreadableError("is not a regular file (a device, pipe or socket)")
        if file.stat().st_size > settings.max_bytes:
            raise UnreadableError(f"is larger than {settings.max_bytes // 2**20} MiB (setting max-bytes)")
        return file.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot be opened: {error.strerror or error}") from None


def read_document(path: Path | str, data: bytes, settings: Settings) -> Document:
    """Return the document in `data`. Raises `UnreadableError`."""
    if not data:
        raise UnreadableError("is empty")
    return choose(data[:4096], str(path)).read(data, str(path), read_options(settings))


def read_options(settings: Settings) -> ReadOptions:
    """Return what the settings ask of a reader."""
    return ReadOptions(
        pages=settings.pages,
        password=settings.password,
        rejected_changes=settings.rejected_changes,
        jobs=settings.jobs,
    )


def understand_document(document: Document, settings: Settings) -> Manuscript:
    """Return what is understood of `document`."""
    from audit.parsing import understand

    return understand(document)


def look_up(manuscript: Manuscript, settings: Settings) -> Lookups:
    """Ask the resolvers that the settings allow; offline and without sources, none."""
    lookups = Lookups(today=settings.today)
    if settings.sources:
        lookups = consult_sources(manuscript, lookups, settings)
    if settings.online or settings.offline or settings.index or settings.retractions:
        lookups = consult_registers(manuscript, lookups, settings)
    return lookups


def consult_sources(manuscript: Manuscript, lookups: Lookups, settings: Settings) -> Lookups:
    """Hold the manuscript against the folders of sources that its author has at hand."""
    from audit.parsing.statements import find_statements
    from audit.resolvers.library import consult, default_index_path

    def read(path: Path) -> Document:
        return read_document(path, load(path, settings), settings)

    found = consult(
        manuscript,
        settings.sources,
        read=read,
        state=lambda document: find_statements(document, (), (), ())[1],
        index=default_index_path(),
    )
    return replace(
        lookups,
        answers=(*lookups.answers, *found.answers),
        comparisons=found.comparisons,
        sources=found.coverage,
        warnings=(*lookups.warnings, *found.warnings),
        asked=lookups.asked | {"sources"},
    )


def consult_registers(manuscript: Manuscript, lookups: Lookups, settings: Settings) -> Lookups:
    """Ask the registers of works, the local index and the lists of retractions, as the settings allow."""
    from audit.resolvers import lookups as registers
    from audit.resolvers.progress import show_progress

    options = registers.options_from_environment(
        online=settings.online,
        offline=settings.offline,
        refresh=settings.refresh,
        index=settings.index,
        retractions=settings.retractions,
        abbreviations=settings.abbreviations,
        contact=settings.contact or None,
        deadline_s=float(settings.deadline),
        version=VERSION,
    )
    with show_progress() as progress:
        return registers.look_up(manuscript, lookups, options, progress)


def apply_rules(
    manuscript: Manuscript, lookups: Lookups, settings: Settings
) -> tuple[tuple[Finding, ...], tuple[SkippedRule, ...]]:
    """Run every selected rule and return its findings by place, and the rules that could not run."""
    places = Places(manuscript)
    findings: list[Finding] = []
    skipped: list[SkippedRule] = []
    for rule in RULES:
        if not selection.selected(rule.id, rule.name, settings):
            continue
        lacking = [need for need in rule.needs if need not in lookups.asked]
        if lacking:
            skipped.append(
                SkippedRule(rule=rule.id, reason=f"needs {' and '.join(_OPTIONS[need] for need in lacking)}")
            )
            continue
        try:
            problems = list(rule.check(manuscript, lookups))
        except Exception as error:  # one broken rule must not lose the report of the others
            skipped.append(
                SkippedRule(rule=rule.id, reason=f"failed ({type(error).__name__}: {error}); please report it")
            )
            continue
        findings += places.findings(problems, rule)
    findings.sort(key=lambda finding: (finding.span, finding.rule))
    return tuple(findings), tuple(skipped)
