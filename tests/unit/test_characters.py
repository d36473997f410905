from pathlib import Path

import pytest

from contentcheck.vision.characters import alphabet
from contentcheck.vision.nets import weight_file
from contentcheck.vision.recogniser import RECOGNISER


def field(number: int, content: bytes) -> bytes:
    return bytes([number << 3 | 2, len(content)]) + content


def model(path: Path, *parts: bytes) -> Path:
    path.write_bytes(b"".join(parts))
    return path


def entry(key: str, value: str) -> bytes:
    return field(14, field(1, key.encode()) + field(2, value.encode()))


def test_the_shipped_recogniser() -> None:
    known = alphabet(weight_file(RECOGNISER))
    assert known.outputs == 18710
    assert (known.columns[0], known.columns[-1]) == (0, 18709)
    assert (known.letters[0], known.letters[-1]) == ("", " ")
    assert len(known.letters) == len(known.columns) == len(set(known.letters)) == 533
    assert set("abcxyzABCXYZ0123456789.,:;/@#&%()-–—“”'é") <= set(known.letters)
    assert (known.columns[1:] > known.columns[:-1]).all()


def test_only_the_characters_are_taken_from_a_file(tmp_path: Path) -> None:
    file = model(
        tmp_path / "a.onnx",
        bytes([1 << 3, 10]),  # a number
        field(7, b"a long graph"),
        entry("author", "someone"),
        entry("character", "中\na\n\u2028\n\u3000\nB"),
    )
    known = alphabet(file)
    assert known.columns.tolist() == [0, 2, 5, 6]
    assert known.letters == ("", "a", "B", " ")
    assert known.outputs == 7


def test_a_file_without_characters_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="which characters"):
        alphabet(model(tmp_path / "a.onnx", entry("author", "someone")))


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    for content in (b"\x0d\x00\x00\x00\x00", b"\x08"):
        with pytest.raises(ValueError, match="ONNX file"):
            alphabet(model(tmp_path / f"{len(content)}.onnx", content))
