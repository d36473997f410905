"""Configuration files: found upwards, inherited, refused with file and line, and not trusted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commands import run
from rulebooks import write_rule

LONG = "Kantor buka besok pagi. " * 20
DRAFT = "---\ntargets: instagram/feed\nlanguage: id\n---\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def post(done: Any) -> dict[str, Any]:
    (found,) = json.loads(done.stdout)["posts"]
    return dict(found)


def check(*arguments: str, cwd: Path) -> Any:
    return run("check", *arguments, "--format", "json", "--lang", "en", cwd=cwd)


def findings(done: Any) -> dict[str, Any]:
    return {each["rule"]: each for target in post(done)["targets"] for each in target["findings"]}


def ran(done: Any) -> set[str]:
    (target,) = post(done)["targets"]
    return {each["rule"] for kind in ("findings", "passed", "skipped") for each in target[kind]}


def test_a_draft_takes_from_its_folder_what_it_does_not_say(tmp_path: Path) -> None:
    write(
        tmp_path / "pyproject.toml",
        '[tool.contentcheck]\ntargets = ["x/post"]\nvia = "api"\nlanguage = "en"\n',
    )
    draft = write(
        tmp_path / "posts" / "a.md", "---\npublish: 2026-11-25\n---\nKantor buka besok.\n"
    )
    assert post(check(str(draft), cwd=tmp_path))["targets"][0]["target"] == "x/post"
    named = check(str(draft), "-t", "facebook/page", cwd=tmp_path)
    assert post(named)["targets"][0]["target"] == "facebook/page"
    write(draft, "---\ntargets: threads/post\n---\nKantor buka besok.\n")
    assert post(check(str(draft), cwd=tmp_path))["targets"][0]["target"] == "threads/post"


def test_nearer_files_win_and_extend_lists_add(tmp_path: Path) -> None:
    write(
        tmp_path / "contentcheck.toml",
        'targets = ["instagram/feed"]\nselect = ["caption."]\nignore = ["caption.fold"]\n',
    )
    year = write(tmp_path / "2026" / "contentcheck.toml", 'extend-ignore = ["caption.shouted"]\n')
    draft = write(tmp_path / "2026" / "a.md", f"---\nlanguage: id\n---\n{LONG}\n")
    rules = ran(check("2026", cwd=tmp_path))
    assert {rule.partition(".")[0] for rule in rules} == {"caption"}
    assert not rules & {"caption.fold", "caption.shouted"}
    write(year, 'extend-select = ["caption.fold", "draft.empty"]\n')
    assert {"caption.fold", "draft.empty"} <= ran(check(str(draft), cwd=tmp_path))
    write(year, 'ignore = ["caption.shouted"]\n')
    rules = ran(check(str(draft), cwd=tmp_path))
    assert "caption.fold" in rules
    assert "caption.shouted" not in rules
    write(year, 'root = true\ntargets = ["facebook/page"]\n')
    assert "media.damaged" not in ran(check(str(draft), "--select", "caption.fold", cwd=tmp_path))
    assert post(check(str(draft), cwd=tmp_path))["targets"][0]["target"] == "facebook/page"


def test_the_command_line_comes_before_every_file(tmp_path: Path) -> None:
    write(tmp_path / "contentcheck.toml", 'ignore = ["caption.fold"]\n')
    write(tmp_path / "a.md", DRAFT + LONG)
    assert ran(check("a.md", "--select", "caption.fold", cwd=tmp_path)) == {"caption.fold"}
    assert "caption.shouted" not in ran(check("a.md", "--ignore", "caption.shouted", cwd=tmp_path))


def test_a_file_may_extend_another(tmp_path: Path) -> None:
    office = write(
        tmp_path / "bersama" / "kantor.toml",
        'targets = ["x/post"]\nignore = ["caption.fold"]\nextend = "pusat.toml"\n',
    )
    write(tmp_path / "bersama" / "pusat.toml", 'via = "api"\nextend-ignore = ["caption.shouted"]\n')
    own = write(
        tmp_path / "kami" / "contentcheck.toml",
        'extend = "../bersama/kantor.toml"\ntargets = ["facebook/page"]\n',
    )
    write(tmp_path / "kami" / "a.md", f"---\nlanguage: id\nmedia: []\n---\n{LONG}\n")
    done = check("a.md", cwd=tmp_path / "kami")
    assert post(done)["targets"][0]["target"] == "facebook/page"
    assert "caption.fold" not in ran(done)
    assert str(office) in run("config", "ignore", cwd=tmp_path / "kami").stdout
    for name in ("none.toml", "../kami", "contentcheck.toml", "../kami/contentcheck.toml"):
        write(own, f'via = "app"\nextend = "{name}"\n')
        done = run("config", "--lang", "en", cwd=tmp_path / "kami")
        assert done.returncode == 2
        assert "contentcheck.toml" in done.stderr
        assert "Traceback" not in done.stderr


def test_what_is_extended_is_no_more_trusted_than_who_extends(tmp_path: Path) -> None:
    write(tmp_path / "mine" / "contentcheck.toml", "")
    write(tmp_path / "theirs" / "more.toml", 'ignore = ["caption.too-long"]\n')
    write(tmp_path / "theirs" / "contentcheck.toml", 'extend = "more.toml"\n')
    write(tmp_path / "theirs" / "a.md", DRAFT + "Halo")
    done = check("../theirs/a.md", cwd=tmp_path / "mine")
    assert "silences" in post(done)["errors"][0]["message"]
    write(tmp_path / "shared.toml", "")
    write(tmp_path / "mine" / "contentcheck.toml", 'extend = "../shared.toml"\n')
    done = check("../theirs/a.md", cwd=tmp_path / "mine")
    assert "silences" in post(done)["errors"][0]["message"]


def test_a_rule_can_be_changed(tmp_path: Path) -> None:
    write(tmp_path / "a.md", DRAFT + LONG)
    before = findings(check("a.md", cwd=tmp_path))["caption.fold"]
    write(
        tmp_path / "contentcheck.toml",
        '[rule."caption.fold"]\nseverity = "warning"\nimpact = 0.5\n'
        "scale = [[100, 1.0], [101, 0.0]]\n",
    )
    after = findings(check("a.md", cwd=tmp_path))["caption.fold"]
    assert (before["severity"], after["severity"]) == ("advice", "warning")
    assert after["score"] == 0.0
    assert after["points"] > before["points"] + 20


def test_paths_may_have_choices_of_their_own(tmp_path: Path) -> None:
    write(
        tmp_path / "contentcheck.toml",
        '[[per-path]]\npaths = ["arsip/**", "*.lama.md"]\nignore = ["caption.fold"]\n',
    )
    for name in ("a.md", "a.lama.md", "arsip/2020/b.md", "baru/c.md"):
        write(tmp_path / name, DRAFT + LONG)
    ignored = {
        name: "caption.fold" not in ran(check(name, cwd=tmp_path))
        for name in ("a.md", "a.lama.md", "arsip/2020/b.md", "baru/c.md")
    }
    assert ignored == {
        "a.md": False,
        "a.lama.md": True,
        "arsip/2020/b.md": True,
        "baru/c.md": False,
    }


def test_a_campaign_has_rules_of_its_own(tmp_path: Path) -> None:
    write_rule(tmp_path / "aturan-g20")
    write_rule(tmp_path / "aturan", ('"own.rule"', '"own.always"'), name="always")
    write(
        tmp_path / "contentcheck.toml",
        'rules = ["aturan"]\n[[per-path]]\npaths = ["g20/"]\nrules = ["aturan-g20"]\n',
    )
    write(tmp_path / "g20" / "a.md", DRAFT + LONG)
    write(tmp_path / "b.md", DRAFT + LONG)
    assert {"own.rule", "own.always"} <= ran(check("g20/a.md", cwd=tmp_path))
    others = ran(check("b.md", cwd=tmp_path))
    assert "own.always" in others
    assert "own.rule" not in others
    assert "Panjang" in run("explain", "own.rule", "--lang", "id", cwd=tmp_path).stdout


def test_a_time_without_a_zone_is_that_of_the_configuration(tmp_path: Path) -> None:
    write(tmp_path / "contentcheck.toml", 'timezone = "Asia/Makassar"\n')
    from contentcheck.config.settings import Settings
    from contentcheck.drafts.read import read
    from contentcheck.model import Draft

    write(tmp_path / "a.md", "---\ntargets: x\npublish: 2026-11-25 09.00\n---\nHalo\n")
    (draft,) = read([tmp_path / "a.md"], defaults=Settings(tmp_path).defaults)
    assert isinstance(draft, Draft)
    assert draft.publish
    assert draft.publish.isoformat() == "2026-11-25T09:00:00+08:00"


def test_what_holds_for_the_run(tmp_path: Path) -> None:
    write(tmp_path / "a.md", DRAFT + LONG)
    file = write(tmp_path / "contentcheck.toml", 'fail-on = "advice"\nlang = "id"\n')
    done = run("check", "a.md", cwd=tmp_path, LANG="en_US.UTF-8")
    assert done.returncode == 1
    assert "Saran:" in done.stdout
    assert run("check", "a.md", "--fail-on", "never", cwd=tmp_path).returncode == 0
    write(file, "min-score = 99.9\nfail-on = 'never'\n")
    assert run("check", "a.md", cwd=tmp_path).returncode == 1
    assert run("check", "a.md", "--min-score", "0", cwd=tmp_path).returncode == 0


RULE = '[rule."caption.fold"]\n'
WRONG = [  # what the file says, the line and key that are named, what is said
    ("targets = []\nselct = []\n", 2, "selct", "unknown key `selct`; did you mean `select`?"),
    ('select = [\n  "caption.fol",\n]\n', 1, "select", "unknown rule `caption.fol`; did you mean"),
    (RULE + 'impact = 0.1\nseverty = "error"\n', 3, "rule.caption.fold.severty", "unknown key"),
    (RULE + "\nimpact = 2\n", 3, "rule.caption.fold.impact", "has to be at most 0.9"),
    (RULE + "scale = [[5, 1.0], [4, 0.0]]\n", 2, "rule.caption.fold.scale", "a scale's values"),
    (RULE + "params = { unt = 1 }\n", 2, "rule.caption.fold.params.unt", "did you mean `unit`?"),
    ("[rule.fol]\nimpact = 0.1\n", 1, "rule.fol", "unknown rule `fol`"),
    ('via = "ap"\n', 1, "via", "unknown value `ap`"),
    ('# targets = []\ntargets = ["x/pos"]\n', 2, "targets", "did you mean `x/post`?"),
    ('timezone = "WITTA"\n', 1, "timezone", "unknown time zone `WITTA`"),
    ('timezone = "../../etc/passwd"\n', 1, "timezone", "unknown time zone"),
    ("min-score = 101\n", 1, "min-score", "has to be at most 100"),
    ('rules = ["none"]\n', 1, "rules", "there is no folder `none`"),
    ('[[per-path]]\nignore = ["fold"]\n', 1, "per-path[0]", "key `paths` is missing"),
    (
        '[[per-path]]\npaths = ["a"]\n[[per-path]]\npaths = ["b"]\nvai = "app"\n',
        *(5, "per-path[1].vai", "unknown key"),
    ),
    ('[[suppress]]\nrules = ["fold"]\nreason = " "\n', 3, "suppress[0].reason", ""),
]


@pytest.mark.parametrize(("text", "line", "key", "said"), WRONG)
@pytest.mark.parametrize("section", ["", "tool.contentcheck."])
def test_a_slip_of_the_pen_is_named_by_file_and_line(
    tmp_path: Path, text: str, line: int, key: str, said: str, section: str
) -> None:
    file = tmp_path / "contentcheck.toml"
    if section:
        file = tmp_path / "pyproject.toml"
        text = text.replace("[[", f"[[{section}") if text.startswith("[[") else text
        text = "[tool.contentcheck]\n" + text.replace("[rule", f"[{section}rule")
        line += 1
    write(file, text)
    done = run("check", "--caption", "Halo", "-t", "x/post", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 2
    assert f"Error: {file}:{line}: {section}{key}: " in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"[rule.caption.fold]\nimpact = 0.1\n", 'put quotes around it: [rule."caption.fold"]'),
        (b"via = \n", "cannot be read: Invalid value (at line 1"),
        (b"\xff", "cannot be read"),
        (b"[[[[", "cannot be read"),
        (b"a = " + b"[" * 5000, "cannot be read"),
        (b"rule = 3\n", "rule: expected keys with values"),
        (b'extend = "\\u0000"\n', "extend: "),
        (b'baseline = "\\u0000"\n', "baseline: "),
        (b'rules = ["\\u0000"]\n', "rules[0]: "),
        (b'extend = "' + b"a" * 5000 + b'"\n', "extend: "),
        (b"per-path = 3\n", "per-path: expected a list"),
        (b"per-path = [3]\n", "per-path[0]: expected keys"),
    ],
)
def test_what_is_no_configuration_is_said_so(tmp_path: Path, text: bytes, said: str) -> None:
    (tmp_path / "contentcheck.toml").write_bytes(text)
    done = run("config", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 2
    assert f"Error: {tmp_path / 'contentcheck.toml'}" in done.stderr
    assert said in done.stderr


def test_a_wrong_file_beside_a_draft_costs_only_the_drafts_there(tmp_path: Path) -> None:
    write(tmp_path / "a" / "contentcheck.toml", "selct = []\n")
    write(tmp_path / "a" / "a.md", DRAFT + "Halo")
    write(tmp_path / "b.md", DRAFT + "Halo")
    done = check(".", cwd=tmp_path)
    assert done.returncode == 2
    good, wrong = json.loads(done.stdout)["posts"]
    assert "contentcheck.toml:1: selct" in wrong["errors"][0]["message"]
    assert wrong["verdict"] == "unchecked"
    assert not good["errors"]


# ------------------------------------------------------------------------- whom to trust


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Return a stranger's folder with a draft that Instagram refuses."""
    write(tmp_path / "mine" / "contentcheck.toml", "")
    write(tmp_path / "theirs" / "a.md", DRAFT + "Kantor buka besok. " * 200)
    return tmp_path / "theirs"


