from pathlib import Path

import msgspec
import pytest

from contentcheck.checks.text_density import Params, check
from contentcheck.errors import Skip
from contentcheck.model import Draft, Medium, Region
from drawing import blob, poster, saved


def test_one_measure_for_each_picture(tmp_path: Path) -> None:
    full, empty = saved(poster(6), tmp_path / "a.png"), saved(blob((0.5, 0.5)), tmp_path / "b.jpg")
    more, none = check(Draft(media=[full, empty]), Params())
    assert (more.name, more.unit) == ("text_share", "share")
    assert 0.2 < more.value < 0.4
    assert isinstance(more.place, Region)
    assert more.place.file == "a.png"
    assert more.place.box is not None
    assert more.evidence is not None
    assert more.evidence.id.startswith("6 baris teks")
    assert more.evidence.en.startswith("6 lines of text")
    assert none.value == 0
    assert none.place == Region("b.jpg")
    assert none.evidence is not None
    assert none.evidence.en == "0 lines of text, in 0 of 25 cells"


def test_a_little_text_is_less_sure_than_much(tmp_path: Path) -> None:
    little = saved(poster(1, height=24), tmp_path / "a.png")
    much = saved(poster(8), tmp_path / "b.png")
    one, other = check(Draft(media=[little, much]), Params())
    assert one.confidence < other.confidence < 1


def test_grid(tmp_path: Path) -> None:
    medium = saved(poster(2), tmp_path / "a.png")
    (lines,) = check(Draft(media=[medium]), Params())
    (cells,) = check(Draft(media=[medium]), Params(of="grid"))
    assert cells.name == "grid_share"
    assert cells.value == pytest.approx(5 / 25)
    assert lines.value < cells.value


def test_detector_runs_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    medium = saved(poster(2), tmp_path / "a.png")
    first = list(check(Draft(media=[medium]), Params()))
    monkeypatch.setattr(
        "contentcheck.vision.text_regions.find_text", lambda _: pytest.fail("ran again")
    )
    assert list(check(Draft(media=[medium]), Params())) == first


def test_no_picture_is_skipped(tmp_path: Path) -> None:
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(b"\0\0\0\x18ftypisom" + bytes(100))
    for draft in (Draft(caption="Halo"), Draft(media=[Medium("clip.mp4", clip)])):
        with pytest.raises(Skip) as raised:
            list(check(draft, Params()))
        assert raised.value.reason == "no image"


def test_a_post_whose_only_picture_is_missing_is_skipped(tmp_path: Path) -> None:
    draft = Draft(media=[tmp_path / "none.png"])
    with pytest.raises(Skip, match="unreadable medium"):
        list(check(draft, Params()))
    (error,) = draft.media[0].failures()
    assert error.reason == "missing"


def test_a_missing_picture_does_not_keep_the_others_from_being_measured(tmp_path: Path) -> None:
    blank = saved(blob((0.5, 0.5)), tmp_path / "blank.png")
    draft = Draft(media=[tmp_path / "none.png", blank])
    (measure,) = check(draft, Params())
    assert isinstance(measure.place, Region)
    assert measure.place.file == "blank.png"


def test_unknown_parameters_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="limit"):
        msgspec.convert({"limit": 0.2}, Params)
