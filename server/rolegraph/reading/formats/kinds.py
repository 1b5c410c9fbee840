"""Which format a file is in: by its first bytes, else by the ending of its name."""

import re
from pathlib import PurePath

from rolegraph.reading.formats.packages import package_kind
from rolegraph.reading.limits import Limits
from rolegraph.reading.rendition import Unreadable

_ENDINGS = {
    "": "text",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".csv": "csv",
    ".tsv": "csv",
    ".docx": "docx",
    ".docm": "docx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".pdf": "pdf",
}
_PACKED = {"docx", "xlsx", "pdf"}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_CONVERT = "Open it in its program and save it as .docx, .xlsx, .pdf or .txt."
_PICTURE = "is a picture.", "Run OCR over it and pass the text."
_ARCHIVE = "is an archive.", "Unpack it and pass the folder."
_PROGRAM = "is a program, not a document.", "Remove it."
_FOREIGN = (
    (b"\x89PNG\r\n\x1a\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"BM", _PICTURE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"{\\rtf", ("is rich text (RTF).", _CONVERT)),
    (b"\x7fELF", _PROGRAM),
    (b"MZ", _PROGRAM),
)
_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|\?xml[^>]*>\s*<html)", re.IGNORECASE
)


def kind_of(data: bytes, name: str, limits: Limits) -> str:
    """Return text, markdown, html, csv, docx, xlsx or pdf.

    Raises ``Unreadable`` for what is none of these, naming what it is where the bytes tell.
    """
    ending = PurePath(name).suffix.lower()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return package_kind(data, limits)
    if data.startswith(_OLD_OFFICE):
        raise _old(data)
    for start, (reason, remedy) in _FOREIGN:
        # Two letters may begin a text as well; a file of that kind has zero bytes soon after.
        if data.startswith(start) and (len(start) > 2 or b"\x00" in data[:64]):
            raise Unreadable(reason, remedy)
    # Sites and programs hand out pages under the names of office files.
    return "html" if _HTML.match(data[:1024]) and ending != ".md" else _named(ending)


def _named(ending: str) -> str:
    kind = _ENDINGS.get(ending)
    if kind is None:
        raise Unreadable(f"ends in {ending}, which is no format that is read.", _CONVERT)
    if kind in _PACKED:
        raise Unreadable(
            f"is called {ending} and is none, or is cut off.", "Fetch the file again."
        )
    return kind


def _old(data: bytes) -> Unreadable:
    if _LOCKED in data:
        return Unreadable("is locked with a password.", "Remove the password and save it again.")
    return Unreadable("is in an old office format (.doc, .xls, .wps).", _CONVERT)
