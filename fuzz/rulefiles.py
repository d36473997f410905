"""Rule files and configurations of strangers: they hold, or what is wrong with them is said."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp

from contentcheck.config.settings import Settings
from contentcheck.errors import ConfigError, SelectionError
from contentcheck.model import Draft
from contentcheck.rulebook import load
from fuzz import seeds
from fuzz.target import Target
from fuzz.words import ALL

_DRAFT = Draft("Silahkan datang, Rabu (6/4). G-20", targets=["facebook/page"])


@cache
def _folder(name: str) -> Path:
    folder = Path(mkdtemp()) / name
    folder.mkdir()
    return folder


def rule(data: bytes) -> str:
    """Read a pack of one rule; where it holds, a post is checked by it."""
    from contentcheck import engine

    file = _folder("house") / "terms.toml"
    file.write_bytes(data)
    try:
        book = load.__wrapped__(file.parent.parent)
    finally:
        file.unlink()
    for error in book.errors:
        assert str(file) in error.message.id, error
        assert str(file) in error.message.en, error
    if book.errors:
        return "errors"
    own = [each for each in book.rules if book.files[each.id] == file]
    report = engine.check(_DRAFT, book.select([each.id for each in own]))
    for failure in report.errors:
        assert failure.reason != "exception", failure
    return "rule"


def configuration(data: bytes) -> str:
    """Start in a folder with a configuration, and ask what holds for a draft there."""
    file = _folder("project") / "contentcheck.toml"
    file.write_bytes(data)
    try:
        held = Settings(file.parent).held(Path("kampanye/a.md"))
    except (ConfigError, SelectionError) as error:
        return f"errors: {type(error).__name__}"
    assert held.book.chosen or held.book.rules
    return "settings"


_toml = partial(Target, words=ALL, longest=2048)
TARGETS = (
    _toml("rules", rule, seeds.rules),
    _toml("configurations", configuration, seeds.configurations),
)
