"""How much the composer takes on, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused beyond. Bytes are counted while they come, before they are all there.

    posts           being written at once
    media           of a post; a calendar's are dropped together, too
    medium_bytes    of one medium
    post_bytes      of all files of a post
    all_bytes       of all files there are
    calendar_bytes  of a calendar
    calendar_posts  in it
    form_bytes      of what is typed; the longest caption of any platform is 63,206 characters
    mending         seconds in which all corrections have to be made
    idle            seconds after which a post that nobody looks at is deleted
    spare           seconds after which it makes room where there are too many
    """

    posts: int = 16
    media: int = 60
    medium_bytes: int = 500_000_000
    post_bytes: int = 1_500_000_000
    all_bytes: int = 4_000_000_000
    calendar_bytes: int = 20_000_000
    calendar_posts: int = 500
    form_bytes: int = 1_000_000
    mending: float = 20.0
    idle: float = 2 * 60 * 60
    spare: float = 10 * 60