def from_mine(elsewhere: Path, text: str) -> Any:
    write(elsewhere / "contentcheck.toml", text)
    return check("../theirs/a.md", cwd=elsewhere.parent / "mine")


@pytest.mark.parametrize(
    "text",
    [
        'ignore = ["caption.too-long"]',
        'extend-ignore = ["caption."]',
        'select = ["caption.fold"]',
        '[rule."caption.too-long"]\nseverity = "advice"',
        '[rule."caption.too-long"]\nscale = [[1, 1.0], [99999, 0.9]]',
        '[rule."caption.too-long"]\nparams = { unit = "graphemes" }',
        '[[per-path]]\npaths = ["*"]\nignore = ["caption.too-long"]',
        '[[suppress]]\nrules = ["caption.too-long"]\nreason = "ours"',
    ],
)
def test_a_strangers_file_may_not_silence_errors(elsewhere: Path, text: str) -> None:
    done = from_mine(elsewhere, text)
    assert done.returncode == 2
    (error,) = post(done)["errors"]
    assert str(elsewhere / "contentcheck.toml") in error["message"]
    assert "silences" in error["message"]
    assert check("a.md", cwd=elsewhere).returncode in {0, 1}  # one's own folder is one's own


def test_a_strangers_file_may_not_name_rules(elsewhere: Path) -> None:
    write_rule(elsewhere / "pack")
    done = from_mine(elsewhere, 'rules = ["pack"]')
    assert done.returncode == 2
    assert "names a folder of rules" in post(done)["errors"][0]["message"]
    assert "own.rule" in ran(check("a.md", cwd=elsewhere))


