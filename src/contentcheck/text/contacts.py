"""Ways to a private person: mobile number, e-mail, bank account, home address.

What an office gives out is none of these: hotlines, landlines, numbers and addresses that are
labelled as official, mail of an institution. A label counts only close by, in the same sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentcheck.text.glance import says, sought
from contentcheck.text.private import Private

# ------------------------------------------------------------------------------------ who it is

_PERSON = sought(
    r"\b(?:(?i:ibu|bapak|pak|bu|sdr|sdri|saudara|saudari|mas|mbak|kak|bang|kang|teh|om|tante|mr|mrs"
    r"|ms|a\.?n|atas\snama)\b\.?\s{1,2}[A-Z]|(?i:pribadi|saya|anaknya|suaminya|istrinya)\b)"
)
_OFFICE = sought(
    r"\b(?:resmi|official|hotline|layanan|call\s?cent(?:er|re)|contact\s?cent(?:er|re)|pusat"
    r"|(?:peng)?aduan|lapor|humas|kantor|sekretariat|posko|admin|cs|customer|help\s?desk|center"
    r"|informasi|info|pendaftaran|reservasi|darurat|ambulans?|polsek|polres|damkar|BPBD|PMI|RSUD"
    r"|puskesmas|dinas|kementerian|kemen\w{1,20}|chatbot|bantuan|whistle\s?blow\w{0,5})\b",
    re.IGNORECASE,
)
# A number given to the public: to report by, beside a hotline or a website, or as ours.
_GIVEN = sought(
    r"\b(?:(?:me|di)?lapor(?:kan|an)|(?:hubungi|kontak|chat|telepon|WA|WhatsApp)\skami)\b"
    r"|(?<![\d.–-])(?:11[0235789]|12[239]|151|165|1500[ -]?\d{3})\b(?!\s?[-–.]?\d)"
    r"|\w\.(?:id|org)\b",
    re.IGNORECASE,
)
# A number that readers are warned of.
_FRAUD = sought(
    r"\b(?:mengatasnamakan|mengaku|(?<!korban )penipu\w{0,3}|palsu|(?:di|men)catut|modus|fraud"
    r"|scam\w{0,4})\b",
    re.IGNORECASE,
)
_LABEL = 40  # characters before, in which a label stands
_LABEL_OF_PHONE = 50  # a sentence leads to it: "laporkan … lewat WhatsApp"
_AFTER = 25  # and behind
_SENTENCE = sought(r"[.!?]\s|\n")


def _around(text: str, start: int, end: int, label: int = _LABEL) -> str:
    """Return what stands beside a stretch, in the same sentence, with a gap where it was."""
    before = _SENTENCE.split(text[max(start - label, 0) : start])[-1]
    if start > label and len(before) == label:
        before = before.partition(" ")[2]  # the first word may be cut: "pelayanan" to "layanan"
    after = _SENTENCE.split(text[end : end + _AFTER])[0]
    return f"{before} | {after}"


# -------------------------------------------------------------------------------- phone numbers

_MOBILE = sought(
    r"(?:(?<![^\W_])(?<!\+)|(?<=WA)|(?<=HP)|(?<=wa)|(?<=hp))"
    r"(?:\(?\+?62\)?[ ._-]{0,3}(?:\(0\)\s?)?|\(?0)8[1-9]"
    r"(?:[ .)_-]{0,3}\d){7,10}(?![^\W_]|[ .-]\d{3})"
)


def phone_numbers(text: str) -> Iterator[Private]:
    """Yield mobile numbers, but for those labelled as an office's."""
    for match in _MOBILE.finditer(text):
        beside = _around(text, *match.span(), _LABEL_OF_PHONE)
        public = _OFFICE.search(beside) or _GIVEN.search(beside) or _is_easy(match[0])
        if not _FRAUD.search(beside) and (_PERSON.search(beside) or not public):
            yield Private("phone", *match.span())


def _is_easy(number: str) -> bool:
    """Tell a number that is easy to keep in mind, as hotlines are: 0811-8-165-165."""
    digits = re.sub(r"\D", "", number)
    return digits[-3:] == digits[-6:-3] and len(set(digits[-3:])) > 1


# --------------------------------------------------------------------------------------- e-mail

