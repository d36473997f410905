"""Does an alt text waste its words: on a file name, on "picture of", on the caption again?"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.measuring import kind
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.text.alt_text import Stretch, file_name_in, opening_in, repetition_in

Fault = Literal["file-name", "picture-of", "same-as-caption"]


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`fault`: what to look for."""

    fault: Fault


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield for each picture's alt text 1 if it has the fault, placed on the words, else 0.

    Raises Skip where no picture has an alt text: that it is missing is another check's.
    """
    described = [
        (index, medium.file, medium.alt)
        for index, medium in enumerate(draft.media)
        if medium.alt and medium.alt.strip() and kind(medium) == "image"
    ]
    if not described:
        raise Skip("no alt text")
    for index, file, alt in described:
        stretch = _stretch(params.fault, alt, file, draft.caption)
        start, end = stretch or (0, len(alt))
        said = " ".join(alt[start:end].split()) if stretch else ""
        yield Measure(
            name="alt_" + params.fault.replace("-", "_"),
            value=float(stretch is not None),
            unit="count",
            place=Span(f"media[{index}].alt", start, end),
            evidence=Text(id=said, en=said),
        )


def _stretch(fault: Fault, alt: str, file: str, caption: str) -> Stretch | None:
    if fault == "file-name":
        return file_name_in(alt, file)
    if fault == "picture-of":
        return opening_in(alt)
    return repetition_in(alt, caption)
