"""Make the clips of tests/rule-media/ that show what a container states and how a clip sounds.

    apt-get install espeak-ng && python tools/make_clips.py

Pictures and tones are drawn and computed here; the spoken clip is read out by eSpeak NG.
"""

from __future__ import annotations

import subprocess
import wave
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

RULES = Path(__file__).parent.parent / "tests" / "rule-media"
WIDTH, HEIGHT, SECONDS = 90, 160, 4.0
SPOKEN = (
    "Selamat pagi, warga kota. Mulai hari Sabtu, layanan paspor buka sampai pukul dua belas "
    "siang. Silakan mendaftar lewat aplikasi."
)
Samples = NDArray[np.float32]


@dataclass(frozen=True)
class Clip:
    """A clip: how its picture is coded, how its sound is, and what it sounds like."""

    name: str
    sound: Samples | None = None
    seconds: float = SECONDS
    fps: int = 24
    codec: str = "libx264"
    options: dict[str, str] = field(default_factory=lambda: {"profile": "baseline", "crf": "30"})
    audio_codec: str = "aac"
    layout: str = "stereo"
    rate: int = 48_000
    sounds: int = 1
    index_in_front: bool = True


def chord(seconds: float, level: float, rate: int = 48_000, begin: float = 0.0) -> Samples:
    """Return a chord that breathes, from `begin` on; `level` is its highest sample."""
    time = np.arange(round(seconds * rate)) / rate
    tones = sum(np.sin(2 * np.pi * pitch * time) for pitch in (220.0, 277.2, 329.6))
    wave_ = level / 3 * tones * (0.8 + 0.2 * np.sin(2 * np.pi * 1.5 * time))
    return np.where(time < begin, 0, wave_).astype(np.float32)


def spoken() -> Samples:
    """Return the sentence read out, at 48 kHz."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "spoken.wav"
        subprocess.run(  # noqa: S603
            ["espeak-ng", "-v", "id", "-s", "150", "-w", str(path), SPOKEN],  # noqa: S607
            check=True,
        )
        with wave.open(str(path)) as file:
            rate = file.getframerate()
            said = np.frombuffer(file.readframes(file.getnframes()), np.int16) / 32768
    at = np.arange(0, len(said), rate / 48_000)
    return np.interp(at, np.arange(len(said)), said).astype(np.float32)


def picture(time: float) -> NDArray[np.uint8]:
    """Return a disc that moves over a ground of two colours."""
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    frame = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    frame[:] = np.where((y > HEIGHT * 0.6)[..., None], (70, 110, 60), (150, 190, 225))
    disc = (x - 20 - 12 * time) ** 2 + (y - 70) ** 2 < 300
    frame[disc] = (230, 120, 30)
    return frame


def encode(clip: Clip) -> None:
    to_front = clip.index_in_front and clip.name.endswith(".mp4")
    options = {"movflags": "faststart"} if to_front else {}
    with av.open(str(RULES / clip.name), "w", options=options) as file:
        film: Any = file.add_stream(clip.codec, rate=clip.fps, options=clip.options)
        film.width, film.height, film.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        sounds: list[Any] = []
        for _ in range(0 if clip.sound is None else clip.sounds):
            stream: Any = file.add_stream(clip.audio_codec, rate=clip.rate, layout=clip.layout)
            stream.bit_rate = 48_000
            sounds.append(stream)
        for number in range(round(clip.seconds * clip.fps)):
            frame = av.VideoFrame.from_ndarray(picture(number / clip.fps), format="rgb24")
            file.mux(film.encode(frame))
        file.mux(film.encode())
        if clip.sound is not None:
            for stream in sounds:
                mux_sound(file, stream, clip.sound, clip)


def mux_sound(file: Any, stream: Any, sound: Samples, clip: Clip) -> None:
    channels = av.AudioLayout(clip.layout).nb_channels
    samples = np.ascontiguousarray(np.tile(sound, (channels, 1)))
    frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout=clip.layout)
    frame.sample_rate, frame.pts = clip.rate, 0
    for ready in av.AudioResampler(stream.format, stream.layout, clip.rate).resample(frame):
        file.mux(stream.encode(ready))
    file.mux(stream.encode())


def hide_start(name: str, ticks: int) -> None:
    """Have the picture begin `ticks` of its clock late, as phones do that cut without coding."""
    path = RULES / name
    data = bytearray(path.read_bytes())
    at = data.index(b"elst") + 16
    data[at : at + 4] = ticks.to_bytes(4, "big")
    path.write_bytes(data)


def main() -> None:
    music = chord(SECONDS, 0.35)
    loud = np.clip(chord(SECONDS, 3.0), -1, 1)
    said = spoken() * 0.6
    clips = [
        Clip("clip-music.mp4", music),
        Clip("clip-silent-track.mp4", 0 * music),
        Clip("clip-quiet.mp4", music / 30),
        Clip("clip-loud.mp4", loud),
        Clip("clip-late-sound.mp4", chord(6, 0.35, begin=5), seconds=6),
        Clip("clip-spoken.mp4", said, seconds=len(said) / 48_000),
        Clip("clip-index-at-end.mp4", music, index_in_front=False),
        Clip("clip-hidden-start.mp4", music),
        Clip("clip-12-fps.mp4", music, fps=12),
        Clip("clip-b-frames.mp4", music, options={"profile": "high", "crf": "30", "bf": "2"}),
        Clip("clip-hevc.mp4", music, codec="libx265", options={"crf": "32"}),
        Clip("clip-96-khz.mp4", chord(1, 0.35, 96_000), rate=96_000, layout="5.1", seconds=1),
        Clip("clip-two-sounds.mp4", music[:48_000], sounds=2, seconds=1),
        Clip("clip.webm", music, codec="libvpx-vp9", options={"crf": "40"}, audio_codec="libopus"),
    ]
    for clip in clips:
        encode(clip)
    hide_start("clip-hidden-start.mp4", 12_288)


if __name__ == "__main__":
    main()
