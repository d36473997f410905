"""The words and colours of severities and verdicts, and what a whole run comes to."""

from collections.abc import Callable, Sequence

from contentcheck.model import Language, Text

Paint = Callable[[str, str], str]  # (what it is, text) → the text as it is to be printed

VERDICTS = {
    "ready": Text(id="siap tayang", en="ready"),
    "needs-work": Text(id="perlu perbaikan", en="needs work"),
    "blocked": Text(id="terhalang", en="blocked"),
    "unchecked": Text(id="belum terperiksa", en="not fully checked"),
}
SEVERITIES = {
    "error": Text(id="kesalahan", en="error"),
    "warning": Text(id="peringatan", en="warning"),
    "advice": Text(id="saran", en="advice"),
}
_COLOURS = {
    "error": "31;1",
    "warning": "33;1",
    "advice": "36",
    "blocked": "31;1",
    "needs-work": "33;1",
    "ready": "32;1",
    "unchecked": "35;1",
    "bold": "1",
    "dim": "2",
}
_DRAFT = Text(id="draf", en="draft")
_DRAFTS = Text(id="draf", en="drafts")
_NOTHING = Text(id="tidak ada draf di sini", en="there are no drafts here")


def plain(_: str, text: str) -> str:
    """Return a text as it is, for whoever cannot show colours."""
    return text


def coloured(what: str, text: str) -> str:
    """Return a text in the colour of a severity, a verdict, or `bold` or `dim`."""
    return f"\x1b[{_COLOURS[what]}m{text}\x1b[0m"


def counted(verdicts: Sequence[str], lang: Language, paint: Paint = plain) -> str:
    """Say how many drafts there were, and how many of them came to which verdict."""
    if not verdicts:
        return _NOTHING[lang]
    counts = ", ".join(
        paint(verdict, f"{verdicts.count(verdict)} {words[lang]}")
        for verdict, words in VERDICTS.items()
        if verdict in verdicts
    )
    return f"{len(verdicts)} {(_DRAFT if len(verdicts) == 1 else _DRAFTS)[lang]}: {counts}"
