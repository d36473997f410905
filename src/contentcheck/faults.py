"""A fault in the program itself: what a report says of it, and its traceback where that is asked.

Whatever nobody foresaw ends at one of few boundaries (a draft that is read, a check, a draft on its
way, a command), each of which makes a sentence of it by `said`.
"""

from __future__ import annotations

import os
import sys

from contentcheck.errors import ContentcheckError
from contentcheck.model import Text
from contentcheck.wording import filled

# In the environment, so that it holds in the processes that help to check, too.
DEBUG = "CONTENTCHECK_DEBUG"

_SAID = Text(
    id="{what} karena kesalahan program ({error}). Jalankan lagi dengan --debug, lalu kirimkan"
    " keluarannya dan `contentcheck --version` kepada yang mengurus contentcheck di kantor Anda",
    en="{what} because of a fault in the program ({error}). Run it again with --debug, and send"
    " what it shows and `contentcheck --version` to whoever looks after it at your office",
)
COMMAND = Text(id="Perintah ini tidak dapat diselesaikan", en="The command could not be finished")
_DRAFT = Text(id="draf ini tidak dapat diperiksa", en="this draft could not be checked")


def said(error: Exception, what: Text = _DRAFT) -> ContentcheckError:
    """Return the error that says what could not be done, and show the traceback if it is asked for.

    `what` begins the sentence, as in “this draft could not be checked”.
    """
    if os.environ.get(DEBUG):
        _show(error)
    kind = f"{type(error).__name__}: {error}"
    return ContentcheckError(filled(_SAID, what=what, error=kind), "exception")


def _show(error: Exception) -> None:
    """Print a traceback without personal data or what steers a terminal: it may quote a draft."""
    import traceback

    from contentcheck.report.excerpt import quotable

    lines = "".join(traceback.format_exception(error)).splitlines()
    print(*map(quotable, lines), sep="\n", file=sys.stderr)  # noqa: T201
