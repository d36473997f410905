"""Rules: names, patterns, and the checks they ask for."""

from __future__ import annotations

import pytest

import rulebooks
from contentcheck.checks import caption_length
from contentcheck.rulebook import load
from contentcheck.rules import applies, check_of, fits, params_of

FOLD = rulebooks.rule("caption.fold", check="caption-length", aliases=("instagram.caption-fold",))


@pytest.mark.parametrize(
    "name",
    [
        "caption.fold",
        "fold",
        "caption.",
        "caption-length",
        "instagram.caption-fold",
        "caption-fold",
        "instagram.",
    ],
)
def test_a_rule_is_called_by_id_last_part_prefix_check_or_alias(name: str) -> None:
    assert FOLD.is_called(name)


@pytest.mark.parametrize("name", ["", ".", "caption", "caption.fo", "FOLD", "*", "length", "old"])
def test_a_rule_is_not_called_by_anything_else(name: str) -> None:
    assert not FOLD.is_called(name)


@pytest.mark.parametrize(
    ("pattern", "target", "meant"),
    [
        ("*", "instagram/feed", True),
        ("instagram/*", "instagram/feed", True),
        ("instagram/feed", "instagram/feed", True),
        ("instagram/fee", "instagram/feed", False),
        ("facebook/*", "instagram/feed", False),
        ("instagram", "instagram/feed", False),
    ],
)
def test_a_pattern_means_targets(pattern: str, target: str, meant: bool) -> None:
    assert fits(pattern, target) is meant


def test_a_rule_applies_where_the_target_has_its_fields() -> None:
    targets = load().targets.by_name
    rule = rulebooks.rule(targets=("whatsapp/*", "facebook/page"), fields={"footer"})
    applying = {name for name, target in targets.items() if applies(rule, target)}
    assert applying == {"whatsapp/template", "whatsapp/message"}


def test_an_exclamation_mark_takes_targets_out_again() -> None:
    targets = load().targets.by_name
    rule = rulebooks.rule(targets=("whatsapp/*", "!whatsapp/template", "!facebook/*"))
    applying = {name for name, target in targets.items() if applies(rule, target)}
    assert applying == {name for name in targets if name.startswith("whatsapp/")} - {
        "whatsapp/template"
    }
    assert not any(applies(rulebooks.rule(targets=("!facebook/*",)), t) for t in targets.values())


def test_a_check_is_found_by_its_name() -> None:
    assert check_of("caption-length") is caption_length.check
    assert params_of("caption-length") is caption_length.Params


@pytest.mark.parametrize(
    "name",
    ["", "caption_length", "Caption-Length", "a.b", "../x", "-", "__init__", "a\0b", "no-such"],
)
def test_a_name_that_is_no_check_is_a_lookup_error(name: str) -> None:
    with pytest.raises(LookupError):
        check_of(name)


def test_params_are_found_where_a_check_postpones_its_annotations() -> None:
    assert params_of("damage").__name__ == "Params"
