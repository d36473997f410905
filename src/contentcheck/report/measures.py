"""What the checks see, without judging: `contentcheck measure` as text and as JSON."""

from collections.abc import Iterator, Mapping, Sequence

from contentcheck.report.excerpt import harmless, visible
from contentcheck.report.json import written

SCHEMA = 1


def render(files: Sequence[Mapping[str, object]], form: str) -> Iterator[str]:
    """Yield the measures of some files; `files` are what `measuring.describe` returns."""
    if form == "json":
        document = {"schema": SCHEMA, "files": files}
        yield written(document, 2) + "\n"
        return
    for file in files:
        yield harmless(visible(str(file["file"]))) + "\n"
        yield from _lines({name: value for name, value in file.items() if name != "file"}, "  ")
        yield "\n"


def _lines(value: Mapping[str, object], margin: str) -> Iterator[str]:
    for name, inner in value.items():
        if isinstance(inner, Mapping):
            yield f"{margin}{name}\n"
            yield from _lines(inner, margin + "  ")
        elif isinstance(inner, list) and inner and isinstance(inner[0], Mapping):
            yield f"{margin}{name} ({len(inner)})\n"
            for each in inner:
                yield f"{margin}  {_row(each)}\n"
        elif inner is not None:
            yield f"{margin}{name:<14} {_short(inner)}\n"


def _row(record: Mapping[str, object]) -> str:
    return "  ".join(f"{name} {_short(value)}" for name, value in record.items())


def _short(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3g}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_short, value)) + "]"
    return visible(str(value))
