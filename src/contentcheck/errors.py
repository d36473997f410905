"""What can go wrong, as values that name the file, the place and both languages.

ContentcheckError
├── DraftError      a draft that cannot be read; the other posts are still checked
├── MediaError      a medium that cannot be opened or decoded
├── RuleError       a rule or platform file that does not hold together
├── LostError       what kept another process from checking a post
├── ClusterError    a cluster that cannot be reached
├── ConfigError     a configuration or baseline file that is wrong
└── SelectionError  a name on the command line or in `ignore:` that matches nothing
Skip                a check that cannot run here says so with a reason
"""

from typing import Any, Literal

from contentcheck.model import Place, Post, Text

Reason = Literal["unreadable", "refused", "time", "memory", "signal", "missing", "exception"]


class ContentcheckError(Exception):
    """Base of every error a caller may want to catch; `message` has both languages."""

    def __init__(self, message: Text, reason: Reason = "unreadable", place: Place | None = None):
        super().__init__(message.en)
        self.message = message
        self.reason: Reason = reason
        self.place: Place = place or Post()

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process whole; an exception would keep its text only."""
        return type(self), (self.message, self.reason, self.place)


class DraftError(ContentcheckError):
    """A draft that cannot be read; `source` names the file (and row) it came from."""

    def __init__(
        self, source: str, message: Text, reason: Reason = "unreadable", place: Place | None = None
    ):
        super().__init__(message, reason, place)
        self.source = source

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.source, self.message, self.reason, self.place)


class MediaError(ContentcheckError):
    """A medium that cannot be opened or decoded; the place names its file."""


class RuleError(ContentcheckError):
    """A rule or platform file that is wrong; the message names file and key."""


class LostError(ContentcheckError):
    """What kept another process from checking a post: it died twice, or cannot see the files."""


class ClusterError(ContentcheckError):
    """A cluster that cannot be reached, or no longer."""


class ConfigError(ContentcheckError):
    """A configuration or baseline file that is wrong; the message names file, line and key."""


class SelectionError(ContentcheckError):
    """A name that selects no rule or no target; the message says what comes close."""


class Skip(Exception):
    """Raised by a check that cannot run on this draft: reported as skipped, never as passed.

    `reason` is a short key such as `no-image` or `no-text-detector`; the reporters put it into
    words in the reader's language.
    """

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason
