"""A document's tables to statements; what cannot be told is named, not guessed."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rolegraph.errors import Omission
from rolegraph.extraction.english.extract import collected
from rolegraph.extraction.english.page.definitions import abbreviated
from rolegraph.extraction.english.page.register import Register
from rolegraph.extraction.joining import joined
from rolegraph.extraction.sentences import statements
from rolegraph.extraction.structure.bearers.organisations import opening
from rolegraph.extraction.tables.cells.cells import distinct, is_one_title, is_title, passage
from rolegraph.extraction.tables.cells.codes import codes, decoded
from rolegraph.extraction.tables.cells.ranges import says_verdict
from rolegraph.extraction.tables.cells.references import with_cells
from rolegraph.extraction.tables.columns.shapes import Shape, shape
from rolegraph.extraction.tables.grids.footnotes import footnotes
from rolegraph.extraction.tables.grids.scripts import around, as_read
from rolegraph.extraction.tables.readers.approvers import read_matters
from rolegraph.extraction.tables.readers.bands import read_bands
from rolegraph.extraction.tables.readers.bearing import untold
from rolegraph.extraction.tables.readers.builder import Builder
from rolegraph.extraction.tables.readers.decisions import read_decisions
from rolegraph.extraction.tables.readers.forms import form_title, read_form
from rolegraph.extraction.tables.readers.indicators import read_indicators
from rolegraph.extraction.tables.readers.listrows import said_beside
from rolegraph.extraction.tables.readers.matrices import read_matrix
from rolegraph.extraction.tables.readers.matters import overlong
from rolegraph.extraction.tables.readers.own_powers import read_own_powers
from rolegraph.extraction.tables.readers.owners import owner_above
from rolegraph.extraction.tables.readers.positions import read_positions, read_powers, read_tasks
from rolegraph.extraction.tables.readers.remarks import notes
from rolegraph.extraction.tables.readers.responsibilities import read_assignments
from rolegraph.extraction.tables.readers.templates import header_of, is_guide, read_template
from rolegraph.extraction.tables.readers.together import together
from rolegraph.extraction.tables.readers.unit_forms import described_unit, read_unit_form
from rolegraph.extraction.tables.readers.unit_rows import read_ranks, read_units
from rolegraph.model import Statements
from rolegraph.reading import Cell, Document, Passage, Table

_AROUND, _CAPTION, _LONGEST_TITLE = 400, 3, 60
#: Tables whose rows are matters; what stands below them may say who decides further ones.
_TOLD_BY_ROWS = ("matrix", "matters", "bands")
#: Two cells may be a label and its value; more are no line of text.
_COLUMNS = 3
#: Cells of a row that names who and how much.
_PAIR = 2
_LEGEND = "Say under the table what each letter or mark means (A = approve)."
_QUOTE = 'Put amounts with commas in quotation marks ("5,000").'
_HEAD = "Say in the header what they do with the matter (requests, reviews, approves)."
_NAME = "Write the title of the position; put what else is to be said into a column of its own."
_WHOSE = "Write the title of the position above the table."
#: Kinds of tables that are nothing without the position above them, and no text either.
_LISTING = ("powers", "tasks", "own")
_SAY = "Write a clause for each who acts, ending in what they do (财务部审核，总裁审批)."
_SHOWN = 5
_MEND = "Correct the cell and build again."
_REMEDY = "Give the columns headers (position, superior, duty …), or use `rolegraph template`."


@dataclass(slots=True)
class _Read:
    """What became of a document's tables."""

    covered: list[tuple[int, int]] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)


def extract(document: Document, organisation: str = "") -> Statements:
    """Return what the tables of a document say.

    ``organisation`` is the id of the one they are of; without it the file's own.
    """
    document = decoded(as_read(document))
    builder, _ = _read(document, organisation)
    made = together(collected(builder.register, builder.findings))
    made = replace(made, steps=tuple(sorted(builder.steps, key=lambda s: s.id)))
    if builder.sections:
        made = joined(statements.read(builder.outline(), document), made)
    return with_cells(made, document)


def covered(document: Document) -> tuple[tuple[int, int], ...]:
    """Return the spans of the stored text that ``extract`` reads, which readers of text skip."""
    document = decoded(as_read(document))
    spans: list[tuple[int, int]] = []
    for table in filter(distinct_rows, document.tables):
        if _is_told(document, table) or is_guide(table) or _is_of_nobody(document, table):
            spans.append(_without_notes(table) if document.script == "Latn" else span(table))
        else:
            # Read as text, titles side by side would run together to one that nobody has, and what
            # is said beside a matter would be of whoever the text is about.
            latin = document.script == "Latn"
            misread = [span(Table((row,))) for row in table.rows if _is_misread(row, latin)]
            spans += misread or ([] if latin else said_beside(table, document.text))
    return tuple(spans)


