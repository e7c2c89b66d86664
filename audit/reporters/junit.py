"""The report for test dashboards: `Report` in, JUnit XML out; a document is a suite, a rule a test case."""

import re
from typing import TextIO
from xml.etree import ElementTree

from audit.model.finding import DocumentReport, Finding, Level, Report, RuleInfo
from audit.model.record import record
from audit.reporters.wording import coverage_words, place_address, printable

# What XML 1.0 (2.2) has no way to write.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@record
class JunitReporter:
    """Errors and warnings fail a rule's test case; notes are printed in a case that passes."""

    def write(self, report: Report, stream: TextIO) -> None:
        """Write the whole report to `stream`."""
        root = ElementTree.Element("testsuites", name="citation-audit")
        for document in report.documents:
            root.append(_suite(document, report.rules))
        for count in ("tests", "failures", "errors", "skipped"):
            root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
        ElementTree.indent(root)
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        stream.write(ElementTree.tostring(root, encoding="unicode") + "\n")


def _suite(document: DocumentReport, rules: tuple[RuleInfo, ...]) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", name=_clean(document.path))
    if document.failure is not None:
        case = ElementTree.SubElement(suite, "testcase", classname=_clean(document.path), name="readable")
        ElementTree.SubElement(case, "error", message=_clean(document.failure), type="unreadable")
    else:
        _add_cases(suite, document, rules)
        suite.append(_text("system-out", coverage_words(document.coverage)))
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    for element, count in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        suite.set(count, str(sum(case.find(element) is not None for case in cases)))
    return suite


def _add_cases(suite: ElementTree.Element, document: DocumentReport, rules: tuple[RuleInfo, ...]) -> None:
    found: dict[str, list[Finding]] = {}
    for finding in document.findings:
        found.setdefault(finding.rule, []).append(finding)
    names = {rule.id: rule.name for rule in rules}
    names.update({finding.rule: finding.name for finding in document.findings})
    skipped = {rule.rule: rule.reason for rule in document.skipped}
    for rule, name in names.items():
        case = ElementTree.SubElement(suite, "testcase", classname=_clean(document.path), name=f"{rule} {name}")
        failing = [finding for finding in found.get(rule, ()) if finding.level is not Level.NOTE]
        if failing:
            failure = _text("failure", "\n".join(_line(finding) for finding in failing))
            failure.set("message", _clean(failing[0].message))
            failure.set("type", str(max(failing, key=lambda finding: finding.level.rank).level))
            case.append(failure)
        elif rule in skipped:
            ElementTree.SubElement(case, "skipped", message=_clean(skipped[rule]))
        notes = [finding for finding in found.get(rule, ()) if finding.level is Level.NOTE]
        if notes:
            case.append(_text("system-out", "\n".join(_line(finding) for finding in notes)))


def _line(finding: Finding) -> str:
    return printable(f"{place_address(finding.region)}: {finding.level}: {finding.message}")


def _text(tag: str, text: str) -> ElementTree.Element:
    element = ElementTree.Element(tag)
    element.text = _clean(text)
    return element


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
