"""Say numbers and sentences in both languages of the page."""

from __future__ import annotations

from contentcheck import wording
from contentcheck.model import Text
from contentcheck.report.excerpt import visible
from contentcheck.text.personal import masked
from contentcheck.wording import localised


def figure(value: float, digits: int = 1) -> Text:
    """Write a number as each language does, without a decimal that says nothing."""
    digits = 0 if float(value).is_integer() else digits
    english = f"{value:,.{digits}f}".replace("-", "−")
    return Text(id=localised(english, "id"), en=english)


def percent(share: float) -> str:
    return f"{share * 100:.0f}%"


def score(value: float) -> Text:
    """Write a score with one decimal at most, rounded down."""
    return Text(id=wording.score(value, "id"), en=wording.score(value, "en"))


def plain(text: str) -> str:
    """Return text without personal data, its control and direction characters spelled out."""
    return "\n".join(visible(line) for line in masked(text).splitlines())
