"""Say numbers, dates and sentences in both languages of the page."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from contentcheck.model import Text
from contentcheck.report.excerpt import visible
from contentcheck.wording import fill, localised

if TYPE_CHECKING:
    from datetime import date, datetime

_DAYS = Text(id="Sen Sel Rab Kam Jum Sab Min", en="Mon Tue Wed Thu Fri Sat Sun")
_MONTHS = Text(
    id="Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des",
    en="Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
)
_ROUNDING = 1e-6  # of floating point, not of the score


def both(text: str) -> Text:
    """Return what is the same in both languages."""
    return Text(id=text, en=text)


def filled(text: Text, **values: str | Text) -> Text:
    """Replace `{name}` by its value, as text."""
    said = {
        name: both(value) if isinstance(value, str) else value for name, value in values.items()
    }
    return Text(
        id=fill(text.id, **{name: value.id for name, value in said.items()}),
        en=fill(text.en, **{name: value.en for name, value in said.items()}),
    )


def figure(value: float, digits: int = 1) -> Text:
    """Write a number as each language does, without a decimal that says nothing."""
    digits = 0 if float(value).is_integer() else digits
    english = f"{value:,.{digits}f}".replace("-", "−")
    return Text(id=localised(english, "id"), en=english)


def percent(share: float) -> str:
    return f"{share * 100:.0f}%"


def score(value: float) -> Text:
    """Write a score with one decimal at most, rounded down: only a faultless post has 100."""
    return figure(floor(value * 10 + _ROUNDING) / 10)


def day(when: date) -> Text:
    """Write a date: “Sel, 1 Des 2026”."""
    return Text(
        id=f"{_of(_DAYS.id, when.weekday())}, {when.day} {_of(_MONTHS.id, when.month - 1)} "
        f"{when.year}",
        en=f"{_of(_DAYS.en, when.weekday())}, {when.day} {_of(_MONTHS.en, when.month - 1)} "
        f"{when.year}",
    )


def moment(when: datetime) -> Text:
    """Write a date with its time: “Sel, 1 Des 2026 09.00”."""
    date = day(when.date())
    return Text(id=f"{date.id} {when:%H.%M}", en=f"{date.en} {when:%H:%M}")


def _of(names: str, number: int) -> str:
    return names.split()[number]


def plain(text: str) -> str:
    """Return text whose control and direction characters are spelled out, line by line."""
    return "\n".join(visible(line) for line in text.splitlines())
