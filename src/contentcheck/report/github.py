"""GitHub annotations: workflow commands that mark lines of files in a pull request.

GitHub shows ten of each kind a step, so each post's worst come first; the log has them all.
"""

from collections.abc import Iterable, Iterator

from contentcheck.model import Language, Report, Severity, Text
from contentcheck.report.excerpt import harmless, visible
from contentcheck.report.spot import Spot, relative, spot_of
from contentcheck.report.told import unsuppressed
from contentcheck.report.verdicts import counted

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "notice"}
_ESCAPED = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_ESCAPED_IN_PROPERTIES = _ESCAPED | str.maketrans({":": "%3A", ",": "%2C"})
_FAILED = Text(id="tidak dapat diperiksa", en="could not be checked")


def render(reports: Iterable[Report], lang: Language) -> Iterator[str]:
    """Yield a workflow command for each finding that is not suppressed, then a summary."""
    verdicts: list[str] = []
    for report in reports:
        verdicts.append(report.verdict)
        for failure in report.errors:
            spot = spot_of(report.source, failure.place, lang)
            yield _command("error", spot, _FAILED[lang], failure.message)
        for told in unsuppressed(report):
            spot = spot_of(report.source, told.first.place, lang)
            title = f"{told.first.rule} ({', '.join(told.targets)})"
            about = f"{spot.about}: " if spot.about else ""
            said = f"{about}{told.first.message}\n{told.first.advice}"
            yield _command(told.first.severity, spot, title, said)
    yield harmless(counted(verdicts, lang)) + "\n"


def _command(severity: Severity, spot: Spot, title: str, message: str) -> str:
    properties: dict[str, str | int | None] = {
        "file": relative(spot.file),
        "line": spot.line,
        "endLine": spot.end_line,
        "title": title,
    }
    if spot.line == spot.end_line:  # GitHub knows columns within one line only
        properties |= {"col": spot.column, "endColumn": spot.end_column}
    named = ",".join(
        f"{name}={visible(str(value).translate(_ESCAPED_IN_PROPERTIES))}"
        for name, value in properties.items()
        if value is not None
    )
    return f"::{_COMMANDS[severity]} {named}::{visible(message.translate(_ESCAPED))}\n"
