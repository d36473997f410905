"""What a piece of personal data is: its kind and where it stands."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["nik", "kk", "npwp", "phone", "email", "account", "address"]


@dataclass(frozen=True, slots=True)
class Private:
    """A piece of personal data at code points `start` to `end` of a text."""

    kind: Kind
    start: int
    end: int
