import os
import socket
import struct
from pathlib import Path

import pytest
from PIL import Image

from contentcheck.errors import MediaError
from contentcheck.media.sniff import LARGEST_PICTURE, kind_of
from contentcheck.model import Medium
from drawing import scene


def written(path: Path, data: bytes) -> Medium:
    path.write_bytes(data)
    return Medium(path.name, path)


def box(name: bytes, *brands: bytes) -> bytes:
    content = brands[0] + bytes(4) + b"".join(brands[1:]) if brands else b""
    return struct.pack(">I", 8 + len(content)) + name + content


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.gif", "a.webp"])
def test_pictures(tmp_path: Path, name: str) -> None:
    scene((60, 40)).save(tmp_path / name)
    assert kind_of(Medium(name, tmp_path / name)) == "image"


@pytest.mark.parametrize("name", ["a.gif", "a.webp"])
def test_several_frames_are_a_video(tmp_path: Path, name: str) -> None:
    frames = [scene((60, 40), seed) for seed in range(3)]
    frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:], duration=100)
    assert kind_of(Medium(name, tmp_path / name)) == "video"


def test_gif_with_a_frame_cut_off_is_a_picture(tmp_path: Path) -> None:
    frames = [scene((200, 200), seed) for seed in range(2)]
    path = tmp_path / "a.gif"
    frames[0].save(path, save_all=True, append_images=frames[1:])
    whole = path.read_bytes()
    assert kind_of(written(path, whole[: len(whole) // 3])) == "image"
    assert kind_of(written(path, whole)) == "video"


@pytest.mark.parametrize(
    "data",
    [
        box(b"ftyp", b"isom", b"mp42"),
        box(b"ftyp", b"qt  "),
        box(b"wide") + box(b"mdat"),
        box(b"moov"),
        b"\x1aE\xdf\xa3" + bytes(40),
        b"RIFF" + bytes(4) + b"AVI LIST",
    ],
)
def test_videos(tmp_path: Path, data: bytes) -> None:
    assert kind_of(written(tmp_path / "clip", data)) == "video"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (box(b"ftyp", b"mif1", b"mif1", b"avif"), "AVIF"),
        (box(b"ftyp", b"none", b"avif"), "AVIF"),
        (b"II*\0" + bytes(40), "TIFF"),
        (b"BM" + bytes(40), "BMP"),
        (b"8BPS" + bytes(40), "PSD"),
        (b"%PDF-1.7\n", "PDF"),
        (b'<?xml version="1.0"?>\n<!-- logo -->\n<svg xmlns="">', "SVG"),
    ],
)
def test_other_pictures_are_refused_with_a_way_out(tmp_path: Path, data: bytes, name: str) -> None:
    with pytest.raises(MediaError) as raised:
        kind_of(written(tmp_path / "logo", data))
    assert raised.value.reason == "refused"
    for message in (raised.value.message.id, raised.value.message.en):
        assert message.startswith("logo: ")
        assert name in message
        assert "JPEG" in message
        assert "PNG" in message


@pytest.mark.parametrize("data", [b"version https://git-lfs", b"<html>404", b"\0" * 2000, b"R"])
def test_anything_else_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(MediaError) as raised:
        kind_of(written(tmp_path / "a.jpg", data))
    assert raised.value.reason == "refused"
    assert "MP4" in raised.value.message.en


def test_missing(tmp_path: Path) -> None:
    for path in (tmp_path / "none.jpg", tmp_path / "none" / "none.jpg"):
        with pytest.raises(MediaError) as raised:
            kind_of(Medium("none.jpg", path))
        assert raised.value.reason == "missing"


def test_empty_and_impossible_names(tmp_path: Path) -> None:
    for medium in (written(tmp_path / "a.jpg", b""), Medium("a\0b", tmp_path / "a\0b")):
        with pytest.raises(MediaError) as raised:
            kind_of(medium)
        assert raised.value.reason == "unreadable"


def test_what_is_not_a_plain_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.jpg"))
        for path in (tmp_path, tmp_path / "pipe.jpg", tmp_path / "socket.jpg"):
            with pytest.raises(MediaError) as raised:
                kind_of(Medium(path.name, path))
            assert raised.value.reason == "refused"


def test_long_pictures_are_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("1", (8, 8)).save(path)
    with path.open("r+b") as file:
        file.truncate(LARGEST_PICTURE)  # no blocks on the disk
    assert kind_of(Medium("a.png", path)) == "image"


def test_a_picture_of_more_than_100_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    for name, head in (
        ("a.jpg", b"\xff\xd8\xff"),
        ("a.gif", b"GIF89a"),
        ("a.webp", b"RIFF____WEBP"),
    ):
        path = tmp_path / name
        with path.open("wb") as file:
            file.write(head)
            file.truncate(LARGEST_PICTURE + 1)  # sparse: takes no room
        with pytest.raises(MediaError) as raised:
            kind_of(Medium(name, path))
        assert raised.value.reason == "refused"
        assert "100 MB" in raised.value.message.en
