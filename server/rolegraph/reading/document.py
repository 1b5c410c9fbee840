"""The document as it was received, and as it can be read."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Self

from rolegraph.errors import Omission
from rolegraph.values import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of readable text whose every character knows where it came from.

    ``starts[i]`` and ``ends[i]`` are the offsets of character ``i`` in the stored text. A character
    that a repair put in stands between two others: its start equals its end. Text is repaired,
    Simplified where the document is Traditional, without glosses, boilerplate and page marks; line
    breaks are kept.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.text)

    def __hash__(self) -> int:
        # What was read of a passage is remembered: the text tells nearly all passages apart, and
        # a text keeps its own hash.
        return hash(self.text)

    def cut(self, start: int, end: int) -> Self:
        """Return the part between two of this passage's own offsets."""
        return type(self)(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def strip(self, characters: str | None = None) -> Self:
        """Return the passage without the given characters (white space) at both ends."""
        kept = self.text.strip(characters)
        if len(kept) == len(self.text):
            return self
        start = len(self.text) - len(self.text.lstrip(characters)) if kept else 0
        return self.cut(start, start + len(kept))

    @property
    def span(self) -> tuple[int, int]:
        """Where this passage lies in the stored text; (0, 0) for an empty one."""
        return (self.starts[0], max(self.ends)) if self.text else (0, 0)


@quickly_made
@dataclass(frozen=True, slots=True)
class Mark:
    """A part of the stored text that is no role content, and what it is.

    ``kind``: site-notice, advertisement, page-mark, gloss, form-field or title-list, or markup for
    the signs of a format (Markdown's ``**``); in ``Document.damage`` it is damage.
    """

    start: int
    end: int
    kind: str


@quickly_made
@dataclass(frozen=True, slots=True)
class Repair:
    """Damage between two offsets of the stored text, and how it was mended.

    ``raw`` are the damaged characters ("" where something was lost between two), ``reading`` what
    replaces them, in the document's own script. ``basis`` is byte-shift, copy, layout or lexicon;
    ``note`` shows the proof (the byte arithmetic, the other copy's words, the lexicon's phrase).
    """

    start: int
    end: int
    raw: str
    reading: str
    basis: str
    confidence: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the format itself marks (Markdown, HTML, Word); ``level`` counts from 1."""

    start: int
    end: int
    level: int


@quickly_made
@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: its span in the stored text, and its reference (``Rights!C7``) in a sheet.

    A cell that covers several places (merged, spanning) stands in each of them. ``further`` are the
    spans of its other lines where those of its neighbours stand between (a table drawn in text).
    """

    start: int
    end: int
    text: str
    reference: str = ""
    further: tuple[tuple[int, int], ...] = ()

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where the cell's lines stand in the stored text, in order."""
        return ((self.start, self.end), *self.further)

    @property
    def is_stretch(self) -> bool:
        """Whether each letter of its words stands in the stored text at the same place of its span."""
        return not self.further and len(self.text) == self.end - self.start


@dataclass(frozen=True, slots=True)
class Table:
    """A table; rows of cells, the header row included where there is one."""

    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One role document.

    ``path`` is relative to the source, with ``/``. ``text`` is the stored text: for a text file its
    bytes decoded, line ends untouched, a byte-order mark counting as one code point; for other
    formats a plain-text rendition, whose sha256 is ``text_sha256`` (of its UTF-8). ``sha256`` is
    the file's. ``script`` is Hans, Hant or Latn. ``pages`` holds the offset at which each page
    begins (PDF). ``left_out`` names parts of the file that could not be read (pages of pictures).
    ``damage`` marks what is damaged and could not be mended: the body holds it as it stands.
    """

    path: str
    sha256: str
    text_sha256: str
    media_type: str
    encoding: str
    script: str
    text: str
    body: Passage
    marks: tuple[Mark, ...] = ()
    repairs: tuple[Repair, ...] = ()
    damage: tuple[Mark, ...] = ()
    headings: tuple[Heading, ...] = ()
    tables: tuple[Table, ...] = ()
    pages: tuple[int, ...] = ()
    title: str = ""
    left_out: tuple[Omission, ...] = ()

    def passage(self, start: int, end: int) -> Passage:
        """Return the part of the body that comes from between two offsets of the stored text.

        This is how a heading, a cell or a page of the stored text is read.
        """
        starts = self.body.starts
        return self.body.cut(bisect_left(starts, start), bisect_left(starts, end))

    def page_at(self, offset: int) -> int | None:
        """Return the page, from 1, on which an offset of the stored text lies; None without pages."""
        return bisect_right(self.pages, offset) or None

    def repairs_in(self, start: int, end: int) -> tuple[Repair, ...]:
        """Return the repairs between two offsets of the stored text, in order."""
        return tuple(r for r in self.repairs if start <= r.start and r.end <= end)
