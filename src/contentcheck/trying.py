"""`contentcheck test`: run the examples of packs, and say which do not come out as they should."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from contentcheck import console
from contentcheck.drafts.folder import real
from contentcheck.errors import RuleError
from contentcheck.model import Language, Text
from contentcheck.report.excerpt import quotable
from contentcheck.rulebook import load
from contentcheck.testing import ExampleError, pack_cases, run_example
from contentcheck.wording import fill

DONE = Text(
    id="{pack}: {rules} aturan, {count} contoh, tidak sesuai: {failed}",
    en="{pack}: rules: {rules}, examples: {count}, not as expected: {failed}",
)


def run(packs: Sequence[Path], lang: Language) -> int:
    """Run the examples of each pack; return 1 if any does not hold."""
    return int(sum([_failed(pack, lang) for pack in packs]) > 0)


def _failed(pack: Path, lang: Language) -> int:
    """Return how many examples of a pack do not hold, and say which; exit with 2 if it is wrong."""
    console.fail_on_wrong_files(load(real(pack)), lang)  # all, where pack_cases tells the first
    try:
        cases = pack_cases(pack)
    except RuleError as error:
        click.echo(quotable(error.message[lang]), err=True)
        sys.exit(console.FAILED)
    failed = 0
    for case in cases:
        try:
            run_example(case, lang=lang)
        except ExampleError as error:
            click.echo(quotable(error.message[lang]), err=True)
            failed += 1
    rules = len({case.rule.id for case in cases})
    numbers = {"count": str(len(cases)), "rules": str(rules), "failed": str(failed)}
    click.echo(quotable(fill(DONE[lang], pack=str(pack), **numbers)))
    return failed
