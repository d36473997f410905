"""Numbers that identify a person: NIK, family card (KK) and NPWP, told by how they are built.

A NIK has 16 digits: province, regency and district, then the birth date as DDMMYY (women: day
plus 40), then a serial number from 0001. A family card has the same shape with the day of issue.
The old NPWP has 15 digits, written 00.000.000.0-000.000; the new one is the NIK.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentcheck.text.glance import sought
from contentcheck.text.private import Private

# The provinces' codes, as the Ministry of Home Affairs gives them out.
_PROVINCES = frozenset(
    number
    for first, last in (
        (11, 19), (21, 21), (31, 36), (51, 53), (61, 65), (71, 76), (81, 82), (91, 97),
    )
    for number in range(first, last + 1)
)  # fmt: skip
_DIGITS = 16
_WOMEN = 40  # added to the day of birth

# Sixteen digits, perhaps in groups. Without a label only the usual groups count: "2019 2020 …"
# are years.
_SIXTEEN = sought(
    r"(?:(?<![^\W_])(?<!\+)|(?<=NIK)|(?<=nik)|(?<=KTP)|(?<=KK))\d(?:[ ._-]{0,3}\d){15}(?![^\W_])"
)
_GROUPS = {(16,), (4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (2, 2, 2, 2, 2, 2, 4)}
_NPWP_DOTTED = sought(r"(?<![\w.])\d{2}\.\d{3}\.\d{3}\.\d[-.]\d{3}\.\d{3}(?!\w)")
_NPWP_PLAIN = sought(r"\bNPWP[\W_]{0,6}(\d(?:[ .-]?\d){14,15})(?![^\W_])", re.IGNORECASE)

_BEFORE = 40  # characters in front of a number, in which its label stands
_FAMILY_CARD = sought(
    r"(?:(?<![^\W_])KK|\bkartu\s{1,2}keluarga)(?![^\W_])[^\n\d]{0,20}$", re.IGNORECASE
)
_IDENTITY_CARD = sought(
    r"(?:(?<![^\W_])NIK|KTP|\bnomor\s{1,2}induk\s{1,2}kependudukan|\bNPWP)(?![^\W_])[^\n\d]{0,20}$",
    re.IGNORECASE,
)
_OTHER_NUMBER = sought(
    r"\b(?:resi|kode|virtual\s{1,2}account|VA|invoice|faktur|ISBN|ISSN|NIB|NUPTK|polis|regist\w{0,8}"
    r"|referensi|ref|transaksi|voucher|token|tiket|billing|NTPN|NTB|IMEI|pelanggan|meter|seri|order"
    r"|pesanan|tracking|kartu\s{1,2}(?:kredit|debit)|Rp|barcode|sertifikat)\b[^\n\d]{0,20}$",
    re.IGNORECASE,
)
_OFFICE = sought(
    r"\b(?:instansi|badan|perusahaan|bendahara|bendaharawan|dinas|kantor|PT|CV|yayasan|koperasi"
    r"|kementerian|kemen\w{1,20}|lembaga|satker|pemerintah|pemkot|pemkab|pemprov)\b",
    re.IGNORECASE,
)


def identity_numbers(text: str) -> Iterator[Private]:
    """Yield the identity numbers of persons; those of offices and other long numbers are none."""
    for match in _SIXTEEN.finditer(text):
        before = text[max(match.start() - _BEFORE, 0) : match.start()]
        family = bool(_FAMILY_CARD.search(before))
        labelled = family or bool(_IDENTITY_CARD.search(before))
        groups = tuple(len(group) for group in re.split(r"[ ._-]{1,3}", match[0]))
        if is_nik(re.sub(r"[ ._-]", "", match[0])) and (
            labelled or (groups in _GROUPS and not _OTHER_NUMBER.search(before))
        ):
            yield Private("kk" if family else "nik", *match.span())
    dotted = [match.span() for match in _NPWP_DOTTED.finditer(text)]
    plain = [match.span(1) for match in _NPWP_PLAIN.finditer(text)]
    for start, end in dict.fromkeys(dotted + plain):
        if not _OFFICE.search(text[max(start - _BEFORE, 0) : start].rpartition("\n")[2]):
            yield Private("npwp", start, end)


def is_nik(digits: str) -> bool:
    """Tell whether 16 digits are built like a NIK."""
    if len(digits) != _DIGITS:
        return False
    province, regency, district, day, month = (int(digits[n : n + 2]) for n in range(0, 10, 2))
    return (
        province in _PROVINCES
        and regency > 0
        and district > 0
        and 1 <= (day - _WOMEN if day > _WOMEN else day) <= 31
        and 1 <= month <= 12
        and int(digits[12:]) > 0
    )
