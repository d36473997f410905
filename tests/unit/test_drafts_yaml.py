"""Front matter: which YAML is taken, what is refused, and where every field stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentcheck.drafts.read import read_file
from drafted import at, draft, error, spot, standing


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "post.md"


def front(*lines: str, end: str = "\n") -> str:
    return end.join(["---", *lines, "---", "Isi", ""])


WHOLE = """\
---
id: 2026-11-25-paspor
targets: [instagram/feed, 'facebook/page']
language: id
via: api
media:
  - { file: poster.jpg, alt: "Jadwal \\"baru\\" \\U0001F600 buka" }
  - file: clip.mp4
    subtitles: clip.srt
    cover: { at: 1.2 }
  - foto.png
captions:
  x: |
    Satu
      dua
    tiga
  facebook: 'Pak ''Budi'' datang'
link: https://example.org
publish: 2026-11-25T09:00+07:00
group: { name: Warga, topics: [info, acara] }
event: { starts: besok, place: balai }
first_comment: "😀 komentar"
template: { name: t, category: utility, variables: [a, b] }
header: Kepala
footer: >-
  Satu
  dua

  tiga
buttons:
- {type: url, text: Buka, url: https://example.org}
interactive: { kind: list, sections: [{rows: [{title: Pilih}]}] }
ignore: { caption-fold: "pinned" }
---
Isi takarir
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("field", "offset", "rest"),
    [
        ("id", 0, "2026-11-25-paspor"),
        ("targets[0]", 0, "instagram/feed,"),
        ("targets[1]", 9, "page']"),
        ("media[0].file", 0, "poster.jpg,"),
        ("media[0].alt", 7, '\\"baru'),
        ("media[0].alt", 8, "baru"),
        ("media[0].alt", 14, "\\U0001F600 buka"),
        ("media[0].alt", 16, "buka"),
        ("media[0].alt", 20, '" }'),
        ("media[1].file", 5, "mp4"),
        ("media[2]", 0, "foto.png"),
        ("captions.x", 0, "Satu"),
        ("captions.x", 5, "  dua"),
        ("captions.x", 7, "dua"),
        ("captions.x", 11, "tiga"),
        ("captions.facebook", 4, "''Budi"),
        ("captions.facebook", 5, "Budi"),
        ("captions.facebook", 11, "datang"),
        ("link", 8, "example.org"),
        ("group.topics[1]", 0, "acara"),
        ("event.place", 0, "balai"),
        ("first_comment", 2, "komentar"),
        ("template.variables[1]", 0, "b]"),
        ("footer", 5, "dua"),
        ("footer", 9, "tiga"),
        ("buttons[0].text", 0, "Buka,"),
        ("buttons[0].url", 0, "https://example.org}"),
        ("interactive.sections[0].rows[0].title", 0, "Pilih"),
        ("ignore.caption-fold", 0, "caption-fold:"),
        ("caption", 4, "takarir"),
    ],
)
def test_every_field_leads_back_to_its_place(
    file: Path, end: str, field: str, offset: int, rest: str
) -> None:
    content = WHOLE.replace("\n", end)
    found = draft(file, content)
    assert standing(content, *at(found, field, offset)).startswith(rest)


def test_values_of_every_field(file: Path) -> None:
    found = draft(file, WHOLE)
    assert found.targets == ("instagram/feed", "facebook/page")
    assert (found.language, found.via, found.id) == ("id", "api", "2026-11-25-paspor")
    assert [medium.file for medium in found.media] == ["poster.jpg", "clip.mp4", "foto.png"]
    assert found.media[0].alt == 'Jadwal "baru" 😀 buka'
    assert found.media[1].subtitles == file.parent / "clip.srt"
    assert found.media[1].cover is not None
    assert found.media[1].cover.at == 1.2
    assert found.media[2].path == file.parent / "foto.png"
    assert found.captions == {"x": "Satu\n  dua\ntiga\n", "facebook": "Pak 'Budi' datang"}
    assert found.publish is not None
    assert found.publish.isoformat() == "2026-11-25T09:00:00+07:00"
    assert found.group is not None
    assert found.group.topics == ("info", "acara")
    assert found.footer == "Satu dua\ntiga"
    assert found.buttons[0].text == "Buka"
    assert found.interactive is not None
    assert found.interactive.sections[0].rows[0].title == "Pilih"
    assert found.ignore == {"caption-fold": "pinned"}


