"""``rolegraph audit``: gaps in responsibilities, each with the sentences behind it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import click
from rich.console import Console

from rolegraph import audit as auditing
from rolegraph import resources
from rolegraph.audit import SEVERITIES, Disposition, Report
from rolegraph.audit.output import FORMS, Audited, text
from rolegraph.cli.output import deliver, form_of, written
from rolegraph.cli.progress import bar
from rolegraph.cli.release import opened, reading, say
from rolegraph.queries.names import ORGANISATION
from rolegraph.releases import Place, Release, backing_of, names_of, store_of
from rolegraph.store import Store

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


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
    type=_FILE,
    help="An earlier 'audit --json': say what is new, unchanged and gone.",
)
@click.option(
    "--dispositions",
    type=_FILE,
    help="Decisions on findings, instead of data/rules/dispositions.yaml.",
)
@click.option(
    "--rules",
    "own",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of your own checks (*.rq), severities.yaml and incompatible-duties.csv.",
)
@written(FORMS, "html is a working paper to print; sarif and junit are for pipelines.")
def audit(
    data: Place | None,
    as_json: bool,
    only: tuple[str, ...],
    organisation: str,
    min_confidence: float,
    fail_on: str | None,
    baseline: Path | None,
    dispositions: Path | None,
    own: Path | None,
    form: str | None,
    language: str,
    output: Path | None,
) -> int:
    """List the gaps in responsibilities that the documents leave, gravest first."""
    release = opened(data)
    store = cache(lambda: store_of(release))
    wanted = (
        [names_of(release, store()).resolve(ORGANISATION, organisation)] if organisation else []
    )
    faults: list[str] = []
    decisions = _decisions(dispositions, faults)
    today = datetime.now(UTC).date()
    found = _found(store, release, own, only)
    whole = auditing.disposed(found, decisions, today)
    changes = auditing.compare(whole, baseline) if baseline else None
    report = whole.only(wanted, min_confidence)
    report = replace(report, faults=(*report.faults, *faults))
    audited = Audited(
        report=report,
        release=release.digest,
        built=str(release.manifest.get("built", "")),
        language=language,
        changes=changes.only(wanted, min_confidence) if changes else None,
        fail_on=fail_on or "",
        decisions=decisions,
    )
    _write(audited, form_of(form, as_json, output, FORMS), output)
    return _exit_code(audited)


def _found(
    store: Callable[[], Store], release: Release, own: Path | None, only: tuple[str, ...]
) -> Report:
    """Return what the shipped checks find, or those with a client's own among them."""
    with bar("Checking") as progress:
        hear = progress or auditing.unheard
        if own is None:
            return auditing.found(store, release.findings, only, hear, lambda: backing_of(release))
        rules, settings = auditing.with_own(own), auditing.read_settings(own)
        return auditing.audit(
            store(), rules, settings, only, progress=hear, backing=backing_of(release)
        )


def _exit_code(audited: Audited) -> int:
    """Tell what could not be read, and return what the command ends with."""
    report = audited.report
    for fault in report.faults:
        say(fault)
    if report.faults:
        return 3
    return int(bool(audited.fail_on and report.at_least(audited.fail_on)))


def _decisions(given: Path | None, faults: list[str]) -> tuple[Disposition, ...]:
    file = given or resources.folder("data/rules").joinpath("dispositions.yaml")
    return auditing.read_dispositions(file, faults)


def _write(audited: Audited, form: str, output: Path | None) -> None:
    if form == "text" and output is None:
        text.show(audited, Console(highlight=False))
    else:
        deliver(FORMS[form](audited), form, output)
