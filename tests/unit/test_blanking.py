"""Boxes of MP4 and QuickTime files: what tells something is blanked, what shows something stays."""

from __future__ import annotations

import io
import random
import struct
from typing import TYPE_CHECKING, Any

import av
import pytest

from clips import letterboxed, pan, write
from contentcheck.media.blanking import blank_metadata, is_boxes
from contentcheck.media.container import container
from contentcheck.media.metadata import video_metadata
from contentcheck.media.packets import same_packets
from contentcheck.model import Medium

if TYPE_CHECKING:
    from pathlib import Path


def box(name: bytes, *inner: bytes) -> bytes:
    body = b"".join(inner)
    return struct.pack(">I4s", len(body) + 8, name) + body


def table(name: bytes, *rows: bytes, head: bytes = b"") -> bytes:
    return box(name, bytes(4), head, struct.pack(">I", len(rows)), *rows)


def track(
    handler: bytes,
    *offsets: int,
    sizes: tuple[int, ...] = (4,),
    together: int | None = None,
    first: tuple[int, ...] = (1,),
) -> bytes:
    """Return a track with chunks of samples, `together` in each from the `first` ones on."""
    together = len(sizes) if together is None else together
    return of_tables(
        handler,
        table(b"stsc", *(struct.pack(">III", each, together, 1) for each in first)),
        table(b"stsz", *(struct.pack(">I", size) for size in sizes), head=bytes(4)),
        table(b"stco", *(struct.pack(">I", offset) for offset in offsets)),
    )


def of_tables(handler: bytes, *tables: bytes) -> bytes:
    stbl = box(b"stbl", *tables)
    hdlr = box(b"hdlr", bytes(8), handler, bytes(12))
    return box(b"trak", box(b"mdia", hdlr, box(b"minf", stbl)), box(b"udta", b"Nama"))


def blanked(data: bytes) -> bytes:
    file = io.BytesIO(data)
    blank_metadata(file)
    return file.getvalue()


def told(source: Path, path: Path, **tags: str) -> Medium:
    """Copy a clip and write tags into its container."""
    with av.open(str(source)) as clip, av.open(str(path), "w") as file:
        file.metadata.update(tags)
        copies = {s.index: file.add_stream_from_template(s) for s in clip.streams}
        for packet in clip.demux():
            if packet.dts is not None:
                packet.stream = copies[packet.stream.index]
                file.mux(packet)
    return Medium(path.name, path)


@pytest.mark.parametrize("name", ["a.mp4", "a.mov"])
@pytest.mark.parametrize("rotation", [0, 90])
def test_a_clip_shows_the_same_afterwards_and_tells_nothing(
    tmp_path: Path, name: str, rotation: int
) -> None:
    plain = write(tmp_path / f"plain-{name}", pan(1, 0.5), rotation=rotation, sound=True)
    clip = told(plain, tmp_path / name, location="-06.1753+106.8272/", artist="Sari Rahasia")
    assert video_metadata(clip) == {"location", "name"}
    copy = Medium(f"copy-{name}", tmp_path / f"copy-{name}")
    copy.path.write_bytes(blanked(clip.path.read_bytes()))
    assert not video_metadata(copy)
    assert container(copy) == container(clip)
    assert container(copy).rotation == rotation
    assert same_packets(copy, clip)
    data = copy.path.read_bytes()
    assert len(data) == clip.path.stat().st_size
    assert b"Rahasia" not in data
    assert b"106.8272" not in data
    assert blanked(data) == data


def test_other_packets_are_seen(tmp_path: Path) -> None:
    one = Medium("a.mp4", write(tmp_path / "a.mp4", pan(1, 0.5)))
    other = Medium("b.mp4", write(tmp_path / "b.mp4", letterboxed(pan(1, 0.5), 20)))
    assert same_packets(one, one)
    assert not same_packets(one, other)


