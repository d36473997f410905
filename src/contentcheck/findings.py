"""Put what a rule makes of a measure into words: the finding, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from contentcheck.ignores import accepts
from contentcheck.model import Draft, Finding, Language, Measure, Text
from contentcheck.text.personal import masked
from contentcheck.view import fix_in_draft, located
from contentcheck.wording import fill, number, unit_word

if TYPE_CHECKING:
    from contentcheck.judge import Judge

BINDS_OTHERS = {
    "app": Text(
        id="Hanya bila diterbitkan lewat alat (API), tidak bila diunggah lewat aplikasi:",
        en="Only if a tool publishes it (by the API), not if it is posted by hand:",
    ),
    "api": Text(
        id="Hanya bila diunggah lewat aplikasi, tidak bila diterbitkan lewat alat (API):",
        en="Only if it is posted by hand, not if a tool publishes it (by the API):",
    ),
}
OTHERS_SAY = Text(
    id=" Menurut {source} batasnya {limit}, jadi mungkin tetap diterima.",
    en=" By {source} the limit is {limit}, so it may be taken all the same.",
)


def finding(
    judge: Judge,
    measure: Measure,
    draft: Draft,
    lang: Language,
    *,
    accepted: str | None = None,
    page: str | None = None,
) -> Finding:
    """Return a finding on a target of a draft, placed where the draft itself has it.

    `accepted` is why the rule's findings are, where the draft itself does not say so; `page` is
    where its page is published, else the finding points to a source.
    """
    rule = judge.rule
    evidence = masked(measure.evidence[lang]) if measure.evidence else ""
    words = {
        "value": number(measure.value, measure.unit, lang),
        "limit": number(judge.scale.limit(measure.value), measure.unit, lang),
        "stated": "" if judge.stated is None else number(judge.stated, measure.unit, lang),
        "unit": unit_word(measure.unit, lang),
        "target": judge.target.title[lang],
        "evidence": evidence,
    }
    place = located(measure.place, draft, judge.target)
    reasons = (why for name, why in draft.ignore.items() if accepts(name, rule, evidence))
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=judge.severity(measure.value),
        score=judge.score(measure.value),
        message=_for_others(judge, lang)
        + fill(rule.message[lang], **words)
        + _as_others_say(judge, measure, lang),
        advice=fill(rule.advice[lang], **words),
        measure=replace(measure, place=place, fix=fix_in_draft(measure.fix, draft, judge.target)),
        url=page or judge.url,
        evidence=evidence,
        suppressed=next(reasons, accepted),
    )


def _for_others(judge: Judge, lang: Language) -> str:
    """Say of a limit that it does not bind the way this draft is published."""
    return "" if judge.via in judge.binds else f"{BINDS_OTHERS[judge.via][lang]} "


def _as_others_say(judge: Judge, measure: Measure, lang: Language) -> str:
    """Name a source by which the post is fine, where sources disagree on the limit."""
    for reading in judge.milder(measure.value):
        if not isinstance(reading.value, str):
            limit = number(reading.value, measure.unit, lang)
            source = judge.target.sources[reading.sources[0]].title
            return fill(OTHERS_SAY[lang], limit=limit, source=source)
    return ""
