"""What a text asks its readers to do, and what it offers that they could take up."""

from __future__ import annotations

import re

from contentcheck.text.glance import sought

# Words that ask, in the form in which they ask. Those that are nouns as often ("daftar", "call")
# are among them: better to pass over a caption than to blame one that does ask.
_ASKED = sought(
    r"""(?<![\w#@-])(?:
    yuk | ayo | hayu | mari | silakan | silahkan | jangan\s(?:lupa|lewatkan|sampai|ragu) |
    segera | daftar(?:kan|lah)? | laporkan | lapor | hubungi | kunjungi | cek |
    periksa(?:kan|lah)? | unduh | unggah | tonton | simak | saksikan | klik | ketuk | pindai |
    scan | ikuti(?:lah)? | pastikan | manfaatkan | hadiri(?:lah)? | datang(?:lah|i)? | siapkan
    | bawa(?:lah)? | isi(?:lah|kan)? | baca(?:lah)? | lihat(?:lah)? | gunakan(?:lah)? |
    pakai(?:lah)? | jaga(?:lah)? | lindungi | waspada(?:i|lah)? | hindari | cegah | dukung |
    sampaikan | bagikan | simpan | catat | tandai | kirim(?:kan|lah)? | telepon | tanyakan |
    ajukan | pilih | dapatkan | tunggu | mohon | bergabung | swipe | geser | save | share |
    follow | komen(?:tar)? | tulis(?:kan)? | ceritakan | ambil | gabung | kontak | wa |
    whatsapp | dm | info(?:rmasi)?\s(?:lebih\s)?lanjut | tautan | link | bio | register |
    sign\sup | visit | check | download | watch | call | report | contact | join | learn | read
    | see | click | tap | apply | find\sout | get | come | don['’]t\s(?:miss|forget) | remember
    | make\ssure | text | email | e-mail | book | bring | submit | send | ask | tell\sus |
    subscribe | please | stay | avoid | protect | reserve
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
# Somewhere to go: a link, an address, a number to ring.
_WAY = sought(
    r"https?://|www\.|(?<![\w.])[\w-]{2,40}(?:\.[\w-]{1,40}){0,3}\.(?:id|com|org|net)\b"
    r"|[\w.]{2,40}@[\w-]{2,40}\.[a-z]{2}|(?<![\w.,/])(?:\+62|0)\d[\d ()-]{5,14}\d"
    r"|(?:[Dd]arurat|[Hh]otline|[Cc]all [Cc]ent(?:er|re)|[Ee]mergency):? ?1\d{2}\b"
)
_OFFERED = sought(
    r"""(?<![\w#@-])(?:
    pendaftaran(?:nya)?\s(?:\w{1,20}\s){0,6}?(?:dibuka|buka|gratis|mulai|hingga|sampai|ditutup|online)
    | (?:buka|membuka|dibuka(?:nya)?)\s(?:kembali\s)?(?:pendaftaran|lowongan|rekrutmen|registrasi)
    | lowongan(?:\skerja)?\s(?:dibuka|terbuka|tersedia|untuk) | kuota\s(?:terbatas|peserta|tersedia)
    | (?:batas\s(?:akhir|waktu)|tenggat)\s(?:pendaftaran|pengajuan|pelaporan|pembayaran|pengiriman)
    | paling\slambat\s(?:tanggal\s)?\d | (?:syarat|persyaratan)(?:nya)?\s(?:pendaftaran|peserta|:)
    | terbuka\suntuk\s(?:umum|semua) | gratis\s(?:untuk|bagi|tanpa) | tanpa\sdipungut\sbiaya
    | (?:anda|kamu|warga|masyarakat|sobat\w{0,20})\s(?:\w{1,20}\s)?(?:bisa|dapat)\s
      (?:me(?:n?daftar|ngajukan|ngakses|manfaatkan|ngikuti|ngurus|nggunakan)|ikut)
    | (?:registration|applications?)\s(?:\w{1,20}\s){0,6}?(?:now\s)?open | open\sto\sall
    | (?:deadline|closing\sdate)\s(?:for|is) | limited\s(?:seats|places) | vacanc(?:y|ies)
    | free\s(?:of\scharge|for\s(?:all|everyone))
    | you\s(?:can|may)\s(?:now\s)?(?:apply|register|use)
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def asks(text: str) -> tuple[int, int] | None:
    """Return where a text first asks for something, or says where to turn; None if it does not."""
    found = _ASKED.search(text) or _WAY.search(text)
    return found.span() if found else None


def offers(text: str) -> tuple[int, int] | None:
    """Return where a text first offers what readers can take up; None if it only tells news."""
    found = _OFFERED.search(text)
    return found.span() if found else None
