"""The cache of measures: it saves work and never changes a report."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import get_args

import pytest

import contentcheck.cache
import contentcheck.checks
import contentcheck.run
from contentcheck.cache import Cache, cache_folder
from contentcheck.drafts.read import read
from contentcheck.engine import check_many
from contentcheck.errors import Skip
from contentcheck.fix import CleanCopy, Edit, TextFix
from contentcheck.kept import measure_of, written
from contentcheck.kept import read as read_entry
from contentcheck.measuring.image import reading
from contentcheck.model import Draft, Measure, Medium, Place, Post, Region, Report, Span, Text
from contentcheck.remembering import looked_at
from contentcheck.report import Format, rendered
from contentcheck.rules import Rule, check_of

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
MEDIA = ROOT / "tests/rule-media"
FEED = ["instagram/feed"]
PAST = 1_600_000_000  # s; a file that has not been touched for long


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    made = Cache(tmp_path / "cache")
    yield made
    made.tidy()


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the checks that are run from now on."""
    names: list[str] = []
    run = contentcheck.run._measured

    def noted(rule: Rule, params: object, view: Draft) -> object:
        names.append(rule.check)
        return run(rule, params, view)

    monkeypatch.setattr(contentcheck.run, "_measured", noted)
    return names


def reports(cache: Cache | None, *drafts: Draft, executor: Executor | None = None) -> list[Report]:
    return list(check_many(drafts, lang="en", cache=cache, executor=executor))


def old(file: Path) -> Path:
    os.utime(file, (PAST, PAST))
    return file


def photo(tmp_path: Path, name: str = "photo.jpg") -> Medium:
    return Medium(name, old(Path(shutil.copy(MEDIA / name, tmp_path / name))))


def shown(found: list[Report]) -> str:
    return "".join(rendered(found, "json", "en"))


# --------------------------------------------------------------------------------- same reports


def test_reports_of_the_examples_are_the_same_with_a_warm_cache(cache: Cache) -> None:
    def pages(store: Cache | None) -> list[str]:
        found = list(check_many(read([EXAMPLES]), lang="id", cache=store))
        return ["".join(rendered(found, form, "id", passed=True)) for form in get_args(Format)]

    without = pages(None)
    assert pages(cache) == without
    assert pages(cache) == without


def test_an_unchanged_post_is_not_measured_again(
    cache: Cache, tmp_path: Path, ran: list[str]
) -> None:
    draft = Draft("Kopi pagi ini", [photo(tmp_path)], FEED, language="id")
    first = shown(reports(cache, draft))
    assert "attention-focus" in ran
    ran.clear()
    again = replace(draft, media=(Medium("photo.jpg", tmp_path / "photo.jpg"),))
    assert shown(reports(cache, again)) == first
    assert not {"attention-focus", "text-density", "image-words", "picture-format"} & set(ran)


def test_a_changed_caption_measures_only_what_goes_by_it(
    cache: Cache, tmp_path: Path, ran: list[str]
) -> None:
    draft = Draft("Kopi pagi ini", [photo(tmp_path, "poster-notice.jpg")], FEED, language="id")
    reports(cache, draft)
    ran.clear()
    changed = replace(draft, caption="Kopi sore ini")
    warm = shown(reports(cache, changed))
    assert "unsaid-text" in ran
    assert not {"attention-focus", "text-density", "image-words"} & set(ran)
    assert warm == shown(reports(None, changed))


def test_another_picture_under_the_same_name_is_measured(cache: Cache, tmp_path: Path) -> None:
    draft = Draft("Kopi pagi ini", [photo(tmp_path)], FEED, language="id")
    reports(cache, draft)
    old(Path(shutil.copy(MEDIA / "poster-low-contrast.jpg", tmp_path / "photo.jpg")))
    anew = replace(draft, media=(Medium("photo.jpg", tmp_path / "photo.jpg"),))
    assert shown(reports(cache, anew)) == shown(reports(None, anew))


def test_a_moved_post_is_recalled_and_its_fix_knows_the_new_place(
    cache: Cache, tmp_path: Path, ran: list[str]
) -> None:
    name = "photo-with-position.jpg"
    draft = Draft("Kopi pagi ini", [photo(tmp_path, name)], FEED, language="id")
    reports(cache, draft)
    ran.clear()
    moved = tmp_path / "moved"
    moved.mkdir()
    (report,) = reports(cache, replace(draft, media=(photo(moved, name),)))
    assert "private-metadata" not in ran
    fixes = [each.measure.fix for each in report.targets[0].findings if each.measure.fix]
    assert CleanCopy(name, "photo-with-position.clean.jpg", moved / name) in fixes


