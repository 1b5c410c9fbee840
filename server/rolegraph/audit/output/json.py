"""The audit as the interface contract's JSON."""

import json
from typing import Any

from rolegraph.audit.output.audited import Audited


def told(audited: Audited) -> dict[str, Any]:
    """Return what ``audit --json`` prints, as JSON values."""
    more = {"changes": audited.changes.to_json()} if audited.changes else {}
    return {"release": audited.release, **audited.report.to_json(), **more}


def write(audited: Audited) -> bytes:
    """Return the audit as JSON, the findings gravest first."""
    return (json.dumps(told(audited), ensure_ascii=False, indent=1) + "\n").encode()
