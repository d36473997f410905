"""What a check of a picture and of a clip does, counted: nothing twice, on any machine the same.

Who goes beyond a bound has two checks do the same work: have them ask by `medium.once`.
"""

from __future__ import annotations

import inspect
import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from contentcheck.engine import check
from contentcheck.measuring import (
    animation,
    clip,
    container,
    gaze,
    image,
    looks,
    opening,
    private,
    sound,
    video,
)
from contentcheck.model import Draft, Medium

POSTER, REEL = 35, 88  # passes of nets, a tenth above what was counted when this was set
FRAMES = 6  # of a clip of three seconds that are looked at closely
MEDIA = Path(__file__).parents[1] / "rule-media"
OURS = str(Path(__file__).parents[2] / "src" / "contentcheck")


def counted(file: str, target: str) -> Counter[str]:
    """How often what was called while a post was checked: ours by module, nets' passes."""
    calls: Counter[str] = Counter()

    def count(frame: FrameType, event: str, what: Any) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(OURS):
            file = Path(code.co_filename)
            calls[f"{file.parent.name}.{file.stem}.{code.co_qualname}"] += 1
        elif event == "c_call" and what.__name__ == "forward":
            calls["forward"] += 1

    draft = Draft("Kantor kami buka besok.", [Medium(file, MEDIA / file)], [target], language="id")
    sys.setprofile(count)
    try:
        report = check(draft)
    finally:
        sys.setprofile(None)
    assert not report.errors
    return calls


@pytest.fixture(scope="module")
def poster() -> Counter[str]:
    return counted("poster-heavy-text.jpg", "instagram/feed")


@pytest.fixture(scope="module")
def reel() -> Counter[str]:
    return counted("reel-good.mp4", "instagram/reel")


def measures() -> list[str]:
    """The public functions of a medium, as they are counted."""
    return [
        f"{module.__name__.removeprefix('contentcheck.')}.{name}"
        for module in (
            animation,
            clip,
            container,
            gaze,
            image,
            looks,
            opening,
            private,
            sound,
            video,
        )
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and function.__module__ == module.__name__
        and not name.startswith("_")
        and [*inspect.signature(function).parameters] == ["medium"]
    ]


@pytest.mark.parametrize("post", ["poster", "reel"])
def test_nothing_is_measured_twice(post: str, request: pytest.FixtureRequest) -> None:
    calls: Counter[str] = request.getfixturevalue(post)
    asked = {measure: calls[measure] for measure in measures() if calls[measure]}
    assert len(asked) > 9
    assert {measure: count for measure, count in asked.items() if count > 1} == {}


def test_a_picture_is_decoded_once(poster: Counter[str]) -> None:
    once = ["text_regions.find_text", "faces.find_faces", "learned.attend_learned"]
    assert poster["media.image.decode"] == 1
    assert [poster[f"vision.{name}"] for name in once] == [1, 1, 1]


def test_a_clip_is_played_once(reel: Counter[str]) -> None:
    assert reel["measuring.clip.playback"] == 1
    assert reel["vision.faces.find_faces"] == reel["vision.learned.attend_learned"] == FRAMES


def test_nets_do_not_run_more_often(poster: Counter[str], reel: Counter[str]) -> None:
    assert poster["forward"] <= POSTER
    assert reel["forward"] <= REEL