_EMAIL = sought(
    r"(?<![\w.+-])(?P<name>\w[\w.+-]{0,63})@(?P<host>(?:[\w-]{1,40}\.){1,4}[A-Za-z]{2,24})(?![\w-])"
)
# Anyone gets a mailbox here; at other addresses an institution gives it out.
_FREE_MAIL = sought(
    r"(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|me|aol|proton"
    r"|protonmail|gmx|zoho|mail|yandex|tutanota)\.(?:com|co\.id|co\.uk|me|net|ru|id)",
    re.IGNORECASE,
)
_ROLE = sought(
    r"(?:^|[._+-]|\d)(?:humas|info|admin|sekret\w{0,10}|dinas|dis[a-z]{3,12}|kantor|kec(?:amatan)?|kel"
    r"|kelurahan|desa|puskesmas|pkm|redaksi|media|cs|layanan|ppid|panitia|pengaduan|lapor|bppd|bpbd"
    r"|kominfo|official|contact|kontak|hello|halo|support|marketing|rsud|sd[nk]?|smp[nk]?|sma[nk]?|smk[nk]?"
    r"|upt|uptd|himpunan|komunitas|yayasan|pemdes|kua|polres|polsek)(?:$|[._+-]|\d)|^(?:humas|dinas|dis"
    r"|puskesmas|kecamatan|kelurahan|pemdes|desa|panitia|info|admin|kantor|sekretariat)[a-z]{3,60}",
    re.IGNORECASE,
)


def email_addresses(text: str) -> Iterator[Private]:
    """Yield addresses at free mail services, but for those of an office by name or label."""
    if "@" not in text:
        return
    for match in _EMAIL.finditer(text):
        beside = _around(text, *match.span())
        private = _FREE_MAIL.fullmatch(match["host"]) and not _ROLE.search(match["name"])
        said = re.search(r"\bpribadi\b", beside, re.IGNORECASE)
        if said or (private and (_PERSON.search(beside) or not _OFFICE.search(beside))):
            yield Private("email", *match.span())


# ------------------------------------------------------------------------------------- accounts

_BANK = (
    r"(?:BRI|BCA|BNI|BSI|BTN|Mandiri|CIMB(?:\sNiaga)?|Permata|Danamon|Muamalat|OCBC(?:\sNISP)?|Mega"
    r"|Jago|SeaBank|Bank\s\w{2,15}(?:\s\w{2,15})?)"
)
_NUMBER = r"(?<![\d.,])(?<!Rp)(?<!Rp\s)\d(?:[ .-]?\d){8,16}(?!\w|[.,]\d)"
_ACCOUNT = sought(
    rf"\b(?:rek(?:ening)?|norek|transfer|tf|bank\saccount|account\s(?:no|number))\b"
    rf"[^\d]{{0,50}}?(?P<labelled>{_NUMBER})|\b{_BANK}(?:"
    rf"[^\d\n]{{0,20}}?(?P<held>{_NUMBER})(?=\W{{1,4}}(?:a\.?\s?n\b|atas\snama|an\.))"
    rf"|(?:\s(?:no|nomor|rek)\b\.?)?[\s:]{{1,3}}(?P<alone>{_NUMBER}))",
    re.IGNORECASE,
)
_NO_ACCOUNT = sought(
    r"\b(?:listrik|air|PDAM|telepon|pelanggan|virtual|VA|resi|NIK|KTP|NPWP|telp|HP|WA|WhatsApp)\b",
    re.IGNORECASE,
)
_BILL = sought(r"\b(?:virtual(?:\saccount)?|VA|kode\sbayar)\W{0,3}$", re.IGNORECASE)
_NAMED = sought(r"\W{1,6}(?:a\.?\s?n\b\.?|atas\snama|an\.)\s{0,3}", re.IGNORECASE)
_END = sought(r"[.,;(\n]")  # of a name
_THOUSANDS = sought(r"\d{1,3}(?:\.\d{3}){2,6}")
_HOLDER = sought(
    r"\b(?:resmi|donasi|yayasan|bendahara|kas|dinas|kementerian|kemen\w{1,20}|BAZNAS|LAZ\w{0,6}|PMI|palang"
    r"|panitia|PT|CV|koperasi|lembaga|badan|peduli|RKUD|masjid|gereja|komunitas|pemerintah|pemkab"
    r"|pemkot|pemprov|kabupaten|provinsi|penampung\w{0,2}|zakat|infak|bantuan|sekolah|universitas"
    r"|direktorat|kantor|perkumpulan|persatuan|ikatan|organisasi)\b",
    re.IGNORECASE,
)
_HOLDER_AFTER = 60  # characters


