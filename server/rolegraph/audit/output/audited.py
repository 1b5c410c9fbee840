"""What is written: a report, with the release it is about and how it is to be said."""

from dataclasses import dataclass

from rolegraph.audit.baseline import Comparison
from rolegraph.audit.dispositions import Disposition
from rolegraph.audit.findings import Finding, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """A report and its release; ``built`` is when that was built, "" where nobody knows.

    ``decisions`` are those on findings, of which a report keeps the status alone.
    ``whole`` is the report that ``report`` is a part of, where that is shown a part at a time.
    ``fail_on`` is the severity from which a pipeline fails; "" lets any open finding fail it.
    """

    report: Report
    release: str
    built: str = ""
    language: str = "en"
    changes: Comparison | None = None
    fail_on: str = ""
    decisions: tuple[Disposition, ...] = ()
    whole: Report | None = None

    @property
    def every(self) -> tuple[Finding, ...]:
        """Return all findings, those that are shown elsewhere too."""
        return (self.whole or self.report).findings

    def first_seen(self, finding: Finding) -> str:
        """Return when a finding was first found, as far as the baseline and this release know."""
        earlier = self.changes.first_seen.get(finding.id) if self.changes else None
        return earlier or self.built

    def decision(self, finding: Finding) -> Disposition | None:
        """Return the decision that gives a finding its status, None for an open one."""
        if finding.status == "open":
            return None
        return next((d for d in self.decisions if d.finding == finding.id), None)

    def change(self, finding: Finding) -> str:
        """Return ``new`` or ``unchanged`` since the baseline, "" without one."""
        if self.changes is None:
            return ""
        return "new" if finding in self.changes.new else "unchanged"

    def fails(self, finding: Finding) -> bool:
        """Say whether a finding is one that a pipeline fails for."""
        return finding in self.report.at_least(self.fail_on or "low")
