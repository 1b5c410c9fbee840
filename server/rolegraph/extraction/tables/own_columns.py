"""Columns that say what the holder of a role profile may do with the matters beside: "Own authority"."""

from collections.abc import Sequence

from rolegraph.extraction.tables.cells import is_empty, is_tick, is_unlimited
from rolegraph.extraction.tables.columns import ABOUT
from rolegraph.extraction.tables.headers import role
from rolegraph.extraction.tables.lexicon import entries
from rolegraph.extraction.tables.limits import figure
from rolegraph.reading import Cell


def holds_own_powers(row: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether a header is that of such a table: a matter first, then what its holder may do alone.

    Cells below say no more than yes, or up to what amount; one that tells a matter is of another table.
    """
    if len(row) < 2 or not (role(row[0].text) in ABOUT or _is_deciding(row[0].text)):
        return False
    own = [n for n, cell in enumerate(row) if n and own_kind(cell.text) == "decide"]
    return len(own) == 1 and all(is_plain(one[own[0]].text) for one in rows if len(one) > own[0])


def own_kind(header: str) -> str:
    """Return what a header says that the holder may do with what stands beside: decide, propose, or ""."""
    plain = " ".join(header.split()).lower()
    every = entries("cells")["own_columns"].items()
    return next((kind for kind, heads in every if plain in heads), "")


def is_plain(words: str) -> bool:
    """Say whether a cell says yes, nothing, or up to what amount."""
    yes = is_tick(words) or is_unlimited(words) or is_empty(words)
    return yes or figure(words) is not None


def _is_deciding(words: str) -> bool:
    return " ".join(words.split()).lower() in entries("cells")["own_matters"]
