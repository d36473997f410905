"""Openings that keep back what they are about, or promise a feeling: “Ternyata Ini Alasannya”.

What Meta calls clickbait: withholding what a reader needs to judge the matter, or exaggerating it.
Announcing a list that helps (“ini syaratnya”, “berikut jadwalnya”) is none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from contentcheck.text.glance import Sought, sought

if TYPE_CHECKING:
    from contentcheck.model import Language

Stretch = tuple[int, int]

_LETTER = sought(r"[^\W\d_]")
_WORDS = sought(r"(?<!\w)[^\W\d_]{3,40}(?!\w)")
_FEW = 4  # words of a headline at least
_CAPITALS = 0.7  # share of its words that start with one; a sentence has far fewer
_QUESTION = sought(r"\S{1,40}\s?\?['’]?$")  # one in quotation marks is a title
# A question put to the reader is a good hook.
_TO_READERS = sought(
    r"\b(?:kamu|anda|kalian|kita|sobat|sahabat|kawan|warg[ai]|sudah|yuk|mau|selamat|halo|hai"
    r"|you|your|we|our|us)\b",
    re.IGNORECASE,
)

_SERVICE = (
    r"rinci|daftar|jadwal|syarat|persyaratan|link|tautan|lokasi|harga|tarif|besaran|ketentuan|hasil"
    r"|aturan|cara|langkah|nomor|alamat|kanal|dokumen|prosedur|tahap|data|detail|info|layanan"
    r"|susunan|jam|rute|titik|posko|kontak|panduan|peta|kuota|formasi"
)
_HELPS = (  # what is told at once, and for use
    rf"{_SERVICE}|manfaat|tips|kiat|gejala|ciri|pertolongan|program|agenda|rangkaian|pemenang"
)
_CALLS = (  # one word that says something itself
    "gratis|penting|catat|info|pengumuman|perhatian|siaga|awas|waspada|darurat|dibuka|resmi|segera"
    "|selamat|hore|bangga|merdeka|terbaru|update|yuk|ayo|halo|hai|simak|ingat"
)
_LISTED = (
    "fakta|alasan|hal|zodiak|tanda|potret|kesalahan|artis|makanan|minuman|drama|kebiasaan|kisah"
    "|momen|pesona|inspirasi|gaya|trik|ide|destinasi|sifat|foto|pose|khasiat|mitos|selebriti|seleb"
    "|idol|aktor|aktris|kalimat|warna|film|keuntungan|rahasia|perempuan|wanita|pria"
)
_SOMEBODY = (
    "artis|aktor|aktris|pria|wanita|perempuan|gadis|remaja|pemuda|bocah|negara|makanan|minuman"
    "|buah|film|lagu|zodiak|aplikasi|ponsel|mobil|motor|pemain|foto|video|trik|benda|desainer"
    "|penyanyi|musisi|pasangan|sosok|orang|seleb|selebriti|selebritas|kebiasaan"
)
_TIMES = (
    "hari|saat|kali|malam|tahun|pekan|bulan|pagi|siang|sore|selama|sejauh|minggu|kini|detik|musim"
    "|akhir|dini|masa|jam|sekarang|sampai|hingga|belakangan|dekat|abad|bangsa|negeri|dunia|kota"
    "|wilayah|pandemi|program|kegiatan|acara"
)
_FEELING = (
    "heboh|haru|baper|ngakak|melongo|histeris|merinding|penasaran|geger|gemas|iri|salfok"
    "|salah fokus|syok|kaget|ngiler|netizen|warganet|geram|nangis|kagum|takjub|gagal fokus|publik"
)


def _hint(pattern: str, stems: str = "") -> Sought:
    return sought(pattern, re.IGNORECASE, stems=stems)


def _hints(*patterns: str) -> tuple[Sought, ...]:
    return tuple(map(_hint, patterns))


# What gives itself away in any sentence …
_ANYWHERE = {
    "id": (
        _hint(
            rf"(?:^|[,:;!?.–-]\s|\bternyata\s)ini(?:lah)?\s(?:alasan|dia(?!\s(?:\d{{1,2}}\s)?(?:{_HELPS}))|penyebab|sebab|kata|jawaban|sosok|respons|komentar|reaksi"
            r"|pengakuan|permintaan|tanggapan|bukti|rahasia|nasib|penampakan|wujud|curhat|kronologi"
            r"|penjelasan|fakta)(?:nya)?\b",
            "alasan|dia|penyebab|sebab|kata|jawaban|sosok|respons|komentar|reaksi|pengakuan|permintaan"
            "|tanggapan|bukti|rahasia|nasib|penampakan|wujud|curhat|kronologi|penjelasan|fakta",
        ),
        _hint(
            r"\b(?:tidak|tak|nggak|gak|ga)\sakan\s(?:percaya|menyangka)\b|\btak disangka\b"
            r"|\bdi luar dugaan\b",
            "percaya|menyangka|disangka|dugaan",
        ),
        _hint(rf"\bbikin\s(?:{_FEELING})\b", "bikin"),
        _hint(
            r"\b(?:ada apa|apa sebab(?:nya)?|kok bisa|siapa dia|apa (?:itu )?artinya|apa bedanya"
            r"|apa alasannya|apa yang terjadi|apa jadinya|bagaimana nasib(?:nya)?)\s?\?",
            "?",
        ),
        _hint(
            r"^(?:wow|duh|waduh|astaga|ngeri|gokil|sadis|heboh|viral|geger|gempar|mengejutkan|terungkap"
            r"|terkuak|terbongkar|miris|tragis|nyesek|tak disangka)\s?[!,:]",
            "wow|duh|astaga|ngeri|gokil|sadis|heboh|viral|geger|gempar|mengejutkan|terungkap|terkuak"
            "|terbongkar|miris|tragis|nyesek|disangka",
        ),
        _hint(r"\bnomor \d{1,2} (?:bikin|paling|mengejutkan)\b", "nomor"),
    ),
    "en": _hints(
        r"\byou (?:won['’]?t|will not|wouldn['’]?t) believe\b",
        r"\bwhat happen(?:s|ed) next\b",
        r"\b(?:will|may|might|are going to) (?:make you (?:cry|laugh|smile|say|want|feel|wish"
        r"|question|rethink|scream|look)|blow your|change your life|restore your faith"
        r"|give you (?:chills|goosebumps|all the feels|nightmares))\b",
        r"\bthe (?:real|surprising|shocking) reason\b|\bthis one (?:weird )?trick\b",
        r"\b(?:doctors|experts|they) (?:hate|don['’]?t want)\b",
        r"\bnumber \d{1,2} (?:will|is)\b",
        r"\b(?:mind-?blowing|jaw-?dropping|breaks? the internet|goes? viral)\b",
    ),
}  # fmt: skip
# … and what does so in a headline only; in a sentence it may be plain speech.
_IN_HEADLINES = {
    "id": _hints(
        r"\bbegini(?:lah)?\b",
        rf"(?:^|[,:!?;–-]\s)(?:ini|inilah)\b(?!\s(?:{_SERVICE}|pun\b|hari\b|adalah\b|bukan\b))",
        r"(?:^|[:,!?]\s)(?:\d{1,2}|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)"
        rf"\s(?:{_LISTED})\b",
        rf"\b(?!(?:{_TIMES})\b)[^\W\d_]{{1,30}}\sini(?:$|[,!?])",
        rf"\b(?:{_SOMEBODY})\s(?:cantik|seksi|ganteng|muda|tua|sederhana|unik)?\s?ini\b",
        r"\b(?:viral|heboh|geger|gempar|menghebohkan|jadi sorotan|curi perhatian"
        r"|(?:banjir|tuai) (?:pujian|cibiran|hujatan|kecaman|kontroversi))\b",
        r"\b(?:intip|detik-detik|penampakan|ramalan|zodiak|seksi|sederet|deretan|tak terduga"
        r"|mengejutkan|fakta (?:menarik|unik|lengkap)|ketahuan|salfok|terungkap|terkuak"
        r"|terbongkar)\b",
        r"\b(?:netizen|warganet)\b",
        r"\bternyata\b",
        rf"^(?!(?:{_CALLS})!)\w{{1,20}}!\s",
    ),
    "en": _hints(
        r"^(?:the )?\d{1,3} (?:\w{1,20} ){0,3}(?:things|reasons|ways|times|signs|facts|people"
        r"|photos|pictures|tweets|moments|gifts|questions|struggles|thoughts|ideas|tricks|hacks"
        r"|products|recipes|women|men|celebrities|charts|stages|truths|secrets)\b",
        r"\bthis is (?:what|why|how)\b",
        r"^here(?:['’]s| is| are) (?:what|why|how|the)\b",
        r"\b(?:can|how well do|do|which|what) (?:you|we) (?:guess|know|remember|actually)\b",
        r"\bwhich \b[^?\n]{1,60}\b(?:are you|should you)\b",
        r"\bthings (?:you|that|only|every|all)\b",
        r"\b(?:only|everyone|anyone) (?:who|people|true)\b[^\n]{0,50}\bunderstand\b",
        r"\bthat will\b|\bwill never\b|\byou (?:never|probably|didn['’]?t)\b",
        r"\b(?:literally|totally|hilarious|adorable|insane|obsessed|perfect(?:ly)?)\b",
    ),
}  # fmt: skip


def baits(text: str, language: Language, within: int) -> list[Stretch]:
    """Return what draws readers on in the opening of a text, one stretch a way of doing so.

    The opening is the first line with words, its first `within` characters. In order of place.
    """
    start = 0
    for line in text.splitlines(keepends=True):
        if _LETTER.search(line):
            start += len(line) - len(line.lstrip())
            opening = line.strip()[:within]
            return sorted(
                (start + first, start + last) for first, last in _found(opening, language)
            )
        start += len(line)
    return []


def _found(opening: str, language: Language) -> Iterator[Stretch]:
    patterns = _ANYWHERE[language]
    if _is_headline(opening):
        patterns += _IN_HEADLINES[language]
        question = _QUESTION.search(opening)
        if question and not _TO_READERS.search(opening):
            yield question.span()
    for pattern in patterns:
        if match := pattern.search(opening):
            yield match.span()


def _is_headline(line: str) -> bool:
    """Tell a headline, most words of which start with a capital, from a sentence."""
    words = _WORDS.findall(line)
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _FEW and capitals >= _CAPITALS * len(words)
