"""Tidy what is pasted from WhatsApp or Word, and say what was done; no word goes.

Only the clipboard's plain text is looked at. Letters, marks, emoji and curly quotation marks stay
as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from contentcheck.model import Text
from contentcheck.wording import filled


@dataclass(frozen=True, slots=True)
class Pasted:
    """The tidy text, and what was done to it."""

    text: str
    said: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """A pattern, what takes its place, and how to say how often that was done."""

    pattern: re.Pattern[str]
    instead: str | Callable[[re.Match[str]], str]
    said: Text


# Of a copied message `[10:15, 3/12/2026] Sari: `, of an export `[12/03/26 10.15.33] Sari: ` and
# `12/03/26 10.15 - Sari: `. A colon has to follow, after a name that is no address.
_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
_HOUR = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
_STAMP = rf"(?:{_DAY},?[ ]{{1,3}}{_HOUR}|{_HOUR},[ ]{{1,3}}{_DAY})"
_SENDER = r"[^\n:\[\]]{1,80}:(?:[ ]|(?=\n|\Z))"
_MESSAGE = re.compile(
    rf"^\u200e?(?:\[{_STAMP}\][ ]{_SENDER}|{_STAMP}[ ][-–][ ]{_SENDER})\u200e?", re.MULTILINE
)
_LEFT_OUT = re.compile(
    r"^\u200e?(?:<(?:Media (?:tidak disertakan|omitted)|Media tidak dilampirkan)>"
    r"|(?:image|video|audio|sticker|GIF|document|gambar|stiker|dokumen)[ ]"
    r"(?:omitted|tidak disertakan|dihilangkan))[ ]*$\n?",
    re.MULTILINE,
)
_EDITED = re.compile(r"[ ]?\u200e?<(?:Pesan ini diedit|This message was edited)>")
# What cp1252 has where Unicode has unused control characters: quotation marks, dashes, bullets.
_CP1252 = {chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_MISREAD = "".join(
    character for character, meant in _CP1252.items() if meant and character != "\x85"
)
_SYMBOLS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf02d"  # bullets of Word's symbol fonts
_BLANKS = "\u00a0\u2007\u202f"

_STEPS = (
    _Step(
        _MESSAGE,
        "",
        Text(
            id="{count} awalan pesan WhatsApp (waktu dan nama) dihapus",
            en="{count} WhatsApp prefixes (time and name) taken away",
        ),
    ),
    _Step(
        _LEFT_OUT,
        "",
        Text(
            id="{count} baris “media tidak disertakan” dihapus",
            en="{count} lines “media omitted” taken away",
        ),
    ),
    _Step(
        _EDITED,
        "",
        Text(id="{count} tanda “pesan ini diedit” dihapus", en="{count} “edited” notes taken away"),
    ),
    _Step(
        re.compile(f"[{_MISREAD}]"),
        lambda found: _CP1252[found[0]],
        Text(
            id="{count} tanda kutip atau garis yang salah terbaca dibetulkan",
            en="{count} misread quotation marks or dashes put right",
        ),
    ),
    _Step(
        re.compile(
            rf"^([ ]*)(?:[{_SYMBOLS}•·▪‣◦][ ]?\t[ \t]*|[o§Øüv]\t[ \t]*|[{_SYMBOLS}][ ]?)", re.M
        ),
        lambda found: f"{found[1]}• ",
        Text(id="{count} butir daftar menjadi “•”", en="{count} list marks became “•”"),
    ),
    _Step(
        re.compile(r"^([ ]*(?:\d{1,3}|[a-z])[.)])\t[ \t]*", re.MULTILINE),
        r"\1 ",
        Text(
            id="{count} tab sesudah nomor menjadi spasi",
            en="{count} tabs behind numbers became spaces",
        ),
    ),
    _Step(
        re.compile(f"[{_BLANKS}]"),
        " ",
        Text(
            id="{count} spasi keras menjadi spasi biasa", en="{count} hard spaces became plain ones"
        ),
    ),
    _Step(
        re.compile("[\u00ad\u200b\u2060\ufeff]"),
        "",
        Text(id="{count} tanda tak terlihat dihapus", en="{count} invisible marks taken away"),
    ),
    _Step(
        re.compile("\ufffc"),
        "",
        Text(
            id="{count} gambar di dalam teks tidak ikut; lepaskan berkasnya di kotak media",
            en="{count} pictures inside the text left out; drop their files on the media box",
        ),
    ),
)
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def tidied(text: str) -> Pasted:
    """Return a pasted text with plain line ends, and without what WhatsApp and Word add."""
    text = _LINE_ENDS.sub("\n", text)
    said: list[Text] = []
    for step in _STEPS:
        text, count = step.pattern.subn(step.instead, text)
        if count:
            said.append(filled(step.said, count=str(count)))
    return Pasted(text, tuple(said))
