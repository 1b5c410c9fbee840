"""What a build found, kept with its release: the same checks need not run on it again."""

import hashlib
import json
from collections.abc import Callable, Collection

from rolegraph.audit import rules as shipped_rules
from rolegraph.audit import settings as shipped_settings
from rolegraph.audit.asking import asked
from rolegraph.audit.checking import Progress, audit, unheard
from rolegraph.audit.findings import Finding, Json, Quote, Report, Subject
from rolegraph.audit.rules import Rules
from rolegraph.audit.settings import Settings
from rolegraph.queries import Backing
from rolegraph.store import Store


def kept(report: Report) -> bytes:
    """Return a report of all shipped checks as the bytes that a release keeps."""
    told = {"checks": _checks(shipped_rules.shipped(), shipped_settings.shipped())}
    return json.dumps({**told, **report.to_json()}, ensure_ascii=False).encode()


def read_kept(content: bytes, only: Collection[str] = ()) -> Report | None:
    """Return the report that a release keeps, of these checks or of all for none.

    None where the checks or their settings are others today, or one of ``only`` did not run.
    """
    rules, settings = shipped_rules.shipped(), shipped_settings.shipped()
    told = json.loads(content)
    if rules.faults or settings.faults or told["checks"] != _checks(rules, settings):
        return None
    if not set(only) <= set(told["rules"]):
        return None
    wanted = only or told["rules"]
    return Report(
        tuple(_finding(each) for each in told["findings"] if each["rule"] in wanted),
        tuple(rule for rule in told["rules"] if rule in wanted),
        tuple(told["faults"]),
        {each["rule"]: each["reason"] for each in told["silent"] if each["rule"] in wanted},
    )


def found(
    store: Callable[[], Store],
    content: bytes | None,
    only: Collection[str] = (),
    progress: Progress = unheard,
    backing: Callable[[], Backing | None] = lambda: None,
) -> Report:
    """Return what the shipped checks find, from what a release keeps where the same checks made it.

    Else they run now on ``store``, and sentences are looked up in ``backing``. Raises UsageError for
    an id that is unknown.
    """
    known = read_kept(content, only) if content else None
    return known or audit(store(), only=only, progress=progress, backing=backing())


def _checks(rules: Rules, settings: Settings) -> str:
    """Return a digest of everything that the findings depend on beside the graph."""
    total = hashlib.sha256(repr(sorted(settings.severities.items())).encode())
    for rule in rules.by_id.values():
        if rule.id not in settings.skipped:
            total.update(asked(rule, settings).encode())
    return total.hexdigest()[:16]


def _finding(told: Json) -> Finding:
    subjects = tuple(Subject(**each) for each in told["subjects"])
    evidence = tuple(Quote(**each) for each in told["evidence"])
    return Finding(**{**told, "subjects": subjects, "evidence": evidence})
