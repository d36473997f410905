"""Drafts, calendars, rules and captions to begin with: the examples, and texts hard to read."""

from __future__ import annotations

import json
from functools import cache

from fuzz import ROOT, TESTS
from fuzz.words import JOINED, UNSEEN

_EXAMPLES = ROOT / "examples"
_POST = {
    "id": 7,
    "targets": ["instagram/feed", "x/post"],
    "language": "id",
    "media": [{"file": "a.jpg", "alt": "Kapal é 😀", "cover": {"at": 1.5}}],
    "caption": 'Silahkan "datang"\nRabu (6/4), Rp 5.000',
    "captions": {"x/post": "Silahkan datang"},
    "publish": "2026-11-25T09:00+07:00",
    "ignore": {"caption.fold": "sengaja"},
    "buttons": [{"type": "url", "text": "Buka", "url": "https://a.id"}],
}
_FRONT = """---
targets: [instagram/feed, facebook/page]
language: id
media:
  - file: a.jpg
    alt: 'Kapal di ''Ambon'''
captions:
  x/post: |
    Baris satu
      baris dua
  facebook/page: >-
    terlipat
    lagi
first_comment: "kata \\u00e9 \\
  sambung"
ignore: { caption.fold: sengaja }
---
Silahkan hubungi Ibu Sari 0812-3456-7890, Rabu (6/4). Rp 5.000 #a @b https://a.id
"""
_TABLE = """takarir;media;tujuan;bahasa;tanggal;jam;alt
"Silahkan ""datang""
hari ini";a.jpg|b.jpg;facebook/page;id;25/11/2026;09.00;Kapal|Laut
Halo;c.mp4;x/post, instagram/feed;;;;
"""
_SUBTITLES = """WEBVTT

NOTE halo

1
00:00:01.000 --> 00:00:02,500 line:90%
<i>Halo</i> &amp; {\\an8}semua

00:01:00 --> 00:00:59
x
"""


@cache
def captions() -> tuple[bytes, ...]:
    """Return captions, of a line each."""
    texts = [_FRONT.partition("---\nSil")[2], " ".join(UNSEEN), " ".join(JOINED), "Ayo! " * 30]
    texts += [each.decode().rpartition("---\n")[2] for each in _examples("post.md")]
    texts += [text[:120] for text in texts]
    return tuple(each.encode() for each in texts)


@cache
def markdown() -> tuple[bytes, ...]:
    """Return drafts in Markdown."""
    wide = b"\xff\xfe" + _FRONT.encode("utf-16-le")
    return (_FRONT.encode(), _FRONT.replace("\n", "\r\n").encode(), wide, *_examples("post.md"))


@cache
def json_drafts() -> tuple[bytes, ...]:
    """Return drafts in JSON."""
    plain, spread = json.dumps(_POST), json.dumps(_POST, ensure_ascii=False, indent=1)
    return plain.encode(), spread.encode(), f"{plain}\n{{\n{plain}\r\n".encode()


@cache
def tables() -> tuple[bytes, ...]:
    """Return calendars."""
    comma = 'caption,targets\n"a, b",facebook/page\n'
    return (
        *(_TABLE.encode(), _TABLE.replace("\n", "\r\n").encode("cp1252"), comma.encode()),
        *(("sep=\t\n" + comma.replace(",", "\t")).encode("utf-16"), *_examples("kalender.csv")),
    )


@cache
def rules() -> tuple[bytes, ...]:
    """Return rule files, each small."""
    pack = (_EXAMPLES / "pack-ministry").rglob("*.toml")
    shipped = (ROOT / "rules" / "caption").glob("*.toml")
    files = [*sorted(pack), *sorted(shipped)[:40:4]]
    return tuple(file.read_bytes() for file in files if file.name != "pyproject.toml")


@cache
def configurations() -> tuple[bytes, ...]:
    """Return configuration files."""
    full = """targets = ["instagram/feed"]
language = "id"
timezone = "WITA"
fail_on = "warning"
min_score = 80
select = ["caption"]
ignore = ["caption.fold"]
suppress = [{ rule = "caption.fold", reason = "sengaja" }]

[rule."caption.fold"]
severity = "advice"
impact = 0.1

[[per-path]]
path = "kampanye/**"
targets = ["x/post"]
ignore = ["emoji"]
"""
    return full.encode(), b'root = true\nextend = "lain.toml"\n', b'language = "en"\n'


@cache
def subtitles() -> tuple[bytes, ...]:
    """Return subtitle files."""
    files = sorted((TESTS / "rule-media").glob("subtitles*"))
    return (_SUBTITLES.encode(), *(file.read_bytes() for file in files))


def _examples(name: str) -> tuple[bytes, ...]:
    return tuple(file.read_bytes() for file in sorted(_EXAMPLES.rglob(name)))
