"""Tell whether two videos hold the same picture and sound, without decoding them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from contentcheck.media.streams import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from contentcheck.model import Medium

Packet = tuple[int, int | None, int | None, "Fraction | None", bytes]


def same_packets(one: Medium, other: Medium) -> bool:
    """Compare every packet of picture and sound: bytes and times. Raises MediaError."""
    return all(a == b for a, b in zip_longest(_packets(one), _packets(other)))


def _packets(medium: Medium) -> Iterator[Packet]:
    with opened(medium) as (file, _):
        kept = (*file.streams.video, *file.streams.audio)
        for packet in file.demux(*kept):
            yield packet.stream_index, packet.pts, packet.dts, packet.time_base, bytes(packet)
