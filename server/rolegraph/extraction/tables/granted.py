"""What a row of a position, a matter and an amount grants where no column names the kind."""

from rolegraph.extraction.english.lexicon import by_entry
from rolegraph.extraction.english.sections import kind_of_section
from rolegraph.extraction.tables.captions import counted_above
from rolegraph.extraction.tables.cells import is_tick
from rolegraph.extraction.tables.headers import (
    role,
    speaks_of,
)
from rolegraph.extraction.tables.rows import Row
from rolegraph.extraction.tables.shapes import Shape, about


def granted(row: Row) -> list[str]:
    """Return approval where the table is one of approval and gives limits or marks."""
    limit_cell = row.cell("limit")
    headers = _headers(row)
    granting = speaks_of(headers, "granting")
    # A row without a limit, in a column of limits, has none.
    marked = row.shape.has("limit") and row.cell("matter") is not None
    marked = (
        marked or limit_cell is not None or any(is_tick(c.text) for c, _ in row.cells.values())
    )
    above = _section_above(row.shape) or _of_rights(row)
    if not marked or not (about(row.shape) == "approval" or granting or above):
        return []
    return ["decide" if "decide" in headers else above or "approve"]


def matter_over(row: Row) -> str:
    """Return the matter that the line over a table of posts and amounts alone names, or ""."""
    told = ("matter", "authority", "kind", "duty")
    alone = row.shape.has("limit") and not row.shape.has(*told)
    return counted_above(row.shape.captions) if alone else ""


def _of_rights(row: Row) -> str:
    """Return what a column of rights grants that only names matters beside amounts: 权限内容."""
    column = row.shape.column("matter")
    head = row.shape.header[column.number].text if column else ""
    return "decide" if role(head) == "authority" else ""


def _section_above(shape: Shape) -> str:
    """Return what amounts below a heading of powers grant: "What you can decide" → decide."""
    matter = shape.column("matter")
    heads = (shape.header[matter.number].text,) if matter and shape.header else ()
    named = next((c for c in (*heads, *reversed(shape.captions)) if kind_of_section(c)), "")
    if kind_of_section(named) != "authorities":
        return ""
    return by_entry("kinds", "labels").get(named.strip().lower(), "decide")


def _headers(row: Row) -> str:
    """Return the headers of the limit and of whom it is for (审批额度, approval limit, Delegate)."""
    named = (row.shape.column(role) for role in ("limit", "position"))
    header = row.shape.header
    return " ".join(header[c.number].text.lower() for c in named if c and c.number < len(header))
