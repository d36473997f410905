"""Score the checks of words on labelled captions: `python benchmarks/text.py`.

A row a check: a new one needs its name, its labelled set if there is one, and other sets to count
and read its alarms on (`--wrong`). Texts are checked as captions of Facebook pages, by the
parameters of the shipped rules.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contentcheck.drafts.times import JAKARTA
from contentcheck.engine import check
from contentcheck.model import Draft
from contentcheck.rulebook import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.model import Report
    from contentcheck.rulebook import Rulebook

DATA = Path(__file__).parents[1] / ".." / "shared" / "data" / "text"
TARGET = "facebook/page"
CLEAN = "gov_clean"


@dataclass(frozen=True, slots=True)
class Row:
    """A check, the set that is labelled for it (none: ""), and other sets to count alarms on."""

    check: str
    labelled: str
    others: tuple[str, ...]


_REAL = ("clickbait_id", "clickbait_en", "informal_id", "lid")
_ENGLISH = ("toxic_en", "hatecheck_en")
ROWS = (
    Row("date-weekday", "date_mismatch", (*_REAL, "pii", "placeholder", "eyd")),
    Row("placeholder", "placeholder", (*_REAL, "pii", "date_mismatch", "eyd")),
    Row("personal-data", "pii", (*_REAL, "placeholder", "date_mismatch", "eyd")),
    Row("fancy-letters", "fancy_font", (*_REAL, "pii", "placeholder", "date_mismatch", "eyd")),
    Row("spelling", "eyd", (*_REAL, *_ENGLISH, CLEAN)),
    Row("numerals", "", (*_REAL, *_ENGLISH, CLEAN)),
    Row("punctuation", "", (*_REAL, *_ENGLISH, CLEAN)),
    Row("markup", "", (*_REAL, *_ENGLISH, CLEAN)),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", default=DATA)
    parser.add_argument("--check", help="score only this check")
    parser.add_argument("--wrong", action="store_true", help="print the texts that come out wrong")
    given = parser.parse_args()
    rows = [row for row in ROWS if given.check in {None, row.check}]
    book = load().select([row.check for row in rows])
    print(f"{'check':20}{'texts':>7}{'P':>8}{'R':>8}{'F1':>8}{'T(T/(T+F))²':>13}")
    for row in rows:
        if row.labelled:
            _labelled(row, given.data, book.select([row.check]), wrong=given.wrong)
    print("\nalarms on other texts")
    for row in rows:
        for name in row.others:
            _alarms(row.check, name, given.data, book.select([row.check]), wrong=given.wrong)
    reports = [_report(text, book) for text in _texts(given.data, CLEAN)]
    alarms = sum(_severe(report) for report in reports)
    print(f"\n{CLEAN}: {alarms} of {len(reports)} get a warning or an error from all of these")


def _labelled(row: Row, data: Path, book: Rulebook, *, wrong: bool) -> None:
    """Print how well a check tells the texts that have the fault from those that have not."""
    right = false = missed = count = 0
    for text in _texts(data, row.labelled):
        found, fault = _found(_report(text, book)), bool(text["label"])
        count += 1
        right += found and fault
        false += found and not fault
        missed += fault and not found
        if wrong and found != fault:
            print(f"  {'false' if found else 'missed'}: {text['text']}")
    precision, recall = right / max(right + false, 1), right / max(right + missed, 1)
    f1 = 2 * right / max(2 * right + false + missed, 1)
    worth = right * precision**2
    print(f"{row.check:20}{count:7}{precision:8.3f}{recall:8.3f}{f1:8.3f}{worth:13.1f}")


def _alarms(check_name: str, name: str, data: Path, book: Rulebook, *, wrong: bool) -> None:
    texts = list(_texts(data, name))
    found = [text["text"] for text in texts if _found(_report(text, book))]
    share = len(found) / len(texts)
    print(f"  {check_name:18}{name:16}{len(found):4} of {len(texts):6} ({share:.2%})")
    for text in found if wrong else ():
        print(f"    {text}")


def _report(text: dict[str, Any], book: Rulebook) -> Report:
    day = text.get("publish_date") or text.get("posted")
    publish = datetime.fromisoformat(day).replace(tzinfo=JAKARTA) if day else None
    draft = Draft(text["text"], targets=[TARGET], publish=publish)
    report = check(draft, book)
    assert not report.errors, report.errors
    return report


def _found(report: Report) -> bool:
    return bool(report.targets[0].findings)


def _severe(report: Report) -> bool:
    return any(finding.severity != "advice" for finding in report.targets[0].findings)


def _texts(data: Path, name: str) -> Iterator[dict[str, Any]]:
    with (data / f"{name}.jsonl").open(encoding="utf-8") as file:
        yield from map(json.loads, file)


if __name__ == "__main__":
    main()
