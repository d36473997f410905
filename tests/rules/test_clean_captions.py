"""Real captions without faults come out ready: all shipped rules together leave them alone."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from statistics import median

import pytest

from contentcheck.drafts.times import JAKARTA
from contentcheck.engine import check
from contentcheck.model import Draft, Medium
from contentcheck.rulebook import load

DATA = Path(os.environ.get("CONTENTCHECK_DATA", Path(__file__).parents[3] / "shared")) / "data"
PHOTO = Medium(
    "photo.jpg",
    Path(__file__).parent.parent / "rule-media" / "photo.jpg",
    alt="Petugas loket membantu seorang warga mengisi formulir",
)


def test_captions_of_offices_are_ready_under_a_good_photo() -> None:
    file = DATA / "text" / "gov_clean.jsonl"
    if not file.is_file():
        pytest.skip("the labelled captions are not here (CONTENTCHECK_DATA)")
    book = load()
    targets = ["facebook/page", "instagram/feed"]
    reports = []
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        publish = datetime.fromisoformat(row["posted"]).replace(tzinfo=JAKARTA)
        reports.append(check(Draft(row["text"], [PHOTO], targets, publish=publish), book))
    assert not any(report.errors for report in reports)
    assert sum(report.verdict == "ready" for report in reports) >= 0.8 * len(reports)
    assert median(report.score or 0 for report in reports) >= 75
    counts = [max(len(target.findings) for target in report.targets) for report in reports]
    assert median(counts) <= 5
