"""Weigh the start of short runs: `python benchmarks/startup.py [--rounds 15] [--peers]`.

CPU time of whole processes, in turns in one run, as multiples of `import click` by the same Python;
instructions beside it where valgrind is there. Run it where contentcheck is installed as users
install it (`pip install .`). With --peers the linters of `peers.py` are installed, and each looks
at one file of its kind. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import peers
import throughput
from telling import head, row
from weighing import in_turns, instructions, ratio

HEAD = "---\ntargets: [instagram/feed, facebook/page]\nlanguage: id\n---\n"
CAPTION = "Mulai Sabtu ini layanan paspor buka pukul 08.00–12.00. Daftar lewat aplikasi, ya!\n"
LONG = throughput.caption(1) + "\n"  # 900 characters
CLICK = "import click"
TARGETS = {"contentcheck --help": "≤ 1.3", "contentcheck check draft.md": "≤ 3"}


def options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=15)
    asked.add_argument("--peers", action="store_true")
    return asked


def main() -> None:
    given = options().parse_args()
    with TemporaryDirectory() as made:
        draft, text, yaml, sql = (
            Path(made, f"draft{end}") for end in (".md", ".txt", ".yml", ".sql")
        )
        draft.write_text(HEAD + CAPTION, encoding="utf-8")
        long = Path(made, "long.md")
        long.write_text(HEAD + LONG, encoding="utf-8")
        text.write_text(LONG, encoding="utf-8")
        yaml.write_text(peers.YAML, encoding="utf-8")
        sql.write_text(peers.SQL, encoding="utf-8")
        here = [sys.executable, "-m", "contentcheck"]
        commands = {
            CLICK: [sys.executable, "-c", CLICK],
            "contentcheck --help": [*here, "--help"],
            "contentcheck check draft.md": [*here, "check", str(draft), "--lang", "id"],
            "… of 900 characters": [*here, "check", str(long), "--lang", "id"],
        }
        ours = list(commands)
        if given.peers:
            peers.install()
            files = {"sqlfluff": sql, "yamllint": yaml, "textlint": long, "alex": long}
            for name in (*peers.PIP, *peers.NPM):
                commands[name] = peers.command(name, files.get(name, text))
        taken = in_turns(commands, given.rounds)
        head("command", "CPU, × import click", "instructions, ×", "target")
        base = instructions(commands[CLICK])
        for name, command in commands.items():
            count = instructions(command) if base and name in ours else None
            counted = f"{count / base:.2f}" if count and base else ""
            row(name, f"{ratio(taken[name], taken[CLICK]):.2f}", counted, TARGETS.get(name, ""))


if __name__ == "__main__":
    main()
