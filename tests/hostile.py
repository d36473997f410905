"""Drafts that try to break a report: what they say, what they are called, what is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PHONE = "0812-3456-7890"  # made up
NIK = "3275014512900003"  # made up, too
STEERING = "\x1b\x07\x08\x9b\u202e\u2066\u2028\x85"
COMMANDS = "::error::x ::set-output name=a::b ##[add-mask]x ##vso[task.setvariable]x ##[error]x"
MARKUP = "]]> <b>&amp; &#0; </testcase> %0A%25 [a](b) `c`"
FRONT = """\
---
targets: [instagram/feed, facebook/page, x/post]
language: id
{more}---
"""


def write(folder: Path) -> list[Path]:
    """Write the drafts and return their files, in the order in which a folder is walked."""
    drafts = {
        "::error::%0A, a:b.md": FRONT.format(more="") + "Halo tapi tapi, Kamis (6/4).\n",
        "dua\nbaris.md": FRONT.format(more="media: [hilang.jpg]\n") + COMMANDS,
        "kalimat %41 é.md": FRONT.format(more="")
        + "\n".join(
            [f"{COMMANDS} {MARKUP}{STEERING}\0\ufffe\uffff", COMMANDS, f"Hubungi Sari {PHONE}!!!!"]
        ),
        "kecuali.md": FRONT.format(more=f"ignore: {{ fold: 'kata Sari {PHONE} {MARKUP}' }}\n")
        + "Panen raya di Karawang. " * 20,
        "panjang.md": FRONT.format(more="") + f"{COMMANDS} NIK {NIK} {MARKUP}" * 300,
        "bita\udcff.md": FRONT.format(more="") + "Halo tapi tapi!!!!",  # a name that is no UTF-8
        "rusak.md": "---\ntargets: [\n---\n" + COMMANDS,
        "tujuan.md": "---\ntargets: ['::error::x']\nignore: { '##[error]x': y }\n---\nHalo",
    }
    files = [folder / name for name in drafts]
    for file, text in zip(files, drafts.values(), strict=True):
        file.write_text(text, encoding="utf-8", newline="")
    half = {"id": "\ud800", "caption": "Halo \ud800!!!! \0", "targets": "facebook/page"}
    (folder / "setengah.json").write_text(json.dumps(half), encoding="utf-8")
    rows = (
        "caption,targets\n"
        "Halo tapi tapi!!!!,facebook/page\n"
        '"::error::x\n##[error]x, tapi tapi",x/post\n'
    )
    (folder / "kalender.csv").write_text(rows, encoding="utf-8")
    (folder / "bukan-teks.md").write_bytes(b"---\ntargets: [x]\n---\n\xff\xfe\x00")
    return sorted(folder.iterdir())
