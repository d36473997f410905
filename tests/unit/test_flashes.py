"""Flashes: counted by rate, area, contrast and colour, in frames of any shape and rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from contentcheck.vision.flashes import FlashCounter, Flashes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Frame = NDArray[np.uint8]

SHAPES = [(90, 160), (160, 90), (160, 160)]
PQ, HLG = 16, 18


def plain(tone: int | tuple[int, int, int], shape: tuple[int, int] = (90, 160)) -> Frame:
    """A frame of one tone, or of one colour (BGR)."""
    return np.full((*shape, 3), tone, np.uint8)


def counted(frames: Sequence[Frame], times: Sequence[float], transfer: int = 2) -> Flashes:
    counter = FlashCounter(transfer)
    for frame, start, end in zip(frames, times, [*times[1:], times[-1] + 0.04], strict=True):
        counter.see(start, end, frame)
    return counter.found()


def flashing(
    rate: float,
    dark: Frame,
    light: Frame,
    *,
    seconds: float = 3,
    fps: float = 30,
    transfer: int = 2,
) -> Flashes:
    """Count two frames that take turns, `rate` times a second both."""
    times = [i / fps for i in range(round(seconds * fps))]
    frames = [light if time * rate % 1 >= 0.4999 else dark for time in times]
    return counted(frames, times, transfer)


def part(share: float, inside: Frame, outside: Frame) -> Frame:
    """The left part of one frame over another."""
    frame = outside.copy()
    columns = round(share * frame.shape[1])
    frame[:, :columns] = inside[:, :columns]
    return frame


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60, 120])
@pytest.mark.parametrize(("rate", "safe"), [(1, True), (2, True), (4, False), (6, False)])
def test_a_rate_is_counted_in_a_second_with_both_its_ends(
    rate: float, safe: bool, fps: float
) -> None:
    found = flashing(rate, plain(0), plain(255), fps=fps)
    assert found.general_transitions == pytest.approx(2 * rate + 1, abs=1)
    assert found.general_transitions >= 2 * rate
    assert (found.safe, found.red_transitions, found.area) == (safe, 0, 1.0)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_frame(shape: tuple[int, int]) -> None:
    found = flashing(5, plain(0, shape), plain(255, shape))
    assert found.general_transitions == 11


def test_frames_that_come_at_odd_times() -> None:
    times = [0.0, 0.05, 0.3, 0.31, 0.5, 0.52, 0.9, 0.95, 1.0, 2.5]
    found = counted([plain(255 * (i % 2)) for i in range(10)], times)
    assert found.general_transitions == 8  # all that follow the first frame within a second
    assert not found.safe


def test_halves_that_flash_in_turn_are_seen() -> None:
    one, other = part(0.5, plain(255), plain(0)), part(0.5, plain(0), plain(255))
    assert one.mean() == other.mean()
    assert flashing(10, one, other).general_transitions == 21


@pytest.mark.parametrize(("share", "counts"), [(0.15, False), (0.4, True)])
def test_less_than_a_quarter_of_the_frame_does_not_count(share: float, counts: bool) -> None:
    ground = plain(120)
    found = flashing(10, part(share, plain(0), ground), part(share, plain(255), ground))
    assert found.safe != counts
    assert found.area == pytest.approx(share if counts else 0, abs=0.03)


# Relative luminance of grey levels (IEC 61966-2-1): 0 .000, 80 .080, 90 .102, 231 .799, 232 .807.
@pytest.mark.parametrize(
    ("dark", "light", "counts"),
    [(0, 80, False), (0, 90, True), (231, 255, True), (234, 255, False)],
)
def test_the_thresholds_of_wcag(dark: int, light: int, counts: bool) -> None:
    assert (flashing(5, plain(dark), plain(light)).general_transitions > 0) == counts


def test_a_slow_rise_is_one_transition() -> None:
    times = [i / 30 for i in range(90)]
    assert counted([plain(2 * i) for i in range(90)], times).general_transitions == 1


def test_saturated_red_flashes_where_its_light_hardly_changes() -> None:
    grey, red = plain(60), plain((0, 0, 127))  # both of relative luminance .045
    found = flashing(5, grey, red)
    assert (found.general_transitions, found.red_transitions, found.safe) == (0, 11, False)
    pale = plain((90, 90, 127))
    assert flashing(5, grey, pale).red_transitions == 0


def test_the_worst_second_has_a_time() -> None:
    times = [i / 30 for i in range(300)]
    calm = [plain(0)] * 150
    found = counted([*calm, *(plain(255 * (i // 3 % 2)) for i in range(150))], times)
    assert found.worst_at is not None
    assert 5.0 <= found.worst_at + 1 / 30 <= 5.3
    by_second = dict(found.by_second)
    assert list(by_second) == list(range(10))
    assert {by_second[second] for second in range(5)} == {0}
    assert max(by_second.values()) == by_second[9] == found.transitions
    assert flashing(0.001, plain(0), plain(0)).worst_at is None


@pytest.mark.parametrize(("seconds", "extended"), [(4, False), (7, True)])
def test_two_flashes_a_second_are_too_many_only_for_long(seconds: float, extended: bool) -> None:
    found = flashing(2, plain(0), plain(255), seconds=seconds)
    assert (found.general_transitions, found.safe, found.extended) == (5, True, extended)
    assert (found.extended_at is not None) == extended


def test_pauses_between_slow_flashes_are_not_long_flashing() -> None:
    times = [i / 30 for i in range(600)]
    frames = [plain(255 if t % 4 < 1.5 and t * 2 % 1 >= 0.5 else 0) for t in times]
    assert not counted(frames, times).extended


def code(transfer: int, nits: float) -> int:
    """Return the 8-bit level that stands for so many cd/m² (BT.2100; HLG on 1,000 cd/m²)."""
    if transfer == PQ:
        y = (nits / 10_000) ** 0.1593017578125
        level = ((0.8359375 + 18.8515625 * y) / (1 + 18.6875 * y)) ** 78.84375
        return round(255 * float(level))
    scene = (nits / 1000) ** (1 / 1.2)
    level = (
        (3 * scene) ** 0.5
        if scene <= 1 / 12
        else 0.17883277 * np.log(12 * scene - 0.28466892) + 0.55991073
    )
    return round(255 * float(level))


@pytest.mark.parametrize("transfer", [PQ, HLG])
@pytest.mark.parametrize(
    ("dark", "light", "counts"),
    [(1, 15, False), (1, 26, True), (150, 190, True), (180, 600, False)],
)
def test_hdr_is_judged_by_the_light_on_screen(
    transfer: int, dark: float, light: float, counts: bool
) -> None:
    found = flashing(
        5, plain(code(transfer, dark)), plain(code(transfer, light)), transfer=transfer
    )
    assert (found.general_transitions > 0) == counts


def moving(frame: Callable[[float], Frame], seconds: float = 3) -> Flashes:
    times = [i / 30 for i in range(round(seconds * 30))]
    return counted([frame(time) for time in times], times)


def test_a_pan_over_a_busy_picture_does_not_flash() -> None:
    random = np.random.default_rng(3)
    wide = np.kron(random.integers(0, 256, (18, 80, 3)), np.ones((5, 5, 1))).astype(np.uint8)
    found = moving(lambda t: wide[:, int(20 * t) : int(20 * t) + 160])
    assert found.safe


def test_one_frame_has_no_flashes() -> None:
    found = counted([plain(255)], [0.0])
    assert (found.transitions, found.safe, found.worst_at) == (0, True, None)
    assert found.by_second == ((0, 0),)


def test_times_far_apart_cost_no_memory() -> None:
    found = counted([plain(0), plain(255)], [0.0, 1e9])
    assert found.by_second == ((0, 0), (1_000_000_000, 1))
