"""Build the documentation site in both languages, and follow its links.

    pip install -e '.[docs]' && python tools/site/make_site.py

Then open site/index.html; a folder given behind the command takes the place of site/.
"""

import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from links import faults

DOCS = Path(__file__).parent.parent.parent / "docs"


def make_site(folder: Path) -> None:
    """Write the site: Indonesian in the folder itself, English in `en/`."""
    for config, where in (("mkdocs.yml", folder), ("mkdocs.en.yml", folder / "en")):
        loaded = load_config(str(DOCS / config), site_dir=str(where.resolve()), strict=True)
        loaded.plugins.run_event("startup", command="build", dirty=False)
        build(loaded)


if __name__ == "__main__":
    site = Path(*sys.argv[1:]) if sys.argv[1:] else DOCS.parent / "site"
    make_site(site)
    sys.exit("\n".join(faults(site)) or 0)
