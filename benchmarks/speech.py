"""Tell speech from music, and speech over music.

    python benchmarks/speech.py [MUSIC SPEECH]

Two folders of sound files, searched whole; without them those of Debian's packages that `peers.py`
names. Prints how much of each is taken for speech: music should have none, recordings of people
speaking nearly all, also with music below it (the ratio of their powers in dB).
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

import peers
from contentcheck.media import speech as detector
from contentcheck.media.sound import SPEECH_RATE
from peers import MUSIC, SPEECH
from telling import head, row, say

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


def is_music(file: Path) -> bool:
    """Tell whether a sound of these games is music; one of them speaks, too."""
    return "music" in file.parts or "frozen-bubble" in file.parts


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("music", type=Path, nargs="?")
    asked.add_argument("speech", type=Path, nargs="?")
    return asked


def main() -> None:
    given = options().parse_args()
    detector.ENOUGH = float("inf")
    pieces = [file for file in files(given.music or peers.sounds("music", MUSIC)) if is_music(file)]
    music = [s for file in pieces if len(s := sound(file, SECONDS)) > 10 * SPEECH_RATE]
    read = time.process_time()
    shares = [share(samples) for samples in music]
    spent = time.process_time() - read
    seconds = sum(map(len, music)) / SPEECH_RATE
    taken = f"{np.mean(shares):.2%} of the time, worst piece {max(shares):.2%}"
    say(f"Music, {len(music)} pieces, {seconds:.0f} s, taken for speech: {taken}.")
    say(f"CPU: {1000 * spent / seconds:.1f} ms for a second of sound.")
    prompts = [sound(path, PART) for path in files(given.speech or peers.sounds("speech", SPEECH))]
    said = np.concatenate([each for each in prompts if len(each) > 2 * SPEECH_RATE])
    size = PART * SPEECH_RATE
    starts = range(0, len(said) - size, len(said) // PARTS)  # spread over all who speak
    parts = [said[start : start + size] for start in starts]
    head(f"speech found, {len(parts)} parts of {PART} s", "mean", "least")
    tell("alone", [share(part) for part in parts])
    for ratio in RATIOS:
        mixed = [below(part, music[n % len(music)], ratio) for n, part in enumerate(parts)]
        tell(f"music {ratio} dB below", [share(each) for each in mixed])


def below(said: Samples, music: Samples, ratio: float) -> Samples:
    """Mix music under speech, `ratio` dB softer than it."""
    under = np.resize(music, len(said))
    gain = float(np.sqrt(np.mean(said**2) / np.mean(under**2)) * 10 ** (-ratio / 20))
    mixed: Samples = 0.5 * (said + gain * under)
    return mixed


def tell(name: str, shares: list[float]) -> None:
    row(name, f"{np.mean(shares):.2f}", f"{min(shares):.2f}")


if __name__ == "__main__":
    main()
