"""Read drafts from wherever they are: files, folders, calendars, a stream, a changed medium."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path

import msgspec
from msgspec.structs import replace

from contentcheck.drafts.encoded import Encoded, encoded
from contentcheck.drafts.folder import (
    DATA,
    TEXT,
    WORKBOOK,
    exists,
    files_in,
    is_medium,
    media_root,
    real,
)
from contentcheck.drafts.markdown import front_and_body, has_front_matter, read_markdown
from contentcheck.drafts.positions import plain_lines
from contentcheck.drafts.record import Defaults, DraftRecord, Home, draft_from
from contentcheck.drafts.tree import TreeError
from contentcheck.errors import ConfigError, DraftError
from contentcheck.model import Draft, Span, Text
from contentcheck.text.glance import sought

LARGEST = 50_000_000  # bytes of a draft or calendar; a year of posts is below one million

Read = Draft | DraftError
DefaultsFor = Callable[[Path], Defaults]  # raises ConfigError
# Any of these makes a file of a folder a draft. Keys that notes and web sites use too (`publish`,
# `template`, `link`, `title`) do not.
_DRAFT_KEYS = {"targets", "platforms", "media", "caption", "captions", "first_comment", "buttons"}
# Front matter of nothing else is a draft's; with a title and tags it is any web site's.
_KNOWN = frozenset(DraftRecord.__struct_fields__) - {"title", "tags"}
_HEAD = 64 * 1024  # bytes in which a draft's keys stand
_NAMED = "|".join(sorted(_DRAFT_KEYS))
_DRAFT_KEY = sought(rf'^[ \t]*(?:{_NAMED})[ \t]*:|"(?:{_NAMED})"[ \t]*:', re.MULTILINE)


def no_defaults(_: Path) -> Defaults:
    """Return what holds without a configuration."""
    return Defaults()


def read(
    paths: Iterable[Path], *, only_drafts: bool = False, defaults: DefaultsFor = no_defaults
) -> Iterator[Read]:
    """Yield the drafts of files and folders, and of media the drafts that name them; each once.

    What cannot be read is yielded as a DraftError in its place; so is a medium that no draft
    names. With `only_drafts` such media, and files that do not look like drafts, are passed over.
    `defaults` says for a file what holds where its drafts do not say.
    """
    paths = list(paths)
    texts = (path for path in paths if not is_medium(path))
    media = [path for path in paths if is_medium(path)]
    found = chain(
        (draft for path in texts for draft in _read_path(path, defaults, if_draft=only_drafts)),
        read_naming(media, only_drafts=only_drafts, defaults=defaults),
    )
    seen: set[Path] = set()
    for draft in found:
        if (source := real(Path(draft.source))) not in seen:
            seen.add(source)
            yield draft


def read_naming(
    media: list[Path], *, only_drafts: bool = False, defaults: DefaultsFor = no_defaults
) -> Iterator[Read]:
    """Yield the drafts that name one of these media, from the whole project they lie in.

    A medium that is missing, or that no draft names, is yielded as a DraftError; where drafts
    that cannot be read mention its name, it is their errors.
    """
    wanted = {real(medium): medium for medium in media}
    named: set[Path] = set()
    broken: list[DraftError] = []
    for root in sorted({media_root(path.parent) for path in wanted}):
        for draft in _read_folder(Path(os.path.relpath(root)), defaults):
            if isinstance(draft, DraftError):
                broken.append(draft)
            elif found := {real(m.path) for m in draft.media} & wanted.keys():
                named |= found
                yield draft
    for path, medium in wanted.items():
        if path in named:
            continue
        if not exists(medium):
            yield _missing(medium)
        elif mentions := [error for error in broken if _mentions(error, medium)]:
            yield from mentions
        elif not only_drafts:
            yield _unnamed(medium)


def _mentions(error: DraftError, medium: Path) -> bool:
    return any(medium.name in line for line in lines_of(error.source))


def read_text(
    source: str,
    name: str,
    folder: Path,
    defaults: Defaults | None = None,
    *,
    if_draft: bool = False,
) -> Iterator[Read]:
    """Yield the drafts of a text; the ending of `name` tells what it is (none: Markdown).

    With `if_draft` nothing where it does not look like one.
    """
    home = Home(name, folder, media_root(folder), defaults or Defaults())
    kind = DATA.get(Path(name).suffix.lower(), "markdown")
    if if_draft and not _looks_like_draft(source, kind):
        return
    yield from _guarded(home, lambda: _READERS[kind](source, home))


def _read_path(path: Path, defaults: DefaultsFor, *, if_draft: bool = False) -> Iterator[Read]:
    if exists(path) and path.is_dir():
        yield from _read_folder(path, defaults)
    elif not exists(path):
        yield _missing(path)
    else:
        yield from read_file(path, defaults, if_draft=if_draft)


def _read_folder(folder: Path, defaults: DefaultsFor) -> Iterator[Read]:
    for path in files_in(folder):
        yield from read_file(path, defaults, if_draft=True)


def read_file(
    path: Path, defaults: DefaultsFor = no_defaults, *, if_draft: bool = False
) -> Iterator[Read]:
    """Yield the drafts of a file; with `if_draft` nothing where it does not look like one."""
    try:
        reader = _reader(path, if_draft=if_draft)
        if reader is not None:
            home = Home(str(path), path.parent, media_root(path.parent), defaults(path))
            yield from _guarded(home, lambda: reader(home))
    except DraftError as error:
        yield error
    except ConfigError as error:
        yield DraftError(str(path), error.message)


def _reader(path: Path, *, if_draft: bool) -> Callable[[Home], Iterator[Read]] | None:
    """Return what reads a file; with `if_draft` None where it does not look like a draft.

    Raises DraftError where it cannot be opened or is no text.
    """
    if path.suffix.lower() == WORKBOOK:
        from contentcheck.drafts.excel import looks_like_workbook_of_posts, read_workbook

        check_plain(path, str(path))
        if if_draft and not looks_like_workbook_of_posts(path):
            return None
        return partial(read_workbook, path)
    try:
        source = decoded(path, str(path))
    except DraftError:
        if if_draft and not _may_be_draft(path):
            return None
        raise
    kind = (DATA | TEXT).get(path.suffix.lower(), "markdown")
    if if_draft and not _looks_like_draft(source, kind):
        return None
    return partial(_READERS[kind], source)


def check_plain(path: Path, name: str) -> None:
    """Refuse what is no regular file, or far too large. Raises DraftError."""
    try:
        if not path.is_file():
            raise DraftError(name, Text(id="bukan berkas biasa", en="is not a regular file"))
        if path.stat().st_size > LARGEST:
            large = Text(id="lebih besar dari 50 MB", en="is larger than 50 MB")
            raise DraftError(name, large, "refused")
    except OSError as error:
        raise _closed(name, error) from None


def decoded(path: Path, name: str) -> str:
    """Return a file's text: UTF-8, UTF-16 with its mark, tables also as old Excel writes them."""
    check_plain(path, name)
    try:
        return decode_bytes(path.read_bytes(), name)
    except OSError as error:
        raise _closed(name, error) from None


