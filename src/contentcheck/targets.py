"""What each place to publish is: fields, limits, sources. Read from rules/platforms/."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from contentcheck.decode import DecodeError, decode, unknown_name
from contentcheck.errors import RuleError, SelectionError
from contentcheck.model import Draft, Kind, Text, Via
from contentcheck.plain import read_plain
from contentcheck.text.units import Unit

Trait = Literal[
    "always",
    "media",
    "image",
    "video",
    "several",
    "template",
    "marketing",
    "interactive",
    "list",
    "flow",
    "group",
    "event",
    "app",
    "api",
]
Field = Literal[
    "title",
    "caption",
    "tags",
    "alt",
    "link",
    "preview",
    "group",
    "event",
    "first_comment",
    "template",
    "header",
    "footer",
    "buttons",
    "interactive",
]
Number = int | float
T = TypeVar("T")

_LARGEST = 1_000_000  # bytes of a rule or platform file; ours have ten thousand
_WHOLE = {"characters", "count", "bytes", "px"}  # units of which there are no halves


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who says so, where, and when it was read."""

    title: str
    url: str
    seen: date
    kind: Literal["official", "third-party", "study", "seed"]


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another value that a source gives for the same fact."""

    value: Number | str
    sources: tuple[str, ...]
    note: str | None = None


class Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing known of a surface: a limit or a recommendation with its sources."""

    value: Number | str
    unit: str
    kind: Literal["hard", "soft"]
    binds: tuple[Via, ...]
    confidence: Literal["official", "several-third-parties", "single-third-party", "folklore"]
    sources: tuple[str, ...]
    counting: Unit | None = None
    readings: tuple[Reading, ...] = ()
    when: Trait = "always"
    note: str | None = None


