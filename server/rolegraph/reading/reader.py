"""From a file or a folder to documents."""

import hashlib
from pathlib import Path

from rolegraph.errors import BadDocument, Omission
from rolegraph.reading.boilerplate import boilerplate
from rolegraph.reading.damage import find
from rolegraph.reading.document import Document, Mark, Passage
from rolegraph.reading.encodings import Undecodable, decode
from rolegraph.reading.glosses import glosses
from rolegraph.reading.pagemarks import page_marks
from rolegraph.reading.passages import apply, whole, without
from rolegraph.reading.rendition import Rendition
from rolegraph.reading.scripts import script_of, simplified


def read(path: Path, relative: str) -> Document:
    """Return the document in a file; ``relative`` is the name that it goes by.

    Raises ``BadDocument``, which says why the file cannot be read and what to do.
    """
    data = _bytes(path, relative)
    return document(relative, data, _rendition(data, relative))


def _bytes(path: Path, relative: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = f"cannot be opened: {error.strerror}."
        raise BadDocument(
            Omission(relative, reason, "Check that the file may be read.")
        ) from error


def _rendition(data: bytes, relative: str) -> Rendition:
    try:
        text, encoding = decode(data)
    except Undecodable as error:
        remedy = "Save it as UTF-8 text and build again."
        raise BadDocument(Omission(relative, f"{error}.", remedy)) from error
    if not text.strip("\ufeff \t\r\n"):
        raise BadDocument(Omission(relative, "is empty.", "Remove it or put the text in."))
    return Rendition(text=text, media_type="text/plain", encoding=encoding)


def document(relative: str, data: bytes, rendition: Rendition) -> Document:
    """Return the document that a rendition reads as, cleaned and repaired."""
    text = rendition.text
    marks, body = _cleaned(text, rendition.marks)
    repairs = find(body, text)
    return Document(
        path=relative,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        media_type=rendition.media_type,
        encoding=rendition.encoding,
        script=script_of(without(whole(text), marks).text),
        text=text,
        body=apply(body, repairs),
        marks=marks,
        repairs=repairs,
        headings=rendition.headings,
        tables=rendition.tables,
        pages=rendition.pages,
        title=rendition.title,
    )


def _cleaned(text: str, known: tuple[Mark, ...]) -> tuple[tuple[Mark, ...], Passage]:
    """Return every mark in order, and the Simplified text without what they cover."""
    byte_order = (Mark(0, 1, "markup"),) if text.startswith("\ufeff") else ()
    marks = (*byte_order, *known, *glosses(text))
    plain = without(whole(text), marks)
    body = simplified(plain)
    for finder in (boilerplate, page_marks):
        found = tuple(finder(body))
        body = without(body, found)
        marks += found
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end))), body
