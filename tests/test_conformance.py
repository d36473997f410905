"""Counting and entities against the public suites that platforms' own code was tested with."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from contentcheck.text.entity import EntityKind, entities
from contentcheck.text.units import count

SUITES = Path(os.environ.get("CONTENTCHECK_DATA", "../shared")) / "conformance"

pytestmark = pytest.mark.skipif(
    not SUITES.is_dir(), reason="the conformance suites are not here (CONTENTCHECK_DATA)"
)

FACETS = {"url": "link", "hashtag": "tag", "cashtag": "tag", "mention": "mention"}


def cases(file: str, *sections: str) -> list[dict[str, Any]]:
    tests = yaml.safe_load((SUITES / file).read_text("utf-8"))["tests"]
    return [case for section in sections for case in tests[section]]


def golden() -> list[dict[str, Any]]:
    posts = cases("golden/posts.yml", "indonesian_posts")
    return [*posts, *cases("golden/generated.yml", "generated")]


@pytest.mark.parametrize(
    ("kind", "sections"),
    [
        ("url", ("urls", "urls_with_directional_markers", "tco_urls_with_params")),
        ("url", ("urls_with_indices",)),
        ("hashtag", ("hashtags", "hashtags_from_astral", "hashtags_with_indices")),
        ("mention", ("mentions", "mentions_with_indices", "mentions_or_lists_with_indices")),
        ("cashtag", ("cashtags", "cashtags_with_indices")),
    ],
)
def test_entities_are_those_of_x(kind: EntityKind, sections: tuple[str, ...]) -> None:
    for case in cases("twitter-text/extract.yml", *sections):
        found = [each for each in entities(case["text"]) if each.kind == kind]
        if case["expected"] and isinstance(case["expected"][0], dict):
            spans = [each["indices"] for each in case["expected"]]
            assert [[each.start, each.end] for each in found] == spans, case["text"]
        else:
            assert [each.name for each in found] == case["expected"], case["text"]


def test_weights_are_those_of_x() -> None:
    sections = "WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest"
    for case in cases("twitter-text/validate.yml", *sections):
        expected = case["expected"]["weightedLength"]
        assert count(case["text"], "x_weighted") == expected, case["text"]


def test_graphemes_are_those_of_unicode() -> None:
    lines = (SUITES / "unicode/GraphemeBreakTest-15.0.part.txt").read_text("utf-8").splitlines()
    tested = [line.partition("#")[0].strip() for line in lines if line.startswith("÷")]
    assert len(tested) > 300
    for line in tested:
        text = "".join(chr(int(point, 16)) for point in re.findall(r"[0-9A-F]{4,6}", line))
        assert count(text, "graphemes") == line.count("÷") - 1, line


def test_every_emoji_up_to_version_11_weighs_two() -> None:
    lines = (SUITES / "unicode/emoji-test-15.0.txt").read_text("utf-8").splitlines()
    listed = re.compile(r"([0-9A-F ]+?) *; (?:fully-qualified|component) .* E(\d+\.\d)")
    found = [match for line in lines if (match := listed.match(line))]
    emoji = ["".join(chr(int(point, 16)) for point in match[1].split())
             for match in found if float(match[2]) <= 11]  # fmt: skip
    assert len(emoji) > 2000
    assert {count(each, "x_weighted") for each in emoji} == {2}


@pytest.mark.parametrize("unit", ["code_points", "utf16_units", "utf8_bytes", "graphemes"])
def test_golden_posts_have_their_lengths(unit: Any) -> None:
    for case in golden():
        assert count(case["text"], unit) == case["expected"][unit], case["text"]


def test_golden_posts_have_their_weights() -> None:
    for case in golden():
        text, expected = case["text"], case["expected"]
        if "x_weighted" not in case.get("contested", ""):
            assert count(text, "x_weighted") == expected["x_weighted"]["weightedLength"], text
        if "mastodon_length" in expected:
            assert count(text, "mastodon") == expected["mastodon_length"], text


def test_golden_posts_have_their_entities() -> None:
    kinds = {"hashtags": "hashtag", "mentions": "mention", "urls": "url", "cashtags": "cashtag"}
    for case in golden():
        found = entities(case["text"])
        for key, kind in kinds.items():
            # The library lists a list (@user/list) apart from mentions.
            names = [each.name for each in found if each.kind == kind and
                     (kind == "url" or "/" not in each.name)]  # fmt: skip
            assert names == case["expected"]["twitter_text"][key], case["text"]


def test_golden_posts_have_the_facets_of_bluesky() -> None:
    for case in golden():
        text = case["text"]
        found = [
            {
                "kind": FACETS[each.kind],
                "byteStart": len(text[: each.start].encode()),
                "byteEnd": len(text[: each.end].encode()),
                "text": each.text,
            }
            for each in entities(text, "bluesky")
        ]
        expected = sorted(case["expected"]["bluesky_facets"], key=lambda each: each["byteStart"])
        assert found == expected, text
