"""Part of building a wheel: put the compiled rules into it, so that its first run is fast, too."""

from __future__ import annotations

import atexit
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface[Any]):
    """Compile the rules with the code that the wheel is made of."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the compiled rules and have them packed. An editable install makes its own."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        from contentcheck.compiled import FILE, compiled, contents
        from contentcheck.rulebook import read, shipped

        book = read((shipped(),))
        if book.errors:
            raise SystemExit("\n".join(error.message.en for error in book.errors))
        folder = TemporaryDirectory()
        atexit.register(folder.cleanup)
        made = Path(folder.name, FILE.name)
        made.write_bytes(compiled(book, shipped(), contents(shipped())))
        build_data["force_include"][str(made)] = f"contentcheck/{FILE.name}"
