"""What is said beside a report: no personal data, and nothing that steers a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import run
from rulebooks import write_rule

EVIL = "x\x1b[31m\x07\u202e 0812-3456-7890"
TOML = r"x\u001b[31m\u0007\u202e 0812-3456-7890"
STEERS = set("\x1b\x07\u202e")
CAPTION = ("check", "--caption", "Halo", "--lang", "en")


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", EVIL),
        ("targets", EVIL),
        ("targets", "a", EVIL),
        ("check", "-t", EVIL, "--caption", "Halo"),
        (*CAPTION, "--select", EVIL),
        (*CAPTION, "--ignore", EVIL),
        (*CAPTION, "-t", "facebook/page", "-o", f"none/{EVIL}"),
        ("measure", "--maps", "maps", EVIL, EVIL),
    ],
    ids=" ".join,
)
def test_what_was_typed_is_quoted_harmlessly(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "x\\u001b[31m\\u0007\\u202e" in done.stderr
    assert "3456" not in done.stderr
    assert not STEERS & set(done.stderr + done.stdout)


def test_a_strangers_rules_are_shown_harmlessly(tmp_path: Path) -> None:
    write_rule(
        tmp_path,
        ("Karena.", TOML),
        ('"It has', f'"{TOML} It has'),
        ('"Shorten it.', f'"{TOML}'),
        ("A page", TOML),
    )
    page = run("explain", "own.rule", "--rules", str(tmp_path), "--lang", "en")
    assert page.returncode == 0
    assert page.stdout.count("x\\u001b[31m") == 4
    assert "\n" in page.stdout
    assert not STEERS & set(page.stdout)
    old = run("rules", "--stale", "0", "--rules", str(tmp_path))
    assert not STEERS & set(old.stdout)


def test_what_is_wrong_with_a_strangers_rules_is_said_harmlessly(tmp_path: Path) -> None:
    write_rule(tmp_path, ("caption-length", TOML))
    for command in ("rules", "targets"):
        done = run(command, "--rules", str(tmp_path))
        assert done.returncode == 2
        assert "x\\u001b[31m" in done.stderr
        assert "3456" not in done.stderr
        assert not STEERS & set(done.stdout + done.stderr)


def test_a_copy_of_a_medium_is_named_harmlessly(tmp_path: Path) -> None:
    photo = Path(__file__).parent.parent / "rule-media" / "photo-with-position.jpg"
    (tmp_path / "x\x1b[31m\u202e.jpg").write_bytes(photo.read_bytes())
    media = ("--media", "x\x1b[31m\u202e.jpg", "-t", "facebook/page", "--fix")
    done = run("check", *media, "--select", "private-metadata", cwd=tmp_path)
    assert "x\\u001b[31m\\u202e.clean.jpg" in done.stderr
    assert not STEERS & set(done.stdout + done.stderr)
