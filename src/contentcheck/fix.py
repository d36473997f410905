"""What can be done about a finding, as frozen values."""

from pathlib import Path

import msgspec


class CleanCopy(msgspec.Struct, frozen=True):
    """A copy of a medium without what its file tells beside what it shows.

    `file` is the medium as the draft names it, `copy` the copy's name in the same way, `path`
    where the medium lies. Safe: the original stays, and the copy shows the same.
    """

    file: str
    copy: str
    path: Path
    safe: bool = True


class Edit(msgspec.Struct, frozen=True):
    """Code points `start` to `end` of a field's text, as it was read, become `text`."""

    field: str
    start: int
    end: int
    text: str


class TextFix(msgspec.Struct, frozen=True):
    """What to write instead. Safe: the meaning cannot change."""

    edits: tuple[Edit, ...]
    safe: bool


Fix = CleanCopy | TextFix
