"""A file is written as a whole or not at all."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from contentcheck.report.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_the_pieces_become_the_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "report.txt", ["Halo ", "🎉\n"])
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == "Halo 🎉\n"


def test_a_failure_half_way_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "half"
        raise RuntimeError("crash")

    file = tmp_path / "report.txt"
    file.write_text("old")
    with pytest.raises(RuntimeError, match="crash"):
        write_whole(file, pieces())
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_the_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "report.txt", ["x"])
    (tmp_path / "other.txt").write_text("x")
    modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert len(modes) == 1


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "no" / "report.txt", ["x"])


def test_a_link_is_followed_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write_whole(tmp_path / "link.txt", ["new"])
    assert (tmp_path / "real.txt").read_text() == "new"
    assert (tmp_path / "link.txt").is_symlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_written_to_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, ["through"])
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_what_is_no_unicode_is_spelled_out(tmp_path: Path) -> None:
    write_whole(tmp_path / "report.txt", ["\udcff.md"])
    assert (tmp_path / "report.txt").read_text() == "\\udcff.md"
