"""What a container states: how a file is made, seen without decoding a frame."""

from __future__ import annotations

import shutil
from pathlib import Path

import av
import numpy as np
import pytest

import boxes
import clips
from contentcheck.errors import MediaError
from contentcheck.media import container as module
from contentcheck.media.boxes import MOST_BOXES, layout
from contentcheck.media.container import Audio, VideoFacts, container
from contentcheck.media.video import frames
from contentcheck.model import Medium


def facts(path: Path) -> VideoFacts:
    return container(Medium(path.name, path))


def clip(path: Path, seconds: float = 0.6, **options: object) -> Path:
    return clips.write(path, clips.pan(1, seconds), **options)  # type: ignore[arg-type]


def coded(path: Path, **options: str) -> Path:
    """Write half a second with the encoder's own options."""
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=clips.FPS, options=options)
        stream.width, stream.height, stream.pix_fmt = clips.WIDTH, clips.HEIGHT, "yuv420p"
        for frame in clips.pan(1, 2):
            file.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        file.mux(stream.encode())
    return path


def test_an_ordinary_clip(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mp4", sound=True, options={"movflags": "faststart"})
    found = facts(path)
    assert (found.format, found.brand, found.codec, found.profile) == (
        "mp4",
        "isom",
        "h264",
        "High",
    )
    assert (found.pixel_format, found.bit_depth) == ("yuv420p", 8)
    assert (found.variable_fps, found.b_frames, found.index_at_front) == (False, False, True)
    assert found.keyframe_distance == pytest.approx(0.6)
    assert found.bytes == path.stat().st_size
    assert found.bit_rate == pytest.approx(8 * found.bytes / (found.duration or 0), rel=0.5)
    assert isinstance(found.audio, Audio)
    assert (found.audio.codec, found.audio.channels, found.audio_streams) == ("aac", 2, 1)
    assert found.subtitles == ()


def test_the_index_stands_at_the_end_where_nobody_moved_it(tmp_path: Path) -> None:
    assert facts(clip(tmp_path / "a.mp4")).index_at_front is False
    assert facts(clip(tmp_path / "a.mkv")).index_at_front is None


@pytest.mark.parametrize(
    ("name", "codec", "expected"),
    [
        ("a.mp4", "libx264", "mp4"),
        ("a.mov", "libx264", "mov"),
        ("a.3gp", "libx264", "3gp"),
        ("a.mkv", "libx264", "mkv"),
        ("a.webm", "libvpx-vp9", "webm"),
        ("a.avi", "mpeg4", "avi"),
        ("a.gif", "gif", "gif"),
    ],
)
def test_the_kind_of_file_is_told_by_its_content(
    tmp_path: Path, name: str, codec: str, expected: str
) -> None:
    path = Path(shutil.move(clip(tmp_path / name, codec=codec), tmp_path / "renamed.bin"))
    assert facts(path).format == expected


def test_frames_out_of_order_are_seen(tmp_path: Path) -> None:
    assert facts(coded(tmp_path / "a.mp4", bf="2")).b_frames
    assert not facts(coded(tmp_path / "b.mp4", bf="0")).b_frames
    assert facts(coded(tmp_path / "c.mp4", profile="baseline")).profile == "Constrained Baseline"


def test_the_longest_stretch_between_key_frames(tmp_path: Path) -> None:
    options = {"g": "10", "sc_threshold": "0", "bf": "0"}
    found = facts(coded(tmp_path / "a.mp4", **options)).keyframe_distance
    assert found == pytest.approx(10 / clips.FPS)


def test_a_rate_that_wavers(tmp_path: Path) -> None:
    steady = [i / clips.FPS for i in range(15)]
    assert facts(clip(tmp_path / "a.mkv", times=steady)).variable_fps is False  # whole ms
    phone = [0.0, 0.04, 0.08, 0.12, 0.3, 0.5, 0.7, 0.74, 0.78, 1.2, 1.3, 1.4, 1.5, 1.6, 1.64]
    assert facts(clip(tmp_path / "b.mp4", times=phone)).variable_fps is True


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.mkv"])
def test_the_turn_is_the_one_its_frames_have(tmp_path: Path, name: str, rotation: int) -> None:
    path = clip(tmp_path / name, 0.2, rotation=rotation)
    found = facts(path)
    assert found.rotation == rotation
    shown = frames(Medium(name, path), 1.0).small.shape[1:3]
    assert (found.height > found.width) == (shown[0] > shown[1])


def test_a_matrix_of_zeros_turns_nothing(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mp4", 0.2)
    boxes.put(path, b"tkhd", 40, bytes(36))
    found = facts(path)
    assert (found.rotation, found.width, found.height) == (0, clips.WIDTH, clips.HEIGHT)
    assert frames(Medium("a.mp4", path), 1.0).small.shape[1:3] == (90, 160)


def test_a_turn_of_the_whole_film_counts(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mp4", 0.2)
    turned = boxes.numbers(0, boxes.FIXED, 0, -boxes.FIXED, 0, 0, 0, 0, 1 << 30)
    boxes.put(path, b"mvhd", 36, turned)
    found = facts(path)
    assert found.rotation == 270
    shown = frames(Medium("a.mp4", path), 1.0).small.shape[1:3]
    assert (found.height > found.width) == (shown[0] > shown[1]) == True  # noqa: E712


def test_edits_say_what_is_hidden(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mp4", 2)
    (edit,) = facts(path).edits
    assert (edit.track, edit.start, edit.speed) == ("video", 0, 1)
    assert edit.duration == pytest.approx(2, abs=0.05)
    scale = av.open(str(path)).streams.video[0].time_base
    assert scale is not None
    boxes.start_of_play(path, round(0.8 / scale))
    (edit,) = facts(path).edits
    assert edit.start == pytest.approx(0.8)
    boxes.start_of_play(path, -1)
    assert facts(path).edits[0].start is None


def test_ten_bits_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p10le"
        for _ in range(3):
            grey = av.VideoFrame.from_ndarray(np.full((64, 64, 3), 90, np.uint8), format="rgb24")
            file.mux(stream.encode(grey))
        file.mux(stream.encode())
    assert (facts(path).bit_depth, facts(path).profile) == (10, "High 10")


# ------------------------------------------------------------------------------------- bounds


def test_a_file_of_nothing_but_boxes_ends_soon(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(boxes.box(b"free", b"") * 100_000 + boxes.box(b"moov", b""))
    assert layout(path).index_at_front is None
    path.write_bytes(boxes.box(b"moov", boxes.box(b"trak", b"") * (MOST_BOXES + 50)))
    assert layout(path).tracks == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\0\0",
        boxes.numbers(3) + b"moov",  # smaller than its own head
        boxes.numbers(1) + b"moov" + bytes(4),  # says that its size follows, and ends
        boxes.numbers(1) + b"moov" + b"\xff" * 8,
        boxes.numbers(0) + b"moov",
        boxes.box(b"ftyp", b"\xff\xfe"),
        boxes.box(b"moov", boxes.box(b"mvhd", b"") + boxes.box(b"trak", boxes.box(b"tkhd", b""))),
    ],
)
def test_broken_boxes_tell_nothing(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(data)
    assert layout(path).tracks == ()


def test_an_edit_list_that_boasts_is_cut_short(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mp4", 0.2)
    boxes.put(path, b"elst", 4, b"\x7f\xff\xff\xff")
    assert len(facts(path).edits) == 1


def test_only_the_first_packets_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = coded(tmp_path / "a.mp4", g="10", sc_threshold="0", bf="0")
    monkeypatch.setattr(module, "MOST_PACKETS", 5)
    assert facts(path).keyframe_distance == pytest.approx(5 / clips.FPS)


def test_a_length_below_nothing_is_not_taken(tmp_path: Path) -> None:
    """Sound and file still tell how long it is."""
    path = tmp_path / "a.mp4"
    path.write_bytes((Path(__file__).parents[1] / "rule-media/clip-hevc.mp4").read_bytes())
    boxes.put(path, b"stts", 6, b"\2")
    assert container(Medium("a.mp4", path)).duration == 4.0


def test_what_is_no_video_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MediaError):
        facts(clips.write_sound(tmp_path / "a.mp4"))
