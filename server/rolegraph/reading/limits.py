"""How much one document may ask for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may need before it is left out; the largest role manuals stay far below.

    ``file_bytes``: the file as it lies on the disk; ``page_bytes``: an HTML page.
    ``text_characters``: what a file reads as; ``line_characters``: one line of it.
    ``inflated_bytes``: the parts of a zipped format (docx, xlsx), unpacked. ``pages``: of a PDF;
    ``drawing_bytes``: what draws one of them. ``cells``: of a spreadsheet.
    """

    file_bytes: int = 32_000_000
    page_bytes: int = 8_000_000
    text_characters: int = 1_000_000
    line_characters: int = 200_000
    inflated_bytes: int = 64_000_000
    pages: int = 3_000
    drawing_bytes: int = 4_000_000
    cells: int = 200_000


#: The limits where the caller sets none.
DEFAULT = Limits()