def _is_told(document: Document, table: Table) -> bool:
    """Say whether a table is read: its header tells how, and whose it is is told too."""
    kind = shape(table, _above(document, table)).kind
    return bool(kind) and (
        kind == "form" or kind not in _OWNED or _owner(document, table) is not None
    )


def _is_of_nobody(document: Document, table: Table) -> bool:
    """Say whether a Chinese table lists rights of whom nothing names, which are no sentences."""
    found = shape(table, _above(document, table)).kind in _LISTING
    return found and document.script != "Latn"


def omissions(document: Document) -> tuple[Omission, ...]:
    """Return the tables that hold titles of positions but do not tell what their columns are."""
    return tuple(_read(decoded(as_read(document)), "")[1].omissions)


def titles(document: Document) -> tuple[tuple[int, int], ...]:
    """Return where the positions' titles and units' names stand that forms describe: text below is theirs."""
    shapes = (shape(table) for table in decoded(as_read(document)).tables if distinct_rows(table))
    forms = (found for found in shapes if found.kind == "form")
    cells = (form_title(found) or described_unit(found) for found in forms)
    return tuple((cell.start, cell.end) for cell in cells if cell)


def named(document: Document) -> tuple[str, ...]:
    """Return the titles that tables name whole where a sentence's words alone would not tell their end.

    "Assistant Manager, Human Resource", "Regional Controller CEE".
    """
    cells = (c.text for t in as_read(document).tables for row in t.rows for c in row)
    texts = (" ".join(words_of.split()) for words_of in cells if len(words_of) <= _LONGEST_TITLE)
    open_ended = (one for one in texts if "," in one or one[-3:].isupper())
    return tuple(dict.fromkeys(t for t in open_ended if is_one_title(t)))


def span(table: Table) -> tuple[int, int]:
    """Return where a table lies in the stored text."""
    spans = [each for row in table.rows for c in row if c.text for each in c.spans]
    return (min(a for a, _ in spans), max(b for _, b in spans)) if spans else (0, 0)


def _without_notes(table: Table) -> tuple[int, int]:
    """Return where a table lies without the lines of one cell at its end, which are text below it."""
    sizes = [len(distinct(row)) for row in table.rows]
    legend = [any("=" in cell.text for cell in row) for row in table.rows]
    stated = (n for n, size in enumerate(sizes) if size > 1 or legend[n])
    last = max(stated, default=len(sizes) - 1)
    return span(Table(table.rows[: last + 1], table.name))


def distinct_rows(table: Table) -> bool:
    """Say whether a table has any cells at all."""
    return any(distinct(row) for row in table.rows)


def _read(document: Document, organisation: str) -> tuple[Builder, _Read]:
    register = Register(document, called=abbreviated(document.text))
    builder = Builder(register, organisation, codes(document), footnotes(document))
    read = _Read()
    for number, table in enumerate(document.tables, 1):
        if not distinct_rows(table):
            continue
        found = shape(table, _above(document, table))
        if not builder.organisation and found.kind and not header_of(table):
            named = _titled(document, table)
            builder.organisation = register.organisation(named.text if named else "", named)
        builder.sections += notes(table, builder) if found.kind in _TOLD_BY_ROWS else ()
        for reason, remedy in (*_one(found, builder), *_strangers(builder)):
            name = f"{document.path}, table {table.name or number}"
            read.omissions.append(Omission(name, reason, remedy))
    return builder, read


def _titled(document: Document, table: Table) -> Passage | None:
    """Return the organisation that opens a full-width row above the header, None where none does."""
    for row in table.rows:
        cells = distinct(row)
        if len(cells) != 1:
            return None
        if named := opening(passage(document, cells[0])):
            return named
    return None


