"""The page itself: A4, upright, drawn from top to bottom."""

from __future__ import annotations

from base64 import b64decode
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from contentcheck import __version__
from contentcheck.dates import day
from contentcheck.report.html import saying
from contentcheck.report.html.words import FIELDS, MEANINGS, VERDICTS
from contentcheck.report.html.words import WORDS as REPORT_WORDS
from contentcheck.web.summary.typeface import Typeface
from contentcheck.web.summary.words import WORDS
from contentcheck.wording import fill

if TYPE_CHECKING:
    from datetime import date

    from contentcheck.model import Language, Text, Verdict
    from contentcheck.report.html.post import PostPage

DPI = 150
_WIDTH, _HEIGHT, _MARGIN = 1240, 1754, 96
_INSIDE = _WIDTH - 2 * _MARGIN
_PICTURE, _GAP = 400, 48  # px: the picture's column, and what lies between it and the caption
_FIRST_LINES, _MOST_TARGETS = 3, 6
_STEP = 34  # px from line to line
_FOOT = 160  # px for the end of the page

_PAPER, _INK, _QUIET, _LINE, _SHADE, _ACCENT = (
    *("#ffffff", "#1d1c1a", "#5f5b54", "#d9d5cc", "#efece6", "#1d4fa3"),
)
_TONES: dict[Verdict, str] = {
    "ready": "#1b6b3c",
    "needs-work": "#8a5200",
    "blocked": "#b0261e",
    "unchecked": "#5f5b54",
}
_SMALL, _BODY, _HEAD, _BIG = (
    *(Typeface(21), Typeface(25), Typeface(25, bold=True), Typeface(46, bold=True)),
)


def sheet(post: PostPage, lang: Language, today: date) -> Image.Image:
    """Return the page of a post, 1240 × 1754 px."""
    return _Sheet(post, lang, today).drawn()


