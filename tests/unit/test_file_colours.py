"""What a file keeps that feeds do not show: print colours, a ground one can see through, motion."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageDraw

from contentcheck.checks import animation, transparency
from contentcheck.errors import Skip
from contentcheck.measuring.animation import moving_format
from contentcheck.measuring.image import lost_on_plain_ground
from contentcheck.media.colours import unusual_colours
from contentcheck.model import Draft, Medium
from drawing import saved, scene
from spoiling import MEDIA

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def named(name: str, encoding: str = "ascii") -> bytes:
    """Return a profile whose description is another one's."""
    return SRGB + name.encode(encoding)


@pytest.mark.parametrize(
    ("name", "how", "found"),
    [
        ("a.jpg", {}, ()),
        ("a.png", {}, ()),
        ("a.jpg", {"icc_profile": SRGB}, ()),
        ("a.jpg", {"icc_profile": named("Display P3", "utf-16-be")}, ()),
        ("a.jpg", {"icc_profile": named("Adobe RGB (1998)")}, ("Adobe RGB",)),
        ("a.png", {"icc_profile": named("ProPhoto RGB", "utf-16-be")}, ("ProPhoto RGB",)),
        ("a.webp", {"icc_profile": named("Rec2020")}, ("Rec. 2020",)),
    ],
)
def test_profiles(tmp_path: Path, name: str, how: dict[str, object], found: tuple[str]) -> None:
    assert unusual_colours(saved(scene((64, 48)), tmp_path / name, **how)) == found


def test_print_files(tmp_path: Path) -> None:
    assert unusual_colours(saved(scene((64, 48)).convert("CMYK"), tmp_path / "a.jpg")) == ("CMYK",)
    deep = Image.fromarray(np.full((48, 64), 30_000, np.uint16))
    assert unusual_colours(saved(deep, tmp_path / "a.png")) == ("16 bit",)


def words(fill: str, ground: str | None = None, size: int = 540) -> Image.Image:
    canvas = Image.new("RGBA", (size, size))
    draw = ImageDraw.Draw(canvas)
    if ground:
        draw.ellipse((20, 20, size - 20, size - 20), ground)
    for line in range(4):
        draw.rectangle((150, 150 + line * 60, size - 150, 180 + line * 60), fill)
    return canvas


@pytest.mark.parametrize("name", ["a.png", "a.webp"])
@pytest.mark.parametrize(
    ("fill", "ground"), [("white", "white"), ("#f4f4c8", "white"), ("black", "black")]
)
def test_words_on_nothing_are_lost_on_their_own_colour(
    tmp_path: Path, name: str, fill: str, ground: str
) -> None:
    lost = lost_on_plain_ground(saved(words(fill), tmp_path / name, lossless=True))
    assert lost.ground == ground
    assert lost.share > 0.9


def test_what_shows_on_both_grounds_is_not_lost(tmp_path: Path) -> None:
    rounded = scene((540, 540)).convert("RGBA")
    mask = Image.new("L", rounded.size)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, 539, 539), 60, 255)
    white = Image.new("RGB", (540, 540), "white")
    white.putalpha(mask)
    fine = [words("#d03030"), words("white", "#2f7d6b"), white, scene(), scene().convert("P")]
    for number, picture in enumerate(fine):
        lost = lost_on_plain_ground(saved(picture, tmp_path / f"{number}.png"))
        assert lost.share < 0.1, number


def test_an_empty_or_broken_picture_loses_nothing(tmp_path: Path) -> None:
    assert lost_on_plain_ground(saved(Image.new("RGBA", (90, 90)), tmp_path / "a.png")).share == 0
    medium = saved(words("white"), tmp_path / "b.png")
    medium.path.write_bytes(medium.path.read_bytes()[:-600])
    with pytest.raises(Skip, match="unreadable"):
        list(
            transparency.check(
                Draft(media=[Medium("c.png", tmp_path / "c.png")]), transparency.Params()
            )
        )


def test_what_moves(tmp_path: Path) -> None:
    frames = [scene((64, 48), seed) for seed in (1, 2)]
    for name, found in (("a.gif", "GIF"), ("a.webp", "WebP"), ("a.png", "PNG")):
        medium = saved(frames[0], tmp_path / name, save_all=True, append_images=frames[1:])
        assert moving_format(medium) == found
    for name in ("b.gif", "b.webp", "b.png", "b.jpg"):
        assert moving_format(saved(frames[0], tmp_path / name)) is None
    assert moving_format(Medium("r", MEDIA / "reel-good.mp4")) is None


def test_the_check_names_what_moves(tmp_path: Path) -> None:
    media = [Medium("m.gif", MEDIA / "moving.gif"), Medium("p.jpg", MEDIA / "photo.jpg")]
    moving, still = animation.check(Draft(media=media), animation.Params())
    assert (moving.value, still.value) == (1, 0)
    assert moving.evidence
    assert moving.evidence.en == "GIF"
    with pytest.raises(Skip, match="no media"):
        list(animation.check(Draft(), animation.Params()))
    with pytest.raises(Skip, match="unreadable"):
        list(animation.check(Draft(media=[tmp_path / "none.gif"]), animation.Params()))
