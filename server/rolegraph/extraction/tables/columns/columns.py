"""What columns hold besides what their headers say: by what stands in them, and what the table lacks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rolegraph.extraction.tables.cells.cells import (
    distinct,
    is_title,
    kind_in,
    kind_words,
    said_in,
)
from rolegraph.extraction.tables.cells.counting import counts_each
from rolegraph.extraction.tables.cells.deeds import tells_power
from rolegraph.extraction.tables.cells.headers import (
    POWERS,
    TURN,
    Column,
    amounts_of,
    is_chinese,
    role,
)
from rolegraph.extraction.tables.cells.levels import are_levels
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.cells.limits import DATE
from rolegraph.extraction.tables.cells.ranges import holds_bounds, holds_counts, holds_figures_at
from rolegraph.extraction.tables.cells.spans import with_floors
from rolegraph.extraction.tables.cells.wording import titled
from rolegraph.extraction.tables.columns.crossing import holds_marks
from rolegraph.extraction.tables.columns.sayings import tells
from rolegraph.reading import Cell
from rolegraph.reading.characters import HAN

#: "Approval level" sorts who acts, and is no matter.
_LEVELS = re.compile(r"\blevels?\s*$|[层等]级$", re.I)
_MATTER = re.compile(f"{HAN}{{2,12}}")
#: The role of a column whose cells draw who acts one after another (部门经理→总经理).
CHAIN = "chain"
#: The role of a column that names who does what the row tells.
DOER = "doer"
#: The role of a column whose cells say who acts and how.
SAYING = "saying"
#: What its header may say.
_OPEN = ("", "unit", "organisation", "authority", *POWERS)
#: Columns that rows can be about.
ABOUT = ("matter", "step", "duty", "authority", "condition")


def settled(
    kind: str,
    columns: tuple[Column, ...],
    header: tuple[Cell, ...],
    rows: Sequence[tuple[Cell, ...]],
) -> tuple[Column, ...]:
    """Return the columns of a table of a ``kind`` with the roles that their cells settle."""
    columns = with_floors(_with_values(columns, header, rows), header, rows)
    columns = _without_levels(_with_counts(columns, rows), rows)
    if any(_dates_deeds(header[c.number].text, c.number, rows) for c in columns):
        # "Approved on" above days: who stands beside it did so once.
        columns = tuple(replace(c, role="ignored") if c.role in POWERS else c for c in columns)
    # "Step" above 1, 2, 3 counts what stands beside it.
    columns = tuple(
        replace(c, role="ignored") if c.role in ABOUT and holds_counts(c.number, rows) else c
        for c in columns
    )
    if kind == "matters":
        columns = tuple(replace(c, role=SAYING) if _says(c, rows) else c for c in columns)
        columns = _with_bounds(columns, rows)
        acting = next((c.number for c in columns if c.role in (*POWERS, TURN)), len(columns))
        # What stands behind who acts (Process, Paperwork) is asked for, and not what the row is about.
        asked = [c for c in columns[acting:] if c.role == "step"]
        columns = tuple(replace(c, role="ignored") if c in asked else c for c in columns)
        # "Conditions" behind who acts hold beside the matter, and are none.
        about = (c for c in columns if c.role in ABOUT)
        if all(c.role == "condition" and c.number > acting for c in about):
            open_to = (c for c in columns[:acting] if not c.role)
            first = next((c for c in open_to if not _LEVELS.search(header[c.number].text)), None)
            sorting = entries("cells")["sorting"]
            first = first or next(
                (c for c in columns[:acting] if header[c.number].text.strip().lower() in sorting),
                None,
            )
            columns = tuple(replace(c, role="matter") if c is first else c for c in columns)
        return _with_conditions(columns, rows)
    if kind == "positions":
        told = any(c.role == "matter" for c in columns)
        return _of_rights(_with_bounds(columns, rows) if told else columns, rows)
    return _of_powers(columns, rows) if kind == "powers" else columns


def _with_counts(
    columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]
) -> tuple[Column, ...]:
    """Take a column that only holds what the amounts beside it count for ("per trip") as telling that."""
    stating = [row for row in rows if len(distinct(row)) > 1]
    said = {c: said_in(c.number, stating) for c in columns}
    counts = [c for c, words in said.items() if len(words) > 1 and all(map(counts_each, words))]
    return tuple(replace(c, role="per") if c in counts else c for c in columns)


def _without_levels(
    columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]
) -> tuple[Column, ...]:
    return tuple(
        replace(c, role="ignored") if not c.role and are_levels(said_in(c.number, rows)) else c
        for c in columns
    )


def _dates_deeds(header: str, number: int, rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Say whether a column holds the days on which something was done (Approved on, 审批日期)."""
    said = said_in(number, rows)
    dated = sum(DATE.search(words) is not None for words in said)
    return header.strip().lower() in entries("cells")["done_on"] and 2 * dated > len(said)


def _says(column: Column, rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Say whether a column's cells say who acts and how, below a header that tells no more."""
    return column.role in _OPEN and tells(column.number, rows)


def _with_bounds(
    columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]
) -> tuple[Column, ...]:
    """Take a column of amounts, whatever heads it, as the limit where no other is (多少钱).

    Beside a matter's own column what stands with an amount names only what it measures (原值2万元以下).
    """
    if any(c.role == "limit" for c in columns):
        return columns
    open_to = [c for c in columns if not c.role]
    found = next((c for c in open_to if holds_bounds(c.number, rows)), None)
    if found is None and any(c.role in ABOUT for c in columns):
        found = next((c for c in open_to if holds_figures_at(c.number, rows)), None)
    return tuple(replace(c, role="limit") if c is found else c for c in columns)


