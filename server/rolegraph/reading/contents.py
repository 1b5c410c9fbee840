"""Tables of contents: lists of headings with page numbers, which open no sections."""

import re
from collections.abc import Iterator

from rolegraph.reading.document import Mark, Passage

_ENTRY = re.compile(
    r"^[ \t]*(\S[^\n]{1,60}?)(?:[ \t.·…]+|(?=[(（])|(?<=[书责能》]))[(（]?(\d{1,3})[)）]?[ \t]*$",
    re.MULTILINE,
)
#: A line that ends in a figure, as every line of one does.
_NUMBERED = re.compile(r"\d[)）]?[ \t]*$", re.MULTILINE)
#: What calls the lines below it.
_CALLED = re.compile(r"(?:^|\n)[ \t]*目[ \t]*[录錄次][ \t]*\n\s*$")
#: How documents of posts and units are called, and others of a collection; some converters double letters.
OF_WHOM, OTHERS = "职+责+|说明书|责任制|职能", "规范|标准|制度|流程|办法|规定|权限|手册"
#: How the headings of a collection of role documents end.
_HEADING = re.compile(f"(?:{OF_WHOM}|{OTHERS}|说明)$")
_FEWEST = 4
#: So many rising lines of such headings need not come again: the text may be cut off behind them.
_MANY = 10
_LOOKED_UP = 100


def contents(passage: Passage) -> Iterator[Mark]:
    """Yield the lines of a table of contents in a Simplified passage.

    At least four lines in a row end in page numbers that never fall. They stand below 目录, most of what
    they name comes again further down, or they are many and most are called as role documents are.
    """
    if not _NUMBERED.search(passage.text):
        return
    rows: list[re.Match[str]] = []
    for found in (*_ENTRY.finditer(passage.text), None):
        if found and rows and _follows(passage.text, rows[-1], found):
            rows.append(found)
            continue
        if len(rows) >= _FEWEST and _is_one(passage.text, rows):
            for row in rows:
                yield Mark(passage.starts[row.start()], passage.ends[row.end() - 1], "title-list")
        rows = [found] if found else []


def _follows(text: str, row: re.Match[str], found: re.Match[str]) -> bool:
    return int(row[2]) <= int(found[2]) and not text[row.end() : found.start()].strip()


def _is_one(text: str, rows: list[re.Match[str]]) -> bool:
    headings = sum(_HEADING.search(row[1].strip()) is not None for row in rows)
    many = len(rows) >= _MANY and int(rows[0][2]) < int(rows[-1][2])
    return (
        (many and 2 * headings > len(rows))
        or _CALLED.search(text, 0, rows[0].start()) is not None
        or _comes_again(text, rows)
    )


def _comes_again(text: str, rows: list[re.Match[str]]) -> bool:
    end = rows[-1].end()
    rows = rows[:_LOOKED_UP]
    again = sum(1 for row in rows if text.find(row[1].strip(), end) >= 0)
    return 2 * again >= len(rows)
