"""One module per format, each from a file's bytes to a rendition."""

from rolegraph.reading.formats.kinds import kind_of
from rolegraph.reading.limits import Limits
from rolegraph.reading.rendition import Rendition

__all__ = ["render"]


def render(data: bytes, name: str, limits: Limits) -> Rendition:
    """Return a file's text and what its format says about it.

    Content tells the format where it can, the name's ending where it cannot. Raises ``Unreadable``.
    """
    # Each format's library is loaded for its first file: some take longer than a folder of texts.
    match kind_of(data, name, limits):
        case "markdown":
            from rolegraph.reading.formats.markdown import markdown

            return markdown(data)
        case "html":
            from rolegraph.reading.formats.web import web

            return web(data, limits)
        case "csv":
            from rolegraph.reading.formats.delimited import delimited

            return delimited(data, limits)
        case "xlsx":
            from rolegraph.reading.formats.sheets import sheets

            return sheets(data, limits)
        case "docx":
            from rolegraph.reading.formats.word import word

            return word(data)
        case "pdf":
            from rolegraph.reading.formats.pdf import pdf

            return pdf(data, limits)
    from rolegraph.reading.formats.plain import plain

    return plain(data)
