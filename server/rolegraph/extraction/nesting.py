"""Lines that nesting suggests: who is in a unit stands below the position that heads it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rolegraph.extraction.identifiers import statement_id
from rolegraph.extraction.structure.words import words
from rolegraph.model import Line, Position, Statements

_SURE = 0.5


def suggested(whole: Statements) -> tuple[Line, ...]:
    """Return inferred lines for positions of which no document shows or states a superior.

    A head is the only position of a unit whose title leads; where there are several, nothing is
    suggested. The head of a unit stands below the head of the unit above.
    """
    told = {line.lower for line in whole.lines if line.kind == "line"}
    members: dict[str, list[Position]] = defaultdict(list)
    for position in whole.positions:
        if position.unit and position.label.hans:
            members[position.unit].append(position)
    heads = {u.id: _head(members[u.id]) for u in whole.units}
    parents = {u.id: u.parent for u in whole.units}
    lines = _lines(whole, heads, parents, told)
    return tuple(sorted(lines, key=lambda line: line.id))


def _lines(
    whole: Statements,
    heads: Mapping[str, Position | None],
    parents: Mapping[str, str],
    told: set[str],
) -> Iterator[Line]:
    for position in whole.positions:
        head = heads.get(position.unit)
        if head is position:
            head = heads.get(parents.get(position.unit, ""))
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


def _head(own: list[Position]) -> Position | None:
    """Return the only leader of a unit; where several lead, none: a title does not tell who is first."""
    leading = [p for p in own if p.label.hans.endswith(tuple(words("units")["leaders"]))]
    return leading[0] if len(leading) == 1 else None
