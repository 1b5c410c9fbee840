"""The kind of a table that its header tells: positions, matters, matrix, bands, powers and lists."""

from collections.abc import Sequence

from rolegraph.extraction.tables.cells.cases import is_case
from rolegraph.extraction.tables.cells.cells import distinct, is_title, said_in
from rolegraph.extraction.tables.cells.deeds import says_deed
from rolegraph.extraction.tables.cells.headers import (
    POWERS,
    TURN,
    amounts_of,
    is_chinese,
    role,
)
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.cells.ranges import holds_verdicts, is_band
from rolegraph.extraction.tables.columns.columns import ABOUT, CHAIN, DOER, names_matter
from rolegraph.extraction.tables.columns.heads import hold_names, repeats_merged
from rolegraph.extraction.tables.columns.listings import listed
from rolegraph.extraction.tables.columns.sayings import tells
from rolegraph.reading import Cell

_STATED = (
    "unit", "superior", "functional", "subordinates", "headcount", "duty", "authority", "submitted", "kind",
    "qualification", "education", "experience", "skill", "measure", "prohibition", "matter",
    "limit", "career", "purpose", "organisation", "alias",
)  # fmt: skip
#: So many columns that say who acts make the first column the matter, whatever its header is.
_ACTING = 2
_MOST = 0.6


def kind_of(row: tuple[Cell, ...], below: Sequence[tuple[Cell, ...]]) -> str:
    """Return how the table is read of which this is the header, "" where it is none."""
    cells = distinct(row)
    roles = [role(c.text) for c in cells]
    known = sum(bool(r) for r in roles)
    if known < 0.5 * len(cells) and "position" in roles:
        return ""
    turns = [n for n, cell in enumerate(row) if role(cell.text) == TURN]
    if turns and not hold_names(turns, below):
        return ""
    if found := _of_matters(row, below, roles):
        return found
    if "position" in roles and any(r in _STATED for r in roles):
        return "" if _asks_for_posts(row, below) else "positions"
    if (told := _by_columns(cells, roles)) is not None:
        return told
    if "unit" in roles and any(r in {"duty", "authority"} for r in roles):
        return "positions"
    if _lists_bounded_deeds(row, roles, below):
        return "tasks"
    said = listed(roles, [c.text for c in cells])
    return said or ("powers" if _lists_powers(row, roles, below) else "")


def _of_matters(
    row: tuple[Cell, ...], below: Sequence[tuple[Cell, ...]], roles: Sequence[str]
) -> str:
    """Return bands or matters for a header of a row a matter, "" for another."""
    cells = distinct(row)
    if _holds_bands(row, below):
        return "bands"
    acting = [n for n, cell in enumerate(row) if role(cell.text) in (*POWERS, DOER, TURN)]
    # "Trip" beside "Approval needed from"
    enough = len(acting) >= _ACTING or (len(acting) == 1 and _is_bounded(roles))
    sorts = roles[0] == "ignored" and sorts_rows(row, below)
    named = enough and (sorts or not roles[0]) and hold_names(acting, below)
    about = named or any(r in ABOUT for r in roles)
    # "Amount of purchase" beside "Approved by"
    about = about or bool(acting and amounts_of(cells[0].text) not in {"", cells[0].text.strip()})
    acts = any(r in (*POWERS, CHAIN, DOER, TURN) for r in roles)
    acts = acts or (about and any(tells(n, below) for n in range(len(row))))
    return "matters" if about and acts and "position" not in roles else ""


def _asks_for_posts(row: tuple[Cell, ...], below: Sequence[tuple[Cell, ...]]) -> bool:
    """Say whether posts are what others apply for and approve, sorted by units (职能 above 集团总部)."""
    acting = [n for n, cell in enumerate(row) if role(cell.text) in POWERS]
    sorting = [n for n, cell in enumerate(row) if role(cell.text) == "duty"]
    named = all(hold_names((n,), below) for n in sorting)
    return len(acting) >= _ACTING and hold_names(acting, below) and bool(sorting) and named


def sorts_rows(row: tuple[Cell, ...], below: Sequence[tuple[Cell, ...]]) -> bool:
    """Say whether a header that elsewhere only groups rows (类别) is above words that each row is about."""
    sorting = row[0].text.strip().lower() in entries("cells")["sorting"]
    return sorting and bool(said := said_in(0, below)) and all(map(names_matter, said))


def _is_bounded(roles: Sequence[str]) -> bool:
    """Say whether beside a first header and who acts there are but bounds: 合同 | 审批人 | 限额."""
    beside = ("limit", "condition", "remark", "ignored", "escalation")
    return sum(r not in beside for r in roles) == _ACTING


def _by_columns(cells: Sequence[Cell], roles: Sequence[str]) -> str | None:
    """Return matrix or bands by headers that are titles or ranges, None for neither.

    One that is of the first column too heads no matter: "".
    """
    unknown = [c for c, r in zip(cells, roles, strict=True) if not r]
    for kind, told in (("matrix", is_title), ("bands", is_band)):
        found = [n for n, c in enumerate(unknown) if told(c.text)]
        # "Financial Controller" beside "Above this limit"
        least = 1 if "escalation" in roles and kind == "matrix" else _ACTING
        if len(found) >= least and len(found) >= _MOST * len(unknown[found[0] :]):
            return "" if told(cells[0].text) else kind
    return None


def _holds_bands(row: tuple[Cell, ...], below: Sequence[tuple[Cell, ...]]) -> bool:
    """Say whether ranges of amounts, or cases, stand above names, whatever else the header tells."""
    found = [n for n, cell in enumerate(row) if heads_band(cell.text)]
    return len(found) >= _ACTING and found[0] > 0 and hold_names(found, below)


def heads_band(header: str) -> bool:
    """Say whether a header is a range of amounts or a case (高风险), below which names say who decides."""
    return (is_band(header) or is_case(header)) and not role(header)


def _lists_bounded_deeds(
    row: tuple[Cell, ...], roles: Sequence[str], below: Sequence[tuple[Cell, ...]]
) -> bool:
    """Say whether rights are told in a column (Approves discounts, 折扣的审批) beside what bounds each."""
    sorting = {"authority", "limit", "ignored", "remark", "matter"}
    if not {"authority", "limit"} <= set(roles) <= sorting:
        return False
    at = next(n for n, cell in enumerate(row) if role(cell.text) == "authority")
    said = said_in(at, below)
    told = sum(not names_matter(w) if is_chinese(w) else says_deed(w) for w in said)
    return 2 * told > len(said)


def _lists_powers(
    row: tuple[Cell, ...], roles: list[str], below: Sequence[tuple[Cell, ...]]
) -> bool:
    """Say whether matters stand beside a kind, a limit, or what one position does with them."""
    if not any(roles) and len(row) == len(roles) == _ACTING:
        return holds_verdicts(1, below)
    if roles[0] == "authority" and roles[1:2] == ["limit"]:
        return True  # "Authority" above matters beside "Limit"
    alone = "matter" in roles and not repeats_merged(row)
    return alone and bool(set(roles) & {"kind", "authority", "limit"})
