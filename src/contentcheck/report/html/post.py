"""What the page shows of one post, as small values: its media are let go afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from contentcheck.dates import short_moment
from contentcheck.errors import ContentcheckError, Skip
from contentcheck.measuring import kind
from contentcheck.model import Region, Text
from contentcheck.report.html.finding import Shown, shown
from contentcheck.report.html.phone import Phone, crop_of, free_of, phone, tile_of
from contentcheck.report.html.saying import plain
from contentcheck.report.reasons import REASONS
from contentcheck.text.personal import masked
from contentcheck.wording import both

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from contentcheck.model import Draft, Failure, Medium, Report, Severity, TargetReport, Verdict
    from contentcheck.report.html.album import Told
    from contentcheck.report.html.clip import FlashChart, Opening
    from contentcheck.report.html.pictures import Picture
    from contentcheck.rulebook import Rulebook
    from contentcheck.targets import Target
    from contentcheck.vision.areas import Area

    Box = tuple[float, float, float, float]
    About = tuple[int, str, str | None, tuple[int, int] | None]

SIDE = 720  # px, the longer side of a picture on a page of its own
SIDE_OF_MANY = 480  # px, where many posts share a file

_FIRST = 3  # things to do first
_NAME = 70  # characters of a caption that stand for the post
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")


@dataclass(frozen=True, slots=True)
class MediumPage:
    """A medium of the draft: a picture, or a video with its cover, opening and flashes."""

    number: int
    file: str
    alt: str | None
    size: tuple[int, int] | None
    picture: Picture | None
    opening: Opening | None = None
    flashes: FlashChart | None = None


@dataclass(frozen=True, slots=True)
class Zones:
    """Parts of a medium that a target leaves to see: of its crop, its controls, its profile."""

    crop: Area | None
    free: Area | None
    tile: Area | None


@dataclass(frozen=True, slots=True)
class TargetPage:
    """A post on one target. `findings` are numbered from 1, by severity; `first` by gain."""

    name: str
    title: Text
    score: float
    verdict: Verdict
    first: tuple[Shown, ...]
    findings: tuple[Shown, ...]
    passed: tuple[str, ...]
    skipped: tuple[tuple[Text, str], ...]
    phone: Phone | None
    zones: tuple[Zones | None, ...]

    @property
    def by_severity(self) -> Iterator[tuple[Severity, list[Shown]]]:
        """The findings that count, in groups."""
        for severity in _SEVERITIES:
            found = [f for f in self.findings if f.severity == severity and not f.suppressed]
            if found:
                yield severity, found

    @property
    def suppressed(self) -> list[Shown]:
        return [finding for finding in self.findings if finding.suppressed]


@dataclass(frozen=True, slots=True)
class PostPage:
    """All that the page shows of a post; `number` counts the posts of a page from 1."""

    number: int
    name: str
    source: str
    when: Text | None
    publish: datetime | None
    score: float | None
    verdict: Verdict
    errors: tuple[Text, ...]
    targets: tuple[TargetPage, ...]
    media: tuple[MediumPage, ...]
    thumb: str | None

    @property
    def key(self) -> str:
        """What the post is called in addresses within the page."""
        return f"p{self.number}"


def post_page(told: Told, book: Rulebook, number: int, side: int | None = SIDE) -> PostPage:
    """Return what the page shows of a post; its pictures are `side` px long, or left out."""
    draft, report = told.draft, told.report
    media = tuple(_media(draft, report, side)) if draft and side else ()
    others = {target.target: target for target in told.again.targets}
    return PostPage(
        number=number,
        name=_name(draft, report),
        source=plain(report.source),
        when=short_moment(draft.publish) if draft and draft.publish else None,
        publish=draft.publish if draft else None,
        score=report.score,
        verdict=report.verdict,
        errors=tuple(
            told.text(plain(one.message), plain(other.message))
            for one, other in zip(report.errors, _as_many(told), strict=True)
        ),
        targets=tuple(
            _target_page(told, target, others[target.target], book, media)
            for target in report.targets
        ),
        media=media,
        thumb=_thumb(draft, report),
    )


def _as_many(told: Told) -> Sequence[Failure]:
    """Return the failures in the other language; those that only the run knows as it has them."""
    again = told.again.errors[: len(told.report.errors)]
    return (*again, *told.report.errors[len(again) :])


def _target_page(
    told: Told, one: TargetReport, other: TargetReport, book: Rulebook, media: Sequence[MediumPage]
) -> TargetPage:
    target = book.targets.by_name[one.target]
    # What a run did to its reports afterwards (suppressed by a baseline, say) holds for the page.
    again = {(finding.rule, finding.measure): finding for finding in other.findings}
    order = sorted(one.findings, key=lambda finding: _SEVERITIES.index(finding.severity))
    findings = [
        shown(finding, again.get((finding.rule, finding.measure), finding), told, number)
        for number, finding in enumerate(order, 1)
    ]
    groups = {rule.id: rule.group or rule.id for rule in book.rules}
    return TargetPage(
        name=one.target,
        title=target.title,
        score=one.score,
        verdict=one.verdict,
        first=tuple(_worth_most(findings, groups))[:_FIRST],
        findings=tuple(findings),
        passed=tuple(sorted(passed.rule for passed in one.passed)),
        skipped=tuple(_skipped(one)),
        phone=phone(told.draft, target) if told.draft else None,
        zones=tuple(_zones(medium, target) for medium in media),
    )


def _worth_most(findings: Iterable[Shown], groups: Mapping[str, str]) -> Iterator[Shown]:
    """Yield what is worth mending, most first: of rules that are charged together the costliest."""
    told: set[str] = set()
    counted = (finding for finding in findings if not finding.suppressed)
    for finding in sorted(counted, key=lambda f: (-f.gain, -f.points, f.number)):
        if (group := groups.get(finding.rule, finding.rule)) not in told:
            told.add(group)
            yield finding


def _skipped(target: TargetReport) -> Iterator[tuple[Text, str]]:
    """Yield each reason with the rules that did not run for it."""
    reasons: dict[str, list[str]] = {}
    for skipped in target.skipped:
        reasons.setdefault(skipped.reason, []).append(skipped.rule)
    for reason, rules in reasons.items():
        yield REASONS.get(reason, both(plain(reason))), ", ".join(sorted(rules))


def _zones(medium: MediumPage, target: Target) -> Zones | None:
    if medium.size is None or medium.picture is None:
        return None
    ratio = medium.size[0] / medium.size[1]
    return Zones(*(_cut(find(target, ratio)) for find in (crop_of, free_of, tile_of)))


def _cut(area: Area | None) -> Area | None:
    return None if area is None or area.is_whole else area


def _media(draft: Draft, report: Report, side: int) -> Iterator[MediumPage]:
    sizes = {facts.file: (facts.width, facts.height) for facts in report.media}
    for number, medium in enumerate(draft.media):
        alt = None if medium.alt is None else plain(medium.alt)
        about = (number, plain(medium.file), alt, sizes.get(medium.file))
        private = _private(report, medium)
        try:
            if kind(medium) == "video":
                yield _video(medium, about, side)
            else:
                from contentcheck.report.html.pictures import show

                yield MediumPage(*about, show(medium, side, private))
        except (ContentcheckError, Skip):  # the report says what is wrong with it
            yield MediumPage(*about, None)


def _video(medium: Medium, about: About, side: int) -> MediumPage:
    from contentcheck.report.html import clip
    from contentcheck.report.html.pictures import Picture, webp
    from contentcheck.vision.sizes import shrink

    cover = shrink(clip.cover_pixels(medium), side)
    height, width = cover.shape[:2]
    still = Picture(webp(cover), width, height)
    return MediumPage(*about, still, clip.show_opening(medium), clip.show_flashes(medium))


def _thumb(draft: Draft | None, report: Report) -> str | None:
    """Return a small square of the first medium that can be read."""
    for medium in draft.media if draft else ():
        from contentcheck.media.image import picture
        from contentcheck.report.html import clip, pictures

        try:
            video = kind(medium) == "video"
            pixels = clip.cover_pixels(medium) if video else picture(medium)
            return pictures.thumb(pixels, _private(report, medium))
        except (ContentcheckError, Skip):
            continue
    return None


def _private(report: Report, medium: Medium) -> list[Box]:
    """Return where in a picture personal data was read: nobody who gets the report may read it."""
    return [
        place.box
        for target in report.targets
        for finding in target.findings
        if finding.check == "personal-data"
        and isinstance(place := finding.place, Region)
        and place.file == medium.file
        and place.box is not None
    ]


def _name(draft: Draft | None, report: Report) -> str:
    """Return what people know a post by: its own name, how its caption begins, or its file."""
    texts = () if draft is None else (draft.id, draft.title, _start(draft.caption))
    return plain(next((text for text in texts if text), report.source))


def _start(caption: str) -> str:
    line = next((line for line in masked(caption).split("\n") if line.strip()), "").strip()
    return line if len(line) <= _NAME else line[:_NAME].rpartition(" ")[0].rstrip(",.;: ") + "…"