def test_the_samples_of_a_telemetry_track_go_and_those_of_the_picture_stay() -> None:
    start = box(b"ftyp", b"qt  ") + struct.pack(">I4s", 8 + 24, b"mdat")
    data = start + b"picture!" + b"6.1 south, 106.8"
    picture = track(b"vide", len(start), sizes=(4, 4))
    place = track(b"meta", len(start) + 8, sizes=(10, 6))
    cleaned = blanked(data + box(b"moov", box(b"mvhd", bytes(20)), picture, place))
    assert cleaned.startswith(start + b"picture!" + bytes(16))
    assert cleaned.count(b"trak") == 1
    assert b"Nama" not in cleaned
    assert b"stco" in cleaned


def movie(*tracks: bytes) -> bytes:
    return box(b"ftyp", b"qt  ") + box(b"mdat", bytes(100)) + box(b"moov", *tracks)


EQUAL = table(b"stsz", head=struct.pack(">I", 1))[:-4]  # samples of one byte, their count left out


@pytest.mark.parametrize(
    ("place", "why"),
    [
        (track(b"meta", 10**6), "outside of the file"),
        (track(b"meta", 0, sizes=(2**31,)), "outside of the file"),
        (track(b"meta", *[20] * 40, sizes=(50,) * 40, together=1), "overlap"),
        (track(b"meta", 20, 30, first=(1, 2, 1, 2)), "out of order"),
        (of_tables(b"meta", EQUAL + struct.pack(">I", 2**32 - 1)), "too many samples"),
    ],
)
def test_samples_that_cannot_be_are_refused(place: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        blanked(movie(place))


def test_samples_of_many_tracks_are_refused_together() -> None:
    with pytest.raises(ValueError, match="overlap"):
        blanked(movie(*[track(b"meta", 20, sizes=(1000,))] * 10))


def test_chunks_without_samples_come_to_an_end() -> None:
    """Each is said to hold four thousand million samples, of which there is one."""
    data = movie(track(b"meta", *[20] * 200_000, sizes=(4,), together=2**32 - 1))
    assert len(blanked(data)) == len(data)


def test_no_byte_is_blanked_twice() -> None:
    class Counted(io.BytesIO):
        written = 0

        def write(self, data: Any, /) -> int:
            self.written += len(data)
            return super().write(data)

    file = Counted(movie(*[track(b"meta", 20, 30, 25, sizes=(60, 40, 50), together=1)] * 3))
    size = len(file.getvalue())
    blank_metadata(file)
    assert file.written <= size


def test_xmp_goes_and_other_boxes_of_that_kind_stay() -> None:
    xmp = box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac"), b"<Sari/>")
    other = box(b"uuid", b"sixteen bytes...", b"something")
    cleaned = blanked(box(b"ftyp", b"isom") + xmp + other)
    assert b"Sari" not in cleaned
    assert cleaned.endswith(other)


def test_a_large_box_and_one_to_the_end_of_the_file() -> None:
    large = struct.pack(">I4sQ", 1, b"udta", 16 + 4) + b"Sari"
    last = struct.pack(">I4s", 0, b"meta") + b"Sari too"
    cleaned = blanked(large + last)
    assert len(cleaned) == len(large + last)
    assert b"Sari" not in cleaned


def test_broken_boxes_end_in_an_error_or_in_a_file_of_the_same_size(tmp_path: Path) -> None:
    clip = told(write(tmp_path / "plain.mp4", pan(1, 0.2)), tmp_path / "a.mp4", artist="Sari")
    whole = clip.path.read_bytes()
    at = whole.index(b"moov")
    dice = random.Random(4)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(4):
            data[dice.randrange(at - 4, len(data))] = dice.randrange(256)
        try:
            assert len(blanked(bytes(data))) == len(data)
        except ValueError:
            continue


def test_the_first_bytes_tell() -> None:
    assert is_boxes(box(b"ftyp", b"isom"))
    assert not is_boxes(b"\x1aE\xdf\xa3\0\0\0\0")
    assert not is_boxes(b"")
