"""Type for the page: Pillow's own face, and what this machine has for emoji and other scripts.

A character that no face here has is drawn as an empty box, as browsers do.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator

    Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

# Where Windows, macOS and Linux have them; looked for by name in the system's own folders.
_EMOJI = ("seguiemj.ttf", "Apple Color Emoji.ttc", "NotoColorEmoji.ttf")
_OTHERS = (
    *("segoeui.ttf", "msyh.ttc", "Nirmala.ttf", "javatext.ttf", "Arial Unicode.ttf"),
    *("NotoSans-Regular.ttf", "DejaVuSans.ttf", "NotoSansCJK-Regular.ttc"),
    *("NotoSansArabic-Regular.ttf", "NotoSansJavanese-Regular.ttf"),
)
_DRAWN_AT = (109, 160)  # px: emoji that are pictures come in one size
_UNSEEN = dict.fromkeys(map(ord, "\ufe0e\ufe0f\u200d\u200b\u200c\u2060"))
_EMOJI_WIDTH = 1.15  # of the size
_NOWHERE = "\U0010fffe"  # no face has it: drawn, it shows what a face has instead of a character


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face; no face for what nobody has, `picture` for an emoji."""

    text: str
    face: str | None
    picture: bool = False


class Typeface:
    """Type of one size in px, to be measured and drawn."""

    def __init__(self, size: int, *, bold: bool = False):
        self.size = size
        self.weight = size / 28 if bold else 0  # the face has no bold: its outline is drawn, too

    def width(self, text: str) -> float:
        return sum(self._width(run) for run in _runs(text))

    def draw(self, page: Image.Image, at: tuple[float, float], text: str, ink: str) -> float:
        """Write a line whose baseline is at y; return where it ends."""
        pen = ImageDraw.Draw(page)
        x, y = at
        for run in _runs(text):
            if run.picture and run.face:
                for cluster in _clusters(run.text):
                    _paste(page, _emoji(run.face, cluster, self.size), (x, y), self.size)
                    x += self.size * _EMOJI_WIDTH
                continue
            width = self._width(run)
            if run.face is None:
                for number in range(len(run.text)):
                    left = x + number * self.size * 0.7
                    box = (left + 2, y - self.size * 0.7, left + self.size * 0.6, y)
                    pen.rectangle(box, outline=ink)
            else:
                pen.text(
                    (x, y),
                    run.text,
                    ink,
                    _face(run.face, self.size),
                    anchor="ls",
                    stroke_width=self.weight / 2,
                )
            x += width
        return x

    def wrapped(self, text: str, width: float, most: int) -> list[str]:
        """Return a text as lines that fit a width; after the last one allowed stands “…”."""
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in self._words(paragraph, width):
                if line and self.width(line + word.rstrip()) > width:
                    lines.append(line.rstrip())
                    line = ""
                line += word
                if len(lines) > most:
                    break
            lines.append(line.rstrip())
            if len(lines) > most:
                return [*lines[: most - 1], self._cut(lines[most - 1], width)]
        return lines

    def _cut(self, line: str, width: float) -> str:
        while line and self.width(f"{line} …") > width:
            line = line[:-1]
        return f"{line.rstrip()} …"

    def _words(self, paragraph: str, width: float) -> Iterator[str]:
        """Yield words with the blank behind each; one that is too wide comes in parts."""
        for word in paragraph.split(" "):
            part = ""
            for character in word:
                if part and self.width(part + character) > width:
                    yield part
                    part = ""
                part += character
            yield f"{part} "

    def _width(self, run: Run) -> float:
        if run.picture:
            return len(_clusters(run.text)) * self.size * _EMOJI_WIDTH
        if run.face is None:
            return len(run.text) * self.size * 0.7
        return _face(run.face, self.size).getlength(run.text)


def _runs(text: str) -> Iterator[Run]:
    """Split a text where another face is needed."""
    run = ""
    face: str | None = ""
    picture = False
    for cluster in _clusters(text):
        found, drawn = _face_of(cluster[0], emoji="\ufe0f" in cluster)
        if run and (found, drawn) != (face, picture):
            yield Run(run, face, picture)
            run = ""
        face, picture = found, drawn
        run += cluster if drawn else cluster.translate(_UNSEEN)
    if run:
        yield Run(run, face, picture)


def _clusters(text: str) -> list[str]:
    """Split a text into what readers see as characters: a flag, a letter with its accent."""
    return list(text) if text.isascii() else regex.findall(r"\X", text)


@cache
def _face_of(character: str, *, emoji: bool) -> tuple[str | None, bool]:
    """Return the first face that has a character, and whether it draws it as a picture."""
    if _has("", character) and not emoji:
        return "", False
    for name in _EMOJI:
        if _there(name) and _emoji(name, character, 32) is not None:
            return name, True
    faces = ("", *(name for name in _OTHERS if _there(name)))
    return next((name for name in faces if _has(name, character)), None), False


@cache
def _there(name: str) -> bool:
    try:
        ImageFont.truetype(name, _DRAWN_AT[0])
    except OSError:
        return False
    return True


@cache
def _face(name: str, size: int) -> Font:
    return ImageFont.truetype(name, size) if name else ImageFont.load_default(size)


@cache
def _has(name: str, character: str) -> bool:
    """Tell whether a face has a character: else it draws what it draws for all it has not."""
    face = _face(name, 32)
    drawn, instead = (bytes(face.getmask(each)) for each in (character, _NOWHERE))
    return character.isspace() or (bool(drawn) and drawn != instead)


@cache
def _emoji(name: str, character: str, size: int) -> Image.Image | None:
    """Return an emoji as a picture about `size` px high; None where the face has none."""
    for drawn_at in (size, *_DRAWN_AT):
        try:
            face = ImageFont.truetype(name, drawn_at)
        except OSError:  # it has other sizes only
            continue
        if not any(face.getmask(character)) or character.isspace():
            return None
        page = Image.new("RGBA", (2 * drawn_at, 2 * drawn_at))
        pen = ImageDraw.Draw(page)
        pen.text((drawn_at // 4, drawn_at // 4), character, "#000", face, embedded_color=True)
        box = page.getbbox()
        if box is None:
            return None
        found = page.crop(box)
        found.thumbnail((size * 1.1, size * 1.1))
        return found
    return None


def _paste(
    page: Image.Image, picture: Image.Image | None, at: tuple[float, float], size: int
) -> None:
    if picture is not None:
        x, y = at
        page.paste(picture, (round(x), round(y - size * 0.85)), picture)
