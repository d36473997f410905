"""The short way through front matter: where it is taken, it reads what YAML reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentcheck.drafts.plainest import read_plainest
from contentcheck.drafts.yaml import read_yaml

EXAMPLES = Path(__file__).parents[2] / "examples"

words = st.text(st.sampled_from("ab0Zé ,./()!?=+&%;'\"@-_:#~|>[]{}*&!\\\n\t\r"), max_size=12)
values = words | st.sampled_from(["null", "~", "2026-11-22 09:00", "true", "https://a.id/b?c=d"])
lists = st.lists(values, max_size=3)
entry = st.one_of(
    st.builds("{}: {}\n".format, st.sampled_from("abc"), values),
    st.builds("{}: [{}]\n".format, st.sampled_from("abc"), lists.map(", ".join)),
    st.builds(
        "{}:\n{}".format,
        st.sampled_from("abc"),
        lists.map(lambda each: "".join(f"  - {value}\n" for value in each)),
    ),
    words,
)


def same(front: str) -> bool:
    """Compare both ways through front matter; tell whether the short one was taken."""
    source = f"---\n{front}---\nHalo\n"
    start, end = 4, 4 + len(front)
    short = read_plainest(source, start, end)
    if short is not None:
        assert short == read_yaml(source, start, end)
    return short is not None


@given(st.lists(entry, max_size=4).map("".join))
def test_the_short_way_reads_what_yaml_reads(front: str) -> None:
    same(front)


@pytest.mark.parametrize(
    "front",
    [
        "targets: [instagram/feed, facebook/page]\nlanguage: id\n",
        "title: Beasiswa, tahap 2 (dibuka)!\npublish: 2026-11-22 09:00\n",
        "targets:\n  - instagram/reel\n  - facebook/page\nmedia:\n- foto 1.jpg\n",
        "link: https://contoh.go.id/a?b=c\nvia: null\n",
    ],
)
def test_usual_front_matter_takes_the_short_way(front: str) -> None:
    assert same(front)


@pytest.mark.parametrize(
    "front",
    [
        *("", "a: b\na: c\n", "a: b: c\n", "a: b #c\n", "a: 'b'\n", "a: b\n  c\n", "a: b \n"),
        *("a: [b, [c]]\n", "a: &b c\n", "a:\n  - b: c\n", "a:\n", "a: |\n  b\n", " a: b\n"),
        *("a: b\r\n", "a: [b: c]\n", "a: !b c\n", "<<: b\n", "a: b:\n", "a: [b,c]\n"),
        *("a:\n  - b\n - c\n", "a:\n  - b\n  c\n", "a:\n  - b\n    c\n"),
        "a: b\n" + "c" * 30 + ": " + "d" * 70_000 + "\n",
    ],
)
def test_what_is_not_sure_is_left_to_yaml(front: str) -> None:
    assert not same(front)


def test_examples_take_it() -> None:
    sources = [file.read_text(encoding="utf-8") for file in EXAMPLES.rglob("*.md")]
    fronts = [text[4 : text.index("\n---\n", 3) + 1] for text in sources if text[:4] == "---\n"]
    taken = [front for front in fronts if same(front)]  # all are compared
    assert taken
