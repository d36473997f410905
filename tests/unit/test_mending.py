"""Mending: what it does when the world interferes, and which edits go together."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentcheck.drafts.encoded import encoded
from contentcheck.drafts.read import Read, read_text
from contentcheck.fix import Edit, TextFix
from contentcheck.mending import mend
from contentcheck.mending.mend import Mending, Origin
from contentcheck.mending.rewrite import Rewriting
from contentcheck.model import Draft
from contentcheck.rulebook import load

TEXT = "---\ntargets: x/post\nlanguage: id\n---\nSilahkan.\n"


def mending_of(path: Path, text: str = TEXT, *, meddle: bool = False) -> Mending:
    path.write_text(text, encoding="utf-8")

    def read(data: bytes) -> list[Read]:
        if meddle:
            path.write_text("other", encoding="utf-8")
        return list(read_text(data.decode(), str(path), path.parent))

    origin = Origin(str(path), path, encoded(text.encode()), read)
    book = load().select(["caption.spelling"])
    mending = Mending("en", lambda _: book, lambda _: origin)
    list(mending.over(read_text(text, str(path), path.parent)))
    return mending


def test_a_file_that_somebody_changes_meanwhile_is_theirs(tmp_path: Path) -> None:
    mending = mending_of(tmp_path / "a.md", meddle=True)
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "other"
    assert mending.failed
    assert "changed by somebody else" in mending.said[0]


def test_a_file_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(mend, "replace_bytes", full)
    mending = mending_of(tmp_path / "a.md")
    assert mending.failed
    assert mending.said == [f"{tmp_path / 'a.md'}: cannot be written (No space left on device)."]
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == TEXT


def test_what_takes_too_long_is_left_for_another_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, texts = tmp_path / "a.md", [TEXT + "Silahkan.\n" * 40]
    monkeypatch.setattr(mend, "_MOST_WORK", 0.0)
    while "Silahkan" in texts[-1]:
        mending = mending_of(path, texts[-1])
        assert not mending.failed
        assert mending.said[0].endswith("it again for the rest.")
        texts.append(path.read_text(encoding="utf-8"))
    assert [text.count("Silahkan") for text in texts] == [41, 16, 0]


def rewrite(name: str, content: str, *fixes: TextFix) -> tuple[str, list[TextFix]]:
    def read(data: bytes) -> dict[str, Draft]:
        found = read_text(data.decode(), name, Path())
        return {draft.source: draft for draft in found if isinstance(draft, Draft)}

    drafts = read(content.encode())
    (source,) = drafts
    rewriting = Rewriting(encoded(content.encode()), drafts, read)
    done = rewriting.apply([(source, fix) for fix in fixes])
    return rewriting.written.decode(), done


def fix(*edits: tuple[int, int, str], field: str = "caption") -> TextFix:
    return TextFix(tuple(Edit(field, *edit) for edit in edits), safe=True)


def test_of_edits_that_overlap_the_first_is_taken() -> None:
    first, second, third = fix((0, 4, "A")), fix((3, 6, "B")), fix((7, 8, "C"), (0, 1, "D"))
    written, done = rewrite("a.md", "---\nvia: app\n---\nabcdefgh\n", second, first, third)
    assert written.endswith("---\nAefgh\n")
    assert done == [first]
    written, done = rewrite("a.md", "---\nvia: app\n---\nabcdefgh\n", second, fix((6, 6, "!")))
    assert written.endswith("---\nabcB!gh\n")
    assert len(done) == 2


JSON = '{"header": %s}'
YAML = "---\nheader: %s\n---\n"
CSV = "takarir,header\nx,%s\n"


@pytest.mark.parametrize(
    ("file", "before", "edit", "after"),
    [
        (JSON, r'"a\"b\u00e9c"', (1, 2, "-"), r'"a-b\u00e9c"'),
        (JSON, r'"a\"b\u00e9c"', (2, 3, '"\n'), r'"a\"\"\n\u00e9c"'),
        (JSON, r'"a\"b\u00e9c"', (3, 4, ""), r'"a\"bc"'),
        (YAML, "'it''s'", (2, 3, "'n'"), "'it''n''s'"),
        (YAML, r'"a\tb"', (1, 2, "\\"), r'"a\\b"'),
        (YAML, "a\n  b", (1, 2, "-"), "a-b"),
        (YAML, "a\n  b", (0, 1, "x"), "x\n  b"),
        (YAML, '"a\\\n  b"', (0, 1, "x"), '"x\\\n  b"'),
        (YAML, "|\n  a\n  b", (0, 1, "x"), "|\n  x\n  b"),
        (YAML, "ab", (0, 1, "- "), None),
        (YAML, "ab", (1, 1, " # "), None),
        (YAML, "|\n  a", (1, 1, "\nb"), None),
        (CSV, '"a""b"', (1, 2, '"c"'), '"a""c""b"'),
        (CSV, "ab", (1, 1, ","), None),
    ],
)
def test_edits_in_every_kind_of_quotes(
    file: str, before: str, edit: tuple[int, int, str], after: str | None
) -> None:
    name = {JSON: "a.json", YAML: "a.md", CSV: "a.csv"}[file]
    written, done = rewrite(name, file % before, fix(edit, field="header"))
    assert written == file % (before if after is None else after)
    assert bool(done) == (after is not None)


def test_a_new_line_of_the_body_ends_as_the_others_do() -> None:
    written, _ = rewrite("a.md", "---\r\nvia: app\r\n---\r\nab", fix((1, 1, "\n")))
    assert written == "---\r\nvia: app\r\n---\r\na\r\nb"
