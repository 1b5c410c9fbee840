"""Zipped office files: what they are, and that they are safe to unpack."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from rolegraph.reading.limits import Limits
from rolegraph.reading.rendition import Unreadable, beyond

_BROKEN = (BadZipFile, NotImplementedError, EOFError, ValueError, zlib.error)
_KINDS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_OTHERS = {
    "ppt/presentation.xml": "is a presentation.",
    "content.xml": "is an OpenDocument file.",
    "mimetype": "is an OpenDocument file or an electronic book.",
}


def package_kind(data: bytes, limits: Limits) -> str:
    """Return docx or xlsx.

    Raises ``Unreadable`` for every other archive, for one that is cut off, locked, or larger
    unpacked than the limit. Sizes are those the archive declares; its reader gives no byte more.
    """
    try:
        archive = ZipFile(BytesIO(data))
    except _BROKEN as error:
        raise Unreadable("is damaged or cut off.", "Fetch the file again.") from error
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("is locked with a password.", "Remove the password and save it again.")
    size = sum(entry.file_size for entry in entries)
    if size > limits.inflated_bytes:
        raise beyond(
            "inflated_bytes",
            f"unpacks to {size:,} bytes, more than {limits.inflated_bytes:,}.",
            "Remove pictures and attachments, split it",
        )
    _check(archive)
    return _kind({entry.filename for entry in entries})


def _check(archive: ZipFile) -> None:
    """Raise ``Unreadable`` where a part of the archive is not what it was."""
    try:
        damaged = archive.testzip()
    except _BROKEN as error:
        raise Unreadable("is damaged.", "Fetch the file again.") from error
    if damaged:
        raise Unreadable(f"is damaged (its part {damaged}).", "Fetch the file again.")


def _kind(names: set[str]) -> str:
    for name, kind in _KINDS.items():
        if name in names:
            return kind
    for name, what in _OTHERS.items():
        if name in names:
            raise Unreadable(what, "Save it as .docx, .xlsx, .pdf or .txt.")
    raise Unreadable("is an archive.", "Unpack it and pass the folder.")
