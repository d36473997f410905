"""Put the page together: one file that carries its own style, script and pictures, or a folder."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from contentcheck import __version__
from contentcheck.dates import short_day
from contentcheck.model import Text
from contentcheck.report import cards
from contentcheck.report.html import saying
from contentcheck.report.html.calendar import VERDICTS, Row, calendar, row
from contentcheck.report.html.post import SIDE_OF_MANY, PostPage, post_page
from contentcheck.report.html.words import (
    MEANINGS,
    SEVERITIES,
    SEVERITY_HINTS,
    WORDS,
)
from contentcheck.report.html.words import VERDICTS as VERDICT_WORDS
from contentcheck.report.whole import write_whole
from contentcheck.wording import both, filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contentcheck.model import Language
    from contentcheck.report.html.album import Told
    from contentcheck.rulebook import Rulebook

MOST_IN_ONE = 200  # posts with pictures in one file; with more, browsers take seconds to open it

_HERE = Path(__file__).parent
# Nothing but what stands in the page itself, and of scripts and styles only these two.
_POLICY = (
    "default-src 'none'; img-src data:; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types posts"
)


class Pages:
    """The templates, with the rules and the language they are filled with."""

    def __init__(self, book: Rulebook, lang: Language):
        self.book = book
        self.lang = lang
        self.rules = {rule.id: rule for rule in book.rules}
        self.script = own(_HERE / "page.js")
        self.style = own(_HERE / "page.css")

    @cached_property
    def templates(self) -> Environment:
        found = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        found.globals |= {
            "t": self.word,
            "say": say,
            "words": WORDS,
            "kinds": cards.WORDS,
            "saying": saying,
            "short_day": short_day,
            "verdict_words": VERDICT_WORDS,
            "meanings": MEANINGS,
            "severity_words": SEVERITIES,
            "severity_hints": SEVERITY_HINTS,
            "verdicts": VERDICTS,
            "version": __version__,
            "mending": False,
        }
        return found

    def word(self, key: str, **values: str | Text) -> Markup:
        """Return what the page itself says, in both languages."""
        return say(filled(WORDS[key], **values))

    def post(self, post: PostPage, *, alone: bool = True, back: str | None = None) -> str:
        """Return a post as a part of a page; `alone` on it, or folded below the calendar.

        `back` is the address of the calendar, where that is another page.
        """
        return self.templates.get_template("post.html").render(post=post, alone=alone, back=back)

    @property
    def policy(self) -> str:
        """What the page may do: nothing but what stands in it."""
        return _POLICY.format(style=_hash(self.style), script=_hash(self.script))

    def top(self, title: Text) -> str:
        """Return the beginning of a page, up to its content."""
        return self.templates.get_template("top.html").render(
            lang=self.lang, title=title, policy=self.policy, style=self.style
        )

    def reasons(self, rules: Iterable[str]) -> str:
        """Return the reasons of some rules, which open where a finding names one of them."""
        named = [self.rules[rule] for rule in sorted(set(rules)) if rule in self.rules]
        return self.templates.get_template("reasons.html").render(rules=named)

    def bottom(self, rules: Iterable[str]) -> str:
        """Return the end of a page, with the reasons of the rules that it names."""
        reasons = Markup(self.reasons(rules))  # noqa: S704 (escaped by its own template)
        bottom = self.templates.get_template("bottom.html")
        return bottom.render(reasons=reasons, script=self.script) + "\n"

    def calendar(self, rows: list[Row], left_out: int | None = None) -> str:
        """Return the table of posts; `left_out` is after how many there are no pictures."""
        return self.templates.get_template("calendar.html").render(
            calendar=calendar(rows), left_out=left_out
        )


def say(text: Text | str) -> Markup:
    """Write a text in both languages, of which the page shows one; the same words only once."""
    if isinstance(text, str) or text.id == text.en:
        return escape(text if isinstance(text, str) else text.id)
    pattern = Markup("<span lang=id>{}</span><span lang=en>{}</span>")
    return pattern.format(text.id, text.en)


def render(told: Iterable[Told], book: Rulebook, lang: Language) -> Iterator[str]:
    """Yield one page with all posts: a single one in full, several behind a calendar."""
    pages, coming = Pages(book, lang), iter(told)
    first = list(islice(coming, 2))  # enough to know whether there are several
    if len(first) == 1:
        post = post_page(first.pop(), book, 1)
        yield pages.top(both(post.name)) + pages.post(post)
        yield pages.bottom(rules_of(post))
        return
    rows: list[Row] = []
    folded: list[str] = []
    rules: set[str] = set()
    while told_next := first.pop(0) if first else next(coming, None):
        side = SIDE_OF_MANY if len(rows) < MOST_IN_ONE else None
        post = post_page(told_next, book, len(rows) + 1, side)
        rows.append(row(post, f"#{post.key}"))
        folded.append(pages.post(post, alone=False))
        rules |= rules_of(post)
    yield pages.top(WORDS["calendar"])
    yield pages.calendar(rows, MOST_IN_ONE if len(rows) > MOST_IN_ONE else None)
    yield from folded
    yield pages.bottom(rules)


def write_folder(told: Iterable[Told], book: Rulebook, lang: Language, folder: Path) -> None:
    """Write a calendar as `index.html`, and a page for each post beside it. Raises OSError."""
    pages = Pages(book, lang)
    rows: list[Row] = []
    folder.mkdir(parents=True, exist_ok=True)
    for number, each in enumerate(told, 1):
        post = post_page(each, book, number)
        address = f"post-{number:04d}.html"
        rows.append(row(post, address))
        pieces = pages.top(both(post.name)), pages.post(post, back="index.html")
        write_whole(folder / address, [*pieces, pages.bottom(rules_of(post))])
    whole = pages.top(WORDS["calendar"]), pages.calendar(rows), pages.bottom(())
    write_whole(folder / "index.html", whole)


def rules_of(post: PostPage) -> set[str]:
    """Return the rules that a post's findings name."""
    return {finding.rule for target in post.targets for finding in target.findings}


def own(file: Path) -> Markup:
    """Return a file that came with the package, which goes into the page as it is."""
    return Markup(file.read_text(encoding="utf-8"))  # noqa: S704 (no part of a report)


def _hash(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
