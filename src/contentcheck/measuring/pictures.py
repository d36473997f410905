"""Write what was measured as pictures: attention maps for programs, overlays for people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from contentcheck.media.sniff import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from contentcheck.model import Medium
    from contentcheck.vision.filmstrip import Moment
    from contentcheck.vision.overlay import Marks
    from contentcheck.vision.samples import SampledFrame

MAP_SIDE = 640  # long side of a written map, in pixels


def equal_stems(files: Sequence[Path]) -> str | None:
    """Return a stem that two of the files share: their pictures would overwrite each other."""
    stems = [file.stem for file in files]
    return next((stem for stem in stems if stems.count(stem) > 1), None)


def write_maps(medium: Medium, folder: Path) -> None:
    """Write the attention map of an image as `<stem>.png`, of opening frames as `<stem>@<ms>.png`.

    16-bit grey of the picture's aspect. Raises MediaError, and OSError for the folder.
    """
    from contentcheck.vision.overlay import as_16_bit

    for name, attention, (height, width) in _maps(medium):
        scale = MAP_SIDE / max(height, width)
        size = max(1, round(width * scale)), max(1, round(height * scale))
        _save(folder / f"{name}.png", as_16_bit(attention, *size))


def write_overlay(medium: Medium, folder: Path) -> None:
    """Write a picture with heat, peak, faces and text drawn; of a video its opening as a filmstrip.

    Raises MediaError, and OSError for the folder.
    """
    picture = _image_overlay if medium.once(kind_of) == "image" else _video_overlay
    _save(folder / f"{medium.path.stem}.png", picture(medium))


def _maps(medium: Medium) -> Iterator[tuple[str, NDArray[np.float32], tuple[int, int]]]:
    """Yield name, map and picture size (height, width) of each map of a medium."""
    stem = medium.path.stem
    if medium.once(kind_of) == "image":
        from contentcheck.measuring.image import attention
        from contentcheck.media.image import picture

        height, width = picture(medium).shape[:2]
        yield stem, medium.once(attention).map, (height, width)
        return
    from contentcheck.measuring.opening import opening
    from contentcheck.measuring.video import first_frames

    samples = medium.once(first_frames).samples
    for frame, sample in zip(medium.once(opening).frames, samples, strict=True):
        height, width = sample.image.shape[:2]
        yield f"{stem}@{frame.time * 1000:.0f}", frame.attention.map, (height, width)


def _image_overlay(medium: Medium) -> NDArray[np.uint8]:
    from contentcheck.errors import Skip
    from contentcheck.measuring.image import attention, faces, text_regions
    from contentcheck.media.image import picture
    from contentcheck.vision.overlay import Marks, drawn

    found = medium.once(attention)
    try:
        boxes = [face.box for face in medium.once(faces)]
        lines = [line.corners for line in medium.once(text_regions).boxes]
    except Skip:  # drawn without what no detector is installed for
        boxes, lines = [], []
    return drawn(picture(medium), Marks(found.map, found.peak, boxes, lines))


def _video_overlay(medium: Medium) -> NDArray[np.uint8]:
    from contentcheck.measuring.opening import opening
    from contentcheck.measuring.video import SECONDS, first_frames
    from contentcheck.vision.filmstrip import Curve, filmstrip

    found, decoded = medium.once(opening), medium.once(first_frames)
    frames = [
        (frame.time, sample.image, _marks(frame))
        for frame, sample in zip(found.frames, decoded.samples, strict=True)
    ]
    checks = found.checks
    curve = Curve(decoded.times.tolist(), checks.brightness, checks.blank)
    return filmstrip(frames, curve, list(_moments(medium)), SECONDS)


def _marks(frame: SampledFrame) -> Marks:
    from contentcheck.vision.overlay import Marks

    return Marks(
        frame.attention.map * (not frame.blank),
        None if frame.blank else frame.attention.peak,
        [face.box for face in frame.faces or ()],
        [line.corners for line in frame.lines],
        None if frame.blank else frame.attention.second,
    )


def _moments(medium: Medium) -> Iterator[Moment]:
    """Yield what the line of time points at: each fault's end, the cuts, subject and cover."""
    from contentcheck.errors import Skip
    from contentcheck.measuring.opening import cover, opening
    from contentcheck.vision.filmstrip import Moment

    found = medium.once(opening)
    checks, subject = found.checks, found.focus.subject
    ends = {
        "first_content": checks.first_content,
        "fade_complete": checks.fade_complete,
        "sharp_from": found.sharpness.sharp_from,
        "subject": None if subject is None else subject.at,
    }
    for name, at in ends.items():
        if at is not None:
            yield Moment(at, name)
    yield from (Moment(at, "cut") for at in checks.cuts)
    try:
        best = medium.once(cover).best_at
    except Skip:
        return
    if best is not None:
        yield Moment(best, "cover")


def _save(path: Path, pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> None:
    """Write a PNG; OpenCV only encodes, so that names with any letters work everywhere."""
    import cv2

    _, encoded = cv2.imencode(".png", pixels)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encoded.tobytes())
