"""Days that no calendar has: 31 November, 30 Februari, June 31st."""

from __future__ import annotations

import re

import msgspec

from contentcheck.text.glance import holds, sought
from contentcheck.text.weekdays import MONTH, MONTHS, YEAR

_A_LEAP_YEAR = "2000"  # stands for years that are not named
_STEMS = ("29", "30", "31")
_DAY = r"(?:29|30|31)"
_DATES = sought(
    rf"""(?<![\w.,:/#@-])
    (?: (?P<d1>{_DAY})(?:st|th)?\s{{1,2}}(?:of\s)?(?P<m1>{MONTH})
      | (?P<m2>{MONTH})\s{{1,2}}(?P<d2>{_DAY})(?:st|th)?(?![\w:/]|\.\d) )
    (?: \s{{0,2}},?\s{{0,2}}(?P<year>{YEAR}) )?""",
    re.VERBOSE | re.IGNORECASE,
)


class NoDay(msgspec.Struct, frozen=True):
    """A day from code point `start` to `end` that its month does not have; `last` is the last."""

    start: int
    end: int
    last: int


def impossible_days(text: str) -> list[NoDay]:
    """Return the days of a text that no calendar has, in order of place.

    29 February is one only beside a year that is no leap year.
    """
    if not holds(text, _STEMS):
        return []
    found = []
    for match in _DATES.finditer(text):
        month = MONTHS[(match["m1"] or match["m2"])[:3].lower()]
        from calendar import monthrange

        _, last = monthrange(int(match["year"] or _A_LEAP_YEAR), month)
        if int(match["d1"] or match["d2"]) > last:
            found.append(NoDay(*match.span(), last))
    return found