def test_a_strangers_file_may_set_targets_words_and_thresholds(elsewhere: Path) -> None:
    done = from_mine(
        elsewhere,
        'targets = ["facebook/page"]\nextend-ignore = ["caption.shouted"]\n'
        '[rule."caption.fold"]\nscale = [[9000, 1.0], [9999, 0.0]]\n'
        '[rule."caption.spelling"]\nparams = { pairs = [["besok", "esok"]] }\n',
    )
    assert done.returncode == 1
    assert {"caption.too-long", "caption.spelling"} <= findings(done).keys()
    assert "caption.fold" not in findings(done)


def test_below_ones_own_project_errors_may_be_ignored_but_no_rules_loaded(tmp_path: Path) -> None:
    write(tmp_path / "contentcheck.toml", "")
    nested = write(tmp_path / "posts" / "contentcheck.toml", 'ignore = ["caption.too-long"]\n')
    write(tmp_path / "posts" / "a.md", DRAFT + "Kantor buka besok. " * 200)
    assert "caption.too-long" not in ran(check("posts", cwd=tmp_path))
    write_rule(tmp_path / "posts" / "pack")
    write(nested, 'rules = ["pack"]\n')
    assert "names a folder of rules" in post(check("posts", cwd=tmp_path))["errors"][0]["message"]


