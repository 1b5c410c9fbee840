"""The audit as SARIF 2.1.0, which code hosts and editors read."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote as percent

from rolegraph import __version__
from rolegraph.audit.findings import Finding, Quote, Subject
from rolegraph.audit.output.audited import Audited
from rolegraph.audit.output.rows import decision_in_words
from rolegraph.paper import said

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"critical": "error", "high": "error", "medium": "warning", "low": "note"}
Json = dict[str, Any]


def write(audited: Audited) -> bytes:
    """Return one run; a finding's further sentences are its related locations."""
    findings = audited.report.findings
    rules = list({f.rule: f for f in findings}.values())
    documents = list(dict.fromkeys(q.document for f in findings for q in f.evidence))
    run = {
        "tool": {
            "driver": {
                "name": "rolegraph",
                "version": __version__,
                "rules": [_rule(f, audited.language) for f in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": percent(d)}} for d in documents],
        "results": [
            _result(audited, f, [r.rule for r in rules].index(f.rule), documents) for f in findings
        ]
        + [_absent(gone) for gone in (audited.changes.gone if audited.changes else ())],
        "invocations": [_invocation(audited.report.faults)],
        "properties": {"release": audited.release},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return (json.dumps(log, ensure_ascii=False, indent=1) + "\n").encode()


def _rule(finding: Finding, language: str) -> Json:
    return {
        "id": finding.rule,
        "shortDescription": {"text": said(finding.title, language)},
        "fullDescription": {"text": said(finding.why, language)},
        "help": {"text": said(finding.source, language)},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {"tags": [finding.group]},
    }


def _result(audited: Audited, finding: Finding, index: int, documents: list[str]) -> Json:
    language = audited.language
    places = [_location(q, documents) for q in finding.evidence]
    first = places[0] if places else {}
    about = [_logical(s, language) for s in finding.subjects]
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{said(finding.message, language)} {said(finding.remedy, language)}"},
        "locations": [{**first, "logicalLocations": about}],
        "partialFingerprints": {"rolegraph/v1": finding.id},
        "properties": {"severity": finding.severity, "confidence": finding.confidence},
    }
    if places[1:]:
        result["relatedLocations"] = [{"id": n, **p} for n, p in enumerate(places[1:], 1)]
    if finding.status != "open":
        why = decision_in_words(audited.decision(finding)) or finding.status
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    if change := audited.change(finding):
        result["baselineState"] = change
    return result


def _location(place: Quote, documents: list[str]) -> Json:
    return {
        "physicalLocation": {
            "artifactLocation": {
                "uri": percent(place.document),
                "index": documents.index(place.document),
            },
            "region": {
                "charOffset": place.start,
                "charLength": place.end - place.start,
                "snippet": {"text": place.quote},
            },
        }
    }


def _logical(subject: Subject, language: str) -> Json:
    return {"name": said(subject.label, language) or subject.id, "fullyQualifiedName": subject.id}


def _absent(gone: Json) -> Json:
    return {
        "ruleId": gone["rule"],
        "message": {"text": gone["message"]["en"]},
        "partialFingerprints": {"rolegraph/v1": gone["id"]},
        "baselineState": "absent",
    }


def _invocation(faults: Iterable[str]) -> Json:
    told = [{"level": "error", "message": {"text": fault}} for fault in faults]
    return {"executionSuccessful": not told, "toolConfigurationNotifications": told}
