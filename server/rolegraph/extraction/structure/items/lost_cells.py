"""Cells of other columns, as lines between the numbered items of a list whose table lost its grid."""

import re

from rolegraph.extraction.sentences.clauses.predicates import predicate
from rolegraph.extraction.structure import Item
from rolegraph.reading.characters import HAN

#: So many numbered items and so many such lines tell that a list was a column.
_NUMBERED, _LINES = 3, 2
#: 销售政策、营销计划: the name of what the work rests on, or ends in.
_CELL = re.compile(rf"{HAN}[^，,。；;：:\d]{{1,19}}")


def without_cells(found: list[Item]) -> list[Item]:
    """Return the items of a list without lines that have no number and say nothing that is done.

    工作依据 and 输出成果 beside the tasks stay as lines between them (公司销售政策, 销售计划).
    """
    numbered = {item.body.text for item in found if any(map(str.isdigit, item.number))}
    # Below an item stands what its own words head, be it a cell of its row.
    cells = [item for item in found if _is_cell(item) and item.heading in ("", *numbered)]
    apart = len(numbered) >= _NUMBERED and len(cells) >= _LINES
    return [item for item in found if item not in cells] if apart else found


def _is_cell(item: Item) -> bool:
    text = "".join(item.body.text.split())
    plain = not (item.number or item.children or item.subject)
    return plain and _CELL.fullmatch(text) is not None and predicate(text) is None
