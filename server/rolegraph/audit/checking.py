"""Run the checks and turn their rows into findings."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from rolegraph.audit import rules as shipped_rules
from rolegraph.audit import settings as shipped_settings
from rolegraph.audit.asking import asked
from rolegraph.audit.findings import Finding, Quote, Report, Subject, finding_id
from rolegraph.audit.rules import Rule, Rules
from rolegraph.audit.settings import Settings
from rolegraph.audit.wording import filled, words
from rolegraph.errors import BadInput, QueryFailed, UsageError
from rolegraph.queries import Details, Place, details_of, evidence_of, labels_of
from rolegraph.store import Row, Store

Rows = Sequence[Row]


def audit(
    store: Store,
    rules: Rules | None = None,
    settings: Settings | None = None,
    only: Collection[str] = (),
    organisation: str = "",
) -> Report:
    """Return what the checks find, gravest first; all of them, or ``only`` those of these ids.

    ``organisation`` is an IRI or a label. A rule or setting that is broken becomes a fault of the
    report, and the other checks run. Raises UsageError for an id or organisation that is unknown.
    """
    checks = rules or shipped_rules.shipped()
    chosen = settings or shipped_settings.shipped()
    faults = [*checks.faults, *chosen.faults, *_unknown_settings(checks, chosen)]
    findings: list[Finding] = []
    ran = []
    for rule in _selected(checks, chosen, only):
        try:
            rows = store.select(asked(rule, chosen)).rows
        except (BadInput, QueryFailed) as error:
            faults.append(f"{rule.name}.rq: {error}")
            continue
        ran.append(rule.id)
        findings += _found(store, rule, chosen, rows)
    kept = [f for f in findings if not organisation or f.organisation == organisation]
    if organisation:
        kept = _of(store, findings, organisation)
    return Report.of(kept, ran, faults)


def _unknown_settings(checks: Rules, settings: Settings) -> Iterator[str]:
    for rule in sorted({*settings.severities, *settings.parameters, *settings.skipped}):
        if rule not in checks.by_id and not checks.faults:
            yield f"severities.yaml: there is no check {rule}."


def _selected(checks: Rules, settings: Settings, only: Collection[str]) -> list[Rule]:
    unknown = [name for name in only if name not in checks.by_id]
    if unknown:
        known = ", ".join(checks.by_id)
        raise UsageError(f"There is no check {', '.join(unknown)}. The checks are: {known}.")
    return [
        rule
        for rule in checks.by_id.values()
        if (rule.id in only if only else rule.id not in settings.skipped)
    ]


def _of(store: Store, findings: Iterable[Finding], organisation: str) -> list[Finding]:
    """Return the findings of one organisation; its label will do, and part of its IRI's end."""
    known = sorted({f.organisation for f in findings})
    labels = labels_of(store, known)
    wanted = {
        iri
        for iri in known
        if organisation in (iri, *labels[iri].values()) or iri.endswith(f"/{organisation}")
    }
    return [f for f in findings if f.organisation in wanted]


def _found(store: Store, rule: Rule, settings: Settings, rows: Rows) -> list[Finding]:
    groups = _grouped(rule, rows)
    if not groups:
        return []
    iris = {str(v) for row in rows for v in row.values() if _is_iri(v)}
    behind = _Behind(store, rule, rows, labels_of(store, iris))
    return [
        _finding(rule, settings, key, group, behind, folded=folded)
        for key, group, folded in _folded(rule, groups)
    ]


def _grouped(rule: Rule, rows: Rows) -> dict[tuple[str, ...], list[Row]]:
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(str(row.get(column, "")) for column in rule.key)].append(row)
    return groups


def _folded(
    rule: Rule, groups: Mapping[tuple[str, ...], list[Row]]
) -> Iterator[tuple[tuple[str, ...], list[Row], int]]:
    """Yield key, rows and how many findings were folded into one, 0 for one that stands alone."""
    by_organisation: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, rows in groups.items():
        by_organisation[str(rows[0]["organisation"])].append(key)
    for organisation, keys in by_organisation.items():
        if rule.fold and len(keys) > rule.fold.over:
            yield (organisation,), [row for key in keys for row in groups[key]], len(keys)
        else:
            yield from ((key, groups[key], 0) for key in keys)


def _is_iri(value: object) -> bool:
    return isinstance(value, str) and ("://" in value) and not any(c in value for c in ' <>"{}|')


class _Behind:
    """What stands behind the rows of one rule, fetched once."""

    def __init__(
        self, store: Store, rule: Rule, rows: Rows, labels: Mapping[str, Mapping[str, str]]
    ) -> None:
        statements = {str(row[c]) for row in rows for c in rule.statements if c in row}
        subjects = {str(row[c]) for row in rows for c in rule.subjects if _is_iri(row.get(c))}
        self.labels = labels
        self.evidence: Mapping[str, tuple[Place, ...]] = evidence_of(store, statements | subjects)
        self.details: Mapping[str, Details] = details_of(store, statements)

    def quotes(self, statements: Iterable[str]) -> tuple[Quote, ...]:
        found: dict[Quote, None] = {}
        for iri in statements:
            values = self.details[iri].values if iri in self.details else {}
            for place in self.evidence.get(iri, ()):
                quote = Quote(
                    place.document,
                    place.start,
                    place.end,
                    place.quote,
                    str(values.get("reading", "")),
                    float(values.get("confidence", 1)),
                )
                found.setdefault(quote)
        return tuple(found)

    def subject(self, iri: str) -> Subject:
        places = self.evidence.get(iri, ())
        return Subject(iri, self.labels.get(iri, {}), places[0].document if places else "")


def _finding(
    rule: Rule,
    settings: Settings,
    key: tuple[str, ...],
    rows: Rows,
    behind: _Behind,
    folded: int,
) -> Finding:
    statements = dict.fromkeys(str(r[c]) for r in rows for c in rule.statements if c in r)
    subjects = dict.fromkeys(str(r[c]) for r in rows for c in rule.subjects if _is_iri(r.get(c)))
    quotes = behind.quotes(statements)
    message = rule.fold.message if folded and rule.fold else rule.texts["message"]
    values = words(rows, behind.labels, folded)
    own = str(rows[0].get("severity", rule.severity))
    return Finding(
        id=finding_id(rule.id, key),
        rule=rule.id,
        group=rule.group,
        severity=settings.severities.get(rule.id, own),
        status="open",
        title=rule.texts["title"],
        message=filled(message, values),
        why=rule.texts["why"],
        source=rule.texts["source"],
        remedy=filled(rule.texts["remedy"], values),
        organisation=str(rows[0]["organisation"]),
        subjects=tuple(behind.subject(iri) for iri in subjects),
        evidence=quotes,
        confidence=min((q.confidence for q in quotes), default=1.0),
    )
