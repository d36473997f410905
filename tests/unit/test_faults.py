"""Faults in the program itself end at a boundary: a sentence, exit code 2, the rest still done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from contentcheck import console, engine, faults
from contentcheck.cli import main
from contentcheck.drafts import read as reading
from contentcheck.model import Draft, Medium
from contentcheck.run import Run
from hostile import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

DRAFT = "---\ntargets: [facebook/page]\n---\nHalo.\n"


def failing(*_: Any, **__: Any) -> Any:
    raise ZeroDivisionError(f"at \x1b[31m Ibu Sari, {PHONE}")


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(DRAFT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def once(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that fails the first time only."""
    calls: list[None] = []

    def first_fails(*given: Any, **named: Any) -> Any:
        calls.append(None)
        return failing() if len(calls) == 1 else function(*given, **named)

    return first_fails


def check(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["check", *arguments, "--lang", "en"], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def test_a_fault_over_one_draft_leaves_the_others(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "Run", once(Run))
    code, said, _ = check("a.md", "b.md")
    assert code == 2
    assert "this draft could not be checked because of a fault in the program" in said
    assert "--debug" in said
    assert "b.md\n  facebook/page" in said


def test_a_fault_in_reading_a_draft_leaves_the_others(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers = {**reading._READERS, "markdown": once(reading._READERS["markdown"])}
    monkeypatch.setattr(reading, "_READERS", readers)
    code, said, _ = check("a.md", "b.md")
    assert code == 2
    assert "this draft could not be read because of a fault" in said
    assert "b.md\n  facebook/page" in said


def test_a_fault_beside_the_drafts_ends_with_2_and_no_traceback(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("contentcheck.checking.rendered", failing)
    code, _, said = check("a.md")
    assert code == console.FAILED
    assert "fault in the program (ZeroDivisionError" in said or "kesalahan program" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("arguments", [["--debug", "check", "a.md"], ["check", "--debug", "a.md"]])
def test_the_traceback_is_shown_where_it_is_asked_for(
    two: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(engine, "Run", failing)
    said = CliRunner().invoke(main, arguments).stderr
    assert "Traceback" in said
    assert "test_faults.py" in said
    assert PHONE not in said
    assert "\x1b" not in said


def test_it_is_shown_no_longer_than_it_was_asked_for(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "Run", failing)
    CliRunner().invoke(main, ["check", "--debug", "a.md"])
    assert "Traceback" not in CliRunner().invoke(main, ["check", "a.md"]).stderr


def test_the_library_reports_a_fault_instead_of_raising_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "Run", failing)
    report = engine.check(Draft("Halo", targets=["facebook/page"]), lang="en")
    assert report.verdict == "unchecked"
    assert [error.reason for error in report.errors] == ["exception"]
    assert PHONE not in report.errors[0].message


def test_what_could_not_be_done_stands_in_both_languages() -> None:
    told = faults.said(ValueError("x")).message
    assert told.id.startswith("draf ini tidak dapat diperiksa karena kesalahan program (ValueError")
    assert told.en.startswith("this draft could not be checked because of a fault in the program")


def test_a_medium_remembers_where_a_measure_failed(tmp_path: Path) -> None:
    def broken(_: Medium) -> int:
        return 1 // 0

    medium = Medium("a.jpg", tmp_path / "a.jpg")
    for _ in range(2):
        with pytest.raises(ZeroDivisionError) as found:
            medium.once(broken)
        (note,) = found.value.__notes__
        assert "in broken" in note
        assert "return 1 // 0" in note
