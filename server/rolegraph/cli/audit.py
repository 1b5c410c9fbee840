"""``rolegraph audit``: gaps in responsibilities, each with the sentences behind it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import click

from rolegraph import audit as auditing
from rolegraph import resources
from rolegraph.audit import SEVERITIES, Comparison, Finding, Report
from rolegraph.cli.release import opened, print_json, reading, say
from rolegraph.store import EmbeddedStore

_COLOURS = {"critical": "magenta", "high": "red", "medium": "yellow", "low": "cyan"}
_MOST_QUOTES = 3


@click.command()
@reading
@click.option("--rule", "only", multiple=True, help="Only this check (A05); may be repeated.")
@click.option("--organisation", default="", help="Only this organisation, by name or IRI.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Leave out findings that rest on a less certain reading.",
)
@click.option(
    "--fail-on", type=click.Choice(SEVERITIES), help="Exit with 1 from this severity on."
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="An earlier 'audit --json': say what is new, unchanged and gone.",
)
@click.option(
    "--dispositions",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Decisions on findings, instead of data/rules/dispositions.yaml.",
)
def audit(
    data: Path | None,
    as_json: bool,
    only: tuple[str, ...],
    organisation: str,
    min_confidence: float,
    fail_on: str | None,
    baseline: Path | None,
    dispositions: Path | None,
) -> int:
    """List the gaps in responsibilities that the documents leave, gravest first."""
    release = opened(data)
    store = EmbeddedStore.load(release.graph)
    report = auditing.audit(store, only=only, organisation=organisation)
    kept = (f for f in report.findings if f.confidence >= min_confidence)
    report = _decided(replace(report, findings=tuple(kept)), dispositions)
    changes = auditing.compare(report, baseline) if baseline else None
    if as_json:
        more = {"changes": changes.to_json()} if changes else {}
        print_json({"release": release.digest, **report.to_json(), **more})
    else:
        click.echo("\n".join(_lines(report, changes)))
    for fault in report.faults:
        say(fault)
    if report.faults:
        return 3
    return int(bool(fail_on and report.at_least(fail_on)))


def _decided(report: Report, dispositions: Path | None) -> Report:
    file = dispositions or resources.folder("data/rules").joinpath("dispositions.yaml")
    decisions = auditing.read_dispositions(file)
    return auditing.disposed(report, decisions, datetime.now(UTC).date())


def _lines(report: Report, changes: Comparison | None) -> Iterator[str]:
    new = {f.id for f in changes.new} if changes else set()
    for (_, rule), found in groupby(report.findings, key=lambda f: (f.severity, f.rule)):
        group = list(found)
        head = f"{group[0].severity} · {rule} · {group[0].title['en']} / {group[0].title['zh']}"
        yield ""
        yield click.style(head, fg=_COLOURS[group[0].severity], bold=True)
        for finding in group:
            yield from _finding(finding, "new " if finding.id in new else "")
    yield from ("", *_summary(report, changes))


def _finding(finding: Finding, mark: str) -> Iterator[str]:
    status = "" if finding.status == "open" else f"[{finding.status}] "
    yield f"  {mark}{status}{finding.message['en']}  ({finding.id})"
    yield f"    {finding.message['zh']}"
    for quote in finding.evidence[:_MOST_QUOTES]:
        where = f"{quote.document}, characters {quote.start}–{quote.end}"
        yield f"      「{quote.quote}」  {where}"
        if quote.reading and quote.reading != quote.quote:
            yield f"       read as: {quote.reading}"
    if len(finding.evidence) > _MOST_QUOTES:
        yield f"      … and {len(finding.evidence) - _MOST_QUOTES} more (--json shows all)"


def _summary(report: Report, changes: Comparison | None) -> Iterator[str]:
    counts = {s: sum(f.severity == s for f in report.findings) for s in reversed(SEVERITIES)}
    by_severity = ", ".join(f"{n} {s}" for s, n in counts.items() if n) or "none"
    yield f"{len(report.rules)} checks, {len(report.findings)} findings: {by_severity}."
    if changes:
        yield (
            f"Since the baseline: {len(changes.new)} new, {len(changes.gone)} gone, "
            f"{len(changes.unchanged)} unchanged."
        )
        for gone in changes.gone:
            yield f"  gone: {gone['message']['en']}  ({gone['id']})"
