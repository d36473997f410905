from pathlib import Path

import pytest

from contentcheck.checks.image_words import Params, check
from contentcheck.errors import Skip
from contentcheck.model import Draft, Region
from drawing import poster, saved
from readings import line, picture


def test_words_are_counted_in_the_picture_itself(tmp_path: Path) -> None:
    (measure,) = check(Draft(media=[saved(poster(3), tmp_path / "a.png")]), Params())
    assert (measure.name, measure.value, measure.unit) == ("words", 15, "words")
    assert measure.confidence > 0.95
    assert isinstance(measure.place, Region)
    assert measure.place.box is not None
    assert measure.evidence is not None
    assert (measure.evidence.id, measure.evidence.en) == ("3 baris", "3 lines")


def test_lines_read_without_confidence_do_not_count(tmp_path: Path) -> None:
    medium = picture(tmp_path, "Imunisasi gratis", line("Sab lu pa gl", confidence=0.6))
    (measure,) = check(Draft(media=[medium]), Params())
    assert measure.value == 2
    assert measure.evidence is not None
    assert measure.evidence.en == "1 line"


def test_no_words_is_a_measure_too(tmp_path: Path) -> None:
    (measure,) = check(Draft(media=[picture(tmp_path)]), Params())
    assert (measure.value, measure.place) == (0, Region("poster.png"))


def test_without_a_reader_it_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cv2.__version__", "4.12.0")
    with pytest.raises(Skip, match="no text reader"):
        list(check(Draft(media=[saved(poster(1), tmp_path / "a.png")]), Params()))
