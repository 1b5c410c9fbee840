"""Lines that nesting suggests: who is in a unit stands below the position that heads it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.structure.wording.words import words
from rolegraph.model import Line, Position, Statements

_SURE = 0.5
#: Types of units whose members do not stand below a manager who is drawn under them.
_BOARDS = ("board", "supervisory-board")


def suggested(whole: Statements) -> tuple[Line, ...]:
    """Return inferred lines for positions of which no document shows or states a superior.

    Who is in a unit stands below the only position of it whose title leads (of a board, its chair). The
    head of a unit stands below the head of the unit above, which is the one leader there who stands below
    no other. Where there are several, nothing is suggested.
    """
    told: dict[str, set[str]] = defaultdict(set)
    for line in whole.lines:
        if line.kind == "line":
            told[line.lower].add(line.upper)
    members: dict[str, list[Position]] = defaultdict(list)
    for position in whole.positions:
        if position.unit and position.label.hans:
            members[position.unit].append(position)
    leaders = {u.id: _leaders(members[u.id], u.type) for u in whole.units}
    parents = {u.id: u.parent for u in whole.units}
    lines = _lines(whole, leaders, parents, told)
    return tuple(sorted(lines, key=lambda line: line.id))


def _lines(
    whole: Statements,
    leaders: Mapping[str, list[Position]],
    parents: Mapping[str, str],
    told: Mapping[str, set[str]],
) -> Iterator[Line]:
    for position in whole.positions:
        head = _only(leaders.get(position.unit, []))
        if head is position:
            head = _only(_first(leaders.get(parents.get(position.unit, ""), []), told))
        if head is None or head is position or position.id in told or not position.evidence:
            continue
        place = position.evidence[0]
        ends = (position.id.rsplit("/", 1)[-1], head.id.rsplit("/", 1)[-1])
        yield Line(
            id=statement_id("line", place.document, place.start, place.end, *ends, "nesting"),
            lower=position.id,
            upper=head.id,
            kind="line",
            basis="inferred",
            reading=position.label.main,
            evidence=(place,),
            confidence=_SURE,
        )


def _leaders(own: list[Position], unit_type: str) -> list[Position]:
    leading = words("units")["chairs" if unit_type in _BOARDS else "leaders"]
    return [p for p in own if p.label.hans.endswith(tuple(leading))]


def _first(leaders: list[Position], told: Mapping[str, set[str]]) -> list[Position]:
    """Return the leaders of a unit that stand below no other of them."""
    ids = {p.id for p in leaders}
    return [p for p in leaders if not told.get(p.id, set()) & ids]


def _only(leaders: list[Position]) -> Position | None:
    """Return the one leader; of several none, as a title does not tell who is first."""
    return leaders[0] if len(leaders) == 1 else None
