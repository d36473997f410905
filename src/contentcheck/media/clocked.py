"""A process that measures media, and the clock that ends it when it gets stuck."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any

from contentcheck.media.parcel import packed
from contentcheck.media.sniff import media_error
from contentcheck.media.workplace import Answer, Beat, message_of
from contentcheck.model import Text
from contentcheck.wording import fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from contentcheck.errors import MediaError, Reason
    from contentcheck.media.limits import Limits
    from contentcheck.model import Medium

TICK = 0.25  # s between two looks at the clock
_SERVE = (
    "import sys; sys.path[:] = {path!r}; from contentcheck.media.workplace import serve; serve()"
)

_SILENT = Text(
    id="pengukurannya dihentikan karena tidak ada kemajuan sama sekali; simpan ulang berkas ini"
    " dari aplikasi asalnya, lalu periksa lagi",
    en="measuring it was ended, because there was no progress at all; save the file again from"
    " where it was made, then check again",
)
_TOO_LONG = Text(
    id="pengukurannya dihentikan karena terlalu lama; perkecil ukurannya, perpendek, atau simpan"
    " ulang dari aplikasi asalnya",
    en="measuring it was ended, because it took too long; make it smaller or shorter, or save it"
    " again from where it was made",
)
_DIED = Text(
    id="proses yang mengukurnya berhenti mendadak ({how}), sering kali karena memori habis;"
    " perkecil ukurannya, atau simpan ulang dari aplikasi asalnya",
    en="the process that measured it died ({how}), often because memory ran out; make it smaller,"
    " or save it again from where it was made",
)


class Clocked:
    """A process that does one task at a time, until it is ended or ends by itself.

    `known` are the numbers of the media it has; `tired` says that another is to take over.
    """

    def __init__(self, limits: Limits):
        self.known: set[int] = set()
        self.tired = False
        self._limits = limits
        self._lost: tuple[Reason, Text] | None = None
        self._silent: float | None = None  # s without a beat; None while nothing is asked
        self._lock = Lock()
        self._over = Event()
        self._popen = subprocess.Popen(  # noqa: S603  (this Python, and nothing of the user's)
            # `-I`: it imports from where this process does, whatever the environment says.
            [sys.executable, "-I", "-c", _SERVE.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Ctrl-C in a terminal is for the first process, which ends this one.
            process_group=None if sys.platform == "win32" else 0,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        assert self._popen.stdin is not None  # noqa: S101  (as asked for)
        assert self._popen.stdout is not None  # noqa: S101
        self._to, self._from = self._popen.stdin, self._popen.stdout
        Thread(target=self._watch, name="contentcheck clock", daemon=True).start()
        self._send(limits)

    @property
    def is_gone(self) -> bool:
        """Tell whether it has ended, or is about to."""
        return self._lost is not None or self._popen.poll() is not None

    def do(
        self,
        task: tuple[Any, ...],
        allows: Callable[[float], bool],
        progress: Callable[[str, float, float], None] | None,
    ) -> Answer | None:
        """Return the answer to a task (see `workplace`); None where the process is lost.

        `allows` is asked whether it may go on after so many seconds of work.
        """
        self._listen(True)
        try:
            message = self._receive() if self._send(task) else None
            while isinstance(message, Beat):
                self._silent = 0.0
                if not allows(message.work):
                    self._give_up("time", _TOO_LONG)
                elif message.seen is not None and progress is not None:
                    progress(*message.seen)
                message = self._receive()
        finally:
            self._listen(False)
        if message is None:
            return None
        self.tired |= message.tired
        return message

    def why_lost(self, medium: Medium) -> MediaError:
        """Return what to say of the medium that was measured when the process was lost."""
        if self._lost is not None:
            reason, said = self._lost
            return media_error(medium, reason, said.id, said.en)
        how = _how_it_ended(self._popen.wait())
        return media_error(medium, "signal", fill(_DIED.id, how=how), fill(_DIED.en, how=how))

    def end(self) -> None:
        """End it now, whatever it is doing."""
        self._over.set()
        self._popen.kill()
        for pipe in (self._to, self._from):
            with suppress(OSError):  # what was not sent yet
                pipe.close()
        self._popen.wait()

    def _send(self, message: object) -> bool:
        """Send a message; return whether anybody is there."""
        data = packed(message)
        try:
            self._to.write(data)
            self._to.flush()
        except OSError:
            return False
        return True

    def _receive(self) -> Beat | Answer | None:
        """Wait for a message; return None where the process ended without one."""
        try:
            parts = pickle.load(self._from)  # noqa: S301  (our own code's)
        except (EOFError, OSError, pickle.UnpicklingError):  # it may end in the middle of one
            return None
        return message_of(parts)

    def _listen(self, on: bool) -> None:
        with self._lock:
            self._silent = 0.0 if on else None

    def _give_up(self, reason: Reason, said: Text) -> None:
        self._lost = reason, said
        self._popen.kill()

    def _watch(self) -> None:
        """Count how long nothing is heard, by looks: a pause of this process does not count."""
        while not self._over.wait(TICK):
            with self._lock:
                if self._silent is None or self._lost is not None:
                    continue
                self._silent += TICK
                if self._silent >= self._limits.silence:
                    self._give_up("time", _SILENT)


def _how_it_ended(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
