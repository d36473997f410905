"""`contentcheck targets`."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from contentcheck.cli import main
from contentcheck.rulebook import load


def invoke(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["targets", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_targets_prints_one_full_name_first_on_each_line() -> None:
    result = invoke()
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == list(load().targets.by_name)


@pytest.mark.parametrize("name", list(load().targets.by_name))
def test_every_target_has_a_card(name: str) -> None:
    for lang in ("id", "en"):
        result = invoke(name, "--lang", lang)
        assert result.exit_code == 0
        assert result.stdout.startswith(f"{name} · ")


def test_a_platform_shows_all_its_targets() -> None:
    text = invoke("instagram").stdout
    named = [name for name in load().targets.by_name if name.startswith("instagram/")]
    assert len(named) >= 4
    assert all(f"{name} · " in text for name in named)
    assert "facebook/page" not in text


def test_an_unknown_target_is_2_with_what_may_be_meant() -> None:
    result = invoke("facebook/pgae", "--lang", "en")
    assert result.exit_code == 2
    assert "did you mean `facebook/page`?" in result.stderr
