"""Tell that measuring goes on, for whoever waits for it with a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_told: list[Callable[[], None]] = []  # one in a media worker, none elsewhere


def beat() -> None:
    """Say that there is progress: a header was read, a frame is shown, a net is about to run.

    What only comes back to the same moment of a clip (a packet, a frame that is never shown) is
    none: a file may have any number of these.
    """
    for tell in _told:
        tell()


def on_beat(tell: Callable[[], None]) -> None:
    """Have this called at every beat in this process."""
    _told.append(tell)
