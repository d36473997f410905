"""The media worker: whatever a file does to the process that measures it, it harms itself alone."""

from __future__ import annotations

import gc
import os
import re
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

import deadly
from contentcheck import engine
from contentcheck.cache import Cache
from contentcheck.errors import MediaError
from contentcheck.measuring import facts
from contentcheck.measuring.image import damaged, learned_attention, text_regions
from contentcheck.measuring.opening import opening
from contentcheck.media.limits import Limits, lacking
from contentcheck.media.parcel import packed
from contentcheck.media.worker import Seat, Worker, worker
from contentcheck.model import Draft, Medium, Report
from contentcheck.rulebook import load
from drawing import saved, scene

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

MEDIA = Path(__file__).parent.parent / "rule-media"
EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SMALL = 10_000  # bytes: a pipe takes them at once
PHOTO, CLIP = MEDIA / "photo.jpg", MEDIA / "reel-black-start.mp4"
QUICK = Limits(silence=2.0)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no such signals here")


@pytest.fixture(scope="module")
def quick() -> Iterator[Worker]:
    """A worker whose clock rings soon."""
    made = Worker(QUICK)
    yield made
    made.end()


@pytest.fixture(scope="module")
def patient() -> Iterator[Worker]:
    """A worker as the command line has it."""
    made = Worker(Limits())
    yield made
    made.end()


def ask(worker: Worker, measure: Callable[[Medium], Any], medium: Medium | None = None) -> Any:
    """Have a medium of its own measured."""
    return worker.ask(worker.seat(), medium or Medium("a.jpg", PHOTO), measure)


def lost(worker: Worker, measure: Callable[[Medium], Any]) -> MediaError:
    with pytest.raises(MediaError) as raised:
        ask(worker, measure)
    return raised.value


# ------------------------------------------------------------------------------- what becomes of it


@pytest.mark.parametrize(
    ("measure", "reason", "said"),
    [
        (deadly.killed, "signal", r"died \(SIGKILL\)"),
        (deadly.stopped, "time", "no progress"),
        (deadly.endless, "time", "no progress"),
        (deadly.greedy, "memory", "not enough memory"),
    ],
)
def test_a_medium_that_harms_its_process_is_lost_alone(
    quick: Worker, measure: Callable[[Medium], Any], reason: str, said: str
) -> None:
    error = lost(quick, measure)
    assert error.reason == reason
    assert error.message.en.startswith("a.jpg: ")
    assert re.search(said, error.message.en)
    assert ask(quick, facts).width > 0


def test_memory_is_limited_however_it_is_taken() -> None:
    poor = Worker(Limits(memory=1 << 29))
    try:
        error, others = lost(poor, deadly.growing), ask(poor, facts)
    finally:
        poor.end()
    assert (error.reason, others.kind) == ("memory", "image")


def test_the_length_that_a_chunk_states_takes_no_memory(patient: Worker, tmp_path: Path) -> None:
    """Its pixels are all there: behind them a decoder asks for the rest of the chunk."""
    medium = saved(scene((8, 8)), tmp_path / "a.png")
    data = medium.path.read_bytes()
    at = data.index(b"IDAT")
    medium.path.write_bytes(data[: at - 4] + b"\xff" * 4 + data[at:])
    assert ask(patient, damaged, medium) is False


def test_work_has_an_end_whatever_progress_it_reports() -> None:
    strict = Worker(Limits(any_medium=0.3))
    try:
        error = lost(strict, deadly.busy)
    finally:
        strict.end()
    assert (error.reason, "took too long" in error.message.en) == ("time", True)


def test_progress_keeps_the_clock_from_ringing(quick: Worker) -> None:
    assert ask(quick, deadly.slow) == "done"


def test_a_clip_gets_longer_than_a_picture_and_at_most_what_is_set() -> None:
    limits = Limits(any_medium=10, each_second=1, most=600)
    assert limits.work(None) == 10
    assert limits.work(30) == 10 + 30 + 10
    assert limits.work(1e9) == 600 + 10


