"""``rolegraph doctor``: what this installation and the last build lack."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from rolegraph import __version__
from rolegraph.cli.release import opened, print_json, reading
from rolegraph.pipeline import shipped_corrections

_MOST = 15


@click.command()
@reading
def doctor(data: Path | None, as_json: bool) -> None:
    """List what the schemes do not know yet and what rests on weak reading.

    Objects and actions without a concept are where the schemes can grow (ontology/vocabulary).
    """
    release = opened(data)
    bearers = [*release.read_json("positions"), *release.read_json("units")]
    report = {
        "version": __version__,
        "release": release.digest,
        "built": release.manifest["built"],
        "corrections": len(shipped_corrections()),
        "unlinked_objects": _count(_unlinked(bearers, "object")),
        "unlinked_actions": _count(_unlinked(bearers, "action")),
        "uncertain": sum(1 for n in _norms(bearers) if n.get("confidence", 1) < 0.8),
        "norms": sum(1 for _ in _norms(bearers)),
        "without_english": sum(1 for n in _norms(bearers) if not n.get("en")),
    }
    if as_json:
        print_json(report)
        return
    click.echo(f"rolegraph {__version__}, release {release.digest[:23]} of {report['built']}")
    click.echo(
        f"{report['norms']} duties and authorities, {report['uncertain']} read with a confidence "
        f"below 0.8, {report['without_english']} without an English rendering, "
        f"{report['corrections']} corrections."
    )
    for name in ("objects", "actions"):
        found: dict[str, int] = report[f"unlinked_{name}"]
        click.echo(f"{len(found)} {name} are in no scheme:")
        for words, times in list(found.items())[:_MOST]:
            click.echo(f"  {times:3} × {words}")


def _norms(bearers: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for bearer in bearers:
        yield from bearer.get("duties", [])
        yield from bearer.get("authorities", [])


def _unlinked(bearers: list[dict[str, Any]], part: str) -> Iterator[str]:
    for norm in _norms(bearers):
        if norm.get(part) and not norm.get(f"{part}_id"):
            yield norm[part]


def _count(words: Iterator[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items(), key=lambda w: (-w[1], w[0])))
