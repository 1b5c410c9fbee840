"""How an audit is written: one module a form, chosen by name from ``FORMS``."""

from collections.abc import Callable, Mapping

from rolegraph.audit.output import csv, html, json, junit, sarif, text, xlsx
from rolegraph.audit.output.audited import Audited

__all__ = ["FORMS", "Audited", "text"]

#: Name of a form → its writer.
FORMS: Mapping[str, Callable[[Audited], bytes]] = {
    "text": text.write,
    "json": json.write,
    "html": html.write,
    "xlsx": xlsx.write,
    "csv": csv.write,
    "sarif": sarif.write,
    "junit": junit.write,
}
