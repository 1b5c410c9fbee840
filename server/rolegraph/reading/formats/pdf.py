"""PDF files that hold text; pictures of pages are named, not read."""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from rolegraph.reading.document import Mark, Table
from rolegraph.reading.encodings import commonness
from rolegraph.reading.formats.columns import in_columns
from rolegraph.reading.formats.pagelayout import Layout
from rolegraph.reading.formats.pagetext import write_page
from rolegraph.reading.formats.ruled import grids
from rolegraph.reading.limits import Limits
from rolegraph.reading.rendition import FAULTS, Rendition, Unreadable, Writer, beyond

_OCR = "Run OCR over it and pass the result."
#: So much of a text is common characters, or its fonts lie.
_LEGIBLE = 0.3
_FIGURES = re.compile(r"\d+")
_LINE = re.compile(r"[^\n]+")
#: Items, sentences and facts about a position may end every page alike, and are no running lines.
_CONTENT = re.compile(
    r"^\s*(\d{1,2}[、.)）]|[(（]\d|[一二三四五六七八九十]+、|[①-⑳•●■-])|[。；;]\s*$"
    r"|([上下][级級]|部[门門]|[岗崗]位|[职職][位务務]|名[称稱]|reports? to|department|title)[^:：]{0,6}[:：]",
    re.IGNORECASE,
)
_LONGEST = 80
#: A running head stands on at least so many pages.
_REPEATED = 3
#: A foot has so many lines at most.
_FOOT = 2

# Damaged files make pypdf warn once an object; what cannot be read is said in the omission.
logging.getLogger("pypdf").setLevel(logging.ERROR)


def pdf(data: bytes, limits: Limits) -> Rendition:
    """Return a PDF's text, page after page, a line break between pages.

    Tables that lines draw are given row by row. Running heads, feet and page numbers are marked.
    Pages without text are named as left out.
    """
    writer = Writer()
    tables: list[Table] = []
    starts: list[int] = []
    for layout in _pages(data, limits):
        writer.begin_row()
        starts.append(writer.here)
        tables += write_page(writer, in_columns(layout.words), grids(layout.strokes))
    if not starts:
        raise Unreadable("has no page: it is damaged.", "Fetch the file again.")
    text = writer.text()
    ends = [*starts[1:], len(text)]
    pages = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    empty = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if len(empty) == len(pages):
        raise Unreadable("holds pictures of text and no text.", _OCR)
    if commonness(text) < _LEGIBLE:
        raise Unreadable("has fonts that do not say which characters they show.", _OCR)
    left_out = [("holds no text on page " + ", ".join(map(str, empty)) + ".", "Run OCR over it.")]
    return Rendition(
        text=text,
        media_type="application/pdf",
        tables=tuple(tables),
        pages=tuple(starts),
        marks=tuple(_running(pages, starts)),
        left_out=tuple(left_out if empty else ()),
    )


def _pages(data: bytes, limits: Limits) -> list[Layout]:
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(
                "is locked with a password.", "Remove the password and save it again."
            )
        if len(reader.pages) > limits.pages:
            raise beyond("pages", f"has more than {limits.pages:,} pages.")
        return list(_layouts(reader.pages, limits))
    except DependencyError as error:
        raise Unreadable("is locked.", "Remove its protection and save it again.") from error
    except (PyPdfError, *FAULTS) as error:
        raise Unreadable(
            "is damaged or cut off.", "Open it, save it again and pass that."
        ) from error


def _layouts(pages: Iterable[PageObject], limits: Limits) -> Iterator[Layout]:
    """Yield what stands on each page; nothing for a page that is one huge drawing."""
    length = 0
    for page in pages:
        layout = Layout()
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) <= limits.drawing_bytes:
            page.extract_text(
                visitor_text=layout.see_words, visitor_operand_before=layout.see_operator
            )
        length += sum(len(words.text) for words in layout.words)
        if length > limits.text_characters:
            raise beyond(
                "text_characters", f"holds more than {limits.text_characters:,} characters."
            )
        yield layout


def _running(pages: list[str], starts: list[int]) -> list[Mark]:
    """Return the page numbers, and the lines at the edges that most pages share but for figures."""
    shapes = Counter(
        shape for page in pages for shape in {_shape(line[0]) for line in _edges(page)} if shape
    )
    often = {shape for shape, count in shapes.items() if count >= max(_REPEATED, len(pages) // 2)}
    # Of two pages that begin alike only the second is known to repeat the other; a foot is one on both.
    again = {shape for shape, count in shapes.items() if count == len(pages) == 2}
    marks = []
    for number, (page, start) in enumerate(zip(pages, starts, strict=True), 1):
        for line in _edges(page):
            shape = _shape(line[0])
            foot = (
                page.count("\n", line.end()) <= _FOOT and page.count("\n", 0, line.start()) > _FOOT
            )
            repeated = shape in often or (shape in again and (foot or number == 2))
            if line[0].strip() == str(number) or repeated:
                marks.append(Mark(start + line.start(), start + line.end(), "page-mark"))
    return marks


def _edges(page: str) -> list[re.Match[str]]:
    """Return the two first and two last lines of a page, without those between."""
    lines = [found for found in _LINE.finditer(page) if found[0].strip()]
    return lines if len(lines) < 4 else [*lines[:2], *lines[-2:]]


def _shape(line: str) -> str:
    """Return what a running line keeps from page to page; "" for a line that is an item or a fact."""
    return "" if _CONTENT.search(line) or len(line) > _LONGEST else _FIGURES.sub("#", line.strip())
