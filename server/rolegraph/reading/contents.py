"""Tables of contents: lists of headings with page numbers, which open no sections."""

import re
from collections.abc import Iterator

from rolegraph.reading.document import Mark, Passage

_ENTRY = re.compile(r"^[ \t]*(\S[^\n]{1,60}?)[ \t.·…]+(\d{1,3})[ \t]*$", re.MULTILINE)
#: A line that ends in a figure, as every line of one does.
_NUMBERED = re.compile(r"\d[ \t]*$", re.MULTILINE)
_FEWEST = 4
_LOOKED_UP = 100


def contents(passage: Passage) -> Iterator[Mark]:
    """Yield the lines of a table of contents in a Simplified passage.

    At least four lines in a row end in page numbers that never fall, and most of what they name
    comes again further down.
    """
    if not _NUMBERED.search(passage.text):
        return
    rows: list[re.Match[str]] = []
    for found in (*_ENTRY.finditer(passage.text), None):
        if found and rows and _follows(passage.text, rows[-1], found):
            rows.append(found)
            continue
        if len(rows) >= _FEWEST and _comes_again(passage.text, rows):
            for row in rows:
                yield Mark(passage.starts[row.start()], passage.ends[row.end() - 1], "title-list")
        rows = [found] if found else []


def _follows(text: str, row: re.Match[str], found: re.Match[str]) -> bool:
    return int(row[2]) <= int(found[2]) and not text[row.end() : found.start()].strip()


def _comes_again(text: str, rows: list[re.Match[str]]) -> bool:
    end = rows[-1].end()
    rows = rows[:_LOOKED_UP]
    again = sum(1 for row in rows if text.find(row[1].strip(), end) >= 0)
    return 2 * again >= len(rows)
