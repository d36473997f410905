"""Check hostile, damaged, odd and plain files: `python benchmarks/robustness.py [--only TEXT]`.

Each file of the corpus becomes a draft, and `contentcheck check` reads so many drafts a process,
under a clock and a cap of memory. Prints what went wrong: a verdict that is not the expected one, a
valid file without its right size, a traceback, a crash, more than 20 s of CPU time, more than 2 GB.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from telling import DATA, head, row

FILES = DATA / "robustness"
SLOW = 20.0  # s of CPU time for one file
LARGE = 2.0  # GB of memory for one file
_CAP = 8 << 30  # bytes of addresses, so that a bomb ends its process and not the machine
_WAIT = 300.0  # s by the clock on the wall, for what waits without working
_A_PROCESS = 25  # files
_TARGETS = {"image": "instagram/feed", "video": "instagram/reel", "text": "facebook/page"}
_TICKS = os.sysconf("SC_CLK_TCK")


class Case(msgspec.Struct, frozen=True):
    """A file of the corpus and what is expected of it; sizes are those stored."""

    file: str
    kind: str
    expected: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: its report (None of none), CPU seconds, gigabytes, how it ended."""

    case: Case
    post: dict[str, Any] | None
    seconds: float
    memory: float
    ended: str = ""

    def faults(self) -> Iterator[str]:
        """Say what is wrong."""
        if self.seconds > SLOW:
            yield "slow"
        if self.memory > LARGE:
            yield "large"
        if self.post is None:
            yield self.ended or "no report"
            return
        if any(error["reason"] == "exception" for error in self.post["errors"]):
            yield "exception"
        refused = bool(self.post["errors"])
        if self.case.expected == "reject" and not refused:
            yield "let in"
        if self.case.expected == "ok":
            if refused:
                yield "turned away"
            elif any(each["rule"] == "media.damaged" for each in self.findings()):
                yield "called damaged"
            elif not self.right_size():
                yield "wrong size"

    def findings(self) -> Iterator[dict[str, Any]]:
        for target in (self.post or {"targets": ()})["targets"]:
            yield from target["findings"]

    def right_size(self) -> bool:
        """Tell whether the size is the stored one, upright or turned; a pixel may be oblong."""
        if self.case.width is None or self.post is None:
            return True
        stored = {self.case.width, self.case.height}
        shown = [{each["width"], each["height"]} for each in self.post["media"]]
        oblong = self.case.kind == "video" and any(stored & each for each in shown)
        return stored in shown or oblong


def cases(data: Path) -> list[Case]:
    """Return the files of the corpus in the manifest's order."""
    manifest = json.loads((data / "manifest.json").read_bytes())
    return msgspec.convert(manifest["files"], list[Case])


def outcomes(wanted: Iterable[Case], data: Path, *options: str) -> Iterator[Outcome]:
    """Check files, so many a process; `options` are further ones of `contentcheck check`."""
    left = list(wanted)
    while left:  # a process that ends early takes only the file with it that it was at
        for outcome in _together(left[:_A_PROCESS], data, options):
            left.pop(0)
            yield outcome


