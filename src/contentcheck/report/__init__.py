"""Show reports: each file here turns them into one format and knows neither rules nor checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from contentcheck.model import Language, Report

Format = Literal["text", "json"]


def rendered(
    reports: Iterable[Report],
    form: Format,
    lang: Language,
    *,
    width: int = 100,
    colour: bool = False,
    whole: bool = True,
    passed: bool = False,
    lines: Callable[[str], Sequence[str]] = lambda _: (),
) -> Iterator[str]:
    """Yield the reports in a format, piece by piece as they come.

    `lines` returns the lines of a source, for formats that quote them. `whole` and `passed` are for
    text: people may not want to read every piece of advice, or want to see what passed, too.
    """
    found: Iterator[str]
    match form:
        case "text":
            from contentcheck.report import text

            how = {"colour": colour, "whole": whole, "passed": passed}
            found = text.render(reports, lang, width=width, lines=lines, **how)
        case "json":
            from contentcheck.report import json

            found = json.render(reports)
    return found