def test_an_escaped_line_end_in_quotes_is_passed_over(file: Path) -> None:
    content = front('footer: "aa\\', "  ab", "", '  ac"')
    found = draft(file, content)
    assert found.footer == "aaab\nac"
    assert [at(found, "footer", offset) for offset in (2, 3, 5, 6)] == [
        (3, 3),
        (3, 4),
        (5, 3),
        (5, 4),
    ]


def test_quoted_lines_without_indentation(file: Path) -> None:
    found = draft(file, front("footer: 'x", "y z'"))
    assert found.footer == "x y z"
    assert [at(found, "footer", offset) for offset in (0, 2, 4)] == [(2, 10), (3, 1), (3, 3)]


def test_one_target_as_a_bare_name(file: Path) -> None:
    found = draft(file, front("targets: instagram"))
    assert found.targets == ("instagram",)
    assert at(found, "targets[0]") == (2, 10)


def test_platforms_are_targets(file: Path) -> None:
    found = draft(file, front("platforms: [x, threads]"))
    assert found.targets == ("x", "threads")
    assert at(found, "targets[1]") == (2, 16)
    assert draft(file, front("platforms: x")).targets == ("x",)


def test_targets_and_platforms_at_once_are_refused(file: Path) -> None:
    both = error(file, front("targets: x", "platforms: x"))
    assert spot(both) == ("platforms", 3, 1)


@pytest.mark.parametrize("media", ["poster.jpg", "{ file: poster.jpg }", "[poster.jpg]"])
def test_one_medium_in_any_form(file: Path, media: str) -> None:
    assert [medium.file for medium in draft(file, front(f"media: {media}")).media] == ["poster.jpg"]


@pytest.mark.parametrize("id", ["007", "1_000", "true", "2026-11-25", "0x1F", "1e3"])
def test_an_id_stays_as_it_is_written(file: Path, id: str) -> None:
    assert draft(file, front(f"id: {id}")).id == id


@pytest.mark.parametrize("word", ["null", "~", "", "Null"])
def test_nothing_is_nothing_unless_quoted(file: Path, word: str) -> None:
    found = draft(file, front(f"header: {word}", f'footer: "{word}"'))
    assert (found.header, found.footer) == (None, word)


@pytest.mark.parametrize(
    ("line", "key", "column", "said"),
    [
        ("captoin: Halo", "captoin", 1, "did you mean `caption`?"),
        ("media: [{ file: a.jpg, atl: x }]", "media[0].atl", 24, "did you mean `alt`?"),
        ("buttons: [{type: url, text: a, link: b}]", "buttons[0].link", 32, "unknown key `link`"),
        ("event: { start: x }", "event.start", 10, "did you mean `starts`?"),
        ("media: [{ alt: x }]", "media[0]", 9, "`file` is missing"),
        ("buttons: [{type: url}]", "buttons[0]", 11, "`text` is missing"),
        ("via: apis", "via", 1, "did you mean `api`?"),
        ("language: fr", "language", 1, "known are: en, id"),
        ("buttons: [{type: ulr, text: a}]", "buttons[0].type", 12, "did you mean `url`?"),
        ("targets: {a: b}", "targets", 1, "expected"),
        ("targets: [[a]]", "targets[0]", 11, "expected text, found a list"),
        ("captions: Halo", "captions", 1, "expected keys with values, found text"),
        ("header: [a]", "header", 1, "found a list"),
        ("media: [[a.jpg]]", "media[0]", 9, "found a list"),
        ("media: [{file: a.mp4, cover: {at: satu}}]", "media[0].cover.at", 31, "a number"),
        ("media: [{file: a.mp4, cover: {at: nan}}]", "media[0].cover.at", 31, ""),
        ("media: [{file: a.mp4, cover: {at: inf}}]", "media[0].cover.at", 31, ""),
        ("media: [{file: a.mp4, cover: {at: -1}}]", "media[0].cover.at", 31, ""),
        ("publish: besok", "publish", 1, "`besok` is no date"),
        ("publish: 31/02/2026", "publish", 1, "no date"),
        ("ignore: { caption-fold: }", "ignore", 1, ""),
        ("ignore: { caption-fold: '  ' }", "ignore.caption-fold", 11, "write the reason"),
        ("ignore: [caption-fold]", "ignore", 1, "found a list"),
        ("media: [https://example.org/a.jpg]", "media[0]", 9, "an address"),
        ("media: [{file: 'http://a/b.jpg'}]", "media[0].file", 10, "an address"),
        ("media: ['']", "media[0]", 10, "no file name"),
        ('media: ["a\\0b.jpg"]', "media[0]", 10, "no file name"),
        ("media: [../a.jpg]", "media[0]", 9, "outside"),
        ("media: [foto/../../a.jpg]", "media[0]", 9, "outside"),
        ("media: [/etc/passwd]", "media[0]", 9, "outside"),
        ("media: [{file: a.mp4, subtitles: ../a.srt}]", "media[0].subtitles", 23, "outside"),
        ("media: [{file: a.mp4, cover: {file: /etc/x}}]", "media[0].cover.file", 31, "outside"),
    ],
)
def test_what_does_not_fit_names_key_line_and_column(
    file: Path, line: str, key: str, column: int, said: str
) -> None:
    wrong = error(file, front("id: a", line))
    field, *place = spot(wrong)
    assert field.replace("[...]", "[0]").startswith(key)
    assert place == [3, column]
    assert said in str(wrong)


