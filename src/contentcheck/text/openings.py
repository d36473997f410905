"""How a caption opens: with its news, or with ceremony, a dateline, hashtags or a dividing line."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from contentcheck.text.glance import sought
from contentcheck.text.sentences import Sentence, sentences

Kind = Literal["protocol", "dateline", "hashtags", "separator"]

# Phrases of letters and minutes: what they lead to stands behind the next comma, or further.
_PROTOCOL = sought(
    r"""
    dalam\srangka | bertempat\s(?:di|pada) | sehubungan\sdengan | menindaklanjuti
    | (?:berdasarkan|merujuk|sesuai\sdengan)\s(?:pada\s)?
      (?:surat|peraturan|keputusan|undang|instruksi|amanat)
    | diberitahukan\s(?:dengan\shormat|kepada) | puji\s(?:dan\s)?syukur | dengan\smemanjatkan
    | (?:dengan\shormat|yang\sterhormat|yth\b|kepada\syth) | guna\s(?:me\w{3,20}|ter\w{3,20})
    | dalam\s(?:upaya|kesempatan|acara|kegiatan) | pada\s(?:kesempatan|hari\sini\b)
    | telah\s(?:di|ter)(?:laksana|selenggara)\w{0,6} | menimbang | demi\s(?:mewujudkan|tercapainya)
    | in\s(?:the\sframework\sof|commemoration\sof|conjunction\swith|accordance\swith|light\sof)
    | on\sthe\soccasion\sof | pursuant\sto | with\sreference\sto | further\sto\b | it\sis\shereby
    | please\sbe\s(?:advised|informed)
    """,
    re.IGNORECASE | re.VERBOSE,
    stems="rangka|bertempat|sehubungan|menindaklanjuti|berdasarkan|merujuk|sesuai|diberitahukan|puji"
    "|memanjatkan|hormat|yth|guna|dalam|pada|telah|menimbang|demi|framework|commemoration"
    "|conjunction|accordance|light|occasion|pursuant|reference|further|hereby|advised|informed",
)
# Jakarta (21/11) –   JAKARTA, 21 November 2026 –   Jakarta, Humas –
_DATELINE = sought(
    r"(?!Senin|Selasa|Rabu|Kamis|Jum|Sabtu|Minggu|\w{2,6}day\b)[A-Z][A-Za-z.]{2,20}"
    r"(?:[ -][A-Z][A-Za-z.]{2,20}){0,2}"
    r"(?:\s?\((?=[^()\n]{0,30}\d)[^()\n]{1,30}\)|,\s?(?=[^,\n–—]{0,30}\d)[^,\n–—]{2,30}"
    r"|,\s?(?:Kem\w{2,20}|Humas|Diskominfo|ANTARA|InfoPublik|[\w.]{2,20}\.(?:com|id))[^,\n–—]{0,20}"
    r"){1,3}\s?(?:[–—]|-{1,2}\s)\s?",
    stems="–|—|-",
)
_LEADING = sought(r"[\s\u200b\u2060-\u2064\ufeff]{0,200}")
_TAGS = sought(r"(?:#\w{1,100}[\s,.|•]{0,10}){1,60}", stems="#")
_SEPARATOR = sought(r"(?:[-–—_=*~•.·|▪︎]{1,80}+[ \t]{0,9}+){1,9}+(?=[\n\r])")
_GREETING = sought(
    r"[\W_]{0,20}(?:hal{1,9}o{1,9}|hai{1,9}|hi|hey|hello|dear|good\s(?:morning|afternoon|evening|day)|greetings"
    r"|selamat\s(?:pagi|siang|sore|malam|datang|ber\w{3,15})|assalamu\W?alaikum"
    r"|salam|sampurasun|om\sswastiastu|rahayu|horas|sugeng|wilujeng|siaran\spers|press\srelease)\b",
    re.IGNORECASE,
)
_COMMA = sought(r",\s")
_SENTENCE_WORDS = 3  # fewer say nothing yet


class Opening(msgspec.Struct, frozen=True):
    """What stands before the news: code points `start` to `end` of the text."""

    kind: Kind
    start: int
    end: int


def slow_opening(text: str) -> Opening | None:
    """Return what a caption with a sentence opens with in place of its news, if it does.

    A single hashtag in a sentence, a mention and a greeting are no slow openings.
    """
    leading = _LEADING.match(text)
    start = leading.end() if leading else 0
    if (found := _SEPARATOR.match(text, start)) and found[0].strip(". \t"):
        return Opening("separator", start, found.end())
    found = _TAGS.match(text, start)
    if found and (found[0].count("#") > 1 or "\n" in found[0]) and text[found.end() :].strip():
        return Opening("hashtags", start, start + len(found[0].rstrip()))
    start += len(text[start : start + 4]) - len(text[start : start + 4].lstrip("\"“'‘*_ "))
    if found := _DATELINE.match(text, start):
        return Opening("dateline", start, found.end())
    if found := _PROTOCOL.match(text, start):
        return Opening("protocol", start, _end_of_phrase(text, found.end()))
    return None


def _end_of_phrase(text: str, start: int) -> int:
    """Return where the phrase ends that ceremony opens with: the comma, where there is one."""
    comma = _COMMA.search(text, start, sentences(text)[0].end)
    return comma.start() if comma else start


def gist(text: str) -> Sentence | None:
    """Return the first full sentence that says something: no greeting, no heading of a word or two.

    Where none does, it is the first sentence; None for a text without any.
    """
    found = sentences(text)
    for each in found:
        greets = _GREETING.match(text, each.start, each.start + 60) and len(each.words) < 9
        if len(each.words) >= _SENTENCE_WORDS and not greets:
            return each
    return found[0] if found else None