def test_a_damaged_medium_is_named_every_time(cache: Cache, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes((MEDIA / "photo.jpg").read_bytes()[:400])
    draft = Draft("Kopi", [photo(tmp_path), Medium("broken.jpg", old(broken))], FEED)
    first = reports(cache, draft)
    assert first[0].errors
    anew = tuple(Medium(each.file, each.path) for each in draft.media)
    assert reports(cache, replace(draft, media=anew))[0].errors == first[0].errors
    assert cache.counted()[0] == 0


def test_what_the_clock_cut_short_is_not_kept(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import contentcheck.checks.image_quality as module

    def late(draft: Draft, params: object) -> Iterator[Measure]:
        yield Measure("late", 1.0, "count")
        raise Skip("time")

    monkeypatch.setattr(module, "check", late)
    check_of.cache_clear()
    try:
        reports(cache, Draft("Kopi", [photo(tmp_path)], FEED))
    finally:
        check_of.cache_clear()
    assert cache.counted()[0] == 0


# --------------------------------------------------------------------------------- what is kept


def test_no_word_read_in_a_picture_is_kept(cache: Cache) -> None:
    poster = Medium("infografik.jpg", EXAMPLES / "06-infografik-penuh-teks/infografik.jpg")
    (report,) = reports(cache, Draft("Sebuah takarir", [poster], FEED, language="id"))
    words = {word.encode() for word in re.findall(r"\w{5,}", poster.once(reading).text)}
    assert len(words) > 10
    assert any("“" in found.evidence for found in report.targets[0].findings)
    cache.tidy()
    kept = b"".join(file.read_bytes() for file in cache.folder.iterdir())
    assert cache.counted()[0] > 20
    assert not [word for word in (b"text_share", b"infografik", b"instagram") if word in kept]
    assert not [word for word in words if word in kept]


def test_no_text_of_a_draft_is_kept(cache: Cache, tmp_path: Path) -> None:
    medium = replace(photo(tmp_path), alt="Hubungi 081234567890 untuk rahasia")
    reports(cache, Draft("Nomor NIK 3171012345670001 milik Suparman", [medium], FEED))
    cache.tidy()
    kept = b"".join(file.read_bytes() for file in cache.folder.iterdir())
    assert cache.counted()[0] > 20
    for secret in (b"0812", b"317101", b"Suparman", b"rahasia", os.fsencode(tmp_path)):
        assert secret not in kept


@pytest.mark.parametrize("value", [1, 1.0, True, 0.1 + 0.2])
@pytest.mark.parametrize(
    "place",
    [
        Post(),
        Span("caption", 3, 7),
        Region("a.jpg", (0, 0.25, 1, 0.5)),
        Region("a.mp4", None, 1, 2.5),
    ],
)
def test_measures_come_back_equal(value: float, place: Place) -> None:
    view = Draft("", [Medium("a.jpg", Path("here/a.jpg"))])
    fix = CleanCopy("a.jpg", "a.clean.jpg", Path("here/a.jpg"))
    measure = Measure("m", value, "share", place, 0.5, Text("satu", "one"), fix)
    data = written([measure], "time", {"caption": b"x"}, view)
    assert data is not None
    (back,) = [measure_of(each, view) for each in read_entry(data).measures]
    assert back == measure
    assert type(back.value) is type(value)


def test_words_and_edits_come_back_too() -> None:
    edit = TextFix((Edit("caption", 0, 1, "X"),), safe=True)
    said = Measure("m", 1, "count", evidence=Text("“kata”", "“word”"))
    found = [said, Measure("m", 1, "count", fix=edit), Measure("m", 1, "count")]
    data = written(found, None, {}, Draft())
    assert data is not None
    assert [measure_of(each, Draft()) for each in read_entry(data).measures] == found


def test_words_read_in_a_picture_need_not_be_read_again(cache: Cache, ran: list[str]) -> None:
    poster = EXAMPLES / "06-infografik-penuh-teks/infografik.jpg"
    draft = Draft("Sebuah takarir", [Medium("infografik.jpg", poster)], FEED, language="id")
    first = shown(reports(cache, draft))
    readers = {"unsaid-text", "image-words", "personal-data", "text-size"}
    assert "“" in first
    assert readers <= set(ran)
    ran.clear()
    assert shown(reports(cache, replace(draft, media=(Medium("infografik.jpg", poster),)))) == first
    assert not readers & set(ran)


def test_what_would_not_come_back_is_not_kept() -> None:
    for odd in (Measure("m", float("nan"), "x"), Measure("m", 1, "x", Span("a", 0, 1, line=3))):
        assert written([odd], None, {}, Draft()) is None


def test_a_look_notes_what_it_is_asked_for() -> None:
    looked = looked_at(Draft("Halo", targets=FEED))
    assert looked.caption == "Halo"
    assert looked.asked == {"caption"}
    assert replace(looked, caption="Hai").caption == "Hai"
    assert "link" in looked.asked


# ------------------------------------------------------------------------------------- the file


def _by_processes() -> Executor:
    return ProcessPoolExecutor(2, mp_context=get_context("spawn"))


def _by_threads() -> Executor:
    return ThreadPoolExecutor(2)


@pytest.mark.parametrize("executor", [_by_threads, _by_processes])
def test_runs_at_once_on_one_cache_agree(
    cache: Cache, tmp_path: Path, executor: Callable[[], Executor]
) -> None:
    names = ("photo.jpg", "photo-dark.jpg", "poster-notice.jpg")
    drafts = [Draft("Kopi", [photo(tmp_path, name)], FEED) for name in names]
    alone = shown(reports(None, *drafts))
    with executor() as pool:
        found = reports(cache, *(drafts * 2), executor=pool)
    assert shown(found[:3]) == shown(found[3:]) == alone
    assert cache.counted()[0] > 50


def test_many_may_make_the_file_at_once(tmp_path: Path) -> None:
    def used(number: int) -> bool:
        store = Cache(tmp_path / str(number // 12))  # a file for each dozen
        store.keep(b"%d" % number, {b"a": b"b"})
        return store.recall(b"%d" % number) == {b"a": b"b"}

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(used, range(480)))


@pytest.mark.parametrize("rubbish", [b"", b"\xc1", b"\x93\x90\xc0\x80x", b"not msgpack"])
def test_a_bad_entry_is_a_miss(cache: Cache, tmp_path: Path, rubbish: bytes) -> None:
    draft = Draft("Kopi", [photo(tmp_path)], FEED)
    first = shown(reports(cache, draft))
    cache.tidy()
    with closing(sqlite3.connect(cache.file)) as base, base:
        assert base.execute("UPDATE entry SET value = ?", (rubbish,)).rowcount > 20
    anew = replace(draft, media=(Medium("photo.jpg", tmp_path / "photo.jpg"),))
    assert shown(reports(cache, anew)) == first


def test_values_of_other_kinds_are_misses(cache: Cache, tmp_path: Path) -> None:
    draft = Draft("Kopi", [photo(tmp_path)], FEED)
    first = shown(reports(cache, draft))
    cache.tidy()
    with closing(sqlite3.connect(cache.file)) as base, base:
        base.execute("UPDATE entry SET value = 'text'")
    anew = replace(draft, media=(Medium("photo.jpg", tmp_path / "photo.jpg"),))
    assert shown(reports(cache, anew)) == first


def test_a_file_that_is_no_database_turns_the_cache_off_until_it_is_cleared(
    cache: Cache, tmp_path: Path
) -> None:
    cache.folder.mkdir()
    cache.file.write_bytes(b"this is no database" * 99)
    draft = Draft("Kopi", [photo(tmp_path)], FEED)
    assert shown(reports(cache, draft)) == shown(reports(None, draft))
    with pytest.raises(OSError, match="not readable"):
        Cache(cache.folder).counted()
    Cache(cache.folder).clear()
    assert Cache(cache.folder).counted() == (0, 0)


def test_a_folder_that_cannot_be_made_turns_it_off(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    draft = Draft("Kopi", [photo(tmp_path)], FEED)
    assert reports(Cache(tmp_path / "file/cache"), draft)[0].verdict != "unchecked"


def test_the_longest_unused_go_when_there_is_too_much(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contentcheck.cache, "LARGEST", 1 << 20)
    for day in range(30):
        monkeypatch.setattr("contentcheck.cache.time.time", lambda day=day: PAST + day * 86_400)
        cache.keep(b"%d" % day, {b"a": bytes(100_000)})
    cache.tidy()
    left = [day for day in range(30) if Cache(cache.folder).recall(b"%d" % day)]
    assert left == list(range(left[0], 30))
    assert 3 <= len(left) <= 10


def test_a_changed_file_is_measured_again_even_if_it_looks_unchanged(
    cache: Cache, tmp_path: Path
) -> None:
    medium = photo(tmp_path)
    first = shown(reports(cache, Draft("Kopi", [medium], FEED)))
    shutil.copy(MEDIA / "photo-dark.jpg", medium.path)
    old(medium.path)
    anew = Draft("Kopi", [Medium("photo.jpg", medium.path)], FEED)
    assert shown(reports(cache, anew)) == shown(reports(None, anew)) != first


@pytest.mark.skipif(os.name == "nt", reason="rights are kept otherwise there")
def test_nobody_else_may_look_into_the_folder(cache: Cache) -> None:
    cache.folder.mkdir(mode=0o755)
    cache.keep(b"a", {b"b": b"c"})
    assert cache.folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="other variables there")
def test_the_folder_is_the_user_s_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contentcheck.cache.sys.platform", "linux")
    monkeypatch.setenv("HOME", "/of/siti")
    monkeypatch.setenv("XDG_CACHE_HOME", "/of/all/siti")
    assert cache_folder() == Path("/of/all/siti/contentcheck")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_folder() == Path("/of/siti/.cache/contentcheck")
    monkeypatch.setattr("contentcheck.cache.sys.platform", "darwin")
    assert cache_folder() == Path("/of/siti/Library/Caches/contentcheck")
    monkeypatch.delenv("HOME")
    assert cache_folder() is None
