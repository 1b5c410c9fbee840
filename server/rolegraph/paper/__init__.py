"""What is printed or handed on: pages that stand alone, and workbooks.

Nothing here knows what is on them; ``page`` wraps a fragment of HTML in a printable document, and
``workbook`` writes sheets with a frozen header and filters.
"""

from collections.abc import Iterable

from rolegraph.paper.language import LANGUAGES, chosen, in_script, said, word
from rolegraph.paper.links import Links
from rolegraph.paper.pages import environment, page, stylesheet
from rolegraph.paper.sheets import Sheet

__all__ = [
    "LANGUAGES",
    "Links",
    "Sheet",
    "chosen",
    "environment",
    "in_script",
    "page",
    "said",
    "stylesheet",
    "word",
    "workbook",
]


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """Return sheets as an .xlsx workbook; no value of it is a formula."""
    # openpyxl takes half a second to import, for which every command and page would wait.
    from rolegraph.paper import workbooks

    return workbooks.workbook(sheets)
