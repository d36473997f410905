"""What an editor shows beside a finding or the name of a rule: why, what to do, who says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contentcheck.report.cards import WORDS
from contentcheck.report.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from contentcheck.model import Language
    from contentcheck.rulebook import Rulebook
    from contentcheck.rules import Rule
    from contentcheck.server.checker import Problem
    from contentcheck.targets import Source

_MARKS = re.compile(r"([\\`*_\[\]<>|~&])")  # what Markdown takes for its own inside a line
_ADDRESS = re.compile(r"https?://[^\s<>\"\\]+")


def problem_page(problem: Problem, book: Rulebook, lang: Language, *, markdown: bool) -> str:
    """Return a finding with its advice, and why and by whose word its rule judges so."""
    rule = next((rule for rule in book.rules if rule.id == problem.rule), None)
    page = _Page(lang, markdown)
    return page.joined(
        [page.bold(problem.rule) if problem.rule else "", page.text(problem.message)]
        + [page.labelled("advice", problem.advice) if problem.advice else ""]
        + (list(page.reasons(rule)) if rule else [])
    )


def rules_page(rules: Iterable[Rule], lang: Language, *, markdown: bool) -> str:
    """Return what rules look at and why, for their name in `ignore:`."""
    page = _Page(lang, markdown)
    return page.joined(part for rule in rules for part in (page.bold(rule.id), *page.reasons(rule)))


def address(url: str) -> str | None:
    """Return an address that an editor may open; None for anything else."""
    return url if _ADDRESS.fullmatch(url) else None


class _Page:
    """How to write: in which language, with Markdown or without."""

    def __init__(self, lang: Language, markdown: bool):
        self.lang = lang
        self.markdown = markdown

    def joined(self, parts: Iterable[str]) -> str:
        return "\n\n".join(part for part in parts if part)

    def text(self, text: str) -> str:
        """Return a text on one line; drafts and rules are quoted, never taken for Markdown."""
        plain = visible(" ".join(text.split()))
        return _MARKS.sub(r"\\\1", plain) if self.markdown else plain

    def bold(self, text: str) -> str:
        return f"**{self.text(text)}**" if self.markdown else self.text(text)

    def labelled(self, key: str, text: str) -> str:
        return f"{self.bold(WORDS[key][self.lang])}: {self.text(text)}"

    def reasons(self, rule: Rule) -> Iterator[str]:
        why = rule.why if isinstance(rule.why, str) else rule.why[self.lang]
        yield self.labelled("why", why)
        sources = "\n".join(f"- {self.source(source)}" for source in rule.sources)
        yield f"{self.bold(WORDS['sources'][self.lang])}\n\n{sources}"

    def source(self, source: Source) -> str:
        kind, seen = WORDS[source.kind][self.lang], source.seen.isoformat()
        read = self.text(f"({WORDS['seen'][self.lang]} {seen}, {kind})")
        title, url = self.text(source.title), address(source.url)
        if url is None:
            return f"{title} {read}"
        return f"[{title}](<{url}>) {read}" if self.markdown else f"{title} {read}\n  {url}"
