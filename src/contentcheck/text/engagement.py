"""Requests for reactions, shares, tags, comments and votes for their own sake: “LIKE kalau setuju”.

The five kinds are Meta's (2017), and so is what it leaves alone: asking for help, advice or
recommendations, a missing person, money for a cause. An open question is no bait, nor is asking to
pass on a message without a prize or a number of friends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from contentcheck.text.glance import Sought, sought

Kind = Literal["vote", "react", "share", "tag", "comment"]

_LIKE = r"(?:like|love|emoji|emotikon|reaksi|jempol|wow|haha)"
_REACT = r"(?:like|klik suka|kasih (?:love|jempol|hati|like)|beri (?:like|jempol|love)|tekan like)"
_FRIENDS = (
    r"(?:te?m[ae]n|kawan|sahabat|saudara|keluarga|pacar|pasangan|gebetan|doi|bestie|besti"
    r"|sobat|rekan|grup|group)"
)
_OWN = r"(?:\s?-?\s?(?:mu|ku|kamu|kalian|anda|lo|lu|nya)|s)?"
_COUNT = r"(?:\d{1,3}|satu|dua|tiga|lima|tujuh|sepuluh|semua|one|two|three|five|ten)"
_IF = r"(?:kalau|kalo|jika|bila|buat yang|untuk yang|yang)"
_WRITE = r"(?:ketik(?:kan)?|komen(?:tar)?(?:kan)?|tulis(?:kan)?|comment|type)"
_QUOTED = r"(?:[\"“”'‘’][^\"“”'‘’\n]{1,30}[\"“”'‘’])"
_SIGN = r"[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?"
_FRIEND = r"(?:friend|family member|person|people|mate|bestie|loved one|colleague)"


def _either(*patterns: str, stems: str) -> Sought:
    return sought("|".join(patterns), re.IGNORECASE, stems=stems)


_VOTE_BY_SIGNS = sought(
    rf"{_SIGN}\s?(?:untuk|utk|buat|for|=)\s[^\n]{{1,40}}?\s?{_SIGN}\s?(?:untuk|utk|buat|for|=)\s",
    re.IGNORECASE,
    stems="untuk|utk|buat|for|=",
)
_PATTERNS: dict[Kind, Sought] = {
    "vote": _either(
        rf"\b{_LIKE}\s(?:untuk|utk|buat|for|=)\s[^\n.!?]{{1,40}}?[,;/]?\s(?:atau\s|dan\s|or\s|and\s)?"
        rf"{_LIKE}\s(?:untuk|utk|buat|for|=)\s",
        r"\bvote\s(?:pakai|pake|dengan|lewat|with|using)\s(?:reaksi|emoji|emotikon|like|love"
        r"|komentar|komen|reactions?|comments?)\b",
        r"\b(?:komen(?:tar)?|ketik|comment)\s[“\"']?(?:1|a)[”\"']?\s(?:untuk|buat|kalau|jika|for|if)"
        r"\s[^\n]{1,40}?[“\"']?\b(?:2|b)[”\"']?\s(?:untuk|buat|kalau|jika|for|if)\b",
        stems="like|love|emoji|emotikon|reaksi|jempol|wow|haha|vote|komen|ketik|comment",
    ),
    "react": _either(
        rf"\b{_REACT}\s(?:post(?:ingan)?\sini\s|unggahan\sini\s|dulu\s|ya\s)?{_IF}\b",
        rf"\b(?:double tap|tap (?:dua|2) kali|ketuk (?:dua|2) kali)\s{_IF}\b",
        r"\b(?:jangan lupa|yuk|ayo|mari|klik|tekan|tinggalkan|don['’]t forget to|please)\s"
        r"(?:di-?|klik\s|tekan\s)?like\b(?=\s?(?:[,.!&+/\n]|$|dan\b|and\b|this\b|ya\b|post|unggahan))",
        r"\b(?:hit|smash|tap) (?:the )?(?:like|love)(?: button)?\b",
        r"\blike (?:this|the) (?:post |photo |video )?(?:if|when)\b|\bdouble tap if\b"
        r"|(?:^|(?<=[.!?\n])\s?)like if\b",
        stems="like|suka|love|jempol|hati|double tap|tap dua|tap 2|ketuk",
    ),
    "share": _either(
        rf"\b(?:bagikan|share|sebarkan|teruskan|kirim(?:kan)?)\s[^\n.!?]{{0,30}}?\b(?:ke|kepada|to)\s"
        rf"(?:minimal\s|sedikitnya\s|at least\s)?{_COUNT}\s(?:{_FRIENDS}|orang|{_FRIEND}s?){_OWN}",
        r"\b(?:bagikan|share|sebarkan)\s(?:\w{1,20}\s){0,3}sebanyak[\s-]banyaknya\b",
        rf"\b(?:bagikan|share)\s(?:(?:post(?:ingan)?|unggahan|foto|video|ini)\s){{0,2}}{_IF}\s"
        r"(?!kamu tahu|ada|memang perlu|dirasa|perlu|bermanfaat|membutuhkan)",
        r"\b(?:bagikan|share|repost)\b[^\n.!?]{0,40}?\b(?:menang(?:kan)?|hadiah(?:nya)?|giveaway"
        r"|berhadiah|rezeki|to win|win a|for a chance)\b",
        r"\bshare (?:this )?(?:post )?if you\b|\bshare with (?:\d{1,3}|ten|five) friends\b",
        stems="bagikan|share|sebarkan|teruskan|kirim|repost",
    ),
    "tag": _either(
        rf"\b(?:tag|mention|colek|senggol|tandai)(?:in|kan)?\s(?:minimal\s)?(?:{_COUNT}\s(?:akun\s)?)?"
        rf"(?:{_FRIENDS}{_OWN}|(?<=\d\s)orang)\b",
        rf"\b(?:tag|mention)\s(?:(?:a|your|one|two|three|five|some|\d{{1,2}})\s)(?:\w{{1,12}}\s)?{_FRIEND}s?\b",
        r"\btag someone who\b",
        stems="tag|mention|colek|senggol|tandai",
    ),
    "comment": _either(
        rf"\b{_WRITE}\s(?:kata\s|dengan\s|emoji\s)?(?:{_QUOTED}|(?-i:[A-Z]{{2,12}})|{_SIGN}|\d{{1,2}}|amin|amen|setuju"
        rf"|hadir|yes|ya|siap)\s?[^\n.!?]{{0,40}}?(?:\b(?:di|in|on|pada) (?:kolom |bagian |the )?"
        rf"(?:komen(?:tar)?|comments?|bawah)\b|\b(?:{_IF}|if)\b)",
        rf"\b(?:komen(?:tar)?|comment)\s(?:kata\s|dengan\s)?(?:{_QUOTED}|{_SIGN}|(?:amin|amen|setuju|yes|hadir)\b)",
        r"\b(?:tulis|tinggalkan|kasih|drop|leave|beri(?:kan)?)\s(?:satu\s|an?\s|one\s)?(?:emoji|emotikon)\b"
        r"[^\n.!?]{0,40}?\b(?:di bawah|komen(?:tar)?|below|comments?|kalau|jika|if)\b",
        stems="ketik|komen|tulis|comment|type|emoji|emotikon",
    ),
}  # fmt: skip
_ALL: tuple[tuple[Kind, Sought], ...] = (
    ("vote", _VOTE_BY_SIGNS),
    *_PATTERNS.items(),
)
# A word that is typed somewhere else: a text message, a search box, a form.
_ELSEWHERE = sought(
    r"\b(?:kirim|sms|wa|whats ?app|aplikasi|google|pencarian|browser|peramban|spasi|menu|formulir"
    r"|telegram|send|text to|search|laman|situs|form)\b",
    re.IGNORECASE,
)
_NOT = sought(
    r"\b(?:jangan|tidak|tak|tanpa|bukan|stop|setop|hindari|don['’]t|do not|never|not)\s"
    r"(?:\w{1,15}\s){0,2}$",
    re.IGNORECASE,
)
_BEFORE = 40  # characters

# What Meta leaves alone …
_EXEMPT = sought(
    r"\b(?:anak|orang|lansia|balita|warga|nelayan|pendaki|remaja|korban)\s(?:yang\s)?hilang\b"
    r"|\bhilang (?:sejak|kontak)\b|\bdicari\b|\bmissing (?:child|person|since|girl|boy)\b"
    r"|\b(?:donasi|berdonasi|galang dana|penggalangan dana|donation|donate|fundrais\w{1,4})\b"
    r"|\b(?:donor darah|butuh (?:donor|darah|bantuan)|blood donors?|minta tolong|mohon bantuan)\b"
    r"|\b(?:minta (?:saran|rekomendasi|masukan)|ada (?:saran|rekomendasi)|rekomendasi(?:kan)?"
    r"|recommendations?|any advice)\b",
    re.IGNORECASE,
)
# … and what comes near to it.
_WARNING = sought(
    r"\b(?:peringatan dini|tsunami|gempa|banjir|longsor|erupsi|siaga|evakuasi|mengungsi|karhutla"
    r"|cuaca ekstrem|early warning|earthquake|flood(?:s|ing)?|evacuat\w{1,4}|eruption|wildfire)\b",
    re.IGNORECASE,
)


class Bait(msgspec.Struct, frozen=True):
    """A request at code points `start` to `end` of a text; `mild` if it stands in a warning."""

    kind: Kind
    start: int
    end: int
    mild: bool


def engagement_baits(text: str) -> Iterator[Bait]:
    """Yield what asks for engagement for its own sake, in order of place; none overlap."""
    found = sorted(
        (match.end() - len(match[0].lstrip()), match.start() + len(match[0].rstrip()), kind)
        for kind, pattern in _ALL
        for match in pattern.finditer(text)
        if _is_meant(kind, match)
    )
    if not found or _EXEMPT.search(text):
        return
    mild = bool(_WARNING.search(text))
    reached = 0
    for start, end, kind in found:
        if start >= reached:
            reached = end
            yield Bait(kind, start, end, mild)


def _is_meant(kind: Kind, match: re.Match[str]) -> bool:
    """Tell a request from a warning against it, and a comment from words typed elsewhere."""
    text, start, end = match.string, match.start(), match.end()
    if _NOT.search(text[max(start - _BEFORE, 0) : start]):
        return False
    around = match[0] + text[end : end + _BEFORE].partition("\n")[0]
    return not (kind in {"comment", "vote"} and _ELSEWHERE.search(around))