def bank_accounts(text: str) -> Iterator[Private]:
    """Yield bank accounts, but for those of an institution: by the holder's name, or the label."""
    for match in _ACCOUNT.finditer(text):
        start, end = next(match.span(name) for name in match.groupdict() if match[name])
        before = _SENTENCE.split(text[max(match.start() - _AFTER, 0) : match.start()])[-1]
        after = text[end : end + _HOLDER_AFTER].partition("\n\n")[0]
        named = _NAMED.match(after)
        holder = _END.split(after[named.end() :])[0] if named else before + match[0] + after
        if not (
            _NO_ACCOUNT.search(match[0])
            or _BILL.search(before)
            or _THOUSANDS.fullmatch(text[start:end])
            or _HOLDER.search(holder)
        ):
            yield Private("account", start, end)


# ------------------------------------------------------------------------------- home addresses

_STREET_NAMES = "Jl|Jln|Jalan|Gg|Gang|Dusun|Dsn|Kp|Kampung|Perum|Perumahan|Komplek|Kompleks|Blok"
_STREET = rf"\b(?:{_STREET_NAMES})\b\.?"
_STREETS = frozenset(_STREET_NAMES.lower().split("|"))
_PROOFS = frozenset({"no", "nomor", "nr", "blok", "rt"})  # one of these words goes before figures
_HOUSE = r"(?:\b(?:No|Nomor|Nr)\b\.?\s?|\bBlok\s\w{1,3}\s?[-/.]?\s?)\d{1,4}\w?"
_RT_RW = (
    r"\bRT\b[\s.:]{0,2}(?:/\s?RW\b[\s.:]{0,2}\d{1,3}\s?/\s?\d{1,3}"
    r"|\d{1,3}[\s,/]{0,3}RW\b[\s.:]{0,2}\d{1,3})"
)
_HOME = (
    r"\b(?:alamat\s(?:rumah|pribadi|tinggal|KTP)|rumah(?:nya|\s?:|\s(?:beliau|korban|pasien|warga))|kediaman(?:nya)?"
    r"|(?:ber)?tempat\stinggal|tinggal\sdi|(?:ber)?domisili(?:\sdi)?|home\saddress|lives?\s(?:at|in))(?!\w)"
)
_ADDRESS = sought(
    rf"(?P<home>{_HOME}[^\n]{{0,30}}?)?(?P<street>{_STREET}[^\n]{{2,60}}?(?P<proof>{_RT_RW}|{_HOUSE}))"
    rf"(?:[\s,]{{1,3}}(?:No|Nomor)\b\.?\s?\d{{1,4}}\w?)?(?:[\s,]{{1,3}}(?P<more>{_RT_RW}))?",
    re.IGNORECASE,
)
_BUILDING = sought(
    r"\b(?:kantor|dinas|kelurahan|balai|puskesmas|pustu|rumah\ssakit|RS|RSUD|klinik|sekolah|SD\w?|SMP\w?"
    r"|SMA\w?|SMK\w?|PAUD|TK|posko|sekretariat|masjid|musala|gereja|pura|pasar|taman|gedung|lapangan"
    r"|kampus|universitas|toko|posyandu|TPS|UPT\w?|kecamatan|perpustakaan|museum|aula|hotel|kafe|resto"
    r"|restoran|warung|stasiun|terminal|pos|desa|office|hall|school|dinasnya|rumah\sdinas|instansi)\b",
    re.IGNORECASE,
)
_VENUE = sought(
    r"📍|\b(?:lokasi|venue|bertempat|titik|tempat(?!\s(?:tinggal|lahir)))\b", re.IGNORECASE
)
_RESIDENT = sought(
    rf"{_PERSON.source}|\b(?i:nama\s?:|NIK\b|korban|pasien|tersangka|penghuni|identitas)"
)
_ABOVE = 160  # characters before, in which the office may be named


def home_addresses(text: str) -> Iterator[Private]:
    """Yield addresses of homes: said to be one, or down to RT and RW and of no office."""
    if not (says(text, _STREETS) and says(text, _PROOFS)):
        return
    for match in _ADDRESS.finditer(text):
        full = bool(match["more"]) or match["proof"].lower().startswith("rt")
        if match["home"] or (full and not _is_public(text, match)):
            yield Private("address", match.start("street"), match.end())


def _is_public(text: str, match: re.Match[str]) -> bool:
    """Tell the address of an office or event: it is named before, or the line says so."""
    start = match.start("street")
    beside = _SENTENCE.split(text[max(match.start() - _LABEL, 0) : start])[-1]
    if _BUILDING.search(beside) or _VENUE.search(beside):
        return True
    above = text[max(match.start() - _ABOVE, 0) : start]
    return bool(_BUILDING.search(above)) and not _RESIDENT.search(above)
