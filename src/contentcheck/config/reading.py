"""From the tables of a TOML file to a Configuration; what is wrong is named by file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from contentcheck.config.record import Configuration, RuleChange
from contentcheck.decode import DecodeError, decode
from contentcheck.drafts.times import zone_of
from contentcheck.errors import ConfigError
from contentcheck.model import Text
from contentcheck.targets import place_in_toml

QUOTE = Text(
    id="nama aturan mengandung titik, jadi beri tanda kutip: {name}",
    en="a rule's name holds a point; put quotes around it: {name}",
)


def configuration(file: Path, section: str, data: Any) -> Configuration:
    """Return what a table says. Raises ConfigError naming file, line and key."""
    try:
        if isinstance(data, dict):
            _check_rules(data)
        said = decode(data, Configuration)
        for index, each in enumerate((said, *said.per_path)):
            _check_zone(each.timezone, f"per-path[{index - 1}].timezone" if index else "timezone")
    except DecodeError as error:
        raise wrong(file, f"{section}.{error.path}".strip("."), error.message) from None
    return said


def wrong(file: Path, key: str, message: Text) -> ConfigError:
    """Return the error that names file, line and key."""
    where = place_in_toml(file, key)
    return ConfigError(Text(id=f"{where}: {message.id}", en=f"{where}: {message.en}"))


def no_file(name: str) -> Text:
    """Say that a file cannot be extended."""
    return Text(
        id=f"`{name}` bukan berkas konfigurasi, atau berputar ke dirinya sendiri",
        en=f"`{name}` is no configuration file, or goes round in a circle",
    )


def unreadable(file: Path, error: Exception) -> ConfigError:
    """Return the error of a file that is no TOML or cannot be opened."""
    said = Text(id=f"tidak dapat dibaca: {error}", en=f"cannot be read: {error}")
    return ConfigError(Text(id=f"{file}: {said.id}", en=f"{file}: {said.en}"))


def _check_rules(data: dict[str, Any]) -> None:
    """Decode each rule's changes by itself, so that an error tells which rule it is about.

    `[rule.caption.fold]` without quotes is two tables, one in the other: say what was meant.
    """
    blocks = [("", data)]
    if isinstance(data.get("per-path"), list):
        blocks += [(f"per-path[{index}].", each) for index, each in enumerate(data["per-path"])]
    for prefix, block in blocks:
        rules = block.get("rule") if isinstance(block, dict) else None
        for name, change in rules.items() if isinstance(rules, dict) else ():
            try:
                decode(change, RuleChange)
            except DecodeError as error:
                key = f"{prefix}rule.{name}.{error.path}".rstrip(".")
                inner = next(iter(change.items()), None) if isinstance(change, dict) else None
                if inner and isinstance(inner[1], dict) and inner[0] == error.path:
                    quoted = f'[rule."{name}.{inner[0]}"]'
                    said = Text(
                        id=QUOTE.id.replace("{name}", quoted), en=QUOTE.en.replace("{name}", quoted)
                    )
                    raise DecodeError(key, said) from None
                raise DecodeError(key, error.message) from None


def _check_zone(name: str | None, key: str) -> None:
    try:
        if name is not None:
            zone_of(name)
    except ValueError:
        said = Text(
            id=f"zona waktu `{name}` tidak dikenal; tulis misalnya WIB, WITA, WIT, +08:00, atau"
            " Asia/Makassar",
            en=f"unknown time zone `{name}`; write for instance WIB, WITA, WIT, +08:00 or"
            " Asia/Makassar",
        )
        raise DecodeError(key, said) from None
