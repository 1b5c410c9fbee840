"""What the checks find in the release that is served, with the decisions people took on it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from heapq import nsmallest

from flask import current_app

from rolegraph import audit, resources
from rolegraph.audit import SEVERITIES, Disposition, Finding, Report, settings
from rolegraph.errors import RolegraphError
from rolegraph.releases import Release
from rolegraph.store import Limits, Store
from rolegraph.web.serving.reports import Reports
from rolegraph.web.serving.served import Loaded, source
from rolegraph.web.serving.settings import Settings

Thresholds = Mapping[str, tuple[str, ...]]


def report(now: Loaded, rule: str = "", thresholds: Thresholds | None = None) -> Report:
    """Return the findings of one check, or of all for ""; they are looked for once a release."""
    given = thresholds or {}
    key = (now.release.digest, rule, *given.items())
    release, store = now.release, _patient(now)
    return _decided(key, _reports().of(key, lambda: _found(release, store, rule, given)))


@dataclass(frozen=True, slots=True)
class AtHand:
    """The findings of all checks as far as they are known: none while the checks run, or for ``trouble``."""

    report: Report | None = None
    trouble: RolegraphError | None = None


def at_hand(now: Loaded) -> AtHand:
    """Return the findings of all checks for a page of something else: it neither waits nor fails."""
    release, store = now.release, _patient(now)
    key = (release.digest, "")
    try:
        found = _reports().soon(key, lambda: _found(release, store, "", {}))
    except RolegraphError as error:
        return AtHand(trouble=error)
    if found is None:
        return AtHand(trouble=source().trouble)
    return AtHand(_decided(key, found))


def kept(now: Loaded) -> Report | None:
    """Return what the release keeps of today's checks; None where it keeps nothing: none is run."""

    def usable() -> Report:
        content = now.release.findings
        known = audit.read_kept(content) if content else None
        return Report((), known.rules if known else ())

    return (
        at_hand(now).report if _reports().of((now.release.digest, "kept"), usable).rules else None
    )


@dataclass(frozen=True, slots=True)
class Glance:
    """The open findings by severity, and the checks that find the gravest, each with how often."""

    severities: Mapping[str, int]
    checks: tuple[tuple[Finding, int], ...]
    ran: int


def glance(found: Report, most: int) -> Glance:
    """Return the findings of a report at a glance, with at most so many checks."""
    opened = [f for f in found.findings if f.status == "open"]
    of_severity, of_rule = Counter(f.severity for f in opened), Counter(f.rule for f in opened)
    rules = {f.rule: f for f in reversed(opened)}
    gravest = nsmallest(most, rules.values(), lambda f: (-SEVERITIES.index(f.severity), f.rule))
    return Glance(
        {severity: of_severity[severity] for severity in reversed(SEVERITIES)},
        tuple((f, of_rule[f.rule]) for f in gravest),
        len(found.rules),
    )


def about(found: Report, iri: str) -> tuple[Finding, ...]:
    """Return the findings about one thing of the graph, the gravest first."""
    return tuple(f for f in found.findings if any(s.id == iri for s in f.subjects))


def decisions() -> tuple[Disposition, ...]:
    """Return what people decided about findings."""
    file = resources.folder("data/rules").joinpath("dispositions.yaml")
    return audit.read_dispositions(file)


def _decided(key: tuple[object, ...], found: Report) -> Report:
    """Return a report with the decisions of today; one may expire at midnight."""
    taken, today = decisions(), datetime.now(UTC).date()
    return _reports().of((*key, taken, today), lambda: audit.disposed(found, taken, today))


def _reports() -> Reports:
    kept: Reports = current_app.extensions["rolegraph reports"]
    return kept


def _patient(now: Loaded) -> Store:
    limits: Settings = current_app.extensions["rolegraph settings"]
    return now.store.limited(Limits(milliseconds=limits.sparql_milliseconds))


def _found(release: Release, store: Store, rule: str, thresholds: Thresholds) -> Report:
    """Return what the build found, where the checks are the same; else what they find now."""
    only = (rule,) if rule else ()
    if not thresholds:
        return audit.found(lambda: store, release.findings, only)
    shipped = settings.shipped()
    given = {**shipped.parameters.get(rule, {}), **thresholds}
    chosen = replace(shipped, parameters={**shipped.parameters, rule: given})
    return audit.audit(store, settings=chosen, only=only)