def test_a_download_below_a_folder_that_is_no_project_is_a_strangers(tmp_path: Path) -> None:
    write(tmp_path / "posts" / "contentcheck.toml", 'ignore = ["caption.too-long"]\n')
    write(tmp_path / "posts" / "a.md", DRAFT + "Halo")
    assert "silences" in post(check("posts", cwd=tmp_path))["errors"][0]["message"]


def test_the_search_ends_at_a_repository(tmp_path: Path) -> None:
    write(tmp_path / "contentcheck.toml", 'targets = ["x/post"]\n')
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    write(tmp_path / "repo" / "a.md", "---\nmedia: []\n---\nHalo\n")
    done = check("a.md", cwd=tmp_path / "repo")
    assert "names no target" in post(done)["errors"][0]["message"]


# ------------------------------------------------------------------------------- its pages


def test_each_key_is_explained(tmp_path: Path) -> None:
    file = write(tmp_path / "contentcheck.toml", 'via = "api"\nextend-ignore = ["caption.fold"]\n')
    page = run("config", "--lang", "en", cwd=tmp_path).stdout
    assert f'now: "api"  ({file})' in page
    assert "now: (default)" in page
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub" / "contentcheck.toml", 'extend-ignore = ["caption.shouted"]\n')
    page = run("config", "extend-ignore", "--lang", "id", cwd=tmp_path / "sub").stdout
    assert page.count("sekarang: ") == 2
    done = run("config", "selct", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 2
    assert "did you mean `select`?" in done.stderr


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_start_file_is_written_once_and_every_line_of_it_works(tmp_path: Path, lang: str) -> None:
    assert run("init", "--lang", lang, cwd=tmp_path).returncode == 0
    file = tmp_path / "contentcheck.toml"
    text = file.read_text(encoding="utf-8")
    again = run("init", cwd=tmp_path)
    assert again.returncode == 2
    assert "contentcheck.toml" in again.stderr
    assert file.read_text(encoding="utf-8") == text
    (tmp_path / "aturan-kantor").mkdir()
    (tmp_path / "aturan-g20").mkdir()
    write(tmp_path.parent / "bersama" / "contentcheck.toml", "")
    used = [line.removeprefix("# ") for line in text.splitlines() if not line.startswith("##")]
    file.write_text("\n".join(used), encoding="utf-8")
    assert run("rules", cwd=tmp_path).returncode == 0
    done = run("config", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0
    assert "(default)" not in done.stdout


def test_the_readmes_configuration_works(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    write(tmp_path / "contentcheck.toml", readme.split("```toml\n")[1].split("```")[0])
    write_rule(tmp_path / "aturan-g20")
    write(tmp_path / "arsip" / "a.md", "---\nlanguage: id\nmedia: []\n---\nKantor buka.\n")
    done = check("arsip", cwd=tmp_path)
    assert [target["target"] for target in post(done)["targets"]] == [
        "instagram/feed",
        "facebook/page",
    ]


def test_measure_speaks_the_language_of_the_configuration(tmp_path: Path) -> None:
    write(tmp_path / "contentcheck.toml", 'lang = "id"\n')
    done = run("measure", "none.jpg", cwd=tmp_path, LANG="en_US.UTF-8")
    assert "berkas" in done.stdout + done.stderr
    write(tmp_path / "contentcheck.toml", 'lang = "it"\n')
    assert run("measure", "none.jpg", cwd=tmp_path).returncode == 2


def test_findings_point_to_the_published_documentation_of_shipped_rules(tmp_path: Path) -> None:
    here = 'docs-url = "https://docs.example.go.id/cc/"\nrules = ["aturan"]\n'
    write(tmp_path / "contentcheck.toml", here)
    write_rule(tmp_path / "aturan")
    draft = write(tmp_path / "posts" / "a.md", DRAFT + LONG)
    write(tmp_path / "posts" / "contentcheck.toml", 'docs-url = "https://elsewhere.example"\n')
    urls = {rule: each["url"] for rule, each in findings(check(str(draft), cwd=tmp_path)).items()}
    assert urls.pop("caption.fold") == "https://docs.example.go.id/cc/en/rules/caption.fold.html"
    own = [url for rule, url in urls.items() if rule.startswith("own.")]
    assert all("docs.example" not in url for url in own)
    assert not any("elsewhere" in url for url in urls.values())