def test_both_languages_say_what_is_meant(file: Path) -> None:
    wrong = error(file, front("captoin: Halo"))
    assert (
        wrong.message.id == "`captoin`: kunci `captoin` tidak dikenal; mungkin maksudnya `caption`?"
    )
    assert wrong.message.en == "`captoin`: unknown key `captoin`; did you mean `caption`?"


@pytest.mark.parametrize(
    ("lines", "place", "said"),
    [
        (["header: &a Halo"], (2, 9), "anchors and aliases"),
        (["header: *a"], (2, 9), "anchors and aliases"),
        (["id: a", "<<: {via: api}"], (3, 1), "merge keys"),
        (["header: !!str Halo"], (2, 9), "tags"),
        (["header: !!python/object/apply:os.system [ls]"], (2, 9), "tags"),
        (["id: a", "via: app", "id: b"], (4, 1), "key `id` stands twice"),
        (["media:", "  - file: a.jpg", "    file: b.jpg"], (4, 5), "`file` stands twice"),
        (["? [a]", ": b"], (2, 3), "keys but text"),
        (["header: " + "[" * 40 + "]" * 40], (2, 29), "keys nested this deep are not accepted"),
        (["header: " + "{a: " * 40 + "}" * 40], (2, 89), "keys nested this deep are not accepted"),
        (["id: a", "header: [Halo"], (4, 1), "not valid YAML"),
        (["id: a", "\theader: x"], (3, 1), "not valid YAML"),
        (["id: a", 'header: "a\0"'], (3, 11), "control characters"),
        (["header: é\a"], (2, 10), "control characters"),
        (["id: a", "..."], None, None),
        (["id: a", "...", "b: c"], (4, 1), "not valid YAML"),
        (["halo"], None, "expected keys and values"),
        (["- a"], None, "expected keys and values"),
        (["header: " + "x" * 70_000], (2, 1), "too large"),
    ],
)
def test_yaml_beyond_plain_data_is_refused_where_it_stands(
    file: Path, lines: list[str], place: tuple[int, int] | None, said: str | None
) -> None:
    if said is None:
        assert draft(file, front(*lines)).id == "a"
        return
    wrong = error(file, front(*lines))
    assert said in str(wrong)
    if place:
        assert spot(wrong)[1:] == place


@pytest.mark.parametrize(
    "lines",
    [
        [
            "a: &a [x, x]",
            *(f"{c}: &{c} [{f'*{p}, ' * 9}]" for p, c in zip("abcdefg", "bcdefgh", strict=True)),
        ],
        ["header: " + "[" * 30_000],
        ["header: " + "{" * 30_000],
        ["x: " * 20_000],
        ["- " * 30_000],
        ["? " * 30_000],
        ['header: "' + " " * 60_000 + '"'],
        ["header: >", *["  a", ""] * 9_000],
        ["header: >", *["  a", "", "   b"] * 5_000],
        ["# komentar"] * 5_000,
        ["'" * 60_001],
        ["header: " + "\\" * 60_000],
    ],
)
def test_yaml_made_to_exhaust_the_reader_comes_to_an_end(file: Path, lines: list[str]) -> None:
    file.write_text(front(*lines), encoding="utf-8")
    assert len(list(read_file(file))) == 1
