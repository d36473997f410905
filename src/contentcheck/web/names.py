"""What a file from a browser is called in the draft: a name that every system takes.

It is never the path of a file here: files lie under random names, see desk.py.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

_LONGEST = 80  # characters
_OTHERS = re.compile(r"[^\w.()+-]+|(?<=\.)\.+")  # not in names; nor two points in a row
_TAKEN_BY_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def file_name(said: str, taken: Container[str] = ()) -> str:
    """Return what a file is called that its sender calls `said`; no other one is called so.

    Letters of any script stay; what else a name may hold somewhere becomes a hyphen.
    """
    last = re.split(r"[/\\]", said)[-1]
    plain = PurePosixPath(_OTHERS.sub("-", last).strip("-. ") or "berkas")
    stem, ending = plain.stem[:_LONGEST], plain.suffix[:10].lower()
    if _TAKEN_BY_WINDOWS.fullmatch(stem.split(".")[0]):
        stem = f"berkas-{stem}"
    name, number = f"{stem}{ending}", 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}{ending}"
    return name
