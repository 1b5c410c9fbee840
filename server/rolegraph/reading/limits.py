"""How much one document may ask for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may need before it is left out; the largest role manuals stay far below.

    ``file_bytes``: the file as it lies on the disk. ``text_characters``: what it reads as.
    ``line_characters``: one line of it. ``inflated_bytes``: the parts of a zipped format (docx,
    xlsx) or one stream of a PDF, unpacked. ``pages``: of a PDF. ``cells``: of a spreadsheet.
    """

    file_bytes: int = 32_000_000
    text_characters: int = 4_000_000
    line_characters: int = 200_000
    inflated_bytes: int = 64_000_000
    pages: int = 3_000
    cells: int = 500_000


#: The limits where the caller sets none.
DEFAULT = Limits()
