"""Read front matter of the plainest kind, `key: words` and lists of words, without loading YAML.

Most drafts have no other, and loading YAML takes as long as reading such a draft and judging it. It
reads what it is sure of, as YAML does; all else is left to `drafts/yaml`, errors too.
"""

from __future__ import annotations

import re

from contentcheck.drafts.positions import Positions, line_starts
from contentcheck.drafts.tree import Tree, child

LONGEST = 64 * 1024  # characters of front matter; real drafts need one or two thousand
NOTHING = {"", "~", "null", "Null", "NULL"}

# Words that YAML reads as they stand: no sign of its own begins them, no `: ` or ` #` is inside.
_WORDS = r"[^\W_](?:[\w ,./()!?=+&%;'\"@-]|:(?=[\w/]))*+(?<! )"
_FLOW_WORDS = r"[^\W_](?:[\w./-]| (?=[\w]))*+"
_ENTRY = re.compile(
    rf"(?P<key>[a-z_]{{1,40}}):(?: (?P<words>{_WORDS})"
    rf"| (?P<flow>\[{_FLOW_WORDS}(?:, {_FLOW_WORDS})*+\])"
    rf"|\n(?P<block>(?P<indent> {{0,8}})- {_WORDS}(?:\n(?P=indent)- {_WORDS})*+))\n"
)
_ITEM = {"flow": re.compile(_FLOW_WORDS), "block": re.compile(rf"(?<=- ){_WORDS}")}


def read_plainest(source: str, start: int, end: int) -> Tree | None:
    """Read source[start:end] as one YAML mapping; None where it is not of the plainest kind."""
    if end - start > LONGEST:
        return None
    lines = line_starts(source)

    def put(path: str, at: int) -> None:
        tree.values[path] = Positions(((0, at),), lines)

    tree = Tree({})
    put("", start)
    while start < end:
        entry = _ENTRY.match(source, start, end)
        if entry is None or entry["key"] in tree.data:
            return None
        key, start = entry["key"], entry.end()
        tree.keys[key] = Positions(((0, entry.start()),), lines)
        if entry["words"]:
            put(key, entry.start("words"))
            tree.data[key] = _value(entry["words"])
            continue
        kind = "flow" if entry["flow"] else "block"
        put(key, entry.end("indent") if entry["block"] else entry.start("flow"))
        tree.data[key] = []
        for index, item in enumerate(_ITEM[kind].finditer(source, *entry.span(kind))):
            put(child(key, index), item.start())
            tree.data[key].append(_value(item[0]))
    return tree if tree.data else None


def _value(words: str) -> str | None:
    return None if words in NOTHING else words
