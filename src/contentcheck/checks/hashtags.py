"""Are there too many hashtags, the same twice, or some that break off or say nothing?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.fix import Edit, TextFix
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.passages import MOST
from contentcheck.text import entities
from contentcheck.text.glance import sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.text import Entity

_JOINING = frozenset("-–'’./&+")  # written into a tag on purpose; each ends it
_GOES_ON = 100  # characters behind a tag that are shown of what was meant
_APOSTROPHES = "'’"  # behind them no new word begins: #Jum'at
_REST = sought(rf"(?:[{re.escape(''.join(sorted(_JOINING)))}]\w{{1,100}}){{1,20}}(?![#＃\w])")
_PART = sought(r"(\W)(\w)(\w*)")
_ENDS = frozenset(".!?…\n")  # of a sentence or a line


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: what to count.

    all: every hashtag, the place being those after the first `beyond`; repeated: those that stand
    there already; cut: those that a hyphen, apostrophe, stop or slash ends before the word does;
    listed: those in `tags` (without the sign, in lower case); run-together: those in small letters
    only that are longer than `longer` characters; amid: those with words after them.
    """

    of: Literal["all", "repeated", "cut", "listed", "run-together", "amid"] = "all"
    beyond: float = 0
    longer: int = 0
    tags: frozenset[str] = frozenset()


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure a number of hashtags in the caption; the place is from the first to the last of them.

    Raises Skip without a caption.
    """
    if not draft.caption:
        raise Skip("no text")
    tags = [each for each in entities(draft.caption) if each.kind == "hashtag"]
    found = _of(draft.caption, tags, params)
    marked = found[int(params.beyond) :] or found
    span = Span("caption", marked[0].start, marked[-1].end) if marked else Span("caption", 0, 0)
    evidence = None
    if params.of != "all" and found:
        names = ", ".join(dict.fromkeys(_shown(draft.caption, each, params) for each in found))
        evidence = Text(id=names, en=names)
    yield Measure(
        name=f"hashtags_{params.of}".replace("-", "_"),
        value=len(found),
        unit="count",
        place=span,
        evidence=evidence,
        fix=_mended(draft.caption, tags, found[:MOST], params),
    )


def _of(caption: str, tags: list[Entity], params: Params) -> list[Entity]:
    if params.of == "repeated":
        first = {tag.name.casefold(): tag for tag in reversed(tags)}
        return [tag for tag in tags if first[tag.name.casefold()] is not tag]
    if params.of == "cut":
        return [tag for tag in tags if _goes_on(caption, tag)]
    if params.of == "listed":
        return [tag for tag in tags if tag.name.casefold() in params.tags]
    if params.of == "run-together":
        return [tag for tag in tags if tag.name.islower() and len(tag.name) > params.longer]
    if params.of == "amid":
        return tags[: _before_the_last_words(caption, tags)]
    return tags


def _before_the_last_words(caption: str, tags: list[Entity]) -> int:
    """Return how many of the hashtags stand before words that are none."""
    at = len(caption)
    for number in range(len(tags), 0, -1):
        if any(character.isalnum() for character in caption[tags[number - 1].end : at]):
            return number
        at = tags[number - 1].start
    return 0


def _goes_on(caption: str, tag: Entity) -> bool:
    """Tell whether the word goes on after the sign that ends the tag, as in #Kota-Bandung."""
    after = caption[tag.end : tag.end + 2]
    return len(after) == 2 and after[0] in _JOINING and after[1].isalnum()


def _shown(caption: str, tag: Entity, params: Params) -> str:
    """Return a tag as a reader finds it; one that is cut with what was meant."""
    if params.of != "cut":
        return tag.text
    meant = caption[tag.start : tag.end + _GOES_ON].split(maxsplit=1)[0].rstrip(".,;:!?)”\"'")
    return f"{meant} → {tag.text}"


def _mended(
    caption: str, tags: list[Entity], found: list[Entity], params: Params
) -> TextFix | None:
    """Offer cut tags in one piece, and the text without those that say nothing new.

    Only to delete a tag that stands there already, and is no word of a sentence, is safe.
    """
    if params.of == "cut":
        edits = [_joined(tag, rest) for tag in found if (rest := _REST.match(caption, tag.end))]
        return TextFix(tuple(edits), safe=False) if edits else None
    if params.of not in {"repeated", "listed"} or not found:
        return None
    apart = _apart(caption, tags)
    edits, reached = [], 0
    for tag in found:
        if tag in apart:
            edits.append(_deleted(caption, tag, reached))
        else:  # its word stays; signs right before it would make a tag of it again
            start = max(len(caption[: tag.start].rstrip("#＃")), reached)
            edits.append(Edit("caption", start, tag.start + 1, ""))
        reached = edits[-1].end
    return TextFix(tuple(edits), safe=params.of == "repeated" and apart.issuperset(found))


def _joined(tag: Entity, rest: re.Match[str]) -> Edit:
    """Write a tag with the rest of its word: #Kota-Bandung as #KotaBandung."""

    def joined(part: re.Match[str]) -> str:
        return (part[2] if part[1] in _APOSTROPHES else part[2].upper()) + part[3]

    return Edit("caption", tag.start, rest.end(), tag.text + _PART.sub(joined, rest[0]))


def _apart(caption: str, tags: list[Entity]) -> set[Entity]:
    """Return the tags that are no words of a sentence: nothing is missing without them.

    They stand behind the last words: in a row with others, at the beginning of a line, or after the
    end of a sentence.
    """
    behind = _before_the_last_words(caption, tags)
    found: set[Entity] = set()
    reached = tags[behind - 1].end if behind else 0
    for number, tag in enumerate(tags[behind:]):
        between = caption[reached : tag.start].rstrip(" \u00a0")
        if (between[-1:] in _ENDS) if between else (number or not tag.start):
            found.add(tag)
        reached = tag.end
    return found


def _deleted(caption: str, tag: Entity, reached: int) -> Edit:
    """Delete a tag with one blank before it; one that begins a line with what would be left.

    `reached` is how far the deletion before this one goes.
    """
    start, end = tag.start, tag.end
    before, after = caption[max(start - 1, 0) : start], caption[end : end + 1]
    if start == reached or before == "\n":
        if after == " ":
            end += 1
        elif before == "\n" and after in {"", "\n"}:
            start -= 1
    elif before == " ":
        start -= 1
    return Edit("caption", start, end, "")
