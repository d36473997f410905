"""Damage: what could be read in part only is said, what is whole is not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import clips
from contentcheck.checks.damage import Params, check
from contentcheck.errors import Skip
from contentcheck.measuring.video import first_frames
from contentcheck.media.sniff import kind_of
from contentcheck.media.video import Frames
from contentcheck.model import Draft, Measure, Medium, Region


def damage(*paths: Path) -> list[Measure]:
    return list(check(Draft(media=[Medium(path.name, path) for path in paths]), Params()))


def halved(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def test_whole_media(tmp_path: Path) -> None:
    clip = clips.write(tmp_path / "a.mp4", clips.pan(1, 0.6))
    picture = tmp_path / "a.jpg"
    Image.fromarray(clips.scene(1)).save(picture)
    assert [(each.name, each.unit, each.value) for each in damage(clip, picture)] == [
        ("damage", "count", 0.0)
    ] * 2


def test_a_truncated_video_says_until_when_it_can_be_read(tmp_path: Path) -> None:
    clip = clips.write(tmp_path / "a.mp4", clips.pan(1, 2.4), options={"movflags": "faststart"})
    [measure] = damage(halved(clip))
    assert measure.value == 1
    assert measure.evidence is not None
    assert "berkas terputus; gambar terbaca sampai " in measure.evidence.id
    assert "the file breaks off; frames can be read until " in measure.evidence.en
    assert isinstance(measure.place, Region)
    assert measure.place.start is not None
    assert measure.place.end is not None
    assert (
        0.2 < measure.place.start < measure.place.end <= 2.5
    )  # what is missing, not what is there


def test_broken_frames_are_told_from_a_file_that_breaks_off() -> None:
    small = np.zeros((75, 90, 160, 3), np.uint8)
    frames = Frames(np.arange(75) / 25, small, (), end=3.04, ended=False, damaged=True)
    medium = Medium("a.mp4", Path("a.mp4"))
    medium._known.update({kind_of: "video", first_frames: frames})
    [measure] = check(Draft(media=[medium]), Params())
    assert measure.value == 1
    assert measure.evidence is not None
    assert "some frames of the first 3.0 s are broken" in measure.evidence.en


def test_a_truncated_picture(tmp_path: Path) -> None:
    picture = tmp_path / "a.jpg"
    Image.fromarray(clips.scene(1)).save(picture)
    data = picture.read_bytes()
    picture.write_bytes(data[: len(data) * 8 // 10])
    [measure] = damage(picture)
    assert measure.value == 1


def test_what_cannot_be_read_at_all_is_left_to_the_engine(tmp_path: Path) -> None:
    clip = clips.write(tmp_path / "a.mp4", clips.pan(1, 0.6))
    words = tmp_path / "b.mp4"
    words.write_text("words")
    assert len(damage(words, clip)) == 1
    with pytest.raises(Skip, match="unreadable medium"):
        damage(words)


def test_a_draft_without_media_is_skipped() -> None:
    with pytest.raises(Skip, match="no media"):
        damage()
