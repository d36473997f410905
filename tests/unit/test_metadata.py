"""Metadata: what a file tells beside its pixels is found without decoding, and can be removed."""

import struct
import zlib
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import ExifTags, Image, PngImagePlugin

from contentcheck.checks.private_metadata import Params, check
from contentcheck.errors import ContentcheckError, MediaError
from contentcheck.media.cleaning import clean, without_metadata
from contentcheck.media.image import header, picture
from contentcheck.media.metadata import Private, private_metadata, video_metadata
from contentcheck.model import Draft, Medium
from drawing import saved, scene

MEDIA = Path(__file__).parent.parent / "rule-media"
NAMES = ("a.jpg", "a.png", "a.webp")
WHERE = {1: "S", 2: (6.0, 10.0, 31.0), 3: "E", 4: (106.0, 49.0, 37.0)}


def exif(*kinds: Private, orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[ExifTags.Base.Orientation] = orientation
    made[ExifTags.Base.Make] = "Kamera"
    if "location" in kinds:
        made.get_ifd(ExifTags.IFD.GPSInfo).update(WHERE)
    if "name" in kinds:
        made[ExifTags.Base.Artist] = "Sari Rahasia"
    if "serial" in kinds:
        made.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.BodySerialNumber] = "SN-4711"
    return made


def xmp(properties: str) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description '
        f"{properties}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kinds", [(), ("location",), ("name", "serial")])
def test_exif_of_each_format(tmp_path: Path, name: str, kinds: tuple[Private, ...]) -> None:
    medium = saved(scene((64, 48)), tmp_path / name, exif=exif(*kinds))
    assert private_metadata(medium) == set(kinds)


def test_pixels_are_not_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    media = [saved(scene((64, 48)), tmp_path / name, exif=exif("location")) for name in NAMES] + [
        saved(scene((64, 48)), tmp_path / "plain.png")
    ]
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda _: pytest.fail("decoded"))
    assert [len(private_metadata(medium)) for medium in media] == [1, 1, 1, 0]


@pytest.mark.parametrize(
    ("properties", "kinds"),
    [
        ('exif:GPSLatitude="6,10.5S">', {"location"}),
        ("><exif:GPSLatitude>6,10.5S</exif:GPSLatitude>", {"location"}),
        ("><dc:creator><rdf:Seq><rdf:li>Sari</rdf:li></rdf:Seq></dc:creator>", {"name"}),
        ("aux:SerialNumber='4711'>", {"serial"}),
        ('exif:GPSLatitude="" aux:OwnerName=" ">', set()),
        ("><dc:creator><rdf:Seq><rdf:li></rdf:li></rdf:Seq></dc:creator>", set()),
        ("><dc:creator/><dc:title>Panen raya</dc:title>", set()),
        ("><dc:creator><rdf:Seq/></dc:creator><dc:title>Panen raya</dc:title>", set()),
        ("><dc:creator>\n <rdf:Seq>\n  <rdf:li rdf:id='1'>\n Sari</rdf:li>", {"name"}),
        ('dc:title="Panen raya">', set()),
    ],
)
@pytest.mark.parametrize("name", NAMES)
def test_xmp(tmp_path: Path, name: str, properties: str, kinds: set[Private]) -> None:
    assert private_metadata(with_xmp(tmp_path / name, xmp(properties))) == kinds


@pytest.mark.parametrize("piece", [b"dc:creator ", b"<dc:creator>", b"<dc:creator", b"dc:creator="])
@pytest.mark.parametrize("name", ["a.png", "a.webp"])
def test_a_long_packet_comes_to_an_end(tmp_path: Path, name: str, piece: bytes) -> None:
    packet = piece * (2_000_000 // len(piece))
    assert not private_metadata(with_xmp(tmp_path / name, packet))


def with_xmp(path: Path, packet: bytes) -> Medium:
    how: dict[str, object] = {"xmp": packet}
    if path.suffix == ".png":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet.decode())
        how = {"pnginfo": info}
    return saved(scene((64, 48)), path, **how)


