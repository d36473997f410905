"""The composer's page, made of the report's own parts, and what it shows of a post."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from contentcheck.report.html.render import Pages, own, rules_of, say
from contentcheck.web.fields import NAME
from contentcheck.web.refusal import TOO_LARGE
from contentcheck.web.words import PLATFORMS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from contentcheck.config.settings import Settings
    from contentcheck.model import Language
    from contentcheck.report.html.post import PostPage
    from contentcheck.targets import Target
    from contentcheck.web.limits import Limits

_HERE = Path(__file__).parent
# As in the report, and the page may ask where it came from. Files that were dropped are shown from
# the browser's own memory (blob:); what is uploaded is never sent back as it is.
_MORE = {
    "img-src data:;": "img-src data: blob:; connect-src 'self';",
    "trusted-types posts": "trusted-types posts composer",
}
_COMMON = ("instagram", "facebook", "whatsapp", "x", "tiktok", "youtube")  # offered first
_AT_FIRST = ("instagram/feed", "facebook/page")  # where the configuration names no target


class Composer(Pages):
    """The templates of the report with those of the composer."""

    def __init__(self, settings: Settings, lang: Language):
        super().__init__(settings.book, lang)
        self.settings = settings
        for name in ("parts.js", "arriving.js", "composer.js"):
            self.script += own(_HERE / name)
        self.style += own(_HERE / "composer.css")

    @cached_property
    def templates(self) -> Environment:
        found = super().templates
        loader = FileSystemLoader(_HERE / "templates")
        found.loader = ChoiceLoader([found.loader, loader]) if found.loader else loader
        found.globals |= {"mending": True, "c": lambda key: say(WORDS[key])}
        return found

    @property
    def policy(self) -> str:
        policy = super().policy
        for ours, also in _MORE.items():
            policy = policy.replace(ours, also)
        return policy

    def whole(self, token: str, limits: Limits) -> str:
        """Return the page, empty, for a browser that is to name this token."""
        defaults = self.settings.defaults(Path(NAME))
        composer = self.templates.get_template("composer.html").render(
            token=token,
            limits=limits,
            lang=self.lang,
            words=WORDS,
            platforms=_platforms(self.book.targets.by_name.values()),
            chosen=defaults.targets or _AT_FIRST,
            defaults=defaults,
            said=Markup(_as_script(WORDS | {"too_large": TOO_LARGE})),  # noqa: S704 (no end of a script in it)
        )
        return self.top(WORDS["title"]) + composer + self.bottom(())

    def shown(self, post: PostPage) -> str:
        """Return a post as the page puts it in, with the reasons of its rules."""
        return self.post(post) + self.reasons(rules_of(post))


def _platforms(targets: Iterable[Target]) -> list[tuple[str, list[Target]]]:
    """Group targets by platform, those that offices use most first."""
    grouped = groupby(targets, key=lambda target: target.name.partition("/")[0])
    found = {name: list(group) for name, group in grouped}
    order = sorted(found, key=lambda name: _COMMON.index(name) if name in _COMMON else len(_COMMON))
    return [(PLATFORMS.get(name, name.capitalize()), found[name]) for name in order]


def _as_script(value: object) -> str:
    """Return a value as JSON that cannot end a script element."""
    return msgspec.json.encode(value).decode().replace("<", "\\u003c")
