"""Does the post give away personal data: identity numbers, private phones, accounts, addresses?"""

from collections.abc import Iterator
from itertools import islice

import msgspec

from contentcheck.model import Draft, Measure, Text
from contentcheck.passages import MOST, Source, passages
from contentcheck.text.personal import hidden, personal_data
from contentcheck.text.private import Kind

_WORDS = {
    "nik": Text(id="NIK", en="NIK"),
    "kk": Text(id="nomor kartu keluarga", en="family card number (KK)"),
    "npwp": Text(id="NPWP", en="tax number (NPWP)"),
    "phone": Text(id="nomor ponsel", en="mobile number"),
    "email": Text(id="surel pribadi", en="private e-mail"),
    "account": Text(id="nomor rekening", en="bank account"),
    "card": Text(id="nomor kartu pembayaran", en="payment card number"),
    "address": Text(id="alamat rumah", en="home address"),
}
# How sure a kind is by its build alone: a mobile number may be an office's without saying so.
_SURE = {
    "nik": 0.95,
    "kk": 0.95,
    "npwp": 0.9,
    "phone": 0.7,
    "email": 0.8,
    "account": 0.8,
    "card": 0.85,
}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to look at and for.

    of     the texts of the draft, or the words read in its pictures
    kinds  of personal data: nik, kk, npwp, phone, email, account, card, address
    """

    kinds: tuple[Kind, ...]
    of: Source = "text"


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield 1 for each piece of personal data, placed on it.

    The evidence hides all but two digits: a report is passed around. Raises Skip like `passages`.
    """
    for passage in passages(draft, params.of):
        private = (each for each in personal_data(passage.text) if each.kind in params.kinds)
        for found in islice(private, MOST):
            place, confidence = passage.at(found.start, found.end)
            word, shown = _WORDS[found.kind], " ".join(hidden(found, passage.text).split())
            yield Measure(
                name="personal_data",
                value=1.0,
                unit="count",
                place=place,
                confidence=confidence * _SURE.get(found.kind, 0.75),
                evidence=Text(id=f"{word.id} {shown}", en=f"{word.en} {shown}"),
            )
