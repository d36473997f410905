"""Invitations to write a message, and requests to send personal data in one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from contentcheck.text.glance import Sought, says, sought

# Where a message is written: to the office's account or number, or in answer to this one.
_MESSAGE = (
    r"(?:DM|direct\s?message|in-?box|japri|chat|whats\s?app|W\.?A\.?|wa\.me|telegram|messenger"
    r"|pesan\s(?:langsung|pribadi|singkat|privat|ini)|nomor\s(?:ini|berikut)|komentar|comments?|SMS"
    r"|private\smessage|this\s(?:number|message)|PM)"
)
_CHANNEL = sought(rf"\b{_MESSAGE}(?!\w)|(?<![\w.,/])(?:\+62|08)\d[\d -]{{6,13}}", re.IGNORECASE)
_ANSWER = sought(r"\b(?:balas|reply)\b", re.IGNORECASE)  # in the message itself
_ELSEWHERE = sought(
    r"\b(?:laman|situs|aplikasi|portal|website|site|tautan|link|formulir|form|app|loket|kantor|office"
    r"|counter|e-?mail|surel|pos)\b|https?://",
    re.IGNORECASE,
)

# What nobody should send in a message: numbers that identify, the papers that bear them, and what
# opens an account. A word alone may be one to write for an answer ("Ketik PASPOR"), and a passport
# or licence may be what the office sends.
_NUMBER = (
    r"(?:NIK|nomor\sinduk\skependudukan|NPWP|nomor\spokok\swajib\spajak|nama\sibu\skandung|CVV"
    r"|(?:no(?:mor|\.)?|number)\s(?:KTP|KK|kartu\skeluarga|paspor|rekening|kartu\s(?:kredit|debit|ATM))"
    r"|(?:kode\s)?(?:PIN|OTP)|kode\sverifikasi|password|kata\ssandi|bank\saccount(?:\snumber)?"
    r"|(?:ID|identity|passport|(?:credit|debit)\scard)\snumber|national\sID)"
)
_PAPER = (
    r"(?:(?:e-?)?KTP|kartu\s(?:tanda\spenduduk|keluarga)|KK|buku\s(?:rekening|tabungan)|data\sdiri"
    r"|data\spribadi|identitas\sdiri|tanggal\slahir|date\sof\sbirth|(?:ID|identity)\scards?"
    r"|(?:foto(?:kopi|copy)?|scan|salinan|pindaian|photos?|copy|copies|pictures?)\s(?:of\s)?(?:your\s)?"
    r"(?:paspor|passport|SIM|driving\slicen[cs]e))"
)
# What else may be asked for before it: "nama lengkap, alamat, dan foto KTP".
_MORE = (
    r"(?:(?:foto(?:kopi|copy)?|scan|salinan|pindaian|swafoto|selfie|bukti|nomor|no\.?|data|berkas"
    r"|dokumen|photos?|copy|copies|pictures?|scans?|your|the|an?|of|dengan|memegang|nama|lengkap|alamat"
    r"|dan|serta|and|with|full|name|address|anda|kamu|berupa|[&/+])\s?,?\s?){0,8}"
)
_SEND = (
    r"(?:(?:kirim|lampir|serta)(?:kan|lah)?|mengirim(?:kan)?|menyertakan|melampirkan|unggah|infokan"
    r"|berikan|send|share|provide|attach|(?:DM|WA|chat|japri|inbox|message|text)\s(?:kami|us|admin))"
)
_WRITE = (
    r"(?:tulis(?:kan)?|ketik(?:kan)?|sebutkan|cantumkan|menuliskan|menyebutkan|mencantumkan"
    r"|balas(?:lah)?\s(?:pesan\sini\s)?dengan|reply\s(?:to\sthis\smessage\s)?with|tell\sus|give\sus)"
)
_ASKS = frozenset({  # whole words: `_SEND` and `_WRITE` hold one
    "kirim", "kirimkan", "kirimlah", "lampir", "lampirkan", "lampirlah", "serta", "sertakan",
    "sertalah", "mengirim", "mengirimkan", "menyertakan", "melampirkan", "unggah", "infokan",
    "berikan", "send", "share", "provide", "attach", "dm", "wa", "chat", "japri", "inbox",
    "message", "text", "tulis", "tuliskan", "ketik", "ketikkan", "sebutkan", "cantumkan",
    "menuliskan", "menyebutkan", "mencantumkan", "balas", "balaslah", "reply", "tell", "give",
})  # fmt: skip
_TO_US = r"(?:kepada\skami\s|ke\skami\s|kami\s|us\s|me\s)?"
_REQUEST = sought(
    rf"\b(?:{_SEND}\s{_TO_US}{_MORE}\b(?:{_NUMBER}|{_PAPER})|{_WRITE}\s{_TO_US}{_MORE}\b{_NUMBER})\b",
    re.IGNORECASE,
)
# Somebody else sends, has sent, or is sent to …
_TOLD = sought(
    r"\b(?:saya|aku|gue|gua|kami|kita|mereka|cek|periksa|check|mau|sudah|udah|telah|di|yang|saat|setiap|tiap|pas|I|we|they|to"
    r"|have|has|will)\s{1,2}$",
    re.IGNORECASE,
)
_NOT = sought(
    r"\b(?:jangan|tidak|tak|nggak|gak|belum|dilarang|bukan|hindari|tanpa|don['’]t|do\snot|never|not|no\sneed"
    r"|without)\b",
    re.IGNORECASE,
)
# … and posts that warn of swindlers quote what these ask for.
_WARNS = sought(
    r"\b(?:penipu\w{0,4}|modus|hoaks|hoax|phishing|waspada\w{0,4}|hati-hati|oknum|pelaku|korban"
    r"|mengatasnamakan|mengaku|scam\w{0,4}|fraud\w{0,6}|swindle\w{0,2}|beware)\b",
    re.IGNORECASE,
)

_BY = r"(?:lewat|melalui|via|ke|di|dengan|by|through|in|on)"
_INVITES = frozenset({  # whole words: `_INVITED` holds one
    "dm", "dms", "japri", "inbox", "wa", "chat", "pm", "whats", "whatsapp", "message", "direct",
    "directmessage", "pesan", "our",
})  # fmt: skip
_INVITED = sought(
    rf"""\b(?:
    (?:silakan|silahkan|yuk|ayo|langsung|please|feel\sfree\sto)\s(?:langsung\s|saja\s|just\s)?
        (?:DM|japri|inbox|WA|chat|PM|whats\s?app|message)\b(?!\s?:?\d)
    | (?:DM|japri|inbox|WA|chat)\s(?:kami|admin|mimin|us)\b
    | (?:hubungi|kontak|sapa|contact)\s(?:\w{{1,15}}\s){{0,3}}?{_BY}\s(?:\w{{1,10}}\s)?
        (?:DM|direct\s?message|inbox|WA|whats\s?app|chat|pesan)\b
    | hubungi\s(?:nomor\s)?(?:WA|whats\s?app)\b
    | (?:kirim|tulis)(?:kan)?\s(?:pesan|DM|chat)\s(?:langsung\s)?(?:ke|kepada|lewat|melalui)\b
    | send\s(?:us\s)?a\s(?:message|DM)\b(?:\sto\sus\b)? | (?:slide|drop)\sinto\sour\sDMs?
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# What an invitation may say: what is answered, for whom, when, or that it is about this very post.
_SAID = sought(
    r"""\b(?:
    untuk|utk|guna|tentang|seputar|soal|terkait|mengenai|perihal|bila|jika|apabila|kalau|kalo|saat
    | ketika|tanya\w{0,3}|pertanyaan\w{0,3}|bertanya|menanyakan|info(?:rmasi)?\w{0,3}|keterangan
    | detail|lebih\slanjut|selengkapnya|pendaftaran|daftar|mendaftar|pesan(?:an)|pemesanan|order
    | pengaduan|aduan|adukan|lapor\w{0,4}|keluhan|konsultasi|konfirmasi|bantuan|layanan|jadwal
    | reservasi|kritik|saran|masukan|kerja\s?sama|kendala|masalah|butuh|membutuhkan|perlu|ingin|mau
    | jam|pukul|senin|selasa|rabu|kamis|jumat|sabtu|minggu|hari\skerja|24\sjam|dibalas|dijawab
    | kami\s(?:jawab|balas)|operasional|darurat|syarat|cara|program|lokasi|alamat
    | for|about|if|when|questions?|ask|information|details?|register|registration|report\w{0,3}
    | complaints?|help|answers?|reply|replies|hours?|office|monday|weekdays?|24/7|orders?|bookings?
    )\b|\?""",
    re.IGNORECASE | re.VERBOSE,
)
_AROUND = 120  # characters
_END = sought(r"[\n!?]|\.(?=\s|$)")
_END_OF_TURN = sought(r"[\n!]|\.(?=\s|$)")  # "Ada kendala? DM kami." belongs together


class Request(msgspec.Struct, frozen=True):
    """A stretch of a text, code points `start` to `end`."""

    start: int
    end: int


def data_requests(text: str, *, anywhere: bool) -> Iterator[Request]:
    """Yield where a text asks people to send personal data in a message.

    With `anywhere` the text itself is such a message: then it need not say where to. Warnings
    against it are none.
    """
    if not says(text, _ASKS) or _WARNS.search(text):
        return
    for found in _REQUEST.finditer(text):
        before, after = _sentence(text, found)
        if _NOT.search(before) or _TOLD.search(before):
            continue
        around = f"{before} {after}"
        in_message = _CHANNEL.search(f"{around} {found[0]}") or _ANSWER.search(found[0])
        if in_message or (anywhere and not _ELSEWHERE.search(around)):
            yield Request(*found.span())


def bare_invitations(text: str) -> Iterator[Request]:
    """Yield the invitations to write a message that say neither what is answered nor when."""
    for found in _INVITED.finditer(text) if says(text, _INVITES) else ():
        before, after = _sentence(text, found, _END_OF_TURN)
        around = f"{before} {after}"
        if not (_NOT.search(before) or _TOLD.search(before) or _SAID.search(around)):
            yield Request(*found.span())


def _sentence(text: str, found: re.Match[str], end: Sought = _END) -> tuple[str, str]:
    """Return what stands before and after a match in its sentence."""
    before = end.split(text[max(found.start() - _AROUND, 0) : found.start()])[-1]
    after = end.split(text[found.end() : found.end() + _AROUND], maxsplit=1)[0]
    return before, after
