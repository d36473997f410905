"""`contentcheck check`: from its options to the report and the exit code."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contentcheck import console, engine
from contentcheck.config.unused import Suppressions
from contentcheck.fixing import Fixes
from contentcheck.given import GivenDrafts
from contentcheck.media.limits import LIMITS, held
from contentcheck.outcome import Outcome
from contentcheck.progress import Bar
from contentcheck.report import rendered
from contentcheck.report.excerpt import harmless, visible
from contentcheck.report.html.album import Album
from contentcheck.wording import fill
from contentcheck.workers import workers

if TYPE_CHECKING:
    from contentcheck.baseline import Baseline
    from contentcheck.cache import Cache
    from contentcheck.config.settings import Settings
    from contentcheck.drafts.read import Read
    from contentcheck.mending.mend import Mending
    from contentcheck.model import Language, Report
    from contentcheck.report.html.album import Told
    from contentcheck.rulebook import Rulebook

    PassOn = Callable[[Iterable[Read]], Iterable[Read]]

WIDEST = 100  # columns; longer lines are hard to read


def run(given: Mapping[str, Any], pass_on: PassOn | None = None) -> int:
    """Check what the options name, show the report, and return the exit code.

    `pass_on` gets the drafts before they are checked, and gives them back.
    """
    settings, lang = console.set_up(given["lang"], given["packs"], _asked(given))
    _refuse_misuse(given, settings, lang)
    if given["verbose"]:
        for said in held(LIMITS, lang):
            click.echo(said, err=True)
    job = _Job(given, settings, lang)
    drafts = pass_on(job.drafts()) if pass_on else job.drafts()
    with workers(given["jobs"], given["scheduler"], lang) as (executor, ahead):
        job.show(job.reports(job.check(drafts, lang=lang, executor=executor, ahead=ahead)))
    job.tell()
    return job.exit_code()


class _Job:
    """All that goes over the drafts of a run before they are checked, and over their reports."""

    def __init__(self, given: Mapping[str, Any], settings: Settings, lang: Language):
        self.given = given
        self.settings = settings
        self.lang = lang
        self.given_drafts = GivenDrafts(given, settings)
        self.outcome = Outcome(
            given["fail_on"] or settings.said("fail_on")[0] or "error",
            settings.said("min_score")[0] if given["min_score"] is None else given["min_score"],
        )
        self.mending = _mending(given, self.given_drafts, settings, lang)
        self.fixes = Fixes(lang, given["unsafe_fixes"])
        self.bar = Bar(sys.stderr, wanted=not given["no_progress"])
        self.baseline = _baseline(given, settings, self.given_drafts, lang)
        self.suppressions = Suppressions(settings, given["paths"])
        self.cache = _cache(given, settings)
        self.check = partial(
            engine.check_many, rules=settings.rulebook, cache=self.cache, limits=LIMITS
        )
        self.album = Album(lambda drafts, lang: self.check(drafts, lang=lang), lang)

    def drafts(self) -> Iterable[Read]:
        """Return the drafts, mended where that was asked for, noted by whoever has to know them."""
        read: Iterable[Read] = self.given_drafts
        if self.mending:
            read = self.mending.over(read)
        if self.baseline:
            read = self.baseline.note(read, self.settings.rulebook)
        read = self.bar.on_media(read)
        return self.album.keep(read) if self.given["form"] == "html" else read

    def reports(self, reports: Iterator[Report]) -> Iterator[Report]:
        """Pass reports on, marked and counted."""
        given = self.given
        # What is printed piece by piece on the same terminal needs whole lines, which text has.
        if given["form"] == "text" or given["output"] is not None or not sys.stdout.isatty():
            reports = self.bar.on_reports(reports, self.lang)
        reports = self.suppressions.watch(reports)
        if self.baseline:
            reports = self.baseline.mark(reports)
        reports = self.outcome.watch(reports)
        return self.fixes.watch(reports) if given["fix"] and not given["diff"] else reports

    def show(self, reports: Iterator[Report]) -> None:
        """Write the reports, or what would be mended, where that is wanted."""
        given, mending, book = self.given, self.mending, self.settings.book
        if mending and mending.diff:
            deque(reports, maxlen=0)  # for the exit code, which is that of the drafts as they are
            console.write(map(_line, mending.diffs), given["output"])
            return
        # What has no file is printed, once mended.
        piped = mending is not None and self.given_drafts.composed
        if given["form"] == "html":
            _show_pages(self.album.told(reports), given["output"], self.lang, book, err=piped)
        else:
            _show(reports, self.given_drafts, given, self.lang, rules=book, err=piped)
        if mending and mending.whole is not None:
            sys.stdout.buffer.write(mending.whole)

    def tell(self) -> None:
        """Tidy up, and say beside the report, which may be for a program, what there is to say."""
        given, lang = self.given, self.lang
        if self.cache:
            self.cache.tidy()
        said = [*(self.mending.said if self.mending else ()), *self.fixes.said]
        said += () if given["no_suppress"] else self.suppressions.unused(lang)
        said += _end_of_baseline(self.baseline, given, lang) if self.baseline else ()
        for each in said:
            click.echo(harmless(visible(each)), err=True)

    def exit_code(self) -> int:
        """Return what the command ends with."""
        failed = self.fixes.failed or (self.mending is not None and self.mending.failed)
        return console.FAILED if failed else self.outcome.exit_code()


def _cache(given: Mapping[str, Any], settings: Settings) -> Cache | None:
    """Return where measures are kept, unless that is not wanted; nothing is opened yet."""
    if given["no_cache"] or settings.said("cache")[0] is False:
        return None
    from contentcheck.cache import Cache, cache_folder

    folder = cache_folder()
    return None if folder is None else Cache(folder)


def _refuse_misuse(given: Mapping[str, Any], settings: Settings, lang: Language) -> None:
    if given["min_score"] is not None and isnan(given["min_score"]):
        raise click.UsageError("--min-score is a number from 0 to 100.")
    if given["form"] != "html" and given["output"] is not None and given["output"].is_dir():
        raise click.UsageError("-o names a folder; only --format html is written to one.")
    if given["statistics"] and given["form"] not in {"text", "json"}:
        raise click.UsageError("--statistics is for --format text and json.")
    if given["show_passed"] and given["form"] != "text":
        raise click.UsageError("--show-passed is for text; json, jsonl and junit tell it anyway.")
    console.or_usage(partial(settings.book.select, given["select"], given["ignore"]), lang)
    for target in given["targets"]:
        console.or_usage(partial(settings.book.targets.find, target, ("always",)), lang)


def _show(
    reports: Iterable[Report],
    drafts: GivenDrafts,
    given: Mapping[str, Any],
    lang: Language,
    *,
    rules: Rulebook,
    err: bool,
) -> None:
    """Write the report where it is wanted; `err` if standard output is for something else."""
    stream = sys.stderr if err else sys.stdout
    to_terminal = given["output"] is None and stream.isatty()
    pieces = rendered(
        reports,
        given["form"],
        lang,
        width=_width() if to_terminal else WIDEST,
        colour=to_terminal and "NO_COLOR" not in os.environ,
        whole=given["whole"],
        passed=given["show_passed"],
        statistics=given["statistics"],
        lines=drafts.lines,
        rules=rules,
    )
    console.write(pieces, given["output"], err=err)


def _width() -> int:
    """Return how broad a report is at this terminal."""
    from shutil import get_terminal_size

    return min(get_terminal_size().columns, WIDEST)


def _show_pages(
    told: Iterable[Told], output: Path | None, lang: Language, rules: Rulebook, *, err: bool
) -> None:
    """Write a page, or a folder of them where the name is a folder's."""
    from contentcheck.report.html.render import render, write_folder

    if output is not None and (output.is_dir() or not (output.suffix or output.exists())):
        console.or_exit(partial(write_folder, told, rules, lang, output), output)
    else:
        console.write(render(told, rules, lang), output, err=err)


