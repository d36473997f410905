"""What attention lands on, the rules that go by it, and how it is drawn."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from contentcheck.checks import attention_focus, message_pull
from contentcheck.errors import Skip
from contentcheck.measuring import gaze
from contentcheck.measuring.description import describe_image
from contentcheck.measuring.gaze import landing as measured_landing
from contentcheck.measuring.pictures import write_overlay
from contentcheck.model import Draft, Measure, Medium, Region
from contentcheck.vision.attention import MappedAttention, summed_up
from contentcheck.vision.found import TextBox, TextRegions
from contentcheck.vision.landing import headline, landing, pull, sureness
from contentcheck.vision.overlay import Marks, drawn
from drawing import blob, poster, saved

MEDIA = Path(__file__).parents[1] / "rule-media"


def spots(*places: tuple[float, float, float]) -> MappedAttention:
    """Return attention of 120×160 with a hill at each x, y, as strong as said."""
    x, y = (np.arange(160) + 0.5) / 160, (np.arange(120)[:, None] + 0.5) / 120
    hills = sum(
        strength * np.exp(-((x - across) ** 2 + (y - down) ** 2) / 0.005)
        for across, down, strength in places
    )
    return summed_up(np.asarray(hills / np.sum(hills), np.float32))


def line(x: float, y: float, width: float, height: float, score: float = 0.95) -> TextBox:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return TextBox((x, y, width, height), corners, score)


def text(*lines: TextBox) -> TextRegions:
    share = sum(each.box[2] * each.box[3] for each in lines)
    return TextRegions(share, lines, ())


HEAD, SMALL = line(0.1, 0.1, 0.6, 0.1), line(0.1, 0.8, 0.5, 0.03)


@pytest.mark.parametrize(
    ("spot", "on"),
    [
        ((0.3, 0.15), "headline"),
        ((0.3, 0.81), "text"),
        ((0.8, 0.5), "face"),
        ((0.5, 0.5), "elsewhere"),
    ],
)
def test_kinds(spot: tuple[float, float], on: str) -> None:
    found = landing(spots((*spot, 1)), [(0.75, 0.4, 0.1, 0.2)], text(HEAD, SMALL))
    assert found.on == on
    assert found.second is None
    shares = {"headline": found.headline, "text": found.text, "face": found.faces}
    if on != "elsewhere":
        assert shares[on] == max(shares.values()) > 0.4
    assert found.headline <= found.text + 1e-6


def test_a_face_on_text_is_a_face() -> None:
    assert landing(spots((0.3, 0.15, 1)), [(0.2, 0.1, 0.2, 0.2)], text(HEAD)).on == "face"


def test_the_second_spot_has_a_kind_too() -> None:
    two = spots((0.3, 0.15, 1), (0.8, 0.5, 0.9))
    both = MappedAttention(two.peak, two.focus, (0.8, 0.5), map=two.map)
    assert landing(both, [], text(HEAD)).second == "elsewhere"


def test_headline_is_the_block_of_the_highest_sure_line() -> None:
    upper, lower = line(0.1, 0.1, 0.6, 0.1), line(0.1, 0.22, 0.4, 0.1)
    assert headline([SMALL, upper, lower], (120, 160)) == [upper, lower]
    assert headline([], (120, 160)) == []
    unsure = line(0.1, 0.4, 0.5, 0.2, score=0.7)
    assert landing(spots((0.3, 0.5, 1)), [], text(HEAD, unsure)).on == "text"


def test_lines_at_the_very_edge_and_spots_in_the_corner() -> None:
    corner = MappedAttention((0.9999, 0.9999), 0.9, map=spots((1, 1, 1)).map)
    assert landing(corner, [], text(line(0.7, 0.9, 0.3, 0.1))).on == "headline"


def test_pull_is_of_the_best_box_beside_the_peak() -> None:
    found = spots((0.2, 0.15, 0.5), (0.8, 0.5, 1.0))
    assert pull(found, [HEAD.box]) == pytest.approx(0.5, abs=0.05)
    assert pull(found, [HEAD.box, (0.7, 0.4, 0.2, 0.2)]) == 1
    assert pull(found, []) == 0
    assert pull(found, [(0.0, 0.0, 0.6, 1.0)]) == pytest.approx(0.5, abs=0.05)


def test_the_more_text_the_less_sure() -> None:
    one, two = spots((0.5, 0.5, 1)), spots((0.5, 0.5, 1))
    two = MappedAttention(two.peak, two.focus, (0.1, 0.1), map=two.map)
    falling = [sureness(one, share) for share in (0, 0.05, 0.2, 0.9)]
    assert falling == sorted(falling, reverse=True)
    assert falling[0] > sureness(two, 0) > falling[-1] == sureness(two, 0.5)


def check(module: object, name: str, **params: object) -> list[Measure]:
    draft = Draft("", media=[str(MEDIA / name)], targets=[])
    return list(module.check(draft, module.Params(**params)))  # type: ignore[attr-defined]


def test_words_beside_an_ornament() -> None:
    (found,) = check(message_pull, "poster-overlooked.jpg", from_share=0.02, from_lines=2)
    assert 0.2 < found.value < 0.5
    assert found.evidence is not None
    assert (found.evidence.id, found.evidence.en) == ("tengah", "centre")
    assert isinstance(found.place, Region)
    assert found.place.box == pytest.approx((0.42, 0.42, 0.16, 0.16), abs=0.03)


def test_a_headline_that_draws_the_eye() -> None:
    (found,) = check(message_pull, "poster-light-text.jpg", from_share=0.02, from_lines=2)
    assert found.value == 1
    assert found.confidence == 0.5


def test_a_sign_by_the_way_is_no_message() -> None:
    assert check(message_pull, "photo.jpg") == []
    assert check(message_pull, "poster-overlooked.jpg", from_share=0.5) == []
    assert check(message_pull, "poster-overlooked.jpg", from_lines=9) == []


def test_a_face_is_found_where_it_draws_more_than_words() -> None:
    medium = Medium("a", MEDIA / "photo-face.jpg")
    assert medium.once(measured_landing).on == "face"
    assert medium.once(gaze.message_pull) == 1


def test_collage_is_less_focused_than_a_photograph() -> None:
    (scattered,) = check(attention_focus, "photo-collage.jpg")
    (focused,) = check(attention_focus, "photo.jpg")
    assert scattered.value < 0.8
    assert focused.value > 0.9
    assert focused.confidence == pytest.approx(0.95 * 0.82)


@pytest.mark.parametrize(
    ("spot", "words"),
    [
        ((0.5, 0.5), ("tengah", "centre")),
        ((0.0, 0.0), ("kiri atas", "top left")),
        ((1.0, 0.99), ("kanan bawah", "bottom right")),
        ((0.5, 0.1), ("atas", "top")),
        ((0.9, 0.5), ("kanan", "right")),
    ],
)
def test_place_in_words(spot: tuple[float, float], words: tuple[str, str]) -> None:
    found = message_pull._where(spot)
    assert (found.id, found.en) == words


def test_without_detectors_nothing_is_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(_: Medium) -> None:
        raise Skip("no text detector")

    monkeypatch.setattr(gaze, "text_regions", absent)
    medium = saved(poster(3), tmp_path / "a.png")
    found = describe_image(medium, frozenset({"attention"}))
    assert (found["attention_confidence"], found["attention_on"]) == (None, None)
    with pytest.raises(Skip):
        gaze.sureness(medium)


@pytest.mark.parametrize("size", [(1, 1), (3, 400), (400, 3), (50, 40)])
def test_pictures_of_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    medium = saved(blob((0.5, 0.5), (640, 480)).resize(size), tmp_path / "a.png")
    found = describe_image(medium, frozenset({"attention"}))
    assert found["attention_on"] is not None
    write_overlay(medium, tmp_path / "drawn", "id", words=True)
    with Image.open(tmp_path / "drawn" / "a.png") as overlay:
        assert overlay.width == max(size[0], 240)
        assert overlay.height > size[1]


def test_marks_are_drawn_where_they_belong() -> None:
    ground = np.full((400, 400, 3), 128, np.uint8)
    cold = np.zeros((40, 40), np.float32)
    marks = Marks(cold, [(0.25, 0.25), (0.75, 0.25)], [(0.1, 0.6, 0.2, 0.2)], [HEAD.corners])
    changed = np.any(drawn(ground, marks) != 128, axis=2)
    assert changed[95:105, 95:105].all()  # the first spot
    assert changed[95:105, 295:305].all()  # the second
    assert changed[239:242, 45:115].any(axis=0).all()  # the face's upper edge
    assert changed[39:42, 45:270].any(axis=0).all()  # the line's
    assert not changed[300:, 200:].any()
