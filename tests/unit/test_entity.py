"""Entities: what can be tapped in a text, by the rules of X and of Bluesky."""

from __future__ import annotations

import pytest

import contentcheck
from contentcheck.text.entity import Rules, entities


def found(text: str, by: Rules = "x") -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in entities(text, by)]


def test_they_come_in_order_of_place_with_their_spans() -> None:
    text = "#Vaksin di contoh.id oleh @kemenkes_ri, saham $BBRI"
    parts = contentcheck.text.entities(text)
    assert [each.kind for each in parts] == ["hashtag", "url", "mention", "cashtag"]
    assert [each.name for each in parts] == ["Vaksin", "contoh.id", "kemenkes_ri", "BBRI"]
    assert all(text[each.start : each.end] == each.text for each in parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#2024 #2024an", [("hashtag", "#2024an")]),
        ("#Kota-Bandung", [("hashtag", "#Kota")]),
        ("a#b &#38; #a#b", []),
        ("✌️#damai", [("hashtag", "#damai")]),
        ("＃penuh ＠penuh", [("hashtag", "＃penuh"), ("mention", "＠penuh")]),
        ("humas@kemkes.go.id", []),
        ("RT@bnpb: @bnpb@mastodon.social", [("mention", "@bnpb")]),
        ("@user/daftar", [("mention", "@user/daftar")]),
        ("Rp5.000 US$ $5 $GOTO.", [("cashtag", "$GOTO")]),
        ("https://a.id/#b https://a.id/@c", [("url", "https://a.id/#b"), ("url", "https://a.id/@c")]),
    ],
)  # fmt: skip
def test_x_has_its_rules(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#Kota-Bandung, #2024 (#tagar)", [("hashtag", "#Kota-Bandung")]),
        ("@sehat.id @budi", [("mention", "@sehat.id")]),
        ("(lihat contoh.id).", [("url", "contoh.id")]),
        ("https://contoh.id/a_(b) HTTPS://CONTOH.ID", [("url", "https://contoh.id/a_(b)")]),
        ("laporan.pdf", []),
        ("$BBRI naik", [("cashtag", "$BBRI")]),
        ("#" + "a" * 65, []),
    ],
)
def test_bluesky_has_its_own(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, "bluesky") == expected