def _one(found: Shape, builder: Builder) -> Iterator[tuple[str, str]]:
    """Read one table; yield why it, or parts of it, could not be read, and what to do."""
    names = header_of(found.table)
    if is_guide(found.table):
        return
    yield from ((why, _QUOTE) for why in overlong(found))
    yield from ((why, _HEAD) for why in untold(found))
    if names:
        yield from ((why, _MEND) for why in read_template(found, names, builder))
    elif found.kind == "matrix":
        if found.beside:
            read_positions(found.beside, builder)
        beside = _around(builder.document, found.table)
        yield from ((why, _LEGEND) for why in read_matrix(found, builder, beside))
    elif found.kind in _OWNED:
        yield from ((why, _WHOSE) for why in _owned(found, builder))
    elif found.kind in _BY_ROWS:
        _BY_ROWS[found.kind](found, builder)
    elif not found.kind and _holds_titles(found.table) and not _is_list(builder, found.table):
        yield "has no header row that tells what its columns hold.", _REMEDY


def _owned(found: Shape, builder: Builder) -> Iterator[str]:
    """Read a table that may be of the position above it; yield that nothing says whose it is."""
    titled = found.kind == "form" and form_title(found)
    if found.kind == "form" and not titled and read_unit_form(found, builder):
        return
    above = None if titled else _owner(builder.document, found.table)
    if not (titled or above) and found.kind in _LISTING:
        yield "lists what somebody may do, and not who."
    _OWNED[found.kind](found, builder, above)


def _strangers(builder: Builder) -> Iterator[tuple[str, str]]:
    """Yield the words that stand where a table names who acts, or how, and do not."""
    for said, why, remedy in (
        (builder.strangers, "names nobody where it should", _NAME),
        (builder.unread, "does not say who acts and how where it should", _SAY),
    ):
        if said:
            yield f"{why}: {', '.join(list(dict.fromkeys(said))[:_SHOWN])}.", remedy
        said.clear()


#: Readers of tables that say everything themselves, and of those that may be the position's above.
_BY_ROWS = {
    "positions": read_positions,
    "matters": read_matters,
    "bands": read_bands,
    "steps": read_assignments,
    "units": read_units,
    "ranks": read_ranks,
}
_OWNED = {
    "form": read_form,
    "powers": read_powers,
    "tasks": read_tasks,
    "indicators": read_indicators,
    "decisions": read_decisions,
    "own": read_own_powers,
}


def _holds_titles(table: Table) -> bool:
    """Say whether titles, or who does what, stand in rows of several cells.

    A cell a row is a chart, read as text.
    """
    rows = [row for row in table.rows if len(distinct(row)) > 1]
    verdicts = any(says_verdict(c.text) for row in rows for c in distinct(row)[1:])
    return sum(map(_titles_in, rows)) > 1 or verdicts


def _is_list(builder: Builder, table: Table) -> bool:
    """Say whether rows of two cells are read as the list that the sentence above announces."""
    above = _above(builder.document, table)
    announced = above.endswith(":") and "following" in above.lower()
    return announced and all(len(distinct(row)) == _PAIR for row in table.rows if distinct(row))


def _is_misread(row: tuple[Cell, ...], latin: bool) -> bool:
    """Say whether a row of a table that is not told would say something false as one line of text.

    In Chinese only titles beside something else do: 员工录用 门店经理 总经理; titles alone are a chart.
    """
    if not latin:
        return _titles_in(row) > 1 and _titles_in(row) < len(distinct(row)) >= _COLUMNS
    told = any(says_verdict(c.text) for c in distinct(row)[1:])
    return len(distinct(row)) >= _COLUMNS or _titles_in(row) > 1 or told


def _titles_in(row: tuple[Cell, ...]) -> int:
    return sum(is_title(cell.text) for cell in distinct(row))


def _owner(document: Document, table: Table) -> tuple[str, Cell] | None:
    """Return the title above a table that does not name its position, with its place."""
    every = [t for t in document.tables if distinct_rows(t)]
    forms = (shape(t) for t in every if span(t)[0] < span(table)[0])
    cells = (form_title(found) for found in forms if found.kind == "form")
    spans = [span(t) for t in every]
    return owner_above(document, span(table)[0], spans, [c for c in cells if c])


def _around(document: Document, table: Table) -> str:
    start, end = span(table)
    before, after = (start - _AROUND, start), (end, end + _AROUND)
    return " ".join(around(document, *part) for part in (before, after))


def _above(document: Document, table: Table) -> str:
    """Return the last lines over a table, as far as the one before: its caption, its unit."""
    start = span(table)[0]
    before = max((e for _, e in map(span, document.tables) if e <= start), default=0)
    lines = [one for one in around(document, before, start).splitlines() if one.strip(" |")]
    return "\n".join(line.strip(" \t#*|") for line in lines[-_CAPTION:])
