"""Opening checks: each fault at its time, and nothing on a clean pan."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

import clips
from contentcheck.errors import MediaError
from contentcheck.measuring.opening import opening, opening_sharpness
from contentcheck.measuring.video import describe_video, first_frames
from contentcheck.model import Medium
from contentcheck.vision.bars import find_bars
from contentcheck.vision.blur import BLURRED, Sharpness
from contentcheck.vision.motion import unchanged
from contentcheck.vision.opening import OpeningChecks, check_opening

FRAME = 1 / clips.FPS + 0.001  # s; a fault is found at its time within a frame


def checks(tmp_path: Path, frames: list[clips.Frame], **how: Any) -> OpeningChecks:
    path = clips.write(tmp_path / "clip.mp4", frames, **how)
    decoded = first_frames(Medium("clip.mp4", path))
    return check_opening(decoded.times, decoded.small)


def test_a_clean_pan_has_no_fault(tmp_path: Path) -> None:
    found = checks(tmp_path, clips.pan(1, 3.2))
    assert found.first_content == 0
    assert found.fade_complete is None
    assert found.cuts == ()
    assert found.bars.share == 0
    assert found.still < 0.3
    assert found.card == 0
    assert found.shake < 1
    assert found.light > 180 / 255
    assert not any(found.blank)


@pytest.mark.parametrize("tone", [0, 128, 250])
@pytest.mark.parametrize("seconds", [0.4, 1.2])
def test_content_after_a_plain_start(tmp_path: Path, tone: int, seconds: float) -> None:
    found = checks(tmp_path, clips.plain(tone, seconds) + clips.pan(1, 3))
    assert found.first_content == pytest.approx(seconds, abs=FRAME)
    assert found.fade_complete is None
    assert found.cuts == ()


def test_never_anything_to_see(tmp_path: Path) -> None:
    found = checks(tmp_path, clips.plain(0, 3.2))
    assert found.first_content is None
    assert found.light == 0
    assert found.bars.share == 0
    assert all(found.blank)


@pytest.mark.parametrize("seconds", [0.8, 2.0])
def test_a_fade_in_is_complete_at_nine_tenths(tmp_path: Path, seconds: float) -> None:
    found = checks(tmp_path, clips.faded_in(clips.pan(1, 3.2), seconds))
    assert found.fade_complete == pytest.approx(0.9 * seconds, abs=0.1)
    assert found.cuts == ()


def test_a_fade_from_white_is_one(tmp_path: Path) -> None:
    fade = [255 - frame for frame in clips.faded_in(clips.pan(1, 3.2), 1.5)]
    assert checks(tmp_path, fade).fade_complete == pytest.approx(1.35, abs=0.1)


def test_light_that_comes_on_in_steps_is_no_fade(tmp_path: Path) -> None:
    shot = clips.pan(1, 3.2)
    steps = clips.darkened(shot[:10], 0.02) + clips.darkened(shot[10:20], 0.5) + shot[20:]
    assert checks(tmp_path, steps).fade_complete is None


def test_a_soft_cut_from_black_is_no_fade(tmp_path: Path) -> None:
    assert checks(tmp_path, clips.faded_in(clips.pan(1, 3.2), 0.16)).fade_complete is None


def test_cuts_at_their_times(tmp_path: Path) -> None:
    shots = clips.pan(1, 0.6) + clips.pan(2, 1) + clips.pan(3, 0.8) + clips.pan(4, 1)
    assert checks(tmp_path, shots).cuts == pytest.approx((0.6, 1.6, 2.4), abs=FRAME)


def test_a_picture_that_turns_sharp_is_no_cut(tmp_path: Path) -> None:
    shot = [np.roll(clips.scene(5), -2 * i, axis=1)[::2, ::2] for i in range(80)]
    turned = clips.blurred(shot[:40], 12) + shot[40:]
    change = np.abs(turned[39].astype(int) - turned[40]).mean()
    assert change > 15  # as much as a cut
    assert checks(tmp_path, turned).cuts == ()


def test_a_still_card_and_one_that_ends(tmp_path: Path) -> None:
    found = checks(tmp_path, clips.card("PENGUMUMAN", 3.2))
    assert (found.still, found.card) == (1, 1)
    assert found.card_time == pytest.approx((0, 3.0), abs=FRAME)
    found = checks(tmp_path, clips.card("PENGUMUMAN", 1.5) + clips.pan(1, 2))
    assert found.card == pytest.approx(0.5, abs=0.03)
    assert found.card_time == pytest.approx((0, 1.5), abs=FRAME)
    assert found.cuts == pytest.approx((1.5,), abs=FRAME)


def test_a_still_photograph_is_no_card(tmp_path: Path) -> None:
    found = checks(tmp_path, clips.pan(1, 3.2, step=0))
    assert found.still == 1
    assert found.card == 0
    assert found.card_time is None


def sharpness(tmp_path: Path, frames: list[clips.Frame]) -> Sharpness:
    path = clips.write(tmp_path / "clip.mp4", frames)
    return Medium("clip.mp4", path).once(opening_sharpness)


def test_a_blurred_start_ends_at_its_frame(tmp_path: Path) -> None:
    shot = [np.roll(clips.scene(5), -2 * i, axis=1)[::2, ::2] for i in range(80)]
    found = sharpness(tmp_path, clips.blurred(shot[:41], 6) + shot[41:])
    assert found.start is not None
    assert found.start < BLURRED
    assert found.sharp_from == pytest.approx(41 / clips.FPS, abs=FRAME)


def test_a_sharp_start_and_one_that_stays_blurred(tmp_path: Path) -> None:
    found = sharpness(tmp_path, clips.plain(0, 0.6) + clips.pan(1, 3))
    assert found.start is not None
    assert found.start > BLURRED
    assert found.sharp_from == pytest.approx(0.6, abs=FRAME)
    assert sharpness(tmp_path, clips.blurred(clips.pan(1, 3.2), 6)).sharp_from is None


def test_a_smooth_ground_is_not_blurred(tmp_path: Path) -> None:
    across = np.linspace(30, 220, clips.WIDTH).astype(np.uint8)
    ground = np.repeat(np.tile(across, (clips.HEIGHT, 1))[..., None], 3, axis=2)
    assert sharpness(tmp_path, [ground] * 80).start is None
    found = sharpness(tmp_path, [ground] * 25 + clips.pan(1, 2))
    assert found.start is not None
    assert found.start > BLURRED


def test_nothing_to_see_is_not_blurred(tmp_path: Path) -> None:
    found = sharpness(tmp_path, clips.plain(0, 3.2))
    assert (found.start, found.sharp_from) == (None, None)


def test_one_changed_letter_is_a_change_and_noise_is_none() -> None:
    frame = np.full((90, 160, 3), (120, 40, 20), np.uint8)
    changed, noisy = frame.copy(), frame.copy()
    changed[40:44, 80:83] = 255
    noisy[::2, ::2] += 6
    assert unchanged(frame, noisy)
    assert not unchanged(frame, changed)


@pytest.mark.parametrize("bar", [12, 40])
def test_letterbox(tmp_path: Path, bar: int) -> None:
    found = checks(tmp_path, clips.letterboxed(clips.pan(1, 3.2), bar))
    assert found.bars.share == pytest.approx(2 * bar / clips.HEIGHT, abs=0.025)
    x, y, width, height = found.bars.inside
    assert (x, width) == (0, 1)
    assert y == pytest.approx(bar / clips.HEIGHT, abs=0.015)
    assert height == pytest.approx(1 - 2 * bar / clips.HEIGHT, abs=0.025)


def test_pillarbox(tmp_path: Path) -> None:
    turned = [np.rot90(frame) for frame in clips.letterboxed(clips.pan(1, 3.2), 40)]
    assert checks(tmp_path, turned).bars.share == pytest.approx(80 / clips.HEIGHT, abs=0.025)


def test_a_speaker_on_a_dark_stage_has_no_bars() -> None:
    y, x = np.mgrid[-1:1:90j, -1:1:160j]
    stage = (255 * np.exp(-(x**2 + y**2) / 0.1)).astype(np.uint8)
    assert find_bars(stage[None]).share == 0


def test_shake_but_not_a_fast_pan(tmp_path: Path) -> None:
    assert checks(tmp_path, clips.shaken(clips.pan(1, 3.2), 8)).shake > 4
    assert checks(tmp_path, clips.pan(1, 3.2, step=4)).shake < 1


def test_irregular_times_are_no_fault(tmp_path: Path) -> None:
    times = (0, 0.04, 0.08, 0.6, 0.64, 1.5, 1.54, 2.4, 2.44, 2.9)
    found = checks(tmp_path, clips.pan(1, 0.4), times=times)
    assert (found.first_content, found.fade_complete, found.cuts) == (0, None, ())


def test_described_for_json(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", clips.plain(0, 0.6) + clips.pan(1, 1))
    medium = Medium("a.mp4", path)
    described: Any = describe_video(medium, None)
    assert {"width", "height", "duration", "fps", "codec", "rotation", "audio"} < set(described)
    found = described["opening"]
    assert found["first_content"] == pytest.approx(0.6, abs=FRAME)
    assert found["seconds"] == pytest.approx(1.6)
    assert [frame["blank"] for frame in found["frames"]] == [True, True, False, False]
    assert found["frames"][0]["focus"] is None
    assert 0 < found["frames"][2]["focus"] < 1
    assert "opening" not in describe_video(medium, frozenset({"loudness"}))


# --------------------------------------------------------------------- clips with known truth

DATA = Path(os.environ.get("CONTENTCHECK_DATA", Path(__file__).parents[3] / "shared")) / "data"
VIDEO = DATA / "video"
TRUTH = VIDEO / "truth.yaml"
CLIPS: dict[str, Any] = yaml.safe_load(TRUTH.read_text())["clips"] if TRUTH.exists() else {}
ONE_FRAME = 1 / 30 + 0.001


@pytest.mark.skipif(not CLIPS, reason="no clips with known truth: set CONTENTCHECK_DATA")
@pytest.mark.parametrize("name", CLIPS or ["none"])
def test_clips_with_known_truth(name: str) -> None:
    truth, medium = CLIPS[name], Medium(name, VIDEO / name)
    if truth.get("decodable") is False:
        with pytest.raises(MediaError):
            medium.once(first_frames)
        return
    decoded = medium.once(first_frames)
    found = check_opening(decoded.times, decoded.small)
    assert decoded.damaged == (truth.get("decodable") == "partly")
    if truth.get("opening") in ("black", "blank"):
        assert found.first_content == pytest.approx(truth["first_content_s"], abs=ONE_FRAME)
    if truth.get("opening") == "fade":
        assert found.fade_complete == pytest.approx(0.9 * truth["fade_full_s"], abs=ONE_FRAME)
    if "shot_changes_s" in truth:
        assert found.cuts == pytest.approx(truth["shot_changes_s"], abs=ONE_FRAME)
    if "flash_hz" not in truth:
        assert found.bars.share == pytest.approx(truth.get("bars_fraction", 0), abs=0.02)
        assert (found.shake > 1) == (truth.get("opening") == "shaky")
        assert (found.card == 1) == (truth.get("opening") == "title_card")
    for moment, shown in enumerate(truth.get("frame_times_s", [])[: len(decoded.times)]):
        assert decoded.times[moment] == pytest.approx(shown, abs=0.001)


@pytest.mark.skipif(not CLIPS, reason="no clips with known truth: set CONTENTCHECK_DATA")
def test_a_blurred_opening_is_told_from_a_sharp_one() -> None:
    def sharpness(name: str) -> float:
        return Medium(name, VIDEO / name).once(opening).frames[0].sharpness

    assert sharpness("blurred_open.mp4") < 0.005
    assert sharpness("good_open.mp4") > 0.03
