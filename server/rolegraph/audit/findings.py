"""What an audit finds, as values: findings with their subjects, quotes and remedy."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

#: Lowest first.
SEVERITIES = ("low", "medium", "high", "critical")

Json = dict[str, Any]
Texts = Mapping[str, str]


def finding_id(rule: str, key: Iterable[str]) -> str:
    """Return the id of a finding: the rule and a hash of what it is about.

    Quotes, offsets and the wording of messages are no part of it, so it outlives a rebuild.
    """
    digest = hashlib.sha256("\n".join(key).encode()).hexdigest()
    return f"{rule}-{digest[:10]}"


def wanted(
    organisation: str, confidence: float, organisations: Collection[str], least: float
) -> bool:
    """Say whether a finding is of one of these organisations (of any for none) and so certain."""
    return (not organisations or organisation in organisations) and confidence >= least


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about: a position, unit, matter or document; ``label`` by language."""

    id: str
    label: Texts
    document: str

    def to_json(self) -> Json:
        """Return the subject as ``audit --json`` prints it."""
        return {"id": self.id, "label": dict(self.label), "document": self.document}


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that a finding rests on, as they stand in the document and as they were read."""

    document: str
    start: int
    end: int
    quote: str
    reading: str
    confidence: float

    def to_json(self) -> Json:
        """Return the quote in the form of an answer's evidence."""
        return {
            "document": self.document,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "reading": self.reading,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One gap; ``confidence`` is the lowest of the statements that it rests on.

    ``status`` is open, accepted or false-positive, the last two by a disposition.
    """

    id: str
    rule: str
    group: str
    severity: str
    status: str
    title: Texts
    message: Texts
    why: Texts
    source: Texts
    remedy: Texts
    organisation: str
    organisation_label: Texts
    subjects: tuple[Subject, ...]
    evidence: tuple[Quote, ...]
    confidence: float

    def to_json(self) -> Json:
        """Return the finding as ``audit --json`` prints it."""
        return {
            "id": self.id,
            "rule": self.rule,
            "group": self.group,
            "severity": self.severity,
            "status": self.status,
            "title": dict(self.title),
            "message": dict(self.message),
            "why": dict(self.why),
            "source": dict(self.source),
            "organisation": self.organisation,
            "organisation_label": dict(self.organisation_label),
            "subjects": [s.to_json() for s in self.subjects],
            "evidence": [q.to_json() for q in self.evidence],
            "remedy": dict(self.remedy),
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of an audit, gravest first; ``rules`` are the ids of the checks that ran.

    ``faults`` names what is wrong with files of rules, each with its line and column. ``silent``
    says of a check that found nothing for want of anything to look at what it would need.
    """

    findings: tuple[Finding, ...]
    rules: tuple[str, ...]
    faults: tuple[str, ...] = ()
    silent: Mapping[str, Texts] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        findings: Iterable[Finding],
        rules: Iterable[str],
        faults: Iterable[str] = (),
        silent: Mapping[str, Texts] | None = None,
    ) -> "Report":
        """Return a report with its findings in order: severity, rule, subjects."""
        ordered = sorted(
            findings, key=lambda f: (-SEVERITIES.index(f.severity), f.rule, f.organisation, f.id)
        )
        return cls(tuple(ordered), tuple(sorted(rules)), tuple(faults), dict(silent or {}))

    def at_least(self, severity: str) -> tuple[Finding, ...]:
        """Return the open findings of this severity or a graver one."""
        lowest = SEVERITIES.index(severity)
        return tuple(
            f
            for f in self.findings
            if f.status == "open" and SEVERITIES.index(f.severity) >= lowest
        )

    def only(
        self, organisations: Collection[str] = (), least: float = 0.0, severity: str = ""
    ) -> "Report":
        """Return the findings of these organisations (of all for none), at least so certain.

        Decisions on findings are applied before: one on a finding that is left out is no orphan.
        """
        kept = tuple(
            f
            for f in self.findings
            if wanted(f.organisation, f.confidence, organisations, least)
            and severity in ("", f.severity)
        )
        return replace(self, findings=kept)

    def to_json(self) -> Json:
        """Return the report as ``audit --json`` prints it, without its release."""
        return {
            "findings": [f.to_json() for f in self.findings],
            "rules": list(self.rules),
            "faults": list(self.faults),
            "silent": [{"rule": rule, "reason": dict(why)} for rule, why in self.silent.items()],
        }
