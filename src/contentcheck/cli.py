"""The command line: options in, exit code out; the library does the work."""

from __future__ import annotations

import gc
import sys
from functools import partial
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any

import click

from contentcheck import __version__, completion, console

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

# Whether a path can be read is said of each by itself: one that cannot must not stop the others.
_paths = console.PathOf(allow_dash=True, readable=False)
_any = console.PathOf()
_file = console.PathOf(dir_okay=False)
_folder = console.PathOf(exists=True, file_okay=False)
_new_folder = console.PathOf(file_okay=False)
_lang = click.option(
    "--lang", type=click.Choice(["id", "en"]), help="Language of the messages (default: yours)."
)
_packs = click.option(
    "--rules", "packs", multiple=True, type=console.Pack(), help="A folder of rules, or a pack."
)
_debug = click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=console.debug,
    help="Show where in the program a fault is, to report it.",
)
_no_progress = click.option("--no-progress", is_flag=True, help="No bar for what takes long.")
_rule_option = partial(click.option, multiple=True, metavar="ID", shell_complete=completion.rules)


class _Jobs(click.IntRange):
    """A number of processes; 0 and `auto` mean one for each core."""

    name = "number"

    def convert(self, value: Any, *context: Any) -> Any:
        return super().convert(0 if value == "auto" else value, *context)


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
@_debug
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
@click.argument("paths", nargs=-1, type=_paths)
@click.option(
    *("-t", "--target", "targets"),
    multiple=True,
    shell_complete=completion.targets,
    help="Where it goes (repeatable).",
)
@click.option("--via", type=click.Choice(["app", "api"]), help="How it is published.")
@click.option("--caption", help="The caption itself; - reads it from standard input.")
@click.option("--media", multiple=True, type=_any, help="A picture or video (repeatable).")
@click.option("--alt", "alts", multiple=True, help="Alt text of the media, in their order.")
@click.option("--caption-language", type=click.Choice(["id", "en"]), help="Language of the text.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("-o", "--output", type=_any, help="Write the report to a file (html: or folder).")
@_lang
@_rule_option("--select", help="Only these rules (repeatable).")
@_rule_option("--ignore", help="All rules but these (repeatable).")
@_packs
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
@click.option("--baseline", type=_file, help="A file of known findings: only new ones count.")
@click.option("--write-baseline", is_flag=True, help="Make all findings of now known to it.")
@click.option("--prune-baseline", is_flag=True, help="Take out of it what is no longer found.")
@click.option("--no-cache", is_flag=True, help="Measure all media anew and keep nothing.")
@click.option("--watch", is_flag=True, help="Check again when a draft or medium is saved.")
@click.option(
    *("-j", "--jobs"),
    type=_Jobs(0, 256),
    default=1,
    metavar="N",
    help="Check with so many processes; auto: one for each core.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Check on a Dask cluster (host:port).")
@_no_progress
@_debug
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


@main.command()
@click.argument("rule", shell_complete=completion.rules)
@_lang
@_packs
def explain(rule: str, lang: str | None, packs: tuple[Path, ...]) -> None:
    """Explain a rule: what it looks at, why, by which numbers, and who says so."""
    from pathlib import Path

    from contentcheck.report import cards

    settings, language = console.set_up(lang, packs)
    book = settings.held(Path("-")).book  # with the numbers that the configuration gives
    for found in console.or_usage(lambda: book.called(rule), language):
        console.print_page(cards.rule_page(found, book, language))


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

    settings, language = console.set_up(lang, packs)
    book = settings.book
    if stale is None:
        console.print_page(cards.rule_list(book))
    else:
        from datetime import date

        from contentcheck.report import stale as age

        console.print_page(age.stale(book, age.months_before(date.today(), stale)))  # noqa: DTZ011
    console.fail_on_wrong_files(book, language)


@main.command()
@click.argument("name", required=False, shell_complete=completion.targets)
@_lang
@_packs
def targets(name: str | None, lang: str | None, packs: tuple[Path, ...]) -> None:
    """List the targets, or show what is known of one."""
    from contentcheck.report import cards
    from contentcheck.report.target_card import target_card

    settings, language = console.set_up(lang, packs)
    book = settings.book
    if name is None:
        console.print_page(cards.target_list(book, language))
    else:
        for target in console.or_usage(lambda: book.targets.all_of(name), language):
            console.print_page(target_card(target, language))
    console.fail_on_wrong_files(book, language)


@main.command()
@_lang
@_packs
def server(lang: str | None, packs: tuple[Path, ...]) -> None:
    """Check drafts in an editor while they are written (language server)."""
    try:
        from contentcheck.server.serve import serve
    except ModuleNotFoundError as error:
        if error.name not in {"pygls", "lsprotocol"}:
            raise
        said = {
            "id": "Server bahasa belum terpasang: pip install 'contentcheck[lsp]'",
            "en": "The language server is not installed: pip install 'contentcheck[lsp]'",
        }
        click.echo(said[console.language(lang)], err=True)
        sys.exit(console.FAILED)
    settings, _ = console.set_up(lang, packs)
    serve(settings, lang)


@main.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), help="Where to answer (default: 8765).")
@click.option("--host", default="127.0.0.1", help="For whom (default: this machine only).")
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
@_lang
@_packs
def serve_command(
    port: int | None, host: str, show: bool, lang: str | None, packs: tuple[Path, ...]
) -> None:
    """Write a post in the browser and see what is found at once (nothing leaves this machine)."""
    try:
        from contentcheck.web.serve import serve
    except ModuleNotFoundError as error:
        if error.name not in {"starlette", "uvicorn", "anyio"}:
            raise
        said = {
            "id": "Penyusun belum terpasang: pip install 'contentcheck[web]'",
            "en": "The composer is not installed: pip install 'contentcheck[web]'",
        }
        click.echo(said[console.language(lang)], err=True)
        sys.exit(console.FAILED)
    settings, language = console.set_up(lang, packs)
    serve(settings, language, host=host, port=port, show=show)


