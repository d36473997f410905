"""What the README tells editors to start is what starts."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from commands import run

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("## In an editor\n")[2].partition("\n## ")[0]


def block(language: str) -> str:
    [found] = re.findall(rf"```{language}\n(.*?)```", SECTION, re.DOTALL)
    return str(found)


def commands() -> dict[str, list[str]]:
    code = json.loads(block("json"))
    helix = tomllib.loads(block("toml"))["language-server"]["contentcheck"]
    cmd = re.search(r"cmd = \{(.*?)\}", block("lua"))
    assert cmd is not None
    return {
        "VS Code": [code["glspc.server.command"], *code["glspc.server.commandArguments"]],
        "Helix": [helix["command"], *helix["args"]],
        "Neovim": re.findall(r"'([^']+)'", cmd[1]),
    }


@pytest.mark.parametrize("editor", ["VS Code", "Helix", "Neovim"])
def test_the_command_of_each_editor_exists(editor: str) -> None:
    program, *arguments = commands()[editor]
    assert program == "contentcheck"
    done = run(*arguments, "--help")
    assert done.returncode == 0
    assert "language server" in done.stdout
