"""What is worth putting into texts: keys, signs of each format, and characters hard to see."""

from __future__ import annotations

import msgspec

from contentcheck.config.record import Configuration
from contentcheck.drafts.record import DraftRecord
from contentcheck.drafts.table import COLUMNS
from contentcheck.rules import RuleFile
from finders import WORDS

UNSEEN = (
    "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e", "\u034f", "\u115f",
    "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069",
    "\u200e", "\u200f", "\u061c", "\u2028", "\u2029", "\x85", "\xa0", "\u3000", "\0", "\x1b[31m",
    "\ufe0f", "\ufe0e", "\U000e0041", "\ufffe", "\uffff", "\ufffd", "\x7f", "\x9b", "\u20e3",
)  # fmt: skip
JOINED = (
    "👩‍🚀", "👨‍👩‍👧‍👦", "🇮🇩", "🏽", "🏴\U000e0067\U000e0062\U000e007f", "e\u0301", "a\u0336",
    "a" + "\u0301" * 40, "ﷺ", "ﬁ", "İ", "ß", "Ⅻ", "ａ", "𝐀", "\u1100\u1161\u11a8", "नि", "\u0e33",
    "١", "٣", "²", "½",
)  # fmt: skip
SIGNS = (
    "---\n", "...\n", "\n\n", "\r\n", "\r", "\t", "  ", ": ", "- ", "? ", "# ", "|\n  ", ">-\n  ",
    "&a ", "*a", "!!str ", "<<: *a", "%YAML 1.1\n", "{", "}", "[", "]", '"', "'", '""', "''", ",",
    ";", "\\", "\\n", "\\u00e9", "\\ud83d", "\\U0001F600", "\\x41", "null", "true", "NaN", "~",
    "1e999", "-0", "9" * 30, "2026-11-25T09:00+07:00", "25/11/2026 09.00 WIB", "sep=;\n", "://",
    "../", "/etc/passwd", "a.jpg", "*/", "**", "[[", "]]", " = ", "'''", '"""', "0x", "inf",
    "-->", "WEBVTT\n\n", "00:00:01,000", "NOTE ", "{{1}}", "<b>", "&nbsp;", "line:90%",
)  # fmt: skip
KEYS = (
    *DraftRecord.__struct_fields__,
    *(field.encode_name for field in msgspec.structs.fields(RuleFile)),
    *(field.encode_name for field in msgspec.structs.fields(Configuration)),
    *COLUMNS,
    "file", "alt", "cover", "at", "type", "url", "text", "rows", "sections", "starts", "target",
    "instagram", "instagram/feed", "facebook/page", "x/post", "whatsapp/template", "caption.fold",
)  # fmt: skip

TEXTS = tuple(
    dict.fromkeys(each.encode() for each in (*WORDS.split(), *UNSEEN, *JOINED, "\n", "\n\n", "  "))
)
ALL = tuple(dict.fromkeys((*TEXTS, *(each.encode() for each in (*SIGNS, *KEYS)))))
