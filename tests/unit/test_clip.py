"""The whole clip: one pass, on from where the opening stopped, under a clock."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import clips
from contentcheck.checks.flashes import Params, check
from contentcheck.engine import check as check_draft
from contentcheck.errors import Skip
from contentcheck.measuring import measure
from contentcheck.measuring.clip import clip, duration
from contentcheck.measuring.video import first_frames
from contentcheck.media import streams, video
from contentcheck.model import Draft, Measure, Medium
from contentcheck.rulebook import load

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts the frames that any decoder gives."""
    stamps: list[int] = []
    decode = streams._decoded

    def counting(packet: Any) -> Sequence[Any]:
        frames = decode(packet)
        stamps.extend(getattr(frame, "pts", -1) for frame in frames)
        return frames

    monkeypatch.setattr(streams, "_decoded", counting)
    return stamps


def of(path: Path) -> Medium:
    return Medium(path.name, path)


def strobe(seconds: float, every: int = 3) -> list[clips.Frame]:
    light, dark = clips.plain(230, 0.04)[0], clips.plain(10, 0.04)[0]
    return [light if i // every % 2 else dark for i in range(round(seconds * clips.FPS))]


@pytest.mark.parametrize("opening_first", [True, False])
def test_each_frame_is_decoded_once_whoever_asks_first(
    tmp_path: Path, decoded: list[int], opening_first: bool
) -> None:
    medium = of(clips.write(tmp_path / "a.mp4", clips.pan(1, 5)))
    for ask in (first_frames, clip) if opening_first else (clip, first_frames):
        medium.once(ask)
    assert len(decoded) == len(set(decoded)) == 5 * clips.FPS
    assert medium.once(clip).course.seconds == pytest.approx(5)
    assert medium.once(clip).complete


def test_who_asks_for_the_opening_alone_decodes_no_more(tmp_path: Path, decoded: list[int]) -> None:
    of(clips.write(tmp_path / "a.mp4", clips.pan(1, 6))).once(first_frames)
    assert len(decoded) <= 3 * clips.FPS + 3


def test_what_happens_after_the_opening_is_seen(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", [*clips.pan(1, 4), *strobe(2), *clips.pan(2, 1)])
    found = of(path).once(clip)
    assert found.flashes.worst_at == pytest.approx(4.2, abs=0.3)
    assert not found.flashes.safe
    assert [each.image.shape for each in found.samples] == [(clips.HEIGHT, clips.WIDTH, 3)] * 4


def test_flashes_across_the_end_of_the_opening_are_counted_together(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", [*clips.pan(1, 2.5), *strobe(1), *clips.pan(1, 1)])
    assert of(path).once(clip).flashes.general_transitions >= 8


@pytest.mark.parametrize("rotation", [0, 90])
def test_turned_frames_and_both_ranges_of_levels(tmp_path: Path, rotation: int) -> None:
    path = clips.write(tmp_path / "a.mp4", strobe(2), rotation=rotation)
    assert of(path).once(clip).flashes.general_transitions == 9  # every .12 s


def test_a_break_after_the_opening_is_noticed(tmp_path: Path) -> None:
    path = clips.write(
        tmp_path / "a.mp4", clips.pan(1, 8, step=1), options={"movflags": "faststart"}
    )
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 3 // 4])
    medium = of(path)
    assert not medium.once(first_frames).damaged or medium.once(first_frames).end < 3
    found = medium.once(clip)
    assert found.breaks_off
    assert 3 < found.course.seconds < 7.5


def test_after_broken_bytes_the_rest_is_seen(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", [*clips.pan(1, 5), *strobe(2)])
    data = bytearray(path.read_bytes())
    at = len(data) * 3 // 5
    data[at : at + 1500] = bytes(1500)  # more than one frame
    path.write_bytes(data)
    medium = of(path)
    found = medium.once(clip)
    assert found.broken is not None
    assert found.broken[0] < 6
    assert not found.breaks_off
    assert not found.flashes.safe


def test_a_clip_that_states_no_duration_lasts_as_long_as_was_seen(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", clips.pan(1, 2))
    assert of(path).once(duration) == pytest.approx(2, abs=0.05)


# ------------------------------------------------------------------------------------- the clock


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock on which three seconds of a clip use up the time that decoding may take."""
    ticks = iter(np.arange(0, 1e6, 0.04))
    monkeypatch.setattr(streams, "process_time", lambda: float(next(ticks)))
    monkeypatch.setattr(streams, "ANY_CLIP", 0.0)


@pytest.mark.usefixtures("slow")
def test_what_the_clock_did_not_let_it_see_is_skipped_and_never_passed(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", clips.pan(1, 9, step=1))
    medium = of(path)
    assert medium.once(first_frames).end > 3
    seen = medium.once(clip)
    assert not seen.complete
    assert 3 < seen.course.seconds < 9
    draft = Draft("a", media=[of(path)], targets=["facebook/page"])
    [target] = check_draft(draft, load().select(["flashes", "black-stretch", "damaged"])).targets
    assert {each.reason for each in target.skipped} == {"time"}
    assert (target.passed, target.findings) == ((), ())


@pytest.mark.usefixtures("slow")
def test_a_fault_that_was_seen_in_time_counts(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", [*strobe(2), *clips.pan(1, 7, step=1)])
    draft = Draft("a", media=[of(path)], targets=["facebook/page"])
    [target] = check_draft(draft, load().select(["video.flashes"])).targets
    assert [each.severity for each in target.findings] == ["error"]
    assert [each.reason for each in target.skipped] == ["time"]
    assert target.passed == ()


@pytest.mark.usefixtures("slow")
def test_an_unfinished_clip_is_not_called_safe(tmp_path: Path) -> None:
    found = measure(
        clips.write(tmp_path / "a.mp4", clips.pan(1, 9, step=1)), frozenset({"flashes"})
    )
    assert isinstance(found["flashes"], dict)
    assert found["flashes"]["safe"] is None


def test_time_runs_out_within_the_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MOST_SECONDS", 0.0)
    medium = of(clips.write(tmp_path / "a.mp4", clips.pan(1, 4)))
    for ask in (first_frames, clip):
        with pytest.raises(Skip, match="time"):
            medium.once(ask)


def test_one_clip_that_takes_too_long_does_not_keep_the_others_from_being_judged(
    tmp_path: Path,
) -> None:
    late = of(clips.write(tmp_path / "a.mp4", clips.pan(1, 1)))
    late._known[first_frames] = Skip("time")
    flashing = of(clips.write(tmp_path / "b.mp4", strobe(2)))
    measures: list[Measure] = []
    with pytest.raises(Skip, match="time"):
        measures.extend(check(Draft(media=[late, flashing]), Params()))
    assert [each.value for each in measures] == [4.5]


def test_frames_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(video, "MOST_FRAMES", 100)
    found = of(clips.write(tmp_path / "a.mp4", clips.pan(1, 6))).once(clip)
    assert not found.complete
    assert found.course.seconds == pytest.approx(4)


# ---------------------------------------------------------------------------------- what is shown


def test_measure_shows_flashes_and_the_whole_clip(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", [*clips.pan(1, 1), *strobe(2)])
    found = measure(path, frozenset({"flashes"}))
    assert isinstance(found["flashes"], dict)
    assert set(found["flashes"]) >= {
        "general_transitions",
        "red_transitions",
        "safe",
        "extended",
        "worst_at",
    }
    assert found["flashes"]["safe"] is False
    assert "clip" not in found
    assert "opening" not in found
    whole = measure(path, frozenset({"clip"}))["clip"]
    assert isinstance(whole, dict)
    assert whole["seconds"] == pytest.approx(3)
    assert whole["complete"] is True


def test_progress_is_told_and_comes_to_an_end(tmp_path: Path) -> None:
    told: list[tuple[str, float, float]] = []
    path = clips.write(tmp_path / "a.mp4", clips.pan(1, 6))
    Medium("a.mp4", path, progress=lambda *said: told.append(said)).once(clip)
    assert [(file, round(stated)) for file, _, stated in told] == [("a.mp4", 6)] * len(told)
    seen = [each for _, each, _ in told]
    assert seen == sorted(seen)
    assert len(seen) >= 3
    assert seen[-1] == pytest.approx(6)
