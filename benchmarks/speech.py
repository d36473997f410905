"""Tell speech from music, and speech over music.

    python benchmarks/speech.py MUSIC SPEECH

Two folders of sound files, searched whole. Prints how much of each is taken for speech: music
should have none, recordings of people speaking nearly all, also with music below it (the ratio of
their powers in dB). Debian ships such sounds; the figures in RESULTS.md name the packages.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from contentcheck.media import speech as detector
from contentcheck.media.sound import SPEECH_RATE

SECONDS = 40  # of each piece of music
PART = 20  # s of speech that are judged at a time
PARTS = 8
RATIOS = (10, 0, -5)  # dB
SUFFIXES = {".ogg", ".wav"}

Samples = NDArray[np.float64]


def sound(path: Path, seconds: float) -> Samples:
    """Return the start of a file as one channel, -1 to 1."""
    resampler = av.AudioResampler("s16", "mono", SPEECH_RATE)
    with av.open(str(path)) as file:
        parts = [
            part.to_ndarray()[0]
            for frame in file.decode(audio=0)
            for part in resampler.resample(frame)
            if (frame.time or 0) < seconds
        ]
    return np.concatenate(parts)[: round(seconds * SPEECH_RATE)] / 32768 if parts else np.empty(0)


def share(samples: Samples) -> float:
    """Return the share of the time that is taken for speech."""
    whole = np.clip(samples * 32767, -32768, 32767).astype(np.int16)
    lasts, found = detector.speech(iter([whole]), lambda _: True)
    return len(found) * lasts / (len(samples) / SPEECH_RATE)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)


def main(music_folder: Path, speech_folder: Path) -> None:
    detector.ENOUGH = float("inf")
    begun = time.process_time()
    music = [s for p in files(music_folder) if len(s := sound(p, SECONDS)) > 10 * SPEECH_RATE]
    read = time.process_time()
    shares = [share(samples) for samples in music]
    spent = time.process_time() - read
    seconds = sum(map(len, music)) / SPEECH_RATE
    print(f"music: {len(music)} pieces, {seconds:.0f} s, read in {read - begun:.1f} s of CPU")
    print(f"taken for speech: mean {np.mean(shares):.4f}, worst {max(shares):.4f}")
    print(f"CPU: {1000 * spent / seconds:.1f} ms for a second of sound\n")
    prompts = [sound(path, PART) for path in files(speech_folder)]
    said = np.concatenate([each for each in prompts if len(each) > 2 * SPEECH_RATE])
    size = PART * SPEECH_RATE
    parts = [said[n * size : (n + 1) * size] for n in range(min(PARTS, len(said) // size))]
    print(f"speech: {len(parts)} parts of {PART} s\n\n| | mean | least |\n|---|---|---|")
    row("alone", [share(part) for part in parts])
    for ratio in RATIOS:
        mixed = [below(part, music[n % len(music)], ratio) for n, part in enumerate(parts)]
        row(f"music {ratio} dB below", [share(each) for each in mixed])


def below(said: Samples, music: Samples, ratio: float) -> Samples:
    """Mix music under speech, `ratio` dB softer than it."""
    under = np.resize(music, len(said))
    gain = float(np.sqrt(np.mean(said**2) / np.mean(under**2)) * 10 ** (-ratio / 20))
    mixed: Samples = 0.5 * (said + gain * under)
    return mixed


def row(name: str, shares: list[float]) -> None:
    print(f"| {name} | {np.mean(shares):.2f} | {min(shares):.2f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
