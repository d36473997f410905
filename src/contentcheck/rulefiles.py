"""Read rule files: each with the keys of the rule that it extends, and the check beside it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from contentcheck.decode import unknown_name
from contentcheck.errors import RuleError
from contentcheck.model import Text
from contentcheck.rules import Rule, RuleFile
from contentcheck.targets import read_table, typed, wrong

_OWN = {"id", "extends", "replaces", "aliases", "examples"}  # never taken over from another rule

CIRCLE = Text(id="berputar ke dirinya sendiri", en="goes round in a circle")
WRONG = Text(id="aturan itu sendiri salah: ", en="that rule is wrong itself: ")
NOTHING = Text(
    id="tidak berarti apa-apa tanpa `extends`", en="does not mean anything without `extends`"
)


class RuleFiles:
    """All rule files of a rulebook, found by the ids that their folders and names make."""

    def __init__(self, files: Iterable[Path], shipped: Path) -> None:
        self.shipped = shipped  # checks of the rules there are contentcheck's own
        self._called: dict[str, Path] = {}
        for file in files:
            self._called.setdefault(id_of(file), file)
        self._said: dict[Path, dict[str, Any]] = {}  # each file's keys, and those taken over

    def rule(self, file: Path, below: tuple[Path, ...] = ()) -> Rule:
        """Return the rule of a file; `below` are the files that extend it.

        A file's own keys win; of tables (`params`, `message`, …) each key by itself. Raises
        RuleError naming file and key.
        """
        own = read_table(file)
        other = self._extended(file, own.get("extends"), (*below, file))
        if other is None:
            self._said[file], parent = own, None
        else:
            parent = self._parent(file, other, (*below, file))
            self._said[file] = _over(own, self._said[other])
        said = typed(file, self._said[file], RuleFile)
        fields = {name: getattr(said, name) for name in RuleFile.__struct_fields__}
        if said.replaces:
            if parent is None:
                raise wrong(file, "replaces", NOTHING)
            # Who ignores or selects the one that is replaced means the one in its place.
            fields["aliases"] = (*said.aliases, parent.id, *parent.aliases)
        if parent is not None and "check" not in own:
            return Rule(**fields, code=parent.code)
        return Rule(**fields, code=self._code(file, said.check))

    def _extended(self, file: Path, name: object, seen: tuple[Path, ...]) -> Path | None:
        """Return the file of the rule that a file extends, by that rule's id."""
        if not isinstance(name, str):  # not said; or no name, which the decoder tells
            return None
        if name not in self._called:
            raise wrong(file, "extends", unknown_name("rule", name, self._called))
        if self._called[name] in seen:
            raise wrong(file, "extends", CIRCLE)
        return self._called[name]

    def _parent(self, file: Path, other: Path, seen: tuple[Path, ...]) -> Rule:
        try:
            return self.rule(other, seen)
        except RuleError as error:
            told = Text(id=WRONG.id + error.message.id, en=WRONG.en + error.message.en)
            raise wrong(file, "extends", told) from None

    def _code(self, file: Path, check: str) -> Path | None:
        if file.is_relative_to(self.shipped):
            return None
        from contentcheck.plugins import code_beside

        return code_beside(file, check)


def _over(own: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Lay a file's keys over those of the rule it extends."""
    whole = {key: value for key, value in above.items() if key not in _OWN} | own
    for key, value in own.items():
        if isinstance(value, dict) and isinstance(above.get(key), dict):
            whole[key] = above[key] | value
    return whole


def id_of(file: Path) -> str:
    """Return the id that a rule in this file has to have: its folder, a point, its name."""
    return f"{file.parent.name}.{file.stem}"
