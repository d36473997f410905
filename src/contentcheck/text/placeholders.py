"""What was to be filled in before posting and still stands there: [nama], {tanggal}, TBD, Rp....

Headings and labels in brackets ([SIARAN PERS], [VIDEO], [1/3]), Roman numbers (PON XX, HUT ke-XXX),
dividing lines and faces (-____-) are none; nor is what readers are to send in ("Ketik REG#[nama]").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from contentcheck.text.glance import sought

Stretch = tuple[int, int]

# What a template leaves open. The words of the second list head real posts, too ("[KEGIATAN]"), so
# alone they count only in small letters; and both only beside each other or the third list: "[HARI
# GURU]" and "[link di bio]" are for readers.
_FIELD = (
    "nama|tanggal|tgl|hari|bulan|tahun|waktu|jam|pukul|tempat|lokasi|link|tautan|url|nomor|nomer"
    "|jumlah|nominal|jabatan|instansi|judul|isi|teks|caption|takarir|deskripsi|narasumber|hashtag"
    "|tagar|akun|username|handle|email|telepon|name|date|time|place|location|number|amount|title"
    "|text|speaker|phone|month|year|website"
)
_SUBJECT = (
    "kementerian|lembaga|kota|provinsi|kabupaten|daerah|acara|kegiatan|tema|kutipan|keterangan"
    "|alamat|kontak|hp|wa|angka|sumber|data|venue|address|topic|quote|city|event|day|company|organi[sz]ation"
)
_OWNER = (
    r"menteri|pejabat|presiden|gubernur|bupati|wali\s?kota|camat|kepala|ketua|direktur|dirjen"
    r"|fotografer|penulis|pemenang|penerima|penyelenggara|tokoh|pembicara|pemateri|moderator|pimpinan|kantor|dinas|program|gedung|desa|sekolah|produk|lengkap"
    r"|anda|kamu|kalian|mulai|selesai|pelaksanaan|pendaftaran|rilis|terbit|surat|peserta|orang|dan|atau|foto"
    r"|the|of|your|and|minister|office|registration|start|end|full|here|di\s?sini"
)
_NUMBERED = "foto|gambar|video|logo|ikon|image|photo|picture|img|slide"
_FILL_IN = (
    r"(?:isi(?:kan)?|di\s?isi|masukk?an|tulis(?:kan)?|ketik(?:kan)?|ganti\sdengan|sebutkan"
    r"|tambahkan|sisipkan|lengkapi|insert|enter|add|type|write|fill|replace|your|xx{1,4})"
)
_NOTE = r"(?:perlu\s)?(?:di)?cek\s(?:lagi|ulang|dulu)|(?:di)?isi\s(?:nanti|sendiri|kemudian)|TB[AD]"
_HERE = r"[\s_]{1,2}(?:di\s?sini|here)"
_BRACKETS = sought(
    r"\[([^][(){}<>\n]{1,60})\](?!\(|\s{0,2}:?\s{0,2}http)|<{1,2}([^][(){}<>\n]{1,60})>{1,2}"
    r"|«([^][(){}<>«»\n]{1,60})»|\(([^][(){}<>\n]{1,60})\)",
    stems="[|<|«|(",
)
_OPEN = sought(
    rf"""\s? (?: (?:{_FIELD}|{_SUBJECT}) (?:[\s_/-]{{1,2}} (?:{_FIELD}|{_SUBJECT}|{_OWNER})){{1,3}}
    | (?!nom[eo]r\s?\d) (?:{_FIELD}) [\s_]? \d{{0,2}}
    | (?-i:{_SUBJECT}|(?:{_NUMBERED}) (?:[\s_] (?:{_FIELD}|{_SUBJECT}|{_OWNER}))?)
    | (?:{_NUMBERED}) [\s_]? \d{{1,2}} | {_NOTE}
    | {_FILL_IN} [\s_:]{{1,2}} (?:{_FIELD}|{_SUBJECT}|{_NUMBERED})
      (?:[\s_]{{1,2}} \w{{1,20}}){{0,3}}
    | {_FILL_IN} {_HERE} | _{{1,20}} | x{{2,6}} ) \s?""",
    re.IGNORECASE | re.VERBOSE,
)
# Round brackets hold remarks of all kinds; only an order makes a placeholder of them.
_ORDER = sought(
    rf"""\s? (?: {_FILL_IN} (?: {_HERE}
    | [\s_:]{{1,2}} (?:{_FIELD}|{_SUBJECT}|{_NUMBERED}) (?:[\s_] \w{{1,20}})? )
    | (?:nama|judul|tanggal|teks|caption|takarir|name|title|date|text) {_HERE} | {_NOTE} ) \s?""",
    re.IGNORECASE | re.VERBOSE,
)
_BRACES = sought(
    r"\{\{\s?[\w. -]{1,40}\s?\}\}|\$?\{\s?(?:\d|[^\W_][\w. -]{2,39})\}|\$\{[\w.]{1,40}\}"
    r"|%[A-Z_]{3,30}%|(?<!\w)\$(?:nama|tanggal|name|date)\b",
    stems="{|%|$",
)
_VARIABLE = sought(r"\{\{(?:[1-9]\d{0,2}|[a-z][a-z0-9_]{0,39})\}\}")  # legal in a template

_NOTES = sought(
    r"(?<![\w#@/-])(?:TODO|FIXME|TBD|TBA|T\.B\.[AD]\.?)(?![\w/-])",
    stems="todo|fixme|tbd|tba|t.b.",
)
_LOREM = sought(
    r"\blorem\s{1,2}ipsum(?:\s{1,2}dolor(?:\s{1,2}sit\s{1,2}amet)?)?"
    r"|\bdolor\s{1,2}sit\s{1,2}amet|\bconsectetur\s{1,2}adipisc\w{1,6}",
    re.IGNORECASE,
    stems="lorem|dolor|consectetur",
)
_INSTRUCTION = sought(
    r"""
    \b(?:insert|add|type|enter|write|put) \s (?:your|the|a)? \s? (?:\w{1,15}\s)? (?:
        caption|text|title|headline|link|url|name|date|time|photo|image|picture|hashtags?
        |description|copy|content|quote ) s? \s here\b
    | \b(?:your|caption|text) \s (?:text|caption|name|title|message|logo|goes) \s here\b
    | \b(?:tulis|ketik|masukkan|isi|tempel|taruh|letakkan) \s
      (?:caption|takarir|teks|judul|keterangan|deskripsi|tanggal|nama) (?:\s\w{1,15})?
      \s di\s?sini\b
    | \b(?:ganti|ubah|hapus) \s (?:teks|caption|takarir|tulisan|judul) \s ini\b
    | (?-i:\bINSERT \s (?:CAPTION|TEXT|PHOTO|IMAGE|LINK|NAME|DATE|TITLE|LOGO)\b)
    | \b(?:caption|headline) \s here\b
    """,
    re.IGNORECASE | re.VERBOSE,
    stems="here|sini|insert|teks|caption|takarir|tulisan|judul",
)
_HANDLE = sought(
    r"(?<![\w.])@(?:(?:nama|your)[_.]?(?:akun|account|user|username|handle|instansi|ig|name)"
    r"|user_?name|akun_?(?:anda|kamu|resmi_instansi|instansi)|mention|x{3,6})(?![\w.]?\w)"
    r"|(?<!\w)@tag_?akun\b|(?<!\w)#(?:(?:nama|your)_?(?:tagar|hashtag)|(?:tagar|hashtag)\d{1,2})\b",
    re.IGNORECASE,
    stems="@nama|@your|@user|@akun|@mention|@xx|@tag|#nama|#your|#tagar|#hashtag",
)
_DATE_FORM = sought(
    r"(?<![\w/-])(?:dd|tgl|hh)[/-](?:mm|bln|bb)[/-](?:yyyy|yy|tttt|thn)(?![\w/-])",
    re.IGNORECASE,
    stems="dd/|dd-|tgl/|tgl-|hh/|hh-",
)
_FORM_MEANT = sought(r"\bformat(?:nya)?\b[^\n]{0,25}$", re.IGNORECASE)

# What readers are shown how to write: "Format: REG [nama] [kota]", "KTP#[NIK]#[nama]".
_SHOWN = sought(
    r"\b(?:(?:format|contoh)(?:nya)?\b[^\n:]{0,25}:|ketik(?:kan)?\b)[^\n]{0,80}$|#$", re.IGNORECASE
)

# Left open: a line to write on, dots where a figure or time is due.
_BLANK = sought(
    r"(?<![^\s(\"“:])(?:Rp\.?\s?)?_{3,400}(?=[\s.,;:!?)\"”%]|$)", re.IGNORECASE, stems="___"
)
_AMOUNT = sought(
    r"(?<!\w)Rp\.?\s?(?:\.{2,99}|[.\s]?…|[-_]{2,99}|\?{2,9}|[.\s]?x{2,9}(?:[.,]?x{3}){0,4})(?!\s?\d|\w)",
    re.IGNORECASE,
    stems="rp",
)
_LINE = 80  # characters before or behind that are looked at
_TIME = sought(
    r"\b(?:pukul|jam|tanggal|tgl)\s?:?\s(?:\.{4,99}|\?{2,9}|xx(?:[.:]xx)?\b|XX(?:[.:]XX)?\b"
    r"|(?:\.{3}|…)(?=\s?(?:WI[BT]|WITA|20\d\d)\b))"
    r"|(?<=\s)(?:\.{2,99}|…)\s?(?:WIB|WITA|WIT)\b",
    stems="..|…|xx|??",
)
# Dots behind a word that leads to a place, a name or a number.
_DOTS = sought(
    r"\b(?:di|oleh|kepada|bersama|sebanyak|sebesar|sejumlah)\s(?:\.{6,99}|…{2,40})(?=\s|[,.;)]|$)",
    stems="......|……",
)
# What a plan of posts calls its column, copied along.
_COLUMN = sought(
    r"\A\s{0,3}\W{0,3}(?:caption|takarir|copy(?:writing)?)(?:\s(?:IG|instagram|FB|facebook|X|twitter"
    r"|tiktok|feed|reels?|\d{1,2}))?\s?:",
    re.IGNORECASE,
    stems="caption|takarir|copy",
)
# At the end of a line, small crosses are kisses.
_XXX = sought(
    r"(?<![^\s(\"“/:.-])(?:X{3,40}(?=[\s,;:!?)/\"”]|\.(?!\w)|$)|x{3,40}(?=[,;:)/]?[ /]\S))"
    r"|(?<=\w/)x{3,40}(?!\w)|(?<![\w-])(?:XX|xx)(?=\s?%|\s(?:persen|orang|rupiah|ribu|juta|miliar)\b)",
    stems="xx",
)
# Before a Roman 30: "ke-", an acronym like PON, or what is counted.
_COUNTED = sought(
    r"(?:\b(?i:ke)-?\s?|\b[A-Z]{2,20}\s|\b(?i:muktamar|munas|kongres|konferensi|musyawarah"
    r"|rakernas|bab|pasal|jilid|olimpiade|olympics?|games|dies\snatalis|wisuda|angkatan|jambore"
    r"|pekan|seri|volume|bowl|periode|nasional|tahun|sidang|raker|kejuaraan|festival|turnamen)\s)$"
)
_DRAFT = sought(
    r"^\s{0,3}(?:[\[(]\s?DRAFT?\b[^\])\n]{0,20}[\])]|DRAFT?(?:\s?v?\d)?\s?(?::|$))",
    re.MULTILINE,
    stems="draf",
)


def placeholders(text: str, *, variables: bool = False) -> Iterator[Stretch]:
    """Yield the stretches that were still to be filled in, in order of place.

    With `variables`, `{{1}}` and `{{nama}}` are what a message template is meant to hold.
    """
    found = sorted(match.span() for match in _matches(text, variables))
    reached = 0
    for start, end in found:
        if start >= reached:
            yield start, end
            reached = end


def _matches(text: str, variables: bool) -> Iterator[re.Match[str]]:
    yield from chain.from_iterable(pattern.finditer(text) for pattern in _ALWAYS)
    for pattern, counts in _UNLESS:
        yield from (m for m in pattern.finditer(text) if counts(m) and not _is_shown(m))
    for match in _BRACES.finditer(text):
        if not (variables and _VARIABLE.fullmatch(match[0])) and not _is_shown(match):
            yield match


def _is_open(match: re.Match[str]) -> bool:
    """Tell what is to be filled in from the other remarks that stand in brackets."""
    inside = match[1] or match[2] or match[3]
    return bool(_OPEN.fullmatch(inside) if inside else _ORDER.fullmatch(match[4]))


def _is_blank(match: re.Match[str]) -> bool:
    """Tell a line to write on from one that divides the text."""
    before = _before(match, _LINE).rpartition("\n")[2]
    after = match.string[match.end() : match.end() + _LINE].partition("\n")[0]
    return bool((before + after).strip("_ \t"))


def _is_form(match: re.Match[str]) -> bool:
    """Tell a date left open from the form in which readers are to write one."""
    return not _FORM_MEANT.search(_before(match, _LINE))


def _is_shown(match: re.Match[str]) -> bool:
    """Tell the form in which readers are to send something from what was left open."""
    return bool(_SHOWN.search(_before(match, _LINE))) or match.string.startswith("#", match.end())


def _is_crosses(match: re.Match[str]) -> bool:
    """Tell crosses from the Roman 20 and 30; there is no XXXX."""
    return match[0] not in {"XX", "XXX"} or not _COUNTED.search(_before(match, _LINE))


def _before(match: re.Match[str], length: int) -> str:
    return match.string[max(match.start() - length, 0) : match.start()]


_ALWAYS = (_NOTES, _LOREM, _INSTRUCTION, _HANDLE, _AMOUNT, _TIME, _DOTS, _DRAFT, _COLUMN)
_UNLESS = (
    (_BRACKETS, _is_open),
    (_BLANK, _is_blank),
    (_DATE_FORM, _is_form),
    (_XXX, _is_crosses),
)
