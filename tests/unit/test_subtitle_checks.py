"""Subtitles beside their video: how they read, and speech that has none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from contentcheck.checks import subtitles, unsubtitled_speech
from contentcheck.checks.subtitles import Of
from contentcheck.engine import check
from contentcheck.errors import Skip
from contentcheck.measuring import sound
from contentcheck.measuring.opening import opening
from contentcheck.measuring.sound import Unsubtitled, unsubtitled
from contentcheck.media import speech as detector
from contentcheck.media.container import container
from contentcheck.model import Draft, Measure, Medium, Region
from contentcheck.rulebook import load

MEDIA = Path(__file__).parent.parent / "rule-media"
SPOKEN = MEDIA / "clip-spoken.mp4"


def clip(subtitle_file: Path | None, path: Path = SPOKEN) -> Medium:
    return Medium(path.name, path, None, subtitle_file)


def measured(medium: Medium, of: Of) -> Measure:
    (found,) = subtitles.check(Draft(media=[medium]), subtitles.Params(of))
    return found


def written(tmp_path: Path, text: str) -> Medium:
    path = tmp_path / "teks.srt"
    path.write_text(text, encoding="utf-8")
    return clip(path)


TWO = (
    "00:00:01,000 --> 00:00:03,000\nEmpat huruf\n\n"
    "00:00:02,500 --> 00:00:04,500\nSatu\ndua yang panjang\ntiga\n"
)


@pytest.mark.parametrize(
    ("of", "value", "unit", "start"),
    [
        ("reading-speed", 13.0, "characters/s", 2.5),
        ("line-length", 16, "code_points", 2.5),
        ("lines", 3, "count", 2.5),
        ("overlap", 0.5, "s", 2.5),
        ("beyond-end", 0, "s", 2.5),
    ],
)
def test_the_worst_subtitle_is_named(
    tmp_path: Path, of: Of, value: float, unit: str, start: float
) -> None:
    found = measured(written(tmp_path, TWO), of)
    assert found.value == pytest.approx(value)
    assert found.unit == unit
    assert found.place == Region(SPOKEN.name, start=start, end=4.5)
    assert found.evidence is not None
    assert "(teks.srt:4)" in found.evidence.en


def test_a_subtitle_after_the_end(tmp_path: Path) -> None:
    late = "00:00:10,000 --> 00:00:20,000\nSampai jumpa\n"
    assert measured(written(tmp_path, late), "beyond-end").value == pytest.approx(9.2, abs=0.2)


def test_faults_are_quoted_with_their_lines(tmp_path: Path) -> None:
    wrong = "salah\n\n" * 5 + TWO
    found = measured(written(tmp_path, wrong), "faults")
    assert found.value == 5
    assert found.evidence is not None
    assert found.evidence.en.startswith("teks.srt:1: text without times: “salah”; teks.srt:3: ")
    assert found.evidence.en.endswith("; …")
    assert measured(written(tmp_path, TWO), "faults").value == 0
    assert measured(written(tmp_path, ""), "faults").value == 1


NUMBER = "Hubungi keluarga Ibu Sari, NIK 3275014512900003, untuk bantuan ini"  # made up


@pytest.mark.parametrize(
    ("of", "text"),
    [("faults", NUMBER), ("lines", f"00:00:01,000 --> 00:00:03,000\n{NUMBER}\n")],
    ids=["fault", "cue"],
)
def test_no_stump_of_a_number_is_quoted(tmp_path: Path, of: Of, text: str) -> None:
    found = measured(written(tmp_path, text), of)
    assert found.evidence is not None
    for said in (found.evidence.id, found.evidence.en):
        assert "NIK ••" in said
        assert "32" not in said


def test_a_place_only_where_the_file_says_one(tmp_path: Path) -> None:
    found = subtitles.check(Draft(media=[written(tmp_path, TWO)]), subtitles.Params("height"))
    assert list(found) == []
    assert measured(clip(MEDIA / "subtitles-low.vtt"), "height").value == pytest.approx(0.9)


def test_without_a_file_there_is_nothing_to_read() -> None:
    with pytest.raises(Skip, match="no subtitles"):
        measured(clip(None), "lines")


def test_a_file_that_cannot_be_read_is_an_error_of_the_post(tmp_path: Path) -> None:
    draft = Draft(media=[clip(tmp_path / "gone.srt")], targets=["facebook/page"])
    report = check(draft, load().select(["subtitles."]), "en")
    assert report.verdict == "unchecked"
    assert [error.message for error in report.errors] == [
        "clip-spoken.mp4: there is no subtitle file gone.srt"
    ]
    assert {skipped.reason for skipped in report.targets[0].skipped} == {"unreadable medium"}


# ------------------------------------------------------------------------------------- speech


def test_speech_is_heard_and_music_is_not() -> None:
    said = unsubtitled(clip(None))
    assert said.seconds > 5
    assert said.start is not None
    assert said.start < 1.5
    assert said.end is not None
    assert said.end > 6
    assert unsubtitled(clip(None, MEDIA / "clip-music.mp4")) == Unsubtitled(0.0, None, None)
    assert unsubtitled(clip(None, MEDIA / "clip-loud.mp4")).seconds < 0.5


def test_subtitles_take_the_speech_they_show() -> None:
    assert unsubtitled(clip(MEDIA / "subtitles.srt")).seconds == 0
    rest = unsubtitled(clip(MEDIA / "subtitles-hasty.srt"))  # until 3.6 s
    assert rest.start is not None
    assert rest.start > 4.6
    assert 1 < rest.seconds < unsubtitled(clip(None)).seconds


def test_a_stream_of_subtitles_is_taken_at_its_word() -> None:
    medium = clip(None)
    medium._known[container] = replace(container(medium), subtitles=("ind",))
    assert unsubtitled(medium).seconds == 0


def test_words_in_the_picture_may_be_subtitles() -> None:
    medium = clip(None)
    seen = opening(medium)
    first, *others = seen.frames
    medium._known[opening] = replace(seen, frames=(replace(first, text_share=0.04), *others))
    (found,) = unsubtitled_speech.check(Draft(media=[medium]), unsubtitled_speech.Params())
    assert found.value == 0
    plain = clip(None)
    (found,) = unsubtitled_speech.check(Draft(media=[plain]), unsubtitled_speech.Params())
    assert found.value > 5


def test_enough_speech_ends_the_listening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detector, "ENOUGH", 1.0)
    assert sound.unsubtitled(clip(None)).seconds == pytest.approx(1.0, abs=0.04)


def test_without_the_detector_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detector, "find_spec", {}.get)
    with pytest.raises(Skip, match="no speech detector"):
        sound.unsubtitled(clip(None))


def test_a_silent_clip_is_not_listened_to() -> None:
    medium = clip(None, MEDIA / "clip-silent-track.mp4")
    (found,) = unsubtitled_speech.check(Draft(media=[medium]), unsubtitled_speech.Params())
    assert found.value == 0
    assert unsubtitled not in medium._known


def test_a_video_without_sound_is_skipped() -> None:
    with pytest.raises(Skip, match="no sound"):
        list(
            unsubtitled_speech.check(
                Draft(media=[clip(None, MEDIA / "reel-good.mp4")]), unsubtitled_speech.Params()
            )
        )
