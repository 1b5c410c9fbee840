"""Compare an audit with an earlier one: what is new, what has gone, what is unchanged."""

import json
from dataclasses import dataclass
from pathlib import Path

from rolegraph.audit.findings import Finding, Json, Report
from rolegraph.errors import BadInput


@dataclass(frozen=True, slots=True)
class Comparison:
    """Findings that are new, those that are unchanged, and those of the baseline that have gone."""

    new: tuple[Finding, ...]
    unchanged: tuple[Finding, ...]
    gone: tuple[Json, ...]

    def to_json(self) -> Json:
        """Return the ids by what became of them; what has gone is given in full."""
        return {
            "new": [f.id for f in self.new],
            "unchanged": [f.id for f in self.unchanged],
            "gone": list(self.gone),
        }


def compare(report: Report, baseline: Path) -> Comparison:
    """Return what changed since an ``audit --json`` that was kept; raises BadInput if it is none.

    A finding of a check that did not run this time has not gone; it is left out.
    """
    try:
        kept = json.loads(baseline.read_text("utf-8"))
        before = {f["id"]: f for f in kept["findings"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(
            f"{baseline} is no output of 'rolegraph audit --json': {error}. "
            "Keep one with: rolegraph audit --json > last.json"
        ) from error
    now = {f.id for f in report.findings}
    return Comparison(
        tuple(f for f in report.findings if f.id not in before),
        tuple(f for f in report.findings if f.id in before),
        tuple(f for i, f in before.items() if i not in now and f["rule"] in report.rules),
    )