def _mending(
    given: Mapping[str, Any], drafts: GivenDrafts, settings: Settings, lang: Language
) -> Mending | None:
    """Return what corrects the drafts, where that was asked for."""
    if given["unsafe_fixes"] and not (given["fix"] or given["diff"]):
        raise click.UsageError("--unsafe-fixes goes with --fix or --diff.")
    if not (given["fix"] or given["diff"]):
        return None
    from contentcheck.mending.mend import Mending
    from contentcheck.mending.origins import origins

    return Mending(
        lang,
        settings.rulebook,
        origins(drafts, settings),
        unsafe=given["unsafe_fixes"],
        diff=given["diff"],
    )


def _baseline(
    given: Mapping[str, Any], settings: Settings, drafts: GivenDrafts, lang: Language
) -> Baseline | None:
    """Return the known findings, where there is a file of them."""
    file, (named, found) = given["baseline"], settings.said("baseline")
    if file is None and found is not None:
        file = found.file.parent / named
    change = given["write_baseline"] or given["prune_baseline"]
    if change and file is None:
        raise click.UsageError("Name the file: --baseline FILE.")
    if change and (drafts.composed or given["no_suppress"] or given["diff"]):
        raise click.UsageError("A baseline is written of drafts in files, checked in full.")
    if file is None or drafts.composed or given["no_suppress"]:
        return None
    from contentcheck.baseline import Baseline

    renew = given["write_baseline"]
    return console.or_usage(lambda: Baseline.read(Path(file).resolve(), renew=renew), lang)


def _end_of_baseline(baseline: Baseline, given: Mapping[str, Any], lang: Language) -> Iterator[str]:
    """Write the baseline where that was asked for, and yield what there is to say of it."""
    from contentcheck.baseline import GONE, WRITTEN

    if given["write_baseline"] or given["prune_baseline"]:
        there, gone = console.or_exit(
            lambda: baseline.write(prune=not given["write_baseline"]), baseline.file
        )
        yield fill(WRITTEN[lang], file=baseline.file.name, count=str(there), gone=str(gone))
    elif gone := baseline.gone():
        yield fill(GONE[lang], file=baseline.file.name, count=str(gone))


def _line(text: str) -> str:
    """Return a line of a change as it is, but at a terminal so that it cannot steer it."""
    return visible(text[:-1]) + "\n" if sys.stdout.isatty() else text


def _asked(given: Mapping[str, Any]) -> Any:
    """Return what the options say of rules; None where they say nothing."""
    if not (given["select"] or given["ignore"] or given["no_suppress"]):
        return None
    from contentcheck.config.choosing import Asked

    return Asked(given["select"], given["ignore"], suppress=not given["no_suppress"])
