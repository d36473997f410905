"""Do the variables of a WhatsApp template stand where the review takes them?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Span, Text
from contentcheck.text.glance import sought
from contentcheck.text.variables import Variable, variables

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = sought(r"\w+")
_NOT_IN_SAMPLE = sought(r"[\n\r\t]|\s{5}")


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: what to measure in `field`.

    all: how many variables; edges: how many stand first or last, signs aside; out-of-order: how
    many are not {{1}}, {{2}}, … in turn, or named among numbered ones; missing-words: how many
    words and variables are wanting to `each` for a variable and one more; samples: how many sample
    values hold a line break, a tab or more than four blanks, which the sending refuses.
    """

    of: Literal["all", "edges", "out-of-order", "missing-words", "samples"] = "all"
    field: Literal["caption", "header", "footer"] = "caption"
    each: int = 0


def check(draft: Draft, params: Params) -> Iterator[Measure]:
    """Measure the variables of one text; the place is the first that counts.

    Raises Skip without the text; for missing words, without a variable.
    """
    text = getattr(draft, params.field)
    if not text:
        raise Skip("no text")
    if params.of == "samples":
        yield _samples(draft)
        return
    found = variables(text)
    if params.of == "missing-words":
        if not found:
            raise Skip("no variables")
        have = len(_WORD.findall(_without(text, found))) + len(found)
        span = Span(params.field, found[0].start, found[-1].end)
        yield Measure("missing_words", max(0, params.each * len(found) + 1 - have), "words", span)
        return
    meant = _meant(text, found, params.of)
    span = Span(params.field, 0, len(text))
    if meant:
        span = Span(params.field, meant[0].start, meant[0].end)
    yield Measure(f"variables_{params.of}".replace("-", "_"), len(meant), "count", span)


def _meant(text: str, found: list[Variable], of: str) -> list[Variable]:
    if of == "edges":
        return [each for each in found if _is_at_edge(text, each)]
    if of == "out-of-order":
        return _out_of_order(found)
    return found


def _is_at_edge(text: str, variable: Variable) -> bool:
    """Tell whether no letter or figure stands before it, or none after it."""
    return not (_WORD.search(text[: variable.start]) and _WORD.search(text, variable.end))


def _out_of_order(found: list[Variable]) -> list[Variable]:
    """Return those whose number is not the next new one, or that mix names and numbers."""
    numbers = [each.number for each in found]
    if all(number is None for number in numbers):
        return []
    highest, wrong = 0, []
    for each in found:
        if each.number is None or not 1 <= each.number <= highest + 1:
            wrong.append(each)
        else:
            highest = max(highest, each.number)
    return wrong


def _without(text: str, found: list[Variable]) -> str:
    for each in reversed(found):
        text = f"{text[: each.start]} {text[each.end :]}"
    return text


def _samples(draft: Draft) -> Measure:
    samples = draft.template.variables if draft.template else ()
    wrong = [at for at, sample in enumerate(samples) if _NOT_IN_SAMPLE.search(sample)]
    if not wrong:
        return Measure("variables_samples", 0, "count", Span("template", 0, 0))
    numbers = ", ".join(f"{{{{{at + 1}}}}}" for at in wrong)
    field = f"template.variables[{wrong[0]}]"
    return Measure(
        "variables_samples", len(wrong), "count", Span(field, 0, len(samples[wrong[0]])),
        evidence=Text(id=numbers, en=numbers),
    )  # fmt: skip