def decode_bytes(data: bytes, name: str) -> str:
    """Return bytes as text. Raises DraftError naming the line that is no text."""
    return encoded_bytes(data, name).text


def encoded_bytes(data: bytes, name: str) -> Encoded:
    """Return bytes with their text. Raises DraftError naming the line that is no text."""
    try:
        return encoded(data, table=DATA.get(Path(name).suffix.lower()) == "table")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        said = Text(
            id="bukan teks UTF-8; simpan sebagai UTF-8", en="is not UTF-8; save it as UTF-8"
        )
        place = Span("", 0, 0, line, None, line, None)
        raise DraftError(name, said, place=place) from None


def lines_of(source: str) -> Sequence[str]:
    """Return the lines of the file a draft's `source` names, none where it cannot be read."""
    for name in (source, re.sub(r":\d+$", "", source)):
        path = Path(name)
        if exists(path) and path.is_file():
            return _lines(path, path.stat().st_mtime_ns)
    return ()


@lru_cache(maxsize=1)  # the rows of a calendar ask one after another
def _lines(path: Path, changed: int) -> Sequence[str]:  # noqa: ARG001  (part of the key)
    try:
        return plain_lines(decoded(path, str(path))).split("\n")
    except DraftError:
        return ()


def _guarded(home: Home, reader: Callable[[], Iterator[Read]]) -> Iterator[Read]:
    """Yield what a reader finds; what it cannot read becomes an error that names the place."""
    try:
        yield from reader()
    except TreeError as error:
        yield error.of(home.source)
    except DraftError as error:
        yield error


