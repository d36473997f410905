"""Counting and entities against the public suites that platforms' own code was tested with."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from contentcheck.engine import check
from contentcheck.model import Draft
from contentcheck.rulebook import load
from contentcheck.text.entity import EntityKind, Rules, entities
from contentcheck.text.to_come import LINK_TO_COME
from contentcheck.text.units import Unit, count

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


# ------------------------------------------------------------------ verdicts of other tools' tests

TARGETS = {"x": "x/post", "bluesky": "bluesky/post", "mastodon": "mastodon/post"}
TARGETS |= {"linkedin": "linkedin/post", "threads": "threads/post"}


def peer_cases(group: str) -> list[dict[str, Any]]:
    groups = yaml.safe_load((SUITES / "peer-cases.yaml").read_text("utf-8"))["groups"]
    return next(each["cases"] for each in groups if each["id"] == group)


def text_of(case: dict[str, Any]) -> str:
    parts = case.get("parts") or [{"s": case["text"]}]
    return "".join(part["s"] * part.get("n", 1) for part in parts)


def test_lengths_are_those_of_a_peer() -> None:
    units: dict[str, Unit] = {"utf16": "utf16_units", "utf8": "utf8_bytes"}
    for case in peer_cases("postlint-mcp-lengths"):
        for name, expected in case["expect"].items():
            assert count(case["text"], units.get(name, name)) == expected, (case["id"], name)


def test_links_and_links_to_come_are_those_of_a_peer() -> None:
    for case in peer_cases("postlint-mcp-urls"):
        urls = [each.text for each in entities(case["text"]) if each.kind == "url"]
        to_come = len(LINK_TO_COME.findall(case["text"]))
        found = {"urls": urls, "placeholders": to_come, "url_count": len(urls) + to_come}
        assert {key: found[key] for key in case["expect"]} == case["expect"], case["id"]


def test_whole_posts_are_over_a_limit_where_a_peer_says_so() -> None:
    book = load().select(["caption.too-long", "caption.too-many-bytes"])
    judged = 0
    for case in peer_cases("postlint-mcp-verdicts"):
        expect, text = case["expect"], text_of(case).strip()
        if case["platform"] not in TARGETS or not text:
            continue  # an empty post is another rule's matter, and Discord is no target
        report = check(Draft(text, targets=[TARGETS[case["platform"]]]), book)
        (target,) = report.targets
        passed = [each.measure for each in target.passed if each.rule == "caption.too-long"]
        found = [each.measure for each in target.findings if each.rule == "caption.too-long"]
        (measure,) = passed or found
        assert measure is not None
        if "length" in expect:
            assert measure.value == expect["length"], case["id"]
        if "over" in expect:
            assert bool(found) == expect["over"], case["id"]
        if expect.get("warn_bytes"):
            assert any(each.rule == "caption.too-many-bytes" for each in target.findings)
        if "same_length_as" in expect:
            assert measure.value == count(expect["same_length_as"], "graphemes")
        judged += 1
    assert judged >= 18


@pytest.mark.parametrize(
    ("group", "rules"),
    [
        ("twitter-text-hashtags", "x"),
        ("twitter-text-mentions", "x"),
        ("twitter-text-urls", "x"),
        ("atproto-facets", "bluesky"),
        ("atproto-tags", "bluesky"),
    ],
)
def test_entities_are_those_of_peers(group: str, rules: Rules) -> None:
    kinds: dict[str, EntityKind] = {"urls": "url", "hashtags": "hashtag", "mentions": "mention"}
    for case in peer_cases(group):
        found = entities(text_of(case), rules)
        for name, expected in case["expect"].items():
            meant = [each for each in found if each.kind == kinds[name]]
            signed = group == "atproto-facets"  # which gives mentions with their sign
            assert [each.text if signed else each.name for each in meant] == expected, case["id"]
