"""Engine: each rule on each target, equal views measured once, nothing lost in silence."""

from __future__ import annotations

import gc
import multiprocessing
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import rulebooks
from contentcheck.drafts.parts import Interactive, Template
from contentcheck.drafts.positions import Positions, line_starts
from contentcheck.drafts.read import read_file
from contentcheck.engine import AHEAD, check, check_many
from contentcheck.errors import DraftError
from contentcheck.model import Draft, Finding, Medium, Region, Report, Span, TargetReport, Text
from contentcheck.rulebook import load
from contentcheck.rules import Rule

MEDIA = Path(__file__).parent.parent / "rule-media"
PAGE = ["facebook/page"]
LONG = "Panen raya. " * 300


def target(report: Report, name: str) -> TargetReport:
    return next(found for found in report.targets if found.target == name)


def findings(report: Report, name: str) -> dict[str, Finding]:
    return {finding.rule: finding for finding in target(report, name).findings}


def scripted_report(*rules: Rule, **fields: Any) -> Report:
    draft = Draft(fields.pop("caption", "Halo"), targets=fields.pop("targets", PAGE), **fields)
    return check(draft, rulebooks.book(*rules))


# ------------------------------------------------------------------------------------- as shown


def test_each_target_judges_the_caption_meant_for_it() -> None:
    draft = Draft("Halo", targets=["facebook/page", "instagram/reel"], captions={"instagram": LONG})
    report = check(draft)
    assert not findings(report, "facebook/page")
    found = findings(report, "instagram/reel")["caption.too-long"]
    assert found.place == Span("captions.instagram", 2200, 3600)


def test_a_caption_for_a_platform_that_is_no_target_changes_nothing() -> None:
    draft = Draft("Halo", targets=PAGE, captions={"instagram": LONG, "tiktok": LONG})
    assert check(draft).score == 100


def test_a_story_has_no_caption_to_find_fault_with() -> None:
    draft = Draft(LONG * 30, [MEDIA / "photo.jpg"], ["instagram/story", "facebook/story"])
    for found in check(draft, load().select(["caption-length"])).targets:
        assert not found.findings
        assert not found.passed


def test_a_photo_is_no_video_for_a_reel() -> None:
    draft = Draft("Halo", [MEDIA / "photo.jpg"], ["instagram/reel", "instagram/feed"])
    report = check(draft, load().select(["media."]))
    assert findings(report, "instagram/reel")["media.missing"].severity == "error"
    assert "media.missing" not in findings(report, "instagram/feed")


def test_a_bare_platform_is_judged_as_the_surface_the_media_ask_for() -> None:
    def names(*media: str) -> list[str]:
        draft = Draft("Halo", [MEDIA / name for name in media], ["instagram"])
        return [found.target for found in check(draft, load().select(["caption."])).targets]

    assert names() == ["instagram/feed"]
    assert names("photo.jpg") == ["instagram/feed"]
    assert names("reel-good.mp4") == ["instagram/reel"]
    assert names("photo.jpg", "reel-good.mp4") == ["instagram/carousel"]


def test_instagram_without_media_is_the_feed_with_a_picture_missing() -> None:
    assert "media.missing" in findings(
        check(Draft("Halo", targets=["instagram"])), "instagram/feed"
    )


def test_a_target_named_twice_is_judged_once() -> None:
    report = check(Draft("Halo", targets=["instagram", "instagram/feed", *PAGE, *PAGE]))
    assert [found.target for found in report.targets] == ["instagram/feed", "facebook/page"]


# ----------------------------------------------------------------------------------- via


def test_a_limit_of_the_api_is_an_error_there_and_advice_in_the_app() -> None:
    def severity(**fields: Any) -> str:
        draft = Draft("x" * 4097, targets=["whatsapp/message"], **fields)
        return findings(check(draft), "whatsapp/message")["caption.too-long"].severity

    assert severity(via="api") == "error"
    assert severity(via="app") == severity() == "advice"


