"""Compiled rules: the same as those that are read, and only as long as nothing has changed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from contentcheck import compiled, rulebook
from contentcheck.compiled import contents, origin_of
from contentcheck.errors import Skip
from contentcheck.judge import judges
from contentcheck.model import Draft
from contentcheck.rulebook import Rulebook, read, shipped
from contentcheck.rules import check_of
from contentcheck.travel import unpacked
from rulebooks import write_rule

BOOK = read((shipped(),))


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "FILE", tmp_path / "rules.msgpack")
    return tmp_path / "rules.msgpack"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the shipped rules, to be changed."""
    shutil.copytree(shipped(), tmp_path / "rules")
    return tmp_path / "rules"


def stored(folder: Path) -> Rulebook | None:
    return compiled.stored(folder, origin_of(folder))


def keep(book: Rulebook, folder: Path) -> None:
    compiled.keep(book, folder, origin_of(folder))


def without_idle(book: Rulebook) -> tuple[object, ...]:
    rules = tuple(msgspec.structs.replace(rule, idle=None) for rule in book.rules)
    chosen = tuple(rule.id for rule in book.chosen)
    return rules, chosen, book.targets, book.files, [str(error) for error in book.errors]


def test_what_is_stored_is_what_was_read() -> None:
    assert stored(shipped()) is None
    keep(BOOK, shipped())
    found = stored(shipped())
    assert found is not None
    assert without_idle(found) == without_idle(BOOK)


def test_whatever_changes_in_the_folder_is_seen(folder: Path) -> None:
    keep(read((folder,)), folder)
    assert stored(folder) is not None
    file = folder / "common" / "caption" / "fold.toml"
    old = file.read_text(encoding="utf-8")
    file.write_text(old.replace("advice", "adviec", 1), encoding="utf-8")  # as long as before
    assert stored(folder) is None
    keep(read((folder,)), folder)
    assert stored(folder) is None, "a rulebook with an error is not kept"
    file.unlink()
    keep(read((folder,)), folder)
    assert stored(folder) is not None
    file.with_name("other.toml").write_text(old.replace("caption.fold", "caption.other"), "utf-8")
    assert stored(folder) is None
    keep(read((folder,)), folder)
    platform = folder / "platforms" / "x.toml"
    platform.write_text(platform.read_text("utf-8") + "\n", "utf-8")
    assert stored(folder) is None


def test_of_a_wheel_all_that_the_rules_say_counts(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)
    monkeypatch.setattr(compiled, "PACKAGE", tmp_path)
    file = folder / "common" / "caption" / "fold.toml"
    compiled.FILE.write_bytes(compiled.compiled(read((folder,)), folder, before))
    assert contents(shipped()) == before, "wherever it lies, and whenever it was written"
    assert stored(folder) is not None
    file.write_text(file.read_text("utf-8").replace("advice", "adviec", 1), "utf-8")
    assert stored(folder) is None


@pytest.mark.parametrize("spoilt", [b"", b"\x00", b"not msgpack", b"\x94\x00\x90\x90\x80"])
def test_a_file_that_is_none_is_written_anew(file: Path, spoilt: bytes) -> None:
    file.write_bytes(spoilt)
    assert stored(shipped()) is None
    keep(BOOK, shipped())
    file.write_bytes(file.read_bytes()[:-20])
    assert stored(shipped()) is None
    keep(BOOK, shipped())
    assert stored(shipped()) is not None


def test_where_nothing_can_be_written_rules_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "FILE", tmp_path / "not-there" / "rules.msgpack")
    assert without_idle(rulebook.load.__wrapped__()) == without_idle(BOOK)
    assert list(tmp_path.iterdir()) == []


def test_a_pack_goes_with_the_compiled_rules_as_with_those_that_are_read(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    write_rule(pack)
    write_rule(pack, ('"own.rule"', '"own.longer"\nextends = "caption.fold"'), name="longer")
    write_rule(pack, ("impact ", "impakt "), name="wrong")
    together = read((shipped(), pack))
    assert without_idle(rulebook.load(pack)) == without_idle(together)
    assert rulebook.load(pack).packs == (pack,)
    assert len(together.errors) == 1


def test_targets_of_a_pack_are_those_that_the_shipped_rules_are_tried_on(tmp_path: Path) -> None:
    (tmp_path / "platforms").mkdir()
    text = (shipped() / "platforms" / "bluesky.toml").read_text("utf-8")
    (tmp_path / "platforms" / "langit.toml").write_text(text, "utf-8")
    book = rulebook.load(tmp_path)
    assert "langit/post" in book.targets.by_name
    assert book.packs == (tmp_path,)
    assert book.errors == ()


def test_rules_that_are_read_here_and_compiled_there_are_the_same() -> None:
    keep(BOOK, shipped())
    recipe = BOOK.__reduce__()[1][0]
    assert unpacked(recipe).rules


def test_an_idle_check_comes_to_the_same_when_it_runs() -> None:
    keep(BOOK, shipped())
    book = stored(shipped())
    assert book is not None
    idle = [rule for rule in book.rules if rule.idle]
    assert len(idle) > 200
    other: dict[str, Any] = {
        "language": "id",
        "id": "a",
        "source": "b.md",
        "via": "api",
    }  # empty for the reader
    for rule in idle:
        assert rule.idle is not None
        fields = {name: other[name] for name in other.keys() - rule.idle.asked}
        for judge in judges(rule, book.targets.by_name.values()):
            measures, skip = [], None
            try:
                measures = list(check_of(rule.check)(Draft(**fields), judge.params))
            except Skip as found:
                skip = found.reason
            assert (measures, skip) == ([], rule.idle.skip), rule.id
