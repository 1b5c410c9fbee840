"""Matrices on a terminal."""

import io
import shutil

from rich.console import Console
from rich.table import Table

from rolegraph.matrices.output.rows import grid, heading, narrowed
from rolegraph.matrices.output.tabled import Tabled
from rolegraph.paper import said

_NARROWEST = 100


def write(tabled: Tabled) -> bytes:
    """Return the grids as text, as wide as the terminal."""
    written = io.StringIO()
    width = max(shutil.get_terminal_size().columns, _NARROWEST)
    console = Console(file=written, color_system=None, width=width)
    for told in narrowed(tabled):
        console.print(told, markup=False)
    for matrix in tabled.matrices:
        names = ", ".join(said(n, tabled.language) for n in matrix.organisations.values())
        table = Table(title=f"{said(matrix.title, tabled.language)} · {names}", show_lines=True)
        for name in heading(matrix, tabled.language):
            table.add_column(name, overflow="fold")
        for row in grid(matrix, tabled.language):
            table.add_row(*row)
        console.print(table, markup=False)
    return written.getvalue().encode()
