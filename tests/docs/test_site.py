"""The documentation site: built whole, in both languages, with all that the rules say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from contentcheck.model import Language
from contentcheck.rulebook import load, shipped_checks
from contentcheck.rules import Rule
from contentcheck.targets import Target

pytest.importorskip("material", reason="mkdocs-material is not installed: pip install -e '.[docs]'")

ROOT = Path(__file__).parent.parent.parent
BOOK = load()
LANGS: tuple[Language, ...] = ("id", "en")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site; the command fails on a warning of mkdocs, a dead link or a foreign script."""
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "site" / "make_site.py"), str(folder)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def page(site: Path, lang: Language, path: str) -> str:
    return (site / ("" if lang == "id" else "en") / path).read_text(encoding="utf-8")


class _Text(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.feed(markup)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def plain(markup: str) -> str:
    return " ".join("".join(_Text(markup).pieces).split())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rules_page_says_why_who_says_so_and_where(
    rule: Rule, lang: Language, site: Path
) -> None:
    markup = page(site, lang, f"rules/{rule.id}.html")
    said = plain(markup)
    why = rule.why if isinstance(rule.why, str) else rule.why[lang]
    assert " ".join(why.replace("`", "").split()) in said
    for source in rule.sources:
        assert f"{' '.join(source.title.split())}: " in said
        assert source.seen.isoformat() in said
    assert len(re.findall('class="admonition (?:success|failure)"', markup)) == len(rule.examples)
    assert f'href="../checks/{rule.check}.html"' in markup
    assert f"ignore: {{ {rule.id}: " in said
    assert 'href="../targets/' in markup


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("target", BOOK.targets.by_name.values(), ids=lambda target: target.name)
def test_a_targets_page_names_every_fact_and_source(
    target: Target, lang: Language, site: Path
) -> None:
    said = plain(page(site, lang, f"targets/{target.name}.html"))
    for path, facts in target.facts.items():
        assert path in said
        for name in (name for fact in facts for name in fact.sources):
            assert " ".join(target.sources[name].title.split()) in said


@pytest.mark.parametrize("lang", LANGS)
def test_every_check_has_a_page_with_its_params(lang: Language, site: Path) -> None:
    for check in shipped_checks():
        assert f">{check}<a " in page(site, lang, f"checks/{check}.html")
    said = plain(page(site, lang, "checks/caption-length.html"))
    assert '"x_weighted"' in said
    assert "under_media" in said
    assert "caption.too-long" in said


def test_a_rule_shows_its_message_with_real_numbers_and_those_of_each_target(site: Path) -> None:
    indonesian = plain(page(site, "id", "rules/caption.too-long.html"))
    assert "Panjang takarir 2.201 karakter" in indonesian
    assert "whatsapp/message (bila ada media) 1.024 karakter" in indonesian
    english = plain(page(site, "en", "rules/image.too-much-text.html"))
    assert re.search(r"Text covers \d\d% of this picture", english)


def test_both_languages_have_the_same_pages_and_lead_to_each_other(site: Path) -> None:
    def pages(folder: Path) -> set[str]:
        return {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}

    english = pages(site / "en")
    assert {each for each in pages(site) if not each.startswith("en/")} == english
    assert "../../en/targets/x/post.html" in page(site, "id", "targets/x/post.html")
    assert "../../../targets/x/post.html" in page(site, "en", "targets/x/post.html")


def test_style_sheets_bring_nothing_from_the_network(site: Path) -> None:
    sheets = list(site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        assert not re.search(r"(url\(|@import)\s*['\"]?(https?:)?//", sheet.read_text("utf-8"))
