"""What a video's container states, as `contentcheck measure` shows it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contentcheck.model import Medium


def describe_container(medium: Medium) -> dict[str, object]:
    """Return the facts of a video's container, ready for JSON. Raises MediaError."""
    from contentcheck.media.container import container

    facts = medium.once(container)
    lists = {
        "subtitles": list(facts.subtitles),
        "edits": [asdict(edit) for edit in facts.edits],
    }
    return asdict(facts) | lists
