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
_KEYS = ("finding", "status", "owner", "reason", "mitigation", "expires")


@dataclass(frozen=True, slots=True)
class Disposition:
    """A decision on one finding; ``expires`` is None where it holds until it is taken back."""

    finding: str
    status: str
    reason: str
    owner: str = ""
    mitigation: str = ""
    expires: date | None = None
    place: str = "dispositions"

    def to_json(self) -> Json:
        """Return the decision as ``audit --json`` prints it."""
        known = {"owner": self.owner, "reason": self.reason, "mitigation": self.mitigation}
        expires = {"expires": self.expires.isoformat()} if self.expires else {}
        return {name: text for name, text in known.items() if text} | expires


def read_dispositions(
    file: Traversable | Path, faults: list[str] | None = None
) -> tuple[Disposition, ...]:
    """Return the decisions of a file that are sound.

    Every fault, with its line and column, is added to ``faults``; without such a list the faults
    are raised as BadInput, all at once.
    """
    found, odd = _read(file.name, file.read_text("utf-8"))
    if faults is not None:
        faults += odd
    elif odd:
        raise BadInput("\n".join(odd))
    return tuple(found)


def _read(name: str, text: str) -> tuple[list[Disposition], list[str]]:
    try:
        tree, parsed = yaml.compose(text, yaml.SafeLoader), yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        return [], [f"{name}{where}: this is no YAML: {getattr(error, 'problem', error)}."]
    entries = parsed.get("dispositions") if isinstance(parsed, dict) else parsed
    if entries is not None and not (isinstance(parsed, dict) and isinstance(entries, list)):
        return [], [f"{name}, line 1, column 1: begin with 'dispositions:' and a list of entries."]
    found: list[Disposition] = []
    faults: list[str] = []
    for entry, place in zip(entries or (), _places(tree), strict=False):
        odd = _odd(entry) if isinstance(entry, dict) else [f"'{entry}' is no entry."]
        faults += [f"{name}, {place}: {fault}" for fault in odd]
        if not odd:
            found.append(Disposition(**entry, place=f"{name}, {place}"))
    return found, faults


def _places(tree: yaml.Node | None) -> list[str]:
    """Return the line and column at which each entry begins."""
    if not isinstance(tree, yaml.MappingNode):
        return []
    lists = [value for key, value in tree.value if key.value == "dispositions"]
    marks = [entry.start_mark for entry in (lists[0].value if lists else ())]
    return [f"line {mark.line + 1}, column {mark.column + 1}" for mark in marks]


def _odd(entry: dict[str, Any]) -> list[str]:
    needed = ["finding", "status", "reason"]
    if entry.get("status") != "false-positive":
        needed += ["owner", "mitigation"]
    faults = [f"'{key}' is missing." for key in needed if not entry.get(key)]
    faults += [f"'{key}' is not known." for key in entry if key not in _KEYS]
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
            faults.append(f"{each.place}: {each.finding} expired on {each.expires}; decide again.")
        elif each.finding in found:
            live[each.finding] = each.status
        elif each.finding.partition("-")[0] in report.rules:
            faults.append(f"{each.place}: {each.finding} is no finding any more; take it out.")
    findings = (replace(f, status=live.get(f.id, f.status)) for f in report.findings)
    return Report.of(findings, report.rules, faults, report.silent)
