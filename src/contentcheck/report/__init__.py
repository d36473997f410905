"""Show reports: each file here turns them into one format and knows neither rules nor checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from contentcheck.model import Language, Report
    from contentcheck.rulebook import Rulebook

Format = Literal[
    "text", "concise", "grouped", "json", "jsonl", "sarif", "github", "gitlab", "junit"
]


def rendered(
    reports: Iterable[Report],
    form: Format,
    lang: Language,
    *,
    width: int = 100,
    colour: bool = False,
    whole: bool = True,
    passed: bool = False,
    statistics: bool = False,
    lines: Callable[[str], Sequence[str]] = lambda _: (),
    rules: Rulebook | None = None,
) -> Iterator[str]:
    """Yield the reports in a format, piece by piece as they come.

    `lines` returns the lines of a source, for formats that quote them. `whole` and `passed` are for
    text: people may not want to read every piece of advice, or want to see what passed, too.
    With `statistics` findings are counted by rule, as text or as JSON.
    `rules` (default: the shipped ones) are those that judged, for formats that describe them.
    """
    found: Iterator[str]
    if statistics:
        from contentcheck.report import statistics as count

        return count.render(reports, form, lang, colour=colour)
    match form:
        case "text":
            from contentcheck.report import text

            how = {"colour": colour, "whole": whole, "passed": passed}
            found = text.render(reports, lang, width=width, lines=lines, **how)
        case "concise" | "grouped":
            from contentcheck.report import lines as by_line

            render = by_line.concise if form == "concise" else by_line.grouped
            found = render(reports, lang, colour=colour)
        case "json" | "jsonl":
            from contentcheck.report import json

            found = json.render(reports) if form == "json" else json.render_lines(reports)
        case "sarif":
            from contentcheck.report import sarif
            from contentcheck.rulebook import load

            found = sarif.render(reports, lang, rules=rules or load(), lines=lines)
        case "github":
            from contentcheck.report import github

            found = github.render(reports, lang)
        case "gitlab":
            from contentcheck.report import gitlab

            found = gitlab.render(reports, lang, lines=lines)
        case "junit":
            from contentcheck.report import junit

            found = junit.render(reports, lang)
    return found