def test_a_lost_medium_is_not_tried_again_and_others_go_on(patient: Worker) -> None:
    medium = Medium("a.jpg", PHOTO)
    patient.take(medium)
    assert medium.once(facts).kind == "image"
    seat = medium._seat
    assert isinstance(seat, Seat)
    with pytest.raises(MediaError):
        patient.ask(seat, medium, deadly.killed)
    before = ask(patient, deadly.process)
    with pytest.raises(MediaError, match="SIGKILL"):
        medium.once(text_regions)
    assert ask(patient, deadly.process) == before
    assert medium.once(facts).kind == "image"  # what is known stays known


def test_who_dies_while_nothing_is_asked_takes_no_medium_along(patient: Worker) -> None:
    number = ask(patient, deadly.process)
    os.kill(number, signal.SIGKILL)
    os.waitid(os.P_PID, number, os.WEXITED | os.WNOWAIT)
    assert ask(patient, deadly.process) != number


# ------------------------------------------------------------------------------------ what is said


def test_faults_come_back_as_exceptions(patient: Worker) -> None:
    with pytest.raises(RuntimeError, match="Unsendable: <function"):
        ask(patient, deadly.faulty)
    with pytest.raises(Exception, match="pickle"):
        ask(patient, deadly.unsendable)
    with pytest.raises(MediaError) as missing:
        ask(patient, facts, Medium("nix.jpg", MEDIA / "nix.jpg"))
    assert missing.value.reason == "missing"


def test_what_a_library_prints_is_no_answer(patient: Worker) -> None:
    assert ask(patient, deadly.noisy) == "answer"


def test_large_answers_arrive(patient: Worker) -> None:
    assert len(ask(patient, deadly.large)) == 50 << 20


def test_whoever_waits_is_told_how_far_it_is(patient: Worker) -> None:
    seen: list[tuple[str, float, float]] = []
    medium = Medium("a.mp4", CLIP, progress=lambda *told: seen.append(told))
    ask(patient, deadly.watched, medium)
    assert seen == [("a.mp4", 0, 3), ("a.mp4", 1, 3), ("a.mp4", 2, 3)]


def test_whoever_stops_waiting_ends_it(patient: Worker) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = ask(patient, deadly.process)
    with pytest.raises(KeyboardInterrupt):
        ask(patient, deadly.watched, Medium("a.mp4", CLIP, progress=stop))
    assert ask(patient, deadly.process) != before


# --------------------------------------------------------------------------------- what stays there


def test_what_was_measured_stays_there_until_the_medium_is_gone(patient: Worker) -> None:
    medium, other = Medium("a.jpg", PHOTO), Medium("b.jpg", PHOTO)
    patient.take(medium)
    medium.once(text_regions)
    patient.take(other)
    here, there = medium._seat, other._seat
    assert here is not None
    assert there is not None
    assert patient.ask(here, medium, deadly.known) > 3  # the pixels are among it
    assert patient.ask(there, other, deadly.known) == 1
    number = here.number
    del here, medium
    gc.collect()
    assert number in patient._forgotten
    patient.ask(there, other, deadly.process)
    assert number not in patient._forgotten


@pytest.mark.parametrize(
    ("file", "measure"), [(PHOTO, text_regions), (PHOTO, learned_attention), (CLIP, opening)]
)
def test_what_comes_back_is_small(file: Path, measure: Callable[[Medium], object]) -> None:
    """The maps of the nets, megabytes, stay where they were made."""
    assert len(packed(Medium(file.name, file).once(measure))) < SMALL


def test_pictures_that_come_of_a_medium_are_measured_there_too(patient: Worker) -> None:
    medium = Medium("a.jpg", PHOTO)
    patient.take(medium)
    assert medium.sit_beside(medium) is medium
    assert Medium("b.jpg", PHOTO).sit_beside(medium)._seat is not None
    shown = medium.without_alt()
    assert shown._seat is medium._seat


