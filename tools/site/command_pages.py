"""The pages of the command line and of the configuration, from what the code says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import click

from contentcheck.cli import main
from contentcheck.model import Language
from typeset import code, fenced, page, paragraphs, table, text
from words import word


def command_page(lang: Language) -> str:
    """Return all commands with their usage, help and options, as click tells them."""
    parts = [f"# {word('commands', lang)}", word("commands-lead", lang)]
    top = click.Context(main, info_name="contentcheck")
    for name in main.list_commands(top):
        command = main.get_command(top, name)
        if command is not None and not command.hidden:
            parts += _command(command, click.Context(command, parent=top, info_name=name), lang)
    return page(*parts)


def _command(command: click.Command, context: click.Context, lang: Language) -> Iterator[str]:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f"## {context.command_path}"
    yield fenced(usage, "console")
    yield paragraphs(command.help or "")
    told = [param.get_help_record(context) for param in command.get_params(context)]
    rows = [(code(option), text(meaning)) for option, meaning in filter(None, told)]
    yield table((word("option", lang), word("meaning", lang)), rows)


def configuration_page(lang: Language) -> str | None:
    """Return the keys of a configuration; None where this contentcheck reads none."""
    try:
        keys = import_module("contentcheck.config.keys").KEYS
    except ModuleNotFoundError:
        return None
    parts = [f"# {word('configuration', lang)}", word("configuration-lead", lang)]
    for key in keys.values():
        takes = f"**{word('takes', lang)}:** {text(key.takes[lang])}"
        default = f"**{word('default', lang)}:** {text(key.default[lang])}"
        parts += [f"## {key.name}", text(key.meaning[lang]), f"{takes} · {default}"]
        parts.append(fenced(key.example, "toml"))
    return page(*parts)