def test_templates_and_interactive_messages_are_always_judged_by_the_api() -> None:
    def found(name: str, **fields: Any) -> Finding:
        report = check(Draft("x" * 1025, targets=[name], via="app", **fields))
        return findings(report, name)["caption.too-long"]

    assert found("whatsapp/template", template=Template()).severity == "error"
    assert found("whatsapp/message", interactive=Interactive("buttons")).severity == "error"


def test_where_only_some_readings_are_over_an_error_is_a_warning() -> None:
    draft = Draft("x" * 2000, targets=["whatsapp/message"], interactive=Interactive("list"))
    found = findings(check(draft), "whatsapp/message")["caption.too-long"]
    assert (found.severity, found.score) == ("warning", 0.5)
    assert "1.024" in found.message
    assert "4.096" in found.message  # both readings are named
    both_over = replace(draft, caption="x" * 5000)
    assert "4.096" not in findings(check(both_over), "whatsapp/message")["caption.too-long"].message


# ------------------------------------------------------------------------------ measured once


def test_equal_views_are_measured_once(scripted: list[str]) -> None:
    targets = ["facebook/page", "facebook/live", "instagram/live", "whatsapp/channel"]
    rules = rulebooks.rule("own.a"), rulebooks.rule("own.b", impact=0.1, severity="advice")
    report = scripted_report(*rules, targets=targets)
    assert len(report.targets) == 4
    assert all(len(found.passed) == 2 for found in report.targets)
    assert scripted == ["Halo"]


def test_other_views_and_other_params_are_measured_again(scripted: list[str]) -> None:
    other = rulebooks.rule("own.b", params={"values": [0, 0]})
    scripted_report(
        rulebooks.rule("own.a"),
        other,
        targets=[*PAGE, "instagram/feed"],
        captions={"instagram": "X"},
    )
    assert sorted(scripted) == ["Halo", "Halo", "X", "X"]


def test_a_failure_is_remembered_like_a_measure(scripted: list[str]) -> None:
    crash = {"crash": "boom"}
    rules = rulebooks.rule("own.a", params=crash), rulebooks.rule("own.b", params=crash)
    report = scripted_report(*rules, targets=["facebook/page", "facebook/live"])
    assert scripted == ["Halo"]
    assert len(report.errors) == 2


# ---------------------------------------------------------------------------- nothing is lost


def test_findings_passed_and_skipped_are_kept_apart(scripted: list[str]) -> None:
    report = scripted_report(
        rulebooks.rule("own.found", params={"values": [0, 0.3, 1]}),
        rulebooks.rule("own.passed", params={"values": [-3, 0]}),
        rulebooks.rule("own.empty", params={"values": []}),
        rulebooks.rule("own.skipped", params={"skip": "no image"}),
        rulebooks.rule("own.elsewhere", targets=("instagram/*",)),
    )
    (found,) = report.targets
    assert [finding.rule for finding in found.findings] == ["own.found"] * 2
    assert [(p.rule, p.measure and p.measure.value) for p in found.passed] == [
        ("own.passed", -3),
        ("own.empty", None),
    ]
    assert [(s.rule, s.reason) for s in found.skipped] == [("own.skipped", "no image")]
    assert report.errors == ()


def test_a_rule_for_another_language_is_skipped(scripted: list[str]) -> None:
    rule = rulebooks.rule(languages=("en",), params={"values": [1]})
    for language, skipped in (("id", 1), (None, 1), ("en", 0)):
        (found,) = scripted_report(rule, language=language).targets
        assert (len(found.skipped), len(found.findings)) == (skipped, 1 - skipped)
        assert not skipped or found.skipped[0].reason == "language"


def test_a_check_that_raises_is_an_error_and_the_other_rules_still_run(scripted: list[str]) -> None:
    report = scripted_report(
        rulebooks.rule("own.crash", params={"values": [1], "crash": "{value} boom"}),
        rulebooks.rule("own.found", params={"values": [1]}),
        rulebooks.rule("own.elsewhere", targets=("facebook/live",), params={"values": [1]}),
        targets=["facebook/page", "facebook/live"],
    )
    (error, *_) = report.errors
    assert (error.kind, error.reason) == ("check", "exception")
    assert "own.crash" in error.message
    assert "RuntimeError: {value} boom" in error.message
    assert [f.rule for f in target(report, "facebook/page").findings] == ["own.found"]
    assert report.verdict == "unchecked"


