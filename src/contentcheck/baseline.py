"""Findings that were there when contentcheck was taken up: known, so that only new ones count.

A baseline is a JSON file beside the drafts. Per post and rule it keeps fingerprints and how often
each was found; lines may shift, and nothing of a text is in it but digests of what is masked.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import msgspec

from contentcheck.decode import DecodeError, decode
from contentcheck.drafts.folder import exists, file_of
from contentcheck.errors import ConfigError
from contentcheck.model import Draft, Finding, Region, Report, Span, TargetReport, Text
from contentcheck.plain import read_plain
from contentcheck.report.whole import write_whole
from contentcheck.summary import Judged, sum_up, worst_verdict
from contentcheck.text.personal import masked

if TYPE_CHECKING:
    from contentcheck.drafts.read import Read
    from contentcheck.rulebook import Rulebook

KNOWN = "baseline"  # why such a finding is suppressed
_INDEX = re.compile(r"\[\d+\]")
_DIGITS = 16  # of a fingerprint, in hexadecimal
_LARGEST = 100_000_000  # bytes

Prints = dict[str, dict[str, dict[str, int]]]  # post → rule → fingerprint → how often

MISSING = Text(
    id="berkas baseline ini belum ada; buat dengan --write-baseline",
    en="there is no such baseline yet; write one with --write-baseline",
)
WRITTEN = Text(
    id="{file}: {count} temuan lama tercatat ({gone} dikeluarkan).",
    en="{file}: {count} known findings ({gone} taken out).",
)
GONE = Text(
    id="{file}: {count} temuan lama tidak ditemukan lagi; --prune-baseline mengeluarkannya.",
    en="{file}: {count} known findings are gone; --prune-baseline takes them out.",
)
ABOUT = (
    "Findings known to contentcheck. Renewed by --write-baseline, shortened by --prune-baseline."
)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A baseline as it is written."""

    version: int
    about: str
    posts: Prints


