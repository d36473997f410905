"""A rule as SARIF describes it: what it says, why, what to do, and who says so."""

from typing import Any
from urllib.parse import quote

from contentcheck.model import Language, Severity
from contentcheck.report.cards import without_values
from contentcheck.report.excerpt import visible
from contentcheck.rules import Rule
from contentcheck.targets import Source

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "note"}
_PROBLEMS: dict[Severity, str] = {
    "error": "error",
    "warning": "warning",
    "advice": "recommendation",  # GitHub's word for its own order
}
_MOST = 1024  # characters of a description that GitHub shows; the help has all of it
_LANGUAGES: dict[Language, str] = {"id": "Bahasa Indonesia", "en": "English"}
_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%"  # besides letters, digits and -._~


def described(rule: Rule, lang: Language) -> dict[str, Any]:
    """Return a rule's entry: described in `lang`, its help in both languages, `lang` first."""
    found = {
        "id": rule.id,
        "shortDescription": {"text": _cut(_said(without_values(rule.message[lang])))},
        "fullDescription": {"text": _cut(_why(rule, lang))},
        "help": {"text": _help(rule, lang), "markdown": _help_in_markdown(rule, lang)},
        "defaultConfiguration": {"level": LEVELS[rule.severity], "rank": rule.impact * 100},
        "properties": {
            "tags": sorted({rule.id.partition(".")[0], rule.check}),
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }
    if url := next((source.url for source in rule.sources if source.url), None):
        found["helpUri"] = quote(url, safe=_IN_ADDRESSES)
    if rule.aliases:
        found["deprecatedIds"] = list(rule.aliases)
    return found


def _help(rule: Rule, lang: Language) -> str:
    parts = []
    for each in _first(lang):
        advice = _said(without_values(rule.advice[each]))
        parts.append(f"{_LANGUAGES[each]}\n\n{_why(rule, each)}\n\n→ {advice}")
    sources = [f"- {_titled(source)}\n  {_said(source.url)}".rstrip() for source in rule.sources]
    return "\n\n".join([*parts, "\n".join(sources)])


def _help_in_markdown(rule: Rule, lang: Language) -> str:
    parts = [f"# {rule.id}"]
    for each in _first(lang):
        advice = _said(without_values(rule.advice[each]))
        parts.append(f"## {_LANGUAGES[each]}\n\n{_why(rule, each)}\n\n**→ {advice}**")
    sources = (
        f"- [{_titled(source).translate(_BRACKETS)}](<{quote(source.url, safe=_IN_ADDRESSES)}>)"
        if source.url
        else f"- {_titled(source)}"
        for source in rule.sources
    )
    return "\n\n".join([*parts, "\n".join(sources)])


_BRACKETS = str.maketrans({"[": "(", "]": ")"})


def _titled(source: Source) -> str:
    return f"{_said(source.title)} ({source.kind}, {source.seen})"


def _first(lang: Language) -> tuple[Language, Language]:
    return ("id", "en") if lang == "id" else ("en", "id")


def _why(rule: Rule, lang: Language) -> str:
    return _said(rule.why if isinstance(rule.why, str) else rule.why[lang])


def _said(text: str) -> str:
    return visible(" ".join(text.split()))


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"
