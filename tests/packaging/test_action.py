"""The GitHub action and the snippets of the README, run as a build server would run them."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from commands import SOURCE
from workflow import commands

ROOT = Path(__file__).parent.parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
GOOD = "---\ntargets: facebook/page\n---\nKantor pelayanan buka kembali besok.\n"
needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


def run_check(folder: Path, paths: str, args: str = "") -> subprocess.CompletedProcess[str]:
    """Run the action's last step with these inputs."""
    given = {"PYTHON": sys.executable, "PATHS": paths, "ARGS": args, "PYTHONPATH": str(SOURCE)}
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", STEPS[-1]["run"]],
        cwd=folder,
        env=os.environ | given,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    (tmp_path / "baik.md").write_text(GOOD, encoding="utf-8")
    long = GOOD.replace("Kantor", "x" * 63_207)
    (tmp_path / "terlalu panjang $(touch dibajak).md").write_text(long, encoding="utf-8")
    return tmp_path


def test_the_action_is_a_composite_one_and_trusts_nobody_else() -> None:
    assert ACTION["runs"]["using"] == "composite"
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert [each.partition("@")[0] for each in used] == ["actions/setup-python"]
    assert all(step.get("shell") == "bash" for step in STEPS if "run" in step)


def test_no_input_is_pasted_into_a_script() -> None:
    assert not any("${{" in step.get("run", "") for step in STEPS)


def test_every_input_has_a_description_a_default_and_a_use() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(ACTION["inputs"]) == set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", text))
    for given in ACTION["inputs"].values():
        assert given["description"]
        assert "default" in given


def test_what_is_installed_is_the_actions_own_unless_a_version_is_wanted() -> None:
    install = STEPS[-2]
    assert '"${WANTED:-$OWN}"' in install["run"]
    assert install["env"]["OWN"] == "${{ github.action_path }}"


@needs_bash
def test_the_action_marks_what_it_finds_and_ends_with_its_exit_code(posts: Path) -> None:
    good = run_check(posts, "baik.md\n")
    assert (good.returncode, commands(good.stdout)) == (0, [])
    bad = run_check(posts, ".", "--lang=en\n--select=too-long\n")
    assert bad.returncode == 1
    (found,) = commands(bad.stdout)
    assert found.properties["file"] == "terlalu panjang $(touch dibajak).md"
    assert run_check(posts, "nowhere.md").returncode == 2


@needs_bash
def test_names_with_blanks_and_scripts_in_them_stay_names(posts: Path) -> None:
    name = "terlalu panjang $(touch dibajak).md"
    done = run_check(posts, f"\n{name}\n\nbaik.md\n", "--fail-on=never\n\n--select=too-long")
    assert (done.returncode, len(commands(done.stdout))) == (0, 1)
    assert run_check(posts, "--version").returncode == 2  # a path, no option
    assert not (posts / "dibajak").exists()


def snippets(language: str) -> list[str]:
    """Return the README's blocks of a language."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


def test_the_readmes_workflow_gives_the_action_what_it_takes() -> None:
    jobs = [yaml.safe_load(text) for text in snippets("yaml") if "uses:" in text]
    steps = [step for each in jobs for job in each["jobs"].values() for step in job["steps"]]
    (ours,) = (step for step in steps if "contentcheck" in step["uses"])
    assert set(ours["with"]) <= set(ACTION["inputs"])


def test_the_readmes_gitlab_job_writes_the_reports_it_names(posts: Path) -> None:
    (job,) = (yaml.safe_load(text) for text in snippets("yaml") if "codequality" in text)
    lines = [line for line in job["contentcheck"]["script"] if line.startswith("contentcheck ")]
    reports = job["contentcheck"]["artifacts"]["reports"]
    assert lines
    for line in lines:
        arguments = [word.replace("posts/", ".") for word in shlex.split(line)[1:]]
        done = subprocess.run(
            [sys.executable, "-m", "contentcheck", *arguments],
            cwd=posts,
            env=os.environ | {"PYTHONPATH": str(SOURCE)},
            check=False,
        )
        assert done.returncode == 1
    issues = json.loads((posts / reports["codequality"]).read_text(encoding="utf-8"))
    assert "caption.too-long" in {issue["check_name"] for issue in issues}
    assert job["contentcheck"]["artifacts"]["when"] == "always"
