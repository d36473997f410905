"""Processes beside each other: what one says all say, and one that dies takes no other with it."""

from __future__ import annotations

import os
import pickle
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import deadly
import rulebooks
from contentcheck import travel
from contentcheck.config.choosing import Asked
from contentcheck.config.settings import Settings
from contentcheck.drafts.read import read
from contentcheck.engine import check_many
from contentcheck.errors import DraftError, LostError
from contentcheck.model import Draft
from contentcheck.processes import Processes
from contentcheck.rulebook import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.rulebook import Rulebook

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
MEDIA = Path(__file__).parent.parent / "rule-media"
PAGE = ["facebook/page"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no such signals here")


@pytest.fixture(scope="module")
def two() -> Iterator[Processes]:
    with Processes(2) as processes:
        yield processes


def test_reports_are_those_of_one_process_in_their_order(two: Processes) -> None:
    folders = [EXAMPLES / name for name in ("07-kampanye-dua-bahasa", "08-kalender-konten")]
    drafts = [*read(folders), *read([EXAMPLES / "missing.md"])]
    assert len(drafts) > 4
    assert list(check_many(drafts, executor=two)) == list(check_many(drafts))


def test_rules_of_a_folder_hold_in_each_process(two: Processes, tmp_path: Path) -> None:
    (tmp_path / "contentcheck.toml").write_text(
        '[rule."caption.fold"]\nseverity = "error"\n'
        '[[suppress]]\nrules = ["caption.fold"]\npaths = ["*"]\nreason = "known"\n'
    )
    (tmp_path / "a.md").write_text(
        "---\ntargets: instagram/feed\n---\n" + "Kantor kami buka. " * 30, encoding="utf-8"
    )
    settings = Settings(tmp_path, asked=Asked(ignore=["caption.long-sentence"]))
    drafts = list(read([tmp_path / "a.md"], defaults=settings.defaults))
    here = list(check_many(drafts, settings.rulebook))
    assert list(check_many(drafts, settings.rulebook, executor=two)) == here
    (fold,) = [f for f in here[0].targets[0].findings if f.rule == "caption.fold"]
    assert (fold.severity, fold.suppressed) == ("error", "known")


def test_a_post_that_kills_is_told_and_all_others_are_checked(two: Processes) -> None:
    drafts: list[Draft | DraftError] = [
        Draft(f"Halo {n}", targets=PAGE, source=f"{n}.md") for n in range(6)
    ]
    drafts[2] = deadly.Deadly("Halo", [MEDIA / "photo.jpg"], PAGE, source="2.md", id="two")
    reports = list(check_many(drafts, lang="en", executor=two))
    assert [report.source for report in reports] == [f"{n}.md" for n in range(6)]
    assert [report.score is not None for report in reports] == [n != 2 for n in range(6)]
    (failure,) = reports[2].errors
    assert (reports[2].verdict, reports[2].id) == ("unchecked", "two")
    assert (failure.kind, failure.reason) == ("media", "signal")
    assert "ended twice (SIGKILL)" in failure.message


def test_what_a_killed_process_was_doing_is_done_by_another(two: Processes, tmp_path: Path) -> None:
    assert two.submit(deadly.die_once, tmp_path / "mark").result() > 0
    assert (tmp_path / "mark").exists()


def test_faults_come_back_as_exceptions(two: Processes) -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError: by nothing"):
        two.submit(deadly.fault).result()
    with pytest.raises(LostError) as lost:
        two.submit(deadly.no_memory).result()
    assert lost.value.reason == "memory"
    with pytest.raises((pickle.PicklingError, AttributeError)):
        two.submit(lambda: None).result()


def test_a_process_has_one_core(two: Processes) -> None:
    assert two.submit(deadly.threads).result() == 1


def test_leaving_ends_a_process_whatever_it_does(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    with Processes(2) as processes:
        future = processes.submit(deadly.leave_mark_and_wait, mark)
        while not (mark.exists() and mark.read_text()):
            time.sleep(0.02)
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)
    assert isinstance(future.exception(0), LostError)


# ------------------------------------------------------------------------------ what is sent there


def books(folder: Path) -> dict[str, Rulebook]:
    rulebooks.write_rule(folder)
    return {
        "shipped": load(),
        "pack": load(folder),
        "fewer": load().select(ignored=["caption.fold"]),
        "changed": replace(load(), suppressed={"caption.fold": "known"}),
        "made": rulebooks.book(rulebooks.rule()),
    }


@pytest.mark.parametrize("name", ["shipped", "pack", "fewer", "changed", "made"])
def test_a_rulebook_arrives_as_it_was_sent_and_once(name: str, tmp_path: Path) -> None:
    book = books(tmp_path)[name]
    sent = pickle.dumps(book)
    there = pickle.loads(sent)
    assert (there.rules, there.chosen, there.targets) == (book.rules, book.chosen, book.targets)
    assert (there.suppressed, there.errors) == (book.suppressed, book.errors)
    assert pickle.loads(sent) is there
    assert len(sent) < 10_000


def test_rules_that_differ_there_are_refused(tmp_path: Path) -> None:
    rulebooks.write_rule(tmp_path)
    sent = pickle.dumps(load(tmp_path))
    rulebooks.write_rule(tmp_path, ("impact", "minor = 0.5\nimpact"))
    for remembered in (load, travel._digest, travel.unpacked):
        remembered.cache_clear()
    with pytest.raises(LostError, match="goes by other rules"):
        pickle.loads(sent)
