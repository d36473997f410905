"""Take sections of the project's own texts into a page, so that they are written once."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_INCLUDE = re.compile(r"^\{([\w/]+\.md)#([^#}]+)(#code)?\}$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def with_includes(markdown: str) -> str:
    """Replace `{README.md#In Python}` by that section, `…#code}` by its blocks of code only.

    Raises ValueError where there is no such heading.
    """
    return _INCLUDE.sub(lambda found: _section(found[1], found[2], bool(found[3])), markdown)


def _section(file: str, heading: str, only_code: bool) -> str:
    """Return what stands below a heading up to the next of its level."""
    text = (ROOT / file).read_text(encoding="utf-8")
    found = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    if found is None:
        raise ValueError(f"{file} has no heading {heading!r}")
    section = re.split(rf"^#{{1,{len(found[1])}}} ", text[found.end() :], flags=re.MULTILINE)[0]
    return "\n\n".join(_FENCED.findall(section)) if only_code else section.strip("\n")
