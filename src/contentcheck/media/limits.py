"""What measuring a medium may take, and what of that this system can hold a process to."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from contentcheck.model import Language, Text
from contentcheck.plain import read_plain
from contentcheck.wording import fill

if TYPE_CHECKING:
    from collections.abc import Iterator

_GIB = 1 << 30
_EACH_CORE = 64 << 20  # bytes that libraries set aside for a thread on each core
_STATUS = 1 << 16  # bytes; what Linux says of a process is a page or two
_IN_BYTES = sys.platform == "darwin"  # how getrusage counts memory; others count KiB

HELD = Text(
    id="setiap gambar dan video diukur oleh proses tersendiri; diakhiri setelah {silence} detik"
    " tanpa kemajuan, atau {any} detik kerja (video: ditambah {any} detik dan panjangnya, paling"
    " lama {most}), atau pada {memory} GB memori",
    en="each picture and video is measured by a process of its own; ended after {silence} s without"
    " progress, or {any} s of work (a video: {any} s and its length more, at most {most} s), or at"
    " {memory} GB of memory",
)
NO_MEMORY_LIMIT = Text(
    id="sistem ini tidak dapat membatasi memori bagi satu proses: media yang berbahaya dapat"
    " menghabiskannya",
    en="this system cannot limit the memory of a process: harmful media may use it up",
)
NO_WORK_LIMIT = Text(
    id="sistem ini tidak dapat membatasi waktu prosesor: bila contentcheck dihentikan paksa,"
    " pengukuran media yang tersendat dapat tertinggal",
    en="this system cannot limit processor time: where contentcheck is killed, measuring a medium"
    " that never ends may stay behind",
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What measuring a medium may take in the process that does it, the media worker.

    silence      seconds by the clock on the wall without any progress (see `beat`)
    any_medium   seconds of work for any medium, besides
    each_second  so many for each second of a clip, which
    most         limits to so many in all. `streams.Clock`, which ends the decoding of a clip
                 kindly, has the same figures: it rings first, `any_medium` before this
    memory       bytes of address space, libraries included; besides, what each core's threads take
    media        after so many media a new process takes over, and
    growth       when one has come to need so many bytes more than at its start

    Work is processor time of the one thread that measures: so a busy machine loses no medium that
    an idle one checks, and many cores lose none that few check.
    """

    silence: float = 10.0
    any_medium: float = 10.0
    each_second: float = 1.0
    most: float = 600.0
    memory: int = 3 * _GIB
    media: int = 500
    growth: int = 1 * _GIB

    def work(self, duration: float | None) -> float:
        """Return how many seconds of work a picture (None) or a clip of so many seconds gets."""
        if duration is None:
            return self.any_medium
        kindly = min(self.any_medium + self.each_second * duration, self.most)
        return kindly + self.any_medium


def lacking() -> tuple[Text, ...]:
    """Name the limits that this system does not have; the others hold everywhere."""
    if sys.platform == "win32":
        return NO_MEMORY_LIMIT, NO_WORK_LIMIT
    return (NO_MEMORY_LIMIT,) if sys.platform == "darwin" else ()  # which takes it and ignores it


LIMITS = Limits()  # of the command line


def held(limits: Limits, lang: Language) -> Iterator[str]:
    """Yield what media are held to, and what this system cannot hold them to."""
    yield fill(
        HELD[lang],
        silence=f"{limits.silence:g}",
        any=f"{limits.any_medium:g}",
        most=f"{limits.most + limits.any_medium:g}",
        memory=f"{limits.memory / _GIB:g}",
    )
    yield from (text[lang] for text in lacking())


def hold_to(limits: Limits) -> None:
    """Limit the memory of this process, where the system can."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = limits.memory + _EACH_CORE * (os.cpu_count() or 1)
        allowed = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, most))


def allow_work(limits: Limits) -> None:
    """End this process by itself when it works as long as any medium may, without a pause.

    For a library that never returns while whoever watches the clock has been killed.
    """
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        until = round(time.process_time() + (os.cpu_count() or 1) * limits.most) + 1
        allowed = until if most == resource.RLIM_INFINITY else min(until, most)
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, most))


def peak() -> int:
    """Return the most memory (bytes) that this process has held; 0 where nobody can tell."""
    if sys.platform == "win32":
        return 0
    if sys.platform == "linux":  # where `getrusage` counts in what started this process
        with suppress(OSError, LookupError, ValueError):
            status = read_plain(Path("/proc/self/status"), _STATUS)
            return int(status.partition(b"VmHWM:")[2].split()[0]) << 10
    import resource

    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if _IN_BYTES else held << 10
