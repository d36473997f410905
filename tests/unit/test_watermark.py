from pathlib import Path

import msgspec
import pytest

from contentcheck.checks.watermark import check
from contentcheck.model import Draft, Measure, Region
from contentcheck.rulebook import load
from contentcheck.rules import params_of
from readings import line, picture

(RULE,) = load().called("image.watermark")
PARAMS = msgspec.convert(RULE.params, params_of("watermark"))


def measure(tmp_path: Path, *lines: object) -> Measure:
    (found,) = check(Draft(media=[picture(tmp_path, *lines)]), PARAMS)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    "mark",
    [
        "TikTok",
        "tik tok",
        "d TikTok",
        "TikTok @humas.kemenkes",
        "Made with CapCut",
        "MADE WITHCAPCUT",
        "© Snapchat",
        "Kwai",
        "InShot",
    ],
)
def test_marks_of_other_apps(tmp_path: Path, mark: str) -> None:
    found = measure(tmp_path, "Panen raya", line(mark, top=0.8, confidence=0.8))
    assert (found.value, found.unit, found.confidence) == (1, "count", 0.8)
    assert found.evidence is not None
    assert found.evidence.id == f"“{mark}”"
    assert isinstance(found.place, Region)
    assert found.place.box == pytest.approx((0.1, 0.8, 0.5, 0.05))


@pytest.mark.parametrize(
    "text",
    [
        "Ikuti kami di TikTok",
        "di TikTok",
        "TikTok: @humas",
        "Waspada penipuan lewat Snapchat",
        "Kwaisar",
        "Lomba video TikTok 2026",
        "Shot",
        "",
    ],
)
def test_sentences_about_an_app_are_no_mark(tmp_path: Path, text: str) -> None:
    found = measure(tmp_path, "Panen raya", text)
    assert (found.value, found.place) == (0, Region("poster.png"))


def test_a_list_of_accounts_is_no_mark_but_an_editor_still_is(tmp_path: Path) -> None:
    accounts = ("Instagram @humas", "TikTok @humas")
    assert measure(tmp_path, *accounts).value == 0
    assert measure(tmp_path, *accounts, "Made with CapCut").value == 1


def test_a_headline_is_no_mark(tmp_path: Path) -> None:
    assert measure(tmp_path, line("TIKTOK", height=0.15)).value == 0
