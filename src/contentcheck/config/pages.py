"""Pages about the configuration: what each key means and is now, and a file to start from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

import msgspec

from contentcheck.config.files import Found
from contentcheck.config.keys import KEYS, Key
from contentcheck.decode import unknown_name
from contentcheck.errors import SelectionError
from contentcheck.model import Language, Text

_WIDTH = 100
_WORDS = {
    "takes": Text(id="isi:", en="takes:"),
    "default": Text(id="bawaan:", en="default:"),
    "now": Text(id="sekarang:", en="now:"),
    "example": Text(id="contoh:", en="example:"),
    "unset": Text(id="(bawaan)", en="(default)"),
    "start": Text(
        id="Konfigurasi contentcheck. Hapus tanda # di depan yang ingin Anda pakai; sisanya boleh"
        " dihapus. `contentcheck config` menjelaskan setiap kunci dan nilainya sekarang.",
        en="The configuration of contentcheck. Take away the # before what you want to use; the"
        " rest may go. `contentcheck config` explains every key and says what holds now.",
    ),
}


def key_page(name: str | None, chain: Sequence[Found], lang: Language) -> Iterator[str]:
    """Yield what a key means and is at present, or that of all keys.

    Raises SelectionError for a name that is no key.
    """
    if name is not None and name not in KEYS:
        raise SelectionError(unknown_name("key", name, KEYS))
    for key in KEYS.values() if name is None else (KEYS[name],):
        yield f"{key.name}\n"
        yield from _paragraph(key.meaning[lang], "  ")
        yield from _paragraph(f"{_WORDS['takes'][lang]} {key.takes[lang]}", "  ")
        yield from _paragraph(f"{_WORDS['default'][lang]} {key.default[lang]}", "  ")
        for line in _now(key, chain, lang):
            yield f"  {_WORDS['now'][lang]} {line}\n"
        if name is not None:
            yield f"  {_WORDS['example'][lang]}\n"
            yield "".join(f"    {line}\n" for line in key.example.split("\n"))
        yield "\n"


def _now(key: Key, chain: Sequence[Found], lang: Language) -> Iterator[str]:
    """Yield the value of a key in each file that has a say, as JSON (which TOML reads, too)."""
    field = key.name.replace("-", "_")
    adds = key.name.startswith("extend-") or field in {"rule", "rules", "per_path", "suppress"}
    said = [(value, found) for found in chain if (value := getattr(found.said, field))]
    if field in {"select", "ignore", "targets", "cache"}:  # where "none" and "no" say something
        said = [(v, found) for found in chain if (v := getattr(found.said, field)) is not None]
    for value, found in said if adds else said[-1:]:
        yield f"{_shown(value)}  ({found.file})"
    if not said:
        yield _WORDS["unset"][lang]


def _shown(value: Any) -> str:
    return msgspec.json.encode(_without_unsaid(msgspec.to_builtins(value))).decode()


def _without_unsaid(value: Any) -> Any:
    """Leave out what a table does not say: None and empty lists."""
    if isinstance(value, dict):
        return {k: _without_unsaid(v) for k, v in value.items() if v not in (None, [], {}, ())}
    return [_without_unsaid(each) for each in value] if isinstance(value, list | tuple) else value


def start_file(lang: Language) -> Iterator[str]:
    """Yield a configuration file in which every key stands, explained and commented out."""
    yield from _comment(_WORDS["start"][lang])
    # Keys come before tables: what stands below a table's header belongs to it.
    for key in sorted(KEYS.values(), key=lambda key: key.example.startswith("[")):
        yield "\n"
        yield from _comment(key.meaning[lang])
        yield "".join(f"# {line}\n" for line in key.example.split("\n"))


def _comment(text: str) -> Iterator[str]:
    yield from _paragraph(text, "## ", "## ")


def _paragraph(text: str, indent: str, further: str = "    ") -> Iterator[str]:
    lines = wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=further)
    yield from (f"{line}\n" for line in lines)
