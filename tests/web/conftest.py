"""Composers for the tests; between a test and a process it starts, the loopback may be used."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import pytest

from composing import Composer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def no_internet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make any socket to another machine raise."""

    class LocalSocket(socket.socket):
        def connect(self, address: Any) -> None:
            if self.family != socket.AF_UNIX and address[0] != "127.0.0.1":
                raise AssertionError("contentcheck spoke to another machine")
            super().connect(address)

    monkeypatch.setattr(socket, "socket", LocalSocket)


@pytest.fixture
def composer(tmp_path: Path) -> Composer:
    return Composer(tmp_path / "desk")
