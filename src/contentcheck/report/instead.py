"""What to write instead, so that also what cannot be seen is said: a space, a new line, nothing."""

from contentcheck.fix import Edit
from contentcheck.model import Text
from contentcheck.text.personal import masked
from contentcheck.wording import both

_DELETE = Text(id="(hapus)", en="(delete)")
_SPACE = Text(id="(spasi)", en="(space)")
_NEW_LINE = Text(id="(baris baru)", en="(new line)")


def instead(edit: Edit) -> Text:
    """Return the text of an edit on one line, personal data hidden; what is unseen in words."""
    shown = " ".join(masked(edit.text).split())
    if shown:
        return both(shown)
    if not edit.text:
        return _DELETE
    return _NEW_LINE if "\n" in edit.text else _SPACE
