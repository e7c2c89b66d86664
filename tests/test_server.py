"""The language server, asked by a real client over standard input and output."""

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="pygls is not installed (extra `lsp`)")

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from tests.cli.manuscripts import CLEAN, MISPRINTED

ROOT = Path(__file__).parents[1]
URI = "file:///manuscripts/a.md"
TIMEOUT_S = 60


class Editor:
    """A client that keeps the diagnostics it is sent."""

    def __init__(self) -> None:
        self.client = LanguageClient("test", "1")
        self.received: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()
        self.version = 1

        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def diagnostics(params: lsp.PublishDiagnosticsParams) -> None:
            self.received.put_nowait(params)

    async def start(self) -> None:
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        await self.client.start_io(sys.executable, "-m", "audit", "lsp", env=env)
        params = lsp.InitializeParams(capabilities=lsp.ClientCapabilities(), process_id=os.getpid())
        await self.client.initialize_async(params)
        self.client.initialized(lsp.InitializedParams())

    async def open(self, text: str, uri: str = URI) -> list[lsp.Diagnostic]:
        item = lsp.TextDocumentItem(uri=uri, language_id="markdown", version=1, text=text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(text_document=item))
        return await self.diagnostics()

    async def change(self, text: str) -> list[lsp.Diagnostic]:
        self.send(text)
        return await self.diagnostics()

    def send(self, text: str) -> None:
        self.version += 1
        document = lsp.VersionedTextDocumentIdentifier(uri=URI, version=self.version)
        changes = [lsp.TextDocumentContentChangeWholeDocument(text=text)]
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(text_document=document, content_changes=changes)
        )

    async def next(self) -> lsp.PublishDiagnosticsParams:
        return await asyncio.wait_for(self.received.get(), TIMEOUT_S)

    async def diagnostics(self) -> list[lsp.Diagnostic]:
        return list((await self.next()).diagnostics)

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


def in_editor(scene: Callable[[Editor], Coroutine[Any, Any, None]]) -> None:
    async def play() -> None:
        editor = Editor()
        await editor.start()
        try:
            await asyncio.wait_for(scene(editor), TIMEOUT_S)
        finally:
            await editor.stop()

    asyncio.run(play())


