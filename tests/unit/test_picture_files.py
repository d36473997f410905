"""picture-format, picture-bytes, media-mixed: what the files of a post are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from contentcheck.checks import media_mixed, picture_bytes, picture_format
from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Medium

MEDIA = Path(__file__).parent.parent / "rule-media"


def draft(*names: str) -> Draft:
    return Draft(media=[Medium(name, MEDIA / name) for name in names])


def measured(checked: Any, post: Draft, **params: Any) -> list[Measure]:
    return list(checked.check(post, checked.Params(**params)))


def test_a_picture_is_of_a_format_to_look_for_or_of_none_that_is_taken() -> None:
    post = draft("photo.jpg", "badge-transparent.png")
    values = {
        "for": [each.value for each in measured(picture_format, post, formats=("PNG",))],
        "among": [each.value for each in measured(picture_format, post, among="jpeg webp")],
        "all": [each.value for each in measured(picture_format, post)],
    }
    assert values == {"for": [0, 1], "among": [0, 1], "all": [0, 0]}


def test_bytes_are_those_of_the_file_of_the_format_asked_for() -> None:
    post = draft("photo.jpg", "badge-transparent.png")
    sizes = [(MEDIA / name).stat().st_size for name in ("photo.jpg", "badge-transparent.png")]
    assert [each.value for each in measured(picture_bytes, post)] == sizes
    assert [each.value for each in measured(picture_bytes, post, format="PNG")] == sizes[1:]
    with pytest.raises(Skip, match="no image"):
        measured(picture_bytes, draft("photo.jpg"), format="PNG")


def test_pictures_and_videos_are_mixed_or_not() -> None:
    assert [each.value for each in measured(media_mixed, draft("photo.jpg"))] == [0]
    assert [each.value for each in measured(media_mixed, draft("photo.jpg", "reel-good.mp4"))] == [
        1
    ]
    with pytest.raises(Skip, match="no media"):
        measured(media_mixed, Draft())
