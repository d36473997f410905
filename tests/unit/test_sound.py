"""Sound: loudness beside ffmpeg's own filter, silence, late starts, odd streams, the clock."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

import clips
from contentcheck.checks.loudness import Params, check
from contentcheck.errors import MediaError, Skip
from contentcheck.measuring.sound import loudness as measured_loudness
from contentcheck.media import sound as module
from contentcheck.media.sound import Loudness, loudness, speech_samples
from contentcheck.model import Draft, Medium

DATA = Path(os.environ.get("CONTENTCHECK_DATA", Path(__file__).parents[3] / "shared"))
RATE = 48_000
Samples = NDArray[np.float32]


def tone(seconds: float, level: float, rate: int = RATE) -> Samples:
    time = np.arange(round(seconds * rate)) / rate
    return (level * np.sin(2 * np.pi * 997 * time)).astype(np.float32)


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


def clip(
    path: Path, *parts: Samples, codec: str = "pcm_s16le", layout: str = "stereo", rate: int = RATE
) -> Path:
    """Write a clip of a second whose sound is the parts, one after another."""
    with av.open(str(path), "w") as file:
        film: Any = file.add_stream("libx264", rate=clips.FPS)
        film.width, film.height, film.pix_fmt = clips.WIDTH, clips.HEIGHT, "yuv420p"
        sound: Any = file.add_stream(codec, rate=rate, layout=layout)
        for frame in clips.pan(1, 1):
            file.mux(film.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        file.mux(film.encode())
        channels = av.AudioLayout(layout).nb_channels
        samples = np.ascontiguousarray(np.tile(np.concatenate(parts), (channels, 1)))
        heard = av.AudioFrame.from_ndarray(samples, format="fltp", layout=layout)
        heard.sample_rate, heard.pts = rate, 0
        for part in av.AudioResampler(sound.format, layout, rate).resample(heard):
            file.mux(sound.encode(part))
        file.mux(sound.encode())
    return path


def heard(path: Path) -> Loudness:
    found = loudness(Medium(path.name, path))
    assert found is not None
    return found


def test_a_tone_of_known_loudness(tmp_path: Path) -> None:
    # EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS is at -23 LUFS.
    found = heard(clip(tmp_path / "a.mov", tone(4, 10 ** (-23 / 20))))
    assert found.integrated == pytest.approx(-23, abs=0.1)
    assert found.true_peak == pytest.approx(-23, abs=0.2)
    assert (found.silent, found.whole) == (False, True)
    assert found.begins == pytest.approx(0, abs=0.001)
    assert found.heard == pytest.approx(4)


@pytest.mark.parametrize(("codec", "name"), [("aac", "a.mp4"), ("libopus", "a.webm")])
@pytest.mark.parametrize("layout", ["mono", "stereo", "5.1"])
def test_every_codec_and_layout_is_heard(
    tmp_path: Path, codec: str, name: str, layout: str
) -> None:
    if name == "a.webm":
        name = "a.mkv"  # H.264 beside it is not allowed in WebM
    found = heard(clip(tmp_path / name, tone(2, 0.1), codec=codec, layout=layout))
    assert found.integrated is not None
    assert -27 < found.integrated < -12


@pytest.mark.parametrize("codec", ["pcm_u8", "pcm_s16le", "pcm_s32le", "pcm_f32le"])
def test_silence_is_silence_in_every_kind_of_sample(tmp_path: Path, codec: str) -> None:
    found = heard(clip(tmp_path / "a.mkv", silence(2), codec=codec))
    assert (found.integrated, found.silent, found.begins) == (None, True, None)
    late = heard(clip(tmp_path / "b.mkv", silence(1), tone(1, 0.3), codec=codec))
    assert late.begins == pytest.approx(1, abs=0.01)
    assert not late.silent


def test_peaks_between_samples_are_seen(tmp_path: Path) -> None:
    time = np.arange(4 * RATE) / RATE
    wave = np.sin(2 * np.pi * RATE / 4 * time + np.pi / 4).astype(np.float32)  # samples at 0.707
    found = heard(clip(tmp_path / "a.mkv", wave, codec="pcm_f32le"))
    assert found.true_peak == pytest.approx(0, abs=0.7)  # the samples are at -3; it starts abruptly


def test_no_sound_is_none(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", clips.pan(1, 0.4))
    assert loudness(Medium("a.mp4", path)) is None
    assert list(speech_samples(Medium("a.mp4", path), 10)) == []


def test_sound_that_breaks_off_is_heard_so_far(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mkv", tone(4, 0.1), codec="aac")
    path.write_bytes(path.read_bytes()[: -path.stat().st_size // 20])
    found = heard(path)
    assert 0.5 < found.heard < 3.9
    assert found.integrated == pytest.approx(-20, abs=0.3)


def test_sound_of_which_nothing_is_left_is_not_called_silent(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mkv", tone(4, 0.1))  # all of it in one packet, which is cut
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    assert loudness(Medium("a.mkv", path)) is None


def test_what_is_no_video_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_text("words")
    with pytest.raises(MediaError):
        loudness(Medium("a.mp4", path))


def test_the_clock_stops_a_long_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = clip(tmp_path / "a.mp4", silence(1), tone(1, 0.1), codec="aac")
    monkeypatch.setattr(module, "CLOCK", -1)
    found = heard(path)
    assert not found.whole
    draft = Draft(media=[Medium("a.mp4", path)])
    for of in ("integrated", "true-peak", "silent", "begins"):
        with pytest.raises(Skip, match="time"):
            list(check(draft, Params(of)))


def test_what_was_heard_may_settle_it() -> None:
    medium = Medium("a.mp4", Path("a.mp4"))
    cut = Loudness(-20.0, -3.0, silent=False, begins=0.5, heard=100, whole=False)
    medium._known[measured_loudness] = cut
    medium._known[module_kind()] = "video"
    draft = Draft(media=[medium])
    assert [m.value for m in check(draft, Params("silent"))] == [0]
    assert [m.value for m in check(draft, Params("begins"))] == [0.5]
    with pytest.raises(Skip, match="time"):
        list(check(draft, Params("integrated")))


def module_kind() -> Any:
    from contentcheck.media.sniff import kind_of

    return kind_of


def test_the_figures_of_a_clip(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mov", silence(2), tone(3, 0.1))
    draft = Draft(media=[Medium("a.mov", path)])
    (begins,) = check(draft, Params("begins"))
    assert begins.value == pytest.approx(2, abs=0.01)
    assert (begins.unit, begins.place.start) == ("s", 0)  # type: ignore[union-attr]
    (peak,) = check(draft, Params("true-peak"))
    assert peak.value == pytest.approx(-20, abs=0.3)
    (silent,) = check(draft, Params("silent"))
    assert silent.value == 0


def test_a_silent_clip_has_no_loudness_to_judge(tmp_path: Path) -> None:
    draft = Draft(media=[Medium("a.mov", clip(tmp_path / "a.mov", silence(1)))])
    assert [m.value for m in check(draft, Params("silent"))] == [1]
    assert list(check(draft, Params("integrated"))) == []


def test_without_sound_there_is_nothing_to_judge(tmp_path: Path) -> None:
    path = clips.write(tmp_path / "a.mp4", clips.pan(1, 0.4))
    with pytest.raises(Skip, match="no sound"):
        list(check(Draft(media=[Medium("a.mp4", path)]), Params("silent")))


def test_speech_samples_are_of_one_channel_and_no_more_than_asked(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mkv", tone(3, 0.5), layout="5.1")
    parts = list(speech_samples(Medium("a.mkv", path), 2))
    samples = np.concatenate(parts)
    assert samples.dtype == np.int16
    assert len(samples) == 2 * module.SPEECH_RATE
    assert np.abs(samples).max() > 3000


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
@pytest.mark.parametrize("layout", ["mono", "stereo"])
def test_the_same_as_ffmpegs_own_filter(tmp_path: Path, layout: str) -> None:
    random = np.random.default_rng(1)
    noise = (0.1 * random.standard_normal(5 * RATE)).astype(np.float32)
    path = clip(tmp_path / "a.mp4", tone(2, 0.02), noise, silence(1), codec="aac", layout=layout)
    ours, (integrated, peak) = heard(path), by_ffmpeg(path)
    assert ours.integrated == pytest.approx(integrated, abs=0.1)
    assert ours.true_peak == pytest.approx(peak, abs=0.1)


def by_ffmpeg(path: Path) -> tuple[float, float]:
    done = subprocess.run(
        f"ffmpeg -nostats -i {path} -map 0:a:0 -af ebur128=peak=true -f null -".split(),
        capture_output=True,
        text=True,
        check=True,
    )
    loud = re.findall(r"I:\s+(-?[\d.]+) LUFS", done.stderr)[-1]
    return float(loud), float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", done.stderr)[-1])


@pytest.mark.skipif(not (DATA / "data" / "video").is_dir(), reason="no labelled clips")
@pytest.mark.parametrize(("name", "true"), [("loud", -10.1), ("quiet", -35.3), ("r128", -23.3)])
def test_labelled_clips(name: str, true: float) -> None:
    assert heard(DATA / "data" / "video" / f"audio_{name}.mp4").integrated == pytest.approx(
        true, abs=0.2
    )
