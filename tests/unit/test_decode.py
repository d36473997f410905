"""Decode: plain data becomes a typed value or an error that names the path, in both languages."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
import pytest

from contentcheck.decode import DecodeError, decode, unknown_name


class Inner(msgspec.Struct, forbid_unknown_fields=True):
    file: str
    size: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0
    kind: Literal["image", "video"] = "image"


class Outer(msgspec.Struct, forbid_unknown_fields=True):
    media: tuple[Inner, ...] = ()
    pair: tuple[int, int] = (0, 0)
    named: dict[str, Inner] = {}
    either: Inner | str = ""


def error(raw: object) -> DecodeError:
    with pytest.raises(DecodeError) as caught:
        decode(raw, Outer)
    return caught.value


def test_what_fits_is_returned_typed() -> None:
    assert decode({"media": [{"file": "a.jpg"}]}, Outer) == Outer(media=(Inner("a.jpg"),))


@pytest.mark.parametrize(
    ("raw", "path", "id", "en"),
    [
        ({"medai": []}, "medai", "maksudnya `media`", "did you mean `media`"),
        ({"media": [{"fiel": "x"}]}, "media[0].fiel", "`file`", "did you mean `file`"),
        ({"named": {"a": {"file": "x", "siez": 1}}}, "named[...].siez", "`size`", "`size`"),
        ({"either": {"file": "x", "siez": 1}}, "either.siez", "`size`", "did you mean `size`"),
        ({"media": [{}]}, "media[0]", "kunci `file` wajib ada", "key `file` is missing"),
        ({"media": [{"file": 3}]}, "media[0].file", "tertulis angka bulat", "expected text"),
        ({"media": "x"}, "media", "seharusnya daftar", "expected a list, found text"),
        ([], "", "seharusnya kelompok kunci", "expected keys with values"),
        ({"media": [{"file": "x", "size": 2}]}, "media[0].size", "paling banyak 1", "at most 1"),
        ({"media": [{"file": "x", "size": -1}]}, "media[0].size", "paling sedikit 0", "at least 0"),
        ({"pair": [1]}, "pair", "2 isi, tetapi ada 1", "expected 2 values, found 1"),
        (
            {"media": [{"file": "x", "kind": "vidio"}]},
            "media[0].kind",
            "mungkin maksudnya `video`?",
            "did you mean `video`?",
        ),
    ],
)
def test_what_does_not_fit_is_named_in_both_languages(
    raw: object, path: str, id: str, en: str
) -> None:
    found = error(raw)
    assert found.path == path
    assert id in found.message.id
    assert en in found.message.en


def test_text_is_no_number_unless_it_comes_from_a_place_that_has_only_text() -> None:
    with pytest.raises(DecodeError):
        decode({"file": "x", "size": "0.5"}, Inner)
    assert decode({"file": "x", "size": "0.5"}, Inner, strict=False).size == 0.5


def test_an_unknown_name_far_from_all_lists_what_there_is() -> None:
    text = unknown_name("target", "zzz", ["instagram/feed", "facebook/page"])
    assert text.en == "unknown target `zzz`; known are: facebook/page, instagram/feed"
    assert text.id == "tujuan `zzz` tidak dikenal; yang ada: facebook/page, instagram/feed"


def test_too_long_a_list_is_left_out() -> None:
    assert unknown_name("rule", "zzz", map(str, range(40))).en == "unknown rule `zzz`"
