"""Does the link's page say of itself what apps need to draw its card?"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span, Text

_CALLED = {
    "title": Text(id="judul (og:title)", en="a title (og:title)"),
    "description": Text(id="keterangan (og:description)", en="a description (og:description)"),
    "picture": Text(id="gambar (og:image)", en="a picture (og:image)"),
}


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`needs`: what has to be there."""

    needs: tuple[Literal["title", "description", "picture"], ...]


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield how much is missing; the evidence names it. Raises Skip where no `preview` is given.

    What a page says of itself is known only from the draft: nothing is fetched.
    """
    if draft.preview is None:
        raise Skip("no preview")
    missing = [name for name in params.needs if not getattr(draft.preview, name)]
    yield Measure(
        name="missing",
        value=len(missing),
        unit="count",
        place=Span("preview", 0, 0),
        evidence=Text(
            id=", ".join(_CALLED[name].id for name in missing),
            en=", ".join(_CALLED[name].en for name in missing),
        )
        if missing
        else None,
    )