@dataclass(slots=True)
class Baseline:
    """Marks findings that are known; `fresh` are those of the posts that were checked.

    With `renew` every finding of now is known.
    """

    file: Path
    known: Prints
    renew: bool = False
    fresh: Prints = field(default_factory=dict)
    new: int = 0
    _noted: dict[str, tuple[str, Rulebook]] = field(default_factory=dict)
    _checked: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, file: Path, *, renew: bool = False) -> Baseline:
        """Read a baseline; to renew one it need not be there. Raises ConfigError."""
        if renew and not exists(file):
            return cls(file, {}, renew)
        try:
            if not exists(file):
                raise ConfigError(_at(file, MISSING))
            said = decode(json.loads(read_plain(file, _LARGEST)), _File)
        except (OSError, ValueError, RecursionError) as error:
            broken = Text(id=f"tidak dapat dibaca: {error}", en=f"cannot be read: {error}")
            raise ConfigError(_at(file, broken)) from None
        except DecodeError as error:
            raise ConfigError(_at(file, error.message, error.path)) from None
        return cls(file, said.posts, renew)

    def note(self, drafts: Iterable[Read], rules: Callable[[Draft], Rulebook]) -> Iterator[Read]:
        """Pass drafts on and remember what their reports will be matched by."""
        for draft in drafts:
            if isinstance(draft, Draft):
                self._noted[draft.source] = self._post(draft), rules(draft)
            yield draft

    def mark(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Pass reports on with the findings that are known suppressed."""
        for report in reports:
            noted = self._noted.pop(report.source, None)
            yield self._marked(report, *noted) if noted else report

    def write(self, *, prune: bool) -> tuple[int, int]:
        """Write what is known now; return how many findings are in the file, and how many went.

        Posts that were not checked keep theirs as long as their file is there. With `prune` no
        finding is added. Raises OSError.
        """
        kept = {post: rules for post, rules in self.known.items() if self._still_there(post)}
        posts = kept | (_common(self.known, self.fresh) if prune else self.fresh)
        posts = {post: rules for post, rules in sorted(posts.items()) if rules}
        whole = {"version": 1, "about": ABOUT, "posts": posts}
        text = json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=False)
        write_whole(self.file, [f"{text}\n"])
        gone = Counter(_counts(self.known)) - Counter(_counts(posts))
        return sum(_counts(posts).values()), gone.total()

    def gone(self) -> int:
        """Return how many known findings of the posts that were checked are no longer found."""
        checked = {post: rules for post, rules in self.known.items() if post in self._checked}
        return (Counter(_counts(checked)) - Counter(_counts(self.fresh))).total()

    def _marked(self, report: Report, post: str, book: Rulebook) -> Report:
        rules = {rule.id: rule for rule in book.rules}
        unchecked = any(failure.kind in {"rule", "media"} for failure in report.errors)
        found: dict[str, Counter[str]] = {}
        targets = []
        for target in report.targets:
            here: dict[str, Counter[str]] = {}
            findings = [self._seen(finding, post, here) for finding in target.findings]
            crashed = unchecked or target.verdict == "unchecked"
            judged = Judged(findings, list(target.passed), list(target.skipped))
            targets.append(sum_up(target.target, judged, rules, unchecked=crashed))
            for rule, prints in here.items():  # a fault on two targets is one fault
                found[rule] = found.get(rule, Counter()) | prints
        self._checked.add(post)
        self.fresh[post] = {rule: dict(sorted(found[rule].items())) for rule in sorted(found)}
        if report.errors:  # what could not be looked at is not gone
            known = self.known.get(post, {})
            self.fresh[post] = _merged(known, self.fresh[post], lambda a, b: a | b)
        return _summed(report, targets)

    def _seen(self, finding: Finding, post: str, here: dict[str, Counter[str]]) -> Finding:
        """Count a finding, and suppress it if it is known that often."""
        if finding.suppressed is not None:
            return finding
        print_ = fingerprint(finding)
        counts = here.setdefault(finding.rule, Counter())
        counts[print_] += 1
        known = self.known.get(post, {}).get(finding.rule, {}).get(print_, 0)
        if counts[print_] <= known or self.renew:
            return msgspec.structs.replace(finding, suppressed=KNOWN, points=0.0, gain=0.0)
        self.new += 1
        return finding

    def _post(self, draft: Draft) -> str:
        """Return what a post is called: its file, and of a row what it says, not its number."""
        file = file_of(draft.source)
        name = PurePath(os.path.relpath(file, self.file.parent)).as_posix()
        if str(file) == draft.source:
            return name
        if draft.id is not None:
            return f"{name}#{masked(draft.id)}"
        return f"{name}#{_digest(masked(draft.caption), *(m.file for m in draft.media))}"

    def _still_there(self, post: str) -> bool:
        file = post.partition("#")[0]
        checked = post in self._checked
        rows = any(each.startswith(f"{file}#") for each in self._checked)
        return not checked and not rows and exists(self.file.parent / file)


def fingerprint(finding: Finding) -> str:
    """Return what stays the same of a finding when lines shift: what it is about, not where."""
    place = finding.place
    about = ""
    if isinstance(place, Span):
        about = _INDEX.sub("[]", place.field)
    elif isinstance(place, Region):
        about = PurePath(place.file).name
    evidence = finding.measure.evidence
    return _digest(finding.measure.name, about, masked(evidence.en) if evidence else "")


def _digest(*parts: str) -> str:
    whole = "\0".join(parts).encode(errors="replace")
    return hashlib.sha256(whole).hexdigest()[:_DIGITS]


def _summed(report: Report, targets: list[TargetReport]) -> Report:
    verdict = worst_verdict(target.verdict for target in targets)
    return msgspec.structs.replace(
        report,
        targets=tuple(targets),
        score=min((target.score for target in targets), default=None),
        verdict="unchecked" if report.errors else verdict,
    )


def _counts(posts: Prints) -> dict[tuple[str, str, str], int]:
    return {
        (post, rule, print_): count
        for post, rules in posts.items()
        for rule, prints in rules.items()
        for print_, count in prints.items()
    }


def _merged(
    one: Mapping[str, dict[str, int]],
    other: Mapping[str, dict[str, int]],
    how: Callable[[Counter[str], Counter[str]], Counter[str]],
) -> dict[str, dict[str, int]]:
    merged = {
        rule: how(Counter(one.get(rule, {})), Counter(other.get(rule, {})))
        for rule in sorted(one.keys() | other.keys())
    }
    return {rule: dict(sorted(prints.items())) for rule, prints in merged.items() if prints}


def _common(one: Prints, other: Prints) -> Prints:
    return {
        post: _merged(one[post], rules, lambda a, b: a & b)
        for post, rules in other.items()
        if post in one
    }


def _at(file: Path, said: Text, key: str = "") -> Text:
    where = f"{file}: {key}".removesuffix(": ")
    return Text(id=f"{where}: {said.id}", en=f"{where}: {said.en}")
