"""Whatever a caption holds, each of its characters leads back to that character in the file."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contentcheck.drafts.positions import Positions
from contentcheck.drafts.read import read_file
from contentcheck.errors import DraftError
from contentcheck.model import Draft
from drafted import reads

FOLDER = Path(tempfile.mkdtemp())
QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

ENDS = st.sampled_from(["\n", "\r\n", "\r"])
TEXTS = st.text(
    st.one_of(
        st.sampled_from("\n\n  \t\"'\\,;|:#-a\u2028\x85😀é\u200d\u202e"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


def offset_of(content: str, line: int, column: int) -> int:
    """Return the offset of a line and column, counted as an editor does."""
    ends = [match.end() for match in re.finditer(r"\r\n|\r|\n", content)]
    return [0, *ends][line - 1] + column - 1


def json_escape(there: str) -> object:
    found = re.match(r"\\(?:u[dD][89abAB]..\\u....|u....|.)", there)
    return found and json.loads(f'"{found[0]}"')


def yaml_escape(there: str) -> object:
    found = re.match(r"\\(?:x..|u....|U.{8}|.)", there)
    return found and yaml.safe_load(f'"{found[0]}"')


def stands(there: str, character: str, escape: Callable[[str], object] = lambda _: None) -> bool:
    """Tell whether a character stands at the start of a text: as it is, a line end, an escape."""
    if there[0] == character or (character == "\n" and there[0] in "\r\n"):
        return True
    return escape(there) == character


def all_stand(
    content: str,
    text: str,
    where: Positions,
    escape: Callable[[str], object] = lambda _: None,
    folded: str = "",
) -> None:
    before = -1
    for offset, character in enumerate(text):
        at = offset_of(content, *where.at(offset))
        assert at > before, (offset, character)
        space = character == " " and content[at] in folded
        assert space or stands(content[at:], character, escape), (offset, character, content[at:])
        before = at


def one(name: str, content: str) -> Draft:
    [found] = reads(FOLDER / name, content)
    assert isinstance(found, Draft), found
    return found


@QUICK
@given(TEXTS, ENDS)
def test_body_of_markdown(text: str, end: str) -> None:
    content = f"---{end}via: app{end}---{end}" + text.replace("\n", end)
    found = one("body.md", content)
    unified = text.replace("\n", end).replace("\r\n", "\n").replace("\r", "\n")
    assert found.caption == re.sub(r"\A(?:[ \t]*\n)+", "", unified.rstrip())
    if found.caption:
        all_stand(content, found.caption, found.positions["caption"])


@QUICK
@given(TEXTS, ENDS, st.booleans())
def test_json_string(text: str, end: str, ascii_only: bool) -> None:
    written = json.dumps({"via": "app", "caption": text}, ensure_ascii=ascii_only, indent=1)
    content = written.replace("\n", end)
    found = one("string.json", content)
    assert found.caption == text
    all_stand(content, text, found.positions["caption"], json_escape)


@QUICK
@given(TEXTS, ENDS, st.booleans(), st.integers(10, 120))
def test_yaml_double_quoted(text: str, end: str, unicode: bool, width: int) -> None:
    written = yaml.dump(
        {"via": "app", "captions": {"x": text}},
        default_style='"',
        allow_unicode=unicode,
        width=width,
        line_break=end,
        indent=4,
    )
    content = f"---{end}{written}---{end}"
    found = one("quoted.md", content)
    assert found.captions == {"x": text}
    all_stand(content, text, found.positions["captions.x"], yaml_escape, folded="\r\n")


@QUICK
@given(st.lists(st.text("ab :#'\"\\é😀", max_size=8), min_size=1, max_size=6), ENDS)
def test_yaml_block(lines: list[str], end: str) -> None:
    lines[0] = "x" + lines[0]
    written = end.join(["captions:", "  x: |", *("    " + line for line in lines)])
    content = f"---{end}{written}{end}---{end}"
    found = one("block.md", content)
    text = found.captions["x"]
    assert text.rstrip("\n") == "\n".join(lines).rstrip("\n")
    where = found.positions["captions.x"]
    for offset, character in enumerate(text):
        line = text.count("\n", 0, offset)
        column = offset - (text.rfind("\n", 0, offset) + 1)
        assert where.at(offset) == (4 + line, 5 + column), character


SCALARS = st.lists(
    st.sampled_from(
        [
            *("a", "b", "é", "😀", "#", " ", "  ", "\t", "\n", "\n  ", "\n\n  ", "\n     "),
            *("\\\n  ", "''", '\\"', "\\n", "\\ ", "\\t", "\\u00e9", "\\x41", "\\U0001F600"),
        ]
    ),
    max_size=12,
).map("".join)


@settings(QUICK, max_examples=500)
@given(SCALARS, st.sampled_from(["", "'", '"', "|", ">", "|-", ">+", "|2", ">2"]), ENDS)
def test_yaml_of_any_style_with_folded_lines(text: str, style: str, end: str) -> None:
    if style in ("", "'", '"'):
        written = f"captions:\n  x: {style}x{text}{style}\n"
    else:
        written = f"captions:\n  x: {style} # z\n    x" + text.replace("\n", "\n    ") + "\n"
    content = f"---\n{written}---\n".replace("\n", end)
    [found] = reads(FOLDER / "folded.md", content)
    if not isinstance(found, Draft) or "---" in text:
        return
    where, before = found.positions["captions.x"], -1
    for offset, character in enumerate(found.captions["x"]):
        at = offset_of(content, *where.at(offset))
        folded = character in " \n" and re.match(r"[\r\n \t]|\\[\r\n]", content[at:])
        assert at > before or (at == before and character == "\n")
        assert folded or stands(content[at:], character, yaml_escape), (offset, content[at:])
        before = at


@QUICK
@given(TEXTS, ENDS, st.sampled_from(",;\t"))
def test_quoted_cell(text: str, end: str, separator: str) -> None:
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator=end)
    writer.writerows([["media", "takarir"], ["a.jpg", text.replace("\n", end)]])
    content = table.getvalue()
    found = one("cell.csv", content)
    plain = text.replace("\n", end).replace("\r\n", "\n").replace("\r", "\n")
    assert found.caption == plain.strip()
    if found.caption:
        all_stand(content, found.caption, found.positions["caption"])


PIECES = st.sampled_from(
    [
        *(
            "---\n",
            "\n",
            "\r\n",
            "\r",
            "targets: ",
            "media: ",
            "caption: ",
            "captions: {x: ",
            "via: api\n",
        ),
        *(
            "[",
            "]",
            "{",
            "}",
            '"',
            "'",
            "''",
            '""',
            ",",
            ";",
            "\t",
            "|\n  ",
            ">\n  ",
            "- ",
            ": ",
            "? ",
            "#",
        ),
        *(
            "&a ",
            "*a ",
            "!!str ",
            "<<: ",
            "%YAML 1.1\n",
            "...\n",
            "\\",
            "\\u",
            "\\ud83d",
            "\\x",
            "\0",
            "\ufeff",
        ),
        *(
            "takarir",
            "takarir;media;tujuan\n",
            "sep=;\n",
            "a.jpg",
            "../../x",
            "https://x",
            "://",
            "|",
        ),
        *(
            '{"caption": ',
            '"media": ',
            "null",
            "NaN",
            "1e999",
            "9" * 30,
            "true",
            "publish: 2026-11-25T",
        ),
        *(
            "ignore: {a: b}\n",
            "buttons: [{type: url}]\n",
            "id: ",
            "cover: {at: nan}",
            "\u2028",
            "\x85",
            "😀",
        ),
    ]
)


@settings(QUICK, max_examples=300)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(st.one_of(PIECES, TEXTS), max_size=25).map(lambda p: "".join(p).encode()),
    ),
    st.sampled_from(["a.md", "a.json", "a.jsonl", "a.csv", "a.tsv", "a"]),
    st.booleans(),
)
def test_whatever_a_file_holds_it_yields_drafts_or_errors_that_name_it(
    content: bytes, name: str, if_draft: bool
) -> None:
    file = FOLDER / name
    file.write_bytes(content)
    for found in read_file(file, if_draft=if_draft):
        assert isinstance(found, Draft | DraftError)
        assert found.source.startswith(str(file))
        if isinstance(found, Draft):
            found.caption.encode()
            for where in found.positions.values():
                line, column = where.at(0)
                assert line >= 1
                assert column >= 1
        else:
            found.message.id.encode()
            found.message.en.encode()
