"""Tables with a row a unit, and tables of levels, to units, posts and lines."""

import re

from rolegraph.extraction.english.wording.holders import counted
from rolegraph.extraction.structure.names.titles import parse
from rolegraph.extraction.tables.cells.cells import is_unit, names, passage
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.matters import below
from rolegraph.extraction.tables.readers.rows import row_of, sums_up
from rolegraph.reading import Cell

_LISTED = re.compile(r"[^、，,；;\n]+")
_LINES = {"superior": "line", "functional": "functional"}


def read_units(shape: Shape, builder: Builder) -> None:
    """Read every row: a unit, whoever heads it, the posts in it, and to whom its head reports."""
    for cells in below(shape):
        row = row_of(shape, cells)
        of, head, posts = row.cell("unit"), row.cell("head"), row.cell("posts")
        if of is None or sums_up(cells):
            continue
        place = passage(builder.document, of)
        unit = builder.register.unit(builder.organisation, place.text, place)
        heads = builder.named(head, unit=unit, defined=True) if head else []
        if posts:
            _plan(posts, unit, builder)
        for role, kind in _LINES.items():
            upper = row.cell(role)
            for above in (
                builder.above_or_below(upper) if upper and head and len(heads) == 1 else ()
            ):
                builder.line(heads[0], above, kind, (head, upper) if head and upper else ())


def _plan(cell: Cell, unit: str, builder: Builder) -> None:
    """Enter the posts that a cell lists, each with how many are planned (采购员2人、跟单员1人)."""
    place = passage(builder.document, cell)
    for part in _LISTED.finditer(place.text):
        chinese = parse(part[0].strip())
        holders = (chinese.headcount if chinese else None) or counted(part[0])[1]
        for name in names(part[0]):
            builder.register.position(
                builder.organisation,
                name,
                place.cut(*part.span()).strip(),
                unit=unit,
                headcount=holders,
            )


def read_ranks(shape: Shape, builder: Builder) -> None:
    """Read every row from its widest level to its narrowest: each post stands below the one before it."""
    drawn: set[tuple[str, str]] = set()
    for cells in shape.rows:
        above: tuple[str, Cell] | None = None
        unit = ""
        for cell in (c for c in cells if c.text.strip()):
            place = passage(builder.document, cell)
            if is_unit(place.text):
                unit = builder.register.unit(builder.organisation, place.text, place, unit)
                continue
            (one,) = builder.named(cell, unit=unit)[:1] or ("",)
            if one and above and (one, above[0]) not in drawn and one != above[0]:
                drawn.add((one, above[0]))
                builder.line(one, above[0], "line", (above[1], cell))
            above = (one, cell) if one else above
