"""Container facts as measures: what is stated, what is unusual, what nothing is known of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import clips
from contentcheck.checks import container, container_format
from contentcheck.checks.container import Of, unusual
from contentcheck.engine import check
from contentcheck.errors import Skip
from contentcheck.media.boxes import Edit
from contentcheck.media.container import Audio, VideoFacts
from contentcheck.media.container import container as read
from contentcheck.media.sniff import kind_of
from contentcheck.model import Draft, Measure, Medium
from contentcheck.rulebook import load

MEDIA = Path(__file__).parent.parent / "rule-media"
USUAL = VideoFacts(
    width=1080,
    height=1920,
    duration=20.0,
    fps=30.0,
    codec="h264",
    rotation=0,
    audio=Audio("aac", 48_000, 2),
    format="mp4",
    bytes=9_000_000,
    profile="High",
    b_frames=True,
    audio_streams=1,
    index_at_front=True,
    edits=(Edit("video", 0.067, 20.0, 1.0), Edit("audio", 0.044, 20.0, 1.0)),
)


def draft(facts: VideoFacts) -> Draft:
    medium = Medium("clip.mp4", Path("clip.mp4"))
    medium._known.update({kind_of: "video", read: facts})
    return Draft(media=[medium])


def measure(facts: VideoFacts, of: Of) -> Measure:
    (found,) = container.check(draft(facts), container.Params(of))
    return found


@pytest.mark.parametrize(
    ("of", "value", "unit"),
    [
        ("fps", 30, "fps"),
        ("bytes", 9_000_000, "bytes"),
        ("audio-streams", 1, "count"),
        ("audio-rate", 48_000, "Hz"),
        ("audio-channels", 2, "count"),
        ("index-at-end", 0, "count"),
        ("high-with-b-frames", 1, "count"),
        ("edits", 0, "count"),
    ],
)
def test_the_facts_of_an_ordinary_clip(of: Of, value: float, unit: str) -> None:
    found = measure(USUAL, of)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (Edit("video", 1.3, 2.7, 1.0), "the first 1.3 s are hidden"),
        (Edit("audio", None, 0.8, 1.0), "0.8 s of nothing"),
        (Edit("video", 0.0, 4.0, 0.5), "played at another speed"),
    ],
)
def test_an_unusual_edit_is_counted_and_said(edit: Edit, said: str) -> None:
    assert unusual(edit)
    found = measure(replace(USUAL, edits=(edit,)), "edits")
    assert found.value == 1
    assert found.evidence is not None
    assert found.evidence.en == said
    assert found.evidence.id != said


def test_a_track_in_several_pieces_is_edited() -> None:
    pieces = (Edit("video", 0.0, 2.0, 1.0), Edit("video", 0.1, 2.0, 1.0))
    assert measure(replace(USUAL, edits=pieces), "edits").value == 1


@pytest.mark.parametrize("of", ["index-at-end", "edits", "high-with-b-frames", "fps"])
def test_what_a_file_does_not_state_is_skipped(of: Of) -> None:
    silent = replace(USUAL, index_at_front=None, b_frames=None, fps=None)
    with pytest.raises(Skip, match="not stated"):
        measure(silent, of)


def test_without_sound_its_format_is_skipped() -> None:
    mute = replace(USUAL, audio=None, audio_streams=0)
    assert measure(mute, "audio-streams").value == 0
    with pytest.raises(Skip, match="no sound"):
        measure(mute, "audio-rate")
    with pytest.raises(Skip, match="no sound"):
        list(container_format.check(draft(mute), container_format.Params("audio-codec", "aac")))


@pytest.mark.parametrize(
    ("of", "among", "value", "called"),
    [
        ("format", "mp4 mov", 0, "MP4"),
        ("format", "webm", 1, "MP4"),
        ("codec", "h264 hevc", 0, "H.264"),
        ("codec", "hevc", 1, "H.264"),
        ("audio-codec", "aac", 0, "AAC"),
    ],
)
def test_kinds_that_are_taken(of: str, among: str, value: float, called: str) -> None:
    params = container_format.Params(of, among)  # type: ignore[arg-type]
    (found,) = container_format.check(draft(USUAL), params)
    assert found.value == value
    assert found.evidence is not None
    assert found.evidence.en == called


def test_a_set_of_names_binds_like_a_number() -> None:
    clip = Draft(media=[Medium("clip.webm", MEDIA / "clip.webm")], targets=["instagram/reel"])
    rules = load().select(["video.codec-not-taken"])
    severities = {}
    for via in ("app", "api"):
        (finding,) = check(replace(clip, via=via), rules, "en").targets[0].findings
        severities[via] = finding.severity
        assert finding.url.startswith("https://developers.facebook.com/")
    assert severities == {"app": "advice", "api": "error"}


def test_a_video_without_a_container_of_boxes(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.webm", clips.pan(1, 0.4), codec="libvpx-vp9")
    with pytest.raises(Skip, match="not stated"):
        list(
            container.check(Draft(media=[Medium("a.webm", path)]), container.Params("index-at-end"))
        )


@pytest.mark.parametrize("of", ["index-at-end", "high-with-b-frames"])
def test_yes_and_no_are_numbers(of: Of) -> None:
    assert type(measure(USUAL, of).value) is float  # a report's values are, by its schema
