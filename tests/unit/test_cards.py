"""Cards: the pages that `explain` and `targets` show."""

from __future__ import annotations

import pytest

from contentcheck.model import Language
from contentcheck.report.cards import rule_list, rule_page, target_list
from contentcheck.report.target_card import target_card
from contentcheck.rulebook import load
from contentcheck.rules import Rule
from contentcheck.targets import Target

BOOK = load()
LANGS: tuple[Language, ...] = ("id", "en")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rules_page_says_what_it_looks_at_why_and_who_says_so(rule: Rule, lang: Language) -> None:
    page = "".join(rule_page(rule, BOOK, lang))
    assert page.startswith(f"{rule.id}\n{'=' * len(rule.id)}\n")
    assert not {
        f"{{{name}}}" for name in ("value", "limit", "stated", "unit", "target", "evidence")
    } & set(page.split())
    assert rule.check in page
    assert str(BOOK.files[rule.id]) in page
    for source in rule.sources:
        assert source.url in page
        assert source.seen.isoformat() in page
    assert max(map(len, (line for line in page.splitlines() if "http" not in line))) <= 120


def test_a_rules_page_shows_the_numbers_it_takes_from_the_targets() -> None:
    (rule,) = BOOK.called("caption.too-long")
    page = "".join(rule_page(rule, BOOK, "id"))
    assert "instagram/feed: 2.200 karakter menurut hitungan platform" in page
    assert "whatsapp/message: 1.024 karakter menurut hitungan platform (bila ada list)" in page
    english = "".join(rule_page(rule, BOOK, "en"))
    assert "instagram/feed: 2,200 characters as the platform counts" in english
    assert "caption.max → 100 / 100" in english


def test_a_scale_with_sums_and_products_can_be_read() -> None:
    (fold,), (missing,) = BOOK.called("caption.fold"), BOOK.called("media.missing")
    assert "caption.fold × 16 → 0 / 100" in "".join(rule_page(fold, BOOK, "id"))
    assert "media.min − 1 → 0 / 100" in "".join(rule_page(missing, BOOK, "id"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("target", BOOK.targets.by_name.values(), ids=lambda target: target.name)
def test_a_targets_card_names_every_fact_and_its_sources(target: Target, lang: Language) -> None:
    card = "".join(target_card(target, lang))
    assert card.startswith(f"{target.name} · {target.title[lang]}\n")
    for path, facts in target.facts.items():
        assert path in card
        for fact in facts:
            assert all(target.sources[name].url in card for name in fact.sources)


def test_the_lists_begin_each_line_with_one_full_name() -> None:
    rules = [line.split()[0] for line in rule_list(BOOK)]
    assert rules == sorted(rule.id for rule in BOOK.rules)
    targets = [line.split()[0] for line in target_list(BOOK, "id")]
    assert targets == list(BOOK.targets.by_name)
