"""The whole line: paths in, a `Report` out. The only module that knows readers, parsing, resolvers and rules."""

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path, PurePath

from audit import selection
from audit.model.document import Document
from audit.model.finding import (
    DocumentReport,
    Finding,
    Fix,
    Problem,
    RegionEdit,
    RegionFix,
    RelatedFinding,
    Report,
    SkippedRule,
)
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Region, Span
from audit.readers import READERS, choose
from audit.readers.interface import ReadOptions, UnreadableError
from audit.rules import RULES
from audit.rules.rule import Rule
from audit.settings import Settings

Progress = Callable[[int, int, str], None]  # documents done, documents in all, path at hand

SNIPPET_BEFORE, SNIPPET_AFTER = 60, 80  # characters of an excerpt around the start of a place


def audit(paths: Sequence[Path | str], settings: Settings, *, progress: Progress | None = None) -> Report:
    """Audit files, folders and standard input (`-`), in order; one unreadable file does not stop the others."""
    files = list(find_files(paths, settings))
    documents = []
    for done, file in enumerate(files):
        if progress:
            progress(done, len(files), str(file))
        documents.append(audit_file(file, settings))
    if progress:
        progress(len(files), len(files), "")
    return Report(documents=tuple(documents))


def find_files(paths: Sequence[Path | str], settings: Settings) -> Iterator[Path | str]:
    """Yield the files to audit: those named, and below folders those with a suffix that a reader knows."""
    suffixes = {suffix for reader in READERS for suffix in reader.suffixes}
    for path in paths:
        if str(path) == "-" or not _is_folder(path):
            yield path
            continue
        for folder, below, names in os.walk(path):  # does not follow links to folders, so that loops end
            below[:] = sorted(name for name in below if not name.startswith(".") and not _excluded(name, settings))
            for name in sorted(names):
                if PurePath(name).suffix.lower() in suffixes and not _excluded(name, settings):
                    yield Path(folder, name)


def _excluded(name: str, settings: Settings) -> bool:
    return any(fnmatch(name, pattern) for pattern in settings.exclude)


def _is_folder(path: Path | str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # a name too long, a loop of links: reading it will say so
        return False


def audit_file(path: Path | str, settings: Settings) -> DocumentReport:
    """Audit one file; a file that cannot be read comes back with `failure` set."""
    try:
        data = load(path, settings)
        return audit_document(read_document(path, data, settings), settings)
    except UnreadableError as error:
        return DocumentReport(path=str(path), failure=str(error))
    except RecursionError:
        return DocumentReport(path=str(path), failure="is nested too deeply to be read")


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
        coverage=replace(manuscript.coverage, sources=str(lookups.sources or "")),
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
    options = ReadOptions(
        pages=settings.pages,
        password=settings.password,
        rejected_changes=settings.rejected_changes,
        jobs=settings.jobs,
    )
    return choose(data[:4096], str(path)).read(data, str(path), options)


def understand_document(document: Document, settings: Settings) -> Manuscript:
    """Return what is understood of `document`."""
    from audit.parsing import understand

    return understand(document)


def look_up(manuscript: Manuscript, settings: Settings) -> Lookups:
    """Ask the resolvers that the settings allow; offline and without sources, none."""
    lookups = Lookups(today=settings.today)
    return consult_sources(manuscript, lookups, settings) if settings.sources else lookups


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


def apply_rules(
    manuscript: Manuscript, lookups: Lookups, settings: Settings
) -> tuple[tuple[Finding, ...], tuple[SkippedRule, ...]]:
    """Run every selected rule and return its findings by place, and the rules that could not run."""
    findings: list[Finding] = []
    skipped: list[SkippedRule] = []
    for rule in RULES:
        if not selection.selected(rule.id, rule.name, settings):
            continue
        lacking = [need for need in rule.needs if need not in lookups.asked]
        if lacking:
            skipped.append(SkippedRule(rule=rule.id, reason=f"needs {' and '.join('--' + need for need in lacking)}"))
            continue
        try:
            problems = list(rule.check(manuscript, lookups))
        except Exception as error:  # one broken rule must not lose the report of the others
            skipped.append(
                SkippedRule(rule=rule.id, reason=f"failed ({type(error).__name__}: {error}); please report it")
            )
            continue
        findings += resolve(problems, rule, manuscript.document)
    findings.sort(key=lambda finding: (finding.span, finding.rule))
    return tuple(findings), tuple(skipped)


def resolve(problems: Iterable[Problem], rule: Rule, document: Document) -> list[Finding]:
    """Turn a rule's problems into findings: spans into places, and a fingerprint each."""
    return [
        Finding(
            rule=rule.id,
            name=rule.name,
            level=problem.level or rule.level,
            kind=problem.kind,
            confidence=problem.confidence,
            message=problem.message,
            region=region(document, problem.span),
            span=problem.span,
            note=problem.note,
            expected=problem.expected,
            related=tuple(
                RelatedFinding(region=region(document, place.span), message=place.message) for place in problem.related
            ),
            evidence=problem.evidence,
            fix=_resolve_fix(problem.fix, document),
            fingerprint=fingerprint(rule.id, problem, document),
        )
        for problem in problems
    ]


def _resolve_fix(fix: Fix | None, document: Document) -> RegionFix | None:
    if fix is None:
        return None
    edits = tuple(
        RegionEdit(region=region(document, edit.span), span=edit.span, replacement=edit.replacement)
        for edit in fix.edits
    )
    return RegionFix(description=fix.description, certain=fix.certain, edits=edits)


def region(document: Document, span: Span) -> Region:
    """Return the place of `span` with an excerpt of its line around it."""
    text = document.text
    place = document.source_map.place(span)
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - SNIPPET_BEFORE)
    line_end = text.find("\n", span.start)
    end = min(len(text) if line_end < 0 else line_end, max(span.end, span.start) + SNIPPET_AFTER, span.start + 240)
    snippet = text[start:end]
    return Region(
        path=place.path or document.path,
        start_line=place.start_line,
        start_column=place.start_column,
        end_line=place.end_line,
        end_column=place.end_column,
        page=place.page,
        boxes=place.boxes,
        logical=place.logical,
        snippet=snippet,
        snippet_start=span.start - start,
        snippet_end=max(span.start - start, min(span.end, end) - start),
    )


def fingerprint(rule: str, problem: Problem, document: Document) -> str:
    """Return a key made of content alone, so that text inserted elsewhere does not change it."""
    words = " ".join(problem.span.of(document.text)[:400].split())
    before = " ".join(document.text[max(0, problem.span.start - 80) : problem.span.start].split())[-40:]
    key = "\x1f".join((rule, problem.note or "", words, before))
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
