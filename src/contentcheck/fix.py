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


Fix = CleanCopy
