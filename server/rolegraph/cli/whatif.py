"""``rolegraph whatif``: what a change of who does what would do, on a copy of the graph."""

from collections.abc import Iterable, Iterator, Mapping

import click

from rolegraph.audit.supposing import Effect, Vacancy
from rolegraph.audit.whatif import Supposed, World, what_if
from rolegraph.cli.release import opened, print_json, reading
from rolegraph.errors import UsageError
from rolegraph.releases import Place, names_of, store_of

_RECEIVED = {"report": "its report", "above-limit": "what goes above its limit"}


@click.group()
def whatif() -> None:
    """Say what a change would do: which findings appear and disappear, what is left undone.

    Positions, kinds and objects may be named in either script or English, or by IRI; a title that
    several organisations have as TITLE@ORGANISATION. Nothing of the release is changed.
    """


@whatif.command()
@click.argument("position")
@reading
def vacant(position: str, data: Place | None, as_json: bool) -> None:
    """Nobody holds POSITION: what is done, decided and received by nobody, and who stands above."""
    _tell("vacant", {"position": position}, data, as_json)


@whatif.command()
@click.argument("kept")
@click.argument("gone")
@reading
def merge(kept: str, gone: str, data: Place | None, as_json: bool) -> None:
    """KEPT takes over all of GONE: incompatible duties and self-approval that arise."""
    _tell("merge", {"kept": kept, "gone": gone}, data, as_json)


@whatif.command()
@click.argument("position")
@click.argument("under", nargs=-1, required=True, metavar="under SUPERIOR")
@reading
def move(position: str, under: tuple[str, ...], data: Place | None, as_json: bool) -> None:
    """POSITION reports to another SUPERIOR."""
    superior = under[-1]
    if under not in ((superior,), ("under", superior)):
        raise UsageError("The form is: rolegraph whatif move POSITION under SUPERIOR")
    _tell("move", {"position": position, "under": superior}, data, as_json)


@whatif.command()
@click.argument("position")
@click.argument("kind")
@click.argument("object_", metavar="OBJECT")
@click.argument("limit", default="")
@reading
def grant(
    position: str, kind: str, object_: str, limit: str, data: Place | None, as_json: bool
) -> None:
    """POSITION gets the power of KIND over OBJECT, up to LIMIT (50000CNY, "<=5%")."""
    given = {"position": position, "kind": kind, "object": object_, "limit": limit}
    _tell("grant", given, data, as_json)


@whatif.command()
@click.argument("position")
@click.argument("kind")
@click.argument("object_", metavar="OBJECT")
@reading
def revoke(position: str, kind: str, object_: str, data: Place | None, as_json: bool) -> None:
    """POSITION loses its powers of KIND over OBJECT and what it covers."""
    _tell("revoke", {"position": position, "kind": kind, "object": object_}, data, as_json)


def _tell(kind: str, given: Mapping[str, str], data: Place | None, as_json: bool) -> None:
    release = opened(data)
    store = store_of(release)
    base = str(release.manifest["base"])
    found = what_if(World(store, names_of(release, store), release.ontology, base), kind, given)
    if as_json:
        print_json(found.to_json())
        return
    vacancy = _vacancy(found, found.vacancy) if found.vacancy else ()
    click.echo("\n".join([*vacancy, *_effect(found.effect)]))


def _vacancy(found: Supposed, left: Vacancy) -> Iterator[str]:
    def called(iri: str) -> str:
        names = found.labels.get(iri, {})
        return " / ".join(dict.fromkeys(v for k, v in names.items() if k != "zh-Hant")) or iri

    def several(iris: Iterable[str]) -> str:
        return ", ".join(map(called, iris)) or "not stated"

    yield f"{called(found.change['position'])} is vacant"
    yield f"  stands above: {several(left.above)}"
    yield f"  reports to it: {several(left.below)}"
    yield f"  does or may do some of the same: {several(left.alike)}"
    for title, ones in (
        ("nobody else is stated to do or may do", [o for o in left.left if not o.others]),
        ("others do or may do as well", [o for o in left.left if o.others]),
    ):
        if ones:
            yield f"\n  {title}"
        # One sentence may give several powers, and a duty with the power that it implies.
        for doing, text, others in dict.fromkeys((o.doing, o.reading, o.others) for o in ones):
            what = f"{called(doing)}: " if doing else ""
            yield f"    {what}{text}" + (f"  [{several(others)}]" if others else "")
    if left.received:
        yield "\n  nobody receives any more"
    for sender, _, what in left.received:
        yield f"    from {called(sender)}: {_RECEIVED[what]}"
    yield ""


def _effect(effect: Effect) -> Iterator[str]:
    for title, findings in (("appear", effect.appear), ("disappear", effect.disappear)):
        yield f"1 finding {title}s" if len(findings) == 1 else f"{len(findings)} findings {title}"
        for one in findings:
            yield f"  {one.severity} · {one.rule} · {one.message['en']}"
            yield f"    {one.message['zh']}"
