"""Under the controls: words, faces and the subject of a video, on drawn clips."""

from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

import clips
from contentcheck.checks import clip_bars, clip_text_share
from contentcheck.checks.clip_safe_area import Params, check
from contentcheck.errors import Skip
from contentcheck.measuring.looks import looks
from contentcheck.model import Draft, Measure, Medium, Region
from drawing import portrait

MEDIA = Path(__file__).parent.parent / "rule-media"
REEL = Params(
    screen=9 / 16, top=(0.14, 0.115), bottom=(0.35, 0.208), left=(0.06,), right=(0.06, 0.111),
    from_share=0.01,
)  # fmt: skip

Frame = NDArray[np.uint8]


def draft(path: Path) -> Draft:
    return Draft(media=[Medium(path.name, path)])


def only(path: Path, params: Params = REEL) -> Measure:
    [measure] = check(draft(path), params)
    return measure


def upright(seconds: float, height: float | None) -> list[Frame]:
    """Frames of an upright clip that pans, with a line of words at a height."""
    scene = cv2.GaussianBlur(cv2.resize(clips.scene(3), (900, 640)), (0, 0), 2)
    frames = []
    for number in range(round(seconds * clips.FPS)):
        picture = Image.fromarray(scene[:, 3 * number : 3 * number + 360])
        if height is not None:
            middle, font = round(640 * height), ImageFont.load_default(30)
            draw = ImageDraw.Draw(picture)
            draw.rectangle((60, middle - 20, 300, middle + 20), "black")
            draw.text((180, middle), "Layanan paspor", "white", font, anchor="mm")
        frames.append(np.array(picture))
    return frames


def test_low_subtitles_are_named_with_time_and_box() -> None:
    measure = only(MEDIA / "reel-low-subtitles.mp4")
    assert (measure.value, measure.unit) == (1, "share")
    assert measure.evidence is not None
    assert measure.evidence.en == "subtitles, it seems, in 10 of 10 frames, 100% covered"
    place = measure.place
    assert isinstance(place, Region)
    assert place.box is not None
    assert 0.8 < place.box[1] < place.box[1] + place.box[3] < 0.9
    assert place.start == 0
    assert place.end is not None
    assert place.end > 6


@pytest.mark.parametrize(("height", "value"), [(0.5, 0), (0.72, 0.5), (0.9, 1)])
def test_the_value_is_the_mean_over_the_readings(
    tmp_path: Path, height: float, value: float
) -> None:
    measure = only(clips.write(tmp_path / "a.mp4", upright(3, height)))
    assert measure.value == pytest.approx(value, abs=0.05)
    if value == 0.5:
        assert measure.evidence is not None
        assert measure.evidence.en.endswith("100% covered, 0% by other sources")


def test_words_that_show_for_a_moment_are_let_pass(tmp_path: Path) -> None:
    frames = [*upright(1.2, None), *upright(0.3, 0.9), *upright(2, None)]
    assert only(clips.write(tmp_path / "a.mp4", frames)).value == 0


def test_a_sign_that_moves_with_the_picture_is_none(tmp_path: Path) -> None:
    picture = Image.fromarray(cv2.resize(clips.scene(3), (900, 640)))
    font = ImageFont.load_default(40)
    ImageDraw.Draw(picture).text((330, 30), "Toko kain", "white", font, stroke_width=2)
    scene = np.asarray(picture)
    frames = [scene[:, 3 * number : 3 * number + 360] for number in range(100)]
    path = clips.write(tmp_path / "a.mp4", frames)
    assert any(frame.lines for frame in Medium("a", path).once(looks).frames)
    assert only(path).value == 0


def test_words_that_nothing_moves_behind_count_half(tmp_path: Path) -> None:
    card = Image.new("RGB", (360, 640), "#123a5c")
    ImageDraw.Draw(card).text((60, 560), "Layanan paspor", "white", ImageFont.load_default(36))
    frames = [np.array(card)] * 75
    measure = only(clips.write(tmp_path / "a.mp4", frames))
    assert measure.value == pytest.approx(0.5, abs=0.05)


def test_a_small_logo_is_let_pass() -> None:
    assert only(MEDIA / "reel-corner-logo.mp4").value == 0


def test_a_face_has_to_stay(tmp_path: Path) -> None:
    face = cv2.resize(np.asarray(portrait(360)), (180, 180))
    plain = upright(0.04, None)[0]
    low = plain.copy()
    low[450:630, 90:270] = face
    params = Params(screen=9 / 16, bottom=(0.35,), things=("faces",))
    stays = only(clips.write(tmp_path / "a.mp4", [low] * 75), params)
    assert stays.value > 0.8
    assert stays.evidence is not None
    assert stays.evidence.id.startswith("wajah, di 6 dari 6 bingkai")
    passes = only(clips.write(tmp_path / "b.mp4", [*[low] * 12, *[plain] * 63]), params)
    assert passes.value < 0.25


def test_the_subject_is_neither_words_nor_a_face() -> None:
    params = Params(screen=9 / 16, bottom=(0.35,), things=("subject",))
    measure = only(MEDIA / "reel-subject-at-bottom.mp4", params)
    assert (measure.value, measure.confidence) == (1, 0.5)
    assert only(MEDIA / "reel-low-subtitles.mp4", params).value < 0.25


def test_looks_stand_for_the_time_around_them() -> None:
    found = Medium("a", MEDIA / "reel-low-subtitles.mp4").once(looks)
    stands = list(found.stands())
    assert len(stands) == len(found.frames)
    assert len(stands) == 10
    assert stands[0] == pytest.approx((0, 0.25))
    assert stands[-1][1] == pytest.approx(7)
    assert all(one[1] == other[0] for one, other in pairwise(stands))


def test_text_is_shared_out_over_time(tmp_path: Path) -> None:
    page = upright(0.04, None)[0] * 0 + np.uint8(250)
    picture = Image.fromarray(page)
    for number in range(10):
        ImageDraw.Draw(picture).text(
            (4, 4 + 63 * number), "Setiap pemohon wajib", "black", ImageFont.load_default(36)
        )
    full = np.asarray(picture)
    [whole] = clip_text_share.check(
        draft(clips.write(tmp_path / "a.mp4", [full] * 75)), clip_text_share.Params()
    )
    [half] = clip_text_share.check(
        draft(clips.write(tmp_path / "b.mp4", [*[page] * 38, *[full] * 37])),
        clip_text_share.Params(),
    )
    assert whole.value > 0.5
    assert half.value == pytest.approx(whole.value / 2, abs=0.1)
    assert isinstance(half.place, Region)
    assert half.place.start is not None
    assert half.place.start > 1


@pytest.mark.parametrize(("tone", "found"), [(255, True), (90, True), (0, False)])
def test_plain_bars_of_any_colour_but_black(tmp_path: Path, tone: int, *, found: bool) -> None:
    frames = []
    for frame in upright(3, None):
        boxed = np.full_like(frame, tone)
        boxed[213:427] = frame[213:427]
        frames.append(boxed)
    path = clips.write(tmp_path / "a.mp4", frames)
    [measure] = clip_bars.check(draft(path), clip_bars.Params())
    assert measure.value == pytest.approx(0.66 if found else 0, abs=0.02)


@pytest.mark.parametrize("module", [clip_bars, clip_text_share])
def test_without_a_video_there_is_nothing_to_see(module: object) -> None:
    with pytest.raises(Skip, match="no video"):
        list(module.check(Draft(), module.Params()))  # type: ignore[attr-defined]
    with pytest.raises(Skip, match="no video"):
        list(check(Draft(), REEL))
