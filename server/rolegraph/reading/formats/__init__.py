"""One module per format, each from a file's bytes to a rendition."""

from rolegraph.reading.formats.delimited import delimited
from rolegraph.reading.formats.kinds import kind_of
from rolegraph.reading.formats.markdown import markdown
from rolegraph.reading.formats.pdf import pdf
from rolegraph.reading.formats.plain import plain
from rolegraph.reading.formats.sheets import sheets
from rolegraph.reading.formats.web import web
from rolegraph.reading.formats.word import word
from rolegraph.reading.limits import Limits
from rolegraph.reading.rendition import Rendition

__all__ = ["render"]


def render(data: bytes, name: str, limits: Limits) -> Rendition:
    """Return a file's text and what its format says about it.

    Content tells the format where it can, the name's ending where it cannot. Raises ``Unreadable``.
    """
    match kind_of(data, name, limits):
        case "markdown":
            return markdown(data)
        case "html":
            return web(data, limits)
        case "csv":
            return delimited(data, limits)
        case "xlsx":
            return sheets(data, limits)
        case "docx":
            return word(data)
        case "pdf":
            return pdf(data, limits)
    return plain(data)