class _Sheet:
    """A page on which `y` is how far it has been written."""

    def __init__(self, post: PostPage, lang: Language, today: date):
        self.post = post
        self.lang = lang
        self.today = today
        self.page = Image.new("RGB", (_WIDTH, _HEIGHT), _PAPER)
        self.pen = ImageDraw.Draw(self.page)
        self.y = float(_MARGIN)
        self.worst = min(post.targets, key=lambda target: target.score, default=None)
        # What is to be done is written whole; the caption gets what room is left.
        self.first = [
            (
                _BODY.wrapped(self.said(finding.advice), _INSIDE - 230, _FIRST_LINES),
                _SMALL.wrapped(self.said(finding.message), _INSIDE - 230, 1),
                finding.gain,
            )
            for finding in (self.worst.first if self.worst else ())
        ]
        self.failed = [
            line
            for error in post.errors[:_FIRST_LINES]
            for line in _SMALL.wrapped(self.said(error), _INSIDE, 2)
        ]

    def drawn(self) -> Image.Image:
        self.heading()
        self.verdict()
        self.targets()
        self.caption()
        self.to_do()
        self.end()
        return self.page

    # ------------------------------------------------------------------------------- parts

    def heading(self) -> None:
        self.y += 20
        when = self.said(day(self.today))
        self.write(_SMALL, _MARGIN, self.y, self.word("heading"), _QUIET)
        self.write(_SMALL, _WIDTH - _MARGIN - _SMALL.width(when), self.y, when, _QUIET)
        self.y += 22
        self.rule()
        self.y += 54
        for line in Typeface(36, bold=True).wrapped(self.post.name, _INSIDE, 2):
            self.write(Typeface(36, bold=True), _MARGIN, self.y, line)
            self.y += 46

    def verdict(self) -> None:
        post, radius = self.post, 66
        tone = _TONES[post.verdict]
        box = (_MARGIN, self.y, _MARGIN + 2 * radius, self.y + 2 * radius)
        scored = post.score is not None and post.verdict != "unchecked"
        self.ring(box, (post.score or 0) if scored else 0, tone)
        figure = f"{int(post.score or 0)}" if scored else "–"
        middle = _MARGIN + radius - _BIG.width(figure) / 2
        self.write(_BIG, middle, self.y + radius + 16, figure)
        x = _MARGIN + 2 * radius + 36
        self.write(_BIG, x, self.y + 52, self.said(VERDICTS[post.verdict]), tone)
        y = self.y + 94
        for line in _BODY.wrapped(self.said(MEANINGS[post.verdict]), _WIDTH - _MARGIN - x, 2):
            self.write(_BODY, x, y, line)
            y += 34
        self.y += 2 * radius + 48

    def targets(self) -> None:
        self.head(self.word("goes_to"))
        shown = self.post.targets[:_MOST_TARGETS]
        for number, target in enumerate(shown):
            column, row = number % 2, number // 2
            x, y = _MARGIN + column * (_INSIDE / 2), self.y + row * 36
            tone = _TONES[target.verdict]
            self.pen.ellipse((x, y - 17, x + 16, y - 1), fill=tone)
            score = "–" if target.verdict == "unchecked" else f"{int(target.score)}"
            self.write(_BODY, x + 28, y, f"{self.said(target.title)} · {score}")
        self.y += 36 * ((len(shown) + 1) // 2)
        if len(self.post.targets) > len(shown):
            left = str(len(self.post.targets) - len(shown))
            self.write(_SMALL, _MARGIN, self.y, self.word("others", count=left), _QUIET)
            self.y += 32
        if self.post.when:
            self.write(_BODY, _MARGIN, self.y, self.word("at", when=self.said(self.post.when)))
            self.y += 36
        self.y += 22

    def caption(self) -> None:
        """Draw the first picture, and beside it the caption with what lies behind the fold grey."""
        where = self.said(self.worst.title) if self.worst else ""
        self.head(self.word("caption", target=where) if where else self.said(FIELDS["caption"]))
        room = _HEIGHT - _MARGIN - _FOOT - self.to_do_height() - self.y - 26
        top = self.y - 26
        x = _MARGIN + (_PICTURE + _GAP if self.post.media else 0)
        self.write_caption(x, max(int(room / _STEP), 3))
        if self.post.media:
            self.y = max(self.y, self.draw_picture(top, max(int(room) - 40, 100)))
        self.y += 26

    def write_caption(self, x: float, most: int) -> None:
        phone = self.worst.phone if self.worst else None
        before, after = (phone.before, phone.after.strip()) if phone else ("", "")
        more = f" {self.said(REPORT_WORDS['more'])}" if after else ""
        width = _WIDTH - _MARGIN - x
        shown = before.rstrip() + more
        lines = [(_INK, line) for line in _BODY.wrapped(shown, width, most) if shown]
        if after and len(lines) + 1 < most:
            lines += [(_QUIET, line) for line in _BODY.wrapped(after, width, most - len(lines))]
        for ink, line in lines or [(_QUIET, self.word("no_caption"))]:
            self.write(_BODY, x, self.y, line, ink)
            self.y += _STEP

    def draw_picture(self, top: float, highest: int) -> float:
        """Draw the first medium and return where its column ends."""
        picture = self.post.media[0].picture
        bottom = top + 100
        if picture is None:
            self.pen.rectangle((_MARGIN, top, _MARGIN + _PICTURE, bottom), fill=_SHADE)
            words = self.said(REPORT_WORDS["unreadable"])
            self.write(_SMALL, _MARGIN + 20, top + 58, words, _QUIET)
        else:
            data = b64decode(picture.data.partition(",")[2])
            image = Image.open(BytesIO(data)).convert("RGB")
            image.thumbnail((_PICTURE, min(highest, 520)))
            self.page.paste(image, (_MARGIN, round(top)))
            right, bottom = _MARGIN + image.width - 1, top + image.height - 1
            self.pen.rectangle((_MARGIN, top, right, bottom), outline=_LINE)
        if len(self.post.media) > 1:
            count = str(len(self.post.media))
            bottom += _STEP
            self.write(_SMALL, _MARGIN, bottom, self.word("several", count=count), _QUIET)
        return bottom + _STEP

    def to_do_height(self) -> int:
        lines = (
            sum(len(advice) + len(seen) for advice, seen, _ in self.first) + len(self.failed) + 2
        )
        heads = 2 if self.failed else 1
        return 44 * heads + _STEP * lines + 8 * len(self.first)

    def to_do(self) -> None:
        if self.failed:
            self.head(self.said(REPORT_WORDS["failed"]))
        for line in self.failed:
            self.write(_SMALL, _MARGIN, self.y, line)
            self.y += _STEP
        self.y += 10 if self.failed else 0
        self.head(self.said(REPORT_WORDS["first"]))
        if self.post.verdict == "ready" and not self.first:
            self.write(_BODY, _MARGIN, self.y, self.word("nothing"))
            self.y += _STEP
        for number, (advice, seen, points) in enumerate(self.first, 1):
            self.write(_HEAD, _MARGIN, self.y, f"{number}.", _ACCENT)
            gain = self.word("points", points=self.said(saying.figure(points)))
            self.write(_SMALL, _WIDTH - _MARGIN - _SMALL.width(gain), self.y, gain, _ACCENT)
            lines = [(_BODY, _INK, line) for line in advice]
            for face, ink, line in [*lines, *((_SMALL, _QUIET, line) for line in seen)]:
                self.write(face, _MARGIN + 44, self.y, line, ink)
                self.y += _STEP
            self.y += 8
        self.write(_SMALL, _MARGIN, self.y + 6, self.word("found", **self.counts()), _QUIET)

    def counts(self) -> dict[str, str]:
        """Return how many findings there are of each severity, told once for all targets."""
        found = {
            (finding.severity, finding.message.id)
            for target in self.post.targets
            for finding in target.findings
            if not finding.suppressed
        }
        counted = Counter(severity for severity, _ in found)
        return {
            "errors": str(counted["error"]),
            "warnings": str(counted["warning"]),
            "advice": str(counted["advice"]),
        }

    def end(self) -> None:
        """Draw at the foot of the page: lines to sign on, when and with what it was checked."""
        foot = _HEIGHT - _MARGIN
        y = foot - 120
        for x, width, key in ((_MARGIN, 560, "signed"), (_MARGIN + 620, 428, "signed_on")):
            self.pen.line((x, y, x + width, y), fill=_INK, width=2)
            self.write(_SMALL, x, y + 30, self.word(key), _QUIET)
        made = self.word("made", today=self.said(day(self.today)), version=__version__)
        y += 84
        for line in Typeface(18).wrapped(made, _INSIDE, 2):
            self.write(Typeface(18), _MARGIN, y, line, _QUIET)
            y += 26

    # ------------------------------------------------------------------------------- strokes

    def head(self, words: str) -> None:
        self.write(_HEAD, _MARGIN, self.y, words)
        self.y += 44

    def ring(self, box: tuple[float, float, float, float], score: float, tone: str) -> None:
        """Draw the score as a part of a ring: first four times as large, so that it is smooth."""
        side, times = round(box[2] - box[0]), 4
        large = Image.new("RGB", (side * times, side * times), _PAPER)
        pen = ImageDraw.Draw(large)
        inside = (0, 0, side * times - 1, side * times - 1)
        pen.arc(inside, 0, 360, fill=_SHADE, width=13 * times)
        pen.arc(inside, -90, -90 + 3.6 * score, fill=tone, width=13 * times)
        small = large.resize((side, side), Image.Resampling.LANCZOS)
        self.page.paste(small, (int(box[0]), int(box[1])))

    def rule(self) -> None:
        self.pen.line((_MARGIN, self.y, _WIDTH - _MARGIN, self.y), fill=_LINE, width=2)

    def write(self, face: Typeface, x: float, y: float, text: str, ink: str = _INK) -> None:
        face.draw(self.page, (x, y), text, ink)

    def word(self, key: str, **values: str) -> str:
        return fill(WORDS[key][self.lang], **values)

    def said(self, text: Text) -> str:
        return text[self.lang]