class Pick(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which surface a bare platform name stands for when the draft is like this."""

    when: Trait
    surface: str


class Surface(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: Text
    fields: frozenset[Field]
    media: tuple[Kind, ...]
    via: Via | None = None
    like: str | None = None
    facts: dict[str, Any] = {}  # nested by the dots of their names; decoded one by one below


class PlatformFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    pick: tuple[Pick, ...]
    sources: dict[str, Source]
    surfaces: dict[str, Surface]


@dataclass(frozen=True, slots=True)
class Target:
    """A surface of a platform as the rules see it. `facts` are keyed by dotted path."""

    name: str
    title: Text
    fields: frozenset[str]
    media: tuple[Kind, ...]
    via: Via | None
    facts: Mapping[str, tuple[Fact, ...]]
    sources: Mapping[str, Source]

    def via_for(self, draft: Draft) -> Via:
        """Return how a draft gets there; messages with buttons exist only through the API."""
        if "interactive" in self.fields and (draft.interactive is not None or draft.buttons):
            return "api"
        return self.via or draft.via

    def fact(self, path: str, traits: Iterable[str]) -> Fact | None:
        """Return the first fact of that path which fits a draft with these traits."""
        return next((f for f in self.facts.get(path, ()) if f.when in traits), None)


@dataclass(frozen=True, slots=True)
class Targets:
    """All targets, and what a bare platform name stands for."""

    by_name: Mapping[str, Target]
    picks: Mapping[str, tuple[Pick, ...]]

    def find(self, name: str, traits: Iterable[str]) -> Target:
        """Return the target of that name; `instagram` alone picks the surface from the draft.

        Raises SelectionError for a name that is none.
        """
        for pick in self.picks.get(name, ()):
            if pick.when in traits:
                return self.by_name[f"{name}/{pick.surface}"]
        if name not in self.by_name:
            raise SelectionError(unknown_name("target", name, [*self.by_name, *self.picks]))
        return self.by_name[name]

    def all_of(self, name: str) -> tuple[Target, ...]:
        """Return the target of that name, or all of a platform. Raises SelectionError for none."""
        if name in self.picks:
            return tuple(t for t in self.by_name.values() if t.name.startswith(f"{name}/"))
        return (self.find(name, ()),)


def traits_of(draft: Draft, kinds: Iterable[Kind]) -> frozenset[str]:
    """Return what is true of a draft, in the words that `when` uses; `kinds` are its media's."""
    true = {"always", *kinds}
    if draft.media:
        true.add("media")
    if len(draft.media) > 1:
        true.add("several")
    if draft.interactive and draft.interactive.kind in {"list", "flow"}:
        true.add(draft.interactive.kind)
    if draft.template and draft.template.category == "marketing":
        true.add("marketing")
    named = ("template", "interactive", "group", "event")
    return frozenset(true | {name for name in named if getattr(draft, name) is not None})


def load_targets(folders: Iterable[Path]) -> tuple[Targets, tuple[RuleError, ...]]:
    """Read `platforms/*.toml` of each folder of rules, and say which files are wrong."""
    by_name: dict[str, Target] = {}
    picks: dict[str, tuple[Pick, ...]] = {}
    errors: list[RuleError] = []
    for file in (file for folder in folders for file in target_files(folder)):
        try:
            read = read_toml(file, PlatformFile)
            by_name |= {t.name: t for t in _targets(file, read)}
            picks[file.stem] = read.pick
        except RuleError as error:
            errors.append(error)
    return Targets(by_name, picks), tuple(errors)


def target_files(folder: Path) -> list[Path]:
    """Return the files of targets in a folder of rules."""
    return sorted(folder.glob("platforms/*.toml"))


def _targets(file: Path, read: PlatformFile) -> Iterator[Target]:
    for pick in read.pick:
        if pick.surface not in read.surfaces:
            raise wrong(file, "pick", unknown_name("surface", pick.surface, read.surfaces))
    for name, surface in read.surfaces.items():
        yield Target(
            f"{file.stem}/{name}",
            surface.name,
            surface.fields,
            surface.media,
            surface.via,
            _facts_with_like(file, read, name),
            read.sources,
        )


def _facts_with_like(file: Path, read: PlatformFile, name: str) -> dict[str, tuple[Fact, ...]]:
    """Return a surface's own facts over those of the surfaces it is like."""
    facts: dict[str, tuple[Fact, ...]] = {}
    seen: list[str] = []
    surface: str | None = name
    while surface is not None:
        key = f"surfaces.{seen[-1] if seen else name}.like"
        if surface not in read.surfaces:
            raise wrong(file, key, unknown_name("surface", surface, read.surfaces))
        if surface in seen:
            raise wrong(
                file, key, Text(id="berputar ke dirinya sendiri", en="goes round in a circle")
            )
        own = dict(_facts(file, f"surfaces.{surface}.facts", read.surfaces[surface].facts, read))
        facts = own | facts
        seen.append(surface)
        surface = read.surfaces[surface].like
    return facts


def _facts(
    file: Path, at: str, raw: Mapping[str, Any], read: PlatformFile, path: str = ""
) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Walk the tables that hold only tables down to the facts: a table or a list of tables."""
    for key, value in raw.items():
        inner = f"{path}.{key}".lstrip(".")
        if isinstance(value, dict) and all(isinstance(v, dict | list) for v in value.values()):
            yield from _facts(file, at, value, read, inner)
            continue
        try:
            facts = decode(value if isinstance(value, list) else [value], tuple[Fact, ...])
        except DecodeError as error:
            where = error.path if isinstance(value, list) else error.path.removeprefix("[0]")
            raise wrong(file, f"{at}.{inner}{where}", error.message) from None
        for fact in facts:
            if fact.unit in _WHOLE and not isinstance(fact.value, int):
                whole = Text(
                    id=f"`value` harus angka bulat, tanpa titik: {fact.value}",
                    en=f"`value` has to be a whole number, without a point: {fact.value}",
                )
                raise wrong(file, f"{at}.{inner}.value", whole)
            named = [*fact.sources, *(s for reading in fact.readings for s in reading.sources)]
            for source in named:
                if source not in read.sources:
                    raise wrong(file, f"{at}.{inner}", unknown_name("source", source, read.sources))
            if not fact.sources:
                raise wrong(file, f"{at}.{inner}", Text(id="tanpa sumber", en="has no source"))
        yield inner, facts


def read_toml(file: Path, to: type[T]) -> T:
    """Read a TOML file into a typed value. Raises RuleError naming file and key."""
    return typed(file, read_table(file), to)


def read_table(file: Path) -> dict[str, Any]:
    """Read a TOML file as it is. Raises RuleError naming the file."""
    import tomllib

    try:
        return tomllib.loads(read_plain(file, _LARGEST).decode("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        said = Text(id=f"tidak dapat dibaca: {error}", en=f"cannot be read: {error}")
        raise wrong(file, "", said) from None


def typed(file: Path, table: dict[str, Any], to: type[T]) -> T:
    """Return what a file's table says as a typed value. Raises RuleError naming file and key."""
    try:
        return decode(table, to)
    except (ValueError, RecursionError) as error:
        said = Text(id=f"tidak dapat dibaca: {error}", en=f"cannot be read: {error}")
        raise wrong(file, "", said) from None
    except DecodeError as error:
        raise wrong(file, error.path, error.message) from None


def wrong(file: Path, key: str, message: Text) -> RuleError:
    """Return an error that names file, line (where the key can be found) and key."""
    where = place_in_toml(file, key)
    return RuleError(Text(id=f"{where}: {message.id}", en=f"{where}: {message.en}"))


def place_in_toml(file: Path, key: str) -> str:
    """Return `file:7: key`, as far as the line can be found."""
    return f"{file}{_line(file, key)}: {key}".removesuffix(": ")


def _line(file: Path, key: str) -> str:
    """Return `:7` for the line on which a key stands; TOML readers keep no positions.

    Looked for below the header of the innermost table that the key lies in, `[message]` or the
    so-many-th `[[examples]]`.
    """
    names = re.sub(r"\[\d+\]", "", key).split(".")
    if not names[-1]:
        return ""
    try:
        lines = read_plain(file, _LARGEST).decode("utf-8", errors="replace").splitlines()
    except (OSError, ValueError):
        return ""
    index = int(re.findall(r"\[(\d+)\]|$", key)[0] or 0)
    start = 0
    for size in range(1, len(names) + 1):
        named = r"[\"']?\.[\"']?".join(map(re.escape, names[:size]))
        header = re.compile(rf"\s*\[\[?[\"']?{named}[\"']?\]")
        found = [n for n, line in enumerate(lines) if header.match(line)]
        start = found[min(index, len(found) - 1)] if found else start
    wanted = re.compile(rf"(?!\s*#).*(?<![\w-]){re.escape(names[-1])}\"?(?=\s*[=\]]|\.)")
    return next(
        (f":{n}" for n, line in enumerate(lines[start:], start + 1) if wanted.match(line)), ""
    )
