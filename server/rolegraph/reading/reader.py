"""From a file or a folder to documents."""

import hashlib
from pathlib import Path

from rolegraph.errors import BadDocument, Omission
from rolegraph.reading.boilerplate import boilerplate
from rolegraph.reading.contents import contents
from rolegraph.reading.counted_pages import counted_pages
from rolegraph.reading.damage import find, unmended
from rolegraph.reading.document import Document, Mark, Passage
from rolegraph.reading.formats import render
from rolegraph.reading.formats.markdown import with_breaks
from rolegraph.reading.glosses import glosses
from rolegraph.reading.glued_contents import without_glued_contents
from rolegraph.reading.hyphens import cut_by_pages, hyphens
from rolegraph.reading.joined_lines import parted
from rolegraph.reading.limits import DEFAULT, Limits
from rolegraph.reading.pagemarks import without_page_marks
from rolegraph.reading.passages import apply, text_without, whole, without
from rolegraph.reading.pieces import piece_marks
from rolegraph.reading.rendition import Rendition, Unreadable, beyond
from rolegraph.reading.running_heads import running_heads
from rolegraph.reading.scripts import script_of, simplified
from rolegraph.reading.strewn import without_strewn_letters
from rolegraph.reading.superscripts import note_references
from rolegraph.reading.translations import translations, untranslated
from rolegraph.reading.typography import alike, cells_alike, doubled_breaks, spacings, unseen
from rolegraph.reading.wrapping import unwrapped

#: Headings by which a text shows that its lines are whole.
_HEADED = 3
#: Formats of running text, whose lines what copies a page can put into one.
_RUNNING = ("text/plain", "text/markdown", "text/html", "application/pdf")


def read(path: Path, relative: str, limits: Limits = DEFAULT) -> Document:
    """Return the document in a file; ``relative`` is the name that it goes by.

    Raises ``BadDocument``, which says why the file cannot be read and what to do.
    """
    try:
        data = _bytes(path, limits)
        return document(relative, data, _bounded(render(data, path.name, limits), limits))
    except Unreadable as error:
        raise BadDocument(Omission(relative, error.reason, error.remedy)) from error


def _bytes(path: Path, limits: Limits) -> bytes:
    try:
        if not path.is_file():
            raise Unreadable("is no file that can be read.", "Remove it.")
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise Unreadable(
            f"cannot be opened: {error.strerror}.", "Check its permissions."
        ) from error
    if len(data) > limits.file_bytes:
        raise beyond("file_bytes", f"is larger than {limits.file_bytes:,} bytes.")
    if not data.strip():
        raise Unreadable("is empty: it holds no text.", "Remove it or put the text in.")
    return data


def _bounded(rendition: Rendition, limits: Limits) -> Rendition:
    """Return the rendition; raise ``Unreadable`` where it holds nothing or too much."""
    text = rendition.text
    if not text.strip("\ufeff \t\r\n"):
        raise Unreadable("is empty: it holds no text.", "Remove it or put the text in.")
    if len(text) > limits.text_characters:
        raise beyond("text_characters", f"holds more than {limits.text_characters:,} characters.")
    if max(map(len, text.split("\n"))) > limits.line_characters:
        raise beyond(
            "line_characters",
            f"has a line of more than {limits.line_characters:,} characters.",
            "Break it into paragraphs",
        )
    return rendition


def document(relative: str, data: bytes, rendition: Rendition) -> Document:
    """Return the document that a rendition reads as, cleaned and repaired."""
    text = rendition.text
    lined = with_breaks(text) if rendition.media_type == "text/markdown" else text
    marks, body = _cleaned(alike(lined), rendition)
    body = _in_lines(body, rendition)
    repairs = find(body, text)
    mended = apply(body, repairs)
    return Document(
        path=relative,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        media_type=rendition.media_type,
        encoding=rendition.encoding,
        script=script_of(text_without(text, marks)),
        text=text,
        body=mended,
        marks=marks,
        repairs=repairs,
        damage=unmended(body, mended),
        headings=rendition.headings,
        tables=untranslated(tuple(map(cells_alike, rendition.tables)), marks),
        pages=rendition.pages,
        title=rendition.title,
        left_out=tuple(Omission(relative, *each) for each in rendition.left_out),
    )


def _cleaned(text: str, rendition: Rendition) -> tuple[tuple[Mark, ...], Passage]:
    """Return every mark in order, and the Simplified text without what they cover."""
    marks = (*rendition.marks, *note_references(text), *glosses(text), *translations(text))
    marks += (*unseen(text), *spacings(text), *hyphens(text))
    if rendition.media_type == "text/plain":
        marks += tuple(doubled_breaks(text))
    body, strewn = without_strewn_letters(simplified(without(whole(text), marks)))
    body, listed = without_glued_contents(body)
    marks += (*strewn, *listed)
    # What a viewer cut into numbered pieces is put together first: their numbers are none of its lines.
    # Where headings have lines of their own, so has all else.
    joined = rendition.media_type in _RUNNING and len(rendition.headings) < _HEADED
    if joined and not any(piece_marks(body)):
        body = Passage(parted(body.text), body.starts, body.ends)
    running: tuple[Mark, ...] = ()
    for finder in (boilerplate, contents, piece_marks, counted_pages, running_heads):
        found = tuple(finder(body))
        lines = tuple(mark for mark in found if mark.kind != "page-mark")
        body = without(body, lines)
        marks += lines
        running += tuple(mark for mark in found if mark.kind == "page-mark")
    body, page_marks = without_page_marks(body, running)
    marks += page_marks
    parted_words = tuple(cut_by_pages(body))
    body, marks = without(body, parted_words), (*marks, *parted_words)
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end))), body


def _in_lines(body: Passage, rendition: Rendition) -> Passage:
    """Return the body with the lines that the page's width broke in one piece."""
    match rendition.media_type:
        case "application/pdf":
            return unwrapped(body, rendition.pages, loosely=True)
        case "text/markdown":
            return unwrapped(body, freely=True)
        case "text/plain":
            return unwrapped(body)
    return body
