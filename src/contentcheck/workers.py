"""Where drafts are checked: in this process, in several, or on a cluster."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from contentcheck import console
from contentcheck.engine import AHEAD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

    from contentcheck.model import Language


@contextmanager
def workers(
    jobs: int, scheduler: str | None, lang: Language
) -> Iterator[tuple[Executor | None, int]]:
    """Give what checks drafts, None for this process, and how many drafts to give it ahead.

    `jobs` is a number of processes, 0 for one a core; `scheduler` the address of a Dask scheduler.
    """
    if scheduler is not None:
        if jobs != 1:
            raise click.UsageError("Give either --jobs or --scheduler.")
        from contentcheck.cluster import cluster
        from contentcheck.errors import ClusterError
        from contentcheck.report.excerpt import quotable

        try:
            with cluster(scheduler) as far:
                yield far, max(AHEAD, far.ahead)
        except ClusterError as error:
            click.echo(quotable(error.message[lang]), err=True)
            sys.exit(console.FAILED)
        return
    if jobs != 1:
        from contentcheck.processes import Processes, cores

        count = jobs or cores()
        with Processes(count) as beside:
            yield beside, max(AHEAD, 2 * count)
        return
    yield None, AHEAD
