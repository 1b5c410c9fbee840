"""Matrices as a workbook: a sheet each, and one with every sentence."""

from rolegraph.matrices.output.rows import COLUMNS, grid, grouped_by, heading, listed
from rolegraph.matrices.output.tabled import Tabled
from rolegraph.matrices.values import Matrix
from rolegraph.paper import Sheet, said, word, workbook


def write(tabled: Tabled) -> bytes:
    """Return the matrices as an .xlsx workbook, with filters and a frozen header."""
    language = tabled.language
    sheets = [
        Sheet(
            title=_title(matrix, tabled),
            columns=heading(matrix, language),
            rows=list(grid(matrix, language)),
            fixed=2 if grouped_by(matrix) else 1,
        )
        for matrix in tabled.matrices
    ]
    behind = Sheet(title=word("sentences", language), columns=COLUMNS, rows=list(listed(tabled)))
    return workbook([*sheets, behind])


def _title(matrix: Matrix, tabled: Tabled) -> str:
    """The organisation tells the sheets apart, or the title where all are of the same ones."""
    alike = len({tuple(m.organisations) for m in tabled.matrices}) < len(tabled.matrices)
    names = " ".join(said(label, tabled.language) for label in matrix.organisations.values())
    return said(matrix.title, tabled.language) if alike or not names else names
