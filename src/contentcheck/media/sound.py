"""Listen to a video: how loud it is, when the sound begins, and what a speech detector needs."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from math import log10
from time import process_time
from typing import TYPE_CHECKING

import numpy as np
from av.audio.resampler import AudioResampler
from av.error import BlockingIOError as NothingYet
from av.error import EOFError as AtEnd
from av.filter import Graph

from contentcheck.media.beat import beat
from contentcheck.media.streams import UNREADABLE, decodable, opened
from contentcheck.media.webp import is_webp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av import AudioFrame, AudioStream
    from av.container import InputContainer
    from numpy.typing import NDArray

    from contentcheck.model import Medium

CLOCK = 30.0  # s of work: enough for an hour of sound on a slow machine
SPEECH_RATE = 16_000  # Hz, what speech detectors are trained on

_GATE = -70.0  # LUFS: what is softer counts as silence (ITU-R BS.1770, absolute gate)
_AUDIBLE = 10 ** (-60 / 20)  # of full scale: softer samples are the noise of a recorder
_RATES = (8000, 192_000)  # Hz; what lies outside is a broken header, and the filter's memory
_CHANNELS = 16


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud the sound of a video is, after EBU R 128 (ITU-R BS.1770).

    `integrated` is in LUFS, None where all is silent; `true_peak` in dBTP, None below -66.
    `begins` is the second of the first audible sample, None where there is none. `heard` seconds
    were listened to, to the end unless `whole` is false.
    """

    integrated: float | None
    true_peak: float | None
    silent: bool
    begins: float | None
    heard: float
    whole: bool


def loudness(medium: Medium) -> Loudness | None:
    """Listen to a video's sound, for `CLOCK` seconds of work at most; None where there is none.

    A sound that breaks off is measured up to there. Raises MediaError for what is no video.
    """
    with _sound(medium) as (file, stream):
        if file is None or stream is None:
            return None
        until = process_time() + CLOCK
        meter = _Meter()
        whole = True
        try:
            for packet in file.demux(stream):
                if process_time() > until:
                    whole = False
                    break
                for frame in filter(_is_sound, packet.decode()):
                    beat()
                    meter.hear(frame)
        except UNREADABLE:
            pass  # what came before it was heard; the rest is missing for everybody
        return meter.read(whole=whole) if meter.seconds or not whole else None


def speech_samples(medium: Medium, seconds: float) -> Iterator[NDArray[np.int16]]:
    """Yield the first seconds of a video's sound as one channel of `SPEECH_RATE`, bit by bit.

    Nothing where it has none. Raises MediaError for what is no video.
    """
    with _sound(medium) as (file, stream):
        if file is None or stream is None:
            return
        resampler = AudioResampler("s16", "mono", SPEECH_RATE)
        left = round(seconds * SPEECH_RATE)
        try:
            for frame in file.decode(stream):
                if not _is_sound(frame):
                    continue
                frame.pts = None  # gaps and jumps of the clock are no silence
                beat()
                for part in resampler.resample(frame):
                    samples = part.to_ndarray()[0][:left].astype(np.int16)
                    left -= len(samples)
                    yield samples
                if left <= 0:
                    return
        except UNREADABLE:
            return


@contextmanager
def _sound(medium: Medium) -> Iterator[tuple[InputContainer | None, AudioStream | None]]:
    """Open a video and its first stream of sound, None where there is none to be had."""
    if is_webp(medium.path):
        yield None, None
        return
    with opened(medium) as (file, _):
        yield file, next(filter(decodable, file.streams.audio), None)


def _is_sound(frame: AudioFrame) -> bool:
    low, high = _RATES
    return (
        frame.samples > 0
        and low <= frame.sample_rate <= high
        and 0 < frame.layout.nb_channels <= _CHANNELS
    )


class _Meter:
    """Adds up what is heard, frame by frame."""

    def __init__(self) -> None:
        self.graph: Graph | None = None
        self.shape: tuple[object, ...] = ()
        self.seconds = 0.0
        self.begins: float | None = None
        self.integrated = _GATE
        self.peak = 0.0

    def hear(self, frame: AudioFrame) -> None:
        if self.begins is None:
            self.begins = _first_audible(frame, self.seconds)
        self.seconds += frame.samples / frame.sample_rate
        shape = (frame.sample_rate, frame.format.name, frame.layout.name)
        if self.graph is None:
            self.graph, self.shape = _ebur128(frame), shape
        if shape == self.shape:  # a stream that changes midway is measured as it began
            frame.pts = None
            self.graph.push(frame)
            self._pull()

    def read(self, *, whole: bool) -> Loudness:
        if self.graph is not None:
            self.graph.push(None)
            self._pull()
        silent = self.integrated <= _GATE
        return Loudness(
            integrated=None if silent else self.integrated,
            true_peak=20 * log10(self.peak) if self.peak else None,
            silent=silent,
            begins=self.begins,
            heard=self.seconds,
            whole=whole,
        )

    def _pull(self) -> None:
        while self.graph is not None:
            try:
                said = self.graph.pull().metadata
            except (NothingYet, AtEnd):
                return
            if "lavfi.r128.I" in said:
                self.integrated = float(said["lavfi.r128.I"])
                self.peak = max(self.peak, float(said.get("lavfi.r128.true_peak", 0)))


def _ebur128(frame: AudioFrame) -> Graph:
    """Return a graph that puts the loudness so far on each tenth of a second."""
    graph = Graph()
    source = graph.add_abuffer(
        sample_rate=frame.sample_rate,
        format=frame.format.name,
        layout=frame.layout.name,
        time_base=frame.time_base,
    )
    meter, sink = graph.add("ebur128", "peak=true:metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    return graph


def _first_audible(frame: AudioFrame, seconds: float) -> float | None:
    samples = frame.to_ndarray()
    channels = 1 if frame.format.is_planar else frame.layout.nb_channels
    level = np.abs(samples.astype(np.float64))
    if samples.dtype == np.uint8:  # the only samples whose silence is not zero
        level = np.abs(level - 128) / 128
    elif samples.dtype.kind == "i":
        level /= 2.0 ** (8 * samples.dtype.itemsize - 1)
    audible = np.flatnonzero(level.max(axis=0) > _AUDIBLE)
    if not len(audible):
        return None
    return seconds + int(audible[0]) // channels / frame.sample_rate
