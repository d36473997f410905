"""Media are measured once, work that nobody waits for stops, and what was found is remembered."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from contentcheck.drafts.parts import Cover
from contentcheck.drafts.read import read_file
from contentcheck.measuring.clip import clip
from contentcheck.media import beat
from contentcheck.media.image import header
from contentcheck.model import Draft, Medium, Preview
from contentcheck.rulebook import load
from contentcheck.server.checker import Checker
from contentcheck.server.shelf import MOST_KEPT, Shelf, glimpse_of
from contentcheck.server.worker import Outdated

EXAMPLES = Path(__file__).parents[2] / "examples"
MEDIA = Path(__file__).parents[1] / "rule-media"
REEL = EXAMPLES / "03-reel-pembuka-gelap"


def always() -> bool:
    return True


def times(count: int) -> Callable[[], bool]:
    """Return a wish that holds so many times."""
    asked = iter([True] * count)
    return lambda: next(asked, False)


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    shutil.copy(REEL / "reel.mp4", tmp_path)
    shutil.copy(REEL / "post.md", tmp_path)
    [found] = read_file(tmp_path / "post.md")
    assert isinstance(found, Draft)
    return found


@pytest.fixture
def checker() -> Checker:
    return Checker(load(), "en")


def rules(checker: Checker, draft: Draft) -> set[str | None]:
    return {problem.rule for problem in checker.glance(draft, always).problems}


def test_a_medium_is_measured_once_whatever_is_written_beside_it(
    checker: Checker, draft: Draft
) -> None:
    first = checker.glance(draft, always)
    assert first.to_measure is not None
    assert [p.message for p in first.problems if p.weight == "hint"] == [
        "reel.mp4 is still being measured …"
    ]
    checker.measure(first.to_measure, always)
    for caption in ("Lain.", "Lain lagi."):
        again = checker.glance(replace(draft, caption=caption), always)
        assert again.to_measure is None
        assert "video.late-start" in {problem.rule for problem in again.problems}
    with_alt = replace(draft, media=(replace(draft.media[0], alt="Roket di malam hari."),))
    assert checker.glance(with_alt, always).to_measure is None


def test_a_changed_file_is_measured_anew(checker: Checker, draft: Draft) -> None:
    first = checker.glance(draft, always).to_measure
    assert first is not None
    checker.measure(first, always)
    os.utime(draft.media[0].path, ns=(1, 1))
    assert checker.glance(draft, always).to_measure is not None


def test_no_medium_is_opened_in_this_process(
    checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[None] = []
    monkeypatch.setattr(beat, "_told", [lambda: opened.append(None)])
    for name in ("reel-good.mp4", "photo.jpg", "photo-dark.jpg"):
        shutil.copy(MEDIA / name, tmp_path)
    clip = Medium(
        *("reel-good.mp4", tmp_path / "reel-good.mp4"),
        cover=Cover(file="photo.jpg"),
        cover_path=tmp_path / "photo.jpg",
    )
    picture = Medium("photo-dark.jpg", tmp_path / "photo-dark.jpg")
    for draft in (
        Draft("Halo.", [clip], ["instagram/reel"]),
        Draft("Halo.", [], ["facebook/page"], preview=Preview(picture=picture)),
    ):
        first = checker.glance(draft, always).to_measure
        assert first is not None
        checker.measure(first, always)
        assert checker.glance(draft, always).to_measure is None
    assert not opened
    header(picture)
    assert opened


def test_checks_that_nobody_waits_for_stop_between_two_rules(
    checker: Checker, draft: Draft
) -> None:
    for count in (0, 1, 30):
        with pytest.raises(Outdated):
            checker.glance(draft, times(count))
    text = replace(draft, media=(), targets=("facebook/page",), caption="Ada resiko.")
    with pytest.raises(Outdated):
        checker.glance(text, times(30))
    assert rules(checker, text) == {"caption.spelling"}


def test_a_video_stops_being_watched_when_nobody_waits_and_is_not_called_broken(
    draft: Draft, tmp_path: Path
) -> None:
    shutil.copy(EXAMPLES / "04-reel-langsung-terlihat" / "reel.mp4", tmp_path)
    checker = Checker(load().select(["video.still-picture"]), "en")
    first = checker.glance(draft, always).to_measure
    assert first is not None
    wanted = times(2)  # the rule on both targets begins; the first second of the clip ends it
    with pytest.raises(Outdated):
        checker.measure(first, wanted)
    again = checker.glance(draft, always).to_measure
    assert again is not None
    checker.measure(again, always)
    assert checker.glance(draft, always).to_measure is None
    assert {problem.weight for problem in checker.glance(draft, always).problems} <= {"advice"}


def test_a_glimpse_measures_nothing_and_learns_what_is_measured(draft: Draft) -> None:
    medium = draft.media[0]
    asked: list[str] = []
    seen = glimpse_of(medium, asked)
    with pytest.raises(Exception, match="measuring"):
        seen.once(clip)
    with pytest.raises(Exception, match="measuring"):
        seen.without_alt().once(clip)
    assert asked == ["reel.mp4", "reel.mp4"]
    whole = medium.once(clip)
    assert seen.once(clip) is whole
    assert asked == ["reel.mp4", "reel.mp4"]


def test_the_shelf_is_bounded_and_keeps_what_was_used_last(tmp_path: Path) -> None:
    def number(medium: Medium) -> list[str]:
        return [medium.file]

    shelf = Shelf()

    def kept(name: str) -> list[str]:
        [medium] = shelf.on(Draft(media=[Medium(name, tmp_path / name)])).media
        return medium.once(number)

    first, second = kept("0"), kept("1")
    for index in range(2, MOST_KEPT):
        kept(str(index))
    assert kept("0") is first
    kept("one more")
    assert kept("0") is first
    assert kept("1") is not second
