"""What mkdocs asks while it builds the site: generated pages, their places, texts to include."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, Files

from check_pages import check_index, check_page, check_path
from command_pages import command_page, configuration_page
from contentcheck.model import Language
from contentcheck.rulebook import load, shipped, shipped_checks
from contentcheck.targets import PlatformFile, read_toml
from includes import ROOT, with_includes
from rule_pages import rule_index, rule_page, rule_path, subjects
from shown import MEDIA
from target_pages import platforms, target_index, target_page, target_path
from words import SUBJECTS, word

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

OTHER: dict[Language, Language] = {"id": "en", "en": "id"}
_PICTURE = re.compile(r"!\[[^]]*\]\(\.\./assets/media/([^)]+)\)")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add the generated pages to the navigation."""
    config.nav = [*(config.nav or []), *_navigation(_lang(config))]
    config.theme.static_templates.discard("404.html")  # its links need an address; there is none
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, the pictures they show, and what both languages share."""
    pages = _pages(_lang(config))
    shown = {name for text in pages.values() for name in _PICTURE.findall(text)}
    shared = {f"assets/{file.name}": file for file in (ROOT / "docs" / "assets").iterdir()}
    shared |= {f"assets/media/{name}": MEDIA / name for name in shown}
    for path, text in pages.items():
        files.append(File.generated(config, path, content=text))
    for path, file in shared.items():
        files.append(File.generated(config, path, abs_src_path=str(file)))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    return with_includes(markdown)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Lead the choice of language to the same page of the other tree."""
    del nav
    other = OTHER[_lang(config)]
    up = "../" * page.url.count("/")
    there = f"{up}en/{page.url}" if other == "en" else f"{up}../{page.url}"
    config.extra["other"] = {"lang": other, "link": there, "name": word("language", other)}
    return context


def _lang(config: MkDocsConfig) -> Language:
    return "en" if config.theme["language"] == "en" else "id"


@cache
def _pages(lang: Language) -> dict[str, str]:
    """Return every generated page by its path."""
    book, configuration = load(), configuration_page(lang)
    names = _names(lang)
    configurable = configuration is not None
    pages = {
        rule_path(r.id): rule_page(r, book, lang, configurable=configurable) for r in book.rules
    }
    pages |= {
        target_path(t.name): target_page(t, book, lang) for t in book.targets.by_name.values()
    }
    pages |= {check_path(check): check_page(check, book, lang) for check in shipped_checks()}
    pages |= {
        "rules/index.md": rule_index(book, names, lang),
        "targets/index.md": target_index(book, names, lang),
        "checks/index.md": check_index(lang),
        "commands.md": command_page(lang),
    }
    return pages | ({"configuration.md": configuration} if configuration else {})


def _navigation(lang: Language) -> list[dict[str, Any]]:
    book, names = load(), _names(lang)
    rules = [
        {names[subject]: [{rule.id: rule_path(rule.id)} for rule in rules]}
        for subject, rules in subjects(book).items()
    ]
    targets = [
        {names[platform]: [{t.title[lang]: target_path(t.name)} for t in targets]}
        for platform, targets in platforms(book).items()
    ]
    checks = [{check: check_path(check)} for check in sorted(shipped_checks())]
    reference = [
        {word(name, lang): f"{name}.md"}
        for name in ("commands", "configuration")
        if f"{name}.md" in _pages(lang)
    ]
    return [
        {word("rules", lang): ["rules/index.md", *rules]},
        {word("targets-title", lang): ["targets/index.md", *targets]},
        {word("checks", lang): ["checks/index.md", *checks]},
        {word("reference", lang): reference},
    ]


def _names(lang: Language) -> dict[str, str]:
    """Return what the folders of rules are called: platforms by their names, else the subject."""
    files = (shipped() / "platforms").glob("*.toml")
    platforms = {file.stem: read_toml(file, PlatformFile).name for file in files}
    subjects = {rule.id.partition(".")[0] for rule in load().rules} - platforms.keys()
    own = {each: SUBJECTS[each][lang] if each in SUBJECTS else each for each in subjects}
    return platforms | own
