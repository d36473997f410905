"""What a piece of personal data is: its kind and where it stands."""

from typing import Literal

import msgspec

Kind = Literal["nik", "kk", "npwp", "phone", "email", "account", "card", "address"]


class Private(msgspec.Struct, frozen=True):
    """A piece of personal data at code points `start` to `end` of a text."""

    kind: Kind
    start: int
    end: int
