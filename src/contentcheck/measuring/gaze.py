"""Where people's eyes land in a picture, and how sure that is.

Functions of a medium for `medium.once(…)`. They raise MediaError, and Skip where the attention net
or a detector they need is not installed. numpy and OpenCV load in the functions only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from contentcheck.measuring.image import faces, learned_map, text_regions

if TYPE_CHECKING:
    from contentcheck.model import Medium
    from contentcheck.vision.landing import Landing


def sureness(medium: Medium) -> float:
    """Return how likely the peak of attention is right, 0 to 1: less the more text there is."""
    from contentcheck.vision.landing import sureness as measured

    return measured(medium.once(learned_map), medium.once(text_regions).share)


def sure_lines(medium: Medium) -> int:
    """Return how many lines are surely text."""
    from contentcheck.vision.landing import sure_lines as measured

    return len(measured(medium.once(text_regions)))


def landing(medium: Medium) -> Landing:
    """Return what attention lands on: a face, the headline, other text, or something else."""
    from contentcheck.vision.landing import landing as measured

    boxes = [face.box for face in medium.once(faces)]
    return measured(medium.once(learned_map), boxes, medium.once(text_regions))


def message_pull(medium: Medium) -> float:
    """Return how well text and faces hold their own against the rest of a picture, 0 to 1.

    See `vision.landing.pull`.
    """
    from contentcheck.vision.landing import pull

    found = medium.once(learned_map)
    boxes = [line.box for line in medium.once(text_regions).boxes]
    if pull(found, boxes) == 1:
        return 1.0  # and no need to look for faces
    return pull(found, [*boxes, *(face.box for face in medium.once(faces))])
