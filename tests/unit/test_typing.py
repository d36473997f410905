"""Numbers, punctuation and markup: what is mended, and what looks like a slip and is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Protocol

import pytest

from contentcheck.checks import markup, numerals, punctuation
from contentcheck.fix import Edit, TextFix
from contentcheck.model import Draft, Measure, Span
from contentcheck.passages import MOST
from contentcheck.text.markup import residues
from contentcheck.text.numerals import numerals as numbers
from contentcheck.text.punctuation import Slip, slips


class Found(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def right(self) -> str | None: ...


def mended(find: Callable[[str], Iterable[Found]], text: str) -> str:
    for found in sorted(find(text), key=lambda each: -each.start):
        text = text[: found.start] + (found.right or "") + text[found.end :]
    return text


# ------------------------------------------------------------------------------------ numbers


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("sebesar Rp 3.000.804. Naik", "sebesar Rp3.000.804. Naik"),
        ("Rp. 79,31 triliun", "Rp79,31 triliun"),
        ("Rp.79,31 triliun", "Rp79,31 triliun"),
        ("rp\u00a0500", "Rp500"),
        ("Rp. 1.5 juta", "Rp1,5 juta"),
        ("Rp1.5 juta", "Rp1,5 juta"),
        ("naik 8.51 persen", "naik 8,51 persen"),
        ("2.5 juta dosis", "2,5 juta dosis"),
        ("1,500,000 orang", "1.500.000 orang"),
        ("1,5 million doses", "1.5 million doses"),
        ("8,5 percent", "8.5 percent"),
        ("1.500.000 people", "1,500,000 people"),
    ],
)
def test_a_number_is_written_as_its_language_does(wrong: str, right: str) -> None:
    assert mended(numbers, wrong) == right
    assert mended(numbers, right) == right


@pytest.mark.parametrize(
    "text",
    [
        "1.500 orang, 1,500, 2.5, 12.10.2020, 10.0.0.1",
        "pukul 10.30 ribuan warga, jam 10.30 ribu lampu",
        "No. 188.44/K.719/2019, Pasal 5.1, versi 1.2",
        "The budget is Rp 500 billion, up from Rp 400 billion",
        "Rp1.500.000,00 dan Rp5 miliar; 2,5 juta; 1.5 million",
        "Rp... atau Rp -",
    ],
)
def test_what_may_be_either_is_left_alone(text: str) -> None:
    assert mended(numbers, text) == text


# -------------------------------------------------------------------------------- punctuation


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Ayo!!! Siapa?!? Apa???", "Ayo! Siapa?! Apa?"),
        ("Ketua , wakil ; lalu", "Ketua, wakil; lalu"),
    ],
)
def test_slips_are_mended(wrong: str, right: str) -> None:
    assert mended(slips, wrong) == right
    assert not list(slips(right))


def opened(text: str) -> list[int]:
    return [slip.start for slip in slips(text) if slip.kind == "open"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("“satu dua", [0]),
        ("“A” dan “B dan “C”", [8]),
        ("A” dan “B”", [1]),
        ('kata "a" dan "b', [13]),
        ("Hadir (Selasa.", [6]),
        ("Hadir Selasa) pagi", [12]),
        ("[VIDEO tanpa akhir", [0]),
        ("([x)]", [0, 3]),
    ],
)
def test_what_is_left_open_is_found(text: str, places: list[int]) -> None:
    assert opened(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "“satu\n\n“dua\n\n“tiga”",
        '"satu\n\n"dua\n\n"tiga"',
        "kata ”dia” begitu; „kata“",
        '“a" begitu',
        'layar 14" dan "tes"',
        "Sampai jumpa :) dan :( =] ;) :-)) (:",
        "(sampai jumpa :)",
        "1) a\na) b\niv) c *) d 2.) e",
        "Ya!! Apa?! Hm...",
        "kata, kata;) kata (a [b] c)",
        "(╯°□°)╯ 😊)",
        "Jum'at, 'kutipan, Ma’ruf",
    ],
)
def test_what_only_looks_like_a_slip(text: str) -> None:
    assert not list(slips(text))


# ------------------------------------------------------------------------------------- markup


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("**tebal** dan __miring__", "tebal dan miring"),
        ("## Judul\n# Judul besar sekali\nisi", "Judul\nJudul besar sekali\nisi"),
        ("lihat [laman](https://a.id/x)", "lihat laman: https://a.id/x"),
        ("a&nbsp;b &amp; c &#8220;d", "a b & c “d"),
        ("satu<br>dua <b>tiga</b>", "satu\ndua tiga"),
        ("â€œkataâ€\u009d itâ€™s 30Â°C cafÃ© ðŸ˜€", "“kata” it’s 30°C café 😀"),
        ("*PENTING* _ya_ ```kode```", "PENTING ya kode"),
        ("hilang \ufffd\ufffd di sini", "hilang  di sini"),
    ],
)
def test_residue_is_cleared_away(wrong: str, right: str) -> None:
    assert mended(residues, wrong) == right
    assert not list(residues(right))


@pytest.mark.parametrize(
    "text",
    [
        "#Judul #Dua\n# Jakarta\n# Jakarta # Bandung\nNo. #5",
        "[VIDEO](lihat) [1/3] (a)",
        "x<3 a<b>c, 5*3*2, 2**3, f**k, N****s b**, *****, ____",
        "naïve Ça São âge © 30°C “kafé” Ângela",
        "*) syarat * dan * snake_case_name @a_b_c https://a.id/_b_ #a_b_c",
        "AT&T; R&D & lainnya",
    ],
)
def test_what_is_no_residue(text: str) -> None:
    assert not list(residues(text))


# ------------------------------------------------------------------------------------- checks


def test_each_check_places_quotes_and_offers_what_to_write() -> None:
    draft = Draft("Ada 2.5 juta , hore!!!", first_comment="**Info**")
    found: dict[str, Measure] = {
        measure.name: measure
        for measure in chain(
            numerals.check(draft, numerals.Params()),
            punctuation.check(draft, punctuation.Params(kinds=("repeated",))),
            markup.check(draft, markup.Params(kinds=("markdown",))),
        )
    }
    said = {name: each.evidence.id for name, each in found.items() if each.evidence}
    assert said == {
        "numerals": "“2.5” → “2,5”",
        "slips": "‘Ada 2.5 juta , hore!!!’",
        "residues": "“**Info**”",
    }
    assert found["residues"].place == Span("first_comment", 0, 8)
    assert found["residues"].fix == TextFix((Edit("first_comment", 0, 8, "Info"),), safe=True)
    assert found["slips"].fix == TextFix((Edit("caption", 19, 22, "!"),), safe=True)


def test_stars_may_be_meant_and_a_lost_letter_cannot_be_known() -> None:
    chat, lost = (
        next(markup.check(Draft(text), markup.Params(kinds=("chat", "mojibake"))))
        for text in ("*hore*", "ka\ufffde")
    )
    assert isinstance(chat.fix, TextFix)
    assert not chat.fix.safe
    assert lost.fix is None
    open_ones = punctuation.check(Draft("(a"), punctuation.Params(kinds=("open",)))
    assert next(open_ones).fix is None
    assert Slip("open", 0, 1, None) in set(slips("(a"))


def test_of_very_many_the_first_are_named() -> None:
    draft = Draft("Rp 5 !!! **x** \n" * 1000)
    assert len(list(numerals.check(draft, numerals.Params()))) == MOST
    for kinds in (("repeated",), ("spaced", "repeated")):
        assert len(list(punctuation.check(draft, punctuation.Params(kinds=kinds)))) == MOST
    assert len(list(markup.check(draft, markup.Params(kinds=("markdown",))))) == MOST
