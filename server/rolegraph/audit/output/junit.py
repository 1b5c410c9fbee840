"""The audit as JUnit XML: a suite for each check, so that a pipeline shows it among its tests."""

import re
from collections import defaultdict
from xml.etree import ElementTree as Xml

from rolegraph.audit.findings import Finding
from rolegraph.audit.output.audited import Audited
from rolegraph.paper import said

# The control characters that XML 1.0 has no way to write.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write(audited: Audited) -> bytes:
    """Return a suite a check; a check without findings has one case, which passes.

    A finding fails where it is open and grave enough, and is skipped where it was disposed of.
    """
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in audited.report.findings:
        by_rule[finding.rule].append(finding)
    root = Xml.Element("testsuites", name="rolegraph audit")
    for rule in audited.report.rules:
        cases = [_case(audited, f) for f in by_rule[rule]] or [
            Xml.Element("testcase", name="no findings", classname=rule)
        ]
        root.append(_suite(rule, cases))
    _count(root, [case for suite in root for case in suite])
    del root.attrib["skipped"]  # which the schema knows of a suite alone
    Xml.indent(root)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _suite(rule: str, cases: list[Xml.Element]) -> Xml.Element:
    suite = Xml.Element("testsuite", name=rule)
    suite.extend(cases)
    _count(suite, cases)
    return suite


def _count(element: Xml.Element, cases: list[Xml.Element]) -> None:
    element.set("tests", str(len(cases)))
    element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    element.set("errors", "0")
    element.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))


def _case(audited: Audited, finding: Finding) -> Xml.Element:
    message = _clean(said(finding.message, audited.language))
    case = Xml.Element("testcase", name=f"{finding.id} {message}", classname=finding.rule)
    if finding.status != "open":
        Xml.SubElement(case, "skipped", message=finding.status)
    elif audited.fails(finding):
        failure = Xml.SubElement(case, "failure", message=message, type=finding.severity)
        failure.text = _clean(_details(finding, audited.language))
    else:
        Xml.SubElement(case, "system-out").text = _clean(_details(finding, audited.language))
    return case


def _details(finding: Finding, language: str) -> str:
    quotes = [f"{q.document}:{q.start}-{q.end} 「{q.quote}」" for q in finding.evidence]
    texts = [said(t, language) for t in (finding.title, finding.message, finding.remedy)]
    return "\n".join([*texts, *quotes])


def _clean(text: str) -> str:
    """Leave out the control characters that XML 1.0 forbids."""
    return _FORBIDDEN.sub("", text)
