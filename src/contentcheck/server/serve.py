"""`contentcheck server`: the language server protocol over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from contentcheck import __version__
from contentcheck.config.files import NAME, PYPROJECT
from contentcheck.config.settings import Settings
from contentcheck.drafts.folder import IMAGES, VIDEOS
from contentcheck.errors import ConfigError, SelectionError
from contentcheck.measuring.subtitles import SUFFIXES
from contentcheck.server import answers
from contentcheck.server.checker import Checker
from contentcheck.server.document import Document
from contentcheck.server.session import Session, path_of
from contentcheck.wording import language_of

if TYPE_CHECKING:
    from contentcheck.model import Language

TRIGGERS = [":", " ", "-", "[", "{", ",", "/", "."]


class Server(LanguageServer):
    """A session and the editor it is with."""

    def __init__(self, settings: Settings, lang: str | None):
        # Whole texts, not edits: pygls counts lines as Python does, at U+2028 and \f as well, the
        # protocol at LF, CR LF and CR only.
        super().__init__(
            "contentcheck", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.settings = settings
        self.lang = lang
        self.session = Session(self.show)
        self.asked_to_end = False

    def show(self, document: Document, found: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(document.uri, found, document.version)
        )

    def document(self, uri: str) -> Document:
        """Return the newest version of a document."""
        held = self.workspace.get_text_document(uri)
        units = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        name = units.value if isinstance(units, types.PositionEncodingKind) else units
        root = Path(self.workspace.root_path or Path.cwd())
        path = path_of(uri, held.language_id, root)
        return Document(uri, held.version, path, held.source, name, self.settings)

    def choose_language(self, options: object, locale: str | None) -> None:
        """Write in the language of the command line, the editor's options, its locale, ours."""
        asked = options.get("language") if isinstance(options, dict) else None
        environment = {"LANG": locale.replace("-", "_")} if locale else os.environ
        wanted = self.lang or (str(asked) if asked else self.settings.said("lang")[0])
        lang: Language = language_of(wanted, environment)
        self.session.start(Checker(self.settings.book, lang, self.settings.rulebook))

    def read_settings_again(self) -> None:
        """Go by a configuration that was changed; by the old one where the new one is wrong."""
        try:
            self.settings = Settings(self.settings.here, self.settings.packs)
        except (ConfigError, SelectionError) as error:
            said = error.message[self.session.checker.lang]
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, said))
            return
        lang = self.session.checker.lang
        self.session.start(Checker(self.settings.book, lang, self.settings.rulebook))
        for uri in list(self.session.opened):
            self.session.change(self.document(uri))

    @property
    def markdown(self) -> bool:
        """Whether the editor shows Markdown."""
        text = self.client_capabilities.text_document
        formats = text and text.hover and text.hover.content_format
        return types.MarkupKind.Markdown in (formats or ())

    @property
    def versioned(self) -> bool:
        """Whether the editor takes edits of a certain version of a document."""
        workspace = self.client_capabilities.workspace
        edits = workspace and workspace.workspace_edit
        return bool(edits and edits.document_changes)

    @property
    def watches(self) -> bool:
        """Whether the editor can be asked to tell of changed files."""
        workspace = self.client_capabilities.workspace
        files = workspace and workspace.did_change_watched_files
        return bool(files and files.dynamic_registration)


def serve(settings: Settings, lang: str | None) -> NoReturn:
    """Serve an editor until it is done; exit code 0 where it said so before."""
    server = Server(settings, lang)
    _begin_and_end(server)
    _follow(server)
    _answer(server)
    output, sys.stdout = sys.stdout.buffer, sys.stderr  # nothing else may speak to the editor
    server.start_io(sys.stdin.buffer, output)
    # At once: a thread that is ended inside OpenCV by Python's own way out aborts the process.
    os._exit(0 if server.asked_to_end else 1)


def _begin_and_end(server: Server) -> None:
    """Learn what the editor can do and in which language, and when it is done."""

    @server.feature(types.INITIALIZE)
    def _(params: types.InitializeParams) -> None:
        server.choose_language(params.initialization_options, params.locale)

    @server.feature(types.INITIALIZED)
    def _(_: types.InitializedParams) -> None:
        if server.watches:
            endings = ",".join(sorted(each[1:] for each in {*IMAGES, *VIDEOS, *SUFFIXES}))
            watched = types.DidChangeWatchedFilesRegistrationOptions(
                [types.FileSystemWatcher(f"**/*.{{{endings}}}")]
            )
            name = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            server.client_register_capability(
                types.RegistrationParams([types.Registration("media", name, watched)])
            )

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def _(params: types.DidChangeConfigurationParams) -> None:
        settings: Any = params.settings
        own = settings.get("contentcheck") if isinstance(settings, dict) else None
        if isinstance(own, dict) and "language" in own:
            server.choose_language(own, None)

    @server.feature(types.SHUTDOWN)
    def _(_: Any) -> None:
        server.asked_to_end = True


def _follow(server: Server) -> None:
    """Have the session told of what is written, saved and closed."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def _(params: types.DidOpenTextDocumentParams) -> None:
        server.session.open(server.document(params.text_document.uri))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def _(params: types.DidChangeTextDocumentParams) -> None:
        server.session.change(server.document(params.text_document.uri))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def _(params: types.DidCloseTextDocumentParams) -> None:
        server.session.close(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def _(params: types.DidSaveTextDocumentParams) -> None:
        if params.text_document.uri.rpartition("/")[2] in {NAME, PYPROJECT}:
            server.read_settings_again()
        server.session.look_again()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _(_: types.DidChangeWatchedFilesParams) -> None:
        server.session.look_again()


def _answer(server: Server) -> None:
    """Answer what the editor asks; what reads the text again does so beside its thread."""
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def _(params: types.HoverParams) -> types.Hover | None:
        checked = session.fresh(params.text_document.uri)
        if checked is None:
            return None
        return await asyncio.to_thread(
            answers.hover, checked, params.position, session.checker, markdown=server.markdown
        )

    kinds = [types.CodeActionKind.QuickFix, answers.FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds))
    async def _(params: types.CodeActionParams) -> list[types.CodeAction]:
        checked = session.fresh(params.text_document.uri)
        if checked is None:
            return []
        return await asyncio.to_thread(
            answers.actions, checked, params, session.checker, versioned=server.versioned
        )

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(TRIGGERS))
    async def _(params: types.CompletionParams) -> types.CompletionList | None:
        opened = session.opened.get(params.text_document.uri)
        if opened is None:
            return None
        return await asyncio.to_thread(
            answers.completion, opened.document, params.position, session.checker
        )
