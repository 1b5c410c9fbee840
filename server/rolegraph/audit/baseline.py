"""Compare an audit with an earlier one: what is new, what has gone, what is unchanged."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from rolegraph.audit.findings import Finding, Json, Report, wanted
from rolegraph.errors import BadInput


@dataclass(frozen=True, slots=True)
class Comparison:
    """Findings that are new, those that are unchanged, and those of the baseline that have gone.

    ``first_seen`` says when each finding of the baseline was first found, where that is known.
    """

    new: tuple[Finding, ...]
    unchanged: tuple[Finding, ...]
    gone: tuple[Json, ...]
    first_seen: Mapping[str, str] = field(default_factory=dict)

    def only(self, organisations: Collection[str] = (), least: float = 0.0) -> "Comparison":
        """Return the changes of these organisations (of all for none), at least so certain."""
        kept = [
            tuple(f for f in found if wanted(f.organisation, f.confidence, organisations, least))
            for found in (self.new, self.unchanged)
        ]
        gone = tuple(
            f
            for f in self.gone
            if wanted(f.get("organisation", ""), f.get("confidence", 1.0), organisations, least)
        )
        return replace(self, new=kept[0], unchanged=kept[1], gone=gone)

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
        {i: str(f.get("first_seen") or kept.get("built", "")) for i, f in before.items()},
    )
