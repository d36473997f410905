"""Put values into sentences, in the reader's language."""

from collections.abc import Mapping
from math import ceil, floor
from typing import Literal

import msgspec

from contentcheck.model import Language, Text

Style = Literal["whole", "percent", "tenths", "of-100", "millions", "ratio"]


class UnitWords(msgspec.Struct, frozen=True):
    """How a unit is called, and how its numbers are written."""

    word: Text
    style: Style = "whole"


_CHARACTERS = Text(id="karakter", en="characters")
_UNITS = {
    "graphemes": UnitWords(_CHARACTERS),
    "code_points": UnitWords(_CHARACTERS),
    "utf16_units": UnitWords(
        Text(id="karakter menurut hitungan platform", en="characters as the platform counts")
    ),
    "utf8_bytes": UnitWords(Text(id="bita", en="bytes")),
    "x_weighted": UnitWords(Text(id="karakter menurut hitungan X", en="characters as X counts")),
    "mastodon": UnitWords(
        Text(id="karakter menurut hitungan Mastodon", en="characters as Mastodon counts")
    ),
    "share": UnitWords(Text(id="luas gambar", en="of the picture"), "percent"),
    "side": UnitWords(Text(id="dari sisinya", en="of the side"), "percent"),
    "score": UnitWords(Text(id="dari 100", en="out of 100"), "of-100"),
    "days": UnitWords(Text(id="hari", en="days")),
    "hours": UnitWords(Text(id="jam", en="hours"), "tenths"),
    "s": UnitWords(Text(id="detik", en="seconds"), "tenths"),
    "lines": UnitWords(Text(id="baris", en="lines")),
    "time": UnitWords(Text(id="waktu", en="of the time"), "percent"),
    "flashes": UnitWords(Text(id="kilatan", en="flashes"), "tenths"),
    "words": UnitWords(Text(id="kata", en="words")),
    "bytes": UnitWords(Text(id="MB", en="MB"), "millions"),
    "fps": UnitWords(Text(id="gambar per detik", en="frames a second"), "tenths"),
    "characters/s": UnitWords(Text(id="karakter per detik", en="characters a second")),
    "width_by_height": UnitWords(Text(id="lebar banding tinggi", en="width to height"), "ratio"),
    "bit/s": UnitWords(Text(id="Mbps", en="Mbps"), "millions"),
    "count": UnitWords(Text(id="buah", en="items")),
}


_SHAPES = (
    *((1, 1), (4, 5), (5, 4), (3, 4), (4, 3), (2, 3), (3, 2), (9, 16), (16, 9)),
    *((1, 2), (2, 1), (1, 3), (3, 1)),
)
_ROUNDING = 1e-6  # of floating point, not of the score
_SAME_SHAPE = 0.002  # 1,080 × 1,349 px is 4:5, too


def unit_word(unit: str, lang: Language) -> str:
    """Return a unit as a reader calls it; a unit without an entry stands as it is."""
    return _UNITS[unit].word[lang] if unit in _UNITS else unit


def number(value: float, unit: str, lang: Language) -> str:
    """Write a number as the language does: 2.200 and 1,5 in Indonesian, 2,200 and 1.5 in English.

    Shares of an area (0…1) are written in percent, scores (0…1) out of a hundred, bytes in MB.
    """
    style = _UNITS[unit].style if unit in _UNITS else "tenths"
    if style == "percent":
        return f"{value * 100:.0f}%"
    if style == "of-100":
        return f"{value * 100:.0f}"
    if style == "ratio":
        return _ratio(value, lang)
    if style == "millions":
        value = ceil(value / 1e5) / 10  # up, so that what is over a limit reads so
    digits = 0 if style == "whole" or float(value).is_integer() else 1
    return localised(f"{value:,.{digits}f}", lang).replace("-", "−")


def _ratio(value: float, lang: Language) -> str:
    """Write width / height as designers do: 4:5, or 1.91:1 where no such name is near."""
    for width, height in _SHAPES:
        if abs(value * height / width - 1) < _SAME_SHAPE:
            return f"{width}:{height}"
    return localised(f"{value:.2f}".rstrip("0").rstrip("."), lang) + ":1"


def score(value: float, lang: Language) -> str:
    """Write a score with one decimal at most, rounded down: only a faultless post has 100."""
    return number(floor(value * 10 + _ROUNDING) / 10, "points", lang)


def language_of(asked: str | None, environment: Mapping[str, str]) -> Language:
    """Return the language to write in: what was asked for, else the locale's, else Indonesian.

    The locales C and POSIX, that machines run under, get English.
    """
    if asked is not None:
        return "en" if asked == "en" else "id"
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((value for value in named if value), "")
    return "en" if locale.split(".")[0].split("_")[0] in {"en", "C", "POSIX"} else "id"


def localised(figure: str, lang: Language) -> str:
    """Turn an English figure (1,234.5) into the language's own (1.234,5)."""
    return figure.translate(str.maketrans(",.", ".,")) if lang == "id" else figure


def fill(template: str, **values: str) -> str:
    """Replace `{name}` by its value, as text: braces inside the values stay as they are.

    An empty value takes the space before it along.
    """
    parts = template.split("{")
    filled = parts[0]
    for part in parts[1:]:
        name, closed, rest = part.partition("}")
        if not (closed and name in values):
            filled += "{" + part
            continue
        if not values[name]:
            filled = filled.removesuffix(" ")
        filled += values[name] + rest
    return filled


def both(text: str) -> Text:
    """Return what is the same in both languages."""
    return Text(id=text, en=text)


def filled(text: Text, **values: str | Text) -> Text:
    """Replace `{name}` by its value in a text of both languages; see `fill`."""
    said = {
        name: both(value) if isinstance(value, str) else value for name, value in values.items()
    }
    return Text(
        id=fill(text.id, **{name: value.id for name, value in said.items()}),
        en=fill(text.en, **{name: value.en for name, value in said.items()}),
    )
