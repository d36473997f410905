"""What the checks see in a picture, as `contentcheck measure` says it: names, numbers, boxes.

Importing this module loads neither numpy nor OpenCV nor Pillow: that happens in the functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contentcheck.errors import Skip
from contentcheck.measuring.gaze import landing, sureness
from contentcheck.measuring.image import (
    attention,
    black_bars,
    blockiness,
    blown_share,
    damaged,
    faces,
    fine_detail,
    light,
    lost_on_plain_ground,
    plain_bars,
    reading,
    sharpness,
    text_regions,
    tonal_range,
    unusual_colours,
)
from contentcheck.measuring.private import private_metadata

if TYPE_CHECKING:
    from contentcheck.model import Medium


def describe_image(medium: Medium, only: frozenset[str] | None = None) -> dict[str, object]:
    """Return what the checks see in a picture, as the fields of `contentcheck measure`.

    `only` limits it to some of text, reading, attention, faces and quality; without it there is
    all but the reading, which takes longest. What cannot be measured for want of a detector is
    null. Raises MediaError.
    """
    from contentcheck.media.image import header

    known = medium.once(header)
    fields: dict[str, object] = {
        "width": known.width,
        "height": known.height,
        "format": known.format,
    }
    for name, describe in _DESCRIPTIONS.items():
        if name in (_DEFAULT if only is None else only):
            fields |= describe(medium)
    return fields


def _describe_text(medium: Medium) -> dict[str, object]:
    try:
        found = medium.once(text_regions)
    except Skip:
        return {"text_share": None, "grid_share": None, "text_regions": None}
    return {
        "text_share": found.share,
        "grid_share": found.grid_share,
        "text_regions": [{"box": list(each.box), "score": each.score} for each in found.boxes],
    }


def _describe_reading(medium: Medium) -> dict[str, object]:
    try:
        found = medium.once(reading)
    except Skip:
        return {"text_regions": None}
    return {
        "text_regions": [
            {
                "box": list(each.region.box),
                "score": each.region.score,
                "text": each.text,
                "confidence": each.confidence,
            }
            for each in found.lines
        ]
    }


def _describe_attention(medium: Medium) -> dict[str, object]:
    found = medium.once(attention)
    return {
        "focus": found.focus,
        "attention_peak": list(found.peak),
        "attention_second": None if found.second is None else list(found.second),
        **_describe_gaze(medium),
    }


def _describe_gaze(medium: Medium) -> dict[str, object]:
    """Return where eyes land, and how sure that is; null where it cannot be measured."""
    try:
        found = medium.once(landing)
    except Skip:
        return {"attention_confidence": None, "attention_on": None}
    return {
        "attention_confidence": medium.once(sureness),
        "attention_on": {
            "peak": found.on,
            "second": found.second,
            "face_share": found.faces,
            "text_share": found.text,
            "headline_share": found.headline,
        },
    }


def _describe_faces(medium: Medium) -> dict[str, object]:
    try:
        found = medium.once(faces)
    except Skip:
        return {"faces": None}
    return {"faces": [{"box": list(each.box), "score": each.score} for each in found]}


def _describe_quality(medium: Medium) -> dict[str, object]:
    return {
        "sharpness": medium.once(sharpness),
        "light": medium.once(light),
        "blockiness": medium.once(blockiness),
        "black_bars": medium.once(black_bars),
        "plain_bars": medium.once(plain_bars),
        "blown_share": medium.once(blown_share),
        "tonal_range": medium.once(tonal_range),
        "fine_detail": medium.once(fine_detail),
        "unusual_colours": list(medium.once(unusual_colours)),
        "lost_on_plain_ground": medium.once(lost_on_plain_ground).share,
        "private_metadata": sorted(medium.once(private_metadata)),
        "damaged": medium.once(damaged),
    }


_DESCRIPTIONS = {
    "text": _describe_text,
    "reading": _describe_reading,  # after text, whose regions it replaces
    "attention": _describe_attention,
    "faces": _describe_faces,
    "quality": _describe_quality,
}
_DEFAULT = _DESCRIPTIONS.keys() - {"reading"}
