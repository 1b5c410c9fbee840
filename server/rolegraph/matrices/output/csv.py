"""Matrices as a CSV file: a row for each sentence behind an entry."""

from rolegraph.matrices.output.rows import COLUMNS, listed
from rolegraph.matrices.output.tabled import Tabled
from rolegraph.queries.forms import separated


def write(tabled: Tabled, separator: str = ",", bom: bool = False) -> bytes:
    """Return every entry as separated values in UTF-8; Excel wants a byte-order mark."""
    return separated(COLUMNS, list(listed(tabled)), separator, bom)
