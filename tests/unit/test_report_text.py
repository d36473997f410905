"""The report for people: what, where, why, what to do; nothing that steers a terminal."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

from contentcheck.drafts.positions import Positions, line_starts
from contentcheck.engine import check
from contentcheck.model import (
    Draft,
    Failure,
    Finding,
    Language,
    Measure,
    Place,
    Post,
    Region,
    Report,
    Skipped,
    Span,
    TargetReport,
)
from contentcheck.report.excerpt import discreet, excerpt, harmless, visible
from contentcheck.report.text import render

URL = "https://example.org/page"
NOWHERE = Post()


def finding(place: Place = NOWHERE, **changes: Any) -> Finding:
    fields: dict[str, Any] = {
        "rule": "own.rule",
        "severity": "warning",
        "score": 0.5,
        "points": 1234.5 / 100,
    }
    measure = Measure("scripted", 1, "count", place)
    fields |= {"message": "Terlalu panjang.", "advice": "Pendekkan.", "url": URL}
    return Finding(check="scripted", measure=measure, **(fields | changes))


def report(*findings: Finding, **changes: Any) -> Report:
    target = TargetReport("facebook/page", 99.99, "needs-work", findings)
    fields: dict[str, Any] = {"score": 99.99, "verdict": "needs-work", "targets": (target,)}
    return Report(**({"source": "a.md", "id": None} | fields | changes))


def shown(
    *reports: Report, lang: Language = "id", colour: bool = False, lines: list[str] | None = None
) -> str:
    return "".join(render(reports, lang, colour=colour, lines=lambda _: lines or []))


def test_a_page_in_indonesian() -> None:
    text = "---\ntargets: [facebook/page]\n---\nHalo 🎉 dunia"
    start = text.index("Halo")
    positions = {"caption": Positions(((0, start),), line_starts(text))}
    span = Span("caption", 5, 12, *positions["caption"].at(5), *positions["caption"].at(12))
    draft = report(
        finding(span),
        errors=(Failure("media", "missing", "no.jpg: tidak ada", Region("no.jpg")),),
    )
    assert shown(draft, lines=text.split("\n")) == dedent("""\
        a.md
          facebook/page  99,9/100  perlu perbaikan

          tidak dapat diperiksa
            no.jpg: tidak ada
            --> no.jpg

          peringatan own.rule  −12,3 poin
            Terlalu panjang.
            --> a.md:4:6
             |
            4 | Halo 🎉 dunia
             |      ^^^^^^^^
            Saran: Pendekkan.
            Sumber: https://example.org/page

        1 draf: 1 perlu perbaikan
        """)


def test_a_page_in_english_with_a_period_a_suppression_and_what_was_skipped() -> None:
    target = TargetReport(
        "facebook/page",
        100,
        "ready",
        (finding(Region("clip.mp4", None, 0, 2.5), suppressed="on purpose", points=0.0, url=""),),
        (),
        (
            Skipped("own.a", "c", "no image"),
            Skipped("own.b", "c", "unreadable medium"),
            Skipped("x.y", "c", "new"),
        ),
    )
    draft = report(targets=(target,), verdict="ready")
    assert shown(draft, report(targets=(), verdict="unchecked"), lang="en") == dedent("""\
        a.md
          facebook/page   100/100  ready

          warning own.rule
            ignored: on purpose
            Terlalu panjang.
            --> clip.mp4  0.0–2.5 s
            Do: Pendekkan.

          not checked: own.b (unreadable medium); x.y (new)

        a.md

        2 drafts: 1 ready, 1 not fully checked
        """)


def test_no_drafts_are_said_to_be_none() -> None:
    assert shown() == "tidak ada draf di sini\n"
    assert shown(lang="en") == "there are no drafts here\n"


def test_a_score_is_rounded_down_so_that_100_means_without_findings() -> None:
    assert " 99,9/100 " in shown(report(finding()))


def test_the_same_finding_on_several_targets_is_said_once() -> None:
    targets = tuple(
        TargetReport(name, 90, "needs-work", (finding(points=points),))
        for name, points in (("facebook/page", 3.0), ("facebook/live", 7.0))
    )
    text = shown(report(targets=targets))
    assert text.count("own.rule") == 1
    assert "own.rule  (facebook/page: −3,0 poin, facebook/live: −7,0 poin)" in text


def test_equal_points_on_several_targets_are_said_once() -> None:
    targets = tuple(
        TargetReport(name, 90, "needs-work", (finding(points=7.0),))
        for name in ("facebook/page", "facebook/live")
    )
    assert "own.rule  −7,0 poin  (facebook/page, facebook/live)" in shown(report(targets=targets))


def test_a_target_that_was_not_fully_checked_shows_no_score() -> None:
    target = TargetReport("facebook/page", 100, "unchecked")
    text = shown(report(targets=(target,), verdict="unchecked"))
    assert "100" not in text
    assert "–" in text


def test_a_row_is_pointed_at_by_file_and_line() -> None:
    row = report(finding(Span("caption", 0, 4, 9, 3, 9, 7)), source="posts/kalender.csv:7")
    text = shown(row)
    assert text.startswith("posts/kalender.csv:7\n")
    assert "--> posts/kalender.csv:9:3" in text


def test_what_gains_most_on_any_target_comes_first() -> None:
    small, big = finding(gain=1.0), finding(gain=5.0, message="Besar.")
    hidden = finding(gain=0.0, suppressed="x", message="Tersembunyi.")
    targets = (
        TargetReport("a/b", 1, "ready", (small, hidden)),
        TargetReport("a/c", 1, "ready", (big,)),
    )
    text = shown(report(targets=targets))
    assert text.index("Besar.") < text.index("Terlalu panjang.") < text.index("Tersembunyi.")


def test_colour_only_when_asked() -> None:
    assert "\x1b" not in shown(report(finding()))
    coloured = shown(report(finding()), colour=True)
    assert "\x1b[33;1mperingatan\x1b[0m" in coloured
    assert coloured.count("\x1b[") % 2 == 0


def test_control_and_direction_characters_are_spelled_out_wherever_they_come_from() -> None:
    evil = "\x1b[31m\u202egnp.exe\u2028\x07\x9b\r\n"
    place = Span("caption", 0, 3, 1, 1, 1, 4)
    text = shown(
        report(
            finding(place, message=evil, advice=evil, suppressed=evil, url=evil),
            finding(Region(evil, None, 0, 1), rule=f"own.{evil}"),
            source=evil,
            errors=(Failure("draft", "refused", evil, Region(evil)),),
        ),
        lines=[evil],
    )
    assert not set("\x1b\u202e\u2028\x07\x9b\r") & set(text)
    assert "\\u001b[31m\\u202egnp.exe" in text


def test_emoji_families_and_joined_letters_stay() -> None:
    assert visible("👨‍👩‍👧 e\u0301 漢 ❤️\t.") == "👨‍👩‍👧 e\u0301 漢 ❤️ ."


@pytest.mark.parametrize(
    ("line", "columns", "carets"),
    [
        ("Halo dunia", (6, 11), "     ^^^^^"),
        ("漢字 dunia", (4, 9), "     ^^^^^"),
        ("dunia 漢字", (7, 9), "      ^^^^"),
        ("🎉🎉 x", (4, 5), "     ^"),
        ("e\u0301e\u0301 x", (6, 7), "   ^"),
        ("a\tb c", (3, 4), "  ^"),
        ("a\x1bb c", (3, 4), "       ^"),
        ("", (1, 1), "^"),
        ("abc", (2, 2), " ^"),
        ("abc", (4, 4), "   ^"),
    ],
)
def test_carets_stand_under_the_place(line: str, columns: tuple[int, int], carets: str) -> None:
    start, end = columns
    _, code, marks = excerpt(line, Span("caption", 0, 1, 7, start, 7, end), 80)
    assert code == f"    7 | {visible(line)}"
    assert marks == f"     | {carets}"


def test_a_place_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    *_, marks = excerpt("Halo dunia", Span("caption", 5, 30, 7, 6, 9, 3), 80)
    assert marks == "     |      ^^^^^"


@pytest.mark.parametrize("letter", ["x", "漢", "🎉", "\x1b"])
@pytest.mark.parametrize("column", [1, 40, 150, 400])
def test_a_long_line_is_cut_to_a_window_around_the_place(letter: str, column: int) -> None:
    line = letter * (column - 1) + "DI SINI" + letter * (400 - column)
    _, code, marks = excerpt(line, Span("caption", 0, 1, 7, column, 7, column + 7), 60)
    shown_at = code.index("DI SINI")
    wide = 2 if letter in "漢🎉" else 1
    before = code[len("    7 | ") : shown_at]
    cells = sum(wide if character == letter else 1 for character in before)
    assert marks == "     | " + " " * cells + "^" * 7
    assert sum(wide if character == letter else 1 for character in code) <= 60
    assert ("…" in before) == (column >= 40)


def test_a_line_that_fits_is_shown_whole_though_the_place_is_at_its_end() -> None:
    line = "x" * 45 + "DI SINI"
    _, code, _ = excerpt(line, Span("caption", 0, 1, 7, 46, 7, 53), 60)
    assert code == f"    7 | {line}"


def test_places_without_a_line_are_not_pointed_at() -> None:
    assert "-->" not in shown(report(finding(Span("caption", 0, 3)), finding(Post())))


def test_the_engines_own_reports_can_be_shown_in_both_languages() -> None:
    draft = Draft(
        "Panen {raya}. " * 300, targets=["facebook/page", "instagram"], ignore={"fold": "x"}
    )
    for lang in ("id", "en"):
        text = shown(check(draft, lang=lang), lang=lang)
        assert "caption.too-long" in text
        assert "{value}" not in text


def test_what_another_finding_was_charged_for_says_so_and_little_is_never_nothing() -> None:
    target = TargetReport(
        "facebook/page",
        99,
        "ready",
        (finding(Post(), points=0.0), finding(Post(), rule="own.other", points=0.01)),
    )
    text = shown(report(targets=(target,)), lang="en")
    assert "own.rule  0 points (another finding has them)" in text
    assert "own.other  less than 0.1 points" in text


def test_an_excerpt_hides_personal_data_whatever_the_finding_is_about() -> None:
    lines = ["Rekening BRI:", "9155445379 a.n. Joko, NIK 3275014512900003", "Sampai jumpa"]
    shown = discreet(lines, Span("caption", 0, 1, 2, 1, 2, 2))
    assert shown == "••••••••79 a.n. Joko, NIK ••••••••••••••03"
    assert discreet(lines, Span("caption", 0, 1, 3, 1, 3, 2)) == "Sampai jumpa"


def test_an_excerpt_of_a_very_long_line_hides_what_it_shows() -> None:
    number = "NIK 3275014512900003 "
    line = "a" * 50_000 + number + "b" * 50_000
    shown = discreet([line], Span("caption", 0, 1, 1, 50_001, 1, 50_004))
    assert len(shown) == len(line)
    assert "3275" not in shown


def test_the_place_of_a_finding_shows_no_number() -> None:
    text = "Sari, NIK 3275014512900003\n"
    place = Span("caption", 0, 4, 1, 1, 1, 5)
    report = Report("a.md", None, 90.0, "ready", targets=(
        TargetReport("facebook/page", 90.0, "ready", (finding(place),)),
    ))  # fmt: skip
    page = "".join(render([report], "id", lines=lambda _: text.splitlines()))
    assert "NIK ••••••••••••••03" in page
    assert "3275" not in page


def test_advice_beyond_the_first_five_findings_is_only_named() -> None:
    found = [
        finding(
            rule=f"own.rule-{number}",
            severity="warning" if number == 6 else "advice",
            message=f"Temuan {number}.",
            gain=10 - number,
        )
        for number in range(8)
    ]
    short = "".join(render([report(*found)], "id", whole=False))
    told = [number for number in range(8) if f"Temuan {number}." in short]
    assert told == [0, 1, 2, 3, 4, 6]
    assert "dan 2 saran lagi: own.rule-5, own.rule-7 (--all menampilkan semuanya)" in short
    whole = shown(report(*found))
    assert all(f"Temuan {number}." in whole for number in range(8))
    assert "saran lagi" not in whole
    assert "more pieces" not in "".join(render([report(*found[:5])], "en", whole=False))


@pytest.mark.parametrize(
    ("line", "safe"),
    [
        ("::error::x", "\\u003a:error::x"),
        ("    ::add-mask::x", "    \\u003a:add-mask::x"),
        ("\u00a0::error::x", "\u00a0\\u003a:error::x"),
        ("7 | ##[error]x ##[a]b", "7 | \\u0023#[error]x \\u0023#[a]b"),
        ("###[error]x", "#\\u0023#[error]x"),
        ("##vso[task.setvariable]x", "\\u0023#vso[task.setvariable]x"),
        ("a ::error::x", "a ::error::x"),
        ("#Vaksin #[x] ## [x] 08::00", "#Vaksin #[x] ## [x] 08::00"),
    ],
)
def test_a_line_that_a_build_server_would_obey_is_spelled_out(line: str, safe: str) -> None:
    assert harmless(line) == safe


def test_no_line_of_a_page_is_a_command_to_a_build_server() -> None:
    evil = "::error::" + "x" * 80 + " ::set-output name=a::b ##[add-mask]x"
    place = Span("caption", 0, 9, 1, 1, 1, 10)
    page = shown(report(finding(place, message=evil, advice=evil), source=evil), lines=[evil])
    assert "##[" not in page
    assert not any(line.lstrip().startswith("::") for line in page.splitlines())
    assert page.count("\\u003a:") >= 3