def test_only_the_target_that_a_crash_concerns_is_unchecked(scripted: list[str]) -> None:
    crash = rulebooks.rule("own.crash", targets=("facebook/live",), params={"crash": "boom"})
    report = scripted_report(crash, targets=["facebook/page", "facebook/live"])
    assert [found.verdict for found in report.targets] == ["ready", "unchecked"]
    assert report.verdict == "unchecked"


def test_a_measure_that_is_no_number_is_an_error_not_a_pass(scripted: list[str]) -> None:
    report = scripted_report(
        rulebooks.rule("own.nan", params={"values": [float("nan")]}), rulebooks.rule("own.fine")
    )
    (error,) = report.errors
    assert "own.nan" in error.message
    assert [passed.rule for passed in report.targets[0].passed] == ["own.fine"]


def test_a_scale_that_a_fact_breaks_is_an_error_of_that_rule_alone(scripted: list[str]) -> None:
    from contentcheck.rules import Reference

    broken = rulebooks.rule("own.broken", scale=((Reference("caption.max"), 1.0), (5, 0.0)))
    report = scripted_report(broken, rulebooks.rule("own.fine"))
    assert "own.broken" in report.errors[0].message
    assert [passed.rule for passed in report.targets[0].passed] == ["own.fine"]


def test_a_medium_that_is_not_there_is_an_error_said_once() -> None:
    draft = Draft("Halo", ["missing.jpg"], ["instagram/feed", "facebook/page"])
    report = check(draft)
    (error,) = report.errors
    assert error.kind == "media"
    assert error.place == Region("missing.jpg")
    assert {found.verdict for found in report.targets} == {"unchecked"}
    assert report.media == ()


# ----------------------------------------------------------------------------------- targets


def test_a_draft_without_a_target_is_not_checked() -> None:
    report = check(Draft("Halo"), lang="en")
    assert (report.score, report.verdict, report.targets) == (None, "unchecked", ())
    (error,) = report.errors
    assert (error.kind, error.reason) == ("draft", "missing")
    assert "targets: [instagram/feed]" in error.message


def test_an_unknown_target_is_an_error_and_the_other_is_still_checked() -> None:
    text = "targets: [facebook/pgae, facebook/page]"
    positions = {"targets[0]": Positions(((0, 10),), line_starts(text))}
    draft = Draft(LONG, targets=["facebook/pgae", "facebook/page"], positions=positions)
    report = check(draft, lang="en")
    (error,) = report.errors
    assert error.kind == "draft"
    assert "did you mean `facebook/page`?" in error.message
    assert error.place == Span("targets[0]", 0, 13, 1, 11, 1, 24)
    assert [found.target for found in report.targets] == ["facebook/page"]
    assert report.targets[0].findings
    assert report.verdict == "unchecked"
    assert report.score == report.targets[0].score


def test_thousands_of_targets_and_odd_names_do_no_harm() -> None:
    names = [f"nowhere/{n}" for n in range(1000)] + ["", "/", "*", "{value}"] + PAGE * 1000
    report = check(Draft("Halo", targets=names))
    assert len(report.errors) == 1004
    assert [found.target for found in report.targets] == PAGE


# ------------------------------------------------------------------------------- suppression


@pytest.mark.parametrize(
    "name", ["caption.fold", "fold", "caption.", "caption-length", "caption-fold"]
)
def test_a_finding_is_suppressed_with_its_reason(name: str) -> None:
    draft = Draft("Panen raya. " * 40, targets=PAGE, ignore={name: "naskah pidato {value}"})
    report = check(draft)
    found = findings(report, "facebook/page")
    assert found["caption.fold"].suppressed == "naskah pidato {value}"
    assert list(found) == ["caption.fold"]
    assert (report.score, report.verdict) == (100, "ready")


