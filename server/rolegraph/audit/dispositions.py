"""What people decided about findings: an accepted risk, or a false positive, each with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from rolegraph.audit.findings import Json, Report
from rolegraph.errors import BadInput

STATUSES = ("accepted", "false-positive")


@dataclass(frozen=True, slots=True)
class Disposition:
    """A decision on one finding; ``expires`` is None where it holds until it is taken back."""

    finding: str
    status: str
    owner: str
    reason: str
    mitigation: str = ""
    expires: date | None = None

    def to_json(self) -> Json:
        """Return the decision as ``audit --json`` prints it."""
        known = {"owner": self.owner, "reason": self.reason, "mitigation": self.mitigation}
        expires = {"expires": self.expires.isoformat()} if self.expires else {}
        return {name: text for name, text in known.items() if text} | expires


def read_dispositions(file: Traversable | Path) -> tuple[Disposition, ...]:
    """Return the decisions of a file; raises BadInput that names every fault with its place."""
    try:
        parsed = yaml.safe_load(file.read_text("utf-8")) or {}
    except yaml.YAMLError as error:
        raise BadInput(f"{file.name}: this is no YAML: {error}") from error
    entries = parsed.get("dispositions") or []
    faults = [f"{file.name}, entry {n}: {f}" for n, e in enumerate(entries, 1) for f in _odd(e)]
    if faults:
        raise BadInput("\n".join(faults))
    return tuple(Disposition(**entry) for entry in entries)


def _odd(entry: dict[str, Any]) -> list[str]:
    needed = ["finding", "status", "owner", "reason"]
    if entry.get("status") == "accepted":
        needed.append("mitigation")
    faults = [f"'{key}' is missing." for key in needed if not entry.get(key)]
    faults += [f"'{key}' is not known." for key in entry if key not in Disposition.__slots__]
    if entry.get("status", "accepted") not in STATUSES:
        faults.append(f"status '{entry['status']}' is none of {', '.join(STATUSES)}.")
    if not isinstance(entry.get("expires", date.today()), date):
        faults.append(f"expires '{entry['expires']}' is no date such as 2027-03-31.")
    return faults


def disposed(report: Report, dispositions: Iterable[Disposition], today: date) -> Report:
    """Return the report with the decisions applied.

    One that has expired leaves its finding open, and one without a finding has nothing to hold
    for; both are named among the faults.
    """
    by_id = {d.finding: d for d in dispositions}
    faults = list(report.faults)
    found = {f.id for f in report.findings}
    live: dict[str, str] = {}
    for each in by_id.values():
        if each.expires and each.expires < today:
            faults.append(f"dispositions: {each.finding} expired on {each.expires}; decide again.")
        elif each.finding in found:
            live[each.finding] = each.status
        elif each.finding.partition("-")[0] in report.rules:
            faults.append(f"dispositions: {each.finding} is no finding any more; take it out.")
    findings = (replace(f, status=live.get(f.id, f.status)) for f in report.findings)
    return Report.of(findings, report.rules, faults, report.silent)