def _markdown(source: str, home: Home) -> Iterator[Read]:
    yield read_markdown(source, home)


def _json(source: str, home: Home) -> Iterator[Read]:
    from contentcheck.drafts.json import read_json

    yield draft_from(read_json(source), home)


def _jsonl(source: str, home: Home) -> Iterator[Read]:
    from contentcheck.drafts.json import read_json

    for number, line in enumerate(plain_lines(source).split("\n"), 1):
        if line.strip():
            here = replace(home, source=f"{home.source}:{number}")
            try:
                yield draft_from(read_json(line, above=number - 1), here)
            except TreeError as error:
                yield error.of(here.source)
            except DraftError as error:
                yield error


def _table(source: str, home: Home) -> Iterator[Read]:
    from contentcheck.drafts.table import read_calendar

    yield from read_calendar(source, home)


_READERS: dict[str, Callable[[str, Home], Iterator[Read]]] = {
    "markdown": _markdown,
    "json": _json,
    "jsonl": _jsonl,
    "table": _table,
}


def _looks_like_draft(source: str, kind: str) -> bool:
    """Tell whether a file of a folder is meant as a draft: it has the front matter of one."""
    if kind == "table":
        from contentcheck.drafts.table import looks_like_calendar

        return looks_like_calendar(source)
    try:
        keys = _keys(source, kind)
    except (TreeError, msgspec.DecodeError, RecursionError):
        return _DRAFT_KEY.search(source) is not None
    if "verdict" in keys:  # a report
        return False
    return bool(keys & _DRAFT_KEYS) or (kind == "markdown" and bool(keys) and keys <= _KNOWN)


def _may_be_draft(path: Path) -> bool:
    """Tell of a file that is no text whether it was meant as a draft; what is closed may be one."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return path.is_file()
    return _DRAFT_KEY.search(head.replace(b"\0", b"").decode("latin-1")) is not None


def _keys(source: str, kind: str) -> set[str]:
    """Return the keys of the front matter, the JSON object or its first line."""
    if kind == "markdown":
        data = front_and_body(source)[0].data if has_front_matter(source) else None
        return set(data) if isinstance(data, dict) else set()
    first = source.lstrip().split("\n", 1)[0] if kind == "jsonl" else source
    try:
        return set(msgspec.json.decode(first, type=dict[str, msgspec.Raw]))
    except msgspec.ValidationError:  # JSON, but not keys and values
        return set()


def _closed(name: str, error: OSError) -> DraftError:
    return DraftError(
        name, Text(id=f"tidak dapat dibuka: {error}", en=f"cannot be opened: {error}")
    )


def _missing(path: Path) -> DraftError:
    return DraftError(str(path), Text(id="berkas tidak ada", en="no such file"), "missing")


def _unnamed(path: Path) -> DraftError:
    said = Text(
        id=f"tidak ada draf yang menyebut berkas ini; periksa dengan `--media {path} -t TUJUAN`",
        en=f"no draft names this file; check it by itself with `--media {path} -t TARGET`",
    )
    return DraftError(str(path), said, "missing")