def _with_conditions(
    columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]
) -> tuple[Column, ...]:
    """Take a column that no list knows between a matter and who acts on it as the condition (触发条件).

    Without it a right would be said to hold in every case.
    """
    roles = [c.role for c in columns]
    matter = next((n for n, role in enumerate(roles) if role in ABOUT), len(roles))
    acting = next((n for n, role in enumerate(roles) if role in (*POWERS, TURN)), 0)
    between = columns[matter + 1 : acting]
    found = next((c for c in between if not c.role and said_in(c.number, rows)), None)
    if found is None or "condition" in roles or any(map(is_title, said_in(found.number, rows))):
        return columns
    return tuple(replace(c, role="condition") if c is found else c for c in columns)


def _of_rights(
    columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]
) -> tuple[Column, ...]:
    """Return the columns of a row a position's right: 权限类别 above 财务 only sorts the rows, and
    权限内容 above mere matters (顾客赔付) beside amounts is what these bound.
    """
    columns = _with_deeds(_with_kinds(columns, rows), rows)
    roles = {c.role for c in columns}
    sorting = [
        c for c in columns if c.role == "kind" and not any(map(kind_in, said_in(c.number, rows)))
    ]
    named = [
        c
        for c in columns
        if c.role == "authority" and all(map(names_matter, said_in(c.number, rows)))
    ]
    bounded = "limit" in roles and "matter" not in roles
    changed = {c: "ignored" for c in sorting} | ({c: "matter" for c in named} if bounded else {})
    return tuple(replace(c, role=changed.get(c, c.role)) for c in columns)


def _with_deeds(
    columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]
) -> tuple[Column, ...]:
    """Take a column that tells what is done and to what, whatever heads it, as what amounts beside it
    bound ("Function" above "Sign purchase orders"), where no other column is.
    """
    roles = {c.role for c in columns}
    if "limit" not in roles or roles & {"matter", "authority", "kind", "duty"}:
        return columns
    said = {c: said_in(c.number, rows) for c in columns if not c.role}
    found = next(
        (c for c, all_of in said.items() if 2 * sum(map(tells_power, all_of)) > len(all_of)), None
    )
    return tuple(replace(c, role="matter") if c is found else c for c in columns)


def _with_kinds(
    columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]
) -> tuple[Column, ...]:
    """Take a column of nothing but kinds (签署, 审批, 复核), whatever heads it, as what each row grants."""
    if any(c.role == "kind" for c in columns):
        return columns
    several = sum(c.role == "matter" for c in columns) > 1  # 授权类型 beside 授权事项
    open_to = ("", "authority", "matter") if several else ("", "authority")
    said = {c: said_in(c.number, rows) for c in columns if c.role in open_to}
    found = next((c for c, all_of in said.items() if all_of and all(map(kind_in, all_of))), None)
    return tuple(replace(c, role="kind") if c is found else c for c in columns)


def names_matter(words: str) -> bool:
    """Say whether words only name a matter, in Chinese: no deed, right or sentence."""
    named = _MATTER.fullmatch(words) is not None and not words.endswith("权")
    deeds = [word for word in kind_words() if len(word) > 1]
    return named and not any(words.startswith(d) or words.endswith(d) for d in deeds)


def _of_powers(
    columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]
) -> tuple[Column, ...]:
    """Return the columns of one position's powers: matters, and limits or who does what."""
    if not any(c.role for c in columns):
        # "Question" beside "You", above "Decide", "Recommend to the Director"
        told = ("matter", "authority")
        return tuple(replace(c, role=role) for c, role in zip(columns, told, strict=True))
    if any(c.role == "limit" for c in columns):
        # "Authority" above matters
        named = any(c.role == "matter" for c in columns)
        first = next((c for c in columns if c.role == "authority"), None)
        return tuple(replace(c, role="matter") if c is first and not named else c for c in columns)
    # "May decide" above amounts
    return tuple(
        replace(c, role="limit")
        if c.role == "authority" and holds_figures_at(c.number, rows, mere=True)
        else c
        for c in columns
    )


def _with_values(
    columns: tuple[Column, ...], header: tuple[Cell, ...], rows: Sequence[tuple[Cell, ...]]
) -> tuple[Column, ...]:
    """Take a column of amounts that names what they are of as the matter where no other does.

    "Value of contract" beside "Process" and "Approver": the rows are about contracts.
    """
    roles = {c.role for c in columns}
    if roles & {"matter", "duty", "authority", "position"} or not roles & set(POWERS):
        return columns
    for one in columns:
        words = header[one.number].text
        named = one.role in {"", "limit"} and amounts_of(words) not in {"", words.strip()}
        if named and holds_figures_at(one.number, rows):
            found = replace(one, role="matter")
            return tuple(found if c is one else c for c in columns)
    return columns


def powers_of(row: tuple[Cell, ...], below: Sequence[tuple[Cell, ...]]) -> dict[int, Cell]:
    """Return the titles in headers such as 店长权限 beside one of matters, by their columns.

    Below an English one stand mere marks: "Approved by the Board" above dates is no such column.
    """
    if not any(role(cell.text) in ABOUT for cell in row):
        return {}
    every = ((n, titled(cell)) for n, cell in enumerate(row) if not role(cell.text))
    return {
        n: found
        for n, found in every
        if found and (is_chinese(found.text) or holds_marks(n, below))
    }
