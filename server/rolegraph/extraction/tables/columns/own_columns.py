"""Columns that say what the holder of a role profile may do with the matters beside: "Own authority"."""

from collections.abc import Sequence

from rolegraph.extraction.tables.cells.cells import is_empty, is_tick, is_unlimited, kind_in
from rolegraph.extraction.tables.cells.headers import role
from rolegraph.extraction.tables.cells.lexicon import entries
from rolegraph.extraction.tables.cells.limits import figure
from rolegraph.extraction.tables.cells.wordbounds import bound_in_words
from rolegraph.extraction.tables.columns.columns import ABOUT
from rolegraph.reading import Cell


def holds_own_powers(row: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether a header is that of such a table: a matter first, then what its holder may do.

    One column says what the holder decides alone, or several name kinds (建议权 | 审核权 | 审批权). Cells
    below say no more than yes, or up to what amount; one that tells a matter is of another table.
    """
    if len(row) < 2 or not (role(row[0].text) in ABOUT or _is_deciding(row[0].text)):
        return False
    kinds = {n: kind for n, cell in enumerate(row) if n and (kind := own_kind(cell.text))}
    alone = [n for n, kind in kinds.items() if kind == "decide"]
    own = alone if len(alone) == 1 else list(kinds) if len(kinds) > 1 else []
    said = [one[n].text for one in rows for n in own if len(one) > n]
    return any(words.strip() for words in said) and all(map(is_plain, said))


def own_kind(header: str) -> str:
    """Return what a header says that the holder may do with what stands beside: decide, propose …, or ""."""
    plain = " ".join(header.split()).lower()
    every = entries("cells")["own_columns"].items()
    told = next((kind for kind, heads in every if plain in heads), "")
    return told or kind_in(plain.removesuffix("限").removesuffix("权"))


def is_plain(words: str) -> bool:
    """Say whether a cell says yes, nothing, or up to what amount."""
    yes = is_tick(words) or is_unlimited(words) or is_empty(words)
    return yes or (figure(words) or bound_in_words(words)) is not None


def _is_deciding(words: str) -> bool:
    return " ".join(words.split()).lower() in entries("cells")["own_matters"]
