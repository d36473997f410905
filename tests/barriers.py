"""Look for barriers in a page with axe-core."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


def axe(page: Page) -> list[dict[str, Any]]:
    """Return what axe-core finds fault with, by WCAG 2.2 AA and its own best practices."""
    package = pytest.importorskip("axe_playwright_python")
    page.evaluate((Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        {"id": each["id"], "nodes": [node["html"][:200] for node in each["nodes"]][:3]}
        for each in found["violations"]
    ]
