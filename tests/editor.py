"""An editor for tests: a client of the language server that `contentcheck server` starts."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from commands import LOCALES, SOURCE

T = TypeVar("T")
PATIENCE = 60  # s; nothing of this takes a tenth of it on an idle machine
ENCODINGS = types.PositionEncodingKind


def play(scene: Coroutine[Any, Any, T]) -> T:
    """Run a scene with an editor to its end."""
    return asyncio.run(asyncio.wait_for(scene, PATIENCE * 3))


class Editor:
    """What is typed goes to the server, what it publishes is kept by document."""

    def __init__(self) -> None:
        self.client = LanguageClient("an editor", "1")
        self.published: list[types.PublishDiagnosticsParams] = []
        self.news = asyncio.Event()
        self.versions: dict[str, int] = {}
        self.stderr = ""
        self.registered: list[types.Registration] = []

        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.published.append(params)
            self.news.set()

        def register(params: types.RegistrationParams) -> None:
            self.registered += params.registrations

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(publish)
        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(register)

    def open(self, path: Path, text: str, language: str = "markdown") -> str:
        """Open a document, which need not be on disk, and return its address."""
        uri = path.as_uri()
        self.versions[uri] = 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def write(self, uri: str, text: str) -> None:
        """Change the whole text of a document."""
        self.versions[uri] += 1
        this = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(this, [change]))

    async def found(
        self,
        uri: str,
        enough: Callable[[list[types.Diagnostic]], bool] = lambda _: True,
    ) -> list[types.Diagnostic]:
        """Wait for what is published of a document's newest version, once that is enough."""

        async def wait() -> list[types.Diagnostic]:
            while True:
                for params in reversed(self.published):
                    same = params.uri == uri and params.version == self.versions[uri]
                    if same and enough(list(params.diagnostics)):
                        return list(params.diagnostics)
                self.news.clear()
                await self.news.wait()

        return await asyncio.wait_for(wait(), PATIENCE)

    async def hover(self, uri: str, line: int, character: int) -> str | None:
        this, at = types.TextDocumentIdentifier(uri), types.Position(line, character)
        found = await self.client.text_document_hover_async(types.HoverParams(this, at))
        if found is None:
            return None
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    async def actions(
        self, uri: str, where: types.Range, only: Iterable[str] | None = None
    ) -> list[types.CodeAction]:
        context = types.CodeActionContext([], None if only is None else list(only))
        this = types.TextDocumentIdentifier(uri)
        asked = types.CodeActionParams(this, where, context)
        found = await self.client.text_document_code_action_async(asked)
        return [each for each in found or () if isinstance(each, types.CodeAction)]

    async def completions(self, uri: str, line: int, character: int) -> list[types.CompletionItem]:
        this, at = types.TextDocumentIdentifier(uri), types.Position(line, character)
        asked = types.CompletionParams(this, at)
        found = await self.client.text_document_completion_async(asked)
        assert found is None or isinstance(found, types.CompletionList)
        return list(found.items) if found else []


@asynccontextmanager
async def editor(
    *options: str,
    units: types.PositionEncodingKind | None = None,
    locale: str | None = "en-US",
    language: str | None = None,
    path: tuple[Path, ...] = (),
    cwd: Path | None = None,
) -> AsyncIterator[Editor]:
    """Start a server and yield an editor that has greeted it; ends it as an editor does."""
    this = Editor()
    inherited = {name: value for name, value in os.environ.items() if name not in LOCALES}
    modules = os.pathsep.join(map(str, (*path, SOURCE)))
    await this.client.start_io(
        *(sys.executable, "-m", "contentcheck", "server", *options),
        env=inherited | {"PYTHONPATH": modules, "PYTHONUTF8": "1"},
        cwd=cwd,
    )
    markdown = types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown])
    watched = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    edits = types.WorkspaceEditClientCapabilities(document_changes=True)
    capabilities = types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=edits, did_change_watched_files=watched
        ),
        text_document=types.TextDocumentClientCapabilities(hover=markdown),
        general=types.GeneralClientCapabilities(position_encodings=[units] if units else None),
    )
    options_given = {"language": language} if language else None
    greeting = types.InitializeParams(
        capabilities, locale=locale, initialization_options=options_given
    )
    answer = await asyncio.wait_for(this.client.initialize_async(greeting), PATIENCE)
    assert answer.capabilities.position_encoding == (units or ENCODINGS.Utf16)
    this.client.initialized(types.InitializedParams())
    yield this
    await asyncio.wait_for(this.client.shutdown_async(None), PATIENCE)
    this.client.exit(None)
    process = this.client._server
    assert process is not None
    assert process.stderr is not None
    this.stderr = (await asyncio.wait_for(process.stderr.read(), PATIENCE)).decode()
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
    await this.client.stop()  # type: ignore[no-untyped-call]
    assert "Traceback" not in this.stderr


def codes(found: list[types.Diagnostic]) -> set[object]:
    """Return the rules that were found broken."""
    return {each.code for each in found}


def measured(found: list[types.Diagnostic]) -> bool:
    """Tell whether no medium is being measured any more."""
    return all(each.severity != types.DiagnosticSeverity.Hint for each in found)


def at(text: str, place: types.Range, code: str = "utf-16-le", unit: int = 2) -> str:
    """Return what stands at a range of one line, cut as an editor cuts it."""
    line = text.split("\n")[place.start.line].encode(code)
    return line[place.start.character * unit : place.end.character * unit].decode(code)


def applied(text: str, action: types.CodeAction) -> str:
    """Return a text after an action, as an editor that counts in UTF-16 applies it."""
    assert action.edit is not None
    assert action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    lines = text.split("\n")
    starts = [
        sum(len(line.encode("utf-16-le")) + 2 for line in lines[:n]) for n in range(len(lines))
    ]
    data = text.encode("utf-16-le")
    for edit in sorted(change.edits, key=lambda e: (e.range.start.line, e.range.start.character))[
        ::-1
    ]:
        assert isinstance(edit, types.TextEdit)
        start, end = (starts[p.line] + 2 * p.character for p in (edit.range.start, edit.range.end))
        data = data[:start] + edit.new_text.encode("utf-16-le") + data[end:]
    return data.decode("utf-16-le")
