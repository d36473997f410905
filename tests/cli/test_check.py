"""`contentcheck check`: options in, exit code out."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from commands import run
from contentcheck.cli import main
from rulebooks import write_rule

MEDIA = Path(__file__).parent.parent / "rule-media"
GOOD = "---\ntargets: facebook/page\n---\nKantor pelayanan buka kembali besok.\n"
LONG = "x" * 3000  # too long for Instagram
MILD = "Panen raya di Karawang. " * 10  # advice: longer than the fold


def invoke(*arguments: object, stdin: str | bytes = "", **environment: str | None) -> Result:
    env = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR")) | environment
    result = CliRunner().invoke(main, ["check", *map(str, arguments)], input=stdin, env=env)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def report(*arguments: object, **more: Any) -> dict[str, Any]:
    return json.loads(invoke(*arguments, "--format", "json", **more).stdout)  # type: ignore[no-any-return]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    return tmp_path / "good.md"


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    (tmp_path / "bad.md").write_text(GOOD.replace("Kantor", "x" * 63207), encoding="utf-8")
    return tmp_path / "bad.md"


# --------------------------------------------------------------------------------- exit code


def test_nothing_found_is_0(good: Path) -> None:
    assert invoke(good).exit_code == 0


def test_an_error_is_1(good: Path, bad: Path) -> None:
    assert invoke(bad).exit_code == 1
    assert invoke(good, bad).exit_code == 1


@pytest.mark.parametrize(
    ("option", "code"),
    [
        ((), 0),
        (("--fail-on", "warning"), 0),
        (("--fail-on", "advice"), 1),
        (("--fail-on", "never"), 0),
        (("--min-score", "100"), 1),
        (("--min-score", "50"), 0),
        (("--fail-on", "never", "--min-score", "100"), 1),
        (("--ignore", "fold", "--fail-on", "advice"), 0),
        (("--select", "too-long", "--fail-on", "advice"), 0),
    ],
)
def test_what_counts_as_found_can_be_chosen(option: tuple[str, ...], code: int) -> None:
    assert invoke("--caption", MILD, "-t", "facebook/page", *option).exit_code == code


def test_fail_on_never_passes_over_errors(bad: Path) -> None:
    assert invoke(bad, "--fail-on", "never").exit_code == 0


def test_what_cannot_be_done_is_2_and_the_report_is_complete(tmp_path: Path, bad: Path) -> None:
    (tmp_path / "broken.md").write_text("---\ntargets: [\n---\nHalo", encoding="utf-8")
    (tmp_path / "gone.md").write_text(GOOD.replace("---\nK", "media: [no.jpg]\n---\nK"))
    files = [tmp_path / name for name in ("broken.md", "gone.md", "nowhere.md")]
    for file in files:
        assert invoke(file).exit_code == invoke(file, "--fail-on", "never").exit_code == 2
    found = report(*files, bad)
    assert [post["verdict"] for post in found["posts"]] == ["unchecked"] * 3 + ["blocked"]
    assert [post["errors"][0]["reason"] for post in found["posts"][:3]] == [
        "unreadable",
        "missing",
        "missing",
    ]


def test_a_draft_without_a_target_or_with_a_wrong_one_is_2() -> None:
    assert invoke("-", stdin="Halo").exit_code == 2
    assert invoke("-", stdin=GOOD.replace("page", "pgae")).exit_code == 2


# ------------------------------------------------------------------------------------- usage


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name a draft or a folder"),
        (("-t", "instagram/fed", "--caption", "x"), "did you mean `instagram/feed`"),
        (("-t", "", "--caption", "x"), "unknown target"),
        (("--select", "flod", "--caption", "x"), "did you mean `fold`"),
        (("--ignore", "caption.flod", "--caption", "x"), "did you mean `caption.fold`"),
        (("--ignore", "", "--caption", "x"), "unknown rule"),
        (("--rules", "/no/such/folder", "--caption", "x"), "there is no folder"),
        (("--rules", __file__, "--caption", "x"), "is a file"),
        (("a.md", "--caption", "x"), "Give either files"),
        (("a.md", "-"), "Give either files"),
        (("-", "--caption", "x"), "Give either files"),
        (("--alt", "Foto", "--caption", "x"), "more --alt than --media"),
        (("--format", "xml", "--caption", "x"), "'xml' is not"),
        (("--format", "sarif", "--statistics", "--caption", "x"), "--statistics is for"),
        (("--format", "concise", "--show-passed", "--caption", "x"), "--show-passed is for"),
        (("--fail-on", "sometimes", "--caption", "x"), "sometimes"),
        (("--min-score", "101", "--caption", "x"), "101"),
        (("--lang", "de", "--caption", "x"), "'de' is not"),
        (("--via", "post", "--caption", "x"), "'post' is not"),
        (("--no-such-option",), "No such option"),
    ],
)
def test_usage_that_makes_no_sense_is_2_and_says_why(arguments: tuple[str, ...], said: str) -> None:
    result = invoke(*arguments, LANG="C")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_a_wrong_name_is_answered_in_the_readers_language() -> None:
    result = invoke("-t", "instagram/fed", "--caption", "x", "--lang", "id")
    assert (
        "tujuan `instagram/fed` tidak dikenal; mungkin maksudnya `instagram/feed`?" in result.stderr
    )


# ----------------------------------------------------------------------------- stdin, options


def finding(found: dict[str, Any], rule: str) -> dict[str, Any]:
    (post,) = found["posts"]
    return next(f for f in post["targets"][0]["findings"] if f["rule"] == rule)


@pytest.mark.parametrize("how", [("-",), ("--caption", "-"), ("-", "--caption", "-")])
def test_a_caption_on_standard_input(how: tuple[str, ...]) -> None:
    result = invoke(*how, "-t", "instagram/feed", "--format", "json", stdin=LONG)
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert found["posts"][0]["source"] == "<stdin>"
    place = finding(found, "caption.too-long")["place"]
    assert place == {
        "kind": "caption",
        "start": 2200,
        "end": 3000,
        "line": 1,
        "column": 2201,
        "end_line": 1,
        "end_column": 3001,
    }


def test_a_caption_as_an_option_is_taken_as_it_is() -> None:
    found = report("--caption", "---\ntargets: [x]\n---\n" + LONG, "-t", "instagram/feed")
    place = finding(found, "caption.too-long")["place"]
    assert (place["start"], place["end"], place["line"]) == (2200, 3021, None)
    assert found["posts"][0]["source"] == "<command line>"


def test_standard_input_has_a_name_that_tells_what_it_is() -> None:
    draft = json.dumps({"caption": "Halo", "targets": ["facebook/page"]})
    found = report("-", "--stdin-name", "posts/a.json", stdin=draft)
    assert found["posts"][0]["source"] == "posts/a.json"
    assert found["posts"][0]["verdict"] == "ready"
    rows = "caption,targets\nHalo,facebook/page\nLagi,facebook/page\n"
    found = report("-", "--stdin-name", "calendar.csv", stdin=rows)
    assert [post["source"] for post in found["posts"]] == ["calendar.csv:2", "calendar.csv:3"]


def test_standard_input_is_quoted_at_the_right_line() -> None:
    stdin = "---\ntargets: instagram/feed\n---\na\x0cb\u2028c\x85d\n" + "x" * 2192 + "TERLALU"
    text = invoke("-", "--lang", "en", stdin=stdin).stdout
    assert "--> <stdin>:5:2193" in text
    assert "xxTERLALU\n" in text


def test_standard_input_that_is_no_text_is_2() -> None:
    result = invoke("-", "-t", "facebook/page", "--lang", "en", stdin=b"Halo\n\x80")
    assert result.exit_code == 2
    assert "is not UTF-8" in result.stdout
    assert "<stdin>:2" in result.stdout


def test_an_empty_standard_input_is_a_post_with_nothing_to_publish() -> None:
    (post,) = report("-", "-t", "facebook/page")["posts"]
    assert [finding["rule"] for finding in post["targets"][0]["findings"]] == ["draft.empty"]


def test_options_are_stronger_than_the_draft(good: Path) -> None:
    found = report(good, "-t", "whatsapp/channel", "-t", "facebook/live")
    targets = [target["target"] for target in found["posts"][0]["targets"]]
    assert targets == ["whatsapp/channel", "facebook/live"]


def test_via_is_an_option() -> None:
    arguments = ("--caption", "x" * 4097, "-t", "whatsapp/message")
    assert invoke(*arguments).exit_code == 0
    assert invoke(*arguments, "--via", "api").exit_code == 1


def test_media_and_alt_are_options() -> None:
    photo = MEDIA / "photo.jpg"
    found = report("--media", photo, "--alt", "Panen", "-t", "instagram", "--select", "media.")
    (post,) = found["posts"]
    assert post["media"][0]["file"] == str(photo)
    assert (post["verdict"], post["targets"][0]["target"]) == ("ready", "instagram/feed")


def test_a_draft_on_standard_input_takes_further_media() -> None:
    photo = MEDIA / "photo.jpg"
    found = report("-", "--media", photo, "-t", "instagram", "--select", "media.", stdin="Halo")
    assert found["posts"][0]["verdict"] == "ready"


def test_a_medium_stands_for_the_draft_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes((MEDIA / "photo.jpg").read_bytes())
    draft = tmp_path / "a.md"
    draft.write_text(GOOD.replace("---\nK", "media: photo.jpg\n---\nK"), encoding="utf-8")
    found = report(tmp_path / "photo.jpg", "--select", "media.")
    assert [Path(post["source"]).name for post in found["posts"]] == ["a.md"]


def test_a_folder_is_walked_and_everything_is_reported(
    tmp_path: Path, good: Path, bad: Path
) -> None:
    (tmp_path / "README.md").write_text("# No draft")
    result = invoke(tmp_path, "--lang", "id")
    assert result.exit_code == 1
    assert "README" not in result.stdout
    assert result.stdout.endswith("2 draf: 1 siap tayang, 1 terhalang\n")


def test_an_empty_folder_has_nothing_to_find(tmp_path: Path) -> None:
    result = invoke(tmp_path, "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, "there are no drafts here\n")


def test_one_megabyte_of_caption_is_judged() -> None:
    found = report(
        *("-", "-t", "facebook/page", "--select", "too-long", "--select", "caption.cut"),
        stdin="Panen {x} 🎉 " * 90_000,
    )
    assert finding(found, "caption.too-long")["measure"]["value"] > 100_000
    assert finding(found, "caption.cut")["measure"]["value"] == 100_001


# --------------------------------------------------------------------------------- rules, output


def test_a_pack_of_rules_is_used(tmp_path: Path) -> None:
    write_rule(tmp_path)
    arguments = ("--caption", "x" * 30, "-t", "instagram/feed", "--rules", tmp_path)
    assert finding(report(*arguments), "own.rule")["message"] == "Panjangnya 30."
    assert finding(report(*arguments, "--select", "own.", "--lang", "en"), "own.rule")


def test_a_wrong_rule_is_an_error_of_every_post_and_exit_code_2(
    tmp_path: Path, good: Path, bad: Path
) -> None:
    pack = tmp_path / "pack"
    file = write_rule(pack, ("impact ", "impakt "))
    assert invoke(good, "--rules", pack).exit_code == 2
    found = report(good, bad, "--rules", pack, "--lang", "en")
    for post in found["posts"]:
        (error,) = post["errors"]
        assert error["kind"] == "rule"
        assert error["message"].startswith(f"{file}:5: impakt: unknown key `impakt`; did you mean")
        assert post["targets"][0]["passed"]


def test_the_report_can_be_written_to_a_file(tmp_path: Path, bad: Path) -> None:
    output = tmp_path / "report.json"
    result = invoke(bad, "--format", "json", "-o", output)
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads(output.read_text(encoding="utf-8"))["posts"][0]["verdict"] == "blocked"


def test_a_run_that_fails_leaves_the_old_report(tmp_path: Path, good: Path) -> None:
    output = tmp_path / "report.json"
    output.write_text("old")
    assert invoke(good, "-o", output, "--select", "nothing").exit_code == 2
    assert output.read_text() == "old"


def test_a_report_that_cannot_be_written_is_2(tmp_path: Path, good: Path) -> None:
    result = invoke(good, "-o", tmp_path / "no" / "report.json")
    assert result.exit_code == 2
    assert "report.json" in result.stderr
    assert invoke(good, "-o", tmp_path).exit_code == 2


def test_a_name_that_is_no_unicode_does_not_stop_the_report(tmp_path: Path) -> None:
    draft = tmp_path / "a.json"
    draft.write_text('{"id": "\\ud800", "caption": "Halo", "targets": "facebook/page"}')
    output = tmp_path / "report.json"
    assert invoke(draft, "--format", "json", "-o", output).exit_code in {0, 2}
    assert json.loads(output.read_text(encoding="utf-8"))["posts"]


# ----------------------------------------------------------------------- language, as a process


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LANG": "id_ID.UTF-8"}, "siap tayang"),
        ({"LANG": "en_US.UTF-8"}, "ready"),
        ({"LANG": "C"}, "ready"),
        ({"LANG": "C.UTF-8"}, "ready"),
        ({}, "siap tayang"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "id_ID.UTF-8"}, "siap tayang"),
    ],
)
def test_messages_are_in_the_language_of_the_locale(environment: dict[str, str], said: str) -> None:
    arguments = ("--caption", "Halo", "-t", "facebook/page")
    assert f"100/100  {said}\n" in invoke(*arguments, **environment).stdout
    asked = invoke(*arguments, "--lang", "en", **environment).stdout
    assert "100/100  ready\n" in asked


@pytest.mark.parametrize(("environment", "said"), [({}, "siap tayang"), ({"LANG": "C"}, "ready")])
def test_a_process_speaks_the_language_of_its_locale(
    environment: dict[str, str], said: str
) -> None:
    done = run("check", "--caption", "Halo 🎉", "-t", "facebook/page", **environment)  # type: ignore[arg-type]
    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout


def test_a_process_ends_with_the_exit_code_of_its_report(tmp_path: Path, good: Path) -> None:
    arguments = ("check", "-", "-t", "instagram/feed", "--format", "json")
    assert run(*arguments, stdin=LONG).returncode == 1
    assert run("check", good.name, cwd=tmp_path).returncode == 0
    assert run("check", "nowhere.md", cwd=tmp_path).returncode == 2
    assert run("check", "-t", "nowhere", "--caption", "x").returncode == 2


def test_a_console_without_emoji_shows_something_else_instead_of_failing() -> None:
    draft = "---\ntargets: facebook/page\nignore: { fold: 🎉 }\n---\nx"
    old = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
    done = run("check", "-", "--lang", "en", stdin=draft, **old)  # type: ignore[arg-type]
    assert done.returncode == 0
    assert "ignore: { fold: ? }" in done.stdout


def test_no_colour_codes_where_nobody_looks(bad: Path) -> None:
    assert "\x1b" not in run("check", str(bad)).stdout


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are of POSIX")
@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_codes_at_a_terminal_unless_unwanted(
    bad: Path, environment: dict[str, str], coloured: bool
) -> None:
    import pty
    import subprocess
    import sys

    from commands import SOURCE

    leader, follower = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(
        [sys.executable, "-m", "contentcheck", "check", str(bad)],
        stdout=follower,
        env=kept | {"PYTHONPATH": str(SOURCE)} | environment,
    ):
        os.close(follower)
        seen = b""
        try:
            while piece := os.read(leader, 4096):
                seen += piece
        except OSError:  # the terminal is closed from the other side
            pass
    os.close(leader)
    assert b"caption.too-long" in seen
    assert (b"\x1b[" in seen) == coloured


def test_verbose_says_what_media_may_take(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntargets: facebook/page\n---\nHalo", encoding="utf-8")
    done = run("check", str(tmp_path / "a.md"), "-v", "--lang", "en")
    assert "ended after 10 s without progress" in done.stderr
    assert "10 s without progress" not in run("check", str(tmp_path / "a.md")).stderr
