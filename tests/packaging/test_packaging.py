"""What is shipped: the rules in the wheel, and rules that can be edited in place."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "dist")


def run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def rule_ids(folder: Path) -> set[str]:
    return {f"{file.parent.name}/{file.name}" for file in folder.rglob("*.toml")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the project's own files."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_same_rules_as_the_folder(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    assert rule_ids(tmp_path / "contentcheck" / "rules") == rule_ids(ROOT / "rules")


def test_the_wheel_holds_types_schema_and_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "contentcheck/py.typed" in names
    assert "contentcheck/schemas/report.schema.json" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests", "examples", "tools", "benchmarks")) for name in names)


def test_an_installed_wheel_reads_its_own_rules(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = (
        "from contentcheck.rulebook import shipped, load; print(shipped()); print(load().errors)\n"
        "print('tomllib' in sys.modules)"
    )
    command = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {code}"
    folder, errors, read = run(sys.executable, "-c", command, cwd=tmp_path).splitlines()
    assert Path(folder) == tmp_path / "contentcheck" / "rules"
    assert errors == "()"
    assert read == "False", "the compiled ones of the wheel are used"


def test_an_editable_install_sees_an_edited_rule(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT, project, ignore=LEFT_OUT)
    home = tmp_path / "venv"
    venv.create(home, with_pip=True)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    # What contentcheck needs is already here; only contentcheck itself is installed anew.
    library = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home)
    path_file = Path(library.strip()) / "zz_the_others.pth"
    path_file.write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    how = ["--quiet", "--no-deps", "--no-build-isolation"]
    run(python, "-m", "pip", "install", *how, "--editable", project, cwd=tmp_path)

    rule = project / "rules" / "common" / "caption" / "fold.toml"
    text = rule.read_text(encoding="utf-8")
    rule.write_text(text.replace('severity = "advice"', 'severity = "warning"'), encoding="utf-8")

    listed = run(python, "-m", "contentcheck", "rules", cwd=tmp_path)
    (line,) = (line for line in listed.splitlines() if line.startswith("caption.fold "))
    assert "warning" in line
