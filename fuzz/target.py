"""What can be fed with bytes, and what becomes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Target:
    """Something that reads what strangers wrote.

    `run` raises where a promise is broken, and returns a word for what became of the bytes. `seeds`
    are good or nearly good to begin with, `words` worth putting in. Whatever `run` keeps open `end`
    closes; it raises, too, where something is left over. `patience` is how many seconds of this
    process one execution may take.
    """

    name: str
    run: Callable[[bytes], str]
    seeds: Callable[[], Sequence[bytes]]
    words: Sequence[bytes] = ()
    guided: bool = True
    end: Callable[[], None] = lambda: None
    patience: float = 10.0
    longest: int = 4096


@dataclass(slots=True)
class Tally:
    """What became of so many executions of a target."""

    name: str
    executions: int = 0
    seconds: float = 0.0
    finds: int = 0
    became: Counter[str] = field(default_factory=Counter)
    how: str = ""
