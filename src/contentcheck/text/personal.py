"""Personal data in a text, and the text with their digits hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from contentcheck.text.cards import card_numbers
from contentcheck.text.contacts import bank_accounts, email_addresses, home_addresses, phone_numbers
from contentcheck.text.glance import sought
from contentcheck.text.identity import identity_numbers
from contentcheck.text.private import Private

_OF_NUMBERS = (identity_numbers, phone_numbers, bank_accounts, card_numbers)
_OTHERS = (email_addresses, home_addresses)
_LONG_NUMBER = sought(r"\d(?:[\W_]{0,6}\d){8}")  # none of them is shorter
# Digits in an address are a page's number, and a chat link is there to be tapped.
_LINK = sought(
    r"(?:https?://|www\.)[^\s<>\"]{1,2000}|\b(?:wa\.me|t\.me|bit\.ly|s\.id)/\S{1,200}",
    re.I,
    stems="://|www.|/",
)
# Pasted numbers have blanks and hyphens of print between their digits, and what has no width.
_BLANKS = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_DASH = "".join(map(chr, (*range(0x2010, 0x2016), 0x2212, 0xFE63, 0xFF0D)))
_MARKS = (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSEEN = "".join(map(chr, (0xAD, 0x2060, 0xFEFF, *_MARKS)))
_DASHED = sought(rf"(?<=[\d ()])[{_DASH}](?=[\d ()])", stems="|".join(_DASH))
_INSIDE = sought(
    rf"(?<=[\d .()+_{_DASH}{_UNSEEN}-])[{_UNSEEN}](?=[\d .()_{_DASH}{_UNSEEN}-])",
    stems="|".join(_UNSEEN),
)
_LEFT = 2  # digits that stay, so that the author can tell one number from another
_HIDDEN = "•"


def personal_data(text: str) -> list[Private]:
    """Return the personal data of a text, in order of place; none overlaps another."""
    return list(_personal_data(text))


@lru_cache(maxsize=8)  # several rules, and whatever quotes a text, ask for the same ones
def _personal_data(text: str) -> tuple[Private, ...]:
    whole = _LINK.sub(lambda link: " " * len(link[0]), text)
    whole = whole.translate(_BLANKS)
    plain = whole if whole.isascii() else _DASHED.sub("-", _INSIDE.sub("", whole))
    finders = (*_OF_NUMBERS, *_OTHERS) if _LONG_NUMBER.search(plain) else _OTHERS
    found: Iterator[Private] = chain.from_iterable(find(plain) for find in finders)
    if len(plain) < len(whole):
        found = _in_whole(found, whole)
    kept: list[Private] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def _in_whole(found: Iterator[Private], whole: str) -> Iterator[Private]:
    """Yield what was found where it stands in the text that still has its unseen characters."""
    unseen = {each.start() for each in _INSIDE.finditer(whole)}
    at = [place for place in range(len(whole)) if place not in unseen]
    for each in found:
        yield Private(each.kind, at[each.start], at[each.end - 1] + 1)


def masked(text: str) -> str:
    """Return a text of the same length with the personal data in it hidden."""
    parts: list[str] = []
    reached = 0
    for each in personal_data(text):
        parts += [text[reached : each.start], hidden(each, text)]
        reached = each.end
    return "".join([*parts, text[reached:]])


def hidden(private: Private, text: str) -> str:
    """Return a piece of personal data as it may be shown: at most two of its digits.

    Of an e-mail address the first letter and the host stay, of a home address the words.
    """
    shown = text[private.start : private.end]
    if private.kind == "email":
        name, _, host = shown.partition("@")
        return name[0] + _HIDDEN * (len(name) - 1) + "@" + host
    left = 0 if private.kind == "address" else _LEFT
    digits = sum(character.isdecimal() for character in shown)
    return "".join(_hide(shown, digits - left))


def _hide(shown: str, count: int) -> Iterator[str]:
    """Yield the characters with the first `count` digits hidden."""
    for character in shown:
        if character.isdecimal() and count > 0:
            count -= 1
            yield _HIDDEN
        else:
            yield character
