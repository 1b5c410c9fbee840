"""Zipped office files: what they are, and that they are safe to unpack."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from rolegraph.reading.limits import Limits
from rolegraph.reading.rendition import Unreadable

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
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (BadZipFile, NotImplementedError, ValueError) as error:
        raise Unreadable("is damaged or cut off.", "Fetch the file again.") from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("is locked with a password.", "Remove the password and save it again.")
    size = sum(entry.file_size for entry in entries)
    if size > limits.inflated_bytes:
        raise Unreadable(
            f"unpacks to {size:,} bytes, more than {limits.inflated_bytes:,}.",
            "Remove pictures and attachments, or split it.",
        )
    return _kind({entry.filename for entry in entries})


def _kind(names: set[str]) -> str:
    for name, kind in _KINDS.items():
        if name in names:
            return kind
    for name, what in _OTHERS.items():
        if name in names:
            raise Unreadable(what, "Save it as .docx, .xlsx, .pdf or .txt.")
    raise Unreadable("is an archive.", "Unpack it and pass the folder.")
