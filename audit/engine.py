"""The whole line: paths in, a `Report` out. The only module that knows readers, parsing, resolvers and rules."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from audit import selection
from audit.discovery import find_files, in_shard
from audit.interruption import InterruptedRunError
from audit.loading import load
from audit.memorylimit import memory_limit
from audit.model.document import Document
from audit.model.finding import DocumentReport, Finding, Report, SkippedRule
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.statement import Statement
from audit.pagecount import show_pages
from audit.placing import Places
from audit.processes import shared_out
from audit.profiles import demands_of
from audit.readers import choose
from audit.readers.interface import ReadOptions, UnreadableError
from audit.rules import RULES
from audit.rules.rule import Need, Rule
from audit.settings import Settings
from audit.timelimit import TimeLimitError, time_limit
from audit.version import VERSION
from audit.workers import count_cores, count_workers, size_of

_OPTIONS: Mapping[Need, str] = {  # what to give so that a need is met
    "sources": "--sources",
    "online": "--online",
    "records": "--online or --index",
    "retractions": "--online or --retractions",
}

_LONG_TEXT = 500_000  # characters from which a second process for the rules pays (measured: they take .1 s)
# The families of rules that take long, the longest first; most of it is for what a family alone asks of a manuscript.
_FAMILIES = ("FRM", "IDN", "DAT", "QUO", "IBD")

if TYPE_CHECKING:
    from audit.ledger import Ledger

Progress = Callable[[int, int, str, float], None]  # documents done and in all, the last one, share of the work done
T = TypeVar("T")


def audit(paths: Sequence[Path | str], settings: Settings, *, progress: Progress | None = None) -> Report:
    """Audit files, folders and standard input (`-`), in order; one unreadable file does not stop the others.

    Raises `InterruptedRunError`, with the reports made so far, when the user interrupts.
    """
    files = [file for file in map(str, find_files(paths, settings)) if in_shard(file, settings.shard)]
    done: dict[str, DocumentReport] = {}
    ledger = _open_ledger(settings)
    try:
        if ledger is not None:
            done = ledger.known(files)
        fresh = [file for file in files if file not in done]
        if fresh and settings.sources:
            read_sources(settings)
        tell = _teller(progress, len(done), fresh)
        with closing(_audit_all(fresh, settings)) as outcomes:
            for path, report in outcomes:
                done[path] = report
                if ledger is not None:
                    ledger.keep(path, report)
                tell(path)
        if ledger is not None:
            ledger.finish()
    except KeyboardInterrupt:
        raise InterruptedRunError(tuple(done.get(file) or _not_audited(file) for file in files)) from None
    finally:
        if ledger is not None:
            ledger.close()
    return Report(documents=tuple(done[file] for file in files))


def _not_audited(path: str) -> DocumentReport:
    return DocumentReport(path=path, failure="was not audited: the run was interrupted")


def _teller(progress: Progress | None, known: int, fresh: Sequence[str]) -> Callable[[str], None]:
    """Return what to call with each document that is finished, after telling `progress` that the work begins."""
    if progress is None:
        return lambda path: None
    sizes = {path: 1 + size_of(path) for path in fresh}
    whole = sum(sizes.values())
    done, work = known, 0
    progress(known, known + len(fresh), fresh[0] if fresh else "", 0.0)

    def tell(path: str) -> None:
        nonlocal done, work
        done, work = done + 1, work + sizes[path]
        progress(done, known + len(fresh), path, work / whole)

    return tell


def _audit_all(files: Sequence[str], settings: Settings) -> Generator[tuple[str, DocumentReport], None, None]:
    """Yield each file with its report as it comes: from a cluster, from processes, or here where that is sooner.

    The registers are asked by one polite client only, and standard input is this process's own.
    """
    if settings.dask:
        from audit.cluster import run_on_cluster

        yield from run_on_cluster(files, audit_file, settings)
        return
    alone = settings.online or "-" in files or (settings.jobs == 1 and not settings.memory_limit)
    workers = 0 if alone else count_workers(files, settings.jobs)
    if not workers:
        began = monotonic()
        for file in files:  # the time for asking is that of the run, not of each file
            left = max(1, settings.deadline - int(monotonic() - began))
            yield file, audit_file(file, replace(settings, deadline=left))
        return
    from audit.pool import run_in_processes  # its imports cost 20 ms

    spare = max(1, (settings.jobs or count_cores()) // workers)  # for the pages of one PDF
    work = partial(audit_file, settings=replace(settings, jobs=spare))
    yield from run_in_processes(files, work, workers=workers, time_limit_s=allowed_time_s(settings))


def _open_ledger(settings: Settings) -> "Ledger | None":
    """Return the ledger asked for; answers from outside change without the file, so that they are not used again."""
    if settings.ledger is None:
        return None
    from audit.ledger import Ledger

    outside = settings.sources or asks_registers(settings)
    return Ledger(settings.ledger, settings, (rule.id for rule in RULES), reuse=not outside)


def audit_file(path: Path | str, settings: Settings) -> DocumentReport:
    """Audit one file; a file that cannot be read comes back with `failure` set. Only interrupts are raised."""
    _at_hand.clear()
    try:
        return within_limits(
            lambda: audit_document(read_document(path, load(path, settings), settings), settings), settings
        )
    except UnreadableError as error:
        return DocumentReport(path=str(path), failure=str(error).removeprefix(f"{path}: "))


# The manuscript audited last: to take it apart takes time, and goes better when its report has been sent or printed, or
# not at all, since with the last one the process ends.
_at_hand: list[Manuscript] = []


def within_limits(work: Callable[[], T], settings: Settings) -> T:
    """Return what `work` on one document returns, within the time and the memory that the settings allow.

    Raises `UnreadableError` alone: one document must not lose the others' results.
    """
    try:
        with time_limit(allowed_time_s(settings)), memory_limit(settings.memory_limit):
            return work()
    except UnreadableError:
        raise
    except TimeLimitError:
        reason = f"took longer than {allowed_time_s(settings)} s and was given up (setting time-limit)"
    except RecursionError:
        reason = "is nested too deeply to be read"
    except MemoryError:
        allowed = f"the {settings.memory_limit} MiB allowed (setting memory-limit)"
        reason = f"needs more memory than {allowed if settings.memory_limit else 'there is'}"
    except Exception as error:
        reason = f"could not be audited ({type(error).__name__}: {error}); please report it"
    raise UnreadableError(reason)


def allowed_time_s(settings: Settings) -> int:
    """Return the seconds that a document may take: waiting for the network has its own bound."""
    return settings.time_limit + (settings.deadline if settings.online else 0) if settings.time_limit else 0


def audit_document(document: Document, settings: Settings) -> DocumentReport:
    """Audit a document that has been read."""
    manuscript = understand_document(document, settings)
    _at_hand[:] = [manuscript]
    lookups = look_up(manuscript, settings)
    findings, skipped = apply_rules(manuscript, lookups, settings)
    ran = {rule.id for rule in RULES} - {skip.rule for skip in skipped}
    chosen = selection.apply(findings, document.text, settings, ran=ran)
    return DocumentReport(
        path=document.path,
        format=document.format,
        title=document.title,
        journal=document.metadata.get("journal"),
        coverage=replace(
            manuscript.coverage, sources="; ".join(str(part) for part in (lookups.sources, lookups.registers) if part)
        ),
        findings=chosen.kept,
        suppressed=chosen.suppressed,
        skipped=skipped,
        warnings=(*document.warnings, *lookups.warnings, *chosen.warnings),
    )


def read_document(path: Path | str, data: bytes, settings: Settings) -> Document:
    """Return the document in `data`. Raises `UnreadableError`."""
    if not data:
        raise UnreadableError("is empty")
    reader, options = choose(data[:4096], str(path)), read_options(settings)
    with show_pages(str(path)) as pages_read:
        return reader.read(data, str(path), replace(options, pages_read=pages_read, meanwhile=_make_ready))


def _make_ready() -> None:
    from audit.parsing import make_ready

    make_ready()


def read_options(settings: Settings) -> ReadOptions:
    """Return what the settings ask of a reader."""
    return ReadOptions(
        pages=settings.pages,
        password=settings.password,
        rejected_changes=settings.rejected_changes,
        jobs=settings.jobs or 1,
    )


def understand_document(document: Document, settings: Settings) -> Manuscript:
    """Return what is understood of `document`."""
    from audit.parsing import understand

    return understand(document, settings.jobs or 1)


def look_up(manuscript: Manuscript, settings: Settings) -> Lookups:
    """Ask the resolvers that the settings allow; offline and without sources, none."""
    lookups = Lookups(today=settings.today, demands=demands_of(settings.profile))
    if settings.sources:
        lookups = consult_sources(manuscript, lookups, settings)
    if asks_registers(settings):
        lookups = consult_registers(manuscript, lookups, settings)
    return lookups


def asks_registers(settings: Settings) -> bool:
    """Tell whether registers of works, an index or a list of retractions is to be asked."""
    return bool(settings.online or settings.offline or settings.index or settings.retractions)


def read_sources(settings: Settings) -> None:
    """Read the folders of sources into their index, before and outside the time that one document may take."""
    from audit.resolvers.library import default_index_path, index_sources
    from audit.resolvers.progress import show_reading

    with show_reading() as tell:
        index_sources(
            settings.sources,
            read=partial(read_source, settings=settings),
            state=state_source,
            index=default_index_path(),
            tell=tell,
        )


def read_source(path: Path, settings: Settings) -> Document:
    """Return a source at hand. Raises `UnreadableError`."""
    return read_document(path, load(path, settings), settings)


def state_source(document: Document) -> tuple[Statement, ...]:
    """Return what a source at hand says."""
    from audit.parsing.statements import read_text

    return read_text(document, (), ()).statements


def consult_sources(manuscript: Manuscript, lookups: Lookups, settings: Settings) -> Lookups:
    """Hold the manuscript against the folders of sources that its author has at hand."""
    from audit.resolvers.library import consult, default_index_path

    found = consult(
        manuscript,
        settings.sources,
        read=partial(read_source, settings=settings),
        state=state_source,
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
        index_server=settings.index_server,
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
    chosen = [rule for rule in RULES if selection.selected(rule.id, rule.name, settings)]
    shares = _shares_of_rules(chosen, manuscript, settings)
    outcomes: dict[str, list[Finding] | SkippedRule] = {}
    copies = min(1, len(shares) - 1)
    with shared_out(lambda number: _run_rules(shares[number], manuscript, lookups), len(shares), copies) as finish:
        for found in finish():
            outcomes |= found
    findings = [finding for found in outcomes.values() if not isinstance(found, SkippedRule) for finding in found]
    findings.sort(key=lambda finding: (finding.span, finding.rule))
    in_order = (outcomes[rule.id] for rule in chosen)
    return tuple(findings), tuple(found for found in in_order if isinstance(found, SkippedRule))


def _shares_of_rules(rules: Sequence[Rule], manuscript: Manuscript, settings: Settings) -> list[list[Rule]]:
    """Return the rules in shares for two processes to take in turn; in one where a second process does not pay."""
    if settings.jobs < 2 or len(manuscript.text) < _LONG_TEXT:
        return [list(rules)]
    shares = [[rule for rule in rules if rule.id.startswith(family)] for family in _FAMILIES]
    shares.append([rule for rule in rules if not rule.id.startswith(_FAMILIES)])
    return [share for share in shares if share]


def _run_rules(
    rules: Sequence[Rule], manuscript: Manuscript, lookups: Lookups
) -> dict[str, list[Finding] | SkippedRule]:
    """Return by its id what each rule found, or why it did not run."""
    places = Places(manuscript)
    return {rule.id: _run_rule(rule, manuscript, lookups, places) for rule in rules}


def _run_rule(rule: Rule, manuscript: Manuscript, lookups: Lookups, places: Places) -> list[Finding] | SkippedRule:
    lacking = [need for need in rule.needs if need not in lookups.asked]
    if lacking:
        return SkippedRule(rule=rule.id, reason=f"needs {' and '.join(_OPTIONS[need] for need in lacking)}")
    try:
        problems = list(rule.check(manuscript, lookups))
    except MemoryError:
        raise
    except Exception as error:  # one broken rule must not lose the report of the others
        return SkippedRule(rule=rule.id, reason=f"failed ({type(error).__name__}: {error}); please report it")
    return places.findings(problems, rule)
