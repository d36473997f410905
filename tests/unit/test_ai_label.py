"""Made with AI: what a file says of itself, where each format keeps it, and what captions say."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import PngImagePlugin

from contentcheck.checks.ai_label import Params, check
from contentcheck.errors import MediaError, Skip
from contentcheck.media.provenance import made_by_ai
from contentcheck.model import Draft, Medium
from contentcheck.text.ai_made import says_made_by_ai
from drawing import saved, scene

MEDIA = Path(__file__).parent.parent / "rule-media"
TERM = "http://cv.iptc.org/newscodes/digitalsourcetype/"
NAMES = ("a.jpg", "a.png", "a.webp")


def manifest(term: str) -> bytes:
    """Return what a manifest of Content Credentials holds, as far as it matters here."""
    told = f"{TERM}{term}".encode()
    return (
        b"jumbc2pa.actions\xa2qdigitalSourceTypex" + bytes([len(told)]) + told + b"msoftwareAgent"
    )


def with_manifest(path: Path, term: str) -> Medium:
    """Save a picture with a manifest where its format keeps one."""
    medium = saved(scene((64, 48)), path)
    data, told = path.read_bytes(), manifest(term)
    if path.suffix == ".jpg":
        halves = told[:40], told[40:]  # a manifest is often longer than a segment
        segments = [b"JP" + bytes(14) + half for half in halves]
        marked = b"".join(b"\xff\xeb" + struct.pack(">H", len(s) + 2) + s for s in segments)
        data = data[:2] + marked + data[2:]
    elif path.suffix == ".png":
        chunk = b"caBX" + told
        sized = struct.pack(">I", len(told)) + chunk + struct.pack(">I", zlib.crc32(chunk))
        data = data[:33] + sized + data[33:]
    else:
        chunk = b"C2PA" + struct.pack("<I", len(told)) + told + bytes(len(told) % 2)
        data = data + chunk
        data = data[:4] + struct.pack("<I", len(data) - 8) + data[8:]
    path.write_bytes(data)
    return medium


def with_xmp(path: Path, term: str) -> Medium:
    packet = f'<rdf:Description Iptc4xmpExt:DigitalSourceType="{TERM}{term}"/>'
    how: dict[str, object] = {"xmp": packet.encode()}
    if path.suffix == ".png":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet)
        how = {"pnginfo": info}
    return saved(scene((64, 48)), path, **how)


@pytest.mark.parametrize("make", [with_xmp, with_manifest])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("trainedAlgorithmicMedia", "all"),
        ("compositeWithTrainedAlgorithmicMedia", "part"),
        ("digitalCapture", None),
        ("algorithmicMedia", None),  # drawn by a program that was not trained
    ],
)
def test_each_format_and_place(
    tmp_path: Path, make: Callable[[Path, str], Medium], name: str, term: str, found: str | None
) -> None:
    assert made_by_ai(make(tmp_path / name, term)) == found


def test_a_clip_keeps_it_in_a_box_of_its_own() -> None:
    assert made_by_ai(Medium("a", MEDIA / "clip-made-with-ai.mp4")) == "all"
    assert made_by_ai(Medium("a", MEDIA / "clip-moving.mp4")) is None
    assert made_by_ai(Medium("a", MEDIA / "moving.gif")) is None


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8" + b"\xff\xeb\xff\xff" * 1000,
        b"\xff\xd8\xff\xeb\x00\x00",
        b"RIFF\xff\xff\xff\xffWEBPC2PA\xff\xff\xff\xff",
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffcaBX",
    ],
)
def test_broken_files_are_refused_and_nothing_hangs(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    with pytest.raises(MediaError):
        made_by_ai(Medium("a.jpg", path))


def test_a_long_manifest_without_it_comes_to_an_end(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    body = b"digitalSourceType " * 200_000
    clip = (MEDIA / "clip-moving.mp4").read_bytes()
    path.write_bytes(clip + struct.pack(">I", len(body) + 8) + b"uuid" + body)
    assert made_by_ai(Medium("a.mp4", path)) is None


@pytest.mark.parametrize(
    "caption",
    [
        "Kopi Gayo. (Ilustrasi dibuat dengan AI.)",
        "Gambar ini hasil kecerdasan buatan.",
        "Video dibantu akal imitasi",
        "Picture generated with artificial intelligence",
        "Made with AI",
        "Selamat pagi #GambarAI",
        "Selamat pagi #AIgenerated",
    ],
)
def test_captions_that_say_so(caption: str) -> None:
    assert says_made_by_ai(caption)


@pytest.mark.parametrize(
    "caption", ["", "Kopi Gayo kini dijual di kedai.", "Ai, indahnya gambar ini!", "Rapat soal AI"]
)
def test_captions_that_do_not(caption: str) -> None:
    assert not says_made_by_ai(caption)


def test_the_check_asks_the_caption(tmp_path: Path) -> None:
    media = [with_xmp(tmp_path / "a.jpg", "trainedAlgorithmicMedia")]
    media += [Medium("b", MEDIA / "clip-moving.mp4")]
    assert [each.value for each in check(Draft("Panen raya", media=media), Params())] == [1, 0]
    assert [each.value for each in check(Draft("Ilustrasi AI", media=media), Params())] == [0, 0]
    with pytest.raises(Skip, match="no image"):
        list(check(Draft("Panen raya"), Params()))
