"""Short clips for the tests: textures that move, and ways to spoil them. Frames are RGB."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Frame = NDArray[np.uint8]

WIDTH, HEIGHT = 320, 180
FPS = 25
_TICKS = 1000  # a second


def scene(seed: int) -> Frame:
    """A bright picture, twice the size of a frame: boxes of all sizes on a ground, and grain."""
    random = np.random.default_rng(seed)
    height, width = 2 * HEIGHT, 2 * WIDTH
    picture = np.full((height, width, 3), random.integers(90, 160, 3), np.uint8)
    for _ in range(120):
        corner = random.integers((0, 0), (width, height))
        size = random.integers(8, 90, 2)
        colour = random.integers(0, 256, 3).tolist()
        cv2.rectangle(picture, corner.tolist(), (corner + size).tolist(), colour, -1)
    grain = random.normal(0, 8, picture.shape)
    return np.clip(picture + grain, 0, 255).astype(np.uint8)


def pan(seed: int, seconds: float, *, start: int = 0, step: int = 2, fps: int = FPS) -> list[Frame]:
    """Frames of a camera that pans by `step` pixels a frame, keeping its subject in the middle."""
    picture = cv2.GaussianBlur(scene(seed), (0, 0), 2)
    frames = []
    for x in (start + step * i for i in range(round(seconds * fps))):
        frame = picture[HEIGHT // 2 : HEIGHT // 2 + HEIGHT, x : x + WIDTH].copy()
        cv2.circle(frame, (WIDTH // 2, HEIGHT // 2), 34, (255, 255, 255), -1)
        cv2.circle(frame, (WIDTH // 2, HEIGHT // 2), 26, (230, 20, 20), -1)
        cv2.circle(frame, (WIDTH // 2, HEIGHT // 2), 8, (20, 20, 20), -1)
        frames.append(np.asarray(frame, np.uint8))
    return frames


def plain(tone: int, seconds: float) -> list[Frame]:
    """Frames of one tone."""
    return [np.full((HEIGHT, WIDTH, 3), tone, np.uint8)] * round(seconds * FPS)


def card(words: str, seconds: float) -> list[Frame]:
    """A still card: white words on blue."""
    frame = np.full((HEIGHT, WIDTH, 3), (20, 40, 120), np.uint8)
    cv2.putText(frame, words, (40, 100), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (255, 255, 255), 2)
    return [frame] * round(seconds * FPS)


def faded_in(frames: Sequence[Frame], seconds: float) -> list[Frame]:
    """The frames coming out of black, evenly."""
    return [
        (frame * min(1.0, i / FPS / seconds)).astype(np.uint8) for i, frame in enumerate(frames)
    ]


def blurred(frames: Iterable[Frame], sigma: float = 8.0) -> list[Frame]:
    return [np.asarray(cv2.GaussianBlur(frame, (0, 0), sigma), np.uint8) for frame in frames]


def darkened(frames: Iterable[Frame], factor: float) -> list[Frame]:
    return [(frame * factor).astype(np.uint8) for frame in frames]


def letterboxed(frames: Iterable[Frame], bar: int) -> list[Frame]:
    """The frames with `bar` black lines above and below."""
    spoilt = []
    for frame in frames:
        boxed = np.zeros_like(frame)
        boxed[bar:-bar] = cv2.resize(frame, (WIDTH, HEIGHT - 2 * bar))
        spoilt.append(boxed)
    return spoilt


def shaken(frames: Iterable[Frame], pixels: int, seed: int = 0) -> list[Frame]:
    random = np.random.default_rng(seed)
    return [np.roll(f, random.integers(-pixels, pixels + 1, 2), axis=(0, 1)) for f in frames]


def write(
    path: Path,
    frames: Sequence[Frame],
    *,
    times: Sequence[float] | None = None,
    rotation: int = 0,
    codec: str = "libx264",
    sound: bool = False,
    pixel_aspect: str = "1",
    options: dict[str, str] | None = None,
) -> Path:
    """Write a clip; `times` are the seconds at which the frames are shown, else `FPS` a second."""
    shown = [i / FPS for i in range(len(frames))] if times is None else times
    with av.open(str(path), "w", options=options or {}) as file:
        stream: Any = file.add_stream(codec, rate=FPS, options={"crf": "12", "bf": "0"})
        stream.height, stream.width = frames[0].shape[:2]
        stream.pix_fmt = "rgb8" if codec == "gif" else "yuv420p"
        stream.codec_context.time_base = Fraction(1, 100 if codec == "gif" else _TICKS)
        stream.codec_context.sample_aspect_ratio = Fraction(pixel_aspect)
        if rotation:
            stream.set_display_rotation(rotation)
        noise: Any = file.add_stream("aac", rate=44_100) if sound else None
        for frame, time in zip(frames, shown, strict=True):
            picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="rgb24")
            picture.time_base = stream.codec_context.time_base
            picture.pts = round(time / picture.time_base)
            file.mux(stream.encode(picture))
        file.mux(stream.encode())
        if noise is not None:
            file.mux(_hum(noise))
    return path


def write_sound(path: Path) -> Path:
    """Write a file with sound alone."""
    with av.open(str(path), "w") as file:
        stream: Any = file.add_stream("aac", rate=44_100)
        file.mux(_hum(stream))
    return path


def _hum(stream: Any) -> list[Any]:
    wave = np.sin(np.arange(44_100) * 0.05).astype(np.float32)
    samples = av.AudioFrame.from_ndarray(wave[None], format="fltp", layout="mono")
    samples.sample_rate = 44_100
    samples.pts = 0
    return [*stream.encode(samples), *stream.encode()]
