"""Damage: what could be read in part only is said, what is whole is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

import clips
from contentcheck.checks.damage import Params, check
from contentcheck.errors import Skip
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


def test_broken_frames_are_told_from_a_file_that_breaks_off(tmp_path: Path) -> None:
    clip = clips.write(tmp_path / "a.mp4", clips.pan(1, 5))
    data = bytearray(clip.read_bytes())
    at = len(data) * 3 // 4
    data[at : at + 1500] = bytes(1500)  # more than one frame
    clip.write_bytes(data)
    [measure] = damage(clip)
    assert measure.value == 1
    assert measure.evidence is not None
    assert measure.evidence.id.startswith("sebagian gambar rusak, detik ")
    assert measure.evidence.en.startswith("some frames are broken, ")
    assert isinstance(measure.place, Region)
    assert measure.place.start is not None
    assert measure.place.end is not None
    assert 2 < measure.place.start < measure.place.end < 5


def test_a_break_after_the_opening(tmp_path: Path) -> None:
    clip = clips.write(tmp_path / "a.mp4", clips.pan(1, 6), options={"movflags": "faststart"})
    clip.write_bytes(clip.read_bytes()[: clip.stat().st_size * 4 // 5])
    [measure] = damage(clip)
    assert measure.value == 1
    assert isinstance(measure.place, Region)
    assert measure.place.start is not None
    assert measure.place.start > 3


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
