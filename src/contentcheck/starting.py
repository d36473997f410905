"""`contentcheck new`: write a rule, or a rule with a check of its own, that holds as it stands."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from pathlib import Path
from shlex import quote

import click

from contentcheck import console
from contentcheck.model import Language, Text
from contentcheck.rulebook import NOT_RULES
from contentcheck.wording import fill

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

NAME = Text(
    id="`{name}` bukan nama aturan; tulis subjek, titik, lalu nama, dengan huruf kecil dan tanda"
    " hubung: kata.tanpa-slogan",
    en="`{name}` is no name for a rule; write a subject, a point and a name, in small letters and"
    " hyphens: style.no-slogans",
)
TAKEN = Text(
    id="folder `{name}` bukan untuk aturan; pilih subjek lain",
    en="the folder `{name}` is not for rules; choose another subject",
)
THERE = Text(
    id="{file} sudah ada; tidak ada yang ditulis", en="{file} is there already; nothing was written"
)
NEXT = Text(
    id="Ubah isinya, lalu: contentcheck test {folder}",
    en="Change it, then: contentcheck test {folder}",
)

_COMMENTS: dict[str, Text] = {
    "id": Text(
        id="folder + nama berkas; jangan diganti lagi", en="folder + file name; never rename it"
    ),
    "check": Text(
        id="yang mengukur; daftarnya di rules/README.md", en="what measures: see rules/README.md"
    ),
    "beside": Text(
        id="yang mengukur: {module}.py di samping ini", en="what measures: {module}.py beside this"
    ),
    "severity": Text(id="error, warning, atau advice", en="error, warning or advice"),
    "impact": Text(
        id="bagian skor yang hilang bila nilainya 0", en="share of the score lost at a score of 0"
    ),
    "scale": Text(id="hasil ukur → nilai: 1 baik, 0 buruk", en="measure → score: 1 fine, 0 bad"),
    "url": Text(id="alamat https://, bila ada", en="an https:// address, if there is one"),
    "kind": Text(id="official, third-party, study, seed", en="official, third-party, study, seed"),
}

_RULE = """\
id       = "{name}" # {#id}
check    = "{check}" # {#check}
severity = "advice" # {#severity}
impact   = 0.05 # {#impact}
scale    = [[0, 1.0], [1, 0.0]] # {#scale}
params   = {params}

[why]
id = "Mengapa ini penting bagi pembaca, dan angka mana yang pilihan kami sendiri."
en = "Why this matters to readers, and which figures are our own choice."

[message]
id = "{seen_id}"
en = "{seen_en}"

[advice]
id = "Ganti dengan kata lain."
en = "Write it another way."

[[sources]]
title = "Pedoman kantor kami"
url   = "" # {#url}
seen  = {today}
kind  = "seed" # {#kind}

[[examples]]
caption = "Kantor buka besok pukul 08.00."
expect  = "pass"

[[examples]]
caption = "{faulty}"
expect  = { score = [0.0, 0.0] }
"""

_CHECK = '''\
"""How often does the caption have a sign?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Post, Span

if TYPE_CHECKING:
    from collections.abc import Iterator


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`sign`: what is counted. A rule's `params` are read into this."""

    sign: str


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure a number of signs; the place is the first one. Raises Skip without a caption."""
    if not draft.caption:
        raise Skip("no text")
    start = draft.caption.find(params.sign)
    place = Post() if start < 0 else Span("caption", start, start + len(params.sign))
    yield Measure("signs", draft.caption.count(params.sign), "count", place)
'''


def run(what: str, name: str, folder: Path, lang: Language) -> int:
    """Write what was asked for, say where, and return the exit code; nothing is overwritten."""
    subject, _, last = name.partition(".")
    if not (_NAME.fullmatch(subject) and _NAME.fullmatch(last)):
        raise click.UsageError(fill(NAME[lang], name=name))
    if subject in NOT_RULES:
        raise click.UsageError(fill(TAKEN[lang], name=subject))
    files = _files(what, name, folder / subject, lang)
    for file in files:
        if file.exists():
            raise click.UsageError(fill(THERE[lang], file=str(file)))
    for file, text in files.items():
        console.or_exit(partial(_write, file, text), file)
        console.print_page([f"{file}\n"])
    console.print_page([fill(NEXT[lang], folder=quote(str(folder))) + "\n"])
    return 0


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8") as stream:
        stream.write(text)


def _files(what: str, name: str, folder: Path, lang: Language) -> dict[Path, str]:
    """Return the text of each file that makes up a rule, or a rule with its check."""
    last = name.partition(".")[2]
    rule = folder / f"{last}.toml"
    if what == "rule":
        said = {
            "check": "terms",
            "params": '{ forbidden = ["kata contoh"] }',
            "seen_id": "Kata yang tidak kami pakai: {evidence}.",
            "seen_en": "Words that we do not use: {evidence}.",
            "faulty": "Ini kata contoh.",
        }
        return {rule: _rule(name, "check", said, lang)}
    said = {
        "check": last,
        "params": '{ sign = "!" }',
        "seen_id": "Ada {value} tanda seru.",
        "seen_en": "It has {value} exclamation marks.",
        "faulty": "Buka besok!",
    }
    code = folder / f"{last.replace('-', '_')}.py"
    return {rule: _rule(name, "beside", said, lang), code: _CHECK}


def _rule(name: str, measured: str, said: dict[str, str], lang: Language) -> str:
    comments = {f"#{key}": text[lang] for key, text in _COMMENTS.items()}
    module = said["check"].replace("-", "_")
    comments["#check"] = fill(_COMMENTS[measured][lang], module=module)
    today = date.today().isoformat()  # noqa: DTZ011 (the author's own day)
    return fill(_RULE, name=name, today=today, **said, **comments)
