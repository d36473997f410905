"""The drafts that the options of `contentcheck check` name, or make up themselves."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
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

    def __iter__(self) -> Iterator[Read]:
        from contentcheck.model import Draft

        seen = self.overrides | {"today": date.today()}  # noqa: DTZ011 (the author's own day)
        for draft in self.compose() if self.composed else self.read():
            yield replace(draft, **seen) if isinstance(draft, Draft) else draft

    def read(self) -> Iterator[Read]:
        from contentcheck.drafts.read import no_defaults, read

        defaults = self.settings.defaults if self.settings else no_defaults
        return read(self.given["paths"], only_drafts=self.given["only_drafts"], defaults=defaults)

    def compose(self) -> Iterator[Read]:
        """Yield the draft made of options, or those of standard input with media added."""
        from contentcheck.model import Draft, Medium

        alts = [*self.given["alts"], *[None] * len(self.given["media"])]
        media = [Medium(str(p), p, alt) for p, alt in zip(self.given["media"], alts, strict=False)]
        from contentcheck.drafts.record import Defaults
        from contentcheck.errors import ConfigError, DraftError

        typed = self.given["caption"] != STDIN and Path(STDIN) not in self.given["paths"]
        name = COMMAND_LINE if typed else self.given["stdin_name"]
        try:
            here = self.settings.defaults(Path(name)) if self.settings else Defaults()
        except ConfigError as error:
            yield DraftError(name, error.message)
            return
        if typed:
            made = Draft(self.given["caption"] or "", media, here.targets, source=name)
            yield replace(made, via=here.via, language=here.language)
            return
        from contentcheck.drafts.read import decode_bytes, read_text

        try:
            self.stdin = decode_bytes(sys.stdin.buffer.read(), name)
        except DraftError as error:
            yield error
            return
        for draft in read_text(self.stdin, name, Path(), here):
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
