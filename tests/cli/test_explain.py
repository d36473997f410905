"""`contentcheck explain` and `contentcheck rules`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from contentcheck.cli import main
from contentcheck.rulebook import load
from contentcheck.rules import Rule
from rulebooks import write_rule


def invoke(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("rule", load().rules, ids=lambda rule: rule.id)
def test_every_rule_can_be_explained_by_its_id_and_last_part(rule: Rule) -> None:
    for lang in ("id", "en"):
        by_id, by_part = (
            invoke("explain", name, "--lang", lang)
            for name in (rule.id, rule.id.rpartition(".")[2])
        )
        assert by_id.exit_code == by_part.exit_code == 0
        assert by_id.stdout.startswith(f"{rule.id}\n")
        assert by_id.stdout in by_part.stdout


def test_a_prefix_explains_all_that_it_means() -> None:
    text = invoke("explain", "caption.", "--lang", "en").stdout
    assert all(f"{rule.id}\n=" in text for rule in load().called("caption."))


def test_an_old_name_still_explains_the_rule() -> None:
    assert invoke("explain", "instagram.caption-fold").stdout.startswith("caption.fold\n")


def test_the_page_is_in_the_language_asked_for() -> None:
    assert "\nMengapa\n" in invoke("explain", "fold", "--lang", "id").stdout
    assert "\nWhy\n" in invoke("explain", "fold", "--lang", "en").stdout


def test_an_unknown_rule_is_2_with_what_may_be_meant() -> None:
    result = invoke("explain", "flod", "--lang", "en")
    assert result.exit_code == 2
    assert "did you mean `fold`?" in result.stderr


def test_rules_prints_one_full_name_first_on_each_line() -> None:
    result = invoke("rules")
    assert result.exit_code == 0
    names = [line.split()[0] for line in result.stdout.splitlines()]
    assert names == sorted(rule.id for rule in load().rules)
    assert all(line == line.strip() for line in result.stdout.splitlines())


def test_rules_of_a_pack_are_listed_and_explained(tmp_path: Path) -> None:
    file = write_rule(tmp_path)
    assert "own.rule " in invoke("rules", "--rules", tmp_path).stdout
    page = invoke("explain", "own.rule", "--rules", tmp_path).stdout
    assert "Karena." in page
    assert str(file) in page


def test_rules_names_what_is_wrong_and_ends_with_2(tmp_path: Path) -> None:
    file = write_rule(tmp_path, ("impact ", "impakt "))
    result = invoke("rules", "--rules", tmp_path, "--lang", "en")
    assert result.exit_code == 2
    assert f"{file}:5: impakt: unknown key" in result.stderr
    assert "caption.fold" in result.stdout


STEERING = r"\u001b[31m\u001b]0;x\u0007\u009b2J\u202e"  # as TOML has it
PLATFORM = f"""
name = "Radio {STEERING}"
pick = [{{ when = "always", surface = "news" }}]

[sources.book]
title = "Buku {STEERING}"
url   = ""
seen  = 2026-11-21
kind  = "seed"

[surfaces.news]
name   = {{ id = "Berita {STEERING}", en = "News {STEERING}" }}
fields = ["caption"]
media  = []

[surfaces.news.facts.caption.max]
value      = 5
unit       = "graphemes"
kind       = "hard"
binds      = ["app"]
confidence = "folklore"
sources    = ["book"]
note       = "Catatan {STEERING}"
"""


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "own.rule"),
        ("rules",),
        ("rules", "--stale", "0"),
        ("targets",),
        ("targets", "radio/news"),
        ("check", "post.md"),
        ("check", "post.md", "--format", "concise"),
    ],
    ids=" ".join,
)
def test_a_stranger_s_pack_steers_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "post.md").write_text("---\ntargets: [radio/news]\n---\nIni lebih dari lima.\n")
    said = ("A page", "Panjangnya", "It has", "Karena", "Pendekkan", "Shorten")
    changes = [(each, f"{each} {STEERING}") for each in said]
    write_rule(tmp_path / "pack", ("instagram/feed", "radio/news"), *changes)
    (tmp_path / "pack/platforms").mkdir()
    (tmp_path / "pack/platforms/radio.toml").write_text(PLATFORM, encoding="utf-8")
    shown = invoke(*arguments, "--rules", "pack", "--lang", lang).output
    assert "own.rule" in shown or "31m" in shown
    assert [sign for sign in shown if not (sign.isprintable() or sign == "\n")] == []
