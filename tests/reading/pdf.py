"""A PDF small enough to read: each page is a list of lines, its font is not embedded."""

from collections.abc import Sequence

CMAP = """/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end"""


def pdf(pages: Sequence[Sequence[str]], drawing: str = "") -> bytes:
    """Return a PDF with a page for each list of lines; an empty list is a page without text.

    ``drawing`` is drawn on every page.
    """
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "", "", stream(CMAP)]
    objects[2] = (
        "<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H"
        "/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"
    )
    objects[3] = (
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/CIDToGIDMap/Identity/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    )
    kids = []
    for lines in pages:
        shown = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -14 Td" for line in lines)
        objects.append(stream(f"BT /F 10 Tf 40 800 Td {shown} ET {drawing}"))
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    return assembled(objects)


def ruled(rows: Sequence[Sequence[str]], *, width: int = 100) -> str:
    """Return the drawing of a table; "<" and "^" stand for a cell that the left or upper one covers."""
    parts = [f"40 700 {width * len(rows[0])} {-20 * len(rows)} re S"]
    for row, words in enumerate(rows):
        top = 700 - 20 * row
        for column, word in enumerate(words):
            left = 40 + width * column
            if word != "^":
                parts.append(f"{left} {top} m {left + width} {top} l S")
            if word != "<":
                parts.append(f"{left} {top} m {left} {top - 20} l S")
            if word not in ("^", "<"):
                hexadecimal = word.encode("utf-16-be").hex()
                parts.append(f"BT /F 10 Tf {left + 4} {top - 14} Td <{hexadecimal}> Tj ET")
    return " ".join(parts)


def stream(text: str) -> str:
    return f"<</Length {len(text)}>>stream\n{text}\nendstream"


def assembled(objects: Sequence[str]) -> bytes:
    parts = ["%PDF-1.4\n"]
    places = []
    for number, body in enumerate(objects, 1):
        places.append(sum(map(len, parts)))
        parts.append(f"{number} 0 obj\n{body}\nendobj\n")
    size = len(objects) + 1
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = sum(map(len, parts))
    parts.append(f"xref\n0 {size}\n0000000000 65535 f \n{table}")
    parts.append(f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{end}\n%%EOF")
    return "".join(parts).encode("ascii")
