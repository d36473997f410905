"""The words of the trade as frozen values: draft, medium, place, measure, finding, report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import msgspec

from contentcheck.drafts.parts import Button, Cover, Event, Group, Interactive, Template
from contentcheck.drafts.positions import Positions
from contentcheck.fix import Fix

if TYPE_CHECKING:
    from contentcheck.errors import MediaError
    from contentcheck.media.worker import Seat

Language = Literal["id", "en"]
Via = Literal["app", "api"]
Kind = Literal["image", "video"]
Severity = Literal["error", "warning", "advice"]
FailureKind = Literal["draft", "media", "rule", "check", "limit"]
Verdict = Literal["ready", "needs-work", "blocked", "unchecked"]

# Told of a medium's file, and of how many seconds of how many it has seen.
Progress = Callable[[str, float, float], None]

T = TypeVar("T")


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence in both languages of the users."""

    id: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.id if language == "id" else self.en


# ---------------------------------------------------------------------------------------- places


class Post(msgspec.Struct, frozen=True):
    """The whole post."""


class Span(msgspec.Struct, frozen=True):
    """A stretch of a text field: code points `start` to `end` of the text as it was read.

    Lines and columns are 1-based and None where the source has no lines.
    """

    field: str
    start: int
    end: int
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


class Region(msgspec.Struct, frozen=True):
    """A box in a medium, a period of time in a video, or a box during a period.

    `box` is (x, y, width, height) in fractions of the frame as shown; times are in seconds.
    """

    file: str
    box: tuple[float, float, float, float] | None = None
    start: float | None = None
    end: float | None = None


Place = Post | Span | Region


# ----------------------------------------------------------------------------------------- draft


