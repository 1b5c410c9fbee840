"""A file as plain text, before anything is cleaned."""

from dataclasses import dataclass

from rolegraph.reading.document import Heading, Mark, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """The stored text of a file, with what its format says about it.

    ``encoding`` is that of the file, "" where the format has its own. ``marks`` are parts of the
    text that are the format's and not the author's (markup, navigation).
    """

    text: str
    media_type: str
    encoding: str = ""
    headings: tuple[Heading, ...] = ()
    tables: tuple[Table, ...] = ()
    pages: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()
    title: str = ""