@main.command()
@click.option("--clear", is_flag=True, help="Remove it.")
@_lang
def cache(*, clear: bool, lang: str | None) -> None:
    """Say where measures of media are kept from run to run, and how much they take."""
    from contentcheck.cache import Cache, cache_folder
    from contentcheck.report.kept import page

    folder = cache_folder()
    store = None if folder is None else Cache(folder)
    if store and clear:
        console.or_exit(store.clear, store.file)
    counted = console.or_exit(store.counted, store.file) if store else (0, 0)
    console.print_page([page(store.file if store else None, *counted, console.language_here(lang))])


@main.command()
@click.argument("key", required=False)
@_lang
def config(key: str | None, lang: str | None) -> None:
    """Explain the keys of the configuration, and say what holds in this folder."""
    from contentcheck.config.pages import key_page

    settings, language = console.set_up(lang, ())
    pages = console.or_usage(lambda: list(key_page(key, settings.chain, language)), language)
    console.print_page(pages)


@main.command()
@click.argument("folder", type=_folder, default=".")
@_lang
def init(folder: Path, lang: str | None) -> None:
    """Write a contentcheck.toml to start from; one that is there is left alone."""
    from contentcheck.config.files import NAME
    from contentcheck.config.pages import start_file

    file = folder / NAME
    text = "".join(start_file(console.language(lang)))
    console.or_exit(lambda: file.open("x", encoding="utf-8").write(text), file)
    console.print_page([f"{file}\n"])


@main.command()
@click.argument("what", type=click.Choice(["rule", "check"]))
@click.argument("name", metavar="SUBJECT.NAME")
@click.argument("folder", type=_new_folder, default=".")
@_lang
def new(what: str, name: str, folder: Path, lang: str | None) -> None:
    """Write a rule to start from into a folder of rules, or a rule with a check in Python."""
    from contentcheck.starting import run

    sys.exit(run(what, name, folder, console.language_here(lang)))


@main.command("test")
@click.argument("packs", nargs=-1, required=True, type=console.Pack(), metavar="PACK...")
@_lang
def test_command(packs: tuple[Path, ...], lang: str | None) -> None:
    """Run the examples inside the rules of a folder, or of an installed pack."""
    from contentcheck.trying import run

    sys.exit(run(packs, console.language_here(lang)))


@main.command()
@click.argument("of", type=click.Choice(["config", "draft", "platform", "report", "rule"]))
def schema(of: str) -> None:
    """Print the JSON Schema of a kind of file, for editors and other programs."""
    from pathlib import Path

    file = Path(__file__).parent / "schemas" / f"{of}.schema.json"
    console.print_page([file.read_text(encoding="utf-8")])
