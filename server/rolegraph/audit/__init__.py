"""Audit: gaps in responsibilities, each with the sentences behind it.

``audit(store)`` runs every check of ``queries/audit`` and gives a ``Report`` of findings; a check is
one file with a ``#+`` header, its severity and thresholds stand in ``data/rules``.
"""

from rolegraph.audit.baseline import Comparison, compare
from rolegraph.audit.checking import audit, unheard
from rolegraph.audit.dispositions import Disposition, disposed, read_dispositions
from rolegraph.audit.findings import SEVERITIES, Finding, Quote, Report, Subject
from rolegraph.audit.keeping import found, kept, read_kept
from rolegraph.audit.rules import Rule, Rules, read_rules, with_own
from rolegraph.audit.settings import Settings, read_settings

__all__ = [
    "SEVERITIES",
    "Comparison",
    "Disposition",
    "Finding",
    "Quote",
    "Report",
    "Rule",
    "Rules",
    "Settings",
    "Subject",
    "audit",
    "compare",
    "disposed",
    "found",
    "kept",
    "read_dispositions",
    "read_kept",
    "read_rules",
    "read_settings",
    "unheard",
    "with_own",
]
