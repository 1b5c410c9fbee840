"""What a row of a position, a matter and an amount grants where no column names the kind."""

import re

from rolegraph.extraction.english.lists.matters import Lead, of_matter
from rolegraph.extraction.english.page.sections import kind_of_section
from rolegraph.extraction.english.wording.concepts import object_concept
from rolegraph.extraction.english.wording.lexicon import by_entry
from rolegraph.extraction.english.wording.words import words
from rolegraph.extraction.tables.cells.captions import approved_above, counted_above
from rolegraph.extraction.tables.cells.cells import is_tick
from rolegraph.extraction.tables.cells.headers import (
    POWERS,
    amounts_of,
    role,
    speaks_of,
)
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.columns.headed import deed_in
from rolegraph.extraction.tables.columns.shapes import Shape, about
from rolegraph.extraction.tables.readers.rows import Row

#: Columns that say themselves what a position may.
_TELLING = ("matter", "authority", "kind", "duty")
#: How a line ends that says what amounts below it are, and its longest.
_OF_LIMITS = re.compile(
    r"(?:\b(?:limits?|authority|authorities|powers)|权限|额度|限额)(?:表|一览表)?$", re.I
)
_LONGEST = 5
_OWNED = re.compile(r"[:：]\s*|\s[–—-]\s")


def granted(row: Row) -> list[str]:
    """Return what the sentence above grants; approval where the table is one of it with limits or marks."""
    if (told := led(row.shape)) and row.cell("limit"):
        return [kind for kind, _ in told.deeds]
    limit_cell = row.cell("limit")
    headers = _headers(row)
    granting = speaks_of(headers, "granting")
    # A row without a limit, in a column of limits, has none.
    marked = row.shape.has("limit") and row.cell("matter") is not None
    marked = (
        marked or limit_cell is not None or any(is_tick(c.text) for c, _ in row.cells.values())
    )
    above = _named_above(row.shape) or _section_above(row.shape) or _of_rights(row)
    if not marked or not (about(row.shape) == "approval" or granting or above):
        return []
    return ["decide" if "decide" in headers else above or "approve"]


def matter_over(row: Row) -> str:
    """Return the matter that the line over a table of posts and amounts alone names, or ""."""
    if not row.shape.has("limit") or row.shape.has(*_TELLING):
        return ""
    told = led(row.shape)
    above = counted_above(row.shape.captions) or approved_above(row.shape.captions)
    return (told.matter if told else "") or above or _named_by(row.shape)


def _named_by(shape: Shape) -> str:
    """Return what the header of amounts names that is a known matter: "Expenditure limit" → Expenditure.

    Of "Maximum for a single transaction" that is what each amount is for.
    """
    column = shape.column("limit")
    head = shape.header[column.number].text if column and shape.header else ""
    named = amounts_of(head)
    known = object_concept(named) and head.strip().lower() not in by_entry("kinds", "labels")
    each = column.per if column and column.per in entries("cells")["counted"] else ""
    return named if known else each


def led(shape: Shape) -> Lead | None:
    """Return what the sentence over a table of posts and amounts says that they may do up to these.

    "The following positions are authorised to approve purchases up to the amounts listed:"
    """
    last = " ".join(shape.captions[-1].split()).rstrip(" :") if shape.captions else ""
    alone = not shape.has(*_TELLING)
    return of_matter(last, words(last)) if alone and "follow" in last else None


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


def _named_above(shape: Shape) -> str:
    """Return the kind that a short line over limits names: "Signing limits", 签约权限, or ""."""
    for line in reversed(shape.captions):
        # "Millbrook Foods – contract signing limits"
        said = _OWNED.split(line.strip(" .:：*#"))[-1]
        if _OF_LIMITS.search(said) and len(said.split()) <= _LONGEST:
            kind = deed_in(said)
            return kind if kind in POWERS else ""
    return ""


def _headers(row: Row) -> str:
    """Return the headers of the limit and of whom it is for (审批额度, approval limit, Delegate)."""
    named = (row.shape.column(role) for role in ("limit", "position"))
    header = row.shape.header
    return " ".join(header[c.number].text.lower() for c in named if c and c.number < len(header))
