"""What a build found, kept with its release: the same checks need not run on it again."""

import hashlib
import json
from dataclasses import replace

from rolegraph.audit import rules as shipped_rules
from rolegraph.audit import settings as shipped_settings
from rolegraph.audit.asking import asked
from rolegraph.audit.findings import Finding, Json, Quote, Report, Subject
from rolegraph.audit.rules import Rules
from rolegraph.audit.settings import Settings


def kept(report: Report) -> bytes:
    """Return a report of all shipped checks as the bytes that a release keeps."""
    told = {"checks": _checks(shipped_rules.shipped(), shipped_settings.shipped())}
    return json.dumps({**told, **report.to_json()}, ensure_ascii=False).encode()


def read_kept(content: bytes, rule: str = "") -> Report | None:
    """Return the report that a release keeps, of one check or of all for "".

    None where the checks or their settings are others today, or the check did not run.
    """
    rules, settings = shipped_rules.shipped(), shipped_settings.shipped()
    told = json.loads(content)
    if rules.faults or settings.faults or told["checks"] != _checks(rules, settings):
        return None
    whole = Report(
        tuple(_finding(each) for each in told["findings"] if rule in ("", each["rule"])),
        tuple(told["rules"]),
        tuple(told["faults"]),
        {each["rule"]: each["reason"] for each in told["silent"] if rule in ("", each["rule"])},
    )
    if not rule:
        return whole
    return replace(whole, rules=(rule,)) if rule in whole.rules else None


def _checks(rules: Rules, settings: Settings) -> str:
    """Return a digest of everything that the findings depend on beside the graph."""
    total = hashlib.sha256(repr(sorted(settings.severities.items())).encode())
    for rule in rules.by_id.values():
        if rule.id not in settings.skipped:
            total.update(asked(rule, settings).encode())
    return total.hexdigest()[:16]


def _finding(told: Json) -> Finding:
    subjects = tuple(Subject(**each) for each in told["subjects"])
    evidence = tuple(Quote(**each) for each in told["evidence"])
    return Finding(**{**told, "subjects": subjects, "evidence": evidence})
