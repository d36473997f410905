"""What can be done about a finding, as frozen values."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CleanCopy:
    """A copy of a medium without what its file tells beside what it shows.

    `file` is the medium as the draft names it, `copy` the copy's name in the same way, `path`
    where the medium lies. Safe: the original stays, and the copy shows the same.
    """

    file: str
    copy: str
    path: Path
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Edit:
    """Code points `start` to `end` of a field's text, as it was read, become `text`."""

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class TextFix:
    """What to write instead. Safe: the meaning cannot change."""

    edits: tuple[Edit, ...]
    safe: bool


Fix = CleanCopy | TextFix
