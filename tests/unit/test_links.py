"""Links: where one starts and ends, with and without protocol."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentcheck.text.links import links, top_level_domains


def found(text: str) -> list[str]:
    return [text[link.start : link.end] for link in links(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Daftar di https://kemkes.go.id/vaksin?kota=bandung.", ["https://kemkes.go.id/vaksin?kota=bandung"]),
        ("Daftar di kemkes.go.id/vaksin, ya", ["kemkes.go.id/vaksin"]),
        ("(lihat http://contoh.id/a_(b))", ["http://contoh.id/a_(b)"]),
        ("HTTPS://CONTOH.GO.ID", ["HTTPS://CONTOH.GO.ID"]),
        ("http://contoh.id:8080/x dan contoh.id", ["http://contoh.id:8080/x", "contoh.id"]),
        ("contoh.id?a=1", ["contoh.id"]),  # without protocol, a query needs a path
        ("laporan.pdf dan jadwal.docx", []),
        ("pukul 16.00 WIB, Rp50.000", []),
        ("humas@kemkes.go.id", []),
        ("#contoh.id @contoh.id $contoh.id", []),
        ("akhir kalimat.Lalu mulai", []),
        ("http://localhost http://tanpa-akhiran", []),
        ("これはcontoh.idです", ["contoh.id"]),
        ("http://contoh.id/一二三", ["http://contoh.id/"]),
        ("http://пример.рф/x", ["http://пример.рф/x"]),
        ("http://" + "a" * 64 + ".id", []),
        ("http://xn--contohé.id", []),
        ("http://a.id/" + "x" * 4096, []),
        ("https://t.co/" + "a" * 41, []),
        ("https://a.id/?u=https://b.id/", ["https://a.id/?u=https://b.id/"]),
    ],
)  # fmt: skip
def test_a_link_is_what_x_makes_one(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_each_link_knows_whether_it_has_its_protocol() -> None:
    assert [link.protocol for link in links("contoh.id http://contoh.id")] == [False, True]


def test_the_list_of_domains_is_that_of_the_root_zone() -> None:
    known = top_level_domains()
    assert {"id", "com", "za", "ck", "музыка", "中国"} - known == {"музыка"}
    assert all(name == name.lower() and "." not in name for name in known)
    assert len(known) > 1400


@given(st.text(st.sampled_from("a1é中.-_/:@#?() ")).map(lambda text: f"http://{text}.id/{text}"))
def test_links_stand_in_order_within_the_text_and_never_overlap(text: str) -> None:
    ends = [0]
    for link in links(text):
        assert ends[-1] <= link.start < link.end <= len(text)
        ends.append(link.end)
