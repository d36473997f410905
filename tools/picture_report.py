"""Take the README's picture of a report: `docs/report.webp`, from one of the examples.

Needs playwright and a Chromium on the path, as the tests in `tests/browser/` do.
"""

import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
POST = ROOT / "examples" / "02-foto-takarir-panjang" / "post.md"
SIZE = {"width": 1160, "height": 860}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        report = Path(folder) / "report.html"
        command = ("check", POST.name, "--format", "html", "--lang", "id", "-o", str(report))
        subprocess.run(  # noqa: S603 (our own command)
            [sys.executable, "-m", "contentcheck", *command, "--fail-on", "never"],
            cwd=POST.parent,
            check=True,
        )
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        page.goto(report.as_uri())
        shot = Image.open(BytesIO(page.screenshot()))
        shot.save(ROOT / "docs" / "report.webp", quality=80)
        browser.close()


if __name__ == "__main__":
    main()
