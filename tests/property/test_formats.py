"""Whatever a draft says: every format can be read back, and obeys nobody."""

from __future__ import annotations

import json
from typing import get_args
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from contentcheck.model import Failure, Region, Skipped, Span, TargetReport
from contentcheck.report import Format, rendered
from found import finding, report
from workflow import commands

FORMS: tuple[Format, ...] = get_args(Format)
PARTS = (
    *("::error::", "::set-output name=a::", "##[add-mask]", "##vso[a]", "##", "[", "]", "::", "#"),
    *("\r", "\n", "\r\n", "%0A", "%25", "%", ",", ":", " ", "\t", "\x1b[31m", "\x9b", "\x85"),
    *("\0", "\ud800", "\udcff", "\ufffe", "\u2028", "\u202e", "\u2066", "]]>", "&", "<", '"', "🎉"),
    *("../", "/", "C:\\", "a", ".csv:7", ".xlsx:S:3", "{reason}", "NIK 3275014512900003"),
)
STEERING = set("\x1b\x9b\x85\0\u2028\u202e\u2066\r")
evil_texts = st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=12).map("".join)


@settings(deadline=None, max_examples=300)  # the first one loads the rules
@given(evil=evil_texts, other=evil_texts, form=st.sampled_from(FORMS))
def test_no_text_breaks_a_format_or_steers_what_shows_it(
    evil: str, other: str, form: Format
) -> None:
    places = (Span("caption", 0, 3, 1, 1, 1, 4), Span(evil, 0, 3), Region(other, None, 0.0, 1.0))
    findings = tuple(finding(place, message=evil, advice=other) for place in places)
    hidden = finding(suppressed=evil, message=evil, advice=other)
    target = TargetReport(
        other, 9.0, "blocked", (*findings, hidden), (), (Skipped("a.b", "c", evil),)
    )
    failure = Failure("draft", "unreadable", evil, Region(evil))
    post = report(targets=(target,), source=evil, errors=(failure,))

    text = "".join(rendered([post], form, "en", lines=lambda _: [other]))

    assert not STEERING & set(text)
    text.encode("utf-8")
    assert (len(commands(text)) == 4) if form == "github" else not commands(text)
    if form == "junit":
        assert len(list(ElementTree.fromstring(text.encode()).iter("testcase"))) == 3
    elif form in {"json", "jsonl", "sarif", "gitlab"}:
        assert json.loads(text)
