"""Wording that chain messages live by: pass it on before it is deleted, a doctor says, GEMPAR!!!

It tells nothing about truth: a true report can be worded so, a false one soberly. A text that warns
of hoaxes quotes such wording, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from contentcheck.text.glance import Sought, sought

Kind = Literal["chain", "authority", "claim", "alarm"]

_SPREAD = (
    r"(?:sebar(?:kan|luaskan|in)?|viralkan|bagi(?:kan|in)|teruskan|share|forward|kirim(?:kan)?)"
)
_DELETED = r"(?:di-?)?(?:hapus|blokir|takedown|take down|banned|bungkam|sensor)"
_GROUPS = (
    r"(?:grup|group|grop|wag|kontak|keluarga dan teman"
    r"|orang (?:yang )?(?:anda|kamu|kita) (?:kenal|sayangi))"
)
_LEARNED = (
    r"(?:dokter|dr|profesor|prof|ilmuwan|ahli|pakar|perawat|polisi|tentara|jenderal|pejabat|peneliti"
    r"|petugas|ustaz|ustadz|kyai|kiai)"
)
_SAYS = r"(?:menurut|kata|(?:dapat )?(?:info|informasi|pesan|kabar) dari)"
_KNOWN = r"(?:teman|kawan|saudara|tetangga|kerabat|kenalan|sepupu|paman|om|tante|bapak|ibu)"

_MANY = r"(?:semua|seluruh|setiap|sebanyak mungkin|(?:minimal )?\d{1,3})"
_SOMEONE = r"(?:seorang|salah (?:satu|seorang))"
_EFFECT = r"(?:ampuh|manjur|mujarab|menyembuhkan|mengobati|cured|effective against)"
_SHARE = r"\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|persen\b|percent\b)"
_COMING = r"(?:akan|bakal|diprediksi|diramalkan|pasti|will)"
_DISASTER = r"(?:gempa|tsunami|megathrust|banjir bandang|letusan|earthquake|quake)"


def _either(*patterns: str, stems: str) -> Sought:
    return sought("|".join(patterns), re.IGNORECASE, stems=stems)


_PATTERNS: dict[Kind, Sought] = {
    "chain": _either(
        rf"\b{_SPREAD} (?:\w{{1,20}} ){{0,4}}(?:sebelum|selagi|mumpung) (?:\w{{1,20}} ){{0,2}}"
        rf"{_DELETED}\b",
        rf"\bsebelum (?:\w{{1,20}} ){{0,3}}{_DELETED}\b[^\n.!?]{{0,30}}\b{_SPREAD}\b",
        r"\b(?:tolong|mohon|ayo|yuk|mari|harap|bantu) (?:kita )?viralkan\b|\bviralkan\s?!",
        r"(?:^|(?<=[.!?\n]))\s{0,3}viralkan\b|\bsebarkan\s?!{2,9}",
        rf"\b{_SPREAD} (?:\w{{1,20}} ){{0,4}}(?:ke|kepada|di) {_MANY} {_GROUPS}",
        r"\bjangan (?:sampai )?(?:putus|berhenti) (?:di )?(?:anda|kamu|sini)\b",
        r"\bcopas dari (?:grup|group|wag?|sebelah)\b|\b(?:info|dari) (?:grup |wag? )?sebelah\b",
        r"\bmedia (?:\w{1,20} )?(?:tidak|tak|nggak|gak) (?:akan |mau |berani )?"
        r"(?:memberitakan|menayangkan|meliput)\b",
        r"\b(?:forward|share|send|pass) (?:\w{1,15} ){0,4}(?:before (?:it|they)"
        r"|to (?:all|everyone|every|\d{1,3}))\s?(?:\w{1,15} ){0,3}"
        r"(?:deleted?|removed?|taken down|groups?|contacts?|you know)\b",
        r"\bforwarded as received\b",
        r"\b(?:the )?(?:mainstream )?media (?:won['’]t|will not) (?:tell|show|report)\b",
        stems="hapus|blokir|takedown|take down|banned|bungkam|sensor|viralkan|sebarkan|grup|group"
        "|grop|wag|kontak|keluarga dan teman|kenal|sayangi|putus|berhenti|copas|sebelah"
        "|memberitakan|menayangkan|meliput|delete|remove|taken down|contact|you know"
        "|forwarded as received|media won|media will not",
    ),
    "authority": _either(
        rf"\b{_SAYS} (?:(?:{_SOMEONE} )?(?:{_LEARNED}|{_KNOWN}) (?:(?:saya|aku|gue|gw|kami) yang"
        r"|yang (?:bekerja|kerja|tugas|bertugas|tidak mau|enggan|terkenal|ternama))\b"
        r"|orang dalam\b|sumber (?:ter?percaya|internal|dalam|yang (?:tidak|enggan|tak))\b"
        rf"|{_SOMEONE} {_LEARNED}\b"
        r"(?! (?-i:[A-Z])|[^\n.]{0,30}\b(?-i:Dr|dr|Prof|bernama)\b))",  # who has a name after all
        r"\b(?:info|kabar|bocoran) (?:A1|valid dari|orang dalam|dari dalam)\b",
        r"\b(?:ilmuwan|ahli|pakar|dokter) (?:sudah |telah )?(?:membuktikan|sepakat) bahwa\b",
        r"\b(?:a|my) (?:friend|uncle|aunt|cousin) (?:of mine )?who works (?:at|in|for) (?:a|the) "
        r"(?:hospital|government|ministry|bank|army|police)\b",
        r"\ban? (?:doctor|nurse|insider|expert) (?:told|says|said)\b(?! (?-i:[A-Z]))",
        r"\binsider source\b|\breliable sources? says?\b",
        stems="saya yang|aku yang|gue yang|gw yang|kami yang|yang bekerja|yang kerja|yang tugas"
        "|yang bertugas|yang tidak mau|yang enggan|yang terkenal|yang ternama|orang dalam|percaya"
        "|sumber internal|sumber dalam|sumber yang|seorang|salah satu|a1|valid dari|dari dalam"
        "|membuktikan|sepakat|who works|doctor|nurse|insider|expert|reliable",
    ),
    "claim": _either(
        r"\b(?:menyembuhkan|mengobati|membunuh|mematikan|menangkal|mencegah|menghilangkan"
        r"|menghancurkan|ampuh|manjur|mujarab|cures?|kills?|heals?|prevents?)\b[^\n.!?]{0,80}?"
        rf"\b(?:{_SHARE}|(?:dalam|hanya|cuma|in|within) \d{{1,3}} "
        r"(?:menit|jam|hari|minggu|minutes?|hours?|days?)\b)",
        rf"(?<![\d.,]){_SHARE}\s?(?:pasti )?{_EFFECT}\b",
        rf"\b{_COMING} (?:terjadi|ada|datang|muncul|melanda|hit|strike) (?:\w{{1,20}} ){{0,3}}"
        rf"{_DISASTER}\b[^\n.!?]{{0,60}}?\d",
        rf"\b{_DISASTER}\b[^\n.!?]{{0,60}}?\b{_COMING} (?:terjadi|datang|melanda|menghantam|hit"
        r"|strike)\b[^\n.!?]{0,60}?\d",
        stems="menyembuhkan|mengobati|membunuh|mematikan|menangkal|mencegah|menghilangkan"
        "|menghancurkan|ampuh|manjur|mujarab|cure|kill|heal|prevent|effective against|gempa"
        "|tsunami|megathrust|banjir bandang|letusan|quake",
    ),
    "alarm": _either(
        r"^\W{0,10}(?-i:HEBOH|MENGEJUTKAN|NGERI|VIRAL)\s?!{2,9}",
        r"^\W{0,10}(?:gempar|geger|heboh|gawat|terbongkar|terkuak|mengerikan|astagh?fi?rulla?h"
        r"|shocking)\s?!{1,9}",
        r"^\W{0,10}(?-i:GEMPAR|GEGER|TERBONGKAR|TERKUAK|MENGERIKAN|GAWAT|SHOCKING)\b",
        stems="heboh|mengejutkan|ngeri|viral|gempar|geger|gawat|terbongkar|terkuak|astag|shocking",
    ),
}

# Who quotes such wording in order to warn of it.
_REFUTES = sought(
    r"(?<!\bbukan\s)(?<!\bnot\sa\s)\b(?:hoaks|hoax(?:es)?|disinformasi|misinformasi|disinformation"
    r"|misinformation)\b"
    r"|\b(?:cek fakta|periksa fakta|fact[ -]?check\w{0,3}|klarifikasi|kabar bohong|berita bohong"
    r"|berita palsu|informasi palsu|informasi keliru|fake news|pesan berantai|chain messages?"
    r"|saring sebelum (?:sharing|share|sebar)"
    r"|jangan (?:mudah |langsung |asal )?(?:percaya|sebar\w{0,5}|teruskan|bagikan|share)"
    r"|tidak(?:lah)? benar|debunk\w{0,3}|belum terbukti|tidak terbukti|no evidence|not true)\b",
    re.IGNORECASE,
)
# Who says where a figure comes from: a link, a body, a study, a person with a name.
_SOURCED = sought(
    r"https?://|\bwww\.|\b[\w-]{2,40}\.(?:go|ac|or|co)\.id\b|\.(?:com|org|int|gov)\b"
    r"|\b(?:sumber|source)\s?:|\b(?:BMKG|BNPB|BPBD|PVMBG|WHO|BPOM|Kemenkes|Kementerian|Dinas|IDAI|IDI"
    r"|BPS|CDC|UNICEF|Ministry|University|Universitas|Institut\w{0,3}|Badan|Balai|Puskesmas)\b"
    r"|\b(?:penelitian|riset|studi|uji klinis|jurnal|survei|study|trial|journal|survey|according to"
    r"|menurut (?:data|hasil|laporan)|berdasarkan|simulasi|ge?ladi|latihan|drill)\b",
    re.IGNORECASE,
)
_NOT = sought(
    r"\b(?:jangan|tidak|tak|tanpa|bukan|stop|setop|hindari|belum|don['’]t|do not|never|not|no)\s"
    r"(?:\w{1,15}\s){0,3}$",
    re.IGNORECASE,
)
_BEFORE = 50  # characters


class Cue(msgspec.Struct, frozen=True):
    """Wording of a kind at code points `start` to `end` of a text."""

    kind: Kind
    start: int
    end: int


def hoax_cues(text: str) -> Iterator[Cue]:
    """Yield wording known from chain messages, in order of place; none overlap."""
    found = sorted(
        (match.end() - len(match[0].lstrip()), match.end(), kind)
        for kind, pattern in _PATTERNS.items()
        for match in pattern.finditer(text)
        if not _NOT.search(text[max(match.start() - _BEFORE, 0) : match.start()])
    )
    if not found or _REFUTES.search(text):
        return
    sourced = bool(_SOURCED.search(text))
    reached = 0
    for start, end, kind in found:
        if start >= reached and not (kind == "claim" and sourced):
            reached = end
            yield Cue(kind, start, end)
