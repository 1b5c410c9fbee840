"""Tables that lines on a page draw, from where lines and words stand."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

#: Lines closer than this (points) are one.
_NEAR = 3.0
#: A page with more lines than this is a drawing.
_MOST = 600


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line on a page: it stands at ``at`` and reaches from ``start`` to ``end``."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """One ruled table: the edges of its columns, left to right, and of its rows, top to bottom.

    ``owner`` gives for each row and column the place of the cell that covers it.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    owner: tuple[tuple[tuple[int, int], ...], ...]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the place of the cell in which a point lies, None outside the table."""
        column = bisect_right(self.columns, x) - 1
        row = bisect_right([-edge for edge in self.rows], -y) - 1
        inside = 0 <= column < len(self.columns) - 1 and 0 <= row < len(self.rows) - 1
        return self.owner[row][column] if inside else None

    def width(self, place: tuple[int, int]) -> float:
        """Return the width of the cell at a place, all columns that it covers."""
        row, column = place
        last = column
        while last + 1 < len(self.owner[row]) and self.owner[row][last + 1] == place:
            last += 1
        return self.columns[last + 1] - self.columns[column]


def grids(strokes: Iterable[Stroke]) -> list[Grid]:
    """Return the tables of two rows and two columns or more, from the top of the page."""
    lines = _joined(strokes)
    groups = _groups(lines) if len(lines) <= _MOST else []
    found = [_grid(group) for group in groups]
    return sorted((each for each in found if each), key=lambda grid: -grid.rows[0])


def _joined(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Return the strokes with those that continue or cover one another as one."""
    joined: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda each: (each.upright, round(each.at), each.start)):
        last = joined[-1] if joined else None
        if last and last.upright == stroke.upright and _touch(last, stroke):
            joined[-1] = replace(last, end=max(last.end, stroke.end))
        else:
            joined.append(stroke)
    return joined


def _groups(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """Return the strokes in groups that touch one another."""
    groups: list[list[Stroke]] = []
    left = list(strokes)
    while left:
        group = [left.pop()]
        for stroke in group:
            apart: list[Stroke] = []
            for other in left:
                (group if _touch(stroke, other) else apart).append(other)
            left = apart
        groups.append(group)
    return groups


def _touch(one: Stroke, other: Stroke) -> bool:
    if one.upright == other.upright:
        apart = max(one.start, other.start) - min(one.end, other.end)
        return abs(one.at - other.at) <= _NEAR and apart <= _NEAR
    return (
        one.start - _NEAR <= other.at <= one.end + _NEAR
        and other.start - _NEAR <= one.at <= other.end + _NEAR
    )


def _grid(strokes: Sequence[Stroke]) -> Grid | None:
    upright = [stroke for stroke in strokes if stroke.upright]
    level = [stroke for stroke in strokes if not stroke.upright]
    columns = _edges(stroke.at for stroke in upright)
    rows = tuple(reversed(_edges(stroke.at for stroke in level)))
    if len(columns) < 3 or len(rows) < 3:
        return None
    return Grid(columns, rows, _owners(columns, rows, upright, level))


def _edges(places: Iterable[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return tuple(edges)


def _owners(
    columns: tuple[float, ...],
    rows: tuple[float, ...],
    upright: Sequence[Stroke],
    level: Sequence[Stroke],
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return for every place the cell that covers it: places without a line between are one."""
    owners: list[list[tuple[int, int]]] = []
    for row in range(len(rows) - 1):
        owners.append([])
        middle = (rows[row] + rows[row + 1]) / 2
        for column in range(len(columns) - 1):
            centre = (columns[column] + columns[column + 1]) / 2
            if column and not _crosses(upright, columns[column], middle):
                owners[row].append(owners[row][column - 1])
            elif row and not _crosses(level, rows[row], centre):
                owners[row].append(owners[row - 1][column])
            else:
                owners[row].append((row, column))
    return tuple(tuple(row) for row in owners)


def _crosses(strokes: Sequence[Stroke], at: float, through: float) -> bool:
    """Whether a line stands at an edge where it would part two cells."""
    return any(
        abs(stroke.at - at) <= _NEAR and stroke.start <= through <= stroke.end
        for stroke in strokes
    )