def test_another_finding_is_not_suppressed() -> None:
    draft = Draft("x" * 70000, targets=PAGE, ignore={"fold": "sengaja"})
    found = findings(check(draft), "facebook/page")
    assert found["caption.fold"].suppressed == "sengaja"
    assert found["caption.too-long"].suppressed is None


def test_a_suppression_that_hides_nothing_is_a_finding_at_its_line() -> None:
    text = "ignore: { fold: lama }"
    positions = {"ignore.fold": Positions(((0, 16),), line_starts(text))}
    report = check(Draft("Halo", targets=PAGE, ignore={"fold": "lama"}, positions=positions))
    found = findings(report, "facebook/page")["draft.unused-ignore"]
    assert found.place == Span("ignore.fold", 0, 4, 1, 17, 1, 21)
    assert "`ignore: fold`" in found.message
    assert 0 < report.score < 100  # type: ignore[operator]


def test_a_suppression_is_used_if_one_of_the_targets_needs_it() -> None:
    draft = Draft("Panen. " * 60, targets=[*PAGE, "facebook/live"], ignore={"fold": "sengaja"})
    assert check(draft).score == 100


def test_a_suppression_of_what_did_not_run_is_not_called_unused() -> None:
    draft = Draft("Halo", targets=PAGE, ignore={"too-much-text": "poster", "fold": "lama"})
    assert check(draft, load().select(["too-long", "unused-ignore"])).score == 100
    found = check(draft).targets[0].findings
    assert [finding.evidence for finding in found] == ["fold"]


def test_unused_suppressions_can_be_suppressed() -> None:
    ignore = {"fold": "lama", "unused-ignore": "dibereskan nanti"}
    report = check(Draft("Halo", targets=PAGE, ignore=ignore))
    assert report.score == 100
    assert findings(report, "facebook/page")["draft.unused-ignore"].suppressed == "dibereskan nanti"


def test_an_unknown_suppression_is_an_error_at_its_line() -> None:
    text = "ignore: { flod: sengaja }"
    positions = {"ignore.flod": Positions(((0, 16),), line_starts(text))}
    ignore = {"flod": "sengaja", "": "x", "*": "x", "{value}": "x"}
    report = check(Draft("Halo", targets=PAGE, ignore=ignore, positions=positions), lang="en")
    assert len(report.errors) == 4
    assert "did you mean `fold`?" in report.errors[0].message
    place = report.errors[0].place
    assert isinstance(place, Span)
    assert (place.field, place.line, place.column) == ("ignore.flod", 1, 17)


# ------------------------------------------------------------------------------------- words


def test_braces_in_what_a_check_found_stay_as_they_are(scripted: list[str]) -> None:
    rule = rulebooks.rule(
        params={"values": [1], "evidence": "{limit} {0} {"},
        message=Text(id="{evidence}|{value}", en="{evidence}|{value}"),
    )
    (finding,) = scripted_report(rule).targets[0].findings
    assert finding.message == "{limit} {0} {|1"
    assert finding.advice == "jadikan 0"


def test_messages_are_in_the_language_asked_for() -> None:
    draft = Draft("Panen. " * 60, targets=PAGE)
    indonesian, english = (check(draft, lang=lang).targets[0].findings[0] for lang in ("id", "en"))
    assert "linimasa" in indonesian.message
    assert "the feed" in english.message


@pytest.mark.parametrize(
    "caption", ["", " ", "\0", "{value}", "\ud800", "😀é" * 20_000, "\n" * 9999]
)
def test_odd_captions_are_judged_like_any_other(caption: str) -> None:
    report = check(Draft(caption, targets=["facebook/page", "whatsapp/template"]))
    assert report.errors == ()
    assert len(report.targets) == 2


# ---------------------------------------------------------------------------------- many drafts


def mixed() -> list[Draft | DraftError]:
    missing = DraftError("b.md", Text(id="tidak ada", en="gone"), "missing", Span("caption", 0, 1))
    found: list[Draft | DraftError] = [
        Draft("x" * n, targets=PAGE, source=f"{n}.md") for n in (100, 300, 70000)
    ]
    return [found[0], missing, *found[1:]]


