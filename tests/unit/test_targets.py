"""Targets: what each place to publish is, read strictly from rules/platforms/."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from contentcheck.drafts.parts import Group, Interactive, Template
from contentcheck.errors import SelectionError
from contentcheck.model import Draft
from contentcheck.rulebook import load
from contentcheck.targets import Targets, load_targets, traits_of

PLATFORM = dedent("""\
    name = "Mading"
    pick = [{ when = "video", surface = "film" }, { when = "always", surface = "wall" }]

    [sources.page]
    title = "A page"
    url   = "https://example.org"
    seen  = 2026-11-21
    kind  = "official"

    [surfaces.wall]
    name   = { id = "Dinding", en = "Wall" }
    fields = ["caption", "alt"]
    media  = ["image"]

    [surfaces.wall.facts.caption.max]
    value      = 100
    unit       = "characters"
    counting   = "graphemes"
    kind       = "hard"
    binds      = ["app", "api"]
    confidence = "official"
    sources    = ["page"]

    [[surfaces.wall.facts.media.max]]
    when       = "image"
    value      = 3
    unit       = "count"
    kind       = "hard"
    binds      = ["api"]
    confidence = "official"
    sources    = ["page"]

    [[surfaces.wall.facts.media.max]]
    value      = 5
    unit       = "count"
    kind       = "hard"
    binds      = ["app"]
    confidence = "official"
    sources    = ["page"]

    [surfaces.film]
    name   = { id = "Film", en = "Film" }
    fields = ["caption"]
    media  = ["video"]
    via    = "api"
    like   = "wall"

    [surfaces.film.facts.caption.max]
    value      = 50
    unit       = "characters"
    counting   = "code_points"
    kind       = "soft"
    binds      = ["app"]
    confidence = "folklore"
    sources    = ["page"]
    """)


def loaded(folder: Path, *changes: tuple[str, str]) -> tuple[Targets, list[str]]:
    text = PLATFORM
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / "platforms").mkdir()
    (folder / "platforms" / "mading.toml").write_text(text, encoding="utf-8")
    targets, errors = load_targets([folder])
    return targets, [error.message.en for error in errors]


def test_a_platform_file_becomes_targets(tmp_path: Path) -> None:
    targets, errors = loaded(tmp_path)
    assert errors == []
    assert list(targets.by_name) == ["mading/wall", "mading/film"]
    wall = targets.by_name["mading/wall"]
    assert wall.title.id == "Dinding"
    assert wall.fields == {"caption", "alt"}
    assert wall.media == ("image",)


def test_a_surface_takes_over_the_facts_of_another_and_its_own_win(tmp_path: Path) -> None:
    film = loaded(tmp_path)[0].by_name["mading/film"]
    own, taken = film.fact("caption.max", ["always"]), film.fact("media.max", ["always"])
    assert own is not None
    assert own.value == 50
    assert taken is not None
    assert taken.value == 5


def test_of_several_facts_the_first_that_fits_the_draft_holds(tmp_path: Path) -> None:
    wall = loaded(tmp_path)[0].by_name["mading/wall"]
    fitting = [wall.fact("media.max", traits) for traits in (["always", "image"], ["always"], [])]
    assert [fact.value if fact else None for fact in fitting] == [3, 5, None]
    assert wall.fact("caption.fold", ["always"]) is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "Mading"\n', "", "key `name` is missing"),
        ('fields = ["caption", "alt"]', 'fields = ["captoin"]', "did you mean `caption`?"),
        ('media  = ["image"]', 'media  = ["photo"]', "unknown value `photo`"),
        ("like   = ", "alike  = ", "did you mean `like`?"),
        ('like   = "wall"', 'like   = "wal"', "unknown surface `wal`; did you mean `wall`?"),
        ('like   = "wall"', 'like   = "film"', "goes round in a circle"),
        ('surface = "film"', 'surface = "flim"', "unknown surface `flim`; did you mean `film`?"),
        ("value      = 100", "valeu      = 100", "did you mean `value`?"),
        ("value      = 3", 'vlaue      = "3"', "did you mean `value`?"),
        ('counting   = "graphemes"', 'counting   = "letters"', "unknown value `letters`"),
        ('sources    = ["page"]', 'sources    = ["pgae"]', "unknown source `pgae`"),
        ('sources    = ["page"]', "sources    = []", "has no source"),
        ("seen  = 2026-11-21", 'seen  = "yesterday"', "seen"),
        ("[surfaces.wall]", "[surfaces.wall", "cannot be read"),
    ],
)
def test_what_is_wrong_is_named_with_its_file_and_the_platform_is_left_out(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    targets, errors = loaded(tmp_path, (old, new))
    assert targets.by_name == {}
    (error,) = errors
    assert error.startswith(str(tmp_path / "platforms" / "mading.toml"))
    assert said in error


def test_a_slip_names_the_line_on_which_it_stands_though_the_key_is_common(tmp_path: Path) -> None:
    (error,) = loaded(tmp_path, ("value      = 50", "value      = true"))[1]
    line = PLATFORM.splitlines().index("value      = 50") + 1
    assert f"mading.toml:{line}: surfaces.film.facts.caption.max" in error


@pytest.mark.parametrize(
    ("traits", "name", "found"),
    [
        (["always"], "instagram", "instagram/feed"),
        (["always", "video"], "instagram", "instagram/reel"),
        (["always", "video", "several"], "instagram", "instagram/carousel"),
        (["always", "group", "video"], "facebook", "facebook/group"),
        (["always"], "facebook", "facebook/page"),
        (["always", "template"], "whatsapp", "whatsapp/template"),
        (["always"], "whatsapp", "whatsapp/channel"),
        (["always"], "whatsapp/status", "whatsapp/status"),
    ],
)
def test_a_bare_platform_picks_the_surface_from_the_draft(
    traits: list[str], name: str, found: str
) -> None:
    assert load().targets.find(name, traits).name == found


@pytest.mark.parametrize("name", ["instagram/fed", "", "/", "instagram/", "Instagram/feed", "*"])
def test_a_name_that_is_no_target_is_refused(name: str) -> None:
    with pytest.raises(SelectionError, match="unknown target"):
        load().targets.find(name, ["always"])


def test_a_near_miss_is_answered_with_what_is_meant() -> None:
    with pytest.raises(SelectionError, match="did you mean `instagram/feed`"):
        load().targets.find("instagram/fed", ["always"])


def test_all_targets_of_a_platform() -> None:
    names = [target.name for target in load().targets.all_of("whatsapp")]
    assert {"whatsapp/template", "whatsapp/channel"} < set(names)
    assert all(name.startswith("whatsapp/") for name in names)
    assert [target.name for target in load().targets.all_of("facebook/page")] == ["facebook/page"]


def test_traits_say_what_is_true_of_a_draft() -> None:
    assert traits_of(Draft("x"), []) == {"always"}
    assert traits_of(Draft(media=["a.jpg"]), ["image"]) == {"always", "media", "image"}
    assert "several" in traits_of(Draft(media=["a.jpg", "b.jpg"]), ["image"])
    assert "group" in traits_of(Draft(group=Group("Warga")), [])
    assert "template" in traits_of(Draft(template=Template()), [])
    assert {"interactive", "list"} <= traits_of(Draft(interactive=Interactive("list")), [])
    assert "list" not in traits_of(Draft(interactive=Interactive("buttons")), [])


def test_templates_and_interactive_messages_are_always_published_by_the_api() -> None:
    named = load().targets.by_name
    plain, interactive = Draft(), Draft(interactive=Interactive("buttons"))
    assert named["whatsapp/template"].via_for(plain) == "api"
    assert named["whatsapp/message"].via_for(plain) == "app"
    assert named["whatsapp/message"].via_for(Draft(via="api")) == "api"
    assert named["whatsapp/message"].via_for(interactive) == "api"
    assert named["facebook/page"].via_for(interactive) == "app"


def test_a_limit_with_a_point_in_it_is_refused(tmp_path: Path) -> None:
    shipped = (Path(__file__).parents[2] / "rules" / "platforms" / "instagram.toml").read_text(
        encoding="utf-8"
    )
    (tmp_path / "platforms").mkdir()
    file = tmp_path / "platforms" / "instagram.toml"
    file.write_text(shipped.replace("= 2200", "= 2.200", 1), encoding="utf-8")
    _, (error,) = load_targets([tmp_path])
    assert "whole number" in error.message.en
    assert "caption.max.value" in error.message.en
    assert "2.2" in error.message.en
