"""Numbers of payment cards, told by how they are built: first digits and check digit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentcheck.text.glance import sought
from contentcheck.text.private import Private

# ISO/IEC 7812: 4 is Visa, 51 to 55 and 2221 to 2720 Mastercard, 3528 to 3589 JCB, 34 and 37
# American Express, whose numbers have 15 digits; the others have 16.
_CARD = sought(
    r"(?<![^\W_])(?:(?:4\d{3}|5[1-5]\d\d|2[2-7]\d\d|35[2-8]\d)(?:[ -]?\d{4}){3}"
    r"|3[47]\d\d[ -]?\d{6}[ -]?\d{5})(?![^\W_])"
)
_BEFORE = 40  # characters in front of a number, in which its label stands
_NO_CARD = sought(
    r"\b(?:virtual\s{1,2}account|VA|resi|token|IMEI|invoice|billing|pelanggan|meter)\b[^\n\d]{0,20}$",
    re.IGNORECASE,
)


def card_numbers(text: str) -> Iterator[Private]:
    """Yield the numbers of payment cards; what is labelled as another number is none."""
    for match in _CARD.finditer(text):
        before = text[max(match.start() - _BEFORE, 0) : match.start()]
        if _checks(re.sub(r"\D", "", match[0])) and not _NO_CARD.search(before):
            yield Private("card", *match.span())


def _checks(digits: str) -> bool:
    """Tell whether the last digit is the one that the others ask for (Luhn)."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0
