"""The audit as the interface contract's JSON."""

import json
from typing import Any

from rolegraph.audit.findings import Finding
from rolegraph.audit.output.audited import Audited


def told(audited: Audited) -> dict[str, Any]:
    """Return what ``audit --json`` prints, as JSON values."""
    more = {"changes": audited.changes.to_json()} if audited.changes else {}
    return {
        "release": audited.release,
        "built": audited.built,
        **audited.report.to_json(),
        "findings": [_finding(audited, finding) for finding in audited.report.findings],
        **more,
    }


def _finding(audited: Audited, finding: Finding) -> dict[str, Any]:
    decision = audited.decision(finding)
    decided = {"disposition": decision.to_json()} if decision else {}
    return {**finding.to_json(), "first_seen": audited.first_seen(finding), **decided}


def write(audited: Audited) -> bytes:
    """Return the audit as JSON, the findings gravest first."""
    return (json.dumps(told(audited), ensure_ascii=False, indent=1) + "\n").encode()
