"""What the arguments and options of commands are: paths, languages, packs, processes."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from contentcheck import completion, console

# Whether a path can be read is said of each by itself: one that cannot must not stop the others.
paths = console.PathOf(allow_dash=True, readable=False)
path = console.PathOf()
file = console.PathOf(dir_okay=False)
existing = console.PathOf(exists=True, file_okay=False)
folder = console.PathOf(file_okay=False)
lang = click.option(
    "--lang", type=click.Choice(["id", "en"]), help="Language of the messages (default: yours)."
)
packs = click.option(
    "--rules", "packs", multiple=True, type=console.Pack(), help="A folder of rules, or a pack."
)
debug = click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=console.debug,
    help="Show where in the program a fault is, to report it.",
)
no_progress = click.option("--no-progress", is_flag=True, help="No bar for what takes long.")
rule_option = partial(click.option, multiple=True, metavar="ID", shell_complete=completion.rules)


class Jobs(click.IntRange):
    """A number of processes; 0 and `auto` mean one for each core."""

    name = "number"

    def convert(self, value: Any, *context: Any) -> Any:
        return super().convert(0 if value == "auto" else value, *context)
