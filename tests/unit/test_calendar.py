"""Calendar: checks that compare posts see all of them, and each post gets what was said of it."""

from __future__ import annotations

import multiprocessing
import tracemalloc
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import rulebooks
from contentcheck.engine import check, check_many
from contentcheck.errors import DraftError
from contentcheck.measuring.image import text_regions
from contentcheck.model import Draft, Medium, Report, Text
from contentcheck.rulebook import Rulebook, load

if TYPE_CHECKING:
    from collections.abc import Iterator

MEDIA = Path(__file__).parent.parent / "rule-media"
PAGE = ["facebook/page"]
WHEN = datetime(2026, 11, 25, 9, tzinfo=UTC)
GONE = DraftError("gone.md", Text(id="tidak ada", en="gone"))


def posts(*captions: str, **fields: Any) -> list[Draft]:
    fields.setdefault("targets", PAGE)
    return [Draft(caption, source=f"{caption}.md", **fields) for caption in captions]


def book(**params: Any) -> Rulebook:
    """Return a rulebook of one calendar rule, to which one post is fine and four are the worst."""
    scale = ((1, 1.0), (4, 0.0))
    fields = {"check": "scripted-calendar", "compares": ("caption",), "params": params}
    rule = rulebooks.rule("own.calendar", scale=scale, **fields)
    return rulebooks.book(rule, rulebooks.rule("own.other"))


def said(report: Report, rule: str = "own.calendar") -> list[tuple[str, float]]:
    """Return evidence and value of what a rule found on each target."""
    return [
        (finding.evidence, finding.measure.value)
        for target in report.targets
        for finding in target.findings
        if finding.rule == rule
    ]


@pytest.fixture
def seen(scripted: list[str]) -> list[Draft]:
    from contentcheck.checks import scripted_calendar  # type: ignore[attr-defined]

    scripted_calendar.SEEN.clear()
    found: list[Draft] = scripted_calendar.SEEN
    return found


def test_each_post_gets_what_was_said_of_it(seen: list[Draft]) -> None:
    reports = list(check_many(posts("a", "b", "c"), book()))
    assert [said(report) for report in reports] == [[("a", 3)], [("b", 3)], [("c", 3)]]
    assert all(report.score and report.score < 100 for report in reports)
    assert len(seen) == 3, "compared once"


def test_posts_keep_their_order_among_those_that_are_not_compared(seen: list[Draft]) -> None:
    drafts: list[Draft | DraftError] = [*posts(""), GONE, *posts("b"), GONE, *posts("", "e")]
    reports = list(check_many(drafts, book()))
    assert [report.source for report in reports] == [
        *(".md", "gone.md", "b.md", "gone.md", ".md", "e.md"),
    ]
    assert [said(report) for report in reports] == [[], [], [("b", 2)], [], [], [("e", 2)]]


def test_posts_before_the_first_that_is_compared_come_as_they_are_read(seen: list[Draft]) -> None:
    def some() -> Iterator[Draft]:
        yield from posts("", "")
        raise AssertionError("read too far")

    reports = check_many(some(), book())
    assert [next(reports).source, next(reports).source] == [".md", ".md"]
    assert not seen


def test_without_a_calendar_rule_reports_come_as_the_drafts_do() -> None:
    def endless() -> Iterator[Draft]:
        while True:
            yield Draft("Halo", [MEDIA / "photo.jpg"], PAGE, publish=WHEN)

    assert next(check_many(endless(), load().select(["caption.too-long"]))).score == 100


def test_each_target_compares_what_it_shows(seen: list[Draft]) -> None:
    captions = {"instagram": "ig"}
    drafts = [
        Draft("a", [MEDIA / "photo.jpg"], ["facebook/page", "instagram"], captions=captions),
        Draft("b", targets=["facebook/page"]),
    ]
    first, second = check_many(drafts, book())
    assert said(first) == [("a", 3), ("ig", 3)]
    assert said(second) == [("b", 3)]
    assert {draft.targets for draft in seen} == {("facebook/page",), ("instagram/feed",)}


def test_what_is_compared_knows_no_pixels_and_no_places(seen: list[Draft]) -> None:
    medium = Medium("photo.jpg", MEDIA / "photo.jpg", alt="Loket")
    medium.once(text_regions)
    list(check_many([Draft("a", [medium], PAGE, positions={})], book()))
    (light,) = seen
    assert light.media == (Medium("photo.jpg", MEDIA / "photo.jpg"),)
    assert not light.media[0]._known
    assert not light.positions