def position(text: str, words: str) -> lsp.Position:
    before = text[: text.index(words)]
    line = before.count("\n")
    return lsp.Position(line=line, character=len(before.rpartition("\n")[2].encode("utf-16-le")) // 2)


def test_diagnostics_come_and_go_as_the_text_changes() -> None:
    async def scene(editor: Editor) -> None:
        (diagnostic,) = [one for one in await editor.open(MISPRINTED) if one.code == "NUM004"]
        assert diagnostic.severity == lsp.DiagnosticSeverity.Error
        assert diagnostic.range.start == position(MISPRINTED, "⁵ Clara")
        assert diagnostic.related_information
        assert [one for one in await editor.change(CLEAN) if one.code == "NUM004"] == []

    in_editor(scene)


def test_positions_count_utf_16_units_and_any_line_ends() -> None:
    text = MISPRINTED.replace("⁵ Clara", "⁵ 𝔄𝔅 Clara").replace("\n\n⁵ 𝔄𝔅", "\n\n\N{GRINNING FACE} 𝔄 x\n\n⁵ 𝔄𝔅")

    async def scene(editor: Editor) -> None:
        found = [one for one in await editor.open(text.replace("\n", "\r\n")) if one.code == "NUM004"]
        assert [one.range.start for one in found] == [position(text, "⁵ 𝔄𝔅")]

    in_editor(scene)


def test_a_certain_fix_is_offered_and_mends_the_text() -> None:
    async def scene(editor: Editor) -> None:
        (diagnostic,) = [one for one in await editor.open(MISPRINTED) if one.code == "NUM004"]
        context = lsp.CodeActionContext(diagnostics=[diagnostic])
        document = lsp.TextDocumentIdentifier(uri=URI)
        params = lsp.CodeActionParams(text_document=document, range=diagnostic.range, context=context)
        actions = await editor.client.text_document_code_action_async(params)
        (action,) = [one for one in actions or [] if isinstance(one, lsp.CodeAction) and "NUM004" in one.title]
        assert action.is_preferred
        assert action.edit is not None
        assert action.edit.changes is not None
        (edit,) = action.edit.changes[URI]
        assert (edit.range.start, edit.new_text) == (position(MISPRINTED, "⁵ Clara"), "³")

    in_editor(scene)


def test_hover_definition_and_outline() -> None:
    async def scene(editor: Editor) -> None:
        await editor.open(CLEAN)
        document = lsp.TextDocumentIdentifier(uri=URI)
        marker, note = position(CLEAN, "² Nobody"), position(CLEAN, "² Paul")
        hover = await editor.client.text_document_hover_async(lsp.HoverParams(text_document=document, position=marker))
        assert hover is not None
        assert isinstance(hover.contents, lsp.MarkupContent)
        assert "Autumn Floods" in hover.contents.value
        title = lsp.HoverParams(text_document=document, position=position(CLEAN, "Autumn Floods"))
        hover = await editor.client.text_document_hover_async(title)
        assert hover is not None
        assert isinstance(hover.contents, lsp.MarkupContent)
        assert "| title | Autumn Floods |" in hover.contents.value
        for here, there in ((marker, note), (note, marker)):
            params = lsp.DefinitionParams(text_document=document, position=here)
            found = await editor.client.text_document_definition_async(params)
            assert isinstance(found, list)
            assert isinstance(found[0], lsp.Location)
            assert found[0].range.start == there
        symbols = await editor.client.text_document_document_symbol_async(
            lsp.DocumentSymbolParams(text_document=document)
        )
        assert [symbol.name[:6] for symbol in symbols or []] == ["1 Anna", "2 Paul", "3 Clar"]

    in_editor(scene)


@pytest.mark.parametrize("text", ["", "\x00\x01", "word " * 10_000, "[^1]: \n" * 500])
def test_odd_texts_do_not_end_the_session(text: str) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open(text)
        assert [one.code for one in await editor.change(MISPRINTED) if one.code == "NUM004"] == ["NUM004"]

    in_editor(scene)


def processor_ms(pid: int) -> float:
    """Return the processor time of a process's main thread so far (Linux)."""
    return int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0]) / 1e6


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="processor time is read from /proc")
def test_a_change_costs_little() -> None:
    """Measured: 32 ms of processor time, 36 ms from change to diagnostics; the rest is left to slower machines."""
    article = ROOT / "seeds" / "border-crisis.md"
    text = article.read_text(encoding="utf-8")

    async def scene(editor: Editor) -> None:
        await editor.open(text)
        process = getattr(editor.client, "_server")  # noqa: B009
        times = []
        for number in range(8):
            before = processor_ms(process.pid)
            await editor.change(f"{text}\n{'x' * number}\n")
            times.append(processor_ms(process.pid) - before)
        assert min(times) < 125

    in_editor(scene)


def test_many_keystrokes_are_answered_at_once() -> None:
    async def scene(editor: Editor) -> None:
        await editor.open(MISPRINTED)
        for number in range(30):
            editor.send(MISPRINTED + "x" * number)
        editor.send(CLEAN)
        answers = [await editor.next()]
        while answers[-1].version != editor.version:
            answers.append(await editor.next())
        assert len(answers) < 30
        assert [one for one in answers[-1].diagnostics if one.code == "NUM004"] == []

    in_editor(scene)


def test_a_question_after_a_change_is_answered_of_the_new_text() -> None:
    async def scene(editor: Editor) -> None:
        await editor.open("# A draft\n")
        editor.send(CLEAN)
        symbols = await editor.client.text_document_document_symbol_async(
            lsp.DocumentSymbolParams(text_document=lsp.TextDocumentIdentifier(uri=URI))
        )
        assert len(symbols or []) == 3

    in_editor(scene)


LATEX = r"""\documentclass{article}
\begin{document}
The river rose.\footnote{Anna Berg, \emph{Gauges} (Oslo: Fjord, 1998), \url{https://doi.org/https://doi.org/10.1000/182}.}
It fell on 31 April 2004 --- they said.\footnote{Paul Stone, \emph{Floods} (London: Weir, 2001), 30.}
\end{document}
"""


def test_latex_is_shown_where_it_stands() -> None:
    async def scene(editor: Editor) -> None:
        found = {str(one.code): one for one in await editor.open(LATEX, "file:///manuscripts/a.tex")}
        assert found["IDN001"].range.start == position(LATEX, "https://doi.org/https")
        assert found["DAT001"].range.start == position(LATEX, "31 April")
        params = lsp.CodeActionParams(
            text_document=lsp.TextDocumentIdentifier(uri="file:///manuscripts/a.tex"),
            range=found["IDN001"].range,
            context=lsp.CodeActionContext(diagnostics=[found["IDN001"]]),
        )
        assert await editor.client.text_document_code_action_async(params)

    in_editor(scene)
