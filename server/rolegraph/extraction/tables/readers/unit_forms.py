"""Forms that describe a unit: 部门名称 | 采购部 | 部门负责人 | 采购部经理, and no post."""

from rolegraph.extraction.tables.cells.cells import is_unit, passage
from rolegraph.extraction.tables.cells.headers import Column
from rolegraph.extraction.tables.columns.shapes import Shape
from rolegraph.extraction.tables.grids.nested import parts
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.forms import pairs
from rolegraph.extraction.tables.readers.positions import SENTENCES, read_row
from rolegraph.extraction.tables.readers.rows import Row
from rolegraph.reading import Cell


def described_unit(shape: Shape) -> Cell | None:
    """Return the cell that names the unit that a form describes, None where it describes none."""
    told = _told(shape)
    of_unit = "position" not in told and bool({"head", "above"} & set(told))
    return told.get("unit") if of_unit else None


def read_unit_form(shape: Shape, builder: Builder) -> bool:
    """Read a unit's form into the builder: its head, whose superior the form names, its posts and lists.

    Returns whether it is one: it names the unit and who heads it, or the unit that it belongs to.
    """
    if described_unit(shape) is None:
        return False
    told = _told(shape)
    above = _unit(told["above"], builder) if "above" in told else ""
    unit = _unit(told["unit"], builder, above)
    heads = builder.named(told["head"], unit=unit) if "head" in told else []
    seen: set[tuple[str, int, int]] = set()
    for pair in pairs(parts(shape.rows).rows):
        if pair.role in SENTENCES:
            cells = {pair.role: (pair.value, Column(pair.role, 0))}
            read_row(Row(shape=shape, cells=cells), unit, builder, seen)
        elif pair.role in ("posts", "subordinates"):
            builder.named(pair.value, unit=unit)
        elif pair.role == "superior" and len(heads) == 1:
            for upper in builder.named(pair.value):
                builder.line(heads[0], upper, "line", (told["head"], pair.value))
    return True


def _told(shape: Shape) -> dict[str, Cell]:
    """Return the first value of each label."""
    return {pair.role: pair.value for pair in reversed(pairs(parts(shape.rows).rows))}


def _unit(cell: Cell, builder: Builder, above: str = "") -> str:
    place = passage(builder.document, cell)
    parent = above if is_unit(place.text) else ""
    return builder.register.unit(builder.organisation, place.text, place, parent)
