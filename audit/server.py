"""The language server: an editor's text in, diagnostics, fixes, hovers and places of notes out (LSP 3.17)."""

import asyncio
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from audit import selection
from audit.engine import apply_rules, look_up, read_document, understand_document
from audit.model.finding import Finding, RegionFix
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.readers.interface import UnreadableError
from audit.reporters.wording import place_words
from audit.rules import RULES
from audit.settings import Settings, SettingsError, load_settings
from audit.tracing import FileText
from audit.version import VERSION

SEVERITIES = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "note": lsp.DiagnosticSeverity.Information,
}
LONGEST_SYMBOL = 80
DELAY_SHARE = 0.1  # of the time that the last audit took
LONGEST_DELAY_S = 0.3


class OpenManuscript:
    """One text in an editor, as it was last audited; positions are in the UTF-16 units of the protocol.

    What stands in another file (`\\input`) is not shown; what the reader writes otherwise than the editor (LaTeX's
    commands) is shown in its line, and has no fix.
    """

    def __init__(self, uri: str, text: str, settings: Settings) -> None:
        self.uri = uri
        path = to_fs_path(uri) or "untitled.md"
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        settings = replace(settings, jobs=1)  # an editor's server is not copied
        document = read_document(path, self.text.encode("utf-8", "replace"), settings)
        self.settings = settings
        self.manuscript: Manuscript = understand_document(document, settings)
        self._file = FileText(document, self.text)
        found, skipped = apply_rules(self.manuscript, look_up(self.manuscript, settings), settings)
        ran = {rule.id for rule in RULES} - {one.rule for one in skipped}
        kept = selection.apply(found, document.text, settings, ran=ran).kept
        self.findings: tuple[Finding, ...] = tuple(finding for finding in kept if self._file.near(finding.span))
        self._starts = [0]
        for at, character in enumerate(self.text):
            if character == "\n":
                self._starts.append(at + 1)

    def position(self, offset: int) -> lsp.Position:
        """Return the position of the character at `offset`."""
        line = bisect_right(self._starts, offset) - 1
        before = self.text[self._starts[line] : offset]
        return lsp.Position(line=line, character=len(before.encode("utf-16-le")) // 2)

    def range(self, span: Span) -> lsp.Range:
        """Return the range of a span of the document: of the same characters, or the line where they come from."""
        near = self._file.near(span) or Span(0, 0)
        return lsp.Range(start=self.position(near.start), end=self.position(near.end))

    def _meets(self, span: Span, wanted: Span) -> bool:
        """Tell whether a span of the document touches one of the editor's text."""
        near = self._file.near(span)
        return near is not None and near.start <= wanted.end and wanted.start <= near.end

    def _is_at(self, span: Span, offset: int) -> bool:
        return self._meets(span, Span(offset, offset))

    def offset(self, position: lsp.Position) -> int:
        """Return the offset of a position, at most the end of its line."""
        if position.line >= len(self._starts):
            return len(self.text)
        start: int = self._starts[position.line]
        end = self._starts[position.line + 1] - 1 if position.line + 1 < len(self._starts) else len(self.text)
        units = self.text[start:end].encode("utf-16-le")[: position.character * 2]
        return start + len(units.decode("utf-16-le", errors="ignore"))

    def diagnostics(self) -> list[lsp.Diagnostic]:
        """Return the findings as an editor shows them."""
        return [self._diagnostic(finding) for finding in self.findings]

    def _diagnostic(self, finding: Finding) -> lsp.Diagnostic:
        related = [
            lsp.DiagnosticRelatedInformation(
                location=lsp.Location(uri=self.uri, range=self.range(other.span)), message=other.message
            )
            for other in finding.related
            if other.span is not None
        ]
        return lsp.Diagnostic(
            range=self.range(finding.span),
            message=finding.message,
            severity=SEVERITIES[finding.level],
            code=finding.rule,
            source="citation-audit",
            related_information=related or None,
        )

    def actions(self, wanted: lsp.Range) -> list[lsp.CodeAction]:
        """Return the fixes of the findings that meet a range, the certain ones preferred."""
        span = Span(self.offset(wanted.start), self.offset(wanted.end))
        return [
            self._action(finding, finding.fix)
            for finding in self.findings
            if finding.fix is not None
            and self._meets(finding.span, span)
            and all(self._file.find(edit.span) is not None for edit in finding.fix.edits)
        ]

    def _action(self, finding: Finding, fix: RegionFix) -> lsp.CodeAction:
        edits = [lsp.TextEdit(range=self.range(edit.span), new_text=edit.replacement) for edit in fix.edits]
        return lsp.CodeAction(
            title=f"{finding.rule}: {fix.description}" + ("" if fix.certain else " (not certain)"),
            kind=lsp.CodeActionKind.QuickFix,
            diagnostics=[self._diagnostic(finding)],
            is_preferred=fix.certain,
            edit=lsp.WorkspaceEdit(changes={self.uri: edits}),
        )

    def hover(self, position: lsp.Position) -> str | None:
        """Return what is known at a position: findings with their evidence, the note of a marker, parsed citations."""
        at = self.offset(position)
        parts = [*self._finding_words(at), *self._marker_words(at), *self._citation_words(at)]
        return "\n\n".join(parts) or None

    def _finding_words(self, at: int) -> Iterator[str]:
        for finding in self.findings:
            if self._is_at(finding.span, at):
                yield f"**{finding.rule} {finding.name}** ({finding.level}): {finding.message}"
                yield from (f"- {place_words(other.region)}: {other.message}" for other in finding.related)

    def _marker_words(self, at: int) -> Iterator[str]:
        for marker in self.manuscript.markers:
            if marker.note_id in self.manuscript.note_by_id and self._is_at(marker.span, at):
                note = self.manuscript.note_by_id[marker.note_id]
                yield f"Note {note.label}: {self.manuscript.document.plain(*note.text_spans).text}"

    def _citation_words(self, at: int) -> Iterator[str]:
        for citation in self.manuscript.citations:
            if self._is_at(citation.span, at):
                rows = "".join(f"| {field.variable} | {_cell(str(field.value))} |\n" for field in citation.item.fields)
                yield f"{citation.form} citation\n\n| field | value |\n| --- | --- |\n{rows}"

    def others(self, position: lsp.Position) -> list[lsp.Location]:
        """Return the note of the marker at a position, or the markers of the note."""
        at = self.offset(position)
        found = [
            self.manuscript.note_by_id[marker.note_id].span
            for marker in self.manuscript.markers
            if marker.note_id in self.manuscript.note_by_id and self._is_at(marker.span, at)
        ]
        if not found:
            found = [
                self.manuscript.marker_by_id[id].span
                for note in self.manuscript.notes
                if self._is_at(note.span, at)
                for id in note.marker_ids
            ]
        return [lsp.Location(uri=self.uri, range=self.range(span)) for span in found]

    def symbols(self) -> list[lsp.DocumentSymbol]:
        """Return the outline: the notes, in order."""
        return [
            lsp.DocumentSymbol(
                name=f"{note.label} {self.manuscript.document.plain(*note.text_spans).text}"[:LONGEST_SYMBOL],
                kind=lsp.SymbolKind.Key,
                range=self.range(note.span),
                selection_range=self.range(note.label_span or Span(note.span.start, note.span.start)),
            )
            for note in self.manuscript.notes
        ]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


class _Session:
    """The texts that an editor has open. What was typed waits a moment, so that one audit answers many keystrokes."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._opened: dict[str, OpenManuscript] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._last_s = 0.0

    def changed(self, uri: str) -> None:
        """Audit a text soon: after a share of the time that the last audit took, counted from the last keystroke."""
        self._forget_timer(uri)
        delay = min(LONGEST_DELAY_S, DELAY_SHARE * self._last_s)
        self._waiting[uri] = asyncio.get_running_loop().call_later(delay, self.audit, uri)

    def find(self, uri: str) -> OpenManuscript | None:
        """Return a text as it stands now, audited; None when it cannot be read."""
        if uri in self._waiting:
            self.audit(uri)
        return self._opened.get(uri)

    def saved(self, uri: str) -> None:
        """Audit a text with its settings read anew, which may have been saved, too."""
        self._opened.pop(uri, None)
        self.audit(uri)

    def closed(self, uri: str) -> None:
        """Forget a text."""
        self._forget_timer(uri)
        self._opened.pop(uri, None)
        self._server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    def audit(self, uri: str) -> None:
        """Audit a text now, and tell the editor."""
        self._forget_timer(uri)
        began = perf_counter()
        document = self._server.workspace.get_text_document(uri)
        diagnostics: list[lsp.Diagnostic] = []
        try:
            settings = self._opened[uri].settings if uri in self._opened else _settings(uri)
            self._opened[uri] = OpenManuscript(uri, document.source, settings)
            diagnostics = self._opened[uri].diagnostics()
        except (UnreadableError, SettingsError) as error:
            self._opened.pop(uri, None)
            self._server.window_show_message(lsp.ShowMessageParams(type=lsp.MessageType.Warning, message=str(error)))
        self._last_s = perf_counter() - began
        published = lsp.PublishDiagnosticsParams(uri=uri, version=document.version, diagnostics=diagnostics)
        self._server.text_document_publish_diagnostics(published)

    def _forget_timer(self, uri: str) -> None:
        timer = self._waiting.pop(uri, None)
        if timer is not None:
            timer.cancel()


def build_server() -> LanguageServer:
    """Return the server, ready to be started."""
    server = LanguageServer("citation-audit", VERSION, text_document_sync_kind=lsp.TextDocumentSyncKind.Incremental)
    session = _Session(server)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: lsp.DidOpenTextDocumentParams) -> None:
        session.audit(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: lsp.DidChangeTextDocumentParams) -> None:
        session.changed(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: lsp.DidSaveTextDocumentParams) -> None:
        session.saved(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: lsp.DidCloseTextDocumentParams) -> None:
        session.closed(params.text_document.uri)

    kinds = lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, kinds)
    def code_action(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        manuscript = session.find(params.text_document.uri)
        return manuscript.actions(params.range) if manuscript else []

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        manuscript = session.find(params.text_document.uri)
        words = manuscript.hover(params.position) if manuscript else None
        if words is None:
            return None
        return lsp.Hover(contents=lsp.MarkupContent(kind=lsp.MarkupKind.Markdown, value=words))

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def definition(params: lsp.DefinitionParams) -> list[lsp.Location]:
        manuscript = session.find(params.text_document.uri)
        return manuscript.others(params.position) if manuscript else []

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        manuscript = session.find(params.text_document.uri)
        return manuscript.symbols() if manuscript else []

    return server


def _settings(uri: str) -> Settings:
    """Return the settings of the manuscript's folder; an editor never asks the network while one types."""
    path = to_fs_path(uri)
    return replace(load_settings([Path(path)] if path else []), online=False, ledger=None)
