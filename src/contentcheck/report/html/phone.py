"""The post as a phone will about show it: which shape, what of the caption before the fold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from contentcheck.measuring import kinds
from contentcheck.report.html.saying import plain
from contentcheck.targets import traits_of
from contentcheck.text.openings import gist
from contentcheck.text.personal import masked
from contentcheck.text.units import after
from contentcheck.text.variables import filled_in
from contentcheck.view import view_for
from contentcheck.vision.areas import cropped, uncovered

if TYPE_CHECKING:
    from contentcheck.drafts.parts import Section
    from contentcheck.model import Draft
    from contentcheck.targets import Target
    from contentcheck.text.units import Unit
    from contentcheck.vision.areas import Area

Shape = Literal["feed", "reel", "story", "chat"]
Hook = Literal["whole", "cut", "hidden"]

_CHATS = {"whatsapp", "telegram"}  # platforms whose posts are messages
_SIDES = ("top", "bottom", "left", "right")


@dataclass(frozen=True, slots=True)
class Phone:
    """What a target shows of a post.

    before, after  the caption up to the fold and beyond; nothing beyond where it is not folded
    hook           whether the first sentence that says something stands before the fold
    media          the numbers of the draft's media that are shown
    controls       shares of a full screen that the app's own controls cover: top, bottom, left,
                   right; None where pictures do not fill the screen
    """

    shape: Shape
    title: str
    before: str
    after: str
    hook: Hook | None
    header: str
    footer: str
    buttons: tuple[str, ...]
    sections: tuple[Section, ...]
    link: str
    link_title: str
    media: tuple[int, ...]
    controls: tuple[float, float, float, float] | None


def phone(draft: Draft, target: Target) -> Phone:
    """Return how a target shows a draft, with personal data hidden."""
    view = view_for(draft, target)
    samples = view.template.variables if view.template else ()
    caption = filled_in(view.caption, samples)
    fold = _fold(caption, draft, target)
    hidden = masked(caption)  # before it is cut, which may go through a number
    shown = plain(hidden[:fold])
    covered = controls(target)
    chosen = view.interactive
    buttons = [plain(button.text) for button in view.buttons]
    if chosen and chosen.button:
        buttons.append(plain(chosen.button))
    preview = view.preview
    return Phone(
        shape=_shape(target),
        title=plain(view.title or ""),
        before=shown,
        after=plain(hidden[fold:]),
        hook=_hook(caption, fold),
        header=plain(filled_in(view.header or "", samples)),
        footer=plain(view.footer or ""),
        buttons=tuple(buttons),
        sections=chosen.sections if chosen else (),
        link=_host(view.link),
        link_title=plain(preview.title) if preview and preview.title else "",
        media=tuple(
            number
            for number, medium in enumerate(draft.media)
            if any(medium.path == other.path for other in view.media)
        ),
        controls=covered,
    )


def controls(target: Target) -> tuple[float, float, float, float] | None:
    """Return what the app's own controls cover of a full screen; None where none is stated."""
    shares = [_value(target, f"controls.{side}") for side in _SIDES]
    if _value(target, "screen.ratio") is None or all(share is None for share in shares):
        return None
    top, bottom, left, right = (share or 0.0 for share in shares)
    return top, bottom, left, right


def crop_of(target: Target, ratio: float) -> Area | None:
    """Return the part of a picture of this ratio (width / height) that a feed shows, if stated."""
    narrowest, widest = (_value(target, f"crop.{end}") for end in ("narrowest", "widest"))
    if narrowest is None or widest is None:
        return None
    return cropped(ratio, narrowest, widest)


def tile_of(target: Target, ratio: float) -> Area | None:
    """Return the part of it that the profile's grid shows, if stated."""
    tile = _value(target, "grid.ratio")
    return None if tile is None else cropped(ratio, tile, tile)


def free_of(target: Target, ratio: float) -> Area | None:
    """Return the part of it that the app's own controls leave free, if stated."""
    covered, screen = controls(target), _value(target, "screen.ratio")
    if covered is None or screen is None:
        return None
    return uncovered(ratio, screen, **dict(zip(_SIDES, covered, strict=True)))


def _shape(target: Target) -> Shape:
    platform, _, surface = target.name.partition("/")
    if _value(target, "screen.ratio") is not None:
        return "story" if surface in {"story", "status"} else "reel"
    return "chat" if platform in _CHATS else "feed"


def _fold(caption: str, draft: Draft, target: Target) -> int:
    """Return the code point at which a target folds a caption; its end where it does not."""
    fact = target.fact("caption.fold", traits_of(draft, kinds(draft)))
    if fact is None or isinstance(fact.value, str):
        return len(caption)
    unit: Unit = fact.counting or "graphemes"
    return after(caption, fact.value, unit)


def _hook(caption: str, fold: int) -> Hook | None:
    """Tell whether the first sentence that says something is read before the fold."""
    sentence = gist(caption) if fold < len(caption) else None
    if sentence is None:
        return None
    if len(caption[: sentence.end].rstrip()) <= fold:
        return "whole"
    return "cut" if sentence.start < fold else "hidden"


def _value(target: Target, path: str) -> float | None:
    fact = target.fact(path, ("always",))
    return None if fact is None or isinstance(fact.value, str) else fact.value


def _host(link: str | None) -> str:
    """Return the host of a link, as a preview names it."""
    try:
        return plain(urlsplit(link or "").hostname or "")
    except ValueError:  # a bracket without its other half
        return ""
