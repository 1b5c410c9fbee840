"""Plain text: the stored text is the file's own."""

from rolegraph.reading.encodings import decode
from rolegraph.reading.formats.markdown import tables
from rolegraph.reading.rendition import Rendition


def plain(data: bytes) -> Rendition:
    """Return a text file's text, with the tables that are drawn in it with vertical lines."""
    text, encoding = decode(data)
    return Rendition(
        text=text, media_type="text/plain", encoding=encoding, tables=tuple(tables(text))
    )