def iptc(byline: bytes) -> bytes:
    """Return a JPEG segment of Photoshop's with an IPTC by-line."""
    dataset = b"\x1c\x02\x50" + len(byline).to_bytes(2, "big") + byline
    block = (
        b"8BIM\x04\x04\0\0" + len(dataset).to_bytes(4, "big") + dataset + b"\0" * (len(dataset) % 2)
    )
    body = b"Photoshop 3.0\0" + block
    return b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body


def test_iptc_by_line(tmp_path: Path) -> None:
    medium = saved(scene((64, 48)), tmp_path / "a.jpg")
    plain = medium.path.read_bytes()
    medium.path.write_bytes(plain[:2] + iptc(b"Sari Rahasia") + plain[2:])
    assert private_metadata(medium) == {"name"}
    assert b"Sari" not in without_metadata(medium.path)


def test_zeros_and_blanks_tell_nothing(tmp_path: Path) -> None:
    made = exif()
    made[ExifTags.Base.Artist] = "   "
    made.get_ifd(ExifTags.IFD.GPSInfo).update({2: (0.0, 0.0, 0.0)})
    made.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.BodySerialNumber] = "0000"
    assert not private_metadata(saved(scene((64, 48)), tmp_path / "a.jpg", exif=made))


def test_broken_exif_is_no_error(tmp_path: Path) -> None:
    medium = saved(scene((64, 48)), tmp_path / "a.jpg", exif=b"Exif\0\0II*\0\xff\xff\xff\xff")
    assert not private_metadata(medium)


def test_a_measure_names_kinds_and_keeps_the_data_to_itself(tmp_path: Path) -> None:
    medium = saved(scene((64, 48)), tmp_path / "a.jpg", exif=exif("location", "name", "serial"))
    (place,) = check(Draft(media=[medium]), Params(kinds=("location",)))
    (rest,) = check(Draft(media=[medium]), Params(kinds=("name", "serial")))
    assert (place.value, rest.value) == (1, 2)
    assert place.evidence
    assert rest.evidence
    assert place.evidence.en == "GPS position"
    assert rest.evidence.id == "nama orang, nomor seri kamera"
    said = f"{place}{rest}"
    assert "Sari" not in said
    assert "4711" not in said
    assert "106" not in said


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("orientation", [1, 6])
def test_a_cleaned_copy_shows_the_same_and_tells_nothing(
    tmp_path: Path, name: str, orientation: int
) -> None:
    how: dict[str, object] = {"progressive": True} if name.endswith("jpg") else {"lossless": True}
    medium = saved(
        scene((67, 48)),
        tmp_path / name,
        exif=exif("location", "name", "serial", orientation=orientation),
        icc_profile=b"profile" * 20,
        **how,
    )
    cleaned = tmp_path / f"cleaned-{name}"
    cleaned.write_bytes(without_metadata(medium.path))
    copy = Medium(cleaned.name, cleaned)
    assert private_metadata(medium) == {"location", "name", "serial"}
    assert not private_metadata(copy)
    assert b"Rahasia" not in cleaned.read_bytes()
    assert header(copy) == header(medium)
    assert np.array_equal(picture(copy), picture(medium))
    with Image.open(cleaned) as image:
        assert image.info["icc_profile"] == b"profile" * 20
    assert without_metadata(cleaned) == cleaned.read_bytes()


def test_what_stands_behind_the_picture_goes_too(tmp_path: Path) -> None:
    for name in ("a.jpg", "a.png"):
        medium = saved(scene((64, 48)), tmp_path / name)
        whole = medium.path.read_bytes()
        medium.path.write_bytes(whole + b"Sari Rahasia")
        assert without_metadata(medium.path) == whole


def test_what_cannot_be_cleaned_is_refused(tmp_path: Path) -> None:
    gif = saved(scene((64, 48)), tmp_path / "a.gif")
    with pytest.raises(ContentcheckError, match="GIF"):
        without_metadata(gif.path)
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff nothing")
    with pytest.raises(MediaError):
        without_metadata(tmp_path / "a.jpg")


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


TIFF = exif("location", "serial", orientation=6).tobytes().removeprefix(b"Exif\0\0")
BEHIND = {
    "exif": (chunk(b"eXIf", TIFF), {"location", "serial"}),
    "author": (chunk(b"tEXt", b"Author\0Sari Rahasia"), {"name"}),
    "compressed": (chunk(b"zTXt", b"Author\0\0" + zlib.compress(b"Sari Rahasia")), {"name"}),
    "xmp": (
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp("aux:SerialNumber='4711'>")),
        {"serial"},
    ),
    "title": (chunk(b"tEXt", b"Title\0Panen raya"), set()),
}


