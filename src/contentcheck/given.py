"""The drafts that the options of `contentcheck check` name, or make up themselves."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from contentcheck.config.settings import Settings
    from contentcheck.drafts.read import Read

STDIN = "-"
COMMAND_LINE = "<command line>"  # the source of a draft made of options


class GivenDrafts:
    """The drafts that the options name, one after another; usage errors come at once.

    Options come before what a draft says, and that before its configuration.
    """

    def __init__(self, given: Mapping[str, Any], settings: Settings | None = None):
        self.given = given
        self.settings = settings
        self.data: bytes | None = None
        self.stdin: str | None = None
        paths: tuple[Path, ...] = given["paths"]
        piped = Path(STDIN) in paths
        self.composed = piped or given["caption"] is not None or bool(given["media"])
        alone = given["caption"] in {None, STDIN} if piped else not paths
        if self.composed and (len(paths) > 1 or not alone):
            raise click.UsageError("Give either files, or - (standard input), --caption, --media.")
        if not paths and not self.composed:
            raise click.UsageError("Name a draft or a folder, or give --caption or --media.")
        if given["alts"] and len(given["alts"]) > len(given["media"]):
            raise click.UsageError("There are more --alt than --media.")
        self.overrides = {
            name: value
            for name, value in (
                ("targets", given["targets"]),
                ("via", given["via"]),
                ("language", given["caption_language"]),
            )
            if value
        }
        if given["no_suppress"]:
            self.overrides["ignore"] = {}

    def __iter__(self) -> Iterator[Read]:
        return self.as_asked(self.compose() if self.composed else self.read())

    def as_asked(self, drafts: Iterable[Read]) -> Iterator[Read]:
        """Pass drafts on with what the options say of all of them."""
        from contentcheck.model import Draft

        seen = self.overrides | {"today": date.today()}  # noqa: DTZ011 (the author's own day)
        for draft in drafts:
            yield replace(draft, **seen) if isinstance(draft, Draft) else draft

    def read(self) -> Iterator[Read]:
        from contentcheck.drafts.read import no_defaults, read

        defaults = self.settings.defaults if self.settings else no_defaults
        return read(self.given["paths"], only_drafts=self.given["only_drafts"], defaults=defaults)

    def compose(self) -> Iterator[Read]:
        """Yield the draft made of options, or those of standard input with media added."""
        from contentcheck.errors import DraftError

        if self.typed:
            yield from self.composed_of(self.given["caption"] or "")
            return
        from contentcheck.drafts.read import LARGEST, decode_bytes, too_large

        self.data = sys.stdin.buffer.read(LARGEST + 1)
        if len(self.data) > LARGEST:
            yield too_large(self.name)
            return
        try:
            self.stdin = decode_bytes(self.data, self.name)
        except DraftError as error:
            yield error
            return
        yield from self.composed_of(self.stdin)

    @property
    def typed(self) -> bool:
        """Whether the caption is an option, and not what standard input says."""
        return self.given["caption"] != STDIN and Path(STDIN) not in self.given["paths"]

    @property
    def name(self) -> str:
        """What the report calls a draft that has no file."""
        return COMMAND_LINE if self.typed else str(self.given["stdin_name"])

    def composed_of(self, text: str) -> Iterator[Read]:
        """Yield the drafts of a text that has no file, with the media of the options."""
        from contentcheck.drafts.record import Defaults
        from contentcheck.errors import ConfigError, DraftError
        from contentcheck.model import Draft, Medium

        alts = [*self.given["alts"], *[None] * len(self.given["media"])]
        media = [Medium(str(p), p, alt) for p, alt in zip(self.given["media"], alts, strict=False)]
        try:
            here = self.settings.defaults(Path(self.name)) if self.settings else Defaults()
        except ConfigError as error:
            yield DraftError(self.name, error.message)
            return
        if self.typed:
            made = Draft(text, media, here.targets, source=self.name)
            yield replace(made, via=here.via, language=here.language)
            return
        from contentcheck.drafts.read import read_text

        for draft in read_text(text, self.name, Path(), here):
            if isinstance(draft, Draft):
                yield replace(draft, media=(*draft.media, *media))
            else:
                yield draft

    def lines(self, source: str) -> Sequence[str]:
        """Return the lines of a draft's file, for the report to quote."""
        from contentcheck.drafts.read import lines_of

        if self.stdin is not None:
            return re.split(r"\r\n|\r|\n", self.stdin)
        return lines_of(source)
