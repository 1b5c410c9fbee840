"""HTML pages, as the text that a reader sees."""

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from rolegraph.reading.document import Cell, Heading, Mark, Table
from rolegraph.reading.encodings import Decoded, Undecodable, decode
from rolegraph.reading.grids import grid
from rolegraph.reading.limits import Limits
from rolegraph.reading.rendition import Rendition, Unreadable, Writer, beyond, stripped
from rolegraph.reading.superscripts import raised

_SILENT = {"script", "style", "template", "noscript", "head", "svg", "iframe", "object", "option"}
_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
#: A list inside an item stands so much further in.
_INSET = "  "
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(cookies?|consent|breadcrumbs?|nav(bar|igation)?|share|social|related|recommend(ed|ations?)?|adverts?|ads?"
    r"|comments?|pagination|pager|search)([-_](section|list|box|posts|articles|docs|documents|bar|banner"
    r"|container|wrapper|links|buttons?|notice|area|content|form))?",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
#: What pages call an encoding, and the larger one that browsers read instead.
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin1": "cp1252"}
_DEEPEST = 200


def web(data: bytes, limits: Limits) -> Rendition:
    """Return an HTML page as plain text with its headings, tables and title.

    Blocks begin a line, cells of one row are parted by tabs, numbers of ordered lists are written
    out. Scripts and hidden parts give no text; menus, banners and buttons are marked.
    """
    if len(data) > limits.page_bytes:
        raise beyond("page_bytes", f"is a page of more than {limits.page_bytes:,} bytes.")
    source = _decoded(data)
    page = BeautifulSoup(source.text, "lxml")
    renderer = _Renderer()
    renderer.render(page.body or page, 0)
    text = renderer.writer.text()
    title = page.title.get_text(" ", strip=True) if page.title else ""
    return Rendition(
        text=text,
        media_type="text/html",
        encoding=source.encoding,
        headings=tuple(renderer.headings),
        tables=tuple(renderer.tables),
        # A page that stands in one such part as a whole is no furniture.
        left_out=source.left_out,
        marks=tuple(mark for mark in renderer.marks if 2 * (mark.end - mark.start) < len(text)),
        title=title,
    )


def _decoded(data: bytes) -> Decoded:
    """Return the page's source; what it declares itself to be decides where its bytes do not."""
    try:
        return decode(data)
    except Undecodable:
        declared = _CHARSET.search(data[:4_000])
        if not declared:
            raise
        name = declared[1].decode("ascii").lower()
    try:
        encoding = _LARGER.get(name, name)
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise Undecodable(f"declares itself {name} and is not.") from error


class _Renderer:
    """One page as it is written down."""

    def __init__(self) -> None:
        self.writer = Writer()
        self.headings: list[Heading] = []
        self.tables: list[Table] = []
        self.marks: list[Mark] = []
        self._blank = False
        self._term = False
        self._numbers: dict[int, int] = {}

    def render(self, tag: Tag, depth: int) -> None:
        """Write down what a tag holds."""
        if depth > _DEEPEST:
            raise Unreadable(f"nests more than {_DEEPEST} tags.", "Save it as plain text.")
        for child in tag.children:
            if isinstance(child, Tag):
                self._tag(child, depth + 1)
            elif type(child) is NavigableString:  # its kinds are comments, doctypes, scripts
                self._words(raised(str(child)) if tag.name == "sup" else str(child))

    def _words(self, words: str) -> None:
        """Write words with runs of white space as one blank, none at the beginning of a line."""
        text = _BLANKS.sub(" ", words)
        if (self._blank or text.startswith(" ")) and not self.writer.fresh:
            text = " " + text.lstrip(" ")
        else:
            text = text.lstrip(" ")
        self._blank = text.endswith(" ")
        self.writer.write(text.rstrip(" ") if self._blank else text)

    def _line(self) -> None:
        self._blank = False
        self.writer.end_line()

    def _tag(self, tag: Tag, depth: int) -> None:
        if (
            tag.name in _SILENT
            or tag.has_attr("hidden")
            or _HIDDEN.search(str(tag.get("style", "")))
        ):
            return
        if tag.name == "br":
            self._blank = False
            self.writer.write("\n")
            return
        block = bool(_BLOCKS.fullmatch(tag.name))
        if self._term and tag.name == "dd":
            self._blank = False
            self.writer.write("\t")
        elif block:
            self._line()
        start = self.writer.here
        if tag.name == "table":
            self._table(tag, depth)
        else:
            if tag.name == "li" and tag.contents:
                self.writer.lead(self._bullet(tag))
            self.render(tag, depth)
        self._note(tag, start)
        self._term = tag.name == "dt" and _has_short_value(tag)
        if block and not self._term:
            self._line()

    def _note(self, tag: Tag, start: int) -> None:
        """Note what the tag was: a heading, or a part of the site's furniture."""
        start, end, text = stripped(self.writer.since(start), start)
        if not text:
            return
        if re.fullmatch("h[1-6]", tag.name):
            self.headings.append(Heading(start, end, int(tag.name[1])))
        if _is_furniture(tag):
            self.marks.append(Mark(start, end, "site-notice"))

    def _table(self, tag: Tag, depth: int) -> None:
        layout = tag.find("table") is not None
        rows = []
        for row in _rows_of(tag):
            cells = []
            self._blank = False
            self.writer.begin_row()
            for number, cell in enumerate(row.find_all(["td", "th"], recursive=False)):
                first = layout or not number
                start = self.writer.here if first else self.writer.begin_cell("\t")
                self._blank = False
                self.render(cell, depth + 1)
                if layout:
                    self._line()
                span = stripped(self.writer.since(start), start)
                cells.append((Cell(*span), _number(cell, "colspan"), _number(cell, "rowspan")))
            if cells:
                rows.append(cells)
        if not layout and any(len(cells) > 1 for cells in rows):
            caption = tag.find("caption")
            self.tables.append(
                Table(grid(rows), caption.get_text(" ", strip=True) if caption else "")
            )

    def _bullet(self, item: Tag) -> str:
        parent = item.parent
        inset = _INSET * len(item.find_parents("li"))
        if parent is None or parent.name != "ol":
            return f"{inset}- "
        first = str(parent.get("start", "1"))
        number = self._numbers.get(id(parent), int(first) if first.isdigit() else 1)
        self._numbers[id(parent)] = number + 1
        return f"{inset}{number}. "


def _has_short_value(term: Tag) -> bool:
    """Say whether one value without parts of its own follows a term, and so stands beside it."""
    value = term.find_next_sibling(["dt", "dd"])
    after = value.find_next_sibling(["dt", "dd"]) if isinstance(value, Tag) else None
    single = not isinstance(after, Tag) or after.name == "dt"
    plain = isinstance(value, Tag) and value.find(["p", "ul", "ol", "div", "br", "table"]) is None
    return plain and single and isinstance(value, Tag) and value.name == "dd"


def _rows_of(table: Tag) -> list[Tag]:
    """Return a table's own rows, those of tables inside its cells excluded."""
    groups = [table, *table.find_all(["thead", "tbody", "tfoot"], recursive=False)]
    return [row for group in groups for row in group.find_all("tr", recursive=False)]


def _number(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return int(value) if value.isdigit() and len(value) < 4 else 1


def _is_furniture(tag: Tag) -> bool:
    names = [*(tag.get("class") or []), str(tag.get("id", "")), str(tag.get("role", ""))]
    return tag.name in ("nav", "button") or any(_FURNITURE.fullmatch(name) for name in names)
