"""The course of a clip: cuts, blank and still stretches, the closing card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

import clips
from contentcheck.measuring.clip import longest
from contentcheck.vision.course import Course, CourseWatcher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clips import Frame


def watched(frames: Sequence[Frame], fps: float = clips.FPS) -> Course:
    watcher = CourseWatcher()
    for number, frame in enumerate(frames):
        small = np.asarray(cv2.resize(frame, (160, 90), interpolation=cv2.INTER_AREA), np.uint8)
        watcher.see(number / fps, (number + 1) / fps, small)
    return watcher.found()


def test_cuts_are_found_at_their_time() -> None:
    found = watched([*clips.pan(1, 4), *clips.pan(2, 2), *clips.pan(3, 4)])
    assert found.cuts == (4.0, 6.0)
    assert found.cuts_a_minute == pytest.approx(12)
    assert (found.blank, found.still) == ((), ())


def test_black_and_white_stretches_have_their_times() -> None:
    found = watched([*clips.pan(1, 2), *clips.plain(0, 1), *clips.pan(2, 2), *clips.plain(255, 2)])
    assert [(each.start, each.end) for each in found.blank] == [(2.0, 3.0), (5.0, 7.0)]
    blank = longest(found.blank)
    assert blank is not None
    assert blank.start == 5


def test_a_frozen_picture_is_still_and_a_slow_zoom_is_not() -> None:
    shot = clips.pan(1, 0.04)[0]
    frozen = watched([*clips.pan(2, 2), *[shot] * 50])
    assert [(each.start, each.end, each.card) for each in frozen.still] == [(2.0, 4.0, False)]
    assert frozen.still_share == pytest.approx(0.5)
    assert frozen.end_card is None
    zoomed = []
    for number in range(100):
        turn = cv2.getRotationMatrix2D((160, 90), 0, 1 + number / 1000)  # a tenth in four seconds
        zoomed.append(np.asarray(cv2.warpAffine(shot, turn, (clips.WIDTH, clips.HEIGHT)), np.uint8))
    assert watched(zoomed).still_share < 0.5


def test_one_moving_line_of_text_is_motion() -> None:
    frames = []
    for number in range(75):
        frame = clips.card("KAMI BUKA", 0.04)[0].copy()
        cv2.putText(frame, "SABTU", (4 * number, 160), 0, 0.8, (255, 255, 255), 2)
        frames.append(frame)
    assert watched(frames).still == ()


def test_the_closing_card_is_the_still_card_at_the_end() -> None:
    card = clips.card("TERIMA KASIH", 6)
    found = watched([*clips.pan(1, 3), *card]).end_card
    assert found is not None
    assert (found.start, found.end) == (3.0, 9.0)
    assert watched(card).end_card is None  # a card throughout closes nothing
    assert watched([*card, *clips.pan(1, 2)]).end_card is None


def test_nothing_was_seen() -> None:
    found = CourseWatcher().found()
    assert (found.seconds, found.cuts_a_minute, found.still_share, found.end_card) == (
        0,
        0,
        0,
        None,
    )
