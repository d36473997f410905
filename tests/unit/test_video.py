"""Decoding: size and turn as shown, times, windows, and files that are not what they say."""

from __future__ import annotations

import io
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from PIL import Image

import clips
from contentcheck.errors import MediaError
from contentcheck.media import streams
from contentcheck.media.container import container
from contentcheck.media.sniff import kind_of
from contentcheck.media.video import Frames, frames
from contentcheck.model import Medium, Region

MOMENTS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5)


def medium(path: Path) -> Medium:
    return Medium(path.name, path)


def opening(path: Path) -> Frames:
    return frames(medium(path), 3.0, MOMENTS)


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one.astype(int) - other.astype(int)).mean())


def test_facts_of_a_container(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", clips.pan(1, 1.2), sound=True)
    facts = container(medium(path))
    assert (facts.width, facts.height, facts.rotation) == (clips.WIDTH, clips.HEIGHT, 0)
    assert (facts.codec, facts.fps) == ("h264", clips.FPS)
    assert facts.duration == pytest.approx(1.2, abs=0.01)
    assert facts.audio is not None
    assert (facts.audio.codec, facts.audio.sample_rate) == ("aac", 44_100)


def test_a_video_without_sound_has_none(tmp_path: Path) -> None:
    assert container(medium(clips.write(tmp_path / "a.mp4", clips.pan(1, 0.4)))).audio is None


def test_the_window_is_decoded_and_no_more(tmp_path: Path) -> None:
    found = opening(clips.write(tmp_path / "a.mp4", clips.pan(1, 4)))
    assert found.times[0] == 0
    assert found.times[-1] == pytest.approx(3.0)
    assert len(found.times) == 3 * clips.FPS + 1
    assert found.small.shape == (len(found.times), 90, 160, 3)
    assert (found.ended, found.damaged) == (False, False)


def test_samples_are_what_is_on_screen_at_their_moment(tmp_path: Path) -> None:
    shots = [clips.pan(seed, 0.04)[0] for seed in (1, 2, 3)]
    path = clips.write(tmp_path / "vfr.mp4", [*shots, shots[0]], times=(0, 0.9, 2.2, 2.8))
    found = opening(path)
    assert found.times == pytest.approx([0, 0.9, 2.2, 2.8])
    assert [sample.time for sample in found.samples] == list(MOMENTS)
    for sample, shot in zip(found.samples, (0, 0, 1, 1, 1, 2), strict=True):
        assert likeness(sample.image, shots[shot][:, :, ::-1]) < 12
        assert sample.index == shot


def test_times_count_from_the_first_shown_frame(tmp_path: Path) -> None:
    times = [5 + i / clips.FPS for i in range(10)]
    found = opening(clips.write(tmp_path / "a.mkv", clips.pan(1, 0.4), times=times))
    assert found.times == pytest.approx([i / clips.FPS for i in range(10)], abs=0.002)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_frames_are_turned_upright(tmp_path: Path, rotation: int) -> None:
    shot = clips.pan(1, 0.2)
    path = clips.write(tmp_path / "a.mp4", shot, rotation=rotation)
    facts, found = container(medium(path)), opening(path)
    upright = np.rot90(shot[0][:, :, ::-1], rotation // 90)
    assert (facts.height, facts.width) == upright.shape[:2]
    assert facts.rotation == rotation
    assert likeness(found.samples[0].image, upright) < 12
    assert found.small.shape[1] / found.small.shape[2] == pytest.approx(
        upright.shape[0] / upright.shape[1], rel=0.01
    )


def test_pixels_that_are_not_square_are_stretched(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", clips.pan(1, 0.2), pixel_aspect="4/3")
    assert container(medium(path)).width == round(clips.WIDTH * 4 / 3)
    assert opening(path).samples[0].image.shape[1] == round(clips.WIDTH * 4 / 3)


def test_one_frame(tmp_path: Path) -> None:
    found = opening(clips.write(tmp_path / "a.mp4", clips.pan(1, 0.04)))
    assert (len(found.times), found.ended, found.damaged) == (1, True, False)
    assert [sample.time for sample in found.samples] == [0.0]


def test_a_gif_is_a_video(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.gif", clips.pan(1, 0.6), codec="gif")
    assert container(medium(path)).codec == "gif"
    assert len(opening(path).times) == 15


def test_a_webp_of_several_frames_is_a_video(tmp_path: Path) -> None:
    path = tmp_path / "a.webp"
    shots = [Image.fromarray(clips.pan(seed, 0.04)[0]) for seed in (1, 2, 3)]
    shots[0].save(path, save_all=True, append_images=shots[1:], duration=[400, 200, 300])
    facts, found = container(medium(path)), opening(path)
    assert (facts.width, facts.height, facts.codec) == (clips.WIDTH, clips.HEIGHT, "webp")
    assert facts.duration == pytest.approx(0.9)
    assert found.times == pytest.approx([0, 0.4, 0.6])
    assert likeness(found.samples[1].image, np.asarray(shots[1])[:, :, ::-1]) < 12


def test_a_truncated_file_keeps_what_came_before(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", clips.pan(1, 2.4), options={"movflags": "faststart"})
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found = opening(path)
    assert found.damaged
    assert found.ended
    assert 0.2 < found.end < 2.2
    assert len(found.times) == pytest.approx(found.end * clips.FPS, abs=1)


def test_a_file_that_ends_early_without_an_error_is_damaged(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.webm", clips.pan(1, 2.4), codec="libvpx-vp9")
    assert not opening(path).damaged
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert opening(path).damaged


def test_broken_bytes_are_noticed(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", clips.pan(1, 2))
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 400] = bytes(400)
    path.write_bytes(data)
    assert opening(path).damaged


@pytest.mark.parametrize("content", [b"", b"just words, " * 200, b"\0\0\0\x18ftypisom" + bytes(99)])
def test_what_is_no_video_is_an_error_that_names_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(content)
    for read in (container, opening_of):
        with pytest.raises(MediaError) as raised:
            read(medium(path))
        assert raised.value.reason == "unreadable"
        assert raised.value.message.id.startswith("clip.mp4: ")
        assert raised.value.message.en.startswith("clip.mp4: ")
        assert raised.value.place == Region("clip.mp4")


def opening_of(medium: Medium) -> Frames:
    return frames(medium, 3.0, MOMENTS)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MediaError) as raised:
        container(medium(tmp_path / "gone.mp4"))
    assert raised.value.reason == "missing"


def test_sound_alone_is_no_video(tmp_path: Path) -> None:
    path = clips.write_sound(tmp_path / "a.mp4")
    for read in (container, opening_of):
        with pytest.raises(MediaError, match="no video stream"):
            read(medium(path))


@pytest.mark.parametrize(
    "playlist",
    [
        "ffconcat version 1.0\nfile '{target}'\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\n{target}\n#EXT-X-ENDLIST\n",
    ],
)
def test_playlists_are_not_followed(tmp_path: Path, playlist: str) -> None:
    target = clips.write(tmp_path / "secret.mp4", clips.pan(1, 0.4))
    path = tmp_path / "clip.mp4"
    path.write_text(playlist.format(target=target.name))
    with pytest.raises(MediaError):
        opening(path)


def test_frames_beyond_the_bound_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = clips.write(tmp_path / "a.mp4", clips.pan(1, 0.2))
    monkeypatch.setattr(streams, "MAX_PIXELS", clips.WIDTH * clips.HEIGHT - 1)
    with pytest.raises(MediaError) as raised:
        opening(path)
    assert raised.value.reason == "refused"


def test_too_many_frames_are_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contentcheck.media.video.MAX_FRAMES", 20)
    found = opening(clips.write(tmp_path / "a.mp4", clips.pan(1, 2)))
    assert len(found.times) == 20
    assert not found.ended


def test_samples_are_never_enlarged(tmp_path: Path) -> None:
    large = [np.asarray(cv2.resize(f, (1280, 720)), np.uint8) for f in clips.pan(1, 0.2)]
    assert opening(clips.write(tmp_path / "b.mp4", large)).samples[0].image.shape == (360, 640, 3)
    small = opening(clips.write(tmp_path / "a.mp4", clips.pan(1, 0.2))).samples[0]
    assert small.image.shape == (clips.HEIGHT, clips.WIDTH, 3)


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.avi", "mpeg4"), ("a.mov", "libx264"), ("a.mkv", "libx264"), ("a.webm", "libvpx-vp9")],
)
def test_every_kind_of_file_that_is_taken_for_a_video_can_be_read(
    tmp_path: Path, name: str, codec: str
) -> None:
    path = clips.write(tmp_path / name, clips.pan(1, 1), codec=codec)
    assert Medium(name, path).once(kind_of) == "video"
    assert len(opening(path).times) == clips.FPS


def test_frames_of_another_shape_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.avi"
    with av.open(str(path), "w") as file:
        stream = file.add_stream("mjpeg", rate=clips.FPS)
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuvj420p"
        for frame in clips.pan(1, 1):
            picture = np.asarray(cv2.resize(frame, (320, 240)), np.uint8)
            file.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        file.mux(stream.encode())
    with av.open(str(path)) as whole:
        packets = [bytes(packet) for packet in whole.demux(video=0) if packet.size]
    small = io.BytesIO()
    Image.new("RGB", (48, 64), "red").save(small, "JPEG")
    data, last = path.read_bytes(), packets[-1]
    assert len(small.getvalue()) < len(last)
    path.write_bytes(data.replace(last, small.getvalue().ljust(len(last), b"\0")))
    assert len(opening(path).times) == clips.FPS - 1


def test_of_two_canvases_of_a_webp_the_first_counts_as_for_its_decoder(tmp_path: Path) -> None:
    path = tmp_path / "a.webp"
    first, second = (Image.new("RGB", (8, 8), colour) for colour in ("red", "blue"))
    first.save(path, save_all=True, append_images=[second])
    data = bytearray(path.read_bytes())
    canvas = bytes(data[12:30])
    data[24:30] = b"\xff" * 6
    data[30:30] = canvas
    path.write_bytes(data)
    with pytest.raises(MediaError, match="too many pixels"):
        frames(Medium("a.webp", path), 1.0)


def test_a_moving_webp_with_a_giant_canvas_is_refused_from_its_header(tmp_path: Path) -> None:
    path = tmp_path / "a.webp"
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=100)
    data = bytearray(path.read_bytes())
    at = data.index(b"VP8X") + 8
    data[at + 4 : at + 10] = (11_999).to_bytes(3, "little") * 2
    path.write_bytes(data)
    with pytest.raises(MediaError, match="too many pixels"):
        opening(path)
