"""The commands beside `check` and `measure`: pages to read, files to start from, what serves."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from contentcheck import completion, console, options

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("rule", shell_complete=completion.rules)
@options.lang
@options.packs
def explain(rule: str, lang: str | None, packs: tuple[Path, ...]) -> None:
    """Explain a rule: what it looks at, why, by which numbers, and who says so."""
    from pathlib import Path

    from contentcheck.report import cards

    settings, language = console.set_up(lang, packs)
    book = settings.held(Path("-")).book  # with the numbers that the configuration gives
    for found in console.or_usage(lambda: book.called(rule), language):
        console.print_page(cards.rule_page(found, book, language))


@click.command()
@click.option(
    "--stale",
    type=click.IntRange(0, 1200),
    metavar="MONTHS",
    help="List rules and facts whose sources nobody has looked up for so many months.",
)
@options.lang
@options.packs
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


@click.command()
@click.argument("name", required=False, shell_complete=completion.targets)
@options.lang
@options.packs
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


@click.command()
@options.lang
@options.packs
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


@click.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), help="Where to answer (default: 8765).")
@click.option("--host", default="127.0.0.1", help="For whom (default: this machine only).")
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
@options.lang
@options.packs
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


@click.command()
@click.option("--clear", is_flag=True, help="Remove it.")
@options.lang
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


@click.command()
@click.argument("key", required=False)
@options.lang
def config(key: str | None, lang: str | None) -> None:
    """Explain the keys of the configuration, and say what holds in this folder."""
    from contentcheck.config.pages import key_page

    settings, language = console.set_up(lang, ())
    pages = console.or_usage(lambda: list(key_page(key, settings.chain, language)), language)
    console.print_page(pages)


@click.command()
@click.argument("folder", type=options.existing, default=".")
@options.lang
def init(folder: Path, lang: str | None) -> None:
    """Write a contentcheck.toml to start from; one that is there is left alone."""
    from contentcheck.config.files import NAME
    from contentcheck.config.pages import start_file

    file = folder / NAME
    text = "".join(start_file(console.language(lang)))
    console.or_exit(lambda: file.open("x", encoding="utf-8").write(text), file)
    console.print_page([f"{file}\n"])


@click.command()
@click.argument("what", type=click.Choice(["rule", "check"]))
@click.argument("name", metavar="SUBJECT.NAME")
@click.argument("folder", type=options.folder, default=".")
@options.lang
def new(what: str, name: str, folder: Path, lang: str | None) -> None:
    """Write a rule to start from into a folder of rules, or a rule with a check in Python."""
    from contentcheck.starting import run

    sys.exit(run(what, name, folder, console.language_here(lang)))


@click.command("test")
@click.argument("packs", nargs=-1, required=True, type=console.Pack(), metavar="PACK...")
@options.lang
def test_command(packs: tuple[Path, ...], lang: str | None) -> None:
    """Run the examples inside the rules of a folder, or of an installed pack."""
    from contentcheck.trying import run

    sys.exit(run(packs, console.language_here(lang)))


@click.command()
@click.argument("of", type=click.Choice(["config", "draft", "platform", "report", "rule"]))
def schema(of: str) -> None:
    """Print the JSON Schema of a kind of file, for editors and other programs."""
    from pathlib import Path

    file = Path(__file__).parent / "schemas" / f"{of}.schema.json"
    console.print_page([file.read_text(encoding="utf-8")])


ALL = (
    *(explain, rules, targets, server, serve_command, cache, config, init, new, test_command),
    schema,
)