@dataclass(frozen=True, slots=True)
class Medium:
    """One image or video of a draft, and what has been measured of it so far.

    `cover_path` is where the picture lies that its `cover` names. Whoever wants to show how far a
    long video has been watched gives it a `progress`.
    """

    file: str
    path: Path
    alt: str | None = None
    subtitles: Path | None = None
    cover: Cover | None = None
    cover_path: Path | None = None
    progress: Progress | None = field(default=None, repr=False, compare=False)
    _known: dict[Callable[[Medium], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _seat: Seat | None = field(default=None, init=False, repr=False, compare=False)

    def once(self, measure: Callable[[Medium], T]) -> T:
        """Return `measure(self)`, computed the first time it is asked for.

        This is how rules share the text regions or the opening frames of a medium. What was
        measured lives as long as the medium, so memory stays flat over many drafts. An error is
        remembered like a result: a damaged file is not decoded again for each rule.

        It is computed here, or by the worker at which the medium has a seat; then what it asks for
        itself stays there.
        """
        if measure not in self._known:
            seat = self._seat
            try:
                self._known[measure] = seat.measured(self, measure) if seat else measure(self)
            except Exception as error:
                self._known[measure] = _without_frames(error)
        known = self._known[measure]
        if isinstance(known, Exception):
            raise known
        return known  # type: ignore[no-any-return]

    def learn(self, measure: Callable[[Medium], T], value: T) -> None:
        """Take over what was measured of the same file before."""
        self._known.setdefault(measure, value)

    def without_alt(self) -> Medium:
        """Return the medium as a surface without alt text shows it; what was measured is shared."""
        other = Medium(
            self.file, self.path, None, self.subtitles, self.cover, self.cover_path, self.progress
        )
        self.share_with(other)
        return other

    def share_with(self, other: Medium) -> None:
        """Let another medium of the same file know what is measured of this one, now and later."""
        object.__setattr__(other, "_known", self._known)
        object.__setattr__(other, "_seat", self._seat)

    def sit(self, seat: Seat) -> None:
        """Have this measured by a worker; one that has a seat keeps it."""
        if self._seat is None:
            object.__setattr__(self, "_seat", seat)

    def sit_beside(self, other: Medium) -> Medium:
        """Have this measured where another medium is, and return it."""
        if other._seat is not None:
            self.sit(other._seat.beside())
        return self

    def absolute(self) -> Medium:
        """Return the medium as it is found from any folder, without what was measured."""
        return Medium(
            self.file,
            self.path.absolute(),
            self.alt,
            self.subtitles and self.subtitles.absolute(),
            self.cover,
            self.cover_path and self.cover_path.absolute(),
        )

    def failures(self) -> list[MediaError]:
        """Return why parts of this medium could not be measured, each reason once."""
        from contentcheck.errors import MediaError

        errors = [known for known in self._known.values() if isinstance(known, MediaError)]
        return list({str(error): error for error in errors}.values())

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process without what was measured."""
        return Medium, (
            *(self.file, self.path, self.alt, self.subtitles, self.cover, self.cover_path),
        )


def _without_frames(error: Exception) -> Exception:
    """Return an error without its frames, which keep pixels alive; --debug shows a note of them."""
    from contentcheck.errors import ContentcheckError, Skip

    if not isinstance(error, (ContentcheckError, Skip)):
        import traceback

        error.add_note("".join(traceback.format_tb(error.__traceback__)))
    return error.with_traceback(None)


@dataclass(frozen=True, slots=True)
class Preview:
    """The card that apps draw for the post's link: what the page says of itself (og:image, …)."""

    title: str | None = None
    description: str | None = None
    picture: Medium | None = None


@dataclass(frozen=True, slots=True, init=False)
class Draft:
    """One post not yet published; `today`, if given, stands in for a missing `publish`."""

    title: str | None
    caption: str
    media: tuple[Medium, ...]
    targets: tuple[str, ...]
    language: Language | None
    via: Via
    id: str | None
    captions: Mapping[str, str]
    tags: tuple[str, ...]
    link: str | None
    preview: Preview | None
    publish: datetime | None
    group: Group | None
    event: Event | None
    first_comment: str | None
    template: Template | None
    header: str | None
    footer: str | None
    buttons: tuple[Button, ...]
    interactive: Interactive | None
    ignore: Mapping[str, str]
    today: date | None
    source: str
    positions: Mapping[str, Positions]

    def __init__(
        self,
        caption: str = "",
        media: Iterable[Medium | str | Path] = (),
        targets: Iterable[str] = (),
        *,
        language: Language | None = None,
        via: Via = "app",
        id: str | None = None,
        title: str | None = None,
        captions: Mapping[str, str] | None = None,
        tags: Iterable[str] = (),
        link: str | None = None,
        preview: Preview | None = None,
        publish: datetime | None = None,
        group: Group | None = None,
        event: Event | None = None,
        first_comment: str | None = None,
        template: Template | None = None,
        header: str | None = None,
        footer: str | None = None,
        buttons: Iterable[Button] = (),
        interactive: Interactive | None = None,
        ignore: Mapping[str, str] | None = None,
        today: date | None = None,
        source: str = "<draft>",
        positions: Mapping[str, Positions] | None = None,
    ) -> None:
        if isinstance(media, str) or isinstance(targets, str) or isinstance(tags, str):
            raise TypeError("media, targets and tags are lists, not one string")
        given = locals()
        values = {each.name: given[each.name] for each in fields(Draft)} | {
            "media": tuple(m if isinstance(m, Medium) else Medium(str(m), Path(m)) for m in media),
            "targets": tuple(targets),
            "tags": tuple(tags),
            "buttons": tuple(buttons),
            "captions": dict(captions or {}),
            "ignore": dict(ignore or {}),
            "positions": dict(positions or {}),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)


# -------------------------------------------------------------------------------- measure, report


class Measure(msgspec.Struct, frozen=True):
    """What a check found: value, unit, place, how sure it is, what speaks for it, its fix."""

    name: str
    value: float
    unit: str
    place: Place = Post()
    confidence: float = 1.0
    evidence: Text | None = None
    fix: Fix | None = None


class Finding(msgspec.Struct, frozen=True):
    """A measure that a rule scores below 1 on this draft and target."""

    rule: str
    check: str
    severity: Severity
    score: float
    message: str
    advice: str
    measure: Measure
    url: str
    points: float = 0.0
    gain: float = 0.0
    evidence: str = ""
    suppressed: str | None = None

    @property
    def place(self) -> Place:
        return self.measure.place

    @property
    def confidence(self) -> float:
        return self.measure.confidence


class Passed(msgspec.Struct, frozen=True):
    """A rule that ran and had nothing to say, with its worst measure."""

    rule: str
    check: str
    measure: Measure | None


class Skipped(msgspec.Struct, frozen=True):
    """A rule that could not run, and why."""

    rule: str
    check: str
    reason: str


class Failure(msgspec.Struct, frozen=True):
    """Something that kept a post, or part of it, from being checked."""

    kind: FailureKind
    reason: str
    message: str
    place: Place = Post()


class MediumFacts(msgspec.Struct, frozen=True):
    """What a report says of a medium: size as shown (pixels), duration of a video (seconds)."""

    file: str
    kind: Kind
    width: int
    height: int
    duration: float | None = None


class TargetReport(msgspec.Struct, frozen=True):
    """How the draft does on one target."""

    target: str
    score: float
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    passed: tuple[Passed, ...] = ()
    skipped: tuple[Skipped, ...] = ()


class Report(msgspec.Struct, frozen=True):
    """How the draft does: its score and verdict are those of its worst target."""

    source: str
    id: str | None
    score: float | None
    verdict: Verdict
    media: tuple[MediumFacts, ...] = ()
    errors: tuple[Failure, ...] = ()
    targets: tuple[TargetReport, ...] = ()
