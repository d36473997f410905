"""HEIC: read where its package is installed, else refused with a way out."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from contentcheck.engine import check
from contentcheck.errors import MediaError
from contentcheck.fixing import Fixes
from contentcheck.media.image import header, picture
from contentcheck.media.metadata import private_metadata
from contentcheck.media.sniff import kind_of
from contentcheck.model import Draft, Medium
from contentcheck.rulebook import load

FILE = Path(__file__).parent.parent / "rule-media" / "photo.heic"


def copied(folder: Path, data: bytes) -> Medium:
    path = folder / "photo.heic"
    path.write_bytes(data)
    return Medium(path.name, path)


def test_without_its_package_the_error_says_how_to_save_as_jpeg(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)  # as if it were not installed
    with pytest.raises(MediaError) as raised:
        kind_of(Medium("photo.heic", FILE))
    assert raised.value.reason == "refused"
    assert "simpan sebagai JPEG" in raised.value.message.id
    assert "Most Compatible" in raised.value.message.en
    assert "contentcheck[heic]" in raised.value.message.en


def test_a_photograph_is_read_and_judged(tmp_path: Path) -> None:
    pillow_heif = pytest.importorskip("pillow_heif")
    pillow_heif.register_heif_opener()
    known = Image.open(FILE.with_name("photo-without-metadata.jpg")).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6  # turns no HEIC: that is for its own `irot` to say
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 10.0, 31.0), 3: "E", 4: (106.0, 49.0, 37.0)})
    known.save(tmp_path / "photo.heic", quality=90, exif=exif)
    medium = Medium("photo.heic", tmp_path / "photo.heic")
    facts = header(medium)
    assert (facts.format, facts.width, facts.height) == ("HEIC", 300, 200)
    upright = np.asarray(known)[:, :, ::-1]
    assert np.abs(picture(medium).astype(int) - upright).mean() < 6
    assert private_metadata(medium) == {"location"}
    book = load().select(["image.heic", "image.private-location", "image.colour-space"])
    report = check(Draft("Panen", [medium], ["instagram/feed"]), book)
    assert {f.rule for f in report.targets[0].findings} == {"image.heic", "image.private-location"}
    assert not report.errors
    fixes = Fixes("en")  # nothing to offer: the copy would have to be coded anew
    list(fixes.watch([report]))
    assert not fixes.said


@pytest.mark.parametrize("keep", [40, 300, 2000, 9000])
def test_a_cut_file_is_an_error_that_names_it(tmp_path: Path, keep: int) -> None:
    pytest.importorskip("pillow_heif")
    medium = copied(tmp_path, FILE.read_bytes()[:keep])
    with pytest.raises(MediaError, match=r"photo\.heic"):
        picture(medium)


def test_an_impossible_size_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    pytest.importorskip("pillow_heif")
    data = bytearray(FILE.read_bytes())
    at = data.index(b"ispe")
    data[at + 8 : at + 16] = (60000).to_bytes(4, "big") * 2
    with pytest.raises(MediaError):
        picture(copied(tmp_path, bytes(data)))
