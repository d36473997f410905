"""What is measured of a medium, once for all rules that ask.

Each function here and in `image.py` and `video.py` takes a medium and is asked for through
`medium.once(function)`. The libraries that open media are imported inside these functions, so that
a text-only run loads none of them.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, TypeVar

from contentcheck.errors import MediaError, Skip
from contentcheck.media.sniff import kind_of, media_error
from contentcheck.model import Draft, Kind, Language, Medium, MediumFacts

T = TypeVar("T")
# What a draft has to measure: its images, its videos, the pictures that are covers of those, and
# the picture of its link's preview.
Role = Literal["image", "video", "cover", "preview"]


def facts(medium: Medium) -> MediumFacts:
    """Return kind, size as shown and duration of a medium, from its header. Raise MediaError."""
    if medium.once(kind_of) == "image":
        from contentcheck.media.image import header

        image = medium.once(header)
        return MediumFacts(medium.file, "image", image.width, image.height)
    from contentcheck.media.container import container

    video = medium.once(container)
    return MediumFacts(medium.file, "video", video.width, video.height, video.duration)


def of_kind(draft: Draft, wanted: Role) -> tuple[Medium, ...]:
    """Return the draft's media in one role, those that cannot be told apart left out."""
    if wanted == "cover":
        covers = (medium.once(own_cover) for medium in of_kind(draft, "video"))
        return tuple(cover for cover in covers if cover is not None and kind(cover) == "image")
    if wanted == "preview":
        picture = draft.preview.picture if draft.preview else None
        return (picture,) if picture is not None and kind(picture) == "image" else ()
    return tuple(medium for medium in draft.media if kind(medium) == wanted)


def own_cover(medium: Medium) -> Medium | None:
    """Return the picture that a video has for its cover; None where a frame is its cover."""
    if medium.cover is None or medium.cover.file is None:
        return None
    file = medium.cover.file
    return Medium(file, medium.cover_path or medium.path.parent / file).sit_beside(medium)


def still(medium: Medium) -> None:
    """Raise MediaError where a clip stands for a cover or the picture of a preview."""
    if medium.once(kind_of) != "image":
        raise media_error(
            medium, "refused", "ini video; di sini diminta gambar", "a video, where a picture goes"
        )


def beside(draft: Draft) -> Iterator[tuple[str, Medium]]:
    """Yield the pictures beside the media, each with the key of the draft that names it."""
    for index, medium in enumerate(draft.media):
        if (cover := medium.once(own_cover)) is not None:
            yield f"media[{index}].cover.file", cover
    if draft.preview and draft.preview.picture:
        yield "preview.picture", draft.preview.picture


def kinds(draft: Draft) -> frozenset[Kind]:
    """Return the kinds of media that the draft has."""
    return frozenset(found for medium in draft.media if (found := kind(medium)))


def measured(
    draft: Draft, wanted: Role, measure: Callable[[Medium], T]
) -> Iterator[tuple[Medium, T]]:
    """Measure each medium in a role; one that cannot be read does not keep the others from it.

    The engine reports the unreadable ones by itself. Raises Skip where the draft has no such
    medium, or none of them can be read; and after the others, where one could not be measured.
    """
    media = of_kind(draft, wanted)
    readable, skip = 0, None
    for medium in media:
        try:
            found = medium.once(measure)
        except MediaError:
            continue
        except Skip as reason:
            skip = reason
            continue
        readable += 1
        yield medium, found
    if skip is not None:
        raise skip
    if not readable:
        unknown = media or any(kind(medium) is None for medium in draft.media)
        raise Skip("unreadable medium" if unknown else f"no {wanted}")


def kind(medium: Medium) -> Kind | None:
    """Return whether a medium is an image or a video; None where that cannot be told."""
    try:
        return medium.once(kind_of)
    except MediaError:
        return None


def measure(file: str | Path, only: frozenset[str] | None = None) -> dict[str, object]:
    """Return what the checks see in a picture or video, as the fields of `contentcheck measure`.

    `only` limits it to some of text, reading, attention, faces, quality, opening, loudness; the
    text is read only where it is named. Raises MediaError.
    """
    return _described(Medium(str(file), Path(file)), only)


def describe(medium: Medium, only: frozenset[str] | None, lang: Language) -> dict[str, object]:
    """Return the same of a medium, with what went wrong as its `error` instead of an exception."""
    try:
        return _described(medium, only)
    except MediaError as error:
        return {"file": medium.file, "kind": None, "error": error.message[lang]}
    except Exception as error:
        # The boundary around measuring: a fault on one file must not cost the others' results.
        return {"file": medium.file, "kind": None, "error": f"{type(error).__name__}: {error}"}


def _described(medium: Medium, only: frozenset[str] | None) -> dict[str, object]:
    found = medium.once(kind_of)
    if found == "image":
        from contentcheck.measuring.description import describe_image

        seen = describe_image(medium, only)
    else:
        from contentcheck.measuring.video import describe_video

        seen = describe_video(medium, only)
    return {"file": medium.file, "kind": found, "error": None, **seen}
