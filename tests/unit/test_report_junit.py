"""JUnit XML: counts that add up, whatever a draft says."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

import hostile
from contentcheck.drafts.read import read
from contentcheck.engine import check_many
from contentcheck.report.junit import render

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from contentcheck.model import Report


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    return list(check_many(read(hostile.write(tmp_path_factory.mktemp("drafts"))), lang="en"))


@pytest.fixture(scope="module")
def suites(reports: list[Report]) -> list[Element]:
    """The suites, read back from the bytes of a file."""
    document = ElementTree.fromstring("".join(render(reports, "en")).encode("utf-8"))
    assert document.tag == "testsuites"
    return list(document)


def test_a_post_is_a_suite_and_a_rule_on_a_target_is_a_case(
    reports: list[Report], suites: list[Element]
) -> None:
    assert len(suites) == len(reports)
    for report, suite in zip(reports, suites, strict=True):
        cases = [(case.get("classname"), case.get("name")) for case in suite.iter("testcase")]
        assert len(set(cases)) == len(cases)
        rules = {
            (target.target, rule)
            for target in report.targets
            for rule in (
                *(finding.rule for finding in target.findings),
                *(passed.rule for passed in target.passed),
                *(skipped.rule for skipped in target.skipped),
            )
        }
        assert len(cases) == len(rules) + len(report.errors)


def test_the_counts_of_a_suite_are_those_of_its_cases(suites: list[Element]) -> None:
    kinds = (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
    for suite in suites:
        assert suite.get("tests") == str(len(list(suite.iter("testcase"))))
        for name, kind in kinds:
            assert suite.get(name) == str(len(list(suite.iter(kind))))
    assert all(any(int(suite.get(name, "")) for suite in suites) for name, _ in kinds)


def test_errors_and_warnings_fail_their_case_and_advice_does_not(
    reports: list[Report], suites: list[Element]
) -> None:
    for report, suite in zip(reports, suites, strict=True):
        failing = {
            (target.target, finding.rule)
            for target in report.targets
            for finding in target.findings
            if finding.severity != "advice" and finding.suppressed is None
        }
        cases = [case for case in suite.iter("testcase") if case.find("failure") is not None]
        assert len(cases) == len(failing)
        assert {case.get("name") for case in cases} == {rule for _, rule in failing}


def test_a_suppressed_rule_is_skipped_with_its_reason(
    reports: list[Report], suites: list[Element]
) -> None:
    index = next(n for n, report in enumerate(reports) if report.source.endswith("kecuali.md"))
    cases = [case for case in suites[index].iter("testcase") if case.get("name") == "caption.fold"]
    reasons = [skipped.get("message", "") for case in cases for skipped in case.iter("skipped")]
    assert reasons
    assert all("kata Sari" in reason and hostile.PHONE not in reason for reason in reasons)


def test_what_kept_a_post_from_being_checked_is_an_error(suites: list[Element]) -> None:
    errors = [error for suite in suites for error in suite.iter("error")]
    assert any("hilang.jpg" in error.get("message", "") for error in errors)
    assert {error.get("type") for error in errors} == {"missing", "unreadable"}


def test_the_verdict_stands_with_the_suite(reports: list[Report], suites: list[Element]) -> None:
    for report, suite in zip(reports, suites, strict=True):
        values = {each.get("name"): each.get("value") for each in suite.iter("property")}
        assert values["verdict"] == report.verdict
