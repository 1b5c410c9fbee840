"""A file as plain text, before anything is cleaned."""

import zlib
from dataclasses import dataclass

from rolegraph.reading.document import Heading, Mark, Table

#: What readers raise, besides their own errors, where a part of a file is not what it should be.
FAULTS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    SyntaxError,
    RuntimeError,
    OSError,
    zlib.error,
)


class Unreadable(Exception):
    """A file that gives no text: ``reason`` continues its name, ``remedy`` says what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason} {remedy}")
        self.reason = reason
        self.remedy = remedy


def beyond(limit: str, reason: str, remedy: str = "Split it") -> Unreadable:
    """Return what to raise for a file that needs more than a limit of ``Limits`` allows."""
    option = limit.replace("_", "-")
    return Unreadable(reason, f"{remedy}, or build with a larger --limit {option}=NUMBER.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """The stored text of a file, with what its format says about it.

    ``encoding`` is that of the file, "" where the format has its own. ``marks`` are parts of the
    text that are the format's and not the author's (markup, navigation). ``left_out`` are parts of
    the file that hold no text.
    """

    text: str
    media_type: str
    encoding: str = ""
    headings: tuple[Heading, ...] = ()
    tables: tuple[Table, ...] = ()
    pages: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()
    title: str = ""
    left_out: tuple[tuple[str, str], ...] = ()


class Writer:
    """Plain text as it grows, with the offsets of what was written.

    A line break is written when something follows it, so that none stands at an end or in a cell.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._break = ""
        self._fresh = self._empty = True

    @property
    def here(self) -> int:
        """Where the next text will begin."""
        return self._length + len(self._break)

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the line, or in the cell, yet."""
        return self._fresh

    def write(self, text: str) -> tuple[int, int]:
        """Add the text and return where it begins and ends."""
        start = self.here
        if text:
            self._parts += [self._break, text]
            self._length = start + len(text)
            self._break = ""
            self._fresh = self._empty = text.endswith("\n")
        return start, self._length if text else start

    def end_line(self) -> None:
        """Begin a new line, unless one has just begun."""
        if not self._fresh:
            self._break = "\n"
            self._fresh = True

    def begin_row(self) -> None:
        """Begin a new line, even where the last one holds empty cells alone."""
        if not self._empty:
            self._break = "\n"
            self._fresh = self._empty = True

    def lead(self, text: str) -> int:
        """Write what a block begins with (a bullet), and return where the block itself begins."""
        self.write(text)
        self._fresh = True
        return self.here

    def begin_cell(self, separator: str) -> int:
        """Write what parts two cells, and return where the new cell begins."""
        # A break that a block in the cell before asked for would cut the row in two.
        self._break = self._break if self._empty else ""
        return self.lead(separator)

    def since(self, start: int) -> str:
        """Return what was written from an offset on."""
        parts: list[str] = []
        place = self._length
        for part in reversed(self._parts):
            if place <= start:
                break
            parts.append(part)
            place -= len(part)
        return (
            "".join(reversed(parts))[start - place :]
            if place < start
            else "".join(reversed(parts))
        )

    def text(self) -> str:
        """Return everything written."""
        return "".join(self._parts)


def stripped(text: str, start: int) -> tuple[int, int, str]:
    """Return a text that begins at an offset without white space at its ends, with its span."""
    begin = start + len(text) - len(text.lstrip())
    inner = text.strip()
    return begin, begin + len(inner), inner
