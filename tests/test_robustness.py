"""A fixed sample of the hostile corpus through the command line; the benchmark runs all of it."""

from __future__ import annotations

import pytest

import robustness

pytestmark = pytest.mark.skipif(
    not robustness.FILES.is_dir(), reason="the hostile corpus is not here (CONTENTCHECK_DATA)"
)

EACH = 6  # of 1,887 files: 315
HARD = (  # what went wrong once, or is made to
    *("bomb_", "laughs", "bug_1416", "fragmented_captions", "blns/blns.txt", "tiny2x2"),
    *("media_procself", "media_subfile", "hls_remote", "ffconcat", "long_spaces", "long_aster"),
)


def test_every_file_of_a_sample_ends_in_the_right_verdict() -> None:
    found = robustness.cases(robustness.FILES)
    sample = [
        case
        for number, case in enumerate(found)
        if number % EACH == 0 or any(name in case.file for name in HARD)
    ]
    assert len(sample) > 300
    wrong = {
        outcome.case.file: faults
        for outcome in robustness.outcomes(sample, robustness.FILES)
        if (faults := list(outcome.faults()))
    }
    assert wrong == {}
