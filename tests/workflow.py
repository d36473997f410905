"""Read a job's log as GitHub's runner does: which lines it takes for commands."""

from __future__ import annotations

import re
from dataclasses import dataclass

KNOWN = {
    *("error", "warning", "notice", "debug", "group", "endgroup", "echo", "add-mask"),
    *("set-output", "save-state", "set-env", "add-path", "stop-commands", "add-matcher"),
}


@dataclass(frozen=True)
class Command:
    """A workflow command: its name, its properties, and what follows them."""

    name: str
    properties: dict[str, str]
    message: str


def commands(log: str) -> list[Command]:
    """Return the commands in what a step prints; CR, too, ends a line."""
    lines = re.split(r"\r\n|\r|\n", log)
    return [found for line in lines if (found := _new(line.lstrip()) or _old(line))]


def _new(line: str) -> Command | None:
    """Read `::name key=value,…::message`, which has to begin the line."""
    found = re.match(r"::(?P<name>[^ :]*)(?: (?P<properties>.*?))?::(?P<message>.*)", line, re.S)
    if not found or found["name"].lower() not in KNOWN:
        return None
    pairs = (pair.split("=", 1) for pair in (found["properties"] or "").split(",") if "=" in pair)
    properties = {key: _meant(value, ":,\r\n%") for key, value in pairs}
    return Command(found["name"], properties, _meant(found["message"], "\r\n%"))


def _meant(text: str, escaped: str) -> str:
    """Undo the escapes of these characters, of the per cent sign last."""
    for character in escaped:
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def _old(line: str) -> Command | None:
    """Read `##[name …]message`, which may stand anywhere; Azure's `##vso[name …]` as well."""
    found = re.search(r"##(?:vso)?\[(?P<name>[^ \];.]*)[^\]]*\](?P<message>.*)", line, re.S)
    if not found:
        return None
    return Command(found["name"], {}, found["message"])
