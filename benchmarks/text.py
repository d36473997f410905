"""Score the checks of words on labelled captions: `python benchmarks/text.py`.

A row a check: a new one needs its name, its labelled set if there is one, and other sets to count
and read its alarms on (`--wrong`). Texts are checked as captions of Facebook pages, by the
parameters of the shipped rules.
`--only language|readability|ready|cost` measures one of the other sections.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING, Any

from contentcheck.drafts.times import JAKARTA
from contentcheck.engine import check
from contentcheck.errors import Skip
from contentcheck.judge import make_judge
from contentcheck.model import Draft, Medium
from contentcheck.rulebook import load
from contentcheck.rules import check_of
from contentcheck.text.language import language
from telling import DATA, head, say
from telling import row as tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contentcheck.judge import Judge
    from contentcheck.model import Language, Report
    from contentcheck.rulebook import Rulebook

TARGET = "facebook/page"
CLEAN = "gov_clean"


@dataclass(frozen=True, slots=True)
class Row:
    """A check, the set that is labelled for it (if any), and other sets to count alarms on."""

    check: str
    labelled: str | None
    others: tuple[str, ...]
    language: Language | None = None  # as the drafts declare it


_REAL = ("clickbait_id", "clickbait_en", "informal_id", "lid")
_ENGLISH = ("toxic_en", "hatecheck_en")
ROWS = (
    Row("date-weekday", "date_mismatch", (*_REAL, "pii", "placeholder", "eyd")),
    Row("date-exists", None, (*_REAL, *_ENGLISH, CLEAN, "date_mismatch")),
    Row("placeholder", "placeholder", (*_REAL, "pii", "date_mismatch", "eyd")),
    Row("personal-data", "pii", (*_REAL, "placeholder", "date_mismatch", "eyd")),
    Row("fancy-letters", "fancy_font", (*_REAL, "pii", "placeholder", "date_mismatch", "eyd")),
    Row("clickbait", "clickbait_id", ("informal_id", "lid", "pii", "date_mismatch")),
    Row("clickbait", "clickbait_en", (), "en"),
    Row("hoax-cues", None, (*_REAL, "abusive_id")),
    Row("engagement-bait", None, (*_REAL, "abusive_id")),
    Row("abusive-words", "abusive_id", ("clickbait_id", "pii", "placeholder", "eyd")),
    Row("spelling", "eyd", (*_REAL, *_ENGLISH, CLEAN)),
    Row("numerals", None, (*_REAL, *_ENGLISH, CLEAN)),
    Row("punctuation", None, (*_REAL, *_ENGLISH, CLEAN)),
    Row("markup", None, (*_REAL, *_ENGLISH, CLEAN)),
    Row("message-requests", None, (*_REAL, CLEAN)),
)


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", default=DATA / "text")
    parser.add_argument("--check", help="score only this check")
    parser.add_argument("--only", choices=[*SECTIONS], help="measure only this section")
    parser.add_argument("--wrong", action="store_true", help="print the texts that come out wrong")
    return parser


def main() -> None:
    given = options().parse_args()
    if given.only:
        SECTIONS[given.only](given.data)
        return
    rows = [row for row in ROWS if given.check in {None, row.check}]
    book = load().select([row.check for row in rows])
    head("check", "set", "texts", "P", "R", "F1", "T·(T/(T+F))²")
    for row in (each for each in rows if each.labelled):
        _labelled(row, given.data, book.select([row.check]), wrong=given.wrong)
    say("Alarms on other texts:")
    head("check", "texts with a finding, by set", "sets without any")
    for row in rows:
        _alarms(row, given.data, book.select([row.check]), wrong=given.wrong)
    reports = [_report(text, book) for text in _texts(given.data, CLEAN)]
    alarms = sum(_severe(report) for report in reports)
    say(f"{CLEAN}: {alarms} of {len(reports)} get a warning or an error from all of these.")
    if given.check is None:
        for section in SECTIONS.values():
            section(given.data)


def _labelled(row: Row, data: Path, book: Rulebook, *, wrong: bool) -> None:
    """Print how well a check tells the texts that have the fault from those that have not."""
    right = false = missed = count = 0
    assert row.labelled is not None
    for text in _texts(data, row.labelled):
        found, fault = _found(_report(text, book, row.language)), bool(text["label"])
        count += 1
        right += found and fault
        false += found and not fault
        missed += fault and not found
        if wrong and found != fault:
            print(f"  {'false' if found else 'missed'}: {text['text']}")
    precision, recall = right / max(right + false, 1), right / max(right + missed, 1)
    f1 = 2 * right / max(2 * right + false + missed, 1)
    worth = right * precision**2
    figures = *(f"{value:.3f}" for value in (precision, recall, f1)), f"{worth:.1f}"
    tell(row.check, row.labelled, count, *figures)


def _alarms(row: Row, data: Path, book: Rulebook, *, wrong: bool) -> None:
    """Print how often a check finds something in texts that have no label for it."""
    alarms, silent = [], []
    for name in row.others:
        texts = list(_texts(data, name))
        found = [text["text"] for text in texts if _found(_report(text, book))]
        if found:
            alarms.append(
                f"{name} {len(found):,} of {len(texts):,} ({len(found) / len(texts):.2%})"
            )
        else:
            silent.append(name)
        for text in found if wrong else ():
            print(f"    {text}")
    tell(row.check, ", ".join(alarms), ", ".join(silent))


def _report(text: dict[str, Any], book: Rulebook, language: Language | None = None) -> Report:
    day = text.get("publish_date") or text.get("posted")
    publish = datetime.fromisoformat(day).replace(tzinfo=JAKARTA) if day else None
    draft = Draft(text["text"], targets=[TARGET], publish=publish, language=language)
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


def _language(data: Path) -> None:
    """Print how often the language of short texts is told right; regional ones are unknown."""
    rows = list(_texts(data, "lid"))
    told = Counter((row["lang"], language(row["text"])) for row in rows)
    head("language", "texts", "id", "en", "unknown")
    for name in dict.fromkeys(row["lang"] for row in rows):
        counts = [told[name, each] for each in ("id", "en", "unknown")]
        tell(name, sum(counts), *counts)
    known = sum(told[name, each] for name in ("id", "en") for each in ("id", "en", "unknown"))
    say(f"Right on id and en: {(told['id', 'id'] + told['en', 'en']) / known:.4f} of {known}.")


def _readability(data: Path) -> None:
    """Print the mean reading ease of the same sentences in both languages."""
    from contentcheck.checks.readability import Params
    from contentcheck.checks.readability import check as ease

    params = Params(words=1, sentences=1)
    head("language", "reading ease, mean", "texts")
    for named in ("id", "en"):
        rows = [r for r in _texts(data, "lid") if (r["lang"], r["src"]) == (named, "nusax")]
        values = [m.value for r in rows for m in ease(Draft(r["text"], language=named), params)]
        tell(named, f"{mean(values):.1f}", len(values))


def _ready(data: Path) -> None:
    """Print what all shipped rules make of clean captions under a good photo."""
    book, photo = load(), PHOTO
    reports = []
    for row in _texts(data, CLEAN):
        publish = datetime.fromisoformat(row["posted"]).replace(tzinfo=JAKARTA)
        draft = Draft(row["text"], [photo], ["facebook/page", "instagram/feed"], publish=publish)
        reports.append(check(draft, book))
    found = [{f.rule for t in report.targets for f in t.findings} for report in reports]
    most = [max(len(target.findings) for target in report.targets) for report in reports]
    ready = sum(report.verdict == "ready" for report in reports)
    score = f"median score {median(report.score or 0 for report in reports):.1f}"
    findings = f"findings a target: median {median(most):.0f}, at most {max(most)}"
    say(f"{CLEAN} under a good photo: {ready} of {len(reports)} ready, {score}; {findings}.")
    head("rule", "captions")
    for rule, count in Counter(rule for rules in found for rule in rules).most_common():
        tell(rule, count)


def _cost(data: Path) -> None:
    """Print the CPU time of each rule about words on captions of 700 to 1,200 characters.

    Captions change from one to the next, so what rules share is paid by the first that asks; what
    is kept of words and sentences of captions before is forgotten. The least of some rounds counts.
    """
    target = (book := load()).targets.by_name[TARGET]
    texts = [text["text"] for text in _texts(data, CLEAN) if 700 <= len(text["text"]) <= 1200]
    drafts = [Draft(text, targets=[TARGET]) for text in texts]
    judges = [make_judge(rule, target, ["always"], "app") for rule in book.chosen]
    of_words = [judge for judge in judges if judge and judge.rule.id.startswith("caption.")]
    words = book.select(["caption."])
    least: dict[str, int] = {}
    for _ in range(20):
        spent: Counter[str] = Counter()
        for draft in drafts:
            _timed(spent, "re", partial(re.findall, r"\w+", draft.caption))
            _forget()
            for judge in of_words:
                _timed(spent, judge.rule.id, partial(_measures, judge, draft))
        for draft in drafts:
            _forget()
            _timed(spent, "report", partial(check, draft, words))
        least = {name: min(took, least.get(name, took)) for name, took in spent.items()}
    scan, report = least.pop("re"), least.pop("report")
    rows = sorted(least.items(), key=lambda row: -row[1])
    rows += [("all", sum(least.values())), ("the whole report of them", report), ("re", scan)]
    head("rule", "CPU for 900 characters, ms", "× `re` finding the words")
    for name, took in rows:
        each = took * 900 / sum(map(len, texts)) / 1e6
        tell(name, f"{each:.3f}", f"{took / scan:.1f}")


def _timed(spent: Counter[str], name: str, work: Callable[[], object]) -> None:
    start = time.process_time_ns()
    work()
    spent[name] += time.process_time_ns() - start


def _measures(judge: Judge, draft: Draft) -> None:
    with suppress(Skip):
        list(check_of(judge.rule.check)(draft, judge.params))


def _forget() -> None:
    """Forget what was found of the captions before, in whatever module of `text/`."""
    for name in [name for name in sys.modules if name.startswith("contentcheck.text.")]:
        for value in vars(sys.modules[name]).values():
            if (kept := getattr(value, "cache_parameters", None)) and kept()["maxsize"]:
                value.cache_clear()


PHOTO = Medium(
    "photo.jpg",
    Path(__file__).parents[1] / "tests" / "rule-media" / "photo.jpg",
    alt="Petugas loket membantu seorang warga mengisi formulir",
)
SECTIONS: dict[str, Callable[[Path], None]] = {
    "language": _language,
    "readability": _readability,
    "ready": _ready,
    "cost": _cost,
}


if __name__ == "__main__":
    main()
