"""What is written: a report, with the release it is about and how it is to be said."""

from dataclasses import dataclass

from rolegraph.audit.baseline import Comparison
from rolegraph.audit.findings import Finding, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """A report and its release; ``built`` is when that was built, "" where nobody knows.

    ``fail_on`` is the severity from which a pipeline fails; "" lets any open finding fail it.
    """

    report: Report
    release: str
    built: str = ""
    language: str = "en"
    changes: Comparison | None = None
    fail_on: str = ""

    def change(self, finding: Finding) -> str:
        """Return ``new`` or ``unchanged`` since the baseline, "" without one."""
        if self.changes is None:
            return ""
        return "new" if finding in self.changes.new else "unchanged"

    def fails(self, finding: Finding) -> bool:
        """Say whether a finding is one that a pipeline fails for."""
        return finding in self.report.at_least(self.fail_on or "low")
