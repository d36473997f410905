"""Mending drafts: once is twice, every byte outside the edits stays, and nothing else is said."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from contentcheck.drafts.encoded import encoded
from contentcheck.drafts.read import Read, encoded_bytes, read_text
from contentcheck.mending.mend import Mending, Origin
from contentcheck.model import Draft
from contentcheck.rulebook import Rulebook, load

FOLDER = Path(mkdtemp())
FAULTS = (
    "Silahkan",
    "apotik",
    "Rp 5.000",
    "ya ,kan",
    "ya!!!",
    "p\u200bagi",
    "di buka",
    "**tebal**",
)
WORDS = ("Kantor", "buka", "besok", "é", "😀", "#", "''", '"', "\\", "{", ":", "- a", "|", ";", ",")
BLANKS = (" ", "  ", "\n", "\n\n", "\t")
TEXTS = st.lists(st.tuples(st.sampled_from(FAULTS + WORDS), st.sampled_from(BLANKS)), max_size=12)
CAPTIONS = TEXTS.map(lambda parts: "".join(word + blank for word, blank in parts))
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def spelling() -> Rulebook:
    return load().select(["caption.spelling"])


@cache
def book() -> Rulebook:
    names = [
        "caption.spelling",
        "numerals",
        "punctuation",
        "markup",
        "invisible-characters",
        "empty",
    ]
    return load().select(names)


def mended(
    name: str, data: bytes, *, unsafe: bool = False, rules: Callable[[], Rulebook] = book
) -> bytes:
    """Mend a file in memory."""

    def again(data: bytes) -> list[Read]:
        return list(read_text(encoded_bytes(data, name).text, name, FOLDER))

    origin = Origin(name, None, encoded_bytes(data, name), again)
    mending = Mending("id", lambda _: rules(), lambda _: origin, unsafe=unsafe)
    list(mending.over(again(data)))
    assert not mending.failed, mending.said
    assert mending.whole is not None
    return mending.whole


def drafts(name: str, data: bytes) -> list[Draft]:
    found = list(read_text(encoded_bytes(data, name).text, name, FOLDER))
    return [replace(draft, positions={}) for draft in found if isinstance(draft, Draft)]


def check(name: str, content: str, encoding: str, kept: str, *, unsafe: bool = False) -> bytes:
    """Mend a file, and mend it again; `kept` is the line of it that no fix may touch."""
    data = content.encode(encoding)
    before = drafts(name, data)
    after = mended(name, data, unsafe=unsafe)
    assert mended(name, after, unsafe=unsafe) == after
    mark = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16": b"\xff\xfe"}.get(encoding, b"")
    assert after.startswith(mark)
    assert encoded(after).encoding == encoded(data).encoding
    inner = "utf-16-le" if encoding == "utf-16" else "utf-8"
    assert kept.encode(inner) in after
    for old, new in zip(before, drafts(name, after), strict=True):
        assert replace(old, caption="", first_comment="") == replace(
            new, caption="", first_comment=""
        )
    return after


def only(content: str) -> str:
    """Return a file in which one kind of fault is left."""
    for fault in FAULTS[1:]:
        content = content.replace(fault, "kopi")
    return content


def exactly(name: str, content: str, encoding: str = "utf-8") -> None:
    """Mend one kind of fault: with the fault put back, each byte has to be as it was."""
    data = only(content).encode(encoding)
    inner = "utf-16-le" if encoding == "utf-16" else "utf-8"
    wrong, right = "Silahkan".encode(inner), "Silakan".encode(inner)
    assert mended(name, data, rules=spelling).replace(right, wrong) == data


# A key that is written strangely, and a fault in a field that no fix is offered for.
STRANGE = "  id :  'Silahkan''s'   # apotik !!!  "


@QUICK
@given(CAPTIONS, ENDS, ENCODINGS, st.booleans())
def test_markdown(text: str, end: str, encoding: str, unsafe: bool) -> None:
    content = f"---\n{STRANGE.strip()}   \ntargets: facebook/page\nlanguage: id\n---\n{text}\n\n"
    kept = f"---{end}{STRANGE.strip()}   {end}"
    check("a.md", content.replace("\n", end), encoding, kept, unsafe=unsafe)
    exactly("a.md", content.replace("\n", end), encoding)


@QUICK
@given(CAPTIONS, ENDS, st.sampled_from(["'", '"', "|", ">", None]), st.integers(20, 90))
def test_front_matter(text: str, end: str, style: str | None, width: int) -> None:
    front = {"targets": ["facebook/page"], "language": "id", "first_comment": text}
    written = yaml.dump(front, default_style=style, allow_unicode=True, width=width)
    content = f"---\n{STRANGE.strip()}\n{written}---\nHalo semua.\n"
    check("a.md", content.replace("\n", end), "utf-8", f"{STRANGE.strip()}{end}")
    exactly("a.md", content.replace("\n", end))


@QUICK
@given(CAPTIONS, CAPTIONS, ENDS, st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_json(caption: str, comment: str, end: str, plain: bool, indent: int | str | None) -> None:
    post = {
        "targets": ["facebook/page"],
        "language": "id",
        "id": "Silahkan\\\u00e9",
        "caption": caption,
        "first_comment": comment,
    }
    content = json.dumps(post, ensure_ascii=plain, indent=indent).replace("\n", end)
    kept = json.dumps(post["id"], ensure_ascii=plain)
    check("a.json", content, "utf-8", kept)
    exactly("a.json", content)
    line = json.dumps(post, ensure_ascii=plain)
    check("a.jsonl", f"{line}{end}{end}{line}{end}", "utf-8", kept)


@QUICK
@given(
    st.lists(CAPTIONS, min_size=1, max_size=4),
    ENDS,
    st.sampled_from(",;\t"),
    st.booleans(),
    ENCODINGS,
)
def test_csv(texts: list[str], end: str, separator: str, quoted: bool, encoding: str) -> None:
    table = io.StringIO(newline="")
    writer = csv.writer(
        table,
        delimiter=separator,
        quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
        lineterminator=end,
    )
    writer.writerow(["catatan", "takarir", "tujuan", "bahasa"])
    for text in texts:
        writer.writerow(['Silahkan "apotik"', text.replace("\n", end), "facebook/page", "id"])
    check("a.csv", table.getvalue(), encoding, '"Silahkan ""apotik"""')
    exactly("a.csv", table.getvalue(), encoding)


