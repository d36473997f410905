"""Show reports: each file here turns them into one format and knows neither rules nor checks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

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
    lines: Callable[[str], Sequence[str]] = lambda _: (),
) -> Iterator[str]:
    """Yield the reports in a format, piece by piece as they come.

    `lines` returns the lines of a source, for formats that quote them; `whole` is for people, who
    may not want to read every piece of advice.
    """
    if form == "json":
        from contentcheck.report import json

        return json.render(reports)
    from contentcheck.report import text

    return text.render(reports, lang, width=width, colour=colour, whole=whole, lines=lines)
