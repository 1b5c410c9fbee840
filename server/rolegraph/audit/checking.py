"""Run the checks and turn their rows into findings."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import Self

from rolegraph.audit import rules as shipped_rules
from rolegraph.audit import settings as shipped_settings
from rolegraph.audit.asking import asked, looked_for
from rolegraph.audit.behind import Behind, Rows, column_values
from rolegraph.audit.findings import Finding, Report, Texts, finding_id
from rolegraph.audit.rules import Rule, Rules
from rolegraph.audit.settings import Settings
from rolegraph.audit.touching import touched
from rolegraph.audit.wording import filled, words
from rolegraph.errors import BadInput, QueryFailed, UsageError
from rolegraph.queries import Backing, labels_of
from rolegraph.store import EmbeddedStore, Row, Store

Progress = Callable[[int, int], None]
#: A store answers outside Python's lock: two cores run two checks side by side.
_AT_ONCE = 2
#: So many checks are quicker on what they look at in memory, the time to read it included.
_MANY = 16


def unheard(done: int, total: int) -> None:
    """Hear of progress and do nothing."""


def audit(
    store: Store,
    rules: Rules | None = None,
    settings: Settings | None = None,
    only: Collection[str] = (),
    organisation: str = "",
    progress: Progress = unheard,
    backing: Backing | None = None,
) -> Report:
    """Return what the checks find, gravest first; all of them, or ``only`` those of these ids.

    ``organisation`` is an IRI or a label; ``progress`` hears how many checks of how many have run;
    labels and sentences are looked up in ``backing``, where the release has one.
    A rule or setting that is broken becomes a fault of the report, and the other checks run.
    Raises UsageError for an id that is unknown.
    """
    checks = rules or shipped_rules.shipped()
    chosen = settings or shipped_settings.shipped()
    faults = [*checks.faults, *chosen.faults, *_unknown_settings(checks, chosen)]
    selected = _selected(checks, chosen, only)
    found: list[tuple[Rule, Rows]] = []
    silent: dict[str, Texts] = {}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        asking = _Asking.of(store, selected, chosen, pool)
        answers = {rule.id: pool.submit(asking.answer, rule) for rule in asking.ordered(selected)}
        for number, rule in enumerate(selected, 1):
            answer = answers[rule.id].result()
            faults += answer.faults
            if answer.rows is not None:
                found.append((rule, answer.rows))
            if answer.silent:
                silent[rule.id] = answer.silent
            progress(number, len(selected))
    behind = Behind.of(store, found, backing)
    findings = [f for rule, rows in found for f in _found(rule, chosen, rows, behind)]
    if organisation:
        findings = _of(store, findings, organisation)
    return Report.of(findings, (rule.id for rule, _ in found), faults, silent)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The rows of one check, None where it is at fault; ``silent`` says what it lacks to find any."""

    rows: Rows | None = None
    faults: Sequence[str] = ()
    silent: Texts | None = None


@dataclass(frozen=True, slots=True)
class _Asking:
    """Asks the checks; ``near`` will have all that those of the ids ``nearby`` look at."""

    store: Store
    settings: Settings
    near: Future[Store] | None = None
    nearby: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, store: Store, rules: Sequence[Rule], settings: Settings, pool: ThreadPoolExecutor
    ) -> Self:
        """Begin to read what many checks look at into memory, where the graph is on disk."""
        if len(rules) < _MANY or not (isinstance(store, EmbeddedStore) and store.on_disk):
            return cls(store, settings)
        looked_at = {rule.id: names for rule in rules if (names := touched(rule.text))}
        names = frozenset(chain.from_iterable(looked_at.values()))
        near: Future[Store] = pool.submit(store.part, names)
        return cls(store, settings, near, frozenset(looked_at))

    def ordered(self, rules: Sequence[Rule]) -> list[Rule]:
        """Return the checks in an order that has others to ask while what is near is being read."""
        return sorted(rules, key=lambda rule: rule.id in self.nearby)

    def answer(self, rule: Rule) -> _Answer:
        """Return the rows of a check; one that may look at anything is asked of the whole graph."""
        store = self.near.result() if self.near and rule.id in self.nearby else self.store
        try:
            query = asked(rule, self.settings)
        except BadInput as error:
            return _Answer(faults=str(error).splitlines())
        try:
            rows = store.select(query).rows
            if rule.needs and not rows and not self.store.select(looked_for(rule)).rows:
                return _Answer(rows, silent=rule.needs.reason)
        except (BadInput, QueryFailed) as error:
            return _Answer(faults=[f"{rule.name}.rq: {error}"])
        return _Answer(rows)


def _unknown_settings(checks: Rules, settings: Settings) -> Iterator[str]:
    for rule in sorted({*settings.severities, *settings.parameters, *settings.skipped}):
        if rule not in checks.by_id and rule not in checks.broken:
            yield f"{settings.place(rule)}: there is no check {rule}."


def _selected(checks: Rules, settings: Settings, only: Collection[str]) -> list[Rule]:
    unknown = [name for name in only if name not in {*checks.by_id, *checks.broken}]
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


def _found(rule: Rule, settings: Settings, rows: Rows, behind: Behind) -> Iterator[Finding]:
    for key, group, folded in _folded(rule, _grouped(rule, rows)):
        yield _finding(rule, settings, key, group, behind, folded=folded)


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


def _finding(
    rule: Rule,
    settings: Settings,
    key: tuple[str, ...],
    rows: Rows,
    behind: Behind,
    folded: int,
) -> Finding:
    statements = dict.fromkeys(v for row in rows for v in column_values(row, rule.statements))
    subjects = dict.fromkeys(v for row in rows for v in column_values(row, rule.subjects))
    quotes = behind.quotes(statements)
    message = rule.fold.message if folded and rule.fold else rule.texts["message"]
    remedy = rule.texts["remedy"]
    values = words(rows, (message, remedy), behind.labels, folded)
    own = str(rows[0].get("severity", rule.severity))
    organisation = str(rows[0]["organisation"])
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
        remedy=filled(remedy, values),
        organisation=organisation,
        organisation_label=behind.labels.get(organisation, {}),
        subjects=tuple(behind.subject(iri) for iri in subjects),
        evidence=quotes,
        confidence=min((q.confidence for q in quotes), default=1.0),
    )