@QUICK
@given(st.lists(st.sampled_from((*FAULTS[:5], "kopi", "\x81", "\x93ya\x94")), min_size=1))
def test_old_excel(words: list[str]) -> None:
    raw = "takarir;tujuan;bahasa;catatan\r\n{};facebook/page;id;\x81\xe9 Silahkan\r\n"
    data = raw.format(" ".join(words)).encode("latin-1")
    assume(encoded(data, table=True).encoding == "cp1252")
    after = mended("a.csv", data)
    assert after.endswith(b";facebook/page;id;\x81\xe9 Silahkan\r\n")
    assert mended("a.csv", after) == after
    assert after.count(b"\x81") == data.count(b"\x81")


def test_faults_are_really_mended() -> None:
    text = " ".join(FAULTS)
    content = f"---\ntargets: facebook/page\nlanguage: id\n---\n{text}\n"
    safe = check("a.md", content, "utf-8", "language: id").decode()
    assert "Silakan apotek Rp5.000" in safe
    assert "pagi" in safe
    assert "di buka" in safe
    assert "dibuka" in check("a.md", content, "utf-8", "language: id", unsafe=True).decode()


def test_a_text_with_more_faults_than_are_named_at_once_is_mended_whole() -> None:
    content = "---\ntargets: facebook/page\nlanguage: id\n---\n" + "Silahkan mampir. " * 300
    assert b"Silahkan" not in mended("a.md", content.encode())


def test_no_rule_about_length_offers_to_cut() -> None:
    long = "Kantor buka besok pagi. " * 3000
    content = f"---\ntargets: [x/post, instagram/feed]\nlanguage: id\n---\n{long}"
    data = content.encode()
    origin = Origin("a.md", None, encoded(data), lambda _: read_text(content, "a.md", FOLDER))
    mending = Mending("id", lambda _: load(), lambda _: origin, unsafe=True)
    list(mending.over(read_text(content, "a.md", FOLDER)))
    assert mending.whole == data
