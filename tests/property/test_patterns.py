"""Every pattern of the program takes time in step with the text, on texts made against it.

The texts are made from the pattern itself: each of its repetitions is pumped up and then left
without what should follow, which is what makes a backtracking search go back and forth.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]  # the parts of a pattern
from signal import ITIMER_VIRTUAL, SIGVTALRM, setitimer, signal
from time import process_time
from typing import Any

import pytest

from commands import SOURCE
from contentcheck.text.openings import slow_opening
from patterns import Made

COLLECTOR = Path(__file__).parents[1] / "patterns.py"

LENGTH = 2500  # characters; four times as many may take four times as long, and some more
FACTOR = 4
MOST = 9  # times; what grows with the square of the length takes sixteen
TOLD = 0.02  # s of CPU time; what is done sooner grows too little to matter
PATIENCE = 5.0  # s of CPU time, for what never ends

PIECES = (
    *"a1 \n.#@(<-_*/:,&;!\"'\u00a0é👍",
    *("a ", "a.", "a@", "1.", " \n", "a_", "<a ", "http://", '""', "\\u", "a\n", "A", "0,", "(a"),
)
REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}
GROUPS = {_constants.SUBPATTERN, _constants.ATOMIC_GROUP}
LOOKS = {_constants.ASSERT, _constants.ASSERT_NOT}
CATEGORIES = {
    _constants.CATEGORY_DIGIT: "1",
    _constants.CATEGORY_SPACE: " ",
    _constants.CATEGORY_NOT_WORD: "-",
}


# ------------------------------------------------------------------------- texts against a pattern


def sample(part: Any) -> str:
    """Return a short text that a part of a pattern matches, as far as that can be seen."""
    made = ""
    for operator, arguments in part:
        if operator is _constants.LITERAL:
            made += chr(arguments)
        elif operator is _constants.IN:
            made += member(arguments)
        elif operator in {_constants.ANY, _constants.NOT_LITERAL}:
            made += "~"
        elif operator is _constants.BRANCH:
            made += sample(arguments[1][0])
        elif operator in REPEATS:
            made += sample(arguments[2]) * max(arguments[0], 1)
        elif operator in GROUPS:
            made += sample(inside(operator, arguments))
    return made


def inside(operator: Any, arguments: Any) -> Any:
    return arguments[-1] if operator is _constants.SUBPATTERN else arguments


def member(choices: Any) -> str:
    """Return a character of a set."""
    operator, arguments = choices[0]
    if operator is _constants.NEGATE:
        left_out = {member([choice]) for choice in choices[1:]}
        return next(each for each in "a1~ -é" if each not in left_out)
    if operator is _constants.LITERAL:
        return chr(arguments)
    if operator is _constants.RANGE:
        return chr(arguments[0])
    return CATEGORIES.get(arguments, "a")


def pumps(part: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield what comes before each repetition in a pattern, and what is repeated in it."""
    for operator, arguments in part:
        if operator in REPEATS:
            yield before, sample(arguments[2])
            for kind, branches in arguments[2]:
                if kind is _constants.BRANCH:
                    yield from ((before, sample(each)) for each in branches[1])
            yield from pumps(arguments[2], before)
        elif operator is _constants.BRANCH:
            for each in arguments[1]:
                yield from pumps(each, before)
        elif operator in GROUPS:
            yield from pumps(inside(operator, arguments), before)
        elif operator in LOOKS:
            yield from pumps(arguments[1], before)
        before += sample([(operator, arguments)])


def attacks(source: str | bytes, flags: int) -> set[tuple[str, str]]:
    """Return pairs of what to begin with and what to repeat."""
    tree = _parser.parse(source, flags)
    whole = sample(tree)
    near = {("", whole), ("", whole[:-1]), ("", f"{whole} "), (whole, whole[:-1])}
    found = near | set(pumps(tree)) | {("", piece) for piece in PIECES}
    return {(before, piece) for before, piece in found if piece}


# ---------------------------------------------------------------------------------- the work it is


class NeverEndsError(Exception):
    """A search did not come to an end."""


@pytest.fixture(autouse=True)
def patient() -> Iterator[None]:
    """Let no search go on for ever: searches look for signals now and then."""

    def end(*_: Any) -> None:
        raise NeverEndsError

    before = signal(SIGVTALRM, end)
    yield
    setitimer(ITIMER_VIRTUAL, 0)
    signal(SIGVTALRM, before)


def seconds(pattern: re.Pattern[Any], attack: tuple[str, str], length: int, *, once: bool) -> float:
    """Return the CPU time that looking through an attack takes."""
    before, piece = attack
    text: Any = before + piece * (length // len(piece)) + "\0"
    if isinstance(pattern.pattern, bytes):
        text = text.encode("utf-8", "replace")
    start = process_time()
    if once:
        pattern.match(text)
        pattern.fullmatch(text)
    else:
        pattern.sub(lambda found: found[0], text)
    return process_time() - start


def grows_too_fast(pattern: re.Pattern[Any], attack: tuple[str, str], *, once: bool) -> bool:
    """Tell whether four times the text takes far more than four times as long."""
    for _ in range(3):  # another program may have been in the way
        long = seconds(pattern, attack, FACTOR * LENGTH, once=once)
        if long < TOLD or long < MOST * seconds(pattern, attack, LENGTH, once=once):
            return False
    return True


def faults(made: Made) -> Iterator[str]:
    """Say on which texts a pattern takes too long."""
    source = made.text.encode("latin-1") if made.raw else made.text
    pattern = re.compile(source, made.flags)
    for attack in sorted(attacks(source, made.flags)):
        setitimer(ITIMER_VIRTUAL, PATIENCE)
        try:
            if grows_too_fast(pattern, attack, once=made.at_one_place):
                yield f"{made.module}: {source!r} on {attack}"
        except NeverEndsError:
            yield f"{made.module}: {source!r} never ends on {attack}"
            return


@pytest.mark.parametrize(
    "slow",
    [r"(a+)+$", r"\s+$", r"a*a*b", r"(?:\w{1,40}\s?){1,30}x", r"x(?:a|aa)*y", r".*.*="],
)
def test_what_is_slow_is_found_out(slow: str) -> None:
    assert next(faults(Made("here", slow, False, 0, False)), None)


@pytest.mark.parametrize("slow", [r"(a+)+$", r"(?:\w{1,40}\s?){1,30}x", r"(?:-{1,9} ?){1,9}\n"])
def test_what_is_slow_at_one_place_is_found_out(slow: str) -> None:
    assert next(faults(Made("here", slow, False, 0, True)), None)


@pytest.mark.parametrize("quick", [r"\w+", r"(?<!\s)\s++$", r"[a-z]{1,30}\d", r"(?:ab|cd){1,9}!"])
def test_what_is_quick_is_let_be(quick: str) -> None:
    assert list(faults(Made("here", quick, False, 0, False))) == []


def test_every_pattern_takes_time_in_step_with_the_text() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(COLLECTOR)],
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        check=True,
    )
    patterns = [Made(*each) for each in json.loads(done.stdout)]
    assert len(patterns) > 250
    assert [fault for made in patterns for fault in faults(made)] == []


@pytest.mark.parametrize("sign", "*-_=~•|")
def test_a_row_of_signs_before_a_caption_does_not_hold_the_check(sign: str) -> None:
    setitimer(ITIMER_VIRTUAL, PATIENCE)
    assert slow_opening(sign * 700 + " Kantor imigrasi buka lagi besok pagi.") is None
    assert slow_opening(sign * 70 + "\nKantor imigrasi buka lagi besok pagi.") is not None
