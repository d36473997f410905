"""JUnit XML: a suite for each post, a test case for each rule on each of its targets.

So a build server lists the rules that failed by name, and counts those that passed and were
skipped. An error or a warning fails its case; advice is written beside a case that passes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from contentcheck.model import Finding, Language, Report, TargetReport
from contentcheck.report.excerpt import harmless, visible
from contentcheck.report.reasons import in_words
from contentcheck.report.spot import file_of, spot_of
from contentcheck.report.verdicts import SEVERITIES
from contentcheck.text.personal import masked

_NONE = re.compile("[\ufffe\uffff]")  # no characters of XML; the others of that kind are "visible"


def render(reports: Iterable[Report], lang: Language) -> Iterator[str]:
    """Yield one XML document, a post at a time."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="contentcheck">\n'
    for report in reports:
        suite = _suite(report, lang)
        indent(suite)
        yield tostring(suite, encoding="unicode") + "\n"
    yield "</testsuites>\n"


def _suite(report: Report, lang: Language) -> Element:
    cases = [case for target in report.targets for case in _cases(report, target, lang)]
    cases += _failures(report, lang)
    suite = _element("testsuite", {"name": report.source, "tests": str(len(cases)), "time": "0"})
    for name, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(sum(case.find(kind) is not None for case in cases)))
    properties = SubElement(suite, "properties")
    score = "" if report.score is None else f"{report.score:.1f}"
    for name, value in (("verdict", report.verdict), ("score", score)):
        properties.append(_element("property", {"name": name, "value": value}))
    suite.extend(cases)
    return suite


def _cases(report: Report, target: TargetReport, lang: Language) -> Iterator[Element]:
    """Yield a target's test cases: rules with findings, rules that passed, rules not run."""
    found: dict[str, list[Finding]] = {}
    for finding in target.findings:
        found.setdefault(finding.rule, []).append(finding)
    skipped = {each.rule: each.reason for each in target.skipped}
    for rule, findings in found.items():
        yield _found(_case(report, rule, target.target), report, findings, lang)
    for passed in target.passed:
        yield _case(report, passed.rule, target.target)
    for rule, reason in skipped.items():
        if rule not in found:
            case = _case(report, rule, target.target)
            case.append(_element("skipped", {"message": in_words(reason, lang)}))
            yield case


def _found(case: Element, report: Report, findings: list[Finding], lang: Language) -> Element:
    """Return a case with what its rule found: as its failure, its exception, or in passing."""
    failing = [f for f in findings if f.severity != "advice" and f.suppressed is None]
    said = "\n".join(_line(report, finding, lang) for finding in findings)
    if failing:
        attributes = {"type": failing[0].severity, "message": failing[0].message}
        case.append(_element("failure", attributes, said))
    elif all(finding.suppressed is not None for finding in findings):
        reason = masked(findings[0].suppressed or "")
        case.append(_element("skipped", {"message": reason}))
    else:
        case.append(_element("system-out", {}, said))
    return case


def _failures(report: Report, lang: Language) -> Iterator[Element]:
    for number, failure in enumerate(report.errors, 1):
        case = _case(report, f"{failure.kind}.{failure.reason} {number}", "")
        attributes = {"type": failure.reason, "message": failure.message}
        spot = spot_of(report.source, failure.place, lang)
        where = spot.file if spot.line is None else f"{spot.file}:{spot.line}"
        case.append(_element("error", attributes, f"{where}: {failure.message}"))
        yield case


def _case(report: Report, name: str, target: str) -> Element:
    where = f"{report.source} {target}".rstrip()
    attributes = {"classname": where, "name": name, "file": file_of(report.source)[0], "time": "0"}
    return _element("testcase", attributes)


def _line(report: Report, finding: Finding, lang: Language) -> str:
    spot = spot_of(report.source, finding.place, lang)
    where = spot.file if spot.line is None else f"{spot.file}:{spot.line}:{spot.column}"
    about = f" {spot.about}:" if spot.about else ""
    severity = SEVERITIES[finding.severity][lang]
    return f"{where}:{about} {severity} {finding.message} {finding.advice}"


def _element(name: str, attributes: Mapping[str, str], text: str | None = None) -> Element:
    element = Element(name, {key: _legal(value) for key, value in attributes.items()})
    if text is not None:
        element.text = "\n".join(map(_legal, text.split("\n")))
    return element


def _legal(text: str) -> str:
    """Return a text with only what XML 1.0 takes: other characters are spelled out."""
    return _NONE.sub(lambda found: f"\\u{ord(found[0]):04x}", harmless(visible(text)))
