"""`contentcheck check`: from its options to the report and the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import partial
from math import isnan
from shutil import get_terminal_size
from typing import Any

import click

from contentcheck import console, engine
from contentcheck.fixing import Fixes
from contentcheck.given import GivenDrafts
from contentcheck.outcome import Outcome
from contentcheck.progress import Bar
from contentcheck.report import rendered
from contentcheck.report.excerpt import visible

WIDEST = 100  # columns; longer lines are hard to read


def run(given: Mapping[str, Any]) -> int:
    """Check what the options name, show the report, and return the exit code."""
    settings, lang = console.set_up(given["lang"], given["packs"], _asked(given))
    if given["min_score"] is not None and isnan(given["min_score"]):
        raise click.UsageError("--min-score is a number from 0 to 100.")
    console.or_usage(partial(settings.book.select, given["select"], given["ignore"]), lang)
    for target in given["targets"]:
        console.or_usage(partial(settings.book.targets.find, target, ("always",)), lang)
    drafts = GivenDrafts(given, settings)
    outcome = Outcome(
        given["fail_on"] or settings.said("fail_on")[0] or "error",
        settings.said("min_score")[0] if given["min_score"] is None else given["min_score"],
    )
    fixes = Fixes(lang)
    bar = Bar(sys.stderr, wanted=not given["no_progress"])
    reports = outcome.watch(engine.check_many(bar.on_media(drafts), settings.rulebook, lang))
    if given["fix"]:
        reports = fixes.watch(reports)
    to_terminal = given["output"] is None and sys.stdout.isatty()
    pieces = rendered(
        reports,
        given["form"],
        lang,
        width=min(get_terminal_size().columns, WIDEST) if to_terminal else WIDEST,
        colour=to_terminal and "NO_COLOR" not in os.environ,
        whole=given["whole"],
        lines=drafts.lines,
    )
    console.write(pieces, given["output"])
    for said in fixes.said:  # beside the report, which may be for a program
        click.echo(visible(said), err=True)
    return console.FAILED if fixes.failed else outcome.exit_code()


def _asked(given: Mapping[str, Any]) -> Any:
    """Return what the options say of rules; None where they say nothing."""
    if not given["select"] and not given["ignore"]:
        return None
    from contentcheck.config.choosing import Asked

    return Asked(given["select"], given["ignore"])
