"""Is a WhatsApp template called as its review takes it?"""

from collections.abc import Iterator, Sequence

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.text.glance import sought

_NOT_TAKEN = sought(r"[^a-z0-9_]")


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`longest`: characters that a name may have."""

    longest: int


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Yield how many characters of the name are not taken, or beyond the longest; evidence: those.

    Taken are small letters a–z, digits and underscores. Raises Skip without a name.
    """
    if draft.template is None or not draft.template.name:
        raise Skip("no template name")
    name = draft.template.name
    others = _NOT_TAKEN.findall(name)
    beyond = max(0, len(name) - params.longest)
    yield Measure(
        name="template_name",
        value=len(others) + beyond,
        unit="count",
        place=Span("template.name", 0, len(name)),
        evidence=_said(others, beyond),
    )


def _said(others: Sequence[str], beyond: int) -> Text | None:
    """Name the characters that are not taken, and how many there are too many."""
    shown = " ".join(dict.fromkeys("␣" if each == " " else each for each in others))
    said = [Text(id=f"memuat {shown}", en=f"it has {shown}")] if shown else []
    if beyond:
        said.append(
            Text(id=f"kelebihan {beyond} karakter", en=f"it is {beyond} characters too long")
        )
    if not said:
        return None
    return Text(id=", ".join(each.id for each in said), en=", ".join(each.en for each in said))
