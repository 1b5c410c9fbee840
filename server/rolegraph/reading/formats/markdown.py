"""Markdown: the stored text is the file's own; its signs are marked, not removed."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rolegraph.reading.document import Cell, Heading, Mark, Table
from rolegraph.reading.encodings import decode
from rolegraph.reading.rendition import Rendition

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+([^\n]*)$", re.MULTILINE)
_UNDERLINED = re.compile(r"^ {0,3}(\S[^\n]*)\n {0,3}(=+|-{3,})[ \t]*$", re.MULTILINE)
#: Fences, tags, emphasis, code, the address of a link or picture, escapes.
_SIGNS = re.compile(
    r"^[ \t]*(?:```|~~~)[^\n]*$|^[ \t]*(?:[-*_][ \t]*){3,}$"
    r"|</?[a-zA-Z][^<>\n]{0,200}>|\*\*|__|(?<![\w\s*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<=\s)\*(?=[^\s*])"
    r"|`+|!?\[(?=[^\[\]\n]*\]\([^()\n]*\))|\]\([^()\n]*\)|\\(?=[\\`*_{}\[\]()#+.!|$~<>&-])|^[ \t]*>[ \t]?",
    re.MULTILINE,
)
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n.*?\n---[ \t]*$", re.MULTILINE | re.DOTALL)
#: A line with an upright line in it.
ROW = re.compile(r"^[^|\n]*\|.*$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
#: A whole table in one line: its header, its row of dashes, its rows.
_IN_ONE_LINE = re.compile(
    r"^[ \t]*(?P<header>\|[^\n]*?\|)[ \t](?P<rule>\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+)[ \t]\|[^\n]*\|[ \t]*$",
    re.MULTILINE,
)
_SPLIT = re.compile(r"(?<!\\)\|")


def markdown(data: bytes) -> Rendition:
    """Return a Markdown file as text with its headings and tables."""
    decoded = decode(data)
    text, lined = decoded.text, in_lines(decoded.text)
    front = _FRONT.match(lined)
    begin = front.end() if front else 0
    headings = tuple(
        sorted(
            (each for each in _headings(lined) if each.start >= begin), key=lambda each: each.start
        )
    )
    signs = [_sign(found) for found in _SIGNS.finditer(lined) if found[0].strip()]
    front_matter = (Mark(0, begin, "markup"),) if begin else ()
    first = next((each for each in headings if each.level == 1), None)
    return Rendition(
        text=text,
        media_type="text/markdown",
        encoding=decoded.encoding,
        headings=headings,
        tables=tuple(tables(lined)),
        marks=(
            *front_matter,
            *_comments(lined),
            *signs,
            *_around(lined, headings),
            *_rules(lined),
        ),
        title=text[first.start : first.end] if first else "",
        left_out=decoded.left_out,
    )


def in_lines(text: str) -> str:
    """Return a text with a blank for what Windows writes before the end of a line."""
    return text.replace("\r\n", " \n")


def with_breaks(text: str) -> str:
    """Return Markdown with a line break in place of the first character of every ``<br>``."""
    return _BREAK.sub(lambda found: "\n" + found[0][1:], text)


def _sign(found: re.Match[str]) -> Mark:
    return Mark(found.start() + bool(_BREAK.fullmatch(found[0])), found.end(), "markup")


def _headings(text: str) -> Iterator[Heading]:
    for found in _HEADING.finditer(text):
        title = found[2].rstrip("# \t")
        if title:
            yield Heading(found.start(2), found.start(2) + len(title), len(found[1]))
    for found in _UNDERLINED.finditer(text):
        if "|" not in found[1] and not found[1].startswith(("-", "#", ">")):
            yield Heading(*found.span(1), 1 if found[2][0] == "=" else 2)


def _comments(text: str) -> Iterator[Mark]:
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start)) >= 0:
        yield Mark(start, end + 3, "markup")
        start = text.find("<!--", end)


def _around(text: str, headings: tuple[Heading, ...]) -> Iterator[Mark]:
    """Yield the number signs before headings and after them, and the lines under them."""
    for found in _HEADING.finditer(text):
        end_of_title = found.start(2) + len(found[2].rstrip("# \t"))
        for start, end in ((found.start(), found.start(2)), (end_of_title, found.end())):
            if start < end:
                yield Mark(start, end, "markup")
    starts = {heading.start for heading in headings}
    for found in _UNDERLINED.finditer(text):
        if found.start(1) in starts:
            yield Mark(*found.span(2), "markup")


def _rules(text: str) -> Iterator[Mark]:
    for found in ROW.finditer(text):
        if _RULE.match(found[0]):
            yield Mark(*found.span(), "markup")


def tables(text: str) -> Iterator[Table]:
    """Yield the pipe tables of a text: a header row, a row of dashes, and the rows below."""
    if "|" not in text:
        return
    text = _with_rows_apart(text)
    rows: list[re.Match[str]] = []
    every = (*ROW.finditer(text), None)
    for found, after in pairwise((*every, None)):
        if (
            found
            and (not rows or found.start() - rows[-1].end() <= 2)
            and not _begins(rows, found, after)
        ):
            rows.append(found)
            continue
        if len(rows) > 1 and _RULE.match(rows[1][0]):
            yield Table(tuple(row_cells(row) for row in (rows[0], *rows[2:])))
        rows = [found] if found else []


def _with_rows_apart(text: str) -> str:
    """Return a text with the rows of a table that a page's copy put into one line each in their own.

    | A | B | |---|---| | a | b |: as many cells as the header has, then the gap between two rows.
    """
    return _IN_ONE_LINE.sub(_rows_apart, text)


def _rows_apart(found: re.Match[str]) -> str:
    text, signs = found[0], found["header"].count("|")
    begun = found.start()
    rows = [at for at, sign in enumerate(text) if sign == "|" and at >= found.end("rule") - begun]
    if len(rows) % signs:
        return text
    ends = {found.end("header") - begun, found.end("rule") - begun}
    ends |= {at + 1 for at in rows[signs - 1 :: signs]}
    return "".join("\n" if at in ends else sign for at, sign in enumerate(text))


def _begins(rows: list[re.Match[str]], row: re.Match[str], after: re.Match[str] | None) -> bool:
    """Say whether a row behind a blank line is the header of a table of its own: dashes follow it."""
    gap = bool(rows) and row.string[rows[-1].end() : row.start()].count("\n") > 1
    return gap and after is not None and bool(_RULE.match(after[0]))


def row_cells(row: re.Match[str]) -> tuple[Cell, ...]:
    """Return the cells that upright lines part in a line; lines at its edges part none."""
    line = row[0].rstrip()
    edges = [-1, *(each.start() for each in _SPLIT.finditer(line)), len(line)]
    if not line[: edges[1]].strip():
        del edges[0]
    if line.endswith("|"):
        edges.pop()
    return tuple(_cell(line, first + 1, last, row.start()) for first, last in pairwise(edges))


def _cell(line: str, start: int, end: int, offset: int) -> Cell:
    raw = line[start:end]
    text = raw.strip()
    begin = offset + start + len(raw) - len(raw.lstrip())
    return Cell(begin, begin + len(text), text)
