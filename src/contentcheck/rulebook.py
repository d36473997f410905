"""Read, validate and select rules: the shipped ones and those of further packs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from contentcheck.decode import unknown_name
from contentcheck.errors import RuleError, SelectionError
from contentcheck.judge import Judge, make_judge, validate
from contentcheck.model import Language, Text, Via
from contentcheck.rulefiles import RuleFiles, id_of
from contentcheck.rules import Rule, calendar_check_of, fits, needs_of, params_of
from contentcheck.targets import Target, Targets, load_targets, target_files, wrong

# Folders of other data beside the rules, and files that make a folder a project.
NOT_RULES = {"platforms", "words", "pyproject.toml", "contentcheck.toml"}


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules, the chosen ones, the targets, each rule's file, and the files that are wrong.

    `suppressed` says by rule why its findings are accepted; `campaigns` are folders of rules that
    hold for some drafts only; `docs` is the address at which the documentation is published;
    `packs` are the further folders it was read from.
    """

    rules: tuple[Rule, ...]
    chosen: tuple[Rule, ...]
    targets: Targets
    files: Mapping[str, Path]
    errors: tuple[RuleError, ...] = ()
    suppressed: Mapping[str, str] = field(default_factory=dict)
    campaigns: frozenset[Path] = frozenset()
    docs: str | None = None
    packs: tuple[Path, ...] = ()
    _packed: list[bytes] = field(default_factory=list, init=False, repr=False, compare=False)
    _judges: dict[tuple[str, frozenset[str], Via], tuple[Judge, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as the packs it was read from and what differs from them."""
        from contentcheck.travel import packed, unpacked

        if not self._packed:
            self._packed.append(packed(self))
        return unpacked, (self._packed[0],)

    def judges(self, target: Target, traits: frozenset[str], via: Via) -> tuple[Judge, ...]:
        """Return the chosen rules that are meant for a target, made ready once for such drafts."""
        key = target.name, traits, via
        if key not in self._judges:
            made = (make_judge(rule, target, traits, via) for rule in self.chosen)
            self._judges[key] = tuple(judge for judge in made if judge is not None)
        return self._judges[key]

    def page(self, rule: str, lang: Language) -> str | None:
        """Return the address of a shipped rule's page; None where no documentation is published."""
        if self.docs is None or not self.files[rule].is_relative_to(shipped()):
            return None
        folder = "" if lang == "id" else f"{lang}/"
        return f"{self.docs.rstrip('/')}/{folder}rules/{rule}.html"

    def select(self, names: Iterable[str] = (), ignored: Iterable[str] = ()) -> Rulebook:
        """Choose the rules meant by `names` (all when empty) less those meant by `ignored`.

        Raises SelectionError for a name that means no rule.
        """
        wanted = {rule.id for name in names for rule in self.called(name)}
        unwanted = {rule.id for name in ignored for rule in self.called(name)}
        chosen = (r for r in self.rules if (not wanted or r.id in wanted) and r.id not in unwanted)
        return replace(self, chosen=not_replaced(chosen))

    def called(self, name: str) -> tuple[Rule, ...]:
        """Return the rules that a name means. Raises SelectionError when there is none."""
        found = tuple(rule for rule in self.rules if rule.is_called(name))
        if not found:
            known = {k for rule in self.rules for k in (rule.id, rule.id.rpartition(".")[2])}
            raise SelectionError(unknown_name("rule", name, known | {r.check for r in self.rules}))
        return found


def not_replaced(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return rules without those in whose place another one of them runs."""
    rules = tuple(rules)
    gone = {rule.extends for rule in rules if rule.replaces}
    return tuple(rule for rule in rules if rule.id not in gone)


def shipped() -> Path:
    """Return the folder of the rules that come with contentcheck.

    In a wheel it lies inside the package, in a checkout (and so in an editable install) beside
    `src/`: one place to edit, whichever way it was installed.
    """
    package = Path(__file__).parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent.parent / "rules"


@cache
def load(*packs: Path) -> Rulebook:
    """Read the shipped rules and those of further packs.

    A file that is wrong is left out and named in the rulebook's `errors`: the others still judge.
    The shipped ones come from their compiled form where there is one.
    """
    if not packs:
        from contentcheck.compiled import keep, origin_of, stored

        origin = origin_of(shipped())
        book = stored(shipped(), origin)
        if book is None:
            book = read((shipped(),))
            keep(book, shipped(), origin)
        return book
    base = load()
    # Limits of their own may change what the shipped rules come to.
    if base.errors or any(target_files(pack) for pack in packs):
        base = read((shipped(), *packs))
    else:
        base = _with(base, packs)
    return replace(base, packs=packs)


def read(folders: Sequence[Path]) -> Rulebook:
    """Read the rules and targets of folders, each file for itself."""
    targets, errors = load_targets(folders)
    return _with(Rulebook((), (), targets, {}, errors), folders)


def _with(base: Rulebook, folders: Iterable[Path]) -> Rulebook:
    """Return a rulebook with the rules of further folders."""
    errors = list(base.errors)
    rules = {rule.id: rule for rule in base.rules}
    files = dict(base.files)
    further = tuple(_rule_files(folders, errors))
    rule_files = RuleFiles((*files.values(), *further), shipped())
    for file in further:
        try:
            rule = rule_files.rule(file)
            _check_names(rule, file, base.targets)
            validate(rule, file, base.targets)
            if rule.id in files:
                twice = Text(id=f"sudah ada di {files[rule.id]}", en=f"is also in {files[rule.id]}")
                raise wrong(file, "id", twice)
            rules[rule.id] = msgspec.structs.replace(rule, compares=_compares(rule))
            files[rule.id] = file
        except RuleError as error:
            # While a platform file is wrong, all that leans on it looks wrong, too.
            if not base.errors:
                errors.append(error)
    everything = tuple(rules.values())
    return Rulebook(everything, not_replaced(everything), base.targets, files, tuple(errors))


def _compares(rule: Rule) -> tuple[str, ...] | None:
    if calendar_check_of(rule.check, rule.code) is None:
        return None
    return needs_of(rule.check, rule.code)


def _rule_files(folders: Iterable[Path], errors: list[RuleError]) -> Iterator[Path]:
    for folder in folders:
        if not folder.is_dir():
            missing = Text(id="folder aturan ini tidak ada", en="there is no such folder of rules")
            errors.append(wrong(folder, "", missing))
        for file in sorted(folder.rglob("*.toml")):
            if file.relative_to(folder).parts[0] not in NOT_RULES:
                yield file


def _check_names(rule: Rule, file: Path, targets: Targets) -> None:
    if rule.id != (wanted := id_of(file)):
        raise wrong(file, "id", Text(id=f"harus `{wanted}`", en=f"has to be `{wanted}`"))
    if not rule.sources:
        raise wrong(file, "sources", Text(id="tanpa sumber", en="has no source"))
    for pattern in rule.targets:
        if not any(fits(pattern.removeprefix("!"), name) for name in targets.by_name):
            raise wrong(file, "targets", unknown_name("target", pattern, targets.by_name))
    try:
        params_of(rule.check, rule.code)
    except LookupError:
        beside = [each.stem.replace("_", "-") for each in file.parent.glob("[!_]*.py")]
        known = [*shipped_checks(), *beside]
        raise wrong(file, "check", unknown_name("check", rule.check, known)) from None


def shipped_checks() -> list[str]:
    """Name the checks that come with contentcheck."""
    folder = Path(__file__).parent / "checks"
    return [file.stem.replace("_", "-") for file in folder.glob("[!_]*.py")]
