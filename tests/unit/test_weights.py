"""Weights: what links, emoji and mentions cost on X and on Mastodon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentcheck.text.units import Unit, after, count, pieces

LINK = "https://www.kemkes.go.id/vaksin"


@pytest.mark.parametrize(
    ("text", "x", "mastodon"),
    [
        ("Halo", 4, 4),
        ("e\u0301", 1, 1),
        ("漢字", 4, 2),
        ("a\r\nb", 4, 3),
        ("👨‍👩‍👧‍👦", 2, 1),
        ("👩🏾‍🚒", 2, 1),
        ("🇮🇩", 2, 1),
        ("7️⃣", 2, 1),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2, 1),
        ("🧑🏽‍🏫", 5, 1),  # of Emoji 12.1: the library that X published knows Emoji 11
        ("🫶🏽", 4, 1),
        ("©️", 2, 1),
        ("©", 1, 1),
        ("❤︎", 4, 1),
        (LINK, 23, 23),
        (f"{LINK}, ya", 27, 27),
        ("kemkes.go.id", 23, 12),
        ("[URL] {{tautan}} [catatan]", 23 + 1 + 23 + 10, 23 + 1 + 23 + 10),
        ("@budi@mastodon.social!", 22, 6),
    ],
)
def test_each_platform_has_its_prices(text: str, x: int, mastodon: int) -> None:
    assert (count(text, "x_weighted"), count(text, "mastodon")) == (x, mastodon)


@pytest.mark.parametrize("unit", ["x_weighted", "mastodon"])
def test_a_link_on_the_limit_lies_beyond_it_whole(unit: Unit) -> None:
    text = f"Lihat {LINK} sekarang"
    assert after(text, 20, unit) == 6
    assert after(text, 29, unit) == 6 + len(LINK)
    assert after(text, 99, unit) == len(text)


PARTS = st.sampled_from(
    ["https://a.id/b", "a.id", "[URL]", "@a@b.id", "👩🏾‍🚒", "é", " ", "x", "漢"]
)


@given(st.lists(PARTS).map("".join), st.sampled_from(["x_weighted", "mastodon", "graphemes"]))
def test_the_pieces_are_the_text_and_their_sizes_its_length(text: str, unit: Unit) -> None:
    found = list(pieces(text, unit))
    assert "".join(piece.text for piece in found) == text
    assert sum(piece.size for piece in found) == count(text, unit)
