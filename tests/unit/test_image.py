import io
import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from commands import SOURCE
from contentcheck.errors import MediaError
from contentcheck.media import beat, image, shrinking
from contentcheck.media.image import decode, header, picture
from contentcheck.media.shrinking import LONG_SIDE, MOST_PIXELS
from contentcheck.model import Medium
from drawing import bgr, saved, scene

EXIF_ORIENTATION = 0x0112


def turned(orientation: int) -> Callable[[Image.Image], Image.Image]:
    """Return how a camera held that way would store an upright picture."""
    how = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    return lambda upright: upright if how is None else upright.transpose(how)


def close(one: np.ndarray, other: np.ndarray) -> bool:
    return one.shape == other.shape and bool(np.abs(one.astype(int) - other.astype(int)).mean() < 4)


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.jpg", "a.gif"])
def test_pixels_and_header(tmp_path: Path, name: str) -> None:
    upright = scene((64, 48))
    medium = saved(upright, tmp_path / name, lossless=True, quality=95)
    known = header(medium)
    assert (known.width, known.height) == (64, 48)
    assert known.format == {"jpg": "JPEG"}.get(name[2:], name[2:].upper())
    assert not known.damaged
    assert close(picture(medium), bgr(upright))
    assert not decode(medium).damaged


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation(tmp_path: Path, name: str, orientation: int) -> None:
    upright = scene((64, 48))
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = orientation
    stored = turned(orientation)(upright)
    medium = saved(stored, tmp_path / name, exif=exif, quality=95, subsampling=0)
    assert (header(medium).width, header(medium).height) == (64, 48)
    assert close(picture(medium), bgr(upright))


