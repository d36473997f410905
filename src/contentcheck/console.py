"""What every command does at the console: its language, its settings, errors, pages."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from contentcheck.config.choosing import Asked
    from contentcheck.config.settings import Settings
    from contentcheck.model import Language
    from contentcheck.rulebook import Rulebook

T = TypeVar("T")


class PathOf(click.Path):
    """A path as pathlib has it, which is loaded when one is given: --help is quicker without."""

    def coerce_path_result(self, value: str | os.PathLike[str]) -> Any:
        from pathlib import Path

        return Path(os.fsdecode(value))


class Pack(PathOf):
    """A folder of rules, or the name of an installed pack, which stands for its folder."""

    def __init__(self) -> None:
        super().__init__(file_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if os.path.exists(value):  # noqa: PTH110  (a name too long is no folder, either)
            return super().convert(value, param, ctx)
        from contentcheck.plugins import pack_folder

        return or_usage(lambda: pack_folder(str(value)), language(None))


FAILED = 2  # exit code: the work could not be done


def language(asked: str | None) -> Language:
    """Return the language of messages before any configuration is read."""
    from contentcheck.wording import language_of

    return language_of(asked, os.environ)


def language_here(asked: str | None) -> Language:
    """Return the language that the user, or the configuration of this folder, asks for."""
    from pathlib import Path

    from contentcheck.config.files import Files

    chain = or_usage(lambda: Files().above(Path.cwd()), language(asked))
    said = (found.said.lang for found in reversed(chain) if found.said.lang)
    return language(asked or next(said, None))


def set_up(
    asked: str | None, packs: Sequence[Path], names: Asked | None = None
) -> tuple[Settings, Language]:
    """Return the settings of this folder, and the language that they or the user ask for."""
    from pathlib import Path

    from contentcheck.config.settings import Settings

    lang = language(asked)
    settings = or_usage(lambda: Settings(Path.cwd(), packs, names), lang)
    return settings, language(asked or settings.said("lang")[0])


def or_usage(attempt: Callable[[], T], lang: Language) -> T:
    """Return what `attempt` returns; a wrong name or file becomes a usage error (exit code 2)."""
    from contentcheck.errors import ConfigError, SelectionError

    try:
        return attempt()
    except (ConfigError, SelectionError) as error:
        raise click.UsageError(error.message[lang]) from None


def fail_on_wrong_files(book: Rulebook, lang: Language) -> None:
    """Name the rule files that are wrong, if any, and end."""
    from contentcheck.report.excerpt import quotable

    for error in book.errors:
        click.echo(quotable(error.message[lang]), err=True)
    if book.errors:
        sys.exit(FAILED)


def print_page(pieces: Iterable[str]) -> None:
    """Print a page made of rules and targets, which may be a stranger's."""
    from contentcheck.report.excerpt import harmless, visible

    for piece in pieces:
        lines = (harmless(visible(line)) for line in piece.split("\n"))
        click.echo("\n".join(lines), nl=False)


def write(pieces: Iterable[str], output: Path | None, *, err: bool = False) -> None:
    """Print, or write a file that appears only when it is whole."""
    if output is None:
        for piece in pieces:
            click.echo(piece, nl=False, err=err)
        return
    from contentcheck.report.whole import write_whole

    or_exit(partial(write_whole, output, pieces), output)


def debug(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Have faults in the program shown with their tracebacks, until the command has ended."""
    if wanted:
        from contentcheck.faults import DEBUG

        os.environ[DEBUG] = "1"
        context.call_on_close(lambda: os.environ.pop(DEBUG, None))


def end_with_fault(error: Exception) -> NoReturn:
    """Say that the program has a fault, which is not the same as a finding, and end."""
    from contentcheck import faults
    from contentcheck.report.excerpt import quotable

    told = faults.said(error, faults.COMMAND)
    click.echo(quotable(told.message[language(None)]), err=True)
    sys.exit(FAILED)


def open_closed_streams() -> None:
    """Let what the caller has closed lead to nothing; else the next file would take its place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def end_unwritten(error: OSError) -> NoReturn:
    """End where a report cannot be written out: say why, unless nobody listens any more."""
    from contentcheck.report.excerpt import quotable

    listened = error.errno not in {errno.EPIPE, errno.ESHUTDOWN}
    if listened:
        said = f"{error.filename or 'stdout'}: {error.strerror or error}"
        click.echo(quotable(said), err=True)
    if error.filename is None:  # what is held back must not be tried again when the program ends
        with suppress(OSError):  # a stream without a number, as in tests
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(FAILED)


def or_exit(attempt: Callable[[], T], path: Path) -> T:
    """Return what `attempt` returns; where it cannot read or write, say so and exit with 2."""
    try:
        return attempt()
    except OSError as error:
        from contentcheck.report.excerpt import quotable

        click.echo(quotable(f"{path}: {error.strerror or error}"), err=True)
        sys.exit(FAILED)
