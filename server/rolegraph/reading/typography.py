"""Ways in which programs write one text, made one: ends of lines, blanks, indents, stops, figures."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rolegraph.reading.document import Cell, Mark, Table

#: How very old programs end a line.
_LONE_RETURN = re.compile(r"\r(?!\n)")
#: Blanks, figures and letters that are no plain ones, as web pages and word processors write them.
_PLAIN = {ord(c): " " for c in "\u00a0\u202f\u205f"} | {n: " " for n in range(0x2000, 0x200B)}
_PLAIN |= {n: chr(n - 0xFEE0) for n in range(0xFF10, 0xFF5B) if chr(n).isalnum()}
#: A stop of Latin script that ends a Chinese sentence, and no item's number (一.).
_STOP = re.compile(
    r"(?<=[\u3400-\u9fff）)”])(?<![一二三四五六七八九十])[.．](?=[ \t]?[\u3400-\u9fff]|[ \t]*(?:\r?\n|\Z))"
)
_CHINESE = re.compile("[\u3400-\u9fff]")
#: Tabs that indent a line.
_INDENT = re.compile(r"^\t+", re.MULTILINE)
#: What Windows writes before the end of a line.
_RETURN = re.compile(r"\r(?=\n)")


def alike(text: str) -> str:
    """Return a text in the one way in which it is read, each character in its place.

    Lines end in ``\\n`` (or ``\\r\\n``, see ``returns``), blanks are plain, lines are indented by blanks,
    Chinese sentences end in 。, and figures and Latin letters are those of ASCII.
    """
    lined = _LONE_RETURN.sub("\n", text).translate(_PLAIN)
    return _STOP.sub(_stop, _INDENT.sub(lambda tabs: " " * len(tabs[0]), lined))


def _stop(found: re.Match[str]) -> str:
    """Return 。 for a stop behind Chinese words; "(above EUR 500)." ends an English sentence."""
    line = found.string.rfind("\n", 0, found.start()) + 1
    return "。" if _CHINESE.search(found.string, line, found.start()) else found[0]


def cells_alike(table: Table) -> Table:
    """Return a table whose cells say what they say in plain blanks and figures."""
    return replace(table, rows=tuple(tuple(map(_plain, row)) for row in table.rows))


def _plain(cell: Cell) -> Cell:
    words = cell.text.translate(_PLAIN)
    return cell if words == cell.text else replace(cell, text=words)


def returns(text: str) -> Iterator[Mark]:
    """Yield the signs before the ends of lines that Windows writes."""
    return (Mark(*found.span(), "markup") for found in _RETURN.finditer(text))
