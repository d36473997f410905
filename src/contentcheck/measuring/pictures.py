"""Write what was measured as pictures: attention maps for programs, overlays for people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from contentcheck.errors import Skip
from contentcheck.media.sniff import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from contentcheck.model import Language, Medium
    from contentcheck.vision.filmstrip import Moment
    from contentcheck.vision.overlay import Legend, Marks
    from contentcheck.vision.samples import SampledFrame

    Box = tuple[float, float, float, float]
    Corners = tuple[tuple[float, float], ...]

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


def write_overlay(
    medium: Medium, folder: Path, lang: Language = "en", *, words: bool = False
) -> None:
    """Write a picture with heat, spots, faces and text drawn; of a video its opening as a strip.

    Below stands what the marks mean, in a language; `words` writes over an image's lines of text
    what was read there. Raises MediaError, and OSError for the folder.
    """
    from contentcheck.vision.overlay import with_legend

    if medium.once(kind_of) == "image":
        picture, second = _image_overlay(medium, words=words)
    else:
        picture, second = _video_overlay(medium)
    legend = with_legend(picture, _legend(lang), second=second)
    _save(folder / f"{medium.path.stem}.png", legend)


def _maps(medium: Medium) -> Iterator[tuple[str, NDArray[np.float32], tuple[int, int]]]:
    """Yield name, map and picture size (height, width) of each map of a medium."""
    stem = medium.path.stem
    if medium.once(kind_of) == "image":
        from contentcheck.measuring.image import attention_map
        from contentcheck.media.image import picture

        height, width = picture(medium).shape[:2]
        yield stem, medium.once(attention_map), (height, width)
        return
    from contentcheck.measuring.opening import frame_maps
    from contentcheck.measuring.video import first_frames

    samples = medium.once(first_frames).samples
    for sample, found in zip(samples, medium.once(frame_maps), strict=True):
        height, width = sample.image.shape[:2]
        yield f"{stem}@{sample.time * 1000:.0f}", found, (height, width)


def _image_overlay(medium: Medium, *, words: bool) -> tuple[NDArray[np.uint8], bool]:
    """Return the drawing, and whether two spots are marked."""
    from contentcheck.measuring.image import attention, attention_map
    from contentcheck.media.image import picture
    from contentcheck.vision.overlay import Marks, drawn

    found = medium.once(attention)
    spots = [found.peak] if found.second is None else [found.peak, found.second]
    lines, read = _lines(medium, words=words)
    marks = Marks(medium.once(attention_map), spots, _faces(medium), lines, read)
    return drawn(picture(medium), marks), found.second is not None


def _faces(medium: Medium) -> list[Box]:
    """Return the faces; none where no detector is installed, as in a drawing nothing else helps."""
    from contentcheck.measuring.image import faces

    try:
        return [face.box for face in medium.once(faces)]
    except Skip:
        return []


def _lines(medium: Medium, *, words: bool) -> tuple[list[Corners], list[str]]:
    """Return the corners of the lines of text and, if asked for, their words; none without."""
    from contentcheck.measuring.image import reading, text_regions

    try:
        if words:
            found = medium.once(reading).lines
            return [line.region.corners for line in found], [line.text for line in found]
        return [line.corners for line in medium.once(text_regions).boxes], []
    except Skip:
        return [], []


def _video_overlay(medium: Medium) -> tuple[NDArray[np.uint8], bool]:
    """Return the opening as a filmstrip, and whether two spots are marked on any of its frames."""
    from contentcheck.measuring.opening import frame_maps, opening
    from contentcheck.measuring.video import SECONDS, first_frames
    from contentcheck.vision.filmstrip import Curve, filmstrip

    found, decoded = medium.once(opening), medium.once(first_frames)
    frames = [
        (frame.time, sample.image, _marks(frame, drawing))
        for frame, sample, drawing in zip(
            found.frames, decoded.samples, medium.once(frame_maps), strict=True
        )
    ]
    checks = found.checks
    curve = Curve(decoded.times.tolist(), checks.brightness, checks.blank)
    strip = filmstrip(frames, curve, list(_moments(medium)), SECONDS)
    return strip, any(len(marks.spots) > 1 for _, _, marks in frames)


def _marks(frame: SampledFrame, drawing: NDArray[np.float32]) -> Marks:
    from contentcheck.vision.overlay import Marks

    both = () if frame.blank else (frame.attention.peak, frame.attention.second)
    return Marks(
        drawing * (not frame.blank),
        [spot for spot in both if spot is not None],
        [face.box for face in frame.faces or ()],
        [line.corners for line in frame.lines],
    )


def _moments(medium: Medium) -> Iterator[Moment]:
    """Yield what the line of time points at: each fault's end, the cuts, subject and cover."""
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


def _legend(lang: Language) -> Legend:
    from contentcheck.vision.overlay import Legend

    if lang == "id":
        return Legend(
            first="paling menarik mata",
            second="hampir sama kuat",
            face="wajah",
            text="tulisan",
            heat="Warna: merah paling menarik mata, biru kurang.",
            note="Perkiraan dari gerak mata pada foto; untuk poster kurang pasti.",
        )
    return Legend(
        first="draws the eye most",
        second="nearly as much",
        face="face",
        text="text",
        heat="Colours: red draws the eye most, blue less.",
        note="Estimated from eye movements on photographs; less sure for posters.",
    )


def _save(path: Path, pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> None:
    """Write a PNG; OpenCV only encodes, so that names with any letters work everywhere."""
    import cv2

    _, encoded = cv2.imencode(".png", pixels)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encoded.tobytes())
