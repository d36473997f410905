"""The command line: options in, exit code out; the library does the work."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from math import isnan
from pathlib import Path
from shutil import get_terminal_size
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any, TypeVar

import click

from contentcheck import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from contentcheck.model import Language
    from contentcheck.report.html.album import Told
    from contentcheck.rulebook import Rulebook

T = TypeVar("T")
FAILED = 2  # exit code: the work could not be done
ENDED = 128 + signal.SIGTERM  # exit code, as shells call it
MEASURES = (  # what `measure --only` may name
    *("text", "reading", "attention", "faces", "quality", "opening"),
    *("flashes", "clip", "loudness"),
)
WIDEST = 100  # columns; longer lines are hard to read

# Whether a path can be read is said of each by itself: one that cannot must not stop the others.
_paths = click.Path(allow_dash=True, readable=False, path_type=Path)
_output = click.Path(path_type=Path)
_folder = click.Path(exists=True, file_okay=False, path_type=Path)
_new_folder = click.Path(file_okay=False, path_type=Path)
_lang = click.option(
    "--lang", type=click.Choice(["id", "en"]), help="Language of the messages (default: yours)."
)
_no_progress = click.option("--no-progress", is_flag=True, help="No bar for long videos.")
_packs = click.option("--rules", "packs", multiple=True, type=_folder, help="A folder of rules.")


class _Commands(click.Group):
    """Commands that quote no personal data, nor what steers a terminal, when they are misused."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            from contentcheck.report.excerpt import quotable

            raise click.UsageError(quotable(error.format_message()), error.ctx) from None


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDEST},
)
@click.version_option(__version__, prog_name="contentcheck")
def main() -> None:
    """Check draft social-media posts before they are published.

    Nothing is sent anywhere. Start with: contentcheck check FOLDER
    """
    for stream in (sys.stdout, sys.stderr):  # a console without emoji shows ? instead of failing
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if current_thread() is main_thread():  # leave no half-written file when told to end
        before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(ENDED))
        click.get_current_context().call_on_close(lambda: signal.signal(signal.SIGTERM, before))


@main.command("check")
@click.argument("paths", nargs=-1, type=_paths)
@click.option("-t", "--target", "targets", multiple=True, help="Where it goes (repeatable).")
@click.option("--via", type=click.Choice(["app", "api"]), help="How it is published.")
@click.option("--caption", help="The caption itself; - reads it from standard input.")
@click.option("--media", multiple=True, type=Path, help="A picture or video (repeatable).")
@click.option("--alt", "alts", multiple=True, help="Alt text of the media, in their order.")
@click.option("--caption-language", type=click.Choice(["id", "en"]), help="Language of the text.")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text")
@click.option("-o", "--output", type=_output, help="Write the report to a file (html: or folder).")
@_lang
@click.option("--select", multiple=True, metavar="ID", help="Only these rules (repeatable).")
@click.option("--ignore", multiple=True, metavar="ID", help="All rules but these (repeatable).")
@_packs
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "advice", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 from this severity on.",
)
@click.option("--min-score", type=click.FloatRange(0, 100), help="Exit with 1 below this score.")
@click.option("--stdin-name", default="<stdin>", help="What standard input is called.")
@click.option("--all", "whole", is_flag=True, help="Tell every piece of advice in full.")
@click.option("--fix", is_flag=True, help="Write clean copies of media beside them, where offered.")
@_no_progress
@click.option("--only-drafts", is_flag=True, help="Pass over files that are none (for hooks).")
def check_command(**given: Any) -> None:
    """Check drafts, folders, calendars, or the drafts that name a medium; - reads stdin.

    Exit code: 0 nothing found, 1 findings, 2 something could not be checked.
    """
    from contentcheck import engine
    from contentcheck.fixing import Fixes
    from contentcheck.given import GivenDrafts
    from contentcheck.outcome import Outcome
    from contentcheck.progress import Bar
    from contentcheck.report import rendered
    from contentcheck.report.excerpt import visible
    from contentcheck.report.html.album import Album

    if given["form"] != "html" and given["output"] is not None and given["output"].is_dir():
        raise click.UsageError("-o names a folder; only --format html is written to one.")
    lang = _language(given["lang"])
    book = _rulebook(given["packs"], given["select"], given["ignore"], lang)
    if given["min_score"] is not None and isnan(given["min_score"]):
        raise click.UsageError("--min-score is a number from 0 to 100.")
    for target in given["targets"]:
        _or_usage(partial(book.targets.find, target, ("always",)), lang)
    drafts = GivenDrafts(given)
    outcome = Outcome(given["fail_on"], given["min_score"])
    fixes = Fixes(lang)
    bar = Bar(sys.stderr, wanted=not given["no_progress"])
    album = Album(lambda drafts, lang: engine.check_many(drafts, book, lang), lang)
    watched = bar.on_media(drafts)
    if given["form"] == "html":
        watched = album.keep(watched)
    reports = outcome.watch(engine.check_many(watched, book, lang))
    if given["fix"]:
        reports = fixes.watch(reports)
    to_terminal = given["output"] is None and sys.stdout.isatty()
    width = min(get_terminal_size().columns, WIDEST) if to_terminal else WIDEST
    colour = to_terminal and "NO_COLOR" not in os.environ
    if given["form"] == "html":
        _write_pages(album.told(reports), book, lang, given["output"])
    else:
        pieces = rendered(
            reports,
            given["form"],
            lang,
            width=width,
            colour=colour,
            whole=given["whole"],
            lines=drafts.lines,
        )
        _write(pieces, given["output"])
    for said in fixes.said:  # beside the report, which may be for a program
        click.echo(visible(said), err=True)
    sys.exit(FAILED if fixes.failed else outcome.exit_code())


