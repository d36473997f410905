"""`contentcheck serve`: a port of this machine, a private folder, an end that leaves nothing."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sys
import tempfile
import webbrowser
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

import click
import uvicorn

from contentcheck.model import Text
from contentcheck.web.app import make_app
from contentcheck.web.desk import Desk
from contentcheck.web.guard import Hosts, is_loopback, new_token
from contentcheck.web.limits import Limits
from contentcheck.wording import fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.config.settings import Settings
    from contentcheck.model import Language

PORT = 8765  # an address that can be kept as a bookmark
_FOLDER = "contentcheck-serve-"
_FORGOTTEN = 24 * 60 * 60  # seconds after which the folder of one that was killed is deleted
_AT_ONCE = 64  # connections
_PATIENCE = 2  # seconds for answers under way, once it is told to end

READY = Text(
    id="Penyusun siap di {url}\nBiarkan jendela ini terbuka. Untuk berhenti: Ctrl+C, atau tutup"
    " jendela ini; semua berkas unggahan dihapus.",
    en="The composer is ready at {url}\nKeep this window open. To end: Ctrl+C, or close this"
    " window; all uploaded files are deleted.",
)
BEYOND = Text(
    id="PERINGATAN: dengan --host {host}, siapa pun di jaringan ini dapat membuka penyusun, dan"
    " isinya lewat tanpa sandi. Hanya untuk jaringan yang Anda percayai.",
    en="WARNING: with --host {host} anyone on this network can open the composer, and what is typed"
    " travels unencrypted. Only for networks that you trust.",
)
TAKEN = Text(
    id="Tidak dapat memakai {host}:{port} ({error}). Pilih yang lain dengan --port.",
    en="Cannot use {host}:{port} ({error}). Choose another one with --port.",
)


def serve(settings: Settings, lang: Language, *, host: str, port: int | None, show: bool) -> None:
    """Answer until told to end. Without a `port` the usual one is taken, or any that is free."""
    try:
        listening = _listen(host, port)
    except OSError as error:
        said = fill(TAKEN[lang], host=host, port=str(port or PORT), error=error.strerror or "?")
        raise click.ClickException(said) from None
    number = listening.getsockname()[1]
    name = f"[{host}]" if ":" in host else host
    url = f"http://{name}:{number}/"
    if not is_loopback(host):
        click.echo(fill(BEYOND[lang], host=host), err=True)
    with listening, _private_folder() as folder:
        desk = Desk(folder, Limits())
        app = make_app(desk, settings, lang, new_token(), Hosts(host, number))
        server = _Server(
            uvicorn.Config(
                app,
                log_level="error",
                access_log=False,
                server_header=False,
                ws="none",
                limit_concurrency=_AT_ONCE,
                timeout_graceful_shutdown=_PATIENCE,
            ),
            desk,
        )
        click.echo(fill(READY[lang], url=url))
        sys.stdout.flush()
        if show:
            webbrowser.open(url)
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])


class _Server(uvicorn.Server):
    """A server that lets go of the posts as soon as it is told to end: what measures them stops."""

    def __init__(self, config: uvicorn.Config, desk: Desk):
        super().__init__(config)
        self._desk = desk

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._desk.close()
        await super().shutdown(sockets)


def _listen(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens there. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in (PORT, 0) if port is None else (port,):
        listening = socket.socket(family, socket.SOCK_STREAM)
        if os.name == "posix":  # elsewhere it would share the port with another program
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, number))
            listening.listen()
        except OSError:
            listening.close()
            if number == PORT and port is None:
                continue
            raise
        return listening
    raise OSError("no free port")


@contextmanager
def _private_folder() -> Iterator[Path]:
    """Give a folder that only this user may look into; it is gone afterwards, however one ends."""
    _delete_forgotten(Path(tempfile.gettempdir()))
    if hasattr(signal, "SIGHUP"):  # the terminal's window was closed
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    with tempfile.TemporaryDirectory(prefix=_FOLDER, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _delete_forgotten(above: Path) -> None:
    """Delete what a composer that was killed left behind; one that runs touches its folder."""
    for folder in above.glob(f"{_FOLDER}*"):
        with suppress(OSError):
            mine = not hasattr(os, "getuid") or folder.lstat().st_uid == os.getuid()
            if mine and not folder.is_symlink() and time() - folder.stat().st_mtime > _FORGOTTEN:
                shutil.rmtree(folder)