def test_a_draft_that_could_not_be_read_has_a_report_that_says_so() -> None:
    report = list(check_many(mixed(), lang="en"))[1]
    assert (report.source, report.score, report.verdict) == ("b.md", None, "unchecked")
    assert report.targets == ()
    assert [(e.kind, e.reason, e.message) for e in report.errors] == [("draft", "missing", "gone")]


def test_reports_come_one_by_one_as_the_drafts_do() -> None:
    def endless() -> Any:
        while True:
            yield Draft("Halo", targets=PAGE)

    reports = check_many(endless())
    assert [next(reports).score, next(reports).score] == [100, 100]


def test_another_process_says_the_same_in_the_same_order(tmp_path: Path) -> None:
    rulebooks.write_rule(tmp_path, ("impact ", "impakt "))
    wrong = load(tmp_path)
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        assert list(check_many(mixed(), executor=pool)) == list(check_many(mixed()))
        assert list(check_many(mixed(), wrong, "en", pool)) == list(
            check_many(mixed(), wrong, "en")
        )


class Lazy(Executor):
    """An executor that works when it is asked for the result, and remembers how much waits."""

    def __init__(self) -> None:
        self.waiting = self.most = 0

    def submit(self, work: Any, /, *args: Any, **named: Any) -> Future[Any]:
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        future: Future[Any] = Future()

        def result(timeout: float | None = None) -> Any:
            self.waiting -= 1
            return work(*args, **named)

        future.result = result  # type: ignore[method-assign]
        return future


def test_an_executor_is_never_given_all_drafts_at_once() -> None:
    lazy = Lazy()
    drafts = (Draft("Halo", targets=PAGE) for _ in range(3 * AHEAD))
    assert sum(report.score == 100 for report in check_many(drafts, executor=lazy)) == 3 * AHEAD
    assert lazy.most == AHEAD


def test_a_caption_for_a_misspelt_platform_is_an_error_and_one_for_an_unknown_place_is_not() -> (
    None
):
    captions = {"instagarm": "Halo", "myspace": "Halo"}
    report = check(Draft("Halo", targets=["facebook/page"], captions=captions))
    (error,) = report.errors
    assert "instagram" in error.message
    assert error.place == Span("captions.instagarm", 0, 4)
    assert report.targets[0].verdict == "ready"


def test_a_missing_file_is_shown_where_the_draft_names_it(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text(
        "---\ntargets: [instagram/feed]\nmedia:\n  - { file: nope.jpg }\n---\nHalo\n",
        encoding="utf-8",
    )
    (draft,) = read_file(path)
    assert isinstance(draft, Draft)
    (error,) = check(draft).errors
    assert error.place == Span("media[0].file", 0, 8, 4, 13, 4, 21)
    assert (error.kind, error.reason) == ("media", "missing")


@pytest.mark.parametrize(("via", "said"), [("app", True), ("api", False)])
def test_a_limit_for_tools_says_so_to_those_who_post_by_hand(via: Any, said: bool) -> None:
    draft = Draft("a" * 5000, ["x.jpg"], ["whatsapp/message"], via=via)
    (finding,) = [f for f in check(draft).targets[0].findings if f.rule == "caption.too-long"]
    assert ("diterbitkan lewat alat (API)" in finding.message) is said
    assert (finding.severity == "advice") is said


def test_a_checked_draft_lets_go_of_its_media_at_once() -> None:
    # The collector of cycles waits for many objects, not for large ones.
    picture = Medium("let-go.jpg", MEDIA / "photo.jpg")
    gc.collect()
    gc.disable()
    try:
        report = check(Draft("Halo.", [picture], PAGE), load().select(["caption.", "too-dark"]))
        assert report.targets[0].skipped
        del picture
        held = [each.file for each in gc.get_objects() if isinstance(each, Medium)]
        assert "let-go.jpg" not in held
    finally:
        gc.enable()
