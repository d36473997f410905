"""`contentcheck measure`: what the checks see, as text, as JSON and as pictures."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from contentcheck.cli import main
from contentcheck.measuring import measure

MEDIA = Path(__file__).parent.parent / "rule-media"
POSTER, REEL = MEDIA / "poster-light-text.jpg", MEDIA / "reel-black-start.mp4"


def measured(*arguments: str | Path) -> tuple[int, Any]:
    result = CliRunner().invoke(main, ["measure", *map(str, arguments), "--format", "json"])
    return result.exit_code, json.loads(result.stdout)


def test_an_image_is_described_with_all_its_fields() -> None:
    code, document = measured(POSTER)
    (poster,) = document["files"]
    assert (code, document["schema"]) == (0, 1)
    assert (poster["kind"], poster["width"], poster["height"]) == ("image", 540, 675)
    assert poster["error"] is None
    assert 0.10 < poster["text_share"] < 0.17
    assert len(poster["text_regions"]) == 4
    assert {
        "format",
        "grid_share",
        "focus",
        "attention_peak",
        "sharpness",
        "faces",
    } <= poster.keys()


def test_a_video_is_described_with_its_opening() -> None:
    _, document = measured(REEL)
    (reel,) = document["files"]
    assert (reel["kind"], reel["width"], reel["height"], reel["fps"]) == ("video", 540, 960, 24)
    assert reel["audio"] is None
    opening = reel["opening"]
    assert 1.3 < opening["first_content"] < 1.8
    assert [frame["time"] for frame in opening["frames"]] == pytest.approx(
        [0, 0.5, 1, 1.5, 2, 2.5], abs=1 / 24
    )
    assert [frame["blank"] for frame in opening["frames"]] == [True] * 4 + [False] * 2
    assert [part["name"] for part in opening["parts"]] == [
        "seen", "clear", "subject", "alive", "readable", "one-place", "steady"
    ]  # fmt: skip
    assert reel["cover"] == {"at": 0, "clear": 0, "best_at": 2.5, "thumb_offset": 2500}


def test_only_leaves_the_rest_out() -> None:
    _, document = measured(POSTER, "--only", "text")
    assert "text_share" in document["files"][0]
    assert "focus" not in document["files"][0]


def test_the_text_is_read_only_where_it_is_asked_for() -> None:
    _, document = measured(POSTER, "--only", "text")
    assert all(region.keys() == {"box", "score"} for region in document["files"][0]["text_regions"])
    _, document = measured(POSTER, REEL, "--only", "reading", "--only", "text")
    poster, reel = document["files"]
    assert 0.10 < poster["text_share"] < 0.17
    assert [region["text"] for region in poster["text_regions"]] == [
        "Nonton bareng",
        "peluncuran satelit",
        "Sabtu, 5 Desember 2026",
        "Alun-alun kota, pukul 19.00 WIB",
    ]
    assert all(0.9 < region["confidence"] <= 1 for region in poster["text_regions"])
    assert all(len(region["box"]) == 4 for region in poster["text_regions"])
    assert reel["error"] is None


def test_without_a_reader_the_text_is_null(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cv2.__version__", "4.12.0")  # of this process, which the command spares
    assert measure(POSTER, frozenset({"reading"}))["text_regions"] is None


def test_a_file_that_is_no_medium_is_an_error_and_the_others_are_measured(tmp_path: Path) -> None:
    wrong = tmp_path / "notes.jpg"
    wrong.write_text("no picture", encoding="utf-8")
    code, document = measured(wrong, tmp_path / "absent.png", POSTER, "--only", "quality")
    assert code == 2
    assert [file["error"] is None for file in document["files"]] == [False, False, True]
    assert "notes.jpg" in document["files"][0]["error"]


def test_text_shows_the_same_without_braces() -> None:
    result = CliRunner().invoke(main, ["measure", str(POSTER), "--only", "text"])
    assert str(POSTER) in result.stdout
    assert "text_share     0.13" in result.stdout


def test_maps_have_the_pictures_aspect_and_its_peak(tmp_path: Path) -> None:
    _, document = measured(POSTER, REEL, "--maps", tmp_path, "--only", "attention")
    with Image.open(tmp_path / "poster-light-text.png") as written:
        assert written.mode == "I;16"
        pixels = np.asarray(written)
    assert pixels.shape[0] / pixels.shape[1] == pytest.approx(675 / 540, rel=0.01)
    y, x = np.unravel_index(pixels.argmax(), pixels.shape)
    peak = document["files"][0]["attention_peak"]
    assert [x / pixels.shape[1], y / pixels.shape[0]] == pytest.approx(peak, abs=0.02)
    times = {path.stem.partition("@")[2] for path in tmp_path.glob("reel-black-start@*.png")}
    assert times == {"0", "500", "1000", "1500", "2000", "2500"}


def test_overlays_show_the_picture_and_the_opening_as_a_strip(tmp_path: Path) -> None:
    measured(POSTER, REEL, "--overlay", tmp_path, "--only", "text")
    with Image.open(POSTER) as poster, Image.open(tmp_path / "poster-light-text.png") as drawn:
        assert drawn.width == poster.width
        assert poster.height < drawn.height < 1.4 * poster.height  # with the legend
        picture = np.asarray(drawn.convert("RGB"))[: poster.height]
        assert not np.array_equal(picture, np.asarray(poster))
    with Image.open(tmp_path / "reel-black-start.png") as strip:
        assert strip.width > 1.5 * strip.height  # six frames over a line of time, and the legend


def test_overlays_speak_the_readers_language(tmp_path: Path) -> None:
    poster = "poster-light-text.png"
    measured(POSTER, "--overlay", tmp_path / "id", "--only", "text", "--lang", "id")
    measured(POSTER, "--overlay", tmp_path / "en", "--only", "text", "--lang", "en")
    with Image.open(tmp_path / "id" / poster) as one, Image.open(tmp_path / "en" / poster) as two:
        pictures = [np.asarray(each.convert("RGB")) for each in (one, two)]
    assert np.array_equal(pictures[0][:675], pictures[1][:675])
    assert not np.array_equal(pictures[0][675:720], pictures[1][675:720])


def test_overlays_show_what_was_read_where_that_was_asked_for(tmp_path: Path) -> None:
    for folder, only in (("without", "text"), ("with", "reading")):
        measured(POSTER, "--overlay", tmp_path / folder, "--only", only, "--lang", "en")
    line = (40, 480, 400, 510)
    boxes = [tmp_path / folder / "poster-light-text.png" for folder in ("without", "with")]
    with Image.open(boxes[0]) as without, Image.open(boxes[1]) as words:
        lightness = [np.asarray(each.convert("L").crop(line)).mean() for each in (without, words)]
    assert lightness[1] > lightness[0] + 10  # the heat is below the veil


def test_pictures_of_one_name_are_refused(tmp_path: Path) -> None:
    other = tmp_path / POSTER.name
    shutil.copy(POSTER, other)
    arguments = ["measure", str(POSTER), str(other), "--maps", str(tmp_path / "maps")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "poster-light-text" in result.stderr
    assert not (tmp_path / "maps").exists()


def test_a_folder_that_cannot_be_written_ends_with_2(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    arguments = [
        "measure",
        str(POSTER),
        "--only",
        "quality",
        "--maps",
        str(tmp_path / "file" / "x"),
    ]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


SPOKEN = Path(__file__).parent.parent / "rule-media" / "clip-spoken.mp4"


def test_a_video_is_described_with_its_sound_and_its_container() -> None:
    code, document = measured(SPOKEN, REEL, "--only", "loudness")
    spoken, mute = document["files"]
    assert code == 0
    assert spoken["loudness"].keys() >= {"integrated", "true_peak", "silent"}
    assert -30 < spoken["loudness"]["integrated"] < -10
    assert spoken["loudness"]["true_peak"] < 0
    assert spoken["loudness"]["silent"] is False
    assert spoken["audio"]["codec"] == "aac"
    assert (spoken["format"], spoken["index_at_front"]) == ("mp4", True)
    assert [edit["track"] for edit in spoken["edits"]] == ["video", "audio"]
    assert mute["loudness"] is None
    assert "opening" not in mute


def test_pictures_that_would_have_one_name_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("other").mkdir()
    other = shutil.copy(POSTER, "other")
    for arguments in (["--maps", "a", "--overlay", "a"], [other, "--maps", "a"]):
        result = CliRunner().invoke(main, ["measure", str(POSTER), *arguments])
        assert result.exit_code == 2
        assert "same names" in result.output or "would be one" in result.output
        assert not Path("a").exists()
