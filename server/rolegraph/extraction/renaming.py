"""New identifiers for organisations, units and positions, wherever statements speak of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rolegraph.model import (
    Authority,
    CareerStep,
    Line,
    Position,
    Statements,
    Step,
    Unit,
)

_GROUPS = ("organisations", "units", "positions", "duties", "authorities", "prohibitions",
           "qualifications", "appraisals", "lines", "career_steps", "steps")  # fmt: skip


def together(parts: Sequence[Statements]) -> Statements:
    """Return the statements of all parts, each group sorted by id; nothing is merged."""
    groups = {g: [v for p in parts for v in getattr(p, g)] for g in _GROUPS}
    return Statements(
        **{g: tuple(sorted(vs, key=lambda v: str(v.id))) for g, vs in groups.items()}
    )


def organisations_moved(said: Statements, moves: Mapping[str, str]) -> Statements:
    """Return statements with organisations renamed, and units and positions below the new names."""
    names: dict[str, str] = {o.id: moves[o.id] for o in said.organisations if o.id in moves}
    if not names:
        return said
    for old, new in tuple(names.items()):
        before, after = (f"/{o.removeprefix('organisation/')}/" for o in (old, new))
        below = [u.id for u in said.units if u.organisation == old]
        below += [p.id for p in said.positions if p.organisation == old]
        names |= {identifier: identifier.replace(before, after, 1) for identifier in below}
    return renamed(said, names)


def renamed(said: Statements, names: Mapping[str, str]) -> Statements:
    """Return statements in which every identifier that ``names`` maps has its new form.

    A new form that has a newer one is followed to the last; where they lead in a circle, all have the
    first of them in order.
    """
    lasting = {old: last for old in names if (last := _last(old, names)) != old}
    if not lasting:
        return said

    def new(identifier: str) -> str:
        return lasting.get(identifier, identifier)

    return Statements(
        organisations=tuple(replace(o, id=new(o.id)) for o in said.organisations),
        units=tuple(_unit(u, new(u.id), new(u.organisation), new(u.parent)) for u in said.units),
        positions=tuple(
            _position(p, new(p.id), new(p.organisation), new(p.unit)) for p in said.positions
        ),
        duties=tuple(replace(d, bearer=new(d.bearer)) for d in said.duties),
        authorities=tuple(_authority(a, lasting) for a in said.authorities),
        prohibitions=tuple(replace(p, bearer=new(p.bearer)) for p in said.prohibitions),
        qualifications=tuple(replace(q, bearer=new(q.bearer)) for q in said.qualifications),
        appraisals=tuple(replace(a, bearer=new(a.bearer)) for a in said.appraisals),
        lines=tuple(_line(x, new(x.lower), new(x.upper)) for x in said.lines),
        career_steps=tuple(_career(c, new(c.source), new(c.target)) for c in said.career_steps),
        steps=tuple(_step(s, lasting) for s in said.steps),
    )


def _last(identifier: str, names: Mapping[str, str]) -> str:
    followed: list[str] = []
    while identifier in names and identifier not in followed:
        followed.append(identifier)
        identifier = names[identifier]
    circle = followed[followed.index(identifier) :] if identifier in followed else [identifier]
    return min(circle)


def _unit(unit: Unit, identifier: str, organisation: str, parent: str) -> Unit:
    return replace(unit, id=identifier, organisation=organisation, parent=parent)


def _position(position: Position, identifier: str, organisation: str, unit: str) -> Position:
    return replace(position, id=identifier, organisation=organisation, unit=unit)


def _authority(authority: Authority, names: Mapping[str, str]) -> Authority:
    limit = authority.limit
    if limit and limit.escalates_to:
        limit = replace(limit, escalates_to=names.get(limit.escalates_to, limit.escalates_to))
    bearer = names.get(authority.bearer, authority.bearer)
    return replace(authority, bearer=bearer, limit=limit)


def _line(line: Line, lower: str, upper: str) -> Line:
    return replace(line, lower=lower, upper=upper)


def _career(step: CareerStep, source: str, target: str) -> CareerStep:
    return replace(step, source=source, target=target)


def _step(step: Step, names: Mapping[str, str]) -> Step:
    performers: Iterable[tuple[str, str]] = step.performers
    return replace(
        step,
        organisation=names.get(step.organisation, step.organisation),
        performers=tuple((names.get(who, who), letter) for who, letter in performers),
    )
