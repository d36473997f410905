"""A Dask cluster of two workers on this machine: it says what one process says, whoever dies."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from commands import SOURCE, run
from contentcheck.cluster import _do, cluster
from contentcheck.errors import ClusterError, LostError

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parent.parent
MEDIA = TESTS / "rule-media"
PICTURES = ("photo.jpg", "photo.jpg")

SCRIPT = """\
import sys
from pathlib import Path
from contentcheck.cluster import cluster
from contentcheck.engine import check_many
from contentcheck.model import Draft
from deadly import Deadly, DeadlyOnce

page = ["facebook/page"]
drafts = [Draft(f"Halo {n}", targets=page, source=f"{n}.md") for n in range(40)]
once = DeadlyOnce("Halo", targets=page, id=sys.argv[2], source="once.md")
always = Deadly("Halo", targets=page, source="always.md")
with cluster(sys.argv[1]) as far:
    reports = list(check_many([*drafts[:5], once, always, *drafts[5:]], lang="en", executor=far))
told = {report.source: report for report in reports}
assert [report.source for report in reports][4:8] == ["4.md", "once.md", "always.md", "5.md"]
assert list(check_many(drafts, lang="en")) == [told[draft.source] for draft in drafts]
assert told["once.md"].score == 100 and Path(sys.argv[2]).exists()
(failure,) = told["always.md"].errors
print(failure.kind, failure.reason, failure.message)
"""


ENDLESS = """\
import itertools, sys
from contentcheck.cluster import cluster
from contentcheck.engine import check_many
from contentcheck.model import Draft

with cluster(sys.argv[1]) as far:
    drafts = (Draft("Halo", targets=["facebook/page"]) for _ in itertools.count())
    for report in check_many(drafts, executor=far):
        print(report.score, flush=True)
"""


class Dask(NamedTuple):
    """A cluster: the address of its scheduler, and the scheduler itself."""

    address: str
    scheduler: subprocess.Popen[bytes]


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """A scheduler that has two workers, each started again when it dies."""
    if find_spec("distributed") is None:
        pytest.skip("distributed is not installed")
    folder = tmp_path_factory.mktemp("cluster")
    file = folder / "scheduler.json"
    here = ("--scheduler-file", str(file), "--no-dashboard")
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(SOURCE), str(TESTS)]),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
    }
    with ExitStack() as stack:

        def start(name: str, *options: str) -> subprocess.Popen[bytes]:
            program = stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-m", f"distributed.cli.dask_{name}", *options, *here],
                    cwd=folder,  # not where the drafts are
                    env=environment,
                    stderr=subprocess.DEVNULL,
                )
            )
            stack.callback(program.terminate)
            return program

        scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0")
        start("worker", "--host", "127.0.0.1", "--nthreads", "1", "--nworkers", "2")
        until = time.monotonic() + 30
        while not file.exists() and time.monotonic() < until:
            time.sleep(0.1)
        yield Dask(json.loads(file.read_text())["address"], scheduler)


@pytest.mark.slow
def test_a_cluster_says_what_one_process_says(dask: Dask, tmp_path: Path) -> None:
    for number, picture in enumerate(PICTURES):
        shutil.copy(MEDIA / picture, tmp_path / f"{number}.jpg")
        draft = (
            f"---\ntargets: facebook/page\nmedia: {number}.jpg\npublish: 2026-12-0{number + 1}\n"
        )
        (tmp_path / f"{number}.md").write_text(f"{draft}---\nKantor kami buka. Selamat datang!")
    (tmp_path / "9.md").write_text("---\ntargets: x/post\nmedia: missing.jpg\n---\nHalo")
    command = ("check", ".", "--format", "jsonl", "--lang", "en")
    here = run(*command, cwd=tmp_path)
    there = run(*command, "--scheduler", dask.address, cwd=tmp_path)
    assert (there.returncode, there.stderr) == (here.returncode, "")
    assert there.stdout == here.stdout
    assert len(here.stdout.splitlines()) == 3


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no such signals here")
def test_a_killed_worker_loses_nothing(dask: Dask, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, dask.address, str(tmp_path / "mark")],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(SOURCE), str(TESTS)])},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = "check signal every worker of the cluster that checked this post died (KilledWorker)"
    assert done.stdout.startswith(said)


@pytest.mark.slow
def test_a_lost_connection_is_told_and_does_not_hang(dask: Dask) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS, dask.address],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
    ) as program:
        assert program.stdout
        assert program.stdout.readline() == "100.0\n"
        dask.scheduler.kill()  # the last test that has it
        _, said = program.communicate(timeout=40)
    assert program.returncode == 1
    assert "was lost; this report is not complete" in said


def test_a_worker_that_does_not_see_a_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(LostError, match="does not see") as lost:
        _do(b"", [str(tmp_path), str(tmp_path / "a.jpg")])
    assert lost.value.reason == "missing"


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "8786", "http://127.0.0.1:8786", "inproc://a:1", "tcp://host", "host:port"),
        *("host:1/..", "host:123456", "", "tcp://a b:1", "user@host:1", "host:8786\n"),
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ClusterError, match="is no address"), cluster(address):
        pass
