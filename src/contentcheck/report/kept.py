"""Say where measures are kept, and how much they take: `contentcheck cache`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contentcheck.model import Text
from contentcheck.wording import fill

if TYPE_CHECKING:
    from pathlib import Path

    from contentcheck.model import Language

_NOWHERE = Text(
    id="Tidak ada folder untuk menyimpan ukuran: HOME atau XDG_CACHE_HOME belum diatur.\n",
    en="There is no folder to keep measures in: neither HOME nor XDG_CACHE_HOME is set.\n",
)
_KEPT = Text(id="{file}\n{count} ukuran, {size} MB\n", en="{file}\n{count} measures, {size} MB\n")


def page(file: Path | None, count: int, size: int, lang: Language) -> str:
    """Return the page; `size` in bytes."""
    if file is None:
        return _NOWHERE[lang]
    megabytes = f"{size / 1e6:.1f}"
    shown = megabytes.replace(".", ",") if lang == "id" else megabytes
    return fill(_KEPT[lang], file=str(file), count=str(count), size=shown)