def test_transparency_is_on_white(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
    assert (picture(saved(clear, tmp_path / "rgba.png")) == 255).all()
    grey = Image.new("LA", (20, 20), (0, 0))
    assert (picture(saved(grey, tmp_path / "la.png")) == 255).all()
    palette = Image.new("P", (20, 20), 0)
    palette.putpalette([0, 0, 0, 255, 0, 0])
    assert (picture(saved(palette, tmp_path / "p.png", transparency=0)) == 255).all()
    assert (picture(saved(palette, tmp_path / "opaque.png")) == 0).all()


def test_deep_grey_keeps_its_shades(tmp_path: Path) -> None:
    shades = np.linspace(0, 65535, 256).astype(np.uint16).reshape(16, 16)
    medium = saved(Image.fromarray(shades), tmp_path / "deep.png")
    assert np.unique(picture(medium)).size == 256


def test_print_colours(tmp_path: Path) -> None:
    cyan = Image.new("CMYK", (16, 16), (255, 0, 0, 0))
    blue, green, red = picture(saved(cyan, tmp_path / "cmyk.jpg", quality=95))[8, 8]
    assert red < 80
    assert min(blue, green) > 150


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16"])
@pytest.mark.parametrize("size", [(1, 1), (4000, 10), (3, 2000)])
def test_odd_modes_and_sizes(tmp_path: Path, mode: str, size: tuple[int, int]) -> None:
    medium = saved(Image.new(mode, size), tmp_path / "a.png")
    pixels = picture(medium)
    assert pixels.shape == (size[1], size[0], 3)
    assert pixels.dtype == np.uint8


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_large_pictures_are_reduced(tmp_path: Path, name: str) -> None:
    medium = saved(Image.new("L", (9000, 3000), 200), tmp_path / name)
    assert header(medium).width == 9000
    height, width = picture(medium).shape[:2]
    assert 0.99 * MOST_PIXELS < width * height < 1.01 * MOST_PIXELS
    assert width / height == pytest.approx(3, rel=0.01)


@pytest.mark.parametrize("mode", ["1", "P", "RGB", "RGBA", "LA", "I;16"])
def test_a_picture_of_many_bands_is_what_it_is_in_one(
    tmp_path: Path, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    upright = scene((1000, 700))
    alpha = Image.linear_gradient("L").resize(upright.size)
    if mode == "I;16":
        drawn = Image.fromarray(np.asarray(upright.convert("L")).astype(np.uint16) << 8)
    elif mode in {"RGBA", "LA"}:
        drawn = upright.convert(mode)
        drawn.putalpha(alpha)
    else:
        drawn = upright.convert(mode)
    medium = saved(drawn, tmp_path / "a.png")
    monkeypatch.setattr(shrinking, "MOST_PIXELS", 90_000)  # to 359 × 251: 2.79 px become one
    seen = {}
    for band in (10**9, 50_000, 1):
        monkeypatch.setattr(shrinking, "_BAND", band)
        seen[band] = decode(medium)
    whole = seen.pop(10**9)
    assert whole.pixels.shape == (251, 359, 3)
    assert (whole.clear is None) == (mode not in {"RGBA", "LA"})
    for other in seen.values():
        assert np.array_equal(other.pixels, whole.pixels)
        if other.clear is not None and whole.clear is not None:
            assert np.array_equal(other.clear, whole.clear)


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the memory")
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "I;16"])
def test_the_largest_pictures_are_in_memory_once(tmp_path: Path, mode: str) -> None:
    medium = saved(Image.new(mode, (9000, 9000)), tmp_path / "a.png", compress_level=1)
    asked = "from contentcheck import Medium; from contentcheck.media.image import decode; from"
    asked += " contentcheck.media.limits import peak; from pathlib import Path; before = peak();"
    asked += f" decode(Medium('a', Path({str(medium.path)!r}))); print((peak() - before) >> 20)"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        check=True,
    )
    assert int(done.stdout) < 450  # of which its pixels are 310


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_whoever_waits_hears_that_a_large_file_is_read_on(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[None] = []
    medium = saved(scene((900, 600)), tmp_path / name, compress_level=0, quality=100)
    decode(medium)
    monkeypatch.setattr(beat, "_told", [lambda: heard.append(None)])
    decode(Medium(name, medium.path))
    assert len(heard) > medium.path.stat().st_size / 65536


def test_long_pictures_are_reduced(tmp_path: Path) -> None:
    medium = saved(Image.new("L", (9000, 300), 200), tmp_path / "a.png")
    assert picture(medium).shape[:2] == (round(300 * LONG_SIDE / 9000), LONG_SIDE)


def test_too_many_pixels_are_refused_from_the_header(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("decoded"))
    path = tmp_path / "bomb.png"
    for side, depth in ((30_000, 1), (9_001, 8)):  # Pillow itself refuses the first, we the second
        size = b"IHDR" + side.to_bytes(4, "big") * 2 + bytes([depth, 0, 0, 0, 0])
        checked = size + zlib.crc32(size).to_bytes(4, "big")
        path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\r" + checked + b"\0\0\0\0IDAT" + bytes(4))
        with pytest.raises(MediaError) as raised:
            header(Medium("bomb.png", path))
        assert raised.value.reason == "refused"
        assert "81" in raised.value.message.id


def test_limit_of_pixels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image, "MOST_PIXELS_WHOLE", 100)
    plain = Image.new("RGB", (11, 10))
    assert picture(saved(plain, tmp_path / "a.jpg")).shape == (10, 11, 3)
    for medium in (
        saved(plain, tmp_path / "a.png"),
        saved(plain, tmp_path / "b.jpg", progressive=True),
    ):
        with pytest.raises(MediaError) as raised:
            header(medium)
        assert raised.value.reason == "refused"
        assert medium.file in raised.value.message.id


def cut(medium: Medium, part: float) -> Medium:
    data = medium.path.read_bytes()
    medium.path.write_bytes(data[: int(len(data) * part)])
    return Medium(medium.file, medium.path)


