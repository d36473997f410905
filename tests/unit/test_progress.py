"""The bar for long videos: on a terminal only, after a while, and gone in the end."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from contentcheck import progress
from contentcheck.model import Draft, Medium, Report
from contentcheck.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


MEDIUM = Medium("clip.mp4", Path("clip.mp4"))


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at the clock takes as long as it takes for a bar to be welcome."""
    seconds = iter(range(1000))
    monkeypatch.setattr(progress, "monotonic", lambda: float(next(seconds)))


@pytest.mark.usefixtures("waited")
def test_a_bar_shows_and_goes() -> None:
    terminal = Terminal()
    bar = Bar(terminal, wanted=True)
    for seen in (1.0, 2.0, 30.0):
        bar("folder/clip.mp4", seen, 60.0)
    assert "clip.mp4" in terminal.getvalue()
    assert "50%" in terminal.getvalue()
    bar("folder/clip.mp4", 60.0, 60.0)
    assert terminal.getvalue().endswith("\r\033[K")


def test_a_video_that_is_soon_done_shows_none() -> None:
    terminal = Terminal()
    bar = Bar(terminal, wanted=True)
    bar("clip.mp4", 1.0, 2.0)
    bar("clip.mp4", 2.0, 2.0)
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(("stream", "wanted"), [(io.StringIO(), True), (Terminal(), False)])
def test_no_bar_without_a_terminal_or_where_it_is_not_wanted(
    stream: io.StringIO, wanted: bool
) -> None:
    bar = Bar(stream, wanted=wanted)
    assert bar.on(MEDIUM).progress is None
    [draft] = bar.on_media([Draft(media=[MEDIUM])])
    assert isinstance(draft, Draft)
    assert draft.media[0].progress is None


def test_drafts_come_through_with_the_bar_on_their_media() -> None:
    bar = Bar(Terminal(), wanted=True)
    words, clip = bar.on_media([Draft("a"), Draft("b", media=[MEDIUM])])
    assert isinstance(words, Draft)
    assert isinstance(clip, Draft)
    assert (words.caption, clip.caption) == ("a", "b")
    assert clip.media[0].progress is bar
    assert clip.media[0] == MEDIUM


def reports(*sources: str) -> list[Report]:
    return [Report(source, None, 100.0, "ready") for source in sources]


@pytest.mark.usefixtures("waited")
def test_posts_are_counted_and_the_bar_is_gone_when_one_is_told() -> None:
    terminal = Terminal()
    bar = Bar(terminal, wanted=True)
    drafts = bar.on_media([Draft(), Draft(), Draft()])
    passed = bar.on_reports(reports("a", "b", "c"), "en")
    next(drafts)
    next(passed)
    next(passed)  # while this was awaited, there was a bar; now there is none
    assert "posts so far: 1" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\033[K")
    assert list(drafts)
    next(passed)
    assert f"2 of 3 posts  [{'#' * 20}{'-' * 10}]" in terminal.getvalue()
    assert list(passed) == []
    assert terminal.getvalue().endswith("\r\033[K")


@pytest.mark.usefixtures("waited")
@pytest.mark.parametrize(("stream", "wanted"), [(io.StringIO(), True), (Terminal(), False)])
def test_posts_are_not_counted_without_a_terminal(stream: io.StringIO, wanted: bool) -> None:
    bar = Bar(stream, wanted=wanted)
    assert list(bar.on_reports(reports("a", "b", "c"), "id")) == reports("a", "b", "c")
    assert stream.getvalue() == ""