@main.command()
@click.argument("files", nargs=-1, required=True, type=_paths)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(MEASURES),
    help="Only these measures (repeatable); without it all but reading, which takes longest.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--maps", type=_new_folder, help="Write attention maps here (16-bit PNG).")
@click.option("--overlay", type=_new_folder, help="Write pictures with all that was seen here.")
@_no_progress
@_lang
def measure(
    files: tuple[Path, ...],
    only: tuple[str, ...],
    form: str,
    maps: Path | None,
    overlay: Path | None,
    no_progress: bool,
    lang: str | None,
) -> None:
    """Show what the checks see in pictures and videos, without judging."""
    from contentcheck.measuring import describe
    from contentcheck.measuring.pictures import equal_stems, write_maps, write_overlay
    from contentcheck.model import Medium
    from contentcheck.progress import Bar
    from contentcheck.report import measures

    same = equal_stems(files) if maps or overlay else None
    if same is not None:
        raise click.UsageError(f"Two files are called {same}: their pictures would be one.")
    language = _language(lang)
    bar = Bar(sys.stderr, wanted=not no_progress)
    media = [bar.on(Medium(str(file), file)) for file in files]
    found = [describe(medium, frozenset(only) or None, language) for medium in media]
    _write(measures.render(found, form), None)
    drawn = partial(write_overlay, lang=language, words="reading" in only)
    for folder, write in ((maps, write_maps), (overlay, drawn)):
        for medium, seen in zip(media, found, strict=True):
            if folder is not None and seen["error"] is None:
                _or_exit(partial(write, medium, folder), folder)
    sys.exit(FAILED if any(each["error"] is not None for each in found) else 0)


@main.command()
@click.argument("rule")
@_lang
@_packs
def explain(rule: str, lang: str | None, packs: tuple[Path, ...]) -> None:
    """Explain a rule: what it looks at, why, by which numbers, and who says so."""
    from contentcheck.report import cards

    language = _language(lang)
    book = _rulebook(packs, (), (), language)
    for found in _or_usage(lambda: book.called(rule), language):
        _print_page(cards.rule_page(found, book, language))


@main.command()
@click.option(
    "--stale",
    type=click.IntRange(0, 1200),
    metavar="MONTHS",
    help="List rules and facts whose sources nobody has looked up for so many months.",
)
@_lang
@_packs
def rules(stale: int | None, lang: str | None, packs: tuple[Path, ...]) -> None:
    """List the rules."""
    from contentcheck.report import cards

    language = _language(lang)
    book = _rulebook(packs, (), (), language)
    if stale is None:
        _print_page(cards.rule_list(book))
    else:
        from datetime import date

        from contentcheck.report import stale as age

        _print_page(age.stale(book, age.months_before(date.today(), stale)))  # noqa: DTZ011
    _fail_on_wrong_files(book, language)


@main.command()
@click.argument("name", required=False)
@_lang
@_packs
def targets(name: str | None, lang: str | None, packs: tuple[Path, ...]) -> None:
    """List the targets, or show what is known of one."""
    from contentcheck.report import cards
    from contentcheck.report.target_card import target_card

    language = _language(lang)
    book = _rulebook(packs, (), (), language)
    if name is None:
        _print_page(cards.target_list(book, language))
    else:
        for target in _or_usage(lambda: book.targets.all_of(name), language):
            _print_page(target_card(target, language))
    _fail_on_wrong_files(book, language)


def _language(asked: str | None) -> Language:
    from contentcheck.wording import language_of

    return language_of(asked, os.environ)


def _rulebook(
    packs: Sequence[Path], select: Sequence[str], ignore: Sequence[str], lang: Language
) -> Rulebook:
    from contentcheck.rulebook import load

    return _or_usage(lambda: load(*packs).select(select, ignore), lang)


def _or_usage(attempt: Callable[[], T], lang: Language) -> T:
    """Return what `attempt` returns; a name that is none becomes a usage error (exit code 2)."""
    from contentcheck.errors import SelectionError

    try:
        return attempt()
    except SelectionError as error:
        raise click.UsageError(error.message[lang]) from None


def _fail_on_wrong_files(book: Rulebook, lang: Language) -> None:
    from contentcheck.report.excerpt import quotable

    for error in book.errors:
        click.echo(quotable(error.message[lang]), err=True)
    if book.errors:
        sys.exit(FAILED)


def _print_page(pieces: Iterable[str]) -> None:
    """Print a page made of rules and targets, which may be a stranger's."""
    from contentcheck.report.excerpt import visible

    for piece in pieces:
        click.echo("\n".join(map(visible, piece.split("\n"))), nl=False)


def _write(pieces: Iterable[str], output: Path | None) -> None:
    """Print, or write a file that appears only when it is whole."""
    if output is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    from contentcheck.report.whole import write_whole

    _or_exit(partial(write_whole, output, pieces), output)


def _write_pages(told: Iterable[Told], book: Rulebook, lang: Language, output: Path | None) -> None:
    """Write a page, or a folder of them where the name is a folder's."""
    from contentcheck.report.html.render import render, write_folder

    if output is not None and (output.is_dir() or not (output.suffix or output.exists())):
        _or_exit(partial(write_folder, told, book, lang, output), output)
    else:
        _write(render(told, book, lang), output)


def _or_exit(write: Callable[[], None], path: Path) -> None:
    """Write; where that cannot be done, say so and end with exit code 2."""
    try:
        write()
    except OSError as error:
        from contentcheck.report.excerpt import quotable

        click.echo(quotable(f"{path}: {error.strerror or error}"), err=True)
        sys.exit(FAILED)