def test_a_process_is_replaced_after_so_many_media_and_when_it_has_grown() -> None:
    assert bytearray(1 << 30)  # what a process has grown by does not depend on who starts it
    for limits, measure, processes in (
        (Limits(media=2), deadly.process, 2),
        (Limits(growth=1 << 27), deadly.swollen, 2),  # it is noticed with the next medium
        (Limits(), deadly.process, 1),
    ):
        worker = Worker(limits)
        try:
            numbers = [ask(worker, measure) for _ in range(4)]
        finally:
            worker.end()
        assert len(set(numbers)) == processes


# --------------------------------------------------------------------------------------- in reports


def drafts() -> list[Draft]:
    media = (EXAMPLES / "01-poster-pengumuman" / "poster.jpg", CLIP)
    return [
        Draft("Kantor kami buka besok, Senin.", [path], [target], source=f"{n}.md")
        for n, (path, target) in enumerate(
            zip(media, ("instagram/feed", "instagram/reel"), strict=True)
        )
    ]


def test_reports_are_the_same_with_and_without() -> None:
    assert list(engine.check_many(drafts(), limits=Limits())) == list(engine.check_many(drafts()))


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_killed_in_the_middle_costs_that_medium_alone() -> None:
    both = [Draft("Kantor buka Senin.", [PHOTO, MEDIA / "photo-dark.jpg"], ["instagram/carousel"])]
    limits = replace(Limits(), media=499)  # a worker of its own
    killer = Thread(target=_kill_once_busy, args=(worker(limits),))
    killer.start()
    (report,) = engine.check_many(both, limits=limits, lang="en")
    killer.join()
    (failure,) = report.errors
    assert (failure.kind, failure.reason, report.verdict) == ("media", "signal", "unchecked")
    assert "photo.jpg" in failure.message
    assert words(report) == words(engine.check(both[0], lang="en"))
    assert len(report.targets[0].passed) > 20  # the other picture was measured


def words(report: Report) -> list[str]:
    """Return what was found in the caption."""
    return [
        finding.rule
        for target in report.targets
        for finding in target.findings
        if finding.rule.startswith("caption.")
    ]


def _kill_once_busy(worker: Worker) -> None:
    """Kill the process once it has begun to measure, 0.3 s of work later."""
    while worker._process is None:
        time.sleep(0.01)
    number = worker._process._popen.pid
    while _work(number) < 0.3:
        time.sleep(0.01)
    os.kill(number, signal.SIGKILL)


def _work(number: int) -> float:
    """Return the seconds of work of a process."""
    after = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    return (int(after[11]) + int(after[12])) / os.sysconf("SC_CLK_TCK")


def test_there_are_no_leaks_over_many_posts() -> None:
    limits = Limits(media=3)  # replaced time and again
    draft = Draft("Halo", [PHOTO], ["facebook/page"])

    def check() -> None:
        rules = load().select(["image.too-much-text"])
        engine.check(replace(draft, media=(Medium("a.jpg", PHOTO),)), rules, limits=limits)

    check()
    before = _descriptors(), len(_children())
    for _ in range(8):
        check()
    assert (_descriptors(), len(_children())) == before


def _descriptors() -> int:
    return len(list(Path("/dev/fd").iterdir()))


def _children() -> list[str]:
    if sys.platform != "linux":
        return []
    tasks = Path("/proc/self/task").glob("*/children")
    return [child for task in tasks for child in task.read_text().split()]


def test_no_process_is_started_for_words_nor_for_what_is_remembered(tmp_path: Path) -> None:
    limits = replace(Limits(), media=498)  # a worker of its own
    draft = Draft("Halo", [PHOTO], ["facebook/page"])
    store, rules = Cache(tmp_path), load().select(["image.too-much-text"])
    list(engine.check_many([draft], rules, cache=store, limits=limits))
    made = worker(limits)
    assert made._process is not None
    made.end()
    again = replace(draft, media=(Medium(draft.media[0].file, PHOTO),))
    (report,) = engine.check_many([again], rules, cache=store, limits=limits)
    assert not report.errors
    engine.check(Draft("Halo", [], ["facebook/page"]), limits=limits)
    assert made._process is None


def test_limits_that_a_system_lacks_have_names() -> None:
    assert all(text.id and text.en for text in lacking())
    assert bool(lacking()) == (sys.platform in {"win32", "darwin"})
