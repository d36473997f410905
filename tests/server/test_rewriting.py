"""Edits leave the draft as it was but for what they are for, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentcheck.fix import Edit, TextFix
from contentcheck.model import Draft
from contentcheck.server.document import Document
from contentcheck.server.rewriting import Change, correction, suppression


def document(text: str, name: str = "a.md") -> Document:
    return Document("file:///a", 1, Path("/nowhere") / name, text)


def draft_of(this: Document, index: int = 0) -> Draft:
    found = this.drafts()[index]
    assert isinstance(found, Draft)
    return found


def changed(text: str, changes: list[Change]) -> str:
    for change in reversed(changes):
        text = text[: change.start] + change.text + text[change.end :]
    return text


def corrected(text: str, name: str, field: str, old: str, new: str, index: int = 0) -> str | None:
    """Return a text with `old` in a field rewritten, None where that is not offered."""
    this = document(text, name)
    draft = draft_of(this, index)
    said = draft.title if field == "title" else draft.captions.get(field[9:], draft.caption)
    assert said is not None
    fix = TextFix((Edit(field, said.index(old), said.index(old) + len(old), new),), safe=True)
    changes = correction(this, this.drafts(), [(draft, fix)])
    return changed(text, changes) if changes else None


FRONT = "---\ntargets: facebook/page\n"


@pytest.mark.parametrize(
    ("name", "field", "text", "old", "new"),
    [
        ("a.md", "caption", FRONT + "---\nAda a b.\n", "a b", 'a"\n\nb'),
        ("a.md", "title", FRONT + "title: Ada a b.\n---\n", "a b", "a, 'b'"),
        ("a.md", "title", FRONT + "title: 'Ada ''a b.'\n---\n", "a b", "a, b"),
        ("a.md", "captions.x", FRONT + "captions:\n  x: >-\n    Ada\n    a b.\n---\n", "a b", "c"),
        ("a.json", "caption", '{"targets": "x", "caption": "A\\n\\u0061 b"}', "b", "c"),
        ("a.csv", "caption", 'caption,targets\n"Ada ""a"", b",x\n', "b", "c"),
    ],
)
def test_a_correction_is_written_in_place(
    name: str, field: str, text: str, old: str, new: str
) -> None:
    assert corrected(text, name, field, old, new) == text.replace(old, new)


@pytest.mark.parametrize(
    ("name", "field", "text", "new", "written"),
    [
        ("a.md", "title", FRONT + 'title: "Ada a b."\n---\n', 'a" b', r"a\" b"),
        ("a.json", "caption", '{"targets": "x", "caption": "a b"}', 'a"\nb', r"a\"\nb"),
        ("a.csv", "caption", 'caption,targets\n"a b",x\n', 'a, "b"', 'a, ""b""'),
    ],
)
def test_a_correction_is_written_as_the_quotes_around_it_ask(
    name: str, field: str, text: str, new: str, written: str
) -> None:
    assert corrected(text, name, field, "a b", new) == text.replace("a b", written)


@pytest.mark.parametrize(
    ("name", "field", "text", "old", "new"),
    [
        ("a.md", "title", FRONT + "title: Ada a b.\n---\n", "a b", "a: b"),
        ("a.csv", "caption", "caption,targets\na b,x\n", "a b", "a, b"),
        ("a.csv", "caption", "caption,targets\na b,x\n", "a b", '"'),
    ],
)
def test_what_would_read_as_something_else_is_not_offered(
    name: str, field: str, text: str, old: str, new: str
) -> None:
    assert corrected(text, name, field, old, new) is None


def test_line_ends_and_the_other_rows_stay() -> None:
    text = "caption,targets\r\nAda a b,x\r\nAda a b,x\r\n"
    assert corrected(text, "a.csv", "caption", "a b", "c", 1) == (
        "caption,targets\r\nAda a b,x\r\nAda c,x\r\n"
    )
    text = (FRONT + "---\nAda a b.\n").replace("\n", "\r\n")
    assert corrected(text, "a.md", "caption", " a b", "\nc") == text.replace(" a b", "\r\nc")


def test_of_fixes_that_overlap_the_first_counts_and_a_bad_one_spoils_no_other() -> None:
    text = 'caption,targets\nAda a b c,x\nAda "d,x\n'.replace('"', "")
    this = document(text, "a.csv")
    one, two = draft_of(this), draft_of(this, 1)

    def fix(start: int, end: int, new: str) -> TextFix:
        return TextFix((Edit("caption", start, end, new),), safe=True)

    fixes = [(one, fix(4, 7, "x")), (one, fix(6, 9, "y")), (one, fix(8, 9, "z"))]
    fixes += [(two, fix(4, 5, "d, e")), (two, fix(0, 3, "Itu"))]
    assert (
        changed(text, correction(this, this.drafts(), fixes))
        == "caption,targets\nAda x z,x\nItu d,x\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (FRONT + "---\nHalo\n", FRONT + 'ignore:\n  a.b: "why"\n---\nHalo\n'),
        (FRONT + "ignore:\n---\nHalo\n", FRONT + 'ignore:\n  a.b: "why"\n---\nHalo\n'),
        (
            FRONT + "ignore: { c.d: x }\n---\nHalo\n",
            FRONT + 'ignore: { a.b: "why", c.d: x }\n---\nHalo\n',
        ),
        (FRONT + "ignore: {}\n---\n", FRONT + 'ignore: { a.b: "why" }\n---\n'),
        (
            FRONT + "ignore:\n    c.d: x\nvia: app\n---\n",
            FRONT + 'ignore:\n    a.b: "why"\n    c.d: x\nvia: app\n---\n',
        ),
        (
            (FRONT + "---\nHalo\n---\n").replace("\n", "\r\n"),
            (FRONT + 'ignore:\n  a.b: "why"\n---\nHalo\n---\n').replace("\n", "\r\n"),
        ),
        (FRONT + "---", FRONT + 'ignore:\n  a.b: "why"\n---'),
    ],
)
def test_a_suppression_is_added_to_front_matter(before: str, after: str) -> None:
    this = document(before)
    assert changed(before, suppression(this, draft_of(this), "a.b", "why")) == after


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "caption,targets\na,x\n"),
        ("a.json", '{"targets": "x"}'),
        ("a.md", FRONT + "ignore: # reasons\n  c.d: |\n    why\n---\n"),
    ],
)
def test_a_suppression_never_damages_a_draft(name: str, text: str) -> None:
    this = document(text, name)
    draft = draft_of(this)
    after = document(changed(text, suppression(this, draft, "a.b", "why")), name)
    assert dict(draft_of(after).ignore) in (dict(draft.ignore), dict(draft.ignore) | {"a.b": "why"})
