import numpy as np
import pytest

from contentcheck.vision.ctc import decode

LETTERS = ("", "a", "b", " ")


def likely(*steps: dict[str, float]) -> np.ndarray:
    """Return a row for each step; what is not named is as good as impossible."""
    return np.array([[step.get(letter, 0.0) for letter in LETTERS] for step in steps], np.float32)


NONE = {"": 1.0}


def test_repeats_are_one_character_unless_something_stands_between() -> None:
    text, confidence = decode(likely({"a": 0.9}, {"a": 0.8}, NONE, {"a": 0.7}, {"b": 1.0}), LETTERS)
    assert text == "aab"
    assert confidence == pytest.approx((0.9 + 0.7 + 1.0) / 3)


def test_a_space_is_put_in_where_one_was_likely_enough() -> None:
    def between(step: dict[str, float]) -> str:
        return decode(likely({"a": 1.0}, step, {"b": 1.0}), LETTERS)[0]

    assert between(NONE) == "ab"
    assert between({"": 0.97, " ": 0.02}) == "ab"
    assert between({"": 0.9, " ": 0.04}) == "a b"
    assert between({" ": 1.0}) == "a b"


def test_spaces_at_the_ends_are_no_text() -> None:
    assert decode(likely({" ": 1.0}, {"a": 1.0}, {" ": 1.0}), LETTERS) == ("a", 1.0)
    assert decode(likely({" ": 1.0}, NONE), LETTERS) == ("", 0.0)
    assert decode(np.zeros((0, 4), np.float32), LETTERS) == ("", 0.0)
