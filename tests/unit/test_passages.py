"""The texts of a post by the names of their fields, and where a stretch of them stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentcheck.drafts.parts import Button, Event, Interactive, Row, Section
from contentcheck.errors import Skip
from contentcheck.model import Draft, Medium, Region, Span
from contentcheck.passages import fields, passages
from readings import picture


def test_every_text_that_readers_meet() -> None:
    draft = Draft(
        "takarir",
        [Medium("a.jpg", Path("a.jpg"), "alt")],
        header="kepala",
        footer="kaki",
        first_comment="komentar",
        link="https://contoh.go.id",
        buttons=[Button(type="url", text="tombol", url="https://b.go.id")],
        event=Event(place="balai"),
        interactive=Interactive(
            "list", "pilih", (Section((Row("baris", "uraian"),), title="bagian"),)
        ),
    )
    texts = {name: text for name, text in fields(draft) if text}
    assert texts == {
        "caption": "takarir",
        "header": "kepala",
        "footer": "kaki",
        "first_comment": "komentar",
        "link": "https://contoh.go.id",
        "media[0].alt": "alt",
        "buttons[0].text": "tombol",
        "buttons[0].url": "https://b.go.id",
        "event.place": "balai",
        "interactive.button": "pilih",
        "interactive.sections[0].title": "bagian",
        "interactive.sections[0].rows[0].title": "baris",
        "interactive.sections[0].rows[0].description": "uraian",
    }
    places = {passage.at(1, 3)[0] for passage in passages(draft, "text")}
    assert places == {Span(name, 1, 3) for name in texts}


def test_in_a_picture_the_place_is_the_box_of_the_lines(tmp_path: Path) -> None:
    draft = Draft("Yuk!", [picture(tmp_path, "Judul", "NIK 12")])
    (passage,) = passages(draft, "picture")
    assert passage.text == "Judul\nNIK 12"
    place, confidence = passage.at(6, 12)
    assert isinstance(place, Region)
    assert place.box == pytest.approx((0.1, 0.2, 0.5, 0.05))
    assert confidence == pytest.approx(0.99)


def test_nothing_to_read_is_said() -> None:
    with pytest.raises(Skip, match="no text"):
        list(passages(Draft(" \n"), "text"))
    with pytest.raises(Skip, match="no image"):
        list(passages(Draft("Halo"), "picture"))