def _together(batch: Sequence[Case], data: Path, options: Sequence[str]) -> Iterator[Outcome]:
    """Check files in one process; the last outcome may be that it ended or was ended."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "contentcheck.toml").write_text("root = true\n")
        drafts = [_draft(case, data, folder / f"{n:03}") for n, case in enumerate(batch)]
        with (folder / "stderr").open("w+") as said:
            process = subprocess.Popen(
                [sys.executable, "-m", "contentcheck", "check", "--format", "jsonl", *options, "--"]
                + [str(draft.relative_to(folder)) for draft in drafts],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=said,
            )
            resource.prlimit(process.pid, resource.RLIMIT_AS, (_CAP, _CAP))
            try:
                yield from _followed(process, batch)
            finally:
                process.kill()
                process.communicate()


def _followed(process: subprocess.Popen[bytes], batch: Sequence[Case]) -> Iterator[Outcome]:
    assert process.stdout is not None
    before, pending = 0.0, b""
    for case in batch:
        started, ended = time.monotonic(), ""
        while b"\n" not in pending and not ended:
            if select.select([process.stdout], [], [], 0.2)[0]:
                chunk = os.read(process.stdout.fileno(), 1 << 16)
                pending += chunk
                ended = "" if chunk else "ended"
            if _seconds(process.pid) - before > 2 * SLOW or time.monotonic() - started > _WAIT:
                ended = "hung"
        line, _, pending = pending.partition(b"\n")
        seconds, memory = _seconds(process.pid), _memory(process.pid)
        if ended == "ended":
            ended += f" with {process.wait()}"
        yield Outcome(case, None if ended else json.loads(line), seconds - before, memory, ended)
        if ended:
            return
        before = seconds


def _draft(case: Case, data: Path, folder: Path) -> Path:
    """Write the draft that brings a file of the corpus before the checks."""
    folder.mkdir()
    file = data / case.file
    post = folder / "post.md"
    if case.kind == "yaml":
        post.write_bytes(b"---\n" + file.read_bytes() + b"\n---\nHalo.\n")
        return post
    head = f"---\ntargets: [{_TARGETS[case.kind]}]\n"
    if case.kind == "text":
        post.write_bytes(f"{head}---\n".encode() + file.read_bytes())
    else:
        shutil.copyfile(file, folder / file.name)
        post.write_text(f"{head}media: [{json.dumps(file.name)}]\n---\nHalo.\n")
    return post


def _seconds(pid: int) -> float:
    """Return the CPU time a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _memory(pid: int) -> float:
    """Return the most memory a process has held since this was last asked, in GB."""
    status = Path(f"/proc/{pid}/status").read_text()
    most = next((line.split()[1] for line in status.splitlines() if line[:6] == "VmHWM:"), "0")
    if most != "0":
        Path(f"/proc/{pid}/clear_refs").write_text("5")
    return int(most) * 1024 / 1e9


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only files with this in their name")
    parser.add_argument("--kind", choices=["image", "video", "text", "yaml"])
    parser.add_argument("--each", type=int, default=1, help="every so many files only")
    return parser


def main() -> None:
    given = options().parse_args()
    wanted = [
        case
        for case in cases(FILES)[:: given.each]
        if given.only in case.file and given.kind in {None, case.kind}
    ]
    counted: Counter[str] = Counter()
    sized = ok = 0
    slowest, largest = (0.0, ""), (0.0, "")
    for outcome in outcomes(wanted, FILES):
        faults = list(outcome.faults())
        counted.update(faults)
        slowest = max(slowest, (outcome.seconds, outcome.case.file))
        largest = max(largest, (outcome.memory, outcome.case.file))
        if outcome.case.expected == "ok" and outcome.case.width is not None:
            ok += 1
            sized += not faults
        if faults:
            said = [each["message"] for each in (outcome.post or {"errors": ()})["errors"]]
            print(
                f"{outcome.case.file}  {outcome.case.expected}: {', '.join(faults)}"
                f"  {outcome.seconds:.1f} s  {outcome.memory:.2f} GB  {said[:2]}",
                flush=True,
            )
    wrong = ", ".join(f"{fault} {count}" for fault, count in counted.items())
    head("what", "figure", "target")
    row("files", f"{len(wanted):,}", "")
    row("wrong verdicts, crashes, hangs, over 2 GB", wrong or 0, 0)
    row("valid media with the right size, nothing said against them", f"{sized} of {ok}", "≥ 99 %")
    row(f"slowest ({slowest[1]})", f"{slowest[0]:.1f} s of CPU", "")
    row(f"most memory ({largest[1]})", f"{largest[0]:.2f} GB", "")


if __name__ == "__main__":
    main()