@pytest.mark.parametrize("progressive", [False, True])
def test_cut_jpeg_is_still_seen(tmp_path: Path, *, progressive: bool) -> None:
    upright = scene((320, 240))
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = 6
    stored = turned(6)(upright)
    medium = cut(saved(stored, tmp_path / "a.jpg", exif=exif, progressive=progressive), 0.8)
    assert header(medium).damaged
    seen = decode(medium)
    assert seen.damaged
    assert seen.pixels.shape == (240, 320, 3)
    # Stored on its side, so that the missing rows are at the left or at the right.
    assert close(seen.pixels[:, 120:200], bgr(upright)[:, 120:200])


def test_cut_png_is_still_seen(tmp_path: Path) -> None:
    upright = scene((320, 240))
    medium = cut(saved(upright, tmp_path / "a.png"), 0.8)
    assert header(medium).damaged
    seen = decode(medium)
    assert seen.damaged
    assert close(seen.pixels[:120], bgr(upright)[:120])


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_little_left_is_unreadable(tmp_path: Path, name: str) -> None:
    medium = cut(saved(scene((320, 240)), tmp_path / name), 0.3)
    with pytest.raises(MediaError) as raised:
        decode(medium)
    assert raised.value.reason == "unreadable"
    assert name in raised.value.message.id
    assert name in raised.value.message.en


@pytest.mark.parametrize(
    ("lost", "progressive"), [(1, False), (2, False), (12, False), (1, True), (2, True)]
)
def test_a_plain_jpeg_that_lacks_its_end_is_damaged_and_readable(
    tmp_path: Path, lost: int, *, progressive: bool
) -> None:
    plain = Image.new("RGB", (320, 240), "#206040")
    medium = saved(plain, tmp_path / "a.jpg", progressive=progressive)
    medium.path.write_bytes(medium.path.read_bytes()[:-lost])
    seen = decode(Medium("a.jpg", medium.path))
    assert seen.damaged
    assert close(seen.pixels, bgr(plain))


@pytest.mark.parametrize("part", [0.5, 0.6])
def test_a_plain_ground_that_was_never_coded_is_unreadable(tmp_path: Path, part: float) -> None:
    """The upper third needs most of the bytes; what is below was lost with its code."""
    picture = Image.new("RGB", (320, 240), "white")
    picture.paste(scene((320, 80)))
    medium = cut(saved(picture, tmp_path / "a.jpg"), part)
    with pytest.raises(MediaError):
        decode(medium)


def test_bytes_after_the_end_are_no_damage(tmp_path: Path) -> None:
    for name in ("a.jpg", "a.png"):
        medium = saved(scene((64, 48)), tmp_path / name)
        medium.path.write_bytes(medium.path.read_bytes() + bytes(100_000))
        assert not header(medium).damaged
        assert not decode(medium).damaged


def test_end_mark_of_a_thumbnail_does_not_count(tmp_path: Path) -> None:
    thumbnail = io.BytesIO()
    scene((32, 24)).save(thumbnail, "JPEG")
    medium = saved(scene((320, 240)), tmp_path / "a.jpg", comment=thumbnail.getvalue())
    assert not header(medium).damaged
    assert header(cut(medium, 0.8)).damaged


def test_any_byte_may_be_wrong(tmp_path: Path) -> None:
    random = np.random.default_rng(7)
    for name in ("a.jpg", "a.png", "a.gif", "a.webp"):
        whole = saved(scene((48, 32)), tmp_path / name).path.read_bytes()
        for _ in range(60):
            data = bytearray(whole)
            for at in random.integers(12, len(data), 3):
                data[at] = random.integers(0, 256)
            (tmp_path / name).write_bytes(data)
            medium = Medium(name, tmp_path / name)
            try:
                pixels = picture(medium)
            except MediaError as error:
                assert name in error.message.id  # noqa: PT017
            else:
                assert pixels.ndim == 3


def test_a_video_is_not_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"\0\0\0\x18ftypisom" + bytes(100))
    with pytest.raises(MediaError):
        header(Medium("clip.mp4", path))
