"""``rolegraph whatif``: what a change of who does what would do, on a copy of the graph."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import click

from rolegraph.audit import changing, supposing
from rolegraph.cli.release import opened, print_json, reading
from rolegraph.errors import AmbiguousName, UsageError
from rolegraph.graph.ontology import ontology_triples
from rolegraph.queries import Names, Parameter
from rolegraph.queries.names import plain
from rolegraph.releases import Release, quads_of
from rolegraph.store import EmbeddedStore

Json = dict[str, Any]
_POSITION = Parameter(name="POSITION", of=("rg:Position",))
_KIND = Parameter(name="KIND", of=("rgk",))
_OBJECT = Parameter(name="OBJECT", of=("rgo",))
_OPERATORS = {"<": "lt", "<=": "lteq", "=": "eq", ">=": "gteq", ">": "gt", "": "lteq"}
_LIMIT = re.compile(
    r"(?P<operator><=|>=|<|>|=)?\s*(?P<value>\d[\d,]*(?:\.\d+)?)\s*(?P<tens>万)?\s*(?P<unit>[A-Z]{3}|%|元)"
)


@click.group()
def whatif() -> None:
    """Say what a change would do: which findings appear and disappear, what is left undone.

    Positions, kinds and objects may be named in either script or English, or by IRI. Nothing of the
    release is changed.
    """


@whatif.command()
@click.argument("position")
@reading
def vacant(position: str, data: Path | None, as_json: bool) -> None:
    """Nobody holds POSITION: what is done, decided and received by nobody, and who stands above."""
    world = _World(opened(data))
    iri = world.named(_POSITION, position)
    found = supposing.vacancy(world.store, iri)
    effect = world.effect(partial(changing.vacated, position=iri))
    told = {
        "change": {"kind": "vacant", "position": iri},
        **_vacancy_json(found),
        **effect.to_json(),
    }
    _tell(told, as_json, [*_vacancy_lines(found, world, iri), *_effect_lines(effect)])


@whatif.command()
@click.argument("kept")
@click.argument("gone")
@reading
def merge(kept: str, gone: str, data: Path | None, as_json: bool) -> None:
    """KEPT takes over all of GONE: incompatible duties and self-approval that arise."""
    world = _World(opened(data))
    one, other = world.named(_POSITION, kept), world.named(_POSITION, gone)
    if one == other:
        raise UsageError(f"Two positions were wanted; {kept} and {gone} are one.")
    effect = world.effect(partial(changing.merged, kept=one, gone=other), {other: one})
    told = {"change": {"kind": "merge", "kept": one, "gone": other}, **effect.to_json()}
    _tell(told, as_json, _effect_lines(effect))


@whatif.command()
@click.argument("position")
@click.argument("under", nargs=-1, required=True, metavar="under SUPERIOR")
@reading
def move(position: str, under: tuple[str, ...], data: Path | None, as_json: bool) -> None:
    """POSITION reports to another SUPERIOR."""
    superior = under[-1]
    if under not in ((superior,), ("under", superior)):
        raise UsageError("The form is: rolegraph whatif move POSITION under SUPERIOR")
    world = _World(opened(data))
    lower, upper = world.named(_POSITION, position), world.named(_POSITION, superior)
    effect = world.effect(partial(changing.moved, position=lower, superior=upper, base=world.base))
    told = {"change": {"kind": "move", "position": lower, "under": upper}, **effect.to_json()}
    _tell(told, as_json, _effect_lines(effect))


@whatif.command()
@click.argument("position")
@click.argument("kind")
@click.argument("object_", metavar="OBJECT")
@click.argument("limit", required=False)
@reading
def grant(
    position: str, kind: str, object_: str, limit: str | None, data: Path | None, as_json: bool
) -> None:
    """POSITION gets the power of KIND over OBJECT, up to LIMIT (50000CNY, "<=5%")."""
    world = _World(opened(data))
    bearer, power, matter = world.power(position, kind, object_)
    change = partial(
        changing.granted,
        position=bearer,
        kind=power,
        matter=(matter, object_),
        bound=_bound(limit) if limit else None,
        base=world.base,
    )
    effect = world.effect(change)
    told = {
        "change": {"kind": "grant", "position": bearer, "power": power, "object": matter},
        **effect.to_json(),
    }
    _tell(told, as_json, _effect_lines(effect))


@whatif.command()
@click.argument("position")
@click.argument("kind")
@click.argument("object_", metavar="OBJECT")
@reading
def revoke(position: str, kind: str, object_: str, data: Path | None, as_json: bool) -> None:
    """POSITION loses its powers of KIND over OBJECT and what it covers."""
    world = _World(opened(data))
    bearer, power, matter = world.power(position, kind, object_)
    lost = supposing.held(world.store, bearer, power, matter)
    if not lost:
        raise UsageError(
            f"{position} has no power to {kind} {object_} in the documents, so none can be revoked. "
            f"See: rolegraph query powers-of -p bearer='{position}'"
        )
    effect = world.effect(partial(changing.revoked, statements=lost))
    told = {
        "change": {"kind": "revoke", "position": bearer, "statements": list(lost)},
        **effect.to_json(),
    }
    _tell(told, as_json, _effect_lines(effect))


class _World:
    """A release, its names, and a copy of its graph to change."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self.base = str(release.manifest["base"])
        self._quads = list(quads_of(release))
        self.store = EmbeddedStore.from_quads(self._quads)
        self._names = Names.of(self.store)

    def named(self, parameter: Parameter, name: str) -> str:
        """Return what a name means; several that bear it are listed in the error."""
        try:
            return self._names.resolve(parameter, name)
        except AmbiguousName as error:
            listed = "".join(f"\n  {iri}" for iri, _ in error.candidates)
            raise UsageError(f"{error} They are:{listed}") from error

    def power(self, position: str, kind: str, matter: str) -> tuple[str, str, str]:
        """Return the IRIs of a bearer, a kind of authority and an object."""
        bearer = self.named(_POSITION, position)
        return bearer, self.named(_KIND, kind), self.named(_OBJECT, matter)

    def effect(
        self, change: supposing.Change, renamed: Mapping[str, str] | None = None
    ) -> supposing.Effect:
        """Return what a change does to the findings."""
        ontology = ontology_triples(self._release.ontology)
        return supposing.suppose(self._quads, ontology, change, self.base, renamed)


