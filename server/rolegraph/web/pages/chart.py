"""The chart of an organisation: its positions and lines, and the tree along which they are drawn.

Lines are data as the documents have them: circles and second superiors stay. So that there is a
tree to draw, each position hangs on one of its lines; every other line crosses the tree.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rolegraph.web.serving.contents import Contents, Json, Organisation

# A position hangs on the line that says most of who commands it.
_KINDS = ("line", "functional", "informs", "assists")
_BASES = ("stated", "chart", "inferred")


@dataclass(frozen=True, slots=True)
class Line:
    """One line up from a position; ``hangs`` where the tree follows it, ``circular`` where it leads down."""

    lower: str
    upper: str
    said: Json
    hangs: bool = False
    circular: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A position, or a unit, in the order of the tree, with all its lines up."""

    about: Json
    depth: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Chart:
    """Positions that lines join, as rows of a tree, and those that no line joins."""

    rows: tuple[Row, ...]
    alone: tuple[Json, ...]
    parents: Mapping[str, str]
    lines: tuple[Line, ...]

    @property
    def levels(self) -> int:
        """How many positions stand one under another at most."""
        return max((row.depth for row in self.rows), default=-1) + 1

    @property
    def tips(self) -> int:
        """How many positions have none below them: how wide the tree is."""
        after = [row.depth for row in self.rows[1:]] + [0]
        return sum(row.depth >= deep for row, deep in zip(self.rows, after, strict=True))


def chart(organisation: Organisation, contents: Contents) -> Chart:
    """Return the chart of an organisation; largest branches first, lines of each position in order."""
    positions = _joined(organisation, contents)
    said = {iri: _lines_up(p, positions) for iri, p in positions.items()}
    parents = _parents(said)
    lines = {
        iri: tuple(
            Line(
                iri,
                line["id"],
                line,
                hangs=line is _hanging(each, parents.get(iri, "")),
                circular=line["kind"] == "line" and _stands_under(line["id"], iri, parents),
            )
            for line in each
        )
        for iri, each in said.items()
    }
    every = tuple(line for each in lines.values() for line in each)
    touched = {end for line in every for end in (line.lower, line.upper)}
    order = _order([iri for iri in positions if iri in touched], parents)
    return Chart(
        rows=tuple(Row(positions[iri], depth, lines[iri]) for iri, depth in order),
        alone=tuple(p for iri, p in positions.items() if iri not in touched),
        parents=parents,
        lines=every,
    )


def above(rows: Sequence[Row], start: int) -> list[Row]:
    """Return the rows that the row at ``start`` stands under, from the top down."""
    way: list[Row] = []
    depth = rows[start].depth if start < len(rows) else 0
    for row in reversed(rows[:start]):
        if row.depth < depth:
            way.append(row)
            depth = row.depth
    return way[::-1]


def nested(units: Iterable[Json]) -> list[Row]:
    """Return units in the order of their tree, each after the one it is a part of."""
    known = {unit["id"]: unit for unit in units}
    parents: dict[str, str] = {}
    for iri, unit in known.items():
        above = unit.get("parent", {}).get("id", "")
        if above in known and not _stands_under(above, iri, parents):
            parents[iri] = above
    return [Row(known[iri], depth, ()) for iri, depth in _order(list(known), parents)]


def _joined(organisation: Organisation, contents: Contents) -> dict[str, Json]:
    """The positions of an organisation, and those elsewhere that its lines lead to."""
    own = {p["id"]: p for p in organisation.positions}
    led = (line["id"] for p in organisation.positions for line in p.get("reports_to", []))
    return own | {
        i: contents.positions[i] for i in led if i not in own and i in contents.positions
    }


def _lines_up(position: Json, known: Mapping[str, Json]) -> list[Json]:
    lines = [line for line in position.get("reports_to", []) if line["id"] in known]
    return sorted(lines, key=lambda x: (_KINDS.index(x["kind"]), _BASES.index(x["basis"])))


def _parents(said: Mapping[str, list[Json]]) -> dict[str, str]:
    """The position that each hangs under: of its lines the first that closes no circle."""
    parents: dict[str, str] = {}
    for iri, lines in said.items():
        for line in lines:
            if not _stands_under(line["id"], iri, parents):
                parents[iri] = line["id"]
                break
    return parents


def _stands_under(lower: str, upper: str, parents: Mapping[str, str]) -> bool:
    """Whether one position is another or hangs below it."""
    at: str | None = lower
    while at is not None:
        if at == upper:
            return True
        at = parents.get(at)
    return False


def _hanging(lines: list[Json], parent: str) -> Json | None:
    return next((line for line in lines if line["id"] == parent), None)


def _order(joined: list[str], parents: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Every position after the one it hangs under, the fullest branches first."""
    below: dict[str, list[str]] = defaultdict(list)
    for iri in joined:
        below[parents.get(iri, "")].append(iri)
    sizes = _sizes(joined, parents)
    waiting = [(iri, 0) for iri in sorted(below[""], key=lambda i: sizes[i])]
    while waiting:
        iri, depth = waiting.pop()
        yield iri, depth
        waiting += [(i, depth + 1) for i in sorted(below[iri], key=lambda i: sizes[i])]


def _sizes(joined: list[str], parents: Mapping[str, str]) -> dict[str, int]:
    """How many hang below each, itself counted."""
    sizes = dict.fromkeys(joined, 0)
    for iri in joined:
        at: str | None = iri
        while at is not None:
            sizes[at] += 1
            at = parents.get(at)
    return sizes


def as_json(
    found: Chart, url: Callable[[str], str], evidence_url: Callable[[Json], str]
) -> dict[str, list[Json]]:
    """Return nodes and lines for drawing; ``url`` and ``evidence_url`` give their addresses."""
    rows = [row.about for row in found.rows]
    return {
        "nodes": [
            {
                "id": p["id"],
                "label": p["label"],
                "aliases": p.get("aliases", []),
                "unit": p.get("unit", {}).get("label", {}),
                "defined": p["defined"],
                "parent": found.parents.get(p["id"]),
                "url": url(p["id"]),
            }
            for p in (*rows, *found.alone)
        ],
        "lines": [
            {
                "from": line.lower,
                "to": line.upper,
                "kind": line.said["kind"],
                "basis": line.said["basis"],
                "hangs": line.hangs,
                "circular": line.circular,
                "evidence": [
                    {"url": evidence_url(at), "quote": at["quote"]}
                    for at in line.said.get("evidence", [])
                ],
            }
            for line in found.lines
        ],
    }
