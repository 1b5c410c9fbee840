"""Word documents: paragraphs, lists, headings, tables and text boxes in reading order."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from rolegraph.reading.document import Cell, Heading, Mark, Table
from rolegraph.reading.formats.emphasis import is_set_apart
from rolegraph.reading.formats.numbering import Numbering, numbering
from rolegraph.reading.grids import WIDEST
from rolegraph.reading.rendition import FAULTS, Rendition, Unreadable, Writer, stripped
from rolegraph.reading.superscripts import raised

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HEADING = re.compile(r"(?:heading|标题|標題)\s*(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|目錄)\s*(?:\d|heading)", re.IGNORECASE)
_DEEPEST = 50
#: The level of a heading that only its bold type tells.
_LOWEST = 6
_BOX = qn("w:txbxContent")
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SILENT = {
    *map(qn, ("w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:rt", "w:instrText", "w:delText")),
    f"{_COMPATIBILITY}Fallback",
}


def word(data: bytes) -> Rendition:
    """Return a Word file as plain text: a line a paragraph, cells of a row parted by tabs.

    Numbers that Word counts are written out; text boxes follow the paragraph they hang on. Deleted
    and hidden text, headers, footers, notes and comments give nothing; the table of contents is
    marked. Short lines set wholly in bold are headings below all others.
    """
    try:
        file = docx.Document(BytesIO(data))
        renderer = _Renderer(_styles(file), numbering(_numbering_root(file)))
        renderer.blocks(file.element.body, 0)
    except (OpcError, *FAULTS) as error:
        raise Unreadable(
            "is damaged or cut off.", "Open it, save it again and pass that."
        ) from error
    return Rendition(
        text=renderer.writer.text(),
        media_type=_MEDIA,
        headings=renderer.titled(),
        tables=tuple(renderer.tables),
        marks=tuple(renderer.marks),
        title=file.core_properties.title or "",
    )


def _numbering_root(file: Any) -> Any:
    found = [
        relation.target_part
        for relation in file.part.rels.values()
        if not relation.is_external and relation.reltype.endswith("/numbering")
    ]
    return found[0].element if found else None


class _Style:
    """What a paragraph style says of its paragraphs, with what it inherits."""

    def __init__(self, name: str, level: int, list_of: tuple[str, int] | None) -> None:
        self.name = name
        self.level = level
        self.list_of = list_of


def _styles(file: Any) -> dict[str, _Style]:
    tags = {each.get(qn("w:styleId")): each for each in file.styles.element.iter(qn("w:style"))}
    return {name: _style(tags, name) for name in tags}


def _style(tags: dict[str, Any], name: str) -> _Style:
    title, level, listed = "", 0, None
    seen: set[str] = set()
    while name in tags and name not in seen:
        seen.add(name)
        tag = tags[name]
        label = _attribute(tag, "w:name")
        title = title or label
        properties = tag.find(qn("w:pPr"))
        level = level or _level(label, properties)
        listed = listed or _list_of(properties)
        name = _attribute(tag, "w:basedOn")
    return _Style(title, level, listed)


def _attribute(tag: Any, child: str) -> str:
    found = None if tag is None else tag.find(qn(child))
    return "" if found is None else str(found.get(qn("w:val"), ""))


def _level(label: str, properties: Any) -> int:
    named = _HEADING.fullmatch(label.strip())
    if named:
        return int(named[1])
    if label.lower() in ("title", "标题", "標題"):
        return 1
    outline = _attribute(properties, "w:outlineLvl")
    return int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0


def _list_of(properties: Any) -> tuple[str, int] | None:
    tag = None if properties is None else properties.find(qn("w:numPr"))
    number = _attribute(tag, "w:numId")
    return (number, int(_attribute(tag, "w:ilvl") or 0)) if number else None


class _Renderer:
    """One Word file as it is written down."""

    def __init__(self, styles: dict[str, _Style], lists: Numbering) -> None:
        self.writer = Writer()
        self.headings: list[Heading] = []
        self._bold: list[Heading] = []
        self._lines = 0
        self.tables: list[Table] = []
        self.marks: list[Mark] = []
        self._styles = styles
        self._lists = lists

    def blocks(self, parent: Any, depth: int) -> None:
        """Write down the paragraphs and tables below a tag, in order."""
        if depth > _DEEPEST:
            raise Unreadable(f"nests more than {_DEEPEST} tables.", "Save it as plain text.")
        for child in parent:
            if child.tag == qn("w:p"):
                self._paragraph(child, depth)
            elif child.tag == qn("w:tbl"):
                self._table(child, depth)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                self.blocks(child, depth + 1)

    def _paragraph(self, tag: Any, depth: int) -> None:
        properties = tag.find(qn("w:pPr"))
        style = self._styles.get(_attribute(properties, "w:pStyle"), _Style("", 0, None))
        boxes: list[Any] = []
        words = "".join(_words(tag, boxes)).strip("\n")
        if words.strip():
            self.writer.end_line()
            listed = _list_of(properties) or style.list_of
            start = self.writer.lead(self._lists.label(*listed) if listed else "")
            self.writer.write(words)
            self._note(stripped(words, start), style, properties)
            self._lines += not depth
            if not depth and not listed and is_set_apart(tag):
                self._bold.append(Heading(*stripped(words, start)[:2], _LOWEST))
            self.writer.end_line()
        for box in boxes:
            self.blocks(box, depth + 1)

    def titled(self) -> tuple[Heading, ...]:
        """Return the headings by style, and the lines in bold where most lines are not."""
        known = {each.start for each in self.headings}
        bold = [each for each in self._bold if each.start not in known]
        few = 2 * len(bold) < self._lines
        return tuple(sorted((*self.headings, *(bold if few else ())), key=lambda h: h.start))

    def _note(self, span: tuple[int, int, str], style: _Style, properties: Any) -> None:
        level = _level("", properties) or style.level
        if _CONTENTS.match(style.name):
            self.marks.append(Mark(span[0], span[1], "title-list"))
        elif level:
            self.headings.append(Heading(span[0], span[1], level))

    def _table(self, tag: Any, depth: int) -> None:
        rows: list[list[tuple[Cell | None, int]]] = []
        layout = _nests(tag)
        for row in tag.iterchildren(qn("w:tr")):
            self.writer.begin_row()
            rows.append([])
            for number, cell in enumerate(_cells(row)):
                first = layout or not number
                start = self.writer.here if first else self.writer.begin_cell("\t")
                if not _goes_on(cell):
                    self.blocks(cell, depth + 1)
                if layout:
                    self.writer.end_line()
                columns = _attribute(cell.find(qn("w:tcPr")), "w:gridSpan")
                span = stripped(self.writer.since(start), start)
                rows[-1].append((None if _goes_on(cell) else Cell(*span), int(columns or 1)))
        self.writer.begin_row()
        if not layout and any(len(row) > 1 for row in rows):
            self.tables.append(Table(tuple(_filled(rows))))


def _nests(table: Any) -> bool:
    """Whether a table only arranges other tables on the page."""
    return any(True for cell in table.iter(qn("w:tc")) for _ in cell.iterchildren(qn("w:tbl")))


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag == qn("w:sdt"):
            yield from child.iter(qn("w:tc"))


def _goes_on(cell: Any) -> bool:
    """Whether a cell only continues the one above it."""
    properties = cell.find(qn("w:tcPr"))
    merge = None if properties is None else properties.find(qn("w:vMerge"))
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _filled(rows: list[list[tuple[Cell | None, int]]]) -> Iterator[tuple[Cell, ...]]:
    """Yield full rows: a cell stands in every place that it covers."""
    above: list[Cell] = []
    for row in rows:
        cells: list[Cell] = []
        for cell, columns in row:
            for _ in range(min(columns, WIDEST)):
                upper = above[len(cells)] if len(cells) < len(above) else Cell(0, 0, "")
                cells.append(cell or upper)
        above = cells
        yield tuple(cells)


def _words(tag: Any, boxes: list[Any]) -> Iterator[str]:
    """Yield the words below a tag in order; text boxes are collected for later."""
    for child in tag:
        if child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == qn("w:t"):
            yield raised(child.text or "") if _is_raised(tag) else child.text or ""
        elif child.tag == _BOX:
            boxes.append(child)
        elif not _is_silent(child):
            yield from _words(child, boxes)


def _is_raised(run: Any) -> bool:
    return _attribute(run.find(qn("w:rPr")), "w:vertAlign") == "superscript"


def _is_silent(tag: Any) -> bool:
    """Whether a tag is deleted, hidden, a gloss over characters, or another form of what precedes it."""
    if tag.tag in _SILENT:
        return True
    properties = tag.find(qn("w:rPr")) if tag.tag == qn("w:r") else None
    hidden = None if properties is None else properties.find(qn("w:vanish"))
    return hidden is not None and hidden.get(qn("w:val"), "true") not in ("0", "false")
