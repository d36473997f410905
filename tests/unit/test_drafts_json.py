"""Drafts in JSON and JSONL: the same record, each with line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentcheck.errors import DraftError
from contentcheck.model import Draft
from drafted import at, draft, error, reads, spot, standing

WHOLE = """\
{
  "id": 7,
  "caption": "Satu\\ndua \\"tiga\\" \\ud83d\\ude00 \\u00e9 empat 😀 lima\\/x",
  "media": ["a.jpg", {"file": "b.jpg", "alt": "Foto\\tb"}],
  "platforms": ["x"],
  "captions": {"x": ""},
  "buttons": [ {"type": "url", "text": "Buka", "url": null} ]
}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "post.json"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("field", "text", "rest"),
    [
        ("caption", "Satu", "Satu"),
        ("caption", "\n", "\\ndua"),
        ("caption", "dua", "dua"),
        ("caption", '"tiga', '\\"tiga'),
        ("caption", "tiga", "tiga"),
        ("caption", "😀 é", "\\ud83d\\ude00 \\u00e9"),
        ("caption", "é empat", "\\u00e9 empat"),
        ("caption", "empat", "empat"),
        ("caption", "lima", "lima"),
        ("caption", "x", "x"),
        ("media[0]", "a.jpg", "a.jpg"),
        ("media[1].alt", "b", 'b"}'),
        ("targets[0]", "x", 'x"]'),
        ("buttons[0].text", "ka", 'ka",'),
    ],
)
def test_every_field_leads_back_to_its_place(
    file: Path, end: str, field: str, text: str, rest: str
) -> None:
    content = WHOLE.replace("\n", end)
    found = draft(file, content)
    values = {
        "caption": found.caption,
        "media[0]": found.media[0].file,
        "media[1].alt": found.media[1].alt or "",
        "targets[0]": found.targets[0],
        "buttons[0].text": found.buttons[0].text,
    }
    place = at(found, field, values[field].index(text))
    assert standing(content, *place).startswith(rest)


def test_values(file: Path) -> None:
    found = draft(file, WHOLE)
    assert found.caption == 'Satu\ndua "tiga" 😀 é empat 😀 lima/x'
    assert (found.id, found.targets, found.captions) == ("7", ("x",), {"x": ""})


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        ("", (1, 1), "not valid JSON"),
        ("{", (1, 2), "not valid JSON"),
        ('{"id": 1,\n}', (2, 1), "a key in double quotes"),
        ('{"id": 1\n "via": "app"}', (2, 2), "Expecting ','"),
        ('{"id"\n 1}', (2, 2), "Expecting ':'"),
        ('{"id": 1}\n{}', (2, 1), "Extra data"),
        ('{"id":\n NaN}', (2, 2), "NaN"),
        ('{"id":\n -Infinity}', (2, 2), "-Infinity"),
        ('{"id":\n ' + "9" * 5_000 + "}", (2, 2), "not valid JSON"),
        ('{"caption": "a\nb"}', (1, 15), "control character"),
        ('{"caption": "a\\q"}', (1, 15), "escape"),
        ('{"id": 1,\n "caption": "\\ud83d!"}', (2, 13), "surrogate"),
        ('{\n "\\udc00": 1}', (2, 2), "surrogate"),
        ('{"id": 1,\n "id": 2}', (2, 2), "stands twice"),
        ("[" * 100_000, (1, 22), "nested too deep"),
        ('{"a":' * 100_000, (1, 106), "nested too deep"),
        ('{"caption": "' + "a" * 1_000_000 + '"}', (1, 1), "too large"),
        ("[1]", (None, None), "expected keys and values"),
        ("null and void", (1, 6), "Extra data"),
        ('"Halo"', (None, None), "expected keys and values"),
        ('{"publish": 2026}', (1, 3), "expected"),
        ('{"id": 1,\n  "captoin": "a"}', (2, 4), "did you mean `caption`?"),
        ('{"id": 1, "": "a"}', (None, None), "unknown"),
        ('{"ignore": {"a.b.c": ""}}', (1, 14), "write the reason"),
    ],
)
def test_what_is_wrong_is_named_with_line_and_column(
    file: Path, content: str, place: tuple[int | None, int | None], said: str
) -> None:
    wrong = error(file, content)
    assert said.lower() in str(wrong).lower()
    assert spot(wrong)[1:] == place


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_line_of_jsonl_is_a_post_and_a_bad_one_loses_only_itself(
    tmp_path: Path, end: str
) -> None:
    lines = [
        '{"caption": "a"}',
        "{oops",
        "",
        '{"targets": [[1]]}',
        '{"id": "x", "caption": "c"}',
        "",
    ]
    one, two, four, five = reads(tmp_path / "posts.jsonl", end.join(lines))
    assert isinstance(one, Draft)
    assert isinstance(two, DraftError)
    assert isinstance(four, DraftError)
    assert isinstance(five, Draft)
    sources = [each.source.removeprefix(f"{tmp_path}/") for each in (one, two, four, five)]
    assert sources == ["posts.jsonl:1", "posts.jsonl:2", "posts.jsonl:4", "posts.jsonl:5"]
    assert (one.caption, five.caption) == ("a", "c")
    assert spot(two)[1:] == (2, 2)
    assert spot(four) == ("targets[0]", 4, 14)
    assert at(five, "caption") == (5, 25)


def test_line_separators_inside_jsonl_text_end_no_line(tmp_path: Path) -> None:
    [found] = reads(tmp_path / "posts.ndjson", '{"caption": "a\u2028b\x85c"}\n')
    assert isinstance(found, Draft)
    assert found.caption == "a\u2028b\x85c"