@pytest.mark.parametrize("which", BEHIND)
def test_what_a_png_tells_behind_its_pixels_is_found_and_goes(tmp_path: Path, which: str) -> None:
    told, kinds = BEHIND[which]
    medium = saved(scene((64, 48)), tmp_path / "a.png")
    whole = medium.path.read_bytes()
    end = whole.index(b"IEND") - 4
    medium.path.write_bytes(whole[:end] + told + whole[end:])
    assert private_metadata(medium) == kinds
    cleaned = without_metadata(medium.path)
    if which == "exif":  # a viewer that turns the picture by it goes on doing so
        (tmp_path / "b.png").write_bytes(cleaned)
        with Image.open(tmp_path / "b.png") as image:
            image.load()
            assert dict(image.getexif()) == {ExifTags.Base.Orientation: 6}
    else:
        assert cleaned == whole


def test_a_chunk_without_end_is_no_trap(tmp_path: Path) -> None:
    medium = saved(scene((64, 48)), tmp_path / "a.png")
    whole = medium.path.read_bytes()
    for end in (b"\xff\xff\xff\xfftEXt", b"\0\0\0\x09eXIfbroken", chunk(b"zTXt", b"Author\0\0x")):
        medium.path.write_bytes(whole[:-12] + end)
        assert private_metadata(Medium("a.png", medium.path)) == set()


@pytest.mark.parametrize(
    ("tags", "kinds"),
    [
        ({}, set()),
        ({"title": "Panen raya"}, set()),
        ({"location": "-06.1753+106.8272/"}, {"location"}),
        ({"location": "+00.0000+000.0000/"}, set()),
        ({"artist": "Sari Rahasia"}, {"name"}),
        ({"artist": " "}, set()),
    ],
)
@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.mkv"])
def test_tags_of_videos(
    tmp_path: Path, name: str, tags: dict[str, str], kinds: set[Private]
) -> None:
    plain = MEDIA / "reel-good.mp4"
    with av.open(str(plain)) as clip, av.open(str(tmp_path / name), "w") as file:
        file.metadata.update(tags)
        copied = file.add_stream_from_template(clip.streams.video[0])
        for packet in clip.demux(clip.streams.video[0]):
            if packet.dts is not None:
                packet.stream = copied
                file.mux(packet)
    medium = Medium(name, tmp_path / name)
    assert video_metadata(medium) == kinds
    (measure,) = check(Draft(media=[medium]), Params(medium="video"))
    assert measure.value == len(kinds)
    assert (measure.fix is not None) == (bool(kinds) and not name.endswith("mkv"))


def test_a_moving_webp_keeps_its_frames(tmp_path: Path) -> None:
    frames = [scene((64, 48), seed) for seed in (1, 2, 3)]
    medium = saved(
        frames[0],
        tmp_path / "a.webp",
        save_all=True,
        append_images=frames[1:],
        exif=exif("location"),
        lossless=True,
    )
    assert video_metadata(medium) == {"location"}
    copy = Medium("b.webp", tmp_path / "b.webp")
    clean(medium, copy.path)
    assert not video_metadata(copy)
    with Image.open(medium.path) as one, Image.open(copy.path) as other:
        for index in range(3):
            one.seek(index)
            other.seek(index)
            assert np.array_equal(np.asarray(one.convert("RGB")), np.asarray(other.convert("RGB")))


def test_a_webp_of_many_chunks_is_cleaned(tmp_path: Path) -> None:
    medium = saved(scene((64, 48)), tmp_path / "a.webp", exif=exif("location", orientation=6))
    whole = medium.path.read_bytes()
    empty = struct.pack("<4sI", b"NONE", 0) * 250_000
    data = whole[:4] + struct.pack("<I", len(whole) + len(empty) - 8) + whole[8:] + empty
    medium.path.write_bytes(data)
    cleaned = without_metadata(medium.path)
    assert cleaned.count(empty) == 1
    assert struct.unpack("<I", cleaned[4:8]) == (len(cleaned) - 8,)
