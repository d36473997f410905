"""Whatever is written about a post, nobody's numbers and addresses are in it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from contentcheck.cli import FORMATS, main
from contentcheck.drafts.read import read
from contentcheck.rulebook import load
from contentcheck.server.checker import Checker

# Made up, all of them; the card is one for tests.
SECRETS = {
    "NIK": "3275014512900003",
    "HP": "0812-3456-7890",
    "surel": "sari.dewi88@gmail.com",
    "kartu": "4111 1111 1111 1111",
    "rekening BCA": "9155445379 a.n. Joko",
}
ALL = ", ".join(f"{label} {value}" for label, value in SECRETS.items())
# What may not be shown: all but the last digits of a number, the name of an address.
HIDDEN = ("32750145129000", "0812-3456-78", "ari.dewi88", "4111 1111", "91554453", "0812345678")
DRAFTS = {
    "a.md": f"""\
---
targets: [instagram/feed, facebook/page, x/post, pinterest/pin]
title: Judul {ALL}!!!!
tags: ["{SECRETS["HP"]}"]
media:
  - {{ file: "hilang {SECRETS["NIK"]}.jpg", alt: "foto of Sari tapi tapi {ALL}!!!!" }}
captions: {{ instagram: "Halo tapi tapi {ALL}!!!!" }}
first_comment: Hubungi {ALL}!!!!
group: {{ name: Grup {SECRETS["NIK"]}, topics: [kucing] }}
event: {{ starts: 2026-12-05T19:00+07:00, place: "Rumah Joko, {ALL}" }}
ignore: {{ caption.fold: "karena {ALL}" }}
---
Ada resiko tapi tapi, {ALL}!!!! #nik{SECRETS["NIK"]} #hp081234567890 [nama] Kamis (6/4/2022)
SEGERA HUBUNGI {ALL.upper()} SEKARANG JUGA!!!! {ALL}
""",
    "b.md": f"""\
---
targets: [whatsapp/template]
template: {{ name: sari{SECRETS["NIK"]}, category: utility, variables: ["{ALL}"] }}
header: "Halo {ALL}!!!!"
footer: "Kaki {ALL}!!!!"
buttons:
  - {{ type: quick_reply, text: "Telp {SECRETS["HP"]} panjang sekali sekali" }}
  - {{ type: phone, text: "{SECRETS["NIK"]}", phone: "+6281234567890" }}
---
Halo {{{{1}}}} {ALL}!!!! tapi tapi
""",
    "c.md": f"""\
---
targets: ["{SECRETS["NIK"]}", facebook/page]
publish: "{ALL}"
---
Halo
""",
    "d.md": f"---\ntargets: [facebook/page]\n{ALL}: [\n---\nHalo",
    "e.csv": f"caption,targets\n{ALL}!!!! tapi tapi,facebook/page\nx,{SECRETS['NIK']}\n",
}
# The names of files stay where a program looks for them; in sentences they are hidden as well.
ADDRESSES = re.compile(r'"(?:file|source|uri|path)": "[^"]*"')


@pytest.fixture
def posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "contentcheck.toml").write_text("root = true\n")
    for name, text in DRAFTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def said(*arguments: str) -> str:
    """Return all that a check says, on both streams."""
    done = CliRunner().invoke(main, ["check", ".", *arguments])
    assert done.exit_code == 2, done.output  # two drafts cannot be read
    return done.output


def shown(text: str) -> list[str]:
    return [hidden for hidden in HIDDEN if hidden in ADDRESSES.sub("", text)]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("form", [form for form in FORMATS if form != "html"])
def test_no_format_shows_them(posts: Path, form: str, lang: str) -> None:
    more = ("--show-passed",) if form == "text" else ()
    text = said("--format", form, "--all", *more, "--lang", lang)
    assert "•••" in text
    assert not shown(text)


def test_no_page_shows_them(posts: Path) -> None:
    said("--format", "html", "-o", "report.html")
    text = (posts / "report.html").read_text("utf-8")
    assert "•••" in text
    assert not shown(text)


def test_a_number_across_the_fold_is_hidden_on_both_sides(posts: Path) -> None:
    line = "Panen raya di Karawang dimulai pekan ini dan berlangsung sampai bulan depan. "
    for length in range(100, 126, 3):  # Instagram folds at 125 characters
        caption = f"{(line * 2)[:length]} NIK {SECRETS['NIK']} milik Sari. {line}"
        (posts / f"{length}.md").write_text(f"---\ntargets: instagram/feed\n---\n{caption}")
    said("--format", "html", "-o", "report.html")
    assert not re.search(r"3275\d{2}", (posts / "report.html").read_text("utf-8"))


@pytest.mark.parametrize("options", [("--statistics",), ("--statistics", "--format", "json")])
def test_no_statistics_show_them(posts: Path, options: tuple[str, ...]) -> None:
    assert not shown(said(*options))


def test_neither_a_baseline_nor_the_cache_keeps_them(posts: Path) -> None:
    for _ in range(2):
        assert not shown(said("--baseline", "known.json", "--write-baseline"))
    assert json.loads((posts / "known.json").read_text())["posts"]
    for file in (posts / "known.json", *(posts / "cache").rglob("*.*")):
        assert not shown(file.read_bytes().decode("latin-1"))


def test_no_editor_shows_them(posts: Path) -> None:
    for lang in ("id", "en"):
        checker = Checker(load(), lang)
        for draft in read([posts]):
            for problem in checker.glance(draft, lambda: True).problems:
                assert not shown(problem.message + problem.advice)
