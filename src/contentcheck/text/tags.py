"""Count tags, the key words beside a video, the way YouTube does."""

from collections.abc import Sequence


def youtube_length(tags: Sequence[str]) -> int:
    """Return how many of the 500 characters some tags take.

    They are joined by commas, and a tag with a blank counts as if it stood in quotation marks:
    `Foo-Baz` is 7, `Foo Baz` 9. Source: YouTube Data API v3, videos resource, `snippet.tags[]`.
    """
    commas = max(0, len(tags) - 1)
    return commas + sum(len(tag) + (2 if " " in tag else 0) for tag in tags)