def _bound(text: str) -> changing.Bound:
    found = _LIMIT.fullmatch(plain(text).upper())
    if not found:
        raise UsageError(
            "A limit with its unit was wanted, such as 50000CNY, 5万元, '>=1000EUR' or 5%; "
            f"found {text!r}."
        )
    value = Decimal(found["value"].replace(",", "")) * (10_000 if found["tens"] else 1)
    unit = "CNY" if found["unit"] == "元" else found["unit"]
    return changing.Bound(_OPERATORS[found["operator"] or ""], f"{value:f}", unit, text)


def _tell(told: Json, as_json: bool, lines: Iterable[str]) -> None:
    if as_json:
        print_json(told)
    else:
        click.echo("\n".join(lines))


def _vacancy_json(found: supposing.Vacancy) -> Json:
    return {
        "left": [
            {
                "statement": one.statement,
                "doing": one.doing,
                "text": one.reading,
                "others": list(one.others),
            }
            for one in found.left
        ],
        "received": [
            {"sender": sender, "statement": statement, "what": what}
            for sender, statement, what in found.received
        ],
        "above": list(found.above),
        "below": list(found.below),
        "alike": list(found.alike),
    }


def _vacancy_lines(found: supposing.Vacancy, world: _World, position: str) -> Iterator[str]:
    named = {
        *found.above,
        *found.below,
        *found.alike,
        *(s for s, _, _ in found.received),
        *(one.doing for one in found.left if one.doing),
        position,
    }
    called = supposing.titles(world.store, named)

    def several(iris: Iterable[str]) -> str:
        return ", ".join(called[iri] for iri in iris) or "not stated"

    yield f"{called[position]} is vacant"
    yield f"  stands above: {several(found.above)}"
    yield f"  reports to it: {several(found.below)}"
    yield f"  does or may do some of the same: {several(found.alike)}"
    for title, ones in (
        ("nobody else is stated to do or may do", [o for o in found.left if not o.others]),
        ("others do or may do as well", [o for o in found.left if o.others]),
    ):
        if ones:
            yield f"\n  {title}"
        # One sentence may give several powers, and a duty with the power that it implies.
        for doing, text, others in dict.fromkeys((o.doing, o.reading, o.others) for o in ones):
            what = f"{called[doing]}: " if doing else ""
            yield f"    {what}{text}" + (f"  [{several(others)}]" if others else "")
    if found.received:
        yield "\n  nobody receives any more"
    for sender, _, what in found.received:
        yield f"    from {called[sender]}: {_RECEIVED[what]}"
    yield ""


_RECEIVED = {"report": "its report", "above-limit": "what goes above its limit"}


def _effect_lines(effect: supposing.Effect) -> Iterator[str]:
    for title, findings in (("appear", effect.appear), ("disappear", effect.disappear)):
        yield f"1 finding {title}s" if len(findings) == 1 else f"{len(findings)} findings {title}"
        for one in findings:
            yield f"  {one.severity} · {one.rule} · {one.message['en']}"
            yield f"    {one.message['zh']}"
