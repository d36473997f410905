"""Everything that is fed."""

from __future__ import annotations

from fuzz import captions, copies, drafts, media, mending, rulefiles, texts
from fuzz.target import Target

TARGETS: tuple[Target, ...] = (
    *texts.TARGETS,
    captions.TARGET,
    *drafts.TARGETS,
    mending.TARGET,
    *rulefiles.TARGETS,
    *media.TARGETS,
    copies.TARGET,
)


def called(name: str) -> Target:
    """Return the target of that name. Raises KeyError."""
    return {target.name: target for target in TARGETS}[name]