def test_times_without_a_zone_can_be_compared_with_others(seen: list[Draft]) -> None:
    naive, aware = datetime(2026, 11, 25, 9), datetime(2026, 11, 25, 9, tzinfo=UTC)  # noqa: DTZ001
    list(check_many([*posts("a", publish=naive), *posts("b", publish=aware)], book()))
    first, second = (light.publish for light in seen)
    assert first
    assert second
    assert second - first == timedelta(hours=7)


def test_a_single_draft_has_no_others_and_its_rules_are_skipped() -> None:
    (target,) = check(Draft("a", targets=["facebook/group"])).targets
    reasons = {skipped.rule: skipped.reason for skipped in target.skipped}
    assert reasons["facebook.same-text-in-groups"] == "nothing to compare"
    assert target.score == 100


def test_a_post_that_nothing_is_said_of_is_skipped_and_one_that_is_fine_passes(
    seen: list[Draft],
) -> None:
    one, other = check_many(posts("a", "b"), book(only=0))
    assert said(one) == [("a", 2)]
    assert [s.reason for s in other.targets[0].skipped] == ["nothing to compare"]
    (alone,) = check_many(posts("a"), book())
    assert [p.rule for p in alone.targets[0].passed] == ["own.calendar", "own.other"]


def test_what_is_said_can_be_ignored_and_an_ignore_that_is_not_needed_is_found(
    seen: list[Draft],
) -> None:
    reason = {"own.calendar": "disengaja"}
    used, unused = check_many([*posts("a", ignore=reason), *posts("b")], book())
    assert [finding.suppressed for finding in used.targets[0].findings] == ["disengaja"]
    assert used.score == 100
    unused_rules = rulebooks.book(
        *book(only=1).rules, rulebooks.rule("own.unused", check="unused-ignores")
    )
    drafts = [*posts("a", ignore={"own.other": "lama"}), *posts("b")]
    unused = next(check_many(drafts, unused_rules))
    assert [finding.rule for finding in unused.targets[0].findings] == ["own.unused"]


def test_a_crash_is_an_error_of_each_post_it_concerns_and_other_rules_still_run(
    seen: list[Draft],
) -> None:
    two = ["facebook/page", "facebook/group"]
    reports = list(check_many([*posts("a", targets=two), *posts("")], book(crash="x"), "en"))
    (error,) = reports[0].errors
    assert (error.kind, error.reason) == ("check", "exception")
    assert "own.calendar" in error.message
    assert "KeyError" in error.message
    assert reports[0].verdict == "unchecked"
    assert [p.rule for p in reports[0].targets[0].passed] == ["own.other"]
    assert reports[1].errors == ()


def test_what_was_seen_before_a_check_gave_up_counts(seen: list[Draft]) -> None:
    (report, other) = check_many(posts("a", "b"), book(only=0, skip="time"))
    assert said(report) == [("a", 2)]
    assert [s.reason for s in report.targets[0].skipped] == ["time"]
    assert [s.reason for s in other.targets[0].skipped] == ["time"]


def test_other_processes_say_the_same() -> None:
    drafts: list[Draft | DraftError] = [
        Draft("Halo", [MEDIA / name], PAGE, via="api", publish=WHEN, source=f"{n}.md")
        for n, name in enumerate(["photo.jpg", "poster-notice.jpg", "photo.jpg"])
    ]
    chosen = load().select(["calendar.", "caption.too-long"])
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        elsewhere = list(check_many([*drafts, GONE], chosen, "en", pool))
    assert elsewhere == list(check_many([*drafts, GONE], chosen, "en"))
    assert [f.rule for f in elsewhere[2].targets[0].findings] == ["calendar.posted-before"]


def test_memory_grows_by_kilobytes_a_post() -> None:
    chosen = load().select(["calendar.", "facebook.same-text-in-groups"])

    def peak(count: int) -> int:
        start = datetime(2026, 1, 1, tzinfo=UTC)
        drafts = (
            Draft(
                f"Layanan nomor {n} dibuka mulai pekan ini di kantor kami yang ke-{n}, {n} hari.",
                targets=["facebook/group", "threads/post"],
                publish=start + timedelta(hours=n),
            )
            for n in range(count)
        )
        tracemalloc.start()
        try:
            assert sum(1 for _ in check_many(drafts, chosen)) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert (peak(1200) - peak(200)) / 1000 < 12_000
