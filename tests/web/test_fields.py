"""A form and the draft it makes say the same, whatever is typed."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from contentcheck.drafts.record import Defaults
from contentcheck.model import Draft, Medium
from contentcheck.web.desk import Kept
from contentcheck.web.fields import Fields, MediumField, Writing

FOLDER = Path(tempfile.gettempdir())
# What the YAML of the front matter can say; a caption may hold anything.
LINES = st.text(st.characters(exclude_categories=["C"]), max_size=60).map(str.strip)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=200)


def writing(fields: Fields, count: int = 0) -> Writing:
    kept = {
        f"k{number}": Kept(
            f"k{number}", f"foto-{number}.jpg", 1, Medium(f"foto-{number}.jpg", FOLDER)
        )
        for number in range(count)
    }
    return Writing(fields, kept, FOLDER, Defaults())


@settings(max_examples=300)
@given(TEXTS, LINES, LINES, st.lists(LINES, max_size=3))
def test_what_is_typed_is_what_is_checked(
    caption: str, title: str, comment: str, alts: list[str]
) -> None:
    media = tuple(MediumField(f"k{number}", alt) for number, alt in enumerate(alts))
    fields = Fields(
        caption=caption,
        title=title,
        first_comment=comment,
        targets=("facebook/page", "x/post"),
        media=media,
        publish="2026-11-28T09:00",
    )
    draft = writing(fields, len(alts)).draft()
    assert isinstance(draft, Draft)
    assert draft.caption == re.sub(r"\A(?:[ \t]*\n)*", "", caption).rstrip()
    assert (draft.title or "", draft.first_comment or "") == (title, comment)
    assert [medium.alt or "" for medium in draft.media] == alts
    assert draft.targets == ("facebook/page", "x/post")
    assert draft.publish is not None
    assert draft.publish.isoformat() == "2026-11-28T09:00:00+07:00"
    assert writing(fields, len(alts)).corrected(writing(fields, len(alts)).text) is not None


@given(st.text(st.sampled_from("-: #'\"{}[]&*!|>%@`\n\\x0\t"), max_size=30))
def test_marks_of_the_format_stay_text(text: str) -> None:
    fields = Fields(
        caption=f"a\n{text}\nb", title=f"a{text}b", media=(MediumField("k0", f"a{text}b"),)
    )
    draft = writing(fields, 1).draft()
    assert isinstance(draft, Draft)
    assert draft.caption == f"a\n{text}\nb"
    assert draft.title == f"a{text}b"
    assert draft.media[0].alt == f"a{text}b"


def test_lines_are_counted_as_the_author_sees_them() -> None:
    draft = writing(Fields(caption="\n\nSatu\nDua", title="x")).draft()
    assert isinstance(draft, Draft)
    assert draft.positions["caption"].at(draft.caption.index("Dua")) == (4, 1)


def test_media_that_are_gone_are_left_out() -> None:
    fields = Fields(caption="a", media=(MediumField("gone"), MediumField("k0", "Satu")))
    draft = writing(fields, 1).draft()
    assert isinstance(draft, Draft)
    assert [medium.alt for medium in draft.media] == ["Satu"]
