"""How a rulebook travels to another process: the packs it was read from, and what differs.

Hundreds of rules with their sources and examples would go along with each draft otherwise. Where it
arrives, the packs are read once, and the same rulebook comes out however often it is sent.
"""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from contentcheck import __version__
from contentcheck.errors import LostError
from contentcheck.model import Text
from contentcheck.plain import read_plain
from contentcheck.rulebook import Rulebook, load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from contentcheck.rules import Rule

_LARGEST_CODE = 1_000_000  # bytes
BOOKS = 256  # kept by a process: a folder of drafts with a configuration of its own has its own

OTHER_RULES = Text(
    id="proses yang memeriksa memakai aturan lain daripada komputer ini; pasang versi contentcheck"
    " dan folder aturan yang sama di sana",
    en="the process that checks goes by other rules than this computer; install the same version"
    " of contentcheck and the same folders of rules there",
)


def packed(book: Rulebook) -> bytes:
    """Return what `unpacked` makes an equal rulebook of, in whatever process."""
    base = load(*book.packs)
    known = {id(rule) for rule in base.rules}

    def named(rules: Iterable[Rule]) -> list[str | Rule]:
        return [rule.id if id(rule) in known else rule for rule in rules]

    same = book.rules is base.rules
    recipe = (
        tuple(pack.absolute() for pack in book.packs),
        _digest(book.packs),
        None if same else named(book.rules),
        None if book.chosen is base.chosen else named(book.chosen),
        None if book.targets is base.targets else book.targets,
        # Files are named as they were here, which need not be how they are named there.
        {name: getattr(book, name) for name in ("errors", "suppressed", "campaigns", "docs")},
    )
    return pickle.dumps(recipe)


@lru_cache(BOOKS)
def unpacked(recipe: bytes) -> Rulebook:
    """Return the rulebook that was packed. Raises LostError where its packs say something else."""
    packs, digest, rules, chosen, targets, others = pickle.loads(recipe)  # noqa: S301  (our own)
    base = load(*packs)
    if _digest(packs) != digest:
        raise LostError(OTHER_RULES, "refused")
    by_id = {rule.id: rule for rule in base.rules}

    def meant(named: Iterable[str | Rule]) -> tuple[Rule, ...]:
        return tuple(by_id[each] if isinstance(each, str) else each for each in named)

    own = base.rules if rules is None else meant(rules)
    return replace(
        base,
        rules=own,
        chosen=base.chosen if chosen is None else meant(chosen),
        targets=base.targets if targets is None else targets,
        **others,
    )


@cache
def _digest(packs: tuple[Path, ...]) -> str:
    """Return what two computers have in common that go by the same rules."""
    book = load(*packs)
    # A check of a pack is known by what it does, not by where it lies.
    # It may have been compiled in one place and read in the other.
    rules = [msgspec.structs.replace(rule, code=None, idle=None) for rule in book.rules]
    code = [rule.code and read_plain(rule.code, _LARGEST_CODE) for rule in book.rules]
    said = (__version__, rules, code, book.targets.by_name, book.targets.picks)
    return hashlib.sha256(msgspec.msgpack.encode(said, order="deterministic")).hexdigest()
