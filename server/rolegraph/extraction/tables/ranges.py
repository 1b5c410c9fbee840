"""Headers that are ranges of amounts, and columns that hold figures."""

import re
from collections.abc import Sequence

from rolegraph.extraction.english.verdicts import verdict
from rolegraph.extraction.tables.cells import is_title
from rolegraph.extraction.tables.limits import figure
from rolegraph.reading import Cell

_NUMBER = re.compile(r"[\d.,\s]+")


def holds_figures(row: tuple[Cell, ...], below: Sequence[tuple[Cell, ...]]) -> bool:
    """Say whether figures stand below what look like ranges: targets and weights, no deciders."""
    bands = [n for n, cell in enumerate(row) if is_band(cell.text)]
    return any(holds_figures_at(n, below) for n in bands)


def holds_figures_at(number: int, rows: Sequence[tuple[Cell, ...]], *, mere: bool = False) -> bool:
    """Say whether half of a column's cells that say something are figures, ``mere`` ones or any."""
    said = [row[number].text for row in rows if number < len(row) and row[number].text.strip()]
    if mere and any((told := verdict(words)) and told.deeds for words in said):
        return False  # "Approve up to £500" beside "£200"
    return bool(said) and 2 * sum(figure(words) is not None for words in said) >= len(said)


def is_band(text: str) -> bool:
    """Say whether a header is a range of amounts: up to £5,000; 5-20万; 10万以上."""
    found = figure(text)
    ranged = found is not None and (found.minimum is not None or not _NUMBER.fullmatch(text))
    return ranged and not is_title(text)
