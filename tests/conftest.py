"""What holds for every test: no internet, and a check that says what a test tells it to say."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

import contentcheck.checks

if TYPE_CHECKING:
    from collections.abc import Iterator

# What one test measured must not spare another one its measuring: here no folder can be made.
os.environ["XDG_CACHE_HOME"] = str(Path(__file__).absolute())

# `python -m fuzz` runs the properties with many more examples.
settings.register_profile(
    "fuzz",
    max_examples=int(os.environ.get("CONTENTCHECK_FUZZ_EXAMPLES", "500")),
    deadline=None,
    database=None,
)

SCRIPTED = str(Path(__file__).parent / "pack_checks")


@pytest.fixture(autouse=True)
def no_internet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make any internet socket raise; sockets between processes of this machine stay."""

    class LocalSocket(socket.socket):
        def __init__(self, family: int = -1, *rest: Any, **named: Any) -> None:
            if family in {-1, socket.AF_INET, socket.AF_INET6} and "fileno" not in named:
                raise AssertionError("contentcheck opened an internet socket")
            super().__init__(family, *rest, **named)

    monkeypatch.setattr(socket, "socket", LocalSocket)


@pytest.fixture
def scripted() -> Iterator[list[str]]:
    """Put the check `scripted` where checks are found; return the captions it was called with."""
    contentcheck.checks.__path__.append(SCRIPTED)
    from contentcheck.checks import scripted  # type: ignore[attr-defined]

    scripted.CALLS.clear()
    yield scripted.CALLS
    contentcheck.checks.__path__.remove(SCRIPTED)
