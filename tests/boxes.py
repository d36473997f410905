"""Change the boxes of an MP4 file that a test has written."""

from __future__ import annotations

from pathlib import Path

FIXED = 1 << 16


def put(path: Path, kind: bytes, at: int, data: bytes, *, last: bool = False) -> None:
    """Overwrite bytes of the first (or last) box of a kind, `at` bytes into its body."""
    whole = bytearray(path.read_bytes())
    start = (whole.rindex(kind) if last else whole.index(kind)) + 4 + at
    whole[start : start + len(data)] = data
    path.write_bytes(whole)


def box(kind: bytes, body: bytes) -> bytes:
    return (8 + len(body)).to_bytes(4, "big") + kind + body


def numbers(*values: int) -> bytes:
    return b"".join(value.to_bytes(4, "big", signed=True) for value in values)


def start_of_play(path: Path, ticks: int) -> None:
    """Have the first track begin so many of its ticks late: what comes before is hidden."""
    put(path, b"elst", 12, numbers(ticks))
