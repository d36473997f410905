"""The command line: options in, exit code out; the library does the work."""

from __future__ import annotations

import gc
import sys
from functools import partial
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any

import click

from contentcheck import __version__, commands, completion, console, options

if TYPE_CHECKING:
    from pathlib import Path

ENDED, INTERRUPTED = 143, 130  # exit codes, as shells call those of SIGTERM and SIGINT
LASTING = 50_000  # what a run makes and keeps: looking through it for garbage takes a twentieth
MEASURES = (  # what `measure --only` may name
    *("text", "reading", "attention", "faces", "quality", "opening"),
    *("flashes", "clip", "loudness"),
)
FORMATS = (  # as report.Format, which is not loaded for --help
    *("text", "concise", "grouped", "json", "jsonl"),
    *("sarif", "github", "gitlab", "junit", "html"),
)
WIDEST = 100  # columns; longer lines are hard to read


class _Commands(click.Group):
    """Commands that quote no personal data, nor what steers a terminal, when they are misused."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            from contentcheck.report.excerpt import quotable

            raise click.UsageError(quotable(error.format_message()), error.ctx) from None
        except KeyboardInterrupt:
            click.echo("Aborted!", err=True)
            sys.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            console.end_unwritten(error)
        except Exception as error:
            console.end_with_fault(error)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDEST},
)
@click.version_option(__version__, prog_name="contentcheck")
@options.debug
def main() -> None:
    """Check draft social-media posts before they are published.

    Nothing is sent anywhere. Start with: contentcheck check FOLDER
    """
    gc.set_threshold(LASTING)
    console.open_closed_streams()
    for stream in (sys.stdout, sys.stderr):  # a console without emoji shows ? instead of failing
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if current_thread() is main_thread():  # leave no half-written file when told to end
        import signal

        before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(ENDED))
        click.get_current_context().call_on_close(lambda: signal.signal(signal.SIGTERM, before))


@main.command("check")
@click.argument("paths", nargs=-1, type=options.paths)
@click.option(
    *("-t", "--target", "targets"),
    multiple=True,
    shell_complete=completion.targets,
    help="Where it goes (repeatable).",
)
@click.option("--via", type=click.Choice(["app", "api"]), help="How it is published.")
@click.option("--caption", help="The caption itself; - reads it from standard input.")
@click.option("--media", multiple=True, type=options.path, help="A picture or video (repeatable).")
@click.option("--alt", "alts", multiple=True, help="Alt text of the media, in their order.")
@click.option("--caption-language", type=click.Choice(["id", "en"]), help="Language of the text.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "-o", "--output", type=options.path, help="Write the report to a file (html: or folder)."
)
@options.lang
@options.rule_option("--select", help="Only these rules (repeatable).")
@options.rule_option("--ignore", help="All rules but these (repeatable).")
@options.packs
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "advice", "never"]),
    help="Exit with 1 from this severity on (default: error).",
)
@click.option("--min-score", type=click.FloatRange(0, 100), help="Exit with 1 below this score.")
@click.option("--stdin-name", default="<stdin>", help="What standard input is called.")
@click.option("--all", "whole", is_flag=True, help="Tell every piece of advice in full.")
@click.option("--show-passed", is_flag=True, help="Name what passed and what was skipped, too.")
@click.option("--statistics", is_flag=True, help="Count findings by rule instead of telling them.")
@click.option("--fix", is_flag=True, help="Correct drafts where that is safe; copy media clean.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: even if meaning changes.")
@click.option("--diff", is_flag=True, help="Show what --fix would change in drafts, write nothing.")
@click.option("--no-suppress", is_flag=True, help="Show what is suppressed, as if it were not.")
@click.option(
    "--baseline", type=options.file, help="A file of known findings; only new ones count."
)
@click.option("--write-baseline", is_flag=True, help="Make all findings of now known to it.")
@click.option("--prune-baseline", is_flag=True, help="Take out of it what is no longer found.")
@click.option("--no-cache", is_flag=True, help="Measure all media anew and keep nothing.")
@click.option("--watch", is_flag=True, help="Check again when a draft or medium is saved.")
@click.option(
    *("-j", "--jobs"),
    type=options.Jobs(0, 256),
    default=1,
    metavar="N",
    help="Check with so many processes; auto: one for each core.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Check on a Dask cluster (host:port).")
@options.no_progress
@options.debug
@click.option("-v", "--verbose", is_flag=True, help="Say what each picture and video may take.")
@click.option("--only-drafts", is_flag=True, help="Pass over files that are none (for hooks).")
def check_command(**given: Any) -> None:
    """Check drafts, folders, calendars, or the drafts that name a medium; - reads stdin.

    Exit code: 0 nothing found, 1 findings, 2 something could not be checked.
    """
    if given["watch"]:
        from contentcheck.watching import watch

        sys.exit(watch(given))
    from contentcheck.checking import run

    sys.exit(run(given))


@main.command()
@click.argument("files", nargs=-1, required=True, type=options.paths)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(MEASURES),
    help="Only these measures (repeatable); without it all but reading, which takes longest.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--maps", type=options.folder, help="Write attention maps here (16-bit PNG).")
@click.option("--overlay", type=options.folder, help="Write pictures with all that was seen here.")
@options.no_progress
@options.lang
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
    from contentcheck.errors import MediaError
    from contentcheck.measuring import describe
    from contentcheck.measuring.pictures import equal_stems, write_maps, write_overlay
    from contentcheck.media.limits import LIMITS
    from contentcheck.media.worker import worker
    from contentcheck.model import Medium
    from contentcheck.progress import Bar
    from contentcheck.report import measures
    from contentcheck.report.excerpt import quotable

    same = equal_stems(files) if maps or overlay else None
    if same is not None:
        raise click.UsageError(f"Two files are called {same}: their pictures would be one.")
    if maps is not None and maps == overlay:
        raise click.UsageError("Maps and overlays have the same names: give each a folder.")
    language = console.language_here(lang)
    bar = Bar(sys.stderr, wanted=not no_progress)
    media = [bar.on(Medium(str(file), file)) for file in files]
    for medium in media:
        worker(LIMITS).take(medium)
    found = [describe(medium, frozenset(only) or None, language) for medium in media]
    console.write(measures.render(found, form), None)
    drawn = partial(write_overlay, lang=language, words="reading" in only)
    for folder, write in ((maps, write_maps), (overlay, drawn)):
        for medium, seen in zip(media, found, strict=True):
            if folder is not None and seen["error"] is None:
                try:
                    console.or_exit(partial(write, medium, folder), folder)
                except MediaError as error:
                    seen["error"] = error.message[language]
                    click.echo(quotable(error.message[language]), err=True)
    sys.exit(console.FAILED if any(each["error"] is not None for each in found) else 0)


for command in commands.ALL:
    main.add_command(command)
