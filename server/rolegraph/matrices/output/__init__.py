"""How matrices are written: one module a form, chosen by name from ``FORMS``."""

from collections.abc import Callable, Mapping

from rolegraph.matrices.output import csv, html, json, text, xlsx
from rolegraph.matrices.output.tabled import Tabled

__all__ = ["FORMS", "Tabled", "html"]

#: Name of a form → its writer.
FORMS: Mapping[str, Callable[[Tabled], bytes]] = {
    "text": text.write,
    "json": json.write,
    "html": html.write,
    "xlsx": xlsx.write,
    "csv": csv.write,
}
