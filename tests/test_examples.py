"""The examples' expected reports: what `contentcheck check examples` says, figures within reach."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from contentcheck.cli import main

ROOT = Path(__file__).parent.parent
PACK = "pack-ministry"  # rules of an office; its post is checked in tests/unit/test_terms.py
FOLDERS = sorted((ROOT / "examples").glob("[0-9]*"))

# How far a figure may stray: nets differ a little between versions of OpenCV and processors.
NEAR = 0.03


def reported(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, Any]:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(main, ["check", *arguments, "--format", "json", "--lang", "id"])
    return result.exit_code, json.loads(result.stdout)


def assert_alike(found: Any, expected: Any, at: str = "report") -> None:
    """Compare reports: words exactly but for their figures, numbers nearly."""
    if isinstance(expected, dict):
        assert found.keys() == expected.keys(), at
        for key, value in expected.items():
            if key != "version":
                assert_alike(found[key], value, f"{at}.{key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), at
        for index, value in enumerate(expected):
            assert_alike(found[index], value, f"{at}[{index}]")
    elif isinstance(expected, float) or isinstance(found, float):
        assert found == pytest.approx(expected, abs=NEAR, rel=NEAR), at
    elif isinstance(expected, str):
        figures = r"\d+(?:[.,]\d+)*"
        assert re.sub(figures, "#", found) == re.sub(figures, "#", expected), at
    else:
        assert found == expected, at


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_example_gets_the_report_beside_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, found = reported([str(folder.relative_to(ROOT))], monkeypatch)
    assert_alike(found, json.loads((folder / "report.json").read_text(encoding="utf-8")))


def test_all_examples_are_reported_and_their_sums_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    code, found = reported(["examples", "--fail-on", "never"], monkeypatch)
    assert code == 0
    named = {Path(post["source"]).parts[1] for post in found["posts"]}
    assert named == {PACK, *(folder.name for folder in FOLDERS)}
    for post in found["posts"]:
        assert post["errors"] == []
        assert post["score"] == min(target["score"] for target in post["targets"])
        for target in post["targets"]:
            points = sum(finding["points"] for finding in target["findings"])
            assert target["score"] + points == pytest.approx(100)


def test_the_examples_show_good_posts_and_bad_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    _, found = reported(["examples"], monkeypatch)
    verdicts = {Path(post["source"]).parts[1][:2]: post["verdict"] for post in found["posts"]}
    assert verdicts == {
        "01": "ready",
        "02": "blocked",
        "03": "needs-work",
        "04": "ready",
        "05": "ready",
        "06": "needs-work",
        "07": "ready",
        "08": "ready",
        PACK[:2]: "ready",  # by the shipped rules alone
    }
