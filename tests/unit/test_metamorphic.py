"""What may and what may not change when a picture does: measured before and after, real nets."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

from contentcheck.engine import check
from contentcheck.measuring.image import blockiness, sharpness, text_lines, text_regions
from contentcheck.model import Draft, Medium
from contentcheck.rulebook import load
from drawing import LINE, poster, saved, scene

MOST = 0.02  # how far the share of text may move where a person sees the same picture
ORIENTATION = 0x0112  # the EXIF tag
# What puts a picture upright again that is stored turned, by its tag.
STORED_AS = {
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
}


def leaflet() -> Image.Image:
    """Return words on a plain half, a scene on the other."""
    picture = poster(5, (1080, 1080))
    picture.paste(scene((1080, 480)), (0, 600))
    return picture


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Medium:
    return saved(leaflet(), tmp_path_factory.mktemp("original") / "a.png")


def share(medium: Medium) -> float:
    return medium.once(text_regions).share


def lowest_contrast(medium: Medium) -> float:
    return min(line.contrast for line in medium.once(text_lines) if line.contrast and line.is_sure)


def recompressed(picture: Image.Image, quality: int) -> Image.Image:
    stored = io.BytesIO()
    picture.save(stored, "JPEG", quality=quality)
    return Image.open(stored).convert("RGB")


def test_the_original_has_text_to_lose(original: Medium) -> None:
    assert 0.15 < share(original) < 0.4


@pytest.mark.parametrize("side", [720, 1440])
def test_scaling_keeps_the_share(original: Medium, tmp_path: Path, side: int) -> None:
    other = saved(leaflet().resize((side, side), Image.Resampling.LANCZOS), tmp_path / "a.png")
    assert share(other) == pytest.approx(share(original), abs=MOST)


@pytest.mark.parametrize("quality", [90, 60])
def test_recompression_keeps_share_and_contrast(
    original: Medium, tmp_path: Path, quality: int
) -> None:
    other = saved(leaflet(), tmp_path / "a.jpg", quality=quality)
    assert share(other) == pytest.approx(share(original), abs=MOST)
    assert lowest_contrast(other) == pytest.approx(lowest_contrast(original), rel=0.1)


def test_mirroring_keeps_the_share(original: Medium, tmp_path: Path) -> None:
    other = saved(ImageOps.mirror(leaflet()), tmp_path / "a.png")
    assert share(other) == pytest.approx(share(original), abs=MOST)


@pytest.mark.parametrize("tag", STORED_AS)
def test_a_picture_stored_turned_is_the_same(original: Medium, tmp_path: Path, tag: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = tag
    other = saved(leaflet().transpose(STORED_AS[tag]), tmp_path / "a.png", exif=exif)
    assert share(other) == pytest.approx(share(original), abs=0.001)
    assert lowest_contrast(other) == pytest.approx(lowest_contrast(original), rel=0.01)


def test_more_words_raise_the_share(tmp_path: Path) -> None:
    shares = [share(saved(poster(lines), tmp_path / f"{lines}.png")) for lines in (0, 2, 5, 9)]
    assert all(more > less + MOST for less, more in pairwise(shares))


def test_blurring_lowers_sharpness(tmp_path: Path) -> None:
    values = [
        saved(scene().filter(ImageFilter.GaussianBlur(radius)), tmp_path / f"{radius}.png").once(
            sharpness
        )
        for radius in (0, 1, 3, 8)
    ]
    assert values == sorted(values, reverse=True)
    assert values[0] > 4 * values[-1]


def test_greyer_letters_have_less_contrast(tmp_path: Path) -> None:
    ratios = []
    for grey in (0, 70, 120, 160):
        picture = Image.new("RGB", (1080, 400), "#ffffff")
        ImageDraw.Draw(picture).text((60, 150), LINE, (grey,) * 3, ImageFont.load_default(56))
        (line,) = saved(picture, tmp_path / f"{grey}.png").once(text_lines)
        assert line.contrast
        ratios.append(line.contrast)
    assert ratios == sorted(ratios, reverse=True)
    assert ratios[0] > 5 * ratios[-1]


def test_quality_90_is_never_punished(tmp_path: Path) -> None:
    book = load()
    for number, picture in enumerate((leaflet(), poster(3), scene((900, 900), seed=7))):
        found = []
        for name, how in (("a.png", {}), ("a.jpg", {"quality": 90})):
            folder = tmp_path / str(number)
            folder.mkdir(exist_ok=True)
            medium = saved(picture, folder / name, **how)
            only = [rule.id for rule in book.rules if rule.id.startswith("image.")]
            slow = {"image.watermark", "image.too-many-words", "image.text-not-in-caption-or-alt"}
            chosen = book.select([rule for rule in only if rule not in slow])
            report = check(Draft("Halo", media=[medium], targets=["instagram/feed"]), chosen)
            assert not report.errors
            found.append({finding.rule for finding in report.targets[0].findings})
        assert found[1] <= found[0], "saving as JPEG of quality 90 added a fault"


def test_stronger_compression_is_seen(tmp_path: Path) -> None:
    values = [
        saved(recompressed(scene((900, 900)), quality), tmp_path / f"{quality}.png").once(
            blockiness
        )
        for quality in (90, 40, 8)
    ]
    assert values == sorted(values)
